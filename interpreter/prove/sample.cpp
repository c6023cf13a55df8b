#include "interpreter/prove/sample.hpp"

#include <algorithm>
#include <set>

namespace biaochi::prove {

namespace {

constexpr unsigned deepest = 300;  // of conditions inside each other

const Number& least_step(const Domain& domain) {
    static const Number one(1);
    static const Number fine(1, 10000);
    return domain.whole ? one : fine;
}

std::vector<Number> plain_values(const Domain& domain, const std::string& unit) {
    if (domain.kind == facts::FactKind::date) {  // around a new year, and around the ends of months
        std::vector<Number> days;
        for (const int day : {0, 1, 27, 28, 30, 31, 58, 59, 60, 90, 181, 364, 365, 730})
            days.emplace_back(19723 + day);
        return days;
    }
    if (domain.kind == facts::FactKind::text) {
        std::vector<Number> texts;
        for (std::size_t i = 0; i < most_records; ++i) texts.emplace_back(static_cast<std::int64_t>(i));
        return texts;
    }
    if (domain.kind != facts::FactKind::quantity) {
        std::vector<Number> all;
        for (Number value = domain.least; value <= domain.most; value = value + 1) all.push_back(value);
        return all;
    }
    if (domain.whole) return {0, 1, 2, 3, 5, 10, 20, 100, 1000};
    if (unit == "%") return {{-1, 10}, 0, {1, 10}, {1, 2}, {9, 10}, 1, {3, 2}};
    return {-1, 0, {1, 2}, 1, 2, 10, 100, 10000};
}

}  // namespace

std::uint64_t Dice::next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

std::uint64_t seed_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return hash;
}

Sampler::Sampler(const Local& local, std::uint64_t seed)
    : frozen(local.facts.size()),
      local_(local),
      dice_(seed),
      atoms_(atoms_of(local)),
      atoms_of_(local.facts.size()) {
    std::vector<std::set<Number>> values(local.facts.size());
    for (std::size_t fact = 0; fact < values.size(); ++fact) {
        const Domain& domain = local.domains[fact];
        const auto plain = plain_values(domain, local.model.schema.facts[fact].unit);
        values[fact].insert(plain.begin(), plain.end());
        values[fact].insert({local.base[fact], domain.least, domain.most});
        if (domain.kind == facts::FactKind::quantity && domain.most > 100000000)
            values[fact].erase(domain.most);  // tried last, on its own: such facts read badly
        if (domain.kind == facts::FactKind::quantity && domain.least < -100000000)
            values[fact].erase(domain.least);
    }
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
        const Linear& atom = atoms_[i];
        for (const auto& term : atom.terms) atoms_of_[term.first].push_back(i);
        if (atom.terms.size() != 1) continue;
        const std::uint32_t fact = atom.terms[0].first;
        const Domain& domain = local.domains[fact];
        const Number at = -atom.constant / atom.terms[0].second;
        const Number step = least_step(domain);
        for (const Number& value : {domain.whole ? at.floor() : at, domain.whole ? at.ceil() : at})
            for (const Number& near : {value - step, value, value + step}) values[fact].insert(near);
    }
    for (const Layout::Ledger& ledger : local.layout.ledgers)  // what tells one record apart, tells all
        for (std::size_t field = 0; field < ledger.fields; ++field) {
            const auto slot = [&](std::size_t record) {
                return local.places[ledger.at(record, field) - local.layout.real];
            };
            if (slot(0) == 0) continue;
            for (std::size_t record = 1; record < most_records; ++record)
                if (slot(record) != 0)
                    values[slot(record) - 1].insert(values[slot(0) - 1].begin(), values[slot(0) - 1].end());
        }
    for (std::size_t fact = 0; fact < values.size(); ++fact) {
        values_.emplace_back();
        for (const Number& value : values[fact])
            if (value >= local.domains[fact].least && value <= local.domains[fact].most)
                values_.back().push_back(value);
    }
}

