// Names and literals in expressions.
#include <algorithm>

#include "interpreter/model/context.hpp"
#include "lang/base/text.hpp"

namespace biaochi::model {

void unknown_name(Context& context, Scope& scope, const std::string& name, Span span) {
    constexpr std::size_t enough = 100;  // messages: a file this wrong gets no more guesses
    std::vector<std::string> names;
    if (context.diagnostics.size() > enough) {
        context.error(Code::name_unknown, span, {name});
        return;
    }
    for (const auto& [each, global] : context.globals) names.push_back(each);
    for (Scope* each = &scope; each != nullptr; each = each->outer)
        for (const auto& [local, binding] : each->names) names.push_back(local);
    for (const std::string& each : names) {  // 再就业率达 90%: a name and a word run together
        if (name.size() <= each.size() || name.compare(0, each.size(), each) != 0) continue;
        const std::string rest = name.substr(each.size());
        if (exact_word(rest) == Word::none) continue;
        context.error(Code::syntax_missing_space, span, {name, rest, each});
        return;
    }
    const std::string guess = nearest(name, names);
    if (guess.empty())
        context.error(Code::name_unknown, span, {name});
    else
        context.error(Code::name_unknown_near, span, {name, guess});
}

Typed resolve_binding(Context& context, const std::string& name, Binding& binding) {
    if (binding.state == Binding::done) return binding.resolved;
    if (binding.state == Binding::in_progress) {
        std::string chain;
        const auto from = std::find(context.resolving.begin(), context.resolving.end(), name);
        for (auto each = from; each != context.resolving.end(); ++each) chain += *each + " → ";
        context.error(Code::definition_cyclic, binding.span, {name, chain + name});
        binding.resolved = {};
        binding.state = Binding::done;
        return {};
    }
    binding.state = Binding::in_progress;
    context.resolving.push_back(name);
    const Typed value = resolve(context, *binding.scope, binding.value);
    context.resolving.pop_back();
    if (binding.state == Binding::done) return {};  // cyclic
    binding.state = Binding::done;
    binding.resolved = value;
    if (value.ok() && !binding.parameter)
        context.model.definitions.push_back({name, value.id, value.type.kind == TypeKind::truth,
                                             context.unit_text(value.type.unit), binding.span});
    return value;
}

Typed resolve_name(Context& context, Scope& scope, Syntax node) {
    const std::string name = context.name(node);
    for (Scope* each = &scope; each != nullptr; each = each->outer) {
        const auto found = each->names.find(name);
        if (found != each->names.end()) return resolve_binding(context, name, found->second);
    }
    const auto found = context.globals.find(name);
    if (found == context.globals.end()) {
        unknown_name(context, scope, name, node.span());
        return {};
    }
    if (found->second.kind == NameKind::fact) {
        const std::size_t index = found->second.index;
        const bool counted = context.model.schema.facts[index].counted;
        return {context.pool().fact(static_cast<std::uint32_t>(index), {counted, counted}),
                context.fact_types[index]};
    }
    if (found->second.kind == NameKind::ruling) {
        const std::size_t index = found->second.index;
        const Ruling& ruling = context.model.rulings[index];
        if (context.uses != nullptr) context.uses->push_back({index, ruling.chosen, no_id});
        return {context.pool().constant(static_cast<std::int64_t>(ruling.chosen)),
                {TypeKind::enumeration, 0, context.model.schema.facts.size() + index}};
    }
    context.error(Code::name_is_form, node.span(), {name});
    return {};
}

std::optional<Number> literal(Context& context, Syntax number) {
    const std::string digits = fold(context.text(number));
    std::optional<Number> value = Number::parse(digits);
    if (!value) {
        const std::string shown = digits.size() > 20 ? digits.substr(0, 20) + "…" : digits;
        context.error(Code::number_too_long, number.span(), {shown, std::to_string(Number::max_digits)});
    }
    return value;
}

bool find_unit(Context& context, Syntax unit, std::size_t& result) {
    const std::string name = fold(context.text(unit));
    result = 0;
    if (name == "%") return true;
    const auto found = context.unit_names.find(name);
    if (found != context.unit_names.end()) {
        result = found->second;
        return true;
    }
    std::vector<std::string> names;
    for (const auto& [each, index] : context.unit_names) names.push_back(each);
    const std::string guess = nearest(name, names);
    if (guess.empty())
        context.error(Code::unit_unknown, unit.span(), {name});
    else
        context.error(Code::unit_unknown_near, unit.span(), {name, guess});
    return false;
}

Typed quantity_literal(Context& context, Syntax quantity) {
    const std::optional<Number> number = literal(context, quantity.child(0));
    std::size_t unit = 0;
    if (quantity.size() > 1 && !find_unit(context, quantity.child(1), unit)) return {};
    if (!number) return {};
    const bool percent = quantity.size() > 1 && unit == 0;
    return {context.pool().constant(percent ? *number / 100 : *number), {TypeKind::quantity, unit, 0}};
}

}  // namespace biaochi::model
