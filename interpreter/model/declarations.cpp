// Units, facts, rulings, forms, definitions and checks: what a standard declares before its rows.
#include <algorithm>
#include <set>

#include "interpreter/model/context.hpp"
#include "lang/base/text.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

// Calls f for every top-level part of that kind, in every file.
template <typename F>
void for_each(const Program& program, Kind kind, F f) {
    for (const syntax::Tree& tree : program.trees)
        for (const syntax::Node& node : tree.root.children)
            if (node.kind == kind) f(Syntax{&tree, &node});
}

}  // namespace

bool declare(Context& context, const std::string& name, Global global) {
    const auto [place, fresh] = context.globals.emplace(name, global);
    if (fresh) return true;
    context.error(Code::name_twice, global.span, {name},
                  {{place->second.span, {"先在这里声明", "first declared here"}}});
    return false;
}

namespace {

void declare_unit(Context& context, Syntax node) {
    Unit unit;
    unit.span = node.span();
    unit.name = context.name(node.find(Kind::name));
    unit.counted = node.node->child(Kind::word) != nullptr;
    if (const Syntax alias = node.find(Kind::alias))
        for (const syntax::Node& each : alias.node->children)
            unit.aliases.push_back(context.name(alias.at(each)));
    std::vector<std::string> names = unit.aliases;
    names.push_back(unit.name);
    const std::size_t index = context.units.size();
    context.units.push_back(std::move(unit));
    for (const std::string& name : names) {
        const auto [place, fresh] = context.unit_names.emplace(name, index);
        if (!fresh)
            context.error(Code::name_twice, node.span(), {name},
                          {{context.units[place->second].span, {"先在这里声明", "first declared here"}}});
    }
}

void declare_ruling(Context& context, Syntax node, const std::vector<Choice>& choices) {
    Ruling ruling;
    ruling.name = fold(context.text(node.child(0)));
    ruling.span = node.child(0).span();
    ruling.question = context.quote(node.child(1));
    std::size_t defaults = 0;
    std::set<std::string> seen;
    for (const syntax::Node& each : node.node->children) {
        const Syntax part = node.at(each);
        if (part.kind() == Kind::quote && ruling.options.empty()) continue;
        if (part.kind() == Kind::quote) ruling.reason = context.quote(part);
        if (part.kind() != Kind::option) continue;
        const std::string label = fold(context.text(part.child(0)));
        if (!seen.insert(label).second) context.error(Code::option_twice, part.span(), {label});
        if (part.size() > 1) {
            ruling.default_option = ruling.options.size();
            ++defaults;
        }
        ruling.options.push_back(label);
    }
    if (defaults > 1) context.error(Code::ruling_defaults, ruling.span, {ruling.name});
    if (defaults == 0 && ruling.options.size() > 1)
        context.error(Code::ruling_no_default, ruling.span, {ruling.name});
    ruling.chosen = ruling.default_option;
    for (const Choice& choice : choices) {
        if (fold(choice.ruling) != ruling.name) continue;
        const std::string wanted = fold(choice.option);
        const auto found = std::find(ruling.options.begin(), ruling.options.end(), wanted);
        const auto any = std::find_if(
            ruling.options.begin(), ruling.options.end(),
            [](const std::string& option) { return classify_label(option).kind == MeaningKind::any_score; });
        const std::string all = with_bars(ruling.options);
        if (found != ruling.options.end() && found != any) {
            ruling.chosen = static_cast<std::size_t>(found - ruling.options.begin());
        } else if (any != ruling.options.end() && Number::parse(wanted) &&
                   Number::parse(wanted)->sign() >= 0) {
            ruling.chosen = static_cast<std::size_t>(any - ruling.options.begin());
            ruling.given = wanted;
        } else {
            context.error(Code::ruling_option_unknown, choice.span, {ruling.name, choice.option, all});
            continue;
        }
        ruling.set = true;
    }
    if (!declare(context, ruling.name, {NameKind::ruling, context.model.rulings.size(), ruling.span})) return;
    context.ruling_enumerations.push_back(context.enumerations.size());
    context.enumerations.push_back(ruling.options);
    context.model.rulings.push_back(std::move(ruling));
}

void declare_form(Context& context, Syntax node) {
    FormDeclaration form;
    const std::string name = context.name(node.child(0));
    form.span = node.child(0).span();
    std::set<std::string> seen;
    for (const syntax::Node& each : node.child(1).node->children) {
        const std::string parameter = context.name(node.at(each));
        if (!seen.insert(parameter).second)
            context.error(Code::name_twice, node.at(each).span(), {parameter});
        form.parameters.push_back(parameter);
    }
    for (std::size_t i = 2; i < node.size(); ++i) form.body.push_back(node.child(i));
    if (declare(context, name, {NameKind::form, context.forms.size(), form.span}))
        context.forms.push_back(std::move(form));
}

void check_choices(Context& context, const std::vector<Choice>& choices) {
    std::vector<std::string> names;
    for (const Ruling& ruling : context.model.rulings) names.push_back(ruling.name);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Choice& choice = choices[i];
        const std::string name = fold(choice.ruling);
        for (std::size_t j = 0; j < i; ++j)
            if (fold(choices[j].ruling) == name && fold(choices[j].option) != fold(choice.option))
                context.error(Code::ruling_chosen_twice, choice.span,
                              {name, choices[j].option, choice.option});
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        const std::string guess = nearest(name, names);
        std::string all;
        for (const std::string& each : names) all += (all.empty() ? "" : ", ") + each;
        if (names.empty())
            context.error(Code::ruling_none, choice.span, {name});
        else if (guess.empty())
            context.error(Code::ruling_unknown, choice.span, {name, all});
        else
            context.error(Code::ruling_unknown_near, choice.span, {name, guess});
    }
}

}  // namespace

