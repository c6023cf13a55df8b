#include "interpreter/prove/linear.hpp"

#include <algorithm>
#include <set>

namespace biaochi::prove {

namespace {

constexpr std::size_t most_branches = 6;
constexpr std::size_t most_atoms = 96;

const Linear one_form = {{}, 1};

Linear of_fact(std::uint32_t fact) { return {{{fact, Number(1)}}, 0}; }

bool is_plain(const Fraction& a) { return a.bottom.is_constant(); }

// a op b for fractions of which the result is one again; false where it is not.
bool sum_of(const Fraction& a, const Fraction& b, const Number& sign, Fraction& result) {
    if (is_plain(a) && is_plain(b)) {
        result = {combined(scaled(a.top, Number(1) / a.bottom.constant), b.top, sign / b.bottom.constant),
                  one_form};
        return true;
    }
    if (is_plain(b) && b.top.is_constant()) {
        result = {combined(a.top, a.bottom, sign * b.top.constant / b.bottom.constant), a.bottom};
        return true;
    }
    if (is_plain(a) && a.top.is_constant()) {
        result = {combined(scaled(b.top, sign), b.bottom, a.top.constant / a.bottom.constant), b.bottom};
        return true;
    }
    if (a.bottom == b.bottom) {
        result = {combined(a.top, b.top, sign), a.bottom};
        return true;
    }
    return false;
}

bool product_of(const Fraction& a, const Fraction& b, Fraction& result) {
    const bool a_constant = is_plain(a) && a.top.is_constant();
    if (a_constant || (is_plain(b) && b.top.is_constant())) {
        const Fraction& constant = a_constant ? a : b;
        const Fraction& other = a_constant ? b : a;
        result = {scaled(other.top, constant.top.constant / constant.bottom.constant), other.bottom};
        return true;
    }
    return false;
}

bool quotient_of(const Fraction& a, const Fraction& b, Fraction& result) {
    if (!is_plain(a) || !is_plain(b)) {
        if (!is_plain(b) || !b.top.is_constant() || b.top.constant.is_zero()) return false;
        result = {scaled(a.top, b.bottom.constant / b.top.constant), a.bottom};
        return true;
    }
    if (b.top.is_constant() && b.top.constant.is_zero()) return false;
    const Number factor = b.bottom.constant / a.bottom.constant;
    if (b.top.is_constant())
        result = {scaled(a.top, factor / b.top.constant), one_form};
    else
        result = {scaled(a.top, factor), b.top};
    return true;
}

struct Reader {
    const model::Pool& pool;
    const Local* local;  // for the fields of records: read as those of the first
    const Decide& decide;
    bool steps;
    std::size_t work = 0;  // against long sums of many branches

    using All = std::vector<Fraction>;

    template <typename F>
    All pairs(const All& a, const All& b, F make) {
        All all;
        if (a.size() * b.size() > most_branches) return all;
        for (const Fraction& left : a)
            for (const Fraction& right : b) {
                Fraction made;
                if (!make(left, right, made)) return {};
                all.push_back(std::move(made));
            }
        return all;
    }

    All read(Id id, std::size_t depth = 0) {
        if (depth > 60 || ++work > 2000) return {};
        const model::Expression& each = pool[id];
        const auto part = [&](std::size_t i) { return read(each.parts[i], depth + 1); };
        switch (each.op) {
            case Op::constant: return {{{{}, each.number}, one_form}};
            case Op::fact: return {{of_fact(each.index), one_form}};
            case Op::spread: return local != nullptr ? part(0) : All{};
            case Op::field: {
                if (local == nullptr) return {};
                const Layout::Ledger& ledger = local->layout.ledgers[pool.places(each.space).index];
                const std::uint32_t place = local->places[ledger.at(0, each.index) - local->layout.real];
                return place == 0 ? All{} : All{{of_fact(place - 1), one_form}};
            }
            case Op::add:
            case Op::subtract: {
                const Number sign = each.op == Op::add ? 1 : -1;
                return pairs(part(0), part(1), [&](const Fraction& a, const Fraction& b, Fraction& made) {
                    return sum_of(a, b, sign, made);
                });
            }
            case Op::sum: {
                All all = part(0);
                for (std::size_t i = 1; i < each.parts.size() && !all.empty(); ++i)
                    all = pairs(all, part(i), [](const Fraction& a, const Fraction& b, Fraction& made) {
                        return sum_of(a, b, 1, made);
                    });
                return all;
            }
            case Op::multiply: return pairs(part(0), part(1), product_of);
            case Op::divide: return pairs(part(0), part(1), quotient_of);
            case Op::negate: {
                All all = part(0);
                for (Fraction& fraction : all) fraction.top = scaled(fraction.top, -1);
                return all;
            }
            case Op::floor:
            case Op::ceil: return steps ? part(0) : All{};
            case Op::select: {
                const int condition = decide(each.parts[0]);
                if (condition >= 0) return part(condition > 0 ? 1 : 2);
                return either(part(1), part(2));
            }
            case Op::larger:
            case Op::smaller: return either(part(0), part(1));
            default: return {};
        }
    }

