#include <doctest/doctest.h>

#include <random>

#include "interpreter/prove/region.hpp"
#include "interpreter/prove/simplex.hpp"

using biaochi::Number;
using biaochi::prove::Constraint;
using biaochi::prove::Domain;
using biaochi::prove::feasible;
using biaochi::prove::Linear;
using biaochi::prove::Point;
using biaochi::prove::Value;

namespace {

Linear form(std::vector<std::pair<std::uint32_t, Number>> terms, Number constant) {
    return {std::move(terms), std::move(constant)};
}

bool satisfies(const Constraint& constraint, const Point& point) {
    const Number value = constraint.form.at(point);
    return constraint.strict ? value < 0 : value <= 0;
}

}  // namespace

TEST_CASE("simplex: strict and other constraints") {
    const std::vector<Value> box(2, Value(0, 10));
    // x + y <= 3 and x >= 3 leave one point; with < none
    const Constraint sum{form({{0, 1}, {1, 1}}, -3), false};
    const Constraint low{form({{0, -1}}, 3), false};
    const auto found = feasible({sum, low}, box, {0, 0});
    REQUIRE(found);
    CHECK((*found)[0] == 3);
    CHECK((*found)[1] == 0);
    CHECK_FALSE(feasible({{sum.form, true}, low}, box, {0, 0}));
    CHECK(feasible({{sum.form, true}}, box, {0, 0}));
    CHECK_FALSE(feasible({{form({}, 1), false}}, box, {0, 0}));
    CHECK_FALSE(feasible({{form({{0, 1}}, 1), false}}, box, {0, 0}));  // x <= -1
}

TEST_CASE("simplex: agrees with a grid") {
    std::mt19937 random(7);
    const auto number = [&](int least, int most) {
        return least + static_cast<int>(random() % unsigned(most - least + 1));
    };
    for (int round = 0; round < 2000; ++round) {
        const std::vector<Value> box{Value(0, 4), Value(-2, 3), Value(0, 2)};
        std::vector<Constraint> constraints;
        for (int i = number(1, 5); i > 0; --i) {
            Linear each;
            for (std::uint32_t fact = 0; fact < 3; ++fact)
                if (const int times = number(-3, 3)) each.terms.emplace_back(fact, Number(times));
            each.constant = Number(number(-6, 6), 2);
            constraints.push_back({each, number(0, 2) == 0});
        }
        const auto found = feasible(constraints, box, {0, 0, 0});
        if (found) {
            for (const Constraint& each : constraints) CHECK(satisfies(each, *found));
            for (std::size_t fact = 0; fact < 3; ++fact) {
                CHECK((*found)[fact] >= box[fact].low);
                CHECK((*found)[fact] <= box[fact].high);
            }
            continue;
        }
        for (int x = 0; x <= 16; ++x)
            for (int y = -8; y <= 12; ++y)
                for (int z = 0; z <= 8; ++z) {
                    const Point point{Number(x, 4), Number(y, 4), Number(z, 4)};
                    bool all = true;
                    for (const Constraint& each : constraints) all = all && satisfies(each, point);
                    CHECK_FALSE(all);
                    if (all) return;
                }
    }
}

TEST_CASE("constraints over whole facts are tightened") {
    Domain whole;
    whole.whole = true;
    const std::vector<Domain> domains{whole, whole, {}};
    // x - 0.9 y < 0 over whole numbers: 10 x - 9 y + 1 <= 0
    const Constraint tight = tightened({form({{0, 1}, {1, Number(-9, 10)}}, 0), true}, domains);
    CHECK_FALSE(tight.strict);
    CHECK(tight.form == form({{0, 10}, {1, -9}}, 1));
    const Constraint loose = tightened({form({{0, 1}, {2, -1}}, 0), true}, domains);
    CHECK(loose.strict);
}
