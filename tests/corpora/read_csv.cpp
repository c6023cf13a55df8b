// Prints what the reader of CSV makes of a file, as JSON: {"records": [[…]], "mistakes": n}. Usage: read_csv
// FILE
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "interpreter/facts/csv_records.hpp"

int main(int count, char** arguments) {  // NOLINT(bugprone-exception-escape): no result, no test
    if (count != 2) return 2;
    std::ifstream file(arguments[1], std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    biaochi::facts::CsvRecords reader(text);
    nlohmann::json records = nlohmann::json::array();
    std::size_t mistakes = 0;
    while (reader.next()) {
        nlohmann::json record = nlohmann::json::array();
        for (const biaochi::facts::CsvField& field : reader.fields) record.push_back(reader.content(field));
        records.push_back(record);
        mistakes += reader.mistakes.size();
    }
    std::cout << nlohmann::json{{"records", records}, {"mistakes", mistakes}}.dump(
        -1, ' ', false, nlohmann::json::error_handler_t::replace);
}
