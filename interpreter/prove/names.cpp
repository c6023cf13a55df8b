// Names that nothing uses: what is declared against what is named, as it is written.
#include "interpreter/prove/names.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "interpreter/prove/spoken.hpp"
#include "lang/base/text.hpp"

namespace biaochi::prove {

using syntax::Kind;
using syntax::Node;

namespace {

struct Declared {
    std::string name;
    Span span;
    Text kind;
    bool used = false;
};

struct Usage {
    const Sources& sources;
    const model::Program& program;
    const model::Model& model;
    std::uint32_t own;            // the standard's own file
    std::vector<Declared> local;  // definitions of rows, forms and results
    std::unordered_map<std::string, std::vector<std::size_t>> visible;  // of those, innermost last
    std::unordered_set<std::string> used;
    Diagnostics findings;

    std::string name(const syntax::Tree& tree, const Node& node) const {
        if (node.kind == Kind::word) return std::string(spelling(Word::met, Language::zh));
        return fold(sources.text(tree.span(node)));
    }

    void use(const std::string& name) {
        used.insert(name);
        const auto found = visible.find(name);
        if (found != visible.end() && !found->second.empty()) local[found->second.back()].used = true;
    }

    // Every name below a node, without those that it declares.
    void names_in(const syntax::Tree& tree, const Node& node) {
        switch (node.kind) {
            case Kind::name: use(name(tree, node)); return;
            case Kind::word:
                if (node.word == Word::met || node.word == Word::unmet) use(name(tree, node));
                return;
            case Kind::by_ruling: use(name(tree, node.children[0])); return;
            case Kind::fact_type:
            case Kind::parameters:
            case Kind::option:
            case Kind::unit_declaration: return;
            default: break;
        }
        const bool declares = node.kind == Kind::definition || node.kind == Kind::fact ||
                              node.kind == Kind::form || node.kind == Kind::ledger ||
                              node.kind == Kind::table || node.kind == Kind::ruling ||
                              node.kind == Kind::result || node.kind == Kind::derivation;
        for (std::size_t i = declares ? 1 : 0; i < node.children.size(); ++i)
            names_in(tree, node.children[i]);
    }

    std::vector<std::size_t> open(const syntax::Tree& tree, const Node& body) {
        std::vector<std::size_t> opened;
        for (const Node& node : body.children) {
            if (node.kind != Kind::definition) continue;
            opened.push_back(local.size());
            local.push_back(
                {name(tree, node.children[0]), tree.span(node.children[0]), kind_of(node), false});
            visible[local.back().name].push_back(opened.back());
        }
        return opened;
    }

    void close(const std::vector<std::size_t>& opened) {
        for (const std::size_t each : opened) visible[local[each].name].pop_back();
    }

    static Text kind_of(const Node& node) {
        if (node.kind == Kind::definition && node.child(Kind::parameters) != nullptr)
            return {"函数", "function"};
        return kind_name(node.kind);
    }

    void rows_of(const syntax::Tree& tree) {
        std::vector<std::pair<std::size_t, std::vector<std::size_t>>> rows;
        std::size_t row = 0;
        for (const Node& node : tree.root.children) {
            if (node.kind != Kind::row || row >= model.rows.size()) continue;
            while (!rows.empty() && rows.back().first != model.rows[row].parent) {
                close(rows.back().second);
                rows.pop_back();
            }
            const Node* criteria = node.child(Kind::criteria);
            rows.emplace_back(row, criteria != nullptr ? open(tree, *criteria) : std::vector<std::size_t>{});
            names_in(tree, node);
            ++row;
        }
        while (!rows.empty()) {
            close(rows.back().second);
            rows.pop_back();
        }
    }

    void unused(const std::string& name, Span span, const Text& kind) {
        if (used.count(name) == 0) findings.push_back({Code::definition_unused, span, {kind, name}, {}});
    }

    void unused_facts() {
        for (const facts::Declaration& fact : model.schema.facts) {
            if (fact.span.source != own || fact.named || used.count(fact.name) != 0) continue;
            Diagnostic finding{Code::fact_unused, fact.span, {fact.name}, {}};
            constexpr std::size_t most = 20;     // the other that was meant: a look at every name
            constexpr std::size_t shortest = 4;  // characters; 甲数 and 乙数 say nothing
            if (findings.size() < most)
                for (const facts::Declaration& other : model.schema.facts)
                    if (other.named && code_points(fact.name).size() >= shortest &&
                        edit_distance(other.name, fact.name) == 1) {
                        finding.labels = {{other.span,
                                           {"只差一个字、用到了的是这一项",
                                            "this one is used, and one character from it"}}};
                        break;
                    }
            findings.push_back(std::move(finding));
        }
    }

    void run() {
        for (const syntax::Tree& tree : program.trees) {
            for (const Node& node : tree.root.children) {
                if (node.kind == Kind::row) continue;
                const bool scoped = node.kind == Kind::form || node.kind == Kind::result;
                const std::vector<std::size_t> opened =
                    scoped ? open(tree, node) : std::vector<std::size_t>{};
                names_in(tree, node);
                close(opened);
            }
            rows_of(tree);
        }
        unused_facts();
        const syntax::Tree& tree = program.trees.back();
        for (const Node& node : tree.root.children)
            if (node.kind == Kind::definition || node.kind == Kind::form || node.kind == Kind::ledger ||
                node.kind == Kind::table || node.kind == Kind::ruling)
                unused(name(tree, node.children[0]), tree.span(node.children[0]), kind_of(node));
        for (const facts::Ledger& ledger : model.schema.ledgers)
            for (const facts::Declaration& field : ledger.fields)
                if (field.span.source == own && used.count(ledger.name) != 0)
                    unused(field.name, field.span, {"栏目", "field"});
        for (const Declared& each : local)
            if (!each.used && each.span.source == own)
                findings.push_back({Code::definition_unused, each.span, {each.kind, each.name}, {}});
    }
};

}  // namespace

Diagnostics name_findings(const Sources& sources, const model::Program& program, const model::Model& model) {
    const std::uint32_t own = program.trees.back().source;
    Usage usage{sources, program, model, own, {}, {}, {}, {}};
    usage.run();
    std::unordered_set<std::string> told;  // a fact that nothing uses was said to be near another
    for (const Diagnostic& each : usage.findings)
        if (!each.labels.empty()) told.insert(each.arguments[0].zh);
    Diagnostics found = near_names(model, own);
    found.erase(
        std::remove_if(found.begin(), found.end(),
                       [&](const Diagnostic& each) {
                           return told.count(each.arguments[0].zh) + told.count(each.arguments[1].zh) > 0;
                       }),
        found.end());
    found.insert(found.end(), usage.findings.begin(), usage.findings.end());
    return found;
}

}  // namespace biaochi::prove
