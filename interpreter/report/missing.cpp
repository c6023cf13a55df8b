#include "interpreter/report/missing.hpp"

#include <algorithm>

#include "interpreter/facts/written.hpp"
#include "interpreter/report/figures.hpp"
#include "interpreter/report/ruling_marks.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::report {

std::string listed(const std::vector<std::string>& names, Language language) {
    std::string all;
    for (const std::string& name : names)
        all += (all.empty() ? "" : std::string(text(Message::list_comma, language))) + name;
    return all;
}

std::vector<std::string> readers(const model::Model& model, const score::Missing& missing) {
    std::vector<std::string> numbers;
    for (const std::size_t row : missing.rows) {
        const std::string& number = number_of(model, model.rows[row]);
        if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
    }
    return numbers;
}

const score::Ranges* ranges_of(const Result& result, std::size_t subject) {
    const auto found = result.scorecard.ranges.find(subject);
    return found == result.scorecard.ranges.end() ? nullptr : &found->second;
}

bool some_lack_facts(const Result& result) { return !result.scorecard.ranges.empty(); }

std::vector<std::string> ends_not_reached(const Result& result, std::size_t subject, Language language) {
    std::vector<std::string> all;
    const score::Ranges* ranges = ranges_of(result, subject);
    if (ranges == nullptr) return all;
    const model::Model& model = result.model();
    const auto add = [&](const std::string& name, const score::Reached& reached, const Value& value) {
        if (!reached.least) all.push_back(text(Message::end_least, language, {name, value.low.text()}));
        if (!reached.most) all.push_back(text(Message::end_most, language, {name, value.high.text()}));
    };
    for (std::size_t i = 0; i < model.rows.size(); ++i)
        if (!model.rows[i].label.empty())
            add(model.rows[i].label, ranges->rows[i], result.scorecard.scores[i][subject]);
    add(std::string(text(Message::column_total, language)), ranges->total, result.scorecard.totals[subject]);
    for (std::size_t i = 0; i < model.results.size(); ++i)
        add(model.results[i].name, ranges->results[i], result.scorecard.results[i][subject]);
    return all;
}

std::string lacking_line(const model::Model& model, const score::Ranges& ranges, Language language) {
    constexpr std::size_t most = 5;
    std::vector<std::string> names;
    const std::vector<score::Missing>& missing = ranges.missing;
    for (std::size_t i = 0; i < std::min(most, missing.size()); ++i)
        names.push_back(model.schema.facts[missing[i].fact].name +
                        text(Message::in_brackets, language, {missing[i].moves.text()}));
    std::string line = listed(names, language);
    if (missing.size() > most) line += text(Message::more_names, language, {std::to_string(missing.size())});
    return line;
}

std::vector<Unverified> unverified(const Result& result, std::size_t subject) {
    std::vector<Unverified> all;
    const facts::Table& table = result.facts();
    if (subject >= table.notes.size()) return all;
    for (std::size_t f = 0; f < result.model().schema.facts.size(); ++f)
        for (const auto& [fact, evidence] : table.notes[subject])
            if (fact == f && evidence.unverified && table.columns[f][subject].given()) {
                const facts::Declaration& of = result.model().schema.facts[f];
                const facts::Cell& cell = table.columns[f][subject];
                all.push_back({&of, facts::as_written(of, cell, table.texts), &evidence});
            }
    return all;
}

bool some_unverified(const Result& result) {
    for (std::size_t i = 0; i < result.facts().subjects.size(); ++i)
        if (!result.facts().subjects[i].refused && !unverified(result, i).empty()) return true;
    return false;
}

std::string unverified_line(const Result& result, std::size_t subject) {
    std::vector<std::string> names;
    for (const Unverified& each : unverified(result, subject))
        names.push_back(each.fact->name + " = " + each.written.in(result.language()));
    if (names.empty()) return {};
    return text(Message::unverified_line, result.language(),
                {std::to_string(names.size()), listed(names, result.language())});
}

}  // namespace biaochi::report
