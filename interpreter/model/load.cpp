// Reading a standard and what it imports, and overlay files.
#include "interpreter/model/load.hpp"

#include <algorithm>

#include "interpreter/model/library.hpp"
#include "lang/base/text.hpp"
#include "lang/syntax/parse.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

struct Loader {
    Sources& sources;
    const Files& files;
    std::string root;  // canonical folder of the standard
    Program& program;
    std::vector<std::string> open;  // being loaded, outermost first
    std::vector<std::string> done;

    static constexpr std::string_view library_prefixes[] = {"标准库/", "stdlib/"};

    void load(const std::string& key, const std::string& name, std::string text, const std::string& folder) {
        open.push_back(key);
        const std::uint32_t source = sources.add(name, std::move(text));
        syntax::Parsed parsed = syntax::parse(sources, source);
        std::move(parsed.diagnostics.begin(), parsed.diagnostics.end(),
                  std::back_inserter(program.diagnostics));
        for (const syntax::Node& node : parsed.tree.root.children) {
            if (node.kind != Kind::import_ || node.children.empty()) continue;
            const Span span = parsed.tree.span(node.children[0]);
            import(std::string(syntax::unquoted(sources.text(span))), span, folder);
        }
        program.trees.push_back(std::move(parsed.tree));
        open.pop_back();
        done.push_back(key);
    }

    void error(Code code, Span span, std::string what) {
        program.diagnostics.push_back({code, span, {std::move(what)}, {}});
    }

    // Whether the file is loaded already, or being loaded (a circle).
    bool known(const std::string& key, Span span) {
        const auto found = std::find(open.begin(), open.end(), key);
        if (found != open.end()) {
            std::string chain;
            for (auto each = found; each != open.end(); ++each) chain += short_name(*each) + " → ";
            error(Code::import_cyclic, span, chain + short_name(key));
            return true;
        }
        return std::find(done.begin(), done.end(), key) != done.end();
    }

    static std::string short_name(const std::string& key) { return key.substr(key.find_last_of('/') + 1); }

    void import(const std::string& written, Span span, const std::string& folder) {
        const std::string path = fold(written);
        for (const std::string_view prefix : library_prefixes) {
            if (path.compare(0, prefix.size(), prefix) != 0) continue;
            const std::string name = path.substr(prefix.size());
            for (const LibraryFile& file : library())
                if (file.name == name) {
                    const std::string key = "标准库/" + name;
                    if (!known(key, span)) load(key, key, std::string(file.text), "");
                    return;
                }
            error(Code::import_missing, span, written);
            return;
        }
        const bool climbs = path.empty() || path[0] == '/' || path.find('\\') != std::string::npos ||
                            path.find(':') != std::string::npos ||
                            ("/" + path + "/").find("/../") != std::string::npos;
        const std::string full = join_path(folder, written);
        const std::string real = climbs || open.front().empty() ? "" : files.canonical(full);
        if (climbs || (!real.empty() && real.compare(0, root.size(), root) != 0)) {
            error(Code::import_outside, span, written);
            return;
        }
        const FileText text = real.empty() ? FileText{} : files.read(full, syntax::max_standard_size);
        if (!text.ok) {
            error(Code::import_missing, span, written);
            return;
        }
        if (!known(real, span)) load(real, full, text.text, folder_of(full));
    }
};

Diagnostic unreadable(const std::string& path, const FileText& text) {
    if (text.text.empty())
        return {Code::source_too_large, {}, {path, std::to_string(syntax::max_standard_size)}, {}};
    return {Code::file_unreadable, {}, {path, system_reason(text.text)}, {}};
}

}  // namespace

Program load(Sources& sources, const Files& files, const std::string& path) {
    Program program;
    const FileText text = files.read(path, syntax::max_standard_size);
    if (!text.ok) {
        program.diagnostics.push_back(unreadable(path, text));
        return program;
    }
    const std::string real = files.canonical(path);
    std::string root = folder_of(real);
    if (root.empty() || root.back() != '/') root += '/';
    Loader loader{sources, files, root, program, {}, {}};
    loader.load(real, path, text.text, folder_of(path));
    return program;
}

std::vector<Choice> read_overlay(Sources& sources, const Files& files, const std::string& path,
                                 Diagnostics& diagnostics) {
    std::vector<Choice> choices;
    const FileText text = files.read(path, syntax::max_standard_size);
    if (!text.ok) {
        diagnostics.push_back(unreadable(path, text));
        return choices;
    }
    const std::uint32_t source = sources.add(path, text.text);
    const Diagnostics impure = purity(sources, source);
    diagnostics.insert(diagnostics.end(), impure.begin(), impure.end());
    if (!impure.empty()) return choices;
    const std::string_view all = sources[source].text;
    for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = std::min(all.find('\n', begin), all.size());
        std::string_view line = all.substr(begin, end - begin);
        for (const std::string_view mark : {"#", "＃"}) line = line.substr(0, line.find(mark));
        line = trim(line);
        const auto at = static_cast<std::uint32_t>(line.data() - all.data());
        const Span span{source, at, at + static_cast<std::uint32_t>(line.size())};
        begin = end + 1;
        if (line.empty()) continue;
        for (const std::string_view stop : {"。", ";", "；", "."})
            if (line.size() > stop.size() && line.substr(line.size() - stop.size()) == stop)
                line.remove_suffix(stop.size());
        bool good = false;
        for (const Language language : {Language::zh, Language::en}) {
            const std::string_view word = spelling(Word::ruling, language);
            if (line.substr(0, word.size()) != word) continue;
            const std::string_view rest = line.substr(word.size());
            for (const std::string_view equals : {"=", "＝"}) {
                const std::size_t sign = rest.find(equals);
                if (good || sign == std::string_view::npos) continue;
                const std::string_view name = trim(rest.substr(0, sign));
                const std::string_view option = trim(rest.substr(sign + equals.size()));
                if (name.empty() || option.empty()) continue;
                choices.push_back({std::string(name), std::string(option), span});
                good = true;
            }
        }
        if (!good) diagnostics.push_back({Code::overlay_line, span, {}, {}});
    }
    return choices;
}

}  // namespace biaochi::model
