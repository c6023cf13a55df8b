// What can only be known after all sources: subjects given twice, facts that were not given.
#include <unordered_map>

#include "interpreter/facts/intake.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

// The subjects of one source: a stretch of the table.
struct Stretch {
    std::size_t begin = 0, end = 0;
};

class Completion {
public:
    Completion(const Schema& schema, Table& table) : schema_(schema), table_(table) {}

    Diagnostics run() {
        twice();
        for (Stretch stretch; stretch.begin < table_.subjects.size(); stretch.begin = stretch.end) {
            const std::uint32_t source = table_.subjects[stretch.begin].span.source;
            while (stretch.end < table_.subjects.size() && table_.subjects[stretch.end].span.source == source)
                ++stretch.end;
            lacking(stretch);
        }
        return std::move(diagnostics_);
    }

private:
    void twice();
    void lacking(Stretch stretch);
    void lacking_one(std::size_t subject, const std::vector<std::size_t>& facts);
    bool was_read(std::size_t subject) const;

    void report(Code code, Span span, std::vector<Text> arguments, std::vector<Label> labels = {}) {
        if (kept_++ < max_mistakes)
            diagnostics_.push_back({code, span, std::move(arguments), std::move(labels)});
    }
    void report_rest(std::uint32_t source) {
        if (kept_ > max_mistakes)
            diagnostics_.insert(
                diagnostics_.begin(),
                {Code::facts_more_mistakes, {source, 0, 0}, {std::to_string(kept_ - max_mistakes)}, {}});
        kept_ = 0;
    }

    const Schema& schema_;
    Table& table_;
    Diagnostics diagnostics_;
    std::size_t kept_ = 0;
};

void Completion::twice() {
    std::unordered_map<std::string, std::size_t> first;
    first.reserve(table_.subjects.size());
    std::uint32_t source = 0;
    for (std::size_t i = 0; i < table_.subjects.size(); ++i) {
        Subject& subject = table_.subjects[i];
        if (subject.name.empty()) continue;  // a mistake of its own
        const auto [found, is_new] = first.emplace(fold(subject.name), i);
        if (is_new) continue;
        Subject& other = table_.subjects[found->second];
        subject.refused = other.refused = true;
        source = subject.span.source;
        report(Code::facts_duplicate_subject, subject.span, {shown(subject.name)},
               {{other.span, Text("第一次写在这里", "first given here")}});
    }
    report_rest(source);
}

// A subject whose row could not be read lacks nothing: what is wrong with it was said.
bool Completion::was_read(std::size_t subject) const {
    if (!table_.subjects[subject].refused) return true;
    for (const std::vector<Cell>& column : table_.columns)
        if (column[subject].given()) return true;
    return false;
}

void Completion::lacking(Stretch stretch) {
    std::vector<std::size_t> subjects;
    subjects.reserve(stretch.end - stretch.begin);
    for (std::size_t i = stretch.begin; i < stretch.end; ++i)
        if (was_read(i)) subjects.push_back(i);
    if (subjects.empty()) return;
    const std::uint32_t source = table_.subjects[stretch.begin].span.source;
    std::vector<std::size_t> sometimes;
    for (std::size_t f = 0; f < schema_.facts.size(); ++f) {
        const Declaration& fact = schema_.facts[f];
        if (!fact.required) continue;
        std::size_t given = 0;
        for (const std::size_t subject : subjects) given += table_.columns[f][subject].given() ? 1U : 0U;
        if (given == subjects.size()) continue;
        if (given > 0 || subjects.size() == 1) {
            sometimes.push_back(f);
            continue;
        }
        report(Code::facts_missing_everywhere, {source, 0, 0},
               {fact.name, fact.label.empty() ? fact.name : fact.label});
        for (const std::size_t subject : subjects) table_.subjects[subject].refused = true;
    }
    if (!sometimes.empty())
        for (const std::size_t subject : subjects) lacking_one(subject, sometimes);
    report_rest(source);
}

void Completion::lacking_one(std::size_t subject, const std::vector<std::size_t>& facts) {
    std::string zh;
    std::string en;
    std::size_t count = 0;
    for (const std::size_t f : facts) {
        if (table_.columns[f][subject].given()) continue;
        zh += (count > 0 ? "、" : "") + schema_.facts[f].name;
        en += (count > 0 ? ", " : "") + schema_.facts[f].name;
        ++count;
    }
    if (count == 0) return;
    Subject& lacks = table_.subjects[subject];
    lacks.refused = true;
    report(Code::facts_missing, lacks.span, {shown(lacks.name), std::to_string(count), Text(zh, en)});
}

}  // namespace

Diagnostics complete(const Sources& /*sources*/, const Schema& schema, Table& table) {
    table.columns.resize(schema.facts.size());
    for (std::vector<Cell>& column : table.columns) column.resize(table.subjects.size());
    return Completion(schema, table).run();
}

}  // namespace biaochi::facts
