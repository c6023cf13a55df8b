// Records of ledgers, the period of a subject, and whether a fact is 不适用, unfolded into facts of their own
// (欠薪事件.条数, 欠薪事件[1].性质 …), so that whatever finds facts finds records too.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "interpreter/model/model.hpp"

namespace biaochi::prove {

// More records than these are not tried: what needs them stays unproven.
constexpr std::size_t most_records = 6;

// Where the facts that stand for records are, in a schema that was unfolded.
struct Layout {
    struct Ledger {
        std::uint32_t count = 0, first = 0;
        std::size_t fields = 0;
        std::uint32_t at(std::size_t record, std::size_t field) const {
            return first + static_cast<std::uint32_t>(record * fields + field);
        }
    };
    std::vector<Ledger> ledgers;
    std::uint32_t period_begin = 0, period_end = 0;
    std::uint32_t real = 0;           // facts before them
    std::vector<std::uint32_t> flag;  // by real fact: the truth that says it is 不适用; 0: it always applies
};
Layout layout_of(const facts::Schema& schema);

// Adds the facts to the schema, and to the checks that read records.
void unfold(model::Model& model);

// The facts that stand for what an expression reads of its subject beside facts.
std::vector<std::uint32_t> unfolded(const Layout& layout, const model::Pool& pool, model::Id id);

// Fills the ledgers and periods of a table from them.
void fold(const Layout& layout, facts::Table& table, std::size_t subjects,
          const std::function<Number(std::uint32_t fact, std::size_t subject)>& value);

}  // namespace biaochi::prove
