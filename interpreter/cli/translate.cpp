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
    const Language language = settings.to == "zh" ? Language::zh : Language::en;
    const std::string respelt = syntax::respell(parsed.tree, session.sources, language);
    // A name can run together with the words of the other language (甲,得 nothing → earns nothing): never
    // silently.
    const std::uint32_t check = session.sources.add(settings.words[0], respelt);
    const syntax::Parsed again = syntax::parse(session.sources, check);
    if (has_errors(again.diagnostics) ||
        print(again.tree, session.sources) != print(parsed.tree, session.sources))
        return session.fail(input_errors, {Code::respelling_differs, {}, {printable(settings.words[0])}, {}});
    return deliver(session, respelt);
}

}  // namespace biaochi::cli
