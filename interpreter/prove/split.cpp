// Where to split a region: by the sign of a divisor, by a comparison, by a fact.
#include "interpreter/prove/region.hpp"

namespace biaochi::prove {

std::optional<Split> Regions::by_sign(Id divisor) {
    const auto form = fractions(
        local_.pool(), divisor, [this](Id id) { return decided(id); }, false);
    Split split;
    const Value& range = values_[divisor];
    for (const int way : {0, 1, -1}) {
        Region part = here_;
        Value known(range.low, range.high);
        if (way == 0) known = Value(Number(0));
        const bool whole = local_.pool().nature(divisor).whole;
        if (way > 0 && (whole || known.low < 0)) known.low = whole ? 1 : 0;
        if (way < 0 && (whole || known.high > 0)) known.high = whole ? -1 : 0;
        if (known.high < known.low) continue;
        part.known[divisor] = known;
        if (form.size() == 1 && form.front().bottom.is_constant()) {
            const Linear top = scaled(form.front().top, form.front().bottom.constant.sign());
            if (way >= 0) part.constraints.push_back(tightened({scaled(top, -1), way > 0}, local_.domains));
            if (way <= 0) part.constraints.push_back(tightened({top, way < 0}, local_.domains));
        } else if (!whole && way != 0) {
            continue;  // nothing would be gained
        }
        split.parts.push_back(std::move(part));
    }
    if (split.parts.size() < 2) return std::nullopt;
    if (form.size() != 1 && !local_.pool().nature(divisor).whole) return std::nullopt;
    return split;
}

std::optional<Split> Regions::by_comparison(Id id) {
    const Op op = local_.pool()[id].op;
    const std::optional<Linear> form = difference(id);
    Split split;
    const auto part = [&](bool holds, std::vector<Constraint> constraints) {
        Region region = here_;
        region.known[id] = Number(holds ? 1 : 0);
        if (form)
            for (Constraint& each : constraints)
                region.constraints.push_back(tightened(std::move(each), local_.domains));
        split.parts.push_back(std::move(region));
    };
    const Linear below = form ? *form : Linear{};
    const Linear above = scaled(below, -1);
    if (op == Op::equal) {
        part(true, {{below, false}, {above, false}});
        part(false, {{below, true}});
        if (form) part(false, {{above, true}});
    } else {
        part(true, {{below, op == Op::less}});
        part(false, {{above, op == Op::less_equal}});
    }
    return split;
}

std::optional<Split> Regions::split_at(Id id) {
    const model::Expression& each = local_.pool()[id];
    const Value& value = values_[id];
    if (each.op == Op::fact) {
        const Domain& domain = local_.domains[each.index];
        if (domain.kind == facts::FactKind::quantity) return std::nullopt;
        Split split;
        for (Number option = value.low; option <= value.high; option = option + 1) {
            Region part = here_;
            part.box[each.index] = Value(option);
            split.parts.push_back(std::move(part));
        }
        return split;
    }
    if (each.op == Op::divide) {
        const Value& by = values_[each.parts[1]];
        if ((by.state & Value::number) != 0 && by.low <= 0 && by.high >= 0 && by.low != by.high)
            return by_sign(each.parts[1]);
    }
    if ((each.op == Op::less || each.op == Op::less_equal || each.op == Op::equal) &&
        value.state == Value::number)
        return by_comparison(id);
    return std::nullopt;
}

std::optional<Split> Regions::visit(Id id, std::vector<bool>& seen, unsigned depth) {
    constexpr unsigned deepest = 1000;
    if (seen[id] || depth > deepest) return std::nullopt;
    seen[id] = true;
    const Value& value = values_[id];
    if (value.exact() || (value.state & Value::number) == 0) return std::nullopt;
    const model::Expression& each = local_.pool()[id];
    if (each.op == Op::select) {
        const int condition = decided(each.parts[0]);
        if (condition >= 0) return visit(each.parts[condition > 0 ? 1 : 2], seen, depth + 1);
    }
    // An undefined part comes first: the comparison says something only beside it. So does what a part that
    // is no linear form depends on.
    const bool comparison = each.op == Op::less || each.op == Op::less_equal || each.op == Op::equal;
    if (!comparison || value.state != Value::number || !difference(id))
        for (const Id part : each.parts)
            if (std::optional<Split> found = visit(part, seen, depth + 1)) return found;
    return split_at(id);
}

// The widest quantity: near its lower end, or in the middle.
std::optional<Split> Regions::by_halves(const std::vector<Id>& asked) {
    constexpr unsigned most_halvings = 10;
    if (here_.halvings >= most_halvings) return std::nullopt;
    std::vector<bool> wanted(local_.pool().size());
    for (const Id id : asked) wanted[id] = true;
    std::optional<std::uint32_t> widest;
    Number width;
    for (Id id = static_cast<Id>(wanted.size()); id-- > 0;) {
        if (!wanted[id] || values_[id].exact()) continue;
        const model::Expression& each = local_.pool()[id];
        for (const Id part : each.parts) wanted[part] = true;
        if (each.op != Op::fact) continue;
        const Number here = here_.box[each.index].high - here_.box[each.index].low;
        if (here > width) {
            width = here;
            widest = each.index;
        }
    }
    if (!widest) return std::nullopt;
    const Value& box = here_.box[*widest];
    const bool whole = local_.domains[*widest].whole;
    const Number edge = width > 64 && box.low >= 0 ? box.low + 32 : (box.low + box.high) / 2;
    const Number at = whole ? edge.floor() : edge;
    Split split;
    split.halves = true;
    for (const bool low : {true, false}) {
        Region part = here_;
        ++part.halvings;
        if (low)
            part.box[*widest].high = at;
        else
            part.box[*widest].low = whole ? at + 1 : at;
        split.parts.push_back(std::move(part));
    }
    return split;
}

std::optional<Split> Regions::split(const std::vector<Id>& asked) {
    std::vector<bool> seen(local_.pool().size());
    for (const Id id : asked)
        if (std::optional<Split> found = visit(id, seen)) return found;
    for (const model::Check& check : local_.model.checks) {
        // A check that its constraints do not say in full: look into it.
        const model::Expression& each = local_.pool()[check.holds];
        if (each.op != Op::either && each.op != Op::select && each.op != Op::negation) continue;
        for (const Id part : each.parts)
            if (std::optional<Split> found = visit(part, seen)) return found;
    }
    return by_halves(asked);
}

}  // namespace biaochi::prove
