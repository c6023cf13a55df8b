// .csv: a heading row of names, and a row for each subject.
#include "interpreter/forms/content.hpp"
#include "interpreter/report/report.hpp"

namespace biaochi::forms {

std::string write_csv(const Form& form) {
    const Content content(form);
    const bool with_keys = form.table == nullptr || content.keys;
    const bool with_period = form.table == nullptr ? content.schema().wants_period
                                                   : content.own_periods || !content.period.empty();
    std::string out = "\xEF\xBB\xBF";
    const auto end_row = [&] {
        out.pop_back();
        out += "\r\n";
    };
    const auto cell = [&](std::string_view text) { out += report::csv_cell(text) + ","; };
    if (with_keys)
        for (const Word word : {Word::town, Word::code}) cell(content.in(word));
    cell(content.in(Word::subject));
    if (with_period) cell(content.in(Word::period));
    for (const Asked& asked : content.facts) cell(asked.declaration->name);
    end_row();
    for (const Respondent& subject : content.subjects) {
        if (with_keys)
            for (const std::string& key : {subject.town, subject.code}) cell(key);
        cell(subject.name);
        if (with_period) cell(subject.period);
        for (const Asked& asked : content.facts) {
            const facts::Cell* given = content.cell(subject, asked.fact);
            const bool number = asked.declaration->kind == facts::FactKind::quantity;
            const std::string value = given == nullptr ? "" : content.bare(*asked.declaration, *given);
            if (number)  // -5 is no formula
                out += value + ",";
            else
                cell(value);
        }
        end_row();
    }
    return out;
}

}  // namespace biaochi::forms
