// Writing files so that a reader finds the old one or the whole new one, never a part.
#pragma once

#include <string>
#include <string_view>

namespace biaochi::cli {

// Writes a file in the same folder, makes sure that it is on the disk, and gives it the name. Returns "", or
// why it failed: then a file that was there is untouched and nothing else is left behind. Refuses what is no
// regular file (a folder; a device would be replaced by a file). Follows a link, respects a read-only file,
// and keeps the permissions of what it replaces.
std::string write_file(const std::string& path, std::string_view content);

}  // namespace biaochi::cli
