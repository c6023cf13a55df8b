// A subject's score is its own: alone, in a batch of any size, at either side of a block's border.
#include "interpreter/score/run.hpp"
#include "tests/properties/random_standard.hpp"

namespace biaochi::test {

namespace {

void compare(Tally& tally, Random& random, const Built& built, std::size_t count,
             const std::vector<std::size_t>& alone, const std::string& where) {
    const std::vector<FactRow> rows = random_batch(random, built, count);
    const std::vector<std::string> together = scores_of(built, rows);
    for (const std::size_t i : alone) {
        if (i >= count) continue;
        const std::string one = scores_of(built, {rows[i]})[0];
        std::string what = where;
        what += ", subject " + std::to_string(i) + " of " + std::to_string(count);
        what += "\nalone    " + one + "\ntogether " + together[i];
        tally.check(one == together[i], what);
    }
    // Whoever else is there, in whatever order.
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i) order[i] = i;
    random.shuffle(order);
    std::vector<FactRow> moved;
    moved.reserve(count);
    for (const std::size_t i : order) moved.push_back(rows[i]);
    const std::vector<std::string> again = scores_of(built, moved);
    for (std::size_t i = 0; i < count; ++i)
        tally.check(again[i] == together[order[i]],
                    where + ", subject " + std::to_string(order[i]) + " moved to " + std::to_string(i));
}

}  // namespace

Tally subjects_alone_and_in_batches(std::uint64_t seed) {
    Tally tally("subjects alone, in batches, at the borders of blocks: the same scores");
    Random random(seed + 3);
    constexpr std::size_t block = score::Runner::block;
    const std::vector<std::size_t> borders = {0,     1,         block - 2,     block - 1,
                                              block, block + 1, 2 * block - 1, 2 * block};
    for (const char* path : {community, village}) {
        const std::string text = read_file(path);
        for (int round = 0; round < 4; ++round) {
            const Built built(text, random_choices(random, Built(text).model));
            for (const std::size_t count :
                 {block - 1, block, block + 1, 2 * block + 1, std::size_t{1}, std::size_t{2}})
                compare(tally, random, built, count, borders, path);
        }
    }
    for (int round = 0; round < 40; ++round) {
        const std::string text = random_standard(random).text();
        const Built built(text, random_choices(random, Built(text).model));
        if (!built.ok()) continue;
        compare(tally, random, built, block + 2, borders,
                "seed " + std::to_string(seed) + ", standard " + std::to_string(round) + "\n" + text);
    }
    return tally;
}

}  // namespace biaochi::test
