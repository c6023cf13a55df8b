// Ledgers in .facts and .csv files → their records by subject, or the ids of what is wrong with them.
#include "tests/unit/facts_fixture.hpp"

using namespace facts_fixture;

namespace {

struct Reading {
    facts::Schema schema = ledger_schema();
    Sources sources;
    facts::Table table;
    Diagnostics diagnostics;

    Reading& add(const char* name, std::string text) {
        const std::uint32_t source = sources.add(name, std::move(text));
        for (Diagnostic& d : facts::read(sources, source, schema, table)) diagnostics.push_back(std::move(d));
        return *this;
    }
    Reading& complete() {
        for (Diagnostic& d : facts::complete(sources, schema, table)) diagnostics.push_back(std::move(d));
        for (Diagnostic& d : facts::lacking(schema, table)) diagnostics.push_back(std::move(d));
        return *this;
    }
    std::string shown(const facts::Declaration& field, const facts::Cell& cell) const {
        if (!cell.given()) return "-";
        if (field.kind == FactKind::text) return table.texts.at(std::stoul(cell.value.text()));
        return cell.value.text();
    }
    // Subjects with their records: "甲村: 某厂,0,19783,12 另一厂,1,19845,3; 乙村!".
    std::string records(std::size_t ledger = 0) const {
        const facts::Records& all = table.ledgers.at(ledger);
        REQUIRE(all.begin.size() == table.subjects.size() + 1);
        REQUIRE(all.given.size() == table.subjects.size());
        REQUIRE(all.begin.back() == all.spans.size());
        for (const auto& column : all.columns) REQUIRE(column.size() == all.spans.size());
        std::string result;
        for (std::size_t i = 0; i < table.subjects.size(); ++i) {
            result += (i > 0 ? "; " : "") + table.subjects[i].name + (table.subjects[i].refused ? "!" : ":");
            if (table.subjects[i].refused) continue;
            if (all.given[i] && all.count(i) == 0) result += " none";
            for (std::size_t r = all.begin[i]; r < all.begin[i + 1]; ++r)
                for (std::size_t f = 0; f < all.columns.size(); ++f)
                    result +=
                        (f == 0 ? " " : ",") + shown(schema.ledgers[ledger].fields[f], all.columns[f][r]);
        }
        return result;
    }
    std::string wrong() const { return ids(diagnostics); }
    std::string place() const {
        if (diagnostics.empty()) return "";
        const Span span = diagnostics[0].span;
        const std::string where = sources.where(span);
        return where.substr(where.rfind(':') + 1) + " " + std::string(sources.text(span));
    }
};

Reading facts_file(const std::string& text) { return std::move(Reading().add("甲.facts", text).complete()); }

const char* const fact_rows = "对象,户数\n甲村,1\n乙村,2\n";
Reading ledger_csv(const std::string& text) {
    return std::move(Reading().add("甲.csv", fact_rows).add("数据/欠薪事件.csv", text).complete());
}

const std::string head = "对象 甲村\n户数:1户\n台账 欠薪事件\n事件 | 性质 | 发生日期 | 人数\n";
const std::string tail = "\n对象 乙村\n户数:2户\n台账 欠薪事件 无\n";

}  // namespace

TEST_CASE("ledger: in a .facts file") {
    const Reading read = facts_file(
        "对象 甲村\n"
        "台账 欠薪事件  # 说明\n"
        "  发生日期 ｜ 人数 | 事件 | 性质\n"
        "  # 注释不结束台账\n"
        "  2024年3月1日 | 12人 | 某厂欠薪 | 重大 「见台帐|第3页」\n"
        "  2024-05-02 | 3 | 另一厂 | 一般\n"
        "  2024/5/2|3|  某厂欠薪　|一般\n"
        "户数:1户\n"
        "台账 培训记录:无 「未开展」\n"
        "对象 乙村\n"
        "户数:2户\n"
        "Ledger 培训记录\n"
        "课程\n"
        "电工\n"
        "焊工 \"见照片\"\n"
        "台账 欠薪事件 none\n");
    CHECK(read.wrong() == "");
    CHECK(read.records() == "甲村: 某厂欠薪,0,19783,12 另一厂,1,19845,3 某厂欠薪,1,19845,3; 乙村: none");
    CHECK(read.records(1) == "甲村: none; 乙村: 电工 焊工");
    const facts::Records& records = read.table.ledgers[0];
    CHECK(records.columns[0][0].value == records.columns[0][2].value);
    CHECK(read.sources.text(records.spans[1]) == "2024-05-02 | 3 | 另一厂 | 一般");
    CHECK(read.sources.text(records.span(3, 0)) == "12人");
    CHECK(read.sources.where(records.spans[2]) == "甲.facts:7");
    REQUIRE(records.notes.size() == 1);
    CHECK(records.notes[0].first == 0);
    CHECK(records.notes[0].second.text == "见台帐|第3页");
    CHECK(read.sources.text(records.stated[1]) == "台账 欠薪事件 none");
    CHECK(read.table.ledgers[1].subject_notes.at(0).first == 0);
    CHECK(read.table.ledgers[1].subject_notes.at(0).second.text == "未开展");
    CHECK(read.table.ledgers[1].notes.at(0).first == 1);
    CHECK(read.table.ledgers[1].notes.at(0).second.text == "见照片");
}

