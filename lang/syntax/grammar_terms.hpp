// The grammar of terms: punctuation, leaves, expressions. What becomes a node is in actions.hpp, what a
// failing rule says in errors.hpp. After the word that decides what something is, every part is required
// (must<>), so that one mistake gives one message at its own place.
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
struct date : seq<date_run> {};
struct dated : seq<date, skip> {};
struct row_label : seq<row_label_run> {};
struct label : seq<label_run> {};
struct labelled : seq<label, skip> {};
struct quote : seq<quoted> {};
struct cited : seq<quote, skip> {};

// ---- expressions ----

struct condition;
struct sum;
struct primary;
struct power;

struct grouped : seq<opening, nested<must<condition>>, must<closing>> {};
struct then_word : w<Word::then> {};
struct else_word : w<Word::else_> {};
struct conditional : seq<w<Word::if_>, nested<must<condition, then_word, sum, else_word, sum>>> {};
struct word_value : sor<w<Word::met>, w<Word::unmet>, w<Word::yes>, w<Word::no>, w<Word::not_applicable>,
                        w<Word::period_start>, w<Word::period_end>, w<Word::total_score>> {};
struct arguments : seq<opening, list_must<condition, comma>, must<closing>> {};
// Functions that are words: 较大(甲,乙), 四舍五入(甲,0.1分).
struct function_word : sor<w<Word::larger>, w<Word::smaller>, w<Word::round_half_up>,
                           w<Word::round_half_even>, w<Word::round_down>, w<Word::round_up>, w<Word::true_of>,
                           w<Word::full_months>, w<Word::full_years>, w<Word::earlier_same>> {};
struct function : seq<function_word, nested<must<arguments>>> {};
// A definition with parameters, or a table, at work: 绝对值(甲 - 乙).
struct call : seq<named, ahead<opening>, nested<must<arguments>>> {};
struct score_of : seq<w<Word::indicator>, must<row_label>, skip> {};

// 累计(台账 其中 条件 每 字段 取最高:式): over the records of a ledger, or over the batch.
struct all_subjects : w<Word::all_subjects> {};
struct listed : sor<all_subjects, named> {};
struct filter : seq<w<Word::where>, must<condition>> {};
struct highest_word : w<Word::take_highest> {};
struct grouping : seq<w<Word::each>, must<named>, must<highest_word>> {};
struct slice
    : seq<sor<w<Word::take_highest>, w<Word::take_lowest>, w<Word::drop_highest>, w<Word::drop_lowest>>,
          must<primary>> {};
struct ties : sor<w<Word::ties_leave_gaps>, w<Word::ties_leave_none>, w<Word::ties_share_mean>> {};
struct each_value : seq<colon, must<condition>> {};
struct aggregate_word : sor<w<Word::sum_over>, w<Word::average_over>, w<Word::highest_over>,
                            w<Word::lowest_over>, w<Word::count_over>, w<Word::rank_over>> {};
struct aggregate_rest : seq<must<opening, listed>, star<sor<filter, grouping, slice>>, opt<each_value>,
                            opt<comma, must<ties>>, must<closing>> {};
struct aggregate : seq<aggregate_word, nested<aggregate_rest>> {};
struct primary
    : sor<grouped, conditional, function, aggregate, score_of, word_value, dated, quantity, call, named> {};
struct minus_sign : mark<'-', U'－', U'−'> {};
struct minus : seq<minus_sign, nested<must<power>>> {};
struct raised : mark<'^', U'＾'> {};
struct power : seq<primary, opt<raised, must<primary>>> {};
struct factor : sor<minus, power> {};
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
struct inapplicable_word : w<Word::inapplicable> {};  // 甲 不适用 的,…
struct comparison : seq<sum, opt<sor<seq<comparator, must<sum>>, seq<quantity, suffix>, inapplicable_word>>> {
};
struct denied;
struct negation : seq<w<Word::not_>, nested<must<denied>>> {};
struct denied : sor<negation, comparison> {};
struct all_of : seq<denied, star<w<Word::and_>, must<denied>>> {};
struct condition : seq<all_of, star<w<Word::or_>, must<all_of>>> {};

}  // namespace biaochi::syntax::grammar
