// Source → SyntaxTree.
#pragma once

#include "lang/syntax/tree.hpp"

namespace biaochi::syntax {

// The tree of a source and everything that is wrong with its syntax (several mistakes per run). With errors
// the tree holds what could be read; it must not be scored. Linear in the size of the text; nesting is
// limited to 64.
struct Parsed {
    Tree tree;
    Diagnostics diagnostics;
};
Parsed parse(const Sources& sources, std::uint32_t source);

// The largest standard file that is read, in bytes.
constexpr std::size_t max_standard_size = 4U << 20U;

}  // namespace biaochi::syntax