TEST_CASE("ledger: the words of the language in a record's first cell") {
    CHECK(facts_file(head + "对象 | 重大 | 2024-1-1 | 1\n标准|一般|2024-1-2|2" + tail).records() ==
          "甲村: 对象,0,19723,1 标准,1,19724,2; 乙村: none");
}

TEST_CASE("ledger: what cannot be read in a .facts file refuses the subject, with its place") {
    struct Row {
        std::string written;
        const char *wrong, *place;
    };
    const std::string begin = "对象 甲村\n户数:1户\n";
    const std::string good = "某厂 | 重大 | 2024-1-1 | 1\n";
    const Row rows[] = {
        {head + "某厂 | 重大 | 2024-1-1\n", "ledger-cells", "5 某厂 | 重大 | 2024-1-1"},
        {head + "某厂 | 重大 | 2024-1-1 | 1 |\n", "ledger-cells", "5 某厂 | 重大 | 2024-1-1 | 1 |"},
        {head + "某厂 || 2024-1-1 | 1\n", "facts-no-value", "5 某厂 || 2024-1-1 | 1"},
        {head + "某厂 | 重大 | 2024-2-30 | 1\n", "facts-no-such-date", "5 2024-2-30"},
        {head + "某厂 | 重大 | 去年 | 1\n", "facts-not-date", "5 去年"},
        {head + "某厂 | 严重 | 2024-1-1 | 1户\n", "facts-unknown-option facts-wrong-unit", "5 严重"},
        {head + good + "某厂 | 重大 | 2024-1-1 | 1 「甲」 乙\n", "facts-text-after", "6 乙"},
        {head, "ledger-no-records", "3 台账 欠薪事件"},
        {begin + "台账 欠薪事件\n\n" + head.substr(head.find("事件 |")),
         "ledger-no-records ledger-record-outside", "3 台账 欠薪事件"},
        {begin + "台账 欠薪事件\n" + good, "ledger-no-heading", "4 某厂 | 重大 | 2024-1-1 | 1"},
        {begin + "台账 欠薪事件\n事件,性质,发生日期,人数\n某厂,重大,2024-1-1,1\n", "ledger-no-heading",
         "4 事件,性质,发生日期,人数"},
        {begin + "台账 欠薪事件\n事件 | 性质 | 人数\n某厂 | 重大 | 1\n", "ledger-field-missing",
         "4 事件 | 性质 | 人数"},
        {begin + "台账 欠薪事件\n事件 | 性质 | 发生日 | 人数\n" + good, "ledger-field-misspelt", "4 发生日"},
        {begin + "台账 欠薪事件\n事件 | 性质 | 毫不相干的另一件事 | 人数\n" + good, "ledger-field-unknown",
         "4 毫不相干的另一件事"},
        {begin + "台账 欠薪事件\n事件 | 性质 | 事件 | 人数\n" + good,
         "ledger-field-twice ledger-field-missing", "4 事件"},
        {begin + "台账 欠薪事件\n事件 | | 发生日期 | 人数\n" + good, "csv-empty-header ledger-field-missing",
         "4 事件 | | 发生日期 | 人数"},
        {begin + "台账 欠薪记录表\n甲 | 乙\n", "ledger-unknown ledger-missing", "3 欠薪记录表"},
        {begin + "台账 欠薪事例 无\n", "ledger-misspelt", "3 欠薪事例"},
        {begin + "台账\n甲|乙\n", "ledger-unnamed ledger-missing", "3 台账"},
        {begin + "台账 欠薪事件 无\n" + good + good, "ledger-nil-and-records",
         "4 某厂 | 重大 | 2024-1-1 | 1"},
        {begin + "台账 欠薪事件 没有\n", "facts-text-after", "3 没有"},
        {begin + "台账 欠薪事件 无 「甲」 乙\n", "facts-text-after", "3 乙"},
        {head + good + "台账 欠薪事件\n事件 | 性质 | 发生日期 | 人数\n" + good, "ledger-twice",
         "6 台账 欠薪事件"},
        {begin, "ledger-missing", "1 甲村"},
        {begin + "事件:某厂\n台账 欠薪事件 无\n", "ledger-field-misplaced", "3 事件"},
        {head + good + "\n" + good, "ledger-record-outside", "7 某厂 | 重大 | 2024-1-1 | 1"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.written);
        const Reading read = facts_file(row.written + tail);
        CHECK(read.wrong() == row.wrong);
        CHECK(read.place() == row.place);
        CHECK(read.records() == "甲村!; 乙村: none");
    }
}

