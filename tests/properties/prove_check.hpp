// Whether what was proven of a standard is true, as far as facts can tell.
#pragma once

#include <string>
#include <vector>

#include "interpreter/prove/prove.hpp"
#include "tests/properties/harness.hpp"
#include "tests/unit/support.hpp"

namespace biaochi::test {

// Puts every witness of a report through the engine.
void replay(Tally& tally, const Built& built, const prove::Report& report, const std::string& where);

// Facts against claims: no score beyond a proven end, no change by an idle sentence, no value in an idle
// tier. `missed`: how often these facts lead further than what was found (where nothing was said to be
// proven).
void contradict(Tally& tally, const Built& built, const prove::Report& report,
                const std::vector<FactRow>& rows, const std::string& where, std::size_t& missed);

}  // namespace biaochi::test
