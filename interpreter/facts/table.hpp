// Facts: what a standard declares (Schema) and what was given, a column per fact and a row per subject.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lang/base/number.hpp"
#include "lang/diagnostic/diagnostic.hpp"
#include "lang/source/source.hpp"

namespace biaochi::facts {

enum class FactKind { quantity, truth, enumeration, date, text };

// A fact as the standard declares it, or a field of a ledger.
struct Declaration {
    std::string name;
    FactKind kind = FactKind::quantity;
    std::string unit;  // "" for a pure number, "%" for a ratio
    std::vector<std::string> unit_aliases;
    bool counted = false;                   // whole and not negative
    std::vector<std::string> options;       // of an enumeration; a value is an index into them
    std::string label;                      // official words
    std::string origin;                     // 来源: where offices take it from
    bool may_not_apply = false;             // can be given as 不适用
    bool derived = false;                   // the standard says how it follows from a ledger
    Span span;                              // where it is declared
    bool required = true;                   // some rule or check reads it under the chosen rulings
    bool named = false;                     // some sentence, check or definition names it
    std::optional<Number> least{}, most{};  // declared range, both included, as values: 80% is 0.8
};

// 台账: a table of records of each subject. All its fields are given in every record.
struct Ledger {
    std::string name, label;  // official words
    Span span;                // where it is declared
    std::vector<Declaration> fields;
    bool required = true;  // some rule or check reads it under the chosen rulings
    bool named = false;    // some sentence, check or definition names it
};

struct Schema {
    std::vector<Declaration> facts;
    std::vector<Ledger> ledgers;
    bool wants_period = false;  // some rule reads 报告期起 or 报告期止: a subject must have a 报告期
    std::string title, version;  // of the standard
};

// One cell. Four absences are kept apart: not given (begin == end), 不适用 (does_not_apply), not verified
// (its Evidence says so), and 0, which is a value.
struct Cell {
    // truth: 1 or 0; enumeration: index of the option; date: days since 1970-01-01; text: index in
    // Table::texts
    Number value;
    std::uint32_t begin = 0, end = 0;
    std::uint32_t source = 0;     // where begin and end are; 0: in the source of its subject
    bool does_not_apply = false;  // 不适用: it has no value
    bool derived = false;         // not written down: it follows from the records of a ledger
    bool given() const { return end > begin; }
};

// What was said to show that a fact, a record or a ledger is so.
struct Evidence {
    std::string text;         // as written
    std::string file;         // name of a document; never opened
    std::string date;         // as written
    std::string verifier;     // who verified it, "" if that is not said
    bool unverified = false;  // 未核实: said to be not verified
    Span span;

    bool empty() const {
        return text.empty() && file.empty() && date.empty() && verifier.empty() && !unverified;
    }
    // Whether it says the same, wherever it stands.
    bool says(const Evidence& other) const {
        return text == other.text && file == other.file && date == other.date && verifier == other.verifier &&
               unverified == other.unverified;
    }
};

// Something that a reader saw and did not use, for the receipt.
struct Ignored {
    Span span;
    Text what, why;
};

// Something else than a fact's value that was used, and what it became, for the receipt: a heading, a name.
struct Used {
    Span span;
    Text became;
};

// A row of facts or of records that was read, for the receipt: each is accepted or refused with its subject.
struct RowRead {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    Span span;
    std::size_t subject = none;  // row in Table::subjects; none: a row of nobody, refused
    std::size_t ledger = none;   // whose record it is: until complete() knows the subject, `statement` does
    std::size_t statement = none;
};

struct Subject {
    std::string name;
    // 镇街 and 统计代码, "" if not given: with one of them it is known across files.
    std::string town, code;
    Span span;                           // where it is named
    Span town_span, code_span;           // end 0: not given
    std::string period;                  // as written, "" if not given or not read
    Span period_span;                    // end 0: not stated
    bool refused = false;                // something about it is wrong: it is not scored
    std::vector<std::uint32_t> lacks{};  // facts not given: its scores are ranges
    bool period_stated = false;          // also when it could not be read
    bool from_ledger = false;            // only the file of a ledger names it
    bool shares_name = false;            // another subject of the batch has its name: complete() says so
    std::optional<Number> period_begin{}, period_end{};  // first and last day, as days since 1970-01-01
};

// The subject as people see it: its name, and with another subject of that name its town or code as well.
std::string display_name(const Subject& subject);

// Where a ledger is given for a subject: a block of a .facts file, or all rows of the subject in one .csv
// file. The readers know a subject by its name or by its row; complete() brings them together.
struct Statement {
    static constexpr std::size_t by_name = static_cast<std::size_t>(-1);
    std::size_t subject = by_name;  // row in Table::subjects
    std::string name, town, code;   // of the subject, where it is known by its name; "" if not given
    Span span;                      // where the ledger is (first) given for it
    Span nil;                       // where 无 is said; end 0: nowhere
    Span record;                    // its first record; end 0: none
    bool refused = false;           // something about it is wrong
    std::vector<Evidence> notes;
};

// Records of one ledger, of all subjects. After complete(), those of subject i are [begin[i], begin[i + 1]),
// in input order.
struct Records {
    std::vector<std::uint32_t> begin;        // by subject, and one more for the end
    std::vector<bool> given;                 // by subject: stated, also as 无
    std::vector<Span> stated;                // by subject: where; end 0: not given
    std::vector<std::vector<Cell>> columns;  // [field][record]
    std::vector<Span> spans;                 // by record
    // Evidence: of records, and of subjects (beside the name of the ledger).
    std::vector<std::pair<std::size_t, Evidence>> notes, subject_notes;

    // Until complete():
    std::vector<Statement> statements;  // in input order
    std::vector<std::uint32_t> owners;  // by record: its statement
    bool unreadable = false;  // a source of it has no subjects that can be told: all without it are refused

    std::size_t count(std::size_t subject) const { return begin[subject + 1] - begin[subject]; }
    Span span(std::size_t field, std::size_t record) const {
        const Cell& cell = columns[field][record];
        return {spans[record].source, cell.begin, cell.end};
    }
};

// Everything that was read, in input order. columns[fact][subject].
struct Table {
    std::vector<Subject> subjects;
    std::vector<std::vector<Cell>> columns;
    std::vector<std::vector<std::pair<std::size_t, Evidence>>> notes;  // per subject: fact index, evidence
    std::vector<Records> ledgers;                                      // as Schema::ledgers
    std::vector<std::string> texts;  // values of texts, each once, as first written
    std::vector<Ignored> ignored;    // for the receipt, as are those below
    std::vector<Used> used;
    std::vector<RowRead> rows;

    // Index of a text. Two texts are the same when they are after trimming and folding.
    std::size_t intern(std::string_view text);
    std::unordered_map<std::string, std::size_t> text_places;  // by folded text

    Span span(std::size_t fact, std::size_t subject) const {
        const Cell& cell = columns[fact][subject];
        return {cell.source != 0 ? cell.source : subjects[subject].span.source, cell.begin, cell.end};
    }
};

}  // namespace biaochi::facts
