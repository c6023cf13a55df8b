// Operators: what is compared, added, divided with what.
#include <algorithm>

#include "interpreter/model/context.hpp"
#include "lang/base/text.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

Typed truth_of(Id id) { return {id, {TypeKind::truth, 0, 0}, Typed::other}; }
Typed quantity_of(Id id, std::size_t unit) { return {id, {TypeKind::quantity, unit, 0}, Typed::other}; }

char operator_of(const Context& context, Syntax op) {
    if (op.word() == Word::share_of) return '/';
    const std::string written = fold(context.text(op));
    if (written == "×") return '*';
    if (written == "÷") return '/';
    return written == "+" || written == "*" || written == "/" ? written[0] : '-';
}

}  // namespace

// 类型 为 行政村: the right side is an option of the left side's enumeration.
Typed resolve_option(Context& context, Syntax node, const Type& type) {
    const auto& options = context.enumerations[type.enumeration];
    const std::string written = node.word() == Word::met || node.word() == Word::unmet
                                    ? std::string(spelling(node.word(), Language::zh))
                                    : fold(context.text(node));
    const auto found = std::find(options.begin(), options.end(), written);
    if (found != options.end()) return {context.pool().constant(found - options.begin()), type};
    context.error(Code::option_unknown, node.span(), {written, with_bars(options)});
    return {};
}

