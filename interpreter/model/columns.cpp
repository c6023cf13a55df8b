// Columns: facts, the fields of ledgers, and the lookup tables over them.
#include <algorithm>
#include <set>

#include "interpreter/model/context.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

// A column as it is declared: name:type, of a fact or of a ledger's field.
facts::Declaration declare_column(Context& context, Syntax node, Type& type) {
    facts::Declaration column;
    column.name = context.name(node.child(0));
    column.span = node.child(0).span();
    const Syntax written = node.child(1);
    if (const Syntax label = node.find(Kind::quote)) column.label = context.quote(label);
    const std::size_t names = static_cast<std::size_t>(
        std::count_if(written.node->children.begin(), written.node->children.end(),
                      [](const syntax::Node& each) { return each.kind == Kind::name; }));
    column.may_not_apply = static_cast<bool>(node.find(Kind::word));
    if (const Syntax source = node.find(Kind::fact_source)) column.origin = context.quote(source.child(0));
    if (written.word() == Word::yes_no) {
        type = {TypeKind::truth, 0, 0};
        column.kind = facts::FactKind::truth;
    } else if (written.word() == Word::date) {
        type = {TypeKind::date, 0, 0};
        column.kind = facts::FactKind::date;
    } else if (written.word() == Word::text) {
        type = {TypeKind::text, 0, 0};
        column.kind = facts::FactKind::text;
    } else if (names > 1) {
        column.kind = facts::FactKind::enumeration;
        std::set<std::string> seen;
        for (const syntax::Node& option : written.node->children) {
            if (option.kind != Kind::name) continue;
            const std::string name = context.name(written.at(option));
            if (!seen.insert(name).second)
                context.error(Code::option_twice, written.at(option).span(), {name});
            column.options.push_back(name);
        }
        type = {TypeKind::enumeration, 0, context.enumerations.size()};
        context.enumerations.push_back(column.options);
    } else {
        std::size_t unit = 0;
        if (find_unit(context, written.child(0), unit)) type = {TypeKind::quantity, unit, 0};
        column.unit = unit == 0 ? "%" : context.units[unit].name;
        column.unit_aliases = context.units[unit].aliases;
        column.counted = context.units[unit].counted;
    }
    if (const Syntax range = written.find(Kind::range)) {
        const Typed low = range_end(context, range, 0);
        const Typed high = range_end(context, range, 1);
        const Typed self{no_id, type, column.unit == "%" ? Typed::ratio : Typed::other};
        if (low.ok() && high.ok() && type.kind != TypeKind::error &&
            same_unit(context, self, high, range.span())) {
            column.least = context.pool()[low.id].number;
            column.most = context.pool()[high.id].number;
            if (*column.most < *column.least)
                context.error(Code::ladder_range_backwards, range.span(), {context.text(range)});
        }
    }
    return column;
}

}  // namespace

void declare_fact(Context& context, Syntax node) {
    Type type;
    facts::Declaration fact = declare_column(context, node, type);
    if (!declare(context, fact.name, {NameKind::fact, context.model.schema.facts.size(), fact.span})) return;
    context.model.schema.facts.push_back(std::move(fact));
    context.fact_types.push_back(type);
}

void declare_ledger(Context& context, Syntax node) {
    facts::Ledger ledger;
    LedgerTypes types;
    ledger.name = context.name(node.child(0));
    ledger.span = node.child(0).span();
    if (const Syntax label = node.find(Kind::quote)) ledger.label = context.quote(label);
    std::set<std::string> seen;
    for (const syntax::Node& each : node.node->children) {
        if (each.kind != Kind::fact) continue;
        Type type;
        facts::Declaration field = declare_column(context, node.at(each), type);
        if (!seen.insert(field.name).second) context.error(Code::name_twice, field.span, {field.name});
        ledger.fields.push_back(std::move(field));
        types.fields.push_back(type);
    }
    if (ledger.fields.empty()) context.error(Code::ledger_empty, ledger.span, {ledger.name});
    if (!declare(context, ledger.name, {NameKind::ledger, context.model.schema.ledgers.size(), ledger.span}))
        return;
    context.model.schema.ledgers.push_back(std::move(ledger));
    context.ledgers.push_back(std::move(types));
}

void declare_table(Context& context, Syntax node) {
    LookupTable table;
    const std::string name = context.name(node.child(0));
    table.span = node.child(0).span();
    for (const syntax::Node& each : node.child(1).node->children)
        table.parameters.push_back(context.name(node.at(each)));
    for (std::size_t i = 2; i < node.size(); ++i) table.lines.push_back(node.child(i));
    if (declare(context, name, {NameKind::table, context.tables.size(), table.span}))
        context.tables.push_back(std::move(table));
}

}  // namespace biaochi::model
