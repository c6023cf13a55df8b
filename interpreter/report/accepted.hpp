// What a standard accepts, as `check` shows it.
#pragma once

#include <string>

#include "interpreter/prove/accept.hpp"

namespace biaochi::report {

// A line for each acceptance: its place, its code, how many warnings it met, its reason.
std::string accepted_lines(const prove::Judged& judged, const Sources& sources, Language language);

}  // namespace biaochi::report
