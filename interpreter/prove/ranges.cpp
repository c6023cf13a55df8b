#include "interpreter/prove/ranges.hpp"

#include <algorithm>

#include "interpreter/facts/read.hpp"
#include "interpreter/prove/base.hpp"
#include "interpreter/prove/engine.hpp"
#include "interpreter/prove/extremes.hpp"
#include "interpreter/prove/moves.hpp"
#include "interpreter/prove/region.hpp"
#include "interpreter/prove/remainder.hpp"

namespace biaochi::prove {

namespace {

using score::Filled;
using score::Ranges;
using score::Reached;

std::vector<Id> scored(const model::Model& model) {
    std::vector<Id> all;
    for (const model::Row& row : model.rows) all.push_back(row.score);
    all.push_back(model.total);
    for (const model::Result& result : model.results) all.push_back(result.value);
    return all;
}

Value value_of(const Ends& ends) {
    if (!ends.number) return Value::of(Value::not_applicable);
    Value value(*ends.least.limit, *ends.most.limit);
    if (ends.out) value.state |= Value::not_applicable;
    return value;
}

bool is_known(const Ends& ends) {
    static const Number far = Regions::infinity() / 2;
    return !ends.number ||
           (ends.least.limit && ends.most.limit && *ends.least.limit > -far && *ends.most.limit < far);
}

// Whether somebody can write the value down for a fact: 1/3 is none.
bool can_be_given(const Number& value) {
    const std::string text = value.text();
    return text.find('/') == std::string::npos &&
           facts::significant_digits(text) <= facts::max_significant_digits;
}

// Completions of one subject, scored by the standard as it is.
class Replay {
public:
    Replay(const model::Model& model, const plan::Plan& plan, const facts::Table& table, std::size_t subject)
        : model_(model), plan_(plan), given_(table), subject_(subject) {}

    void add(std::vector<Filled> filled) { all_.push_back(std::move(filled)); }

    void run() {
        const std::size_t count = all_.size();
        facts::Table table;
        table.subjects.assign(count, given_.subjects[subject_]);
        table.texts = given_.texts;
        for (const std::vector<facts::Cell>& column : given_.columns)
            table.columns.emplace_back(count, column[subject_]);
        for (std::size_t i = 0; i < count; ++i)
            for (const Filled& each : all_[i]) {
                facts::Cell& cell = table.columns[each.fact][i];
                cell.value = each.value;
                cell.does_not_apply = each.does_not_apply;
            }
        for (const facts::Records& of : given_.ledgers) table.ledgers.push_back(repeated(of, count));
        score::Runner runner(plan_, table);
        for (std::size_t first = 0; first < count; first += score::Runner::block) {
            const std::size_t width = std::min(score::Runner::block, count - first);
            runner.run(first, width);
            for (std::size_t row = 0; row < width; ++row) {
                values_.emplace_back();
                const std::vector<Filled>& filled = all_[first + row];
                if (!std::all_of(filled.begin(), filled.end(),
                                 [](const Filled& each) { return can_be_given(each.value); }))
                    continue;
                const auto kept = [&](const model::Check& each) {
                    return each.holds == model::no_id || runner.value(each.holds, row).truth();
                };
                if (!std::all_of(model_.checks.begin(), model_.checks.end(), kept)) continue;
                for (const Id id : scored(model_)) values_.back().push_back(runner.value(id, row));
            }
        }
    }

    // Whether completion `which` breaks no check and brings what is scored there to this end.
    bool reaches(std::size_t which, std::size_t place, const std::optional<Number>& end, bool most) const {
        const std::vector<Value>& values = values_[which];
        if (values.empty() || !end || values[place].state != Value::number) return false;
        return (most ? values[place].high : values[place].low) == *end;
    }

private:
    facts::Records repeated(const facts::Records& of, std::size_t count) const {
        facts::Records all;
        all.columns.resize(of.columns.size());
        all.begin.push_back(0);
        const std::size_t from = of.begin[subject_];
        const std::size_t to = of.begin[subject_ + 1];
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t field = 0; field < of.columns.size(); ++field)
                all.columns[field].insert(all.columns[field].end(),
                                          of.columns[field].begin() + static_cast<std::ptrdiff_t>(from),
                                          of.columns[field].begin() + static_cast<std::ptrdiff_t>(to));
            all.begin.push_back(static_cast<std::uint32_t>(all.begin.back() + to - from));
        }
        return all;
    }

    const model::Model& model_;
    const plan::Plan& plan_;
    const facts::Table& given_;
    std::size_t subject_;
    std::vector<std::vector<Filled>> all_;
    std::vector<std::vector<Value>> values_;  // empty: a check is broken
};

// One subject.
struct Finder {
    const model::Model& model;
    const plan::Plan& plan;
    facts::Table& table;
    score::Scorecard& scorecard;
    Diagnostics& diagnostics;
    std::size_t subject;
    const Remainder& rest;
    Ranges ranges;

