#include <doctest/doctest.h>

#include "interpreter/cli/options.hpp"
#include "interpreter/report/figures.hpp"
#include "interpreter/report/markdown.hpp"
#include "interpreter/report/places.hpp"
#include "interpreter/report/report.hpp"
#include "interpreter/report/table.hpp"
#include "lang/base/text.hpp"

using namespace biaochi;
using namespace biaochi::report;

TEST_CASE("a table is aligned by display width") {
    Table table({{Align::left, true}, {Align::right, false}});
    table.add({"溪头村", "87.5"});
    table.add({"a", "100"});
    CHECK(table.text(Style{}) == "溪头村  87.5\na        100\n");
}

TEST_CASE("a table cuts its flexible column to the width, and no other") {
    Table table({{Align::left, false}, {Align::left, true}, {Align::right, false}});
    table.add({"1.10", "协助组织辖区失业人员参加职业技能培训", "5"});
    Style style;
    style.width = 25;
    CHECK(table.text(style) == "1.10  协助组织辖区失…   5\n");
    CHECK(display_width(table.text(style)) == 25);
}

TEST_CASE("colour adds nothing to the width") {
    Table table({{Align::left, false}, {Align::right, false}});
    table.add({"总分", "9"}, Paint::strong);
    table.add({"x", "10"});
    Style style;
    style.colour = true;
    CHECK(table.text(style) == "\x1b[1m总分   9\x1b[0m\nx     10\n");
}

TEST_CASE("a line break in a name does not tear a table apart") {
    Table table({{Align::left, false}});
    table.add({"甲\n乙\t丙"});
    CHECK(table.text(Style{}) == "甲 乙 丙\n");
}

TEST_CASE("cut leaves room for the ellipsis") {
    CHECK(cut("溪头村", 6) == "溪头村");
    CHECK(cut("溪头村", 5) == "溪头…");
    CHECK(cut("溪头村", 4) == "溪…");
    CHECK(cut("溪头村", 1) == "…");
    CHECK(cut("溪头村", 0).empty());
}

TEST_CASE("wrap breaks Chinese anywhere but before a closing mark") {
    CHECK(wrap("达标得五分,不得分。", 12) == std::vector<std::string>{"达标得五分,", "不得分。"});
    CHECK(wrap("达标得五分,不得分。", 10) == std::vector<std::string>{"达标得五", "分,不得", "分。"});
    CHECK(wrap("得分(约)", 6) == std::vector<std::string>{"得分", "(约)"});
    CHECK(wrap("one two three", 7) == std::vector<std::string>{"one two", "three"});
    CHECK(wrap("nobreakhere", 4) == std::vector<std::string>{"nobr", "eakh", "ere"});
    CHECK(wrap("", 10).empty());
}

TEST_CASE("a share that ends is exact, another one is its fraction and cut off, never rounded up") {
    CHECK(percent(Number(7, 8), Language::zh) == "87.5%");
    CHECK(percent(1, Language::en) == "100%");
    CHECK(percent(0, Language::en) == "0%");
    CHECK(percent(Number(2, 3), Language::zh) == "2/3(约 66.66%)");
    CHECK(percent(Number(2, 3), Language::en) == "2/3 (about 66.66%)");
    CHECK(percent(Number(89999, 99999), Language::en) ==
          "89999/99999 (about 89.99%)");  // not the 90% it did not reach
    CHECK(percent(Number(1, 30), Language::en) == "1/30 (about 3.33%)");
    CHECK(percent(Number(200, 333), Language::en) == "200/333 (about 60.06%)");
    CHECK(percent(Number(-1, 3), Language::en) == "-1/3 (about -33.34%)");
}

TEST_CASE("quantities have their units") {
    CHECK(quantity(Number(28), "人", Language::zh) == "28人");
    CHECK(quantity(Number(28), "人", Language::en) == "28 人");
    CHECK(quantity(Number(9, 10), "%", Language::zh) == "90%");
    CHECK(quantity(Value(0, Number(1, 2)), "%", Language::zh) == "0%~50%");
    CHECK(quantity(Value::of(Value::undefined), "%", Language::en) == "cannot be computed");
}

