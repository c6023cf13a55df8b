// Cells to be filled in: their formats and what may be typed into them.
#include "interpreter/facts/written.hpp"
#include "interpreter/forms/xlsx.hpp"
#include "lang/base/text.hpp"

namespace biaochi::forms {

namespace {

using facts::Declaration;
using facts::FactKind;

constexpr std::size_t longest_title = 32, longest_message = 255;

const char* format_of(const Declaration& declaration) {
    switch (declaration.kind) {
        case FactKind::quantity:
            return declaration.unit == "%" ? as_percent : declaration.counted ? as_count : as_number;
        case FactKind::date: return as_date;
        default: return as_text;
    }
}

std::string shortened(const std::string& text, std::size_t most) {
    return first_characters(text, most) == text ? text : first_characters(text, most - 1) + "…";
}

// Texts that outlive the call that they are for.
struct Validation {
    lxw_data_validation data = {};
    std::string title, prompt, wrong, message, formula, least, most;

    void say(const Content& content, const Declaration& declaration) {
        const std::string what = content.what_to_fill(declaration);
        const std::string label = declaration.label.empty() ? "" : declaration.label + "\n";
        title = shortened(declaration.name, longest_title);
        prompt = shortened(label + what, longest_message);
        wrong = shortened(content.in(Message::form_wrong), longest_title);
        message = shortened(declaration.name + ": " + what, longest_message);
    }

    void between(int type) {
        data.validate = static_cast<std::uint8_t>(type);
        data.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    }

    void add(Page& page, std::uint32_t first, std::uint32_t last, std::uint32_t column) {
        const auto held = [](std::string& text) { return text.empty() ? nullptr : text.data(); };
        data.input_title = held(title);
        data.input_message = held(prompt);
        data.error_title = held(wrong);
        data.error_message = held(message);
        data.value_formula = held(formula);
        data.minimum_formula = held(least);
        data.maximum_formula = held(most);
        page.validate(first, last, column, data);
    }
};

std::string serial(const Number& day) { return (day + 25569).text(); }

// The least and the most that may be typed.
std::pair<std::string, std::string> bounds(const Declaration& declaration) {
    if (declaration.kind == FactKind::date)
        return {declaration.least ? serial(*declaration.least) : "1",
                declaration.most ? serial(*declaration.most) : "2958465"};  // 9999-12-31
    constexpr std::string_view most = "999999999999999";
    std::string least = declaration.counted ? "0" : "-" + std::string(most);
    if (declaration.least && !(declaration.counted && declaration.least->sign() < 0))
        least = declaration.least->text();
    return {least, declaration.most ? declaration.most->text() : std::string(most)};
}

}  // namespace

std::vector<std::string> choices(const Content& content, const Declaration& declaration) {
    std::vector<std::string> all;
    if (declaration.kind == FactKind::truth) all = {content.in(Word::yes), content.in(Word::no)};
    if (declaration.kind == FactKind::enumeration) all = declaration.options;
    if (!all.empty() && declaration.may_not_apply) all.push_back(content.in(Word::inapplicable));
    return all;
}

bool needs_range(const std::vector<std::string>& choices) {
    std::string all;
    for (const std::string& choice : choices) {
        if (choice.find_first_of(",\"") != std::string::npos) return true;
        all += choice + ",";
    }
    return first_characters(all, longest_message) != all;
}

void write_value(const Workbook& workbook, Page& page, std::uint32_t row, std::uint32_t column,
                 const Declaration& declaration, const facts::Cell* cell, bool must) {
    const Look look = must ? Look::must : Look::may;
    if (cell == nullptr) return page.empty(row, column, format_of(declaration), look);
    const std::string written = workbook.content.bare(declaration, *cell);
    if (cell->does_not_apply) return page.text(row, column, written, look);
    if (declaration.kind == FactKind::quantity)
        return page.number(row, column, cell->value, format_of(declaration), look);
    if (declaration.kind == FactKind::date)
        return page.day(row, column, cell->value.whole().value_or(0), written, look);
    page.text(row, column, written, look);
}

void accept(const Workbook& workbook, Page& page, std::uint32_t first_row, std::uint32_t last_row,
            std::uint32_t column, const Declaration& declaration) {
    Validation validation;
    validation.say(workbook.content, declaration);
    std::vector<std::string> list = choices(workbook.content, declaration);
    std::vector<char*> places;
    const auto range = workbook.lists.find(&declaration);
    if (range != workbook.lists.end()) {
        validation.data.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        validation.formula = range->second;
    } else if (!list.empty()) {
        for (std::string& each : list) places.push_back(each.data());
        places.push_back(nullptr);
        validation.data.validate = LXW_VALIDATION_TYPE_LIST;
        validation.data.value_list = places.data();
    } else if (declaration.kind == FactKind::text) {
        validation.data.validate = LXW_VALIDATION_TYPE_ANY;
    } else if (declaration.may_not_apply) {
        const std::string cell = cell_name(first_row, column);
        const auto [least, most] = bounds(declaration);
        validation.data.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
        validation.formula = "=OR(" + cell + "=\"" + workbook.content.in(Word::inapplicable) +
                             "\",AND(ISNUMBER(" + cell + ")," + cell + ">=" + least + "," + cell +
                             "<=" + most + (declaration.counted ? "," + cell + "=INT(" + cell + ")" : "") +
                             "))";
    } else {
        validation.between(declaration.kind == FactKind::date ? LXW_VALIDATION_TYPE_DATE_FORMULA
                           : declaration.counted              ? LXW_VALIDATION_TYPE_INTEGER_FORMULA
                                                              : LXW_VALIDATION_TYPE_DECIMAL_FORMULA);
        const auto [least, most] = bounds(declaration);
        validation.least = "=" + least;
        validation.most = "=" + most;
    }
    validation.add(page, first_row, last_row, column);
}

void accept_code(const Workbook& workbook, Page& page, std::uint32_t first_row, std::uint32_t last_row,
                 std::uint32_t column) {
    Validation validation;
    const std::string cell = cell_name(first_row, column);
    validation.title = workbook.content.in(Word::code);
    validation.prompt = workbook.content.in(Message::form_code_prompt);
    validation.wrong = workbook.content.in(Message::form_wrong);
    validation.message = validation.title + ": " + validation.prompt;
    validation.data.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
    validation.formula = "=AND(LEN(" + cell + ")=12,ISNUMBER(VALUE(" + cell + ")))";
    validation.add(page, first_row, last_row, column);
    std::string range = cell + ":" + cell_name(last_row, column);
    worksheet_ignore_errors(page.sheet(), LXW_IGNORE_NUMBER_STORED_AS_TEXT, range.c_str());
}

void accept_list(Page& page, std::uint32_t first_row, std::uint32_t last_row, std::uint32_t column,
                 const std::vector<std::string>& list) {
    Validation validation;
    std::vector<std::string> all = list;
    std::vector<char*> places;
    places.reserve(all.size() + 1);
    for (std::string& each : all) places.push_back(each.data());
    places.push_back(nullptr);
    validation.data.validate = LXW_VALIDATION_TYPE_LIST;
    validation.data.value_list = places.data();
    validation.add(page, first_row, last_row, column);
}

}  // namespace biaochi::forms
