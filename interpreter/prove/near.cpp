// Names that are easily taken for each other. Each is brought to keys that two such names share, so that only
// names with a key in common are compared.
#include <algorithm>
#include <functional>
#include <set>
#include <unordered_set>
#include <utility>

#include "interpreter/prove/names.hpp"
#include "lang/base/text.hpp"

namespace biaochi::prove {

namespace {

// Characters of one sound or form each, that are written for one another.
constexpr std::u32string_view groups[] = {
    U"做作", U"象像", U"份分", U"他它她", U"须需", U"记纪计", U"的地得", U"以已", U"与于", U"级及", U"订定",
    U"划画", U"坐座", U"制治", U"其期",   U"决绝", U"拨播",   U"征证",   U"连联", U"审申", U"合核",
};
constexpr std::u32string_view weak = U"的之者员数量率";
constexpr std::size_t longest = 200;  // bytes

bool is_plain(const std::u32string& name) {
    return std::all_of(name.begin(), name.end(),
                       [](char32_t c) { return is_ascii_letter(c) || is_digit(c); });
}

std::u32string characters(const std::string& name) {
    std::u32string text;
    for (const char32_t c : code_points(name)) text += c;
    return text;
}

char32_t first_of_group(char32_t c) {
    for (const std::u32string_view group : groups)
        if (group.find(c) != std::u32string_view::npos) return group.front();
    return c;
}

std::string text_of(std::u32string_view characters) {
    std::string text;
    for (const char32_t c : characters) append(text, c);
    return text;
}

// 一个字母 of a word that is more than that letter: rate_a and rate_b are told apart.
bool within_word(const std::u32string& name, std::size_t i) {
    const bool before = i > 0 && name[i - 1] != U'_' && !is_digit(name[i - 1]);
    const bool after = i + 1 < name.size() && name[i + 1] != U'_' && !is_digit(name[i + 1]);
    return before || after;
}

Text one_more(const std::u32string& longer, std::size_t i) {
    const char32_t c = longer[i];
    const std::string more = text_of(std::u32string_view(&c, 1));
    return {"一个“" + more + "”", "one “" + more + "”"};
}

}  // namespace

Text misread(const std::string& a, const std::string& b) {
    std::u32string longer = characters(a);
    std::u32string shorter = characters(b);
    if (longer.size() < shorter.size()) std::swap(longer, shorter);
    std::size_t i = 0;
    while (i < shorter.size() && longer[i] == shorter[i]) ++i;
    const bool plain = is_plain(longer) && is_plain(shorter) && shorter.size() >= 5;
    const auto rest = [&](const std::u32string& name, std::size_t from) {
        return std::u32string_view(name).substr(std::min(from, name.size()));
    };
    if (longer.size() == shorter.size() + 1) {
        if (rest(longer, i + 1) != rest(shorter, i)) return {};
        const char32_t c = longer[i];
        const bool letter = plain && is_ascii_letter(c) && within_word(longer, i);
        if (weak.find(c) == std::u32string_view::npos && !is_digit(c) && !letter) return {};
        return one_more(longer, i);
    }
    if (longer.size() != shorter.size() || i == shorter.size()) return {};
    const std::string one = text_of(std::u32string_view(&longer[i], 1));
    const std::string other = text_of(std::u32string_view(&shorter[i], 1));
    const bool swapped = i + 1 < longer.size() && longer[i] == shorter[i + 1] && longer[i + 1] == shorter[i];
    if (swapped && rest(longer, i + 2) == rest(shorter, i + 2) && !is_digit(longer[i]))
        return {"“" + one + "”“" + other + "”的先后", "the order of “" + one + "” and “" + other + "”"};
    if (rest(longer, i + 1) != rest(shorter, i + 1)) return {};
    const bool letter =
        plain && is_ascii_letter(longer[i]) && is_ascii_letter(shorter[i]) && within_word(longer, i);
    if (first_of_group(longer[i]) != first_of_group(shorter[i]) && !letter) return {};
    return {"“" + one + "”与“" + other + "”", "“" + one + "” for “" + other + "”"};
}

namespace {

// Two names that misread() tells of have one of these in common.
std::vector<std::u32string> keys_of(const std::string& written) {
    const std::u32string name = characters(written);
    std::u32string bare = U"=", sorted = name;
    for (const char32_t c : name)
        if (weak.find(c) == std::u32string_view::npos && !is_digit(c)) bare += first_of_group(c);
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::u32string> keys{bare, U"~" + sorted};
    constexpr std::size_t longest_plain = 40;
    if (!is_plain(name) || name.size() < 5 || name.size() > longest_plain) return keys;
    keys.push_back(U"-" + name);
    for (std::size_t i = 0; i < name.size(); ++i)
        keys.push_back(U"-" + name.substr(0, i) + name.substr(i + 1));
    return keys;
}

struct Named {
    std::string name, kind;
    Span span;
};

std::string kind_of(const facts::Declaration& column) {
    switch (column.kind) {
        case facts::FactKind::truth: return "truth";
        case facts::FactKind::date: return "date";
        case facts::FactKind::text: return "text";
        case facts::FactKind::enumeration: {
            std::string kind = "of ";
            for (const std::string& option : column.options) kind += option + "|";
            return kind;
        }
        default: return "in " + (column.unit == "%" ? std::string() : column.unit);
    }
}

}  // namespace

Diagnostics near_names(const model::Model& model, std::uint32_t source) {
    std::vector<Named> all;
    std::unordered_set<std::string> seen;
    const auto take = [&](const std::string& name, const std::string& kind, Span span) {
        if (name.size() <= longest && seen.insert(kind + "\n" + name).second)
            all.push_back({name, kind, span});
    };
    for (const facts::Declaration& fact : model.schema.facts) take(fact.name, kind_of(fact), fact.span);
    for (const facts::Ledger& ledger : model.schema.ledgers) {
        take(ledger.name, "ledger", ledger.span);
        for (const facts::Declaration& field : ledger.fields) take(field.name, kind_of(field), field.span);
    }
    for (const model::Definition& each : model.definitions)
        take(each.name, each.is_truth ? "truth" : "in " + each.unit, each.span);
    for (const model::Ruling& ruling : model.rulings) take(ruling.name, "ruling", ruling.span);
    // By key, those that share it side by side.
    std::vector<std::pair<std::size_t, std::uint32_t>> keyed;
    const std::hash<std::u32string> hash;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const std::u32string kind = characters(all[i].kind + "\n");
        for (const std::u32string& key : keys_of(all[i].name)) keyed.emplace_back(hash(kind + key), i);
    }
    std::sort(keyed.begin(), keyed.end());
    std::set<std::pair<std::uint32_t, std::uint32_t>> compared;
    Diagnostics findings;
    const auto compare = [&](std::uint32_t first, std::uint32_t second) {
        const bool own = all[first].span.source == source || all[second].span.source == source;
        if (!own || all[first].kind != all[second].kind || first == second) return;
        const Text difference = misread(all[second].name, all[first].name);
        if (difference.zh.empty() || !compared.emplace(first, second).second) return;
        findings.push_back({Code::names_near,
                            all[second].span,
                            {all[second].name, all[first].name, difference},
                            {{all[first].span, {"另一个名称", "the other name"}}}});
    };
    constexpr std::size_t most = 8;  // more are a series
    for (std::size_t i = 0; i < keyed.size(); ++i)
        for (std::size_t j = i + 1; j < keyed.size() && j <= i + most && keyed[j].first == keyed[i].first;
             ++j)
            compare(keyed[i].second, keyed[j].second);
    return findings;
}

}  // namespace biaochi::prove
