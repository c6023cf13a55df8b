// How low and how high expressions of a remainder can be: each end with facts that reach it, where they were
// found, and with what is proven of it.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "interpreter/prove/local.hpp"

namespace biaochi::prove {

struct End {
    std::optional<Number> limit;    // proven: it does not go beyond; nullopt: nothing is known
    std::optional<Number> reached;  // with `facts`
    std::vector<std::pair<std::uint32_t, Number>> facts;
};

struct Ends {
    End least, most;
    bool number = true;  // false: never a number
    bool out = false;    // may be not applicable
    std::optional<Number> width() const;
};

class Extremes {
public:
    // A model that was unfolded, and facts of it that break no check.
    Extremes(const model::Model& model, Point base);

    const Ends& of(Id id);

    // Where it was already asked for.
    const Ends* known(Id id) const;

private:
    struct Part {
        Id id = no_id;
        Number times;
    };
    using Parts = std::vector<Part>;
    Ends find(Id id);
    Ends of_sum(const Parts& parts, const Number& constant);
    // `summed`: a part that is not applicable counts as 0; else there is one, and it is not counted then.
    Ends search(const Parts& parts, bool summed);
    void flatten(Id id, const Number& times, Parts& parts, Number& constant) const;
    bool adds(Id id) const;
    bool apart(Id a, Id b);
    const std::vector<std::uint32_t>& facts_of(Id id);
    // Facts that neither checks nor anything else ties together have different numbers.
    std::vector<std::vector<std::size_t>> grouped(const Parts& parts);

    const model::Model& model_;
    Cutter cutter_;
    std::vector<std::uint32_t> tied_;  // by fact: one for all that checks tie together
    std::map<Id, Ends> known_;
    std::map<Id, std::vector<std::uint32_t>> facts_;
    std::map<std::vector<std::pair<Id, Number>>, Ends> searched_;
};

}  // namespace biaochi::prove
