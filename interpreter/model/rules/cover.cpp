#include "interpreter/model/rules/cover.hpp"

#include <algorithm>

namespace biaochi::model {

namespace {

// A lower end that lies lower comes first; at the same value the included one.
bool lower(const End& a, const End& b) {
    if (!a.value || !b.value) return !a.value && b.value;
    const int order = compare(*a.value, *b.value);
    return order != 0 ? order < 0 : a.included && !b.included;
}

bool higher(const End& a, const End& b) {
    if (!a.value || !b.value) return !a.value && b.value;
    const int order = compare(*a.value, *b.value);
    return order != 0 ? order > 0 : a.included && !b.included;
}

// Thresholds in one direction: the most demanding one reached applies. So an upward tier ends where the next
// one above begins, and a downward tier begins where the next one below ends.
void close_ends(std::vector<TierRange>& tiers) {
    const std::vector<TierRange> written = tiers;  // what one tier says, not what another made of it
    for (TierRange& tier : tiers) {
        for (const TierRange& other : written) {
            if (other.point) continue;
            if (tier.open_high && other.low.value && lower(tier.low, other.low)) {
                const End end{other.low.value, !other.low.included};
                if (!tier.high.value || higher(tier.high, end)) tier.high = end;
            }
            const bool downward = other.high.value && !other.open_high && !other.nominal_high;
            if (tier.open_low && downward && higher(tier.high, other.high)) {
                const End end{other.high.value, !other.high.included};
                if (!tier.low.value || lower(tier.low, end)) tier.low = end;
            }
        }
    }
}

struct Proof {
    std::vector<TierRange>& tiers;
    const Nature& nature;
    Shared boundary;
    Cover cover;

    bool flawed(Flaw flaw, std::size_t tier, std::size_t other, Number witness) {
        cover.flaw = flaw;
        cover.tier = tier;
        cover.other = other;
        cover.witness = std::move(witness);
        return false;
    }

    bool owned(const Number& value) const {
        return std::any_of(tiers.begin(), tiers.end(),
                           [&](const TierRange& tier) { return tier.point && *tier.low.value == value; });
    }

    // The first whole value of from … below that no point owns; nullopt if points own them all.
    std::optional<Number> missing(Number from, const Number& below) const {
        for (; from < below; from = from + 1)
            if (!owned(from)) return from;
        return std::nullopt;
    }

    static bool is_single(const TierRange& tier) {
        return tier.low.value && tier.high.value && *tier.low.value == *tier.high.value;
    }

    // Two tiers that meet at one value: exactly one of them must own it.
    bool touch(std::size_t below_index, std::size_t above_index) {
        TierRange& below = tiers[below_index];
        TierRange& above = tiers[above_index];
        const Number at = *above.low.value;
        if (is_single(below) &&
            is_single(above))  // the same claim twice: no word about boundaries settles it
            return flawed(Flaw::overlap, above_index, below_index, at);
        // 4次 and 4-5次 both begin at 4: that is no boundary between them.
        if (is_single(below) && below.open_high && above.low.included && boundary != Shared::unsaid)
            return flawed(Flaw::overlap, above_index, below_index, at);
        below.high.included = below.high.included || (below.nominal_high && !above.low.included);
        if (below.nominal_high && above.low.included && !above.explicit_low && boundary != Shared::unsaid) {
            below.high.included = boundary == Shared::to_lower;  // 就低: 5%-10% keeps its 10%
            above.low.included = !below.high.included;
            cover.shared.push_back(at);
        } else if (below.high.included && above.low.included) {
            if (boundary == Shared::unsaid) return flawed(Flaw::boundary, above_index, below_index, at);
            (boundary == Shared::to_lower ? above.low : below.high).included = false;
            cover.shared.push_back(at);
        } else if (!below.high.included && !above.low.included && !owned(at)) {
            return flawed(Flaw::gap, above_index, below_index, at);
        }
        return true;
    }

