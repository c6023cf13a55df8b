// Why one subject has its score: the official clauses, the sentences that they became, the facts and values
// behind each, and sums that visibly add up. Built once, free of layout and language; explain_text,
// explain_json and explain_markdown only write it down.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/report/figures.hpp"
#include "interpreter/report/places.hpp"
#include "interpreter/score/scorecard.hpp"

namespace biaochi::report {

// The records of a ledger that a fact was derived from.
struct DerivedFrom {
    const facts::Ledger* ledger = nullptr;
    std::size_t records = 0;           // of the subject, in all
    std::vector<std::string> counted;  // file:line of those that count
};

struct FactUse {
    const facts::Declaration* fact = nullptr;
    const facts::Cell* cell = nullptr;
    Text written;                        // the value, as somebody would write it
    Text note;                           // evidence, as written beside the fact
    std::string at;                      // file:line
    std::vector<std::string> readers{};  // where it is not given: the rows that read it
    std::vector<DerivedFrom> derived{};
};

// The score of another row that a sentence speaks of (指标1.1).
struct ScoreUse {
    const model::Row* row = nullptr;
    Value score;
};

// A ledger that a sentence goes over, and the subject's records in it.
struct LedgerUse {
    const facts::Ledger* ledger = nullptr;
    struct Record {
        std::vector<Text> fields;  // name = value
        std::string at;
        Text note;
    };
    std::vector<Record> records;
};

struct DefinitionUse {
    model::Id id = model::no_id;
    std::string name, formula, at;
    Value value;
    bool truth = false;
    std::string unit;                     // "%" for a ratio
    const std::string* option = nullptr;  // the label, where the value is one of an enumeration
};

// A ruling that mattered, and where.
struct RulingMark {
    const model::Ruling* ruling = nullptr;
    std::size_t option = 0;
    std::vector<std::string> rows;  // numbers of the rows; empty for the total

    const std::string& label() const { return ruling->options[option]; }
    bool by_default() const { return option == ruling->default_option; }
};

struct RuleLine {
    const model::Rule* rule = nullptr;
    std::string sentence, at;
    std::string call, called_at;  // 按办法 … and where it stands, for a sentence of a scoring form
    Value effect;                 // signed points; of a gate, an exemption and 不参评 whether it holds
    Value amount;  // what it adds to the sum that is shown: 0 where another sentence overrules it
    bool counts = true;
    std::optional<Value> subject;    // of a ladder or a step: the value that is scored
    bool subject_named = false;      // … which one of the facts or definitions below shows by its name
    std::string unit;                // of subject
    std::vector<std::string> tiers;  // the words of the tier that applies (of those that may, for a range)
    std::vector<DefinitionUse> definitions;
    std::vector<FactUse> facts;
    std::vector<ScoreUse> scores;
    std::vector<LedgerUse> ledgers;
    std::vector<RulingMark> rulings;
};

struct ClauseLine {
    std::string text, at;  // "" for sentences without an official clause
    std::vector<RuleLine> rules;
};

// What closed a row's account.
enum class Outcome { sum, gate, exempt, out };
enum class Bound { none, floor, ceiling, points, shaped, open };

struct RowLine {
    const model::Row* row = nullptr;
    Value score;
    Outcome outcome = Outcome::sum;
    std::vector<ClauseLine> clauses;
    std::vector<RowLine> children;
    Value sum;                        // of the amounts of rules and children
    Value correction;                 // score - sum
    Bound bound = Bound::none;        // why there is a correction
    std::vector<std::string> shapes;  // shaped: the sentences that say what becomes of the sum
    std::optional<Value>
        lost;  // points that could be had and were not; a bonus that is not earned is no loss
};

// A 结果, and the sentences that hold.
struct ResultLine {
    const model::Result* result = nullptr;
    Value value;
    struct Sentence {
        std::string words, at;
    };
    std::vector<Sentence> sentences;
};

struct Explanation {
    const facts::Subject* subject = nullptr;
    std::vector<RowLine> rows;  // the tops, or the rows that were asked for
    bool whole = true;          // rows are the tops: then the total is explained too
    Value total, sum, correction;
    std::vector<RulingMark> total_rulings;
    std::vector<ResultLine> results;
    const score::Ranges* ranges = nullptr;  // where the subject lacks facts
};

// `rows`: indices into model.rows, each with all below it; empty for the whole.
Explanation explain(const score::Scorecard& scorecard, std::size_t subject,
                    const std::vector<std::size_t>& rows, const Places& places);

// The rulings that mattered for a subject, in the order of their declaration. For the sake of batches it
// looks at the rulings only.
std::vector<RulingMark> rulings_that_mattered(const model::Model& model, const std::vector<Value>& values);

}  // namespace biaochi::report
