#include <algorithm>

#include "interpreter/cli/batch.hpp"
#include "interpreter/cli/commands.hpp"
#include "interpreter/cli/forms.hpp"
#include "lang/base/text.hpp"

namespace biaochi::cli {

namespace {

// Each once, however often it is given.
std::vector<std::string> names_of(const Settings& settings) {
    std::vector<std::string> names, folded;
    for (const std::string& written : settings.subjects) {
        const std::string name = printable(trim(written));
        if (name.empty() || std::find(folded.begin(), folded.end(), fold(name)) != folded.end()) continue;
        names.push_back(name);
        folded.push_back(fold(name));
    }
    return names;
}

}  // namespace

int make_template(Session& session) {
    if (const int code = check_output(session)) return code;
    if (const int code = check_form_output(session)) return code;
    Standard standard;
    if (const int code = read_standard(session, session.settings.words[0], standard)) return code;
    std::string bytes;
    const forms::Form form{standard.model,
                           session.sources,
                           nullptr,
                           session.language,
                           session.settings.by_subject,
                           names_of(session.settings)};
    if (const int code = write_form(session, form, bytes)) return code;
    return deliver(session, bytes);
}

}  // namespace biaochi::cli
