#include "interpreter/cli/session.hpp"

#include <cerrno>
#include <system_error>

namespace biaochi::cli {

void Session::tell(const Diagnostics& diagnostics) const {
    constexpr std::size_t most = 100;
    for (std::size_t i = 0; i < diagnostics.size() && i < most; ++i)
        console.err << render(diagnostics[i], sources, language);
    if (diagnostics.size() > most)
        say(text(Message::more_messages, language, {std::to_string(diagnostics.size() - most)}));
}

int Session::fail(Exit code, Diagnostic diagnostic) const {
    tell({std::move(diagnostic)});
    return code;
}

report::Style Session::style() const {
    report::Style style;
    style.language = language;
    if (!settings.output.empty()) return style;
    style.width = console.width;
    style.colour = console.out_terminal && !console.colourless && !settings.no_color;
    return style;
}

int deliver(const Session& session, const std::vector<OutputFile>& files) {
    const OutputProblem problem = write_files(files);
    if (!problem.reason.empty())
        return session.fail(
            input_output,
            {Code::file_unwritable, {}, {printable(problem.path), system_reason(problem.reason)}, {}});
    for (const OutputFile& file : files)
        session.say(text(Message::written, session.language, {printable(file.path)}));
    return fine;
}

int deliver(const Session& session, const std::string& result) {
    const std::string& path = session.settings.output;
    if (!path.empty()) return deliver(session, {OutputFile{path, result}});
    errno = 0;
    session.console.out.write(result.data(), static_cast<std::streamsize>(result.size()));
    session.console.out.flush();
    if (session.console.out.good()) return fine;
    const std::string reason = std::generic_category().message(errno != 0 ? errno : EIO);
    // No diagnostic with a code: those are about what the user wrote.
    session.say(text(Message::output_failed, session.language, {system_reason(reason).in(session.language)}));
    return input_output;
}

}  // namespace biaochi::cli
