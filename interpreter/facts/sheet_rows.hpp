// A sheet that is no plain table (a cover, a form, evidence), row by row.
#pragma once

#include "interpreter/facts/cells.hpp"
#include "interpreter/facts/csv_header.hpp"
#include "interpreter/facts/headings.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

class SheetRows {
public:
    explicit SheetRows(Intake& intake)
        : intake_(intake), records_(intake.text(), intake.begin()), marks_(intake.sheet()) {}

    bool next() {
        if (!records_.next()) return false;
        marks_.find(records_);
        return true;
    }

    std::size_t size() const { return records_.fields.size(); }
    // "" beyond the last one; valid until the next call.
    std::string_view text(std::size_t column) {
        return column < size() ? records_.content(records_.fields[column]) : std::string_view();
    }
    Span span(std::size_t column) {
        const std::string_view content = text(column);
        return content.empty() ? line() : span_of(intake_, records_.fields[column], content);
    }
    Span line() const { return line_of(intake_, records_); }
    bool blank() {
        for (std::size_t i = 0; i < size(); ++i)
            if (!text(i).empty()) return false;
        return true;
    }
    WorkbookCell cell(std::size_t column) { return {*marks_[column], text(column), span(column)}; }

    // The text where it can be one, else "" after telling why not.
    std::string readable_text(std::size_t column, const Text& name) {
        std::string content(text(column));
        if (content.empty() || !is_text_for(intake_, name, cell(column))) return {};
        return content;
    }
    // The first column that is called so, the number of columns if none is.
    template <typename Is>
    std::size_t column(Is is) {
        std::size_t i = 0;
        while (i < size() && !is(text(i))) ++i;
        return i;
    }
    // For the receipt: the cell was read, and as what.
    void use(std::size_t column, Text became) {
        if (!text(column).empty()) intake_.use(span(column), std::move(became));
    }
    void use_as_written() {
        for (std::size_t i = 0; i < size(); ++i) use(i, std::string(text(i)));
    }
    void ignore(std::size_t column, Message why) {
        if (!text(column).empty())
            intake_.ignore(span(column), both(Message::passed_cell, {shown(text(column))}), both(why));
    }
    void ignore(Message why) {
        for (std::size_t i = 0; i < size(); ++i) ignore(i, why);
    }

private:
    Intake& intake_;
    CsvRecords records_;
    Marks marks_;
};

constexpr int rows_above_heading = 100;

}  // namespace biaochi::facts
