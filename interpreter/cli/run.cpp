// From arguments to a command: which language, which command, which options, enough words.
#include <exception>
#include <new>

#include "interpreter/cli/commands.hpp"

namespace biaochi::cli {

namespace {

// Even a mistake in the arguments is told in the language that they ask for, so that one is looked for first.
Language language_of(const std::vector<std::string>& arguments, const Console& console) {
    Language language = console.locale.compare(0, 2, "zh") == 0 ? Language::zh : Language::en;
    const OptionRow& row = row_of(Option::lang);
    const auto choose = [&](std::string_view value) {
        for (const OptionValue& each : row.values)
            if (value == each.name || value == each.alias)
                language = each.name == "zh" ? Language::zh : Language::en;
    };
    for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
        const std::size_t equals = arguments[i].find('=');
        const std::string name = arguments[i].substr(0, equals);
        if (name != row.name && name != row.alias) continue;
        if (equals != std::string::npos)
            choose(std::string_view(arguments[i]).substr(equals + 1));
        else if (i + 1 < arguments.size())
            choose(arguments[i + 1]);
    }
    return language;
}

// The first argument that is neither an option nor an option's value; options may stand before it.
std::size_t place_of_command(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i].size() < 2 || arguments[i][0] != '-') return i;
        const OptionRow* row = find_option(arguments[i]);
        if (row != nullptr && !row->is_flag()) ++i;
    }
    return arguments.size();
}

void hint(const Session& session, const Command* command) {
    if (command == nullptr) return session.say(std::string(text(Message::see_help_all, session.language)));
    const std::string_view name = session.language == Language::zh ? command->alias : command->name;
    session.say(text(Message::see_help, session.language, {name}));
}

// Whether the words are as many as the command takes.
Diagnostics count_words(const Command& command, const Settings& settings) {
    const std::size_t given = settings.words.size();
    std::size_t taken = 0;
    for (const Argument& argument : command.arguments) {
        if (taken == given && !argument.optional)
            return {{Code::usage_argument_missing, {}, {both(argument.name), both(argument.about)}, {}}};
        taken = argument.repeatable ? given : taken + 1;
    }
    if (given <= taken) return {};
    return {{Code::usage_argument_extra, {}, {printable(settings.words[taken]), std::to_string(taken)}, {}}};
}

int list_codes(Session& session) {
    std::string all;
    for (const Code code : all_codes()) all += std::string(info(code).id) + "\n";
    return deliver(session, all);
}

int run_program(Session& session, const std::vector<std::string>& arguments) {
    const Diagnostics wrong = parse(arguments, program_options(), session.settings);
    if (!wrong.empty()) {
        session.tell(wrong);
        hint(session, nullptr);
        return wrong_usage;
    }
    if (session.settings.list_codes) return list_codes(session);
    if (session.settings.version) return deliver(session, std::string("biaochi ") + program_version + "\n");
    if (session.settings.help) return deliver(session, usage(session.language));
    session.console.err << usage(session.language);
    return wrong_usage;
}

}  // namespace

namespace {

int run_session(Session& session, const std::vector<std::string>& arguments);

}  // namespace

// Nothing escapes: a failure inside the program is told like any other, and no score is printed.
int run(const std::vector<std::string>& arguments, const Console& console) {
    Session session(console, {}, language_of(arguments, console));
    try {
        return run_session(session, arguments);
    } catch (const std::bad_alloc&) {
        session.say(std::string(text(Message::out_of_memory, session.language)));
    } catch (const std::exception& error) {
        session.say(text(Message::internal_error, session.language, {error.what()}));
    }
    return input_output;
}

namespace {

int run_session(Session& session, const std::vector<std::string>& arguments) {
    const std::size_t place = place_of_command(arguments);
    if (place == arguments.size()) return run_program(session, arguments);
    const Command* command = find_command(arguments[place]);
    if (command == nullptr) {
        session.tell({{Code::usage_command_unknown,
                       {},
                       {printable(arguments[place]), suggestion(arguments[place], command_names())},
                       {}}});
        hint(session, nullptr);
        return wrong_usage;
    }
    std::vector<std::string> rest = arguments;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(place));
    std::vector<Option> allowed = command->options;
    allowed.insert(allowed.end(), common_options().begin(), common_options().end());
    Diagnostics wrong = parse(rest, allowed, session.settings);
    if (wrong.empty() && session.settings.help)
        return deliver(session, usage(*command, session.language, session.console.width));
    if (wrong.empty()) wrong = count_words(*command, session.settings);
    if (wrong.empty()) return command->run(session);
    session.tell(wrong);
    hint(session, command);
    return wrong_usage;
}

}  // namespace

}  // namespace biaochi::cli
