// An explanation in the terminal.
#include <algorithm>

#include "interpreter/report/explain_words.hpp"
#include "interpreter/report/missing.hpp"
#include "interpreter/report/report.hpp"
#include "interpreter/report/table.hpp"
#include "lang/base/text.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::report {

namespace {

constexpr std::size_t amount_width = 8;

struct Writer {
    const Result& result;
    std::string out;

    Language language() const { return result.style.language; }
    std::size_t room(std::size_t indent) const {
        return result.style.width > indent + 20 ? result.style.width - indent : 20;
    }

    // Text of several lines, each after `indent` blanks; `first` stands in the indent of the first one.
    void put(std::string_view words, std::size_t indent, Paint paint = Paint::plain,
             const std::string& first = {}) {
        bool begun = false;
        for (const std::string& line : wrap(one_line(words), room(indent))) {
            out += begun || first.empty() ? std::string(indent, ' ') : first;
            out += result.style.paint(paint, line);
            out.erase(out.find_last_not_of(' ') + 1);
            out += '\n';
            begun = true;
        }
    }

    // file:line is never broken: people copy it, and terminals make it a link.
    void place(const std::string& words, const std::string& first) {
        out += first + result.style.paint(Paint::faint, words);
        out.erase(out.find_last_not_of(' ') + 1);
        out += '\n';
    }

    // Names and values in columns, never cut; where each stands, and its evidence below.
    void facts(const RuleLine& line, std::size_t indent) {
        std::size_t names = 0;
        std::size_t values = 0;
        for (const FactUse& use : line.facts) {
            names = std::max(names, display_width(use.fact->name));
            values = std::max(values, display_width(fact_value(use, language())));
        }
        for (const FactUse& use : line.facts) {
            const std::string first = std::string(indent, ' ') + pad_right(use.fact->name, names) + "  " +
                                      pad_left(fact_value(use, language()), values) + "  ";
            place(use.at, first);
            if (!use.note.zh.empty())
                put(text(Message::evidence, language(), {use.note.in(language())}),
                    indent + names + values + 4, Paint::faint);
            for (const DerivedFrom& each : use.derived)
                put(derived_from(each, language()), indent + 2, Paint::faint);
        }
    }

    void rule(const RuleLine& line, std::size_t indent) {
        const std::size_t inner = indent + amount_width;
        const std::string amount = given(line, language());
        const Value& effect = line.amount;
        const Paint paint = !line.counts || is_zero(effect) ? Paint::faint
                            : effect.low.sign() < 0         ? Paint::bad
                                                            : Paint::good;
        const std::string first =
            std::string(indent, ' ') + result.style.paint(paint, pad_left(amount, amount_width - 2)) + "  ";
        const std::string could = possible(line, language());
        put(line.sentence + (could.empty() ? "" : "  " + could), inner,
            line.counts ? Paint::plain : Paint::faint, first);
        for (const std::string& words :
             {supplement(line.rule->supplement, language()), applied_by(line, language()),
              tiers(line, language()), scored_value(line, language())})
            if (!words.empty()) put(words, inner);
        for (const DefinitionUse& use : line.definitions) put(definition(use, language()), inner);
        facts(line, inner);
        for (const ScoreUse& use : line.scores) put(score_use(use, language()), inner);
        for (const LedgerUse& use : line.ledgers) {
            put(ledger_use(use, language()), inner);
            for (const LedgerUse::Record& each : use.records) {
                put(record(each, language()), inner + 2);
                if (!each.note.zh.empty())
                    put(text(Message::evidence, language(), {each.note.in(language())}), inner + 4,
                        Paint::faint);
                place(each.at, std::string(inner + 4, ' '));
            }
        }
        for (const RulingMark& mark : line.rulings) {
            put(ruling(mark, language()), inner, Paint::open);
            put(mark.ruling->question, inner + 2, Paint::faint);
        }
        place(text(Message::rule_at, language(), {line.at}), std::string(inner, ' '));
        if (!line.called_at.empty())
            place(text(Message::rule_called, language(), {line.called_at}), std::string(inner, ' '));
    }

    void clause(const ClauseLine& line, std::size_t indent) {
        if (is_supplement(line))
            put(text(Message::no_clause, language()), indent, Paint::faint);
        else if (!line.text.empty())
            put("「" + line.text + "」", indent, line.rules.empty() ? Paint::faint : Paint::plain);
        for (const RuleLine& each : line.rules) rule(each, indent);
    }

    void row(const RowLine& line, std::size_t indent) {
        put(title_of(*line.row) + "  " + earned(line, language()), indent, Paint::strong);
        for (const ClauseLine& each : line.clauses) clause(each, indent + 2);
        for (const RowLine& child : line.children) row(child, indent + 2);
        put(account(line, language()), indent + 2, paint_of(line));
        out += "\n";
    }

    void subject(const Explanation& explanation) {
        const std::string& period = explanation.subject->period;
        put(display_name(*explanation.subject) +
                (period.empty() ? "" : "  " + text(Message::period_line, language(), {period})),
            0, Paint::strong);
        if (explanation.subject->refused) {
            put(text(Message::not_scored_line, language()), 0, Paint::bad);
            out += "\n";
            return;
        }
        out += "\n";
        if (explanation.ranges != nullptr) {
            put(std::string(text(Message::not_given_heading, language())) +
                    std::string(text(Message::colon, language())) +
                    lacking_line(result.model(), *explanation.ranges, language()),
                0, Paint::open);
            out += "\n";
        }
        for (const RowLine& line : explanation.rows) row(line, 0);
        if (!explanation.whole) return;
        put(total_account(explanation, result.model(), language()), 0, Paint::strong);
        for (const RulingMark& mark : explanation.total_rulings)
            put(ruling(mark, language()), 2, Paint::open);
        const Verdict reached = verdict(explanation.total, result.model().pass_mark);
        if (reached != Verdict::none)
            put(text(Message::verdict_line, language(),
                     {result.model().pass_mark->text(), verdict_text(reached, language())}),
                0,
                reached == Verdict::pass   ? Paint::good
                : reached == Verdict::fail ? Paint::bad
                                           : Paint::open);
        for (const ResultLine& line : explanation.results) {
            put(result_line(line, language()), 0, Paint::strong);
            for (const ResultLine::Sentence& sentence : line.sentences) {
                put(sentence.words, 2);
                place(text(Message::rule_at, language(), {sentence.at}), "    ");
            }
        }
        out += "\n";
    }
};

}  // namespace

std::string explain_text(const Result& result, const Choice& choice) {
    Writer writer{result, {}};
    writer.put(result.model().title + " " + result.model().version, 0, Paint::strong);
    for (const std::size_t subject : choice.subjects)
        writer.subject(explain(result.scorecard, subject, choice.rows, result.places));
    while (writer.out.size() > 1 && writer.out.substr(writer.out.size() - 2) == "\n\n") writer.out.pop_back();
    return std::move(writer.out);
}

}  // namespace biaochi::report