    static All either(All a, const All& b) {
        if (a.empty() || b.empty() || a.size() + b.size() > most_branches) return {};
        a.insert(a.end(), b.begin(), b.end());
        return a;
    }
};

}  // namespace

Number Linear::at(const Point& point) const {
    Number value = constant;
    for (const auto& [fact, times] : terms) value += times * point[fact];
    return value;
}

bool Linear::operator<(const Linear& other) const {
    if (terms.size() != other.terms.size()) return terms.size() < other.terms.size();
    for (std::size_t i = 0; i < terms.size(); ++i)
        if (terms[i].first != other.terms[i].first) return terms[i].first < other.terms[i].first;
    for (std::size_t i = 0; i < terms.size(); ++i)
        if (const int order = compare(terms[i].second, other.terms[i].second)) return order < 0;
    return constant < other.constant;
}

Linear combined(const Linear& a, const Linear& b, const Number& times) {
    Linear result;
    result.constant = a.constant + times * b.constant;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.terms.size() || j < b.terms.size()) {
        const bool left = j == b.terms.size() || (i < a.terms.size() && a.terms[i].first < b.terms[j].first);
        const bool right = i == a.terms.size() || (j < b.terms.size() && b.terms[j].first < a.terms[i].first);
        const std::uint32_t fact = left ? a.terms[i].first : b.terms[j].first;
        Number value;
        if (!right) value += a.terms[i++].second;
        if (!left) value += times * b.terms[j++].second;
        if (!value.is_zero()) result.terms.emplace_back(fact, value);
    }
    return result;
}

Linear scaled(const Linear& a, const Number& times) { return combined({}, a, times); }

Linear normal(const Linear& a, bool either_sign) {
    if (a.terms.empty()) return a;
    const Number& first = a.terms.front().second;
    return scaled(a, Number(1) / (first < 0 && !either_sign ? -first : first));
}

std::vector<Fraction> fractions(const model::Pool& pool, Id id, const Decide& decide, bool steps,
                                const Local* local) {
    return Reader{pool, local, decide, steps}.read(id);
}

std::vector<Linear> atoms_of(const Local& local) {
    const model::Pool& pool = local.pool();
    const Decide open = [](Id) { return -1; };
    std::set<Linear> all;
    const auto add = [&](const Linear& form) {
        if (!form.is_constant()) all.insert(normal(form, true));
    };
    for (Id id = 0; id < pool.size() && all.size() < 40 * most_atoms; ++id) {
        const model::Expression& each = pool[id];
        switch (each.op) {
            case Op::less:
            case Op::less_equal:
            case Op::equal:
            case Op::larger:
            case Op::smaller: {
                const std::vector<Fraction> left = fractions(pool, each.parts[0], open, true, &local);
                const std::vector<Fraction> right = fractions(pool, each.parts[1], open, true, &local);
                for (const Fraction& a : left)
                    for (const Fraction& b : right) {
                        Fraction difference;
                        if (sum_of(a, b, -1, difference)) add(difference.top);
                    }
                break;
            }
            case Op::divide:
                for (const Fraction& by : fractions(pool, each.parts[1], open, true, &local)) add(by.top);
                break;
            case Op::floor:
            case Op::ceil:
                for (const Fraction& what : fractions(pool, each.parts[0], open, true, &local))
                    for (int step = 0; step < 4; ++step) add(combined(what.top, what.bottom, -step));
                break;
            default: break;
        }
    }
    std::vector<Linear> atoms;
    std::vector<Linear> several;  // of several facts; those of one fact cost little
    for (const Linear& each : all) (each.terms.size() > 1 ? several : atoms).push_back(each);
    const std::size_t kept = std::min(several.size(), most_atoms);  // evenly, so that all the facts have some
    for (std::size_t i = 0; i < kept; ++i) atoms.push_back(several[i * several.size() / kept]);
    return atoms;
}

}  // namespace biaochi::prove
