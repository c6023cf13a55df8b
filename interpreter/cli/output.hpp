// Writing files so that a reader finds the old one or the whole new one, never a part.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace biaochi::cli {

struct OutputFile {
    std::string path;
    std::string_view content;
};

struct OutputProblem {
    std::string path;
    std::string reason;  // "" if there is none
};

// Writes each file beside its place, makes sure that all are on the disk, and then gives them their names.
// Where that fails, files that were there are untouched and nothing else is left behind; only when the system
// refuses a name itself the files before it have theirs. Refuses what is no regular file (a folder; a device
// would be replaced by a file). Follows a link, respects a read-only file, and keeps the permissions of what
// it replaces.
OutputProblem write_files(const std::vector<OutputFile>& files);

}  // namespace biaochi::cli
