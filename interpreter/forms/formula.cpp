#include "interpreter/forms/formula.hpp"

#include "lang/base/text.hpp"

namespace biaochi::forms {

namespace {

using model::Expression;
using model::Id;
using model::Op;

// Longer ones are slow in a spreadsheet; and an expression that says a part twice grows without end.
constexpr std::size_t longest = 1000;

std::string text_literal(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

struct Translator {
    const model::Model& model;
    const CellOf& cell;
    Language language;
    bool possible = true;

    std::string impossible() {
        possible = false;
        return {};
    }

    const facts::Declaration& fact(Id id) const { return model.schema.facts[model.pool[id].index]; }
    bool is_fact(Id id, facts::FactKind kind) const {
        return model.pool[id].op == Op::fact && fact(id).kind == kind;
    }

    std::string joined(const Expression& expression, std::string_view sign) {
        std::string all;
        for (const Id part : expression.parts) all += (all.empty() ? "(" : std::string(sign)) + of(part);
        return all + ")";
    }
    std::string call(std::string_view function, const Expression& expression) {
        return std::string(function) + joined(expression, ",");
    }

    std::string equal(const Expression& expression) {
        for (const std::size_t i : {0U, 1U}) {
            const Id fact_id = expression.parts[i];
            const Id other = expression.parts[1 - i];
            if (!is_fact(fact_id, facts::FactKind::enumeration)) continue;
            const std::optional<std::int64_t> option = model.pool[other].number.whole();
            if (!model.pool.is_constant(other) || !option || *option < 0 ||
                static_cast<std::size_t>(*option) >= fact(fact_id).options.size())
                return impossible();
            return "(" + cell(model.pool[fact_id].index) + "=" +
                   text_literal(fact(fact_id).options[static_cast<std::size_t>(*option)]) + ")";
        }
        return joined(expression, "=");
    }

    std::string value(const Expression& expression) {
        const facts::Declaration& declaration = model.schema.facts[expression.index];
        std::string place = cell(expression.index);
        switch (declaration.kind) {
            case facts::FactKind::quantity: return place;
            case facts::FactKind::truth:
                return "(" + place + "=" + text_literal(spelling(Word::yes, language)) + ")";
            case facts::FactKind::date: return "(" + place + "-25569)";  // which is 1970-01-01
            default: return impossible();
        }
    }

    std::string of(Id id) {
        if (!possible) return {};
        const Expression& expression = model.pool[id];
        std::string all;
        switch (expression.op) {
            case Op::constant: all = "(" + expression.number.text() + ")"; break;
            case Op::fact: all = value(expression); break;
            case Op::add:
            case Op::sum: all = joined(expression, "+"); break;
            case Op::subtract: all = joined(expression, "-"); break;
            case Op::multiply: all = joined(expression, "*"); break;
            case Op::divide: all = joined(expression, "/"); break;
            case Op::negate: all = "(-" + of(expression.parts[0]) + ")"; break;
            case Op::floor: all = call("INT", expression); break;
            case Op::ceil: all = "(-INT(-" + of(expression.parts[0]) + "))"; break;
            case Op::larger: all = call("MAX", expression); break;
            case Op::smaller: all = call("MIN", expression); break;
            case Op::less: all = joined(expression, "<"); break;
            case Op::less_equal: all = joined(expression, "<="); break;
            case Op::equal: all = equal(expression); break;
            case Op::both: all = call("AND", expression); break;
            case Op::either: all = call("OR", expression); break;
            case Op::negation: all = call("NOT", expression); break;
            case Op::select: all = call("IF", expression); break;
            default: return impossible();
        }
        return all.size() > longest ? impossible() : all;
    }
};

}  // namespace

std::optional<std::string> contradiction(const model::Model& model, const model::Check& check,
                                         const CellOf& cell, Language language) {
    if (check.facts.empty() || !check.ledgers.empty()) return std::nullopt;
    std::string all = "=AND(";
    for (const std::uint32_t fact : check.facts) {
        const std::string place = cell(fact);
        if (place.empty()) return std::nullopt;
        const facts::FactKind kind = model.schema.facts[fact].kind;
        const bool number = kind == facts::FactKind::quantity || kind == facts::FactKind::date;
        all += (number ? "ISNUMBER(" + place + ")" : place + "<>\"\"") + ",";
    }
    Translator translator{model, cell, language};
    all += "NOT(" + translator.of(check.holds) + "))";
    if (!translator.possible || all.size() > longest) return std::nullopt;
    return all;
}

}  // namespace biaochi::forms
