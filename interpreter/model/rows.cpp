// The table: rows in their nesting and their cells.
#include "interpreter/model/combine.hpp"
#include "interpreter/model/phases.hpp"
#include "interpreter/model/rules/rules.hpp"
#include "lang/base/text.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

unsigned level_of(Context& context, Syntax row) {
    if (row.word() >= Word::level_1 && row.word() <= Word::level_9)
        return static_cast<unsigned>(row.word()) - static_cast<unsigned>(Word::level_1) + 1;
    const std::optional<Number> number = literal(context, row.child(0));  // 12级指标
    if (!number || !number->is_whole() || *number < 1 || *number > 99) {
        context.error(Code::row_level, row.child(0).span(), {context.text(row.child(0))});
        return 1;
    }
    return static_cast<unsigned>(std::stoul(number->text()));
}

std::vector<std::string> quotes(Context& context, Syntax cell) {
    std::vector<std::string> result;
    for (const syntax::Node& each : cell.node->children) result.push_back(context.quote(cell.at(each)));
    return result;
}

void define_all(Context& context, Scope& scope, const std::vector<Syntax>& body) {
    for (const Syntax& part : body)
        if (part.kind() == Kind::definition) define(context, scope, part);
}

// The sentences of a 评估标准 cell or of a scoring form, in order, forms expanded.
void expand(Draft& draft, const std::vector<Syntax>& body, Scope& scope, Span called_from,
            std::vector<Sentence>& sentences) {
    Context& context = draft.context;
    if (called_from.source != 0)
        define_all(context, scope, body);  // a row's own are defined before any row is read
    for (std::size_t i = 0; i < body.size(); ++i) {
        const Syntax part = body[i];
        const bool supplemented = i + 1 < body.size() && body[i + 1].kind() == Kind::supplement;
        const std::string supplement = supplemented ? context.quote(body[i + 1].child(0)) : std::string();
        switch (part.kind()) {
            case Kind::definition:
            case Kind::supplement: continue;
            case Kind::quote:
                if (called_from.source == 0)
                    draft.row.clauses.push_back({part.span(), context.quote(part), {}});
                continue;
            case Kind::bound:
                if (part.word() == Word::until_nothing) draft.row.until_nothing = true;
                if (part.word() == Word::until_full) draft.row.until_full = true;
                if (part.word() == Word::no_floor) draft.row.no_floor = true;
                if (part.word() == Word::no_ceiling) draft.row.no_ceiling = true;
                if (part.word() == Word::from_full) break;
                draft.row.bound_supplement = supplement;
                continue;
            case Kind::combination:
            case Kind::missing_parts:
            case Kind::rounding: shape_rule(draft, part, scope); continue;
            case Kind::apply: {
                const std::string name = context.name(part.child(0));
                const auto found = context.globals.find(name);
                if (found == context.globals.end() || found->second.kind != NameKind::form) {
                    context.error(Code::form_unknown, part.child(0).span(), {name});
                    continue;
                }
                const FormDeclaration form = context.forms[found->second.index];
                const std::size_t arguments = part.size() - 1;
                if (arguments != form.parameters.size()) {
                    context.error(Code::form_arguments, part.span(),
                                  {name, std::to_string(form.parameters.size()), std::to_string(arguments)},
                                  {{form.span, {"在这里声明", "declared here"}}});
                    continue;
                }
                constexpr std::size_t most_applied = 10000;
                if (++draft.applied > most_applied) {  // said once
                    if (draft.applied == most_applied + 1)
                        context.error(Code::form_too_many, part.span(), {std::to_string(most_applied)});
                    return;
                }
                constexpr std::size_t deepest = 16;
                if (context.expansions >= deepest) {
                    context.error(Code::form_cyclic, part.span(), {name});
                    continue;
                }
                Scope* inner = context.open(&context.scope);
                for (std::size_t argument = 0; argument < arguments; ++argument) {
                    Binding binding;
                    binding.value = part.child(argument + 1);
                    binding.scope = &scope;
                    binding.span = part.child(argument + 1).span();
                    binding.parameter = true;
                    inner->names.emplace(form.parameters[argument], binding);
                }
                ++context.expansions;
                expand(draft, form.body, *inner, called_from.source == 0 ? part.span() : called_from,
                       sentences);
                --context.expansions;
                continue;
            }
            default: break;
        }
        sentences.push_back({part, &scope, draft.row.clauses.size(), called_from, supplement});
    }
}

