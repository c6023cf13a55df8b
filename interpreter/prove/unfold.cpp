#include "interpreter/prove/unfold.hpp"

#include <algorithm>
#include <set>

namespace biaochi::prove {

using model::Id;
using model::Op;

Layout layout_of(const facts::Schema& schema) {
    Layout layout;
    std::size_t added = 2 + static_cast<std::size_t>(std::count_if(
                                schema.facts.begin(), schema.facts.end(),
                                [](const facts::Declaration& fact) { return fact.may_not_apply; }));
    for (const facts::Ledger& ledger : schema.ledgers) added += 1 + most_records * ledger.fields.size();
    layout.real = static_cast<std::uint32_t>(schema.facts.size() - added);
    std::uint32_t next = layout.real;
    layout.period_begin = next++;
    layout.period_end = next++;
    for (const facts::Ledger& ledger : schema.ledgers) {
        Layout::Ledger place{next, next + 1, ledger.fields.size()};
        next += 1 + static_cast<std::uint32_t>(most_records * ledger.fields.size());
        layout.ledgers.push_back(place);
    }
    for (std::uint32_t fact = 0; fact < layout.real; ++fact)
        layout.flag.push_back(schema.facts[fact].may_not_apply ? next++ : 0);
    return layout;
}

void unfold(model::Model& model) {
    std::vector<facts::Declaration>& all = model.schema.facts;
    const std::size_t real = all.size();
    for (const char* name : {"报告期起", "报告期止"}) {
        facts::Declaration day;
        day.name = name;
        day.kind = facts::FactKind::date;
        all.push_back(std::move(day));
    }
    for (const facts::Ledger& ledger : model.schema.ledgers) {
        facts::Declaration count;
        count.name = ledger.name + ".条数";
        count.counted = true;
        count.least = Number(0);
        count.most = Number(static_cast<std::int64_t>(most_records));
        all.push_back(std::move(count));
        for (std::size_t record = 1; record <= most_records; ++record)
            for (const facts::Declaration& field : ledger.fields) {
                all.push_back(field);
                all.back().may_not_apply = false;  // of records only values are tried
                all.back().name = ledger.name + "[" + std::to_string(record) + "]." + field.name;
            }
    }
    for (std::size_t i = 0; i < real; ++i) {
        if (!all[i].may_not_apply) continue;
        facts::Declaration flag;
        flag.name = all[i].name + std::string(spelling(Word::inapplicable, Language::zh));
        flag.kind = facts::FactKind::truth;
        all.push_back(std::move(flag));
    }
    const Layout layout = layout_of(model.schema);
    model::Pool& pool = model.pool;
    if (model.schema.wants_period) {
        model::Check ordered;
        ordered.holds = pool.make(Op::less_equal, pool.period(false), pool.period(true));
        ordered.message = {"报告期的起日不晚于止日", "a period does not end before it begins"};
        model.checks.push_back(std::move(ordered));
    }
    for (model::Check& check : model.checks) {
        std::set<std::uint32_t> read(check.facts.begin(), check.facts.end());
        std::set<Id> seen{check.holds};
        for (std::vector<Id> open{check.holds}; !open.empty();) {
            const Id id = open.back();
            open.pop_back();
            for (const std::uint32_t fact : unfolded(layout, pool, id)) read.insert(fact);
            for (const Id part : pool[id].parts)
                if (seen.insert(part).second) open.push_back(part);
        }
        check.facts.assign(read.begin(), read.end());
    }
}

std::vector<std::uint32_t> unfolded(const Layout& layout, const model::Pool& pool, Id id) {
    const model::Expression& each = pool[id];
    if (each.op == Op::fact)
        return each.index < layout.flag.size() && layout.flag[each.index] != 0
                   ? std::vector<std::uint32_t>{layout.flag[each.index]}
                   : std::vector<std::uint32_t>{};
    if (each.op == Op::period) return {each.index == 0 ? layout.period_begin : layout.period_end};
    if (each.space <= model::per_subject || !pool.places(each.space).records) return {};
    const Layout::Ledger& ledger = layout.ledgers[pool.places(each.space).index];
    std::vector<std::uint32_t> facts{ledger.count};
    if (each.op == Op::field)
        for (std::size_t record = 0; record < most_records; ++record)
            facts.push_back(ledger.at(record, each.index));
    return facts;
}

void fold(const Layout& layout, facts::Table& table, std::size_t subjects,
          const std::function<Number(std::uint32_t, std::size_t)>& value) {
    table.ledgers.resize(layout.ledgers.size());
    for (std::size_t k = 0; k < layout.ledgers.size(); ++k) {
        const Layout::Ledger& place = layout.ledgers[k];
        facts::Records& records = table.ledgers[k];
        records.columns.assign(place.fields, {});
        records.begin.assign(1, 0);
        for (std::size_t subject = 0; subject < subjects; ++subject) {
            const auto count = static_cast<std::size_t>(value(place.count, subject).whole().value_or(0));
            for (std::size_t record = 0; record < std::min(count, most_records); ++record)
                for (std::size_t field = 0; field < place.fields; ++field) {
                    records.columns[field].emplace_back();
                    records.columns[field].back().value = value(place.at(record, field), subject);
                }
            records.begin.push_back(
                static_cast<std::uint32_t>(records.begin.back() + std::min(count, most_records)));
        }
    }
    for (std::size_t subject = 0; subject < subjects; ++subject) {
        table.subjects[subject].period_begin = value(layout.period_begin, subject);
        table.subjects[subject].period_end = value(layout.period_end, subject);
    }
}

}  // namespace biaochi::prove
