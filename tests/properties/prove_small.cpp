// Small standards, every one of a grid of facts: what was proven is never contradicted.
#include <algorithm>

#include "tests/properties/prove_check.hpp"
#include "tests/properties/random_standard.hpp"

namespace biaochi::test {

namespace {

struct Small {
    Random& random;
    std::size_t names = 0;

    std::string number(int least, int most) { return std::to_string(random.between(least, most)); }
    std::string condition(int depth = 0) {
        switch (random.between(0, depth > 1 ? 3 : 6)) {
            case 0: return random.pick<std::string>({"甲", "乙"});
            case 1: return "未 " + random.pick<std::string>({"甲", "乙"});
            case 2:
            case 3:
                return random.pick<std::string>({"件数", "总件数"}) +
                       random.pick<std::string>({" ≥ ", " 低于 ", " 为 ", " 超过 "}) + number(0, 5) + "件";
            case 4:
                return "件数 " + random.pick<std::string>({"≥", "<"}) + " 总件数 - " + number(0, 3) + "件";
            case 5:
                return "(" + condition(depth + 1) + random.pick<std::string>({" 且 ", " 或 "}) +
                       condition(depth + 1) + ")";
            default: return "非 (" + condition(depth + 1) + ")";
        }
    }

    std::string sentence() {
        switch (random.between(0, 9)) {
            case 0: {
                const std::string name = "率_" + std::to_string(++names);
                const std::string top = random.pick<std::string>({"90%", "100%", "120%"});
                return name + " = 件数 ÷ 总件数。" + name + " 达" + top + "得" + number(2, 5) + "分,50%-" +
                       top + "得" + number(1, 4) + "分,低于50%不得分。" + name + " 无法计算的," +
                       random.pick<std::string>({"不得分", "得2分"}) + "。";
            }
            case 1: return condition() + ",不得分。";
            case 2: return condition() + ",得满分。";
            case 3: return "件数 每1件扣" + number(1, 2) + "分。";
            case 4:
                return "件数 达3件得" + number(1, 4) + "分,1件-3件得" + number(1, 4) + "分,不足1件不得分。";
            case 5: return condition() + ",扣" + number(1, 3) + "分。";
            case 6: return "总件数 每2件加1分,零数舍去。";
            default: return condition() + ",得" + number(1, 4) + "分。";
        }
    }

