// properties [SEED]
#include <cstdlib>

#include "tests/properties/harness.hpp"

using namespace biaochi::test;

int main(int count, char** arguments) {
    const std::uint64_t seed = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 20240624;
    std::size_t passed = 0;
    std::size_t failed = 0;
    for (const Property property :
         {aggregates_hold_what_may_be, facts_spread_over_files, forms_are_read_back, imports_keep_rows,
          ladders_cover_once, tables_meet_once, sentences_in_any_order, spelling_and_width,
          subjects_alone_and_in_batches, proofs_hold, proofs_in_any_order, waterfalls_add_up}) {
        const Tally tally = property(seed);
        tally.print();
        passed += tally.passed;
        failed += tally.failed;
    }
    std::printf("%zu passed, %zu failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}
