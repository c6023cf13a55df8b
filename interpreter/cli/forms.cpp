#include "interpreter/cli/forms.hpp"

#include <system_error>

#include "interpreter/forms/read_back.hpp"

namespace biaochi::cli {

namespace {

std::string extensions(const forms::Format* but) {
    std::string all;
    for (const forms::Format& format : forms::formats())
        if (&format != but) all += (all.empty() ? "" : " ") + std::string(format.extension);
    return all;
}

const forms::Format* format_of(const Session& session) {
    const std::string& path = session.settings.output;
    return forms::format_of(path.empty() ? "-.facts" : path);
}

}  // namespace

int check_form_output(const Session& session) {
    if (format_of(session) != nullptr) return fine;
    return session.fail(
        wrong_usage,
        {Code::form_unknown_kind, {}, {printable(session.settings.output), extensions(nullptr)}, {}});
}

int write_form(const Session& session, const forms::Form& form, std::string& bytes) {
    const forms::Format& format = *format_of(session);
    const std::string& path = session.settings.output;
    const auto refuse = [&](const Text& what) {
        return session.fail(input_errors,
                            {Code::form_cannot_hold, {}, {printable(path), what, extensions(&format)}, {}});
    };
    const Text cannot = format.cannot(form);
    if (!cannot.zh.empty()) return refuse(cannot);
    try {
        bytes = format.write(form);
    } catch (const std::system_error& error) {
        return session.fail(
            input_output,
            {Code::file_unwritable, {}, {printable(path), system_reason(error.code().message())}, {}});
    }
    const Text lost = forms::lost(form, format, bytes);
    return lost.zh.empty() ? fine : refuse(lost);
}

}  // namespace biaochi::cli
