// The sheets of a form. What is read back: the rows of names and what stands below them, and on the cover
// 标准, 版本 and 报告期; all else is for people.
#pragma once

#include "interpreter/forms/book.hpp"
#include "interpreter/forms/content.hpp"

namespace biaochi::forms {

// A form on its way into a workbook.
struct Workbook {
    const Content& content;
    Book book;
    // Drop-down lists that are too long to stand in a cell's validation: the ranges of the cover that hold
    // them.
    std::map<const facts::Declaration*, std::string> lists = {};

    bool filled() const { return content.form.table != nullptr; }
    Page add(Message name);
};

void write_cover(Workbook& workbook);
void write_facts_sheet(Workbook& workbook);
void write_subject_sheets(Workbook& workbook);
void write_ledger_sheet(Workbook& workbook, std::size_t ledger);
void write_evidence_sheet(Workbook& workbook);

// ---- shared by the sheets ----

// What a drop-down list of it offers; empty if it has none.
std::vector<std::string> choices(const Content& content, const facts::Declaration& declaration);
// Whether the list is too long for a cell's validation.
bool needs_range(const std::vector<std::string>& choices);

// The cell of a value, given or empty.
void write_value(const Workbook& workbook, Page& page, std::uint32_t row, std::uint32_t column,
                 const facts::Declaration& declaration, const facts::Cell* cell, bool must);
// What may be typed into these cells, said in words when one of them is chosen.
void accept(const Workbook& workbook, Page& page, std::uint32_t first_row, std::uint32_t last_row,
            std::uint32_t column, const facts::Declaration& declaration);
// Texts that tell who is meant: 镇街 and 统计代码 as texts, with a check of the latter.
void accept_code(const Workbook& workbook, Page& page, std::uint32_t first_row, std::uint32_t last_row,
                 std::uint32_t column);
void accept_list(Page& page, std::uint32_t first_row, std::uint32_t last_row, std::uint32_t column,
                 const std::vector<std::string>& list);

}  // namespace biaochi::forms
