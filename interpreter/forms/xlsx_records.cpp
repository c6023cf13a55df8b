// The sheets of ledgers, a row for each record, and the sheet of evidence.
#include <algorithm>

#include "interpreter/forms/xlsx.hpp"
#include "lang/base/text.hpp"

namespace biaochi::forms {

namespace {

constexpr std::uint32_t empty_rows = 300, spare_rows = 50;

// Empty rows are printed so far as they fill a page.
void print_setup(Page& page, std::uint32_t heading, std::uint32_t last_given, std::uint32_t columns) {
    const std::uint32_t last = std::max<std::uint32_t>(last_given, heading + 25);
    worksheet_print_area(page.sheet(), 0, 0, last, static_cast<lxw_col_t>(columns - 1));
    worksheet_freeze_panes(page.sheet(), heading + 1, 0);
    worksheet_set_landscape(page.sheet());
    worksheet_set_paper(page.sheet(), 9);  // A4
    worksheet_fit_to_pages(page.sheet(), 1, 0);
    worksheet_repeat_rows(page.sheet(), heading, heading);
    worksheet_set_footer(page.sheet(), "&L&A&R&P / &N");
}

std::string key_of(const Respondent& subject, Word word) {
    return word == Word::town ? subject.town : word == Word::code ? subject.code : subject.name;
}

struct LedgerSheet {
    enum Heading : std::uint32_t { title, label, unit, name, first_record };
    const Workbook& workbook;
    Page page;
    std::size_t index;
    std::vector<Word> keys = {};
    std::uint32_t row = first_record;

    const Content& content() const { return workbook.content; }
    const facts::Ledger& ledger() const { return content().ledger(index); }
    std::uint32_t column(std::size_t field) const { return static_cast<std::uint32_t>(keys.size() + field); }

    void heading() {
        const std::uint32_t last = column(ledger().fields.size()) - 1;
        page.wide(title, 0, last, ledger().label.empty() ? ledger().name : ledger().label, Look::title);
        page.height(title, 30);
        for (std::uint32_t i = 0; i < keys.size(); ++i) {
            page.text(label, i, "", Look::heading);
            page.text(unit, i, "", Look::heading);
            page.text(name, i, content().in(keys[i]), Look::name);
            page.width(i, 18);
        }
        constexpr int width = 18;
        std::size_t most = 1;  // lines
        for (std::size_t i = 0; i < ledger().fields.size(); ++i) {
            const facts::Declaration& field = ledger().fields[i];
            page.text(label, column(i), field.label, Look::heading);
            page.text(unit, column(i), content().unit(field), Look::heading);
            page.text(name, column(i), field.name, Look::name);
            page.width(column(i), width);
            most = std::max(most, display_width(field.label) / width + 1);
        }
        page.height(label, static_cast<int>(most) * 13);
    }

    void begin_row(const Respondent* subject) {
        for (std::uint32_t i = 0; i < keys.size(); ++i)
            page.text(row, i, subject == nullptr ? "" : key_of(*subject, keys[i]),
                      keys[i] == Word::subject ? Look::must : Look::may);
    }

    void records(const Respondent& subject) {
        const std::optional<Content::Range> range = content().records(subject, index);
        if (!range) return;
        const facts::Records& records = content().form.table->ledgers[index];
        if (range->begin == range->end) empty(&subject);
        for (std::size_t record = range->begin; record < range->end; ++record, ++row) {
            begin_row(&subject);
            for (std::size_t i = 0; i < ledger().fields.size(); ++i)
                write_value(workbook, page, row, column(i), ledger().fields[i], &records.columns[i][record],
                            true);
        }
    }

    // A row for nobody yet, or of a subject without records.
    void empty(const Respondent* subject) {
        begin_row(subject);
        for (std::size_t i = 0; i < ledger().fields.size(); ++i)
            write_value(workbook, page, row, column(i), ledger().fields[i], nullptr, true);
        ++row;
    }
};

struct EvidenceSheet {
    enum Heading : std::uint32_t { title, name, first };
    enum Column : std::uint32_t { town, code, subject, fact, note, file, date, verifier, state, end };
    const Workbook& workbook;
    Page page;
    std::uint32_t row = first;

