// A workbook (.xlsx) as a source: every sheet becomes a stretch of CSV, with marks that say which cell is
// where.
#pragma once

#include "interpreter/facts/refusal.hpp"

namespace biaochi::facts {

// Nothing of use where the refusal says why. The warnings (hidden sheets, rows and columns) have places in
// source 0.
Source read_xlsx(std::string name, std::string_view bytes, Refusal& refusal, Diagnostics& warnings);

}  // namespace biaochi::facts
