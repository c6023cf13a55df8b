#include "interpreter/cli/batch.hpp"
#include "interpreter/cli/commands.hpp"
#include "interpreter/cli/inputs.hpp"
#include "lang/syntax/parse.hpp"

namespace biaochi::cli {

// Only the file itself: what it imports keeps the words that it has.
int translate(Session& session) {
    const Settings& settings = session.settings;
    if (settings.to.empty()) {
        const OptionRow& to = row_of(Option::to);
        return session.fail(wrong_usage, {Code::usage_argument_missing,
                                          {},
                                          {std::string(to.name),
                                           Text(text(to.about, Language::zh, {to.choices(Language::zh)}),
                                                text(to.about, Language::en, {to.choices(Language::en)}))},
                                          {}});
    }
    if (const int code = check_output(session)) return code;
    std::uint32_t source = 0;
    if (const int code = read_source(session, settings.words[0], syntax::max_standard_size, source))
        return code;
    const syntax::Parsed parsed = syntax::parse(session.sources, source);
    session.tell(parsed.diagnostics);
    if (has_errors(parsed.diagnostics)) return input_errors;
    return deliver(session, syntax::respell(parsed.tree, session.sources,
                                            settings.to == "zh" ? Language::zh : Language::en));
}

}  // namespace biaochi::cli
