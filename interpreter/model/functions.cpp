// Functions: those that are words (四舍五入, 较大), powers, and definitions with parameters.
#include <algorithm>

#include "interpreter/model/context.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

// Of several: the unit, and whether it is a ratio. kind error with a message where they do not go together.
Typed common(Context& context, const std::vector<Typed>& values, Span span) {
    Typed first = values.front();
    for (const Typed& each : values) {
        if (!same_unit(context, first, each, span)) return {};
        if (each.of != first.of) first.of = Typed::other;
    }
    return first;
}

bool takes(Context& context, Syntax function, std::size_t least, std::size_t most) {
    if (function.size() >= least && function.size() <= most) return true;
    context.error(Code::function_arguments, function.span(),
                  {spelling(function.word()), std::to_string(least), std::to_string(function.size())});
    return false;
}

Typed round(Context& context, Word mode, const Typed& value, const Typed& step, Span span) {
    if (!same_unit(context, value, step, span)) return {};
    Pool& pool = context.pool();
    if (!pool.is_constant(step.id) || pool[step.id].number.sign() <= 0) {
        context.error(Code::rounding_step, span);
        return {};
    }
    return {rounded(pool, mode, value.id, step.id), value.type, value.of};
}

Typed months_between(Context& context, Syntax function, const std::vector<Typed>& dates) {
    for (std::size_t i = 0; i < dates.size(); ++i)
        if (dates[i].type.kind != TypeKind::date) {
            context.error(Code::type_not_date, function.child(i).span(), {context.type_text(dates[i].type)});
            return {};
        }
    Pool& pool = context.pool();
    const Id months = pool.make(Op::full_months, dates[0].id, dates[1].id);
    if (function.word() == Word::full_months)
        return {months, {TypeKind::quantity, unit_month, 0}, Typed::other};
    return {
        rounded(pool, Word::round_down, pool.make(Op::divide, months, pool.constant(12)), pool.constant(1)),
        {TypeKind::quantity, unit_year, 0},
        Typed::other};
}

// 此前同(字段): inside the sum over a ledger, how many earlier records have the same.
Typed earlier_same(Context& context, Syntax function, const std::vector<Typed>& keys) {
    Pool& pool = context.pool();
    const Space space = pool.space(keys[0].id);
    if (!always_there(context, keys[0].id, function.child(0))) return {};
    if (space > per_subject && pool.places(space).records)
        return {pool.over(Op::earlier_same, space, {keys[0].id}),
                {TypeKind::quantity, unit_none, 0},
                Typed::bare};
    context.error(Code::function_in_ledger, function.span(), {spelling(function.word())});
    return {};
}

}  // namespace

// Of the magnitude: −2.5 is rounded as 2.5 is (GB/T 8170-2008, 3.2, note:
// 负数修约时,先将它的绝对值修约,然后在所得值前加负号).
Id rounded(Pool& pool, Word mode, Id x, Id step) {
    const Id zero = pool.constant(0);
    const bool positive = pool.nature(x).not_negative();
    const Id size = positive ? x : pool.make(Op::larger, x, pool.make(Op::negate, x));
    const Id count = pool.make(Op::divide, size, step);
    const Id shifted = pool.make(Op::add, count, pool.constant(Number(1, 2)));
    Id whole = pool.make(Op::floor, mode == Word::round_down ? count : shifted);
    if (mode == Word::round_up) whole = pool.make(Op::ceil, count);
    if (mode ==
        Word::round_half_even) {  // 拟舍弃数字恰为五,其后无数字时,所保留的末位数字为奇数则进一,为偶数则舍去
        const Id half = pool.make(Op::equal, shifted, whole);
        const Id pairs = pool.make(Op::divide, whole, pool.constant(2));
        const Id odd = pool.make(Op::negation, pool.make(Op::equal, pairs, pool.make(Op::floor, pairs)));
        whole = pool.make(Op::subtract, whole,
                          pool.make(Op::select, pool.make(Op::both, half, odd), pool.constant(1), zero));
    }
    Id result = pool.make(Op::multiply, whole, step);
    if (!positive)
        result = pool.make(Op::select, pool.make(Op::less, x, zero), pool.make(Op::negate, result), result);
    return where_applicable(pool, x, result);
}

Id where_applicable(Pool& pool, Id x, Id value) {
    if (!pool.nature(x).absent) return value;
    return pool.make(Op::select, pool.make(Op::applicable, x), value, pool.not_applicable());
}

