#include "interpreter/model/expression.hpp"

#include <doctest/doctest.h>

#include <random>

#include "interpreter/model/value.hpp"

using biaochi::Number;
using biaochi::model::Expression;
using biaochi::model::Id;
using biaochi::model::Op;
using biaochi::model::Pool;
using biaochi::model::Value;

TEST_CASE("pool: equal expressions are one, and parts come before wholes") {
    Pool pool;
    const Id a = pool.fact(0, {});
    const Id b = pool.fact(1, {});
    CHECK(pool.fact(0, {}) == a);
    CHECK(a != b);
    CHECK(pool.constant(Number(1, 2)) == pool.constant(Number(2, 4)));
    const Id sum = pool.make(Op::add, a, b);
    CHECK(pool.make(Op::add, a, b) == sum);
    CHECK(pool.make(Op::add, b, a) != sum);  // as written
    CHECK(pool.make(Op::subtract, a, b) != sum);
    CHECK(sum > a);
    CHECK(sum > b);
    CHECK(pool.truth(true) == pool.constant(1));
    CHECK(pool.not_applicable() == pool.not_applicable());
    CHECK(pool.range(a, a) == a);
    CHECK(pool.range(a, b) == pool.range(a, b));
}

TEST_CASE("pool: what is constant is folded") {
    Pool pool;
    const auto constant = [&](const Number& number) { return pool.constant(number); };
    CHECK(pool.make(Op::add, constant(2), constant(3)) == constant(5));
    CHECK(pool.make(Op::divide, constant(1), constant(3)) == constant(Number(1, 3)));
    CHECK(pool.make(Op::floor, constant(Number(-1, 2))) == constant(-1));
    CHECK(pool.make(Op::less, constant(2), constant(3)) == pool.truth(true));
    CHECK(pool.make(Op::larger, constant(2), constant(3)) == constant(3));
    const Id by_zero = pool.make(Op::divide, constant(1), constant(0));
    CHECK_FALSE(pool.is_constant(by_zero));  // undefined is no number
}

TEST_CASE("pool: a branch that is ruled out is never read") {
    Pool pool;
    const Id a = pool.fact(0, {});
    const Id b = pool.fact(1, {});
    const Id yes = pool.truth(true);
    const Id no = pool.truth(false);
    CHECK(pool.make(Op::select, yes, a, b) == a);
    CHECK(pool.make(Op::select, no, a, b) == b);
    CHECK(pool.make(Op::select, pool.make(Op::less, a, b), a, a) == a);
    CHECK(pool.make(Op::both, a, no) == no);
    CHECK(pool.make(Op::both, no, a) == no);
    CHECK(pool.make(Op::both, a, yes) == a);
    CHECK(pool.make(Op::either, a, yes) == yes);
    CHECK(pool.make(Op::either, no, a) == a);
    CHECK(pool.make(Op::negation, pool.make(Op::negation, a)) == a);
    CHECK(pool.make(Op::divide, a, pool.constant(1)) == a);
    CHECK(pool.make(Op::computable, a) == yes);
    CHECK(pool.make(Op::computable, pool.make(Op::divide, a, b)) != yes);
}

TEST_CASE("pool: sums leave out zeros") {
    Pool pool;
    const Id a = pool.fact(0, {});
    const Id b = pool.fact(1, {});
    const Id zero = pool.constant(0);
    CHECK(pool.sum({}) == zero);
    CHECK(pool.sum({zero, zero}) == zero);
    CHECK(pool.sum({zero, a}) == a);
    CHECK(pool.sum({a, zero, b}) == pool.sum({a, b}));
    CHECK(pool.sum({pool.constant(1), pool.constant(2)}) == pool.constant(3));
    CHECK(pool.sum({a, pool.not_applicable()}) != a);  // left out at run time, not here
}

TEST_CASE("pool: folding never changes a value") {
    std::mt19937_64 random(3);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    std::size_t wrong = 0;
    std::size_t folded = 0;
    for (int round = 0; round < 3000; ++round) {
        Pool pool;
        // Each expression twice: as the pool has it, and with its value computed from its parts' values as
        // written.
        struct Made {
            Id id;
            Value value;
            bool truth;
        };
        std::vector<Made> all;
        std::vector<Value> facts;
        for (std::uint32_t i = 0; i < 4; ++i) {
            const bool truth = i >= 2;
            facts.emplace_back(truth ? Number(static_cast<std::int64_t>(below(2)))
                                     : Number(static_cast<std::int64_t>(below(7)) - 3, 2));
            all.push_back({pool.fact(i, {}), facts.back(), truth});
        }
        for (const std::int64_t each : {0, 1, 2, -3})
            all.push_back({pool.constant(each), Value(each), each == 0 || each == 1});
        for (int i = 0; i < 12; ++i) {
            const auto pick = [&](bool truth) {
                while (true) {
                    const Made& made = all[below(all.size())];
                    if (!truth || made.truth) return made;
                }
            };
            static const std::vector<Op> ops = {
                Op::add,  Op::subtract, Op::multiply, Op::divide,     Op::negate,     Op::floor,
                Op::ceil, Op::larger,   Op::smaller,  Op::less,       Op::less_equal, Op::equal,
                Op::both, Op::either,   Op::negation, Op::computable, Op::select};
            const Op op = ops[below(ops.size())];
            std::vector<Made> parts;
            const bool logical = op == Op::both || op == Op::either || op == Op::negation;
            parts.push_back(pick(logical || op == Op::select));
            const bool one = op == Op::negate || op == Op::floor || op == Op::ceil || op == Op::negation ||
                             op == Op::computable;
            if (!one) parts.push_back(pick(logical));
            if (op == Op::select) parts.push_back(pick(false));
            std::vector<Id> ids;
            std::vector<const Value*> pointers;
            for (const Made& part : parts) ids.push_back(part.id);
            for (const Made& part : parts) pointers.push_back(&part.value);
            const Value value = biaochi::model::apply(op, pointers.data(), pointers.size());
            const bool truth = logical || op == Op::less || op == Op::less_equal || op == Op::equal ||
                               op == Op::computable || (op == Op::select && parts[1].truth && parts[2].truth);
            const std::size_t before = pool.size();
            const Id id = pool.make(op, ids);
            folded += pool.size() == before ? 1U : 0U;
            all.push_back({id, value, truth});
        }
        // The pool's own expressions, evaluated as they are kept.
        std::vector<Value> values(pool.size());
        for (Id id = 0; id < pool.size(); ++id) {
            const Expression& each = pool[id];
            if (each.op == Op::constant) {
                values[id] = Value(each.number);
            } else if (each.op == Op::fact) {
                values[id] = facts[each.index];
            } else {
                std::vector<const Value*> pointers;
                for (const Id part : each.parts) {
                    wrong += part < id ? 0U : 1U;
                    pointers.push_back(&values[part]);
                }
                values[id] = biaochi::model::apply(each.op, pointers.data(), pointers.size());
            }
        }
        for (const Made& made : all) {
            const Value& kept = values[made.id];
            const bool was_number = (made.value.state & Value::number) != 0;
            // A branch that is not read may have been undefined: folding may know more, never less.
            if (was_number)
                wrong += (kept.state & Value::number) != 0 && kept.low == made.value.low &&
                                 kept.high == made.value.high
                             ? 0U
                             : 1U;
        }
    }
    CHECK(wrong == 0);
    CHECK(folded > 1000);
}
