// A table row by row, in a .csv file or on a sheet: what facts and the records of a ledger have in common.
#pragma once

#include "interpreter/facts/cells.hpp"
#include "interpreter/facts/csv_header.hpp"

namespace biaochi::facts {

class CsvRows {
public:
    Diagnostics read();

protected:
    explicit CsvRows(Intake intake)
        : intake_(std::move(intake)), records_(intake_.text()), marks_(intake_.sheet()) {}
    ~CsvRows() = default;

    virtual void begin(std::size_t rows) = 0;                    // after a header; about so many follow
    virtual void subject(std::string_view name, Span span) = 0;  // a row begins; "": it names nobody
    virtual void unnamed(Span span) = 0;                         // tells that it names nobody
    virtual void cells() = 0;                                    // as many as the header has
    virtual void end_row() = 0;
    virtual void nothing() {}  // nobody is named in the whole file; why was said

    std::string_view content(std::size_t index) { return records_.content(records_.fields[index]); }
    Span line() const { return line_of(intake_, records_); }
    // Whether a cell with that text can be read for the fact; else why not is told.
    bool readable(const Declaration& fact, std::size_t index, std::string_view text, Span at) {
        return marks_[index] == nullptr || is_readable(intake_, fact, {*marks_[index], text, at});
    }

    Intake intake_;
    CsvRecords records_;
    CsvHeader header_;
    std::string town_, code_;  // of the row, folded
    bool names_only_ = false;  // the file cannot be trusted; its subjects are named, and refused

private:
    void row();
    void no_rows();
    bool blank();
    void name();
    std::string key(std::size_t column);
    void give_key(std::size_t column, Word word);
    bool count_is_right();
    bool unnamed_columns_are_empty();

    std::size_t rows_ = 0;
    bool is_total_ = false;  // the row
    Span blank_;             // blank rows that may yet turn out to be at the end
    Marks marks_;
};

}  // namespace biaochi::facts
