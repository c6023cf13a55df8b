#include "interpreter/forms/xlsx.hpp"

#include <cerrno>
#include <system_error>

namespace biaochi::forms {

Page Workbook::add(Message name) { return book.add_reserved(content.in(name)); }

namespace {

std::string made(const Content& content) {
    const Form& form = content.form;
    Workbook workbook{content, Book(form.language)};
    // No subject's sheet takes a name that says what a sheet holds.
    for (const Message name : {Message::form_cover, Message::form_facts, Message::form_evidence})
        for (const Language language : {Language::zh, Language::en})
            workbook.book.reserve(text(name, language));
    for (const facts::Ledger& ledger : content.schema().ledgers)
        for (const std::string& name : {ledger.name, ledger.label}) workbook.book.reserve(name);
    write_cover(workbook);
    if (form.sheet_per_subject)
        write_subject_sheets(workbook);
    else
        write_facts_sheet(workbook);
    for (const std::size_t ledger : content.ledgers) write_ledger_sheet(workbook, ledger);
    write_evidence_sheet(workbook);
    return workbook.book.bytes();
}

}  // namespace

// libxlsxwriter does not look whether its temporary files could be written. The same form is the same bytes,
// so what is lost once is not lost twice.
std::string write_xlsx(const Form& form) {
    const Content content(form);
    std::string bytes = made(content);
    if (made(content) != bytes) throw std::system_error(EIO, std::generic_category());
    return bytes;
}

}  // namespace biaochi::forms
