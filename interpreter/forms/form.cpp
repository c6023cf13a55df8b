#include "interpreter/forms/form.hpp"

#include "interpreter/forms/content.hpp"

namespace biaochi::forms {

namespace {

Text all_of_it(const Form& /*form*/) { return {}; }

// A table of facts: one row for each subject, and nothing else.
Text beyond_rows(const Form& form) {
    const Content content(form);
    if (form.sheet_per_subject) return both(Message::form_unheld_sheets);
    for (const std::size_t ledger : content.ledgers) {
        bool given = content.ledger(ledger).required;
        for (const Respondent& subject : content.subjects)
            given = given || content.records(subject, ledger).has_value();
        if (given) return both(Message::form_unheld_ledgers);
    }
    for (const Respondent& subject : content.subjects)
        for (const Asked& asked : content.facts)
            if (!content.evidence(subject, asked.fact).empty())
                return both(Message::form_unheld_cells,
                            {subject.name,
                             text(Message::form_unheld_evidence, form.language, {asked.declaration->name})});
    return {};
}

}  // namespace

const std::vector<Format>& formats() {
    static const std::vector<Format> table = {
        {"xlsx", ".xlsx", all_of_it, write_xlsx},
        {"facts", ".facts", all_of_it, write_facts},
        {"csv", ".csv", beyond_rows, write_csv},
    };
    return table;
}

const Format* format_of(std::string_view path) {
    std::string name(path);
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    for (const Format& format : formats())
        if (name.size() > format.extension.size() && name.ends_with(format.extension)) return &format;
    return nullptr;
}

}  // namespace biaochi::forms
