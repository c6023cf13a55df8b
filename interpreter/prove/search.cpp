#include "interpreter/prove/search.hpp"

#include <algorithm>
#include <functional>

namespace biaochi::prove {

namespace {

bool is_number(const Value& value) { return value.state == Value::number; }

class Search {
public:
    Search(const Local& local, Sampler& sampler, const Question& question, Answer& answer, Effort effort)
        : sampler_(sampler),
          question_(question),
          answer_(answer),
          left_(effort.regions),
          steps_(effort.steps),
          local_(local),
          asked_(question.b == no_id ? std::vector<Id>{question.a} : std::vector<Id>{question.a, question.b}),
          regions_(local, asked_),
          engine_(local, asked_) {}

    // For an extreme the most promising region comes first, so that what is left bounds what can be missed.
    void run() {
        if (question_.kind == Question::holds) take_aim();
        if (done()) return;
        push(regions_.all());
        if (optimum() && !nodes_.empty()) {
            root_ = nodes_.front().value;
            if (regions_.enter(nodes_.front().region) && !closed()) climb();
        }
        while (!nodes_.empty()) {
            if (optimum()) std::pop_heap(nodes_.begin(), nodes_.end(), by_promise());
            const Node node = std::move(nodes_.back());
            nodes_.pop_back();
            if (left_ == 0) {
                open_ = true;
                if (optimum()) leave_open(node.value);
                break;  // the others of an extreme promise less
            }
            --left_;
            spend(regions_.cost());
            if (!regions_.enter(node.region) || closed()) continue;
            if (node.region.halvings == 0) {
                try_inside();
                if (optimum() && left_ % 16 == 0) climb_from(whole(regions_.inside()));
            }
            if (done()) return;
            if (closed()) continue;
            std::optional<Split> split = regions_.split(asked_);
            if (split && split->halves && node.region.halvings == 0) {
                climb();
                if (closed()) continue;
            }
            if (!split) {
                open_ = true;
                if (optimum()) leave_open(node.value);
                continue;
            }
            for (std::size_t i = split->parts.size(); i-- > 0;) push(std::move(split->parts[i]));
        }
        answer_.proven = !open_;
        if (!open_ || !optimum() || (root_.state & Value::number) == 0) return;
        // Better facts may have come after a region was left open.
        const bool high = question_.kind == Question::highest;
        const Number end = bound_ ? *bound_ : high ? root_.high : root_.low;
        if (answer_.value && (high ? end <= *answer_.value : end >= *answer_.value))
            answer_.proven = true;
        else
            answer_.bound = end;
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

    struct Node {
        Region region;
        Value value;  // of `a` in it
    };

    std::function<bool(const Node&, const Node&)> by_promise() const {
        const bool high = question_.kind == Question::highest;
        return [high](const Node& a, const Node& b) {
            return high ? a.value.high < b.value.high : b.value.low < a.value.low;
        };
    }

    void push(Region region) {
        if (!optimum()) {
            nodes_.push_back({std::move(region), {}});
            return;
        }
        if (!regions_.enter(region) || closed()) return;
        nodes_.push_back({std::move(region), regions_.value(question_.a)});
        std::push_heap(nodes_.begin(), nodes_.end(), by_promise());
    }

    void leave_open(const Value& a) {
        const bool high = question_.kind == Question::highest;
        const Number& end = high ? a.high : a.low;
        if (!bound_ || (high ? *bound_ < end : end < *bound_)) bound_ = end;
    }

    void spend(std::size_t steps) {
        if (steps_ == nullptr) return;
        *steps_ -= std::min(*steps_, steps);
        if (*steps_ == 0) left_ = 0;
    }

    bool offer(const std::vector<Point>& points) {
        engine_.run(points);
        spend(points.size() * engine_.cost());
        bool better = false;
        for (std::size_t i = 0; i < points.size(); ++i)
            if (engine_.valid(i))
                better = improve(question_, answer_, points[i], engine_.value(0, i),
                                 engine_.value(asked_.size() - 1, i), length_of(points[i])) ||
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
        std::vector<Point> points;
        for (const std::int64_t scale : {1, 10, 100}) {  // 0.8 of 1 is no number of people, 80 of 100 is
            Point scaled_up = inside;
            for (std::size_t fact = 0; fact < inside.size(); ++fact) {
                const Domain& domain = local_.domains[fact];
                if (!domain.whole || domain.kind != facts::FactKind::quantity) continue;
                scaled_up[fact] = inside[fact] * scale;
                if (scaled_up[fact] > domain.most) scaled_up[fact] = domain.most;
            }
            points.push_back(whole(scaled_up));
            for (std::size_t fact = 0; fact < inside.size(); ++fact)
                if (local_.domains[fact].whole) scaled_up[fact] = scaled_up[fact].ceil();
            points.push_back(std::move(scaled_up));
        }
        Point mended = points[0];
        if (sampler_.mend(mended)) points.push_back(std::move(mended));
        return offer(points);
    }

    void take_aim() {
        std::vector<Point> points;
        for (int i = 0; i < 32; ++i) {
            Point point = sampler_.random_point();
            if (sampler_.aim(question_.a, point)) points.push_back(std::move(point));
        }
        offer(points);
    }

    // Uphill from a place of its own; what it finds is kept where it is better than all before.
    void climb_from(Point point) {
        sampler_.mend(point);
        Answer own;
        for (int round = 0; round < 5; ++round) {
            std::vector<Point> points = sampler_.neighbours(point, 6);
            points.push_back(point);
            engine_.run(points);
            spend(points.size() * engine_.cost());
            bool better = false;
            for (std::size_t i = 0; i < points.size(); ++i) {
                if (!engine_.valid(i)) continue;
                better = improve(question_, own, points[i], engine_.value(0, i), engine_.value(0, i),
                                 length_of(points[i])) ||
                         better;
            }
            if (!better) break;
            point = *own.facts;
        }
        if (own.facts) offer({*own.facts});
    }

    // From the best facts known, one change at a time.
    void climb() {
        if (!optimum() || climbed_++ >= 3) return;
        for (int round = 0; round < 6 && answer_.facts; ++round)
            if (!offer(sampler_.neighbours(*answer_.facts, 12))) break;
    }

    Sampler& sampler_;
    const Question& question_;
    Answer& answer_;
    unsigned left_;
    std::size_t* steps_;
    const Local& local_;
    std::vector<Id> asked_;
    Regions regions_;
    Engine engine_;
    std::vector<Node> nodes_;
    bool open_ = false;
    int climbed_ = 0;
    Value root_ = Value::of(Value::undefined);  // of `a`, anywhere
    std::optional<Number> bound_;
};

}  // namespace

std::size_t length_of(const Point& facts) {
    std::size_t length = 0;
    for (const Number& each : facts)
        if (!each.is_zero()) length += each == 1 ? 3 : 2 + each.text().size();
    return length;
}

bool improve(const Question& question, Answer& answer, const Point& facts, const Value& a, const Value& b,
             std::size_t length) {
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
            if (!is_number(a) || (!question.ends && !a.exact())) return false;
            const Number& end = question.kind == Question::highest ? a.high : a.low;
            const int order = answer.value ? compare(end, *answer.value) : 0;
            const bool better = question.kind == Question::highest ? order > 0 : order < 0;
            if (answer.value && !better && (order != 0 || length >= answer.length)) return false;
            const bool improved = !answer.value || better;
            answer.value = end;
            answer.facts = facts;
            answer.length = length;
            return improved;
        }
    }
    const bool first = !answer.shown();
    if (first || length < answer.length) {
        answer.facts = facts;
        answer.length = length;
    }
    return first;
}

