#include "lang/words/words.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "lang/base/text.hpp"

using namespace biaochi;

namespace {

constexpr std::size_t word_count = 1
#define BIAOCHI_WORD(name, zh, en) +1
#include "lang/words/words.inc"
#undef BIAOCHI_WORD
    ;

struct Row {
    Word word;
    std::string zh, en;
};
const std::vector<Row>& rows() {
    static const std::vector<Row> all = {
#define BIAOCHI_WORD(name, zh, en) {Word::name, zh, en},
#include "lang/words/words.inc"
#undef BIAOCHI_WORD
    };
    return all;
}

std::vector<std::string> split(const std::string& spellings) {
    std::vector<std::string> parts(1);
    for (const char c : spellings)
        if (c == '|')
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

// How a text is read, token by token: W words by their id, N names, U the unit after a number, digits and
// marks as they are. The same order as in the grammar: a number, then at once its unit.
std::string reading(std::string_view text) {
    Lexis lexis(text);
    std::string all;
    const auto put = [&](const std::string& token) { all += (all.empty() ? "" : " ") + token; };
    bool after_number = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        if (c.value == ' ' || c.value == '\n') {
            at += c.size;
            continue;
        }
        if (is_digit(c.value)) {
            std::size_t end = at;
            while (end < text.size() && (is_digit(decode(text, end).value) || text[end] == '.'))
                end += decode(text, end).size;
            put(std::string(text.substr(at, end - at)));
            at = end;
            after_number = true;
            continue;
        }
        if (after_number) {
            after_number = false;
            if (const std::size_t unit = lexis.unit_at(at); unit > 0) {
                put("U:" + std::string(text.substr(at, unit)));
                at += unit;
                continue;
            }
        }
        if (const WordMatch word = lexis.word_at(at); word.word != Word::none) {
            put("W:" + std::string(word_id(word.word)));
            at += word.size;
            // 每次: a unit may follow at once.
            after_number = word.word == Word::each || word.word == Word::each_full;
            if (after_number && at < text.size() && is_digit(decode(text, at).value)) after_number = false;
        } else if (const std::size_t name = lexis.name_at(at); name > 0) {
            put("N:" + std::string(text.substr(at, name)));
            at += name;
        } else {
            put(std::string(text.substr(at, c.size)));
            at += c.size;
        }
    }
    return all;
}

struct Case {
    std::string text, read;
};

void check(const std::vector<Case>& cases) {
    for (const Case& each : cases) {
        CAPTURE(each.text);
        CHECK(reading(each.text) == each.read);
    }
}

}  // namespace

TEST_CASE("words: every word is spelled in both languages, and no spelling is two words") {
    CHECK(rows().size() + 1 == word_count);
    std::map<std::string, std::string> taken;  // in any width
    std::set<std::string> seen;
    std::size_t spellings = 0;
    for (const Row& row : rows()) {
        const std::string id(word_id(row.word));
        CAPTURE(id);
        CHECK_FALSE(row.zh.empty());
        CHECK_FALSE(row.en.empty());
        for (const std::string& list : {row.zh, row.en})
            for (const std::string& one : split(list)) {
                CAPTURE(one);
                ++spellings;
                CHECK_FALSE(one.empty());
                CHECK(trim(one) == one);
                CHECK(taken.emplace(fold(one), id).first->second == id);
                CHECK(seen.insert(one).second);
                CHECK(exact_word(one) == row.word);
            }
        CHECK(spelling(row.word, Language::zh) == split(row.zh).front());
        CHECK(spelling(row.word, Language::en) == split(row.en).front());
        CHECK(spelling(row.word).zh == split(row.zh).front());
    }
    CHECK(all_spellings().size() == spellings);
}

TEST_CASE("words: the spelling that is written reads as its word, alone and between blanks") {
    for (const Row& row : rows())
        for (const std::string& list : {row.zh, row.en})
            for (const std::string& one : split(list)) {
                CAPTURE(one);
                CHECK(reading(one) == "W:" + std::string(word_id(row.word)));
                const std::string kind = row.word == Word::each || row.word == Word::each_full ? "U" : "N";
                CHECK(reading("甲 " + one + " 乙") ==
                      "N:甲 W:" + std::string(word_id(row.word)) + " " + kind + ":乙");
            }
}

TEST_CASE("words: ids are unique, and exact_word folds widths") {
    std::set<std::string_view> seen;
    for (const Row& row : rows()) CHECK(seen.insert(word_id(row.word)).second);
    CHECK(exact_word("ｅａｒｎｓ") == Word::earn);
    CHECK(exact_word("＜") == Word::below);
    CHECK(exact_word("得分率") == Word::none);
    CHECK(exact_word("") == Word::none);
}

