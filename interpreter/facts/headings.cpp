#include "interpreter/facts/headings.hpp"

#include <algorithm>

#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

struct Heading {
    ColumnKind kind = ColumnKind::unknown;
    std::size_t fact = 0;
    int other = -1;    // a second fact with the same official words
    std::string unit;  // that is written in brackets and is not the declared one
};

const std::vector<Declaration>& declared(const Intake& intake) {
    return intake.of_ledger() ? intake.ledger().fields : intake.schema().facts;
}

// By its name, else by its official words.
bool find(Intake& intake, std::string_view name, Heading& heading) {
    int found = intake.names().find(name);
    if (found < 0) found = intake.names().find_label(name, heading.other);
    if (found < 0) return false;
    heading.kind = ColumnKind::fact;
    heading.fact = static_cast<std::size_t>(found);
    return true;
}

bool is_unit_of(const Declaration& fact, const std::string& unit) {
    const auto same = [&](const std::string& each) { return fold(each) == unit; };
    return (!fact.unit.empty() && same(fact.unit)) ||
           std::any_of(fact.unit_aliases.begin(), fact.unit_aliases.end(), same);
}

// 登记失业人数(人), with what stands in the last brackets.
bool find_with_unit(Intake& intake, std::string_view name, Heading& heading) {
    const std::string folded = fold(trim(name));
    const std::size_t open = folded.rfind('(');
    if (open == std::string::npos || open == 0 || folded.back() != ')') return false;
    if (!find(intake, trim(std::string_view(folded).substr(0, open)), heading)) return false;
    const std::string unit(trim(std::string_view(folded).substr(open + 1, folded.size() - open - 2)));
    if (!is_unit_of(declared(intake)[heading.fact], unit)) heading.unit = unit;
    return true;
}

std::string without_brackets(std::string_view name) {
    std::string result = fold(name);
    result.erase(std::remove_if(result.begin(), result.end(), [](char c) { return c == '(' || c == ')'; }),
                 result.end());
    return result;
}

ColumnKind word_kind(const Intake& intake, std::string_view name) {
    switch (word_of(name)) {
        case Word::subject: return ColumnKind::subject;
        case Word::town: return ColumnKind::town;
        case Word::code: return ColumnKind::code;
        case Word::period: return intake.of_ledger() ? ColumnKind::unknown : ColumnKind::period;
        default: break;
    }
    return word_of(without_brackets(name)) == Word::town ? ColumnKind::town : ColumnKind::unknown;  // 镇(街)
}

Heading find_written(Intake& intake, std::string_view name) {
    Heading heading;
    heading.kind = word_kind(intake, name);
    if (heading.kind != ColumnKind::unknown || find(intake, name, heading) ||
        find_with_unit(intake, name, heading))
        return heading;
    if (word_of(name) == Word::note || is_called(name, Message::form_number))
        heading.kind = ColumnKind::passed_over;
    return heading;
}

// Headings are broken into lines, and spread by blanks, to look well: 登记失业⏎人数, 对 象.
std::string without_blanks(std::string_view name) {
    std::string result;
    for (std::size_t i = 0; i < name.size();) {
        const CodePoint c = decode(name, i);
        if (!is_blank(c.value) && c.value != U'\n') append(result, c.value);
        i += c.size;
    }
    return result;
}

Heading find_heading(Intake& intake, std::string_view name) {
    Heading heading = find_written(intake, name);
    if (heading.kind != ColumnKind::unknown) return heading;
    std::string one_line(name);
    std::replace(one_line.begin(), one_line.end(), '\n', ' ');
    for (const std::string& spelling : {one_line, without_blanks(name)}) {
        if (spelling.size() == name.size() && spelling == name) continue;
        Heading found = find_written(intake, spelling);
        if (found.kind != ColumnKind::unknown) return found;
    }
    return heading;
}

}  // namespace

bool names_subjects(std::string_view name) {
    const auto is_one = [](std::string_view written) {
        const Word word = word_of(written);
        return word == Word::subject || word == Word::code;
    };
    constexpr std::size_t longest = 64;  // bytes
    return name.size() <= longest && (is_one(name) || is_one(without_blanks(name)));
}

namespace {

// In lower case and half width, of names that are no longer than any that is known.
std::string plain(std::string_view written) {
    constexpr std::size_t longest = 64;  // bytes
    return written.size() > longest ? std::string() : lower_case(fold(trim(written)));
}

// As both languages call them, without blanks.
std::vector<std::string> total_rows() {
    const Text names = both(Message::total_rows);
    const std::string all = without_blanks(names.zh + "|" + names.en);
    std::vector<std::string> result;
    for (std::size_t at = 0; at <= all.size();) {
        const std::size_t end = std::min(all.find('|', at), all.size());
        result.push_back(all.substr(at, end - at));
        at = end + 1;
    }
    return result;
}

}  // namespace

bool is_called(std::string_view written, Message name) {
    const std::string called = plain(written);
    const Text names = both(name);
    return !called.empty() && (called == plain(names.zh) || called == plain(names.en));
}

bool is_total(std::string_view written) {
    static const std::vector<std::string> all = total_rows();
    if (written.empty()) return false;
    // Every row asks this, and hardly any name ends like one of them.
    const std::string last = lower_case(written.substr(written.size() - 1));
    const auto may_be = [&](const std::string& total) { return total.back() == last.front(); };
    return std::any_of(all.begin(), all.end(), may_be) &&
           std::find(all.begin(), all.end(), plain(without_blanks(written))) != all.end();
}

ColumnKind column_kind(Intake& intake, std::string_view name, std::size_t& fact) {
    const Heading heading = find_heading(intake, name);
    fact = heading.fact;
    return heading.kind;
}

namespace {

// A fact, or nothing where that cannot be told.
void settle_fact(Intake& intake, const Heading& heading, std::string_view name, Column& column) {
    const std::vector<Declaration>& all = declared(intake);
    const Declaration& fact = all[heading.fact];
    if (heading.other >= 0) {
        const std::string& other = all[static_cast<std::size_t>(heading.other)].name;
        column.kind = ColumnKind::unknown;
        return intake.mistake(Code::heading_ambiguous, column.span, {shown(name), fact.name, other});
    }
    intake.use(column.span, fact.name);
    if (heading.unit.empty()) return;
    const Text none("空(只写数)", "none (a number alone)");
    intake.mistake(Code::heading_unit, column.span,
                   {fact.name, fact.unit.empty() ? none : Text("“" + fact.unit + "”"), shown(heading.unit)});
}

Text column_name(ColumnKind kind) {
    return spelling(kind == ColumnKind::subject ? Word::subject
                    : kind == ColumnKind::town  ? Word::town
                    : kind == ColumnKind::code  ? Word::code
                                                : Word::period);
}

}  // namespace

Column read_heading(Intake& intake, std::string_view name, Span span) {
    const Heading heading = find_heading(intake, name);
    Column column{heading.kind, heading.fact, span};
    if (heading.kind == ColumnKind::passed_over) {
        intake.ignore(span, both(Message::passed_column, {name}), both(Message::why_no_fact));
    } else if (heading.kind == ColumnKind::fact) {
        settle_fact(intake, heading, name, column);
    } else if (heading.kind != ColumnKind::unknown) {
        intake.use(span, column_name(column.kind));
    } else {
        int meant = -1;
        intake.fact(name, span, meant);
        if (meant >= 0) column = {ColumnKind::meant, static_cast<std::size_t>(meant), span};
    }
    return column;
}

}  // namespace biaochi::facts
