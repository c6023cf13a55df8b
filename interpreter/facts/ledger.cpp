#include "interpreter/facts/ledger.hpp"

#include <algorithm>

#include "lang/base/text.hpp"

namespace biaochi::facts {

bool is_nil(std::string_view written) {
    if (word_of(written) == Word::nil) return true;
    constexpr std::size_t longest = 16;  // bytes, more than `none` in any width
    if (written.size() > longest) return false;
    return lower_case(fold(written)) == "none";
}

Text ledger_line(std::string_view ledger) {
    const Text word = spelling(Word::ledger);
    return {word.zh + " " + std::string(ledger), word.en + " " + std::string(ledger)};
}

Text ledger_nil(std::string_view ledger) {
    const Text line = ledger_line(ledger);
    return {line.zh + " " + std::string(spelling(Word::nil, Language::zh)), line.en + " none"};
}

void check_fields(Intake& intake, const Ledger& ledger, const std::vector<int>& columns, Span heading) {
    std::vector<bool> named(ledger.fields.size());
    for (const int field : columns)
        if (field >= 0) named[static_cast<std::size_t>(field)] = true;
    std::vector<Declaration> lacking;
    for (std::size_t field = 0; field < named.size(); ++field)
        if (!named[field]) lacking.push_back(ledger.fields[field]);
    if (!lacking.empty())
        intake.mistake(Code::ledger_field_missing, heading,
                       {ledger.name, std::to_string(lacking.size()), listed(lacking)});
}

void LedgerWriter::record(std::size_t statement, Span span) {
    Records& all = records();
    for (std::vector<Cell>& column : all.columns) column.emplace_back();
    all.spans.push_back(span);
    all.owners.push_back(static_cast<std::uint32_t>(statement));
    Statement& of = all.statements[statement];
    if (of.nil.end != 0 && of.record.end == 0) contradiction(statement, span);
    if (of.record.end == 0) of.record = span;
}

void LedgerWriter::nil(std::size_t statement, Span span) {
    Statement& of = records().statements[statement];
    if (of.record.end != 0 && of.nil.end == 0) contradiction(statement, span);
    if (of.nil.end == 0) of.nil = span;
}

void LedgerWriter::contradiction(std::size_t statement, Span span) {
    const Statement& of = records().statements[statement];
    const bool nil_first = of.nil.end != 0;
    const std::string name = of.subject == Statement::by_name ? of.name : intake_.subject().name;
    intake_.mistake(
        Code::ledger_nil_and_records, span, {ledger_.name, shown(name)},
        {{nil_first ? of.nil : of.record, nil_first ? Text("这里说没有记录", "no records, it says here")
                                                    : Text("这里有一条记录", "a record is here")}});
}

void LedgerWriter::give(std::size_t field, std::string_view written, Span span) {
    intake_.give(ledger_.fields[field], written, span, records().columns[field].back());
}

void LedgerWriter::note(Evidence evidence) {
    Records& all = records();
    all.notes.emplace_back(all.owners.size() - 1, std::move(evidence));
}

}  // namespace biaochi::facts
