// What a sentence read: the facts and definitions under an expression.
#pragma once

#include <string>
#include <vector>

#include "interpreter/report/explanation.hpp"

namespace biaochi::report {

// One subject's values, and where everything stands.
struct Case {
    const model::Model& model;
    const facts::Table& table;
    std::size_t subject;
    const std::vector<Value>& values;  // by expression id
    const score::Ranges* ranges;       // where it lacks facts
    const Places& places;

    const Value* value(model::Id id) const { return id < values.size() ? &values[id] : nullptr; }
    bool holds(model::Id id) const { return value(id) != nullptr && value(id)->truth(); }
};

// Adds what the expressions read to the line: each fact once, and each definition that the sentence names,
// directly or through another one's formula.
void add_evidence(const Case& of, const std::vector<model::Id>& roots, RuleLine& line);

// A sentence with its evidence, its tier and its rulings (rule_line.cpp). Its amount is its effect, before
// other sentences of the row overrule it.
RuleLine rule_line(const Case& of, const model::Rule& rule);

// The unit of an expression as far as its facts tell: "%" for a quotient of equal units, "" for a pure
// number.
std::string unit_of(const model::Model& model, model::Id id);

}  // namespace biaochi::report