    bool meet(std::size_t below_index, std::size_t above_index) {
        TierRange& below = tiers[below_index];
        const TierRange& above = tiers[above_index];
        if (!below.high.value || !above.low.value)
            return flawed(Flaw::overlap, above_index, below_index,
                          below.low.value ? *below.low.value : *above.high.value);
        const Number start = *above.low.value;
        if (*below.high.value > start) {
            if (!nature.whole) return flawed(Flaw::overlap, above_index, below_index, start);
            // 超过2次 and 不足3次: no whole value is in both
            const Number last =
                below.high.included ? below.high.value->floor() : below.high.value->ceil() - 1;
            const Number first = above.low.included ? start.ceil() : start.floor() + 1;
            return last < first || flawed(Flaw::overlap, above_index, below_index, first);
        }
        if (*below.high.value == start) return touch(below_index, above_index);
        below.high.included = below.high.included || below.nominal_high;  // no tier above claims the 2 of 1-2
        const Number end = *below.high.value;
        if (!nature.whole) return flawed(Flaw::gap, above_index, below_index, (end + start) / 2);
        const Number next =
            below.high.included ? end.floor() + 1 : end.ceil();  // the first whole value above
        const std::optional<Number> gap =
            missing(next, above.low.included ? start.ceil() : start.floor() + 1);
        return !gap || flawed(Flaw::gap, above_index, below_index, *gap);
    }

    // Nothing lies outside nature.least … nature.most: no tier need claim it.
    bool bottom(std::size_t first) {
        const End& low = tiers[first].low;
        if (!low.value || (nature.least && *low.value < *nature.least)) return true;
        if (nature.least && nature.whole) {
            const Number start = low.included ? low.value->ceil() : low.value->floor() + 1;
            if (!missing(nature.least->ceil(), start)) return true;
        } else if (nature.least && *low.value == *nature.least && (low.included || owned(*low.value))) {
            return true;
        }
        return flawed(Flaw::no_bottom, first, first, *low.value);
    }

    bool top(std::size_t last) {
        TierRange& tier = tiers[last];
        if (tier.high.value) {
            tier.high.included = tier.high.included || tier.nominal_high;  // nothing lies above 80%-100%
            const Number& high = *tier.high.value;
            if (nature.most && high > *nature.most) return true;
            if (nature.most && nature.whole) {
                const Number next = tier.high.included ? high.floor() + 1 : high.ceil();
                if (!missing(next, nature.most->floor() + 1)) return true;
            } else if (nature.most && high == *nature.most && (tier.high.included || owned(high))) {
                return true;
            }
            return flawed(Flaw::no_top, last, last, high);
        }
        const bool single = nature.most && tier.low.value && *tier.low.value == *nature.most;
        if (tier.open_high && !tier.explicit_low && !single)
            return flawed(Flaw::bare_top, last, last, *tier.low.value);
        return true;
    }

    bool points(const std::vector<std::size_t>& all) {
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (*tiers[all[i]].low.value == *tiers[all[j]].low.value)
                    return flawed(Flaw::overlap, all[i], all[j], *tiers[all[i]].low.value);
        return true;
    }

    bool run() {
        close_ends(tiers);
        std::vector<std::size_t> single;
        for (std::size_t i = 0; i < tiers.size(); ++i) (tiers[i].point ? single : cover.order).push_back(i);
        if (cover.order.empty()) return flawed(Flaw::points_only, 0, 0, 0);
        std::vector<std::size_t>& order = cover.order;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            const bool before = lower(tiers[a].low, tiers[b].low);
            const bool after = lower(tiers[b].low, tiers[a].low);
            return before || (!after && higher(tiers[b].high, tiers[a].high));
        });
        bool good = points(single) && bottom(order.front());
        for (std::size_t i = 0; good && i + 1 < order.size(); ++i) good = meet(order[i], order[i + 1]);
        good = good && top(order.back());
        order.insert(order.end(), single.begin(), single.end());
        return good;
    }
};

}  // namespace

Cover prove_cover(std::vector<TierRange>& tiers, const Nature& nature, Shared boundary) {
    Proof proof{tiers, nature, boundary, {}};
    proof.run();
    return proof.cover;
}

}  // namespace biaochi::model
