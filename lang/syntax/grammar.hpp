// The grammar of a whole file: the table of rows, and what stands around it.
#pragma once

#include "lang/syntax/grammar_sentences.hpp"

namespace biaochi::syntax::grammar {

// ---- the table ----

struct numbered_level : seq<number, skip, w<Word::level_n>> {};
struct level_word
    : sor<w<Word::level_1>, w<Word::level_2>, w<Word::level_3>, w<Word::level_4>, w<Word::level_5>,
          w<Word::level_6>, w<Word::level_7>, w<Word::level_8>, w<Word::level_9>> {};
struct block_word : sor<level_word, numbered_level, w<Word::item>, w<Word::content>, w<Word::criteria>,
                        w<Word::method>, w<Word::responsible>, w<Word::note>, w<Word::import_>, w<Word::unit>,
                        w<Word::standard>, w<Word::published>, w<Word::total>, w<Word::pass_mark>,
                        w<Word::ruling>, w<Word::facts>, w<Word::check>, w<Word::form>, w<Word::ledger>,
                        w<Word::derive>, w<Word::table>, w<Word::result>, w<Word::accepted>> {};
struct sentences : star<not_at<block_word>, not_at<eof>, sor<cited, recovered<sentence, Resume::sentence>>> {
};

struct points : seq<opt<w<Word::bonus>>, quantity> {};
struct cells : plus<cited> {};
struct content : seq<w<Word::content>, must<cells>> {};
struct criteria : seq<w<Word::criteria>, sentences> {};
struct method : seq<w<Word::method>, must<cells>> {};
struct responsible : seq<w<Word::responsible>, must<cells>> {};
struct note : seq<w<Word::note>, must<cells>> {};
// A warning of `check` that the author knows of: its code, and why it may stand.
struct accepted : seq<w<Word::accepted>, must<cited>, must<cited>> {};
struct cell : sor<content, criteria, method, responsible, note, accepted> {};
struct title : seq<cited> {};
struct weight : seq<w<Word::weight>, must<sum>> {};
struct level_head
    : seq<sor<level_word, numbered_level>, opt<row_label, skip>, must<title>, must<points>, opt<weight>> {};
struct item_head : seq<w<Word::item>, opt<row_label, skip>, must<title>, opt<points>, opt<weight>> {};
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
struct fact_range : seq<range> {};
struct fact_type : sor<w<Word::yes_no>, w<Word::date>, w<Word::text>,
                       seq<sor<seq<percent, skip>, seq<named, star<bar, must<named>>>>, opt<fact_range>>> {};
struct fact_source : seq<w<Word::source>, must<cited>> {};
struct fact_colon : seq<symbol<':', U'：'>, blanks> {};
struct may_not_apply_word : w<Word::may_not_apply> {};
struct fact
    : seq<named, must<fact_colon>, must<fact_type>, opt<may_not_apply_word>, opt<cited>, opt<fact_source>> {};
struct fact_line : seq<not_at<block_word>, not_at<eof>, ahead<seq<named, not_at<sor<equals, opening>>>>,
                       recovered<fact, Resume::line>> {};
struct facts : seq<w<Word::facts>, star<fact_line>> {};
struct ledger : seq<w<Word::ledger>, must<named>, opt<cited>, star<fact_line>> {};

// A lookup table: 社区,100人以上:80%;
struct any_word : w<Word::any> {};
struct table_cell
    : sor<any_word, range, seq<comparator, sum>, seq<quantity, opt<suffix>>, word_value, named> {};
struct table_otherwise : w<Word::otherwise> {};
struct table_row
    : seq<sor<table_otherwise, list_must<table_cell, comma>>, must<colon>, must<formula>, must<ending>> {};
struct table_line
    : seq<not_at<block_word>, not_at<eof>, ahead<sor<table_otherwise, seq<table_cell, sor<comma, colon>>>>,
          recovered<table_row, Resume::sentence>> {};
struct table : seq<w<Word::table>, must<named>, must<parameters>, star<table_line>> {};

// 结果 等级:优秀|良好|合格 …, or 结果 名称 = 式。
struct result_options : seq<must<verdict_option>, plus<bar, must<verdict_option>>> {};
struct result_sentences
    : star<not_at<block_word>, not_at<eof>, sor<cited, recovered<verdict_sentence, Resume::sentence>>> {};
struct result_name : seq<named> {};
struct result : seq<w<Word::result>, must<result_name>,
                    sor<seq<equals, must<formula>, opt<cited>, must<ending>>,
                        seq<must<fact_colon>, result_options, opt<cited>, result_sentences>>> {};
struct message : seq<cited> {};
struct check : seq<w<Word::check>, must<condition>, must<message>, must<ending>> {};
// 取数 就业人数 = 条数(失业人员 其中 已就业)。
struct derivation : seq<w<Word::derive>, must<named>, must<equals>, must<formula>, must<ending>> {};
struct form : seq<w<Word::form>, must<named>, must<parameters>, sentences> {};
struct global_definition : seq<definition, must<ending>> {};

struct block : sor<row, import_, unit_declaration, standard, published, total, pass_mark, note, ruling, facts,
                   check, derivation, form, ledger, table, result, accepted, global_definition> {};
struct file : seq<skip, until<eof, recovered<block, Resume::block>>> {};

}  // namespace biaochi::syntax::grammar
