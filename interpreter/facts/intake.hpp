// One source on its way into the table: what the readers of all formats share.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "interpreter/facts/read.hpp"
#include "lang/words/words.hpp"

namespace biaochi::facts {

// Mistakes of one source that are kept; the rest are counted, so that a wrong column of a huge file stays
// readable.
constexpr std::size_t max_mistakes = 10000;

class Intake {
public:
    Intake(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table);

    std::string_view text() const { return text_; }
    const Schema& schema() const { return schema_; }
    Span span(std::size_t begin, std::size_t end) const {
        return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
    Span span(std::string_view part) const {  // of text()
        const auto begin = static_cast<std::size_t>(part.data() - text_.data());
        return span(begin, begin + part.size());
    }

    // Whether the bytes of the source can be read; else only the names of its subjects should be.
    bool check_text();

    // Begins a subject; what follows belongs to it.
    void begin_subject(std::string_view name, Span span);
    bool in_subject() const { return row_ != none; }
    Subject& subject() { return table_.subjects[row_]; }
    void end_subject() { row_ = none; }

    // The cell of the current subject, empty so far.
    Cell& cell(std::size_t fact) {
        std::vector<Cell>& column = table_.columns[fact];
        while (column.size() <= row_) column.emplace_back();
        return column[row_];
    }
    void give(std::size_t fact, std::string_view value, Span span) {
        Cell& given = cell(fact);
        given.begin = span.begin;
        given.end = span.end;
        if (!parse(schema_.facts[fact], value, span, given.value)) refuse();
    }
    bool parse(const Declaration& fact, std::string_view written, Span span, Number& value) {
        if (!parse_value(fact, written, span, value, mistakes_)) return false;
        if (fact.kind == FactKind::text) value = static_cast<std::int64_t>(table_.intern(written));
        return true;
    }
    void note(std::size_t fact, std::string_view evidence) {
        table_.notes[row_].emplace_back(fact, evidence);
    }
    void reserve(std::size_t subjects);

    // Index of the fact with this name; else a mistake, and `meant` is the fact that was probably meant (or
    // -1).
    int fact(std::string_view name, Span span, int& meant);

    // A mistake refuses the current subject, or all of the source between subjects.
    void mistake(Code code, Span span, std::vector<Text> arguments = {}, std::vector<Label> labels = {});
    void warn(Code code, Span span);

    Diagnostics finish();

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    void refuse();

    const Schema& schema_;
    Table& table_;
    const Sources& sources_;
    std::string_view text_;
    std::uint32_t source_;
    std::size_t first_;
    std::size_t row_ = none;
    Diagnostics mistakes_;
    std::size_t not_kept_ = 0;
    bool refuse_all_ = false;
    std::unordered_map<std::string_view, int> places_;  // of the facts, by name
    std::unordered_map<std::string, int> meant_;  // by unknown name: the same one may stand in every subject
};

// The word that is written, in any width; capitals as in Excel's TRUE.
Word word_of(std::string_view written);

// A text from a file inside a message: on one line, shortened.
std::string shown(std::string_view written);

// Index of the fact with this name, -1 if there is none; and of the one that was probably meant.
int index_of(const Schema& schema, std::string_view name);
int nearest_to(const Schema& schema, std::string_view name);
Diagnostic unknown_fact(const Schema& schema, std::string_view name, Span span, int meant);

// A period as written, and its first and last day; a message when it is none.
struct Period {
    std::string text;
    bool stated = false;
    std::optional<Number> begin{}, end{};
    void give_to(Subject& subject) const;
};
Period read_period(Intake& intake, std::string_view written, Span span);

}  // namespace biaochi::facts
