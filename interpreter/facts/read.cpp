#include "interpreter/facts/read.hpp"

#include "interpreter/facts/ledger.hpp"
#include "interpreter/facts/workbook_file.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

const std::vector<Format>& formats() {
    static const std::vector<Format> all = {
        {".facts", read_facts_file}, {".csv", read_csv_file},      {".json", read_json_file},
        {".jsonl", read_json_lines}, {".ndjson", read_json_lines}, {".xlsx", read_workbook},
        {".xls", read_workbook},  // which decode() refuses, but never passes over
    };
    return all;
}

std::size_t ledger_named(const Schema& schema, std::string_view written) {
    const Names names(schema.ledgers);
    int other = -1;
    int found = names.find(written);
    if (found < 0) found = names.find_label(written, other);
    return found < 0 || other >= 0 ? schema.ledgers.size() : static_cast<std::size_t>(found);
}

namespace {

std::string_view file_name(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace

Diagnostics read(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table) {
    const std::string& name = sources[source].name;
    if (!sources[source].sheets.empty()) return read_workbook(sources, source, schema, table);
    for (const Format& format : formats()) {
        if (name.size() < format.extension.size()) continue;
        const std::size_t stem = name.size() - format.extension.size();
        if (lower_case(std::string_view(name).substr(stem)) != format.extension) continue;
        const std::size_t ledger = ledger_named(schema, file_name(std::string_view(name).substr(0, stem)));
        if (format.read == read_csv_file && ledger < schema.ledgers.size())
            return read_ledger_csv(sources, source, schema, table, ledger);
        return format.read(sources, source, schema, table);
    }
    return read_facts_file(sources, source, schema, table);
}

Diagnostic unknown_fact(const Schema& schema, std::string_view name, Span span, int meant) {
    for (const Ledger& ledger : schema.ledgers)
        for (const Declaration& field : ledger.fields)
            if (field.name == name)
                return {Code::ledger_field_misplaced,
                        span,
                        {shown(name), ledger.name, ledger_line(ledger.name)},
                        {}};
    if (meant < 0) return {Code::facts_unknown_name, span, {shown(name)}, {}};
    const std::string& near = schema.facts[static_cast<std::size_t>(meant)].name;
    return {Code::facts_misspelt_name, span, {shown(name), near}, {}};
}

Diagnostic unknown_field(const Ledger& ledger, std::string_view name, Span span, int meant) {
    if (meant >= 0)
        return {Code::ledger_field_misspelt,
                span,
                {shown(name), ledger.name, ledger.fields[static_cast<std::size_t>(meant)].name},
                {}};
    return {Code::ledger_field_unknown, span, {shown(name), ledger.name, listed(ledger.fields)}, {}};
}

}  // namespace biaochi::facts
