// Which rules become nodes. A rule without a row here leaves its nodes to the rule around it.
#pragma once

#include "lang/syntax/grammar.hpp"

namespace biaochi::syntax {

template <typename Rule>
struct node_kind {
    static constexpr bool present = false;
};

#define BIAOCHI_NODE(rule, kind_)                 \
    template <>                                   \
    struct node_kind<grammar::rule> {             \
        static constexpr bool present = true;     \
        static constexpr Kind kind = Kind::kind_; \
    };

BIAOCHI_NODE(number, number)
BIAOCHI_NODE(unit_run, unit)
BIAOCHI_NODE(quantity, quantity)
BIAOCHI_NODE(name, name)
BIAOCHI_NODE(label, label)
BIAOCHI_NODE(row_label, label)
BIAOCHI_NODE(quote, quote)
BIAOCHI_NODE(conditional, conditional)
BIAOCHI_NODE(choice, choice)
BIAOCHI_NODE(word_value, word)
BIAOCHI_NODE(minus, minus)
BIAOCHI_NODE(times, op)
BIAOCHI_NODE(divided, op)
BIAOCHI_NODE(share, op)
BIAOCHI_NODE(plus_sign, op)
BIAOCHI_NODE(minus_sign, op)
BIAOCHI_NODE(comparator, op)
BIAOCHI_NODE(suffix, op)
BIAOCHI_NODE(product, product)
BIAOCHI_NODE(sum, sum)
BIAOCHI_NODE(comparison, comparison)
BIAOCHI_NODE(negation, negation)
BIAOCHI_NODE(all_of, all_of)
BIAOCHI_NODE(condition, any_of)
BIAOCHI_NODE(default_label, default_mark)
BIAOCHI_NODE(by_ruling, by_ruling)
BIAOCHI_NODE(outcome, outcome)
BIAOCHI_NODE(step_outcome, outcome)
BIAOCHI_NODE(range, range)
BIAOCHI_NODE(tier, tier)
BIAOCHI_NODE(boundary, boundary)
BIAOCHI_NODE(ladder, ladder)
BIAOCHI_NODE(remainder, remainder)
BIAOCHI_NODE(step, step)
BIAOCHI_NODE(settlement, settlement)
BIAOCHI_NODE(alternative, alternative)
BIAOCHI_NODE(award, award)
BIAOCHI_NODE(award_list, award_list)
BIAOCHI_NODE(bound, bound)
BIAOCHI_NODE(supplement, supplement)
BIAOCHI_NODE(apply, apply)
BIAOCHI_NODE(met_word, word)
BIAOCHI_NODE(full_word, word)
BIAOCHI_NODE(nil_word, word)
BIAOCHI_NODE(boundary_word, word)
BIAOCHI_NODE(remainder_word, word)
BIAOCHI_NODE(counted_word, word)
BIAOCHI_NODE(percent, unit)
BIAOCHI_NODE(definition, definition)
BIAOCHI_NODE(points, points)
BIAOCHI_NODE(content, content)
BIAOCHI_NODE(criteria, criteria)
BIAOCHI_NODE(method, method)
BIAOCHI_NODE(responsible, responsible)
BIAOCHI_NODE(note, note)
BIAOCHI_NODE(row, row)
BIAOCHI_NODE(import_, import_)
BIAOCHI_NODE(alias, alias)
BIAOCHI_NODE(unit_declaration, unit_declaration)
BIAOCHI_NODE(standard, standard)
BIAOCHI_NODE(published, published)
BIAOCHI_NODE(bonus_points, points)
BIAOCHI_NODE(cap, cap)
BIAOCHI_NODE(total, total)
BIAOCHI_NODE(pass_mark, pass_mark)
BIAOCHI_NODE(default_word, default_mark)
BIAOCHI_NODE(option, option)
BIAOCHI_NODE(ruling, ruling)
BIAOCHI_NODE(fact_type, fact_type)
BIAOCHI_NODE(fact_source, fact_source)
BIAOCHI_NODE(fact, fact)
BIAOCHI_NODE(facts, facts)
BIAOCHI_NODE(check, check)
BIAOCHI_NODE(parameters, parameters)
BIAOCHI_NODE(form, form)

#undef BIAOCHI_NODE

}  // namespace biaochi::syntax
