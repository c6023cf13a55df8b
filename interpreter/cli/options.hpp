// The options, as one table, and what the user set.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lang/words/messages.hpp"

namespace biaochi::cli {

struct Settings {
    std::vector<std::string> words;  // what is no option: files, or the command to help with
    std::string format, output, receipt, pass_mark, dump, to, lang;
    std::vector<std::string> rulings, overlays, subjects, indicators;
    bool bom = false, by_subject = false, reach = false, strict = false, no_color = false, help = false,
         version = false, list_codes = false;
};

enum class Option {
    format,
    output,
    receipt,
    bom,
    ruling,
    overlay,
    pass_mark,
    subject,
    by_subject,
    indicator,
    dump,
    reach,
    strict,
    to,
    lang,
    no_color,
    help,
    version,
    list_codes,
};

// What a value may be: a name and its Chinese alias ("": none).
struct OptionValue {
    std::string_view name, alias;
};

struct OptionRow {
    Option id;
    std::string_view name, alias;  // --format, --格式
    char letter;                   // -o; '\0': none
    Message value;                 // placeholder of the value; unused for a flag
    Message about;
    std::variant<bool Settings::*, std::string Settings::*, std::vector<std::string> Settings::*> target;
    std::vector<OptionValue> values;  // empty: any text

    bool is_flag() const { return target.index() == 0; }
    bool is_repeatable() const { return target.index() == 2; }
    std::string choices(Language language) const;  // "text|csv|json|md"
};

const std::vector<OptionRow>& options();
const OptionRow& row_of(Option option);
// The row whose name, alias or letter is written so (without any =value), nullptr if there is none.
const OptionRow* find_option(std::string_view written);

// Reads arguments that may hold these options. Values with aliases become their plain names; a value that is
// none of an option's values is reported with the nearest one.
Diagnostics parse(const std::vector<std::string>& arguments, const std::vector<Option>& allowed,
                  Settings& settings);

// ";是否要写“--format”?", or a full stop when nothing is near.
Text suggestion(std::string_view written, const std::vector<std::string>& candidates);

// Text from the outside, fit to be shown: what is not UTF-8 or would steer the terminal as U+FFFD.
std::string printable(std::string_view text);

}  // namespace biaochi::cli
