// Forms: files in which facts are filled in, and in which import writes what it read. One file per format,
// and the one table of them (formats() in form.cpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/model/model.hpp"
#include "lang/source/source.hpp"

namespace biaochi::forms {

struct Form {
    const model::Model& model;
    const Sources& sources;
    // What stands in it, after facts::complete(): subjects that are refused are left out, and so is what
    // follows from ledgers (Cell::derived). nullptr: an empty form.
    const facts::Table* table = nullptr;
    Language language = Language::zh;
    bool sheet_per_subject = false;
    std::vector<std::string> subjects = {};  // names that an empty form already has
};

struct Format {
    std::string_view name, extension;  // the extension with the dot, lower case
    // What of the form this format has no place for ("the ledgers"); "" if it holds all of it.
    Text (*cannot)(const Form& form);
    // The bytes of the file. Throws std::system_error where the system refuses a temporary file.
    std::string (*write)(const Form& form);
};
// Those that hold everything first.
const std::vector<Format>& formats();

// The format of a file's extension (in any case); nullptr if it is none of a form.
const Format* format_of(std::string_view path);

std::string write_xlsx(const Form& form);
// A line for each value. What is still to be filled in stands in comments: a value that is left empty is a
// mistake, and a line that is still a comment is not given.
std::string write_facts(const Form& form);
// A row for each subject, with a byte order mark and CRLF, as spreadsheet programs want it.
std::string write_csv(const Form& form);

}  // namespace biaochi::forms
