// Sentences that give no points but say what becomes of them: 各项取最高, 缺项折算, 四舍五入至0.1分.
#include "interpreter/model/rules/rules.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

bool read_best(Context& context, Syntax rule, Combination& how) {
    how.kind = rule.word() == Word::take_highest ? Combination::highest : Combination::lowest;
    if (rule.size() == 0) return true;
    const std::optional<Number> number = literal(context, rule.child(0).child(0));
    if (!number) return false;
    const std::optional<std::int64_t> count = number->whole();
    if (!count || *count < 1 || *count > 1000) {
        context.error(Code::combination_count, rule.child(0).span(), {context.text(rule.child(0))});
        return false;
    }
    how.count = static_cast<std::size_t>(*count);
    how.averaged = rule.last().word() == Word::on_average;
    return true;
}

void round_to(Draft& draft, Syntax node, Scope& scope) {
    Rounding& rounding = draft.row.rounding;
    if (rounding.mode != Word::none) {
        draft.context.error(Code::shape_twice, node.span(), {draft.context.text(node)},
                            {{rounding.span, {"先写在这里", "first written here"}}});
        return;
    }
    if (!read_points(draft.context, scope, node.child(0), rounding.step)) return;
    if (rounding.step.sign() <= 0) draft.context.error(Code::rounding_step, node.span());
    rounding.mode = node.word();
    rounding.span = node.span();
}

}  // namespace

void shape_rule(Draft& draft, Syntax node, Scope& scope) {
    Context& context = draft.context;
    Combination& how = draft.row.combination;
    if (node.kind() == Kind::rounding) {
        round_to(draft, node, scope);
        return;
    }
    if (draft.row.children.empty()) {
        context.error(Code::combination_no_parts, node.span(), {context.text(node)});
        return;
    }
    how.spans.push_back(node.span());
    if (node.kind() == Kind::missing_parts) {
        const bool twice = how.missing != Combination::left_out;
        how.missing = node.word() == Word::missing_rescaled ? Combination::rescaled : Combination::counted;
        if (twice) context.error(Code::shape_twice, node.span(), {context.text(node)});
        if (how.missing == Combination::counted)
            read_points(context, scope, node.child(0), how.missing_points);
    } else {
        const bool twice = how.kind != Combination::sum;
        if (twice) context.error(Code::shape_twice, node.span(), {context.text(node)});
        const Syntax rule = node.child(0);
        switch (rule.word()) {
            case Word::take_average: how.kind = Combination::average; break;
            case Word::by_weight: how.kind = Combination::by_weight; break;
            case Word::converted: how.kind = Combination::converted; break;
            default: read_best(context, rule, how);
        }
    }
    const bool by_points = how.kind == Combination::by_weight || how.kind == Combination::converted ||
                           how.missing == Combination::rescaled;
    for (const std::size_t child : draft.row.children) {
        const Row& part = context.model.rows[child];
        if (by_points && !part.points) context.error(Code::combination_points, part.span, {part.title});
        if (how.kind == Combination::by_weight && part.weight == no_id)
            context.error(Code::combination_weight, part.span, {part.title});
    }
    if (how.missing == Combination::rescaled && how.kind != Combination::sum &&
        how.kind != Combination::by_weight && how.kind != Combination::converted)
        context.error(Code::combination_rescaled, node.span());
}

}  // namespace biaochi::model
