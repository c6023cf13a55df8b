#include "interpreter/report/markdown.hpp"

#include "interpreter/report/figures.hpp"
#include "interpreter/report/missing.hpp"
#include "interpreter/report/report.hpp"
#include "interpreter/report/rulings.hpp"
#include "interpreter/report/table.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::report {

std::string escaped(std::string_view words) {
    std::string result;
    for (const char c : one_line(words)) {
        if (std::string_view("\\`*_{}[]<>#|!~").find(c) != std::string_view::npos) result += '\\';
        if (c == '&')
            result += "&amp;";
        else
            result += c;
    }
    return result;
}

std::string markdown_row(const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const std::string& cell : cells) line += " " + cell + " |";
    return line + "\n";
}

namespace {

std::string strong(const std::string& words) { return "**" + words + "**"; }

struct Writer {
    const Result& result;
    std::string out;

    std::string word(Message message) const { return std::string(text(message, result.language())); }
    const model::Model& model() const { return result.model(); }

    void head(std::vector<std::string> cells, std::size_t left) {
        out += markdown_row(cells);
        for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = i < left ? "---" : "---:";
        out += markdown_row(cells);
    }

    void one() {
        const facts::Subject& subject = result.facts().subjects[0];
        out += "## " + escaped(display_name(subject)) + "\n\n";
        if (!subject.period.empty())
            out += text(Message::period_line, result.language(), {escaped(subject.period)}) + "\n\n";
        if (subject.refused) {
            out += word(Message::not_scored_line) + "\n";
            return;
        }
        head({word(Message::column_indicator), word(Message::column_title), word(Message::column_points),
              word(Message::column_score)},
             2);
        for (std::size_t i = 0; i < model().rows.size(); ++i) {
            const model::Row& row = model().rows[i];
            const auto shown = [&](const std::string& words) {  // a top row stands out
                return row.parent == model::Row::npos ? strong(words) : words;
            };
            const std::string points = row.points ? (row.bonus ? "+" : "") + row.points->text() : "";
            out += markdown_row({escaped(row.label), shown(escaped(row.title)), points,
                                 shown(score_text(result.scorecard.scores[i][0], result.language()))});
        }
        out += markdown_row({"", strong(word(Message::column_total)), "",
                             strong(score_text(result.scorecard.totals[0], result.language()))});
        const Verdict reached = verdict(result.scorecard.totals[0], model().pass_mark);
        if (reached != Verdict::none)
            out += "\n" +
                   text(Message::verdict_line, result.language(),
                        {model().pass_mark->text(), verdict_text(reached, result.language())}) +
                   "\n";
        if (!model().results.empty()) out += "\n";
        for (std::size_t i = 0; i < model().results.size(); ++i)
            out += "- " + escaped(model().results[i].name) + ": " + strong(shown(i, 0)) + "\n";
        open(0);
    }

    // What is not given, and what is not verified.
    void open(std::size_t subject) {
        if (const score::Ranges* ranges = ranges_of(result, subject)) {
            out +=
                "\n" + text(Message::heading, result.language(), {word(Message::not_given_heading)}) + "\n\n";
            out += markdown_row(
                {word(Message::column_fact), word(Message::column_moves), word(Message::column_read_by)});
            out += markdown_row({"---", "---:", "---"});
            for (const score::Missing& each : ranges->missing)
                out += markdown_row({escaped(model().schema.facts[each.fact].name), each.moves.text(),
                                     escaped(listed(readers(model(), each), result.language()))});
            not_reached(subject, "\n");
        }
        const std::string words = unverified_line(result, subject);
        if (!words.empty()) out += "\n" + escaped(words) + "\n";
    }

    void not_reached(std::size_t subject, const std::string& before) {
        const std::vector<std::string> ends = ends_not_reached(result, subject, result.language());
        if (ends.empty()) return;
        const std::string list = listed(ends, result.language());
        out += before + escaped(text(Message::ends_not_reached, result.language(), {list})) + "\n";
    }

    void open_of_all() {
        const std::size_t all = result.facts().subjects.size();
        const auto item = [&](std::size_t subject, const std::string& words) {
            out += "- " + escaped(display_name(result.facts().subjects[subject])) + word(Message::colon) +
                   escaped(words) + "\n";
        };
        if (some_lack_facts(result)) {
            out +=
                "\n" + text(Message::heading, result.language(), {word(Message::not_given_heading)}) + "\n\n";
            for (std::size_t i = 0; i < all; ++i)
                if (const score::Ranges* ranges = ranges_of(result, i)) {
                    item(i, lacking_line(result.model(), *ranges, result.language()));
                    not_reached(i, "  ");
                }
        }
        if (!some_unverified(result)) return;
        out += "\n";
        for (std::size_t i = 0; i < all; ++i)
            if (!result.facts().subjects[i].refused && !unverified(result, i).empty())
                item(i, unverified_line(result, i));
    }

    std::string shown(std::size_t i, std::size_t subject) const {
        return escaped(
            result_text(model().results[i], result.scorecard.results[i][subject], result.language()));
    }

    void several() {
        std::vector<std::string> cells = {word(Message::column_subject)};
        for (const std::size_t column : model().columns) cells.push_back(escaped(model().rows[column].label));
        cells.push_back(word(Message::column_total));
        if (model().pass_mark) cells.push_back(word(Message::column_verdict));
        for (const model::Result& each : model().results) cells.push_back(escaped(each.name));
        if (some_lack_facts(result)) cells.push_back(word(Message::column_not_given));
        head(cells, 1);
        for (std::size_t i = 0; i < result.facts().subjects.size(); ++i) {
            const facts::Subject& subject = result.facts().subjects[i];
            cells.assign(1, escaped(display_name(subject)));
            for (const std::size_t column : model().columns)
                cells.push_back(
                    subject.refused ? "" : score_text(result.scorecard.scores[column][i], result.language()));
            const Value& total = result.scorecard.totals[i];
            cells.push_back(subject.refused ? word(Message::not_scored)
                                            : strong(score_text(total, result.language())));
            if (model().pass_mark)
                cells.push_back(subject.refused
                                    ? ""
                                    : verdict_text(verdict(total, model().pass_mark), result.language()));
            for (std::size_t r = 0; r < model().results.size(); ++r)
                cells.push_back(subject.refused ? "" : shown(r, i));
            const score::Ranges* ranges = ranges_of(result, i);
            if (some_lack_facts(result))
                cells.push_back(ranges == nullptr ? "" : std::to_string(ranges->missing.size()));
            out += markdown_row(cells);
        }
        open_of_all();
    }
};

}  // namespace

std::string markdown(const Result& result) {
    Writer writer{result, {}};
    writer.out += "# " + escaped(result.model().title) + " " + escaped(result.model().version) + "\n\n";
    if (result.facts().subjects.size() == 1)
        writer.one();
    else
        writer.several();
    const std::vector<std::string> rulings = ruling_lines(result);
    if (!rulings.empty())
        writer.out += "\n" +
                      text(Message::heading, result.language(), {writer.word(Message::rulings_heading)}) +
                      "\n\n";
    for (const std::string& line : rulings) writer.out += "- " + escaped(line) + "\n";
    return std::move(writer.out);
}

}  // namespace biaochi::report
