// What the reader of JSON does with single values: their keys, their kinds, where they stand.
#pragma once

#include <map>

#include "interpreter/facts/intake.hpp"
#include "interpreter/facts/json.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::facts {

// Keys are words with _ in the place of blanks; 统计代码 is “code” as well.
Word word_of_key(std::string_view key);
bool is_message(std::string_view key, Message message);

class JsonParts {
public:
    using Value = json::Value;

    explicit JsonParts(Intake& intake) : intake_(intake) {}

    // Where it stands; an empty text with its quotes.
    static Span place(const Value& value);

    // Whether its text is fit to be kept; escapes can hide characters that no text of ours has. A mistake if
    // not.
    bool is_clean(const Value& value);
    // Whether it is such a text; null is none, without a mistake.
    bool is_text(const Value& value);
    // Whether `what` was not met before: keys that differ can mean the same (对象 and subject). A mistake if
    // it was.
    bool once(std::map<std::string, Span>& met, std::string what, const Value& value);
    // Tells what should stand there instead.
    void shape(const Value& value, Text wanted) {
        intake_.mistake(Code::json_shape, value.span, {std::move(wanted)});
    }
    // Reads a part of an evidence; false if its key is none.
    bool evidence(const Value& value, Evidence& evidence);

private:
    Intake& intake_;
};

}  // namespace biaochi::facts
