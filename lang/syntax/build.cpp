#include "lang/syntax/build.hpp"

#include <algorithm>

#include "lang/base/text.hpp"

namespace biaochi::syntax {

namespace {

char32_t closing_mark(char32_t opening) {
    switch (opening) {
        case U'「': return U'」';
        case U'“': return U'”';
        case U'"': return U'"';
        default: return 0;
    }
}

// Characters that a label may hold besides letters and digits.
bool in_label(char32_t c) { return is_letter(c) || is_digit(c) || fold(c) == '%'; }

// A word at the start of a line that opens a cell of a row, or a new part of the file.
bool opens_cell(Word word) {
    return word == Word::content || word == Word::criteria || word == Word::method ||
           word == Word::responsible;
}
bool opens_block(Word word) { return word >= Word::import_ && word <= Word::item; }

}  // namespace

void Builder::restore(const Mark& mark) {
    nodes.resize(mark.nodes);
    words.resize(mark.words);
    token_end = mark.token_end;
    depth = mark.depth;
}

void Builder::close(Kind kind) {
    const Mark mark = marks.back();
    marks.pop_back();
    const bool chain = kind == Kind::product || kind == Kind::sum || kind == Kind::comparison ||
                       kind == Kind::all_of || kind == Kind::any_of;
    if (chain && nodes.size() == mark.nodes + 1) return;  // nothing was joined: the part stands for itself
    Node node;
    node.kind = kind;
    node.begin = mark.begin;
    node.end = std::max(token_end, mark.begin);
    const auto first = nodes.begin() + static_cast<std::ptrdiff_t>(mark.nodes);
    node.children.assign(std::make_move_iterator(first), std::make_move_iterator(nodes.end()));
    nodes.resize(mark.nodes);
    std::size_t child = 0;
    for (std::size_t i = mark.words; i < words.size(); ++i) {
        while (child < node.children.size() && node.children[child].end <= words[i].begin) ++child;
        if (child < node.children.size() && node.children[child].begin <= words[i].begin) continue;
        node.word = words[i].word;
        break;
    }
    nodes.push_back(std::move(node));
}

void Builder::word(std::size_t offset, WordMatch match) {
    const auto begin = static_cast<std::uint32_t>(offset);
    token_end = begin + static_cast<std::uint32_t>(match.size);
    words.push_back({begin, token_end, match.word});
}

std::size_t Builder::unit_size(std::size_t offset) { return lexis.unit_at(offset); }

std::size_t Builder::label_size(std::size_t offset) {
    std::size_t at = offset;
    while (at < text.size()) {
        const CodePoint c = decode(text, at);
        if (!in_label(c.value)) break;
        at += c.size;
    }
    return at - offset;
}

std::size_t Builder::number_size(std::size_t offset) {
    std::size_t at = offset;
    const auto digits = [&](std::size_t from) {
        while (from < text.size()) {
            const CodePoint c = decode(text, from);
            if (!is_digit(c.value)) break;
            from += c.size;
        }
        return from;
    };
    at = digits(at);
    if (at == offset || at >= text.size()) return at - offset;
    const CodePoint point = decode(text, at);
    if (fold(point.value) != '.') return at - offset;
    const std::size_t fraction = digits(at + point.size);
    return (fraction > at + point.size ? fraction : at) - offset;
}

// 1.1, 3.10, (一): digits with points, or anything short in brackets.
std::size_t Builder::row_label_size(std::size_t offset) {
    std::size_t at = offset;
    if (at < text.size() && fold(decode(text, at).value) == '(') {
        at += decode(text, at).size;
        const std::size_t inner = label_size(at);
        at += inner;
        if (inner == 0 || at >= text.size() || fold(decode(text, at).value) != ')') return 0;
        return at + decode(text, at).size - offset;
    }
    while (at < text.size()) {
        const std::size_t digits = number_size(at);
        if (digits == 0) break;
        at += digits;
        if (at >= text.size() || fold(decode(text, at).value) != '.') break;
        if (number_size(at + 1) == 0) break;
        ++at;
    }
    return at - offset;
}

std::size_t Builder::quote_size(std::size_t offset) {
    if (offset >= text.size()) return 0;
    const CodePoint open = decode(text, offset);
    const char32_t close = closing_mark(open.value);
    if (close == 0) return 0;
    for (std::size_t at = offset + open.size; at < text.size() && text[at] != '\n';) {
        const CodePoint c = decode(text, at);
        at += c.size;
        if (c.value == close) return at - offset;
    }
    return 0;
}

void Builder::report(const Failure& failure) {
    const std::size_t offset = failed_at = std::min(failure.offset, text.size());
    const auto span = [&](std::size_t begin, std::size_t end) {
        return Span{source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    };
    const auto code_point_end = [&](std::size_t at) {
        return at < text.size() ? at + decode(text, at).size : at;
    };
    if (failure.expected == nullptr) {
        diagnostics.push_back({Code::syntax_too_deep,
                               span(offset, code_point_end(offset)),
                               {std::to_string(Deeper::limit)},
                               {}});
        return;
    }
    if (offset < text.size() && closing_mark(decode(text, offset).value) != 0 && quote_size(offset) == 0) {
        diagnostics.push_back({Code::syntax_unclosed_quote, span(offset, code_point_end(offset)), {}, {}});
        return;
    }
    // The runs that the mistake may sit in: the one just before, and the one that was found here.
    const auto previous = [&](std::size_t at) {
        do --at;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
        return at;
    };
    std::size_t before = offset;
    while (before > 0 && is_blank(decode(text, previous(before)).value)) before = previous(before);
    const std::size_t run_end = before;
    while (before > 0 && run_end - before < 300 && is_letter(decode(text, previous(before)).value))
        before = previous(before);
    const bool after_number = before > 0 && is_digit(decode(text, previous(before)).value);
    if (const WordMatch word = lexis.word_at(offset); word.size > 0) {  // 计数:人
        std::size_t behind = offset + word.size;
        while (behind < text.size() && is_blank(decode(text, behind).value))
            behind += decode(text, behind).size;
        const char32_t sign = behind < text.size() ? fold(decode(text, behind).value) : 0;
        if (sign == ':' || sign == '=') {
            diagnostics.push_back({Code::syntax_word_as_name,
                                   span(offset, offset + word.size),
                                   {text.substr(offset, word.size)},
                                   {}});
            return;
        }
    }
    const char32_t found = offset < text.size() ? decode(text, offset).value : 0;
    std::size_t next = offset;  // behind a comma, the word that cannot follow
    if (fold(found) == ',') {
        next = offset + decode(text, offset).size;
        while (next < text.size() && is_blank(decode(text, next).value)) next += decode(text, next).size;
    }
    const auto name_size = [&](std::size_t at) { return at < text.size() ? lexis.name_at(at) : 0; };
    // A run one slip away from a word: the one found here, or the one before. After a number its end may be
    // (3人不的分).
    for (const std::size_t begin : {next, before}) {
        const std::size_t size = name_size(begin);
        if (size == 0 || size > 90) continue;
        const std::string_view run = text.substr(begin, size);
        const std::size_t least = begin == before ? 3 : 2;
        for (std::size_t from = 0; from < size; from += decode(run, from).size) {
            const std::string_view end = run.substr(from);
            if (code_points(end).size() < (from == 0 ? least : 3) || (from > 0 && !after_number)) break;
            const std::string guess = nearest(end, all_spellings());
            if (guess.size() <= 3 || edit_distance(fold(end), guess) != 1) continue;
            diagnostics.push_back(
                {Code::syntax_misspelt, span(begin + from, begin + size), {end, guess}, {}});
            return;
        }
    }
    const std::size_t run_size = std::min<std::size_t>(name_size(before), 300);
    for (std::size_t tail = 3; tail < run_size && !after_number; ++tail) {
        const std::string_view run = text.substr(before, run_size);
        const std::string_view word = run.substr(run_size - tail);
        if (exact_word(word) == Word::none) continue;
        const std::string apart = std::string(run.substr(0, run_size - tail)) + " " + std::string(word);
        diagnostics.push_back(
            {Code::syntax_missing_space, span(before, before + run_size), {run, apart}, {}});
        return;
    }
    if (std::u32string_view(U"一二三四五六七八九十百千万零两半").find(found) != std::u32string_view::npos) {
        const std::size_t end =
            offset + std::max<std::size_t>(std::min<std::size_t>(lexis.name_at(offset), 90), 3);
        diagnostics.push_back(
            {Code::syntax_numeral, span(offset, end), {text.substr(offset, end - offset)}, {}});
        return;
    }
    if (const std::size_t size = std::min<std::size_t>(name_size(next), 300); next > offset && size > 0) {
        diagnostics.push_back(
            {Code::syntax_after_comma, span(next, next + size), {text.substr(next, size)}, {}});
        return;
    }
    const bool after = failure.after_previous && token_end > 0;
    if (found == '\n' || found == '\r') {
        diagnostics.push_back({Code::syntax_line_end, span(token_end, token_end), {*failure.expected}, {}});
        return;
    }
    const std::size_t end = [&] {
        if (offset >= text.size()) return offset;
        if (const std::size_t run = std::min<std::size_t>(lexis.name_at(offset), 300); run > 0)
            return offset + run;
        if (const WordMatch word = lexis.word_at(offset); word.size > 0) return offset + word.size;
        if (const std::size_t digits = std::min<std::size_t>(number_size(offset), 40); digits > 0)
            return offset + digits;
        return code_point_end(offset);
    }();
    if (offset >= text.size())
        diagnostics.push_back(
            {Code::syntax_unexpected_end, span(token_end, token_end), {*failure.expected}, {}});
    else
        diagnostics.push_back({Code::syntax_expected,
                               after ? span(token_end, token_end) : span(offset, end),
                               {*failure.expected, text.substr(offset, end - offset)},
                               {}});
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
