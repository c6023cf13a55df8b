// What the program says besides diagnostics: headings, help, summaries. Texts are data, one row of
// messages.inc each, so that a text that is missing in one language does not compile.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "lang/diagnostic/diagnostic.hpp"

namespace biaochi {

enum class Message {
#define BIAOCHI_MESSAGE(name, zh, en) name,
#include "lang/words/messages.inc"
#undef BIAOCHI_MESSAGE
};

std::string_view text(Message message, Language language);
std::string text(Message message, Language language, std::initializer_list<std::string_view> arguments);

// Both languages, for the argument of a diagnostic.
Text both(Message message);
Text both(Message message, std::initializer_list<std::string_view> arguments);

// Why the system refused to read or write: as it says so, and in Chinese where the words are known.
Text system_reason(const std::string& reason);

}  // namespace biaochi
