// The parts of a workbook that all its sheets share: which sheets there are, texts, number formats.
#pragma once

#include <vector>

#include "interpreter/facts/sheet_number.hpp"
#include "interpreter/facts/xml.hpp"

namespace biaochi::facts {

constexpr std::size_t max_sheets = 256;
constexpr std::size_t max_workbook_text = 4 * std::size_t{32767};  // bytes of one cell: 32,767 characters

// The texts of cells, each once, end to end.
class SharedTexts {
public:
    std::string& growing() { return all_; }
    void close() { ends_.push_back(all_.size()); }
    std::size_t open_size() const { return all_.size() - (ends_.empty() ? 0 : ends_.back()); }
    std::size_t count() const { return ends_.size(); }
    std::string_view operator[](std::size_t index) const {
        const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
        return std::string_view(all_).substr(begin, ends_[index] - begin);
    }

private:
    std::string all_;
    std::vector<std::size_t> ends_;
};

struct SheetPart {
    std::string name, part;
    bool hidden = false;
};

struct Book {
    std::vector<SheetPart> sheets;
    SharedTexts texts;
    std::vector<Shown> styles;  // by the number of a cell's style
    bool counts_from_1904 = false;
    bool computed_on_load =
        false;  // its formulas were never computed: the values beside them are placeholders
};

Book read_book(Archive& archive, Refusal& refusal);

// The text of a rich text: its runs joined, without phonetic guides. Shared by cells and the shared texts.
class RichText {
public:
    explicit RichText(std::string& text) : text_(text) {}
    void begin(std::string_view name);
    void end(std::string_view name);
    void text(std::string_view piece) {
        if (open_) text_ += piece;
    }

private:
    std::string& text_;
    bool open_ = false, phonetic_ = false;
};

// _x000D_ and the like, which stand for characters that XML cannot hold, become them.
void unescape(std::string& text, std::size_t from);

}  // namespace biaochi::facts
