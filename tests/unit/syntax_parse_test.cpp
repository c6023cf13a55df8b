#include "lang/syntax/parse.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "lang/base/text.hpp"
#include "tests/unit/support.hpp"

using namespace biaochi;
using namespace biaochi::test;
using syntax::Kind;
using syntax::Node;

namespace {

// A tree on one line: leaves as written, a quantity run together, all else kind.word(parts).
std::string brief(const Parsed& parsed, const Node& node) {
    const std::string written = fold(parsed.sources.text(parsed.result.tree.span(node)));
    if (node.kind == Kind::number || node.kind == Kind::unit || node.kind == Kind::name ||
        node.kind == Kind::label || node.kind == Kind::quote)
        return written;
    std::string parts;
    for (const Node& child : node.children)
        parts += (parts.empty() || node.kind == Kind::quantity ? "" : " ") + brief(parsed, child);
    if (node.kind == Kind::quantity) return parts;
    if (node.kind == Kind::op && node.word == Word::none) return written;
    const std::string kind(syntax::kind_id(node.kind));
    const std::string word = node.word == Word::none ? "" : std::string(word_id(node.word));
    std::string head = kind;
    if (!word.empty() && word != kind)
        head = node.kind == Kind::op || node.kind == Kind::word ? word : kind + "." + word;
    return node.children.empty() ? head : head + "(" + parts + ")";
}

const std::string row = "一级指标 1 「一」 1分 评估标准 ";

std::string sentences(const std::string& written) {
    const Parsed parsed(row + written);
    if (!parsed.ok()) return ids(parsed.result.diagnostics);
    std::string all;
    for (const Node& each : parsed.result.tree.root.children[0].child(Kind::criteria)->children)
        all += (all.empty() ? "" : " ; ") + brief(parsed, each);
    return all;
}

std::string blocks(const std::string& written) {
    const Parsed parsed(written);
    if (!parsed.ok()) return ids(parsed.result.diagnostics);
    std::string all;
    for (const Node& each : parsed.result.tree.root.children)
        all += (all.empty() ? "" : " ; ") + brief(parsed, each);
    return all;
}

struct Case {
    std::string written, read;
};

template <typename Read>
void check(Read read, const std::vector<Case>& cases) {
    for (const Case& each : cases) {
        CAPTURE(each.written);
        CHECK(read(each.written) == each.read);
    }
}

std::string condition(const std::string& written) {
    const std::string all = sentences("名 = " + written + "。");
    const std::string head = "definition(名 ";
    return all.compare(0, head.size(), head) == 0 ? all.substr(head.size(), all.size() - head.size() - 1)
                                                  : all;
}

}  // namespace

TEST_CASE("parse: ladders") {
    check(sentences, {{"率 达90%得8分,低于90%不得分。",
                       "ladder(率 tier(at_least 90% outcome.earn(8分)) tier(below 90% outcome.zero))"},
                      {"率 75%-80%得5分,70-75%得4分,80%以上得8分。",
                       "ladder(率 tier(range(75 % 80%) outcome.earn(5分)) tier(range(70 75%) "
                       "outcome.earn(4分)) tier(80% or_more "
                       "outcome.earn(8分)))"},
                      {"次数 1次得1分,2次得2分,3次以上得满分。",
                       "ladder(次数 tier(1次 outcome.earn(1分)) tier(2次 outcome.earn(2分)) tier(3次 or_more "
                       "outcome.earn(full)))"},
                      {"率 5%以内得1分,5%-10%得2分,边界按裁定 R。",
                       "ladder(率 tier(5% or_less outcome.earn(1分)) tier(range(5 % 10%) outcome.earn(2分)) "
                       "boundary(by_ruling(R)))"},
                      {"率 5%以内得1分,5%以上得2分,边界就高。",
                       "ladder(率 tier(5% or_less outcome.earn(1分)) tier(5% or_more outcome.earn(2分)) "
                       "boundary(to_higher))"},
                      {"占比 低于5%加1分;为0%加2分;5%以上不加分。",
                       "ladder(占比 tier(below 5% outcome.add(1分)) tier(is 0% outcome.add(2分)) tier(5% "
                       "or_more outcome.no_addition))"},
                      {"甲 占 乙 超过50%的,得 一档分值,不超过50%的,不得分。",
                       "ladder(product(甲 share_of 乙) tier.so(above 50% outcome.earn(一档分值)) "
                       "tier.so(at_most 50% outcome.zero))"}});
}

