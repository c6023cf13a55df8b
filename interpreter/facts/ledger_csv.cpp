// The .csv file of a ledger, or its sheet: a header with 对象 and the ledger's fields, then a row per record.
// A row with nothing but its subject says 无. The rows of one subject need not stand together.
#include <unordered_map>

#include "interpreter/facts/csv_rows.hpp"
#include "interpreter/facts/ledger.hpp"
#include "interpreter/facts/workbook_file.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

class LedgerFile final : public CsvRows {
public:
    LedgerFile(Intake intake, std::size_t ledger)
        : CsvRows(std::move(intake)), index_(ledger), writer_(intake_, ledger) {}

private:
    void begin(std::size_t rows) override;
    void subject(std::string_view name, Span span) override;
    void unnamed(Span span) override { intake_.mistake(Code::ledger_row_unnamed, span); }
    void cells() override;
    void end_row() override { intake_.end_statement(); }
    bool is_field(std::size_t column) const {
        const ColumnKind kind = header_.columns[column].kind;
        return kind == ColumnKind::fact || kind == ColumnKind::meant || kind == ColumnKind::unknown;
    }
    void nothing() override { intake_.records(index_).unreadable = true; }

    std::size_t index_;
    LedgerWriter writer_;
    std::unordered_map<std::string, std::size_t> statements_;  // by the subject's name, town and code, folded
    std::string last_;                                         // the same, as written
    std::size_t statement_ = 0;                                // of last_
};

void LedgerFile::begin(std::size_t rows) {
    Records& records = intake_.records(index_);
    reserve_more(records.spans, rows);
    reserve_more(records.owners, rows);
    for (std::vector<Cell>& column : records.columns) reserve_more(column, rows);
    if (names_only_) return nothing();  // names that cannot be trusted
    std::vector<int> fields;
    for (const Column& column : header_.columns) {
        fields.push_back(column.kind == ColumnKind::fact || column.kind == ColumnKind::meant
                             ? static_cast<int>(column.fact)
                             : -1);
    }
    const Span heading{header_.columns.front().span.source, header_.columns.front().span.begin,
                       header_.columns.back().span.end};
    check_fields(intake_, writer_.ledger(), fields, heading);
}

void LedgerFile::subject(std::string_view name, Span span) {
    if (name.empty()) return;
    std::string key = std::string(name) + "\n" + town_ + "\n" + code_;
    if (key != last_) {
        last_ = std::move(key);
        const auto [place, fresh] = statements_.try_emplace(fold(last_), 0);
        if (fresh) place->second = intake_.begin_statement(index_, name, span);
        statement_ = place->second;
    }
    intake_.continue_statement(statement_);
}

void LedgerFile::cells() {
    if (content(header_.name()).empty()) return;  // nobody's record
    bool nil = true;
    for (std::size_t i = 0; i < header_.columns.size() && nil; ++i)
        nil = !is_field(i) || (content(i).empty() && !records_.fields[i].broken);
    if (nil) return writer_.nil(statement_, line());
    writer_.record(statement_, line());
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
        const CsvField& field = records_.fields[i];
        if (header_.columns[i].kind != ColumnKind::fact || field.broken) continue;
        const std::string_view text = content(i);
        const Span at = text.empty() ? line() : span_of(intake_, field, text);
        const std::size_t index = header_.columns[i].fact;
        if (readable(writer_.ledger().fields[index], i, text, at)) writer_.give(index, text, at);
    }
}

}  // namespace

Diagnostics read_ledger_csv(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table,
                            std::size_t ledger) {
    return read_ledger_sheet(Intake(sources, source, schema, table, ledger), ledger);
}

Diagnostics read_ledger_sheet(Intake intake, std::size_t ledger) {
    return LedgerFile(std::move(intake), ledger).read();
}

}  // namespace biaochi::facts
