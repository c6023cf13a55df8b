// The syntax tree: language-free, lossless, the one product of parsing. A node is a kind, the first word in
// it, a span, and its children; the words between are data, so one tree serves both spellings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lang/source/source.hpp"
#include "lang/words/words.hpp"

namespace biaochi::syntax {

enum class Kind : unsigned char {
#define BIAOCHI_KIND(name, zh, en) name,
#include "lang/syntax/kinds.inc"
#undef BIAOCHI_KIND
};

std::string_view kind_id(Kind kind);
Text kind_name(Kind kind);

struct Node {
    Kind kind = Kind::file;
    Word word = Word::none;  // the first word in the node
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::vector<Node> children;

    const Node* child(Kind wanted) const {
        for (const Node& node : children)
            if (node.kind == wanted) return &node;
        return nullptr;
    }
};

// One word as written, so that a file can be respelled without touching anything else.
struct WordSpan {
    std::uint32_t begin, end;
    Word word;
};

struct Tree {
    std::uint32_t source = 0;
    Node root;
    std::vector<WordSpan> words;  // in order

    Span span(const Node& node) const { return {source, node.begin, node.end}; }
};

// What is written inside a quote, without its marks.
std::string_view unquoted(std::string_view quote);

// One line per node: kind, word, text of the leaves. Free of spelling and of layout: two files that differ
// only in those print the same.
std::string print(const Tree& tree, const Sources& sources);

// The same file with every word in the other spelling. Comments, layout, names, numbers and quotes stay as
// they are.
std::string respell(const Tree& tree, const Sources& sources, Language language);

}  // namespace biaochi::syntax
