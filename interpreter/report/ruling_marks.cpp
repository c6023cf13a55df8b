#include "interpreter/report/ruling_marks.hpp"

#include <algorithm>

namespace biaochi::report {

const std::string& number_of(const model::Model& model, const model::Row& row) {
    const model::Row* numbered = &row;
    while (numbered->label.empty() && numbered->parent != model::Row::npos)
        numbered = &model.rows[numbered->parent];
    return numbered->label.empty() ? row.title : numbered->label;
}

bool mattered(const std::vector<Value>& values, const model::RulingUse& use) {
    if (use.mattered == model::no_id) return true;
    if (use.mattered >= values.size()) return false;
    const Value& truth = values[use.mattered];
    return (truth.state & Value::number) != 0 && !truth.high.is_zero();
}

void note(std::vector<RulingMark>& marks, const model::Model& model, const model::RulingUse& use,
          const std::string& row) {
    for (RulingMark& mark : marks) {
        if (mark.ruling != &model.rulings[use.ruling] || mark.option != use.option) continue;
        if (!row.empty() && std::find(mark.rows.begin(), mark.rows.end(), row) == mark.rows.end())
            mark.rows.push_back(row);
        return;
    }
    marks.push_back({&model.rulings[use.ruling], use.option, {}});
    if (!row.empty()) marks.back().rows.push_back(row);
}

std::vector<RulingMark> rulings_that_mattered(const model::Model& model, const std::vector<Value>& values) {
    std::vector<RulingMark> marks;
    for (const model::Row& row : model.rows)
        for (const model::Rule& rule : row.rules)
            for (const model::RulingUse& use : rule.rulings)
                if (mattered(values, use)) note(marks, model, use, number_of(model, row));
    for (const model::RulingUse& use : model.total_rulings)
        if (mattered(values, use)) note(marks, model, use, "");
    std::stable_sort(marks.begin(), marks.end(),
                     [](const RulingMark& a, const RulingMark& b) { return a.ruling < b.ruling; });
    return marks;
}

}  // namespace biaochi::report
