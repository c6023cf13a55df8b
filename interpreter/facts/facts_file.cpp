// .facts: one entry per line, `name: value unit 「evidence」`, below the 对象 that it is about.
#include <algorithm>

#include "interpreter/facts/evidence.hpp"
#include "interpreter/facts/ledger_block.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

class FactsFile {
public:
    FactsFile(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table)
        : intake_(sources, source, schema, table), ledgers_(intake_) {}
    Diagnostics read();

private:
    void line(std::string_view text);
    void end_subject();
    void standard(std::string_view rest, std::string_view line);
    void subject(std::string_view rest, std::string_view line);
    void about(Word word, std::string_view rest, std::string_view line);
    void ledger(std::string_view rest, std::string_view line);
    void entry(std::string_view line);
    void value(std::size_t fact, std::string_view written, Span name);
    void malformed(Text form, std::string_view line);
    void extra(std::string_view text);

    Intake intake_;
    LedgerBlocks ledgers_;
    // 镇街, 统计代码 and 报告期: of the current subject, and above the first one for all.
    struct About {
        Span town, code, period;  // where they are written; end 0: not yet
        Span& operator[](Word word) { return word == Word::town ? town : word == Word::code ? code : period; }
    };
    Span standard_;  // where it is written; end 0: not yet
    About said_, default_said_;
    Period default_period_;
    std::string_view default_town_;
    bool names_only_ = false;  // the file cannot be trusted; its subjects are named, and refused
    bool any_ = false;         // a subject
    bool orphans_ = false;     // a fact before any subject
};

Diagnostics FactsFile::read() {
    names_only_ = !intake_.check_text();
    const std::string_view text = intake_.text();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t stop = std::min(text.find('\n', at), text.size());
        line(trim(text.substr(at, stop - at)));
        at = stop + 1;
    }
    end_subject();
    if (!any_ && !orphans_ && !names_only_) {
        if (trim(text).empty())
            intake_.mistake(Code::facts_empty, intake_.span(0, 0));
        else
            intake_.mistake(Code::facts_no_subject, intake_.span(0, 0), {spelling(Word::subject)});
    }
    return intake_.finish();
}

void FactsFile::end_subject() {
    ledgers_.end_subject();
    intake_.end_subject();
}

void FactsFile::line(std::string_view text) {
    if (text.empty()) ledgers_.end();
    const std::string_view open = cut_comment(text);
    if (text.empty()) return;
    const std::size_t blank =
        find(text, [](char32_t c) { return is_blank(c) || is_colon(c) || is_opening(c); });
    const std::size_t colon = find(text, is_colon);
    // In English a word can have two parts: “statistical code:”.
    const std::string_view whole = text.substr(0, std::min(colon, text.size()));
    const bool two_parts = colon != std::string_view::npos && word_of(trim(whole)) == Word::code;
    const std::string_view head = two_parts ? whole : text.substr(0, blank);
    std::string_view rest = trim(text.substr(head.size()));
    if (!rest.empty() && is_colon(fold(decode(rest, 0).value)))
        rest = trim(rest.substr(decode(rest, 0).size));
    // With a quote that is not closed a subject still begins, and a fact is still given.
    Word word = word_of(trim(head));
    if (ledgers_.takes(text) && find(rest, is_bar) == 0) word = Word::none;  // a record's first cell
    const bool is_about = word == Word::period || word == Word::town || word == Word::code;
    const bool of_file = is_about || word == Word::standard;
    if (word == Word::subject || word == Word::ledger || of_file) ledgers_.end();
    if (word == Word::subject)
        subject(rest, text);
    else if (of_file && open.empty() && !names_only_)
        is_about ? about(word, rest, text) : standard(rest, text);
    else if (word == Word::ledger && !names_only_)
        ledger(rest, text);
    else if (!of_file && !names_only_)
        ledgers_.takes(text) ? ledgers_.line(text) : entry(text);
    if (!open.empty() && !names_only_) intake_.mistake(Code::syntax_unclosed_quote, intake_.span(open));
}

void FactsFile::ledger(std::string_view rest, std::string_view line) {
    if (!intake_.in_subject()) {
        orphans_ = true;
        ledgers_.pass_over();
        return intake_.mistake(Code::facts_before_subject, intake_.span(line),
                               {shown(line), spelling(Word::subject)});
    }
    ledgers_.begin(rest, line);
}

void FactsFile::standard(std::string_view rest, std::string_view line) {
    if (intake_.in_subject() || standard_.end != 0)
        return intake_.mistake(Code::facts_late_standard, intake_.span(line), {spelling(Word::standard)});
    standard_ = intake_.span(line);
    const Text word = spelling(Word::standard);
    const Text version_word = spelling(Word::version);
    const Text form(word.zh + " 「…」 " + version_word.zh + " 「…」",
                    word.en + " \"…\" " + version_word.en + " \"…\"");
    if (!begins_quote(rest)) return malformed(form, line);
    const Quoted title = unquote(rest);
    const std::size_t stop = find(title.after, [](char32_t c) { return is_blank(c) || is_opening(c); });
    const std::string_view after = stop == std::string_view::npos ? "" : trim(title.after.substr(stop));
    if (word_of(title.after.substr(0, stop)) != Word::version || !begins_quote(after))
        return malformed(form, line);
    const Quoted version = unquote(after);
    if (!version.after.empty()) return extra(version.after);
    const Schema& schema = intake_.schema();
    if (fold(title.inside) == fold(schema.title) && fold(version.inside) == fold(schema.version))
        return intake_.use(standard_, {word.zh + " " + schema.title, word.en + " " + schema.title});
    intake_.mistake(Code::facts_other_standard, standard_,
                    {shown(title.inside), shown(version.inside), schema.title, schema.version});
    names_only_ = true;
}

