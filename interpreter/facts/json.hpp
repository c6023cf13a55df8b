// JSON texts as values that know where they stand, read strictly. Knows nothing of facts.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "lang/diagnostic/diagnostic.hpp"

namespace biaochi::facts::json {

enum class Kind { null, truth, number, text, list, object };

struct Value {
    Kind kind = Kind::null;
    Span span;                 // without the quotes of a text; of a list and an object the opening bracket
    std::string text;          // of a text; of a number and a truth as written
    std::string key;           // its own, in the object that it is in
    Span key_span;             // without the quotes
    std::vector<Value> parts;  // of a list and an object
};

// Brackets inside brackets.
constexpr std::size_t max_depth = 64;

// Reads the JSON text that is this part of a source. Gives each element of a list, else the one value, as
// soon as it is whole. Numbers stay as written. What is no JSON, and a key that stands twice in one object,
// is told and ends the reading.
Diagnostics read(const Sources& sources, Span part, const std::function<void(const Value&)>& each);

}  // namespace biaochi::facts::json