namespace {

template <typename F>
void for_each_part(const Pool& pool, Id id, F f) {
    std::set<Id> seen{id};
    for (std::vector<Id> open{id}; !open.empty();) {
        const Expression& each = pool[open.back()];
        open.pop_back();
        f(each);
        for (const Id part : each.parts)
            if (seen.insert(part).second) open.push_back(part);
    }
}

}  // namespace

std::vector<std::uint32_t> facts_of(const Pool& pool, Id id) {
    std::set<std::uint32_t> found;
    for_each_part(pool, id, [&](const Expression& each) {
        if (each.op == Op::fact) found.insert(each.index);
    });
    return {found.begin(), found.end()};
}

std::vector<std::uint32_t> ledgers_of(const Pool& pool, Id id) {
    std::set<std::uint32_t> found;
    for_each_part(pool, id, [&](const Expression& each) {
        if (each.space > per_subject && pool.places(each.space).records)
            found.insert(pool.places(each.space).index);
    });
    return {found.begin(), found.end()};
}

bool reads_period(const Pool& pool, Id id) {
    bool found = false;
    for_each_part(pool, id, [&](const Expression& each) { found = found || each.op == Op::period; });
    return found;
}

void check_look_alikes(Context& context) {
    std::map<std::string, std::pair<std::string, Span>> keys;
    const auto visit = [&](const std::string& name, Span span) {
        const auto [place, fresh] = keys.emplace(look_alike_key(name), std::pair(name, span));
        if (fresh || place->second.first == name) return;
        context.error(Code::name_look_alike, span, {name, place->second.first},
                      {{place->second.second, {"另一个名称", "the other name"}}});
    };
    for (const auto& [name, global] : context.globals) visit(name, global.span);
    for (const auto& [name, binding] : context.scope.names) visit(name, binding.span);
    for (const std::unique_ptr<Scope>& scope : context.scopes)
        for (const auto& [name, binding] : scope->names) visit(name, binding.span);
}