TEST_CASE("parse: steps, settlements, bounds and forms") {
    check(sentences,
          {{"次数 每次加5分。", "step.each(次数 次 outcome.add(5分))"},
           {"起数 每发生1起扣1分。", "step.each(起数 1起 outcome.deduct(1分))"},
           {"占比 每占10%扣4分,零数按裁定 每占10%。",
            "step.each(占比 10% outcome.deduct(4分) remainder(by_ruling(每占10%)))"},
           {"占比,每满10%扣4分。", "step.each_full(占比 10% outcome.deduct(4分))"},
           {"占比 每10%扣4分,零数进一。", "step.each(占比 10% outcome.deduct(4分) remainder(rounded_up))"},
           {"率 无法计算的,按裁定 空分母。", "settlement.uncomputable(率 by_ruling(空分母))"},
           {"率 无法计算的,按裁定 空分母(默认 零分)。",
            "settlement.uncomputable(率 by_ruling(空分母 default_mark.default_(零分)))"},
           {"率 无法计算的,加2分。", "settlement.uncomputable(率 outcome.add(2分))"},
           {"人数 为 0人 的,按裁定 无需求。", "award.so(comparison(人数 is 0人) by_ruling(无需求))"},
           {"满分起扣。", "bound.from_full"},
           {"扣完为止;加至满分为止。", "bound.until_nothing ; bound.until_full"},
           {"未 甲,扣2分,扣完为止。", "award(negation.not_(甲) outcome.deduct(2分)) ; bound.until_nothing"},
           {"按办法 推荐培训(次数,人数,1分)。", "apply.by_form(推荐培训 次数 人数 1分)"}});
}

TEST_CASE("parse: awards, gates, exemptions and alternatives") {
    check(sentences,
          {{"甲,得2分。", "award(甲 outcome.earn(2分))"},
           {"甲 得2分。", "award(甲 outcome.earn(2分))"},
           {"未 甲,扣2分。", "award(negation.not_(甲) outcome.deduct(2分))"},
           {"甲 的,得满分。", "award.so(甲 outcome.earn(full))"},
           {"甲,此项不得分。", "award(甲 outcome.zero)"},
           {"达标得5分。", "award(met outcome.earn(5分))"},
           {"不达标不得分。", "award(unmet outcome.zero)"},
           {"甲、乙、丙,各加2分。", "award_list.each_of(甲 乙 丙 outcome.add(2分))"},
           {"次数 不足3次,但 甲 且 乙,得5分。",
            "award(comparison(次数 below 3次) alternative.but(all_of.and_(甲 乙)) outcome.earn(5分))"},
           {"人数 1人以上,得1分。", "award(comparison(人数 1人 or_more) outcome.earn(1分))"},
           {"达标 = 人数 1人以上。", "definition(met comparison(人数 1人 or_more))"},
           {"「原文」 甲,得2分。 「另一句」", "「原文」 ; award(甲 outcome.earn(2分)) ; 「另一句」"}});
}

TEST_CASE("parse: conditions and expressions bind as in arithmetic") {
    check(condition, {{"甲 或 乙 且 丙", "any_of.or_(甲 all_of.and_(乙 丙))"},
                      {"(甲 或 乙) 且 非 丙", "all_of.and_(any_of.or_(甲 乙) negation.not_(丙))"},
                      {"非 非 甲", "negation.not_(negation.not_(甲))"},
                      {"未 甲 为 乙", "negation.not_(comparison(甲 is 乙))"},
                      {"甲 + 乙 × 丙", "sum(甲 + product(乙 × 丙))"},
                      {"(甲 + 乙) × 丙", "product(sum(甲 + 乙) × 丙)"},
                      {"甲 - 乙 - 丙", "sum(甲 - 乙 - 丙)"},
                      {"-甲 + 乙", "sum(minus(- 甲) + 乙)"},
                      {"甲÷乙/丙", "product(甲 ÷ 乙 / 丙)"},
                      {"甲 占 乙", "product(甲 share_of 乙)"},
                      {"甲 ≥ 乙 - 3人", "comparison(甲 at_least sum(乙 - 3人))"},
                      {"若 甲 则 1人 否则 乙 + 2人", "conditional.if_(甲 1人 sum(乙 + 2人))"},
                      {"较大(甲,较小(乙,3人))", "function.larger(甲 function.smaller(乙 3人))"},
                      {"达标 或 不达标", "any_of.or_(met unmet)"},
                      {"甲 为 是", "comparison(甲 is yes)"},
                      {"甲 不等于 否", "comparison(甲 is_not no)"},
                      {"甲 以外", "syntax-expected"},
                      {"甲 3人以外", "comparison(甲 3人 beyond)"}});
}

