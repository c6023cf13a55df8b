// A workbook with facts, sheet by sheet.
#pragma once

#include "interpreter/facts/intake.hpp"

namespace biaochi::facts {

// A sheet named like a ledger holds its records. 封面 says which standard and period the workbook is for,
// 证据 what shows the facts. Any other sheet with a heading holds facts of many subjects, or is the form of
// one. A sheet without one is told of and recorded.
Diagnostics read_workbook(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table);

// One sheet each; the intake keeps to it. `period` is that of subjects that have none of their own.
Diagnostics read_facts_sheet(Intake intake, const Period& period);
Diagnostics read_ledger_sheet(Intake intake, std::size_t ledger);
bool is_form_sheet(Intake& intake);
Diagnostics read_form_sheet(Intake intake, const Period& period);
// `first`: of the subjects of the workbook, which were read before.
Diagnostics read_evidence_sheet(Intake intake, Table& table, std::size_t first);

struct Cover {
    Period period;  // of all subjects, unless they have their own
    bool distrusted =
        false;  // it is for another standard, or wrong in itself: nothing of the workbook counts
    Diagnostics diagnostics;
};
Cover read_cover_sheet(Intake intake);

// The ledger with that name or those official words; the number of ledgers if there is none.
std::size_t ledger_named(const Schema& schema, std::string_view written);

}  // namespace biaochi::facts
