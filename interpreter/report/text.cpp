// Scores in the terminal: one subject in full, or a line for each of several.
#include "interpreter/report/report.hpp"

#include "interpreter/report/figures.hpp"
#include "interpreter/report/missing.hpp"
#include "interpreter/report/rulings.hpp"
#include "interpreter/report/table.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::report {

namespace {

Paint paint_of(Verdict reached) {
    return reached == Verdict::pass ? Paint::good : reached == Verdict::fail ? Paint::bad : Paint::open;
}

std::string points_of(const model::Row& row) {
    return row.points ? (row.bonus ? "+" : "") + row.points->text() : std::string();
}

struct Writer {
    const Result& result;
    std::string out;

    Language language() const { return result.language(); }
    std::string word(Message message) const { return std::string(text(message, language())); }

    void line(const std::string& words, Paint paint = Paint::plain) {
        out += result.style.paint(paint, one_line(words)) + "\n";
    }

    void rows(std::size_t subject) {
        Table table(
            {{Align::left, false}, {Align::left, true}, {Align::right, false}, {Align::right, false}});
        table.add({word(Message::column_indicator), word(Message::column_title), word(Message::column_points),
                   word(Message::column_score)},
                  Paint::faint);
        for (std::size_t i = 0; i < result.model().rows.size(); ++i) {
            const model::Row& row = result.model().rows[i];
            const std::string indent(row.level > 0 ? std::size_t{2} * (row.level - 1) : 0, ' ');
            const bool inner = row.label.empty() && row.item;
            table.add({indent + row.label, (inner ? "· " : "") + row.title, points_of(row),
                       score_text(result.scorecard.scores[i][subject], language())},
                      row.parent == model::Row::npos ? Paint::strong : Paint::plain);
        }
        out += table.text(result.style);
    }

    // 总分 93.5 = 87.5 / 100 + 另加 6 / 10: the total is what the CSV says, and its parts are named.
    void total(std::size_t subject) {
        Value base;
        Value bonus;
        bool has_bonus = false;
        for (const std::size_t top : result.model().tops) {
            const bool extra = result.model().rows[top].bonus;
            has_bonus = has_bonus || extra;
            Value& part = extra ? bonus : base;
            part = plus(part, result.scorecard.scores[top][subject]);
        }
        const Value& all = result.scorecard.totals[subject];
        std::string words = word(Message::column_total) + " " + score_text(all, language());
        const auto of = [&](const Value& value, const Number& points) {
            return text(Message::score_of_points, language(), {score_text(value, language()), points.text()});
        };
        if (!has_bonus) {
            words += " / " + result.model().points.text();
        } else {
            words += " = " + of(base, result.model().points) + " + " +
                     text(Message::bonus_points, language(), {of(bonus, result.model().bonus)});
            if (!is_zero(minus(all, plus(base, bonus))) && result.model().cap)
                words +=
                    word(Message::comma) + text(Message::cap_line, language(), {result.model().cap->text()});
        }
        line(words, Paint::strong);
        const Verdict reached = verdict(all, result.model().pass_mark);
        if (reached != Verdict::none)
            line(text(Message::verdict_line, language(),
                      {result.model().pass_mark->text(), verdict_text(reached, language())}),
                 paint_of(reached));
        for (std::size_t i = 0; i < result.model().results.size(); ++i)
            line(result.model().results[i].name + " " + shown(i, subject), Paint::strong);
    }

    // What is not given, and what is not verified.
    void open(std::size_t subject) {
        if (const score::Ranges* ranges = ranges_of(result, subject)) {
            out += "\n";
            line(text(Message::heading, language(), {word(Message::not_given_heading)}), Paint::open);
            Table table({{Align::left, true}, {Align::right, false}, {Align::left, false}});
            table.add(
                {word(Message::column_fact), word(Message::column_moves), word(Message::column_read_by)},
                Paint::faint);
            for (const score::Missing& each : ranges->missing)
                table.add({result.model().schema.facts[each.fact].name, each.moves.text(),
                           listed(readers(result.model(), each), language())});
            out += table.text(result.style, 2);
            not_reached(subject, "");
        }
        const std::string words = unverified_line(result, subject);
        if (!words.empty()) {
            out += "\n";
            paragraph(words, "");
        }
    }

    void not_reached(std::size_t subject, const std::string& name) {
        const std::vector<std::string> ends = ends_not_reached(result, subject, language());
        if (!ends.empty())
            paragraph(text(Message::ends_not_reached, language(), {listed(ends, language())}), name);
    }

    void paragraph(const std::string& words, const std::string& name) {
        const std::string full =
            name.empty() ? words : name + std::string(text(Message::colon, language())) + words;
        for (std::size_t i = 0;
             const std::string& part : wrap(full, result.style.width > 24 ? result.style.width - 4 : 20))
            line((i++ == 0 ? "  " : "    ") + part, Paint::open);
    }

