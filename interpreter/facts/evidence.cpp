#include "interpreter/facts/evidence.hpp"

#include <algorithm>
#include <array>

#include "interpreter/facts/facts_line.hpp"
#include "interpreter/facts/value.hpp"

namespace biaochi::facts {

namespace {

std::size_t token_end(std::string_view text, std::size_t from) {
    const std::size_t size =
        find(text.substr(from), [](char32_t c) { return is_blank(c) || is_opening(c) || c == ';'; });
    return size == std::string_view::npos ? text.size() : from + size;
}

struct Part {
    Word word = Word::none;
    std::string_view after;  // what follows the word
};

// The word of an evidence that a text begins with; in English it has up to two parts (“verified by”).
Part part_at(std::string_view text) {
    constexpr std::array<Word, 5> words = {Word::source, Word::document, Word::date, Word::verifier,
                                           Word::unverified};
    std::size_t end = 0;
    for (int tokens = 0; tokens < 2 && end < text.size(); ++tokens) {
        end = token_end(text, tokens == 0 ? 0 : end + decode(text, end).size);
        const Word word = word_of(text.substr(0, end));
        if (std::find(words.begin(), words.end(), word) != words.end()) return {word, trim(text.substr(end))};
    }
    return {};
}

bool is_semicolon(char32_t c) { return fold(c) == ';'; }

bool is_date(std::string_view text) { return read_date_or_month(text).parts > 0; }

// Whether an evidence begins here, and not a word of a value that goes on.
bool begins_evidence(std::string_view text) {
    const Part part = part_at(text);
    switch (part.word) {
        case Word::none: return false;
        case Word::date: return is_date(part.after.substr(0, token_end(part.after, 0)));
        case Word::unverified:
            return part.after.empty() || begins_quote(part.after) ||
                   is_semicolon(decode(part.after, 0).value) || part_at(part.after).word != Word::none;
        default: return begins_quote(part.after);
    }
}

class Reading {
public:
    Reading(Intake& intake, std::string_view text) : intake_(intake), rest_(text) {}
    std::vector<Evidence> read();

private:
    bool next();
    bool extra() {
        intake_.mistake(Code::facts_text_after, intake_.span(rest_), {shown(rest_)});
        return false;
    }
    bool only_once(bool first, Word word, std::string_view place) {
        if (!first) intake_.mistake(Code::facts_duplicate, intake_.span(place), {spelling(word)});
        return first;
    }

    Intake& intake_;
    std::string_view rest_;
    Evidence evidence_;
};

std::vector<Evidence> Reading::read() {
    std::vector<Evidence> all;
    while (!rest_.empty()) {
        evidence_ = {};
        evidence_.span = intake_.span(rest_);
        bool more = true;
        while (more && !rest_.empty() && !is_semicolon(decode(rest_, 0).value)) more = next();
        if (!rest_.empty()) evidence_.span.end = intake_.span(rest_).begin;
        if (evidence_.unverified && !evidence_.verifier.empty())
            intake_.mistake(Code::evidence_verified_twice, evidence_.span);
        if (!evidence_.empty()) all.push_back(std::move(evidence_));
        if (!more || rest_.empty()) break;
        rest_ = trim(rest_.substr(decode(rest_, 0).size));
    }
    return all;
}

// One part of it; false if what stands here is none.
bool Reading::next() {
    const Part part = begins_quote(rest_) ? Part{Word::source, rest_} : part_at(rest_);
    const std::string_view here = rest_;
    if (part.word == Word::unverified) {
        evidence_.unverified = true;
        rest_ = part.after;
        return true;
    }
    if (part.word == Word::date) {
        const std::string_view date = part.after.substr(0, token_end(part.after, 0));
        rest_ = trim(part.after.substr(date.size()));
        if (only_once(evidence_.date.empty(), Word::date, here))
            read_evidence_date(intake_, date, intake_.span(date.empty() ? here : date), evidence_);
        return true;
    }
    if (part.word == Word::none || !begins_quote(part.after)) return extra();
    std::string document;
    const bool is_document = part.word == Word::document;
    std::string& target = is_document                   ? document
                          : part.word == Word::verifier ? evidence_.verifier
                                                        : evidence_.text;
    if (part.word == Word::source && !evidence_.text.empty()) return extra();
    const Quoted quoted = unquote(part.after);
    rest_ = quoted.after;
    const bool first = is_document ? evidence_.file.empty() : target.empty();
    if (!only_once(first, part.word, here)) return true;
    if (is_document)
        read_document(intake_, quoted.inside, intake_.span(quoted.inside.empty() ? here : quoted.inside),
                      evidence_);
    else
        target = quoted.inside;
    return true;
}

}  // namespace

ValueAndEvidence split_evidence(std::string_view written, FactKind kind) {
    if (kind == FactKind::text && begins_quote(written)) {
        const Quoted quoted = unquote(written);
        return {quoted.inside, quoted.after};
    }
    // Nothing but a text or an option can look like the beginning of an evidence.
    bool after_blank = kind != FactKind::text && kind != FactKind::enumeration;
    for (std::size_t i = 0; i < written.size();) {
        const CodePoint c = decode(written, i);
        const bool begins = is_opening(fold(c.value)) || (after_blank && begins_evidence(written.substr(i)));
        if (begins) return {trim(written.substr(0, i)), written.substr(i)};
        after_blank = is_blank(c.value);
        i += c.size;
    }
    return {written, {}};
}

std::vector<Evidence> read_evidence(Intake& intake, std::string_view written) {
    return Reading(intake, written).read();
}

void read_document(Intake& intake, std::string_view written, Span span, Evidence& evidence) {
    if (written.empty())
        return intake.mistake(Code::facts_no_value, span,
                              {spelling(Word::document), Text("台账.pdf", "register.pdf")});
    Text why;
    if (written.find(':') != std::string_view::npos)
        why = {"它带有盘符或网址", "it has a drive letter or is an address of the web"};
    else if (written.front() == '/' || written.front() == '\\')
        why = {"它是从根文件夹写起的路径", "it is a path from the root"};
    for (std::size_t at = 0; at <= written.size();) {
        const std::size_t end = std::min(written.find_first_of("/\\", at), written.size());
        if (trim(written.substr(at, end - at)) == "..")
            why = {"“..”会离开它的文件夹", "“..” leaves its folder"};
        at = end + 1;
    }
    if (!why.zh.empty()) return intake.mistake(Code::evidence_document, span, {shown(written), why});
    evidence.file = written;
}

void read_evidence_date(Intake& intake, std::string_view written, Span span, Evidence& evidence) {
    const WrittenDate date = read_date_or_month(written);
    if (date.state == WrittenDate::State::not_a_date)
        return intake.mistake(Code::facts_not_date, span,
                              {spelling(Word::date), shown(written), Text("2024年10月8日", "2024-10-08")});
    if (!date.good())
        return intake.mistake(Code::facts_no_such_date, span,
                              {spelling(Word::date), shown(written), why_no_such_date(date)});
    evidence.date = written;
}

}  // namespace biaochi::facts
