// The one expression language that every rule form ends in. Expressions live in a pool, each once: equal
// expressions have equal ids, and an expression's parts always have smaller ids than itself.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "lang/base/number.hpp"

namespace biaochi::model {

using Id = std::uint32_t;
constexpr Id no_id = 0xFFFFFFFFU;

// The primitives. Truth is 1 or 0. A quotient by 0 is *undefined*; what is made of it is undefined too,
// except where `select` takes the other branch. A value may be known only as a range, and then so is what is
// made of it.
enum class Op : unsigned char {
    constant,        // number
    fact,            // column `index` of the facts
    range,           // anything from a to b
    not_applicable,  // no score: left out of every sum
    add,
    subtract,
    multiply,
    divide,
    negate,
    floor,
    ceil,
    larger,
    smaller,
    less,
    less_equal,
    equal,  // truths
    both,
    either,
    negation,    // of truths
    computable,  // truth: a is not undefined
    select,      // a ? b : c
    sum,         // of any number of parts; parts that are not applicable are left out
};

struct Expression {
    Op op = Op::constant;
    std::vector<Id> parts;
    Number number;
    std::uint32_t index = 0;
};

// What an expression can be, from its facts alone.
struct Nature {
    bool whole = false, not_negative = false;
    std::uint32_t degree = 1;  // how many numbers are multiplied into it at the most
    bool divides = false;      // holds a quotient whose divisor is not constant, outside `computable`
};

// Builds expressions, folding what is constant: a branch that a ruling rules out is never read.
class Pool {
public:
    const Expression& operator[](Id id) const { return all_[id]; }
    std::size_t size() const { return all_.size(); }

    Id constant(const Number& number);
    Id truth(bool value) { return constant(value ? 1 : 0); }
    Id fact(std::uint32_t index, Nature nature);
    Id not_applicable();
    Id range(Id least, Id most);
    Id make(Op op, Id a) { return make(op, std::vector<Id>{a}); }
    Id make(Op op, Id a, Id b) { return make(op, std::vector<Id>{a, b}); }
    Id make(Op op, Id a, Id b, Id c) { return make(op, std::vector<Id>{a, b, c}); }
    Id make(Op op, std::vector<Id> parts);
    Id sum(std::vector<Id> parts);

    // Whether something was made that multiplies more numbers than max_degree: such an expression is 0, and
    // the standard that asked for it must not be scored.
    bool too_large() const { return too_large_; }
    static constexpr std::uint32_t max_degree = 64;

    Nature nature(Id id) const { return natures_[id]; }
    bool is_constant(Id id) const { return all_[id].op == Op::constant; }
    bool is_constant(Id id, const Number& number) const {
        return is_constant(id) && all_[id].number == number;
    }

private:
    Id intern(Expression expression, Nature fact = {});
    Nature nature_of(const Expression& expression) const;
    Id folded(Op op, const std::vector<Id>& parts);  // no_id: nothing to fold

    struct Less {
        bool operator()(const Expression& a, const Expression& b) const;
    };
    bool too_large_ = false;
    std::vector<Expression> all_;
    std::vector<Nature> natures_;
    std::map<Expression, Id, Less> ids_;
};

}  // namespace biaochi::model
