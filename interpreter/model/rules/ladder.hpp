// What the three kinds of ladder share: over a quantity, over the options of an enumeration, and between
// marks.
#pragma once

#include "interpreter/model/rules/cover.hpp"
#include "interpreter/model/rules/rules.hpp"

namespace biaochi::model {

// What a tier says of the value: 达90%, 75%-80%, 3次以上, or a bare 2次.
struct TierWords {
    Word word = Word::none;        // none: bare, or a range
    Id low = no_id, high = no_id;  // thresholds; of a comparison in `low`
    bool range = false;
    Syntax threshold;  // as written
};

struct Ladder {
    Draft& draft;
    const Sentence& sentence;
    Typed subject;
    std::vector<TierWords> words;  // by tier, as the next two
    std::vector<Outcome> outcomes;
    std::vector<Span> spans;
    Shared boundary = Shared::unsaid;
    bool interpolated = false;
    std::optional<InForce> ruling;  // that decides the boundaries
    std::vector<Number> shared;     // boundaries that it decided
    std::vector<Tier> tiers;

    Context& context() const { return draft.context; }
    Pool& pool() const { return draft.context.pool(); }
    std::string shown(const Number& value) const;
    Id points(std::size_t tier) const;

    bool read();  // else a message
    // The points, where the thresholds are fixed numbers; no_id with a message.
    Id cover(const std::vector<TierWords>& fixed, Id path);
    Id interpolate(const std::vector<TierWords>& fixed, Id path);
    Id options();   // 甲等 得10分,乙等 得6分
    Id by_cases();  // cover or interpolate, for each case of the conditions that thresholds depend on

    bool read_words(Syntax node, TierWords& tier);
    bool read_boundary(Syntax node);

private:
    bool read_tier(Syntax node);
    bool complain(const Cover& cover) const;
};

}  // namespace biaochi::model
