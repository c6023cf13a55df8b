#include <doctest/doctest.h>

#include "interpreter/facts/decode.hpp"
#include "interpreter/facts/read.hpp"
#include "interpreter/forms/book.hpp"
#include "interpreter/forms/content.hpp"
#include "interpreter/forms/formula.hpp"
#include "interpreter/forms/read_back.hpp"
#include "tests/unit/support.hpp"

using namespace biaochi;
using namespace biaochi::forms;
using biaochi::test::Built;

namespace {

constexpr const char* standard = R"(引用 「标准库/计量单位」。
标准 「例」 版本 「1」
总分 4分。
事实
  应计人数:人 「应计的人」 来源 「系统取数」
  就业人数:人 「已就业」
  类型:社区|行政村
  属实:是否
校验 就业人数 ≤ 应计人数 「就业的比应计的多」。
校验 类型 为 社区 或 属实 「行政村须属实」。
一级指标 1 「甲」 4分
  评估分工 「就业中心」
  评估标准
    应计人数 达1人,得1分。
    就业人数 达1人,得1分。
    类型 为 社区,得1分。
    属实,得1分。
)";

std::string formula(const Built& built, std::size_t check) {
    const auto cell = [](std::uint32_t fact) {
        return "$" + std::string(1, static_cast<char>('E' + fact)) + "7";
    };
    return contradiction(built.model, built.model.checks[check], cell, Language::zh).value_or("none");
}

facts::Table read(const Built& built, const std::string& text) {
    Sources sources;
    const std::uint32_t source = sources.add("a.facts", text);
    facts::Table table;
    facts::read(sources, source, built.model.schema, table);
    facts::complete(sources, built.model.schema, table);
    return table;
}

}  // namespace

TEST_CASE("a check is a formula that holds where all its facts are given and contradict each other") {
    const Built built(standard);
    REQUIRE(built.ok());
    CHECK(formula(built, 0) == "=AND(ISNUMBER($E7),ISNUMBER($F7),NOT(($F7<=$E7)))");
    CHECK(formula(built, 1) == "=AND($G7<>\"\",$H7<>\"\",NOT(OR(($G7=\"社区\"),($H7=\"是\"))))");
}

TEST_CASE("a fact that the sheet does not have leaves a check without a formula") {
    const Built built(standard);
    const auto none = [](std::uint32_t) { return std::string(); };
    CHECK(!contradiction(built.model, built.model.checks[0], none, Language::en));
}

TEST_CASE("a sheet's name is one that a workbook allows, and its own") {
    Book book(Language::zh);
    book.reserve("封面");
    CHECK(book.add("甲村").name() == "甲村");
    CHECK(book.add("甲村").name() == "甲村 (2)");
    CHECK(book.add("封面").name() == "封面 (2)");
    CHECK(book.add("a/b[1]").name() == "a_b_1_");
    CHECK(book.add("A/B[1]").name() == "A_B_1_ (2)");
    CHECK(book.add("'x'").name() == "_x_");
    CHECK(book.add("").name() == "_");
    CHECK(book.add(std::string(40, 'x')).name() == std::string(31, 'x'));
    CHECK(book.add(std::string(40, 'x')).name() == std::string(27, 'x') + " (2)");
}

TEST_CASE("the same form is the same bytes") {
    const Built built(standard);
    const Form form{built.model, built.sources};
    CHECK(write_xlsx(form) == write_xlsx(form));
}

TEST_CASE("a workbook says of each fact its words, unit, indicator, source and office, whatever its sheets") {
    const Built built(standard);
    REQUIRE(built.ok());
    for (const bool alone : {false, true}) {
        CAPTURE(alone);
        Form form{built.model, built.sources};
        form.sheet_per_subject = alone;
        Sources sources;
        std::uint32_t source = 0;
        Diagnostics diagnostics;
        REQUIRE(facts::decode(sources, "a.xlsx", write_xlsx(form), source, diagnostics));
        const std::string& text = sources[source].text;
        for (const char* each : {"应计人数", "* 应计的人", ",人,", "1 甲", "系统取数", "就业中心"})
            CHECK_MESSAGE(text.find(each) != std::string::npos, each);
    }
}

TEST_CASE("the format of a form follows from the name of its file") {
    CHECK(format_of("a.XLSX")->name == "xlsx");
    CHECK(format_of("folder.csv/a.facts")->name == "facts");
    CHECK(format_of(".csv") == nullptr);
    CHECK(format_of("a.doc") == nullptr);
}

TEST_CASE("what is lost is named") {
    const Built built(standard);
    const facts::Table table = read(built, "对象 甲村\n应计人数:3\n就业人数:2人 「见台账」\n属实:否\n");
    const Form form{built.model, built.sources, &table};
    const Format& format = *format_of("a.facts");
    const auto lost_in = [&](const std::string& text) { return lost(form, format, text).en; };
    const std::string whole = write_facts(form);
    CHECK(lost_in(whole).empty());
    CHECK(lost_in("对象 甲村\n应计人数:3\n就业人数:2人 「见台账」\n") == "属实 of “甲村”");
    CHECK(lost_in("对象 甲村\n应计人数:4\n就业人数:2人 「见台账」\n属实:否\n") == "应计人数 of “甲村”");
    CHECK(lost_in("对象 甲村\n应计人数:3\n就业人数:2人\n属实:否\n") == "the evidence for 就业人数 of “甲村”");
    CHECK(lost_in("对象 乙村\n应计人数:3\n就业人数:2人 「见台账」\n属实:否\n") == "subject of “甲村”");
    CHECK(!lost_in("").empty());
}
