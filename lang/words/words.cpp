#include "lang/words/words.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "lang/base/number.hpp"
#include "lang/base/text.hpp"

namespace biaochi {

namespace {

struct Row {
    std::string_view id, zh, en;
};
constexpr Row rows[] = {
    {"none", "", ""},
#define BIAOCHI_WORD(name, zh, en) {#name, zh, en},
#include "lang/words/words.inc"
#undef BIAOCHI_WORD
};

struct LabelRow {
    MeaningKind kind;
    std::string_view zh, en;
};
constexpr LabelRow labels[] = {
#define BIAOCHI_LABEL(kind, zh, en) {MeaningKind::kind, zh, en},
#include "lang/words/labels.inc"
#undef BIAOCHI_LABEL
};

std::vector<std::string_view> split(std::string_view spellings) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t bar = spellings.find('|');
        parts.push_back(spellings.substr(0, bar));
        if (bar == std::string_view::npos) return parts;
        spellings.remove_prefix(bar + 1);
    }
}

// Spellings, and where a search begins: Chinese words by their first letter, English phrases by their first
// token.
struct Table {
    using Spellings = std::vector<std::pair<std::string_view, Word>>;  // longest first
    std::unordered_map<std::string_view, Word> exact;
    std::unordered_map<std::string_view, Spellings> by_letter, by_token;

