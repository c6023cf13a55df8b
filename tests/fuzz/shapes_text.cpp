// Shapes for the parser: nothing here need be a correct standard.
#include "tests/fuzz/shapes.hpp"

namespace biaochi::test {

namespace {

std::string times(std::size_t n, const std::string& piece) {
    std::string all;
    all.reserve(n * piece.size());
    for (std::size_t i = 0; i < n; ++i) all += piece;
    return all;
}

Input text(std::string written) { return {Target::standard, std::move(written), nullptr}; }

const std::string row_head = "一级指标 1 「一」 1分 评估标准\n";

}  // namespace

const std::vector<Shape>& standard_shapes() {
    static const std::vector<Shape> all = {
        {"keywords in one run", [](std::size_t n) { return text(times(n, "达")); }},
        {"keywords in runs of a thousand",
         [](std::size_t n) { return text(row_head + times(n / 1000 + 1, times(1000, "得") + " ")); }},
        {"keywords apart", [](std::size_t n) { return text(times(n, "达 ")); }},
        {"keywords with full stops", [](std::size_t n) { return text(row_head + times(n, "得得得。")); }},
        {"keywords at line starts", [](std::size_t n) { return text(times(n, "评估标准\n")); }},
        {"rulings cut short", [](std::size_t n) { return text(times(n, "裁定 ")); }},
        {"one long name", [](std::size_t n) { return text(row_head + times(n, "甲") + ",得1分。"); }},
        {"one long ASCII name", [](std::size_t n) { return text(row_head + times(n, "a") + ",得1分。"); }},
        {"names of ten characters",
         [](std::size_t n) { return text(row_head + times(n, "甲乙丙丁戊己庚辛壬癸 ")); }},
        {"one long number", [](std::size_t n) { return text(row_head + times(n, "1") + "人,得1分。"); }},
        {"numbers apart", [](std::size_t n) { return text(row_head + times(n, "1 ")); }},
        {"a row's number with many points",
         [](std::size_t n) { return text("一级指标 1" + times(n, ".1") + " 「一」 1分"); }},
        {"a long unit", [](std::size_t n) { return text("一级指标 1 「一」 1" + times(n, "人")); }},
        {"a long label", [](std::size_t n) { return text("裁定 " + times(n, "按") + " 「问」:甲|乙。"); }},
        {"open brackets", [](std::size_t n) { return text(row_head + "名 = " + times(n, "(")); }},
        {"closed brackets",
         [](std::size_t n) {
             return text(row_head + "名 = " + times(n, "(") + "甲" + times(n, ")") + "。");
         }},
        {"not, not, not", [](std::size_t n) { return text(row_head + "名 = " + times(n, "非 ") + "甲。"); }},
        {"if within if",
         [](std::size_t n) { return text(row_head + "名 = " + times(n, "若 甲 则 乙 否则 ") + "丙。"); }},
        {"minus, minus, minus",
         [](std::size_t n) { return text(row_head + "名 = " + times(n, "-") + "甲。"); }},
        {"brackets sixty deep, many times",
         [](std::size_t n) {
             return text(row_head +
                         times(n / 100 + 1, "名 = " + times(60, "(") + "甲" + times(60, ")") + "。\n"));
         }},
        {"brackets seventy deep, many times",
         [](std::size_t n) {
             return text(row_head +
                         times(n / 100 + 1, "名 = " + times(70, "(") + "甲" + times(70, ")") + "。\n"));
         }},
        {"a long sum", [](std::size_t n) { return text(row_head + "名 = 甲" + times(n, " + 甲") + "。"); }},
        {"a long product", [](std::size_t n) { return text(row_head + "名 = 甲" + times(n, "×2") + "。"); }},
        {"a long or", [](std::size_t n) { return text(row_head + times(n, "甲 或 ") + "乙,得1分。"); }},
        {"a long list of awards",
         [](std::size_t n) { return text(row_head + times(n, "甲、") + "乙,各得1分。"); }},
        {"a list that is none",
         [](std::size_t n) { return text(row_head + times(n, "甲、") + "乙,得1分。"); }},
        {"tiers cut short", [](std::size_t n) { return text(row_head + "率 " + times(n, "达1%得1分,")); }},
        {"a long quote", [](std::size_t n) { return text("备注 「" + times(n, "甲") + "」"); }},
        {"many quotes", [](std::size_t n) { return text("备注 " + times(n, "「甲」 ")); }},
        {"a quote that is not closed", [](std::size_t n) { return text("备注 「" + times(n, "甲")); }},
        {"quotes that are not closed, a line each",
         [](std::size_t n) { return text("备注\n" + times(n, "「甲\n")); }},
        {"opening marks in one line", [](std::size_t n) { return text("备注 " + times(n, "「")); }},
        {"marks of quotes by turns", [](std::size_t n) { return text("备注 " + times(n, "「\"“")); }},
        {"sentences that are mistakes",
         [](std::size_t n) { return text(row_head + times(n, "甲乙丙。\n")); }},
        {"full stops", [](std::size_t n) { return text(times(n, "。")); }},
        {"words nearly right", [](std::size_t n) { return text(times(n, "评股标准 「甲」\n")); }},
        {"names that end in a word",
         [](std::size_t n) { return text(row_head + times(n, "人数达 3次,得2分。\n")); }},
        {"names of ninety characters that are mistakes",
         [](std::size_t n) { return text(row_head + times(n / 30 + 1, times(90, "甲") + "达 。\n")); }},
        {"nothing but marks", [](std::size_t n) { return text(times(n, "，、：｜＝％")); }},
        {"a long comment", [](std::size_t n) { return text("#" + times(n, "甲")); }},
        {"many comments", [](std::size_t n) { return text(times(n, "# 甲\n")); }},
        {"comments within a sentence",
         [](std::size_t n) { return text(row_head + "甲" + times(n, "# 注\n") + ",得1分。"); }},
        {"blanks", [](std::size_t n) { return text(row_head + "甲" + times(n, " ") + ",得1分。"); }},
        {"ideographic blanks",
         [](std::size_t n) { return text(row_head + "甲" + times(n, "　") + ",得1分。"); }},
        {"blank lines", [](std::size_t n) { return text(times(n, "\n") + row_head + "甲,得1分。"); }},
        {"blanks within an English word",
         [](std::size_t n) { return text(row_head + "甲 less" + times(n, " ") + "than 乙,得1分。"); }},
        {"the first half of English words",
         [](std::size_t n) { return text(row_head + times(n, "level at starts ") + "。"); }},
        {"scripts by turns", [](std::size_t n) { return text(row_head + times(n, "a甲1") + ",得1分。"); }},
        {"rows without points",
         [](std::size_t n) { return text(times(n, "一级指标 1 「一」\n评估标准\n甲,得1分。\n")); }},
        {"facts without types", [](std::size_t n) { return text("事实\n" + times(n, "甲:\n")); }},
        {"facts without colons", [](std::size_t n) { return text("事实\n" + times(n, "甲 人\n")); }},
        {"byte order marks", [](std::size_t n) { return text(times(n, "\uFEFF")); }},
        {"a bidirectional control at the end", [](std::size_t n) { return text(times(n, "甲") + "\u202E"); }},
        {"no UTF-8 at the end", [](std::size_t n) { return text(times(n, "甲。\n") + "\xE7"); }},
    };
    return all;
}

}  // namespace biaochi::test
