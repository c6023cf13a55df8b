// 取数 名称 = 式。 How a declared fact follows from the records of ledgers.
#include <algorithm>

#include "interpreter/facts/written.hpp"
#include "interpreter/model/context.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

void add_uses(std::vector<RulingUse>& to, const std::vector<RulingUse>& more) {
    for (const RulingUse& use : more)
        if (std::none_of(to.begin(), to.end(),
                         [&](const RulingUse& each) { return each.ruling == use.ruling; }))
            to.push_back(use);
}

struct Derivations {
    Context& context;
    std::vector<Derivation> all;  // in the order of the files
    std::vector<std::size_t> of;  // by fact: its derivation and one more; 0: none

    Pool& pool() const { return context.pool(); }
    const facts::Declaration& fact_of(const Derivation& each) const {
        return context.model.schema.facts[each.fact];
    }

    void add(Syntax node) {
        const Syntax named = node.child(0);
        const std::string name = context.name(named);
        const auto found = context.globals.find(name);
        if (found == context.globals.end() && !is_bound(context.scope, name))
            return unknown_name(context, context.scope, name, named.span());
        if (found == context.globals.end() || found->second.kind != NameKind::fact)
            return context.error(Code::derivation_of_what, named.span(), {name});
        const auto index = static_cast<std::uint32_t>(found->second.index);
        if (of[index] != 0)
            return context.error(Code::derivation_twice, named.span(), {name},
                                 {{all[of[index] - 1].span, {"已写在这里", "already here"}}});
        Derivation derivation;
        derivation.fact = index;
        derivation.span = node.span();
        all.push_back(derivation);
        of[index] = all.size();
        context.model.schema.facts[index].derived = true;
        Derivation& added = all.back();
        const Noting noting(context, added.rulings);
        const Typed value = resolve(context, context.scope, node.child(1));
        if (value.ok() && accepts(added, value, node)) added.value = value.id;
    }

    bool accepts(Derivation& each, const Typed& value, Syntax node) {
        const facts::Declaration& fact = fact_of(each);
        if (!has_kind(fact, context.fact_types[each.fact], value, node.child(1).span())) return false;
        const std::size_t mistakes = context.diagnostics.size();
        each.facts = facts_of(pool(), value.id);
        each.ledgers = ledgers_of(pool(), value.id);
        each.reads_period = reads_period(pool(), value.id);
        if (each.ledgers.empty()) context.error(Code::derivation_ledger, each.span, {fact.name});
        if (pool().compares(value.id)) context.error(Code::derivation_compares, each.span);
        if (pool().nature(value.id).absent && !fact.may_not_apply)
            context.error(Code::derivation_absent, each.span, {fact.name});
        check_divisions(context, value.id, Code::derivation_division, each.span);
        check_range(fact, pool().nature(value.id), each.span);
        return context.diagnostics.size() == mistakes;
    }

    // How many records there are has no unit of its own: the fact says what they are.
    bool has_kind(const facts::Declaration& fact, const Type& declared, const Typed& value, Span span) {
        const bool quantities = declared.kind == TypeKind::quantity && value.type.kind == TypeKind::quantity;
        const bool counts = fact.counted && value.type.unit == unit_none && value.of == Typed::bare;
        const bool plain = declared.kind == TypeKind::truth || declared.kind == TypeKind::date;
        if (quantities ? counts || declared.unit == value.type.unit
                       : plain && declared.kind == value.type.kind)
            return true;
        if (declared.kind != TypeKind::error)
            context.error(Code::derivation_kind, span,
                          {fact.name, context.type_text(declared), context.type_text(value.type)});
        return false;
    }

    void check_range(const facts::Declaration& fact, const Nature& value, Span span) {
        const Nature declared = nature_of(fact);
        const bool above = declared.most && value.least && *declared.most < *value.least;
        const bool below = declared.least && value.most && *value.most < *declared.least;
        if (!above && !below) return;
        const Text bound = facts::as_written(fact, above ? *value.least : *value.most, {});
        const Text always(above ? "不小于 " + bound.zh : "不大于 " + bound.zh,
                          above ? "at least " + bound.en : "at most " + bound.en);
        context.error(Code::derivation_never, span, {fact.name, facts::declared_range(fact), always});
    }

    // Those that others read come first.
    void sort() {
        std::vector<int> state(all.size());  // 1: on the way down, 2: done
        std::vector<std::size_t> way;
        for (std::size_t i = 0; i < all.size(); ++i) visit(i, state, way);
    }

    // What a fact depends on, what is derived from it depends on too.
    void inherit_rulings(Derivation& each) const {
        for (const std::uint32_t fact : each.facts)
            if (of[fact] != 0) add_uses(each.rulings, all[of[fact] - 1].rulings);
    }

    void visit(std::size_t index, std::vector<int>& state, std::vector<std::size_t>& way) {
        if (state[index] == 2) return;
        way.push_back(index);
        if (state[index] == 1) {
            std::string chain;
            const auto from = std::find(way.begin(), way.end(), index);
            for (auto each = from; each != way.end(); ++each)
                chain += (each == from ? "" : " → ") + fact_of(all[*each]).name;
            context.error(Code::derivation_cyclic, all[index].span, {fact_of(all[index]).name, chain});
        } else {
            state[index] = 1;
            for (const std::uint32_t fact : all[index].facts)
                if (of[fact] != 0) visit(of[fact] - 1, state, way);
            state[index] = 2;
            inherit_rulings(all[index]);
            if (all[index].value != no_id) context.model.derivations.push_back(all[index]);
        }
        way.pop_back();
    }
};

}  // namespace

void read_derivations(Context& context, const Program& program) {
    Derivations derivations{context, {}, std::vector<std::size_t>(context.model.schema.facts.size())};
    for (const syntax::Tree& tree : program.trees)
        for (const syntax::Node& node : tree.root.children)
            if (node.kind == Kind::derivation) derivations.add(Syntax{&tree, &node});
    derivations.sort();
}

void tell_rulings_of_derivations(Context& context) {
    for (const Derivation& each : context.model.derivations) {
        if (each.rulings.empty()) continue;
        for (Row& row : context.model.rows)
            for (Rule& rule : row.rules) {
                const std::vector<std::uint32_t> facts = facts_of(context.pool(), rule.effect);
                if (std::find(facts.begin(), facts.end(), each.fact) != facts.end())
                    add_uses(rule.rulings, each.rulings);
            }
    }
}

}  // namespace biaochi::model
