// The simplex method on exact numbers, with Bland's rule: it always ends.
#include "interpreter/prove/simplex.hpp"

#include <algorithm>
#include <map>

namespace biaochi::prove {

namespace {

// Rows basic = bound - Σ a · nonbasic, all variables at least 0.
class Tableau {
public:
    Tableau(std::vector<std::vector<Number>> a, std::vector<Number> b)
        : a_(std::move(a)), b_(std::move(b)), rows_(a_.size()), columns_(a_.empty() ? 0 : a_[0].size()) {
        for (std::size_t j = 0; j < columns_; ++j) nonbasic_.push_back(j);
        for (std::size_t i = 0; i < rows_; ++i) basic_.push_back(columns_ + i);
    }

    // Phase one with an extra variable that every row may borrow from. The last column is it. True also where
    // it was too much work: only what is certain may be said to be impossible.
    bool make_feasible() {
        std::size_t worst = 0;
        for (std::size_t i = 1; i < rows_; ++i)
            if (b_[i] < b_[worst]) worst = i;
        objective_.assign(columns_, 0);
        objective_[columns_ - 1] = -1;
        value_ = 0;
        if (rows_ == 0 || b_[worst] >= 0) return true;
        pivot(worst, columns_ - 1);
        if (!maximize(Number(0))) {
            gave_up_ = true;
            return true;
        }
        if (value_ < 0) return false;
        leave_basis(columns_ - 1);
        return true;
    }

    // Maximizes Σ c · x (by original variable) and stops once it exceeds `enough`.
    void optimize(const std::vector<Number>& c, const Number& enough) {
        objective_.assign(columns_, 0);
        value_ = 0;
        for (std::size_t j = 0; j < columns_; ++j)
            if (nonbasic_[j] < c.size()) objective_[j] += c[nonbasic_[j]];
        for (std::size_t i = 0; i < rows_; ++i)
            if (basic_[i] < c.size() && !c[basic_[i]].is_zero()) {
                value_ += c[basic_[i]] * b_[i];
                for (std::size_t j = 0; j < columns_; ++j) objective_[j] += -(c[basic_[i]] * a_[i][j]);
            }
        gave_up_ = !maximize(enough) || gave_up_;
    }

    // Forbids a nonbasic variable for good.
    void drop(std::size_t variable) {
        for (std::size_t j = 0; j < columns_; ++j)
            if (nonbasic_[j] == variable)
                for (std::size_t i = 0; i < rows_; ++i) a_[i][j] = 0;
        dropped_ = variable;
    }

    Number value_of(std::size_t variable) const {
        for (std::size_t i = 0; i < rows_; ++i)
            if (basic_[i] == variable) return b_[i];
        return 0;
    }
    const Number& value() const { return value_; }
    bool gave_up() const { return gave_up_; }

private:
    void pivot(std::size_t row, std::size_t column) {
        const Number by = Number(1) / a_[row][column];
        for (std::size_t j = 0; j < columns_; ++j)
            if (j != column) a_[row][j] = a_[row][j] * by;
        a_[row][column] = by;
        b_[row] = b_[row] * by;
        for (std::size_t i = 0; i < rows_; ++i) {
            if (i == row || a_[i][column].is_zero()) continue;
            const Number times = a_[i][column];
            for (std::size_t j = 0; j < columns_; ++j)
                a_[i][j] = j == column ? -(times * by) : a_[i][j] - times * a_[row][j];
            b_[i] = b_[i] - times * b_[row];
        }
        const Number times = objective_[column];
        if (!times.is_zero()) {
            for (std::size_t j = 0; j < columns_; ++j)
                objective_[j] = j == column ? -(times * by) : objective_[j] - times * a_[row][j];
            value_ += times * b_[row];
        }
        std::swap(basic_[row], nonbasic_[column]);
    }

