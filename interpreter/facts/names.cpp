#include "interpreter/facts/names.hpp"

#include "lang/base/text.hpp"

namespace biaochi::facts {

int Names::find(std::string_view written) const {
    if (const auto found = places_.find(written); found != places_.end()) return found->second;
    const std::string folded = fold(written);
    const auto found = places_.find(folded);
    return found == places_.end() ? -1 : found->second;
}

int Names::meant(std::string_view written) {
    const auto [known, is_new] = meant_.try_emplace(std::string(written), -1);
    constexpr std::size_t enough = 20;  // different unknown names: a file this wrong gets no more guesses
    if (is_new && meant_.size() <= enough) {
        const std::string guess = nearest(written, {names_.begin(), names_.end()});
        known->second = guess.empty() ? -1 : find(guess);
    }
    return known->second;
}

}  // namespace biaochi::facts
