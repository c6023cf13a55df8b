#include "interpreter/prove/moves.hpp"

namespace biaochi::prove {

namespace {

using Limit = std::optional<Number>;

Limit lower(const Limit& a, const Limit& b) { return !a ? b : !b ? a : *a < *b ? a : b; }
Limit higher(const Limit& a, const Limit& b) { return !a || !b ? Limit() : *a < *b ? b : a; }
Limit size(const Number& number) { return number.sign() < 0 ? -number : number; }

// Of all that the expression can be; what is not applicable counts as 0.
Limit width(const model::Nature& nature) {
    if (!nature.least || !nature.most) return std::nullopt;
    const Number low = nature.absent && *nature.least > 0 ? Number(0) : *nature.least;
    const Number high = nature.absent && *nature.most < 0 ? Number(0) : *nature.most;
    return high - low;
}

}  // namespace

Moves::Moves(const model::Pool& pool, const Extremes& extremes, std::uint32_t fact)
    : pool_(pool), extremes_(extremes), reads_(pool.size()) {
    for (Id id = 0; id < reads_.size(); ++id) {
        const model::Expression& each = pool[id];
        reads_[id] = each.op == Op::fact && each.index == fact;
        for (const Id part : each.parts) reads_[id] = reads_[id] || reads_[part];
    }
}

Limit Moves::of(Id id) {
    if (!reads_[id]) return Number(0);
    const auto found = known_.find(id);
    if (found != known_.end()) return found->second;
    Limit most = width(pool_.nature(id));
    if (const Ends* ends = extremes_.known(id)) most = lower(most, ends->width());
    if (!pool_.nature(id).absent || pool_[id].op == Op::sum) most = lower(most, by_parts(id));
    known_.emplace(id, most);
    return most;
}

Limit Moves::by_parts(Id id) {
    const model::Expression& each = pool_[id];
    switch (each.op) {
        case Op::sum:
        case Op::add:
        case Op::subtract:
        case Op::negate: {
            Limit all = Number(0);
            for (const Id part : each.parts) {
                const Limit own = of(part);
                all = all && own ? Limit(*all + *own) : Limit();
            }
            return all;
        }
        case Op::larger:
        case Op::smaller: return higher(of(each.parts[0]), of(each.parts[1]));
        case Op::select:
            if (reads_[each.parts[0]]) return std::nullopt;
            return higher(of(each.parts[1]), of(each.parts[2]));
        case Op::multiply:
            for (const std::size_t factor : {0U, 1U})
                if (pool_.is_constant(each.parts[factor]))
                    if (const Limit other = of(each.parts[1 - factor]))
                        return *other * *size(pool_[each.parts[factor]].number);
            return std::nullopt;
        case Op::divide:
            if (pool_.is_constant(each.parts[1]))
                if (const Limit other = of(each.parts[0])) return *other / *size(pool_[each.parts[1]].number);
            return std::nullopt;
        default: return std::nullopt;
    }
}

}  // namespace biaochi::prove
