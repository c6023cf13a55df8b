// The .csv file of a ledger: a header with 对象 and the ledger's fields, then a row per record. A row with
// nothing but its subject says 无. The rows of one subject need not stand together.
#include <unordered_map>

#include "interpreter/facts/csv_rows.hpp"
#include "interpreter/facts/ledger.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

class LedgerFile final : public CsvRows {
public:
    LedgerFile(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table,
               std::size_t ledger)
        : CsvRows(Intake(sources, source, schema, table, ledger)), index_(ledger), writer_(intake_, ledger) {}

private:
    void begin(std::size_t rows) override;
    void subject(std::string_view name, Span span) override;
    void unnamed(Span span) override { intake_.mistake(Code::ledger_row_unnamed, span); }
    void cells() override;
    void end_row() override { intake_.end_statement(); }
    void nothing() override { intake_.records(index_).unreadable = true; }

    std::size_t index_;
    LedgerWriter writer_;
    std::unordered_map<std::string, std::size_t> statements_;  // by the subject's name, folded
    std::string last_;                                         // name, as written
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
        const bool field = column.kind == ColumnKind::fact || column.kind == ColumnKind::meant;
        fields.push_back(field ? static_cast<int>(column.fact) : -1);
    }
    const Span heading{header_.columns.front().span.source, header_.columns.front().span.begin,
                       header_.columns.back().span.end};
    check_fields(intake_, writer_.ledger(), fields, heading);
}

void LedgerFile::subject(std::string_view name, Span span) {
    if (name.empty()) return;
    if (name != last_) {
        last_ = name;
        const auto [place, fresh] = statements_.try_emplace(fold(name), 0);
        if (fresh) place->second = intake_.begin_statement(index_, name, span);
        statement_ = place->second;
    }
    intake_.continue_statement(statement_);
}

void LedgerFile::cells() {
    if (content(header_.subject).empty()) return;  // nobody's record
    bool nil = true;
    for (std::size_t i = 0; i < header_.columns.size() && nil; ++i)
        nil = i == header_.subject || (content(i).empty() && !records_.fields[i].broken);
    if (nil) return writer_.nil(statement_, line());
    writer_.record(statement_, line());
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
        const CsvField& field = records_.fields[i];
        if (header_.columns[i].kind != ColumnKind::fact || field.broken) continue;
        const std::string_view text = content(i);
        const Span at = span_of(intake_, field, text);
        writer_.give(header_.columns[i].fact, text, text.empty() ? line() : at);
    }
}

}  // namespace

Diagnostics read_ledger_csv(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table,
                            std::size_t ledger) {
    return LedgerFile(sources, source, schema, table, ledger).read();
}

}  // namespace biaochi::facts
