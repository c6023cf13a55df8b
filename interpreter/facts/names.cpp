#include "interpreter/facts/names.hpp"

#include <algorithm>

#include "lang/base/text.hpp"

namespace biaochi::facts {

void Names::add(std::string_view name, std::string_view label) {
    const auto index = static_cast<int>(names_.size());
    places_.emplace(name, index);
    names_.push_back(name);
    if (label.empty()) return;
    const auto [place, fresh] = labels_.try_emplace(fold(trim(label)), index, -1);
    if (!fresh && place->second.second < 0) place->second.second = index;
}

int Names::find(std::string_view written) const {
    if (const auto found = places_.find(written); found != places_.end()) return found->second;
    const std::string folded = fold(written);
    const auto found = places_.find(folded);
    return found == places_.end() ? -1 : found->second;
}

int Names::find_label(std::string_view written, int& other) const {
    const auto found = labels_.find(fold(written));
    other = found == labels_.end() ? -1 : found->second.second;
    return found == labels_.end() ? -1 : found->second.first;
}

int Names::meant(std::string_view written) {
    const auto [known, is_new] = meant_.try_emplace(std::string(written), -1);
    constexpr std::size_t enough = 20;  // different unknown names: a file this wrong gets no more guesses
    if (!is_new || meant_.size() > enough) return known->second;
    std::vector<std::string> all(names_.begin(), names_.end());
    std::string guess = nearest(written, all);
    if (!guess.empty()) return known->second = find(guess);
    all.clear();
    for (const auto& [label, places] : labels_) all.push_back(label);
    std::sort(all.begin(), all.end());
    guess = nearest(fold(written), all);
    return known->second = guess.empty() ? -1 : labels_.at(guess).first;
}

}  // namespace biaochi::facts
