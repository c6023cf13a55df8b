// An explanation as a document: a heading per indicator, a quotation per official clause, a list item per
// sentence.
#include "interpreter/report/explain_words.hpp"
#include "interpreter/report/markdown.hpp"
#include "interpreter/report/missing.hpp"
#include "interpreter/report/report.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::report {

namespace {

struct Writer {
    const Result& result;
    std::string out;

    Language language() const { return result.language(); }

    void item(const std::string& words) { out += "  - " + words + "\n"; }

    void rule(const RuleLine& line) {
        const std::string could = possible(line, language());
        out += "- **" + escaped(given(line, language())) + "** " + escaped(line.sentence) +
               (could.empty() ? "" : " — " + escaped(could)) + "\n";
        for (const std::string& words :
             {supplement(line.rule->supplement, language()), applied_by(line, language()),
              tiers(line, language()), scored_value(line, language())})
            if (!words.empty()) item(escaped(words));
        for (const DefinitionUse& use : line.definitions) item(escaped(definition(use, language())));
        for (const FactUse& use : line.facts) {
            std::string words = escaped(use.fact->name + " = " + fact_value(use, language()));
            if (!use.at.empty()) words += " (" + escaped(use.at) + ")";
            if (!use.note.zh.empty())
                words += " " + escaped(text(Message::evidence, language(), {use.note.in(language())}));
            item(words);
            for (const DerivedFrom& each : use.derived) item(escaped(derived_from(each, language())));
        }
        for (const ScoreUse& use : line.scores) item(escaped(score_use(use, language())));
        for (const LedgerUse& use : line.ledgers) {
            item(escaped(ledger_use(use, language())));
            for (const LedgerUse::Record& each : use.records)
                item(escaped(record(each, language())) + " (" + escaped(each.at) + ")" +
                     (each.note.zh.empty()
                          ? ""
                          : " " + escaped(text(Message::evidence, language(), {each.note.in(language())}))));
        }
        for (const RulingMark& mark : line.rulings)
            item(escaped(ruling(mark, language()) + " " + mark.ruling->question));
        item(escaped(rule_place(line, language())));
    }

    void row(const RowLine& line, std::size_t level) {
        out += std::string(std::min<std::size_t>(level, 6), '#') + " " +
               escaped(title_of(*line.row) + "  " + earned(line, language())) + "\n\n";
        for (const ClauseLine& clause : line.clauses) {
            if (is_supplement(clause)) out += "*" + escaped(text(Message::no_clause, language())) + "*\n\n";
            if (!clause.text.empty()) out += "> " + escaped(clause.text) + "\n\n";
            for (const RuleLine& each : clause.rules) rule(each);
            if (!clause.rules.empty()) out += "\n";
        }
        for (const RowLine& child : line.children) row(child, level + 1);
        out += "**" + escaped(account(line, language())) + "**\n\n";
    }

    void subject(const Explanation& explanation) {
        out += "## " + escaped(explanation.subject->name) + "\n\n";
        if (!explanation.subject->period.empty())
            out += text(Message::period_line, language(), {escaped(explanation.subject->period)}) + "\n\n";
        if (explanation.subject->refused) {
            out += std::string(text(Message::not_scored_line, language())) + "\n\n";
            return;
        }
        if (explanation.ranges != nullptr)
            out += std::string(text(Message::not_given_heading, language())) +
                   std::string(text(Message::colon, language())) +
                   escaped(lacking_line(result.model(), *explanation.ranges, language())) + "\n\n";
        for (const RowLine& line : explanation.rows) row(line, 3);
        if (!explanation.whole) return;
        out += "**" + escaped(total_account(explanation, result.model(), language())) + "**\n\n";
        for (const RulingMark& mark : explanation.total_rulings)
            out += "- " + escaped(ruling(mark, language())) + "\n";
        const Verdict reached = verdict(explanation.total, result.model().pass_mark);
        if (reached != Verdict::none)
            out += "\n" +
                   text(Message::verdict_line, language(),
                        {result.model().pass_mark->text(), verdict_text(reached, language())}) +
                   "\n";
        for (const ResultLine& line : explanation.results) {
            out += "\n**" + escaped(result_line(line, language())) + "**\n\n";
            for (const ResultLine::Sentence& each : line.sentences)
                out += "- " + escaped(each.words) + " (" + escaped(each.at) + ")\n";
        }
        out += "\n";
    }
};

}  // namespace

std::string explain_markdown(const Result& result, const Choice& choice) {
    Writer writer{result, {}};
    writer.out += "# " + escaped(result.model().title) + " " + escaped(result.model().version) + "\n\n";
    for (const std::size_t subject : choice.subjects)
        writer.subject(explain(result.scorecard, subject, choice.rows, result.places));
    while (writer.out.size() > 1 && writer.out.substr(writer.out.size() - 2) == "\n\n") writer.out.pop_back();
    return std::move(writer.out);
}

}  // namespace biaochi::report
