// What a form holds, whatever its format: which facts and ledgers it asks for, of whom, and what is already
// given.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/forms/form.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::forms {

// A fact that is asked for, and where the standard needs it.
struct Asked {
    std::size_t fact = 0;  // in the schema
    const facts::Declaration* declaration = nullptr;
    std::string indicators;  // the rows that read it: "1.1 登记失业人员就业率达80%", or "1.1、3.6"
    std::string responsible;  // of these rows
    bool must = false;        // it is read, and does not follow from a ledger
};

struct Respondent {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::string name, town, code, period;
    std::size_t row = none;  // in the table; none: nothing is given
};

// Evidence that is a text and nothing more.
inline bool is_plain(const facts::Evidence& evidence) {
    return evidence.file.empty() && evidence.date.empty() && evidence.verifier.empty() &&
           !evidence.unverified;
}

// What was said of one of them: a fact, a record, a subject.
using Notes = std::vector<std::pair<std::size_t, facts::Evidence>>;
std::vector<const facts::Evidence*> notes_of(const Notes& notes, std::size_t index);

class Content {
public:
    explicit Content(const Form& form);

    const Form& form;
    std::vector<Asked> facts;          // in the order of the indicators
    std::vector<std::size_t> ledgers;  // of the schema
    std::vector<Respondent> subjects;
    std::string period;        // of all subjects; "" if they differ or have none
    bool own_periods = false;  // subjects state different periods, or only some do
    bool keys = false;         // some subject has a town or a code
    bool same_names = false;   // a name alone does not tell who is meant

    const model::Model& model() const { return form.model; }
    const facts::Schema& schema() const { return form.model.schema; }
    Language language() const { return form.language; }
    std::string in(Word word) const { return std::string(spelling(word, form.language)); }
    std::string in(Message message) const { return std::string(text(message, form.language)); }
    std::string in(Message message, std::initializer_list<std::string_view> arguments) const {
        return text(message, form.language, arguments);
    }
    std::string colon() const { return language() == Language::zh ? ":" : ": "; }
    const facts::Ledger& ledger(std::size_t index) const { return schema().ledgers[index]; }

    // The cell that is given; nullptr if none is, or it was not written down.
    const facts::Cell* cell(const Respondent& subject, std::size_t fact) const;
    std::vector<const facts::Evidence*> evidence(const Respondent& subject, std::size_t fact) const;
    // As it is written down; 不适用 too.
    std::string written(const facts::Declaration& declaration, const facts::Cell& cell) const;
    // The same without the unit of a quantity.
    std::string bare(const facts::Declaration& declaration, const facts::Cell& cell) const;
    // The records of a subject: from … to; nullopt if the ledger is not given.
    struct Range {
        std::size_t begin = 0, end = 0;
    };
    std::optional<Range> records(const Respondent& subject, std::size_t ledger) const;

    // The unit, or what else is written there: "是/否".
    std::string unit(const facts::Declaration& declaration) const;
    // Where it comes from; that it follows from a ledger.
    std::string source(const facts::Declaration& declaration) const;
    // What may be filled in: "填 0 或正整数;不适用的写“不适用”".
    std::string what_to_fill(const facts::Declaration& declaration) const;

private:
    void ask();
    void invite();
};

// Something of a subject: "“甲村”的人数".
Text about(const Form& form, const Respondent& subject, const Text& what);

}  // namespace biaochi::forms
