#include "interpreter/prove/search.hpp"

#include <algorithm>

namespace biaochi::prove {

namespace {

bool is_number(const Value& value) { return value.state == Value::number; }

std::size_t size_of(const Number& number) { return number.text().size(); }

// Facts that are easier to read: fewer that are not 0, and shorter ones.
bool simpler(const Point& a, const Point& b) {
    std::size_t left = 0;
    std::size_t right = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] == b[i]) continue;
        left += a[i].is_zero() ? 0 : 2 + size_of(a[i]);
        right += b[i].is_zero() ? 0 : 2 + size_of(b[i]);
    }
    return left < right;
}

class Search {
public:
    Search(const Local& local, Sampler& sampler, const Question& question, Answer& answer, Effort effort)
        : sampler_(sampler),
          question_(question),
          answer_(answer),
          left_(effort.regions),
          local_(local),
          asked_(question.b == no_id ? std::vector<Id>{question.a} : std::vector<Id>{question.a, question.b}),
          regions_(local, asked_),
          engine_(local, asked_) {}

    void run() {
        open_ = false;
        std::vector<Region> stack{regions_.all()};
        while (!stack.empty()) {
            const Region region = std::move(stack.back());
            stack.pop_back();
            if (left_ == 0) {
                open_ = true;  // and nothing is known of this one
                all_bounded_ = false;
                break;
            }
            --left_;
            if (!regions_.enter(region) || closed()) continue;
            const bool found_now = region.halvings > 0 ? false : try_inside();
            if (found_now && done()) return;
            if (closed()) continue;
            std::optional<Split> split = regions_.split(asked_);
            if (split && split->halves && region.halvings == 0) {
                climb();
                if (done()) return;
                if (closed()) continue;
            }
            if (!split) {
                leave_open();
                continue;
            }
            for (std::size_t i = split->parts.size(); i-- > 0;) stack.push_back(std::move(split->parts[i]));
        }
        if (!open_)
            answer_.proven = true;
        else if (all_bounded_)
            answer_.bound = bound_;
    }

private:
    bool optimum() const { return question_.kind == Question::highest || question_.kind == Question::lowest; }
    bool done() const { return !optimum() && answer_.shown(); }

    // Nothing in the entered region can better the answer.
    bool closed() const {
        const Value& a = regions_.value(question_.a);
        switch (question_.kind) {
            case Question::holds: return (a.state & Value::number) == 0 || a.high.is_zero();
            case Question::differ: return regions_.same(question_.a, question_.b);
            case Question::highest:
                return (a.state & Value::number) == 0 || (answer_.value && a.high <= *answer_.value);
            default: return (a.state & Value::number) == 0 || (answer_.value && a.low >= *answer_.value);
        }
    }

    void leave_open() {
        open_ = true;
        if (!optimum()) return;
        const Value& a = regions_.value(question_.a);
        const bool high = question_.kind == Question::highest;
        const Number& end = high ? a.high : a.low;
        if (!bound_ || (high ? *bound_ < end : end < *bound_)) bound_ = end;
    }

    bool offer(const std::vector<Point>& points) {
        engine_.run(points);
        bool better = false;
        for (std::size_t i = 0; i < points.size(); ++i)
            if (engine_.valid(i))
                better = improve(question_, answer_, points[i], engine_.value(0, i),
                                 engine_.value(asked_.size() - 1, i)) ||
                         better;
        return better;
    }

    Point whole(Point point) const {
        for (std::size_t fact = 0; fact < point.size(); ++fact)
            if (local_.domains[fact].whole) point[fact] = point[fact].floor();
        return point;
    }

    bool try_inside() {
        const Point& inside = regions_.inside();
        std::vector<Point> points{whole(inside)};
        Point mended = points[0];
        if (mended != inside) {
            for (std::size_t fact = 0; fact < inside.size(); ++fact)
                if (local_.domains[fact].whole) mended[fact] = inside[fact].ceil();
            points.push_back(mended);
        }
        mended = points[0];
        if (sampler_.mend(mended)) points.push_back(mended);
        return offer(points);
    }

    // From the best facts known, one change at a time.
    void climb() {
        if (!optimum() || climbed_++ >= 2) return;
        for (int round = 0; round < 6 && answer_.facts; ++round)
            if (!offer(sampler_.neighbours(*answer_.facts, 12))) break;
    }

    Sampler& sampler_;
    const Question& question_;
    Answer& answer_;
    unsigned left_;
    const Local& local_;
    std::vector<Id> asked_;
    Regions regions_;
    Engine engine_;
    bool open_ = false, all_bounded_ = true;
    int climbed_ = 0;
    std::optional<Number> bound_;
};

}  // namespace

bool improve(const Question& question, Answer& answer, const Point& facts, const Value& a, const Value& b) {
    switch (question.kind) {
        case Question::holds:
            if (!a.truth()) return false;
            break;
        case Question::differ: {
            const bool same = a.state == b.state &&
                              ((a.state & Value::number) == 0 || (a.low == b.low && a.high == b.high));
            if (same) return false;
            break;
        }
        default: {
            if (!a.exact() || !is_number(a)) return false;
            const int order = answer.value ? compare(a.low, *answer.value) : 0;
            const bool better = question.kind == Question::highest ? order > 0 : order < 0;
            if (answer.value && !better && (order != 0 || !simpler(facts, *answer.facts))) return false;
            const bool improved = !answer.value || better;
            answer.value = a.low;
            answer.facts = facts;
            return improved;
        }
    }
    const bool first = !answer.shown();
    if (first || simpler(facts, *answer.facts)) answer.facts = facts;
    return first;
}

void search(const Local& local, Sampler& sampler, const Question& question, Answer& answer, Effort effort) {
    if (local.opaque) return;
    Search(local, sampler, question, answer, effort).run();
}

}  // namespace biaochi::prove
