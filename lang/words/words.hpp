// Spelling as data: the words of the language, in both languages. Nothing else in the project spells one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/diagnostic/diagnostic.hpp"

namespace biaochi {

enum class Word : unsigned char {
    none,
#define BIAOCHI_WORD(name, zh, en) name,
#include "lang/words/words.inc"
#undef BIAOCHI_WORD
};

// The spelling that is written in that language.
std::string_view spelling(Word word, Language language);
Text spelling(Word word);
// Whether it is written so in that language, as the first spelling or a synonym.
bool is_spelling(Word word, std::string_view written, Language language);

// Stable name for dumps and tests ("at_least").
std::string_view word_id(Word word);

// Every spelling of both languages (for suggestions).
const std::vector<std::string>& all_spellings();

// The word that is spelled exactly so (full-width forms folded), Word::none if there is none.
Word exact_word(std::string_view written);

struct WordMatch {
    Word word = Word::none;
    std::size_t size = 0;  // bytes
};

// Reads words out of one text. A run (unbroken letters) that consists of words only is those words; every
// other run is one name, whole. After a number a run is a unit and then words. Each run is analysed once, in
// time linear in its length; see docs/language.md, "Words and names".
class Lexis {
public:
    explicit Lexis(std::string_view text) : text_(text) {}

    WordMatch word_at(std::size_t offset);
    std::size_t name_at(std::size_t offset);  // bytes, 0 if there is no name here
    std::size_t unit_at(std::size_t offset);  // bytes, 0 if the run here is made of words only

private:
    struct Cell {
        WordMatch first;         // the word here, if the rest of the run is words (or units after 每) only
        std::size_t next = 0;    // next offset where a word begins from which the run is words only
        std::size_t effect = 0;  // next offset where such a word is 得, 加 or 扣
    };
    std::size_t run_end(std::size_t offset) const;
    void analyse(std::size_t begin, std::size_t end);
    const Cell* cell(std::size_t offset);
    std::size_t spelt(std::string_view spelling, std::size_t offset) const;
    WordMatch phrase_at(std::size_t offset) const;
    WordMatch symbol_at(std::size_t offset) const;

    std::string_view text_;
    std::size_t begin_ = 1, end_ = 0;  // the analysed run
    std::vector<Cell> cells_;
};

// What the label of a ruling's option means where a sentence says 按裁定.
enum class MeaningKind {
    name,  // no meaning of its own: used in conditions
    full,
    zero,
    not_applicable,
    points,  // what a ladder gets
    no_deduction,
    incomplete,  // a deduction that cannot be computed
    to_higher,
    to_lower,  // who owns a shared boundary
    whole_steps,
    started_steps,
    in_proportion,  // what a started step counts
    uncapped,
    capped,  // the total
    none,
    any_score,  // the pass mark
};
struct Meaning {
    MeaningKind kind = MeaningKind::name;
    std::string number;  // of points and capped
};
Meaning classify_label(std::string_view label);

}  // namespace biaochi
