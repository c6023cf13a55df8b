// From the place where the grammar failed to what the author most likely did, and to where parsing can go on.
#include <algorithm>
#include <optional>

#include "lang/base/text.hpp"
#include "lang/syntax/build.hpp"

namespace biaochi::syntax {

namespace {

// A word at the start of a line that opens a cell of a row, or a new part of the file.
bool opens_cell(Word word) {
    return word == Word::content || word == Word::criteria || word == Word::method ||
           word == Word::responsible;
}
bool opens_block(Word word) { return word >= Word::import_ && word <= Word::item; }

constexpr std::size_t longest_shown = 300;  // bytes of a run that is looked at or repeated
constexpr std::size_t longest_word = 90;    // bytes; no run longer than this is one slip away from a word

struct Diagnosis {
    Builder& builder;
    const Failure& failure;
    std::string_view text;
    std::size_t offset;         // where the grammar failed
    std::size_t before;         // where the run before it begins
    bool after_number = false;  // that run is a unit and what follows it
    std::size_t next;           // as offset; behind a comma, the word that cannot follow it
    char32_t found = 0;

    Diagnosis(Builder& owner, const Failure& what)
        : builder(owner),
          failure(what),
          text(owner.text),
          offset(std::min(what.offset, text.size())),
          before(offset),
          next(offset) {
        if (offset < text.size()) found = decode(text, offset).value;
        while (before > 0 && is_blank(decode(text, previous(before)).value)) before = previous(before);
        const std::size_t end = before;
        while (before > 0 && end - before < longest_shown && is_letter(decode(text, previous(before)).value))
            before = previous(before);
        after_number = before > 0 && is_digit(decode(text, previous(before)).value);
        if (fold(found) == ',') next = behind_blanks(end_of_character(offset));
    }

    std::size_t previous(std::size_t at) const {
        do --at;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
        return at;
    }
    std::size_t end_of_character(std::size_t at) const {
        return at < text.size() ? at + decode(text, at).size : at;
    }
    std::size_t behind_blanks(std::size_t at) const {
        while (at < text.size() && is_blank(decode(text, at).value)) at = end_of_character(at);
        return at;
    }
    std::size_t name_size(std::size_t at) const {
        return at < text.size() ? std::min(builder.lexis.name_at(at), longest_shown) : 0;
    }

