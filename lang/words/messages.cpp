#include "lang/words/messages.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

namespace biaochi {

namespace {

struct Row {
    std::string_view zh, en;
};
constexpr Row rows[] = {
#define BIAOCHI_MESSAGE(name, zh, en) {zh, en},
#include "lang/words/messages.inc"
#undef BIAOCHI_MESSAGE
};

// The arguments that a text uses, a bit each.
constexpr unsigned arguments_of(std::string_view text) {
    unsigned used = 0;
    for (std::size_t i = 0; i + 2 < text.size(); ++i)
        if (text[i] == '{' && text[i + 1] >= '0' && text[i + 1] <= '9' && text[i + 2] == '}')
            used |= 1U << (text[i + 1] - '0');
    return used;
}
constexpr bool same_arguments() {
    for (const Row& row : rows)
        if (row.zh.empty() || row.en.empty() || arguments_of(row.zh) != arguments_of(row.en)) return false;
    return true;
}
static_assert(same_arguments(), "a row of messages.inc uses other arguments in Chinese than in English");

struct Reason {
    std::string_view en, zh;
};
constexpr Reason reasons[] = {
#define BIAOCHI_MESSAGE(name, zh, en)
#define BIAOCHI_REASON(en, zh) {en, zh},
#include "lang/words/messages.inc"
#undef BIAOCHI_REASON
#undef BIAOCHI_MESSAGE
};

}  // namespace

std::string_view text(Message message, Language language) {
    const Row& row = rows[static_cast<std::size_t>(message)];
    return language == Language::zh ? row.zh : row.en;
}

std::string text(Message message, Language language, std::initializer_list<std::string_view> arguments) {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string_view argument : arguments) store.push_back(argument);
    return fmt::vformat(text(message, language), store);
}

Text both(Message message) {
    return {std::string(text(message, Language::zh)), std::string(text(message, Language::en))};
}

Text both(Message message, std::initializer_list<std::string_view> arguments) {
    return {text(message, Language::zh, arguments), text(message, Language::en, arguments)};
}

Text system_reason(const std::string& reason) {
    for (const Reason& row : reasons)
        if (row.en == reason) return {std::string(row.zh), reason};
    return reason;
}

}  // namespace biaochi
