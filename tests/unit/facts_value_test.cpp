// What was written for one fact → its value, or the id of what is wrong with it.
#include "interpreter/facts/names.hpp"
#include "tests/unit/facts_fixture.hpp"

using namespace facts_fixture;

namespace {

// What one value becomes: its text, or the id of the mistake.
std::string value_of(const char* name, std::string_view written) {
    Diagnostics diagnostics;
    Number value;
    const auto index = static_cast<std::size_t>(facts::Names(schema().facts).find(name));
    const bool good = facts::parse_value(schema().facts[index], written, {}, value, diagnostics);
    CHECK(good == diagnostics.empty());
    return good ? value.text() : ids(diagnostics);
}

}  // namespace

TEST_CASE("facts: values") {
    struct Row {
        const char *name, *written, *expected;
    };
    const Row rows[] = {
        {"登记失业人数", "35", "35"},
        {"登记失业人数", "35人", "35"},
        {"登记失业人数", "35 人", "35"},
        {"登记失业人数", "35 people", "35"},
        {"登记失业人数", "３５人", "35"},
        {"登记失业人数", "0", "0"},
        {"登记失业人数", "35.0", "35"},
        {"登记失业人数", "123456789012345", "123456789012345"},
        {"登记失业人数", "1234567890123456", "facts-too-precise"},
        {"登记失业人数", "0123456789012345000人", "123456789012345000"},
        {"登记失业人数", "123456789012345678901234567890", "facts-too-precise"},
        {"登记失业人数", "100000000000000000000000000000", "100000000000000000000000000000"},
        {"系数", "0.00123456789012345", "0.00123456789012345"},
        {"系数", "1.234567890123450", "1.23456789012345"},
        {"系数", "1.234567890123456", "facts-too-precise"},
        {"合格率", "85.1234567890123456%", "facts-too-precise"},
        {"登记失业人数", "1234567890123456789012345678901", "facts-too-many-digits"},
        {"登记失业人数", "35户", "facts-wrong-unit"},
        {"登记失业人数", "35%", "facts-wrong-unit"},
        {"登记失业人数", "-1", "facts-negative"},
        {"登记失业人数", "－１人", "facts-negative"},
        {"登记失业人数", "−1", "facts-negative"},
        {"登记失业人数", "3.5", "facts-fraction"},
        {"登记失业人数", "1,000", "facts-thousands"},
        {"登记失业人数", "１，０００人", "facts-thousands"},
        {"登记失业人数", "1e5", "facts-exponent"},
        {"登记失业人数", "1E+05", "facts-exponent"},
        {"登记失业人数", "10^400", "facts-exponent"},
        {"登记失业人数", "三十五", "facts-not-number"},
        {"登记失业人数", "是", "facts-not-number"},
        {"登记失业人数", "+5", "facts-not-number"},
        {"登记失业人数", ".5", "facts-not-number"},
        {"登记失业人数", "1.2.3", "facts-not-number"},
        {"登记失业人数", "-", "facts-not-number"},
        {"登记失业人数", "2024-10-08", "facts-not-number"},
        {"登记失业人数", "35人 左右", "facts-text-after"},
        {"登记失业人数", "35人(核实)", "facts-text-after"},
        {"登记失业人数", "35人次", "facts-wrong-unit"},
        {"登记失业人数", "'35", "facts-apostrophe"},
        {"登记失业人数", "", "facts-no-value"},
        {"合格率", "85%", "0.85"},
        {"合格率", "８５.５％", "0.855"},
        {"合格率", "85", "facts-percent-missing"},
        {"经费", "-12.50元", "-12.5"},
        {"系数", "0.125", "0.125"},
        {"系数", "2人", "facts-wrong-unit"},
        {"底数不清", "是", "1"},
        {"底数不清", "否", "0"},
        {"底数不清", "yes", "1"},
        {"底数不清", "FALSE", "0"},
        {"底数不清", "ｔｒｕｅ", "1"},
        {"底数不清", "1", "facts-not-truth"},
        {"底数不清", "√", "facts-not-truth"},
        {"底数不清", "是 的", "facts-text-after"},
        {"类型", "社区", "0"},
        {"类型", "行政村", "1"},
        {"类型", "行政区", "facts-unknown-option"},
        {"类型", "0", "facts-unknown-option"},
        {"类型", "行政村 山区", "facts-text-after"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CAPTURE(row.written);
        CHECK(value_of(row.name, row.written) == row.expected);
    }
    CHECK(value_of("底数不清", std::string(40000, 'a')) == "facts-too-long");
}

TEST_CASE("facts: names") {
    facts::Names names(schema().facts);
    CHECK(names.find("户数") == 2);
    CHECK(names.find("登记失业人口") == -1);
    CHECK(names.meant("登记失业人口") == 1);
    CHECK(names.meant("毫不相干的另一件事") == -1);
}
