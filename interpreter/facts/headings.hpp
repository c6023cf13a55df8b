// What the name of a column means.
#pragma once

#include "interpreter/facts/csv_header.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::facts {

// Which column a name is, in any width: a word, a fact (in the file of a ledger, a field) by its name or its
// official words, these with the declared unit in brackets, or 序号 and 备注. `unknown` if it is none of
// them.
ColumnKind column_kind(Intake& intake, std::string_view name, std::size_t& fact);

// Whether it is the column that names the subjects: 对象 or 统计代码. Cheaper than to ask which one it is.
bool names_subjects(std::string_view name);

// Whether it is named so in one of the languages, in any width and case.
bool is_called(std::string_view written, Message name);

// Whether it is what a row of totals is called.
bool is_total(std::string_view written);

// Which column a name is, and tells what is wrong: a name that is unknown, official words of two facts,
// another unit.
Column read_heading(Intake& intake, std::string_view name, Span span);

}  // namespace biaochi::facts
