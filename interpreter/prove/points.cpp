// Which points are sampled.
#include <algorithm>
#include <set>

#include "interpreter/prove/sample.hpp"

namespace biaochi::prove {

Point Sampler::random_point() {
    Point point = local_.base;
    const unsigned changed = dice_.chance(50) ? 80 : 40;
    for (std::uint32_t fact = 0; fact < point.size(); ++fact)
        if (!frozen[fact] && dice_.chance(changed))
            point[fact] = values_[fact][dice_.below(values_[fact].size())];
    return point;
}

std::vector<Id> Sampler::conditions() const {
    std::vector<Id> all;
    if (local_.model.rows.empty()) return all;
    const auto add = [&](Id id) {
        if (id != no_id && !local_.pool().is_constant(id)) all.push_back(id);
    };
    for (const model::Rule& rule : local_.row().rules) {
        add(rule.condition);
        if (rule.tiers.size() <= 32)
            for (const model::Tier& tier : rule.tiers) add(tier.holds);
        for (const model::Settlement& each : rule.settlements) add(each.when);
    }
    const std::vector<std::uint64_t> prints = fingerprints(local_.pool());
    std::sort(all.begin(), all.end(), [&](Id a, Id b) { return prints[a] < prints[b]; });
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (all.size() > 96) all.resize(96);
    return all;
}

// What makes the condition hold may break a check, and the other way round: by turns.
bool Sampler::aim(Id condition, Point& point) {
    mend(point);
    for (int round = 0; round < 4; ++round) {
        if (!force(condition, true, point)) return false;
        mend(point);
        if (truth(condition, point) != 0) return true;
    }
    return true;
}

std::vector<Point> Sampler::sample() {
    std::vector<Point> all;
    std::set<Point> seen;
    const auto keep = [&](Point point) {
        mend(point);
        if (seen.insert(point).second) all.push_back(std::move(point));
    };
    keep(local_.base);
    for (const bool yes : {true, false})  // everything said yes to, everything plenty
        for (const std::int64_t plenty : {0, 1, 100}) {
            Point point = local_.base;
            for (std::uint32_t fact = 0; fact < point.size(); ++fact) {
                const bool truth = local_.domains[fact].kind == facts::FactKind::truth;
                if (!frozen[fact]) set(fact, truth ? Number(yes ? 1 : 0) : Number(plenty), point);
            }
            keep(std::move(point));
        }
    for (std::uint32_t fact = 0; fact < local_.facts.size(); ++fact) {
        if (frozen[fact]) continue;
        for (const Number& value : values_[fact]) {
            Point point = local_.base;
            point[fact] = value;
            const bool was = frozen[fact];
            frozen[fact] = true;  // the checks are mended with the others
            keep(std::move(point));
            frozen[fact] = was;
        }
    }
    const std::size_t random = 128 + 16 * std::min<std::size_t>(local_.facts.size(), 16);
    for (std::size_t i = 0; i < random; ++i) keep(random_point());
    for (const Linear& atom : atoms_) {
        if (atom.terms.size() < 2) continue;
        for (int start = 0; start < 6; ++start)
            for (const Relation relation : {Relation::equal, Relation::less, Relation::less_equal}) {
                Point point = random_point();
                const bool over = relation == Relation::less_equal;
                if (solve(over ? scaled(atom, -1) : atom, over ? Relation::less : relation, point))
                    keep(std::move(point));
            }
    }
    for (const Id condition : conditions())
        for (int start = 0; start < 3; ++start) {
            Point point = random_point();
            if (aim(condition, point)) keep(std::move(point));
        }
    return all;
}

std::vector<Number> Sampler::line(const Point& point, std::size_t fact, std::size_t most) const {
    std::set<Number> all(values_[fact].begin(), values_[fact].end());
    all.insert(point[fact]);
    const Domain& domain = local_.domains[fact];
    const Number step = domain.whole ? Number(1) : Number(1, 10000);
    if (domain.kind == facts::FactKind::quantity)
        for (const std::size_t index : atoms_of_[fact]) {
            const Linear& atom = atoms_[index];
            if (atom.terms.size() < 2) continue;
            const auto term = std::find_if(atom.terms.begin(), atom.terms.end(),
                                           [&](const auto& each) { return each.first == fact; });
            const Number edge = point[fact] - atom.at(point) / term->second;
            for (const Number& value :
                 {domain.whole ? edge.floor() : edge, domain.whole ? edge.ceil() : edge})
                for (const Number& near : {value - step, value, value + step})
                    if (near >= domain.least && near <= domain.most) all.insert(near);
        }
    std::vector<Number> values(all.begin(), all.end());
    if (values.size() <= most) return values;
    std::vector<Number> some;
    for (std::size_t i = 0; i < most; ++i) some.push_back(values[i * (values.size() - 1) / (most - 1)]);
    return some;
}

std::vector<Point> Sampler::neighbours(const Point& point, std::size_t most_values) {
    std::vector<Point> all;
    for (std::uint32_t fact = 0; fact < point.size(); ++fact) {
        if (frozen[fact]) continue;
        const Domain& domain = local_.domains[fact];
        std::vector<Number> values = line(point, fact, most_values);
        values.push_back(domain.least);
        values.push_back(domain.most);
        for (const Number& value : values) {
            if (value == point[fact]) continue;
            Point other = point;
            other[fact] = value;
            frozen[fact] = true;
            mend(other);
            frozen[fact] = false;
            all.push_back(std::move(other));
        }
    }
    return all;
}

}  // namespace biaochi::prove
