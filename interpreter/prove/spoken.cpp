// Which numbers a sentence has: its own, those of the scoring form that it applies, and, behind its names,
// those of definitions, tables and the official words of facts.
#include "interpreter/prove/spoken.hpp"

#include <algorithm>

#include "lang/base/text.hpp"

namespace biaochi::prove {

using syntax::Kind;
using syntax::Node;

Reading::Reading(const Sources& sources, const model::Program& program, const model::Model& model)
    : sources_(sources), tree_(&program.trees.back()) {
    for (const syntax::Tree& tree : program.trees)
        for (const Node& node : tree.root.children) {
            const Written written{&tree, &node};
            if (node.kind == Kind::definition || node.kind == Kind::table)
                globals_.emplace(name(written.at(node.children[0])), written);
            if (node.kind == Kind::unit_declaration) declare_unit(written);
            if (node.kind == Kind::form) forms_.emplace(name(written.at(node.children[0])), written);
        }
    const auto words = [&](const std::string& name, const std::string& label) {
        std::vector<Figure>& figures = facts_[name];
        for (const std::string& text : {name, label})
            for (Figure& each : figures_of_text(text, {}, counters_).all) figures.push_back(each);
    };
    for (const facts::Declaration& fact : model.schema.facts) words(fact.name, fact.label);
    for (const facts::Ledger& ledger : model.schema.ledgers) {
        words(ledger.name, ledger.label);
        for (const facts::Declaration& field : ledger.fields) words(field.name, field.label);
    }
}

// 个 stands for any counter.
void Reading::declare_unit(Written unit) {
    std::u32string canonical;
    const auto take = [&](const Node& written) {
        std::u32string name;
        for (const char32_t c : code_points(this->name(unit.at(written)))) name += c;
        if (canonical.empty()) canonical = name;
        if (canonical != U"个") counters_.emplace(name, canonical);
    };
    for (const Node& each : unit.node->children) {
        if (each.kind == Kind::name) take(each);
        if (each.kind != Kind::alias) continue;
        for (const Node& alias : each.children) take(alias);
    }
}

std::string Reading::name(Written written) const {
    const Node& node = *written.node;
    if (node.kind == Kind::word && node.word == Word::met)
        return std::string(spelling(Word::met, Language::zh));
    return fold(sources_.text(written.span()));
}

void Reading::open(const Body& body) {
    opened_.emplace_back();
    for (const Node* node : body) {
        if (node->kind != Kind::definition) continue;
        const Written written{tree_, node};
        opened_.back().push_back(name(written.at(node->children[0])));
        rows_[opened_.back().back()].push_back(written);
    }
}

void Reading::close() {
    for (const std::string& name : opened_.back()) rows_[name].pop_back();
    opened_.pop_back();
}

Spoken Reading::sentence(const Node& node) {
    Spoken spoken;
    spoken.span = tree_->span(node);
    Draft draft{spoken, {}, 0};
    statement({tree_, &node}, row_, draft);
    return spoken;
}

Figure Reading::figure(Written number, const Node* unit, const Frame& frame) const {
    Figure figure;
    figure.value = Number::parse(fold(sources_.text(number.span()))).value_or(0);
    figure.span = number.span();
    if (unit != nullptr) {
        std::u32string text;
        for (const char32_t c : code_points(fold(sources_.text(number.tree->span(*unit))))) text += c;
        const MeasuredUnit measured = measure_of(text, counters_);
        figure.measure = measured.measure;
        figure.counter = measured.counter;
        figure.value = figure.value * measured.factor;
        figure.span.end = unit->end;
    }
    figure.called = frame.call.source != 0;
    if (figure.called) figure.span = frame.call;
    return figure;
}

// What is written below a node.
void Reading::collect(Written node, const Frame& frame, Draft& draft, std::vector<Figure>& into,
                      Figure::Part part) {
    const std::vector<Node>& children = node.node->children;
    switch (node.node->kind) {
        case Kind::quantity:
            into.push_back(figure(node.at(children[0]), children.size() > 1 ? &children[1] : nullptr, frame));
            into.back().part = part;
            return;
        case Kind::range: {  // number, [unit,] quantity: the unit of the upper end holds for both
            const Node& upper = children.back();
            const Node* unit = upper.children.size() > 1 ? &upper.children[1] : nullptr;
            into.push_back(figure(node.at(children[0]), children.size() > 2 ? &children[1] : unit, frame));
            if (children.size() == 2 && frame.call.source == 0)
                into.back().span = node.at(children[0]).span();
            into.back().part = Figure::low;
            into.push_back(figure(node.at(upper.children[0]), unit, frame));
            into.back().part = Figure::high;
            return;
        }
        case Kind::name: name_behind(node, frame, draft, into); return;
        case Kind::word:
            if (node.node->word == Word::met || node.node->word == Word::unmet)
                name_behind(node, frame, draft, into);
            return;
        case Kind::by_ruling:
        case Kind::score_of:
        case Kind::date:
        case Kind::quote: return;
        case Kind::function:
            for (std::size_t i = 0; i < children.size(); ++i) {
                const Word word = node.node->word;
                const bool step = i == 1 && (word == Word::round_half_up || word == Word::round_half_even ||
                                             word == Word::round_down || word == Word::round_up);
                collect(node.at(children[i]), frame, draft, step ? draft.spoken.behind : into, part);
            }
            return;
        case Kind::product:
            for (std::size_t i = 0; i < children.size(); ++i) {
                const Node& each = children[i];
                const bool times = i > 0 && children[i - 1].kind == Kind::op &&
                                   sources_.text(node.at(children[i - 1]).span()) == "×";
                const std::size_t before = into.size();
                collect(node.at(each), frame, draft, into, part);
                const bool whole = times && into.size() == before + 1 &&
                                   into.back().measure == Measure::ratio && into.back().value == Number(1);
                if (whole) into.pop_back();  // ×100%
            }
            return;
        default: break;
    }
    for (const Node& each : children) {
        if (each.kind == Kind::op)
            part = each.word == Word::below || each.word == Word::at_most ? Figure::below : Figure::alone;
        collect(node.at(each), frame, draft, into, part);
    }
}

// A parameter of a form is what is written for it; behind any other name its numbers stand elsewhere.
void Reading::name_behind(Written written, const Frame& frame, Draft& draft, std::vector<Figure>& into) {
    const bool met = written.node->kind == Kind::word;
    const std::string key = met ? std::string(spelling(Word::met, Language::zh)) : name(written);
    const auto parameter = frame.parameters.find(key);
    if (parameter != frame.parameters.end()) {
        collect(parameter->second, *frame.caller, draft, into, Figure::alone);
        return;
    }
    Written found;
    const auto in = [&](const Names& names) {
        const auto place = names.find(key);
        if (place != names.end() && found.node == nullptr) found = place->second;
    };
    in(frame.own);
    const auto row = rows_.find(key);
    if (frame.call.source == 0 && found.node == nullptr && row != rows_.end() && !row->second.empty())
        found = row->second.back();
    in(globals_);
    std::vector<Figure>& behind = draft.spoken.behind;
    if (found.node == nullptr) {
        const auto fact = facts_.find(key);
        if (fact != facts_.end()) behind.insert(behind.end(), fact->second.begin(), fact->second.end());
        return;
    }
    constexpr std::size_t most = 64;  // definitions behind one sentence
    if (draft.visited.size() >= most ||
        std::find(draft.visited.begin(), draft.visited.end(), found.node) != draft.visited.end())
        return;
    draft.visited.push_back(found.node);
    std::vector<Figure> written_there;
    for (std::size_t i = 1; i < found.node->children.size(); ++i)
        collect(found.at(found.node->children[i]), frame, draft, written_there, Figure::alone);
    behind.insert(behind.end(), written_there.begin(), written_there.end());
}

// A part with an outcome: what it asks for, and the points that it gives.
void Reading::pair(Written node, const Frame& frame, Draft& draft) {
    Pair pair;
    pair.span = frame.call.source != 0 ? frame.call : node.span();
    Figure::Part part = Figure::alone;
    for (const Node& each : node.node->children) {
        if (each.kind == Kind::op && (each.word == Word::below || each.word == Word::at_most))
            part = Figure::below;
        if (each.kind == Kind::op && each.word == Word::or_less)
            for (Figure& figure : pair.conditions) figure.part = Figure::below;
        if (each.kind == Kind::tier) continue;
        collect(node.at(each), frame, draft, each.kind == Kind::outcome ? pair.points : pair.conditions,
                part);
    }
    if (node.node->kind == Kind::step)  // 每1人 is 每人 of the text
        for (std::size_t i = pair.conditions.size(); i-- > 0;)
            if (pair.conditions[i].value == Number(1)) {
                draft.spoken.behind.push_back(pair.conditions[i]);
                pair.conditions.erase(pair.conditions.begin() + static_cast<std::ptrdiff_t>(i));
            }
    std::vector<Figure>& all = draft.spoken.all;
    for (const std::vector<Figure>* figures : {&pair.conditions, &pair.points})
        all.insert(all.end(), figures->begin(), figures->end());
    const auto idle = [](const Figure& figure) { return figure.value.is_zero(); };
    pair.conditions.erase(std::remove_if(pair.conditions.begin(), pair.conditions.end(), idle),
                          pair.conditions.end());
    if (pair.points.size() <= Pair::most && !pair.points.empty() && !pair.conditions.empty() &&
        pair.conditions.size() <= Pair::most)
        draft.spoken.pairs.push_back(std::move(pair));
}

void Reading::apply(Written node, const Frame& frame, Draft& draft) {
    const std::vector<Node>& children = node.node->children;
    const auto form = forms_.find(name(node.at(children[0])));
    constexpr unsigned deepest = 8;
    if (form == forms_.end() || draft.forms >= deepest) return;
    Frame inner;
    inner.caller = &frame;
    inner.call = frame.call.source != 0 ? frame.call : node.span();
    const Written body = form->second;
    const std::vector<Node>& parts = body.node->children;
    for (std::size_t i = 0; i < parts[1].children.size() && i + 1 < children.size(); ++i)
        inner.parameters.emplace(name(body.at(parts[1].children[i])), node.at(children[i + 1]));
    for (const Node& each : parts)
        if (each.kind == Kind::definition) inner.own.emplace(name(body.at(each.children[0])), body.at(each));
    ++draft.forms;
    for (std::size_t i = 2; i < parts.size(); ++i) {
        const bool supplemented = i + 1 < parts.size() && parts[i + 1].kind == Kind::supplement;
        if (parts[i].kind == Kind::definition || parts[i].kind == Kind::supplement) continue;
        Spoken spoken;
        Draft part{spoken, draft.visited, draft.forms};
        statement(body.at(parts[i]), inner, part);
        // What a form explains itself, the official text need not have.
        std::vector<Figure>& all = supplemented ? draft.spoken.behind : draft.spoken.all;
        all.insert(all.end(), spoken.all.begin(), spoken.all.end());
        draft.spoken.behind.insert(draft.spoken.behind.end(), spoken.behind.begin(), spoken.behind.end());
        if (!supplemented)
            draft.spoken.pairs.insert(draft.spoken.pairs.end(), spoken.pairs.begin(), spoken.pairs.end());
    }
    --draft.forms;
}

void Reading::statement(Written node, const Frame& frame, Draft& draft) {
    switch (node.node->kind) {
        case Kind::apply: apply(node, frame, draft); return;
        case Kind::ladder:
            for (const Node& each : node.node->children)
                if (each.kind == Kind::tier)
                    pair(node.at(each), frame, draft);
                else
                    collect(node.at(each), frame, draft, draft.spoken.all, Figure::alone);
            return;
        case Kind::award:
        case Kind::award_list:
        case Kind::step:
        case Kind::grant:
        case Kind::settlement: pair(node, frame, draft); return;
        case Kind::rounding:  // 保留一位小数, 取整: texts say it in words
            collect(node, frame, draft, draft.spoken.behind, Figure::alone);
            return;
        case Kind::definition:
            for (std::size_t i = 1; i < node.node->children.size(); ++i)
                if (node.node->children[i].kind != Kind::parameters)
                    collect(node.at(node.node->children[i]), frame, draft, draft.spoken.all, Figure::alone);
            return;
        default: collect(node, frame, draft, draft.spoken.all, Figure::alone);
    }
}

}  // namespace biaochi::prove