    const Content& content() const { return workbook.content; }

    void heading() {
        page.wide(title, 0, end - 1, content().in(Message::form_evidence_title), Look::title);
        page.height(title, 30);
        const std::string names[] = {content().in(Word::town),         content().in(Word::code),
                                     content().in(Word::subject),      content().in(Message::form_fact),
                                     content().in(Message::form_note), content().in(Word::document),
                                     content().in(Word::date),         content().in(Word::verifier),
                                     content().in(Message::form_state)};
        constexpr int widths[] = {14, 16, 16, 24, 40, 30, 14, 12, 10};
        for (std::uint32_t i = 0; i < end; ++i) {
            page.text(name, i, names[i], Look::name);
            page.width(i, widths[i]);
        }
    }

    void line(const Respondent& of, const std::string& about, const facts::Evidence& evidence) {
        const std::string states = evidence.unverified         ? content().in(Word::unverified)
                                   : evidence.verifier.empty() ? ""
                                                               : content().in(Message::form_verified);
        const std::string cells[] = {of.town,       of.code,       of.name,           about, evidence.text,
                                     evidence.file, evidence.date, evidence.verifier, states};
        for (std::uint32_t i = 0; i < end; ++i) page.text(row, i, cells[i], Look::may);
        ++row;
    }

    void evidence(const Respondent& of) {
        for (const Asked& asked : content().facts) {
            const std::vector<const facts::Evidence*> all = content().evidence(of, asked.fact);
            if (content().form.sheet_per_subject && all.size() == 1 && is_plain(*all.front())) continue;
            for (const facts::Evidence* each : all) line(of, asked.declaration->name, *each);
        }
        if (of.row == Respondent::none) return;
        for (const std::size_t ledger : content().ledgers)
            for (const auto& [subject_row, said] : content().form.table->ledgers[ledger].subject_notes)
                if (subject_row == of.row) line(of, content().ledger(ledger).name, said);
    }
};

}  // namespace

void write_ledger_sheet(Workbook& workbook, std::size_t ledger) {
    const Content& content = workbook.content;
    LedgerSheet sheet{workbook, workbook.book.add_reserved(content.ledger(ledger).name), ledger};
    if (content.same_names) sheet.keys = {Word::town, Word::code};
    sheet.keys.push_back(Word::subject);
    sheet.heading();
    for (const Respondent& subject : content.subjects) sheet.records(subject);
    const std::uint32_t last_given = sheet.row - 1;
    for (std::uint32_t i = 0; i < (workbook.filled() ? spare_rows : empty_rows); ++i) sheet.empty(nullptr);
    for (std::size_t i = 0; i < sheet.ledger().fields.size(); ++i)
        accept(workbook, sheet.page, LedgerSheet::first_record, sheet.row - 1, sheet.column(i),
               sheet.ledger().fields[i]);
    print_setup(sheet.page, LedgerSheet::name, last_given, sheet.column(sheet.ledger().fields.size()));
}

void write_evidence_sheet(Workbook& workbook) {
    const Content& content = workbook.content;
    EvidenceSheet sheet{workbook, workbook.add(Message::form_evidence)};
    sheet.heading();
    for (const Respondent& subject : content.subjects) sheet.evidence(subject);
    const std::uint32_t last_given = sheet.row - 1;
    const std::uint32_t rows = workbook.filled() ? spare_rows : empty_rows;
    for (std::uint32_t i = 0; i < rows; ++i, ++sheet.row)
        for (std::uint32_t column = 0; column < EvidenceSheet::end; ++column)
            sheet.page.empty(sheet.row, column, as_text, Look::may);
    accept_code(workbook, sheet.page, EvidenceSheet::first, sheet.row - 1, EvidenceSheet::code);
    accept_list(sheet.page, EvidenceSheet::first, sheet.row - 1, EvidenceSheet::state,
                {content.in(Message::form_verified), content.in(Word::unverified)});
    print_setup(sheet.page, EvidenceSheet::name, last_given, EvidenceSheet::end);
}

}  // namespace biaochi::forms
