#include "interpreter/report/reach.hpp"

#include "interpreter/report/table.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::report {

namespace {

using prove::Bound;
using prove::RowReport;

std::string count(std::size_t number) { return std::to_string(number); }

// Figures beyond this are no scores: the sentences simply have no bound.
bool is_unlimited(const Bound& bound) {
    const auto far = [](const std::optional<Number>& number) {
        return number && (*number > 100000000 || *number < -100000000);
    };
    return far(bound.reached) || (!bound.proven && far(bound.limit));
}

struct Words {
    Language language;
    std::string operator()(Message message, std::initializer_list<std::string_view> arguments = {}) const {
        return text(message, language, arguments);
    }

    std::string end(const Bound& bound) const {
        if (is_unlimited(bound)) return (*this)(Message::reach_unlimited);
        return bound.reached ? bound.reached->text() : "?";
    }
    std::string verdict(const RowReport& row) const {
        if (row.least.proven && row.most.proven) return (*this)(Message::reach_proven);
        std::string all;
        const auto add = [&](const Bound& bound, Message which) {
            if (bound.proven || is_unlimited(bound)) return;
            all += (all.empty() ? "" : " ") + (*this)(which, {bound.limit ? bound.limit->text() : "?"});
        };
        add(row.least, Message::reach_least_open);
        add(row.most, Message::reach_most_open);
        return all.empty() ? (*this)(Message::reach_shown) : all;
    }
};

std::string of(std::size_t part, std::size_t all, std::size_t open) {
    if (all == 0) return {};
    return count(part) + "/" + count(all) + (open > 0 ? " ?" + count(open) : "");
}

}  // namespace

namespace {

bool is_open(const model::Row& row, const RowReport& own) {
    return (row.points && !(own.least.proven && own.most.proven)) || own.open() > 0;
}

}  // namespace

bool all_proven(const model::Model& model, const prove::Report& report) {
    for (std::size_t i = 0; i < model.rows.size(); ++i)
        if (is_open(model.rows[i], report.rows[i])) return false;
    return report.least.proven && report.most.proven;
}

std::string reach_line(const model::Model& model, const prove::Report& report, Language language) {
    const Words words{language};
    std::size_t rows = 0;
    std::size_t exact = 0;
    RowReport all;
    std::string open;
    std::size_t left = 0;
    const auto leave = [&](const std::string& name) {
        constexpr std::size_t most = 6;
        if (++left > most) return;
        open += (open.empty() ? "" : words(Message::list_comma)) + name;
    };
    for (std::size_t i = 0; i < model.rows.size(); ++i) {
        const model::Row& row = model.rows[i];
        const RowReport& own = report.rows[i];
        all.change += own.change;
        all.restate += own.restate;
        all.tiers += own.tiers;
        all.tiers_reached += own.tiers_reached;
        const bool zero = own.least.reached && own.least.reached->is_zero();
        const bool full = row.points && own.most.reached && *own.most.reached == *row.points;
        if (row.points && row.is_column()) {
            ++rows;
            exact += zero && full && own.least.proven && own.most.proven ? 1 : 0;
        }
        if (is_open(row, own)) leave(row.label.empty() ? row.title : row.label);
    }
    if (!report.least.proven || !report.most.proven) leave(words(Message::the_total));
    const bool total = report.least.proven && report.most.proven;
    const std::string ends = words(total ? Message::reach_total : Message::reach_total_found,
                                   {words.end(report.least), words.end(report.most)});
    std::string line = words(Message::reach_line, {count(exact), count(rows), ends, count(all.change)});
    if (all.restate > 0) line += words(Message::reach_restated, {count(all.restate)});
    if (all.tiers > 0) line += words(Message::reach_tiers, {count(all.tiers_reached), count(all.tiers)});
    if (left == 0) return line + words(Message::reach_nothing_open);
    if (left > 6) open += words(Message::more_names, {count(left)});
    return line + words(Message::reach_open, {open});
}

std::string reach_table(const model::Model& model, const prove::Report& report, const Style& style) {
    const Words words{style.language};
    Table table({{Align::left, false},
                 {Align::left, true},
                 {Align::right, false},
                 {Align::right, false},
                 {Align::right, false},
                 {Align::left, false},
                 {Align::right, false},
                 {Align::right, false}});
    table.add({words(Message::column_indicator), words(Message::column_title), words(Message::column_points),
               words(Message::reach_least), words(Message::reach_most), words(Message::column_verdict),
               words(Message::reach_sentences), words(Message::reach_tiers_column)},
              Paint::faint);
    for (std::size_t i = 0; i < model.rows.size(); ++i) {
        const model::Row& row = model.rows[i];
        const RowReport& own = report.rows[i];
        const std::string indent(row.level > 0 ? std::size_t{2} * (row.level - 1) : 0, ' ');
        const bool good =
            own.least.proven && own.most.proven && own.open() == 0 && own.idle + own.tiers_idle == 0;
        const Paint paint = row.parent == model::Row::npos ? Paint::strong
                            : good                         ? Paint::plain
                                                           : Paint::open;
        table.add(
            {indent + row.label, row.title, row.points ? row.points->text() : "", words.end(own.least),
             words.end(own.most), words.verdict(own),
             of(own.change + own.restate, own.sentences, own.sentences - own.change - own.restate - own.idle),
             of(own.tiers_reached, own.tiers, own.tiers - own.tiers_reached - own.tiers_idle)},
            paint);
    }
    RowReport total;
    total.least = report.least;
    total.most = report.most;
    table.add({words(Message::column_total), "", (model.points + model.bonus).text(), words.end(total.least),
               words.end(total.most), words.verdict(total), "", ""},
              Paint::strong);
    return table.text(style);
}

}  // namespace biaochi::report
