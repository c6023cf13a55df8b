// The ways to show a result: one file each, and the one table of them (formats() in report.cpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/report/places.hpp"
#include "interpreter/report/style.hpp"
#include "interpreter/score/scorecard.hpp"

namespace biaochi::report {

// What a report is made of.
struct Result {
    const score::Scorecard& scorecard;
    const Places& places;
    Style style;

    const model::Model& model() const { return *scorecard.model; }
    const facts::Table& facts() const { return *scorecard.facts; }
    Language language() const { return style.language; }
};

// What an explanation speaks of: indices of subjects, and of rows (none: the whole table).
struct Choice {
    std::vector<std::size_t> subjects, rows;
};

struct Format {
    std::string_view name, alias;  // as given to --format; the alias is Chinese ("": none)
    std::string_view extension;    // of an output file, with the dot
    std::string (*score)(const Result& result);
    std::string (*explain)(const Result& result, const Choice& choice);  // nullptr: cannot show explanations
};
const std::vector<Format>& formats();

// Tables of a terminal: one subject in full, or a line for each of several.
std::string text(const Result& result);
std::string explain_text(const Result& result, const Choice& choice);

// 对象, a column per numbered row of the standard, 总分 (and 结论 where a pass mark was given), in every
// language the same; where a subject lacks facts, 未提供 with their names, where one has facts that are not
// verified, 未核实. RFC 4180, UTF-8, LF. A refused subject keeps its row, figures empty. A name that a
// spreadsheet would take for a formula (it begins with = + - @, full-width or not, a tab or a line break)
// gets a leading apostrophe.
std::string csv(const Result& result);
std::string csv_cell(std::string_view text);
bool like_a_formula(std::string_view text);

// Figures are JSON strings, because they are exact and JSON's numbers are read as binary fractions by most
// programs: "87.5", "1/3". A range is {"low", "high"}, any other absence {"state"}. Keys are English in every
// language.
std::string json(const Result& result);
std::string explain_json(const Result& result, const Choice& choice);

std::string markdown(const Result& result);
std::string explain_markdown(const Result& result, const Choice& choice);

}  // namespace biaochi::report