namespace {

// 90 compared with a ratio, or 90% with a count: the likeliest slip, said as such.
void unit_mismatch(Context& context, const Typed& left, const Typed& right, Span span) {
    const Text a = context.unit_name(left.type.unit);
    const Text b = context.unit_name(right.type.unit);
    if (left.type.unit == 0 || right.type.unit == 0)
        context.error(Code::unit_ratio, span, {left.type.unit == 0 ? b : a});
    else
        context.error(Code::unit_mismatch, span, {a, b});
}

Typed resolve_comparison(Context& context, Scope& scope, Syntax node) {
    const Syntax left_node = node.child(0);
    const Typed left = resolve(context, scope, left_node);
    if (node.child(1).kind() == Kind::quantity) {  // 3次 以上
        const Typed right = quantity_literal(context, node.child(1));
        if (!left.ok() || !right.ok()) return {};
        if (!same_unit(context, left, right, node.span())) return {};
        return truth_of(compare_with(context.pool(), node.child(2).word(), left.id, right.id));
    }
    const Word comparator = node.child(1).word();
    if (comparator == Word::inapplicable)  // 甲 不适用
        return left.ok()
                   ? truth_of(context.pool().make(Op::negation, context.pool().make(Op::applicable, left.id)))
                   : Typed{};
    const bool equality = comparator == Word::is || comparator == Word::is_not;
    if (!left.ok()) return {};
    const Syntax right_node = node.child(2);
    if (right_node.kind() == Kind::word && right_node.word() == Word::not_applicable && equality) {
        const Id applies = context.pool().make(Op::applicable, left.id);
        return truth_of(comparator == Word::is_not ? applies : context.pool().make(Op::negation, applies));
    }
    const bool ordered = left.type.kind == TypeKind::quantity || left.type.kind == TypeKind::date;
    if (!ordered && !equality) {
        context.error(Code::type_order, node.span(), {context.type_text(left.type)});
        return {};
    }
    const Typed right = left.type.kind == TypeKind::enumeration
                            ? resolve_option(context, node.child(2), left.type)
                            : resolve(context, scope, node.child(2));
    if (!right.ok()) return {};
    if (left.type.kind != right.type.kind) {
        context.error(Code::type_mismatch, node.span(),
                      {context.type_text(left.type), context.type_text(right.type)});
        return {};
    }
    if (left.type.kind == TypeKind::quantity && !same_unit(context, left, right, node.span())) return {};
    return truth_of(compare_with(context.pool(), comparator, left.id, right.id));
}

// 日期 + 1个月, 日期 - 10日; the last day of the month where the target month is too short (民法典第202条).
Typed moved(Context& context, const Typed& date, const Typed& by, bool back, Span span) {
    Pool& pool = context.pool();
    const std::size_t unit = by.type.unit;
    if (by.type.kind != TypeKind::quantity || unit < unit_year || unit > unit_day) {
        context.error(Code::date_moved_by, span, {context.type_text(by.type)});
        return {};
    }
    Id count = back ? pool.make(Op::negate, by.id) : by.id;
    if (unit == unit_year) count = pool.make(Op::multiply, count, pool.constant(12));
    return {pool.make(unit == unit_day ? Op::add : Op::add_months, date.id, count), date.type, Typed::other};
}

Typed resolve_sum(Context& context, Scope& scope, Syntax node) {
    Typed result = resolve(context, scope, node.child(0));
    for (std::size_t i = 1; i + 1 < node.size(); i += 2) {
        const Typed next = resolve(context, scope, node.child(i + 1));
        if (!result.ok() || !next.ok()) {
            result = {};
            continue;
        }
        const bool minus = operator_of(context, node.child(i)) == '-';
        if (result.type.kind == TypeKind::date) {
            const bool both = next.type.kind == TypeKind::date && minus;
            result = both ? quantity_of(context.pool().make(Op::subtract, result.id, next.id), unit_day)
                          : moved(context, result, next, minus, node.span());
            continue;
        }
        bool quantities = true;
        for (const auto& [value, at] : {std::pair(result, i - 1), std::pair(next, i + 1)}) {
            if (value.type.kind == TypeKind::quantity) continue;
            context.error(Code::type_not_quantity, node.child(at).span(), {context.type_text(value.type)});
            quantities = false;
            break;
        }
        if (!quantities) return {};
        if (result.type.unit != next.type.unit) {
            context.error(Code::unit_sum, node.span(),
                          {context.unit_name(result.type.unit), context.unit_name(next.type.unit)});
            return {};
        }
        result.id = context.pool().make(minus ? Op::subtract : Op::add, result.id, next.id);
        if (result.of != next.of) result.of = next.of == Typed::bare ? result.of : next.of;
    }
    return result;
}

Typed resolve_product(Context& context, Scope& scope, Syntax node) {
    Typed result = resolve_quantity(context, scope, node.child(0));
    for (std::size_t i = 1; i + 1 < node.size(); i += 2) {
        const Typed next = resolve_quantity(context, scope, node.child(i + 1));
        if (!result.ok() || !next.ok()) {
            result = {};
            continue;
        }
        const std::size_t a = result.type.unit;
        const std::size_t b = next.type.unit;
        if (operator_of(context, node.child(i)) == '/') {
            if (b != 0 && a != b) {
                context.error(Code::unit_quotient, node.span(), {context.unit_name(a), context.unit_name(b)});
                return {};
            }
            if (context.pool().is_constant(next.id, 0)) {
                context.error(Code::divided_by_zero, node.child(i + 1).span());
                return {};
            }
            const bool bare = result.of == Typed::bare && next.of == Typed::bare;
            const bool share = b != 0 || next.of == Typed::ratio || (a == 0 && result.of == Typed::ratio);
            result = quantity_of(context.pool().make(Op::divide, result.id, next.id), b != 0 ? 0 : a);
            if (share && result.type.unit == 0) result.of = Typed::ratio;
            if (bare) result.of = Typed::bare;
        } else {
            if (a != 0 && b != 0) {
                context.error(Code::unit_product, node.span(), {context.unit_name(a), context.unit_name(b)});
                return {};
            }
            const bool bare = result.of == Typed::bare && next.of == Typed::bare;
            result = quantity_of(context.pool().make(Op::multiply, result.id, next.id), a != 0 ? a : b);
            if (bare) result.of = Typed::bare;
        }
    }
    return result;
}

Typed resolve_junction(Context& context, Scope& scope, Syntax node, Op op) {
    Typed result = resolve_truth(context, scope, node.child(0));
    for (std::size_t i = 1; i < node.size(); ++i) {
        const Typed next = resolve_truth(context, scope, node.child(i));
        result = result.ok() && next.ok() ? truth_of(context.pool().make(op, result.id, next.id)) : Typed{};
    }
    return result;
}

Typed resolve_conditional(Context& context, Scope& scope, Syntax node) {
    const Typed condition = resolve_truth(context, scope, node.child(0));
    const Typed yes = resolve(context, scope, node.child(1));
    const Typed no = resolve(context, scope, node.child(2));
    if (!condition.ok() || !yes.ok() || !no.ok()) return {};
    const bool absent = yes.type.kind == TypeKind::absent || no.type.kind == TypeKind::absent;
    if (!absent && !(yes.type == no.type)) {
        context.error(Code::type_branches, node.span(),
                      {context.type_text(yes.type), context.type_text(no.type)});
        return {};
    }
    const Typed& value = yes.type.kind == TypeKind::absent ? no : yes;
    return {context.pool().make(Op::select, condition.id, yes.id, no.id), value.type,
            absent || yes.of == no.of ? value.of : Typed::other};
}

Typed resolve_word(Context& context, Scope& scope, Syntax node) {
    if (node.word() == Word::yes || node.word() == Word::no)
        return truth_of(context.pool().truth(node.word() == Word::yes));
    if (node.word() == Word::not_applicable)
        return {context.pool().not_applicable(), {TypeKind::absent, 0, 0}, Typed::other};
    if (node.word() == Word::total_score) return total_score(context, node.span());
    if (node.word() == Word::period_start || node.word() == Word::period_end) {
        return {context.pool().period(node.word() == Word::period_end), {TypeKind::date, 0, 0}, Typed::other};
    }
    const std::string name(spelling(Word::met, Language::zh));
    for (Scope* each = &scope; each != nullptr; each = each->outer) {
        const auto found = each->names.find(name);
        if (found == each->names.end()) continue;
        const Typed met = resolve_binding(context, name, found->second);
        if (!met.ok()) return {};
        if (met.type.kind != TypeKind::truth) {
            context.error(Code::type_not_truth, found->second.span, {context.type_text(met.type)});
            found->second.resolved = {};  // said once
            return {};
        }
        const Id truth = holds(context.pool(), met.id);
        return truth_of(node.word() == Word::met ? truth : context.pool().make(Op::negation, truth));
    }
    context.error(Code::met_undefined, node.span());
    scope.names[name].state = Binding::done;  // said once
    return {};
}

Typed resolve_node(Context& context, Scope& scope, Syntax node) {
    Pool& pool = context.pool();
    switch (node.kind()) {
        case Kind::name: return resolve_name(context, scope, node);
        case Kind::quantity: return quantity_literal(context, node);
        case Kind::word: return resolve_word(context, scope, node);
        case Kind::any_of: return resolve_junction(context, scope, node, Op::either);
        case Kind::all_of: return resolve_junction(context, scope, node, Op::both);
        case Kind::negation: {
            const Typed value = resolve_truth(context, scope, node.child(0));
            return value.ok() ? truth_of(pool.make(Op::negation, value.id)) : value;
        }
        case Kind::comparison: return resolve_comparison(context, scope, node);
        case Kind::sum: return resolve_sum(context, scope, node);
        case Kind::product: return resolve_product(context, scope, node);
        case Kind::minus: {
            const Typed value = resolve_quantity(context, scope, node.last());
            return value.ok() ? Typed{pool.make(Op::negate, value.id), value.type, value.of} : value;
        }
        case Kind::conditional: return resolve_conditional(context, scope, node);
        case Kind::date: return date_literal(context, node);
        case Kind::call: return resolve_call(context, scope, node);
        case Kind::function: return resolve_function(context, scope, node);
        case Kind::aggregate: return resolve_aggregate(context, scope, node);
        case Kind::power: return resolve_power(context, scope, node);
        case Kind::score_of: return score_of(context, node);
        default: return {};
    }
}

}  // namespace

