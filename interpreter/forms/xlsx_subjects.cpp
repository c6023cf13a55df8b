// A sheet for each subject, to be printed on A4 paper.
#include <algorithm>

#include "interpreter/forms/formula.hpp"
#include "interpreter/forms/xlsx.hpp"
#include "lang/base/text.hpp"

namespace biaochi::forms {

namespace {

enum Column : std::uint32_t { indicator, fact, label, unit, source, value, note, end };
constexpr int widths[] = {18, 18, 30, 8, 15, 13, 14};
enum Row : std::uint32_t { title, subject_line, town_line, code_line, period_line, heading = 6, first_fact };

struct SubjectSheet {
    const Workbook& workbook;
    Page page;
    const Respondent& subject;

    const Content& content() const { return workbook.content; }
    std::uint32_t row(std::size_t asked) const { return first_fact + static_cast<std::uint32_t>(asked); }

    void head() {
        for (std::uint32_t column = 0; column < end; ++column) page.width(column, widths[column]);
        page.wide(title, 0, end - 1, content().in(Message::form_subject_title, {content().model().title}),
                  Look::title);
        page.height(title, 34);
        const auto line = [&](std::uint32_t row, Word word, const std::string& text, Look look) {
            page.text(row, 0, content().in(word), Look::strong);
            page.text(row, 1, text, look);
        };
        line(subject_line, Word::subject, subject.name, Look::must);
        line(town_line, Word::town, subject.town, Look::may);
        line(code_line, Word::code, subject.code, Look::may);
        accept_code(workbook, page, code_line, code_line, 1);
        line(period_line, Word::period, subject.period, content().own_periods ? Look::must : Look::may);
        const std::string names[] = {content().in(Word::indicator),     content().in(Message::form_fact),
                                     content().in(Message::form_label), content().in(Word::unit),
                                     content().in(Word::source),        content().in(Message::form_value),
                                     content().in(Message::form_note)};
        for (std::uint32_t column = 0; column < end; ++column)
            page.text(heading, column, names[column], Look::name);
    }

    void facts() {
        const std::vector<Asked>& all = content().facts;
        for (std::size_t begin = 0, next = 0; begin < all.size(); begin = next) {
            while (next < all.size() && all[next].indicators == all[begin].indicators) ++next;
            const std::string offices = responsible(all[begin]);
            page.tall(row(begin), row(next - 1), indicator,
                      all[begin].indicators + (offices.empty() ? "" : "\n" + offices), Look::body);
            std::size_t wanted = lines(all[begin].indicators, indicator);  // of text
            if (!offices.empty()) wanted += lines(offices, indicator);
            for (std::size_t i = begin; i < next; ++i) {
                one(all[i], row(i));
                const facts::Declaration& declaration = *all[i].declaration;
                std::size_t own =
                    std::max({lines(declaration.name, fact), lines("* " + declaration.label, label),
                              lines(content().source(declaration), source)});
                if (i + 1 == next) own = std::max(own, wanted);
                wanted -= std::min(own, wanted);
                page.height(row(i), static_cast<int>(own) * 12 + 5);
            }
        }
    }

    std::string responsible(const Asked& asked) const {
        if (asked.responsible.empty()) return {};
        return content().in(Word::responsible) + content().colon() + asked.responsible;
    }

    void one(const Asked& asked, std::uint32_t at) {
        const facts::Declaration& declaration = *asked.declaration;
        page.text(at, fact, declaration.name, Look::body);
        page.text(at, label, (asked.must ? "* " : "") + declaration.label, Look::body);
        page.text(at, unit, content().unit(declaration), Look::body);
        page.text(at, source, content().source(declaration), Look::body);
        write_value(workbook, page, at, value, declaration, content().cell(subject, asked.fact), asked.must);
        accept(workbook, page, at, at, value, declaration);
        page.text(at, note, note_of(asked), Look::body);
    }

    // How many lines a text of 9 points takes in a column.
    static std::size_t lines(const std::string& text, std::uint32_t column) {
        const auto room = static_cast<std::size_t>(widths[column]) * 11 / 10;
        return std::max<std::size_t>((display_width(text) + room - 1) / room, 1);
    }

    // What is more than a text stands on the sheet of evidence.
    std::string note_of(const Asked& asked) const {
        const std::vector<const facts::Evidence*> all = content().evidence(subject, asked.fact);
        return all.size() == 1 && is_plain(*all.front()) ? all.front()->text : "";
    }

    void checks() {
        std::vector<std::uint32_t> rows(content().schema().facts.size(), 0);
        for (std::size_t i = 0; i < content().facts.size(); ++i) rows[content().facts[i].fact] = row(i);
        const auto cell = [&](std::uint32_t of) {
            return rows[of] == 0 ? "" : cell_reference(rows[of], value);
        };
        for (const model::Check& check : content().model().checks) {
            const auto formula = contradiction(content().model(), check, cell, content().language());
            if (!formula) continue;
            std::string ranges;
            for (const std::uint32_t of : check.facts)
                ranges += (ranges.empty() ? "" : " ") + cell_name(rows[of], value);
            page.mark(ranges, *formula);
        }
    }

    void print_setup() {
        lxw_worksheet* sheet = page.sheet();
        worksheet_freeze_panes(sheet, first_fact, 0);
        worksheet_set_portrait(sheet);
        worksheet_set_paper(sheet, 9);  // A4
        worksheet_fit_to_pages(sheet, 1, 0);
        worksheet_repeat_rows(sheet, heading, heading);
        worksheet_center_horizontally(sheet);
        worksheet_set_footer(sheet, "&L&A&R&P / &N");
    }
};

}  // namespace

void write_subject_sheets(Workbook& workbook) {
    std::vector<Respondent> subjects = workbook.content.subjects;
    if (subjects.empty()) subjects.emplace_back();
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        const std::string name = subjects[i].name.empty()
                                     ? workbook.content.in(Message::form_new_subject, {std::to_string(i + 1)})
                                     : subjects[i].name;
        SubjectSheet sheet{workbook, workbook.book.add(name), subjects[i]};
        sheet.head();
        sheet.facts();
        sheet.checks();
        sheet.print_setup();
        if (i == 0) worksheet_activate(sheet.page.sheet());
    }
}

}  // namespace biaochi::forms
