// Names and literals in expressions.
#include <algorithm>
#include <set>

#include "interpreter/model/context.hpp"
#include "lang/base/date.hpp"
#include "lang/base/text.hpp"

namespace biaochi::model {

namespace {

// 甲达到且乙达到 → 甲达到 且 乙达到: declared names and words run together; "" if it is not that.
std::string set_apart(const std::string& name, const std::set<std::string>& names) {
    constexpr std::size_t longest = 300;
    if (name.size() > longest) return {};
    std::vector<std::string> apart(name.size() + 1);  // the rest of the name from here, set apart
    std::vector<bool> reached(name.size() + 1);
    reached[name.size()] = true;
    for (std::size_t begin = name.size(); begin-- > 0;)
        for (std::size_t end = name.size(); end > begin && !reached[begin]; --end) {
            const std::string part = name.substr(begin, end - begin);
            if (!reached[end] || (names.count(part) == 0 && exact_word(part) == Word::none)) continue;
            reached[begin] = true;
            apart[begin] = part + (apart[end].empty() ? "" : " " + apart[end]);
        }
    return apart[0];
}

}  // namespace

void unknown_name(Context& context, Scope& scope, const std::string& name, Span span) {
    for (const facts::Ledger& ledger : context.model.schema.ledgers)
        for (const facts::Declaration& field : ledger.fields)
            if (field.name == name) {
                context.error(Code::field_alone, span, {name, ledger.name},
                              {{field.span, {"在这里声明", "declared here"}}});
                return;
            }
    for (const std::unique_ptr<Scope>& row : context.scopes) {
        const auto found = row->names.find(name);
        if (found == row->names.end() || found->second.parameter) continue;
        context.error(
            Code::name_unknown, span, {name},
            {{found->second.span,
              {"这一行的句子里声明的,别处看不到;要处处可用,请移到第一行之前",
               "declared among the sentences of this row, so not known elsewhere; before the first row "
               "it is known everywhere"}}});
        return;
    }
    if (!context.may_guess()) {
        context.error(Code::name_unknown, span, {name});
        return;
    }
    std::set<std::string> names;
    for (const auto& [each, global] : context.globals) names.insert(each);
    for (Scope* each = &scope; each != nullptr; each = each->outer)
        for (const auto& [local, binding] : each->names) names.insert(local);
    const std::string apart = set_apart(name, names);
    const std::string guess = nearest(name, {names.begin(), names.end()});
    if (!apart.empty())
        context.error(Code::syntax_missing_space, span, {name, apart});
    else if (!guess.empty())
        context.error(Code::name_unknown_near, span, {name, guess});
    else
        context.error(Code::name_unknown, span, {name});
}

namespace {

void note(Context& context, const RulingUse& use) {
    if (context.uses == nullptr) return;
    const bool noted = std::any_of(context.uses->begin(), context.uses->end(),
                                   [&](const RulingUse& each) { return each.ruling == use.ruling; });
    if (!noted) context.uses->push_back(use);
}

}  // namespace

// A definition is resolved once; the rulings that it asks for are noted wherever it is used.
Typed resolve_binding(Context& context, const std::string& name, Binding& binding) {
    if (binding.state == Binding::in_progress) {
        std::string chain;
        const auto from = std::find(context.resolving.begin(), context.resolving.end(), name);
        for (auto each = from; each != context.resolving.end(); ++each) chain += *each + " → ";
        context.error(Code::definition_cyclic, binding.span, {name, chain + name});
        binding.resolved = {};
        binding.state = Binding::done;
    } else if (binding.state == Binding::unresolved && binding.parameters.empty()) {
        binding.state = Binding::in_progress;
        context.resolving.push_back(name);
        const Typed value = [&] {
            const Noting noting(context, binding.uses);
            return resolve(context, *binding.scope, binding.value);
        }();
        context.resolving.pop_back();
        if (binding.state == Binding::in_progress) binding.resolved = value;  // else it was cyclic
        binding.state = Binding::done;
        if (value.ok() && !binding.parameter)
            context.model.definitions.push_back({name, value.id, value.type.kind == TypeKind::truth,
                                                 context.unit_text(value.type.unit), binding.span,
                                                 binding.value.span()});
    }
    for (const RulingUse& use : binding.uses) note(context, use);
    return binding.resolved;
}

namespace {

// A field of an outer ledger means nothing inside another one: which of its records?
bool is_reachable(const Scope& scope, const Scope& owner) {
    if (owner.space <= per_subject) return true;
    for (const Scope* each = &scope; each != &owner; each = each->outer)
        if (each->space > everywhere) return false;
    return true;
}

}  // namespace

Typed resolve_name(Context& context, Scope& scope, Syntax node) {
    const std::string name = context.name(node);
    for (Scope* each = &scope; each != nullptr; each = each->outer) {
        const auto found = each->names.find(name);
        if (found == each->names.end()) continue;
        found->second.used = true;
        if (!is_reachable(scope, *each)) {
            context.error(Code::field_outside, node.span(), {name});
            return {};
        }
        if (!found->second.parameters.empty()) {
            context.error(Code::name_is_function, node.span(), {name});
            return {};
        }
        return resolve_binding(context, name, found->second);
    }
    const auto found = context.globals.find(name);
    if (found == context.globals.end()) {
        unknown_name(context, scope, name, node.span());
        return {};
    }
    if (found->second.kind == NameKind::fact) {
        const std::size_t index = found->second.index;
        const Type& type = context.fact_types[index];
        facts::Declaration& fact = context.model.schema.facts[index];
        fact.named = true;
        return {context.pool().fact(static_cast<std::uint32_t>(index), nature_of(fact)), type,
                fact.unit == "%" ? Typed::ratio : Typed::other};
    }
    if (found->second.kind == NameKind::result)
        return result_value(context, found->second.index, node.span());
    if (found->second.kind == NameKind::ruling) {
        const std::size_t index = found->second.index;
        const Ruling& ruling = context.model.rulings[index];
        note(context, {index, ruling.chosen, no_id});
        return {context.pool().constant(static_cast<std::int64_t>(ruling.chosen)),
                {TypeKind::enumeration, 0, context.ruling_enumerations[index]}};
    }
    const Code code = found->second.kind == NameKind::form     ? Code::name_is_form
                      : found->second.kind == NameKind::ledger ? Code::name_is_ledger
                                                               : Code::name_is_function;
    context.error(code, node.span(), {name});
    return {};
}

Nature nature_of(const facts::Declaration& column) {
    Nature nature;
    nature.absent = column.may_not_apply;
    nature.whole = column.counted || column.kind != facts::FactKind::quantity;
    nature.least = column.least;
    nature.most = column.most;
    if (column.kind == facts::FactKind::date || column.kind == facts::FactKind::text) return nature;
    const bool from_zero = column.counted || column.kind != facts::FactKind::quantity;
    if (from_zero && !nature.least) nature.least = Number(0);
    if (column.kind == facts::FactKind::truth) nature.most = Number(1);
    if (column.kind == facts::FactKind::enumeration)
        nature.most = Number(static_cast<std::int64_t>(column.options.size()) - 1);
    nature.bound_digits();
    return nature;
}

Typed range_end(Context& context, Syntax range, int end) {
    const Syntax upper = range.last();
    const Typed high = quantity_literal(context, upper);
    if (!high.ok() || end == 1) return high;
    const std::optional<Number> low = literal(context, range.child(0));
    if (!low) return {};
    std::size_t unit = high.type.unit;
    if (range.size() == 3 && !find_unit(context, range.child(1), unit)) return {};
    if (unit != high.type.unit) {
        context.error(Code::unit_mismatch, range.span(),
                      {context.unit_name(unit), context.unit_name(high.type.unit)});
        return {};
    }
    const bool percent = upper.size() > 1 && high.type.unit == 0;
    return {context.pool().constant(percent ? *low / 100 : *low), high.type, high.of};
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
    for (const char* percent : {"%", "百分点", "个百分点", "percentage_point", "percentage_points"})
        if (name == percent) return true;
    const auto found = context.unit_names.find(name);
    if (found != context.unit_names.end()) {
        result = found->second;
        return true;
    }
    std::string guess;
    if (context.may_guess()) {
        std::vector<std::string> names;
        for (const auto& [each, index] : context.unit_names) names.push_back(each);
        guess = nearest(name, names);
    }
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
    return {context.pool().constant(percent ? *number / 100 : *number),
            {TypeKind::quantity, unit, 0},
            percent     ? Typed::ratio
            : unit == 0 ? Typed::bare
                        : Typed::other};
}

Typed date_literal(Context& context, Syntax node) {
    const WrittenDate written = read_date(context.text(node));
    if (written.good())
        return {
            context.pool().constant(days_from_civil(written.first())), {TypeKind::date, 0, 0}, Typed::other};
    context.error(Code::date_unknown, node.span(), {context.text(node)});
    return {};
}

}  // namespace biaochi::model
