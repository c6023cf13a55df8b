// The grammar of sentences: those of 评估标准 and of 结果.
#pragma once

#include "lang/syntax/grammar_terms.hpp"

namespace biaochi::syntax::grammar {

// ---- the sentences of 评估标准 ----

struct so : opt<w<Word::so>, opt<comma>> {};
struct pause : seq<so, opt<comma>> {};
struct default_label : seq<opening, w<Word::default_>, must<labelled>, must<closing>> {};
struct by_ruling : seq<w<Word::by_ruling>, must<labelled>, opt<default_label>> {};
struct full_word : w<Word::full> {};
struct range : seq<number, skip, opt<unit, skip>, dash, quantity> {};
// 3-5分 取 评审分: what an assessor picks, a fact, within a range.
struct picked : seq<range, w<Word::picked>, must<named>> {};
struct amount : sor<full_word, picked, sum> {};
struct gives : sor<w<Word::earn>, w<Word::add>, w<Word::deduct>> {};
struct nothing : sor<w<Word::zero>, w<Word::no_addition>, w<Word::no_deduction>, w<Word::not_applicable>> {};
struct outcome : sor<seq<gives, must<amount>>, nothing> {};
struct consequence : sor<by_ruling, outcome> {};

struct nil_word : w<Word::nil> {};
struct tier
    : seq<sor<nil_word, range, seq<comparator, sum>, seq<quantity, opt<suffix>>, named>, pause, outcome> {};
struct tier_start
    : sor<seq<separator, sor<comparator, number, nil_word>>, seq<comma, named, pause, outcome>> {};
struct boundary_word : sor<w<Word::to_higher>, w<Word::to_lower>> {};
struct boundary_rule : sor<boundary_word, by_ruling> {};
struct boundary : seq<w<Word::boundary>, must<boundary_rule>> {};
struct interpolation : w<Word::interpolated> {};
struct ladder : seq<sum, tier, plus<ahead<tier_start>, separator, must<tier>>,
                    opt<separator, sor<boundary, interpolation>>> {};

struct remainder_word : sor<w<Word::dropped>, w<Word::rounded_up>, w<Word::in_proportion>> {};
struct remainder_rule : sor<remainder_word, by_ruling> {};
struct remainder : seq<w<Word::remainder>, must<remainder_rule>> {};
struct step_size : sor<quantity, seq<unit, skip>> {};
struct step_outcome : seq<gives, must<amount>> {};
struct step : seq<sum, opt<comma>, sor<w<Word::each_full>, w<Word::each>>, must<step_size>,
                  must<step_outcome>, opt<comma, remainder>> {};

struct settlement : seq<sum, w<Word::uncomputable>, pause, must<consequence>> {};
struct alternative : seq<w<Word::but>, must<condition>, pause> {};
struct award : seq<condition, pause, opt<alternative>, must<consequence>> {};
struct in_turn : w<Word::in_turn> {};
struct award_list
    : seq<named, plus<enumeration_comma, must<named>>, pause, opt<in_turn>, w<Word::each_of>, must<outcome>> {
};
struct granted : seq<gives, must<amount>> {};
struct grant : seq<granted> {};

struct bound : sor<w<Word::until_nothing>, w<Word::until_full>, w<Word::from_full>, w<Word::no_floor>,
                   w<Word::no_ceiling>> {};
struct rounding_word
    : sor<w<Word::round_half_up>, w<Word::round_half_even>, w<Word::round_down>, w<Word::round_up>> {};
struct rounding : seq<rounding_word, w<Word::until>, must<quantity>> {};

// What a group makes of its parts: 各项取最高, 各项取最高2项之和, 各项按权重合计, 缺项折算.
struct joined_word : sor<w<Word::in_total>, w<Word::on_average>> {};
struct best : seq<sor<w<Word::take_highest>, w<Word::take_lowest>>, opt<quantity, must<joined_word>>> {};
struct combination_rule : sor<best, w<Word::take_average>, w<Word::by_weight>, w<Word::converted>> {};
struct combination : seq<w<Word::parts>, must<combination_rule>> {};
struct missing_parts : sor<w<Word::missing_rescaled>, seq<w<Word::missing_counts>, must<quantity>>> {};

struct apply : seq<w<Word::by_form>, must<named>, must<arguments>> {};
struct met_word : w<Word::met> {};
struct defined : sor<met_word, named> {};
struct formula : seq<condition> {};
struct parameters : seq<opening, list_must<named, comma>, must<closing>> {};
struct parameters_ahead : ahead<seq<opening, list<named, comma>, closing, equals>> {};
struct definition : seq<defined, opt<seq<parameters_ahead, parameters>>, equals, must<formula>> {};

// Marks a sentence that the official text does not have, and says why it is there.
struct supplement : seq<w<Word::supplement>, must<cited>> {};

struct sentence : seq<sor<bound, rounding, combination, missing_parts, apply, definition, grant, award_list,
                          ladder, step, settlement, award>,
                      star<comma, sor<bound, rounding>>, opt<supplement>, must<ending>> {};

// ---- the sentences of 结果 ----

struct verdict_option : sor<w<Word::met>, w<Word::unmet>, seq<named>> {};
struct verdict_tier : seq<sor<range, seq<comparator, sum>, seq<quantity, opt<suffix>>>, so, w<Word::is>,
                          must<verdict_option>> {};
struct tier_start_of_verdict : seq<separator, sor<comparator, number>> {};
struct verdict_ladder
    : seq<sum, verdict_tier, plus<ahead<tier_start_of_verdict>, separator, must<verdict_tier>>,
          opt<separator, boundary>> {};
struct verdict_effect
    : sor<seq<sor<w<Word::is>, w<Word::at_most>, w<Word::at_least>>, must<verdict_option>>, w<Word::veto>> {};
struct otherwise_word : w<Word::otherwise> {};
struct verdict : seq<sor<otherwise_word, condition>, pause, must<verdict_effect>> {};
struct verdict_sentence : seq<sor<definition, verdict_ladder, verdict>, opt<supplement>, must<ending>> {};

}  // namespace biaochi::syntax::grammar
