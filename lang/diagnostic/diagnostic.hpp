// What can be wrong, said in the user's language at the place where it stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/source/source.hpp"

namespace biaochi {

enum class Language { zh, en };

enum class Severity { error, warning };

// One row of codes.inc each: a message without a text in one of the languages does not compile.
enum class Code {
#define BIAOCHI_CODE(name, severity, zh, en) name,
#include "lang/diagnostic/codes.inc"
#undef BIAOCHI_CODE
};

struct CodeInfo {
    std::string_view id;  // kebab-case, as printed
    Severity severity;
    std::string_view zh, en;  // {0}, {1} … stand for the arguments
};
const CodeInfo& info(Code code);
const std::vector<Code>& all_codes();

// An argument that differs by language (the name of a word, an expected form), or the same text for both.
struct Text {
    std::string zh, en;
    Text() = default;
    Text(std::string both) : zh(both), en(std::move(both)) {}  // NOLINT: implicit on purpose
    Text(std::string_view both) : Text(std::string(both)) {}   // NOLINT
    Text(const char* both) : Text(std::string(both)) {}        // NOLINT
    Text(std::string chinese, std::string english) : zh(std::move(chinese)), en(std::move(english)) {}
    const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
};

// A second place that the message speaks of ("first declared here").
struct Label {
    Span span;
    Text text;
};

struct Diagnostic {
    Code code;
    Span span;  // source 0: no place in a text
    std::vector<Text> arguments;
    std::vector<Label> labels;

    Severity severity() const { return info(code).severity; }
    std::string message(Language language) const;
};

using Diagnostics = std::vector<Diagnostic>;

bool has_errors(const Diagnostics& diagnostics);

// file:line:column: error[code]: message, the line, and a caret under what is meant (aligned by display
// width).
std::string render(const Diagnostic& diagnostic, const Sources& sources, Language language);

// The message for a text that must not contain what it contains; nothing when it is clean.
Diagnostics purity(const Sources& sources, std::uint32_t source);
Diagnostics purity(const Sources& sources, Span stretch);  // of a text

}  // namespace biaochi