void define(Context& context, Scope& scope, Syntax definition) {
    const std::string name = context.name(definition.child(0));
    const Span span = definition.child(0).span();
    for (const Scope* each = &scope; each != nullptr; each = each->outer) {
        const auto found = each->names.find(name);
        if (found == each->names.end()) continue;
        const bool met = definition.child(0).word() == Word::met;  // each row has its own requirement
        if (met && each != &scope) continue;
        context.error(Code::name_twice, span, {name},
                      {{found->second.span, {"先在这里声明", "first declared here"}}});
        return;
    }
    const auto global = context.globals.find(name);
    if (global != context.globals.end()) {
        context.error(Code::name_twice, span, {name},
                      {{global->second.span, {"先在这里声明", "first declared here"}}});
        return;
    }
    Binding binding;
    binding.value = definition.last();
    if (const Syntax parameters = definition.find(Kind::parameters)) {
        std::set<std::string> seen;
        for (const syntax::Node& each : parameters.node->children) {
            binding.parameters.push_back(context.name(parameters.at(each)));
            if (!seen.insert(binding.parameters.back()).second)
                context.error(Code::name_twice, parameters.at(each).span(), {binding.parameters.back()});
        }
    }
    binding.scope = &scope;
    binding.span = span;
    scope.names.emplace(name, binding);
}

bool option_in_force(Context& context, Syntax by_ruling, std::initializer_list<MeaningKind> meanings,
                     InForce& result) {
    const std::string name = fold(context.text(by_ruling.child(0)));
    const auto found = context.globals.find(name);
    if (found == context.globals.end() || found->second.kind != NameKind::ruling) {
        std::string guess;
        if (context.may_guess()) {
            std::vector<std::string> names;
            for (const Ruling& ruling : context.model.rulings) names.push_back(ruling.name);
            guess = nearest(name, names);
        }
        if (guess.empty())
            context.error(Code::ruling_undeclared, by_ruling.child(0).span(), {name});
        else
            context.error(Code::ruling_undeclared_near, by_ruling.child(0).span(), {name, guess});
        return false;
    }
    result.ruling = found->second.index;
    const Ruling& ruling = context.model.rulings[result.ruling];
    result.option = ruling.chosen;
    if (by_ruling.size() > 1 && !ruling.set) {
        const Syntax label = by_ruling.child(1).child(0);
        const std::string own = fold(context.text(label));
        const auto option = std::find(ruling.options.begin(), ruling.options.end(), own);
        if (option == ruling.options.end()) {
            context.error(Code::option_unknown, label.span(), {own, with_bars(ruling.options)});
            return false;
        }
        result.option = static_cast<std::size_t>(option - ruling.options.begin());
    }
    for (const std::string& option :
         ruling.options) {  // whichever is chosen one day must mean something here
        const MeaningKind kind = classify_label(option).kind;
        if (std::find(meanings.begin(), meanings.end(), kind) != meanings.end()) continue;
        context.error(Code::ruling_no_meaning, by_ruling.span(), {option, ruling.name});
        return false;
    }
    result.meaning = classify_label(ruling.options[result.option]);
    if (result.meaning.kind == MeaningKind::any_score) result.meaning.number = ruling.given;
    return true;
}

void declare_all(Context& context, const Program& program, const std::vector<Choice>& choices) {
    for_each(program, Kind::unit_declaration, [&](Syntax node) { declare_unit(context, node); });
    for_each(program, Kind::facts, [&](Syntax node) {
        for (const syntax::Node& each : node.node->children)
            if (each.kind == Kind::fact) declare_fact(context, node.at(each));
    });
    for_each(program, Kind::ruling, [&](Syntax node) { declare_ruling(context, node, choices); });
    for_each(program, Kind::ledger, [&](Syntax node) { declare_ledger(context, node); });
    for_each(program, Kind::table, [&](Syntax node) { declare_table(context, node); });
    for_each(program, Kind::form, [&](Syntax node) { declare_form(context, node); });
    for_each(program, Kind::definition, [&](Syntax node) { define(context, context.scope, node); });
    for_each(program, Kind::accepted, [&](Syntax node) { context.accept(node, {}); });
    declare_results(context, program);
    check_choices(context, choices);
    for_each(program, Kind::check, [&](Syntax node) {
        const Typed holds = resolve_truth(context, context.scope, node.child(0));
        if (!holds.ok()) return;
        if (context.pool().compares(holds.id)) {
            context.error(Code::check_compares, node.span());
            return;
        }
        check_divisions(context, holds.id, Code::check_division, node.span());
        context.model.checks.push_back({holds.id, context.quote(node.child(1)), node.span(),
                                        facts_of(context.pool(), holds.id),
                                        ledgers_of(context.pool(), holds.id)});
    });
    read_derivations(context, program);
}

}  // namespace biaochi::model
