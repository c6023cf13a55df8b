#include "interpreter/report/rulings.hpp"

#include <algorithm>

#include "interpreter/prove/trace.hpp"
#include "interpreter/report/explain_words.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::report {

namespace {

void merge(std::vector<BatchRuling>& all, const RulingMark& mark, std::size_t subject) {
    auto place = std::find_if(all.begin(), all.end(), [&](const BatchRuling& each) {
        return each.mark.ruling == mark.ruling && each.mark.option == mark.option;
    });
    if (place == all.end()) place = all.insert(all.end(), BatchRuling{{mark.ruling, mark.option, {}}, {}});
    for (const std::string& row : mark.rows)
        if (std::find(place->mark.rows.begin(), place->mark.rows.end(), row) == place->mark.rows.end())
            place->mark.rows.push_back(row);
    place->subjects.push_back(subject);
}

std::string names(const Result& result, const std::vector<std::size_t>& subjects) {
    constexpr std::size_t most = 5;
    std::string list;
    for (std::size_t i = 0; i < std::min(most, subjects.size()); ++i)
        list += (i == 0 ? "" : std::string(text(Message::list_comma, result.language()))) +
                display_name(result.facts().subjects[subjects[i]]);
    if (subjects.size() > most)
        list += text(Message::more_names, result.language(), {std::to_string(subjects.size())});
    return list;
}

}  // namespace

bool is_traced(const Result& result) { return result.facts().subjects.size() <= most_traced; }

std::vector<BatchRuling> batch_rulings(const Result& result) {
    std::vector<BatchRuling> all;
    if (!is_traced(result)) {
        for (const model::Ruling& ruling : result.model().rulings)
            if (ruling.set) all.push_back({{&ruling, ruling.chosen, {}}, {}});
        return all;
    }
    prove::Trace trace(result.scorecard);
    for (std::size_t i = 0; i < result.facts().subjects.size(); ++i) {
        if (result.facts().subjects[i].refused) continue;
        for (const RulingMark& mark : rulings_that_mattered(result.model(), trace.values(i)))
            merge(all, mark, i);
    }
    std::stable_sort(all.begin(), all.end(), [](const BatchRuling& a, const BatchRuling& b) {
        return a.mark.ruling < b.mark.ruling;
    });
    return all;
}

std::vector<std::string> ruling_lines(const Result& result) {
    std::vector<std::string> lines;
    const std::string comma(text(Message::comma, result.language()));
    for (const BatchRuling& each : batch_rulings(result)) {
        if (!is_traced(result)) {
            lines.push_back(ruling(each.mark, result.language()));
            continue;
        }
        lines.push_back(ruling_with_rows(each.mark, result.language()));
        if (result.facts().subjects.size() > 1)
            lines.back() +=
                comma + text(Message::ruling_subjects, result.language(), {names(result, each.subjects)});
    }
    if (!is_traced(result))
        lines.emplace_back(
            text(Message::rulings_not_traced, result.language(), {std::to_string(most_traced)}));
    return lines;
}

}  // namespace biaochi::report
