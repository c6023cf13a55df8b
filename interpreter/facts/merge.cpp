// Rows of several files about one subject → one row.
#include <algorithm>

#include "interpreter/facts/completion.hpp"
#include "interpreter/facts/written.hpp"

namespace biaochi::facts {

namespace {

class Merging {
public:
    Merging(const Schema& schema, Table& table, Report& report)
        : schema_(schema), table_(table), report_(report) {}

    void merge(std::size_t from, std::size_t into);

private:
    void differ(const Subject& subject, const Text& name, Span here, Text written, Span there, Text other) {
        report_.add(Code::facts_differ, here,
                    {shown(subject.name), name, std::move(written), std::move(other)},
                    {{there, Text("另一处在这里", "the other place is here")}});
    }
    void same(Span here, Text what) {
        table_.ignored.push_back({here, std::move(what), Text("另一处写的相同", "given the same elsewhere")});
    }
    void use(Span here, Word word, const std::string& written) {
        const Text name = spelling(word);
        if (here.end != 0) table_.used.push_back({here, {name.zh + " " + written, name.en + " " + written}});
    }
    void cell(std::size_t fact, std::size_t from, std::size_t into);
    void period(Subject& from, Subject& into);

    const Schema& schema_;
    Table& table_;
    Report& report_;
    bool compared_ = true;  // not where something could not be read
};

void Merging::cell(std::size_t fact, std::size_t from, std::size_t into) {
    Cell& cell = table_.columns[fact][from];
    Cell& kept = table_.columns[fact][into];
    if (!cell.given()) return;
    const Span here = table_.span(fact, from);
    const Declaration& declared = schema_.facts[fact];
    if (!kept.given()) {
        kept = std::move(cell);
        kept.source = here.source;
        return;
    }
    const auto written = [&](const Cell& each) {
        return each.does_not_apply ? spelling(Word::inapplicable)
                                   : as_written(declared, each.value, table_.texts);
    };
    if (cell.does_not_apply == kept.does_not_apply && cell.value == kept.value) {
        same(here, {declared.name + " = " + written(cell).zh, declared.name + " = " + written(cell).en});
    } else if (compared_) {
        differ(table_.subjects[into], declared.name, here, written(cell), table_.span(fact, into),
               written(kept));
        table_.subjects[into].refused = true;
    }
}

void Merging::period(Subject& from, Subject& into) {
    if (!from.period_stated) return;
    if (!into.period_stated) {
        into.period = from.period;
        into.period_span = from.period_span;
        into.period_stated = true;
        into.period_begin = from.period_begin;
        into.period_end = from.period_end;
    } else if (from.period_begin == into.period_begin && from.period_end == into.period_end) {
        const Text word = spelling(Word::period);
        same(from.period_span, {word.zh + " " + from.period, word.en + " " + from.period});
    } else if (compared_) {
        differ(into, spelling(Word::period), from.period_span, from.period, into.period_span, into.period);
        into.refused = true;
    }
}

void Merging::merge(std::size_t from, std::size_t into) {
    Subject& other = table_.subjects[from];
    Subject& subject = table_.subjects[into];
    compared_ = !other.refused && !subject.refused;
    use(other.span, Word::subject, other.name);
    use(other.town_span, Word::town, other.town);
    use(other.code_span, Word::code, other.code);
    for (std::size_t fact = 0; fact < table_.columns.size(); ++fact) cell(fact, from, into);
    period(other, subject);
    subject.refused = subject.refused || other.refused;
    subject.from_ledger = subject.from_ledger && other.from_ledger;
    auto& notes = table_.notes[into];
    for (auto& [fact, note] : table_.notes[from]) {
        const auto says_so = [&, fact = fact, &note = note](const auto& each) {
            return each.first == fact && each.second.says(note);
        };
        if (std::none_of(notes.begin(), notes.end(), says_so)) notes.emplace_back(fact, std::move(note));
    }
}

template <typename Each>
void keep(std::vector<Each>& all, const std::vector<std::size_t>& places) {
    std::size_t size = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (places[i] != dropped) {
            if (places[i] != i) all[places[i]] = std::move(all[i]);
            ++size;
        }
    all.resize(size);
}

}  // namespace

void keep_rows(Table& table, const std::vector<std::size_t>& places) {
    keep(table.subjects, places);
    keep(table.notes, places);
    for (std::vector<Cell>& column : table.columns) keep(column, places);
}

void merge_rows(const Schema& schema, Table& table, const Roots& roots, Report& report) {
    std::vector<std::size_t> places(roots.size(), dropped);
    std::size_t size = 0;
    Merging merging(schema, table, report);
    for (std::size_t i = 0; i < roots.size(); ++i) {
        if (roots[i] == i)
            places[i] = size++;
        else
            merging.merge(i, roots[i]);
    }
    report.rest(table.subjects.empty() ? 0 : table.subjects.back().span.source);
    for (Records& records : table.ledgers)
        for (Statement& statement : records.statements) statement.subject = places[roots[statement.subject]];
    for (RowRead& row : table.rows) {
        if (row.statement != RowRead::none)
            row.subject = table.ledgers[row.ledger].statements[row.statement].subject;
        else if (row.subject != RowRead::none)
            row.subject = places[roots[row.subject]];
    }
    if (size < roots.size()) keep_rows(table, places);
}

}  // namespace biaochi::facts
