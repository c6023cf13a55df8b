#include "interpreter/model/rules/cases.hpp"

#include <map>
#include <set>

namespace biaochi::model {

Id first_condition(const Pool& pool, const std::vector<Id>& expressions) {
    std::set<Id> seen;
    for (std::vector<Id> open(expressions.rbegin(), expressions.rend()); !open.empty();) {
        const Id id = open.back();
        open.pop_back();
        if (!seen.insert(id).second) continue;
        const Expression& each = pool[id];
        if (each.op == Op::select) return each.parts[0];
        open.insert(open.end(), each.parts.rbegin(), each.parts.rend());
    }
    return no_id;
}

namespace {

struct Case {
    Pool& pool;
    Id condition;
    bool holds;
    std::map<Id, Id> known;

    // Depth is bounded by that of the source: expressions are built from nested syntax.
    Id of(Id id) {
        const auto found = known.find(id);
        if (found != known.end()) return found->second;
        const Expression each = pool[id];
        Id result = id;
        if (id == condition) {
            result = pool.truth(holds);
        } else if (!each.parts.empty() && each.op < Op::field && each.op != Op::range) {
            std::vector<Id> parts;
            for (const Id part : each.parts) parts.push_back(of(part));
            if (parts != each.parts)
                result =
                    each.op == Op::sum ? pool.sum(std::move(parts)) : pool.make(each.op, std::move(parts));
        }
        known.emplace(id, result);
        return result;
    }
};

}  // namespace

Id where(Pool& pool, Id expression, Id condition, bool holds) {
    return Case{pool, condition, holds, {}}.of(expression);
}

}  // namespace biaochi::model