    std::string text() {
        std::string rows;
        Number total;
        for (int row = 1; row <= random.between(1, 3); ++row) {
            const int points = random.between(1, 8);
            total += points;
            rows += "二级指标 1." + std::to_string(row) + " 「行」 " + std::to_string(points) +
                    "分\n  评估标准\n    甲,得1分。件数 每1件加" + number(1, 9) + "分。\n";
            if (random.chance(40)) rows += "    满分起扣。\n";
            for (int i = random.between(1, 4); i > 0; --i) rows += "    " + sentence() + "\n";
            rows += "    扣完为止。加至满分为止。\n";
        }
        std::string checks;
        if (random.chance(60)) checks += "校验 件数 ≤ 总件数 「多」。\n";
        if (random.chance(30)) checks += "校验 未 甲 或 未 乙 「都」。\n";
        if (random.chance(20)) checks += "校验 总件数 ≤ 4件 「太多」。\n";
        return "单位 件 计数。\n标准 「随机」 版本 「一」\n总分 " + total.text() +
               "分。\n事实\n  甲:是否\n  乙:是否\n  件数:件\n  总件数:件\n" + checks + rows;
    }
};

std::vector<FactRow> grid() {
    std::vector<FactRow> rows;
    for (int a = 0; a < 2; ++a)
        for (int b = 0; b < 2; ++b)
            for (const std::int64_t some : {0, 1, 2, 3, 4, 5, 6, 9, 10, 100})
                for (const std::int64_t all : {0, 1, 2, 3, 4, 5, 6, 7, 10, 100})
                    rows.push_back({Number(a), Number(b), Number(some), Number(all)});
    return rows;
}

// Everything that was found, without places.
std::string told(const prove::Report& report) {
    std::vector<std::string> all;
    for (const Diagnostic& each : report.findings)
        all.push_back(std::string(info(each.code).id) + each.message(Language::zh));
    std::sort(all.begin(), all.end());
    const auto end = [&](const prove::Bound& bound) {
        all.push_back((bound.reached ? bound.reached->text() : "?") + (bound.proven ? "=" : "") +
                      prove::facts_text(report.schema, bound.facts).zh);
    };
    for (const prove::RowReport& row : report.rows) {
        end(row.least);
        end(row.most);
        for (const std::size_t count : {row.change, row.restate, row.idle, row.tiers_reached, row.tiers_idle})
            all.push_back(std::to_string(count));
    }
    end(report.least);
    end(report.most);
    std::string text;
    for (const std::string& each : all) text += each + "\n";
    return text;
}

}  // namespace

Tally proofs_in_any_order(std::uint64_t seed) {
    Tally tally("proofs: the same in any order of sentences and blocks");
    Random random(seed + 6);
    for (int round = 0; round < 60; ++round) {
        RandomStandard standard = random_standard(random);
        const std::string text = standard.text();
        const std::vector<model::Choice> choices = random_choices(random, Built(text).model);
        const Built first(text, choices);
        for (RandomRow& row : standard.rows) random.shuffle(row.sentences);
        random.shuffle(standard.blocks);
        const Built second(standard.text(), choices);
        if (!first.ok() || !second.ok()) continue;
        const std::string one = told(prove::prove(first.model, first.sources));
        const std::string other = told(prove::prove(second.model, second.sources));
        tally.check(one == other, "seed " + std::to_string(seed) + ", standard " + std::to_string(round) +
                                      "\n" + text + "\n" + one + "\n---\n" + other);
    }
    return tally;
}

Tally proofs_hold(std::uint64_t seed) {
    Tally tally("proofs: witnesses score as said, no facts contradict");
    std::size_t missed = 0;
    std::size_t open = 0;
    std::size_t claims = 0;
    const auto count = [&](const model::Model& model, const prove::Report& report) {
        for (std::size_t i = 0; i < report.rows.size(); ++i) {
            const prove::RowReport& row = report.rows[i];
            claims += row.sentences + row.tiers;
            open += row.open();
            if (!model.rows[i].points) continue;  // its ends may lie at the largest facts
            claims += 2;
            open += (row.least.proven ? 0U : 1U) + (row.most.proven ? 0U : 1U);
        }
    };
    for (int round = 0; round < 400; ++round) {
        Random random(seed * 1000 + static_cast<std::uint64_t>(round));
        const std::string text = Small{random}.text();
        const Built built(text);
        if (!built.ok()) continue;
        const prove::Report report = prove::prove(built.model, built.sources);
        if (report.facts_contradict) continue;
        const std::string where =
            "seed " + std::to_string(seed) + ", small " + std::to_string(round) + "\n" + text;
        replay(tally, built, report, where);
        contradict(tally, built, report, grid(), where, missed);
        count(built.model, report);
    }
    Random random(seed + 5);
    for (const char* path : {community, village})
        for (int round = 0; round < 6; ++round) {
            const std::string text = read_file(path);
            const Built built(
                text, round == 0 ? std::vector<model::Choice>() : random_choices(random, Built(text).model));
            const prove::Report report = prove::prove(built.model, built.sources);
            replay(tally, built, report, path);
            contradict(tally, built, report, random_batch(random, built, 100), path, missed);
            count(built.model, report);
        }
    for (int round = 0; round < 60; ++round) {
        const std::string text = random_standard(random).text();
        const Built built(text, random_choices(random, Built(text).model));
        if (!built.ok()) continue;
        const prove::Report report = prove::prove(built.model, built.sources);
        if (report.facts_contradict) continue;
        const std::string where =
            "seed " + std::to_string(seed) + ", standard " + std::to_string(round) + "\n" + text;
        replay(tally, built, report, where);
        contradict(tally, built, report, random_batch(random, built, 200), where, missed);
        count(built.model, report);
    }
    tally.note(std::to_string(claims) + " claims, " + std::to_string(open) + " not proven, " +
               std::to_string(missed) + " facts beyond what was found");
    return tally;
}

}  // namespace biaochi::test
