#include "interpreter/facts/csv_records.hpp"

#include <algorithm>

#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Whether a field may begin or end with a blank: told by one byte, most fields need no trimming.
bool may_begin_blank(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 0xC2 || byte == 0xE3 || byte == 0xEF;
}
bool may_end_blank(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 0x80 || byte == 0xA0 || byte == 0xBF;
}

}  // namespace

CsvRecords::CsvRecords(std::string_view text, std::size_t from, char delimiter)
    : text_(text), at_(from), delimiter_(delimiter) {
    if (from == 0 && text_.substr(0, byte_order_mark.size()) == byte_order_mark) at_ = byte_order_mark.size();
}

bool CsvRecords::next() {
    fields.clear();
    mistakes.clear();
    if (at_ >= text_.size()) return false;
    begin = at_;
    while (true) {
        if (at_ < text_.size() && text_[at_] == '"')
            quoted_field();
        else
            plain_field();
        end = at_;
        if (at_ >= text_.size()) return true;
        if (text_[at_++] == delimiter_) continue;
        if (text_[at_ - 1] == '\r') ++at_;
        return true;
    }
}

void CsvRecords::plain_field() {
    const std::size_t start = at_;
    const char delimiter = delimiter_;
    bool stray = false;
    for (; at_ < text_.size(); ++at_) {
        const char c = text_[at_];
        if (c == delimiter || c == '\n') break;
        if (c == '"' && !stray) {
            stray = true;
            mistakes.push_back({Code::csv_stray_quote, at_, at_ + 1, at_});
        }
    }
    if (at_ > start && text_[at_ - 1] == '\r') --at_;
    fields.push_back({start, at_, false, stray});
}

void CsvRecords::quoted_field() {
    const std::size_t opening = at_;
    CsvField field{opening + 1, 0, false, false};
    while (true) {
        field.end = text_.find('"', at_ + 1);
        if (field.end == std::string_view::npos) {
            // Nothing after it can close it either: go on with the next line, as if the quote ended with its
            // own.
            at_ = field.end = std::max(line_end(opening), opening + 1);
            field.broken = true;
            mistakes.push_back({Code::csv_unclosed_quote, opening, opening + 1, opening});
            break;
        }
        at_ = field.end + 1;
        if (at_ < text_.size() && text_[at_] == '"') {
            field.doubled = true;
            continue;
        }
        const std::size_t closed = at_;
        while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n') ++at_;
        if (at_ > closed && text_[at_ - 1] == '\r') --at_;
        field.broken = at_ > closed;
        if (field.broken) mistakes.push_back({Code::csv_after_quote, closed, at_, opening});
        break;
    }
    fields.push_back(field);
}

std::size_t CsvRecords::line_end(std::size_t from) const {
    const std::size_t found = text_.find('\n', from);
    const std::size_t stop = found == std::string_view::npos ? text_.size() : found;
    return stop > from && text_[stop - 1] == '\r' ? stop - 1 : stop;
}

std::string_view CsvRecords::content(const CsvField& field) {
    std::string_view inside = text_.substr(field.begin, field.end - field.begin);
    if (field.doubled) {
        unquoted_.clear();
        for (std::size_t i = 0; i < inside.size(); ++i) {
            unquoted_ += inside[i];
            if (inside[i] == '"' && i + 1 < inside.size() && inside[i + 1] == '"') ++i;
        }
        inside = unquoted_;
    }
    if (!inside.empty() && (may_begin_blank(inside.front()) || may_end_blank(inside.back())))
        inside = trim(inside);
    return inside;
}

void Marks::find(const CsvRecords& records, std::size_t fields) {
    if (sheet_ == nullptr) return;
    const std::vector<CellMark>& marks = sheet_->cells;  // in the order of the text
    while (next_ < marks.size() && marks[next_].begin < records.begin) ++next_;
    all_.assign(std::max(records.fields.size(), fields), nullptr);
    for (std::size_t i = 0, next = next_; i < records.fields.size(); ++i) {
        while (next < marks.size() && marks[next].begin < records.fields[i].begin) ++next;
        if (next < marks.size() && marks[next].begin == records.fields[i].begin) all_[i] = &marks[next];
    }
}

}  // namespace biaochi::facts
