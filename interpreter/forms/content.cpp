#include "interpreter/forms/content.hpp"

#include <algorithm>

#include "interpreter/facts/written.hpp"
#include "interpreter/model/context.hpp"
#include "lang/base/date.hpp"
#include "lang/base/text.hpp"

namespace biaochi::forms {

namespace {

constexpr std::size_t last = static_cast<std::size_t>(-1);

// Which rows of the result read which facts. A row that reads a fact only through its items is left out.
struct Readers {
    explicit Readers(const model::Model& model) : of(model.schema.facts.size()) {
        std::vector<std::vector<std::uint32_t>> read(model.rows.size());
        for (std::size_t row = 0; row < model.rows.size(); ++row)
            if (model.rows[row].score != model::no_id)
                read[row] = model::facts_of(model.pool, model.rows[row].score);
        const auto reads = [&](std::size_t row, std::uint32_t fact) {
            return std::binary_search(read[row].begin(), read[row].end(), fact);
        };
        std::vector<std::size_t> columns = model.columns;
        std::sort(columns.begin(), columns.end());
        for (const std::size_t row : columns)
            for (const std::uint32_t fact : read[row]) {
                const std::vector<std::size_t>& parts = model.rows[row].children;
                if (std::none_of(parts.begin(), parts.end(),
                                 [&](std::size_t part) { return reads(part, fact); }))
                    of[fact].push_back(row);
            }
    }
    std::vector<std::vector<std::size_t>> of;  // by fact: rows, in document order
};

// What is asked for: what the standard reads under the rulings in force, and that from which it follows.
struct Wanted {
    explicit Wanted(const model::Model& model) {
        for (const facts::Declaration& fact : model.schema.facts) facts.push_back(fact.required);
        for (const facts::Ledger& ledger : model.schema.ledgers) ledgers.push_back(ledger.required);
        // Those that others read come first.
        // NOLINTNEXTLINE(modernize-loop-convert): clang 14 does not compile std::views of libstdc++ 12
        for (auto each = model.derivations.rbegin(); each != model.derivations.rend(); ++each) {
            if (!facts[each->fact]) continue;
            for (const std::uint32_t fact : each->facts) facts[fact] = true;
            for (const std::uint32_t ledger : each->ledgers) ledgers[ledger] = true;
        }
    }
    std::vector<bool> facts, ledgers;
};

void append_new(std::string& all, const std::string& one, std::string_view between) {
    if (all.find(one) == std::string::npos) all += (all.empty() ? "" : std::string(between)) + one;
}

}  // namespace

Content::Content(const Form& of) : form(of) {
    invite();
    ask();
}

void Content::invite() {
    if (form.table == nullptr) {
        for (const std::string& name : form.subjects)
            subjects.push_back({name, {}, {}, {}, Respondent::none});
        return;
    }
    const std::vector<facts::Subject>& all = form.table->subjects;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].refused) continue;
        subjects.push_back({all[i].name, all[i].town, all[i].code, all[i].period, i});
        keys = keys || !all[i].town.empty() || !all[i].code.empty();
        same_names = same_names || all[i].shares_name;
        const facts::Subject& first = all[subjects.front().row];
        own_periods =
            own_periods || all[i].period_begin != first.period_begin || all[i].period_end != first.period_end;
    }
    if (own_periods || subjects.empty()) return;
    period = subjects.front().period;
    for (Respondent& subject : subjects) subject.period = period;  // however it was spelt
}

void Content::ask() {
    const Readers readers(model());
    const Wanted wanted(model());
    const auto given = [&](std::size_t fact) {
        return std::any_of(subjects.begin(), subjects.end(),
                           [&](const Respondent& subject) { return cell(subject, fact) != nullptr; });
    };
    const std::string_view between = language() == Language::zh ? "、" : ", ";
    std::vector<std::size_t> first(schema().facts.size(), last);  // row that reads it
    for (std::size_t fact = 0; fact < schema().facts.size(); ++fact) {
        const facts::Declaration& declaration = schema().facts[fact];
        if (!wanted.facts[fact] && !given(fact)) continue;
        Asked asked;
        asked.fact = fact;
        asked.declaration = &declaration;
        asked.must = declaration.required && !declaration.derived;
        const std::vector<std::size_t>& rows = readers.of[fact];
        if (!rows.empty()) first[fact] = rows.front();
        for (const std::size_t row : rows) {
            append_new(asked.indicators, model().rows[row].label, between);
            // An item has no office of its own, its row has.
            std::size_t office = row;
            while (model().rows[office].responsible.empty() &&
                   model().rows[office].parent != model::Row::npos)
                office = model().rows[office].parent;
            for (const std::string& name : model().rows[office].responsible)
                append_new(asked.responsible, name, between);
        }
        if (rows.size() == 1) asked.indicators += " " + model().rows[rows.front()].title;
        facts.push_back(std::move(asked));
    }
    std::stable_sort(facts.begin(), facts.end(),
                     [&](const Asked& a, const Asked& b) { return first[a.fact] < first[b.fact]; });
    for (std::size_t i = 0; i < schema().ledgers.size(); ++i) {
        const bool stated = std::any_of(subjects.begin(), subjects.end(), [&](const Respondent& subject) {
            return records(subject, i).has_value();
        });
        if (wanted.ledgers[i] || stated) ledgers.push_back(i);
    }
}

