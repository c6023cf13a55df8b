#include <algorithm>

#include "interpreter/cli/commands.hpp"
#include "interpreter/report/table.hpp"
#include "lang/base/text.hpp"

namespace biaochi::cli {

namespace {

struct Writer {
    Language language;
    std::size_t width = 80;
    std::string out;

    std::string word(Message message) const { return std::string(text(message, language)); }
    void heading(Message message) { out += "\n" + text(Message::heading, language, {word(message)}) + "\n"; }

    // Names on the left, what they mean on the right, wrapped there; a name too long for its column has a
    // line to itself.
    void list(const std::vector<std::pair<std::string, std::string>>& rows) {
        constexpr std::size_t longest = 30;
        std::size_t column = 0;
        for (const auto& [name, meaning] : rows)
            if (display_width(name) <= longest) column = std::max(column, display_width(name));
        const std::size_t room = width > column + 24 ? width - column - 4 : 20;
        for (const auto& [name, meaning] : rows) {
            const bool long_name = display_width(name) > column;
            if (long_name) out += "  " + name + "\n";
            std::string first = long_name ? "" : name;
            for (const std::string& line : report::wrap(meaning, room)) {
                out += "  " + pad_right(first, column) + "  " + line + "\n";
                first.clear();
            }
        }
    }

    std::string option_name(const OptionRow& row) const {
        std::string name = row.letter == '\0' ? "" : std::string("-") + row.letter + ", ";
        name += std::string(row.name) + ", " + std::string(row.alias);
        return row.is_flag() ? name : name + " " + word(row.value);
    }

    std::string option_about(const OptionRow& row) const {
        if (row.values.empty()) return word(row.about);
        return text(row.about, language, {row.choices(language)});
    }

    void options(const std::vector<Option>& all) {
        heading(Message::help_options);
        std::vector<std::pair<std::string, std::string>> rows;
        rows.reserve(all.size());
        for (const Option option : all)
            rows.emplace_back(option_name(row_of(option)), option_about(row_of(option)));
        list(rows);
    }

    std::string call(const Command& command) const {
        return std::string("biaochi ") + std::string(language == Language::zh ? command.alias : command.name);
    }

    std::string argument_name(const Argument& argument) const {
        std::string name = word(argument.name);
        if (argument.repeatable) name += "…";
        return argument.optional ? "[" + name + "]" : name;
    }
};

}  // namespace

std::string usage(Language language) {
    Writer writer{language, 80, {}};
    writer.out = text(Message::help_title, language, {program_version}) + "\n";
    writer.heading(Message::help_usage);
    writer.out += "  biaochi " + writer.word(Message::help_command) + " …\n";
    writer.heading(Message::help_commands);
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Command& command : commands())
        rows.emplace_back(std::string(command.name) + ", " + std::string(command.alias),
                          writer.word(command.about));
    writer.list(rows);
    writer.options(program_options());
    writer.out += "\n" + writer.word(Message::help_more) + "\n" + writer.word(Message::help_exit) + "\n";
    return writer.out;
}

std::string usage(const Command& command, Language language, std::size_t width) {
    Writer writer{language, std::min<std::size_t>(width, 100), {}};
    writer.out = writer.word(command.about) + "\n";
    writer.heading(Message::help_usage);
    writer.out += "  " + writer.call(command);
    for (const Argument& argument : command.arguments) writer.out += " " + writer.argument_name(argument);
    const std::string_view other = language == Language::zh ? command.name : command.alias;
    writer.out += " [" + writer.word(Message::help_options) + "]\n  " +
                  text(Message::help_alias, language, {other}) + "\n";
    writer.heading(Message::help_arguments);
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Argument& argument : command.arguments)
        rows.emplace_back(writer.word(argument.name), writer.word(argument.about));
    writer.list(rows);
    std::vector<Option> all = command.options;
    all.insert(all.end(), common_options().begin(), common_options().end());
    writer.options(all);
    writer.heading(Message::help_examples);
    for (const std::string_view example : command.examples)
        writer.out += "  " + writer.call(command) + " " + std::string(example) + "\n";
    return writer.out;
}

int help(Session& session) {
    if (session.settings.words.empty()) return deliver(session, usage(session.language));
    const std::string& name = session.settings.words[0];
    const Command* command = find_command(name);
    if (command == nullptr)
        return session.fail(
            wrong_usage,
            {Code::usage_command_unknown, {}, {printable(name), suggestion(name, command_names())}, {}});
    return deliver(session, usage(*command, session.language, session.console.width));
}

}  // namespace biaochi::cli
