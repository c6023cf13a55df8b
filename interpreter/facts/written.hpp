// Values on their way back to text: for messages and explanations.
#pragma once

#include "interpreter/facts/table.hpp"

namespace biaochi::facts {

// A value as somebody would write it for that fact: 80%, 12人, 是, 行政村, 2024年3月1日. `texts` are those of
// the table, for facts that are texts.
Text as_written(const Declaration& fact, const Number& value, const std::vector<std::string>& texts = {});

// What a cell that was given says, 不适用 too.
Text as_written(const Declaration& fact, const Cell& cell, const std::vector<std::string>& texts);

// An evidence as one line: 见台账;文件 台账.pdf;核实人 张三.
Text as_written(const Evidence& evidence);

// The range that a fact is declared with, as it is written; "" where there is none.
Text declared_range(const Declaration& fact);

}  // namespace biaochi::facts