TEST_CASE("words: a run of words only is those words, every other run is one name") {
    check({{"达", "W:at_least"},
           {"不得分", "W:zero"},
           {"达标得", "W:met W:earn"},
           {"不达标不得分", "W:unmet W:zero"},
           {"再就业率", "N:再就业率"},
           {"底数不清", "N:底数不清"},
           {"不足三次者均已就业", "N:不足三次者均已就业"},
           {"再就业率达", "N:再就业率达"},  // no space: one name, and a message later
           {"再就业率 达", "N:再就业率 W:at_least"},
           {"得分", "N:得分"},
           {"达标率", "N:达标率"},
           {"达标率 达90%得8分", "N:达标率 W:at_least 90 % W:earn 8 U:分"},
           {"未公布投诉渠道", "N:未公布投诉渠道"},
           {"未 公布投诉渠道", "W:not_ N:公布投诉渠道"},
           {"类型为行政村", "N:类型为行政村"},
           {"类型 为 行政村", "N:类型 W:is N:行政村"},
           {"是否", "W:yes_no"},
           {"若", "W:if_"},
           {"不达标", "W:unmet"},
           {"达标", "W:met"},
           {"未达标", "W:unmet"},
           {"扣完为止", "W:until_nothing"},
           {"满分起扣", "W:from_full"},
           {"加至该项指标满分为止", "W:until_full"},
           {"评估标准和方法", "W:criteria"},
           {"得满分", "W:earn W:full"},
           {"的", "W:so"},
           {"零数按比例", "W:remainder W:in_proportion"},
           {"边界按裁定", "W:boundary W:by_ruling"},
           {"各得", "W:each_of W:earn"},
           {"不满", "W:below"},
           {"满分", "W:full"}});
}

TEST_CASE("words: the longest reading that leaves words only wins") {
    check({{"不低于", "W:at_least"},
           {"不超过", "W:at_most"},
           {"不为", "W:is_not"},
           {"不等于", "W:is_not"},
           {"按裁定", "W:by_ruling"},
           {"按比例", "W:in_proportion"},
           {"每满", "W:each_full"},
           {"不扣分", "W:no_deduction"},
           {"不加分", "W:no_addition"},
           {"否则", "W:else_"},
           {"总分上限", "W:total W:cap"},
           {"单位计数别名", "W:unit W:counted W:alias"}});
}

TEST_CASE("words: after a number comes a unit, then words") {
    check({{"10人次以上", "10 U:人次 W:or_more"},
           {"1起扣1分", "1 U:起 W:deduct 1 U:分"},
           {"3次得", "3 U:次 W:earn"},
           {"5分", "5 U:分"},
           {"90%得8分", "90 % W:earn 8 U:分"},
           {"10%以内", "10 % W:or_less"},
           {"2个以上得2分", "2 U:个 W:or_more W:earn 2 U:分"},
           {"3件的", "3 U:件 W:so"},
           {"0户的", "0 U:户 W:so"},
           {"12级指标", "12 W:level_n"},
           {"5以上", "5 W:or_more"},
           {"3次数", "3 U:次数"},
           {"15年加2分", "15 U:年 W:add 2 U:分"},
           {"1人则", "1 U:人 W:then"},
           {"1月", "1 U:月"},
           {"3 次", "3 U:次"},
           {"5分。", "5 U:分 。"},
           {"0.5分", "0.5 U:分"}});
}

TEST_CASE("words: per and its synonyms take a unit or a number") {
    check({{"每次加5分", "W:each U:次 W:add 5 U:分"},
           {"每次加 单次分值", "W:each U:次 W:add N:单次分值"},
           {"每发生1起扣1分", "W:each 1 U:起 W:deduct 1 U:分"},
           {"每1人扣0.5分", "W:each 1 U:人 W:deduct 0.5 U:分"},
           {"每占10%扣4分", "W:each 10 % W:deduct 4 U:分"},
           {"每满10%扣4分", "W:each_full 10 % W:deduct 4 U:分"},
           {"每人次得1分", "W:each U:人次 W:earn 1 U:分"},
           {"每核实1条扣0.5分", "W:each 1 U:条 W:deduct 0.5 U:分"},
           {"每月失业跟踪调查", "N:每月失业跟踪调查"},  // no verb: a name
           {"每月", "N:每月"},
           {"每", "W:each"}});
}

