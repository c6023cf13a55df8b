// Whatever the files are, each row that was read is accepted or refused, the receipt has it once, and nothing
// that it calls used stands in a refused row. And facts that are spread over files are those of one file.
#include "interpreter/facts/read.hpp"
#include "interpreter/report/receipt.hpp"
#include "tests/properties/harness.hpp"
#include "tests/unit/support.hpp"

namespace biaochi::test {

namespace {

constexpr const char* standard = R"(引用 「标准库/计量单位」。
标准 「例」 版本 「1」
总分 5分。
事实
  人数:人
  比率:% 0%-100%
  属实:是否
  类别:一般|重大
台账 事件
  企业:文本
  人数:人
一级指标 1 「甲」 5分
  评估标准
    人数 达1人,得1分。
    比率 达1%,得1分。
    属实 且 类别 为 一般,得1分。
    条数(事件) 达 1,得2分。
)";

struct File {
    std::string name, text;
};

const std::vector<File> samples = {
    {"a.facts",
     "标准 「例」 版本 「1」\n镇街:甲镇\n对象 甲村\n  人数:3人 「见台账」 未核实\n  比率:85%\n"
     "  台账 事件\n  企业 | 人数\n  某厂 | 3\n  另一厂 | 4人 「第3页」\n\n对象 乙村\n统计代码:440117123201\n"
     "  属实:是\n  类别:重大\n台账 事件 无\n"},
    {"b.csv",
     "各村情况,,,,\n序号,对象,镇街,人数,比率,备注\n1,甲村,甲镇,3,85%,\n2,丙村,甲镇,4,9%,好\n3,丁村,,5,1%,\n"},
    {"c.json",
     "[{\"对象\":\"甲村\",\"镇街\":\"甲镇\",\"属实\":true,\"类别\":null},\n"
     "{\"对象\":\"戊村\",\"人数\":{\"值\":4,\"文件\":\"a.pdf\"},\"比率\":\"5%\",\"事件\":[{\"企业\":\"甲\","
     "\"人数\":1}]}]\n"},
    {"事件.csv", "对象,镇街,企业,人数\n甲村,甲镇,某厂,3\n丙村,甲镇,,\n丙村,甲镇,某厂,3\n己村,,某厂,x\n"},
};

// Lines and bytes deleted, doubled and exchanged.
std::string mutated(Random& random, std::string text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t stop = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, stop - at));
        at = stop + 1;
    }
    for (std::size_t times = random.below(4); times-- > 0 && !lines.empty();) {
        const std::size_t one = random.below(lines.size());
        const std::size_t other = random.below(lines.size());
        std::string& line = lines[one];
        switch (random.below(5)) {
            case 0: lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(one)); break;
            case 1:
                lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(other), std::string(line));
                break;
            case 2: std::swap(lines[one], lines[other]); break;
            case 3:
                if (!line.empty()) line.erase(random.below(line.size()), 1 + random.below(3));
                break;
            default:
                line.insert(random.below(line.size() + 1),
                            random.pick(std::vector<std::string>{",", "\"", "|", ":", "9", "人", "}", "# "}));
        }
    }
    text.clear();
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

struct Reading {
    Sources sources;
    facts::Table table;
    Diagnostics diagnostics;
    std::vector<std::uint32_t> files;

    Reading(const facts::Schema& schema, const std::vector<File>& all) {
        const auto add = [&](const Diagnostics& found) {
            diagnostics.insert(diagnostics.end(), found.begin(), found.end());
        };
        for (const File& each : all) {
            files.push_back(sources.add(each.name, each.text));
            add(facts::read(sources, files.back(), schema, table));
        }
        add(facts::complete(sources, schema, table));
    }
};

