// Facts worth trying: at thresholds, just beside them, and where several of them meet.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "interpreter/prove/linear.hpp"

namespace biaochi::prove {

// Always the same for the same seed; no other source of chance is used.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
    bool chance(unsigned percent) { return below(100) < percent; }

private:
    std::uint64_t state_;
};
std::uint64_t seed_of(std::string_view text);

class Sampler {
public:
    Sampler(const Local& local, std::uint64_t seed);

    // Points that break no check as far as this can see; the base is the first.
    std::vector<Point> sample();
    // Changes a point so that a condition holds (or does not): false where no way was found.
    bool force(Id condition, bool wanted, Point& point, unsigned depth = 0);
    // The same within the checks, as far as it can be done.
    bool aim(Id condition, Point& point);
    // Makes the checks hold.
    bool mend(Point& point);
    // Whether a condition holds: 1, 0, or -1 where only the engine can tell.
    int truth(Id condition, const Point& point, unsigned depth = 0);

    // Values of one fact worth trying, ascending.
    const std::vector<Number>& values(std::size_t fact) const { return values_[fact]; }
    // The same, with those at which something changes while the other facts stay as in the point.
    std::vector<Number> line(const Point& point, std::size_t fact, std::size_t most) const;
    // Points that differ in one fact.
    std::vector<Point> neighbours(const Point& point, std::size_t most_values);
    Point random_point();

    std::vector<bool> frozen;  // by fact: must not be changed
    const std::vector<Linear>& atoms() const { return atoms_; }

private:
    struct Quotient {
        bool known = false;
        Fraction of;
    };
    enum class Relation { less, less_equal, equal, not_equal };

    Quotient difference(Id comparison, const Point& point);
    Quotient cached(Id id, const std::vector<Fraction>& found, bool same_everywhere);
    bool solve(const Linear& form, Relation relation, Point& point);
    bool solve_for(const Linear& form, std::size_t term, Relation relation, Point& point) const;
    bool force_comparison(Id id, bool wanted, Point& point);
    bool set(std::uint32_t fact, const Number& value, Point& point) const;
    std::vector<Id> conditions() const;

    const Local& local_;
    Dice dice_;
    std::vector<Linear> atoms_;
    std::vector<std::vector<Number>> values_;
    std::vector<std::vector<std::size_t>> atoms_of_;  // by fact
    std::map<Id, Quotient> known_;
};

}  // namespace biaochi::prove
