#include "interpreter/cli/inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "interpreter/facts/decode.hpp"
#include "interpreter/facts/read.hpp"
#include "lang/base/text.hpp"
#include "lang/source/files.hpp"

namespace biaochi::cli {

namespace {

namespace fs = std::filesystem;

fs::path native(const std::string& path) { return fs::path(std::u8string(path.begin(), path.end())); }

std::string portable(const fs::path& path) {
    const std::u8string text = path.u8string();
    return std::string(text.begin(), text.end());
}

int unreadable(const Session& session, const std::string& path, const std::string& reason) {
    return session.fail(input_output,
                        {Code::file_unreadable, {}, {printable(path), system_reason(reason)}, {}});
}

int read_bytes(const Session& session, const std::string& path, std::size_t limit, FileText& file) {
    file = disk().read(path, limit);
    if (file.ok) return fine;
    if (!file.text.empty()) return unreadable(session, path, file.text);
    return session.fail(input_errors,
                        {Code::source_too_large, {}, {printable(path), std::to_string(limit)}, {}});
}

// One for each reader: .xls is known only to be refused.
Text extensions() {
    Text all;
    facts::Reader last = nullptr;
    for (const facts::Format& format : facts::formats()) {
        if (std::exchange(last, format.read) == format.read) continue;
        const std::string each = "*" + std::string(format.extension);
        all = {all.zh + (all.zh.empty() ? "" : "、") + each, all.en + (all.en.empty() ? "" : ", ") + each};
    }
    return all;
}

// A folder stands for its fact files, anything else for itself.
int expand(const Session& session, const std::string& path, std::vector<std::string>& files) {
    std::error_code error;
    if (!fs::is_directory(native(path), error)) {
        files.push_back(path);
        return fine;
    }
    std::vector<std::string> names;
    fs::directory_iterator each(native(path), error);
    for (; !error && each != fs::directory_iterator(); each.increment(error)) {
        const std::string name = portable(each->path().filename());
        std::error_code ignored;
        if (is_fact_file(name) && !each->is_directory(ignored)) names.push_back(name);
    }
    if (error) return unreadable(session, path, std::generic_category().message(error.value()));
    if (names.empty())
        return session.fail(input_errors,
                            {Code::folder_without_facts, {}, {printable(path), extensions()}, {}});
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) files.push_back(join_path(path, name));
    return fine;
}

// One fact file into the session's sources. Warnings are kept; a file that cannot be read at all is told of
// at once.
int read_fact_source(Session& session, const std::string& path, std::uint32_t& source,
                     Diagnostics& diagnostics) {
    FileText file;
    if (const int code = read_bytes(session, path, facts::max_file_size, file)) return code;
    Diagnostics found;
    if (!facts::decode(session.sources, printable(path), std::move(file.text), source, found)) {
        session.tell(found);
        return input_errors;
    }
    diagnostics.insert(diagnostics.end(), found.begin(), found.end());
    return fine;
}

}  // namespace

bool is_fact_file(const std::string& path) {
    std::string name = path.substr(folder_of(path).size());
    if (name.size() > 1 && name[0] == '/') name.erase(0, 1);
    // Spreadsheet programs leave ~$甲.xlsx beside a workbook that is open.
    if (name.empty() || name[0] == '.' || name.substr(0, 2) == "~$") return false;
    name = lower_case(name);
    const std::vector<facts::Format>& formats = facts::formats();
    return std::any_of(formats.begin(), formats.end(), [&](const facts::Format& format) {
        return name.size() > format.extension.size() && name.ends_with(format.extension);
    });
}

int read_source(Session& session, const std::string& path, std::size_t limit, std::uint32_t& source) {
    FileText file;
    if (const int code = read_bytes(session, path, limit, file)) return code;
    source = session.sources.add(printable(path), std::move(file.text));
    return fine;
}

int read_facts(Session& session, const std::vector<std::string>& paths, const facts::Schema& schema,
               facts::Table& table, Diagnostics& diagnostics, std::vector<std::uint32_t>& sources) {
    std::vector<std::string> files;
    int worst = fine;
    for (const std::string& path : paths) worst = std::max(worst, expand(session, path, files));
    if (worst != fine) return worst;
    sources.resize(files.size());
    for (std::size_t i = 0; i < files.size(); ++i)
        worst = std::max(worst, read_fact_source(session, files[i], sources[i], diagnostics));
    if (worst != fine) return worst;
    const auto add = [&](const Diagnostics& found) {
        diagnostics.insert(diagnostics.end(), found.begin(), found.end());
    };
    for (const std::uint32_t source : sources) add(facts::read(session.sources, source, schema, table));
    add(facts::complete(session.sources, schema, table));
    return fine;
}

}  // namespace biaochi::cli
