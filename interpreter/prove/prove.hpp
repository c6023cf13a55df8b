// What no single sentence shows: which scores can be reached, which sentences change anything, where more of
// something can both raise and lower a score. Everything that is said to exist comes with facts that were put
// through the engine; everything that is said not to exist is proven; the rest is called not proven.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/model/model.hpp"

namespace biaochi::prove {

// Facts by their index in the standard; facts that are not here may be anything that no check forbids.
using Witness = std::vector<std::pair<std::uint32_t, Number>>;

struct Bound {
    std::optional<Number> reached;  // with these facts
    Witness facts;
    bool proven = false;          // nothing lies beyond `reached`
    std::optional<Number> limit;  // where that is not proven: what it cannot pass, if anything
};

// What was found of a sentence or of a tier.
struct Verdict {
    enum Kind {
        open,       // neither shown nor proven
        shown,      // changes a score (is reached) with these facts
        restates,   // a gate or exemption that says what the others give anyway
        idle,       // proven to change nothing (never to be reached)
        ruled_out,  // by the option of a ruling
    } kind = open;
    Witness facts;
};

struct RowReport {
    Bound least, most;                           // of the score
    std::optional<Bound> raw_least, raw_most;    // of what its sentences add up to, before bounds
    std::vector<Verdict> rules;                  // by rule of the row
    std::vector<std::vector<Verdict>> tiers_of;  // by rule and tier
    std::size_t sentences = 0;                   // that could change its score
    std::size_t change = 0;                      // shown to change it for some facts
    std::size_t restate = 0;                     // gates and exemptions that say what the others give anyway
    std::size_t idle = 0;                        // proven to change nothing
    std::size_t tiers = 0, tiers_reached = 0, tiers_idle = 0;
    std::size_t open() const {
        return sentences - change - restate - idle + tiers - tiers_reached - tiers_idle;
    }
};

struct Report {
    std::vector<RowReport> rows;  // by row of the model
    Bound least, most;            // of the total
    Diagnostics findings;         // in the order of the text
    facts::Schema schema;         // the facts of witnesses: those of the standard, and behind them those that
                                  // stand for records and the period
    std::vector<Number> base;     // by fact: breaks no check; what a witness leaves unsaid can be this
    bool facts_contradict = false;  // proven: no facts break no check
};

// The model must have no errors.
Report prove(model::Model model, const Sources& sources);

// Decides what the bounds of single sentences leave open (model.doubts): errors that are shown, or that
// cannot be excluded.
Diagnostics settle_doubts(model::Model model, const Sources& sources);

// "人数 = 3人,已公布 = 是;其余为 0 或否"
Text facts_text(const facts::Schema& schema, const Witness& facts);

}  // namespace biaochi::prove
