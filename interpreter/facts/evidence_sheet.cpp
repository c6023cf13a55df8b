// The sheet of evidence: what shows a fact, a row each, for subjects that stand on other sheets.
#include "interpreter/facts/evidence.hpp"
#include "interpreter/facts/sheet_rows.hpp"
#include "interpreter/facts/workbook_file.hpp"

namespace biaochi::facts {

namespace {

struct EvidenceColumns {
    std::size_t subject = 0, town = 0, code = 0, fact = 0, note = 0, document = 0, date = 0, verifier = 0,
                state = 0;

    // Whether the row is the heading.
    bool read(SheetRows& rows) {
        const auto word = [&](Word wanted) {
            return rows.column([&](std::string_view text) { return word_of(text) == wanted; });
        };
        const auto called = [&](Message name) {
            return rows.column([&](std::string_view text) { return is_called(text, name); });
        };
        *this = {word(Word::subject),        word(Word::town),           word(Word::code),
                 called(Message::form_fact), called(Message::form_note), word(Word::document),
                 word(Word::date),           word(Word::verifier),       called(Message::form_state)};
        return (subject < rows.size() || code < rows.size()) && fact < rows.size();
    }
};

class EvidenceSheet {
public:
    EvidenceSheet(Intake intake, Table& table, std::size_t first)
        : intake_(std::move(intake)), rows_(intake_), table_(table), first_(first) {}
    Diagnostics read();

private:
    void row();
    bool find_subject();
    bool is_subject(const std::string& name, const std::string& town, const std::string& code) const;
    void of_fact(std::size_t fact) { intake_.note(fact, evidence()); }
    void of_ledger(std::size_t ledger);
    Evidence evidence();
    void state(Evidence& evidence);

    Intake intake_;
    SheetRows rows_;
    Table& table_;
    std::size_t first_;  // subject of the workbook
    EvidenceColumns columns_;
    std::string name_, town_, code_;  // of the row
};

Diagnostics EvidenceSheet::read() {
    if (!intake_.check_text()) return intake_.finish();
    bool found = false;
    while (!found && rows_.next()) {
        found = columns_.read(rows_);
        found ? rows_.use_as_written() : rows_.ignore(Message::why_above_heading);
    }
    if (!found)
        intake_.mistake(Code::csv_no_subject_column, intake_.span(intake_.begin(), intake_.begin()),
                        {spelling(Word::subject), shown(intake_.sheet()->name)});
    while (rows_.next())
        if (!rows_.blank()) row();
    return intake_.finish();
}

void EvidenceSheet::row() {
    name_ = rows_.readable_text(columns_.subject, spelling(Word::subject));
    town_ = rows_.readable_text(columns_.town, spelling(Word::town));
    code_ = rows_.readable_text(columns_.code, spelling(Word::code));
    const std::string about(rows_.text(columns_.fact));
    const std::size_t ledger = ledger_named(intake_.schema(), about);
    const bool known = find_subject();
    intake_.row_read(rows_.line());
    rows_.use_as_written();
    if (ledger < intake_.schema().ledgers.size()) {
        of_ledger(ledger);
    } else if (!known) {
        intake_.mistake(Code::evidence_subject_unknown, rows_.line(), {shown(name_.empty() ? code_ : name_)});
    } else {
        const Column column = read_heading(intake_, about, rows_.span(columns_.fact));
        if (column.kind == ColumnKind::fact) of_fact(column.fact);
    }
    intake_.end_subject();
}

// The rows of one subject on several sheets say the same of who it is: any of them will do.
bool EvidenceSheet::find_subject() {
    std::size_t found = table_.subjects.size();
    bool unclear = false;
    for (std::size_t i = first_; i < table_.subjects.size(); ++i) {
        const Subject& subject = table_.subjects[i];
        if (!is_subject(subject.name, subject.town, subject.code)) continue;
        if (found == table_.subjects.size())
            found = i;
        else
            unclear = unclear || subject.town != table_.subjects[found].town ||
                      subject.code != table_.subjects[found].code;
    }
    if (found == table_.subjects.size() || (unclear && town_.empty() && code_.empty())) return false;
    intake_.continue_subject(found);
    return true;
}

bool EvidenceSheet::is_subject(const std::string& name, const std::string& town,
                               const std::string& code) const {
    if (!code_.empty() && !code.empty()) return fold(code_) == code;
    return !name_.empty() && fold(name) == fold(name_) &&
           (town_.empty() || town.empty() || fold(town) == fold(town_));
}

void EvidenceSheet::of_ledger(std::size_t ledger) {
    for (Statement& statement : table_.ledgers[ledger].statements) {
        if (statement.span.source != rows_.line().source ||
            !is_subject(statement.name, statement.town, statement.code))
            continue;
        statement.notes.push_back(evidence());
        return;
    }
    intake_.mistake(Code::evidence_subject_unknown, rows_.line(), {shown(name_.empty() ? code_ : name_)});
}

Evidence EvidenceSheet::evidence() {
    Evidence result;
    result.span = rows_.line();
    result.text = rows_.readable_text(columns_.note, both(Message::form_note));
    result.verifier = rows_.readable_text(columns_.verifier, spelling(Word::verifier));
    const std::string document = rows_.readable_text(columns_.document, spelling(Word::document));
    if (!document.empty()) read_document(intake_, document, rows_.span(columns_.document), result);
    const std::string date(rows_.text(columns_.date));
    if (!date.empty() && has_content(intake_, spelling(Word::date), rows_.cell(columns_.date)))
        read_evidence_date(intake_, date, rows_.span(columns_.date), result);
    state(result);
    return result;
}

void EvidenceSheet::state(Evidence& evidence) {
    const std::string_view written = rows_.text(columns_.state);
    if (written.empty() || is_called(written, Message::form_verified)) return;
    evidence.unverified = word_of(written) == Word::unverified;
    if (!evidence.unverified)
        intake_.mistake(Code::evidence_state, rows_.span(columns_.state),
                        {shown(written), both(Message::form_verified), spelling(Word::unverified)});
    else if (!evidence.verifier.empty())
        intake_.mistake(Code::evidence_verified_twice, rows_.line());
}

}  // namespace

Diagnostics read_evidence_sheet(Intake intake, Table& table, std::size_t first) {
    return EvidenceSheet(std::move(intake), table, first).read();
}

}  // namespace biaochi::facts