namespace {

// Where proofs do not understand a primitive: what its parts can be bounds it, and points are changed one
// fact at a time as long as that leads on.
void climb(const Local& local, Sampler& sampler, const Question& question, Answer& answer) {
    const bool extreme = question.kind == Question::highest || question.kind == Question::lowest;
    constexpr int most_rounds = 24;
    if (extreme || !answer.shown()) {
        Engine engine(local, {question.a, question.b == no_id ? question.a : question.b});
        Point at = answer.facts.value_or(local.base);
        for (int round = 0; round < most_rounds; ++round) {
            const std::vector<Point> points = sampler.neighbours(at, 6);
            engine.run(points);
            bool better = false;
            for (std::size_t i = 0; i < points.size(); ++i)
                if (engine.valid(i) && improve(question, answer, points[i], engine.value(0, i),
                                               engine.value(1, i), length_of(points[i])))
                    better = true;
            if (!better || !extreme) break;
            at = *answer.facts;
        }
    }
    if (!extreme) return;
    const model::Nature& nature = local.pool().nature(question.a);
    answer.bound = question.kind == Question::highest ? nature.most : nature.least;
    answer.proven = answer.bound && answer.value && *answer.bound == *answer.value;
}

}  // namespace

void search(const Local& local, Sampler& sampler, const Question& question, Answer& answer, Effort effort) {
    if (local.opaque) {
        climb(local, sampler, question, answer);
        return;
    }
    Search(local, sampler, question, answer, effort).run();
}

}  // namespace biaochi::prove
