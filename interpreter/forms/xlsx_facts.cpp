// The sheet of facts: a row for each subject.
#include <algorithm>

#include "interpreter/forms/formula.hpp"
#include "interpreter/forms/xlsx.hpp"
#include "lang/base/text.hpp"

namespace biaochi::forms {

namespace {

constexpr std::uint32_t empty_rows = 200, spare_rows = 50;
constexpr int column_width = 14;

// The rows above the names, top down; then the names; then the subjects.
enum Heading : std::uint32_t { indicator, label, unit, source, responsible, name, first_subject };

struct FactsSheet {
    Workbook& workbook;
    Page page;
    std::vector<Word> keys;        // columns that say who is meant
    std::uint32_t first_fact = 0;  // column
    std::uint32_t last_row = 0;

    const Content& content() const { return workbook.content; }
    std::uint32_t column(std::size_t asked) const { return first_fact + static_cast<std::uint32_t>(asked); }

    void heading() {
        const std::string titles[] = {content().in(Word::indicator), content().in(Message::form_label),
                                      content().in(Word::unit), content().in(Word::source),
                                      content().in(Word::responsible)};
        for (std::uint32_t row = indicator; row < name; ++row)
            page.wide(row, 0, first_fact - 1, titles[row], Look::heading);
        page.text(name, 0, content().in(Message::form_number), Look::name);
        for (std::uint32_t i = 0; i < keys.size(); ++i)
            page.text(name, i + 1, content().in(keys[i]), Look::name);
        for (std::size_t i = 0; i < content().facts.size(); ++i) {
            const Asked& asked = content().facts[i];
            const facts::Declaration& fact = *asked.declaration;
            page.text(label, column(i),
                      (asked.must ? "* " : "") + (fact.label.empty() ? fact.name : fact.label),
                      Look::heading);
            page.text(unit, column(i), content().unit(fact), Look::heading);
            page.text(source, column(i), content().source(fact), Look::heading);
            page.text(name, column(i), fact.name, Look::name);
        }
        across(indicator, &Asked::indicators);
        across(responsible, &Asked::responsible);
        page.text(name, column(content().facts.size()), content().in(Word::note), Look::name);
    }

    // Neighbours that say the same share a cell.
    void across(std::uint32_t row, std::string Asked::*what) {
        const std::vector<Asked>& facts = content().facts;
        for (std::size_t begin = 0, end = 0; begin < facts.size(); begin = end) {
            while (end < facts.size() && facts[end].*what == facts[begin].*what) ++end;
            page.wide(row, column(begin), column(end - 1), facts[begin].*what, Look::heading);
        }
    }

    void sizes() {
        page.width(0, 6);
        for (std::uint32_t i = 1; i < first_fact; ++i)
            page.width(i, keys[i - 1] == Word::period ? 2 * column_width : column_width);
        for (std::size_t i = 0; i < content().facts.size(); ++i) page.width(column(i), column_width);
        page.width(column(content().facts.size()), 24);
        const auto lines = [&](auto text) {
            std::size_t most = 1;
            for (const Asked& asked : content().facts)
                most = std::max(most, display_width(text(asked)) / column_width + 1);
            return static_cast<int>(std::min<std::size_t>(most, 12)) * 13;
        };
        page.height(indicator, 40);
        page.height(label, lines([](const Asked& asked) { return asked.declaration->label; }));
        page.height(source, lines([&](const Asked& asked) { return content().source(*asked.declaration); }));
        page.height(responsible, lines([](const Asked& asked) { return asked.responsible; }));
        page.height(name, lines([](const Asked& asked) { return asked.declaration->name; }) + 8);
    }

    void subject(std::uint32_t row, const Respondent* subject) {
        if (subject != nullptr)
            page.text(row, 0, std::to_string(row - first_subject + 1), Look::may);
        else
            page.empty(row, 0, as_text, Look::may);
        for (std::uint32_t i = 0; i < keys.size(); ++i) {
            std::string text;
            if (subject != nullptr)
                text = keys[i] == Word::town     ? subject->town
                       : keys[i] == Word::code   ? subject->code
                       : keys[i] == Word::period ? subject->period
                                                 : subject->name;
            page.text(row, i + 1, text,
                      keys[i] == Word::subject || keys[i] == Word::period ? Look::must : Look::may);
        }
        for (std::size_t i = 0; i < content().facts.size(); ++i) {
            const Asked& asked = content().facts[i];
            write_value(workbook, page, row, column(i), *asked.declaration,
                        subject != nullptr ? content().cell(*subject, asked.fact) : nullptr, asked.must);
        }
        page.empty(row, column(content().facts.size()), as_text, Look::may);
    }

    void checks() {
        std::vector<std::uint32_t> columns(content().schema().facts.size(), 0);
        for (std::size_t i = 0; i < content().facts.size(); ++i) columns[content().facts[i].fact] = column(i);
        const auto cell = [&](std::uint32_t fact) {
            return columns[fact] == 0 ? "" : cell_reference(first_subject, columns[fact], false);
        };
        for (const model::Check& check : content().model().checks) {
            const auto formula = contradiction(content().model(), check, cell, content().language());
            if (!formula) continue;
            std::string ranges;
            for (const std::uint32_t fact : check.facts)
                ranges += (ranges.empty() ? "" : " ") + cell_name(first_subject, columns[fact]) + ":" +
                          cell_name(last_row, columns[fact]);
            page.mark(ranges, *formula);
        }
    }

    void print_setup() {
        worksheet_freeze_panes(page.sheet(), first_subject, static_cast<lxw_col_t>(first_fact));
        worksheet_set_landscape(page.sheet());
        worksheet_set_paper(page.sheet(), 8);  // A3
        worksheet_repeat_rows(page.sheet(), indicator, name);
        worksheet_repeat_columns(page.sheet(), 0, static_cast<lxw_col_t>(first_fact - 1));
        worksheet_print_across(page.sheet());
        // Not the last ones, which are most often empty.
        const auto rows = std::max<std::uint32_t>(static_cast<std::uint32_t>(content().subjects.size()), 20);
        worksheet_print_area(page.sheet(), 0, 0, std::min(last_row, first_subject + rows - 1),
                             static_cast<lxw_col_t>(column(content().facts.size())));
        worksheet_set_footer(page.sheet(), "&C&P / &N");
    }
};

}  // namespace

void write_facts_sheet(Workbook& workbook) {
    const Content& content = workbook.content;
    FactsSheet sheet{workbook, workbook.add(Message::form_facts), {Word::town, Word::code, Word::subject}};
    if (content.own_periods) sheet.keys.push_back(Word::period);
    sheet.first_fact = static_cast<std::uint32_t>(sheet.keys.size()) + 1;
    const auto subjects = static_cast<std::uint32_t>(content.subjects.size());
    const std::uint32_t rows = workbook.filled() ? subjects + spare_rows : std::max(empty_rows, subjects);
    sheet.last_row = first_subject + rows - 1;
    sheet.heading();
    sheet.sizes();
    for (std::uint32_t i = 0; i < rows; ++i)
        sheet.subject(first_subject + i, i < subjects ? &content.subjects[i] : nullptr);
    accept_code(workbook, sheet.page, first_subject, sheet.last_row, 2);
    for (std::size_t i = 0; i < content.facts.size(); ++i)
        accept(workbook, sheet.page, first_subject, sheet.last_row, sheet.column(i),
               *content.facts[i].declaration);
    sheet.checks();
    sheet.print_setup();
    worksheet_activate(sheet.page.sheet());
}

}  // namespace biaochi::forms
