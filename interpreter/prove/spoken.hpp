// The sentences of the rows as they are written, and the numbers in them.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "interpreter/model/load.hpp"
#include "interpreter/prove/figure.hpp"

namespace biaochi::prove {

// A node and the tree that it stands in.
struct Written {
    const syntax::Tree* tree = nullptr;
    const syntax::Node* node = nullptr;
    Written at(const syntax::Node& other) const { return {tree, &other}; }
    Span span() const { return tree->span(*node); }
};

struct Spoken {
    Span span;
    bool supplemented = false;  // 补充: it says itself why the official text does not have it
    std::vector<Figure> all;    // numbers that are written in it
    std::vector<Figure>
        behind;               // those of the definitions and of the official words of the facts that it names
    std::vector<Pair> pairs;  // points on a condition
};

// Reads the sentences of one standard.
class Reading {
public:
    Reading(const Sources& sources, const model::Program& program, const model::Model& model);

    // The body of a row (its 评估标准), of which the bodies before it are the rows around it.
    using Body = std::vector<const syntax::Node*>;
    void open(const Body& body);
    void close();  // of the innermost row
    // A sentence of the row that is open; none of a quote or 补充.
    Spoken sentence(const syntax::Node& node);

    std::string name(Written written) const;
    const Counters& counters() const { return counters_; }

private:
    using Names = std::unordered_map<std::string, Written>;
    // Where names are looked up: a row, or a scoring form that is applied.
    struct Frame {
        const Frame* caller = nullptr;  // of a form
        Names parameters, own;          // what is written for them; definitions of the form
        Span call;                      // where it is applied; source 0: not in a form
    };
    struct Draft {
        Spoken& spoken;
        std::vector<const syntax::Node*> visited;  // definitions
        unsigned forms = 0;                        // nested
    };

    void collect(Written node, const Frame& frame, Draft& draft, std::vector<Figure>& into,
                 Figure::Part part);
    void name_behind(Written name, const Frame& frame, Draft& draft, std::vector<Figure>& into);
    void statement(Written node, const Frame& frame, Draft& draft);
    void pair(Written node, const Frame& frame, Draft& draft);
    void apply(Written node, const Frame& frame, Draft& draft);
    Figure figure(Written number, const syntax::Node* unit, const Frame& frame) const;

    const Sources& sources_;
    const syntax::Tree* tree_;  // of the standard itself
    Counters counters_;
    Names globals_;  // definitions, tables
    Names forms_;
    std::unordered_map<std::string, std::vector<Figure>> facts_;  // numbers in their official words
    std::unordered_map<std::string, std::vector<Written>> rows_;  // definitions of the rows that are open
    std::vector<std::vector<std::string>> opened_;
    Frame row_;

    void declare_unit(Written unit);
};

}  // namespace biaochi::prove
