#include "interpreter/prove/engine.hpp"

#include <algorithm>

namespace biaochi::prove {

facts::Table blank_table(std::size_t facts, std::size_t subjects) {
    facts::Table table;
    table.subjects.resize(subjects);
    table.columns.assign(facts, std::vector<facts::Cell>(subjects));
    return table;
}

namespace {

plan::Plan plan_of(const Local& local, std::vector<Id> wanted) {
    for (const model::Check& check : local.model.checks) wanted.push_back(check.holds);
    return plan::from_model(local.model, wanted);
}

}  // namespace

Engine::Engine(const Local& local, std::vector<Id> wanted)
    : local_(local),
      wanted_(std::move(wanted)),
      plan_(plan_of(local, wanted_)),
      width_(std::clamp<std::size_t>(1000000 / (plan_.steps.size() + 1), 4, score::Runner::block)),
      table_(blank_table(local.facts.size(), width_)),
      runner_(plan_, table_),
      values_(wanted_.size()) {}

void Engine::run(const std::vector<Point>& points, std::size_t first, std::size_t count) {
    for (std::vector<Value>& column : values_) column.resize(count);
    valid_.assign(count, true);
    for (std::size_t begin = 0; begin < count; begin += width_) {
        const std::size_t width = std::min(width_, count - begin);
        for (std::size_t fact = 0; fact < local_.facts.size(); ++fact)
            for (std::size_t i = 0; i < width; ++i)
                table_.columns[fact][i].value = points[first + begin + i][fact];
        if (local_.unfolded)
            fold(local_.layout, table_, width_, [&](std::uint32_t fact, std::size_t subject) {
                const std::uint32_t place = fact - local_.layout.real;
                if (local_.places[place] == 0 || subject >= width) return local_.fixed[place];
                return points[first + begin + subject][local_.places[place] - 1];
            });
        runner_.run(0, width);
        for (std::size_t i = 0; i < width; ++i) {
            for (const model::Check& check : local_.model.checks)
                if (!runner_.value(check.holds, i).truth()) valid_[begin + i] = false;
            for (std::size_t each = 0; each < wanted_.size(); ++each)
                values_[each][begin + i] = runner_.value(wanted_[each], i);
        }
    }
}

}  // namespace biaochi::prove
