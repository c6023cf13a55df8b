// What can only be known after all sources: which rows are the same subject, whose records are whose.
#include "interpreter/facts/completion.hpp"

namespace biaochi::facts {

Diagnostics complete(const Sources& sources, const Schema& schema, Table& table) {
    table.ledgers.resize(schema.ledgers.size());
    table.columns.resize(schema.facts.size());
    Report report;
    const Roots roots = find_roots(sources, table, report);
    for (std::vector<Cell>& column : table.columns) column.resize(table.subjects.size());
    merge_rows(schema, table, roots, report);
    gather_records(schema, table, report);
    return report.take();
}

}  // namespace biaochi::facts
