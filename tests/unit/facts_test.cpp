// Fact files → subjects and their values, or the ids of what is wrong with them.
#include "tests/unit/facts_fixture.hpp"

using namespace facts_fixture;

namespace {

// Files read one after the other: subjects as "name: value value …", a refused one with "!" and no values.
struct Batch {
    Sources sources;
    facts::Table table;
    Diagnostics diagnostics;

    Batch& add(const char* name, std::string text) {
        const std::uint32_t source = sources.add(name, std::move(text));
        for (Diagnostic& d : facts::read(sources, source, schema(), table))
            diagnostics.push_back(std::move(d));
        return *this;
    }
    Batch& complete() {
        for (Diagnostic& d : facts::complete(sources, schema(), table)) diagnostics.push_back(std::move(d));
        for (Diagnostic& d : facts::lacking(schema(), table)) diagnostics.push_back(std::move(d));
        return *this;
    }
    std::string subjects() const {
        std::string result;
        for (std::size_t i = 0; i < table.subjects.size(); ++i) {
            result += (i > 0 ? "; " : "") + table.subjects[i].name + (table.subjects[i].refused ? "!" : ":");
            for (const auto& column : table.columns) {
                REQUIRE(column.size() == table.subjects.size());
                if (!table.subjects[i].refused)
                    result += column[i].given() ? " " + column[i].value.text() : " -";
            }
        }
        return result;
    }
    std::string wrong() const { return ids(diagnostics); }
    // Line of the first mistake, and the text that it marks.
    std::string place() const {
        const Span span = diagnostics.at(0).span;
        const std::string where = sources.where(span);
        return where.substr(where.rfind(':') + 1) + " " + std::string(sources.text(span));
    }
};

Batch facts_file(const std::string& text) { return std::move(Batch().add("甲.facts", text)); }
Batch csv(const std::string& text) { return std::move(Batch().add("甲.csv", text)); }

// A CSV file of two columns with one cell to test.
std::string csv_cell(const char* column, const std::string& cell) {
    const Batch read = csv("对象," + std::string(column) + "\n甲村," + cell + "\n");
    return read.wrong().empty() ? read.subjects() : read.wrong();
}

}  // namespace

TEST_CASE("facts: a .facts file") {
    const Batch read = facts_file(
        "\xEF\xBB\xBF# 说明 「不成对\r\n"
        "标准 「示范标准」 版本 「2024年版」\r\n"
        "报告期 2023年10月 至 2024年9月  # 全部对象\r\n"
        "\r\n"
        "对象 溪头村\r\n"
        "  类型:行政村\r\n"
        "  登记失业人数：３５人 来源 「系统取数,#1」  ＃ 注释\r\n"
        "  底数不清:否 \"见台账\"\r\n"
        "对象 「米埗村」\r\n"
        "  报告期 2024-01 至 2024-06-30\r\n"
        "  类型 : 社区\r\n"
        "  登记失业人数:0");
    CHECK(read.wrong() == "");
    CHECK(read.subjects() == "溪头村: 1 35 - 0 - - -; 米埗村: 0 0 - - - - -");
    CHECK(read.table.subjects[0].period == "2023年10月 至 2024年9月");
    CHECK(read.table.subjects[1].period == "2024-01 至 2024-06-30");
    REQUIRE(read.table.notes[0].size() == 2);
    CHECK(read.table.notes[0][0].first == 1);
    CHECK(read.table.notes[0][0].second.text == "系统取数,#1");
    CHECK(read.table.notes[0][1].second.text == "见台账");
    CHECK(read.sources.text(read.table.span(1, 0)) == "３５人");
    CHECK(read.sources.where(read.table.span(1, 0)) == "甲.facts:7");
}

TEST_CASE("facts: English words") {
    const Batch read = facts_file(
        "standard “示范标准” version “2024年版”\nSubject: A\nperiod 2023-10 to 2024-09\n"
        "登记失业人数: 35 people source \"register\"\n底数不清: no\n");
    CHECK(read.wrong() == "");
    CHECK(read.subjects() == "A: - 35 - 0 - - -");
    CHECK(read.table.subjects[0].period == "2023-10 to 2024-09");
    CHECK(read.table.notes[0][0].second.text == "register");
}

