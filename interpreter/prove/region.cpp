#include "interpreter/prove/region.hpp"

#include <algorithm>

namespace biaochi::prove {

namespace {

void saturate(Value& value) {
    if (!value.low.is_big() && !value.high.is_big()) return;
    if (value.low < -Regions::infinity()) value.low = -Regions::infinity();
    if (value.high > Regions::infinity()) value.high = Regions::infinity();
    if (value.low > Regions::infinity()) value.low = Regions::infinity();
    if (value.high < -Regions::infinity()) value.high = -Regions::infinity();
}

bool may_be_number(const Value& value) { return (value.state & Value::number) != 0; }

Value joined_bounds(const Value& value, const Value& limits) {
    Value result = value;
    if (!may_be_number(value)) return result;
    if (result.low < limits.low) result.low = limits.low;
    if (result.high > limits.high) result.high = limits.high;
    result.state = static_cast<unsigned char>(result.state & limits.state);
    return result;
}

}  // namespace

Constraint tightened(Constraint constraint, const std::vector<Domain>& domains) {
    const auto whole = [&](const auto& term) { return domains[term.first].whole; };
    Linear& form = constraint.form;
    if (!std::all_of(form.terms.begin(), form.terms.end(), whole)) return constraint;
    static const std::int64_t factors[] = {1,  2,  3,  4,   5,    6,     7,      8,      9,
                                           10, 12, 20, 100, 1000, 10000, 100000, 1000000};
    for (const std::int64_t factor : factors) {
        const bool fits = std::all_of(form.terms.begin(), form.terms.end(),
                                      [&](const auto& term) { return (term.second * factor).is_whole(); });
        if (!fits) continue;
        form = scaled(form, factor);
        // Σ c x + k <= 0 with whole c and x: k may be rounded up.
        form.constant = constraint.strict ? form.constant.floor() + 1 : form.constant.ceil();
        constraint.strict = false;
        return constraint;
    }
    return constraint;
}

Regions::Regions(const Local& local, const std::vector<Id>& asked)
    : local_(local), in_cone_(local.pool().size()), values_(local.pool().size()) {
    measure();
    for (const Id id : asked) in_cone_[id] = true;
    for (const model::Check& check : local.model.checks) in_cone_[check.holds] = true;
    for (Id id = static_cast<Id>(in_cone_.size()); id-- > 0;)
        if (in_cone_[id])
            for (const Id part : local.pool()[id].parts) in_cone_[part] = true;
    const auto adds = [&](Id id) {
        const Op op = local.pool()[id].op;
        return op == Op::add || op == Op::subtract || op == Op::sum;
    };
    whole_sum_.assign(in_cone_.size(), false);
    for (const Id id : asked) whole_sum_[id] = adds(id);
    for (Id id = 0; id < in_cone_.size(); ++id) {
        if (!in_cone_[id]) continue;
        cone_.push_back(id);
        for (const Id part : local.pool()[id].parts)
            if (adds(part) && !adds(id)) whole_sum_[part] = true;
    }
    for (const Domain& domain : local.domains) all_.box.emplace_back(domain.least, domain.most);
    for (std::size_t i = 0; i < local.model.checks.size(); ++i)
        if (local.complete[i]) constrain(local.model.checks[i].holds, all_);
}

// What a check demands, as linear constraints where it can be said so.
void Regions::constrain(Id check, Region& region) {
    region.known[check] = Number(1);
    const model::Expression& each = local_.pool()[check];
    if (each.op == Op::both)
        for (const Id part : each.parts) constrain(part, region);
    if (each.op != Op::less && each.op != Op::less_equal && each.op != Op::equal) return;
    if (const std::optional<Linear> form = difference(check)) {
        region.constraints.push_back(tightened({*form, each.op == Op::less}, local_.domains));
        if (each.op == Op::equal)
            region.constraints.push_back(tightened({scaled(*form, -1), false}, local_.domains));
    }
}

int Regions::decided(Id condition) const {
    const Value& value = values_[condition];
    return value.exact() ? (value.low.is_zero() ? 0 : 1) : -1;
}

Value Regions::range_of(const Linear& form) const {
    Value range(form.constant);
    for (const auto& [fact, times] : form.terms) {
        const Value& box = here_.box[fact];
        const bool rising = times > 0;
        range.low += times * (rising ? box.low : box.high);
        range.high += times * (rising ? box.high : box.low);
    }
    return range;
}

int Regions::sign(const Linear& form) const {
    if (form.is_constant()) return form.constant.sign();
    if (!here_.box.empty()) {
        const Value range = range_of(form);
        if (range.low > 0) return 1;
        if (range.high < 0) return -1;
    }
    // Or a branch or a check said so: a constraint over the same combination of facts.
    for (const int way : {-1, 1}) {
        const Linear wanted = normal(scaled(form, -way), false);
        for (const Constraint& each : here_.constraints) {
            if (each.form.terms.size() != wanted.terms.size()) continue;
            const Linear other = normal(each.form, false);
            if (other.terms != wanted.terms) continue;
            const Number most = wanted.constant - other.constant;  // of wanted, as other <= 0
            if (most < 0 || (most.is_zero() && each.strict)) return way;
        }
    }
    return 0;
}

std::optional<Linear> Regions::difference(Id comparison) const {
    const Decide decide = [this](Id condition) { return here_.box.empty() ? -1 : decided(condition); };
    const model::Expression& each = local_.pool()[comparison];
    const auto left = fractions(local_.pool(), each.parts[0], decide, false);
    const auto right = fractions(local_.pool(), each.parts[1], decide, false);
    if (left.size() != 1 || right.size() != 1) return std::nullopt;
    const Fraction& a = left.front();
    const Fraction& b = right.front();
    const int below_a = sign(a.bottom);
    const int below_b = sign(b.bottom);
    if (below_a == 0 || below_b == 0) return std::nullopt;
    const bool a_scales = b.bottom.is_constant() || a.top.is_constant();
    const bool b_scales = a.bottom.is_constant() || b.top.is_constant();
    if (!a_scales || !b_scales) return std::nullopt;
    // a.top · b.bottom - b.top · a.bottom
    const Linear first =
        b.bottom.is_constant() ? scaled(a.top, b.bottom.constant) : scaled(b.bottom, a.top.constant);
    const Linear second =
        a.bottom.is_constant() ? scaled(b.top, a.bottom.constant) : scaled(a.bottom, b.top.constant);
    const Number sign = static_cast<std::int64_t>(below_a) * below_b;
    return combined(scaled(first, sign), second, -sign);
}

// Narrows the box by each constraint; false: it is empty.
bool Regions::contract() {
    for (int pass = 0; pass < 3; ++pass) {
        bool changed = false;
        for (const Constraint& each : here_.constraints) {
            const Value range = range_of(each.form);
            if (range.low > 0 || (each.strict && range.low >= 0)) return false;
            for (const auto& [fact, times] : each.form.terms) {
                Value& box = here_.box[fact];
                const bool rising = times > 0;
                const Number rest = range.low - times * (rising ? box.low : box.high);
                Number edge = -rest / times;
                const Domain& domain = local_.domains[fact];
                if (rising) {
                    if (domain.whole) edge = edge.floor();
                    if (edge >= box.high) continue;
                    box.high = edge;
                } else {
                    if (domain.whole) edge = edge.ceil();
                    if (edge <= box.low) continue;
                    box.low = edge;
                }
                if (box.high < box.low) return false;
                changed = true;
            }
        }
        if (!changed) break;
    }
    return true;
}

bool Regions::enter(const Region& region) {
    here_ = region;
    if (!contract()) return false;
    Point corner;
    for (const Value& box : here_.box)
        corner.push_back(box.low.sign() < 0 && box.high.sign() >= 0 ? 0 : box.low);
    inside_ = corner;
    const bool linear = std::any_of(here_.constraints.begin(), here_.constraints.end(),
                                    [](const Constraint& each) { return each.form.terms.size() > 1; });
    if (linear) {
        const std::optional<Point> found = feasible(here_.constraints, here_.box, corner);
        if (!found) return false;
        inside_ = *found;
    }
    for (const Id id : cone_) {
        Value value = evaluate(id);
        saturate(value);
        const auto known = here_.known.find(id);
        if (known != here_.known.end()) {
            if (value.state == Value::number &&
                (value.high < known->second.low || known->second.high < value.low))
                return false;
            value = joined_bounds(value, known->second);
            if (!may_be_number(value) && known->second.state == Value::number) return false;
        }
        values_[id] = std::move(value);
    }
    return true;
}

bool Regions::same(Id a, Id b) const {
    unsigned work = 2000;
    return same(a, b, work, 0);
}

bool Regions::same(Id a, Id b, unsigned& work, unsigned depth) const {
    constexpr unsigned deepest = 200;
    if (a == b) return true;
    if (work == 0 || depth > deepest) return false;
    --work;
    const Value& left = values_[a];
    const Value& right = values_[b];
    if (left.exact() && right.exact()) return left.low == right.low;
    if (left.state == right.state && left.state != Value::number && !may_be_number(left)) return true;
    const auto inner = [&](Id id) -> Id {
        const model::Expression& each = local_.pool()[id];
        if (each.op == Op::select && decided(each.parts[0]) >= 0)
            return each.parts[decided(each.parts[0]) > 0 ? 1 : 2];
        if ((each.op == Op::larger || each.op == Op::smaller) &&
            values_[each.parts[0]].state == Value::number && values_[each.parts[1]].state == Value::number) {
            const std::size_t high = values_[each.parts[0]].low >= values_[each.parts[1]].high   ? 0
                                     : values_[each.parts[1]].low >= values_[each.parts[0]].high ? 1
                                                                                                 : 2;
            if (high < 2) return each.parts[each.op == Op::larger ? high : 1 - high];
        }
        if (each.op == Op::sum) {  // parts that are certainly 0
            Id only = no_id;
            for (const Id part : each.parts) {
                if (values_[part].exact() && values_[part].low.is_zero()) continue;
                if (only != no_id) return id;
                only = part;
            }
            const bool counts = only != no_id && (values_[only].state & Value::not_applicable) == 0;
            return counts ? only : id;
        }
        return id;
    };
    const Id next_a = inner(a);
    const Id next_b = inner(b);
    if (next_a != a || next_b != b) return same(next_a, next_b, work, depth + 1);
    const model::Expression& one = local_.pool()[a];
    const model::Expression& other = local_.pool()[b];
    if (one.op != other.op) return false;
    if (one.op == Op::sum) {
        const auto kept = [&](const model::Expression& each) {
            std::vector<Id> parts;
            for (const Id part : each.parts)
                if (!values_[part].exact() || !values_[part].low.is_zero()) parts.push_back(part);
            return parts;
        };
        const std::vector<Id> left_parts = kept(one);
        const std::vector<Id> right_parts = kept(other);
        if (left_parts.size() != right_parts.size()) return false;
        for (std::size_t i = 0; i < left_parts.size(); ++i)
            if (!same(left_parts[i], right_parts[i], work, depth + 1)) return false;
        return true;
    }
    if (one.parts.empty() || one.parts.size() != other.parts.size()) return false;
    for (std::size_t i = 0; i < one.parts.size(); ++i)
        if (!same(one.parts[i], other.parts[i], work, depth + 1)) return false;
    return true;
}

}  // namespace biaochi::prove
