// A lookup table that is accepted has exactly one line for every combination of values, and the engine gives
// that line's value; of one that is refused, a combination can be shown that no line or two lines speak of,
// or a line that none does.
#include "interpreter/score/run.hpp"
#include "tests/properties/harness.hpp"
#include "tests/unit/support.hpp"

namespace biaochi::test {

namespace {

struct Parameter {
    std::string fact, declared, unit;
    std::vector<Number> values;  // that tell cells apart: every bound and beside it
    bool ordered = false;
    std::vector<std::string> options;
};

struct Cell {
    std::string text;
    Number low, high;
    bool has_low = false, has_high = false, low_in = true, high_in = true;
    bool holds(const Number& value) const {
        if (has_low && (value < low || (value == low && !low_in))) return false;
        return !has_high || value < high || (value == high && high_in);
    }
};

struct Line {
    std::vector<Cell> cells;
    std::string text;
};

Parameter random_parameter(Random& random, std::size_t index) {
    const std::string name = std::string("甲") + std::vector<std::string>{"一", "二", "三"}[index];
    switch (random.below(5)) {
        case 0: return {name, "社区|行政村|街道", "", {0, 1, 2}, false, {"社区", "行政村", "街道"}};
        case 1: return {name, "是否", "", {0, 1}, false, {"否", "是"}};
        case 2: return {name, "人", "人", {}, true, {}};
        case 3: return {name, "人 2人-6人", "人", {}, true, {}};
        default: return {name, "% 0%-100%", "%", {}, true, {}};
    }
}

std::string shown(const Number& value, const Parameter& parameter) {
    return (parameter.unit == "%" ? value * 100 : value).text() + parameter.unit;
}

Cell random_cell(Random& random, const Parameter& parameter) {
    Cell cell;
    if (random.chance(30)) {
        cell.text = "任意";
        return cell;
    }
    if (!parameter.ordered) {
        const std::size_t option = random.below(parameter.options.size());
        cell.low = cell.high = static_cast<std::int64_t>(option);
        cell.has_low = cell.has_high = true;
        cell.text = parameter.options[option];
        return cell;
    }
    const bool percent = parameter.unit == "%";
    const auto bound = [&] {
        return percent ? Number(random.between(0, 4) * 25, 100) : Number(random.between(1, 6));
    };
    const Number a = bound();
    const std::string q = shown(a, parameter);
    const auto from = [&](bool included) {
        cell.low = a;
        cell.has_low = true;
        cell.low_in = included;
    };
    const auto to = [&](bool included) {
        cell.high = a;
        cell.has_high = true;
        cell.high_in = included;
    };
    switch (random.below(7)) {
        case 0: from(true), cell.text = "达" + q; break;
        case 1: from(false), cell.text = "超过" + q; break;
        case 2: from(true), cell.text = q + "以上"; break;
        case 3: to(false), cell.text = "低于" + q; break;
        case 4: to(true), cell.text = q + "以内"; break;
        case 5: from(true), to(true), cell.text = q; break;
        default: {
            const Number b = a + (percent ? Number(1, 4) : Number(2));
            from(true);
            cell.high = b;
            cell.has_high = true;
            cell.high_in = false;
            cell.text = (percent ? a * 100 : a).text() + "-" + shown(b, parameter);
        }
    }
    return cell;
}

// Where cells cut a parameter there is nothing to tell between neighbours a step apart.
std::vector<Number> telling(const Parameter& parameter) {
    if (!parameter.ordered) return parameter.values;
    std::vector<Number> all;
    const bool ranged = parameter.declared.find('-') != std::string::npos;
    if (parameter.unit == "%") {
        for (int i = 0; i <= 40; ++i) all.emplace_back(i * 5, 200);  // 0 … 100%, bounds at 25% and between
        return all;
    }
    for (int i = ranged ? 2 : 0; i <= (ranged ? 6 : 9); ++i) all.emplace_back(i);
    return all;
}

}  // namespace

Tally tables_meet_once(std::uint64_t seed) {
    Tally tally("tables: accepted ones have one line for everything, refused ones do not");
    Random random(seed);
    std::size_t accepted = 0;
    std::size_t refused = 0;
    for (int round = 0; round < 40000; ++round) {
        std::vector<Parameter> parameters;
        for (std::size_t i = 0, count = 1 + random.below(3); i < count; ++i)
            parameters.push_back(random_parameter(random, i));
        std::vector<Line> lines(1 + random.below(4));
        const bool otherwise = random.chance(60);
        std::string table;
        std::string names;
        std::string facts;
        for (const Parameter& each : parameters) {
            names += (names.empty() ? "" : ",") + each.fact;
            facts += each.fact + ":" + each.declared + "\n";
        }
        for (std::size_t i = 0; i < lines.size(); ++i) {
            for (const Parameter& each : parameters) {
                lines[i].cells.push_back(random_cell(random, each));
                lines[i].text += (lines[i].text.empty() ? "" : ",") + lines[i].cells.back().text;
            }
            table += lines[i].text + ":" + std::to_string(i + 1) + "分;\n";
        }
        if (otherwise) table += "其余:9分;\n";
        const std::string text =
            "单位 人 计数。标准 「测」 版本 「一」 总分 20分。\n事实\n" + facts + "对照表 值(" + names +
            ")\n" + table + "一级指标 1 「一」 20分 评估标准 得 值(" + names + ")。满分起扣。加至满分为止。";
        const Built built(text);

        // Every combination, by hand.
        std::vector<std::vector<Number>> columns;
        std::vector<FactRow> rows;
        std::vector<std::size_t> owners;
        std::size_t combinations = 1;
        for (const Parameter& each : parameters) {
            columns.push_back(telling(each));
            combinations *= columns.back().size();
        }
        bool gap = false;
        bool overlap = false;
        bool rest = false;
        std::vector<bool> met(lines.size());
        for (std::size_t n = 0; n < combinations; ++n) {
            std::vector<Number> at;
            std::size_t left = n;
            for (const std::vector<Number>& column : columns) {
                at.push_back(column[left % column.size()]);
                left /= column.size();
            }
            std::size_t owner = lines.size();
            for (std::size_t i = 0; i < lines.size(); ++i) {
                bool holds = true;
                for (std::size_t c = 0; c < at.size(); ++c) holds = holds && lines[i].cells[c].holds(at[c]);
                if (!holds) continue;
                overlap = overlap || owner != lines.size();
                owner = i;
                met[i] = true;
            }
            if (owner == lines.size()) (otherwise ? rest : gap) = true;
            if (!built.ok()) continue;
            FactRow row(built.model.schema.facts.size());
            for (std::size_t c = 0; c < at.size(); ++c) row[built.fact(parameters[c].fact)] = at[c];
            rows.push_back(row);
            owners.push_back(owner);
        }
        bool idle = otherwise && !rest;
        for (const bool each : met) idle = idle || !each;
        const bool good = !gap && !overlap && !idle;
        const std::string where = "seed " + std::to_string(seed) + ", table " + std::to_string(round) +
                                  ":\n" + facts + table + built.messages();
        if (!tally.check(built.ok() == good,
                         (good ? "refused, yet right: " : "accepted, yet wrong: ") + where))
            continue;
        if (!built.ok()) {
            ++refused;
            continue;
        }
        ++accepted;
        facts::Table given = table_of(built.model, rows);
        const model::Id value = built.model.rows[0].rules[0].effect;
        const plan::Plan plan = plan::from_model(built.model, {value});
        score::Runner runner(plan, given);
        bool same = true;
        for (std::size_t first = 0; first < rows.size(); first += score::Runner::block) {
            const std::size_t count = std::min(score::Runner::block, rows.size() - first);
            runner.run(first, count);
            for (std::size_t i = 0; i < count; ++i) {
                const std::size_t owner = owners[first + i];
                const Number wanted =
                    owner == lines.size() ? Number(9) : Number(static_cast<std::int64_t>(owner) + 1);
                same = same && runner.value(value, i).exact() && runner.value(value, i).low == wanted;
            }
        }
        tally.check(same, "another line's value: " + where);
    }
    tally.note(std::to_string(accepted) + " accepted, " + std::to_string(refused) + " refused");
    return tally;
}

}  // namespace biaochi::test
