// Texts that were read, and places in them. Spans are byte offsets; lines and columns are computed on demand.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace biaochi {

struct Span {
    std::uint32_t source = 0;  // index in Sources
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct Location {
    std::size_t line = 1;
    std::size_t column = 1;  // in characters, as an editor counts
};

// What a cell of a workbook held before it became text.
enum class CellKind : unsigned char {
    text,
    number,
    percent,   // a number whose format shows it as a percentage; its text has the %
    date,      // a number whose format shows it as a day or a month; its text is one
    truth,     // its text is 是 or 否
    covered,   // belongs to a merged cell that begins elsewhere; its text is that cell's
    error,     // #N/A and the like
    uncached,  // a formula without its value
};

struct CellMark {
    std::uint32_t begin = 0, end = 0;   // in the text: without the quotes
    std::uint32_t row = 0, column = 0;  // in the sheet, from 0
    CellKind kind = CellKind::text;
    bool merged = false;  // it covers other cells, or is covered
};

// A sheet of a workbook: a stretch of the text, which is CSV (RFC 4180), a record for each row.
struct Sheet {
    std::string name;
    bool hidden = false;
    std::uint32_t begin = 0, end = 0;
    std::vector<CellMark> cells;  // those that are not empty, in the order of the text
};

struct Source {
    std::string name;                // as the user gave it
    std::string text;                // UTF-8; what was read from a workbook or from other bytes is converted
    std::string encoding = {};       // of the file, "" for UTF-8
    std::vector<Sheet> sheets = {};  // of a workbook; empty for a text file
    bool counts_from_1904 = false;   // of a workbook: the day that the number of a date is counted from

    Location locate(std::size_t offset) const;
    std::string_view line_at(std::size_t offset) const;  // without its line break
    // "甲.facts:3:5"; in a workbook the cell: "甲.xlsx:表1!B3".
    std::string place(std::size_t offset) const;
    // The sheet and the cell at an offset, nullptr where there is none.
    const Sheet* sheet_at(std::size_t offset) const;
    const CellMark* cell_at(std::size_t offset) const;
};

// "B3".
std::string cell_name(std::uint32_t row, std::uint32_t column);

// All texts of one run; owns them, so that string_views into a text stay valid. Index 0 is the empty text "".
class Sources {
public:
    Sources();
    std::uint32_t add(std::string name, std::string text);
    std::uint32_t add(Source source);
    const Source& operator[](std::uint32_t index) const { return *all_[index]; }
    std::string_view text(Span span) const {
        return std::string_view(all_[span.source]->text).substr(span.begin, span.end - span.begin);
    }
    std::string where(Span span) const;  // "file:line", "file:sheet!cell"

private:
    std::vector<std::unique_ptr<Source>> all_;
};

// Offset of the first byte that no text may contain (invalid UTF-8, a bidirectional or other control
// character), npos if there is none.
enum class Impurity { none, invalid_utf8, bidirectional, control };
struct FirstImpurity {
    Impurity kind = Impurity::none;
    std::size_t offset = 0;
    std::size_t size = 0;
};
FirstImpurity first_impurity(std::string_view text);

}  // namespace biaochi
