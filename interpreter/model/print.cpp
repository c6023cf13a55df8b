#include "interpreter/model/print.hpp"

#include <fmt/format.h>

#include <iterator>

namespace biaochi::model {

namespace {

constexpr std::string_view ops[] = {
    "constant",   "fact",         "range",        "not_applicable", "add",
    "subtract",   "multiply",     "divide",       "negate",         "floor",
    "ceil",       "larger",       "smaller",      "less",           "less_equal",
    "equal",      "both",         "either",       "negation",       "computable",
    "applicable", "select",       "sum",          "full_months",    "add_months",
    "period",     "field",        "spread",       "pack",           "total",
    "highest",    "lowest",       "trimmed",      "above",          "above_distinct",
    "ties",       "earlier_same", "group_highest"};
static_assert(std::size(ops) == static_cast<std::size_t>(Op::group_highest) + 1);
constexpr std::string_view forms[] = {"ladder", "award",     "step",           "from_full", "alternative",
                                      "gate",   "exemption", "not_applicable", "grant"};
static_assert(std::size(forms) == static_cast<std::size_t>(Form::grant) + 1);
constexpr std::string_view phases[] = {"gate", "exemption", "base", "alternative", "addition", "deduction"};

void append(const Pool& pool, const facts::Schema& schema, Id id, unsigned depth, std::string& out) {
    const Expression& each = pool[id];
    if (each.op == Op::constant) {
        out += each.number.text();
    } else if (each.op == Op::fact) {
        out += schema.facts[each.index].name;
    } else if (each.op == Op::field) {
        const facts::Ledger& ledger = schema.ledgers[pool.places(each.space).index];
        out += ledger.name + "." + ledger.fields[each.index].name;
    } else if (depth == 0) {
        out += fmt::format("#{}", id);
    } else {
        out += "(";
        out += op_id(each.op);
        for (const Id part : each.parts) {
            out += ' ';
            append(pool, schema, part, depth - 1, out);
        }
        out += ")";
    }
}

void print_rule(const Model& model, const Sources& sources, const Rule& rule, const std::string& indent,
                std::string& out) {
    out += fmt::format("{}{} {} {}\n", indent, forms[static_cast<std::size_t>(rule.form)],
                       phases[static_cast<std::size_t>(rule.phase)], sources.where(rule.span));
    if (rule.subject != no_id)
        out += fmt::format("{}  subject {}\n", indent, print(model.pool, model.schema, rule.subject));
    for (const Tier& tier : rule.tiers)
        out += fmt::format("{}  tier {} {}\n", indent,
                           tier.points == no_id ? "between" : print(model.pool, model.schema, tier.points),
                           print(model.pool, model.schema, tier.holds));
    if (rule.tiers.empty())
        out += fmt::format("{}  effect {}\n", indent, print(model.pool, model.schema, rule.effect));
    const auto bound = [](const std::optional<Number>& value) {
        return value ? value->text() : std::string("unbounded");
    };
    out += fmt::format("{}  from {} to {}\n", indent, bound(rule.least), bound(rule.most));
    for (const RulingUse& use : rule.rulings)
        out += fmt::format("{}  ruling {} = {}\n", indent, model.rulings[use.ruling].name,
                           model.rulings[use.ruling].options[use.option]);
}

void print_row(const Model& model, const Sources& sources, std::size_t index, std::size_t depth,
               std::string& out) {
    const Row& row = model.rows[index];
    const std::string indent(depth * 2, ' ');
    out += fmt::format("{}{} {} \"{}\"{}{}{}\n", indent, row.item ? "item" : "row",
                       row.label.empty() ? "-" : row.label, row.title,
                       row.points ? " " + row.points->text() : "", row.bonus ? " bonus" : "",
                       row.until_full && row.until_nothing ? " until_full until_nothing"
                       : row.until_full                    ? " until_full"
                       : row.until_nothing                 ? " until_nothing"
                                                           : "");
    for (const Rule& rule : row.rules) print_rule(model, sources, rule, indent + "  ", out);
    for (const std::size_t child : row.children) print_row(model, sources, child, depth + 1, out);
}

}  // namespace

std::string_view op_id(Op op) { return ops[static_cast<std::size_t>(op)]; }

std::string print(const Pool& pool, const facts::Schema& schema, Id id) {
    constexpr unsigned deepest = 6;
    std::string out;
    append(pool, schema, id, deepest, out);
    return out;
}

std::string print(const Model& model, const Sources& sources) {
    std::string out = fmt::format("standard \"{}\" \"{}\" {} bonus {}\n", model.title, model.version,
                                  model.points.text(), model.bonus.text());
    for (const Ruling& ruling : model.rulings) {
        out += fmt::format("ruling {} = {}:", ruling.name, ruling.options[ruling.chosen]);
        for (const std::string& option : ruling.options) out += " " + option;
        out += '\n';
    }
    for (const facts::Declaration& fact : model.schema.facts)
        out += fmt::format("fact {}{}{}{}\n", fact.name, fact.unit.empty() ? "" : " " + fact.unit,
                           fact.counted ? " counted" : "", fact.required ? "" : " unread");
    for (const Definition& each : model.definitions)
        out += fmt::format("definition {} = {}\n", each.name, print(model.pool, model.schema, each.value));
    for (const Derivation& each : model.derivations)
        out += fmt::format("derivation {} = {}\n", model.schema.facts[each.fact].name,
                           print(model.pool, model.schema, each.value));
    for (const Check& check : model.checks)
        out += fmt::format("check {}\n", print(model.pool, model.schema, check.holds));
    for (const Result& result : model.results)
        out += fmt::format("result {} = {}\n", result.name, print(model.pool, model.schema, result.value));
    for (const std::size_t top : model.tops) print_row(model, sources, top, 0, out);
    return out + fmt::format("total {}\n", print(model.pool, model.schema, model.total));
}

}  // namespace biaochi::model
