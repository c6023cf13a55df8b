#include "interpreter/prove/row.hpp"

#include <algorithm>
#include <set>

#include "interpreter/model/phases.hpp"
#include "interpreter/prove/words.hpp"

namespace biaochi::prove {

namespace {

using model::Form;

std::uint64_t row_seed(const model::Row& row) { return seed_of(row.label + "\n" + row.title); }

bool until(const model::Model& model, const model::Row& row, bool model::Row::*said) {
    if (row.*said) return true;
    return std::any_of(row.children.begin(), row.children.end(), [&](std::size_t child) {
        const model::Row& item = model.rows[child];
        return item.item && !item.points && until(model, item, said);
    });
}

}  // namespace

RowProof::RowProof(Cutter& cutter, std::size_t row, const Sources& sources, bool over_only)
    : cutter_(cutter),
      sources_(sources),
      over_only_(over_only),
      local_(cutter.cut(row)),
      sampler_(local_, row_seed(local_.row())),
      crooked_(local_.facts.size()) {
    local_.row().until_full = until(cutter.model(), cutter.model().rows[row], &model::Row::until_full);
    local_.row().until_nothing = until(cutter.model(), cutter.model().rows[row], &model::Row::until_nothing);
}

std::size_t RowProof::column(Id id) {
    const auto found = std::find(columns_.begin(), columns_.end(), id);
    if (found != columns_.end()) return static_cast<std::size_t>(found - columns_.begin());
    columns_.push_back(id);
    return columns_.size() - 1;
}

std::size_t RowProof::ask(Question::Kind kind, Id a, Id b) {
    asked_.push_back({{kind, a, b}, {}, column(a), column(b == no_id ? a : b)});
    return asked_.size() - 1;
}

// Everything that is asked of the row, in one run over the sample.
void RowProof::run() {
    model::Row& row = local_.row();
    model::Pool& pool = local_.pool();
    highest_ = ask(Question::highest, row.score);
    lowest_ = ask(Question::lowest, row.score);
    const Id elsewhere = pool.make(Op::either, row.gate, pool.make(Op::either, row.out, row.exempt));
    const Id counted = pool.make(Op::select, elsewhere, pool.not_applicable(), row.raw);
    if (row.clamped && row.points) {
        raw_high_ = ask(Question::highest, counted);
        raw_low_ = ask(Question::lowest, counted);
        if (row.until_full || over_only_)
            over_ = ask(Question::holds, pool.make(Op::less, pool.constant(*row.points), counted));
        if (row.until_nothing || over_only_)
            below_ = ask(Question::holds, pool.make(Op::less, counted, pool.constant(0)));
    }
    if (!over_only_) {
        both_ = ask(Question::holds, pool.make(Op::both, row.gate, row.exempt));
        if (!pool.is_constant(row.exempt, 0))
            earned_ =
                ask(Question::highest, pool.make(Op::select, row.exempt, pool.not_applicable(), row.score));
        for (std::size_t i = 0; i < row.rules.size() && i < most_sentences; ++i) {
            const model::Rule& rule = row.rules[i];
            const model::Phases without = model::phases_of(local_.model, row, i);
            Sentence sentence{i, ask(Question::differ, row.score, without.score), npos, npos};
            if (rule.condition != no_id) sentence.holds = ask(Question::holds, rule.condition);
            Id others = without.gate;
            if (rule.form != Form::gate) others = pool.make(Op::either, others, without.out);
            if (rule.form == Form::exemption) others = pool.make(Op::either, others, without.exempt);
            if (rule.form == Form::gate || rule.form == Form::exemption || rule.form == Form::not_applicable)
                sentence.alone = ask(Question::holds,
                                     pool.make(Op::both, rule.condition, pool.make(Op::negation, others)));
            sentences_.push_back(sentence);
            for (std::size_t tier = 0; tier < rule.tiers.size(); ++tier)
                tiers_.push_back({i, tier, ask(Question::holds, rule.tiers[tier].holds)});
            for (const model::Settlement& each : rule.settlements)
                settlements_.emplace_back(each.span, ask(Question::holds, each.when));
        }
    }
    sample();
    if (over_only_) return;
    find_reach();
    find_sentences();
    find_ladders();
    find_bounds();
    find_monotone();
}

void RowProof::sample() {
    const std::vector<Point> all = sampler_.sample();
    Engine engine(local_, columns_);
    constexpr std::size_t stretch = 1024;
    const std::size_t enough = std::max<std::size_t>(64, most_steps / (engine.cost() + columns_.size()));
    const std::size_t count = std::min(all.size(), enough);
    std::vector<Point> chosen;  // the first, which are for everything, then evenly
    for (std::size_t i = 0; i < count; ++i)
        chosen.push_back(all[i < 7 || count == all.size() ? i : i * all.size() / count]);
    for (std::size_t first = 0; first < count; first += stretch) {
        const std::size_t width = std::min(stretch, count - first);
        engine.run(chosen, first, width);
        for (std::size_t i = 0; i < width; ++i) {
            if (!engine.valid(i)) continue;
            const Point& point = chosen[first + i];
            const std::size_t length = length_of(point);
            points_.push_back(point);
            scores_.push_back(engine.value(asked_[highest_].a, i));
            for (Asked& each : asked_)
                improve(each.question, each.answer, point, engine.value(each.a, i), engine.value(each.b, i),
                        length);
        }
    }
}

void RowProof::settle(Asked& asked, Effort effort) {
    if (asked.answer.shown() &&
        (asked.question.kind == Question::holds || asked.question.kind == Question::differ))
        return;
    if (steps_ == 0) return;
    effort.steps = &steps_;
    search(local_, sampler_, asked.question, asked.answer, effort);
}

Witness RowProof::witness(const Asked& asked) const {
    return asked.answer.facts ? witness_of(local_, *asked.answer.facts) : Witness{};
}

Bound RowProof::bound_of(const Asked& asked) const {
    return {asked.answer.value, witness(asked), asked.answer.proven, asked.answer.bound};
}

Text RowProof::facts(const Witness& witness) const { return facts_text(cutter_.model().schema, witness); }

void RowProof::warn(Code code, Span span, std::vector<Text> arguments) {
    findings_.push_back({code, span, std::move(arguments), {}});
}

void RowProof::find_reach() {
    const model::Row& row = local_.row();
    // A long row is looked at in fewer regions: each costs what the row is long.
    const auto most = static_cast<unsigned>(std::clamp<std::size_t>(40000 / local_.pool().size(), 20, 400));
    const Effort effort{row.points ? most : std::min(most, 60U)};
    settle(asked_[highest_], effort);
    settle(asked_[lowest_], effort);
    report_.most = bound_of(asked_[highest_]);
    report_.least = bound_of(asked_[lowest_]);
    if (raw_high_ != npos) report_.raw_most = bound_of(asked_[raw_high_]);
    if (raw_low_ != npos) report_.raw_least = bound_of(asked_[raw_low_]);
    if (!row.points) return;
    // An exemption counts as reaching full points only where nothing else gives points.
    const bool gives = std::any_of(row.rules.begin(), row.rules.end(), [](const model::Rule& rule) {
        return rule.form != Form::gate && rule.form != Form::exemption && rule.form != Form::not_applicable &&
               (!rule.most || *rule.most > 0);
    });
    const bool apart = earned_ != npos && gives;
    Asked& full = asked_[apart ? earned_ : highest_];
    if (apart) settle(full, effort);
    if (full.answer.value && *full.answer.value >= *row.points) return;
    if (!full.answer.value && full.answer.proven && apart) return;  // always exempt: said of its sentences
    const Text best = full.answer.value ? points_text(*full.answer.value) : Text("不得分", "nothing");
    warn(full.answer.proven ? Code::points_unreachable : Code::points_not_shown, row.span,
         {row_text(row), row.points->text(), best, facts(witness(full))});
}

RowProof::Doubt RowProof::doubt(std::size_t index, std::size_t extreme, Bound& bound) {
    Asked& asked = asked_[index];
    settle(asked);
    if (!asked.answer.shown()) return asked.answer.proven ? Doubt::excluded : Doubt::open;
    Asked& end = asked_[extreme];
    settle(end, {60});
    bound = bound_of(end);
    // Of deductions without a limit the first case is told, not a quadrillion of them.
    const bool far = bound.reached && (*bound.reached > 100000 || *bound.reached < -100000);
    if (far) bound.facts = witness(asked);
    return Doubt::shown;
}

RowProof::Doubt RowProof::over(Bound& bound) { return doubt(over_, raw_high_, bound); }
RowProof::Doubt RowProof::below(Bound& bound) { return doubt(below_, raw_low_, bound); }

void RowProof::find_bounds() {
    const model::Row& row = local_.row();
    if (both_ != npos) {
        settle(asked_[both_]);
        if (asked_[both_].answer.shown())
            warn(Code::gate_and_exemption, row.span, {facts(witness(asked_[both_]))});
    }
    const auto idle = [&](std::size_t index, Text words, std::size_t extreme) {
        if (index == npos) return;
        settle(asked_[index]);
        const Answer& answer = asked_[index].answer;
        if (answer.shown() || !answer.proven) return;
        const Asked& end = asked_[extreme];
        warn(Code::bound_idle, row.span,
             {std::move(words),
              end.answer.value ? points_text(*end.answer.value) : Text("不参评", "not applicable"),
              facts(witness(end))});
    };
    idle(over_, {"加至满分为止", "until full"}, raw_high_);
    idle(below_, {"扣完为止", "until nothing is left"}, raw_low_);
}

std::vector<Point> RowProof::best(bool high) const {
    const Answer& answer = asked_[high ? highest_ : lowest_].answer;
    std::vector<Point> all;
    if (!answer.facts) return all;
    all.push_back(*answer.facts);
    for (std::size_t i = 0; i < points_.size() && all.size() < 48; ++i)
        if (scores_[i].exact() && scores_[i].low == *answer.value) all.push_back(points_[i]);
    return all;
}

}  // namespace biaochi::prove
