// What groups and the total can reach.
#include <algorithm>
#include <map>

#include "interpreter/prove/joint.hpp"
#include "interpreter/prove/words.hpp"

namespace biaochi::prove {

namespace {

struct Groups {
    Cutter& cutter;
    const std::vector<Part>& parts;
    Report& report;
    const model::Model& model;
    Whole whole;
    std::map<std::size_t, const Part*> by_row;
    Point high, low;  // all parts together
    std::vector<Value> high_scores, low_scores;
    std::vector<bool> may_be_out;  // by row
    std::vector<bool> told;        // by row: a finding about full points stands in it

    Groups(Cutter& c, const std::vector<Part>& p, Report& r)
        : cutter(c),
          parts(p),
          report(r),
          model(c.model()),
          whole(c.model()),
          may_be_out(c.model().rows.size()),
          told(c.model().rows.size()) {
        for (std::size_t i = may_be_out.size(); i-- > 0;) {  // children come after their row
            const model::Row& row = model.rows[i];
            may_be_out[i] = !model.pool.is_constant(row.out, 0);
            bool all = !row.children.empty();
            for (const std::size_t child : row.children) all = all && may_be_out[child];
            if (all) may_be_out[i] = true;
        }
        for (const Part& part : parts) by_row.emplace(part.row, &part);
        for (const Diagnostic& each : report.findings)
            if (each.code == Code::points_unreachable || each.code == Code::points_not_shown)
                for (std::size_t i = 0; i < told.size(); ++i)
                    told[i] = told[i] || model.rows[i].span.begin == each.span.begin;
    }

    void parts_below(std::size_t row, std::vector<const Part*>& all) const {
        const auto part = by_row.find(row);
        if (part != by_row.end()) {
            all.push_back(part->second);
            return;
        }
        for (const std::size_t child : model.rows[row].children) parts_below(child, all);
    }

    // An end of a sum: what its parts reach together, and what they cannot pass.
    Bound bound_of(Id id, const std::vector<std::size_t>& rows, bool up, const std::optional<Number>& cap,
                   std::size_t place) {
        Number limit;
        bool limited = true;
        std::vector<const Part*> below;
        for (const std::size_t row : rows) {
            parts_below(row, below);
            const Bound& bound = up ? report.rows[row].most : report.rows[row].least;
            std::optional<Number> end = bound.proven ? bound.reached : bound.limit;
            limited = limited && end.has_value();
            if (!end) continue;
            if (may_be_out[row] && (up ? *end < 0 : *end > 0)) end = Number(0);  // left out of the sum
            limit += *end;
        }
        if (cap && *cap < limit) limit = *cap;
        Point facts = up ? high : low;
        Value value = score_at(up ? high_scores : low_scores, place);
        const auto whole_proof = [&] { return limited && value.exact() && value.low == limit; };
        if (!whole_proof() && below.size() < parts.size()) {
            const Point own = join(cutter, below, up, whole);
            const Value other = score_at(whole.scores(own), place);
            if (other.exact() && (!value.exact() || (up ? value.low < other.low : other.low < value.low))) {
                value = other;
                facts = own;
            }
        }
        Bound bound;
        if (value.exact()) bound.reached = value.low;
        bound.proven = whole_proof();
        if (limited) bound.limit = limit;
        if (!bound.proven) look_closer(id, up, facts, bound);
        for (std::uint32_t i = 0; i < facts.size(); ++i) bound.facts.emplace_back(i, facts[i]);
        return bound;
    }

    static Value score_at(const std::vector<Value>& scores, std::size_t place) {
        return place < scores.size() ? scores[place] : Value::of(Value::not_applicable);
    }

    // Branch and bound over the sum itself, where it is small enough.
    void look_closer(Id id, bool up, Point& facts, Bound& bound) {
        Local local = cutter.cut(std::vector<Id>{id});
        if (local.facts.size() > 64) return;
        Sampler sampler(local, seed_of(model.title));
        Answer answer;
        if (bound.reached) {
            Point start;
            for (const std::uint32_t fact : local.facts) start.push_back(facts[fact]);
            answer.facts = start;
            answer.length = length_of(start);
            answer.value = bound.reached;
        }
        search(local, sampler, {up ? Question::highest : Question::lowest, local.asked[0], no_id}, answer,
               {200});
        if (!answer.facts) return;
        for (std::size_t i = 0; i < local.facts.size(); ++i) facts[local.facts[i]] = (*answer.facts)[i];
        bound.reached = answer.value;
        bound.proven = answer.proven;
        if (!answer.proven && answer.bound &&
            (!bound.limit || (up ? *answer.bound < *bound.limit : *answer.bound > *bound.limit)))
            bound.limit = answer.bound;
    }

    void group(std::size_t index) {
        const model::Row& row = model.rows[index];
        if (by_row.count(index) > 0 || row.children.empty()) return;
        for (const std::size_t child : row.children) {
            group(child);
            told[index] = told[index] || told[child];
        }
        RowReport& own = report.rows[index];
        own.most = bound_of(row.score, row.children, true, std::nullopt, index);
        own.least = bound_of(row.score, row.children, false, std::nullopt, index);
        if (!row.points || told[index] || (own.most.reached && *own.most.reached >= *row.points)) return;
        told[index] = true;
        complain(own.most, Code::points_unreachable, row.span, row_text(row), *row.points);
    }

    void complain(const Bound& most, Code code, Span span, const Text& name, const Number& points) {
        report.findings.push_back(
            {most.proven ? code : Code::points_not_shown,
             span,
             {name, points.text(), most.reached ? points_text(*most.reached) : Text("0 分", "0 points"),
              facts_text(model.schema, most.facts)},
             {}});
    }

    void run() {
        std::vector<const Part*> all;
        for (const Part& part : parts) all.push_back(&part);
        high = join(cutter, all, true, whole);
        high_scores = whole.scores(high);
        low = join(cutter, all, false, whole);
        low_scores = whole.scores(low);
        bool complained = false;
        for (const std::size_t top : model.tops) {
            group(top);
            complained = complained || told[top];
        }
        const std::size_t total = model.rows.size();
        report.most = bound_of(model.total, model.tops, true, model.cap, total);
        report.least = bound_of(model.total, model.tops, false, model.cap, total);
        Number reached;
        for (const std::size_t top : model.tops) {
            const Value value = score_at(high_scores, top);
            if (!model.rows[top].bonus && value.exact()) reached += value.low;
        }
        if (complained || reached >= model.points || (model.cap && *model.cap < model.points)) return;
        Bound bound = report.most;
        bound.reached = reached;
        complain(bound, Code::points_unreachable, model.span, {"总分", "the total"}, model.points);
    }
};

}  // namespace

void find_groups(Cutter& cutter, const std::vector<Part>& parts, Report& report) {
    Groups(cutter, parts, report).run();
}

}  // namespace biaochi::prove