std::string Content::source(const facts::Declaration& declaration) const {
    return declaration.derived ? in(Message::form_derived) : declaration.origin;
}

const facts::Cell* Content::cell(const Respondent& subject, std::size_t fact) const {
    if (subject.row == Respondent::none) return nullptr;
    const facts::Cell& cell = form.table->columns[fact][subject.row];
    return cell.derived || (!cell.given() && !cell.does_not_apply) ? nullptr : &cell;
}

std::vector<const facts::Evidence*> notes_of(const Notes& notes, std::size_t index) {
    std::vector<const facts::Evidence*> all;
    for (const auto& [of, note] : notes)
        if (of == index) all.push_back(&note);
    return all;
}

std::vector<const facts::Evidence*> Content::evidence(const Respondent& subject, std::size_t fact) const {
    if (subject.row == Respondent::none) return {};
    return notes_of(form.table->notes[subject.row], fact);
}

std::string Content::written(const facts::Declaration& declaration, const facts::Cell& cell) const {
    if (cell.does_not_apply) return in(Word::inapplicable);
    const Text both = facts::as_written(declaration, cell.value, form.table->texts);
    // Years are read with four digits, and 年 does not fill them up.
    const bool early =
        declaration.kind == facts::FactKind::date && cell.value < days_from_civil({1000, 1, 1});
    return early ? both.en : both.in(language());
}

std::string Content::bare(const facts::Declaration& declaration, const facts::Cell& cell) const {
    const bool number = declaration.kind == facts::FactKind::quantity && declaration.unit != "%";
    return number && !cell.does_not_apply ? cell.value.text() : written(declaration, cell);
}

std::string Content::unit(const facts::Declaration& declaration) const {
    if (declaration.kind == facts::FactKind::truth) return in(Word::yes) + "/" + in(Word::no);
    if (declaration.kind == facts::FactKind::date) return in(Word::date);
    if (declaration.kind == facts::FactKind::text) return in(Word::text);
    if (declaration.kind != facts::FactKind::enumeration) return declaration.unit;
    std::string all;
    for (const std::string& option : declaration.options) all += (all.empty() ? "" : "/") + option;
    constexpr std::size_t widest = 40;  // a heading is no place for a long list
    return display_width(all) <= widest ? all : "";
}

std::optional<Content::Range> Content::records(const Respondent& subject, std::size_t ledger) const {
    if (subject.row == Respondent::none) return std::nullopt;
    const facts::Records& records = form.table->ledgers[ledger];
    if (!records.given[subject.row]) return std::nullopt;
    return Range{records.begin[subject.row], records.begin[subject.row + 1]};
}

std::string Content::what_to_fill(const facts::Declaration& declaration) const {
    using facts::FactKind;
    std::string all;
    switch (declaration.kind) {
        case FactKind::truth:
            all = in(Message::form_fill_choice, {in(Word::yes) + "|" + in(Word::no)});
            break;
        case FactKind::enumeration: {
            std::string options;
            for (const std::string& option : declaration.options)
                options += (options.empty() ? "" : "|") + option;
            all = in(Message::form_fill_choice, {options});
            break;
        }
        case FactKind::date: all = in(Message::form_fill_date); break;
        case FactKind::text: all = in(Message::form_fill_text); break;
        case FactKind::quantity:
            all = in(declaration.unit == "%" ? Message::form_fill_ratio
                     : declaration.counted   ? Message::form_fill_count
                                             : Message::form_fill_number);
            break;
    }
    if (declaration.least || declaration.most)
        all += in(Message::form_fill_range, {facts::declared_range(declaration).in(language())});
    if (declaration.may_not_apply) all += in(Message::form_fill_or, {in(Word::inapplicable)});
    return all;
}

Text about(const Form& form, const Respondent& subject, const Text& what) {
    const std::string name = facts::display_name(form.table->subjects[subject.row]);
    return {text(Message::form_unheld_cells, Language::zh, {name, what.zh}),
            text(Message::form_unheld_cells, Language::en, {name, what.en})};
}

}  // namespace biaochi::forms
