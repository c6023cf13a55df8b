#include "interpreter/facts/json_parts.hpp"

#include <algorithm>

#include "interpreter/facts/evidence.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

using json::Kind;

namespace {

std::string plain(std::string_view key) {
    std::string folded = lower_case(fold(key));
    std::replace(folded.begin(), folded.end(), '_', ' ');
    return folded;
}

}  // namespace

Word word_of_key(std::string_view key) {
    const Word word = word_of(plain(key));
    return word == Word::none && plain(key) == "code" ? Word::code : word;
}

bool is_message(std::string_view key, Message message) {
    return plain(key) == plain(text(message, Language::zh)) ||
           plain(key) == plain(text(message, Language::en));
}

Span JsonParts::place(const Value& value) {
    Span span = value.span;
    if (span.begin == span.end) span = {span.source, span.begin - 1, span.end + 1};
    return span;
}

// A part of an evidence; false if the key is none.
bool JsonParts::evidence(const Value& value, Evidence& evidence) {
    const Word word = word_of_key(value.key);
    const bool is_state = is_message(value.key, Message::form_verified);
    const bool is_note = is_message(value.key, Message::json_note) || word == Word::source;
    if (!is_state && !is_note && word != Word::document && word != Word::date && word != Word::verifier)
        return false;
    if (value.kind == Kind::null) return true;
    if (is_state) {
        if (value.kind != Kind::truth) shape(value, {"true 或 false", "true or false"});
        evidence.unverified = value.text == "false";
        return true;
    }
    if (!is_text(value)) return true;
    const std::string_view text = trim(value.text);
    if (text.find('\n') != std::string_view::npos)
        intake_.mistake(Code::facts_broken_text, value.span, {shown(value.key)});
    if (word == Word::document)
        read_document(intake_, text, place(value), evidence);
    else if (word == Word::date)
        read_evidence_date(intake_, text, place(value), evidence);
    else
        (is_note ? evidence.text : evidence.verifier) = text;
    return true;
}

// Escapes can hide characters that no text of ours has.
bool JsonParts::is_clean(const Value& value) {
    const FirstImpurity found = first_impurity(value.text);
    const bool lone_return = value.text.find('\r') != std::string::npos;
    if (found.kind == Impurity::none && !lone_return) return true;
    const char32_t what = found.kind == Impurity::none ? U'\r' : decode(value.text, found.offset).value;
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name = "U+";
    for (int shift = 12; shift >= 0; shift -= 4)
        name += digits[(what >> static_cast<unsigned>(shift)) & 0xFU];
    intake_.mistake(found.kind == Impurity::bidirectional ? Code::source_bidirectional : Code::source_control,
                    value.span, {name, std::to_string(value.span.begin)});
    return false;
}

bool JsonParts::is_text(const Value& value) {
    if (value.kind == Kind::null) return false;
    if (value.kind == Kind::text) return is_clean(value);
    shape(value, {"“" + shown(value.key) + "”的文字,写在引号里",
                  "the text of “" + shown(value.key) + "”, in quotes"});
    return false;
}

// Keys that differ can mean the same: 对象 and subject.
bool JsonParts::once(std::map<std::string, Span>& met, std::string what, const Value& value) {
    const auto [first, fresh] = met.emplace(std::move(what), value.key_span);
    if (!fresh)
        intake_.mistake(Code::facts_duplicate, value.key_span, {shown(value.key)},
                        {{first->second, Text("第一次写在这里", "first given here")}});
    return fresh;
}

}  // namespace biaochi::facts
