#include "interpreter/facts/intake.hpp"

#include <algorithm>

#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

// A name that can be shown although its file cannot be trusted.
std::string cleaned(std::string_view name) {
    std::string result;
    while (!name.empty()) {
        FirstImpurity found = first_impurity(name);
        const std::size_t line_break = name.find_first_of("\r\n");
        if (line_break < (found.kind == Impurity::none ? name.size() : found.offset))
            found = {Impurity::control, line_break, 1};
        if (found.kind == Impurity::none) break;
        result += name.substr(0, found.offset);
        append(result, 0xFFFD);
        name.remove_prefix(found.offset + found.size);
    }
    return result += name;
}

}  // namespace

Intake::Intake(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table)
    : schema_(schema),
      table_(table),
      sources_(sources),
      text_(sources[source].text),
      source_(source),
      first_(table.subjects.size()) {
    table_.columns.resize(schema.facts.size());
    for (std::size_t i = 0; i < schema.facts.size(); ++i)
        places_.emplace(schema.facts[i].name, static_cast<int>(i));
}

bool Intake::check_text() {
    for (Diagnostic& impurity : purity(sources_, source_)) {
        refuse_all_ = true;
        mistakes_.push_back(std::move(impurity));
    }
    for (std::size_t at = text_.find('\r'); at != std::string_view::npos; at = text_.find('\r', at + 1)) {
        if (at + 1 < text_.size() && text_[at + 1] == '\n') continue;
        mistake(Code::facts_lone_return, span(at, at + 1));
        break;
    }
    return !refuse_all_;
}

void Intake::begin_subject(std::string_view name, Span span) {
    row_ = table_.subjects.size();
    table_.subjects.emplace_back();
    table_.subjects.back().name = refuse_all_ ? cleaned(name) : std::string(name);
    table_.subjects.back().span = span;
    table_.notes.emplace_back();
}

void Intake::reserve(std::size_t subjects) {
    const std::size_t size = first_ + subjects;
    table_.subjects.reserve(size);
    table_.notes.reserve(size);
    for (std::vector<Cell>& column : table_.columns) column.reserve(size);
}

int Intake::fact(std::string_view name, Span span, int& meant) {
    if (const auto found = places_.find(name); found != places_.end()) return found->second;
    const std::string folded = fold(name);
    if (const auto found = places_.find(folded); found != places_.end()) return found->second;
    meant = -1;
    if (mistakes_.size() < max_mistakes) {
        const auto [known, is_new] = meant_.try_emplace(std::string(name), -1);
        constexpr std::size_t enough = 20;  // different unknown names: a file this wrong gets no more guesses
        if (is_new) known->second = meant_.size() > enough ? -1 : nearest_to(schema_, name);
        meant = known->second;
        mistakes_.push_back(unknown_fact(schema_, name, span, meant));
    } else {
        ++not_kept_;
    }
    refuse();
    return -1;
}

void Intake::refuse() {
    if (row_ == none)
        refuse_all_ = true;
    else
        table_.subjects[row_].refused = true;
    if (mistakes_.size() <= max_mistakes) return;
    not_kept_ += mistakes_.size() - max_mistakes;
    mistakes_.erase(mistakes_.begin() + max_mistakes, mistakes_.end());
}

void Intake::mistake(Code code, Span span, std::vector<Text> arguments, std::vector<Label> labels) {
    mistakes_.push_back({code, span, std::move(arguments), std::move(labels)});
    refuse();
}

void Intake::warn(Code code, Span span) {
    if (mistakes_.size() < max_mistakes) mistakes_.push_back({code, span, {}, {}});
}

Diagnostics Intake::finish() {
    for (std::vector<Cell>& column : table_.columns) column.resize(table_.subjects.size());
    if (refuse_all_)
        for (std::size_t i = first_; i < table_.subjects.size(); ++i) table_.subjects[i].refused = true;
    if (not_kept_ > 0)
        mistakes_.insert(mistakes_.begin(),
                         {Code::facts_more_mistakes, span(0, 0), {std::to_string(not_kept_)}, {}});
    return std::move(mistakes_);
}

Word word_of(std::string_view written) {
    constexpr std::size_t longest = 64;  // bytes, more than any word in any width
    if (written.size() > longest) return Word::none;
    std::string folded = fold(written);
    for (char& c : folded)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return exact_word(folded);
}

std::string shown(std::string_view written) {
    constexpr std::size_t longest = 40;  // characters
    std::string result;
    std::size_t count = 0;
    for (std::size_t i = 0; i < written.size();) {
        if (count++ == longest) return result + "…";
        const CodePoint c = decode(written, i);
        append(result, c.value < ' ' ? U' ' : c.value);
        i += c.size;
    }
    return result;
}

int index_of(const Schema& schema, std::string_view name) {
    for (std::size_t i = 0; i < schema.facts.size(); ++i)
        if (schema.facts[i].name == name) return static_cast<int>(i);
    const std::string folded = fold(name);
    if (folded == name) return -1;
    return index_of(schema, folded);
}

int nearest_to(const Schema& schema, std::string_view name) {
    std::vector<std::string> names;
    for (const Declaration& fact : schema.facts) names.push_back(fact.name);
    const std::string guess = nearest(name, names);
    return guess.empty() ? -1 : index_of(schema, guess);
}

}  // namespace biaochi::facts
