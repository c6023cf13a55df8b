// The ends of what an expression can be, and what becomes of them in sums and the like.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "lang/base/number.hpp"

namespace biaochi::prove {

struct End {
    std::optional<Number> limit;    // proven: it does not go beyond; nullopt: nothing is known
    std::optional<Number> reached;  // with `facts`
    std::vector<std::pair<std::uint32_t, Number>> facts;
};

struct Ends {
    End least, most;
    bool number = true;  // false: never a number
    bool out = false;    // may be not applicable
    std::optional<Number> width() const;
};

inline End exactly(const Number& number) { return {number, number, {}}; }

template <typename F>
std::optional<Number> mapped(const std::optional<Number>& number, F f) {
    return number ? std::optional<Number>(f(*number)) : std::nullopt;
}

// f never falls.
template <typename F>
Ends rising(const Ends& of, F f) {
    Ends result = of;
    for (End* end : {&result.least, &result.most}) {
        end->limit = mapped(end->limit, f);
        end->reached = mapped(end->reached, f);
    }
    return result;
}

inline Ends scaled(const Ends& of, const Number& times) {
    Ends result = rising(of, [&](const Number& number) { return number * times; });
    if (times.sign() < 0) std::swap(result.least, result.most);
    return result;
}

// Both ends with facts of their own: they read none in common.
template <typename F>
End joined(const End& a, const End& b, F f) {
    End result;
    if (a.limit && b.limit) result.limit = f(*a.limit, *b.limit);
    if (!a.reached || !b.reached) return result;
    result.reached = f(*a.reached, *b.reached);
    result.facts = a.facts;
    result.facts.insert(result.facts.end(), b.facts.begin(), b.facts.end());
    return result;
}

template <typename F>
Ends joined(const Ends& a, const Ends& b, F f) {
    return {joined(a.least, b.least, f), joined(a.most, b.most, f), a.number && b.number, a.out || b.out};
}

}  // namespace biaochi::prove
