// Facts: what a standard declares (Schema) and what was given, a column per fact and a row per subject.
#pragma once

#include <string>
#include <vector>

#include "lang/base/number.hpp"
#include "lang/diagnostic/diagnostic.hpp"
#include "lang/source/source.hpp"

namespace biaochi::facts {

enum class FactKind { quantity, truth, enumeration };

// A fact as the standard declares it.
struct Declaration {
    std::string name;
    FactKind kind = FactKind::quantity;
    std::string unit;  // "" for a pure number, "%" for a ratio
    std::vector<std::string> unit_aliases;
    bool counted = false;              // whole and not negative
    std::vector<std::string> options;  // of an enumeration; a value is an index into them
    std::string label;                 // official words
    Span span;                         // where it is declared
    bool required = true;              // some rule or check reads it under the chosen rulings
};

struct Schema {
    std::vector<Declaration> facts;
    std::string title, version;  // of the standard
};

// One cell. begin == end: not given.
struct Cell {
    Number value;  // truth: 1 or 0; enumeration: index of the option
    std::uint32_t begin = 0, end = 0;
    bool given() const { return end > begin; }
};

struct Subject {
    std::string name;
    Span span;             // where it is named
    std::string period;    // as written, "" if not given
    bool refused = false;  // something about it is wrong: it is not scored
};

// Everything that was read, in input order. columns[fact][subject].
struct Table {
    std::vector<Subject> subjects;
    std::vector<std::vector<Cell>> columns;
    std::vector<std::vector<std::pair<std::size_t, std::string>>>
        notes;  // per subject: fact index, evidence as written

    Span span(std::size_t fact, std::size_t subject) const {
        const Cell& cell = columns[fact][subject];
        return {subjects[subject].span.source, cell.begin, cell.end};
    }
};

}  // namespace biaochi::facts
