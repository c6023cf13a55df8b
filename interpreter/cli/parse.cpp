// CLI11 reads the arguments; its messages are English only and name no nearest option, so ours are made here.
// It takes long to compile: this is the one file that includes it.
#include <CLI/CLI.hpp>

#include "interpreter/cli/options.hpp"
#include "lang/base/text.hpp"

namespace biaochi::cli {

namespace {

// Whichever spelling was written, a reader of Chinese knows both.
Text name_of(const OptionRow& row) {
    return {std::string(row.name) + "/" + std::string(row.alias), std::string(row.name)};
}

std::string names_of(const OptionRow& row) {
    const std::string letter = row.letter == '\0' ? "" : std::string("-") + row.letter + ",";
    return letter + std::string(row.name) + "," + std::string(row.alias);
}

void add(CLI::App& app, const OptionRow& row, Settings& settings) {
    const std::string names = names_of(row);
    if (const auto* flag = std::get_if<bool Settings::*>(&row.target)) {
        app.add_flag(names, settings.**flag);
    } else if (const auto* single = std::get_if<std::string Settings::*>(&row.target)) {
        app.add_option(names, settings.**single);
    } else {
        // One value each time it is given: by itself CLI11 lets a list swallow the files that follow.
        app.add_option(names, settings.*std::get<std::vector<std::string> Settings::*>(row.target))
            ->expected(1)
            ->allow_extra_args(false)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
}

// Mistakes that CLI11 would let pass: it reads `--output= x` as the value x, `-o --bom` as a file named
// --bom, and
// `--bom=0` as no flag.
Diagnostics check_values(const std::vector<std::string>& arguments) {
    Diagnostics wrong;
    for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
        const std::size_t equals = arguments[i].find('=');
        const OptionRow* row = find_option(arguments[i].substr(0, equals));
        if (row == nullptr) continue;
        const bool attached = equals != std::string::npos;
        if (row->is_flag()) {
            if (attached) wrong.push_back({Code::usage_value_unexpected, {}, {name_of(*row)}, {}});
            continue;
        }
        const std::string value = attached                   ? arguments[i].substr(equals + 1)
                                  : i + 1 < arguments.size() ? arguments[i + 1]
                                                             : "";
        if (value.empty() || (!attached && find_option(value.substr(0, value.find('='))) != nullptr))
            wrong.push_back({Code::usage_value_missing, {}, {name_of(*row), both(row->value)}, {}});
        else if (!attached)
            ++i;
    }
    return wrong;
}

// "--format: 1 required TEXT missing", "--format: At Most 1 required but received 2"
Diagnostic translated(const CLI::ParseError& error) {
    const std::string what = error.what();
    const OptionRow* row = find_option(what.substr(0, what.find(':')));
    if (row == nullptr)
        return {Code::usage_option_unknown, {}, {printable(what), both(Message::full_stop)}, {}};
    const Text name = name_of(*row);
    if (what.find("At Most") != std::string::npos || what.find("received") != std::string::npos)
        return {Code::usage_repeated, {}, {name}, {}};
    return {Code::usage_value_missing, {}, {name, both(row->value)}, {}};
}

// What CLI11 did not know, in order: options up to "--", the rest are words.
void sort_out(const std::vector<std::string>& remaining, const std::vector<Option>& allowed,
              Settings& settings, Diagnostics& wrong) {
    std::vector<std::string> known;
    for (const Option option : allowed)
        for (const std::string_view name : {row_of(option).name, row_of(option).alias})
            known.emplace_back(name);
    bool words_only = false;
    for (const std::string& each : remaining) {
        if (!words_only && each == "--") {
            words_only = true;
        } else if (!words_only && each.size() > 1 && each[0] == '-') {
            const std::string name = each.substr(0, each.find('='));
            wrong.push_back({Code::usage_option_unknown, {}, {printable(name), suggestion(name, known)}, {}});
        } else {
            settings.words.push_back(each);
        }
    }
}

// A value with an alias becomes its plain name.
void settle_value(const OptionRow& row, std::string& value, Diagnostics& wrong) {
    if (value.empty() || row.values.empty()) return;
    std::vector<std::string> known;
    for (const OptionValue& each : row.values) {
        if (value == each.name || (!each.alias.empty() && value == each.alias)) {
            value = each.name;
            return;
        }
        known.emplace_back(each.name);
        if (!each.alias.empty()) known.emplace_back(each.alias);
    }
    const Text choices{row.choices(Language::zh), row.choices(Language::en)};
    wrong.push_back({Code::usage_value_wrong,
                     {},
                     {name_of(row), printable(value), choices, suggestion(value, known)},
                     {}});
}

}  // namespace

Diagnostics parse(const std::vector<std::string>& arguments, const std::vector<Option>& allowed,
                  Settings& settings) {
    Diagnostics wrong = check_values(arguments);
    if (!wrong.empty()) return wrong;
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    app.allow_windows_style_options(false);  // a path may begin with /
    for (const Option option : allowed) add(app, row_of(option), settings);
    try {
        app.parse(
            std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // it takes them from the back
    } catch (const CLI::ParseError& error) {
        return {translated(error)};
    }
    sort_out(app.remaining(), allowed, settings, wrong);
    for (const Option option : allowed)
        if (const auto* single = std::get_if<std::string Settings::*>(&row_of(option).target))
            settle_value(row_of(option), settings.**single, wrong);
    return wrong;
}

}  // namespace biaochi::cli
