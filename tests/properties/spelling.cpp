// One standard, many spellings: English and back, full-width and half-width forms mixed. The same tree, the
// same scores.
#include "lang/base/text.hpp"
#include "tests/properties/random_standard.hpp"

namespace biaochi::test {

namespace {

// Every character outside quotes and comments in one width or the other.
std::string in_other_widths(Random& random, const std::string& text, int percent) {
    std::string all;
    char32_t close = 0;
    bool comment = false;
    for (const char32_t c : code_points(text)) {
        const bool code = close == 0 && !comment;
        if (c == '\n') comment = false;
        if (code && c == '#') comment = true;
        if (close != 0 && c == close)
            close = 0;
        else if (code)
            close = c == U'「' ? U'」' : c == U'“' ? U'”' : c == U'"' ? U'"' : 0;
        char32_t written = c;
        if (code && c != '"' && random.chance(percent)) {
            if (c >= '!' && c <= '~') written = c + 0xFEE0;
            if (c == ' ') written = 0x3000;
            if (c >= 0xFF01 && c <= 0xFF5E) written = c - 0xFEE0;
        }
        append(all, written);
    }
    return all;
}

struct Comparison {
    Tally& tally;
    Random& random;
    const std::string& text;
    std::string where;
    std::size_t rows;

    void with(const std::string& other, const std::string& how) {
        const Parsed before(text);
        const Parsed after(other);
        const std::string all = where + ", " + how;
        tally.check(after.ok(),
                    all + ": no longer parsed\n" + rendered(after.result.diagnostics, after.sources));
        if (!tally.check(after.tree() == before.tree(), all + ": another tree\n" + other)) return;
        const std::vector<model::Choice> choices = random_choices(random, Built(text).model);
        const Built one(text, choices);
        const Built two(other, choices);
        if (!tally.check(two.ok(), all + ": refused\n" + two.messages())) return;
        const std::vector<FactRow> facts = random_batch(random, one, rows);
        const std::vector<std::string> left = scores_of(one, facts);
        const std::vector<std::string> right = scores_of(two, facts);
        for (std::size_t i = 0; i < facts.size(); ++i)
            tally.check(left[i] == right[i], all + "\n" + left[i] + "\n" + right[i]);
    }

    void run() {
        const std::string english = Parsed(text).respelt(Language::en);
        with(english, "English");
        with(Parsed(english).respelt(Language::zh), "English and back");
        with(Parsed(text).respelt(Language::zh), "Chinese again");
        with(in_other_widths(random, text, 100), "all full-width");
        with(in_other_widths(random, text, 50), "half of it full-width");
        const std::string wide = in_other_widths(random, text, 30);
        with(Parsed(wide).respelt(Language::en), "full-width, then English");
    }
};

}  // namespace

Tally spelling_and_width(std::uint64_t seed) {
    Tally tally("English and back, full-width and half-width: the same tree and scores");
    Random random(seed + 2);
    for (const char* path : {community, village}) {
        const std::string text = read_file(path);
        for (int round = 0; round < 3; ++round) Comparison{tally, random, text, path, 40}.run();
    }
    for (int round = 0; round < 200; ++round) {
        const std::string text = random_standard(random).text();
        Comparison{tally, random, text,
                   "seed " + std::to_string(seed) + ", standard " + std::to_string(round) + "\n" + text, 15}
            .run();
    }
    return tally;
}

}  // namespace biaochi::test
