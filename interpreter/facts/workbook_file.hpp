// A workbook with facts, sheet by sheet.
#pragma once

#include "interpreter/facts/intake.hpp"

namespace biaochi::facts {

// A sheet named like a ledger holds its records; any other sheet with a heading holds facts. A sheet without
// one is told of and recorded.
Diagnostics read_workbook(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table);

// One sheet each; the intake keeps to it.
Diagnostics read_facts_sheet(Intake intake);
Diagnostics read_ledger_sheet(Intake intake, std::size_t ledger);

// The ledger with that name or those official words; the number of ledgers if there is none.
std::size_t ledger_named(const Schema& schema, std::string_view written);

}  // namespace biaochi::facts