TEST_CASE("facts: lines that cannot be read refuse their subject; the others are read") {
    struct Row {
        const char *line, *wrong, *place;
    };
    const Row rows[] = {
        {"登记失业人数 35人", "facts-malformed-line", "2 登记失业人数 35人"},
        {":35人", "facts-malformed-line", "2 :35人"},
        {"「户数」:35户", "facts-malformed-line", "2 「户数」:35户"},
        {"登记失业人口:35人", "facts-misspelt-name", "2 登记失业人口"},
        {"登记失业人数:", "facts-no-value", "2 登记失业人数"},
        {"登记失业人数:「35人」", "facts-no-value", "2 登记失业人数"},
        {"登记失业人数:35户", "facts-wrong-unit", "2 35户"},
        {"登记失业人数:35人,户数:2户", "facts-text-after", "2 ,户数:2户"},
        {"登记失业人数:35人 「甲」 乙", "facts-text-after", "2 乙"},
        {"登记失业人数:35人 「甲」「乙」", "facts-text-after", "2 「乙」"},
        {"登记失业人数:35人 「甲", "syntax-unclosed-quote", "2 「"},
        {"户数:1户\n户数:1户", "facts-duplicate", "3 户数"},
        {"户数:1人\n户数:1户", "facts-wrong-unit facts-duplicate", "2 1人"},
        {"标准 「示范标准」 版本 「2024年版」", "facts-late-standard",
         "2 标准 「示范标准」 版本 「2024年版」"},
        {"报告期 2024年", "facts-malformed-period", "2 2024年"},
        {"报告期 2024年13月 至 2025年1月", "facts-no-such-date", "2 2024年13月 至 2025年1月"},
        {"报告期 2024年9月 至 2023年10月", "facts-reversed-period", "2 2024年9月 至 2023年10月"},
        {"报告期 2023年 至 2024年\n报告期 2023年 至 2024年", "facts-duplicate", "3 报告期 2023年 至 2024年"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.line);
        const Batch read = facts_file("对象 甲村\n" + std::string(row.line) + "\n对象 乙村\n户数:2户\n");
        CHECK(read.wrong() == row.wrong);
        CHECK(read.place() == row.place);
        CHECK(read.subjects() == "甲村!; 乙村: - - 2 - - - -");
    }
}

TEST_CASE("facts: mistakes of the file refuse all its subjects, and keep their rows") {
    const std::string subject = "对象 甲村\n户数:2户\n";
    CHECK(facts_file("户数:1户\n" + subject).wrong() == "facts-before-subject");
    CHECK(facts_file("户数:1户\n" + subject).subjects() == "甲村!");
    CHECK(facts_file("户数:1户\n").wrong() == "facts-before-subject");
    CHECK(facts_file("标准 「示范标准」\n" + subject).wrong() == "facts-malformed-line");
    const Batch other = facts_file("标准 「别的标准」 版本 「2024年版」\n" + subject + "没有的事实:1\n");
    CHECK(other.wrong() == "facts-other-standard");
    CHECK(other.subjects() == "甲村!");
    CHECK(facts_file("标准 「示范标准」 版本 「2019年版」\n" + subject).wrong() == "facts-other-standard");
    CHECK(facts_file("对象\n户数:2户\n").wrong() == "facts-unnamed-subject");
    CHECK(facts_file("对象 甲村 「注」\n").wrong() == "facts-text-after");
    CHECK(facts_file(subject + "对象 「乙村\n户数:3户\n").subjects() == "甲村: - - 2 - - - -; 乙村!");
    CHECK(facts_file("# 只有注释\n").wrong() == "facts-no-subject");
    CHECK(facts_file("\xEF\xBB\xBF\n \n").wrong() == "facts-empty");
    CHECK(facts_file("对象 甲\xFF村\n乱七八糟\n").wrong() == "source-not-utf8");
    CHECK(facts_file("对象 甲\xFF村\n").subjects() == "甲\uFFFD村!");
    CHECK(facts_file("对象 甲\u202E村\n").wrong() == "source-bidirectional");
    CHECK(facts_file("对象 甲村\r户数:1户\r").wrong() == "facts-lone-return");
}