bool Sampler::set(std::uint32_t fact, const Number& value, Point& point) const {
    const Domain& domain = local_.domains[fact];
    if (frozen[fact] || value < domain.least || value > domain.most) return false;
    if (domain.whole && !value.is_whole()) return false;
    point[fact] = value;
    return true;
}

// The nearest value of one fact with which the form is <, ≤, = or ≠ 0.
bool Sampler::solve_for(const Linear& form, std::size_t term, Relation relation, Point& point) const {
    const auto& [fact, times] = form.terms[term];
    const Domain& domain = local_.domains[fact];
    const Number edge = point[fact] - form.at(point) / times;
    const bool rising = times > 0;
    switch (relation) {
        case Relation::equal: return set(fact, edge, point);
        case Relation::less_equal:
            return set(fact, !domain.whole ? edge : rising ? edge.floor() : edge.ceil(), point);
        case Relation::less:
            if (domain.whole) return set(fact, rising ? edge.ceil() - 1 : edge.floor() + 1, point);
            return set(fact, rising ? edge - least_step(domain) : edge + least_step(domain), point);
        default: {
            const Number up = domain.whole ? edge.floor() + 1 : edge + 1;
            return set(fact, up, point) || set(fact, domain.whole ? edge.ceil() - 1 : edge - 1, point);
        }
    }
}

bool Sampler::solve(const Linear& form, Relation relation, Point& point) {
    if (form.terms.empty()) return false;
    constexpr std::size_t most_tries = 6;  // of a long sum a few facts are enough
    const std::size_t count = form.terms.size();
    const std::size_t tries = std::min(count, most_tries);
    const std::size_t first = dice_.below(count);
    const auto any_fact = [&] {
        for (std::size_t i = 0; i < tries; ++i)
            if (solve_for(form, (first + i) % count, relation, point)) return true;
        return false;
    };
    if (any_fact()) return true;
    // 90% of something is whole only where that is a multiple of 10.
    for (const std::int64_t round : {100, 10, 1000, 10000})
        for (std::size_t i = 0; i < tries; ++i) {
            Point trial = point;
            if (!set(form.terms[(first + i) % count].first, round, trial)) continue;
            std::swap(point, trial);
            if (any_fact()) return true;
            std::swap(point, trial);
        }
    return false;
}

Sampler::Quotient Sampler::cached(Id id, const std::vector<Fraction>& found, bool same_everywhere) {
    Quotient result;
    result.known = found.size() == 1;
    if (result.known) result.of = found.front();
    if (same_everywhere && found.size() <= 1) known_.emplace(id, result);
    return result;
}

// Left - right of a comparison, or what `computable` asks about, at a point.
Sampler::Quotient Sampler::difference(Id comparison, const Point& point) {
    const auto known = known_.find(comparison);
    if (known != known_.end()) return known->second;
    bool same_everywhere = true;
    const Decide decide = [&](Id condition) {
        same_everywhere = false;
        return truth(condition, point, 1);
    };
    const model::Pool& pool = local_.pool();
    const model::Expression& each = pool[comparison];
    if (each.op == Op::computable)
        return cached(comparison, fractions(pool, each.parts[0], decide, true), same_everywhere);
    const auto left = fractions(pool, each.parts[0], decide, false);
    const auto right = fractions(pool, each.parts[1], decide, false);
    if (left.size() != 1 || right.size() != 1) return cached(comparison, {}, same_everywhere);
    const Fraction& a = left.front();
    const Fraction& b = right.front();
    Fraction both;
    if (b.bottom.is_constant() && (a.bottom.is_constant() || b.top.is_constant()))
        both = {combined(scaled(a.top, b.bottom.constant), b.top.is_constant() ? a.bottom : b.top,
                         b.top.is_constant() ? -b.top.constant : -a.bottom.constant),
                scaled(a.bottom, b.bottom.constant)};
    else if (a.bottom.is_constant() && a.top.is_constant())
        both = {combined(scaled(b.bottom, a.top.constant), b.top, -a.bottom.constant),
                scaled(b.bottom, a.bottom.constant)};
    else
        return cached(comparison, {}, same_everywhere);
    return cached(comparison, {both}, same_everywhere);
}

