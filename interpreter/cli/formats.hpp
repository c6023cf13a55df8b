// Which format a report is written in.
#pragma once

#include "interpreter/cli/session.hpp"
#include "interpreter/report/report.hpp"

namespace biaochi::cli {

// That of --format, else that of the extension of --output, else text. Notes the name in
// session.settings.format.
const report::Format& choose_format(Session& session);

}  // namespace biaochi::cli
