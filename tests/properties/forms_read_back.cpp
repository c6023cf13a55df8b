// A form that is filled in from a table and read again is the same table: every value, key, period, evidence
// and record. Whatever it cannot hold, it says so.
#include <algorithm>

#include "interpreter/facts/decode.hpp"
#include "interpreter/facts/read.hpp"
#include "interpreter/forms/read_back.hpp"
#include "lang/base/date.hpp"
#include "lang/base/text.hpp"
#include "tests/properties/harness.hpp"
#include "tests/unit/support.hpp"

namespace biaochi::test {

namespace {

using facts::Cell;
using facts::Declaration;
using facts::FactKind;
using facts::Table;

constexpr const char* standard = R"(引用 「标准库/计量单位」。
标准 「例」 版本 「1」
总分 5分。
事实
  人数:人 「官方用语:人数」
  比率:% 0%-100% 「官方用语:比率」
  比:%
  金额:元
  属实:是否 「官方用语:属实」
  类别:一般|重大|其他
  日期甲:日期
  厂名:文本
  没有人读:人
台账 事件 「事件台账」
  企业:文本
  严重:是否
  发生:日期
  金额:元
  类别:一般|重大
台账 走访
  人数:人
校验 人数 ≤ 100000000000000人 「太多」。
一级指标 1 「甲」 5分
  评估标准
    人数 达1人,得1分。
    比率 达1%,得1分。
    比 达1%,得1分。
    金额 超过 0元,得1分。
    属实 且 类别 为 一般 且 日期甲 达 2020年1月1日 且 厂名 为 厂名,得1分。
)";

const std::vector<std::string> tame = {"甲村", "乙 村", "Jia village", "太平镇太平村委会", "85号"};
// What a spreadsheet, a reader of CSV or one of .facts could take for something else.
// (No file can give the texts 'abc and 不适用 as values.)
const std::vector<std::string> naughty = {
    "=1+1",   "+2",   "@SUM(A1)",   "-3",   "a,b",        "x\"y",     "TRUE",         "是",
    "00123",  "1e5",  "2024-03-01", "85%",  "[甲]:*?/\\", "_x0041_",  "#N/A",         "# 注",
    "「乙」", "a|b",  "对象 丙",    "“丁”", "a \"b\" c",  "无",       "<a>&amp;</a>", "封面",
    "证据",   "事件", "𠮷野家",     "１２", "a:b",        "Evidence", "History",      "名称:值"};

class Tables {
public:
    Tables(Random& random, const model::Model& model, bool tame_only, bool record_notes)
        : random_(random), schema_(model.schema), tame_only_(tame_only), record_notes_(record_notes) {}

    Table make() {
        const std::size_t count = 1 + random_.below(5);
        table_.columns.resize(schema_.facts.size());
        const bool keys = random_.chance(50);
        const int periods = random_.between(0, 2);
        for (std::size_t i = 0; i < count; ++i) subject(i, keys, periods);
        for (const facts::Ledger& ledger : schema_.ledgers) table_.ledgers.push_back(records(ledger));
        return std::move(table_);
    }

private:
    std::string text() {
        return tame_only_ || random_.chance(50) ? random_.pick(tame) : random_.pick(naughty);
    }

    void subject(std::size_t index, bool keys, int periods) {
        facts::Subject& subject = table_.subjects.emplace_back();
        subject.name = text();
        if (random_.chance(5)) subject.name += std::string(40, 'x');
        const auto same = [&](const facts::Subject& other) { return fold(other.name) == fold(subject.name); };
        if (std::any_of(table_.subjects.begin(), table_.subjects.end() - 1, same))
            subject.name += std::to_string(index);
        if (keys && random_.chance(70)) subject.town = "某镇" + std::to_string(index);
        if (keys && random_.chance(70)) subject.code = std::to_string(440117123200 + index);
        if (periods > 0 && (periods == 1 || random_.chance(60))) {
            const int year = periods == 1 ? 2024 : random_.between(2000, 2024);
            subject.period = std::to_string(year) + "年1月 至 " + std::to_string(year) + "年12月31日";
            subject.period_begin = days_from_civil({year, 1, 1});
            subject.period_end = days_from_civil({year, 12, 31});
            subject.period_stated = true;
        }
        auto& notes = table_.notes.emplace_back();
        for (std::size_t fact = 0; fact < schema_.facts.size(); ++fact) {
            Cell& cell = table_.columns[fact].emplace_back();
            if (!random_.chance(85)) continue;
            cell = value(schema_.facts[fact]);
            if (random_.chance(20)) notes.emplace_back(fact, evidence());
        }
    }