// Ladders and steps first: settlements and alternatives speak of them, wherever they stand.
void read_sentences(Draft& draft, const std::vector<Sentence>& sentences) {
    const std::size_t mistakes = draft.context.diagnostics.size();
    for (const Sentence& each : sentences) {
        if (each.syntax.kind() == Kind::ladder) ladder_rule(draft, each);
        if (each.syntax.kind() == Kind::step) step_rule(draft, each);
    }
    draft.broken = draft.context.diagnostics.size() > mistakes;
    for (const Sentence& each : sentences)
        if (each.syntax.kind() == Kind::settlement)
            settlement_rule(draft, each, each.syntax.child(0), each.syntax.last());
        else if (each.syntax.kind() == Kind::award && each.syntax.last().kind() == Kind::by_ruling)
            award_rule(draft, each);
    settle(draft);
    for (const Sentence& each : sentences) {
        const Kind kind = each.syntax.kind();
        if (kind == Kind::award && each.syntax.last().kind() != Kind::by_ruling) award_rule(draft, each);
        if (kind == Kind::award_list) award_list_rule(draft, each);
        if (kind == Kind::grant) grant_rule(draft, each);
        if (kind == Kind::bound) from_full_rule(draft, each);
    }
}

}  // namespace

struct Builder {
    Context& context;
    std::vector<std::size_t> open;  // rows that are being filled, outermost first
    std::map<std::string, std::size_t> labels;
    std::vector<Scope*> scopes;               // by row
    std::vector<std::vector<Syntax>> bodies;  // by row: its criteria
    enum State { unread, in_progress, done };
    std::vector<State> states;  // by row
    std::vector<std::pair<std::size_t, Syntax>> weights;

    void add(Syntax node) {
        Row row;
        row.span = node.span();
        row.item = node.word() == Word::item;
        if (!row.item) row.level = level_of(context, node);
        while (!open.empty()) {
            const Row& last = context.model.rows[open.back()];
            if (last.item || (!row.item && last.level >= row.level))
                open.pop_back();
            else
                break;
        }
        if (row.item && open.empty()) {
            context.error(Code::item_outside, node.span());
            return;
        }
        if (row.item) row.level = context.model.rows[open.back()].level + 1;
        std::vector<Syntax> body;
        read_cells(node, row, body);
        check_label(row, node);
        const std::size_t index = context.model.rows.size();
        if (!open.empty()) {
            row.parent = open.back();
            Row& parent = context.model.rows[open.back()];
            parent.children.push_back(index);
            if (row.item) parent.has_items = true;
        } else {
            context.model.tops.push_back(index);
        }
        scopes.push_back(context.open(row.parent == Row::npos ? &context.scope : scopes[row.parent]));
        bodies.push_back(std::move(body));
        states.push_back(unread);
        context.model.rows.push_back(std::move(row));
        open.push_back(index);
    }

    void read_cells(Syntax node, Row& row, std::vector<Syntax>& body) {
        for (const syntax::Node& each : node.node->children) {
            const Syntax part = node.at(each);
            const bool is_cell = part.kind() == Kind::content || part.kind() == Kind::method ||
                                 part.kind() == Kind::responsible || part.kind() == Kind::note ||
                                 part.kind() == Kind::criteria;
            if (is_cell && node.node->child(part.kind()) != part.node)
                context.error(Code::cell_twice, part.span(), {kind_name(part.kind())});
            switch (part.kind()) {
                case Kind::label: row.label = fold(context.text(part)); break;
                case Kind::quote: row.title = context.quote(part); break;
                case Kind::points: {
                    Number points;
                    row.bonus = part.word() == Word::bonus;
                    if (read_points(context, context.scope, part.child(0), points)) row.points = points;
                    if (row.points && row.points->sign() <= 0)
                        context.error(Code::points_not_positive, part.span(), {context.text(part)});
                    break;
                }
                case Kind::content: row.content = quotes(context, part); break;
                case Kind::method: row.method = quotes(context, part); break;
                case Kind::responsible: row.responsible = quotes(context, part); break;
                case Kind::note: row.notes = quotes(context, part); break;
                case Kind::weight: weights.emplace_back(context.model.rows.size(), part.child(0)); break;
                case Kind::accepted: context.accept(part, node.span()); break;
                case Kind::criteria:
                    for (const syntax::Node& sentence : part.node->children)
                        body.push_back(part.at(sentence));
                    break;
                default: break;
            }
        }
    }

