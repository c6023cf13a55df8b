#include "interpreter/model/rules/verdict.hpp"

#include <algorithm>

#include "interpreter/model/rules/ladder.hpp"
#include "lang/base/text.hpp"

namespace biaochi::model {

using syntax::Kind;

std::string option_name(Context& context, Syntax option) {
    if (option.word() == Word::met || option.word() == Word::unmet)
        return std::string(spelling(option.word(), Language::zh));
    return fold(context.text(option));
}

Verdict::Verdict(Context& c, Result& r, Syntax n) : context(c), result(r), node(n) {
    type = {TypeKind::enumeration, 0, context.enumerations.size()};
    context.enumerations.push_back(result.options);
    base_ = index(result.options.size());
}

bool Verdict::option(Syntax written, std::size_t& found) {
    const std::string name = option_name(context, written);
    const auto place = std::find(result.options.begin(), result.options.end(), name);
    found = static_cast<std::size_t>(place - result.options.begin());
    if (place != result.options.end()) return true;
    context.error(Code::option_unknown, written.span(), {name, with_bars(result.options)});
    return false;
}

// Tiers whose points are the numbers of options: the proof is the same.
bool Verdict::read_ladder(Syntax ladder_node) {
    Row row;
    Draft draft{context, row, context.scope, Number(0), {}};
    const Sentence sentence{ladder_node, &context.scope, 0, {}, {}};
    Ladder ladder{draft,
                  sentence,
                  resolve_quantity(context, context.scope, ladder_node.child(0)),
                  {},
                  {},
                  {},
                  Shared::unsaid,
                  false,
                  std::nullopt,
                  {},
                  {}};
    if (!ladder.subject.ok()) return false;
    for (std::size_t i = 1; i < ladder_node.size(); ++i) {
        const Syntax tier = ladder_node.child(i);
        if (tier.kind() == Kind::boundary) {
            if (!ladder.read_boundary(tier)) return false;
            continue;
        }
        std::size_t grade = 0;
        TierWords words;
        if (!option(tier.last(), grade) || !ladder.read_words(tier, words)) return false;
        Outcome outcome;
        outcome.verb = Word::earn;
        outcome.points = index(grade);
        ladder.words.push_back(words);
        ladder.outcomes.push_back(outcome);
        ladder.spans.push_back(tier.span());
    }
    const Id grade = ladder.by_cases();
    if (grade == no_id) return false;
    for (const Tier& tier : ladder.tiers)
        result.sentences.push_back({tier.span, tier.holds,
                                    static_cast<std::size_t>(*pool()[tier.points].number.whole()),
                                    Result::Sentence::grade});
    base_ = pool().make(Op::smaller, base_, grade);
    complete_ = true;
    return true;
}

bool Verdict::read_verdict(Syntax verdict) {
    const Syntax effect = verdict.last();
    std::size_t grade = result.options.size() - 1;
    if (effect.word() != Word::veto && !option(effect.child(0), grade)) return false;
    const bool otherwise =
        verdict.child(0).kind() == Kind::word && verdict.child(0).word() == Word::otherwise;
    Result::Sentence sentence{verdict.span(), pool().truth(true), grade, Result::Sentence::grade};
    if (otherwise) {
        if (effect.word() != Word::is || complete_) {
            context.error(Code::verdict_otherwise, verdict.span());
            return false;
        }
        sentence.kind = Result::Sentence::otherwise;
        sentence.holds = pool().make(Op::equal, index(result.options.size()), base_);
        base_ = pool().make(Op::select, sentence.holds, index(grade), base_);
        complete_ = true;
        result.sentences.push_back(sentence);
        return true;
    }
    const Typed holds = resolve_truth(context, context.scope, verdict.child(0));
    if (!holds.ok()) return false;
    sentence.holds = holds.id;
    if (effect.word() == Word::is) {
        base_ = pool().make(Op::select, holds.id, pool().make(Op::smaller, base_, index(grade)), base_);
    } else {
        const bool ceiling = effect.word() != Word::at_least;  // 不高于, 一票否决
        sentence.kind = ceiling ? Result::Sentence::ceiling : Result::Sentence::floor;
        (ceiling ? ceilings_ : floors_).emplace_back(holds.id, grade);
    }
    result.sentences.push_back(sentence);
    return true;
}

Typed Verdict::of() {
    bool good = true;
    std::vector<Syntax> last;  // 其余 speaks of what no other sentence does
    for (const syntax::Node& each : node.node->children) {
        const Syntax part = node.at(each);
        if (part.kind() == Kind::verdict_ladder) good = read_ladder(part) && good;
        if (part.kind() != Kind::verdict) continue;
        if (part.child(0).kind() == Kind::word && part.child(0).word() == Word::otherwise)
            last.push_back(part);
        else
            good = read_verdict(part) && good;
    }
    for (const Syntax& each : last) good = read_verdict(each) && good;
    if (!good) return {};
    if (!complete_) {
        context.error(Code::verdict_open, result.span, {result.name});
        return {};
    }
    Id value = base_;
    for (const auto& [holds, grade] : floors_)
        value = pool().make(Op::select, holds, pool().make(Op::smaller, value, index(grade)), value);
    for (const auto& [holds, grade] : ceilings_)
        value = pool().make(Op::select, holds, pool().make(Op::larger, value, index(grade)), value);
    return {value, type, Typed::other};
}

}  // namespace biaochi::model
