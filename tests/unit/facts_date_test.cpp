// Dates, texts, declared ranges and periods in fact files.
#include "lang/base/date.hpp"
#include "tests/unit/facts_fixture.hpp"

using namespace facts_fixture;

namespace {

facts::Declaration ranged(const char* unit, std::optional<Number> least, std::optional<Number> most) {
    facts::Declaration result = fact("比例", unit);
    result.least = least;
    result.most = most;
    return result;
}

facts::Declaration of_kind(FactKind kind) {
    facts::Declaration result = fact("发生日期", "");
    result.kind = kind;
    return result;
}

std::string value_of(const facts::Declaration& fact, std::string_view written) {
    Diagnostics diagnostics;
    Number value;
    const bool good = facts::parse_value(fact, written, {}, value, diagnostics);
    CHECK(good == diagnostics.empty());
    return good ? value.text() : ids(diagnostics);
}

std::string message_of(const facts::Declaration& fact, std::string_view written, Language language) {
    Diagnostics diagnostics;
    Number value;
    facts::parse_value(fact, written, {}, value, diagnostics);
    return diagnostics.at(0).message(language);
}

struct Reading {
    facts::Schema schema;
    Sources sources;
    facts::Table table;
    Diagnostics diagnostics;

    Reading& read(const char* name, std::string text) {
        for (Diagnostic& d : facts::read(sources, sources.add(name, std::move(text)), schema, table))
            diagnostics.push_back(std::move(d));
        for (Diagnostic& d : facts::complete(sources, schema, table)) diagnostics.push_back(std::move(d));
        for (Diagnostic& d : facts::lacking(schema, table)) diagnostics.push_back(std::move(d));
        return *this;
    }
    std::string wrong() const { return ids(diagnostics); }
};

std::string period_of(const std::string& written) {
    Reading read;
    read.read("甲.facts", "对象 甲村\n报告期 " + written + "\n");
    if (!read.wrong().empty()) return read.wrong();
    const facts::Subject& subject = read.table.subjects.at(0);
    return iso_text(civil_from_days(*subject.period_begin->whole())) + " " +
           iso_text(civil_from_days(*subject.period_end->whole()));
}

}  // namespace

TEST_CASE("facts: dates") {
    const facts::Declaration date = of_kind(FactKind::date);
    CHECK(value_of(date, "2024年3月1日") == "19783");
    CHECK(value_of(date, "２０２４／３／１") == "19783");
    CHECK(value_of(date, "1969-12-31") == "-1");
    CHECK(value_of(date, "2024-02-30") == "facts-no-such-date");
    CHECK(value_of(date, "2024年3月") == "facts-not-date");
    CHECK(value_of(date, "45352") == "facts-not-date");
    CHECK(value_of(date, "") == "facts-no-value");
    CHECK(value_of(date, "'2024-01-01") == "facts-apostrophe");
    CHECK(message_of(date, "2023-02-29", Language::zh) ==
          "“发生日期”写的“2023-02-29”在日历上没有:2023年2月是 1 至 28 日。请核对。");
    CHECK(message_of(date, "2023-02-29", Language::en) ==
          "“2023-02-29” for “发生日期” is not in the calendar: 2023-02 has the days 1 to 28. Check it.");
    CHECK(message_of(date, "2023-13-01", Language::en).find("months are 1 to 12") != std::string::npos);
    CHECK(message_of(date, "0000-01-01", Language::en).find("years are 1 to 9999") != std::string::npos);
    CHECK(message_of(date, "去年", Language::zh) == "“发生日期”要的是日期(如 2024年3月1日),写的却是“去年”。");
    CHECK(message_of(date, "去年", Language::en) ==
          "“发生日期” takes a date (such as 2024-03-01), not “去年”.");
    facts::Declaration bounded = date;
    bounded.least = days_from_civil({2024, 1, 1});
    CHECK(value_of(bounded, "2024-01-01") == "19723");
    CHECK(value_of(bounded, "2023-12-31") == "facts-out-of-range");
    CHECK(message_of(bounded, "2023-12-31", Language::en).find("2024-01-01 or later") != std::string::npos);
}

