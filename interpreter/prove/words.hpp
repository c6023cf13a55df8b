// Facts, points and sentences as findings say them.
#pragma once

#include "interpreter/prove/local.hpp"
#include "interpreter/prove/prove.hpp"

namespace biaochi::prove {

Text value_text(const facts::Declaration& fact, const Number& value);
Text points_text(const Number& points);
// What the row reads, and what a check made differ from the rest.
Witness witness_of(const Local& local, const Point& point);
// The words of the standard, on one line.
Text sentence_text(const Sources& sources, Span span);
Text row_text(const model::Row& row);

}  // namespace biaochi::prove
