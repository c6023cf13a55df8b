// What conditions say of values: where one holds, some values cannot be 0, and others have bounds.
#pragma once

#include <map>
#include <set>

#include "interpreter/model/expression.hpp"

namespace biaochi::model {

class Guards {
public:
    explicit Guards(const Pool& pool) : pool_(&pool) {}
    // What is known besides, inside a branch; the outer guards stay as they are, and must outlive these.
    static Guards inside(const Guards& outer) {
        Guards guards(*outer.pool_);
        guards.outer_ = &outer;
        return guards;
    }
    Guards(const Guards&) = delete;
    Guards& operator=(const Guards&) = delete;
    Guards(Guards&&) = default;

    // What is known where the condition holds, or does not.
    void assume(Id condition, bool holds);
    // Whether that keeps a divisor from 0.
    bool keeps_from_zero(Id divisor) const;
    // Whether it counts what an extreme goes over, so that there is some of it.
    bool counts(Id extreme) const;

private:
    void compare(const Expression& comparison, bool holds);
    void at_most(Id id, const std::optional<Number>& bound, bool strict);
    void at_least(Id id, const std::optional<Number>& bound, bool strict);
    Nature& known(Id id) { return known_.emplace(id, nature(id)).first->second; }
    const Nature* find(Id id) const;  // nullptr: nothing is known beside its own nature
    bool is_not_zero(Id id) const;
    bool empty() const { return known_.empty() && (outer_ == nullptr || outer_->empty()); }
    const Nature& nature(Id id) const;
    void divisors_in(Id root);

    const Pool* pool_;
    const Guards* outer_ = nullptr;
    std::set<Id> not_zero_;
    std::map<Id, Nature> known_;
};

}  // namespace biaochi::model