int Sampler::truth(Id id, const Point& point, unsigned depth) {
    if (depth > deepest) return -1;
    const model::Expression& each = local_.pool()[id];
    const auto part = [&](std::size_t i) { return truth(each.parts[i], point, depth + 1); };
    switch (each.op) {
        case Op::constant: return each.number.is_zero() ? 0 : 1;
        case Op::fact: return point[each.index].is_zero() ? 0 : 1;
        case Op::both:
        case Op::either: {
            const int decisive = each.op == Op::both ? 0 : 1;
            const int a = part(0);
            if (a == decisive) return a;
            const int b = part(1);
            return b == decisive || a >= 0 ? b : a;
        }
        case Op::negation: {
            const int a = part(0);
            return a < 0 ? a : 1 - a;
        }
        case Op::select: {
            const int condition = part(0);
            return condition < 0 ? -1 : part(condition > 0 ? 1 : 2);
        }
        case Op::computable:
        case Op::less:
        case Op::less_equal:
        case Op::equal: {
            const Quotient quotient = difference(id, point);
            if (!quotient.known) return -1;
            const int below = quotient.of.bottom.at(point).sign();
            if (each.op == Op::computable) return below != 0 ? 1 : 0;
            if (below == 0) return -1;
            const int sign = quotient.of.top.at(point).sign() * below;
            return (each.op == Op::less ? sign < 0 : each.op == Op::equal ? sign == 0 : sign <= 0) ? 1 : 0;
        }
        default: return -1;
    }
}

bool Sampler::force_comparison(Id id, bool wanted, Point& point) {
    const Op op = local_.pool()[id].op;
    Quotient quotient = difference(id, point);
    if (!quotient.known) return false;
    const Linear& bottom = quotient.of.bottom;
    if (op == Op::computable) return solve(bottom, wanted ? Relation::not_equal : Relation::equal, point);
    if (bottom.at(point).is_zero() && !solve(scaled(bottom, -1), Relation::less, point)) return false;
    const Linear form = bottom.at(point) < 0 ? scaled(quotient.of.top, -1) : quotient.of.top;
    if (op == Op::equal) return solve(form, wanted ? Relation::equal : Relation::not_equal, point);
    if (wanted) return solve(form, op == Op::less ? Relation::less : Relation::less_equal, point);
    return solve(scaled(form, -1), op == Op::less ? Relation::less_equal : Relation::less, point);
}

bool Sampler::force(Id id, bool wanted, Point& point, unsigned depth) {
    if (depth > deepest) return false;
    if (truth(id, point) == (wanted ? 1 : 0)) return true;
    const model::Expression& each = local_.pool()[id];
    const auto part = [&](std::size_t i, bool value) {
        return force(each.parts[i], value, point, depth + 1);
    };
    switch (each.op) {
        case Op::fact: return set(each.index, wanted ? 1 : 0, point);
        case Op::negation: return part(0, !wanted);
        case Op::both:
        case Op::either: {
            if (wanted == (each.op == Op::both)) return part(0, wanted) && part(1, wanted);
            const std::size_t first = dice_.below(2);
            return part(first, wanted) || part(1 - first, wanted);
        }
        case Op::select: {
            const int condition = truth(each.parts[0], point);
            return condition >= 0 && part(condition > 0 ? 1 : 2, wanted);
        }
        case Op::computable:
        case Op::less:
        case Op::less_equal:
        case Op::equal: return force_comparison(id, wanted, point);
        default: return false;
    }
}

bool Sampler::mend(Point& point) {
    for (int round = 0; round < 8; ++round) {
        bool good = true;
        for (const model::Check& check : local_.model.checks)
            if (truth(check.holds, point) == 0) {
                good = false;
                force(check.holds, true, point);
            }
        if (good) return true;
    }
    return false;
}

}  // namespace biaochi::prove