    void open_of_all() {
        const std::size_t all = result.facts().subjects.size();
        if (some_lack_facts(result)) {
            out += "\n";
            line(text(Message::heading, language(), {word(Message::not_given_heading)}), Paint::open);
            for (std::size_t i = 0; i < all; ++i)
                if (const score::Ranges* ranges = ranges_of(result, i)) {
                    paragraph(lacking_line(result.model(), *ranges, result.language()),
                              display_name(result.facts().subjects[i]));
                    not_reached(i, display_name(result.facts().subjects[i]));
                }
        }
        if (!some_unverified(result)) return;
        out += "\n";
        for (std::size_t i = 0; i < all; ++i)
            if (!result.facts().subjects[i].refused && !unverified(result, i).empty())
                paragraph(unverified_line(result, i), display_name(result.facts().subjects[i]));
    }

    std::string shown(std::size_t i, std::size_t subject) const {
        const model::Result& each = result.model().results[i];
        const std::string unit = each.unit == "%" ? "" : each.unit;
        return result_text(each, result.scorecard.results[i][subject], language()) +
               (unit.empty() || language() == Language::zh ? unit : " " + unit);
    }

    void one(std::size_t index) {
        const facts::Subject& subject = result.facts().subjects[index];
        line(display_name(subject) + (subject.period.empty()
                                          ? ""
                                          : "  " + text(Message::period_line, language(), {subject.period})),
             Paint::strong);
        out += "\n";
        if (subject.refused) return line(word(Message::not_scored_line), Paint::bad);
        rows(index);
        out += "\n";
        total(index);
        open(index);
    }

    void several() {
        const bool judged = result.model().pass_mark.has_value();
        std::vector<Column> columns = {{Align::left, true}};
        std::vector<std::string> head = {word(Message::column_subject)};
        for (const std::size_t top : result.model().tops) {
            columns.push_back({Align::right, false});
            const model::Row& row = result.model().rows[top];
            head.push_back(row.label.empty() ? cut(row.title, 12) : row.label);
        }
        columns.push_back({Align::right, false});
        head.push_back(word(Message::column_total));
        columns.push_back({Align::left, false});
        if (judged) head.push_back(word(Message::column_verdict));
        for (const model::Result& each : result.model().results) {
            head.push_back(each.name);
            if (judged || &each != &result.model().results.front()) columns.push_back({Align::left, false});
        }
        if (some_lack_facts(result)) {
            if (columns.size() == head.size()) columns.push_back({Align::right, false});
            head.push_back(word(Message::column_not_given));
        }
        Table table(columns);
        table.add(head, Paint::faint);
        for (std::size_t i = 0; i < result.facts().subjects.size(); ++i) subject_line(i, table);
        out += table.text(result.style) + "\n";
        legend();
        open_of_all();
    }

    void subject_line(std::size_t index, Table& table) const {
        const facts::Subject& subject = result.facts().subjects[index];
        std::vector<std::string> cells = {display_name(subject)};
        for (const std::size_t top : result.model().tops)
            cells.push_back(subject.refused ? ""
                                            : score_text(result.scorecard.scores[top][index], language()));
        cells.push_back(subject.refused ? "" : score_text(result.scorecard.totals[index], language()));
        if (subject.refused) {
            cells.push_back(word(Message::not_scored));
            return table.add(cells, Paint::bad);
        }
        const Verdict reached = verdict(result.scorecard.totals[index], result.model().pass_mark);
        if (reached != Verdict::none) cells.push_back(verdict_text(reached, language()));
        for (std::size_t i = 0; i < result.model().results.size(); ++i) cells.push_back(shown(i, index));
        const score::Ranges* ranges = ranges_of(result, index);
        if (some_lack_facts(result))
            cells.push_back(ranges == nullptr ? "" : std::to_string(ranges->missing.size()));
        table.add(cells, ranges == nullptr ? Paint::plain : Paint::open);
    }

    void legend() {
        Table table({{Align::left, false}, {Align::left, true}, {Align::right, false}});
        for (const std::size_t top : result.model().tops) {
            const model::Row& row = result.model().rows[top];
            table.add({row.label, row.title, points_of(row)}, Paint::faint);
        }
        out += table.text(result.style);
    }

    void rulings() {
        const std::vector<std::string> lines = ruling_lines(result);
        if (lines.empty()) return;
        out += "\n";
        line(text(Message::heading, language(), {word(Message::rulings_heading)}));
        for (const std::string& words : lines)
            for (std::size_t i = 0;
                 const std::string& part : wrap(words, result.style.width > 24 ? result.style.width - 4 : 20))
                line((i++ == 0 ? "  " : "    ") + part, Paint::open);
    }
};

}  // namespace

std::string text(const Result& result) {
    Writer writer{result, {}};
    writer.line(result.model().title + " " + result.model().version, Paint::strong);
    if (result.facts().subjects.size() == 1)
        writer.one(0);
    else
        writer.several();
    writer.rulings();
    return std::move(writer.out);
}

}  // namespace biaochi::report
