// The form of one subject: above, who it is; below, a row for each fact, with the value and what shows it.
#include "interpreter/facts/sheet_rows.hpp"
#include "interpreter/facts/workbook_file.hpp"

namespace biaochi::facts {

namespace {

struct Head {
    Span span;  // end 0: not given
    std::string text;
};

bool is_form_heading(SheetRows& rows, std::size_t& fact, std::size_t& value, std::size_t& note) {
    fact = rows.column([](std::string_view text) { return is_called(text, Message::form_fact); });
    value = rows.column([](std::string_view text) { return is_called(text, Message::form_value); });
    note = rows.column([](std::string_view text) { return is_called(text, Message::form_note); });
    return fact < rows.size() && value < rows.size();
}

class FormSheet {
public:
    FormSheet(Intake intake, const Period& period)
        : intake_(std::move(intake)), rows_(intake_), default_(period) {}
    Diagnostics read();

private:
    void head();
    void begin();
    void fact();
    void value(const Column& column);

    Intake intake_;
    SheetRows rows_;
    const Period& default_;
    Head subject_, town_, code_, period_;
    std::size_t fact_ = 0, value_ = 0, note_ = 0;  // columns
};

Diagnostics FormSheet::read() {
    if (!intake_.check_text()) return intake_.finish();
    while (rows_.next() && !is_form_heading(rows_, fact_, value_, note_))
        if (!rows_.blank()) head();
    rows_.use_as_written();  // the heading
    while (rows_.next()) fact();
    if (intake_.in_subject()) {
        intake_.end_subject();
    } else if (subject_.span.end != 0) {
        begin();  // nothing is given
    } else {
        intake_.ignore(intake_.span(intake_.begin(), intake_.text().size()),
                       both(Message::passed_sheet, {intake_.sheet()->name}), both(Message::why_empty_form));
    }
    return intake_.finish();
}

void FormSheet::head() {
    const Word word = word_of(rows_.text(0));
    Head& place = word == Word::subject ? subject_
                  : word == Word::town  ? town_
                  : word == Word::code  ? code_
                                        : period_;
    if (&place == &period_ && word != Word::period) return rows_.ignore(Message::why_form_text);
    rows_.use(0, spelling(word));
    if (rows_.text(1).empty()) return;
    place.span = rows_.span(1);
    place.text = word == Word::period ? std::string(rows_.text(1)) : rows_.readable_text(1, spelling(word));
}

void FormSheet::begin() {
    const Span sheet = intake_.span(intake_.begin(), intake_.text().size());
    const Head& name = subject_.span.end != 0 || code_.span.end == 0 ? subject_ : code_;
    intake_.begin_subject(name.text, name.span.end != 0 ? name.span : sheet);
    intake_.row_read(name.span.end != 0 ? name.span : sheet);
    if (name.text.empty()) intake_.mistake(Code::facts_unnamed_subject, sheet);
    if (name.text.find('\n') != std::string::npos) intake_.mistake(Code::facts_broken_name, name.span);
    intake_.town(town_.text, town_.span);
    intake_.code(code_.text, code_.span);
    if (period_.span.end != 0)
        intake_.period(period_.text, period_.span);
    else if (default_.stated)
        default_.give_to(intake_.subject());
}

// A row without a value and a note gives nothing.
void FormSheet::fact() {
    if (rows_.text(value_).empty() && rows_.text(note_).empty()) return rows_.ignore(Message::why_empty_form);
    if (!intake_.in_subject()) begin();
    const std::string name(rows_.text(fact_));
    if (name.empty()) return rows_.ignore(Message::why_no_fact);
    const Column column = read_heading(intake_, name, rows_.span(fact_));
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (i != fact_ && i != value_ && i != note_) rows_.ignore(i, Message::why_form_text);
    if (column.kind == ColumnKind::fact)
        value(column);
    else if (column.kind != ColumnKind::unknown && column.kind != ColumnKind::meant)
        rows_.ignore(Message::why_no_fact);
}

void FormSheet::value(const Column& column) {
    Cell& cell = intake_.cell(column.fact);
    const Declaration& fact = intake_.schema().facts[column.fact];
    if (cell.given())
        return intake_.mistake(
            Code::facts_duplicate, column.span, {fact.name},
            {{{column.span.source, cell.begin, cell.end}, Text("第一次写在这里", "first given here")}});
    const std::string text(rows_.text(value_));
    const Span at = rows_.span(value_);
    if (!text.empty()) {
        cell.begin = at.begin;
        cell.end = at.end;
        if (is_readable(intake_, fact, rows_.cell(value_))) intake_.give(column.fact, text, at);
    }
    const std::string note = rows_.readable_text(note_, both(Message::form_note));
    if (!note.empty()) intake_.note(column.fact, Evidence{note, {}, {}, {}, false, rows_.span(note_)});
}

}  // namespace

bool is_form_sheet(Intake& intake) {
    SheetRows rows(intake);
    std::size_t fact = 0;
    std::size_t value = 0;
    std::size_t note = 0;
    for (int i = 0; i < rows_above_heading && rows.next(); ++i)
        if (is_form_heading(rows, fact, value, note)) return true;
    return false;
}

Diagnostics read_form_sheet(Intake intake, const Period& period) {
    return FormSheet(std::move(intake), period).read();
}

}  // namespace biaochi::facts
