// What an explanation shows adds up: the effects of the sentences and of the rows below are the row's sum,
// and gates, exemptions and bounds make of it the score that the batch gives.
#include "tests/properties/random_standard.hpp"

namespace biaochi::test {

namespace {

using model::Value;

Value sum_of(const std::vector<Value>& parts) {
    if (parts.empty()) return Number(0);
    std::vector<const Value*> pointers;
    pointers.reserve(parts.size());
    for (const Value& part : parts) pointers.push_back(&part);
    return model::apply(model::Op::sum, pointers.data(), pointers.size());
}

bool same(const Value& a, const Value& b) {
    return a.state == b.state && ((a.state & Value::number) == 0 || (a.low == b.low && a.high == b.high));
}

std::string shown(const Value& value) { return value.text() + "/" + std::to_string(value.state); }

Value clamped(const Value& value, const Number& points) {
    const auto clamp = [&](const Number& number) {
        return number < 0 ? Number(0) : points < number ? points : number;
    };
    Value result = value;
    result.low = clamp(value.low);
    result.high = clamp(value.high);
    return result;
}

void check_rows(Tally& tally, const Built& built, const std::vector<Value>& values,
                const std::string& where) {
    const model::Model& model = built.model;
    std::vector<Value> tops;
    for (const std::size_t top : model.tops) tops.push_back(values[model.rows[top].score]);
    Value total = sum_of(tops);
    if (model.cap) {
        total.low = *model.cap < total.low ? *model.cap : total.low;
        total.high = *model.cap < total.high ? *model.cap : total.high;
    }
    tally.check(same(total, values[model.total]),
                where + ", the total: " + shown(total) + ", not " + shown(values[model.total]));
    for (const model::Row& row : model.rows) {
        const std::string place = where + ", row " + row.label + " " + row.title;
        std::vector<Value> parts;
        for (const model::Rule& rule : row.rules) {
            const Value& effect = values[rule.effect];
            if (rule.phase == model::Phase::gate || rule.phase == model::Phase::exemption) continue;
            parts.push_back(effect);
            if ((effect.state & Value::number) == 0) continue;
            tally.check(
                (!rule.least || *rule.least <= effect.low) && (!rule.most || effect.high <= *rule.most),
                place + ": " + shown(effect) + " is out of the sentence's reach");
            if (rule.form != model::Form::ladder || rule.tiers.empty() || !values[rule.subject].exact())
                continue;
            std::size_t holding = 0;
            for (const model::Tier& tier : rule.tiers) holding += values[tier.holds].truth() ? 1U : 0U;
            tally.check(holding == 1, place + ": " + std::to_string(holding) + " tiers hold");
        }
        for (const std::size_t child : row.children) parts.push_back(values[model.rows[child].score]);
        const Value raw = sum_of(parts);
        tally.check(same(raw, values[row.raw]),
                    place + ": the parts add up to " + shown(raw) + ", not " + shown(values[row.raw]));
        const Value& score = values[row.score];
        const auto holds = [&](model::Id id) { return values[id].truth(); };
        const auto open = [&](model::Id id) { return !values[id].exact(); };
        const bool own = !row.rules.empty() || row.has_items;
        if (open(row.gate) || open(row.out) || open(row.exempt)) {
            tally.check(!score.exact() || holds(row.gate), place + ": exact, though a condition is open");
        } else if (holds(row.gate)) {
            tally.check(same(score, Number(0)), place + ": gated, and yet " + shown(score));
        } else if (holds(row.out)) {
            tally.check(score.is_not_applicable(), place + ": not applicable, and yet " + shown(score));
        } else if (row.points && holds(row.exempt)) {
            tally.check(same(score, *row.points), place + ": full points, and yet " + shown(score));
        } else {
            const Value wanted =
                own && row.points && (raw.state & Value::number) != 0 ? clamped(raw, *row.points) : raw;
            tally.check(same(score, wanted),
                        place + ": " + shown(wanted) + " after its bounds, and yet " + shown(score));
        }
        if (row.points && (score.state & Value::number) != 0)
            tally.check(score.low >= 0 && score.high <= *row.points,
                        place + ": " + shown(score) + " is out of bounds");
    }
}

void check_subjects(Tally& tally, Random& random, const Built& built, std::size_t count,
                    const std::string& where) {
    const std::vector<FactRow> rows = random_batch(random, built, count);
    facts::Table table = table_of(built.model, rows);
    score::Scorecard card;
    score::score(built.model, built.plan, table, card);
    for (std::size_t subject = 0; subject < count; ++subject) {
        if (table.subjects[subject].refused) continue;
        const std::vector<Value> values = score::trace(built.model, table, subject);
        const std::string place = where + ", subject " + std::to_string(subject);
        for (std::size_t row = 0; row < built.model.rows.size(); ++row)
            tally.check(same(values[built.model.rows[row].score], card.scores[row][subject]),
                        place + ": the explanation has another score");
        check_rows(tally, built, values, place);
    }
}

}  // namespace

Tally waterfalls_add_up(std::uint64_t seed) {
    Tally tally("waterfalls: effects add up to the sum, bounds make the score");
    Random random(seed + 4);
    for (const char* path : {community, village}) {
        const std::string text = read_file(path);
        for (int round = 0; round < 8; ++round) {
            const Built built(text, random_choices(random, Built(text).model));
            check_subjects(tally, random, built, 25, path);
        }
    }
    for (int round = 0; round < 250; ++round) {
        const std::string text = random_standard(random).text();
        const Built built(text, random_choices(random, Built(text).model));
        if (!built.ok()) continue;
        check_subjects(tally, random, built, 20,
                       "seed " + std::to_string(seed) + ", standard " + std::to_string(round) + "\n" + text);
    }
    return tally;
}

}  // namespace biaochi::test