TEST_CASE("words: English phrases hold blanks, and a longer word is a name") {
    check({{"at least 90%", "W:at_least 90 %"},
           {"at  \t least", "W:at_least"},
           {"earns 5 points", "W:earn 5 U:points"},
           {"earns nothing", "W:zero"},
           {"earns nothingness", "W:earn N:nothingness"},
           {"is not met", "W:is_not W:met"},
           {"is", "W:is"},
           {"island", "N:island"},
           {"levelled", "N:levelled"},
           {"level one", "W:level_1"},
           {"level", "N:level"},
           {"level ones", "N:level N:ones"},
           {"until full", "W:until_full"},
           {"until nothing is left", "W:until_nothing"},
           {"until nothing", "N:until N:nothing"},
           {"less than 3", "W:below 3"},
           {"less", "N:less"},
           {"or", "W:or_"},
           {"or more", "W:or_more"},
           {"3 times or more", "3 U:times W:or_more"},
           {"person_time", "N:person_time"},
           {"a1", "N:a1"},
           {"rate_2 >= 5", "N:rate_2 W:at_least 5"},
           {"not met", "W:not_ W:met"},
           {"yes or no", "W:yes_no"},
           {"yes", "W:yes"},
           {"larger of", "W:larger"},
           {"to the higher", "W:to_higher"},
           {"cannot be computed", "W:uncomputable"}});
}

TEST_CASE("words: scripts run together into one name") {
    check({{"甲a", "N:甲a"},
           {"a甲", "N:a甲"},
           {"甲1", "N:甲 1"},  // a digit goes on after ASCII only
           {"a1甲", "N:a1甲"},
           {"甲_1", "N:甲_1"},
           {"甲a1", "N:甲a1"},
           {"AI助手", "N:AI助手"},
           {"earns得", "N:earns得"},
           {"Ａ１", "N:Ａ１"}});
}

TEST_CASE("words: comparison signs") {
    check({{"甲≥乙", "N:甲 W:at_least N:乙"},
           {"甲>=乙", "N:甲 W:at_least N:乙"},
           {"甲<=3", "N:甲 W:at_most 3"},
           {"甲<乙", "N:甲 W:below N:乙"},
           {"甲!=乙", "N:甲 W:is_not N:乙"},
           {"甲≠乙", "N:甲 W:is_not N:乙"},
           {"甲＞乙", "N:甲 W:above N:乙"},
           {"甲=乙", "N:甲 = N:乙"}});
}

TEST_CASE("words: full-width forms are equal to half-width ones") {
    check({{"甲＞＝乙", "N:甲 W:at_least N:乙"},
           {"甲＜＝乙", "N:甲 W:at_most N:乙"},
           {"甲！＝乙", "N:甲 W:is_not N:乙"},
           {"ｅａｒｎｓ ５", "W:earn ５"},
           {"ａｔ　ｌｅａｓｔ", "W:at_least"},
           {"at　least", "W:at_least"}});
}

TEST_CASE("words: a run that is too long for a name is one name still") {
    std::string run;
    for (int i = 0; i < 5000; ++i) run += "得";
    CHECK(reading(run) == "N:" + run);
    CHECK(reading("3" + run) == "3 U:" + run);
    const std::string letters(200000, 'x');
    CHECK(reading(letters) == "N:" + letters);
}

TEST_CASE("words: labels of options that mean something") {
    struct Label {
        std::string written;
        MeaningKind kind;
        std::string number;
    };
    for (const Label& each : std::vector<Label>{{"满分", MeaningKind::full, ""},
                                                {"零分", MeaningKind::zero, ""},
                                                {"不得分", MeaningKind::zero, ""},
                                                {"不参评", MeaningKind::not_applicable, ""},
                                                {"得2分", MeaningKind::points, "2"},
                                                {"得0.5分", MeaningKind::points, "0.5"},
                                                {"得２分", MeaningKind::points, "2"},
                                                {"得分", MeaningKind::name, ""},
                                                {"得2", MeaningKind::name, ""},
                                                {"得1.2.3分", MeaningKind::name, ""},
                                                {"不扣分", MeaningKind::no_deduction, ""},
                                                {"资料不全", MeaningKind::incomplete, ""},
                                                {"就高", MeaningKind::to_higher, ""},
                                                {"就低", MeaningKind::to_lower, ""},
                                                {"每满10%", MeaningKind::whole_steps, ""},
                                                {"舍去", MeaningKind::whole_steps, ""},
                                                {"不足10%按10%计", MeaningKind::started_steps, ""},
                                                {"进一", MeaningKind::started_steps, ""},
                                                {"按比例", MeaningKind::in_proportion, ""},
                                                {"不封顶", MeaningKind::uncapped, ""},
                                                {"封顶100", MeaningKind::capped, "100"},
                                                {"封顶100分", MeaningKind::capped, "100"},
                                                {"封顶", MeaningKind::name, ""},
                                                {"不定", MeaningKind::none, ""},
                                                {"任一分数", MeaningKind::any_score, ""},
                                                {"earns_3", MeaningKind::points, "3"},
                                                {"capped_100", MeaningKind::capped, "100"},
                                                {"每次", MeaningKind::name, ""},
                                                {"合计", MeaningKind::name, ""},
                                                {"", MeaningKind::name, ""}}) {
        CAPTURE(each.written);
        const Meaning meaning = classify_label(each.written);
        CHECK(meaning.kind == each.kind);
        CHECK(meaning.number == each.number);
    }
}
