// Reporting periods: two dates with a word between them. Kept as written; read only to tell that they are
// dates.
#include <array>

#include "interpreter/facts/intake.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

using Date = std::array<int, 3>;  // year, month, day; 0: not written

// 2023年10月, 2023-10, 2023.10.8: a year of four digits and one character between the parts.
bool read_date(std::string_view written, Date& date) {
    const std::string text = fold(trim(written));
    date = {};
    std::size_t at = 0;
    for (std::size_t part = 0; part < date.size() && at < text.size(); ++part) {
        const std::size_t begin = at;
        while (at < text.size() && at - begin < 4 && is_digit(static_cast<unsigned char>(text[at])))
            date[part] = date[part] * 10 + (text[at++] - '0');
        if (part == 0 ? at - begin != 4 : at == begin || at - begin > 2) return false;
        if (part > 0 && (date[part] < 1 || date[part] > (part == 1 ? 12 : 31))) return false;
        if (at == text.size()) break;
        const CodePoint mark = decode(text, at);  // 年, 月, 日, -, / or .
        if (is_digit(mark.value) || is_blank(mark.value)) return false;
        at += mark.size;
    }
    return at == text.size() && date[0] > 0;
}

bool later(const Date& a, const Date& b) {
    for (std::size_t part = 0; part < a.size(); ++part) {
        if (a[part] == 0 || b[part] == 0) return false;
        if (a[part] != b[part]) return a[part] > b[part];
    }
    return false;
}

}  // namespace

void read_period(Intake& intake, std::string_view written, Span span, std::string& period) {
    for (const Language language : {Language::zh, Language::en}) {
        const std::string_view until = spelling(Word::until, language);
        const std::size_t at = written.find(until);
        if (at == std::string_view::npos) continue;
        Date begin;
        Date end;
        if (!read_date(written.substr(0, at), begin) || !read_date(written.substr(at + until.size()), end))
            continue;
        if (later(begin, end)) return intake.mistake(Code::facts_reversed_period, span, {shown(written)});
        period = written;
        return;
    }
    intake.mistake(Code::facts_malformed_period, span, {shown(written)});
}

}  // namespace biaochi::facts
