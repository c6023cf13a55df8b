// Inputs of one kind in any size.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/fuzz/input.hpp"

namespace biaochi::test {

// Inputs of size n, of which the cost is measured (growth.hpp).
struct Shape {
    std::string name;
    Input (*make)(std::size_t n);
};
const std::vector<Shape>& standard_shapes();  // for the parser
const std::vector<Shape>& row_shapes();       // for the model: the sentences of a row
const std::vector<Shape>& model_shapes();     // for the model: what stands before the rows
const std::vector<Shape>& facts_shapes();     // for the readers of facts

// ---- what they are made of ----

std::string each(std::size_t n, const std::function<std::string(std::size_t)>& make);
std::string nth(std::size_t n);
// The n-th of many names, of characters that are no words.
std::string name_of(std::size_t n);
// A standard up to its rows.
inline const std::string head =
    "单位 人 计数。单位 次 计数。单位 元。标准 「测」 版本 「一」 总分 10分。\n"
    "事实 甲:人 乙:人 次数:次 金额:元 好:是否 增幅:%\n";
// A standard of one row of 10 points around the sentences; `more` stands before it.
Input row(const std::string& sentences, const std::string& more = "");

}  // namespace biaochi::test