void FactsFile::subject(std::string_view rest, std::string_view line) {
    end_subject();
    any_ = true;
    const std::size_t quote = std::min(find(rest, is_opening), rest.size());
    const Quoted name =
        begins_quote(rest) ? unquote(rest) : Quoted{trim(rest.substr(0, quote)), rest.substr(quote)};
    intake_.begin_subject(name.inside, intake_.span(name.inside.empty() ? line : name.inside));
    intake_.row_read(intake_.subject().span);
    default_period_.give_to(intake_.subject());
    said_ = {};
    if (names_only_) return;
    if (!default_town_.empty()) intake_.town(default_town_, intake_.span(default_town_));
    if (name.inside.empty()) intake_.mistake(Code::facts_unnamed_subject, intake_.span(line));
    if (!name.after.empty()) extra(name.after);
}

void FactsFile::about(Word word, std::string_view rest, std::string_view line) {
    const bool of_subject = intake_.in_subject();
    if (word == Word::code && !of_subject) {
        orphans_ = true;
        return intake_.mistake(Code::facts_before_subject, intake_.span(line),
                               {shown(line), spelling(Word::subject)});
    }
    Span& place = (of_subject ? said_ : default_said_)[word];
    if (place.end != 0)
        return intake_.mistake(Code::facts_duplicate, intake_.span(line), {spelling(word)},
                               {{place, Text("第一次写在这里", "first given here")}});
    place = intake_.span(line);
    if (word != Word::period && begins_quote(rest)) {
        const Quoted quoted = unquote(rest);
        if (!quoted.after.empty()) extra(quoted.after);
        rest = quoted.inside;
    }
    const Span at = rest.empty() ? place : intake_.span(rest);
    if (word != Word::period && rest.empty())
        return intake_.mistake(
            Code::facts_no_value, at,
            {spelling(word), word == Word::town ? Text("良口镇", "Liangkou") : Text("440117123201")});
    if (word == Word::period) {
        const Period read = read_period(intake_, rest, at);
        if (of_subject)
            read.give_to(intake_.subject());
        else
            default_period_ = read;
    } else if (word == Word::code) {
        intake_.code(rest, at);
    } else if (of_subject) {
        intake_.town(rest, at);
    } else {
        default_town_ = rest;
    }
}

void FactsFile::entry(std::string_view line) {
    const std::size_t colon = find(line, is_colon);
    const std::string_view name = trim(line.substr(0, std::min(colon, line.size())));
    ledgers_.end();
    if (!intake_.schema().ledgers.empty() && find_bar(name) != std::string_view::npos) {
        orphans_ = orphans_ || !intake_.in_subject();
        return intake_.mistake(Code::ledger_record_outside, intake_.span(line), {ledger_line("…")});
    }
    if (colon == std::string_view::npos || name.empty() || find(name, is_opening) != std::string_view::npos)
        return malformed(Text("名称:值 「说明」", "name: value \"evidence\""), line);
    const Span place = intake_.span(name);
    if (!intake_.in_subject()) {
        orphans_ = true;
        return intake_.mistake(Code::facts_before_subject, place, {shown(name), spelling(Word::subject)});
    }
    int meant = -1;
    const int found = intake_.fact(name, place, meant);
    intake_.is_meant(meant, place);
    if (found < 0) return;
    const auto fact = static_cast<std::size_t>(found);
    const Cell& cell = intake_.cell(fact);
    if (cell.given())
        return intake_.mistake(
            Code::facts_duplicate, place, {shown(name)},
            {{{place.source, cell.begin, cell.end}, Text("第一次写在这里", "first given here")}});
    value(fact, trim(line.substr(colon + decode(line, colon).size)), place);
}

void FactsFile::value(std::size_t fact, std::string_view written, Span name) {
    const auto [text, evidence] = split_evidence(written, intake_.schema().facts[fact].kind);
    intake_.give(fact, text, text.empty() ? name : intake_.span(text));
    for (Evidence& note : read_evidence(intake_, evidence)) intake_.note(fact, std::move(note));
}

void FactsFile::malformed(Text form, std::string_view line) {
    intake_.mistake(Code::facts_malformed_line, intake_.span(line), {std::move(form), shown(line)});
}

void FactsFile::extra(std::string_view text) {
    intake_.mistake(Code::facts_text_after, intake_.span(text), {shown(text)});
}

}  // namespace

Diagnostics read_facts_file(const Sources& sources, std::uint32_t source, const Schema& schema,
                            Table& table) {
    return FactsFile(sources, source, schema, table).read();
}

}  // namespace biaochi::facts
