// The sentences of a row can stand in any order, and so can rulings, forms and checks.
#include <algorithm>

#include "lang/base/text.hpp"
#include "tests/properties/random_standard.hpp"

namespace biaochi::test {

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

// The sentences of each 评估标准 of a standard that writes one a line, in another order; quotes stay where
// they are.
std::string shuffled(Random& random, const std::string& text) {
    std::vector<std::string> lines = lines_of(text);
    std::vector<std::size_t> places;
    const auto mix = [&] {
        std::vector<std::string> sentences;
        sentences.reserve(places.size());
        for (const std::size_t place : places) sentences.push_back(lines[place]);
        random.shuffle(sentences);
        for (std::size_t i = 0; i < places.size(); ++i) lines[places[i]] = sentences[i];
        places.clear();
    };
    bool inside = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string line(trim(lines[i]));
        if (line.empty() || line[0] == '#' || line.compare(0, 3, "「") == 0) continue;
        const std::string_view code = trim(std::string_view(line).substr(0, line.find('#')));
        const bool sentence = code.size() > 3 && code.substr(code.size() - 3) == "。";
        if (line == "评估标准") {
            mix();
            inside = true;
        } else if (!sentence) {
            mix();
            inside = false;
        } else if (inside) {
            places.push_back(i);
        }
    }
    mix();
    std::string all;
    for (const std::string& line : lines) all += line + "\n";
    return all;
}

void compare_scores(Tally& tally, Random& random, const Built& one, const Built& other, std::size_t count,
                    const std::string& where) {
    if (!tally.check(other.ok(), where + ": no longer accepted\n" + other.messages())) return;
    const std::vector<FactRow> rows = random_batch(random, one, count);
    const std::vector<std::string> before = scores_of(one, rows);
    const std::vector<std::string> after = scores_of(other, rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
        tally.check(before[i] == after[i], where + "\n" + before[i] + "\n" + after[i]);
}

}  // namespace

Tally sentences_in_any_order(std::uint64_t seed) {
    Tally tally("sentences in any order: the same scores");
    Random random(seed + 1);
    for (const char* path : {community, village}) {
        const std::string text = read_file(path);
        for (int round = 0; round < 12; ++round) {
            const std::vector<model::Choice> choices = random_choices(random, Built(text).model);
            const Built before(text, choices);
            const Built after(shuffled(random, text), choices);
            compare_scores(tally, random, before, after, 60,
                           std::string(path) + ", shuffle " + std::to_string(round));
        }
    }
    std::size_t refused = 0;
    for (int round = 0; round < 400; ++round) {
        RandomStandard standard = random_standard(random);
        const std::string where =
            "seed " + std::to_string(seed) + ", standard " + std::to_string(round) + "\n" + standard.text();
        const Built first(standard.text());
        if (!tally.check(first.ok(), "generated with a mistake: " + where + first.messages())) {
            ++refused;
            continue;
        }
        const std::vector<model::Choice> choices = random_choices(random, first.model);
        const Built before(standard.text(), choices);
        if (!tally.check(before.ok(), "refused under other options: " + where + before.messages())) continue;
        random.shuffle(standard.blocks);
        for (RandomRow& row : standard.rows) random.shuffle(row.sentences);
        compare_scores(tally, random, before, Built(standard.text(), choices), 40, where);
    }
    // A settlement that could speak of either of two sentences: the same whichever stands first, or refused
    // both times.
    const std::string head =
        "单位 次 计数。标准 「测」 版本 「一」 总分 10分。裁定 两次 「问」:得5分(默认)|零分 「由」。事实 "
        "次数:次 一级指标 1 「一」 10分 评估标准\n";
    const std::string settled = "次数 为 2次 的,按裁定 两次。扣完为止。加至满分为止。\n";
    const std::string ladder = "次数 达3次得10分,低于3次得1分。\n";
    const std::string step = "次数 每次扣1分。\n";
    const Built one(head + ladder + step + settled);
    const Built other(head + step + ladder + settled);
    tally.check(one.ok() == other.ok(),
                "a settlement of two sentences: " + one.messages() + other.messages());
    if (one.ok() && other.ok()) {
        const std::vector<FactRow> rows{{0}, {1}, {2}, {3}, {4}};
        const std::vector<std::string> before = scores_of(one, rows);
        const std::vector<std::string> after = scores_of(other, rows);
        for (std::size_t i = 0; i < rows.size(); ++i)
            tally.check(before[i] == after[i],
                        "次数 " + std::to_string(i) + ": " + before[i] + ", the other way round " + after[i]);
    }
    if (refused > 0) tally.note(std::to_string(refused) + " standards were refused");
    return tally;
}

}  // namespace biaochi::test