    bool has_completion(const Base& base) {
        for (const std::size_t check : rest.broken)
            diagnostics.push_back(score::contradiction(model, model.checks[check], table, subject));
        if (!rest.broken.empty()) return false;
        if (!base.contradictory) return true;
        const model::Check& check = model.checks[rest.check_of[base.check]];
        diagnostics.push_back(score::contradiction(model, check, table, subject, Code::facts_no_completion));
        return false;
    }

    std::vector<Filled> filled(const Point& base, const End& end) const {
        Point point = base;
        for (const auto& [fact, value] : end.facts) point[fact] = value;
        const Layout layout = layout_of(rest.model.schema);
        std::vector<Filled> all;
        for (std::size_t i = 0; i < rest.facts.size(); ++i) {
            const std::uint32_t flag = layout.flag[i];
            all.push_back({rest.facts[i], point[i], flag != 0 && !point[flag].is_zero()});
        }
        return all;
    }

    bool run() {
        const Base base = find_base(rest.model);
        if (!has_completion(base)) return false;
        Extremes extremes(rest.model, base.facts);
        const std::vector<Id> all = scored(model);
        Replay replay(model, plan, table, subject);
        for (const Id id : all) {
            const Ends& ends = extremes.of(rest.became[id]);
            if (!is_known(ends)) return false;
            replay.add(filled(base.facts, ends.least));
            replay.add(filled(base.facts, ends.most));
        }
        replay.run();
        const std::size_t total = model.rows.size();
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Ends& ends = extremes.of(rest.became[all[i]]);
            const Reached reached{!ends.number || replay.reaches(2 * i, i, ends.least.limit, false),
                                  !ends.number || replay.reaches(2 * i + 1, i, ends.most.limit, true)};
            if (i < total) {
                scorecard.scores[i][subject] = value_of(ends);
                ranges.rows.push_back(reached);
            } else if (i == total) {
                scorecard.totals[subject] = value_of(ends);
                ranges.total = reached;
                if (reached.least) ranges.least = filled(base.facts, ends.least);
                if (reached.most) ranges.most = filled(base.facts, ends.most);
            } else {
                scorecard.results[i - total - 1][subject] = value_of(ends);
                ranges.results.push_back(reached);
            }
        }
        find_moves(extremes);
        scorecard.ranges.emplace(subject, std::move(ranges));
        return true;
    }

    void find_moves(Extremes& extremes) {
        const model::Pool& pool = rest.model.pool;
        std::vector<Id> inside;
        for (const model::Row& row : model.rows) inside.push_back(rest.became[row.score]);
        const Id total = rest.became[model.total];
        for (std::size_t i = 0; i < rest.facts.size(); ++i) {
            Moves moves(pool, extremes, static_cast<std::uint32_t>(i));
            score::Missing each{rest.facts[i], moves.of(total).value_or(0), {}};
            for (std::size_t row = 0; row < model.rows.size(); ++row) {
                const std::vector<std::size_t>& below = model.rows[row].children;
                const auto inner = [&](std::size_t child) { return moves.reads(inside[child]); };
                if (moves.reads(inside[row]) && std::none_of(below.begin(), below.end(), inner))
                    each.rows.push_back(row);
            }
            ranges.missing.push_back(std::move(each));
        }
        std::stable_sort(ranges.missing.begin(), ranges.missing.end(),
                         [](const score::Missing& a, const score::Missing& b) { return b.moves < a.moves; });
    }
};

Diagnostic cannot(const model::Model& model, const facts::Subject& subject) {
    Text all;
    for (const std::uint32_t fact : subject.lacks) {
        const std::string& name = model.schema.facts[fact].name;
        all = {all.zh + (all.zh.empty() ? "" : "、") + name, all.en + (all.en.empty() ? "" : ", ") + name};
    }
    return {Code::facts_missing,
            subject.span,
            {facts::display_name(subject), std::to_string(subject.lacks.size()), all},
            {}};
}

}  // namespace

Diagnostics find_ranges(const model::Model& model, const plan::Plan& plan, facts::Table& table,
                        score::Scorecard& scorecard) {
    Diagnostics diagnostics;
    std::optional<Remainders> remainders;
    for (std::size_t i = 0; i < table.subjects.size(); ++i) {
        facts::Subject& subject = table.subjects[i];
        if (subject.refused || subject.lacks.empty()) continue;
        if (!remainders) remainders.emplace(model, table, scored(model));
        const std::optional<Remainder> rest = remainders->of(i);
        const std::size_t told = diagnostics.size();
        const bool found = rest && Finder{model, plan, table, scorecard, diagnostics, i, *rest, {}}.run();
        if (found) continue;
        if (diagnostics.size() == told) diagnostics.push_back(cannot(model, subject));
        subject.refused = true;
    }
    return diagnostics;
}

}  // namespace biaochi::prove
