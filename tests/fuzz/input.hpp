// One input of the fuzzer and what is done with it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/properties/random_standard.hpp"

namespace biaochi::test {

enum class Target { standard, facts, csv, json };
// What the files of a target end in.
std::string ending(Target target);

struct Input {
    Target target = Target::standard;
    std::string text;
    std::shared_ptr<facts::Schema> schema;  // what a fact file is read against
};

// What inputs are made of: the files of this repository, random standards, every word of the language.
struct Corpus {
    Corpus();
    std::vector<std::string> standards;  // the two whole ones
    std::vector<std::string> small;      // random standards, the standard library
    std::vector<std::string> facts, csv, json;
    std::vector<std::string> words, names, numbers, marks;
    std::shared_ptr<facts::Schema> community_schema, village_schema;
};

// The input with this number: always the same one.
Input make_input(const Corpus& corpus, std::uint64_t seed, std::size_t index);

// Reads it as far as it can be read: parse, print, respell, resolve, plan, score; or the reader of facts.
// Tells how far that was: the syntax was right, everything was.
enum class Reached { nothing, parsed, accepted };
Reached run(const Input& input);

}  // namespace biaochi::test