std::string what_is_wrong(const Reading& reading, const report::Receipt& receipt) {
    std::size_t accepted = 0;
    for (const facts::RowRead& row : reading.table.rows)
        if (row.subject != facts::RowRead::none)
            accepted += reading.table.subjects[row.subject].refused ? 0U : 1U;
    if (receipt.rows() != reading.table.rows.size()) return "rows are lost";
    if (receipt.accepted() != accepted) return "rows are counted otherwise";
    for (const report::ReceiptSheet& sheet : receipt.sheets)
        for (const report::ReceiptCell& cell : sheet.cells)
            for (const report::ReceiptRow& row : sheet.rows)
                if (!row.accepted && cell.fate == report::Fate::used && cell.span.begin >= row.span.begin &&
                    cell.span.end <= row.span.end)
                    return "a refused row is used";
    for (std::size_t i = 0; i < reading.table.subjects.size(); ++i) {
        const auto is_of = [&](const facts::RowRead& row) { return row.subject == i; };
        if (!std::any_of(reading.table.rows.begin(), reading.table.rows.end(), is_of))
            return "a subject has no row";
    }
    return {};
}

// The values of a subject, and its key.
std::string shown(const facts::Table& table, const std::string& name) {
    for (std::size_t i = 0; i < table.subjects.size(); ++i) {
        if (table.subjects[i].name != name) continue;
        std::string all = table.subjects[i].refused ? "!" : table.subjects[i].town;
        for (const std::vector<facts::Cell>& column : table.columns)
            all += " " + (column[i].given() ? column[i].value.text() : std::string("-"));
        return all;
    }
    return {};
}

}  // namespace

Tally imports_keep_rows(std::uint64_t seed) {
    Tally tally("each row that is read is accepted or refused, and the receipt has it");
    Random random(seed);
    const Built built(standard);
    if (!tally.check(built.ok(), built.messages())) return tally;
    for (int i = 0; i < 3000; ++i) {
        std::vector<File> files;
        std::string all;
        for (const File& sample : samples) {
            if (random.chance(30)) continue;
            files.push_back({sample.name, mutated(random, sample.text)});
            all += files.back().name + "\n" + files.back().text;
        }
        random.shuffle(files);
        const Reading reading(built.model.schema, files);
        const report::Receipt receipt = report::receipt(
            {built.model, reading.sources, reading.table, reading.diagnostics, reading.files, Language::en});
        const std::string wrong = what_is_wrong(reading, receipt);
        tally.check(wrong.empty(), wrong + " in\n" + all);
    }
    return tally;
}

Tally facts_spread_over_files(std::uint64_t seed) {
    Tally tally("facts of one subject in several files are those of one file");
    Random random(seed);
    const Built built(standard);
    if (!tally.check(built.ok(), built.messages())) return tally;
    const std::vector<std::string> values = {"人数:3人", "比率:85%", "属实:是", "类别:一般"};
    for (int i = 0; i < 1000; ++i) {
        const std::string key = random.chance(50) ? "统计代码:440117123201\n" : "镇街:甲镇\n";
        std::vector<File> parts(1 + random.below(4));
        std::string together = "对象 甲村\n" + key;
        for (std::size_t part = 0; part < parts.size(); ++part)
            parts[part] = {std::to_string(part) + ".facts", "对象 甲村\n" + key};
        for (const std::string& value : values) {
            if (random.chance(20)) continue;
            together += value + "\n";
            const std::size_t first = random.below(parts.size());
            for (std::size_t part = 0; part < parts.size(); ++part)
                if (part == first || random.chance(30)) parts[part].text += value + "\n";
        }
        const std::string one = shown(Reading(built.model.schema, {{"a.facts", together}}).table, "甲村");
        tally.check(shown(Reading(built.model.schema, parts).table, "甲村") == one, together);
        parts.push_back({"other.facts", "对象 甲村\n" + key + "人数:4人\n"});
        const bool differs = together.find("人数") != std::string::npos;
        const std::string with = shown(Reading(built.model.schema, parts).table, "甲村");
        tally.check((with.substr(0, 1) == "!") == differs, "a difference in\n" + together);
    }
    return tally;
}

}  // namespace biaochi::test