    void check_label(const Row& row, Syntax node) {
        if (row.label.empty()) return;
        const auto [place, fresh] = labels.emplace(row.label, context.model.rows.size());
        if (!fresh)
            context.error(Code::row_label_twice, node.span(), {row.label},
                          {{context.model.rows[place->second].span,
                            {"已用在这一行", "already the number of this row"}}});
    }

    // A row is scored when it is first asked for, its children before it. False: it is being scored already.
    bool score(std::size_t index) {
        if (states[index] == done) return true;
        if (states[index] == in_progress) return false;
        states[index] = in_progress;
        for (const std::size_t child : context.model.rows[index].children) score(child);
        Row& row = context.model.rows[index];
        std::size_t above = index;
        while (!context.model.rows[above].points && context.model.rows[above].parent != Row::npos)
            above = context.model.rows[above].parent;
        row.clamped = !bodies[index].empty() || row.has_items;
        const std::size_t mistakes = context.diagnostics.size();
        bool scored = false;  // some sentence says something of it, right or wrong
        if (!bodies[index].empty()) {
            Draft draft{context, row, *scopes[index], context.model.rows[above].points.value_or(0), {}};
            std::vector<Sentence> sentences;
            expand(draft, bodies[index], draft.scope, {}, sentences);
            read_sentences(draft, sentences);
            scored = !sentences.empty();
            if (context.diagnostics.size() == mistakes) check_divisions(context, row);
        }
        if (!scored && row.rules.empty() && row.children.empty() && context.diagnostics.size() == mistakes)
            context.error(Code::row_empty, row.span, {row.title});
        finish(context.model, row);
        context.tell_too_large(row.span);
        states[index] = done;
        return true;
    }

    // Items before their row.
    void columns(std::size_t index) {
        for (const std::size_t child : context.model.rows[index].children) columns(child);
        if (context.model.rows[index].is_column()) context.model.columns.push_back(index);
    }

    void weigh() {
        for (const auto& [row, weight] : weights) {
            const Typed value = resolve_quantity(context, context.scope, weight);
            if (!value.ok()) continue;
            const bool pure = value.type.unit == unit_none && context.pool().nature(value.id).not_negative();
            if (!pure) context.error(Code::weight_number, weight.span(), {context.text(weight)});
            context.model.rows[row].weight = value.id;
        }
    }
};

Typed score_of(Context& context, Syntax node) {
    const std::string label = fold(context.text(node.child(0)));
    if (context.rows == nullptr) {
        context.error(Code::score_before_rows, node.span(), {label});
        return {};
    }
    const auto found = context.rows->labels.find(label);
    if (found == context.rows->labels.end()) {
        context.error(Code::row_unknown, node.child(0).span(), {label});
        return {};
    }
    if (!context.rows->score(found->second)) {
        context.error(Code::score_cyclic, node.span(), {label});
        return {};
    }
    return {context.model.rows[found->second].score, {TypeKind::quantity, unit_points, 0}, Typed::other};
}

Typed total_score(Context& context, Span span) {
    if (context.model.total != no_id)
        return {context.model.total, {TypeKind::quantity, unit_points, 0}, Typed::other};
    context.error(Code::total_in_rows, span);
    return {};
}

void build_rows(Context& context, const Program& program) {
    context.rows = std::make_shared<Builder>(Builder{context, {}, {}, {}, {}, {}, {}});
    Builder& builder = *context.rows;
    const syntax::Tree& tree = program.trees.back();
    for (const syntax::Node& node : tree.root.children)
        if (node.kind == Kind::row) builder.add(Syntax{&tree, &node});
    if (context.model.rows.empty() && context.diagnostics.empty())
        context.error(Code::standard_no_rows, Span{tree.source, 0, 0});
    for (std::size_t i = 0; i < builder.bodies.size(); ++i)
        define_all(context, *builder.scopes[i], builder.bodies[i]);
    builder.weigh();
    for (const std::size_t top : context.model.tops) builder.score(top);
    for (const std::size_t top : context.model.tops) builder.columns(top);
}

void resolve_unused(Context& context) {
    const auto visit = [&](Scope& scope) {
        for (auto& [name, binding] : scope.names)
            if (binding.state == Binding::unresolved && binding.parameters.empty())
                resolve_binding(context, name, binding);
    };
    visit(context.scope);
    for (const std::unique_ptr<Scope>& scope : context.scopes) visit(*scope);
}

}  // namespace biaochi::model