    Table() {
        for (std::size_t i = 1; i < std::size(rows); ++i) {
            const auto word = static_cast<Word>(i);
            for (const std::string_view zh : split(rows[i].zh)) {
                exact.emplace(zh, word);
                by_letter[zh.substr(0, decode(zh, 0).size)].emplace_back(zh, word);
            }
            for (const std::string_view en : split(rows[i].en)) {
                exact.emplace(en, word);
                by_token[en.substr(0, en.find(' '))].emplace_back(en, word);
            }
        }
        for (auto* index : {&by_letter, &by_token})
            for (auto& [first, list] : *index)
                std::sort(list.begin(), list.end(),
                          [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    }
};
const Table& table() {
    static const Table instance;
    return instance;
}

// 时 is a word (达3次时,得2分), and the end of units of time: 20小时, 8学时.
bool ends_time_unit(std::string_view before) {
    for (const std::string_view first : {"小", "学", "课", "工"})
        if (before.size() >= first.size() && before.substr(before.size() - first.size()) == first)
            return true;
    return false;
}

bool is_effect(Word word) { return word == Word::earn || word == Word::add || word == Word::deduct; }

// Whether label is pattern, where # stands for a number and * for anything.
bool matches(std::string_view pattern, std::string_view label, std::string& number) {
    if (pattern.empty()) return label.empty();
    if (pattern.front() == '*') {
        for (std::size_t i = 0; i <= label.size(); ++i)
            if (matches(pattern.substr(1), label.substr(i), number)) return true;
        return false;
    }
    if (pattern.front() == '#') {
        std::size_t size = 0;
        while (size < label.size() && (label[size] == '.' || (label[size] >= '0' && label[size] <= '9')))
            ++size;
        if (size == 0 || !Number::parse(label.substr(0, size))) return false;
        number = label.substr(0, size);
        std::string_view rest = label.substr(size);
        return matches(pattern.substr(1), rest, number) || (pattern.size() == 1 && rest == "分");
    }
    return !label.empty() && pattern.front() == label.front() &&
           matches(pattern.substr(1), label.substr(1), number);
}

}  // namespace

std::string_view spelling(Word word, Language language) {
    const Row& row = rows[static_cast<std::size_t>(word)];
    const std::string_view all = language == Language::zh ? row.zh : row.en;
    return all.substr(0, all.find('|'));
}

bool is_spelling(Word word, std::string_view written, Language language) {
    const Row& row = rows[static_cast<std::size_t>(word)];
    const std::vector<std::string_view> all = split(language == Language::zh ? row.zh : row.en);
    return std::find(all.begin(), all.end(), written) != all.end();
}

Text spelling(Word word) {
    return {std::string(spelling(word, Language::zh)), std::string(spelling(word, Language::en))};
}

std::string_view word_id(Word word) { return rows[static_cast<std::size_t>(word)].id; }

const std::vector<std::string>& all_spellings() {
    static const std::vector<std::string> spellings = [] {
        std::vector<std::string> all;
        for (const Row& row : rows)
            for (const std::string_view part : {row.zh, row.en})
                for (const std::string_view one : split(part))
                    if (!one.empty()) all.emplace_back(one);
        return all;
    }();
    return spellings;
}

Word exact_word(std::string_view written) {
    const auto found = table().exact.find(fold(written));
    return found == table().exact.end() ? Word::none : found->second;
}

std::size_t Lexis::run_end(std::size_t offset) const {
    bool digits = false;  // digits go on after an ASCII letter
    while (offset < text_.size()) {
        const CodePoint c = decode(text_, offset);
        if (is_letter(c.value))
            digits = is_ascii_letter(c.value);
        else if (!digits || !is_digit(c.value))
            break;
        offset += c.size;
    }
    return offset;
}

void Lexis::analyse(std::size_t begin, std::size_t end) {
    constexpr std::size_t longest_run =
        4096;  // bytes; no words are looked for in what cannot be a name either
    if (end - begin > longest_run) {
        begin_ = end_ = 0;
        cells_.assign(1, Cell{{}, end, std::string_view::npos});
        return;
    }
    begin_ = begin;
    end_ = end;
    const std::size_t size = end - begin;
    cells_.assign(size + 1, Cell{{}, std::string_view::npos, std::string_view::npos});
    cells_[size].next = end;
    for (std::size_t i = size; i-- > 0;) {
        Cell& here = cells_[i];
        here.next = cells_[i + 1].next;
        here.effect = cells_[i + 1].effect;
        if (static_cast<unsigned char>(text_[begin + i]) < 0xC0U)
            continue;  // inside a letter, or an ASCII one
        const std::string_view rest = text_.substr(begin + i, size - i);
        const auto spellings = table().by_letter.find(rest.substr(0, decode(rest, 0).size));
        if (spellings == table().by_letter.end()) continue;
        for (const auto& [spelling, word] : spellings->second) {
            if (rest.substr(0, spelling.size()) != spelling) continue;
            if (spelling == "时" && ends_time_unit(text_.substr(begin, i))) continue;
            const Cell& after = cells_[i + spelling.size()];
            const bool words_follow = i + spelling.size() == size || after.first.word != Word::none;
            const bool unit_follows = word == Word::each && after.effect != std::string_view::npos;
            if (!words_follow && !unit_follows) continue;
            here.first = {word, spelling.size()};
            here.next = begin + i;
            if (is_effect(word)) here.effect = begin + i;
            break;
        }
    }
}

const Lexis::Cell* Lexis::cell(std::size_t offset) {
    if (offset < begin_ || offset >= end_) {
        const std::size_t end = run_end(offset);
        if (end == offset) return nullptr;
        analyse(offset, end);
    }
    return end_ == 0 ? &cells_[0] : &cells_[offset - begin_];
}

// The bytes of text from offset that are `spelling` in any width; a blank stands for one blank or more. 0:
// they are not.
std::size_t Lexis::spelt(std::string_view spelling, std::size_t offset) const {
    std::size_t at = offset;
    for (const char wanted : spelling) {
        const std::size_t before = at;
        while (at < text_.size()) {
            const CodePoint c = decode(text_, at);
            const bool same =
                wanted == ' ' ? is_blank(c.value) : fold(c.value) == static_cast<unsigned char>(wanted);
            if (!same) break;
            at += c.size;
            if (wanted != ' ') break;
        }
        if (at == before) return 0;
    }
    return at - offset;
}

WordMatch Lexis::phrase_at(std::size_t offset) const {
    const std::string first = fold(text_.substr(offset, run_end(offset) - offset));
    const auto found = table().by_token.find(first);
    if (found == table().by_token.end()) return {};
    for (const auto& [phrase, word] : found->second) {  // longest first
        // “is not applicable” is 为 不参评, never 不为 and a name.
        if (word == Word::is_not && spelt("is not applicable", offset) > 0) continue;
        const std::size_t size = spelt(phrase, offset);
        if (size > 0 && run_end(offset + size) == offset + size) return {word, size};
    }
    return {};
}

WordMatch Lexis::symbol_at(std::size_t offset) const {
    for (const std::string_view two : {">=", "<=", "!="})
        if (const std::size_t size = spelt(two, offset); size > 0) return {table().exact.at(two), size};
    const auto found = table().exact.find(text_.substr(offset, decode(text_, offset).size));
    if (found == table().exact.end()) return {};
    return {found->second, decode(text_, offset).size};
}

WordMatch Lexis::word_at(std::size_t offset) {
    if (offset >= text_.size()) return {};
    const CodePoint c = decode(text_, offset);
    if (!is_letter(c.value)) return is_digit(c.value) || c.value <= ' ' ? WordMatch{} : symbol_at(offset);
    if (is_ascii_letter(c.value)) return phrase_at(offset);
    const Cell* found = cell(offset);
    return found != nullptr ? found->first : WordMatch{};
}

std::size_t Lexis::name_at(std::size_t offset) {
    if (offset >= text_.size() || !is_letter(decode(text_, offset).value)) return 0;
    if (word_at(offset).word != Word::none) return 0;
    return run_end(offset) - offset;
}

std::size_t Lexis::unit_at(std::size_t offset) {
    if (offset >= text_.size()) return 0;
    const CodePoint c = decode(text_, offset);
    if (!is_letter(c.value)) return 0;
    if (is_ascii_letter(c.value)) return phrase_at(offset).word == Word::none ? run_end(offset) - offset : 0;
    return cell(offset)->next - offset;
}

Meaning classify_label(std::string_view written) {
    constexpr std::size_t longest_label = 60;  // bytes: what means something is short
    if (written.size() > longest_label) return {};
    const std::string label = fold(written);
    for (const LabelRow& row : labels)
        for (const std::string_view patterns : {row.zh, row.en})
            for (const std::string_view pattern : split(patterns)) {
                Meaning meaning{row.kind, {}};
                if (matches(pattern, label, meaning.number)) return meaning;
            }
    return {};
}

}  // namespace biaochi
