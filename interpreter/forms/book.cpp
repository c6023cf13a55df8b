#include "interpreter/forms/book.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <system_error>

#include "interpreter/facts/archive.hpp"
#include "interpreter/facts/xml.hpp"
#include "lang/base/date.hpp"
#include "lang/base/text.hpp"

namespace biaochi::forms {

namespace {

[[noreturn]] void refuse(int error) {
    throw std::system_error(error != 0 ? error : EIO, std::generic_category());
}

void check(lxw_error error) {
    if (error != LXW_NO_ERROR) throw std::length_error(lxw_strerror(error));
}

// A new, empty file that only this run knows of.
std::string new_file() {
    std::random_device random;
    for (int attempt = 0; attempt < 100; ++attempt) {
        const std::filesystem::path path =
            std::filesystem::temp_directory_path() / ("biaochi-" + std::to_string(random()) + ".xlsx");
        errno = 0;
        if (std::FILE* file = std::fopen(path.c_str(), "wbx")) {
            std::fclose(file);
            return path.string();
        }
        if (errno != EEXIST) refuse(errno);
    }
    refuse(EEXIST);
}

std::string file_content(const std::string& path) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(file), {}};
    if (!file || content.empty()) refuse(errno);
    return content;
}

struct Nothing final : facts::XmlReader {
    void begin(std::string_view /*name*/, const facts::Attributes& /*attributes*/) override {}
};

// A part that was cut off, because the disk was full, is no sound XML.
void check_parts(std::string_view bytes) {
    facts::Refusal refusal("");
    facts::Archive archive(bytes, refusal);
    Nothing nothing;
    for (const std::string& part : archive.parts()) facts::read_xml(archive, part, nothing, refusal);
    if (refusal) refuse(EIO);
}

// As a spreadsheet counts characters.
std::size_t units(char32_t c) { return c > 0xFFFF ? 2 : 1; }

// _x0041_ is how a workbook writes a character by its number, so that the text “_x0041_” needs its first
// character written so.
std::string escaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view here = text.substr(i, 7);
        const auto is_hexadecimal = [](char c) {
            return std::string_view("0123456789abcdefABCDEF").find(c) != std::string_view::npos;
        };
        if (here.size() == 7 && here[0] == '_' && here[1] == 'x' && here[6] == '_' &&
            std::all_of(here.begin() + 2, here.begin() + 6, is_hexadecimal))
            out += "_x005F";
        out += text[i];
    }
    return out;
}

}  // namespace

std::string first_characters(std::string_view text, std::size_t most) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        if ((count += units(c.value)) > most) return std::string(text.substr(0, i));
        i += c.size;
    }
    return std::string(text);
}

std::string cell_reference(std::uint32_t row, std::uint32_t column, bool fixed_row) {
    std::string name = cell_name(row, column);
    const std::size_t digits = name.find_first_of("0123456789");
    return "$" + name.substr(0, digits) + (fixed_row ? "$" : "") + name.substr(digits);
}

Book::Book(Language language) : language_(language), path_(new_file()) {
    lxw_workbook_options options = {};
    book_ = workbook_new_opt(path_.c_str(), &options);
    if (book_ == nullptr) refuse(ENOMEM);
    lxw_doc_properties properties = {};
    std::string program = "biaochi";
    properties.author = program.data();
    properties.created = 315532800;  // 1980-01-01: the same form is the same bytes on every day
    workbook_set_properties(book_, &properties);
    contradiction_ = workbook_add_format(book_);
    format_set_font_color(contradiction_, 0xC00000);
    format_set_bold(contradiction_);
    reserve("History");  // which Excel keeps for itself
}

Book::~Book() {
    if (book_ != nullptr) lxw_workbook_free(book_);
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

std::string Book::bytes() {
    errno = 0;
    const lxw_error error = workbook_close(book_);
    book_ = nullptr;
    if (error != LXW_NO_ERROR) refuse(errno);
    std::string content = file_content(path_);
    check_parts(content);
    return content;
}

std::string Book::key(std::string_view name) { return lower_case(fold(name)); }

Page Book::add_reserved(const std::string& name) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    if (sheet == nullptr) throw std::length_error("sheet name");
    return {*this, sheet, name};
}

Page Book::add(std::string_view wanted) {
    std::string name;
    for (const char c : wanted)
        name += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : '_';
    if (name.empty()) name = "_";
    std::string unique = first_characters(name, longest_name);
    for (int n = 2; !taken_.insert(key(unique)).second; ++n) {
        const std::string suffix = " (" + std::to_string(n) + ")";
        unique = first_characters(name, longest_name - suffix.size()) + suffix;
    }
    return add_reserved(unique);
}

