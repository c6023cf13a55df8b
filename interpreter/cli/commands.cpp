#include "interpreter/cli/commands.hpp"

namespace biaochi::cli {

const std::vector<Command>& commands() {
    using M = Message;
    using O = Option;
    static const Argument standard = {M::argument_standard, M::about_standard};
    static const Argument facts = {M::argument_facts, M::about_facts, true};
    static const std::vector<Command> table = {
        {"check",
         "检查",
         M::command_check,
         {{M::argument_file, M::about_standards, true}},
         {O::reach, O::strict, O::dump, O::ruling, O::overlay, O::pass_mark, O::output},
         {"standards/guangzhou/full-employment-community/2024.biao"},
         check},
        {"score",
         "评分",
         M::command_score,
         {standard, facts},
         {O::format, O::output, O::bom, O::strict, O::ruling, O::overlay, O::pass_mark},
         {"2024.biao 溪头村.facts", "2024.biao facts.csv --format csv -o scores.csv",
          "2024.biao facts/ --ruling 空分母=零分"},
         score},
        {"explain",
         "解释",
         M::command_explain,
         {standard, facts},
         {O::subject, O::indicator, O::format, O::output, O::strict, O::ruling, O::overlay, O::pass_mark},
         {"2024.biao facts/ --subject 溪头村 --indicator 1.1"},
         explain},
        {"import",
         "导入",
         M::command_import,
         {standard, facts},
         {O::output, O::receipt, O::by_subject, O::ruling, O::overlay},
         {"2024.biao 各村.xlsx 台账/ -o 2024.facts --receipt 回执.md"},
         import_facts},
        {"template",
         "表单",
         M::command_template,
         {standard},
         {O::subject, O::by_subject, O::ruling, O::overlay, O::output},
         {"2024.biao -o 填写表.xlsx", "2024.biao --subject 溪头村 --by-subject -o 填写表.xlsx"},
         make_template},
        {"translate",
         "转写",
         M::command_translate,
         {{M::argument_file, M::about_standard}},
         {O::to, O::output},
         {"2024.biao --to en"},
         translate},
        {"help",
         "帮助",
         M::command_help,
         {{M::argument_command, M::about_command, false, true}},
         {},
         {"score"},
         help},
    };
    return table;
}

const Command* find_command(std::string_view name) {
    for (const Command& command : commands())
        if (name == command.name || name == command.alias) return &command;
    return nullptr;
}

std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (const Command& command : commands())
        for (const std::string_view name : {command.name, command.alias}) names.emplace_back(name);
    return names;
}

const std::vector<Option>& common_options() {
    static const std::vector<Option> list = {Option::lang, Option::no_color, Option::help};
    return list;
}

const std::vector<Option>& program_options() {
    static const std::vector<Option> list = {Option::lang, Option::no_color, Option::help, Option::version,
                                             Option::list_codes};
    return list;
}

}  // namespace biaochi::cli
