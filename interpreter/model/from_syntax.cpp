// SyntaxTree → Model: the order of the steps, the standard's own lines, and what the whole adds up to.
#include <algorithm>
#include <set>
#include <tuple>

#include "interpreter/model/rules/rules.hpp"
#include "lang/base/text.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

struct Head {
    Context& context;
    const syntax::Tree& tree;
    Syntax standard, total, pass_mark;

    void take(Syntax& place, Syntax node) {
        if (place)
            context.error(Code::head_twice, node.span(), {kind_name(node.kind())},
                          {{place.span(), {"已写在这里", "already here"}}});
        else
            place = node;
    }

    void collect() {
        Model& model = context.model;
        for (const syntax::Node& each : tree.root.children) {
            const Syntax node{&tree, &each};
            if (each.kind == Kind::standard) take(standard, node);
            if (each.kind == Kind::total) take(total, node);
            if (each.kind == Kind::pass_mark) take(pass_mark, node);
            if (each.kind == Kind::published || each.kind == Kind::note)
                for (const syntax::Node& quote : each.children)
                    (each.kind == Kind::note ? model.notes : model.published)
                        .push_back(context.quote(node.at(quote)));
        }
        model.span = total ? total.span() : Span{tree.source, 0, 0};
        if (!standard) {
            context.error(Code::head_missing, Span{tree.source, 0, 0}, {kind_name(Kind::standard)});
        } else {
            model.title = context.quote(standard.child(0));
            model.version = context.quote(standard.child(1));
        }
        if (!standard && !total) return;  // one message for a file that is no standard
        if (!total) {
            context.error(Code::head_missing, Span{tree.source, 0, 0}, {kind_name(Kind::total)});
            return;
        }
        read_points(context, context.scope, total.child(0), model.points);
        if (const Syntax bonus = total.find(Kind::points))
            read_points(context, context.scope, bonus.child(0), model.bonus);
    }

    // 上限 and 达标线: a number of points, or what a ruling says.
    std::optional<Number> limit(Syntax node, MeaningKind none, MeaningKind some, InForce& ruling,
                                bool& ruled) {
        const Syntax what = node.last();
        Number points;
        ruled = what.kind() == Kind::by_ruling;
        if (!ruled)
            return read_points(context, context.scope, what, points) ? std::optional(points) : std::nullopt;
        ruled = option_in_force(context, what, {none, some}, ruling);
        if (!ruled || ruling.meaning.kind == none) return std::nullopt;
        return Number::parse(ruling.meaning.number);
    }

    void add_up() {
        Model& model = context.model;
        Pool& pool = context.pool();
        std::vector<Id> parts;
        for (const std::size_t top : model.tops) parts.push_back(model.rows[top].score);
        model.total = pool.sum(parts);
        InForce ruling;
        bool ruled = false;
        if (const Syntax cap = total ? total.find(Kind::cap) : Syntax{}) {
            model.cap = limit(cap, MeaningKind::uncapped, MeaningKind::capped, ruling, ruled);
            if (ruled)
                model.total_rulings.push_back(
                    ruling.use(pool.make(Op::less, pool.constant(model.points), model.total)));
            if (model.cap) model.total = pool.make(Op::smaller, pool.constant(*model.cap), model.total);
        }
        if (pass_mark) {
            model.pass_mark = limit(pass_mark, MeaningKind::none, MeaningKind::any_score, ruling, ruled);
            if (ruled && model.pass_mark) model.total_rulings.push_back(ruling.use(no_id));
        }
    }
};

void check_imported(Context& context, const Program& program) {
    for (std::size_t i = 0; i + 1 < program.trees.size(); ++i)
        for (const syntax::Node& node : program.trees[i].root.children)
            if (node.kind == Kind::row || node.kind == Kind::standard || node.kind == Kind::total ||
                node.kind == Kind::pass_mark || node.kind == Kind::published || node.kind == Kind::note ||
                node.kind == Kind::result)
                context.error(Code::import_not_shared, program.trees[i].span(node), {kind_name(node.kind)});
}

// What some expressions read: facts, ledgers, the period.
void mark_read(Model& model, const std::vector<Id>& roots, std::vector<bool>& ledgers) {
    std::vector<bool> wanted(model.pool.size());
    for (const Id id : roots)
        if (id != no_id) wanted[id] = true;
    for (Id id = static_cast<Id>(model.pool.size()); id-- > 0;) {  // parts have smaller ids
        if (!wanted[id]) continue;
        for (const Id part : model.pool[id].parts) wanted[part] = true;
        const Expression& each = model.pool[id];
        if (each.op == Op::fact) model.schema.facts[each.index].required = true;
        if (each.op == Op::period) model.schema.wants_period = true;
        if (each.space > per_subject && model.pool.places(each.space).records)
            ledgers[model.pool.places(each.space).index] = true;
    }
}

// Which facts the score and the checks read, under the rulings in force. Ledgers from which facts follow need
// not be given for the sake of a check: it speaks of their records where there are any.
void mark_required(Model& model) {
    for (facts::Declaration& fact : model.schema.facts) fact.required = false;
    std::vector<Id> scored{model.total};
    for (const Result& result : model.results) scored.push_back(result.value);
    std::vector<Id> checked;
    for (const Check& check : model.checks) checked.push_back(check.holds);
    std::vector<bool> by_score(model.schema.ledgers.size());
    std::vector<bool> by_check = by_score;
    std::vector<bool> derived_from = by_score;
    mark_read(model, scored, by_score);
    mark_read(model, checked, by_check);
    for (const Derivation& each : model.derivations)
        for (const std::uint32_t ledger : each.ledgers) derived_from[ledger] = true;
    for (std::size_t i = 0; i < model.schema.ledgers.size(); ++i)
        model.schema.ledgers[i].required = by_score[i] || (by_check[i] && !derived_from[i]);
}

// In the order of the text. What is read at several places (a function, a sentence's points) says its mistake
// once.
void tidy(Diagnostics& diagnostics) {
    std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return a.span.source != b.span.source ? a.span.source < b.span.source : a.span.begin < b.span.begin;
    });
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::string>> said;
    const auto again = [&](const Diagnostic& each) {
        return !said.emplace(each.span.source, each.span.begin, each.span.end, each.message(Language::zh))
                    .second;
    };
    diagnostics.erase(std::remove_if(diagnostics.begin(), diagnostics.end(), again), diagnostics.end());
}

}  // namespace

Built from_syntax(const Sources& sources, const Program& program, const std::vector<Choice>& choices) {
    Built result;
    result.diagnostics = program.diagnostics;
    if (program.trees.empty() || has_errors(result.diagnostics)) return result;
    Context context(sources, result.model, result.diagnostics);
    Head head{context, program.trees.back(), {}, {}, {}};
    check_imported(context, program);
    declare_all(context, program, choices);
    head.collect();
    build_rows(context, program);
    head.add_up();
    context.tell_too_large(context.model.span);
    read_results(context);
    tell_rulings_of_derivations(context);
    for (const Result& each : context.model.results)
        if (each.name == "结论" && head.pass_mark) context.error(Code::result_pass_mark, each.span);
    resolve_unused(context);
    check_tables(context);
    if (!has_errors(result.diagnostics)) check_points(context);
    check_look_alikes(context);
    tidy(result.diagnostics);
    result.model.schema.title = result.model.title;
    result.model.schema.version = result.model.version;
    mark_required(result.model);
    return result;
}

}  // namespace biaochi::model
