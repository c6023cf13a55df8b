// The one expression language that every rule form ends in. Expressions live in a pool, each once: equal
// expressions have equal ids, and an expression's parts always have smaller ids than itself.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "lang/base/number.hpp"
#include "lang/words/words.hpp"

namespace biaochi::model {

using Id = std::uint32_t;
constexpr Id no_id = 0xFFFFFFFFU;

// Where an expression has its values: one for all, one a batch, one a subject, one a record of a ledger, or
// one a part (of a pack of n expressions). From `record` on, spaces are numbered as they come up.
using Space = std::uint32_t;
constexpr Space everywhere = 0, per_batch = 1, per_subject = 2;

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
    applicable,  // truth: a is not 不参评
    select,      // a ? b : c
    sum,         // of any number of parts; parts that are not applicable are left out

    // Dates are days since 1970-01-01.
    full_months,  // whole months from a to b
    add_months,   // the date n months after a

    period,  // of the subject: its first day, or its last one where `index` is 1

    // Between spaces. What is not applicable is left out.
    field,    // column `index` of the ledger that is the space
    spread,   // a value of an outer space, once for each place of an inner one
    pack,     // the parts, side by side, as the places of a space of their own
    total,    // from here on: of all places below one of the outer space
    highest,  // undefined where there is none
    lowest,
    trimmed,  // total without the b highest and the c lowest

    // Among the places below the same one of the outer space.
    above,           // how many are greater
    above_distinct,  // how many different greater values there are
    ties,            // how many are equal, itself included
    earlier_same,    // how many earlier ones have the same a
    group_highest,   // for the first place with each a the highest b among them; not applicable for the rest
};

struct Expression {
    Op op = Op::constant;
    std::vector<Id> parts;
    Number number;
    std::uint32_t index = 0;
    Space space = everywhere;
};

// What a space beyond `subject` consists of.
struct Places {
    bool records = false;     // of a ledger; else parts of a pack
    std::uint32_t index = 0;  // of the ledger, or how many parts
};

// What an expression can be, from its facts alone.
struct Nature {
    bool whole = false;
    std::optional<Number> least, most;  // bounds, not always reached; nullopt: none is known
    bool not_negative() const { return least && least->sign() >= 0; }
    bool may_be_zero() const { return !(least && least->sign() > 0) && !(most && most->sign() < 0); }
    std::size_t digits = Number::max_digits;  // of numerator and denominator together, roughly at the most
    void bound_digits();
    bool absent = false;    // may be not applicable
    bool compares = false;  // with the other subjects of the batch
    bool divides = false;   // may be undefined: holds a quotient whose divisor may be 0, or the highest
                            // of perhaps nothing, outside `computable`
};

// Builds expressions, folding what is constant: a branch that a ruling rules out is never read.
class Pool {
public:
    const Expression& operator[](Id id) const { return all_[id]; }
    std::size_t size() const { return all_.size(); }

    Id constant(const Number& number);
    Id truth(bool value) { return constant(value ? 1 : 0); }
    Id fact(std::uint32_t index, Nature nature);
    Id field(Space space, std::uint32_t index, Nature nature);
    Id period(bool last);
    Id not_applicable();
    Id range(Id least, Id most);
    Id make(Op op, Id a) { return make(op, std::vector<Id>{a}); }
    Id make(Op op, Id a, Id b) { return make(op, std::vector<Id>{a, b}); }
    Id make(Op op, Id a, Id b, Id c) { return make(op, std::vector<Id>{a, b, c}); }
    Id make(Op op, std::vector<Id> parts);
    Id sum(std::vector<Id> parts);

    // The space of a ledger's records, or of n parts.
    Space records_of(std::uint32_t ledger) { return space_of({true, ledger}); }
    // The parts side by side, in a space of their own. At least two.
    Id pack(const std::vector<Id>& parts);
    const Places& places(Space space) const { return places_[space - per_subject - 1]; }
    const std::vector<Places>& all_places() const { return places_; }
    static Space outer(Space space) { return space > per_subject ? per_subject : per_batch; }
    // The expression at every place of a space; itself if it is there already.
    Id in(Space space, Id id);
    // An aggregate over the places of `from`: what is not there yet is spread.
    Id over(Op op, Space from, std::vector<Id> parts);

    // Tells what follows from how an expression was made, but not from its parts: a mean lies between the
    // least and the most that it is of.
    void bound(Id id, const std::optional<Number>& least, const std::optional<Number>& most);

    // Whether something was made that may have more digits than max_numbers long numbers multiplied: such an
    // expression is 0, and the standard that asked for it must not be scored.
    bool too_large() const { return too_large_; }
    static constexpr std::size_t max_numbers = 64;
    static constexpr std::size_t max_digits = max_numbers * Number::max_digits;

    const Nature& nature(Id id) const { return natures_[id]; }
    // What an expression can be where its parts can be what `of` says.
    using NatureOf = std::function<const Nature&(Id)>;
    Nature nature_of(const Expression& expression, const NatureOf& of) const;
    Space space(Id id) const { return all_[id].space; }
    bool compares(Id id) const { return natures_[id].compares; }
    bool is_constant(Id id) const { return all_[id].op == Op::constant; }
    bool is_constant(Id id, const Number& number) const {
        return is_constant(id) && all_[id].number == number;
    }

private:
    Id intern(Expression expression, Nature fact = {});
    NatureOf known_natures() const {
        return [this](Id id) -> const Nature& { return natures_[id]; };
    }
    bool absent(const Expression& expression) const;
    Space space_of(Places places);
    Id folded(Op op, const std::vector<Id>& parts);  // no_id: nothing to fold

    struct Less {
        bool operator()(const Expression& a, const Expression& b) const;
    };
    bool too_large_ = false;
    std::vector<Places> places_;
    std::vector<Expression> all_;
    std::vector<Nature> natures_;
    std::map<Expression, Id, Less> ids_;
};

// x rounded to whole multiples of step, in the way that a word says (四舍五入 …).
Id rounded(Pool& pool, Word mode, Id x, Id step);
// Something about x: not applicable where x is.
Id where_applicable(Pool& pool, Id x, Id value);

}  // namespace biaochi::model
