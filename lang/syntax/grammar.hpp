// The grammar, and nothing else: which rules become nodes is in actions.hpp, what a failing rule says in
// errors.hpp. After the word that decides what a sentence is, every part is required (must<>), so that one
// mistake gives one message at its own place.
#pragma once

#include "lang/syntax/lexical.hpp"

namespace biaochi::syntax::grammar {

using namespace tao::pegtl;  // NOLINT: only parse.cpp and the grammar's own test include this header

// ---- punctuation ----

struct opening : mark<'(', U'（'> {};
struct closing : mark<')', U'）'> {};
struct comma : mark<',', U'，'> {};
struct enumeration_comma : mark<U'、'> {};
struct colon : mark<':', U'：'> {};
struct bar : mark<'|', U'｜'> {};
struct equals : mark<'=', U'＝'> {};
struct dash : mark<'-', U'－', U'–', U'—', U'~', U'～'> {};
struct semicolon : mark<';', U'；'> {};
struct full_stop : sor<mark<U'。'>, seq<symbol<'.', U'．'>, not_at<digits>, skip>> {};
struct ending : sor<full_stop, semicolon> {};
struct separator : sor<comma, semicolon> {};

// ---- leaves ----

struct number : digits {};
struct percent : symbol<'%', U'％'> {};
struct unit : sor<percent, unit_run> {};
struct quantity : seq<number, skip, opt<unit, skip>> {};
struct name : seq<name_run> {};
struct named : seq<name, skip> {};
struct label : seq<label_run> {};
struct labelled : seq<label, skip> {};
struct quote : seq<quoted> {};
struct cited : seq<quote, skip> {};

// ---- expressions ----

struct condition;
struct sum;

struct grouped : seq<opening, nested<must<condition>>, must<closing>> {};
struct then_word : w<Word::then> {};
struct else_word : w<Word::else_> {};
struct conditional : seq<w<Word::if_>, nested<must<condition, then_word, sum, else_word, sum>>> {};
struct choice : seq<sor<w<Word::larger>, w<Word::smaller>>, nested<must<opening, sum, comma, sum, closing>>> {
};
struct word_value : sor<w<Word::met>, w<Word::unmet>, w<Word::yes>, w<Word::no>> {};
struct primary : sor<grouped, conditional, choice, word_value, quantity, named> {};
struct minus_sign : mark<'-', U'－', U'−'> {};
struct minus : seq<minus_sign, nested<must<primary>>> {};
struct factor : sor<minus, primary> {};
struct times : mark<'*', U'×', U'＊'> {};
struct divided : mark<'/', U'÷', U'／'> {};
struct share : w<Word::share_of> {};
struct plus_sign : mark<'+', U'＋'> {};
struct product : seq<factor, star<sor<times, divided, share>, must<factor>>> {};
struct sum : seq<product, star<sor<plus_sign, minus_sign>, must<product>>> {};

struct comparator
    : sor<w<Word::at_least>, w<Word::below>, w<Word::above>, w<Word::at_most>, w<Word::is_not>, w<Word::is>> {
};
struct suffix : sor<w<Word::or_more>, w<Word::or_less>, w<Word::beyond>> {};
struct comparison : seq<sum, opt<sor<seq<comparator, must<sum>>, seq<quantity, suffix>>>> {};
struct denied;
struct negation : seq<w<Word::not_>, nested<must<denied>>> {};
struct denied : sor<negation, comparison> {};
struct all_of : seq<denied, star<w<Word::and_>, must<denied>>> {};
struct condition : seq<all_of, star<w<Word::or_>, must<all_of>>> {};

// ---- the sentences of 评估标准 ----

struct so : opt<w<Word::so>, opt<comma>> {};
struct pause : seq<so, opt<comma>> {};
struct default_label : seq<opening, w<Word::default_>, must<labelled>, must<closing>> {};
struct by_ruling : seq<w<Word::by_ruling>, must<labelled>, opt<default_label>> {};
struct full_word : w<Word::full> {};
struct amount : sor<full_word, quantity, named> {};
struct gives : sor<w<Word::earn>, w<Word::add>, w<Word::deduct>> {};
struct nothing : sor<w<Word::zero>, w<Word::no_addition>, w<Word::no_deduction>, w<Word::not_applicable>> {};
struct outcome : sor<seq<gives, must<amount>>, nothing> {};
struct consequence : sor<by_ruling, outcome> {};

struct range : seq<number, skip, opt<unit, skip>, dash, quantity> {};
struct nil_word : w<Word::nil> {};
struct tier : seq<sor<nil_word, range, seq<comparator, sum>, seq<quantity, opt<suffix>>>, pause, outcome> {};
struct tier_start : seq<separator, sor<comparator, number, nil_word>> {};
struct boundary_word : sor<w<Word::to_higher>, w<Word::to_lower>> {};
struct boundary_rule : sor<boundary_word, by_ruling> {};
struct boundary : seq<w<Word::boundary>, must<boundary_rule>> {};
struct ladder : seq<sum, tier, plus<ahead<tier_start>, separator, must<tier>>, opt<separator, boundary>> {};

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
struct award_list : seq<named, plus<enumeration_comma, must<named>>, pause, w<Word::each_of>, must<outcome>> {
};

struct bound : sor<w<Word::until_nothing>, w<Word::until_full>, w<Word::from_full>> {};
struct arguments : seq<opening, list_must<sum, comma>, must<closing>> {};
struct apply : seq<w<Word::by_form>, must<named>, must<arguments>> {};
struct met_word : w<Word::met> {};
struct defined : sor<met_word, named> {};
struct formula : seq<condition> {};
struct definition : seq<defined, equals, must<formula>> {};

// Marks a sentence that the official text does not have, and says why it is there.
struct supplement : seq<w<Word::supplement>, must<cited>> {};

struct sentence : seq<sor<bound, apply, definition, award_list, ladder, step, settlement, award>,
                      star<comma, bound>, opt<supplement>, must<ending>> {};

// ---- the table ----

struct numbered_level : seq<number, skip, w<Word::level_n>> {};
struct level_word
    : sor<w<Word::level_1>, w<Word::level_2>, w<Word::level_3>, w<Word::level_4>, w<Word::level_5>,
          w<Word::level_6>, w<Word::level_7>, w<Word::level_8>, w<Word::level_9>> {};
struct block_word : sor<level_word, numbered_level, w<Word::item>, w<Word::content>, w<Word::criteria>,
                        w<Word::method>, w<Word::responsible>, w<Word::note>, w<Word::import_>, w<Word::unit>,
                        w<Word::standard>, w<Word::published>, w<Word::total>, w<Word::pass_mark>,
                        w<Word::ruling>, w<Word::facts>, w<Word::check>, w<Word::form>> {};
struct sentences : star<not_at<block_word>, not_at<eof>, sor<cited, recovered<sentence, Resume::sentence>>> {
};

struct row_label : seq<row_label_run> {};
struct points : seq<opt<w<Word::bonus>>, quantity> {};
struct cells : plus<cited> {};
struct content : seq<w<Word::content>, must<cells>> {};
struct criteria : seq<w<Word::criteria>, sentences> {};
struct method : seq<w<Word::method>, must<cells>> {};
struct responsible : seq<w<Word::responsible>, must<cells>> {};
struct note : seq<w<Word::note>, must<cells>> {};
struct cell : sor<content, criteria, method, responsible, note> {};
struct title : seq<cited> {};
struct level_head : seq<sor<level_word, numbered_level>, opt<row_label, skip>, must<title>, must<points>> {};
struct item_head : seq<w<Word::item>, opt<row_label, skip>, must<title>, opt<points>> {};
struct row : seq<sor<level_head, item_head>, star<cell>> {};

// ---- the rest of the file ----

struct import_ : seq<w<Word::import_>, must<cited>, must<ending>> {};
struct unit_name : seq<named> {};
struct alias : seq<w<Word::alias>, must<named>, star<sor<enumeration_comma, comma>, must<named>>> {};
struct counted_word : w<Word::counted> {};
struct unit_declaration : seq<w<Word::unit>, must<unit_name>, opt<counted_word>, opt<alias>, must<ending>> {};
struct version_word : w<Word::version> {};
struct standard : seq<w<Word::standard>, must<title>, must<version_word>, must<cited>> {};
struct published : seq<w<Word::published>, must<cells>> {};
struct bonus_points : seq<w<Word::bonus>, must<quantity>> {};
struct cap_rule : sor<by_ruling, quantity> {};
struct cap : seq<w<Word::cap>, must<cap_rule>> {};
struct total : seq<w<Word::total>, must<quantity>, star<comma, sor<bonus_points, cap>>, must<ending>> {};
struct pass_mark : seq<w<Word::pass_mark>, must<cap_rule>, must<ending>> {};
struct default_word : seq<opening, w<Word::default_>, must<closing>> {};
struct option : seq<labelled, opt<default_word>> {};
struct ruling : seq<w<Word::ruling>, must<labelled>, must<cited>, must<colon>, must<option>,
                    star<bar, must<option>>, opt<cited>, must<ending>> {};
struct fact_type : sor<w<Word::yes_no>, seq<percent, skip>, seq<named, star<bar, must<named>>>> {};
struct fact_source : seq<w<Word::source>, must<cited>> {};
struct fact_colon : seq<symbol<':', U'：'>, blanks> {};
struct fact : seq<named, must<fact_colon>, must<fact_type>, opt<cited>, opt<fact_source>> {};
struct fact_line
    : seq<not_at<block_word>, not_at<eof>, ahead<seq<named, not_at<equals>>>, recovered<fact, Resume::line>> {
};
struct facts : seq<w<Word::facts>, star<fact_line>> {};
struct message : seq<cited> {};
struct check : seq<w<Word::check>, must<condition>, must<message>, must<ending>> {};
struct parameters : seq<opening, list_must<named, comma>, must<closing>> {};
struct form : seq<w<Word::form>, must<named>, must<parameters>, sentences> {};
struct global_definition : seq<definition, must<ending>> {};

struct block : sor<row, import_, unit_declaration, standard, published, total, pass_mark, note, ruling, facts,
                   check, form, global_definition> {};
struct file : seq<skip, until<eof, recovered<block, Resume::block>>> {};

}  // namespace biaochi::syntax::grammar