TEST_CASE("facts: a CSV file") {
    const std::string expected = "溪头村: 1 35 - 0 - - -; 米埗村: 0 20 - 1 - - -";
    const std::string header = "底数不清,对象,报告期,登记失业人数,类型\n";
    const std::string rows = "否,溪头村,2023年10月 至 2024年9月,35,行政村\n是,米埗村,,20人,社区\n";
    CHECK(csv(header + rows).subjects() == expected);
    CHECK(csv(header + rows).table.subjects[0].period == "2023年10月 至 2024年9月");
    CHECK(csv("\xEF\xBB\xBF" + header + rows).subjects() == expected);
    CHECK(csv(header + rows + "\n\n,,,,\n").wrong() == "");
    CHECK(csv(header + rows.substr(0, rows.size() - 1)).subjects() == expected);
    std::string crlf;
    for (const char c : header + rows) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(csv(crlf).subjects() == expected);
    CHECK(csv("\xEF\xBB\xBF\"底数不清\",\"对象\",\"登记失业人数\",\"类型\"\r\n\"否\",\" "
              "溪头村　\",\"３５\n\",行政村\r\n"
              "TRUE,米埗村,\t20 ,　社区　")
              .subjects() == expected);
    CHECK(csv("Subject,登记失业人数\n\"甲 \"\"东\"\" 村\",\"1\"\n").subjects() ==
          "甲 \"东\" 村: - 1 - - - - -");
    CHECK(csv("对象\n甲村").subjects() == "甲村: - - - - - - -");
    CHECK(csv("对象,户数\n甲村,\n").subjects() == "甲村: - - - - - - -");
    CHECK(csv("对象,户数\n甲村,\n").wrong() == "");  // complete() tells
}

