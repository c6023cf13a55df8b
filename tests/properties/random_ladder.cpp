#include "tests/properties/random_ladder.hpp"

#include <algorithm>

namespace biaochi::test {

namespace {

std::string number_text(const Number& value, const Quantity& quantity) {
    return (value / quantity.scale()).text() + quantity.unit;
}

WrittenTier made(Random& random, const Quantity& quantity, TierKind kind, const Number& low,
                 const Number& high, bool included) {
    WrittenTier tier{kind, "", low, high, included, Number(random.between(0, 18), 2)};
    const std::string at = number_text(low, quantity);
    const std::string end = number_text(high, quantity);
    switch (kind) {
        case TierKind::up:
            tier.text = included ? random.pick<std::string>({"达" + at, "不低于" + at, at + "以上", "≥" + at})
                                 : random.pick<std::string>({"超过" + at, "高于" + at, at + "以外"});
            break;
        case TierKind::bare: tier.text = at; break;
        case TierKind::down:
            tier.text = included ? random.pick<std::string>({"不超过" + end, end + "以内", end + "以下"})
                                 : random.pick<std::string>({"低于" + end, "不足" + end, "不满" + end});
            break;
        case TierKind::range:
            tier.text = random.chance(30) ? (low / quantity.scale()).text() + "-" + end : at + "-" + end;
            break;
        case TierKind::point: tier.text = random.chance(50) ? "为" + at : "等于" + at; break;
    }
    // A number with a minus sign can only follow a word that compares.
    if (tier.points.is_zero() && random.chance(70))
        tier.text += "不得分";
    else
        tier.text += "得" + tier.points.text() + "分";
    return tier;
}

// Tiers that cover everything, in one of the ways in which texts write them.
std::vector<WrittenTier> complete(Random& random, const Quantity& quantity,
                                  const std::vector<Number>& bounds) {
    std::vector<WrittenTier> tiers;
    const auto add = [&](TierKind kind, const Number& low, const Number& high, bool included) {
        tiers.push_back(made(random, quantity, kind, low, high, included));
    };
    const std::size_t last = bounds.size() - 1;
    const bool inclusive = random.chance(80);  // 达 and 低于, or 超过 and 不超过
    add(TierKind::down, 0, bounds[0], !inclusive);
    for (std::size_t i = 0; i < last; ++i) {
        const int style = random.between(0, 3);
        if (style == 0 && bounds[i] >= 0)
            add(TierKind::range, bounds[i], bounds[i + 1], true);
        else if (style == 1 && inclusive)
            add(TierKind::bare, bounds[i], 0, true);
        else
            add(TierKind::up, bounds[i], 0, inclusive);
    }
    add(TierKind::up, bounds[last], 0, inclusive);
    if (random.chance(25)) {
        const Number at = random.chance(50) ? random.pick(bounds) : Number(0);
        add(TierKind::point, at, at, true);
    }
    return tiers;
}

WrittenTier any(Random& random, const Quantity& quantity, const std::vector<Number>& bounds) {
    const auto kind = static_cast<TierKind>(random.below(5));
    Number low = random.pick(bounds);
    Number high = random.pick(bounds);
    if (kind == TierKind::range && high < low && random.chance(90)) std::swap(low, high);
    if (kind == TierKind::range && (low < 0 || high < 0))
        return any(random, quantity, bounds);  // no range is written so
    if (kind == TierKind::point) high = low;
    return made(random, quantity, kind, low, high,
                kind == TierKind::bare || kind == TierKind::range || random.chance(65));
}

}  // namespace

std::string WrittenLadder::text() const {
    std::string all;
    for (const WrittenTier& tier : tiers) all += (all.empty() ? "" : ",") + tier.text;
    return all + (boundary > 0 ? ",边界就高" : boundary < 0 ? ",边界就低" : "");
}

WrittenLadder random_ladder(Random& random, const Quantity& quantity) {
    std::vector<Number> bounds;
    const std::size_t count = 1 + random.below(4);
    while (bounds.size() < count) {
        const Number at = Number(random.between(quantity.negative && random.chance(20) ? -4 : 0, 12)) *
                          (quantity.unit == "%" ? 5 : 1) * quantity.scale();
        if (std::find(bounds.begin(), bounds.end(), at) == bounds.end()) bounds.push_back(at);
    }
    std::sort(bounds.begin(), bounds.end());
    WrittenLadder ladder;
    if (random.chance(70)) {
        ladder.tiers = complete(random, quantity, bounds);
        // Most stay as they are; some lose, gain or change a tier, by which most become wrong.
        while (random.chance(35)) {
            const std::size_t at = random.below(ladder.tiers.size());
            const int change = random.between(0, 2);
            if (change == 0 && ladder.tiers.size() > 2)
                ladder.tiers.erase(ladder.tiers.begin() + static_cast<std::ptrdiff_t>(at));
            if (change == 1) ladder.tiers.push_back(any(random, quantity, bounds));
            if (change == 2) ladder.tiers[at] = any(random, quantity, bounds);
        }
    } else {
        for (std::size_t i = 2 + random.below(4); i > 0; --i)
            ladder.tiers.push_back(any(random, quantity, bounds));
    }
    if (random.chance(60)) random.shuffle(ladder.tiers);
    // A threshold with a minus sign is an expression, and only a word that compares can stand before one.
    for (WrittenTier& tier : ladder.tiers)
        if (tier.text[0] == '-') {
            tier.kind = TierKind::up;
            tier.included = true;
            tier.text = "达" + number_text(tier.low, quantity) + "得" + tier.points.text() + "分";
            if (tier.low >= 0) tier = made(random, quantity, TierKind::down, 0, tier.high, false);
        }
    if (random.chance(20)) ladder.boundary = random.chance(50) ? 1 : -1;
    return ladder;
}

Ruling rule_on(const WrittenLadder& ladder, const Number& value) {
    const auto reaches = [&](const WrittenTier& tier) {
        return tier.included ? value >= tier.low : value > tier.low;
    };
    const auto stays_under = [&](const WrittenTier& tier) {
        return tier.included ? value <= tier.high : value < tier.high;
    };
    const auto has_low = [](const WrittenTier& tier) {
        return tier.kind == TierKind::up || tier.kind == TierKind::bare || tier.kind == TierKind::range;
    };
    // Of two thresholds, the one that asks for more.
    const auto asks_more = [](const WrittenTier& a, const WrittenTier& b) {
        return a.low > b.low || (a.low == b.low && !a.included && b.included);
    };
    const auto asks_less = [](const WrittenTier& a, const WrittenTier& b) {
        return a.high < b.high || (a.high == b.high && !a.included && b.included);
    };
    std::vector<std::size_t> claims;   // tiers around the value
    std::vector<std::size_t> points;   // 为
    std::vector<std::size_t> nominal;  // ranges that name the value as their upper end
    for (std::size_t i = 0; i < ladder.tiers.size(); ++i) {
        const WrittenTier& tier = ladder.tiers[i];
        bool claimed = false;
        switch (tier.kind) {
            case TierKind::up:
            case TierKind::bare:  // the most demanding threshold that is reached applies
                claimed =
                    reaches(tier) &&
                    std::none_of(ladder.tiers.begin(), ladder.tiers.end(), [&](const WrittenTier& other) {
                        return has_low(other) && asks_more(other, tier) && reaches(other);
                    });
                break;
            case TierKind::down:
                claimed =
                    stays_under(tier) &&
                    std::none_of(ladder.tiers.begin(), ladder.tiers.end(), [&](const WrittenTier& other) {
                        return other.kind == TierKind::down && asks_less(other, tier) && stays_under(other);
                    });
                break;
            case TierKind::range:
                claimed = value >= tier.low && value < tier.high;
                if (value == tier.high && tier.low < tier.high) nominal.push_back(i);
                break;
            case TierKind::point:
                if (value == tier.low) points.push_back(i);
        }
        if (claimed) claims.push_back(i);
    }
    Ruling ruling;
    ruling.claims = claims;
    const auto begins_here = [&](std::size_t i) {  // without saying so in words: 10%-15%, 10%
        const WrittenTier& tier = ladder.tiers[i];
        return (tier.kind == TierKind::range || tier.kind == TierKind::bare) && tier.low == value;
    };
    if (claims.empty() && nominal.size() == 1) {  // nobody above claims the 2 of 1-2
        ruling.owner = nominal.front();
    } else if (claims.empty()) {
        (nominal.empty() ? ruling.gap : ruling.conflict) = true;
    } else if (claims.size() == 1 && nominal.size() == 1 && begins_here(claims.front()) &&
               ladder.boundary != 0) {
        ruling.owner = ladder.boundary > 0 ? claims.front() : nominal.front();
        ruling.shared = true;
    } else if (claims.size() == 1) {
        ruling.owner = claims.front();
    } else if (claims.size() == 2 && ladder.boundary != 0) {
        const bool first_is_below = ladder.tiers[claims[0]].kind == TierKind::down;
        const std::size_t above = first_is_below ? claims[1] : claims[0];
        const std::size_t below = first_is_below ? claims[0] : claims[1];
        const WrittenTier& start = ladder.tiers[above];
        const WrittenTier& end = ladder.tiers[below];
        ruling.shared =
            has_low(start) && start.low == value && end.kind == TierKind::down && end.high == value;
        ruling.conflict = !ruling.shared;
        if (ruling.shared) ruling.owner = ladder.boundary > 0 ? above : below;
    } else {
        ruling.conflict = true;
    }
    if (points.size() > 1) {
        ruling.owner.reset();
        ruling.conflict = true;
    } else if (points.size() == 1) {
        ruling.by_point_only = ruling.conflict;
        ruling.gap = ruling.conflict = false;
        ruling.owner = points.front();
    }
    return ruling;
}

std::vector<Number> telling_values(const WrittenLadder& ladder, const Quantity& quantity) {
    std::vector<Number> bounds{0};
    for (const WrittenTier& tier : ladder.tiers) {
        bounds.push_back(tier.low);
        bounds.push_back(tier.high);
    }
    std::sort(bounds.begin(), bounds.end());
    bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
    std::vector<Number> values;
    if (quantity.whole) {
        for (Number at = bounds.front() - 2; at <= bounds.back() + 2; at += 1) values.push_back(at);
    } else {
        for (std::size_t i = 0; i < bounds.size(); ++i) {
            const Number next = i + 1 < bounds.size() ? bounds[i + 1] : bounds[i] + 1;
            values.push_back(bounds[i]);
            values.push_back((bounds[i] + next) / 2);
            values.push_back(bounds[i] + (next - bounds[i]) / 1000000);
            values.push_back(next - (next - bounds[i]) / 1000000);
        }
        values.push_back(bounds.front() - 1);
        values.push_back(bounds.front() - Number(1, 1000000));
        values.push_back(bounds.back() + 1);
    }
    if (!quantity.negative)
        values.erase(std::remove_if(values.begin(), values.end(), [](const Number& v) { return v < 0; }),
                     values.end());
    return values;
}

std::vector<Number> impossible_values(const WrittenLadder& ladder, const Quantity& quantity) {
    std::vector<Number> values;
    if (!quantity.negative) values = {Number(-1), Number(-1, 1000000)};
    if (!quantity.whole) return values;
    for (const WrittenTier& tier : ladder.tiers)
        for (const Number& at : {tier.low, tier.high})
            for (const Number& beside : {at - Number(1, 2), at + Number(1, 2)}) values.push_back(beside);
    return values;
}

}  // namespace biaochi::test
