#include "interpreter/model/guards.hpp"

#include <algorithm>
#include <vector>

namespace biaochi::model {

void Guards::divisors_in(Id root) {
    std::set<Id> seen{root};
    for (std::vector<Id> open{root}; !open.empty();) {
        const Expression& each = (*pool_)[open.back()];
        open.pop_back();
        if (each.op == Op::divide) not_zero_.insert(each.parts[1]);
        for (const Id part : each.parts)
            if (seen.insert(part).second) open.push_back(part);
    }
}

void Guards::at_most(Id id, const std::optional<Number>& bound, bool strict) {
    if (!bound || pool_->is_constant(id)) return;
    Nature& nature = known(id);
    const Number end = !nature.whole ? *bound : strict ? bound->ceil() - 1 : bound->floor();
    if (!nature.most || end < *nature.most) nature.most = end;
    if (strict && bound->sign() <= 0) not_zero_.insert(id);
}

void Guards::at_least(Id id, const std::optional<Number>& bound, bool strict) {
    if (!bound || pool_->is_constant(id)) return;
    Nature& nature = known(id);
    const Number end = !nature.whole ? *bound : strict ? bound->floor() + 1 : bound->ceil();
    if (!nature.least || end > *nature.least) nature.least = end;
    if (strict && bound->sign() >= 0) not_zero_.insert(id);
}

// a < b, a <= b, a = b, or the opposite.
void Guards::compare(const Expression& comparison, bool holds) {
    const Id a = comparison.parts[0];
    const Id b = comparison.parts[1];
    if (comparison.op == Op::equal) {
        if (!holds) {
            if (pool_->is_constant(a, 0)) not_zero_.insert(b);
            if (pool_->is_constant(b, 0)) not_zero_.insert(a);
            const bool counts = nature(a).not_negative() && nature(a).whole;
            if (counts && pool_->is_constant(b, 0)) at_least(a, Number(1), false);
            const bool counted = nature(b).not_negative() && nature(b).whole;
            if (counted && pool_->is_constant(a, 0)) at_least(b, Number(1), false);
            return;
        }
        at_most(a, nature(b).most, false);
        at_least(a, nature(b).least, false);
        at_most(b, nature(a).most, false);
        at_least(b, nature(a).least, false);
        return;
    }
    const Id lower = holds ? a : b;  // not a < b: b <= a
    const Id upper = holds ? b : a;
    const bool strict = (comparison.op == Op::less) == holds;
    at_most(lower, nature(upper).most, strict);
    at_least(upper, nature(lower).least, strict);
}

void Guards::assume(Id condition, bool holds) {
    std::set<std::pair<Id, bool>> seen{{condition, holds}};
    for (std::vector<std::pair<Id, bool>> open{{condition, holds}}; !open.empty();) {
        const auto [id, truth] = open.back();
        open.pop_back();
        const Expression& each = (*pool_)[id];
        if (each.op == Op::less || each.op == Op::less_equal || each.op == Op::equal) compare(each, truth);
        if (each.op == Op::computable && truth) divisors_in(each.parts[0]);
        const bool turned = each.op == Op::negation;
        if (!turned && each.op != (truth ? Op::both : Op::either)) continue;
        for (const Id part : each.parts)
            if (seen.emplace(part, truth != turned).second) open.emplace_back(part, truth != turned);
    }
}

const Nature* Guards::find(Id id) const {
    for (const Guards* each = this; each != nullptr; each = each->outer_)
        if (const auto found = each->known_.find(id); found != each->known_.end()) return &found->second;
    return nullptr;
}

const Nature& Guards::nature(Id id) const {
    const Nature* known = find(id);
    return known != nullptr ? *known : pool_->nature(id);
}

bool Guards::is_not_zero(Id id) const {
    for (const Guards* each = this; each != nullptr; each = each->outer_)
        if (each->not_zero_.count(id) != 0) return true;
    return false;
}

bool Guards::keeps_from_zero(Id divisor) const {
    if (is_not_zero(divisor) || !nature(divisor).may_be_zero()) return true;
    if (empty()) return false;
    // What is known of its parts may bound it: worked out from the smallest part up, within limits.
    constexpr std::size_t most_parts = 2000;
    std::set<Id> needed{divisor};
    for (std::vector<Id> open{divisor}; !open.empty();) {
        const Id id = open.back();
        open.pop_back();
        if (find(id) != nullptr) continue;
        for (const Id part : (*pool_)[id].parts)
            if (needed.insert(part).second) open.push_back(part);
        if (needed.size() > most_parts) return false;
    }
    std::map<Id, Nature> worked;
    const Pool::NatureOf of = [&](Id id) -> const Nature& {
        const auto found = worked.find(id);
        return found != worked.end() ? found->second : nature(id);
    };
    for (const Id id : needed)
        if (find(id) == nullptr && !(*pool_)[id].parts.empty())
            worked.emplace(id, pool_->nature_of((*pool_)[id], of));
    return !of(divisor).may_be_zero();
}

bool Guards::counts(Id extreme) const {
    const Expression& each = (*pool_)[extreme];
    if (each.space <= per_subject)
        return !pool_->nature(extreme).absent;  // the subject itself is in its batch
    const Id filter = each.op == Op::select ? each.parts[0] : no_id;
    const auto is_count = [&](Id id) {
        const Expression& count = (*pool_)[id];
        if (count.op != Op::total || pool_->space(count.parts[0]) != each.space) return false;
        const Expression& counted = (*pool_)[count.parts[0]];
        const bool all = counted.op == Op::spread && pool_->is_constant(counted.parts[0], 1);
        return all ? !pool_->nature(extreme).absent : count.parts[0] == filter;
    };
    for (const Guards* each_guard = this; each_guard != nullptr; each_guard = each_guard->outer_)
        if (std::any_of(each_guard->not_zero_.begin(), each_guard->not_zero_.end(), is_count) ||
            std::any_of(each_guard->known_.begin(), each_guard->known_.end(), [&](const auto& known) {
                return known.second.least && known.second.least->sign() > 0 && is_count(known.first);
            }))
            return true;
    return false;
}

}  // namespace biaochi::model
