// Reporting periods: two dates, months or years with a word between them, from the first day of the one to
// the last day of the other.
#include "interpreter/facts/intake.hpp"
#include "interpreter/facts/value.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

void Period::give_to(Subject& subject) const {
    subject.period = text;
    subject.period_span = span;
    subject.period_stated = stated;
    subject.period_begin = begin;
    subject.period_end = end;
}

Period read_period(Intake& intake, std::string_view written, Span span) {
    Period period;
    period.stated = true;
    period.span = span;
    for (const Language language : {Language::zh, Language::en}) {
        const std::string_view until = spelling(Word::until, language);
        const std::size_t at = written.find(until);
        if (at == std::string_view::npos) continue;
        const std::string_view first_part = trim(written.substr(0, at));
        const std::string_view last_part = trim(written.substr(at + until.size()));
        const WrittenDate begin = read_date_or_month(first_part);
        const WrittenDate end = read_date_or_month(last_part);
        if (begin.parts == 0 || end.parts == 0) continue;
        if (!begin.good() || !end.good()) {
            const std::string_view wrong = begin.good() ? last_part : first_part;
            intake.mistake(
                Code::facts_no_such_date, span,
                {spelling(Word::period), shown(wrong), why_no_such_date(begin.good() ? end : begin)});
            return period;
        }
        const std::int64_t first = days_from_civil(begin.first());
        const std::int64_t last = days_from_civil(end.last());
        if (first > last) {
            intake.mistake(Code::facts_reversed_period, span, {shown(written)});
            return period;
        }
        period.text = written;
        period.begin = first;
        period.end = last;
        return period;
    }
    intake.mistake(Code::facts_malformed_period, span, {shown(written)});
    return period;
}

}  // namespace biaochi::facts
