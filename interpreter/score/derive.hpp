// Facts that follow from ledgers (取数).
#pragma once

#include <vector>

#include "interpreter/facts/table.hpp"
#include "interpreter/model/model.hpp"

namespace biaochi::score {

// After complete(): fills in the facts that were not given and follow from ledgers that were; what they read
// besides (other facts, the period) must be given too. A fact that was given and is another by the ledgers
// refuses its subject, and so does a value that its declaration does not allow. Without its ledgers a fact
// stays as it was given.
Diagnostics derive(const model::Model& model, facts::Table& table);

// Whether a subject gives these ledgers. A check of records that were not given says nothing.
bool gives(const facts::Table& table, const std::vector<std::uint32_t>& ledgers, std::size_t subject);

// The records of one ledger that an expression takes into account: those for which 其中 holds, and of a sum
// those that add something.
struct Counted {
    std::uint32_t ledger = 0;
    std::vector<std::size_t> records;  // of Records, ascending
};
std::vector<Counted> counted_records(const model::Model& model, model::Id expression,
                                     const std::vector<std::uint32_t>& ledgers, const facts::Table& table,
                                     std::size_t subject);
// Points at a few of them.
void label_records(const facts::Table& table, const Counted& counted, std::vector<Label>& labels);

}  // namespace biaochi::score
