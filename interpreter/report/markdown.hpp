// What both Markdown reports write alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace biaochi::report {

// Text that Markdown (and the HTML in it) leaves alone: names and official words come from files that anyone
// may write.
std::string escaped(std::string_view text);

// A table row; the cells are already escaped.
std::string markdown_row(const std::vector<std::string>& cells);

}  // namespace biaochi::report
