// 结果: grades and verdicts, and other values that the standard gives beside its scores.
#include "interpreter/model/rules/rules.hpp"

#include "interpreter/model/rules/verdict.hpp"
#include "lang/base/text.hpp"

namespace biaochi::model {

using syntax::Kind;

void declare_results(Context& context, const Program& program) {
    const syntax::Tree& tree = program.trees.back();
    for (const syntax::Node& each : tree.root.children) {
        if (each.kind != Kind::result) continue;
        const Syntax node{&tree, &each};
        Result result;
        result.name = context.name(node.child(0));
        result.span = node.child(0).span();
        if (const Syntax label = node.find(Kind::quote)) result.label = context.quote(label);
        const auto [place, fresh] = context.globals.emplace(
            result.name, Global{NameKind::result, context.model.results.size(), result.span});
        if (!fresh || is_bound(context.scope, result.name)) {
            context.error(Code::name_twice, result.span, {result.name});
            continue;
        }
        for (const syntax::Node& part : each.children)
            if (part.kind == Kind::result_option) {
                const Syntax option = node.at(part);
                const std::string name = option_name(context, option);
                for (const std::string& other : result.options)
                    if (other == name) context.error(Code::option_twice, option.span(), {name});
                result.options.push_back(name);
            } else if (part.kind == Kind::definition) {
                define(context, context.scope, node.at(part));
            }
        if (!result.options.empty()) result.kind = facts::FactKind::enumeration;
        context.model.results.push_back(std::move(result));
        context.results.push_back({node, {}, PendingResult::unread});
    }
}

Typed result_value(Context& context, std::size_t index, Span span) {
    PendingResult& pending = context.results[index];
    if (pending.state == PendingResult::done) return pending.value;
    Result& result = context.model.results[index];
    if (pending.state == PendingResult::in_progress) {
        context.error(Code::definition_cyclic, span, {result.name, result.name + " → … → " + result.name});
        return {};
    }
    pending.state = PendingResult::in_progress;
    const Noting noting(context, result.rulings);
    const Typed value = result.options.empty() ? resolve(context, context.scope, pending.node.child(1))
                                               : Verdict{context, result, pending.node}.of();
    context.tell_too_large(span);
    context.results[index].value = value;
    context.results[index].state = PendingResult::done;
    if (!value.ok()) return {};
    check_divisions(context, value.id, Code::result_division, span);
    context.model.results[index].value = value.id;
    switch (value.type.kind) {
        case TypeKind::truth: context.model.results[index].kind = facts::FactKind::truth; break;
        case TypeKind::date: context.model.results[index].kind = facts::FactKind::date; break;
        case TypeKind::quantity:
            context.model.results[index].unit = value.type.unit == unit_none && value.of == Typed::ratio
                                                    ? "%"
                                                    : context.unit_text(value.type.unit);
            break;
        case TypeKind::enumeration:
            context.model.results[index].kind = facts::FactKind::enumeration;
            if (result.options.empty())
                context.model.results[index].options = context.enumerations[value.type.enumeration];
            break;
        default: context.error(Code::type_not_quantity, span, {context.type_text(value.type)}); return {};
    }
    return value;
}

void read_results(Context& context) {
    for (std::size_t i = 0; i < context.results.size(); ++i)
        result_value(context, i, context.model.results[i].span);
}

}  // namespace biaochi::model
