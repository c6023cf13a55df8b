#include "lang/source/source.hpp"

#include <algorithm>

#include "lang/base/text.hpp"

namespace biaochi {

Location Source::locate(std::size_t offset) const {
    const std::string_view before = std::string_view(text).substr(0, std::min(offset, text.size()));
    const std::size_t start = before.rfind('\n') + 1;  // npos + 1 == 0
    Location location;
    location.line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    for (std::size_t i = start; i < before.size(); ++location.column) i += decode(before, i).size;
    return location;
}

std::string_view Source::line_at(std::size_t offset) const {
    const std::string_view all = text;
    offset = std::min(offset, all.size());
    const std::size_t start = offset == 0 ? 0 : all.rfind('\n', offset - 1) + 1;
    std::string_view line = all.substr(start, all.find('\n', start) - start);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

Sources::Sources() { add("", ""); }

std::uint32_t Sources::add(std::string name, std::string text) {
    all_.push_back(std::make_unique<Source>(Source{std::move(name), std::move(text)}));
    return static_cast<std::uint32_t>(all_.size() - 1);
}

std::string Sources::where(Span span) const {
    const Source& source = *all_[span.source];
    return source.name + ":" + std::to_string(source.locate(span.begin).line);
}

FirstImpurity first_impurity(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F)
                return {Impurity::control, i, 1};
            ++i;
            continue;
        }
        const CodePoint c = decode(text, i);
        if (c.size == 1) return {Impurity::invalid_utf8, i, 1};
        if (is_bidirectional_control(c.value)) return {Impurity::bidirectional, i, c.size};
        i += c.size;
    }
    return {};
}

}  // namespace biaochi
