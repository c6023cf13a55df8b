#include "interpreter/model/context.hpp"

#include "lang/base/text.hpp"

namespace biaochi::model {

Context::Context(const Sources& s, Model& m, Diagnostics& d) : sources(s), model(m), diagnostics(d) {
    units.push_back({"", {}, false, {}});
    units.push_back({"分", {"point", "points"}, false, {}});
    units.push_back({"年", {"周年", "year", "years"}, true, {}});
    units.push_back({"月", {"个月", "month", "months"}, true, {}});
    units.push_back({"日", {"天", "day", "days"}, true, {}});
    for (std::size_t unit = unit_points; unit < units.size(); ++unit) {
        unit_names[units[unit].name] = unit;
        for (const std::string& alias : units[unit].aliases) unit_names[alias] = unit;
    }
}

std::string Context::name(Syntax syntax) const {
    if (syntax.word() == Word::met) return std::string(spelling(Word::met, Language::zh));
    return fold(sources.text(syntax.span()));
}

std::string Context::quote(Syntax syntax) const {
    return std::string(syntax::unquoted(sources.text(syntax.span())));
}

std::string Context::unit_text(std::size_t unit) const { return units[unit].name; }

Text Context::unit_name(std::size_t unit) const {
    return unit == 0 ? Text("比率或纯数", "a ratio or bare number") : Text(units[unit].name);
}

Text Context::type_text(const Type& type) const {
    switch (type.kind) {
        case TypeKind::truth: return {"“是否”", "a yes or no"};
        case TypeKind::enumeration: {
            const std::string all = with_bars(enumerations[type.enumeration]);
            return {"枚举(" + all + ")", "one of " + all};
        }
        case TypeKind::quantity: {
            const std::string& unit = units[type.unit].name;
            return unit.empty() ? Text("数或比率", "a number or ratio")
                                : Text("数量(" + unit + ")", "a quantity (" + unit + ")");
        }
        case TypeKind::date: return {"日期", "a date"};
        case TypeKind::text: return {"文本", "a text"};
        case TypeKind::absent: return {"“不参评”", "“not applicable”"};
        default: return {};
    }
}

void Context::accept(Syntax accepted, Span within) {
    Acceptance acceptance;
    acceptance.code = quote(accepted.child(0));
    acceptance.reason = quote(accepted.child(1));
    acceptance.span = accepted.span();
    acceptance.within = within;
    model.accepted.push_back(std::move(acceptance));
}

std::string with_bars(const std::vector<std::string>& options) {
    std::string all;
    for (const std::string& option : options) all += (all.empty() ? "" : "|") + option;
    return all;
}

bool is_bound(const Scope& scope, const std::string& name) {
    for (const Scope* each = &scope; each != nullptr; each = each->outer)
        if (each->names.count(name) != 0) return true;
    return false;
}

Scope* Context::open(Scope* outer) {
    scopes.push_back(std::make_unique<Scope>());
    scopes.back()->outer = outer;
    return scopes.back().get();
}

}  // namespace biaochi::model