TEST_CASE("signed figures") {
    CHECK(signed_figure(Value(5), Language::zh) == "+5");
    CHECK(signed_figure(Value(Number(-7, 2)), Language::zh) == "−3.5");
    CHECK(signed_figure(Value(0), Language::zh) == "0");
    CHECK(signed_figure(Value(-4, 0), Language::zh) == "−4~0");
    CHECK(sum_figure(Value(-4, 2), Language::zh) == "−4~2");
}

TEST_CASE("what is not applicable adds nothing") {
    CHECK(plus(Value(5), Value::of(Value::not_applicable)).text() == "5");
    CHECK(plus(Value(1, 2), Value(3, 5)).text() == "4~7");
    CHECK(is_zero(minus(Value(1, 2), Value(1, 2))));
}

TEST_CASE("no verdict without a pass mark, none over a range that straddles it") {
    CHECK(verdict(Value(100), std::nullopt) == Verdict::none);
    CHECK(verdict(Value(80), Number(80)) == Verdict::pass);
    CHECK(verdict(Value(Number(799, 10)), Number(80)) == Verdict::fail);
    CHECK(verdict(Value(79, 81), Number(80)) == Verdict::open);
    CHECK(verdict(Value(80, 81), Number(80)) == Verdict::pass);
    CHECK(verdict(Value::of(Value::not_applicable), Number(80)) == Verdict::open);
}

TEST_CASE("CSV cells") {
    CHECK(csv_cell("溪头村") == "溪头村");
    CHECK(csv_cell("a,b") == "\"a,b\"");
    CHECK(csv_cell("a\"b") == "\"a\"\"b\"");
    CHECK(csv_cell("a\nb") == "\"a\nb\"");
    CHECK(csv_cell("").empty());
}

TEST_CASE("no CSV cell is a formula") {
    for (const std::string lead : {"=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", " =", "　="})
        CHECK(csv_cell(lead + "1") == "\"'" + lead + "1\"");
    CHECK(csv_cell("1-2") == "1-2");
}

TEST_CASE("names cannot write Markdown or HTML") {
    CHECK(escaped("<b>|a|*x*") == "\\<b\\>\\|a\\|\\*x\\*");
    CHECK(escaped("a&amp;\nb") == "a&amp;amp; b");
}

TEST_CASE("places are file:line") {
    Sources sources;
    const std::uint32_t index = sources.add("a.biao", "一\n二\n三");
    const Places places(sources);
    CHECK(places.at({index, 0, 3}) == "a.biao:1");
    CHECK(places.at({index, 4, 7}) == "a.biao:2");
    CHECK(places.at({index, 8, 11}) == "a.biao:3");
    CHECK(places.at({}).empty());
}

TEST_CASE("a sentence is one line without comments") {
    CHECK(sentence("率 达90%得8分,  # 原文没有\n    低于65%不得分。") == "率 达90%得8分, 低于65%不得分");
    CHECK(sentence("「#不是注释」,得2分;") == "「#不是注释」,得2分");
    CHECK(sentence("乘以 0.5.") == "乘以 0.5");
}

TEST_CASE("a formula ends where its sentence ends") {
    Sources sources;
    const auto of = [&](const std::string& text, std::size_t name) {
        const std::uint32_t index = sources.add("", text);
        return formula(sources, {index, 0, static_cast<std::uint32_t>(name)});
    };
    CHECK(of("率 = 甲 ÷ (乙\n  - 丙)。后文", 3) == "甲 ÷ (乙 - 丙)");
    CHECK(of("率 ＝ 甲 × 0.5. 后文", 3) == "甲 × 0.5");
    CHECK(of("率 = 甲;乙 = 丙。", 3) == "甲");
    CHECK(of("率 = 甲", 3) == "甲");
    CHECK(of("率,需求", 3) == "率");  // an argument, not a definition
}

TEST_CASE("what comes from outside is fit for a terminal") {
    CHECK(cli::printable("a\x1b[31mb\xff") == "a\uFFFD[31mb\uFFFD");
    CHECK(cli::printable("a\u202Eb") == "a\uFFFDb");
    CHECK(cli::printable("溪头村") == "溪头村");
}
