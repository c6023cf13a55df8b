// What an expression can be, from what its facts can be.
#include <doctest/doctest.h>

#include "interpreter/model/expression.hpp"

using biaochi::Number;
using biaochi::model::Id;
using biaochi::model::Nature;
using biaochi::model::Op;
using biaochi::model::Pool;
using biaochi::model::Space;

namespace {

struct World {
    Pool pool;
    std::uint32_t facts = 0;

    Id fact(std::optional<Number> least, std::optional<Number> most, bool whole = false) {
        Nature nature;
        nature.least = std::move(least);
        nature.most = std::move(most);
        nature.whole = whole;
        return pool.fact(facts++, nature);
    }
    Id between(int least, int most) { return fact(Number(least), Number(most)); }

    // "whole 0…5", "…", "-3… absent divides"
    std::string of(Id id) const {
        const Nature& nature = pool.nature(id);
        std::string text = nature.whole ? "whole " : "";
        text += (nature.least ? nature.least->text() : "") + "…" + (nature.most ? nature.most->text() : "");
        if (nature.absent) text += " absent";
        if (nature.divides) text += " divides";
        if (nature.compares) text += " compares";
        return text;
    }
};

}  // namespace

TEST_CASE("nature: sums, differences, products and quotients") {
    World w;
    const Id a = w.between(-2, 3);
    const Id b = w.between(1, 4);
    const Id n = w.fact(Number(0), std::nullopt, true);
    CHECK(w.of(w.pool.make(Op::add, a, b)) == "-1…7");
    CHECK(w.of(w.pool.make(Op::subtract, a, b)) == "-6…2");
    CHECK(w.of(w.pool.make(Op::multiply, a, b)) == "-8…12");
    CHECK(w.of(w.pool.make(Op::negate, a)) == "-3…2");
    CHECK(w.of(w.pool.make(Op::divide, a, w.pool.constant(-2))) == "-1.5…1");
    CHECK(w.of(w.pool.make(Op::divide, n, n)) == "0… divides");
    CHECK(w.of(w.pool.make(Op::divide, a, n)) == "… divides");
    CHECK(w.of(w.pool.make(Op::multiply, n, n)) == "whole 0…");
    CHECK(w.of(w.pool.sum({a, b, n})) == "-1…");
}

TEST_CASE("nature: choices and bounds") {
    World w;
    const Id a = w.between(-2, 3);
    const Id b = w.between(1, 9);
    const Id open = w.fact(std::nullopt, std::nullopt);
    const Id truth = w.fact(Number(0), Number(1), true);
    CHECK(w.of(w.pool.make(Op::larger, a, b)) == "1…9");
    CHECK(w.of(w.pool.make(Op::smaller, a, b)) == "-2…3");
    CHECK(w.of(w.pool.make(Op::larger, w.pool.constant(0),
                           w.pool.make(Op::smaller, w.pool.constant(8), open))) == "0…8");
    CHECK(w.of(w.pool.make(Op::select, truth, a, b)) == "-2…9");
    CHECK(w.of(w.pool.make(Op::select, truth, a, w.pool.not_applicable())) == "-2…3 absent");
    CHECK(w.of(w.pool.make(Op::applicable, w.pool.make(Op::select, truth, a, w.pool.not_applicable()))) ==
          "whole 0…1");
    CHECK(w.of(w.pool.make(Op::floor, w.fact(Number(-3, 2), Number(5, 2)))) == "whole -2…2");
    CHECK(w.of(w.pool.make(Op::ceil, w.fact(Number(-3, 2), Number(5, 2)))) == "whole -1…3");
}

TEST_CASE("nature: over the records of a ledger") {
    World w;
    const Space records = w.pool.records_of(0);
    Nature some;
    some.least = Number(2);
    some.most = Number(6);
    some.whole = true;
    const Id field = w.pool.field(records, 0, some);
    CHECK(w.of(w.pool.over(Op::total, records, {field})) == "whole 0…");  // there may be none
    CHECK(w.of(w.pool.over(Op::highest, records, {field})) == "whole 2…6 divides");
    CHECK(w.of(w.pool.over(Op::earlier_same, records, {field})) == "whole 0…");
}

TEST_CASE("nature: over the parts of a row") {
    World w;
    const Id parts = w.pool.pack({w.between(0, 10), w.between(0, 4), w.between(-1, 6)});
    const Space space = w.pool.space(parts);
    CHECK(w.of(w.pool.over(Op::total, space, {parts})) == "-3…30");
    const Id none = w.pool.constant(0);
    CHECK(w.of(w.pool.over(Op::trimmed, space, {parts, none, none})) == "-3…30");
}

TEST_CASE("nature: over the batch") {
    World w;
    const Id a = w.between(0, 10);
    CHECK(w.of(w.pool.over(Op::above, biaochi::model::per_subject, {a})) == "whole 0… compares");
    CHECK(w.of(w.pool.over(Op::ties, biaochi::model::per_subject, {a})) == "whole 1… compares");
    CHECK(w.pool.nature(w.pool.over(Op::total, biaochi::model::per_subject, {a})).compares);
}

TEST_CASE("nature: a constant does not grow with its uses, a product does with its factors") {
    World w;
    const Id ten = w.pool.constant(10);
    for (int i = 0; i < 200; ++i) w.pool.make(Op::multiply, ten, w.pool.constant(Number(1, 2)));
    for (int i = 0; i < 200; ++i) w.pool.sum({w.pool.constant(5), w.pool.constant(3), w.pool.constant(2)});
    const Id a = w.between(0, 1);
    for (int i = 0; i < 200; ++i) w.pool.make(Op::divide, a, w.pool.constant(1));
    CHECK_FALSE(w.pool.too_large());
    Id power = a;
    for (int i = 1; i < 64; ++i) power = w.pool.make(Op::multiply, power, a);
    CHECK_FALSE(w.pool.too_large());
    w.pool.make(Op::multiply, power, a);
    CHECK(w.pool.too_large());
}
