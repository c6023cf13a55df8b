// What parsing builds: nodes and words, taken back when the grammar backtracks, and the messages of failures.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lang/diagnostic/diagnostic.hpp"
#include "lang/syntax/tree.hpp"
#include "lang/words/words.hpp"

namespace biaochi::syntax {

// Thrown by a required rule; caught by the nearest recovered<>.
struct Failure {
    std::size_t offset;
    const Text* expected;  // nullptr: nested too deeply
    bool after_previous;   // the mistake is what is missing after the previous token
};

// What a required rule is called in a message; a row per rule in errors.hpp.
template <typename Rule>
const Text* expectation();

// The mark that closes a quote opened with this one; 0 where it opens none.
char32_t closing_mark(char32_t opening);

// Where parsing goes on after a mistake: after the sentence, on the next line, or at the next part of the
// file.
enum class Resume { sentence, line, block };

class Builder {
public:
    Builder(const Sources& sources, std::uint32_t index)
        : lexis(sources[index].text), text(sources[index].text), source(index) {}

    struct Mark {
        std::size_t nodes, words;
        std::uint32_t begin, token_end;
        std::size_t depth;
    };
    Mark mark() const { return {nodes.size(), words.size(), 0, token_end, depth}; }
    void restore(const Mark& mark);

    template <typename Input>
    std::size_t offset(const Input& in) const {
        return static_cast<std::size_t>(in.current() - text.data());
    }

    // Called around every rule of the grammar.
    void start(std::size_t offset) {
        marks.push_back(mark());
        marks.back().begin = static_cast<std::uint32_t>(offset);
    }
    void keep() { marks.pop_back(); }
    void close(Kind kind);
    void rollback() {
        restore(marks.back());
        marks.pop_back();
    }

    void word(std::size_t offset, WordMatch match);

    std::size_t name_size(std::size_t offset) { return lexis.name_at(offset); }
    std::size_t unit_size(std::size_t offset);
    std::size_t label_size(std::size_t offset);
    std::size_t number_size(std::size_t offset);
    std::size_t row_label_size(std::size_t offset);
    std::size_t quote_size(std::size_t offset);
    std::size_t date_size(std::size_t offset);

    // One level of nesting; throws where it is too deep.
    struct Deeper {
        static constexpr std::size_t limit = 64;
        Deeper(Builder& owner, std::size_t offset) : builder(owner) {
            if (builder.depth >= limit) throw Failure{offset, nullptr, false};
            ++builder.depth;
        }
        ~Deeper() { --builder.depth; }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;
        Builder& builder;
    };

    void report(const Failure& failure);  // in diagnose.cpp
    std::size_t resume_size(std::size_t begin, std::size_t offset, Resume resume);

    Lexis lexis;
    std::string_view text;
    std::uint32_t source;
    std::vector<Node> nodes;
    std::vector<WordSpan> words;
    std::vector<Mark> marks;
    std::uint32_t token_end = 0;
    std::size_t depth = 0;
    std::size_t failed_at = 0;
    Diagnostics diagnostics;
};

}  // namespace biaochi::syntax
