#include <array>

#include "lang/base/text.hpp"
#include "lang/syntax/tree.hpp"

namespace biaochi::syntax {

namespace {

struct KindRow {
    std::string_view id, zh, en;
};
constexpr KindRow kinds[] = {
#define BIAOCHI_KIND(name, zh, en) {#name, zh, en},
#include "lang/syntax/kinds.inc"
#undef BIAOCHI_KIND
};

bool is_leaf(Kind kind) {
    return kind == Kind::number || kind == Kind::unit || kind == Kind::name || kind == Kind::label ||
           kind == Kind::quote;
}

void print(const Tree& tree, const Sources& sources, const Node& node, std::size_t depth, std::string& out) {
    out.append(depth * 2, ' ');
    out += kind_id(node.kind);
    if (node.word != Word::none) {
        out += ' ';
        out += word_id(node.word);
    }
    const std::string_view text = sources.text(tree.span(node));
    if (node.kind == Kind::quote) {
        out += " \"";
        out += unquoted(text);
        out += '"';
    } else if (is_leaf(node.kind) || (node.kind == Kind::op && node.word == Word::none)) {
        std::string folded = fold(text);
        for (const auto& [written, plain] : {std::pair{"×", "*"}, {"÷", "/"}, {"−", "-"}})
            if (folded == written) folded = plain;
        out += ' ';
        out += folded;
    }
    out += '\n';
    for (const Node& child : node.children) print(tree, sources, child, depth + 1, out);
}

}  // namespace

std::string_view kind_id(Kind kind) { return kinds[static_cast<std::size_t>(kind)].id; }

Text kind_name(Kind kind) {
    const KindRow& row = kinds[static_cast<std::size_t>(kind)];
    return {std::string(row.zh), std::string(row.en)};
}

std::string_view unquoted(std::string_view quote) {
    if (quote.empty()) return quote;
    const std::size_t open = decode(quote, 0).size;
    const std::size_t close = quote.front() == '"' ? 1 : 3;  // 」 and ” take three bytes
    return quote.size() < open + close ? std::string_view() : quote.substr(open, quote.size() - open - close);
}

std::string print(const Tree& tree, const Sources& sources) {
    std::string out;
    print(tree, sources, tree.root, 0, out);
    return out;
}

std::string respell(const Tree& tree, const Sources& sources, Language language) {
    const std::string_view text = sources[tree.source].text;
    std::string out;
    const auto joins = [&](char32_t before, char32_t after) {  // would run together into another token
        const auto letter = [](char32_t c) { return is_letter(c) || is_digit(c) || c == '%'; };
        return letter(before) && letter(after) && (is_ascii_letter(before) || is_ascii_letter(after));
    };
    const auto last = [&]() -> char32_t {
        std::size_t at = out.size();
        if (at == 0) return U' ';
        do --at;
        while (at > 0 && (static_cast<unsigned char>(out[at]) & 0xC0U) == 0x80U);
        return decode(out, at).value;
    };
    std::size_t done = 0;
    for (const WordSpan& word : tree.words) {
        std::string_view between = text.substr(done, word.begin - done);
        if (!between.empty() && !out.empty() && done > 0 && joins(last(), decode(between, 0).value))
            out += ' ';
        out += between;
        const std::string_view written = text.substr(word.begin, word.end - word.begin);
        const bool keep = is_spelling(word.word, written, language) || !is_letter(decode(written, 0).value);
        const std::string_view now = keep ? written : spelling(word.word, language);
        if (joins(last(), decode(now, 0).value)) out += ' ';
        out += now;
        done = word.end;
    }
    const std::string_view rest = text.substr(done);
    if (!rest.empty() && done > 0 && joins(last(), decode(rest, 0).value)) out += ' ';
    out += rest;
    return out;
}

}  // namespace biaochi::syntax
