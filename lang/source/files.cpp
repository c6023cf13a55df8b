#include "lang/source/files.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace biaochi {

namespace {

namespace fs = std::filesystem;

// A path given as a narrow string is in the system's code page on Windows; u8string is UTF-8 everywhere.
fs::path native(const std::string& path) { return fs::path(std::u8string(path.begin(), path.end())); }

std::string portable(const fs::path& path) {
    const std::u8string text = path.generic_u8string();
    return std::string(text.begin(), text.end());
}

FileText refused(const std::string& reason) { return {false, reason}; }

// The reasons are always English, whatever the system's language: messages.inc has them in Chinese too.
std::string reason(const std::error_code& error) { return std::generic_category().message(error.value()); }

class Disk final : public Files {
public:
    // Regular files only: opening a FIFO waits for ever, a device has no end, a folder reads as nothing.
    FileText read(const std::string& path, std::size_t limit) const override {
        std::error_code error;
        const fs::file_status status = fs::status(native(path), error);
        if (status.type() == fs::file_type::not_found)
            return refused(reason(make_error_code(std::errc::no_such_file_or_directory)));
        if (error) return refused(reason(error));
        if (fs::is_directory(status)) return refused(reason(make_error_code(std::errc::is_a_directory)));
        if (!fs::is_regular_file(status)) return refused("Not a regular file");
        const std::uintmax_t size = fs::file_size(native(path), error);
        if (error) return refused(reason(error));
        if (size > limit) return {};
        std::ifstream stream(native(path), std::ios::binary);
        if (!stream) return refused(reason({errno, std::generic_category()}));
        return content(stream, static_cast<std::size_t>(size), limit);
    }

    std::string canonical(const std::string& path) const override {
        std::error_code error;
        const fs::path found = fs::canonical(native(path), error);
        return error ? std::string() : portable(found);
    }

private:
    // The size is only a hint: a file can grow, and those under /proc have none. So it is read to its end.
    static FileText content(std::ifstream& stream, std::size_t size, std::size_t limit) {
        FileText result{true, std::string(size, '\0')};
        stream.read(result.text.data(), static_cast<std::streamsize>(size));
        result.text.resize(static_cast<std::size_t>(stream.gcount()));
        char more[4096];
        while (stream.good()) {
            stream.read(more, sizeof more);
            if (result.text.size() + static_cast<std::size_t>(stream.gcount()) > limit) return {};
            result.text.append(more, static_cast<std::size_t>(stream.gcount()));
        }
        if (stream.bad()) return refused(reason(make_error_code(std::errc::io_error)));
        return result;
    }
};

#ifdef _WIN32
constexpr const char* separators = "/\\";
#else
constexpr const char* separators = "/";
#endif

}  // namespace

const Files& disk() {
    static const Disk instance;
    return instance;
}

std::string folder_of(const std::string& path) {
    const std::size_t last = path.find_last_of(separators);
    if (last == std::string::npos) return {};
    return last == 0 ? path.substr(0, 1) : path.substr(0, last);  // the folder of /a is /, not here
}

std::string join_path(const std::string& folder, const std::string& relative) {
    if (folder.empty() || native(relative).is_absolute()) return relative;
    const bool separated = std::string(separators).find(folder.back()) != std::string::npos;
    return folder + (separated ? "" : "/") + relative;
}

}  // namespace biaochi
