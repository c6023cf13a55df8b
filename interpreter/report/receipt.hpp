// The receipt of an import (导入回执): what became of every sheet, row and cell that was read.
#pragma once

#include <string>
#include <vector>

#include "interpreter/model/model.hpp"

namespace biaochi::report {

struct Import {
    const model::Model& model;
    const Sources& sources;
    const facts::Table& table;         // after facts::complete()
    const Diagnostics& diagnostics;    // all that was said about the facts
    std::vector<std::uint32_t> files;  // sources, in the order in which they were read
    Language language = Language::zh;
};

enum class Fate { used, passed_over, refused };

struct ReceiptCell {
    Span span;
    Fate fate = Fate::used;
    Text what;  // used: what it is read as; else why not
};

struct ReceiptRow {
    Span span;
    std::string subject;  // "" where it names none
    std::string ledger;   // "" of facts
    bool accepted = false;
};

// A sheet of a workbook, or a whole file.
struct ReceiptSheet {
    std::uint32_t source = 0;
    const Sheet* sheet = nullptr;
    std::vector<ReceiptRow> rows;    // by their place
    std::vector<ReceiptCell> cells;  // by their place

    std::size_t accepted() const;
    std::size_t count(Fate fate) const;
};

struct Receipt {
    std::vector<ReceiptSheet> sheets;
    std::vector<const Diagnostic*> elsewhere;  // errors that have no place in a file
    std::size_t subjects = 0, refused = 0;

    std::size_t rows() const;
    std::size_t accepted() const;
    std::size_t count(Fate fate) const;
};

Receipt receipt(const Import& import);

std::string receipt_markdown(const Import& import, const Receipt& receipt);
std::string receipt_json(const Import& import, const Receipt& receipt);

}  // namespace biaochi::report