    facts::Evidence evidence() {
        facts::Evidence one;
        if (random_.chance(70)) one.text = text();
        if (random_.chance(40)) one.file = "台账" + std::to_string(random_.below(9)) + ".pdf";
        if (random_.chance(40)) one.date = "2024-10-0" + std::to_string(random_.between(1, 9));
        if (random_.chance(40)) one.verifier = "张三";
        one.unverified = one.verifier.empty() && random_.chance(40);
        if (one.empty()) one.text = "见台账";
        return one;
    }

    Number number(int digits, int decimals) {
        std::string written = random_.chance(30) ? "-" : "";
        for (int i = 0; i < digits; ++i)
            written += static_cast<char>('0' + random_.between(i == 0 ? 1 : 0, 9));
        if (decimals > 0) {
            const std::size_t sign = written[0] == '-' ? 1 : 0;
            if (written.size() - sign <= static_cast<std::size_t>(decimals))
                written.insert(sign, static_cast<std::size_t>(decimals) - (written.size() - sign) + 1, '0');
            written.insert(written.size() - static_cast<std::size_t>(decimals), ".");
        }
        return *Number::parse(written);
    }

    Cell value(const Declaration& declaration) {
        Cell cell;
        cell.end = 1;
        switch (declaration.kind) {
            case FactKind::truth: cell.value = random_.between(0, 1); break;
            case FactKind::enumeration:
                cell.value = static_cast<std::int64_t>(random_.below(declaration.options.size()));
                break;
            case FactKind::date:
                cell.value = random_.between(static_cast<int>(first_date), static_cast<int>(last_date));
                break;
            case FactKind::text: cell.value = static_cast<std::int64_t>(table_.intern(text())); break;
            case FactKind::quantity:
                if (declaration.counted)
                    cell.value =
                        random_.between(0, 1000000) * (random_.chance(10) ? Number(99999999) : Number(1));
                else if (declaration.least)
                    cell.value = Number(random_.between(0, 1000000), 1000000);
                else
                    cell.value = number(random_.between(1, 15), random_.between(0, 12));
        }
        return cell;
    }

    facts::Records records(const facts::Ledger& ledger) {
        facts::Records all;
        all.columns.resize(ledger.fields.size());
        for (std::size_t subject = 0; subject < table_.subjects.size(); ++subject) {
            all.begin.push_back(static_cast<std::uint32_t>(all.spans.size()));
            all.given.push_back(random_.chance(70));
            all.stated.emplace_back();
            if (!all.given.back()) continue;
            if (random_.chance(20)) all.subject_notes.emplace_back(subject, evidence());
            for (std::size_t record = random_.below(4); record-- > 0;) {
                if (record_notes_ && random_.chance(20)) all.notes.emplace_back(all.spans.size(), evidence());
                all.spans.emplace_back();
                for (std::size_t field = 0; field < ledger.fields.size(); ++field)
                    all.columns[field].push_back(value(ledger.fields[field]));
            }
        }
        all.begin.push_back(static_cast<std::uint32_t>(all.spans.size()));
        return all;
    }

    Random& random_;
    const facts::Schema& schema_;
    bool tame_only_, record_notes_;
    Table table_;
};

std::string facts_text(const Built& built, const Table& table) {
    return forms::write_facts({built.model, built.sources, &table});
}

// The table as a reader of the bytes has it.
Table read_again(const Built& built, const forms::Format& format, const std::string& bytes) {
    Sources sources;
    Diagnostics found;
    std::uint32_t source = 0;
    Table table;
    facts::decode(sources, "x" + std::string(format.extension), bytes, source, found);
    facts::read(sources, source, built.model.schema, table);
    facts::complete(sources, built.model.schema, table);
    return table;
}

}  // namespace

Tally forms_are_read_back(std::uint64_t seed) {
    Tally tally("a form that is read again is the table that it was made of");
    Random random(seed);
    const Built built(standard);
    if (!tally.check(built.ok(), built.messages())) return tally;
    for (int i = 0; i < 400; ++i) {
        const bool tame_only = random.chance(50);
        const bool record_notes = random.chance(20);  // which only .facts has a place for
        const Table table = Tables(random, built.model, tame_only, record_notes).make();
        forms::Form form{built.model, built.sources, &table, random.chance(50) ? Language::zh : Language::en};
        for (const forms::Format& format : forms::formats()) {
            form.sheet_per_subject = format.name == "xlsx" && random.chance(50);
            if (!format.cannot(form).en.empty()) continue;
            const std::string bytes = format.write(form);
            const Text lost = forms::lost(form, format, bytes);
            const std::string what =
                std::string(format.name) + " loses " + lost.en + " of\n" + facts_text(built, table);
            const bool has_place = format.name == "xlsx" ? !record_notes : tame_only;
            if (has_place) tally.check(lost.en.empty(), what);
            if (!lost.en.empty()) continue;
            const std::string again = facts_text(built, read_again(built, format, bytes));
            tally.check(again == facts_text(built, table), what + "\nread again as\n" + again);
        }
    }
    return tally;
}

}  // namespace biaochi::test
