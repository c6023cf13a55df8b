#include "interpreter/facts/read.hpp"

#include "interpreter/facts/intake.hpp"

namespace biaochi::facts {

const std::vector<Format>& formats() {
    static const std::vector<Format> all = {{".facts", read_facts_file}, {".csv", read_csv_file}};
    return all;
}

Diagnostics read(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table) {
    const std::string& name = sources[source].name;
    for (const Format& format : formats()) {
        if (name.size() < format.extension.size()) continue;
        std::string ending = name.substr(name.size() - format.extension.size());
        for (char& c : ending)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (ending == format.extension) return format.read(sources, source, schema, table);
    }
    return read_facts_file(sources, source, schema, table);
}

Diagnostic unknown_fact(const Schema& schema, std::string_view name, Span span, int meant) {
    if (meant < 0) return {Code::facts_unknown_name, span, {shown(name)}, {}};
    const std::string& near = schema.facts[static_cast<std::size_t>(meant)].name;
    return {Code::facts_misspelt_name, span, {shown(name), near}, {}};
}

int find_fact(const Schema& schema, std::string_view name, Span span, Diagnostics& diagnostics) {
    const int found = index_of(schema, name);
    if (found < 0) diagnostics.push_back(unknown_fact(schema, name, span, nearest_to(schema, name)));
    return found;
}

}  // namespace biaochi::facts
