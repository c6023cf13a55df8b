// Respelling: the same tree in the other language.
#include <doctest/doctest.h>

#include "lang/base/text.hpp"
#include "tests/unit/support.hpp"

using namespace biaochi;
using namespace biaochi::test;

namespace {

const std::string row = "一级指标 1 「一」 1分 评估标准 ";

}  // namespace

TEST_CASE("respell: every standard keeps its tree in English and back, and its comments and quotes") {
    CHECK(standard_files().size() >= 8);
    for (const std::string& path : standard_files()) {
        CAPTURE(path);
        const Parsed chinese(read_file(path));
        const Parsed english(chinese.respelt(Language::en));
        CHECK(rendered(english.result.diagnostics, english.sources) == "");
        CHECK(english.tree() == chinese.tree());
        for (const syntax::WordSpan& word : english.result.tree.words) {
            const std::string_view written =
                english.sources.text({english.result.tree.source, word.begin, word.end});
            CAPTURE(std::string(written));
            const bool sign = !is_letter(decode(written, 0).value);  // ≥ is the same in both
            if (!sign && !is_spelling(word.word, written, Language::en)) FAIL_CHECK("a word is not English");
        }
        const Parsed back(english.respelt(Language::zh));
        CHECK(rendered(back.result.diagnostics, back.sources) == "");
        CHECK(back.tree() == chinese.tree());
        CHECK(Parsed(back.respelt(Language::zh)).tree() == chinese.tree());
        CHECK(Parsed(back.respelt(Language::en)).tree() == chinese.tree());
    }
}

TEST_CASE("respell: words never run together with what stands beside them") {
    for (const std::string written :
         {"甲≥乙,得2分。", "甲>=乙,得2分。", "甲<3人,得2分。", "甲≠乙,得2分。", "12级指标 「题」 5分",
          "率 达90%得8分,低于90%不得分。", "次数 每次加5分。", "甲 at least乙,得2分。",
          "甲 占乙 每10%扣1分,零数舍去。", "名 = 若 甲则 乙否则 丙。", "3次以上得2分,低于3次不得分。",
          "甲,得 x。", "a<b,得2分。", "(甲)且(乙),得2分。", "甲 为0人,得2分。"}) {
        CAPTURE(written);
        const Parsed before(written.compare(0, 2, "12") == 0 ? written : row + written);
        if (!before.ok()) continue;
        for (const Language language : {Language::zh, Language::en}) {
            const Parsed after(before.respelt(language));
            CAPTURE(before.respelt(language));
            CHECK(after.ok());
            CHECK(after.tree() == before.tree());
        }
    }
}