TEST_CASE("parse: the parts of a file") {
    check(blocks,
          {{"引用 「标准库/计量单位」。", "import_(「标准库/计量单位」)"},
           {"单位 人次 计数 别名 person_time、people。",
            "unit_declaration.unit(人次 counted alias(person_time people))"},
           {"标准 「甲」 版本 「乙」", "standard(「甲」 「乙」)"},
           {"总分 100分,另加 10分,上限 按裁定 R。", "total(100分 points.bonus(10分) cap(by_ruling(R)))"},
           {"达标线 60分。", "pass_mark(60分)"},
           {"裁定 R 「问」:满分(默认)|得2分|每占10% 「由」。",
            "ruling(R 「问」 option(满分 default_mark.default_) option(得2分) option(每占10%) 「由」)"},
           {"事实 甲:人 「数」 来源 「取数」 乙:是否 丙:a|b 丁:%",
            "facts(fact(甲 fact_type(人) 「数」 fact_source.source(「取数」)) fact(乙 fact_type.yes_no) "
            "fact(丙 fact_type(a b)) "
            "fact(丁 fact_type(%)))"},
           {"校验 甲 ≤ 乙 「错」。", "check(comparison(甲 at_most 乙) 「错」)"},
           {"评分办法 办(甲,乙) 甲 每1人扣 乙。",
            "form(办 parameters(甲 乙) step.each(甲 1人 outcome.deduct(乙)))"},
           {"一级指标 (一) 「题」 30分", "row.level_1((一) 「题」 points(30分))"},
           {"二级指标 「题」 另加10分 备注 「注」", "row.level_2(「题」 points.bonus(10分) note(「注」))"},
           {"评分项 4.1 「题」 评估方法 「甲」 「乙」 评估分工 「丙」",
            "row.item(4.1 「题」 method(「甲」 「乙」) responsible(「丙」))"},
           {"三级指标 1.2.3 「题」 5分 指标内容 「甲」",
            "row.level_3(1.2.3 「题」 points(5分) content(「甲」))"},
           {"备注 “甲” \"乙\"", "note(“甲” \"乙\")"},
           {"# 只有注释", ""},
           {"", ""}});
}

TEST_CASE("parse: layout, comments and widths make no difference") {
    const std::string plain =
        Parsed(row + "率 达90%得8分,75%-80%得5.5分,低于75%不得分。甲、乙,各得2分。").tree();
    CHECK(Parsed("一级指标 １ 「一」 "
                 "１分\n评估标准\n率　达９０％得８分，７５％－８０％得５．５分；低于７５％不得分；甲、乙，各"
                 "得２分；")
              .tree() == plain);
    CHECK(Parsed(row + "\n# 注\n率 # 注,「不是引文\n 达 90 % 得 8 分 , 75% - 80% 得 5.5 分 ,\r\n低于75% "
                       "不得分 .＃注\n甲 、 乙 , 各得 2分 . ")
              .tree() == plain);
    CHECK(Parsed("\uFEFF" + row + "率 达90%得8分,75%~80%得5.5分,低于75%不得分。甲、乙,各得2分。").tree() ==
          plain);
    CHECK(Parsed("level one 1 “一” 1分 criteria 率 at least 90% earns 8分, 75%-80% earns 5.5分, below 75% "
                 "earns nothing. "
                 "甲、乙, each earns 2分.")
              .tree() == [&] {  // quotes differ in nothing but their marks
        return plain;
    }());
}

TEST_CASE("parse: labels of rows in every width") {
    for (const std::string label : {"1", "1.1", "3.10", "1.2.3", "1.2.3.4.5", "(一)", "(12)", "(a)"}) {
        CAPTURE(label);
        std::string wide;
        for (const char32_t c : code_points(label)) append(wide, c < 0x80 ? c + 0xFEE0 : c);
        const std::string rest = " 「题」 5分";
        const Parsed half("一级指标 " + label + rest);
        CHECK(half.ok());
        CHECK(half.result.tree.root.children.size() == 1);
        CHECK(Parsed("一级指标 " + wide + rest).tree() == half.tree());
    }
}

