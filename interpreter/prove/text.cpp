// A number of an official sentence must be in the sentences below it, a number of a sentence in the official
// sentence above it, and the points of a tier must be those that the text gives there. Three things also tell
// a number: the title and the other cells of the row and of the rows around it, official sentences that only
// explain (without a sentence of their own), and, for a number of the text, the official words of the facts
// that a sentence names. 0 is said in words (无, 不得分) and is never asked for.
#include "interpreter/prove/text.hpp"

#include <algorithm>
#include <set>

#include "interpreter/prove/spoken.hpp"

namespace biaochi::prove {

using syntax::Kind;
using syntax::Node;

namespace {

constexpr std::size_t most_pairs = 500;  // in one place; beyond that numbers are compared one by one

struct Clause {
    Span quote;
    Figures text;
    std::vector<Spoken> spoken;
};

// The texts of a row.
struct Place {
    std::vector<Clause> clauses;
    Told cells;  // its title and its other cells
    Told texts;  // its official sentences: they tell the rows below it too
    Told below;  // numbers of the sentences of its items
};

struct Comparison {
    const Sources& sources;
    const model::Model& model;
    Reading reading;
    const syntax::Tree& tree;
    Told notes;                 // what the notes of the standard tell
    std::vector<Place> places;  // by row
    Diagnostics findings;
    Told settled;  // of a row: numbers about which something was said

    std::string written(Span span) const {
        std::string text;
        for (const char c : sources.text(span))
            if (c != '\n' && c != '\r' && (c != ' ' || (!text.empty() && text.back() != ' '))) text += c;
        return text;
    }

    std::string written(const Figure& figure) const {
        return figure.called ? figure_text(figure) : written(figure.span);
    }

    std::string written(const Pair& pair) const {
        std::vector<Figure> all = pair.conditions;
        all.insert(all.end(), pair.points.begin(), pair.points.end());
        if (std::none_of(all.begin(), all.end(), [](const Figure& each) { return each.called; }))
            return written(pair.span);
        std::string text;  // the form has a part of it, what it is given the rest
        for (std::size_t i = 0; i < all.size(); ++i)
            text += (i == 0 ? "" : i == pair.conditions.size() ? ":" : "、") + written(all[i]);
        return text;
    }

    Figures figures(const Node& quote) const {
        const Span span = tree.span(quote);
        const std::string_view whole = sources.text(span);
        const std::string_view inner = syntax::unquoted(whole);
        const auto begin = span.begin + static_cast<std::uint32_t>(inner.data() - whole.data());
        return figures_of_text(inner, {span.source, begin, span.end}, reading.counters());
    }

    void read_cells(const Node& node, Place& place) const {
        for (const Node& each : node.children) {
            if (each.kind == Kind::criteria || each.kind == Kind::accepted) continue;
            if (each.kind == Kind::quote) place.cells.add(figures(each).all);
            for (const Node& quote : each.children)
                if (quote.kind == Kind::quote) place.cells.add(figures(quote).all);
        }
    }

    bool told_around(std::size_t row, const Figure& figure) const {
        for (std::size_t each = row; each != model::Row::npos; each = model.rows[each].parent)
            if (places[each].cells.has(figure) || (each != row && places[each].texts.has(figure)))
                return true;
        return notes.has(figure);
    }

    // Clause 0 holds the sentences before the first quote.
    std::vector<Clause> read(const Node& criteria) {
        std::vector<Clause> clauses(1);
        const std::vector<Node>& parts = criteria.children;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Node& part = parts[i];
            if (part.kind == Kind::quote) {
                clauses.push_back({tree.span(part), figures(part), {}});
            } else if (part.kind != Kind::supplement) {
                clauses.back().spoken.push_back(reading.sentence(part));
                clauses.back().spoken.back().supplemented =
                    i + 1 < parts.size() && parts[i + 1].kind == Kind::supplement;
            }
        }
        return clauses;
    }

    // Tiers whose points, or whose threshold, the text has otherwise.
    void compare_pairs(const Clause& clause, const std::vector<const Pair*>& explained) {
        std::vector<const Pair*> texts = explained;
        for (const Pair& each : clause.text.pairs) texts.push_back(&each);
        std::vector<const Pair*> open;
        std::vector<bool> met(texts.size());
        for (const Spoken& spoken : clause.spoken) {
            if (spoken.supplemented || spoken.pairs.size() > most_pairs || texts.size() > 2 * most_pairs)
                continue;
            for (const Pair& pair : spoken.pairs) {
                bool found = false;
                for (std::size_t i = 0; i < texts.size(); ++i)
                    if (tells(*texts[i], pair)) found = met[i] = true;
                if (!found) open.push_back(&pair);
            }
        }
        for (const Pair* pair : open)
            for (const std::size_t but : {std::size_t{0}, std::size_t{1}}) {
                std::size_t i = 0;
                while (i < texts.size() && (met[i] || !differs(*texts[i], *pair, but))) ++i;
                if (i == texts.size()) continue;
                findings.push_back({Code::rule_pair_differs,
                                    pair->span,
                                    {written(*pair), written(*texts[i])},
                                    {{texts[i]->span, {"原文", "the official text"}}}});
                for (const Pair* each : {pair, texts[i]}) {
                    settled.add(each->conditions);
                    settled.add(each->points);
                }
                break;
            }
    }

