// 累计, 平均, 最高, 最低, 条数, 名次: over the records of a ledger (台账), or over the batch (全批).
#include <algorithm>

#include "interpreter/model/context.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

struct Aggregate {
    Context& context;
    Scope& scope;  // in which the aggregate stands
    Syntax node;
    Space space = everywhere;  // of the records, or of the subjects
    Scope* inner = nullptr;    // in which its value is read: with the fields of the records

    Pool& pool() const { return context.pool(); }

    bool open() {
        const Syntax listed = node.child(0);
        inner = context.open(&scope);
        if (listed.kind() == Kind::all_subjects) {
            space = per_subject;
            inner->space = per_subject;
            for (const Scope* each = &scope; each != nullptr; each = each->outer)
                if (each->space > per_subject) {
                    context.error(Code::batch_in_ledger, listed.span());
                    return false;
                }
            return true;
        }
        const std::string name = context.name(listed);
        const auto found = context.globals.find(name);
        if (found == context.globals.end() || found->second.kind != NameKind::ledger) {
            context.error(Code::ledger_undeclared, listed.span(), {name});
            return false;
        }
        const auto index = static_cast<std::uint32_t>(found->second.index);
        facts::Ledger& ledger = context.model.schema.ledgers[index];
        ledger.named = true;
        space = pool().records_of(index);
        inner->space = space;
        for (std::size_t i = 0; i < ledger.fields.size(); ++i) {
            const facts::Declaration& field = ledger.fields[i];
            Binding binding;
            binding.span = field.span;
            binding.resolved = {pool().field(space, static_cast<std::uint32_t>(i), nature_of(field)),
                                context.ledgers[index].fields[i],
                                field.unit == "%" ? Typed::ratio : Typed::other};
            binding.state = Binding::done;
            binding.parameter = binding.used = true;
            inner->names.emplace(field.name, binding);
        }
        return true;
    }

    // The value at each place, not applicable where 其中 does not hold.
    Id filtered(Id value) {
        const Syntax filter = node.find(Kind::filter);
        if (!filter) return value;
        const Typed holds = resolve_truth(context, *inner, filter.child(0));
        if (!holds.ok()) return no_id;
        return pool().make(Op::select, pool().in(space, holds.id), value, pool().not_applicable());
    }

    bool read_grouping(Id& value) {
        const Syntax grouping = node.find(Kind::grouping);
        if (!grouping) return true;
        const Typed key = resolve(context, *inner, grouping.child(0));
        if (!key.ok() || !always_there(context, key.id, grouping.child(0))) return false;
        value = pool().over(Op::group_highest, space, {key.id, value});
        return true;
    }

    Id count(Id value) {
        return pool().over(Op::total, space, {pool().make(Op::applicable, pool().in(space, value))});
    }

    // 取最高3, 去最低1 …: how many are left out at each end.
    bool read_slices(Id value, Id& drop_high, Id& drop_low) {
        drop_high = drop_low = pool().constant(0);
        for (const syntax::Node& each : node.node->children) {
            if (each.kind != Kind::slice) continue;
            const Syntax slice = node.at(each);
            const Typed number = resolve_quantity(context, scope, slice.last());
            if (!number.ok()) return false;
            const Nature& nature = pool().nature(number.id);
            if (!nature.whole || !nature.not_negative() || pool().space(number.id) > Pool::outer(space)) {
                context.error(Code::aggregate_count, slice.last().span(), {context.text(slice.last())});
                return false;
            }
            const bool takes = slice.word() == Word::take_highest || slice.word() == Word::take_lowest;
            const bool from_top = slice.word() == Word::drop_highest || slice.word() == Word::take_lowest;
            Id& drop = from_top ? drop_high : drop_low;
            if (!pool().is_constant(drop, 0)) {
                context.error(Code::aggregate_slices, slice.span());
                return false;
            }
            drop = !takes ? number.id
                          : pool().make(Op::larger, pool().constant(0),
                                        pool().make(Op::subtract, count(value), number.id));
        }
        return true;
    }

    Typed read_value() {
        const Syntax each = node.find(Kind::each_value);
        if (each) return resolve_quantity(context, *inner, each.child(0));
        context.error(Code::aggregate_value, node.span(), {spelling(node.word())});
        return {};
    }

    Typed rank(Id value) {
        const Syntax ties = node.find(Kind::word);
        if (!ties) {
            context.error(Code::rank_ties, node.span());
            return {};
        }
        const Word how = ties.word();
        const Op op = how == Word::ties_leave_none ? Op::above_distinct : Op::above;
        Id place = pool().make(Op::add, pool().over(op, space, {value}), pool().constant(1));
        if (how == Word::ties_share_mean) {
            const Id others =
                pool().make(Op::subtract, pool().over(Op::ties, space, {value}), pool().constant(1));
            place = pool().make(Op::add, place, pool().make(Op::divide, others, pool().constant(2)));
        }
        return {place, {TypeKind::quantity, unit_none, 0}, Typed::bare};
    }

    Typed of() {
        if (!open()) return {};
        const Word word = node.word();
        Pool& all = pool();
        if (word == Word::count_over) {
            const Syntax value = node.find(Kind::each_value);
            if (value) {
                context.error(Code::count_value, value.span());
                return {};
            }
            const Id one = filtered(all.in(space, all.constant(1)));
            if (one == no_id) return {};
            return {count(one), {TypeKind::quantity, unit_none, 0}, Typed::bare};
        }
        Typed typed = read_value();
        if (!typed.ok()) return {};
        Id value = filtered(all.in(space, typed.id));
        if (value == no_id) return {};
        if (word == Word::rank_over) return rank(value);
        Id drop_high = no_id;
        Id drop_low = no_id;
        if (!read_grouping(value) || !read_slices(value, drop_high, drop_low)) return {};
        const bool whole = all.is_constant(drop_high, 0) && all.is_constant(drop_low, 0);
        if (word == Word::highest_over || word == Word::lowest_over) {
            if (!whole) {
                context.error(Code::aggregate_slices, node.span());
                return {};
            }
            typed.id = all.over(word == Word::highest_over ? Op::highest : Op::lowest, space, {value});
            return typed;
        }
        const Id sum = whole ? all.over(Op::total, space, {value})
                             : all.over(Op::trimmed, space, {value, drop_high, drop_low});
        typed.id = sum;
        if (word == Word::sum_over) return typed;
        Id left = count(value);
        if (!whole)
            left = all.make(Op::larger, all.constant(0),
                            all.make(Op::subtract, left, all.make(Op::add, drop_high, drop_low)));
        typed.id = all.make(Op::divide, sum, left);
        const Nature of_each = all.nature(value);
        all.bound(typed.id, of_each.least, of_each.most);
        return typed;
    }
};

}  // namespace

bool always_there(Context& context, Id key, Syntax written) {
    if (!context.pool().nature(key).absent) return true;
    context.error(Code::key_absent, written.span(), {context.text(written)});
    return false;
}

Typed resolve_aggregate(Context& context, Scope& scope, Syntax node) {
    return Aggregate{context, scope, node, everywhere, nullptr}.of();
}

}  // namespace biaochi::model
