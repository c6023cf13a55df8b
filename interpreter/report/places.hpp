// Places in texts as file:line, and the words that stand there, for reports that quote many of them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lang/source/source.hpp"

namespace biaochi::report {

// Source::locate counts lines from the start of the text each time; explaining each row of a large CSV would
// then take quadratic time. So the starts of a text's lines are found once.
class Places {
public:
    explicit Places(const Sources& sources) : sources_(&sources) {}

    std::string at(Span span) const;  // "file:line", "" for no place
    std::string_view text(Span span) const { return sources_->text(span); }
    const Sources& sources() const { return *sources_; }

private:
    const Sources* sources_;
    mutable std::map<std::uint32_t, std::vector<std::uint32_t>> lines_;  // offsets where a line begins
};

// A sentence as one line: line breaks and runs of blanks as one blank, without comments and its final full
// stop.
std::string sentence(std::string_view source_text);

// The expression that a definition (名称 = 式。) gives to the name that stands at `name`; where no = follows,
// the words themselves: the argument that a scoring form was applied to.
std::string formula(const Sources& sources, Span name);

}  // namespace biaochi::report
