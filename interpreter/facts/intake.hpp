// One source on its way into the table: what the readers of all formats share.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "interpreter/facts/names.hpp"
#include "interpreter/facts/read.hpp"
#include "lang/words/words.hpp"

namespace biaochi::facts {

// Mistakes of one source that are kept; the rest are counted, so that a wrong column of a huge file stays
// readable.
constexpr std::size_t max_mistakes = 10000;

// Makes room; of many small files each in turn still costs no more than its own size.
template <typename Each>
void reserve_more(std::vector<Each>& all, std::size_t more) {
    const std::size_t size = all.size() + more;
    if (size > all.capacity()) all.reserve(std::max(size, 2 * all.capacity()));
}

class Intake {
public:
    Intake(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table)
        : Intake(sources, source, schema, table, no_ledger) {}
    // Of a file that holds the records of one ledger: its columns are fields, and it speaks of subjects that
    // other files have.
    Intake(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table,
           std::size_t ledger);

    // Keeps to one sheet of a workbook.
    void take_sheet(const Sheet& sheet) {
        sheet_ = &sheet;
        text_ = text_.substr(0, sheet.end);
        begin_ = sheet.begin;
    }
    const Sheet* sheet() const { return sheet_; }  // nullptr in a text file
    const Source& source() const { return sources_[source_]; }

    bool of_ledger() const { return ledger_ != no_ledger; }
    const Ledger& ledger() const { return schema_.ledgers[ledger_]; }  // where it is of one
    std::string_view text() const { return text_; }                    // up to where reading ends
    std::size_t begin() const { return begin_; }                       // where it begins
    Names& names() { return names_; }
    const Schema& schema() const { return schema_; }
    Span span(std::size_t begin, std::size_t end) const {
        return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
    Span span(std::string_view part) const {  // of text()
        const auto begin = static_cast<std::size_t>(part.data() - text_.data());
        return span(begin, begin + part.size());
    }

    // What is wrong elsewhere in the workbook leaves nothing of it to be trusted.
    void distrust() { refuse_all_ = true; }

    // Whether the bytes of the source can be read; else only the names of its subjects should be.
    bool check_text();

    // Begins a subject; what follows belongs to it.
    void begin_subject(std::string_view name, Span span);
    void continue_subject(std::size_t row) { row_ = row; }
    bool in_subject() const { return row_ != none; }
    Subject& subject() { return table_.subjects[row_]; }
    // A misspelt name is one mistake: the fact that it probably means is not missing as well, unless it is
    // given under its own name.
    void is_meant(int fact, Span span) {
        if (fact >= 0) meant_.emplace_back(static_cast<std::size_t>(fact), span);
    }
    void end_subject();
    std::size_t row() const { return row_; }

    // 镇街 and 统计代码 of the current subject or, in the file of a ledger, of the current statement. One
    // that is empty is not given.
    void town(std::string_view written, Span span);
    void code(std::string_view written, Span span);
    // 报告期 of the current subject, as read_period() reads it.
    void period(std::string_view written, Span span);

    // Begins a statement of a ledger: for the current subject, or for the subject of that name. In the file
    // of a ledger what follows belongs to it.
    std::size_t begin_statement(std::size_t ledger, std::string_view name, Span span);
    void continue_statement(std::size_t statement) { statement_ = statement; }
    void end_statement() { statement_ = none; }
    Records& records(std::size_t ledger) { return table_.ledgers[ledger]; }

    // The cell of the current subject, empty so far.
    Cell& cell(std::size_t fact) {
        std::vector<Cell>& column = table_.columns[fact];
        while (column.size() <= row_) column.emplace_back();
        return column[row_];
    }
    void give(std::size_t fact, std::string_view value, Span span) {
        give(schema_.facts[fact], value, span, cell(fact));
    }
    // A fact, or the field of a record.
    void give(const Declaration& fact, std::string_view written, Span span, Cell& cell);
    void note(std::size_t fact, Evidence evidence) {
        table_.notes[row_].emplace_back(fact, std::move(evidence));
    }

    // For the receipt: what was seen and not used, and why; what else than a value was used, and as what; a
    // row of data, of the current subject or statement, or of nobody.
    void ignore(Span span, Text what, Text why) {
        table_.ignored.push_back({span, std::move(what), std::move(why)});
    }
    void use(Span span, Text became) { table_.used.push_back({span, std::move(became)}); }
    void row_read(Span span) { table_.rows.push_back({span, row_, ledger_, statement_}); }
    void row_read(Span span, std::size_t ledger, std::size_t statement) {
        table_.rows.push_back({span, row_, ledger, statement});
    }
    void reserve(std::size_t subjects);

    // Index of the fact with this name (of the field, in the file of a ledger); else a mistake, and `meant`
    // is the one that was probably meant (or -1).
    int fact(std::string_view name, Span span, int& meant);

    // A mistake refuses the current subject or statement, or all of the source between subjects.
    void mistake(Code code, Span span, std::vector<Text> arguments = {}, std::vector<Label> labels = {});
    void warn(Code code, Span span, std::vector<Text> arguments = {});

    Diagnostics finish();

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    static constexpr std::size_t no_ledger = none;
    void refuse();

    const Schema& schema_;
    Table& table_;
    const Sources& sources_;
    std::string_view text_;
    std::size_t begin_ = 0;
    const Sheet* sheet_ = nullptr;
    std::uint32_t source_;
    std::size_t ledger_;            // whose file it is
    std::size_t first_;             // subject, or statement
    std::size_t row_ = none;        // subject
    std::size_t statement_ = none;  // of ledger_
    Diagnostics mistakes_;
    std::size_t not_kept_ = 0;
    bool refuse_all_ = false;
    Names names_;                                      // of the facts, or the ledger's fields
    std::vector<std::pair<std::size_t, Span>> meant_;  // by the current subject: facts
};

// The word that is written, in any width; capitals as in Excel's TRUE.
Word word_of(std::string_view written);

// A text from a file inside a message: on one line, shortened.
std::string shown(std::string_view written);

// What is wrong with a name that no fact, or no field, has.
Diagnostic unknown_fact(const Schema& schema, std::string_view name, Span span, int meant);
Diagnostic unknown_field(const Ledger& ledger, std::string_view name, Span span, int meant);

// A period as written, and its first and last day; a message when it is none.
struct Period {
    std::string text;
    bool stated = false;
    std::optional<Number> begin{}, end{};
    Span span;
    void give_to(Subject& subject) const;
};
Period read_period(Intake& intake, std::string_view written, Span span);

}  // namespace biaochi::facts
