// 每…: points per unit (每发生1起扣1分, 每次加5分, 每占10%扣4分), and 满分起扣.
#include "interpreter/model/rules/rules.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

enum class Remainder { unsaid, dropped, rounded_up, in_proportion };

Remainder remainder_of(MeaningKind choice) {
    switch (choice) {
        case MeaningKind::whole_steps: return Remainder::dropped;
        case MeaningKind::started_steps: return Remainder::rounded_up;
        case MeaningKind::in_proportion: return Remainder::in_proportion;
        default: return Remainder::unsaid;
    }
}

bool read_size(Context& context, Syntax node, Typed& size) {
    if (node.kind() == Kind::quantity) {
        size = quantity_literal(context, node);
        return size.ok();
    }
    std::size_t unit = 0;  // 每次: one of that unit
    if (!find_unit(context, node, unit)) return false;
    size = {context.pool().constant(1), {TypeKind::quantity, unit, 0}};
    return true;
}

}  // namespace

void step_rule(Draft& draft, const Sentence& sentence) {
    Context& context = draft.context;
    Pool& pool = context.pool();
    const Syntax node = sentence.syntax;
    std::vector<RulingUse> uses;
    const Noting noting(context, uses);
    const Typed subject = resolve_quantity(context, *sentence.scope, node.child(0));
    Typed size;
    Outcome outcome;
    if (!subject.ok() || !read_size(context, node.child(1), size)) return;
    if (!read_outcome(context, *sentence.scope, node.find(Kind::outcome), outcome)) return;
    if (!same_unit(context, subject, size, node.span())) return;
    if (pool.is_constant(size.id, 0)) {
        context.error(Code::divided_by_zero, node.child(1).span());
        return;
    }
    if (outcome.full) outcome.points = pool.constant(draft.points);

    const Id count = pool.make(Op::divide, subject.id, size.id);
    const bool exact = context.pool().nature(subject.id).whole && pool.is_constant(size.id, 1);
    Remainder remainder = node.word() == Word::each_full ? Remainder::dropped : Remainder::unsaid;
    std::optional<InForce> ruling;
    if (const Syntax said = node.find(Kind::remainder)) {
        const Syntax how = said.last();
        if (how.kind() == Kind::by_ruling) {
            ruling.emplace();
            const auto meanings = {MeaningKind::whole_steps, MeaningKind::started_steps,
                                   MeaningKind::in_proportion};
            if (!option_in_force(context, how, meanings, *ruling)) return;
            remainder = remainder_of(ruling->meaning.kind);
        } else {
            remainder = how.word() == Word::dropped      ? Remainder::dropped
                        : how.word() == Word::rounded_up ? Remainder::rounded_up
                                                         : Remainder::in_proportion;
        }
    }
    if (!exact && remainder == Remainder::unsaid) {
        context.error(Code::step_remainder, node.span(), {context.text(node.child(1))});
        return;
    }
    Id steps = count;
    if (!exact && remainder == Remainder::dropped) steps = pool.make(Op::floor, count);
    if (!exact && remainder == Remainder::rounded_up) steps = pool.make(Op::ceil, count);

    Rule& rule = draft.add(sentence, Form::step, phase_of(outcome.verb));
    rule.subject = subject.id;
    rule.rulings = uses;
    rule.effect = pool.make(Op::multiply, steps, signed_points(pool, outcome));
    bound(pool, rule);
    if (ruling) {
        const Id whole = compare_with(pool, Word::is, count, pool.make(Op::floor, count));
        rule.rulings.push_back(ruling->use(pool.make(Op::negation, whole)));
    }
    draft.scored.emplace_back().rule = draft.row.rules.size() - 1;
}

void from_full_rule(Draft& draft, const Sentence& sentence) {
    Rule& rule = draft.add(sentence, Form::from_full, Phase::base);
    rule.effect = draft.context.pool().constant(draft.points);
    bound(draft.context.pool(), rule);
}

}  // namespace biaochi::model