    static bool differs(const Pair& text, const Pair& sentence, std::size_t but) {
        if (but == 0) return tells_condition(text, sentence);
        if (text.conditions.size() != sentence.conditions.size()) return false;
        Pair same = sentence;
        same.conditions = text.conditions;
        return tells(text, same) && tells_condition(text, sentence, 1);
    }

    void untold(std::size_t row, const Clause& clause, const Told& told, const Told& explained) {
        Told said;  // of a form, each number once
        for (const Spoken& spoken : clause.spoken) {
            if (spoken.supplemented) continue;
            for (const Figure& each : spoken.all) {
                if (each.value.is_zero() || told.has(each) || explained.has(each)) continue;
                if (told_around(row, each)) continue;
                if (settled.has(each) || said.has(each)) continue;
                said.add({each});
                const Text quote = clause.quote.source != 0
                                       ? Text(written(clause.quote))
                                       : Text("本行的原文", "the official text of this row");
                findings.push_back({Code::rule_number_untold, each.span, {written(each), quote}, {}});
            }
        }
    }

    void unused(std::size_t row, const Clause& clause, const Told& used) {
        std::size_t above = row;
        while (!model.rows[above].points && model.rows[above].parent != model::Row::npos)
            above = model.rows[above].parent;
        const std::optional<Number>& points = model.rows[above].points;
        for (const Figure& each : clause.text.all) {
            if (each.spelt || each.value.is_zero() || used.has(each) || places[row].below.has(each)) continue;
            if (each.measure == Measure::points && points && each.value == *points) continue;
            if (settled.has(each)) continue;
            Figure next = each;  // 91-100 may be a tier 91-101, 35.0 or less one below 35.1
            next.value = each.value + each.step;
            if (each.measure == Measure::count && used.has(next)) continue;
            findings.push_back({Code::text_number_unused, each.span, {written(each.span)}, {}});
        }
    }

    void compare(std::size_t row) {
        const std::vector<Clause>& clauses = places[row].clauses;
        if (clauses.size() < 2) return;  // without an official text
        Told explained, all_used;
        std::vector<const Pair*> explained_pairs;
        bool speaks = model.rows[row].has_items;
        for (std::size_t k = 0; k < clauses.size(); ++k) {
            const Clause& clause = clauses[k];
            speaks = speaks || !clause.spoken.empty();
            for (const Spoken& spoken : clause.spoken) {
                all_used.add(spoken.all);
                all_used.add(spoken.behind);
            }
            if (k == 0 || !clause.spoken.empty()) continue;
            explained.add(clause.text.all);
            for (const Pair& each : clause.text.pairs)
                if (explained_pairs.size() < most_pairs) explained_pairs.push_back(&each);
        }
        settled = {};
        for (const Clause& clause : clauses) compare_pairs(clause, explained_pairs);
        for (std::size_t k = 0; k < clauses.size(); ++k) {
            const Clause& clause = clauses[k];
            Told told, used;
            told.add(clause.text.all);
            untold(row, clause, told, k == 0 ? places[row].texts : explained);
            for (const Spoken& spoken : clause.spoken) {
                used.add(spoken.all);
                used.add(spoken.behind);
            }
            if (speaks) unused(row, clause, clause.spoken.empty() ? all_used : used);
        }
    }

    void read_row(std::size_t row, const Node& node) {
        Place& place = places[row];
        read_cells(node, place);
        if (const Node* criteria = node.child(Kind::criteria)) place.clauses = read(*criteria);
        const std::size_t parent = model.rows[row].parent;
        for (const Clause& clause : place.clauses) {
            place.texts.add(clause.text.all);
            for (const Spoken& spoken : clause.spoken)
                if (model.rows[row].item)
                    for (const std::vector<Figure>* figures : {&spoken.all, &spoken.behind})
                        places[parent].below.add(*figures);
        }
    }

    void run() {
        places.resize(model.rows.size());
        std::vector<std::size_t> open;
        std::size_t row = 0;
        for (const Node& node : tree.root.children) {
            if (node.kind == Kind::note)
                for (const Node& quote : node.children) notes.add(figures(quote).all);
            if (node.kind != Kind::row || row >= model.rows.size()) continue;
            while (!open.empty() && open.back() != model.rows[row].parent) {
                reading.close();
                open.pop_back();
            }
            Reading::Body body;
            if (const Node* criteria = node.child(Kind::criteria))
                for (const Node& each : criteria->children) body.push_back(&each);
            reading.open(body);
            open.push_back(row);
            read_row(row++, node);
        }
        for (row = 0; row < places.size(); ++row) compare(row);
    }
};

}  // namespace

Diagnostics text_findings(const Sources& sources, const model::Program& program, const model::Model& model) {
    Comparison comparison{sources, model, Reading(sources, program, model), program.trees.back(), {}, {},
                          {},      {}};
    comparison.run();
    std::stable_sort(comparison.findings.begin(), comparison.findings.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
    return std::move(comparison.findings);
}

}  // namespace biaochi::prove
