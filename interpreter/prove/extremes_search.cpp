// The ends of what cannot be taken apart: branch and bound over the facts that it reads.
#include <algorithm>

#include "interpreter/prove/extremes.hpp"
#include "interpreter/prove/search.hpp"

namespace biaochi::prove {

namespace {

// One expression, or a sum, in a cut of its own.
struct Target {
    Local local;
    Id value = no_id;
    Id out = no_id;  // truth: it is not applicable; no_id: it always applies
};

}  // namespace

std::optional<Number> Ends::width() const {
    if (!number) return Number(0);
    if (!least.limit || !most.limit) return std::nullopt;
    const Number low = out && *least.limit > 0 ? Number(0) : *least.limit;
    const Number high = out && *most.limit < 0 ? Number(0) : *most.limit;
    return high - low;
}

// Points that the parts are best with, each alone, laid over one another.
std::vector<Point> Extremes::laid_over(const Parts& parts, const Local& local) {
    std::vector<Point> points;
    for (const bool up : {false, true})
        for (const bool back : {false, true}) {
            Point point = local.base;
            for (std::size_t i = 0; i < parts.size(); ++i) {
                const Part& part = parts[back ? parts.size() - 1 - i : i];
                const Ends& own = of(part.id);
                for (const auto& [fact, value] : (up == (part.times > 0) ? own.most : own.least).facts) {
                    const auto place = std::lower_bound(local.facts.begin(), local.facts.end(), fact);
                    if (place != local.facts.end() && *place == fact)
                        point[static_cast<std::size_t>(place - local.facts.begin())] = value;
                }
            }
            points.push_back(std::move(point));
        }
    return points;
}

// A sum is no more than all its parts together.
void Extremes::limit_by_parts(const Parts& parts, Ends& ends) {
    Ends all{exactly(0), exactly(0), true, false};
    for (const Part& part : parts) {
        Ends own = scaled(of(part.id), part.times);
        if (own.out && own.least.limit && *own.least.limit > 0) own.least.limit = Number(0);
        if (own.out && own.most.limit && *own.most.limit < 0) own.most.limit = Number(0);
        all = joined(all, own, [](const Number& a, const Number& b) { return a + b; });
    }
    if (all.least.limit && (!ends.least.limit || *ends.least.limit < *all.least.limit))
        ends.least.limit = all.least.limit;
    if (all.most.limit && (!ends.most.limit || *all.most.limit < *ends.most.limit))
        ends.most.limit = all.most.limit;
}

namespace {

Target target_of(Local cut, const std::vector<Number>& times, bool summed) {
    Target target;
    target.local = std::move(cut);
    model::Pool& pool = target.local.pool();
    std::vector<Id> terms;
    for (std::size_t i = 0; i < times.size(); ++i) {
        Id term = target.local.asked[i];
        if (pool.nature(term).absent) {
            const Id applies = pool.make(Op::applicable, term);
            if (summed)
                term = pool.make(Op::select, applies, term, pool.constant(0));
            else
                target.out = pool.make(Op::negation, applies);
        }
        terms.push_back(times[i] == 1 ? term : pool.make(Op::multiply, term, pool.constant(times[i])));
    }
    target.value = terms.size() == 1 ? terms[0] : pool.sum(terms);
    return target;
}

// What is asked of a target, and what was found.
struct Asked {
    const Target& target;
    Question least, most, out;
    Answer least_answer, most_answer, out_answer;

    explicit Asked(const Target& of)
        : target(of),
          least{Question::lowest, of.value, no_id, true},
          most{Question::highest, of.value, no_id, true},
          out{Question::holds, of.out, no_id, false} {}

    void offer(const std::vector<Point>& points) {
        std::vector<Id> wanted{target.value};
        if (target.out != no_id) wanted.push_back(target.out);
        Engine engine(target.local, wanted);
        engine.run(points);
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (!engine.valid(i)) continue;
            const std::size_t length = length_of(points[i]);
            const Value& value = engine.value(0, i);
            improve(least, least_answer, points[i], value, value, length);
            improve(most, most_answer, points[i], value, value, length);
            if (target.out == no_id) continue;
            improve(out, out_answer, points[i], engine.value(1, i), engine.value(1, i), length);
        }
    }

    End end(Sampler& sampler, const Question& question, Answer& answer) const {
        // What reads very much is looked at in fewer regions: each costs as much.
        const std::size_t most_regions = 40000 / target.local.pool().size();
        search(target.local, sampler, question, answer,
               {static_cast<unsigned>(std::clamp<std::size_t>(most_regions, 20, 400))});
        End end;
        end.limit = answer.proven ? answer.value : answer.bound;
        if (!answer.facts) return end;
        end.reached = answer.value;
        for (std::size_t i = 0; i < target.local.facts.size(); ++i)
            end.facts.emplace_back(target.local.facts[i], (*answer.facts)[i]);
        return end;
    }

    Ends ends(Sampler& sampler) {
        Ends ends;
        ends.least = end(sampler, least, least_answer);
        ends.most = end(sampler, most, most_answer);
        for (const Answer* answer : {&least_answer, &most_answer})
            if (!answer->facts && answer->proven) ends.number = false;
        if (target.out == no_id) return ends;
        if (!out_answer.shown()) search(target.local, sampler, out, out_answer);
        ends.out = out_answer.shown() || !out_answer.proven;
        return ends;
    }
};

}  // namespace

Ends Extremes::search(const Parts& parts, bool summed) {
    std::vector<std::pair<Id, Number>> key;
    for (const Part& part : parts) key.emplace_back(part.id, part.times);
    std::sort(key.begin(), key.end());
    key.emplace_back(no_id, summed ? 1 : 0);
    const auto found = searched_.find(key);
    if (found != searched_.end()) return found->second;
    std::vector<Id> ids;
    std::vector<Number> times;
    for (const Part& part : parts) {
        ids.push_back(part.id);
        times.push_back(part.times);
    }
    const Target target = target_of(cutter_.cut(ids), times, summed);
    Sampler sampler(target.local, seed_of(model_.title));
    std::vector<Point> points = sampler.sample();
    if (parts.size() > 1)
        for (Point& point : laid_over(parts, target.local)) {
            points.push_back(point);
            if (sampler.mend(point)) points.push_back(std::move(point));
        }
    Asked asked(target);
    asked.offer(points);
    Ends ends = asked.ends(sampler);
    if (parts.size() > 1) limit_by_parts(parts, ends);
    return searched_.emplace(std::move(key), std::move(ends)).first->second;
}

}  // namespace biaochi::prove
