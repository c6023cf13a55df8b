#include "lang/syntax/build.hpp"

#include <algorithm>

#include "lang/base/text.hpp"

namespace biaochi::syntax {

char32_t closing_mark(char32_t opening) {
    switch (opening) {
        case U'「': return U'」';
        case U'“': return U'”';
        case U'"': return U'"';
        default: return 0;
    }
}

namespace {

// Characters that a label may hold besides letters and digits.
bool in_label(char32_t c) { return is_letter(c) || is_digit(c) || fold(c) == '%'; }

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
                       kind == Kind::power || kind == Kind::all_of || kind == Kind::any_of;
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
    for (std::size_t begin = at; begin < text.size();) {
        const std::size_t digits = number_size(begin);
        if (digits == 0) break;
        at = begin + digits;
        if (at >= text.size() || fold(decode(text, at).value) != '.') break;
        begin = at + decode(text, at).size;
    }
    return at - offset;
}

// 2024年3月1日, 2024-03-01: unbroken.
std::size_t Builder::date_size(std::size_t offset) {
    std::size_t at = offset;
    const auto digits = [&](std::size_t least, std::size_t most) {
        std::size_t count = 0;
        while (at < text.size() && is_digit(decode(text, at).value)) {
            at += decode(text, at).size;
            ++count;
        }
        return count >= least && count <= most;
    };
    const auto sign = [&](char32_t wanted) {
        if (at >= text.size() || fold(decode(text, at).value) != wanted) return false;
        at += decode(text, at).size;
        return true;
    };
    if (!digits(4, 4)) return 0;
    if (sign(U'年')) return digits(1, 2) && sign(U'月') && digits(1, 2) && sign(U'日') ? at - offset : 0;
    return sign('-') && digits(2, 2) && sign('-') && digits(2, 2) ? at - offset : 0;
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

}  // namespace biaochi::syntax
