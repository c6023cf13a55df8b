#include "interpreter/facts/read.hpp"

#include "interpreter/facts/ledger.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

const std::vector<Format>& formats() {
    static const std::vector<Format> all = {{".facts", read_facts_file}, {".csv", read_csv_file}};
    return all;
}

namespace {

// The ledger that a file is named after; the number of ledgers if there is none.
std::size_t ledger_named(const Schema& schema, std::string_view file) {
    const std::size_t slash = file.find_last_of("/\\");
    const std::string stem = fold(slash == std::string_view::npos ? file : file.substr(slash + 1));
    std::size_t index = 0;
    while (index < schema.ledgers.size() && schema.ledgers[index].name != stem) ++index;
    return index;
}

}  // namespace

Diagnostics read(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table) {
    const std::string& name = sources[source].name;
    for (const Format& format : formats()) {
        if (name.size() < format.extension.size()) continue;
        const std::size_t stem = name.size() - format.extension.size();
        std::string ending = name.substr(stem);
        for (char& c : ending)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (ending != format.extension) continue;
        const std::size_t ledger = ledger_named(schema, std::string_view(name).substr(0, stem));
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

int find_fact(const Schema& schema, std::string_view name, Span span, Diagnostics& diagnostics) {
    const int found = index_of(schema, name);
    if (found < 0) diagnostics.push_back(unknown_fact(schema, name, span, nearest_to(schema, name)));
    return found;
}

}  // namespace biaochi::facts