Typed resolve_function(Context& context, Scope& scope, Syntax node) {
    Pool& pool = context.pool();
    const Word word = node.word();
    std::vector<Typed> values;
    values.reserve(node.size());
    for (std::size_t i = 0; i < node.size(); ++i)
        values.push_back(word == Word::true_of ? resolve_truth(context, scope, node.child(i))
                         : word == Word::full_months || word == Word::full_years || word == Word::earlier_same
                             ? resolve(context, scope, node.child(i))
                             : resolve_quantity(context, scope, node.child(i)));
    if (std::any_of(values.begin(), values.end(), [](const Typed& value) { return !value.ok(); })) return {};
    switch (word) {
        case Word::larger:
        case Word::smaller: {
            constexpr std::size_t any_number = 1000;
            if (!takes(context, node, 2, any_number)) return {};
            Typed result = common(context, values, node.span());
            if (!result.ok()) return {};
            for (std::size_t i = 1; i < values.size(); ++i)
                result.id =
                    pool.make(word == Word::larger ? Op::larger : Op::smaller, result.id, values[i].id);
            return result;
        }
        case Word::true_of: {
            std::vector<Id> truths;
            truths.reserve(values.size());
            for (const Typed& value : values) truths.push_back(value.id);
            return {pool.sum(std::move(truths)), {TypeKind::quantity, unit_none, 0}, Typed::bare};
        }
        case Word::full_months:
        case Word::full_years:
            return takes(context, node, 2, 2) ? months_between(context, node, values) : Typed{};
        case Word::earlier_same:
            return takes(context, node, 1, 1) ? earlier_same(context, node, values) : Typed{};
        default:
            return takes(context, node, 2, 2) ? round(context, word, values[0], values[1], node.span())
                                              : Typed{};
    }
}

Typed resolve_power(Context& context, Scope& scope, Syntax node) {
    Pool& pool = context.pool();
    const Typed base = resolve_quantity(context, scope, node.child(0));
    const Typed exponent = resolve_quantity(context, scope, node.child(1));
    if (!base.ok() || !exponent.ok()) return {};
    const std::optional<std::int64_t> times =
        pool.is_constant(exponent.id) ? pool[exponent.id].number.whole() : std::nullopt;
    if (!times || *times < 0 || *times > static_cast<std::int64_t>(Pool::max_numbers) ||
        exponent.type.unit != unit_none) {
        context.error(Code::power_exponent, node.child(1).span(), {context.text(node.child(1))});
        return {};
    }
    if (base.type.unit != unit_none && *times != 1) {
        context.error(Code::power_unit, node.child(0).span(), {context.unit_name(base.type.unit)});
        return {};
    }
    Id result = pool.constant(1);
    for (std::int64_t i = 0; i < *times; ++i)
        result = i == 0 ? base.id : pool.make(Op::multiply, result, base.id);
    return {result, base.type, base.of};
}

Typed resolve_call(Context& context, Scope& scope, Syntax node) {
    const std::string name = context.name(node.child(0));
    std::vector<Typed> values;
    bool good = true;
    for (std::size_t i = 1; i < node.size(); ++i) {
        values.push_back(resolve(context, scope, node.child(i)));
        good = good && values.back().ok();
    }
    const auto fits = [&](const std::vector<std::string>& parameters, Span declared) {
        if (parameters.size() == values.size()) return good;
        context.error(Code::function_arguments, node.span(),
                      {name, std::to_string(parameters.size()), std::to_string(values.size())},
                      {{declared, {"在这里声明", "declared here"}}});
        return false;
    };
    for (Scope* each = &scope; each != nullptr; each = each->outer) {
        const auto found = each->names.find(name);
        if (found == each->names.end()) continue;
        Binding& function = found->second;
        function.used = true;
        if (function.parameters.empty()) break;
        if (!fits(function.parameters, function.span)) return {};
        constexpr std::size_t most_calls = 100000;
        if (++context.calls > most_calls) {  // said once
            if (context.calls == most_calls + 1)
                context.error(Code::function_too_many, node.span(), {std::to_string(most_calls)});
            return {};
        }
        if (std::find(context.resolving.begin(), context.resolving.end(), name) != context.resolving.end()) {
            context.error(Code::function_cyclic, node.span(), {name});
            return {};
        }
        Scope* inner = context.open(function.scope);
        for (std::size_t i = 0; i < values.size(); ++i) {
            Binding argument;
            argument.span = node.child(i + 1).span();
            argument.resolved = values[i];
            argument.state = Binding::done;
            argument.parameter = argument.used = true;
            inner->names.emplace(function.parameters[i], argument);
        }
        context.resolving.push_back(name);
        const Typed value = resolve(context, *inner, function.value);
        context.resolving.pop_back();
        return value;
    }
    const auto global = context.globals.find(name);
    if (global != context.globals.end() && global->second.kind == NameKind::table) {
        LookupTable& table = context.tables[global->second.index];
        table.used = true;
        return fits(table.parameters, table.span) ? look_up(context, table, values, node) : Typed{};
    }
    if (global != context.globals.end() || is_bound(scope, name))
        context.error(Code::function_none, node.child(0).span(), {name});
    else
        unknown_name(context, scope, name, node.child(0).span());
    return {};
}

}  // namespace biaochi::model
