// A part of a standard, cut out so that questions about one row cost what the row costs: the row, what it
// reads, and the checks that tie its facts together.
#pragma once

#include <cstdint>
#include <vector>

#include "interpreter/model/model.hpp"
#include "interpreter/model/value.hpp"
#include "interpreter/prove/unfold.hpp"

namespace biaochi::prove {

using model::Id;
using model::no_id;
using model::Op;
using model::Value;

// A value for each fact.
using Point = std::vector<Number>;

// What a fact file can hold.
struct Domain {
    facts::FactKind kind = facts::FactKind::quantity;
    Number least, most;
    bool whole = false;
};
Domain domain_of(const facts::Declaration& fact);

struct Local {
    model::Model model;                 // its own pool, facts and checks; the last row is the one asked about
    std::vector<std::uint32_t> facts;   // by local fact: of the standard, ascending
    std::vector<Domain> domains;        // by local fact
    std::vector<bool> read;             // by local fact: by the row itself, not only by a check
    std::vector<bool> complete;         // by check: no fact of it had to be held fixed
    Point base;                         // by local fact: breaks no check
    Layout layout;                      // of the standard: which facts stand for records
    std::vector<std::uint32_t> places;  // by fact of the standard, from the first that stands for a record:
                                        // its local fact and one more; 0: none, it is as in `fixed`
    Point fixed;
    bool unfolded = false;             // some of its facts stand for records or the period
    std::vector<Id> asked;             // what `also` became
    std::vector<std::size_t> rule_of;  // by rule of the row: which of the standard's row it is
    bool opaque = false;               // holds a primitive that no proof knows

    model::Row& row() { return model.rows.back(); }
    const model::Row& row() const { return model.rows.back(); }
    model::Pool& pool() { return model.pool; }
    const model::Pool& pool() const { return model.pool; }
};

// A fingerprint of each expression of a cut that does not depend on the order of sentences.
std::vector<std::uint64_t> fingerprints(const model::Pool& pool);

// Whether proofs understand this primitive. Others are sampled, never proven.
bool is_known(Op op);

class Cutter {
public:
    Cutter(const model::Model& model, Point base);

    // The row, with its sentences.
    Local cut(std::size_t row);
    // Expressions alone (asked), with the checks around them.
    Local cut(const std::vector<Id>& also);

    const model::Model& model() const { return model_; }
    const Point& base() const { return base_; }
    Point& base() { return base_; }
    const std::vector<std::vector<std::uint32_t>>& checks_of() const { return checks_of_; }

private:
    Local cut(const std::vector<Id>& roots, const model::Row* row);
    std::vector<Id> reachable(const std::vector<Id>& roots);

    const model::Model& model_;
    Point base_;
    Layout layout_;
    std::vector<std::vector<std::uint32_t>> checks_of_;  // by fact
    std::vector<std::uint64_t> prints_;                  // by id
    std::vector<Id> known_;                              // by id: what it became in the cut at hand
};

}  // namespace biaochi::prove
