#include "tests/properties/random_standard.hpp"

#include "interpreter/score/run.hpp"

namespace biaochi::test {

namespace {

// What the sentences of a row can add up to, as the generator knows it.
struct Reach {
    Number most;
    bool unbounded = false, below_zero = false;
};

struct Maker {
    Random& random;
    RandomStandard made;
    std::size_t next_name = 0;

    std::string points(const Number& number) const { return number.text() + "分"; }
    Number half(int least, int most) { return Number(random.between(least, most), 2); }
    std::string truth() {
        static const std::vector<std::string> all = {"有台账", "有窗口", "已公开", "有记录", "均已就业"};
        return random.pick(all);
    }
    std::string count() {
        static const std::vector<std::string> all = {"活动次数", "投诉次数"};
        return random.pick(all);
    }
    std::string people() {
        static const std::vector<std::string> all = {"村民数", "劳力数", "抽查数", "台账数"};
        return random.pick(all);
    }
    std::string condition(int depth = 0) {
        switch (random.between(0, depth > 2 ? 2 : 7)) {
            case 0:
            case 1: return truth();
            case 2: return random.pick<std::string>({"类型 为 社区", "类型 不为 社区"});
            case 3: return "未 " + truth();
            case 4:
                return count() + random.pick<std::string>({" ≥ ", " 超过 ", " 不足", " 为 "}) +
                       std::to_string(random.between(1, 4)) + "次";
            case 5:
                return people() + " + " + people() + random.pick<std::string>({" ≥ ", " 低于 "}) +
                       std::to_string(random.between(1, 30)) + "人";
            case 6:
                return "(" + condition(depth + 1) + random.pick<std::string>({" 且 ", " 或 "}) +
                       condition(depth + 1) + ")";
            default: return "非 (" + condition(depth + 1) + ")";
        }
    }

    // Tiers from the top down; the highest points come back.
    std::string tiers(const std::string& unit, int step, const std::string& verb, Number& most) {
        const int count = random.between(1, 4);
        most = half(2 * count, 2 * count + 8);
        std::string text;
        for (int i = count; i >= 1; --i) {
            const std::string at = std::to_string(i * step) + unit;
            const std::string end = std::to_string((i + 1) * step) + unit;
            const Number gives = most - Number(count - i, 2);
            const int style = i == count ? 0 : random.between(0, 2);
            if (style == 0) text += random.pick<std::string>({"达" + at, at + "以上", "不低于" + at});
            if (style > 0) text += at;
            if (style == 1) text += "-" + end;
            text += verb;
            text += points(gives) + ",";
        }
        return text + random.pick<std::string>({"低于", "不足"}) + std::to_string(step) + unit +
               (verb == "加" ? "不加分" : "不得分");
    }

    void ratio_ladder(std::vector<std::string>& sentences, Reach& reach) {
        const std::string name = "占比_" + std::to_string(++next_name);
        const std::string verb = random.pick<std::string>({"得", "加"});
        Number most;
        sentences.push_back(
            name + random.pick<std::string>({" = 村民数 ÷ 劳力数。", " = 台账数 占 (劳力数 + 台账数)。",
                                             " = 村民数 ÷ 若 口径 为 甲法 则 劳力数 否则 抽查数。"}));
        sentences.push_back(name + " " + tiers("%", random.pick<int>({5, 10, 20}), verb, most) + "。");
        sentences.push_back(name + " 无法计算的," +
                            random.pick<std::string>({"按裁定 空分母", "按裁定 空分母(默认 零分)", "不得分",
                                                      verb + points(most)}) +
                            "。");
        reach.most += most;
    }

    void count_ladder(std::vector<std::string>& sentences, Reach& reach) {
        const std::string name = "推荐次数";  // no step is over it: a settlement of it speaks of this ladder
        Number most;
        sentences.push_back(name + " " + tiers("次", random.between(1, 2), "得", most) + "。");
        if (random.chance(40))
            sentences.push_back(name + " 不足3次,但 " + truth() + ",得" + points(most) + "。");
        if (random.chance(40)) sentences.push_back(name + " 为 0次 的,按裁定 空分母。");
        reach.most += most;
    }

    void boundary_ladder(std::vector<std::string>& sentences, Reach& reach) {
        const Number most = half(4, 12);
        sentences.push_back("增幅 5%以内得1分,5%-10%得1.5分,10%-15%得2分,15%以上得" + points(most) + ",边界" +
                            random.pick<std::string>({"就高", "就低", "按裁定 归属"}) + "。");
        reach.most += most;
    }

