// One row: its reach, its sentences, its tiers.
#pragma once

#include <memory>
#include <vector>

#include "interpreter/prove/prove.hpp"
#include "interpreter/prove/search.hpp"

namespace biaochi::prove {

class RowProof {
public:
    // over_only: only what doubts ask about.
    RowProof(Cutter& cutter, std::size_t row, const Sources& sources, bool over_only = false);

    void run();
    const RowReport& report() const { return report_; }
    Diagnostics& findings() { return findings_; }
    const Local& local() const { return local_; }
    Sampler& sampler() { return sampler_; }

    // Facts (of the standard) that raise the score in one place and lower it in another.
    std::vector<std::uint32_t> crooked() const;
    // Some points (local) with the highest and lowest score, the simplest first.
    std::vector<Point> best(bool high) const;

    enum class Doubt { excluded, shown, open };
    // Whether the sentences can exceed the points, or fall below 0, and with which facts.
    Doubt over(Bound& bound);
    Doubt below(Bound& bound);

private:
    struct Asked {
        Question question;
        Answer answer;
        std::size_t a = 0, b = 0;  // columns
    };
    std::size_t ask(Question::Kind kind, Id a, Id b = no_id);
    std::size_t column(Id id);
    void sample();
    void settle(Asked& asked, Effort effort = {});
    Doubt doubt(std::size_t asked, std::size_t extreme, Bound& bound);
    Bound bound_of(const Asked& asked) const;
    Witness witness(const Asked& asked) const;
    void find_reach();
    void find_sentences();
    void find_ladders();
    void find_bounds();
    void find_monotone();
    void warn(Code code, Span span, std::vector<Text> arguments);
    Text facts(const Witness& witness) const;

    struct Sentence {
        std::size_t rule = 0;
        std::size_t differ = 0;    // asked
        std::size_t alone = npos;  // gates and exemptions: holds where no other decides
        std::size_t holds = npos;  // its condition
    };
    struct TierAsked {
        std::size_t rule = 0, tier = 0, asked = 0;
    };
    // A row of very many sentences asks as many questions: what it costs is limited, and what then stays open
    // is called not proven.
    static constexpr std::size_t most_steps = 8000000;
    static constexpr std::size_t most_sentences = 128;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    Cutter& cutter_;
    const Sources& sources_;
    bool over_only_;
    Local local_;
    Sampler sampler_;
    RowReport report_;
    Diagnostics findings_;
    std::vector<Asked> asked_;
    std::vector<Id> columns_;
    std::vector<Point> points_;  // those of the sample that break no check
    std::vector<Value> scores_;  // of them
    std::size_t highest_ = 0, lowest_ = 0, over_ = npos, below_ = npos, raw_high_ = npos, raw_low_ = npos,
                both_ = npos, earned_ = npos;
    std::vector<Sentence> sentences_;
    std::vector<TierAsked> tiers_;
    std::vector<std::pair<Span, std::size_t>> settlements_;
    std::size_t steps_ = most_steps / 8;  // what the searches may still spend
    std::vector<bool> crooked_;           // by fact: a ladder over it was found to go up and down
};

}  // namespace biaochi::prove
