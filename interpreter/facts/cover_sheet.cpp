// The cover of a workbook: a label and its value in each row. What else stands there is for people.
#include "interpreter/facts/sheet_rows.hpp"
#include "interpreter/facts/workbook_file.hpp"

namespace biaochi::facts {

namespace {

class CoverSheet {
public:
    explicit CoverSheet(Intake intake) : intake_(std::move(intake)), rows_(intake_) {}
    Cover read();

private:
    void row();
    void standard();

    Intake intake_;
    SheetRows rows_;
    Cover cover_;
    struct Line {
        Span span;
        std::string text;
    };
    Line title_, version_;  // span.end 0: not yet
};

Cover CoverSheet::read() {
    bool good = intake_.check_text();
    while (good && rows_.next())
        if (!rows_.blank()) row();
    if (good) standard();
    cover_.diagnostics = intake_.finish();
    cover_.distrusted = has_errors(cover_.diagnostics);
    return std::move(cover_);
}

void CoverSheet::row() {
    const Word word = word_of(rows_.text(0));
    const std::size_t value = rows_.column(
        [&, i = std::size_t{0}](std::string_view text) mutable { return i++ > 0 && !text.empty(); });
    if (word != Word::standard && word != Word::version && word != Word::period)
        return rows_.ignore(Message::why_form_text);
    rows_.use(0, spelling(word));
    if (value == rows_.size()) return;  // not filled in
    const std::string text(rows_.text(value));
    Line place{rows_.span(value), text};
    if (!has_content(intake_, spelling(word), rows_.cell(value))) return;
    Line period{cover_.period.span, {}};
    Line& known = word == Word::standard ? title_ : word == Word::version ? version_ : period;
    if (known.span.end != 0)
        return intake_.mistake(Code::facts_duplicate, place.span, {spelling(word)},
                               {{known.span, Text("第一次写在这里", "first given here")}});
    if (word == Word::period) {
        cover_.period = read_period(intake_, rows_.text(value), place.span);
    } else {
        intake_.use(place.span, spelling(word));
        known = std::move(place);
    }
}

void CoverSheet::standard() {
    const Schema& schema = intake_.schema();
    const bool same = (title_.span.end == 0 || fold(title_.text) == fold(schema.title)) &&
                      (version_.span.end == 0 || fold(version_.text) == fold(schema.version));
    if (!same)
        intake_.mistake(Code::facts_other_standard, title_.span.end != 0 ? title_.span : version_.span,
                        {shown(title_.text), shown(version_.text), schema.title, schema.version});
}

}  // namespace

Cover read_cover_sheet(Intake intake) { return CoverSheet(std::move(intake)).read(); }

}  // namespace biaochi::facts
