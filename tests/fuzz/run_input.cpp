#include <algorithm>

#include "interpreter/facts/decode.hpp"
#include "interpreter/facts/read.hpp"
#include "interpreter/prove/prove.hpp"
#include "interpreter/report/explanation.hpp"
#include "tests/fuzz/input.hpp"

namespace biaochi::test {

namespace {

constexpr std::size_t shown_messages = 20;  // the program shows no more at a time

void show(const Diagnostics& diagnostics, const Sources& sources) {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < std::min(shown_messages, diagnostics.size()); ++i)
        bytes += render(diagnostics[i], sources, i % 2 == 0 ? Language::zh : Language::en).size();
    if (bytes == 0 && !diagnostics.empty()) std::abort();
}

// Proofs take time in proportion to the number of rows, but not to the sentences of one row: what that costs
// is limited, and the limit is far above the size of a shape.
bool is_small(const model::Model& model) {
    std::size_t most = model.schema.facts.size() + model.checks.size();
    for (const model::Row& row : model.rows) most = std::max(most, row.rules.size() + row.children.size());
    return most <= 40;
}

Reached run_standard(const std::string& text) {
    bool syntax = false;
    {
        const Parsed parsed(text);
        syntax = parsed.ok();
        if (parsed.tree().empty()) std::abort();
        if (parsed.ok() && parsed.respelt(Language::en).empty() != text.empty()) std::abort();
        parsed.respelt(Language::zh);
    }
    Built built(text);
    if (built.ok() && is_small(built.model) && !built.model.doubts.empty())
        show(prove::settle_doubts(built.model, built.sources), built.sources);
    show(built.diagnostics, built.sources);
    if (!built.ok()) return syntax ? Reached::parsed : Reached::nothing;
    const std::size_t facts = built.model.schema.facts.size();
    const std::vector<FactRow> rows = {FactRow(facts), FactRow(facts, Number(1)),
                                       FactRow(facts, Number(7, 2))};
    facts::Table table = table_of(built.model, rows);
    for (std::size_t fact = 0; fact < facts; ++fact)
        if (built.model.schema.facts[fact].kind == facts::FactKind::enumeration)
            for (facts::Cell& cell : table.columns[fact]) cell.value = 0;
    score::Scorecard card;
    show(score::score(built.model, built.plan, table, card), built.sources);
    for (const model::Value& total : card.totals)
        if (total.text().size() > std::size_t{1} << 30U) std::abort();
    for (std::size_t subject = 0; subject < rows.size(); ++subject) {
        const report::Explanation why = report::explain(card, subject, {}, report::Places(built.sources));
        if (!table.subjects[subject].refused && why.rows.size() != built.model.tops.size()) std::abort();
    }
    if (is_small(built.model)) {
        const prove::Report report = prove::prove(built.model, built.sources);
        show(report.findings, built.sources);
        if (report.rows.size() != built.model.rows.size()) std::abort();
    }
    return Reached::accepted;
}

}  // namespace

Reached run(const Input& input) {
    if (input.target == Target::standard) return run_standard(input.text);
    Sources sources;
    std::uint32_t source = 0;
    Diagnostics diagnostics;
    if (!facts::decode(sources, "test" + ending(input.target), input.text, source, diagnostics)) {
        if (!has_errors(diagnostics)) std::abort();
        show(diagnostics, sources);
        return Reached::nothing;
    }
    facts::Table table;
    for (Diagnostic& each : facts::read(sources, source, *input.schema, table))
        diagnostics.push_back(std::move(each));
    show(diagnostics, sources);
    for (Diagnostic& each : facts::complete(sources, *input.schema, table))
        diagnostics.push_back(std::move(each));
    for (Diagnostic& each : facts::lacking(*input.schema, table)) diagnostics.push_back(std::move(each));
    show(diagnostics, sources);
    for (const std::vector<facts::Cell>& column : table.columns)
        if (column.size() != table.subjects.size()) std::abort();
    if (table.notes.size() != table.subjects.size()) std::abort();
    const bool some = std::any_of(table.subjects.begin(), table.subjects.end(),
                                  [](const facts::Subject& subject) { return !subject.refused; });
    return !has_errors(diagnostics) ? Reached::accepted : some ? Reached::parsed : Reached::nothing;
}

std::string ending(Target target) {
    switch (target) {
        case Target::standard: return ".biao";
        case Target::facts: return ".facts";
        case Target::csv: return ".csv";
        case Target::json: return ".json";
    }
    return {};
}

}  // namespace biaochi::test
