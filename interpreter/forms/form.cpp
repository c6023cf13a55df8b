#include "interpreter/forms/form.hpp"

#include "interpreter/forms/content.hpp"
#include "interpreter/report/report.hpp"

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
    for (const Respondent& subject : content.subjects) {
        for (const std::string& each : {subject.name, subject.town, subject.period})
            if (report::like_a_formula(each)) return both(Message::form_unheld_formula, {each});
        for (const Asked& asked : content.facts) {
            const facts::Cell* cell = content.cell(subject, asked.fact);
            if (!content.evidence(subject, asked.fact).empty())
                return about(form, subject, both(Message::form_unheld_evidence, {asked.declaration->name}));
            if (cell == nullptr || asked.declaration->kind == facts::FactKind::quantity) continue;
            const std::string written = content.written(*asked.declaration, *cell);
            if (report::like_a_formula(written)) return both(Message::form_unheld_formula, {written});
        }
    }
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
