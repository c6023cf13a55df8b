#include "interpreter/cli/batch.hpp"
#include "interpreter/cli/commands.hpp"
#include "interpreter/cli/forms.hpp"
#include "interpreter/cli/inputs.hpp"
#include "interpreter/report/receipt.hpp"
#include "interpreter/score/derive.hpp"
#include "lang/base/text.hpp"

namespace biaochi::cli {

namespace {

bool is_json(const std::string& path) { return lower_case(path).ends_with(".json"); }

// Before anything is read: the receipt is a file of its own.
int check_receipt(const Session& session) {
    const std::string& path = session.settings.receipt;
    if (path.empty()) return fine;
    if (!is_json(path) && !lower_case(path).ends_with(".md"))
        return session.fail(wrong_usage, {Code::usage_receipt_extension, {}, {printable(path)}, {}});
    return check_target(session, path);
}

// Refused subjects stand in the receipt only; without any other one there is nothing to write.
int write(const Session& session, const report::Import& import, const report::Receipt& all) {
    const bool any = all.refused < all.subjects;
    std::string facts;
    if (any) {
        const forms::Form form{import.model, import.sources, &import.table, session.language,
                               session.settings.by_subject};
        if (const int code = write_form(session, form, facts)) return code;
    }
    const Settings& settings = session.settings;
    std::string receipt;
    std::vector<OutputFile> files;
    if (any && !settings.output.empty()) files.push_back({settings.output, facts});
    if (!settings.receipt.empty()) {
        receipt = is_json(settings.receipt) ? report::receipt_json(import, all)
                                            : report::receipt_markdown(import, all);
        files.push_back({settings.receipt, receipt});
    }
    if (const int code = deliver(session, files)) return code;
    return any && settings.output.empty() ? deliver(session, facts) : fine;
}

}  // namespace

int import_facts(Session& session) {
    if (const int code = check_output(session)) return code;
    if (const int code = check_form_output(session)) return code;
    if (const int code = check_receipt(session)) return code;
    Standard standard;
    if (const int code = read_standard(session, session.settings.words[0], standard)) return code;
    const std::vector<std::string> paths(session.settings.words.begin() + 1, session.settings.words.end());
    facts::Table table;
    Diagnostics diagnostics;
    std::vector<std::uint32_t> files;
    if (const int code = read_facts(session, paths, standard.model.schema, table, diagnostics, files))
        return code;
    const Diagnostics derived = score::derive(standard.model, table);
    diagnostics.insert(diagnostics.end(), derived.begin(), derived.end());
    const report::Import import{standard.model, session.sources, table, diagnostics, files, session.language};
    const report::Receipt receipt = report::receipt(import);
    const int written = write(session, import, receipt);
    session.tell(diagnostics);
    if (written != fine) return written;
    const std::size_t accepted = receipt.accepted();
    session.say(text(Message::import_summary, session.language,
                     {std::to_string(receipt.rows()), std::to_string(accepted),
                      std::to_string(receipt.rows() - accepted)}));
    return receipt.refused > 0 || has_errors(diagnostics) ? input_errors : fine;
}

}  // namespace biaochi::cli