bool same_unit(Context& context, const Typed& left, const Typed& right, Span span) {
    const Typed& bare = left.of == Typed::bare ? left : right;
    const Typed& ratio = left.of == Typed::ratio ? left : right;
    if (bare.of == Typed::bare && ratio.of == Typed::ratio && !context.pool().is_constant(bare.id, 0)) {
        if (!context.pool().is_constant(bare.id)) {
            context.error(Code::unit_mismatch, span,
                          {Text("比率", "a ratio"), Text("不带%的数", "a number without %")});
            return false;
        }
        const Number& written = context.pool()[bare.id].number;
        const Number meant = written <= 1 ? written * 100 : written;
        context.error(Code::unit_percent_missing, span, {written.text(), meant.text()});
        return false;
    }
    if (left.type.kind != TypeKind::quantity || right.type.kind != TypeKind::quantity) {
        context.error(Code::type_mismatch, span,
                      {context.type_text(left.type), context.type_text(right.type)});
        return false;
    }
    if (left.type.unit == right.type.unit) return true;
    unit_mismatch(context, left, right, span);
    return false;
}

namespace {

Id plainly_compared(Pool& pool, Word comparator, Id left, Id right) {
    switch (comparator) {
        case Word::at_least:
        case Word::or_more: return pool.make(Op::less_equal, right, left);
        case Word::above:
        case Word::beyond: return pool.make(Op::less, right, left);
        case Word::below: return pool.make(Op::less, left, right);
        case Word::at_most:
        case Word::or_less: return pool.make(Op::less_equal, left, right);
        default: break;
    }
    // Equality is symmetric: one order, so that equal conditions are one expression.
    const Id same = pool.make(Op::equal, std::min(left, right), std::max(left, right));
    return comparator == Word::is_not ? pool.make(Op::negation, same) : same;
}

}  // namespace

