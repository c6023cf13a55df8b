// The words of a ladder: its tiers, its boundaries.
#include "interpreter/model/rules/ladder.hpp"
#include "lang/base/date.hpp"

namespace biaochi::model {

using syntax::Kind;

std::string Ladder::shown(const Number& value) const {
    if (subject.type.kind == TypeKind::date) return iso_text(civil_from_days(value.whole().value_or(0)));
    if (subject.type.unit == unit_none && subject.of != Typed::bare) return (value * 100).text() + "%";
    return value.text() + context().unit_text(subject.type.unit);
}

Id Ladder::points(std::size_t tier) const {
    const Outcome& outcome = outcomes[tier];
    return outcome.full ? pool().constant(draft.points) : signed_points(pool(), outcome);
}

bool Ladder::read_words(Syntax node, TierWords& tier) {
    const Syntax first = node.child(0);
    const auto threshold = [&](Syntax written) {
        if (subject.type.kind == TypeKind::date) {
            const Typed date = resolve(context(), *sentence.scope, written);
            if (!date.ok() || date.type.kind == TypeKind::date) return date.ok() ? date.id : no_id;
            context().error(Code::type_not_date, written.span(), {context().type_text(date.type)});
            return no_id;
        }
        const Typed value = resolve_quantity(context(), *sentence.scope, written);
        if (!value.ok() || !same_unit(context(), subject, value, written.span())) return no_id;
        return value.id;
    };
    if (first.kind() == Kind::range) {
        const Typed low = range_end(context(), first, 0);
        const Typed high = range_end(context(), first, 1);
        if (!low.ok() || !high.ok() || !same_unit(context(), subject, high, first.span())) return false;
        tier.range = true;
        tier.low = low.id;
        tier.high = high.id;
        if (pool()[low.id].number < pool()[high.id].number) return true;
        context().error(Code::ladder_range_backwards, first.span(), {context().text(first)});
        return false;
    }
    if (first.kind() == Kind::word) {  // 无
        tier.word = Word::is;
        tier.low = pool().constant(0);
        return true;
    }
    const bool comparator = first.kind() == Kind::op;
    tier.threshold = comparator ? node.child(1) : first;
    tier.low = threshold(tier.threshold);
    if (tier.low == no_id) return false;
    if (comparator)
        tier.word = first.word();
    else if (node.child(1).kind() == Kind::op)
        tier.word = node.child(1).word();
    if (tier.word != Word::is_not) return true;
    context().error(Code::ladder_comparison, first.span());
    return false;
}

bool Ladder::read_tier(Syntax node) {
    Outcome outcome;
    TierWords tier;
    if (!read_outcome(context(), *sentence.scope, node.last(), outcome)) return false;
    if (outcome.verb == Word::not_applicable) {
        context().error(Code::ladder_outcome, node.last().span());
        return false;
    }
    if (subject.type.kind == TypeKind::enumeration) {
        const Syntax option = node.child(node.child(0).kind() == Kind::op ? 1 : 0);
        if (node.child(0).kind() == Kind::op && node.child(0).word() != Word::is) {
            context().error(Code::type_order, node.child(0).span(), {context().type_text(subject.type)});
            return false;
        }
        const Typed value = resolve_option(context(), option, subject.type);
        if (!value.ok()) return false;
        tier.low = value.id;
    } else if (!read_words(node, tier)) {
        return false;
    }
    words.push_back(tier);
    outcomes.push_back(outcome);
    spans.push_back(node.span());
    return true;
}

bool Ladder::read_boundary(Syntax node) {
    const Syntax rule = node.last();
    if (rule.kind() != Kind::by_ruling) {
        boundary = rule.word() == Word::to_higher ? Shared::to_higher : Shared::to_lower;
        return true;
    }
    ruling.emplace();
    if (!option_in_force(context(), rule, {MeaningKind::to_higher, MeaningKind::to_lower}, *ruling))
        return false;
    boundary = ruling->meaning.kind == MeaningKind::to_higher ? Shared::to_higher : Shared::to_lower;
    return true;
}

bool Ladder::read() {
    constexpr std::size_t most_tiers = 256;
    bool good = true;
    for (std::size_t i = 1; i < sentence.syntax.size(); ++i) {
        const Syntax part = sentence.syntax.child(i);
        if (part.kind() == Kind::tier)
            good = read_tier(part) && good;
        else if (part.kind() == Kind::boundary)
            good = read_boundary(part) && good;
        else
            interpolated = true;
    }
    if (words.size() <= most_tiers) return good;
    context().error(Code::ladder_too_long, sentence.syntax.span(),
                    {std::to_string(words.size()), std::to_string(most_tiers)});
    return false;
}

}  // namespace biaochi::model
