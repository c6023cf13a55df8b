#include "interpreter/cli/formats.hpp"

namespace biaochi::cli {

namespace {

bool has_extension(const std::string& path, std::string_view extension) {
    return path.size() > extension.size() &&
           path.compare(path.size() - extension.size(), extension.size(), extension) == 0;
}

}  // namespace

const report::Format& choose_format(Session& session) {
    const std::vector<report::Format>& all = report::formats();
    const report::Format* chosen = &all.front();
    for (const report::Format& format : all) {
        const Settings& settings = session.settings;
        if (settings.format.empty() ? has_extension(settings.output, format.extension)
                                    : settings.format == format.name)
            chosen = &format;
    }
    session.settings.format = chosen->name;
    return *chosen;
}

}  // namespace biaochi::cli