// A comparison with a score that is 不参评 does not hold, nor does a 是否 that is 不适用.
Id compare_with(Pool& pool, Word comparator, Id left, Id right) {
    Id truth = plainly_compared(pool, comparator, left, right);
    for (const Id side : {left, right})
        if (pool.nature(side).absent)
            truth = pool.make(Op::select, pool.make(Op::applicable, side), truth, pool.truth(false));
    return truth;
}

Id holds(Pool& pool, Id truth) {
    if (!pool.nature(truth).absent) return truth;
    return pool.make(Op::select, pool.make(Op::applicable, truth), truth, pool.truth(false));
}

Typed resolve_truth(Context& context, Scope& scope, Syntax expression) {
    Typed value = resolve(context, scope, expression);
    if (value.ok() && value.type.kind == TypeKind::truth) value.id = holds(context.pool(), value.id);
    if (!value.ok() || value.type.kind == TypeKind::truth) return value;
    context.error(Code::type_not_truth, expression.span(), {context.type_text(value.type)});
    return {};
}

Typed resolve_quantity(Context& context, Scope& scope, Syntax expression) {
    const Typed value = resolve(context, scope, expression);
    if (!value.ok() || value.type.kind == TypeKind::quantity) return value;
    context.error(Code::type_not_quantity, expression.span(), {context.type_text(value.type)});
    return {};
}

Typed resolve(Context& context, Scope& scope, Syntax node) {
    constexpr std::size_t deepest = 200;
    if (context.depth >= deepest) {
        if (!context.too_deep)
            context.error(Code::definition_too_deep, node.span(), {std::to_string(deepest)});
        context.too_deep = true;
        return {};
    }
    ++context.depth;
    const Typed value = resolve_node(context, scope, node);
    --context.depth;
    context.tell_too_large(node.span());  // once, at the innermost expression
    return value;
}

}  // namespace biaochi::model