TEST_CASE("facts: CSV rows that cannot be read") {
    struct Row {
        const char *row, *wrong, *place;
    };
    const Row rows[] = {
        {"甲村,1", "csv-too-few-cells", "2 甲村,1"},
        {"甲村,1,000,2", "csv-too-many-cells", "2 甲村,1,000,2"},
        {"甲村,1,\"是\"的", "csv-after-quote", "2 的"},
        {"甲村,1\"5,否", "csv-stray-quote", "2 \""},
        {"甲村, \"1\",否", "csv-stray-quote", "2 \""},
        {"甲村,35户,1", "facts-wrong-unit facts-not-truth", "2 35户"},
        {"甲村,\"1,000\",否", "facts-thousands", "2 1,000"},
        {"\"甲\n村\",1,否", "facts-broken-name", "2 甲\n村"},
        {" ,1,否", "facts-unnamed-subject", "2  ,1,否"},
        {"\n甲村,1,5", "csv-blank-row facts-not-truth", "2 \n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.row);
        const Batch read = csv("对象,登记失业人数,底数不清\n" + std::string(row.row) + "\n乙村,2,否\n");
        CHECK(read.wrong() == row.wrong);
        CHECK(read.place() == row.place);
        CHECK(read.table.subjects.at(0).refused);
        CHECK_FALSE(read.table.subjects.at(1).refused);
    }
    CHECK(csv_cell("登记失业人数", std::string(40000, '1')) == "facts-too-long");
    CHECK(csv_cell("登记失业人数", "'35") == "facts-apostrophe");
    CHECK(csv_cell("报告期", "去年") == "facts-malformed-period");
    const Batch open = csv("对象,户数\n甲村,\"1\n乙村,2\n");
    CHECK(open.wrong() == "csv-unclosed-quote");
    CHECK(open.subjects() == "甲村!; 乙村: - - 2 - - - -");
}

TEST_CASE("facts: CSV headers that cannot be read") {
    struct Row {
        const char *header, *wrong, *subjects;
    };
    const Row rows[] = {
        {"对象,户口数", "facts-misspelt-name", "甲村!"},
        {"对象,毫不相干的另一件事", "facts-unknown-name", "甲村!"},
        {"对象,", "csv-empty-header", "甲村!"},
        {"对象,对象", "csv-duplicate-header", "甲村!"},
        {"对象,户数,户数", "csv-duplicate-header csv-too-few-cells", "甲村!"},
        {"对象,户数,报告期,报告期", "csv-duplicate-header csv-too-few-cells", "甲村!"},
        {"对象;户数", "csv-too-few-cells", "甲村,1!"},  // the heading says what separates
        {"对象\t户数", "csv-too-few-cells", "甲村,1!"},
        {"对象，户数", "csv-wrong-delimiter", ""},
        {"村名,户数", "csv-no-subject-column", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.header);
        const Batch read = csv(std::string(row.header) + "\n甲村,1\n");
        CHECK(read.wrong() == row.wrong);
        CHECK(read.subjects() == row.subjects);
    }
    CHECK(csv("").wrong() == "facts-empty");
    CHECK(csv("对象,户数\n").wrong() == "csv-no-rows");
    CHECK(csv("对象,户数\n甲村,1\n乙\xFF村,2\n").wrong() == "source-not-utf8");
    CHECK(csv("对象,户数\n甲村,1\n乙\xFF村,2\n").subjects() == "甲村!; 乙\uFFFD村!");
}

TEST_CASE("facts: complete") {
    Batch twice;
    twice.add("甲.csv", "对象,类型,登记失业人数\n甲村,社区,1\n乙村,社区,2\n")
        .add("乙.facts", "对象 甲村\n类型:社区\n登记失业人数:3\n");
    CHECK(twice.complete().wrong() == "facts-duplicate-subject");
    CHECK(twice.subjects() == "甲村!; 乙村: 0 2 - - - - -; 甲村!");
    CHECK(twice.sources.where(twice.diagnostics[0].labels.at(0).span) == "甲.csv:2");

    Batch one = facts_file("对象 甲村\n户数:1户\n");
    CHECK(one.complete().wrong() == "facts-missing");
    CHECK(one.diagnostics[0].message(Language::en) ==
          "“甲村” lacks these facts (2): 类型, 登记失业人数. Add them; what did not occur is written as 0 or "
          "“no”.");

    Batch some = csv("对象,登记失业人数\n甲村,1\n乙村,\n");
    CHECK(some.complete().wrong() == "facts-missing-everywhere facts-missing");
    CHECK(some.sources.where(some.diagnostics[1].span) == "甲.csv:3");
    CHECK(some.subjects() == "甲村!; 乙村!");

    // What is wrong already is not missing as well.
    CHECK(csv("对象,类型,登记失业人口\n甲村,社区,1\n乙村,社区,2\n").complete().wrong() ==
          "facts-misspelt-name");
    CHECK(csv("对象,类型,登记失业人数\n甲村,社区\n乙村,社区,x\n").complete().wrong() ==
          "csv-too-few-cells facts-not-number");
    CHECK(facts_file("对象 甲村\n类型:社区\n登记失业人口:1\n").complete().wrong() == "facts-misspelt-name");
}

TEST_CASE("facts: a mistake in every row is counted, not listed without end") {
    std::string text = "对象,底数不清\n";
    for (int i = 0; i < 10005; ++i) text += "村" + std::to_string(i) + ",1\n";
    const Batch read = csv(text);
    REQUIRE(read.diagnostics.size() == 10001);
    CHECK(read.diagnostics.front().code == Code::facts_more_mistakes);
    CHECK(read.diagnostics.front().arguments.at(0).en == "5");
    CHECK(read.table.subjects.back().refused);
}
