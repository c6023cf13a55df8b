#include "lang/base/text.hpp"

#include <doctest/doctest.h>

using namespace biaochi;

namespace {

constexpr std::size_t npos = std::string_view::npos;

std::string bytes(std::initializer_list<int> all) {
    std::string text;
    for (const int each : all) text.push_back(static_cast<char>(each));
    return text;
}

// As code units, by the book: what any decoder must agree with.
std::string encoded(char32_t c) {
    std::string text;
    append(text, c);
    return text;
}

}  // namespace

TEST_CASE("text: every code point is written and read as itself") {
    std::size_t wrong = 0;
    for (char32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 17) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        const std::string text = encoded(c) + "x";
        const CodePoint read = decode(text, 0);
        wrong += read.value == c && read.size == text.size() - 1 && first_invalid(text) == npos ? 0U : 1U;
    }
    CHECK(wrong == 0);
}

TEST_CASE("text: first_invalid finds every kind of byte that is not UTF-8") {
    CHECK(first_invalid("") == npos);
    CHECK(first_invalid("plain") == npos);
    CHECK(first_invalid("汉字「」😀") == npos);
    struct Row {
        std::string what, text;
    };
    for (const Row& row :
         std::vector<Row>{{"a lone tail byte", bytes({0x80})},
                          {"a tail byte too many", bytes({0xC3, 0xA9, 0xA9})},
                          {"a lead byte at the end", bytes({0xE6})},
                          {"a cut three-byte form", bytes({0xE6, 0xB1})},
                          {"a cut four-byte form", bytes({0xF0, 0x9F, 0x98})},
                          {"a lead byte before a letter", bytes({0xE6, 'a', 'b'})},
                          {"an overlong slash in two bytes", bytes({0xC0, 0xAF})},
                          {"an overlong letter in two bytes", bytes({0xC1, 0x81})},
                          {"an overlong slash in three bytes", bytes({0xE0, 0x80, 0xAF})},
                          {"the last overlong three-byte form", bytes({0xE0, 0x9F, 0xBF})},
                          {"an overlong slash in four bytes", bytes({0xF0, 0x80, 0x80, 0xAF})},
                          {"the last overlong four-byte form", bytes({0xF0, 0x8F, 0xBF, 0xBF})},
                          {"the first surrogate", bytes({0xED, 0xA0, 0x80})},
                          {"the last surrogate", bytes({0xED, 0xBF, 0xBF})},
                          {"a pair of surrogates", bytes({0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80})},
                          {"one past the last code point", bytes({0xF4, 0x90, 0x80, 0x80})},
                          {"a lead byte that cannot be", bytes({0xF5, 0x80, 0x80, 0x80})},
                          {"the byte FE", bytes({0xFE})},
                          {"the byte FF", bytes({0xFF})},
                          {"UTF-16 with its mark", bytes({0xFF, 0xFE, 'a', 0})},
                          {"汉 in GB 18030", bytes({0xBA, 0xBA})}}) {
        CAPTURE(row.what);
        const std::size_t good = row.text.size() == 3 && row.text[0] == bytes({0xC3})[0] ? 2 : 0;
        CHECK(first_invalid(row.text) == good);
        CHECK(first_invalid("汉a" + row.text) == 4 + good);
        const CodePoint read = decode(row.text, good);
        CHECK(read.value == 0xFFFD);
        CHECK(read.size == 1);
    }
    CHECK(first_invalid(bytes({0xED, 0x9F, 0xBF})) == npos);  // the neighbours of the surrogates
    CHECK(first_invalid(bytes({0xEE, 0x80, 0x80})) == npos);
    CHECK(first_invalid(bytes({0xF4, 0x8F, 0xBF, 0xBF})) == npos);  // the last code point
    CHECK(first_invalid(bytes({0xC2, 0x80})) == npos);  // the first that needs two, three, four bytes
    CHECK(first_invalid(bytes({0xE0, 0xA0, 0x80})) == npos);
    CHECK(first_invalid(bytes({0xF0, 0x90, 0x80, 0x80})) == npos);
}

TEST_CASE("text: full-width forms fold to half-width ones, all else stays") {
    for (char32_t c = '!'; c <= '~'; ++c) CHECK(fold(c + 0xFEE0) == c);
    CHECK(fold("１２．５％（甲）：Ａ｜ｂ，；＝＋－＊／＜＞＃＿") == "12.5%(甲):A|b,;=+-*/<>#_");
    CHECK(fold("　a\u00A0b") == " a b");
    CHECK(fold("「汉」、。“”…—×÷≤≥≠") == "「汉」、。“”…—×÷≤≥≠");
    CHECK(fold("") == "");
    CHECK(fold(fold("Ａ１")) == "A1");
}

TEST_CASE("text: display width counts the columns of a terminal") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("汉字") == 4);
    CHECK(display_width("「1.1」") == 7);
    CHECK(display_width("Ａ１％") == 6);
    CHECK(display_width("，。、：；（）") == 14);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("\u200Bx\uFEFF") == 1);
    CHECK(display_width("😀") == 2);
    CHECK(display_width("𠮷") == 2);  // CJK outside the basic plane
    CHECK(display_width("한글") == 4);
    CHECK(display_width("カナ") == 4);
    CHECK(display_width("ﾊﾝ") == 2);  // half-width katakana
    CHECK(display_width("é") == 1);
    CHECK(display_width(U'\t') == 0);
    CHECK(pad_right("汉", 4) == "汉  ");
    CHECK(pad_left("汉", 4) == "  汉");
    CHECK(pad_left("汉字", 3) == "汉字");
}

