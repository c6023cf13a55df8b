#include "interpreter/forms/form.hpp"

#include <algorithm>

#include "interpreter/facts/workbook_cells.hpp"
#include "interpreter/facts/workbook_parts.hpp"
#include "interpreter/forms/book.hpp"
#include "interpreter/forms/content.hpp"
#include "interpreter/report/report.hpp"
#include "lang/base/text.hpp"

namespace biaochi::forms {

namespace {

Text all_of_it(const Form& /*form*/) { return {}; }

// A sheet is known by its name: a ledger's must be one that a workbook allows and that says nothing else.
bool names_a_sheet(const std::string& ledger) {
    if (first_characters(ledger, Book::longest_name) != ledger) return false;
    for (const Message taken : {Message::form_cover, Message::form_facts, Message::form_evidence})
        for (const Language language : {Language::zh, Language::en})
            if (Book::key(ledger) == Book::key(text(taken, language))) return false;
    return true;
}

constexpr std::size_t around = 100;  // rows and columns besides those of subjects and facts, at most

Text beyond_workbook(const Form& form) {
    const Content content(form);
    std::size_t rows = content.subjects.size();
    for (const std::size_t ledger : content.ledgers) {
        if (!names_a_sheet(content.ledger(ledger).name)) return content.ledger(ledger).name;
        std::size_t records = 0;
        for (const Respondent& subject : content.subjects)
            if (const auto range = content.records(subject, ledger))
                records += std::max<std::size_t>(range->end - range->begin, 1);
        rows = std::max(rows, records);
    }
    const std::size_t sheets =
        content.ledgers.size() + 3 + (form.sheet_per_subject ? content.subjects.size() : 0);
    const bool fits = rows + around <= facts::max_rows &&
                      content.facts.size() + around <= facts::max_columns && sheets <= facts::max_sheets;
    return fits ? Text() : both(Message::form_unheld_rows);
}

// A table of facts: one row for each subject, and nothing else.
Text beyond_rows(const Form& form) {
    const Content content(form);
    if (form.sheet_per_subject) return both(Message::form_unheld_sheets);
    for (const std::size_t ledger : content.ledgers) {
        bool given = form.table == nullptr && content.ledger(ledger).required;
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
        {"xlsx", ".xlsx", beyond_workbook, write_xlsx},
        {"facts", ".facts", all_of_it, write_facts},
        {"csv", ".csv", beyond_rows, write_csv},
    };
    return table;
}

const Format* format_of(std::string_view path) {
    const std::string name = lower_case(path);
    for (const Format& format : formats())
        if (name.size() > format.extension.size() && name.ends_with(format.extension)) return &format;
    return nullptr;
}

}  // namespace biaochi::forms
