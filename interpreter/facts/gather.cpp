// The records of ledgers, each to its subject.
#include <algorithm>

#include "interpreter/facts/completion.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

// Statements → what is given by subject.
void settle_statements(const Ledger& ledger, Records& records, Table& table, Report& report) {
    records.given.assign(table.subjects.size(), false);
    records.stated.assign(table.subjects.size(), {});
    std::uint32_t source = 0;
    for (Statement& statement : records.statements) {
        Subject& subject = table.subjects[statement.subject];
        if (statement.refused) subject.refused = true;
        for (Evidence& note : statement.notes)
            records.subject_notes.emplace_back(statement.subject, std::move(note));
        if (!records.given[statement.subject]) {
            records.given[statement.subject] = true;
            records.stated[statement.subject] = statement.span;
            continue;
        }
        subject.refused = true;
        if (statement.refused) continue;  // why was said; it may be another subject's
        source = statement.span.source;
        report.add(Code::ledger_twice, statement.span, {ledger.name, shown(subject.name)},
                   {{records.stated[statement.subject], Text("第一次写在这里", "first given here")}});
    }
    report.rest(source);
}

// Moves the records to where `places` says.
template <typename Each>
void permute(std::vector<Each>& all, const std::vector<std::uint32_t>& places) {
    std::vector<Each> sorted(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) sorted[places[i]] = std::move(all[i]);
    all = std::move(sorted);
}

// A counting sort: the records of one subject keep their order.
void sort_records(Records& records, std::size_t subjects) {
    records.begin.assign(subjects + 1, 0);
    std::vector<std::uint32_t> places(records.owners.size());
    bool sorted = true;
    std::size_t last = 0;
    for (const std::uint32_t owner : records.owners) {
        const std::size_t subject = records.statements[owner].subject;
        ++records.begin[subject + 1];
        sorted = sorted && last <= subject;
        last = subject;
    }
    for (std::size_t i = 0; i < subjects; ++i) records.begin[i + 1] += records.begin[i];
    if (sorted) return;
    std::vector<std::uint32_t> next(records.begin.begin(), records.begin.end() - 1);
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = next[records.statements[records.owners[i]].subject]++;
    for (std::vector<Cell>& column : records.columns) permute(column, places);
    permute(records.spans, places);
    for (auto& [record, note] : records.notes) record = places[record];
    std::stable_sort(records.notes.begin(), records.notes.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
}

}  // namespace

void gather_records(const Schema& schema, Table& table, Report& report) {
    for (std::size_t k = 0; k < schema.ledgers.size(); ++k) {
        Records& records = table.ledgers[k];
        records.columns.resize(schema.ledgers[k].fields.size());
        settle_statements(schema.ledgers[k], records, table, report);
        sort_records(records, table.subjects.size());
        records.statements = {};
        records.owners = {};
    }
}

}  // namespace biaochi::facts
