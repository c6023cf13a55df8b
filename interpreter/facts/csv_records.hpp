// CSV (RFC 4180, also with tabs or semicolons) → records of fields, strictly. Knows nothing of facts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/diagnostic/diagnostic.hpp"

namespace biaochi::facts {

struct CsvField {
    std::size_t begin = 0, end = 0;  // of the content, inside the quotes
    bool doubled = false;            // holds doubled quotes
    bool broken = false;             // its quotes are wrong
};

struct CsvMistake {
    Code code;
    std::size_t begin = 0, end = 0;
    std::size_t opening = 0;  // the quote that it is about
};

// The text must have no carriage return but before a line feed.
class CsvRecords {
public:
    // Reads from there to the end of the text.
    explicit CsvRecords(std::string_view text, std::size_t from = 0, char delimiter = ',');

    // Reads the next record; false at the end. A record that is wrong is read as far as it can be told.
    bool next();

    std::vector<CsvField> fields;
    std::vector<CsvMistake> mistakes;
    std::size_t begin = 0, end = 0;

    // A field's text without blanks around it; valid until the next call.
    std::string_view content(const CsvField& field);

private:
    void plain_field();
    void quoted_field();
    std::size_t line_end(std::size_t from) const;

    std::string_view text_;
    std::size_t at_ = 0;
    char delimiter_;
    std::string unquoted_;
};

// What a sheet says of the fields of a record.
class Marks {
public:
    explicit Marks(const Sheet* sheet) : sheet_(sheet) {}
    // Those of this record, which stands behind all that were asked for before; so many fields at least.
    void find(const CsvRecords& records, std::size_t fields = 0);
    // nullptr: the field is empty, or in no sheet.
    const CellMark* operator[](std::size_t field) const { return all_.empty() ? nullptr : all_[field]; }

private:
    const Sheet* sheet_;
    std::size_t next_ = 0;  // the first one not before the record
    std::vector<const CellMark*> all_;
};

}  // namespace biaochi::facts