    Diagnostic at(Code code, std::size_t begin, std::size_t end, std::vector<Text> arguments) const {
        return {code,
                {builder.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                std::move(arguments),
                {}};
    }

    // 计数:人 declares a name that is a word.
    std::optional<Diagnostic> word_as_name() const {
        const WordMatch word = builder.lexis.word_at(offset);
        if (word.size == 0) return std::nullopt;
        const std::size_t behind = behind_blanks(offset + word.size);
        const char32_t sign = behind < text.size() ? fold(decode(text, behind).value) : 0;
        if (sign != ':' && sign != '=') return std::nullopt;
        return at(Code::syntax_word_as_name, offset, offset + word.size, {text.substr(offset, word.size)});
    }

    // A run one slip away from a word: the one found here, or the one before. After a number its end may be
    // it (3人不的分).
    std::optional<Diagnostic> misspelt() const {
        for (const std::size_t begin : {next, before}) {
            const std::size_t size = name_size(begin);
            if (size == 0 || size > longest_word) continue;
            const std::string_view run = text.substr(begin, size);
            const std::size_t least = begin == before ? 3 : 2;
            for (std::size_t from = 0; from < size; from += decode(run, from).size) {
                const std::string_view end = run.substr(from);
                if (code_points(end).size() < (from == 0 ? least : 3) || (from > 0 && !after_number)) break;
                const std::string guess = nearest(end, all_spellings());
                if (guess.size() <= 3 || edit_distance(fold(end), guess) != 1) continue;
                return at(Code::syntax_misspelt, begin + from, begin + size, {end, guess});
            }
        }
        return std::nullopt;
    }

    // 底数不清扣4分: a name and the word behind it run together.
    std::optional<Diagnostic> missing_space() const {
        const std::size_t size = after_number ? 0 : name_size(before);
        const std::string_view run = text.substr(before, size);
        for (std::size_t tail = 1; tail < size; ++tail) {
            const std::string_view word = run.substr(size - tail);
            if (exact_word(word) == Word::none) continue;
            const std::string apart = std::string(run.substr(0, size - tail)) + " " + std::string(word);
            return at(Code::syntax_missing_space, before, before + size, {run, apart});
        }
        return std::nullopt;
    }

    // 八分, 得八分: a numeral and what it counts, at the beginning of the run or behind a word.
    std::optional<Diagnostic> numeral() const {
        const auto is_one_of = [this](std::u32string_view signs, std::size_t at) {
            return at < text.size() && signs.find(decode(text, at).value) != std::u32string_view::npos;
        };
        const std::size_t size = std::min(name_size(offset), longest_word);
        for (std::size_t begin = offset; begin < offset + size; begin = end_of_character(begin)) {
            if (begin > offset && exact_word(text.substr(offset, begin - offset)) == Word::none) continue;
            std::size_t end = begin;
            while (is_one_of(U"一二三四五六七八九十百千万零两半", end)) end = end_of_character(end);
            if (end == begin || !is_one_of(U"分次人户件起年月日天项条种个元成倍", end)) continue;
            end = end_of_character(end);
            return at(Code::syntax_numeral, begin, end, {text.substr(begin, end - begin)});
        }
        return std::nullopt;
    }

    std::optional<Diagnostic> after_comma() const {
        const std::size_t size = next > offset ? name_size(next) : 0;
        if (size == 0) return std::nullopt;
        return at(Code::syntax_after_comma, next, next + size, {text.substr(next, size)});
    }

    std::size_t end_of_token() const {
        if (const std::size_t run = name_size(offset); run > 0) return offset + run;
        if (const WordMatch word = builder.lexis.word_at(offset); word.size > 0) return offset + word.size;
        constexpr std::size_t longest_number = 40;
        if (const std::size_t digits = builder.number_size(offset); digits > 0)
            return offset + std::min(digits, longest_number);
        return end_of_character(offset);
    }

    Diagnostic expected() const {
        const std::size_t last = builder.token_end;
        if (offset >= text.size()) return at(Code::syntax_unexpected_end, last, last, {*failure.expected});
        if (found == '\n' || found == '\r') return at(Code::syntax_line_end, last, last, {*failure.expected});
        const std::size_t end = end_of_token();
        const bool after = failure.after_previous && last > 0;
        return at(Code::syntax_expected, after ? last : offset, after ? last : end,
                  {*failure.expected, text.substr(offset, end - offset)});
    }

    Diagnostic run() const {
        if (failure.expected == nullptr)
            return at(Code::syntax_too_deep, offset, end_of_character(offset),
                      {std::to_string(Builder::Deeper::limit)});
        if (closing_mark(found) != 0 && builder.quote_size(offset) == 0)
            return at(Code::syntax_unclosed_quote, offset, end_of_character(offset), {});
        for (const auto guess : {&Diagnosis::word_as_name, &Diagnosis::misspelt, &Diagnosis::missing_space,
                                 &Diagnosis::numeral, &Diagnosis::after_comma})
            if (std::optional<Diagnostic> diagnostic = (this->*guess)()) return *diagnostic;
        return expected();
    }
};

}  // namespace

void Builder::report(const Failure& failure) {
    failed_at = std::min(failure.offset, text.size());
    diagnostics.push_back(Diagnosis(*this, failure).run());
}

std::size_t Builder::resume_size(std::size_t begin, std::size_t offset, Resume resume) {
    std::size_t at = offset;
    const auto next = [&] { at += decode(text, at).size; };
    if (at == begin && at < text.size()) next();
    bool line_start = at == 0 || text[at - 1] == '\n';
    while (at < text.size()) {
        const char32_t c = decode(text, at).value;
        if (c == '\n') {
            if (resume == Resume::line) break;
            line_start = true;
            next();
            continue;
        }
        if (line_start && is_blank(c)) {
            next();
            continue;
        }
        const Word word = line_start ? lexis.word_at(at).word : Word::none;
        if (opens_block(word) || (opens_cell(word) && resume != Resume::block)) break;
        line_start = false;
        if (fold(c) == '#') {
            at = std::min(text.find('\n', at), text.size());
            continue;
        }
        if (closing_mark(c) != 0) {
            const std::size_t quote = quote_size(at);
            at = quote > 0 ? at + quote : std::min(text.find('\n', at), text.size());
            continue;
        }
        const bool stop = c == U'。' || fold(c) == ';' || (c == '.' && number_size(at + 1) == 0);
        next();
        if (stop && resume == Resume::sentence) break;
    }
    return at - offset;
}

}  // namespace biaochi::syntax
