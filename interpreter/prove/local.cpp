#include "interpreter/prove/local.hpp"

#include "lang/base/date.hpp"

#include <algorithm>
#include <set>

#include "interpreter/model/phases.hpp"

namespace biaochi::prove {

namespace {

constexpr std::size_t most_facts = 64;  // that checks may draw in

// What the row's sentences and phases are made of.
std::vector<Id> roots_of(const model::Model& model, const model::Row& row) {
    std::vector<Id> roots;
    const auto want = [&](Id id) {
        if (id != no_id) roots.push_back(id);
    };
    for (const Id id : row.outs) want(id);
    for (const std::size_t child : row.children) {
        want(model.rows[child].score);
        want(model.rows[child].weight);
    }
    for (const model::Rule& rule : row.rules) {
        for (const Id id : {rule.effect, rule.condition, rule.subject}) want(id);
        for (const model::Tier& tier : rule.tiers) {
            want(tier.holds);
            want(tier.points);
        }
        for (const model::Settlement& each : rule.settlements) want(each.when);
    }
    return roots;
}

bool is_commutative(Op op) {
    switch (op) {
        case Op::add:
        case Op::multiply:
        case Op::larger:
        case Op::smaller:
        case Op::equal:
        case Op::both:
        case Op::either:
        case Op::sum: return true;
        default: return false;
    }
}

}  // namespace

std::vector<std::uint64_t> fingerprints(const model::Pool& pool) {
    std::vector<std::uint64_t> all(pool.size());
    for (Id id = 0; id < all.size(); ++id) {
        const model::Expression& each = pool[id];
        std::uint64_t hash = 0xCBF29CE484222325ULL;
        const auto mix = [&](std::uint64_t value) {
            hash = (hash ^ value) * 0x100000001B3ULL;
            hash ^= hash >> 29U;
        };
        mix(static_cast<std::uint64_t>(each.op));
        if (each.op == Op::fact || each.op == Op::field || each.op == Op::period) mix(each.index);
        if (each.op == Op::constant)
            for (const char c : each.number.text()) mix(static_cast<unsigned char>(c));
        std::uint64_t together = 0;
        for (const Id part : each.parts) {
            if (is_commutative(each.op))
                together += (all[part] ^ (all[part] >> 31U)) * 0x9E3779B97F4A7C15ULL;
            else
                mix(all[part]);
        }
        mix(together);
        all[id] = hash;
    }
    return all;
}

bool is_known(Op op) { return op <= Op::sum; }

Domain domain_of(const facts::Declaration& fact) {
    static const Number largest = *Number::parse("999999999999999");  // 15 digits
    Domain domain{fact.kind, -largest, largest, false};
    if (fact.kind == facts::FactKind::date) domain = {fact.kind, first_date, last_date, true};
    if (fact.kind == facts::FactKind::truth || fact.kind == facts::FactKind::enumeration) {
        const std::size_t options = fact.kind == facts::FactKind::truth ? 2 : fact.options.size();
        domain.least = 0;
        domain.most = static_cast<std::int64_t>(options) - 1;
        domain.whole = true;
    } else if (fact.counted) {
        domain.least = 0;
        domain.whole = true;
    }
    if (fact.least) domain.least = *fact.least;
    if (fact.most) domain.most = *fact.most;
    return domain;
}

Cutter::Cutter(const model::Model& model, Point base)
    : model_(model),
      base_(std::move(base)),
      layout_(layout_of(model.schema)),
      checks_of_(model.schema.facts.size()) {
    for (std::uint32_t i = 0; i < model.checks.size(); ++i)
        for (const std::uint32_t fact : model.checks[i].facts) checks_of_[fact].push_back(i);
    known_.assign(model.pool.size(), no_id);
    prints_ = fingerprints(model.pool);
}

std::vector<Id> Cutter::reachable(const std::vector<Id>& roots) {
    constexpr Id seen = no_id - 1;
    std::vector<Id> all;
    std::vector<Id> open;
    const auto visit = [&](Id id) {
        if (known_[id] != no_id) return;
        known_[id] = seen;
        open.push_back(id);
    };
    for (const Id root : roots) visit(root);
    while (!open.empty()) {
        const Id id = open.back();
        open.pop_back();
        all.push_back(id);
        for (const Id part : model_.pool[id].parts) visit(part);
    }
    for (const Id id : all) known_[id] = no_id;
    std::sort(all.begin(), all.end());
    return all;
}

Local Cutter::cut(std::size_t row) { return cut(roots_of(model_, model_.rows[row]), &model_.rows[row]); }

Local Cutter::cut(const std::vector<Id>& also) {
    Local local = cut(also, nullptr);
    return local;
}

Local Cutter::cut(const std::vector<Id>& roots, const model::Row* row) {
    Local local;
    const model::Pool& from = model_.pool;
    std::set<std::uint32_t> facts;
    std::vector<Id> ids = reachable(roots);
    for (const Id id : ids) {
        if (from[id].op == Op::fact) facts.insert(from[id].index);
        for (const std::uint32_t fact : unfolded(layout_, from, id)) facts.insert(fact);
    }
    const std::set<std::uint32_t> read = facts;
    std::set<std::uint32_t> checks;
    std::vector<std::uint32_t> open(facts.begin(), facts.end());
    for (std::size_t i = 0; i < open.size(); ++i)
        for (const std::uint32_t check : checks_of_[open[i]]) {
            if (!checks.insert(check).second) continue;
            for (const std::uint32_t fact : model_.checks[check].facts)
                if (facts.size() < std::max(most_facts, read.size()) && facts.insert(fact).second)
                    open.push_back(fact);
        }
    std::vector<Id> all = roots;
    for (const std::uint32_t check : checks) all.push_back(model_.checks[check].holds);
    ids = reachable(all);

    local.facts.assign(facts.begin(), facts.end());
    const auto local_fact = [&](std::uint32_t fact) {
        return static_cast<std::uint32_t>(std::lower_bound(local.facts.begin(), local.facts.end(), fact) -
                                          local.facts.begin());
    };
    for (const std::uint32_t fact : local.facts) {
        local.model.schema.facts.push_back(model_.schema.facts[fact]);
        local.domains.push_back(domain_of(model_.schema.facts[fact]));
        local.read.push_back(read.count(fact) > 0);
        local.base.push_back(base_[fact]);
    }
    local.layout = layout_;
    local.model.schema.ledgers = model_.schema.ledgers;
    for (std::uint32_t fact = layout_.real; fact < base_.size(); ++fact) {
        const bool here = facts.count(fact) > 0;
        local.places.push_back(here ? local_fact(fact) + 1 : 0);
        local.fixed.push_back(base_[fact]);
        local.unfolded = local.unfolded || here;
    }
    model::Pool& pool = local.model.pool;
    // What may not apply is a fact and a truth that says so.
    const auto copy_fact = [&](Id id) {
        const std::uint32_t index = from[id].index;
        if (facts.count(index) == 0) return pool.constant(base_[index]);
        model::Nature nature = from.nature(id);
        nature.absent = false;
        const Id value = pool.fact(local_fact(index), nature);
        const std::uint32_t flag = layout_.flag[index];
        if (flag == 0 || facts.count(flag) == 0) return value;
        model::Nature truth;
        truth.whole = true;
        truth.least = Number(0);
        truth.most = Number(1);
        const Id absent = pool.fact(local_fact(flag), truth);
        return pool.make(Op::select, pool.make(Op::negation, absent), value, pool.not_applicable());
    };
    const auto copy_one = [&](Id id) {
        const model::Expression& each = from[id];
        local.opaque = local.opaque || !is_known(each.op);
        std::vector<Id> parts = each.parts;
        if (is_commutative(each.op))
            std::stable_sort(parts.begin(), parts.end(), [&](Id a, Id b) { return prints_[a] < prints_[b]; });
        for (Id& part : parts) part = known_[part];
        switch (each.op) {
            case Op::constant: return pool.constant(each.number);
            case Op::fact: return copy_fact(id);
            case Op::not_applicable: return pool.not_applicable();
            case Op::range: return pool.range(parts[0], parts[1]);
            case Op::period: return pool.period(each.index == 1);
            case Op::field:
                return pool.field(pool.records_of(from.places(each.space).index), each.index,
                                  from.nature(id));
            case Op::spread:
                return pool.in(each.space <= model::per_subject
                                   ? each.space
                                   : pool.records_of(from.places(each.space).index),
                               parts[0]);
            case Op::pack: return pool.pack(parts);
            case Op::total:
            case Op::highest:
            case Op::lowest:
            case Op::trimmed:
            case Op::above:
            case Op::above_distinct:
            case Op::ties:
            case Op::earlier_same:
            case Op::group_highest: {
                const model::Space space = pool.space(parts[0]);
                return pool.over(each.op, space, std::move(parts));
            }
            default: return pool.make(each.op, std::move(parts));
        }
    };
    // The order of ids, too, does not depend on the order of sentences.
    std::vector<std::pair<Id, bool>> todo;
    const auto now = [&](Id root) {
        if (root == no_id) return no_id;
        todo.emplace_back(root, false);
        while (!todo.empty()) {
            const auto [id, ready] = todo.back();
            todo.pop_back();
            if (known_[id] != no_id) continue;
            if (ready) {
                known_[id] = copy_one(id);
                continue;
            }
            todo.emplace_back(id, true);
            std::vector<Id> parts = from[id].parts;
            std::stable_sort(parts.begin(), parts.end(), [&](Id a, Id b) { return prints_[a] > prints_[b]; });
            for (const Id part : parts) todo.emplace_back(part, false);
        }
        return known_[root];
    };
    std::vector<std::uint32_t> ordered(checks.begin(), checks.end());
    std::stable_sort(ordered.begin(), ordered.end(), [&](std::uint32_t a, std::uint32_t b) {
        return prints_[model_.checks[a].holds] < prints_[model_.checks[b].holds];
    });
    for (const std::uint32_t index : ordered) {
        const model::Check& check = model_.checks[index];
        model::Check copy{now(check.holds), check.message, check.span, {}};
        bool complete = true;
        for (const std::uint32_t fact : check.facts)
            if (facts.count(fact) > 0)
                copy.facts.push_back(local_fact(fact));
            else
                complete = false;
        local.model.checks.push_back(std::move(copy));
        local.complete.push_back(complete);
    }
    if (row != nullptr) {
        model::Row copy = *row;
        copy.children.clear();
        for (const std::size_t child : row->children) {
            model::Row part = model_.rows[child];
            part.rules.clear();
            part.children.clear();
            part.weight = now(part.weight);
            part.score = now(model_.rows[child].score);
            copy.children.push_back(local.model.rows.size());
            local.model.rows.push_back(std::move(part));
        }
        copy.weight = no_id;
        copy.rules.clear();
        copy.outs.clear();
        const auto print_of = [&](const model::Rule& rule) {
            std::uint64_t print = static_cast<std::uint64_t>(rule.form) + 1;
            for (const Id id : {rule.effect, rule.condition, rule.subject})
                print = print * 0x9E3779B97F4A7C15ULL + (id == no_id ? 0 : prints_[id]);
            return print;
        };
        for (std::size_t i = 0; i < row->rules.size(); ++i) local.rule_of.push_back(i);
        std::stable_sort(local.rule_of.begin(), local.rule_of.end(), [&](std::size_t a, std::size_t b) {
            return print_of(row->rules[a]) < print_of(row->rules[b]);
        });
        for (const std::size_t i : local.rule_of) {
            copy.rules.push_back(row->rules[i]);
            model::Rule& rule = copy.rules.back();
            rule.effect = now(rule.effect);
            rule.condition = now(rule.condition);
            rule.subject = now(rule.subject);
            for (model::Tier& tier : rule.tiers) {
                tier.holds = now(tier.holds);
                tier.points = now(tier.points);
            }
            for (model::Settlement& each : rule.settlements) each.when = now(each.when);
        }
        std::vector<Id> outs = row->outs;
        std::stable_sort(outs.begin(), outs.end(), [&](Id a, Id b) { return prints_[a] < prints_[b]; });
        for (const Id out : outs) copy.outs.push_back(now(out));
        local.model.rows.push_back(std::move(copy));
        model::finish(local.model, local.model.rows.back());
    }
    for (const Id root : roots) local.asked.push_back(now(root));
    for (const Id id : ids) known_[id] = no_id;
    return local;
}

}  // namespace biaochi::prove