TEST_CASE("parse: several mistakes in one run, each at its own line") {
    const auto lines = [](const std::string& written) {
        const Parsed parsed(written);
        std::string all;
        for (const Diagnostic& each : parsed.result.diagnostics)
            all += std::to_string(parsed.sources[each.span.source].locate(each.span.begin).line) + " ";
        return all;
    };
    CHECK(lines("标准 「甲」 版本\n"  // said at 2
                "总分 一百。\n"       // 2
                "单位 次 计数。\n"
                "校验 甲 ≤ 。\n"  // 4
                "二级指标 1 「题」 5分\n"
                "  评估方法 5分\n"             // 6
                "二级指标 2 「没有结束 5分\n"  // 7
                "二级指标 3 「题」 5分\n") == "1 2 4 6 7 ");
    CHECK(lines(row + "\n"
                      "率 达90%得8分,低于90%。\n"  // 2
                      "甲,得2分。\n"
                      "乙,得。\n"  // 4
                      "「原文」\n"
                      "(甲 或 乙,得2分。\n"    // 6
                      "甲 得2分 乙 得3分。\n"  // 7
                      "丙,得2分。") == "2 4 6 7 ");
}

TEST_CASE("parse: one mistake gives one message") {
    const auto count = [](const std::string& written) { return Parsed(written).result.diagnostics.size(); };
    CHECK(count("一级指标 1 「题」\n  评估标准\n    甲,得2分。\n    乙,得2分。\n    丙,得2分。\n一级指标 2 "
                "「题」 5分") == 1);
    CHECK(count("一级指标 1 5分\n  评估标准\n    甲,得2分。\n    乙,得2分。\n一级指标 2 「题」 5分") == 1);
    CHECK(count(row + "甲,得2。乙,得分。丙,得2分。") == 1);
    CHECK(count("评估标准\n    甲,得2分。\n    乙,得2分。\n") == 1);
}

TEST_CASE("parse: every mistake has its own message") {
    const auto said = [](const std::string& written) {
        return ids(Parsed(row + written).result.diagnostics);
    };
    CHECK(said("率 达90%得8分,低于90%。") == "syntax-expected");
    CHECK(said("率 达90%得8分,低于90%不得分") == "syntax-unexpected-end");
    CHECK(said("培训次数达 3次,得2分。") == "syntax-missing-space");
    CHECK(said("「没有结束") == "syntax-unclosed-quote");
    CHECK(said("甲,得2分。评股方法 「甲」") == "syntax-misspelt");
    CHECK(said("甲 = " + std::string(1000, '(') + "。") == "syntax-too-deep");
    CHECK(ids(Parsed("甲\xFF").result.diagnostics) == "source-not-utf8");
    CHECK(ids(Parsed("甲\u202E乙").result.diagnostics) == "source-bidirectional");
    CHECK(ids(Parsed(std::string("甲\0乙", 7)).result.diagnostics) == "source-control");
}

TEST_CASE("parse: sixty-four levels are read, more are refused, however they are nested") {
    const auto nest = [](const std::string& open, const std::string& close, std::size_t times) {
        std::string written = row + "名 = ";
        for (std::size_t i = 0; i < times; ++i) written += open;
        written += "甲";
        for (std::size_t i = 0; i < times; ++i) written += close;
        return ids(Parsed(written + "。").result.diagnostics);
    };
    for (const auto& [open, close] :
         std::vector<std::pair<std::string, std::string>>{{"(", ")"},
                                                          {"非 ", ""},
                                                          {"若 甲 则 乙 否则 ", ""},
                                                          {"较大(甲,", ")"},
                                                          {"若 ", " 则 甲 否则 乙"},
                                                          {"1 + (", ")"},
                                                          {"-(", ")"}}) {
        CAPTURE(open);
        const std::size_t each = open == "-(" ? 2 : 1;
        CHECK(nest(open, close, 64 / each) == "");
        CHECK(nest(open, close, 64 / each + 1) == "syntax-too-deep");
        CHECK(nest(open, close, 100000) == "syntax-too-deep");
    }
}

TEST_CASE("parse: a tree spans its text and its parts lie in order within it") {
    for (const std::string& path : standard_files()) {
        CAPTURE(path);
        const Parsed parsed(read_file(path));
        REQUIRE(parsed.ok());
        std::size_t wrong = 0;
        const auto visit = [&](const auto& self, const Node& node) -> void {
            std::uint32_t at = node.begin;
            for (const Node& child : node.children) {
                wrong += child.begin >= at && child.end <= node.end && child.begin <= child.end ? 0U : 1U;
                at = child.end;
                self(self, child);
            }
        };
        visit(visit, parsed.result.tree.root);
        CHECK(wrong == 0);
        std::uint32_t at = 0;
        for (const syntax::WordSpan& word : parsed.result.tree.words) {
            wrong += word.begin >= at && word.end > word.begin ? 0U : 1U;
            at = word.end;
        }
        CHECK(wrong == 0);
    }
}
