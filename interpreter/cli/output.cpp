#include "interpreter/cli/output.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <process.h>
#include <sys/stat.h>
#else
#include <unistd.h>
#endif

namespace biaochi::cli {

namespace {

namespace fs = std::filesystem;

std::string reason(int error) { return std::generic_category().message(error); }

#ifdef _WIN32
int process() { return _getpid(); }
std::FILE* create(const fs::path& path) {
    const int descriptor =
        _wopen(path.c_str(), _O_WRONLY | _O_CREAT | _O_EXCL | _O_BINARY, _S_IREAD | _S_IWRITE);
    return descriptor < 0 ? nullptr : _fdopen(descriptor, "wb");
}
bool on_disk(std::FILE* file) { return _commit(_fileno(file)) == 0; }
bool writable(const fs::path& path) { return _waccess(path.c_str(), 2) == 0; }
#else
int process() { return getpid(); }
// One call: a descriptor that gets no stream would leave its file behind.
std::FILE* create(const fs::path& path) { return std::fopen(path.c_str(), "wbxe"); }
bool on_disk(std::FILE* file) { return fsync(fileno(file)) == 0; }
bool writable(const fs::path& path) { return access(path.c_str(), W_OK) == 0; }
#endif

// A new file that vanishes again unless it is given its final name.
class Draft {
public:
    explicit Draft(const fs::path& folder) {
        for (int attempt = 0; attempt < 100 && file_ == nullptr; ++attempt) {
            path_ =
                folder / (".biaochi-" + std::to_string(process()) + "-" + std::to_string(attempt) + ".tmp");
            file_ = create(path_);
            if (file_ == nullptr && errno != EEXIST) break;
        }
        if (file_ != nullptr) return;
        error_ = errno;
        path_.clear();
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft() {
        if (file_ != nullptr) std::fclose(file_);
        std::error_code ignored;
        if (!path_.empty()) fs::remove(path_, ignored);
    }

    // 0, or what went wrong. Each step can be the one that finds the disk full.
    int write(std::string_view content) {
        if (error_ != 0) return error_;
        errno = 0;
        const bool written = std::fwrite(content.data(), 1, content.size(), file_) == content.size();
        if (!written || std::fflush(file_) != 0 || !on_disk(file_)) return failed();
        std::FILE* file = file_;
        file_ = nullptr;
        return std::fclose(file) == 0 ? 0 : failed();
    }

    int name(const fs::path& path) {
        std::error_code error;
        fs::rename(path_, path, error);
        if (!error) path_.clear();
        return error.value();
    }

    const fs::path& path() const { return path_; }

private:
    static int failed() { return errno != 0 ? errno : EIO; }

    fs::path path_;
    std::FILE* file_ = nullptr;
    int error_ = 0;  // why it could not be created
};

// A file on its way to its name.
class Prepared {
public:
    // "", or why it cannot be written.
    std::string prepare(const std::string& path, std::string_view content);
    std::string name() {
        const int problem = draft_->name(target_);
        return problem != 0 ? reason(problem) : std::string();
    }

private:
    fs::path target_;
    std::optional<Draft> draft_;
};

std::string Prepared::prepare(const std::string& path, std::string_view content) {
    const fs::path wanted(std::u8string(path.begin(), path.end()));
    std::error_code error;
    const fs::file_status status = fs::status(wanted, error);
    const bool replaces = fs::exists(status);
    if (fs::is_directory(status)) return reason(EISDIR);
    if (replaces && !fs::is_regular_file(status)) return "Not a regular file";
    target_ = replaces ? fs::canonical(wanted, error) : wanted;
    if (error && replaces) return reason(error.value());
    if (replaces && !writable(target_)) return reason(errno);  // a rename would not ask
    draft_.emplace(target_.parent_path());
    const int problem = draft_->write(content);
    if (problem == ENOENT) return "No such folder";  // which the system calls a file
    if (problem != 0) return reason(problem);
    if (replaces) fs::permissions(draft_->path(), status.permissions(), error);
    return replaces && error ? reason(error.value()) : std::string();
}

}  // namespace

OutputProblem write_files(const std::vector<OutputFile>& files) {
    std::vector<Prepared> prepared(files.size());
    for (std::size_t i = 0; i < files.size(); ++i)
        if (std::string why = prepared[i].prepare(files[i].path, files[i].content); !why.empty())
            return {files[i].path, std::move(why)};
    for (std::size_t i = 0; i < files.size(); ++i)
        if (std::string why = prepared[i].name(); !why.empty()) return {files[i].path, std::move(why)};
    return {};
}

}  // namespace biaochi::cli
