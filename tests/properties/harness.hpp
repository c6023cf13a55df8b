// Properties: statements about every input, tried on many random ones. All randomness comes from a seed, so
// that a failure can be repeated.
#pragma once

#include <cstdint>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

namespace biaochi::test {

class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
    int between(int least, int most) {
        return least + static_cast<int>(below(static_cast<std::size_t>(most - least) + 1));
    }
    bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
    template <typename T>
    const T& pick(const std::vector<T>& all) {
        return all[below(all.size())];
    }
    template <typename T>
    void shuffle(std::vector<T>& all) {
        for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[below(i)]);
    }

private:
    std::mt19937_64 engine_;
};

// The count of one property. The first failures are shown.
class Tally {
public:
    explicit Tally(std::string name) : name_(std::move(name)) {}
    bool check(bool holds, const std::string& what) {
        ++(holds ? passed : failed);
        if (!holds && failed <= 3) std::printf("FAILED: %s\n%s\n", name_.c_str(), what.c_str());
        return holds;
    }
    void note(const std::string& text) { notes_ += "; " + text; }
    void print() const {
        std::printf("%-70s %8zu passed, %zu failed%s\n", name_.c_str(), passed, failed, notes_.c_str());
        std::fflush(stdout);
    }
    std::size_t passed = 0, failed = 0;

private:
    std::string name_, notes_;
};

using Property = Tally (*)(std::uint64_t seed);

Tally aggregates_hold_what_may_be(std::uint64_t seed);
Tally facts_spread_over_files(std::uint64_t seed);
Tally forms_are_read_back(std::uint64_t seed);
Tally imports_keep_rows(std::uint64_t seed);
Tally ladders_cover_once(std::uint64_t seed);
Tally tables_meet_once(std::uint64_t seed);
Tally sentences_in_any_order(std::uint64_t seed);
Tally spelling_and_width(std::uint64_t seed);
Tally subjects_alone_and_in_batches(std::uint64_t seed);
Tally proofs_hold(std::uint64_t seed);
Tally proofs_in_any_order(std::uint64_t seed);
Tally waterfalls_add_up(std::uint64_t seed);

}  // namespace biaochi::test
