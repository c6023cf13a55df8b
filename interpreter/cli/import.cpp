#include "interpreter/cli/batch.hpp"
#include "interpreter/cli/commands.hpp"
#include "interpreter/cli/forms.hpp"
#include "interpreter/cli/inputs.hpp"
#include "interpreter/report/receipt.hpp"
#include "interpreter/score/derive.hpp"
#include "lang/source/files.hpp"

namespace biaochi::cli {

namespace {

bool ends_with(std::string name, std::string_view extension) {
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return name.size() > extension.size() && name.ends_with(extension);
}

// Before anything is read: the receipt is a file of its own.
int check_receipt(const Session& session) {
    const std::string& path = session.settings.receipt;
    if (path.empty()) return fine;
    if (!ends_with(path, ".md") && !ends_with(path, ".json"))
        return session.fail(wrong_usage, {Code::usage_receipt_extension, {}, {printable(path)}, {}});
    const std::string target = disk().canonical(path);
    const auto is_it = [&](const std::string& other) {
        return other == path || (!target.empty() && disk().canonical(other) == target);
    };
    const std::string folder = folder_of(path);
    const std::string within = is_fact_file(path) ? disk().canonical(folder.empty() ? "." : folder) : "";
    for (const std::vector<std::string>* list : {&session.settings.words, &session.settings.overlays})
        for (const std::string& input : *list)
            if (is_it(input) || (!within.empty() && disk().canonical(input) == within))
                return session.fail(wrong_usage, {Code::usage_output_is_input, {}, {printable(path)}, {}});
    return fine;
}

// Refused subjects stand in the receipt only; without any other one there is nothing to write.
int write(const Session& session, const report::Import& import, const report::Receipt& all) {
    const bool any = all.refused < all.subjects;
    std::string facts;
    if (any) {
        const forms::Form form{import.model, import.sources, &import.table, session.language};
        if (const int code = write_form(session, form, facts)) return code;
    }
    const Settings& settings = session.settings;
    std::string receipt;
    std::vector<OutputFile> files;
    if (any && !settings.output.empty()) files.push_back({settings.output, facts});
    if (!settings.receipt.empty()) {
        receipt = ends_with(settings.receipt, ".json") ? report::receipt_json(import, all)
                                                       : report::receipt_markdown(import, all);
        files.push_back({settings.receipt, receipt});
    }
    if (const int code = deliver(session, files)) return code;
    return any && settings.output.empty() ? deliver(session, facts) : fine;
}

}  // namespace

int import_(Session& session) {
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