TEST_CASE("ledger: before any subject") {
    CHECK(facts_file("台账 欠薪事件\n事件 | 性质\n" + head + "甲 | 一般 | 2024-1-1 | 1\n").wrong() ==
          "facts-before-subject");
    CHECK(facts_file("甲 | 一般 | 2024-1-1 | 1\n").wrong() == "ledger-record-outside");
}

TEST_CASE("ledger: a .csv file") {
    const std::string header = "性质,对象,事件,人数,发生日期\n";
    const Reading read = ledger_csv("\xEF\xBB\xBF" + header +
                                    "重大,乙村,某厂,1,2024/3/1\n一般,甲村,\"甲,\"\"乙\"\"厂\",2,2024-03-02\n"
                                    "一般,乙村,某 厂,3,2024年3月3日\n\n");
    CHECK(read.wrong() == "");
    CHECK(read.records() == "甲村: 甲,\"乙\"厂,1,19784,2; 乙村: 某厂,0,19783,1 某 厂,1,19785,3");
    CHECK(read.sources.where(read.table.ledgers[0].spans[0]) == "数据/欠薪事件.csv:3");
    CHECK(read.sources.text(read.table.ledgers[0].span(3, 2)) == "3");
    CHECK(ledger_csv("subject,事件,性质,发生日期,人数\n甲村,,,,\n乙村,,,,\n甲村,,,,\n").records() ==
          "甲村: none; 乙村: none");
    // Before the file that names the subjects.
    Reading early;
    early.add("欠薪事件.csv", header + "重大,乙村,某厂,1,2024/3/1\n,甲村,,,\n").add("甲.csv", fact_rows);
    CHECK(early.complete().wrong() == "");
    CHECK(early.records() == "甲村: none; 乙村: 某厂,0,19783,1");
}

TEST_CASE("ledger: .csv rows that cannot be read") {
    struct Row {
        const char *rows, *wrong, *place, *records;
    };
    const Row rows[] = {
        {"甲村,某厂,重大,2024-1-1\n乙村,,,,\n", "csv-too-few-cells", "2 甲村,某厂,重大,2024-1-1",
         "甲村!; 乙村: none"},
        {"甲村,某厂,重大,,1\n乙村,,,,\n", "facts-no-value", "2 甲村,某厂,重大,,1", "甲村!; 乙村: none"},
        {"甲村,某厂,重大,45352,1\n乙村,,,,\n", "facts-not-date", "2 45352", "甲村!; 乙村: none"},
        {"甲村,\"某\n厂\",重大,2024-1-1,1\n乙村,,,,\n", "facts-broken-text", "2 某\n厂", "甲村!; 乙村: none"},
        {"甲村,,,,\n甲村,某厂,重大,2024-1-1,1\n乙村,,,,\n", "ledger-nil-and-records",
         "3 甲村,某厂,重大,2024-1-1,1", "甲村!; 乙村: none"},
        {"甲村,某厂,重大,2024-1-1,1\n乙村,,,,\n甲村,,,,\n甲村,,,,\n", "ledger-nil-and-records", "4 甲村,,,,",
         "甲村!; 乙村: none"},
        {"甲村,某厂,重大,2024-1-1,1\n", "ledger-missing", "3 乙村", "甲村: 某厂,0,19723,1; 乙村!"},
        {"甲村,某厂,重大,2024-1-1,1\n,另一厂,重大,2024-1-1,1\n乙村,,,,\n", "ledger-row-unnamed",
         "3 ,另一厂,重大,2024-1-1,1", "甲村!; 乙村!"},
        {"甲村,,,,\n乙村,,,,\n丙村,,,,\n", "facts-missing", "4 丙村", "甲村: none; 乙村: none; 丙村!"},
        {"甲村,,,,\n\n乙村,\"某厂,重大,2024-1-1,1\n", "csv-blank-row csv-unclosed-quote", "3 \n",
         "甲村: none; 乙村!"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.rows);
        const Reading read = ledger_csv("对象,事件,性质,发生日期,人数\n" + std::string(row.rows));
        CHECK(read.wrong() == row.wrong);
        CHECK(read.place() == row.place);
        CHECK(read.records() == row.records);
    }
}

