#include "interpreter/facts/workbook_file.hpp"

#include "interpreter/facts/csv_header.hpp"
#include "interpreter/facts/headings.hpp"

namespace biaochi::facts {

namespace {

class WorkbookFile {
public:
    WorkbookFile(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table)
        : sources_(sources), source_(source), schema_(schema), table_(table), first_(table.subjects.size()) {}
    Diagnostics read();

private:
    void table(const Sheet& sheet);
    bool has_heading(const Sheet& sheet);
    void pass_over(const Sheet& sheet);
    void add(Diagnostics found) {
        found_.insert(found_.end(), std::make_move_iterator(found.begin()),
                      std::make_move_iterator(found.end()));
    }
    Intake keep_to(const Sheet& sheet, Intake intake) const {
        intake.take_sheet(sheet);
        if (cover_.distrusted) intake.distrust();
        return intake;
    }
    Intake intake(const Sheet& sheet) { return keep_to(sheet, Intake(sources_, source_, schema_, table_)); }
    const std::vector<Sheet>& sheets() const { return sources_[source_].sheets; }

    const Sources& sources_;
    std::uint32_t source_;
    const Schema& schema_;
    Table& table_;
    std::size_t first_;  // subject
    Cover cover_;
    Diagnostics found_;
    bool any_ = false;  // a sheet that was read
};

bool is_cover(const Sheet& sheet) { return is_called(sheet.name, Message::form_cover); }
bool is_evidence(const Sheet& sheet) { return is_called(sheet.name, Message::form_evidence); }

// The cover says what holds for all sheets; evidence is about subjects that were read.
Diagnostics WorkbookFile::read() {
    for (const Sheet& sheet : sheets()) {
        if (!is_cover(sheet) || sheet.begin == sheet.end) continue;
        cover_ = read_cover_sheet(intake(sheet));
        add(std::move(cover_.diagnostics));
    }
    for (const Sheet& sheet : sheets())
        if (!is_cover(sheet) && !is_evidence(sheet) && sheet.begin != sheet.end) table(sheet);
    for (const Sheet& sheet : sheets())
        if (is_evidence(sheet) && sheet.begin != sheet.end)
            add(read_evidence_sheet(intake(sheet), table_, first_));
    if (!any_) found_.push_back({Code::workbook_no_table, {source_, 0, 0}, {spelling(Word::subject)}, {}});
    return std::move(found_);
}

void WorkbookFile::table(const Sheet& sheet) {
    const std::size_t ledger = ledger_named(schema_, sheet.name);
    Intake look = intake(sheet);
    const bool is_ledger = ledger < schema_.ledgers.size();
    const bool is_form = !is_ledger && is_form_sheet(look);
    if (!is_ledger && !is_form && !has_heading(sheet)) return pass_over(sheet);
    any_ = true;
    if (is_ledger)
        add(read_ledger_sheet(keep_to(sheet, Intake(sources_, source_, schema_, table_, ledger)), ledger));
    else if (is_form)
        add(read_form_sheet(std::move(look), cover_.period));
    else
        add(read_facts_sheet(std::move(look), cover_.period));
}

bool WorkbookFile::has_heading(const Sheet& sheet) {
    Table nothing;
    Intake look(sources_, source_, schema_, nothing);
    look.take_sheet(sheet);
    CsvRecords records(look.text(), look.begin());
    return read_header(look, records, true).found();
}

void WorkbookFile::pass_over(const Sheet& sheet) {
    const Span place{source_, sheet.begin, sheet.end};
    found_.push_back({Code::sheet_passed_over, place, {sheet.name, spelling(Word::subject)}, {}});
    table_.ignored.push_back(
        {place, both(Message::passed_sheet, {sheet.name}), both(Message::why_no_heading)});
}

}  // namespace

Diagnostics read_workbook(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table) {
    return WorkbookFile(sources, source, schema, table).read();
}

}  // namespace biaochi::facts
