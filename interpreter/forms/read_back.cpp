#include "interpreter/forms/read_back.hpp"

#include <algorithm>

#include "interpreter/facts/decode.hpp"
#include "interpreter/facts/read.hpp"
#include "interpreter/forms/content.hpp"
#include "lang/base/text.hpp"

namespace biaochi::forms {

namespace {

using facts::Cell;
using facts::Declaration;
using facts::Table;

bool same_evidence(const std::vector<const facts::Evidence*>& a,
                   const std::vector<const facts::Evidence*>& b) {
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(),
        [](const facts::Evidence* one, const facts::Evidence* other) { return one->says(*other); });
}

// The evidence of one subject, or of one record.
std::vector<const facts::Evidence*> of_index(
    const std::vector<std::pair<std::size_t, facts::Evidence>>& notes, std::size_t index) {
    std::vector<const facts::Evidence*> all;
    for (const auto& [of, note] : notes)
        if (of == index) all.push_back(&note);
    return all;
}

struct Comparison {
    const Content& content;
    const Table& read;

    const Table& table() const { return *content.form.table; }

    bool same(const Declaration& declaration, const Cell& a, const Cell& b) const {
        if (a.does_not_apply || b.does_not_apply) return a.does_not_apply == b.does_not_apply;
        if (declaration.kind != facts::FactKind::text) return a.value == b.value;
        const auto text = [](const Table& of, const Cell& cell) {  // what was refused has no text
            const auto index = static_cast<std::size_t>(cell.value.whole().value_or(0));
            return index < of.texts.size() ? of.texts[index] : std::string();
        };
        return fold(text(table(), a)) == fold(text(read, b));
    }

    // What of a subject is not the same; `row` is its place in the table that was read.
    Text of_subject(const Respondent& subject, std::size_t row) const {
        const facts::Subject& own = table().subjects[subject.row];
        const facts::Subject& other = read.subjects[row];
        if (fold(own.name) != fold(other.name)) return spelling(Word::subject);
        if (fold(own.town) != fold(other.town)) return spelling(Word::town);
        if (own.code != other.code) return spelling(Word::code);
        if (own.period_begin != other.period_begin || own.period_end != other.period_end)
            return spelling(Word::period);
        const Respondent there{{}, {}, {}, {}, row};
        for (std::size_t fact = 0; fact < read.columns.size(); ++fact) {
            const Declaration& declaration = content.schema().facts[fact];
            const Cell* a = content.cell(subject, fact);
            const Cell& b = read.columns[fact][row];
            const bool given = b.given() || b.does_not_apply;
            if ((a != nullptr) != given || (given && !same(declaration, *a, b))) return declaration.name;
            if (!same_evidence(content.evidence(subject, fact), of_index(read.notes[row], fact)))
                return both(Message::form_unheld_evidence, {declaration.name});
        }
        for (std::size_t ledger = 0; ledger < content.schema().ledgers.size(); ++ledger)
            if (!same_records(subject.row, row, ledger)) return content.ledger(ledger).name;
        return {};
    }

    bool same_records(std::size_t own, std::size_t other, std::size_t index) const {
        const facts::Records& a = table().ledgers[index];
        const facts::Records& b = read.ledgers[index];
        if (a.given[own] != b.given[other] || a.count(own) != b.count(other)) return false;
        if (!same_evidence(of_index(a.subject_notes, own), of_index(b.subject_notes, other))) return false;
        const std::vector<Declaration>& fields = content.ledger(index).fields;
        for (std::size_t i = 0; i < a.count(own); ++i) {
            const std::size_t one = a.begin[own] + i;
            const std::size_t two = b.begin[other] + i;
            for (std::size_t field = 0; field < fields.size(); ++field)
                if (!same(fields[field], a.columns[field][one], b.columns[field][two])) return false;
            if (!same_evidence(of_index(a.notes, one), of_index(b.notes, two))) return false;
        }
        return true;
    }
};

Text first_error(const Diagnostics& found) {
    const auto wrong = std::find_if(found.begin(), found.end(), [](const Diagnostic& each) {
        return each.severity() == Severity::error;
    });
    if (wrong == found.end()) return {};
    return {wrong->message(Language::zh), wrong->message(Language::en)};
}

}  // namespace

Text lost(const Form& form, const Format& format, const std::string& bytes) {
    if (form.table == nullptr) return {};
    Sources sources;
    Diagnostics found;
    std::uint32_t source = 0;
    if (!facts::decode(sources, "form" + std::string(format.extension), bytes, source, found))
        return first_error(found);
    Table read;
    found = facts::read(sources, source, form.model.schema, read);
    const Diagnostics completed = facts::complete(sources, form.model.schema, read);
    found.insert(found.end(), completed.begin(), completed.end());
    const Content content(form);
    const Comparison comparison{content, read};
    for (std::size_t i = 0; i < std::min(content.subjects.size(), read.subjects.size()); ++i) {
        const Text what = comparison.of_subject(content.subjects[i], i);
        if (!what.zh.empty()) return about(form, content.subjects[i], what);
    }
    if (content.subjects.size() != read.subjects.size()) return both(Message::form_unheld_rows);
    return first_error(found);
}

}  // namespace biaochi::forms
