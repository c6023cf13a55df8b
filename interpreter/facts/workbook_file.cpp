#include "interpreter/facts/workbook_file.hpp"

#include "interpreter/facts/csv_header.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::facts {

namespace {

class WorkbookFile {
public:
    WorkbookFile(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table)
        : sources_(sources), source_(source), schema_(schema), table_(table) {}
    Diagnostics read();

private:
    void read(const Sheet& sheet);
    bool has_heading(const Sheet& sheet);
    void pass_over(const Sheet& sheet);
    void add(Diagnostics found) {
        found_.insert(found_.end(), std::make_move_iterator(found.begin()),
                      std::make_move_iterator(found.end()));
    }
    Intake intake(const Sheet& sheet) {
        Intake result(sources_, source_, schema_, table_);
        result.take_sheet(sheet);
        return result;
    }

    const Sources& sources_;
    std::uint32_t source_;
    const Schema& schema_;
    Table& table_;
    Diagnostics found_;
    bool any_ = false;  // a sheet that was read
};

Diagnostics WorkbookFile::read() {
    for (const Sheet& sheet : sources_[source_].sheets) read(sheet);
    if (!any_) found_.push_back({Code::workbook_no_table, {source_, 0, 0}, {spelling(Word::subject)}, {}});
    return std::move(found_);
}

void WorkbookFile::read(const Sheet& sheet) {
    if (sheet.begin == sheet.end) return;
    const std::size_t ledger = ledger_named(schema_, sheet.name);
    if (ledger < schema_.ledgers.size()) {
        Intake records(sources_, source_, schema_, table_, ledger);
        records.take_sheet(sheet);
        any_ = true;
        return add(read_ledger_sheet(std::move(records), ledger));
    }
    if (!has_heading(sheet)) return pass_over(sheet);
    any_ = true;
    add(read_facts_sheet(intake(sheet)));
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
