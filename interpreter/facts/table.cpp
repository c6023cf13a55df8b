#include "interpreter/facts/table.hpp"

#include "lang/base/text.hpp"

namespace biaochi::facts {

std::size_t Table::intern(std::string_view text) {
    const std::string_view trimmed = trim(text);
    const auto [place, fresh] = text_places.try_emplace(fold(trimmed), texts.size());
    if (fresh) texts.emplace_back(trimmed);
    return place->second;
}

std::string display_name(const Subject& subject) {
    if (!subject.shares_name) return subject.name;
    if (!subject.town.empty()) return subject.town + " " + subject.name;
    return subject.code.empty() ? subject.name : subject.name + " " + subject.code;
}

}  // namespace biaochi::facts