TEST_CASE("facts: declared ranges") {
    const facts::Declaration rate = ranged("%", 0, 1);
    CHECK(value_of(rate, "0%") == "0");
    CHECK(value_of(rate, "100%") == "1");
    CHECK(value_of(rate, "100.01%") == "facts-out-of-range");
    CHECK(value_of(rate, "-1%") == "facts-out-of-range");
    CHECK(message_of(rate, "120%", Language::zh) == "“比例”声明的范围是 0% 至 100%,写的却是“120%”。请核对。");
    CHECK(message_of(rate, "120%", Language::en) ==
          "“比例” is declared as 0% to 100%, and cannot be “120%”. Check it.");
    const facts::Declaration count = ranged("人", 3, std::nullopt);
    CHECK(value_of(count, "3") == "3");  // digits alone, and with a unit
    CHECK(value_of(count, "2") == "facts-out-of-range");
    CHECK(value_of(count, "2人") == "facts-out-of-range");
    CHECK(message_of(count, "2", Language::en).find("3人 or more") != std::string::npos);
    CHECK(message_of(ranged("元", std::nullopt, 5), "6元", Language::zh).find("5元 以下") !=
          std::string::npos);
    CHECK(message_of(count, "", Language::zh).find("如 3人") != std::string::npos);
}

TEST_CASE("facts: texts are the same when they are after trimming and folding") {
    CHECK(value_of(of_kind(FactKind::text), "") == "facts-no-value");
    CHECK(value_of(of_kind(FactKind::text), "甲\n乙") == "facts-broken-text");
    CHECK(value_of(of_kind(FactKind::text), "'甲") == "facts-apostrophe");
    CHECK(value_of(of_kind(FactKind::text), std::string(40000, 'a')) == "facts-too-long");
    Reading read;
    read.schema.facts = {of_kind(FactKind::text)};
    read.schema.facts[0].name = "厂";
    read.read("甲.csv", "对象,厂\n1,Ａ厂(东)\n2,B厂\n3,\" A厂（东） \"\n4,a厂(东)\n");
    CHECK(read.wrong() == "");
    const auto& column = read.table.columns[0];
    CHECK(column[0].value == column[2].value);
    CHECK(column[0].value != column[1].value);
    CHECK(column[0].value != column[3].value);
    CHECK(read.table.texts == std::vector<std::string>{"Ａ厂(东)", "B厂", "a厂(东)"});
    CHECK(read.table.intern("  A厂(东)") == 0);
}

TEST_CASE("facts: periods have a first and a last day") {
    CHECK(period_of("2023年10月 至 2024年9月") == "2023-10-01 2024-09-30");
    CHECK(period_of("2023年10月至2024年2月") == "2023-10-01 2024-02-29");
    CHECK(period_of("2024-01 to 2024-06-30") == "2024-01-01 2024-06-30");
    CHECK(period_of("2024年3月5日 至 2024年3月5日") == "2024-03-05 2024-03-05");
    CHECK(period_of("2024年3月5日 至 2024年3月") == "2024-03-05 2024-03-31");
    CHECK(period_of("2023年 至 2024年") == "2023-01-01 2024-12-31");
    CHECK(period_of("2024年3月 至 2024年2月29日") == "facts-reversed-period");
    CHECK(period_of("2024年 至 2023年12月") == "facts-reversed-period");
    CHECK(period_of("2024-02-30 至 2024-03-01") == "facts-no-such-date");
    CHECK(period_of("2024年度") == "facts-malformed-period");
    CHECK(period_of("2024年3 至 2024年4月") == "facts-malformed-period");
}

TEST_CASE("facts: a standard that reads the period wants one") {
    Reading read;
    read.schema.facts = {fact("户数", "户")};
    read.schema.wants_period = true;
    read.read("甲.csv", "对象,户数,报告期\n甲村,1,2024-01至2024-03\n乙村,2,\n丙村,3,去年\n");
    CHECK(read.wrong() == "facts-malformed-period facts-missing");
    CHECK(read.diagnostics[1].message(Language::zh).find("“乙村”缺少 1 项事实:报告期") == 0);
    CHECK(read.diagnostics[1].message(Language::en).find("“乙村” lacks these facts (1): period") == 0);
    CHECK_FALSE(read.table.subjects[0].refused);
    CHECK(read.table.subjects[1].refused);
    Reading nobody;
    nobody.schema = read.schema;
    CHECK(nobody.read("甲.csv", "对象,户数\n甲村,1\n乙村,2\n").wrong() == "facts-missing-everywhere");
    Reading file;
    file.schema = read.schema;
    CHECK(file.read("甲.facts", "报告期 2024年\n对象 甲村\n户数:1\n").wrong() == "facts-malformed-period");
    Reading all;
    all.schema = read.schema;
    CHECK(all.read("甲.facts", "报告期 2024年 至 2024年\n对象 甲村\n户数:1\n").wrong() == "");
    CHECK(*all.table.subjects[0].period_end->whole() == days_from_civil({2024, 12, 31}));
}