lxw_format* Book::format(Look look, const char* number_format) {
    lxw_format*& format = formats_[{look, number_format}];
    if (format != nullptr) return format;
    format = workbook_add_format(book_);
    if (language_ == Language::zh) format_set_font_name(format, "宋体");
    format_set_num_format(format, number_format);
    if (look != Look::must && look != Look::may) format_set_text_wrap(format);  // these stay one line high
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    const bool outside = look == Look::title || look == Look::strong || look == Look::plain;
    if (!outside) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, 0x9AA5B1);
    }
    if (look == Look::title || look == Look::name || look == Look::strong) format_set_bold(format);
    if (look == Look::title) format_set_font_size(format, 14);
    if (look == Look::title || look == Look::heading || look == Look::name)
        format_set_align(format, LXW_ALIGN_CENTER);
    if (look == Look::heading || look == Look::body) format_set_font_size(format, 9);
    if (look == Look::heading) format_set_bg_color(format, 0xEDF1F5);
    if (look == Look::name) format_set_bg_color(format, 0xD5DEE8);
    if (look == Look::must) format_set_bg_color(format, 0xFFF8D6);
    return format;
}

void Page::text(std::uint32_t row, std::uint32_t column, std::string_view text, Look look) {
    check(worksheet_write_string(sheet_, row, static_cast<lxw_col_t>(column), escaped(text).c_str(),
                                 book_.format(look, as_text)));
}

void Page::merged(std::uint32_t first_row, std::uint32_t first_column, std::uint32_t last_row,
                  std::uint32_t last_column, std::string_view written, Look look) {
    if (first_row == last_row && first_column == last_column)
        return text(first_row, first_column, written, look);
    check(worksheet_merge_range(sheet_, first_row, static_cast<lxw_col_t>(first_column), last_row,
                                static_cast<lxw_col_t>(last_column), escaped(written).c_str(),
                                book_.format(look, as_text)));
}

void Page::wide(std::uint32_t row, std::uint32_t first, std::uint32_t last, std::string_view text,
                Look look) {
    merged(row, first, row, last, text, look);
}

void Page::tall(std::uint32_t first, std::uint32_t last, std::uint32_t column, std::string_view text,
                Look look) {
    merged(first, column, last, column, text, look);
}

void Page::number(std::uint32_t row, std::uint32_t column, const Number& number, const char* format,
                  Look look) {
    const std::string written = number.text();
    const auto digits =
        std::count_if(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; });
    const std::size_t point = std::min(written.find('.'), written.size());
    if (number.is_big() || written.find('/') != std::string::npos || point > 15 || digits > 24)
        return text(row, column,
                    format == std::string_view(as_percent) ? (number * 100).text() + "%" : written, look);
    std::string shown = format;
    if (format == std::string_view(as_percent)) {  // all its decimals are shown, and two at the least
        const std::string percent = (number * 100).text();
        const std::size_t dot = percent.find('.');
        const std::size_t decimals = dot == std::string::npos ? 0 : percent.size() - dot - 1;
        shown = "0." + std::string(std::max<std::size_t>(decimals, 2), '0') + "%";
    }
    check(worksheet_write_number(sheet_, row, static_cast<lxw_col_t>(column),
                                 std::strtod(written.c_str(), nullptr), book_.format(look, shown.c_str())));
}

void Page::day(std::uint32_t row, std::uint32_t column, std::int64_t days, const std::string& written,
               Look look) {
    if (days < days_from_civil({1900, 3, 1})) return text(row, column, written, look);
    const Date date = civil_from_days(days);
    lxw_datetime value = {date.year, date.month, date.day, 0, 0, 0};
    check(worksheet_write_datetime(sheet_, row, static_cast<lxw_col_t>(column), &value,
                                   book_.format(look, as_date)));
}

void Page::empty(std::uint32_t row, std::uint32_t column, const char* format, Look look) {
    check(worksheet_write_blank(sheet_, row, static_cast<lxw_col_t>(column), book_.format(look, format)));
}

void Page::width(std::uint32_t column, int characters) {
    const auto place = static_cast<lxw_col_t>(column);
    check(worksheet_set_column(sheet_, place, place, characters, nullptr));
}

void Page::height(std::uint32_t row, int points) { check(worksheet_set_row(sheet_, row, points, nullptr)); }

void Page::validate(std::uint32_t first_row, std::uint32_t last_row, std::uint32_t column,
                    lxw_data_validation& validation) {
    const auto place = static_cast<lxw_col_t>(column);
    check(worksheet_data_validation_range(sheet_, first_row, place, last_row, place, &validation));
}

void Page::mark(const std::string& ranges, const std::string& formula) {
    std::string all = ranges;
    std::string holds = formula;
    lxw_conditional_format marked = {};
    marked.type = LXW_CONDITIONAL_TYPE_FORMULA;
    marked.value_string = holds.data();
    marked.multi_range = all.data();
    marked.format = book_.contradiction_;
    // The library wants one range as well; it writes the several ones.
    check(worksheet_conditional_format_range(sheet_, 0, 0, 0, 0, &marked));
}

}  // namespace biaochi::forms
