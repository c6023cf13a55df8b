#include <algorithm>

#include "interpreter/cli/batch.hpp"
#include "interpreter/cli/commands.hpp"
#include "interpreter/cli/formats.hpp"
#include "lang/base/text.hpp"

namespace biaochi::cli {

namespace {

// (一) may also be written 一 or （一）.
std::string bare(const std::string& label) {
    std::string folded = fold(label);
    if (folded.size() > 2 && folded.front() == '(' && folded.back() == ')')
        folded = folded.substr(1, folded.size() - 2);
    return std::string(trim(folded));
}

Diagnostics choose_subjects(const Session& session, const facts::Table& table,
                            std::vector<std::size_t>& chosen) {
    Diagnostics wrong;
    std::vector<std::string> names;
    for (const facts::Subject& subject : table.subjects) names.push_back(display_name(subject));
    if (session.settings.subjects.empty())
        for (std::size_t i = 0; i < names.size(); ++i) chosen.push_back(i);
    for (const std::string& wanted : session.settings.subjects) {
        bool found = false;
        const std::string name = fold(trim(wanted));
        for (std::size_t i = 0; i < names.size(); ++i)
            if (name == fold(names[i]) || name == fold(table.subjects[i].name) ||
                name == table.subjects[i].code) {
                if (std::find(chosen.begin(), chosen.end(), i) == chosen.end()) chosen.push_back(i);
                found = true;
            }
        if (!found)
            wrong.push_back(
                {Code::usage_subject_unknown, {}, {printable(wanted), suggestion(wanted, names)}, {}});
    }
    return wrong;
}

Diagnostics choose_rows(const Session& session, const model::Model& model, std::vector<std::size_t>& chosen) {
    Diagnostics wrong;
    for (const std::string& wanted : session.settings.indicators) {
        std::vector<std::string> labels;
        std::size_t found = model.rows.size();
        for (std::size_t i = 0; i < model.rows.size(); ++i) {
            if (model.rows[i].label.empty()) continue;
            labels.push_back(model.rows[i].label);
            if (bare(model.rows[i].label) == bare(wanted)) found = i;
        }
        if (found == model.rows.size())
            wrong.push_back(
                {Code::usage_indicator_unknown, {}, {printable(wanted), suggestion(wanted, labels)}, {}});
        else if (std::find(chosen.begin(), chosen.end(), found) == chosen.end())
            chosen.push_back(found);
    }
    return wrong;
}

Diagnostic cannot_explain(const report::Format& format) {
    std::string able;
    for (const report::Format& each : report::formats())
        if (each.explain != nullptr) able += (able.empty() ? "" : "|") + std::string(each.name);
    const OptionRow& row = row_of(Option::format);
    return {Code::usage_value_wrong,
            {},
            {std::string(row.name), std::string(format.name), able, both(Message::full_stop)},
            {}};
}

}  // namespace

int explain(Session& session) {
    const report::Format& format = choose_format(session);
    if (format.explain == nullptr) return session.fail(wrong_usage, cannot_explain(format));
    if (const int code = check_output(session)) return code;
    Batch batch;
    if (const int code = score_batch(session, batch)) return code;
    if (batch.nothing_to_show()) {
        close_batch(session, batch);
        return batch.exit_code();
    }
    report::Choice choice;
    Diagnostics wrong = choose_subjects(session, batch.table, choice.subjects);
    const Diagnostics more = choose_rows(session, batch.standard.model, choice.rows);
    wrong.insert(wrong.end(), more.begin(), more.end());
    if (!wrong.empty()) {
        session.tell(wrong);
        return wrong_usage;
    }
    const report::Places places(session.sources);
    if (const int code = deliver(session, format.explain({batch.scorecard, places, session.style()}, choice)))
        return code;
    close_batch(session, batch);
    return batch.exit_code();
}

}  // namespace biaochi::cli
