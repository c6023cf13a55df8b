// Texts that were read, and places in them. Spans are byte offsets; lines and columns are computed on demand.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace biaochi {

struct Span {
    std::uint32_t source = 0;  // index in Sources
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct Location {
    std::size_t line = 1;
    std::size_t column = 1;  // in characters, as an editor counts
};

struct Source {
    std::string name;  // as the user gave it
    std::string text;

    Location locate(std::size_t offset) const;
    std::string_view line_at(std::size_t offset) const;  // without its line break
};

// All texts of one run; owns them, so that string_views into a text stay valid. Index 0 is the empty text "".
class Sources {
public:
    Sources();
    std::uint32_t add(std::string name, std::string text);
    const Source& operator[](std::uint32_t index) const { return *all_[index]; }
    std::string_view text(Span span) const {
        return std::string_view(all_[span.source]->text).substr(span.begin, span.end - span.begin);
    }
    std::string where(Span span) const;  // "file:line"

private:
    std::vector<std::unique_ptr<Source>> all_;
};

// Offset of the first byte that no text may contain (invalid UTF-8, a bidirectional or other control
// character), npos if there is none.
enum class Impurity { none, invalid_utf8, bidirectional, control };
struct FirstImpurity {
    Impurity kind = Impurity::none;
    std::size_t offset = 0;
    std::size_t size = 0;
};
FirstImpurity first_impurity(std::string_view text);

}  // namespace biaochi
