// The names of facts, of a ledger's fields or of ledgers: which one is written, and which one was meant.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace biaochi::facts {

class Names {
public:
    template <typename Declared>
    explicit Names(const std::vector<Declared>& declared) {
        for (const Declared& each : declared) add(each.name, each.label);
    }

    // Its index (in any width), -1 if there is none.
    int find(std::string_view written) const;

    // The same by its official words; where two have the same ones, `other` is the second, else -1.
    int find_label(std::string_view written, int& other) const;

    // Index of the one that an unknown name, or unknown official words, are near to, or -1. The same unknown
    // name may stand in every subject.
    int meant(std::string_view written);

private:
    void add(std::string_view name, std::string_view label);

    std::vector<std::string_view> names_;
    std::unordered_map<std::string_view, int> places_;
    std::unordered_map<std::string, std::pair<int, int>> labels_;  // folded
    std::unordered_map<std::string, int> meant_;
};

}  // namespace biaochi::facts
