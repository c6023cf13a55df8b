// Writes books (random_tables.py) as .xlsx with libxlsxwriter: write_xlsxwriter BOOKS.json FOLDER
#include <xlsxwriter.h>

#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace {

using Json = nlohmann::json;

struct Book {
    lxw_workbook* book;
    std::map<std::string, lxw_format*> formats{};

    lxw_format* format(const Json& cell) {
        const std::string code = cell.value("format", "General");
        lxw_format*& found = formats[code];
        if (found == nullptr) {
            found = workbook_add_format(book);
            format_set_num_format(found, code.c_str());
        }
        return found;
    }
};

double number(const Json& text) { return std::stod(text.get<std::string>()); }

lxw_error write(Book& book, lxw_worksheet* sheet, const Json& cell) {
    const auto row = cell["r"].get<lxw_row_t>();
    const auto column = cell["c"].get<lxw_col_t>();
    const auto kind = cell["kind"].get<std::string>();
    if (kind == "number")
        return worksheet_write_number(sheet, row, column, number(cell["value"]), book.format(cell));
    if (kind == "truth")
        return worksheet_write_boolean(sheet, row, column, cell["value"].get<bool>(), nullptr);
    if (kind == "date") {
        const auto day = cell["value"].get<std::string>();
        lxw_datetime when{
            std::stoi(day.substr(0, 4)), std::stoi(day.substr(5, 2)), std::stoi(day.substr(8, 2)), 0, 0, 0};
        return worksheet_write_datetime(sheet, row, column, &when, book.format(cell));
    }
    if (kind == "sum") {
        const auto first = cell["parts"][0].get<std::string>(), second = cell["parts"][1].get<std::string>();
        return worksheet_write_formula_num(sheet, row, column, ("=" + first + "+" + second).c_str(),
                                           book.format(cell), std::stod(first) + std::stod(second));
    }
    if (kind == "joined") {
        const auto first = cell["parts"][0].get<std::string>(), second = cell["parts"][1].get<std::string>();
        return worksheet_write_formula_str(sheet, row, column,
                                           ("=\"" + first + "\"&\"" + second + "\"").c_str(), nullptr,
                                           (first + second).c_str());
    }
    if (!cell.contains("runs"))
        return worksheet_write_string(sheet, row, column, cell["value"].get<std::string>().c_str(), nullptr);
    auto first = cell["runs"][0].get<std::string>(), second = cell["runs"][1].get<std::string>();
    lxw_format* bold = workbook_add_format(book.book);
    format_set_bold(bold);
    lxw_rich_string_tuple one{nullptr, first.data()}, two{bold, second.data()};
    lxw_rich_string_tuple* all[] = {&one, &two, nullptr};
    return worksheet_write_rich_string(sheet, row, column, all, nullptr);
}

bool write(const Json& description, const std::string& folder) {
    const std::string path = folder + "/" + description["name"].get<std::string>() + ".xlsx";
    Book book{workbook_new(path.c_str())};
    for (const Json& each : description["sheets"]) {
        lxw_worksheet* sheet = workbook_add_worksheet(book.book, each["name"].get<std::string>().c_str());
        for (const Json& merge : each["merges"])
            worksheet_merge_range(sheet, merge[0].get<lxw_row_t>(), merge[1].get<lxw_col_t>(),
                                  merge[2].get<lxw_row_t>(), merge[3].get<lxw_col_t>(), "", nullptr);
        for (const Json& cell : each["cells"])
            if (const lxw_error error = write(book, sheet, cell); error != LXW_NO_ERROR) {
                std::cerr << path << ": " << lxw_strerror(error) << ": " << cell << "\n";
                return false;
            }
    }
    return workbook_close(book.book) == LXW_NO_ERROR;
}

}  // namespace

int main(int count, char** arguments) {  // NOLINT(bugprone-exception-escape): no result, no test
    if (count != 3) return 2;
    std::ifstream file(arguments[1]);
    for (const Json& book : Json::parse(file))
        if (!write(book, arguments[2])) return 1;
    return 0;
}
