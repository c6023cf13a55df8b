// What can only be known after all sources: subjects given twice, whose records are whose.
#include "interpreter/facts/completion.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

Rows find_twice(Table& table, Report& report) {
    Rows first;
    first.reserve(table.subjects.size());
    std::uint32_t source = 0;
    for (std::size_t i = 0; i < table.subjects.size(); ++i) {
        Subject& subject = table.subjects[i];
        if (subject.name.empty()) continue;  // a mistake of its own
        const auto [found, is_new] = first.emplace(fold(subject.name), i);
        if (is_new) continue;
        Subject& other = table.subjects[found->second];
        subject.refused = other.refused = true;
        source = subject.span.source;
        report.add(Code::facts_duplicate_subject, subject.span, {shown(subject.name)},
                   {{other.span, Text("第一次写在这里", "first given here")}});
    }
    report.rest(source);
    return first;
}

}  // namespace

Diagnostics complete(const Sources& /*sources*/, const Schema& schema, Table& table) {
    table.ledgers.resize(schema.ledgers.size());
    Report report;
    Rows rows = find_twice(table, report);
    place_statements(table, rows);
    table.columns.resize(schema.facts.size());
    for (std::vector<Cell>& column : table.columns) column.resize(table.subjects.size());
    gather_records(schema, table, report);
    return report.take();
}

}  // namespace biaochi::facts