TEST_CASE("text: letters, digits and blanks in every width") {
    for (const char32_t c :
         {U'a', U'Z', U'_', U'Ａ', U'ｚ', U'＿', U'汉', U'〇', U'々', U'é', U'ж', U'α', U'𠮷'})
        CHECK(is_letter(c));
    for (const char32_t c :
         {U'0', U'９', U'「', U'，', U'、', U'-', U' ', U'×', U'＠', U'［', U'😀', U'\u3008'})
        CHECK_FALSE(is_letter(c));
    for (const char32_t c : {U'0', U'9', U'０', U'９'}) CHECK(is_digit(c));
    for (const char32_t c : {U'a', U'〇', U'一', U'\u0661', U'：', U'／'}) CHECK_FALSE(is_digit(c));
    for (const char32_t c : {U' ', U'\t', U'\u00A0', U'\u3000', U'\uFEFF'}) CHECK(is_blank(c));
    for (const char32_t c : {U'\n', U'\r', U'a', U'\0', U'\u200B'}) CHECK_FALSE(is_blank(c));
    CHECK(is_ascii_letter(U'＿'));
    CHECK_FALSE(is_ascii_letter(U'é'));
    CHECK_FALSE(is_ascii_letter(U'1'));
    for (const char32_t c : {U'\u202E', U'\u2066', U'\u200F', U'\u061C'}) CHECK(is_bidirectional_control(c));
    CHECK_FALSE(is_bidirectional_control(U'\u200B'));
}

TEST_CASE("text: trim takes blanks and line breaks off both ends") {
    CHECK(trim(" \t　a b　\r\n") == "a b");
    CHECK(trim("\uFEFF甲") == "甲");
    CHECK(trim("   ") == "");
    CHECK(trim("") == "");
    CHECK(trim("甲") == "甲");
    CHECK(trim(bytes({0x80, 0x80})) == bytes({0x80, 0x80}));  // bytes that are no text are not lost
}

TEST_CASE("text: names that a reader can hardly tell apart have one key") {
    struct Row {
        std::string one, other;
    };
    for (const Row& row : std::vector<Row>{{"a", "а"},
                                           {"o", "ο"},
                                           {"O0", "0O"},
                                           {"未就业", "末就业"},
                                           {"己", "已"},
                                           {"已", "巳"},
                                           {"l1", "1I"},
                                           {"人数", "入数"},
                                           {"千", "干"},
                                           {"Ａ１", "A1"},
                                           {"台帐", "台账"},
                                           {"日", "曰"}}) {
        CAPTURE(row.one);
        CHECK(look_alike_key(row.one) == look_alike_key(row.other));
    }
    CHECK(look_alike_key("登记失业人数") != look_alike_key("再就业人数"));
    CHECK(look_alike_key("a") != look_alike_key("b"));
    CHECK(look_alike_key("就业") != look_alike_key("就业率"));
}

TEST_CASE("text: look-alikes are an equivalence: a key is its own key") {
    // A chain of pairs (O~0, 〇~O; 日~曰, 曰~臼) must end in one character, or two names of three would be
    // told apart.
    for (const char* chain : {"O0〇ОΟ", "lI1", "日曰臼", "己已巳", "千干于", "oοо", "人入", "大太"}) {
        const std::vector<char32_t> all = code_points(chain);
        for (const char32_t c : all) {
            CAPTURE(encoded(c));
            CHECK(look_alike_key(encoded(c)) == look_alike_key(encoded(all.front())));
            CHECK(look_alike_key(look_alike_key(encoded(c))) == look_alike_key(encoded(c)));
        }
    }
}

TEST_CASE("text: edit distance counts characters, and a swap of neighbours once") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("", "汉字") == 2);
    CHECK(edit_distance("汉字", "汉") == 1);
    CHECK(edit_distance("就业率", "就率业") == 1);
    CHECK(edit_distance("就业率", "再就业率") == 1);
    CHECK(edit_distance("登记失业人数", "登记就业人数") == 1);
    CHECK(edit_distance("abc", "cba") == 2);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("甲乙丙", "丁戊己") == 3);
}

TEST_CASE("text: the nearest name is the one that was meant, or none") {
    const std::vector<std::string> names = {"登记失业人数", "再就业人数", "失业一年以上人数",
                                            "底数不清",     "甲",         "率"};
    CHECK(nearest("登记失业人员", names) == "登记失业人数");
    CHECK(nearest("在就业人数", names) == "再就业人数");
    CHECK(nearest("底数清", names) == "底数不清");
    CHECK(nearest("底数不清", names) == "底数不清");
    CHECK(nearest("数底不清", names) == "底数不清");
    CHECK(nearest("培训需求", names) == "");
    CHECK(nearest("乙", names) == "");  // one character for another is no misspelling
    CHECK(nearest("", names) == "");
    CHECK(nearest("底数不清", {}) == "");
    CHECK(nearest(std::string(3 * 65, 'x'), names) == "");
    CHECK(nearest("ＡＢＣＤ", {"ABCE"}) == "ABCE");
}

TEST_CASE("text: code points of broken text are replaced one byte at a time") {
    CHECK(code_points(bytes({'a', 0xE6, 0xB1, 'b'})) == std::vector<char32_t>{U'a', 0xFFFD, 0xFFFD, U'b'});
    CHECK(display_width(bytes({0xFF, 0xFF})) == 2);
}