    void awards(std::vector<std::string>& sentences, Reach& reach) {
        for (int i = random.between(1, 3); i > 0; --i) {
            const Number gives = half(1, 6);
            sentences.push_back(condition() + random.pick<std::string>({",得", ",加", " 的,得"}) +
                                points(gives) + "。");
            reach.most += gives;
        }
        if (random.chance(30)) {
            sentences.emplace_back("有台账、有窗口、已公开,各得1分。");
            reach.most += 3;
        }
    }

    void deductions(std::vector<std::string>& sentences, Reach& reach) {
        reach.below_zero = true;
        switch (random.between(0, 3)) {
            case 0: sentences.push_back(condition() + ",扣" + points(half(1, 6)) + "。"); break;
            case 1:
                sentences.push_back(count() + " " + random.pick<std::string>({"每1次", "每发生1次", "每次"}) +
                                    "扣" + points(half(1, 3)) + "。");
                break;
            case 2:
                sentences.push_back("台账数 占 抽查数 每10%扣" + points(half(1, 6)) + ",零数" +
                                    random.pick<std::string>({"舍去", "进一", "按比例", "按裁定 零头"}) +
                                    "。");
                sentences.emplace_back("台账数 占 抽查数 无法计算的,按裁定 未抽查。");
                break;
            default: sentences.push_back("按办法 逐件扣(" + count() + "," + points(half(1, 3)) + ")。");
        }
    }

    // The sentences of one row or item, without its bounds.
    std::vector<std::string> body(Reach& reach) {
        std::vector<std::string> sentences;
        const int kind = random.between(0, 9);
        if (kind < 3) ratio_ladder(sentences, reach);
        if (kind == 3 || kind == 4) count_ladder(sentences, reach);
        if (kind == 5) boundary_ladder(sentences, reach);
        if (kind >= 6 || random.chance(40)) awards(sentences, reach);
        if (random.chance(40)) deductions(sentences, reach);
        if (random.chance(15)) {
            sentences.push_back(count() + " 每次加" + points(half(1, 4)) + "。");
            reach.unbounded = true;
        }
        return sentences;
    }

    Number row(const std::string& label, bool bonus) {
        RandomRow row;
        Reach reach;
        std::vector<RandomRow> items;
        const bool has_items = random.chance(25);
        if (has_items)
            for (int i = random.between(1, 3); i > 0; --i) {
                RandomRow item;
                item.head = "  评分项 " +
                            (random.chance(60) ? label + "." + std::to_string(items.size() + 1) + " " : "") +
                            "「项」";
                item.sentences = body(reach);
                items.push_back(item);
            }
        else
            row.sentences = body(reach);
        std::vector<std::string>& main = has_items ? items.back().sentences : row.sentences;
        const bool from_full = !bonus && !has_items && random.chance(20);
        Number all = reach.most;
        if (from_full || reach.unbounded || random.chance(30)) {
            all = half(2, 20);
            if (from_full) main.emplace_back("满分起扣。");
        }
        const bool over = from_full ? reach.most > 0 || reach.unbounded : reach.unbounded || reach.most > all;
        if (!over && !from_full) all = reach.most;
        if (over) main.emplace_back("加至满分为止。");
        if (reach.below_zero) main.emplace_back("扣完为止。");
        if (!has_items && random.chance(20)) main.push_back(condition() + ",此项不得分。");
        if (!has_items && random.chance(20)) main.push_back(condition() + " 的,得满分。");
        row.head = "二级指标 " + label + " 「行」 " + points(all);
        made.rows.push_back(row);
        made.rows.insert(made.rows.end(), items.begin(), items.end());
        return all;
    }

