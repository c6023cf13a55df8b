// A workbook on its way to bytes: what the sheets of a form are made with.
#pragma once

#include <xlsxwriter.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "lang/base/number.hpp"
#include "lang/diagnostic/diagnostic.hpp"

namespace biaochi::forms {

// How a cell looks.
enum class Look {
    title,
    heading,  // above the names: official words, units
    name,     // what is read back: names of facts and fields
    must,     // to be filled in
    may,      // may be filled in
    body,     // text in a table
    strong,   // text outside tables
    plain,
};

class Book;

// A sheet. Rows and columns count from 0. Throws std::length_error where the format ends.
class Page {
public:
    // Text stays text: nothing becomes a formula.
    void text(std::uint32_t row, std::uint32_t column, std::string_view text, Look look);
    // One text over several columns of a row, or several rows of a column.
    void wide(std::uint32_t row, std::uint32_t first, std::uint32_t last, std::string_view text, Look look);
    void tall(std::uint32_t first, std::uint32_t last, std::uint32_t column, std::string_view text,
              Look look);
    // A number, of at most 15 digits, is held as the nearest binary fraction, as spreadsheets do: rounded to
    // 15 digits it is the same number again. One with more digits is kept as text.
    void number(std::uint32_t row, std::uint32_t column, const Number& number, const char* format, Look look);
    // Days since 1970-01-01; a day that spreadsheets do not count is kept as text.
    void day(std::uint32_t row, std::uint32_t column, std::int64_t days, const std::string& text, Look look);
    void empty(std::uint32_t row, std::uint32_t column, const char* format, Look look);

    void width(std::uint32_t column, int characters);
    void height(std::uint32_t row, int points);
    void validate(std::uint32_t first_row, std::uint32_t last_row, std::uint32_t column,
                  lxw_data_validation& validation);
    // Marks the cells where a formula holds; `ranges`: "$E$7:$E$206 $G$7:$G$206".
    void mark(const std::string& ranges, const std::string& formula);

    lxw_worksheet* sheet() { return sheet_; }
    const std::string& name() const { return name_; }

private:
    friend class Book;
    void merged(std::uint32_t first_row, std::uint32_t first_column, std::uint32_t last_row,
                std::uint32_t last_column, std::string_view text, Look look);
    Page(Book& book, lxw_worksheet* sheet, std::string name)
        : book_(book), sheet_(sheet), name_(std::move(name)) {}
    Book& book_;
    lxw_worksheet* sheet_;
    std::string name_;
};

constexpr const char* as_text = "@";
constexpr const char* as_date = "yyyy-mm-dd";
constexpr const char* as_percent = "0.00%";
constexpr const char* as_count = "0";
constexpr const char* as_number = "General";

class Book {
public:
    explicit Book(Language language);
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;
    ~Book();

    static constexpr std::size_t longest_name = 31;  // of a sheet
    // Names with the same key are one for a workbook.
    static std::string key(std::string_view name);

    // A name that no other sheet gets, unless it asks for it here.
    void reserve(std::string_view name) { taken_.insert(key(name)); }
    // A sheet with that very name, which was reserved.
    Page add_reserved(const std::string& name);
    // A sheet with a name as near to this as a workbook allows: at most 31 characters, none of []:*?/\,
    // and no other sheet's.
    Page add(std::string_view name);

    // The file. Throws std::system_error.
    std::string bytes();

private:
    friend class Page;
    lxw_format* format(Look look, const char* number_format);

    Language language_;
    std::string path_;
    lxw_workbook* book_ = nullptr;
    lxw_format* contradiction_ = nullptr;
    std::map<std::pair<Look, std::string>, lxw_format*> formats_;
    std::set<std::string> taken_;
};

// "E7", "$E7", "$E$7".
std::string cell_reference(std::uint32_t row, std::uint32_t column, bool fixed_row = true);

// The beginning of a text that has at most so many characters as spreadsheets count them.
std::string first_characters(std::string_view text, std::size_t most);

}  // namespace biaochi::forms
