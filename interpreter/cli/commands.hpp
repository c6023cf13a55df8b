// The one table of commands. A new command is a file beside this one and a row in commands.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/cli/session.hpp"

namespace biaochi::cli {

struct Argument {
    Message name, about;
    bool repeatable = false;
    bool optional = false;
};

struct Command {
    std::string_view name, alias;  // score, 评分
    Message about;
    std::vector<Argument> arguments;
    std::vector<Option> options;             // besides those of every command
    std::vector<std::string_view> examples;  // after "biaochi", without the command's name
    int (*run)(Session& session);
};
const std::vector<Command>& commands();
const Command* find_command(std::string_view name);
std::vector<std::string> command_names();  // with the Chinese ones, for suggestions

// Options of every command, and those of the program itself (without any command).
const std::vector<Option>& common_options();
const std::vector<Option>& program_options();

int check(Session& session);
int score(Session& session);
int explain(Session& session);
int import_facts(Session& session);
int make_template(Session& session);
int translate(Session& session);
int help(Session& session);

// The usage of the program, or of one command, aligned by display width.
std::string usage(Language language);
std::string usage(const Command& command, Language language, std::size_t width);

}  // namespace biaochi::cli