TEST_CASE("ledger: .csv headers that cannot be read") {
    struct Row {
        const char *header, *wrong;
    };
    const Row rows[] = {
        {"对象,事件,性质,人数,发生日", "ledger-field-misspelt"},
        {"对象,事件,性质,人数,毫不相干的另一件事", "ledger-field-unknown ledger-field-missing"},
        {"对象,事件,性质,人数,人数", "csv-duplicate-header ledger-field-missing"},
        {"对象,事件,性质,人数,报告期", "ledger-field-unknown ledger-field-missing"},
        {"对象,事件,性质,人数,", "csv-empty-header ledger-field-missing"},
        {"村名,事件,性质,人数,发生日期", "csv-no-subject-column"},
        {"对象，事件，性质，人数，发生日期", "csv-wrong-delimiter"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.header);
        const Reading read = ledger_csv(std::string(row.header) + "\n甲村,某厂,重大,1,2024-1-1\n乙村,,,,\n");
        CHECK(read.wrong() == row.wrong);
        CHECK(read.records() == "甲村!; 乙村!");
    }
    CHECK(ledger_csv("").wrong() == "facts-empty");
    CHECK(ledger_csv("对象,事件,性质,人数,发生日期\n").wrong() == "csv-no-rows");
    CHECK(ledger_csv("对象,事件,性质,人数,发生日期\n甲\xFF村,,,,\n").wrong() == "source-not-utf8");
}

TEST_CASE("ledger: given by two files") {
    Reading read;
    read.add("甲.facts", head + "某厂 | 重大 | 2024-1-1 | 1" + tail)
        .add("欠薪事件.csv", "对象,事件,性质,发生日期,人数\n甲村,,,,\n");
    CHECK(read.complete().wrong() == "ledger-twice");
    CHECK(read.records() == "甲村!; 乙村: none");
    CHECK(read.sources.where(read.diagnostics[0].span) == "欠薪事件.csv:2");
    CHECK(read.sources.where(read.diagnostics[0].labels.at(0).span) == "甲.facts:3");

    Reading apart;
    apart.add("甲.csv", fact_rows)
        .add("a/欠薪事件.csv", "对象,事件,性质,发生日期,人数\n乙村,某厂,重大,2024-1-1,1\n")
        .add("b/欠薪事件.csv", "对象,事件,性质,发生日期,人数\n甲村,某厂,重大,2024-1-1,2\n");
    CHECK(apart.complete().wrong() == "");
    CHECK(apart.records() == "甲村: 某厂,0,19723,2; 乙村: 某厂,0,19723,1");
}

TEST_CASE("ledger: nobody has it, nobody needs it, or there is nothing else") {
    CHECK(std::move(Reading().add("甲.csv", fact_rows).complete()).wrong() == "ledger-missing-everywhere");
    Reading unneeded;
    unneeded.schema.ledgers[0].required = false;
    CHECK(unneeded.add("甲.csv", fact_rows).complete().wrong() == "");
    CHECK(unneeded.records() == "甲村:; 乙村:");
    Reading alone;
    alone.schema.facts[0].required = false;
    alone.add("欠薪事件.csv", "对象,事件,性质,发生日期,人数\n乙村,某厂,重大,2024-1-1,1\n甲村,,,,\n");
    CHECK(alone.complete().wrong() == "");
    CHECK(alone.records() == "乙村: 某厂,0,19723,1; 甲村: none");
}

TEST_CASE("ledger: a standard without ledgers reads as before") {
    Sources sources;
    facts::Table table;
    const std::uint32_t source = sources.add("甲.facts", "对象 甲村\n台账 甲\n甲 | 乙\n");
    CHECK(ids(facts::read(sources, source, schema(), table)) == "ledger-unknown");
    CHECK(table.subjects[0].refused);
}

TEST_CASE("ledger: 200,000 records in the worst order") {
    std::string text = "对象,事件,性质,发生日期,人数\n";
    std::string names = "对象,户数\n";
    constexpr int subjects = 1000;
    for (int i = 0; i < subjects; ++i) names += "村" + std::to_string(i) + ",1\n";
    for (int r = 0; r < 200; ++r)
        for (int i = subjects; i-- > 0;)
            text += "村" + std::to_string(i) + ",某厂,重大,2024-1-1," + std::to_string(r) + "\n";
    Reading read;
    read.add("欠薪事件.csv", text).add("甲.csv", names);
    CHECK(read.complete().wrong() == "");
    const facts::Records& records = read.table.ledgers[0];
    bool good = true;
    for (std::size_t i = 0; i < subjects; ++i) {
        good = good && records.count(i) == 200;
        for (std::size_t r = 0; r < 200; ++r)
            good = good &&
                   records.columns[3][records.begin[i] + r].value == Number(static_cast<std::int64_t>(r));
    }
    CHECK(good);
    CHECK(read.table.texts.size() == 1);
}