    void run() {
        made.blocks = {"裁定 空分母 「问」:满分(默认)|零分|不参评|得1分 「由」。\n",
                       "裁定 归属 「问」:就高(默认)|就低 「由」。\n",
                       "裁定 零头 「问」:每满10%(默认)|不足10%按10%计|按比例 「由」。\n",
                       "裁定 未抽查 「问」:不扣分(默认)|资料不全 「由」。\n",
                       "裁定 口径 「问」:甲法|乙法(默认) 「由」。\n",
                       "裁定 上限裁定 「问」:不封顶(默认)|封顶10 「由」。\n",
                       "评分办法 逐件扣(件,一件分值)\n  件 每1次扣 一件分值。\n",
                       "校验 台账数 ≤ 劳力数 + 抽查数 「台账数太多」。\n"};
        Number total;
        Number bonus;
        std::vector<RandomRow> rows;
        for (int top = 1; top <= random.between(1, 2); ++top) {
            const std::string label = std::to_string(top);
            const std::size_t place = made.rows.size();
            made.rows.emplace_back();
            Number sum;
            for (int i = 1; i <= random.between(1, 3); ++i)
                sum += row(label + "." + std::to_string(i), false);
            made.rows[place].head = "一级指标 " + label + " 「组」 " + points(sum);
            total += sum;
        }
        if (random.chance(40)) {
            const std::size_t place = made.rows.size();
            made.rows.emplace_back();
            bonus = row("9.1", true);
            made.rows[place].head = "一级指标 9 「加分」 另加" + points(bonus);
        }
        made.prelude = "单位 人 计数。单位 次 计数。单位 元。\n标准 「随机」 版本 「一」\n总分 " +
                       points(total) + (bonus > 0 ? ",另加 " + points(bonus) : "") +
                       (random.chance(40) ? ",上限 按裁定 上限裁定" : "") +
                       "。\n事实\n  类型:社区|行政村\n  村民数:人\n  劳力数:人\n  抽查数:人\n  台账数:人\n  "
                       "活动次数:次\n  投诉次数:次\n"
                       "  推荐次数:次\n  增幅:%\n  有台账:是否\n  有窗口:是否\n  已公开:是否\n  "
                       "有记录:是否\n  均已就业:是否\n";
    }
};

}  // namespace

std::string RandomStandard::text() const {
    std::string all = prelude;
    for (const std::string& block : blocks) all += block;
    for (const RandomRow& row : rows) {
        all += row.head + "\n";
        if (row.sentences.empty()) continue;
        all += "  评估标准\n";
        for (const std::string& sentence : row.sentences) all += "    " + sentence + "\n";
    }
    return all;
}

RandomStandard random_standard(Random& random) {
    Maker maker{random, {}, 0};
    maker.run();
    return maker.made;
}

std::vector<model::Choice> random_choices(Random& random, const model::Model& model) {
    std::vector<model::Choice> choices;
    for (const model::Ruling& ruling : model.rulings) {
        const std::string& option = random.pick(ruling.options);
        if (random.chance(50) && classify_label(option).kind != MeaningKind::any_score)
            choices.push_back({ruling.name, option, {}});
    }
    return choices;
}

FactRow random_facts(Random& random, const Built& built) {
    const auto one = [&](const facts::Declaration& fact) -> Number {
        if (fact.kind == facts::FactKind::truth) return random.between(0, 1);
        if (fact.kind == facts::FactKind::enumeration)
            return static_cast<std::int64_t>(random.below(fact.options.size()));
        if (!fact.counted)
            return Number(random.between(-4, 40), 100) * (random.chance(50) ? 1 : Number(1, 2));
        static const std::vector<std::int64_t> all = {0,  0,  1,  2,  3,  4,  5,  9,  10,  11,           15,
                                                      17, 18, 19, 20, 40, 60, 80, 90, 100, 1000000000000};
        return random.pick(all);
    };
    FactRow row;
    for (const facts::Declaration& fact : built.model.schema.facts) row.push_back(one(fact));
    // Most contradictions are mended, by another try at a fact that a broken check speaks of.
    for (int attempt = 0; attempt < 200; ++attempt) {
        const facts::Table table = table_of(built.model, {row});
        score::Runner runner(built.plan, table);
        runner.run(0, 1);
        const model::Check* broken = nullptr;
        for (const model::Check& check : built.model.checks)
            if (!runner.value(check.holds, 0).truth()) broken = &check;
        if (broken == nullptr) break;
        const std::uint32_t index = random.chance(50) ? broken->facts.front() : random.pick(broken->facts);
        const bool count = built.model.schema.facts[index].counted;
        row[index] = count && index == broken->facts.front() && random.chance(40)
                         ? Number(0)
                         : one(built.model.schema.facts[index]);
    }
    return row;
}

std::vector<FactRow> random_batch(Random& random, const Built& built, std::size_t count) {
    std::vector<FactRow> rows;
    for (std::size_t i = 0; i < count; ++i) rows.push_back(random_facts(random, built));
    return rows;
}

}  // namespace biaochi::test
