// Whether raising one fact alone raises the score in one place and lowers it in another.
#include <algorithm>
#include <map>

#include "interpreter/prove/row.hpp"
#include "interpreter/prove/words.hpp"

namespace biaochi::prove {

namespace {

constexpr std::size_t most_starts = 12;
constexpr std::size_t most_values = 16;
constexpr std::size_t most_facts = 64;

struct Pair {
    const Point* low = nullptr;
    const Point* high = nullptr;
    Number before, after;
    std::size_t length = 0;  // of what has to be read
};

std::size_t length_of(const Point& a, const Point& b) {
    std::size_t length = 0;
    for (const Number& each : a) length += each.is_zero() ? 0 : 2 + each.text().size();
    for (const Number& each : b) length += each.is_zero() ? 0 : each.text().size();
    return length;
}

}  // namespace

void RowProof::find_monotone() {
    const model::Row& row = local_.row();
    // Places with different scores say more than many with the same one.
    std::map<std::string, std::vector<const Point*>> by_score;
    for (std::size_t i = 0; i < points_.size(); ++i)
        if (scores_[i].exact()) by_score[scores_[i].text()].push_back(&points_[i]);
    // Very large rows are looked at in fewer places.
    const std::size_t work = local_.pool().size() * most_values * std::min(local_.facts.size(), most_facts);
    const std::size_t starts = std::min(most_starts, std::max<std::size_t>(1, most_steps / (work + 1)));
    if (work > 4 * most_steps) return;
    std::vector<const Point*> places;
    for (std::size_t round = 0; places.size() < starts && round < starts; ++round)
        for (const auto& [text, all] : by_score)
            if (round < all.size() && places.size() < starts)
                places.push_back(all[round * all.size() / starts]);
    // A special case that the text itself sets apart (得满分, 不参评, 无法计算) is no step up or down.
    std::vector<Id> wanted{row.score, row.exempt, row.out};
    for (const model::Rule& rule : row.rules)
        for (const model::Settlement& each : rule.settlements) wanted.push_back(each.when);
    std::vector<Point> points;
    std::vector<std::pair<std::uint32_t, std::size_t>> lines;  // fact, first point
    for (std::uint32_t fact = 0; fact < local_.facts.size() && fact < most_facts; ++fact) {
        const Domain& domain = local_.domains[fact];
        const bool more = domain.kind == facts::FactKind::quantity || domain.kind == facts::FactKind::truth;
        const bool record =
            local_.facts[fact] >= local_.layout.real;  // of a subject's records one is as good as another
        if (!local_.read[fact] || !more || record || crooked_[fact]) continue;
        for (const Point* place : places) {
            lines.emplace_back(fact, points.size());
            for (const Number& value : sampler_.line(*place, fact, most_values)) {
                points.push_back(*place);
                points.back()[fact] = value;
            }
        }
    }
    lines.emplace_back(0, points.size());
    if (points.empty()) return;
    Engine engine(local_, wanted);
    engine.run(points);
    std::vector<Pair> rises(local_.facts.size());
    std::vector<Pair> falls(local_.facts.size());
    const auto comparable = [&](std::size_t i, std::size_t j) {
        for (std::size_t each = 0; each < wanted.size(); ++each) {
            const Value& a = engine.value(each, i);
            const Value& b = engine.value(each, j);
            if (each == 0 ? !a.exact() || !b.exact() : a.state != b.state || a.low != b.low) return false;
        }
        return true;
    };
    for (std::size_t line = 0; line + 1 < lines.size(); ++line) {
        std::size_t last = npos;
        for (std::size_t i = lines[line].second; i < lines[line + 1].second; ++i) {
            if (!engine.valid(i)) continue;
            if (last != npos && comparable(last, i)) {
                const int order = compare(engine.value(0, last).low, engine.value(0, i).low);
                if (order != 0) {
                    Pair& pair = (order < 0 ? rises : falls)[lines[line].first];
                    const std::size_t length = length_of(points[last], points[i]);
                    if (pair.low == nullptr || length < pair.length)
                        pair = {&points[last], &points[i], engine.value(0, last).low, engine.value(0, i).low,
                                length};
                }
            }
            last = i;
        }
    }
    const facts::Schema& schema = cutter_.model().schema;
    for (std::uint32_t fact = 0; fact < local_.facts.size(); ++fact) {
        if (rises[fact].low == nullptr || falls[fact].low == nullptr) continue;
        crooked_[fact] = true;
        const facts::Declaration& declaration = schema.facts[local_.facts[fact]];
        const auto told = [&](const Pair& pair) {
            Witness around;
            for (const auto& each : witness_of(local_, *pair.low))
                if (each.first != local_.facts[fact]) around.push_back(each);
            Text others = facts(around);
            if (std::all_of(around.begin(), around.end(),
                            [](const auto& each) { return each.second.is_zero(); }))
                others = {"其余事实为 0 或否", "the others 0 or no"};
            if (!around.empty()) others = {"(" + others.zh + ")", " (" + others.en + ")"};
            const Text low = value_text(declaration, (*pair.low)[fact]);
            const Text high = value_text(declaration, (*pair.high)[fact]);
            const std::string before = pair.before.text();
            const std::string after = pair.after.text();
            return Text("由" + low.zh + "到" + high.zh + ",得分由 " + before + " 到 " + after +
                            (around.empty() ? "" : others.zh),
                        "from " + low.en + " to " + high.en + " the score goes from " + before + " to " +
                            after + (around.empty() ? "" : others.en));
        };
        warn(Code::score_not_monotone, row.span,
             {row_text(row), declaration.name, told(rises[fact]), told(falls[fact])});
    }
}

std::vector<std::uint32_t> RowProof::crooked() const {
    std::vector<std::uint32_t> all;
    for (std::size_t fact = 0; fact < crooked_.size(); ++fact)
        if (crooked_[fact]) all.push_back(local_.facts[fact]);
    return all;
}

}  // namespace biaochi::prove