    bool maximize(const Number& enough) {
        for (int work = 0; work < 400; ++work) {
            if (value_ > enough) return true;
            std::size_t column = columns_;
            for (std::size_t j = 0; j < columns_; ++j)
                if (nonbasic_[j] != dropped_ && objective_[j] > 0 &&
                    (column == columns_ || nonbasic_[j] < nonbasic_[column]))
                    column = j;
            if (column == columns_) return true;
            std::size_t row = rows_;
            Number best;
            for (std::size_t i = 0; i < rows_; ++i) {
                if (a_[i][column] <= 0) continue;
                Number ratio = b_[i] / a_[i][column];
                if (row == rows_ || ratio < best || (ratio == best && basic_[i] < basic_[row])) {
                    row = i;
                    best = std::move(ratio);
                }
            }
            if (row == rows_) return true;  // cannot be: the box bounds everything
            pivot(row, column);
        }
        return false;
    }

    void leave_basis(std::size_t variable) {
        for (std::size_t i = 0; i < rows_; ++i) {
            if (basic_[i] != variable) continue;
            for (std::size_t j = 0; j < columns_; ++j)
                if (!a_[i][j].is_zero()) return pivot(i, j);
        }
    }

    std::vector<std::vector<Number>> a_;
    std::vector<Number> b_, objective_;
    Number value_;
    std::size_t rows_, columns_;
    std::vector<std::size_t> basic_, nonbasic_;
    std::size_t dropped_ = static_cast<std::size_t>(-1);
    bool gave_up_ = false;
};

}  // namespace

// Variables: each fact less its lower end, then the margin of the strict constraints (at most 1), then the
// extra one of phase one.
std::optional<Point> feasible(const std::vector<Constraint>& constraints, const std::vector<Value>& box,
                              Point point) {
    std::map<std::uint32_t, std::size_t> column;
    for (const Constraint& each : constraints) {
        if (each.form.terms.empty() && (each.form.constant > 0 || (each.strict && each.form.constant >= 0)))
            return std::nullopt;
        for (const auto& term : each.form.terms) column.emplace(term.first, 0);
    }
    std::size_t count = 0;
    for (auto& [fact, place] : column) place = count++;
    constexpr std::size_t most_facts = 64;
    if (count == 0 || count > most_facts) return point;  // too much work: nothing is said to be impossible
    const std::size_t margin = count;
    const std::size_t width = count + 2;
    std::vector<std::vector<Number>> a;
    std::vector<Number> b;
    bool any_strict = false;
    const auto add = [&](std::vector<Number> row, Number bound) {
        row[width - 1] = -1;
        a.push_back(std::move(row));
        b.push_back(std::move(bound));
    };
    for (const Constraint& each : constraints) {
        if (each.form.terms.empty()) continue;
        std::vector<Number> row(width);
        Number bound = -each.form.constant;
        for (const auto& [fact, times] : each.form.terms) {
            row[column[fact]] = times;
            bound = bound - times * box[fact].low;
        }
        if (each.strict) row[margin] = 1;
        any_strict = any_strict || each.strict;
        add(std::move(row), std::move(bound));
    }
    for (const auto& [fact, place] : column) {
        std::vector<Number> row(width);
        row[place] = 1;
        add(std::move(row), box[fact].high - box[fact].low);
    }
    std::vector<Number> row(width);
    row[margin] = 1;
    add(std::move(row), 1);
    Tableau tableau(std::move(a), std::move(b));
    if (!tableau.make_feasible()) return std::nullopt;
    if (!tableau.gave_up()) tableau.drop(width - 1);
    if (any_strict && !tableau.gave_up()) {
        std::vector<Number> objective(width);
        objective[margin] = 1;
        tableau.optimize(objective, 1);
        if (tableau.value() <= 0 && !tableau.gave_up()) return std::nullopt;
    }
    for (const auto& [fact, place] : column) point[fact] = box[fact].low + tableau.value_of(place);
    return point;
}

}  // namespace biaochi::prove
