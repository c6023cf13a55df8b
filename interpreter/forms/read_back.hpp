// What was written is read again before anybody relies on it: no form says anything else than its table.
#pragma once

#include <string>

#include "interpreter/forms/form.hpp"

namespace biaochi::forms {

// What of a filled form its bytes lose or change when they are read: "“甲村”的“人数”". "" if nothing: the
// subjects that are not refused, their keys and periods, every fact that was written down, its evidence,
// every ledger.
Text lost(const Form& form, const Format& format, const std::string& bytes);

}  // namespace biaochi::forms
