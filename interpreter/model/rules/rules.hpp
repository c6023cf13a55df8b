// The rule forms: one file each. A form turns its sentence into an expression for the points that it gives.
#pragma once

#include "interpreter/model/context.hpp"

namespace biaochi::model {

// One executable sentence of a row, forms expanded.
struct Sentence {
    Syntax syntax;
    Scope* scope = nullptr;
    std::size_t clause = 0;  // index + 1, as in Rule
    Span called_from;
    std::string supplement;  // 补充
};

// What a consequence says: 得2分, 加满分, 不得分 …
struct Outcome {
    Word verb = Word::none;  // earn, add, deduct, zero, no_addition, no_deduction, not_applicable
    bool full = false;
    Id points = no_id;                           // 0 for the verbs without points; no_id: full
    Id pick = no_id, low = no_id, high = no_id;  // 得3-5分 取 评审分: the fact, and what it must lie in
    bool gives() const { return verb == Word::earn || verb == Word::add || verb == Word::deduct; }
};
bool read_outcome(Context& context, Scope& scope, Syntax outcome, Outcome& result);
// A fixed number of points.
bool read_points(Context& context, Scope& scope, Syntax quantity, Number& result);
// Where `when` holds, what an assessor picked must lie in its range: else the facts contradict the standard.
void check_pick(Context& context, const Outcome& outcome, Id when, Span span);

Phase phase_of(Word verb);
Id signed_points(Pool& pool, const Outcome& outcome);
// What a rule's effect can be: its bounds become the rule's.
void bound(const Pool& pool, Rule& rule);

// A row while its sentences are read.
struct Draft {
    Context& context;
    Row& row;
    Scope& scope;
    Number points;   // of the row, or of the row above for an item without points
    struct Scored {  // a ladder or a step: what a settlement or an alternative speaks of
        std::size_t rule = 0;
        Id uncomputable = no_id;           // effect where the subject cannot be computed
        Id special = no_id, when = no_id;  // effect where another condition holds
        Id raised = no_id;                 // effect with the alternatives so far
        std::optional<Number> raised_most;
    };
    std::vector<Scored> scored;
    std::size_t applied = 0;  // scoring forms, also by each other
    bool broken = false;      // a ladder or step is wrong: what speaks of it stays silent

    Rule& add(const Sentence& sentence, Form form, Phase phase);
};

void ladder_rule(Draft& draft, const Sentence& sentence);
void step_rule(Draft& draft, const Sentence& sentence);
void award_rule(Draft& draft, const Sentence& sentence);  // awards, gates, exemptions
void award_list_rule(Draft& draft, const Sentence& sentence);
void settlement_rule(Draft& draft, const Sentence& sentence, Syntax condition, Syntax consequence);
void alternative_rule(Draft& draft, const Sentence& sentence);
void grant_rule(Draft& draft, const Sentence& sentence);  // 得 完成率×10分, whatever holds
void from_full_rule(Draft& draft, const Sentence& sentence);
// 各项取最高, 缺项折算, 四舍五入至0.1分: what becomes of the points.
void shape_rule(Draft& draft, Syntax node, Scope& scope);
// Puts the settlements into the effects of their ladders and steps.
void settle(Draft& draft);

// The ladder (or step) that a sentence speaks of: the one with this subject, or the row's only one.
Draft::Scored* spoken_of(Draft& draft, Id subject, bool ladders_only);

}  // namespace biaochi::model
