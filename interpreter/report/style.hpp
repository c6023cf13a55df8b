// How a report is to look: the language of its words, the width of the terminal, colours or none.
#pragma once

#include <cstddef>
#include <string>

#include "lang/diagnostic/diagnostic.hpp"

namespace biaochi::report {

enum class Paint { plain, strong, faint, good, bad, open };

struct Style {
    Language language = Language::en;
    std::size_t width = 80;
    bool colour = false;

    std::string paint(Paint paint, std::string text) const;
};

}  // namespace biaochi::report
