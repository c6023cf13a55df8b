// The file system behind one small interface, so that the core also runs where there is none. Paths are
// UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace biaochi {

struct FileText {
    bool ok = false;
    std::string text;  // the content, or the system's reason
};

class Files {
public:
    virtual ~Files() = default;
    // At most `limit` bytes; a longer file is not read (ok is false, text is empty).
    virtual FileText read(const std::string& path, std::size_t limit) const = 0;
    // The same path for the same file: links resolved. "" where there is no such file.
    virtual std::string canonical(const std::string& path) const = 0;
};

// The real one.
const Files& disk();

// The part of a path before its last separator ("" if there is none), and the two joined again.
std::string folder_of(const std::string& path);
std::string join_path(const std::string& folder, const std::string& relative);

}  // namespace biaochi
