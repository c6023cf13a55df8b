// The meaning of a standard: names resolved, units checked, rulings bound, tiers proven. Free of spelling;
// every part keeps the span that it came from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/facts/table.hpp"
#include "interpreter/model/expression.hpp"
#include "lang/diagnostic/diagnostic.hpp"
#include "lang/words/words.hpp"

namespace biaochi::model {

// A question that the official text leaves open, and the option in force.
struct Ruling {
    std::string name;
    std::string question, reason;
    std::vector<std::string> options;
    std::size_t default_option = 0;
    std::size_t chosen = 0;
    bool set = false;   // by the user: then it also holds where a place has its own default
    std::string given;  // the number that the user gave, where the option is 任一分数
    Span span;
    bool overridden() const { return chosen != default_option; }
};

// A ruling that a sentence depends on, and when: it mattered for a subject where `mattered` holds.
struct RulingUse {
    std::size_t ruling = 0;
    std::size_t option = 0;  // in force here (a place may have its own default)
    Id mattered = no_id;     // a truth; no_id: always
};

struct Definition {
    std::string name;
    Id value = no_id;
    bool is_truth = false;
    std::string unit;  // as in facts::Declaration
    Span span;         // of the name
    Span formula;      // what stands after =
};

enum class Form { ladder, award, step, from_full, alternative, gate, exemption, not_applicable, grant };
enum class Phase { gate, exemption, base, alternative, addition, deduction };

struct Tier {
    Id holds = no_id;   // truth: this tier is the one that applies
    Id points = no_id;  // no_id: they change within it (其间直线内插)
    Span span;
};

// What a ladder or step gives where a condition holds, by a sentence of its own.
struct Settlement {
    Id when = no_id;  // truth
    Span span;
};

// One executable sentence.
struct Rule {
    Form form = Form::award;
    Phase phase = Phase::base;
    Span span;         // the sentence
    Span called_from;  // where a 评分办法 was applied; source 0 if the sentence stands in the row itself
    std::size_t clause = 0;  // index into the row's clauses + 1; 0: no official sentence
    std::string supplement;  // 补充: why the sentence is there although the official text does not have it
    Id effect = no_id;       // points, signed; for gate, exemption and not_applicable a truth
    Id condition = no_id;    // award, alternative, gate, exemption: when it holds
    Id subject = no_id;      // ladder, step: the value that is scored; grant: none
    std::optional<Number> least, most;    // of effect; nullopt: no bound
    std::vector<Tier> tiers;              // ladder
    Number raises_reach;                  // alternative: how much more its ladder can reach with it
    std::vector<Settlement> settlements;  // ladder, step
    std::vector<RulingUse> rulings;
};

// An official sentence and the rules that it became (none: explanation only).
struct Clause {
    Span span;
    std::string text;
    std::vector<std::size_t> rules;
};

// What a row makes of the rows and items below it.
struct Combination {
    enum Kind { sum, highest, lowest, average, by_weight, converted } kind = sum;
    std::size_t count = 0;                                    // 取最高2项: of so many; 0: one, alone
    bool averaged = false;                                    // 之平均
    enum { left_out, rescaled, counted } missing = left_out;  // parts that are 不参评
    Number missing_points;                                    // counted: as so many
    std::vector<Span> spans;                                  // the sentences that say so
};

// 四舍五入至0.1分: to whole multiples of `step`.
struct Rounding {
    Word mode = Word::none;
    Number step;
    Span span;
};

struct Row {
    std::string label;  // as in the table: 1.1, (一); "" for an item without one
    std::string title;
    Span span;
    unsigned level = 0;  // 1 … of 一级指标 …; an item has the level below its row
    bool item = false;
    bool bonus = false;
    std::optional<Number> points;
    std::size_t parent = npos;
    std::vector<std::size_t> children;
    std::vector<std::string> content, method, responsible, notes;
    std::vector<Clause> clauses;
    std::vector<Rule> rules;
    std::string bound_supplement;  // 补充 of 扣完为止 or 加至满分为止
    bool until_nothing = false;    // 扣完为止
    bool until_full = false;       // 加至满分为止
    bool clamped = false;          // its own sentences or items decide its score: 0 … points
    bool no_floor = false;         // 不设下限: it may be negative
    bool no_ceiling = false;       // 不封顶
    Combination combination;       // of its parts
    Rounding rounding;             // of its score
    Id weight = no_id;             // 权重, in the row above
    std::vector<Id> outs;          // truths: settlements that take the row out (不参评)
    Id raw = no_id;  // sum of the rules' effects and of the children, before gate, exemption and bounds
    Id gate = no_id, out = no_id, exempt = no_id;  // truths: 不得分, 不参评, 得满分
    Id score = no_id;

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    bool is_column() const { return !label.empty() && (item || !rules.empty() || has_items); }
    bool has_items = false;
};

// 结果: what the standard says beside its scores.
struct Result {
    std::string name, label;
    Span span;
    Id value = no_id;
    facts::FactKind kind = facts::FactKind::quantity;
    std::string unit;
    std::vector<std::string> options;  // best first
    struct Sentence {                  // of a graded result
        Span span;
        Id holds = no_id;  // truth: it says what `option` says
        std::size_t option = 0;
        enum { grade, otherwise, ceiling, floor } kind = grade;
    };
    std::vector<Sentence> sentences;
    std::vector<RulingUse> rulings;
};

struct Check {
    Id holds = no_id;
    Text message;
    Span span;
    std::vector<std::uint32_t> facts;         // that it speaks of
    std::vector<std::uint32_t> ledgers = {};  // whose records it reads
};

// 取数: how a fact follows from the records of ledgers.
struct Derivation {
    std::uint32_t fact = 0;
    Id value = no_id;
    Span span;
    std::vector<std::uint32_t> facts, ledgers;  // that it reads
    bool reads_period = false;
    std::vector<RulingUse> rulings;
};

// 接受: a warning of `check` that the author knows of.
struct Acceptance {
    std::string code, reason;
    Span span;
    Span within;  // the row that it is about; source 0: the whole standard
};

// A row whose sentences, each on its own, leave its points: a proof must say whether together they do.
struct Doubt {
    std::size_t row = 0;
    bool over = false;            // else below 0
    std::optional<Number> bound;  // what they add up to; nullopt: no bound
};

struct Model {
    std::string title, version;
    std::vector<std::string> published, notes;
    Span span;
    Number points, bonus;
    std::vector<RulingUse> total_rulings;  // cap and pass mark
    std::optional<Number> cap, pass_mark;
    facts::Schema schema;
    std::vector<Ruling> rulings;
    std::vector<Definition> definitions;
    std::vector<Check> checks;
    std::vector<Derivation> derivations;  // those that others read come first
    std::vector<Acceptance> accepted;
    std::vector<Result> results;       // in the order of the file
    std::vector<Row> rows;             // in document order
    std::vector<std::size_t> tops;     // rows without a parent
    std::vector<std::size_t> columns;  // rows of the result: items before their row
    std::vector<Doubt> doubts;
    Pool pool;
    Id total = no_id;
};

}  // namespace biaochi::model
