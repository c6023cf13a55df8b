// The cover: which standard this is for, and how to fill the form in.
#include "interpreter/forms/xlsx.hpp"

namespace biaochi::forms {

namespace {

struct Cover {
    Workbook& workbook;
    Page page;
    std::uint32_t row = 0;

    const Content& content() const { return workbook.content; }

    void line(const std::string& label, std::string_view text, Look look = Look::plain) {
        page.text(row, 0, label, Look::strong);
        page.text(row++, 1, text, look);
    }

    void list(const std::string& label, const std::vector<std::string>& lines) {
        ++row;
        for (std::size_t i = 0; i < lines.size(); ++i) line(i == 0 ? label : "", lines[i]);
    }

    void heading() {
        page.wide(row++, 0, 1, content().in(Message::form_title, {content().model().title}), Look::title);
        page.height(0, 40);
        line(content().in(Word::standard), content().model().title);
        line(content().in(Word::version), content().model().version);
        const bool must = content().schema().wants_period && !content().own_periods;
        line(content().in(Word::period), content().period, must ? Look::must : Look::may);
    }

    void colours() {
        ++row;
        page.text(row, 0, content().in(Message::form_colours), Look::strong);
        page.text(row++, 1, "* " + content().in(Message::form_required), Look::must);
        page.text(row++, 1, content().in(Message::form_optional), Look::may);
    }

    void checks() {
        std::vector<std::string> all = {content().in(Message::form_contradiction)};
        for (const model::Check& check : content().model().checks)
            all.push_back(check.message.in(content().language()));
        if (all.size() > 1) list(content().in(Message::form_checks), all);
    }

    void sheets() {
        std::string all;
        const std::string_view between = content().language() == Language::zh ? "、" : ", ";
        const auto add = [&](const std::string& name) {
            all += (all.empty() ? "" : std::string(between)) + name;
        };
        add(page.name());
        if (content().form.sheet_per_subject)
            add(content().in(Message::form_unheld_sheets));
        else
            add(content().in(Message::form_facts));
        for (const std::size_t ledger : content().ledgers) add(content().ledger(ledger).name);
        add(content().in(Message::form_evidence));
        list(content().in(Message::form_sheets), {all});
    }

    void long_list(const facts::Declaration& declaration) {
        const std::vector<std::string> all = choices(content(), declaration);
        if (!needs_range(all)) return;
        const std::uint32_t first = row + 1;
        list(content().in(Message::form_options) + ": " + declaration.name, all);
        workbook.lists[&declaration] =
            "='" + page.name() + "'!" + cell_reference(first, 1) + ":" + cell_reference(row - 1, 1);
    }
};

}  // namespace

void write_cover(Workbook& workbook) {
    const Content& content = workbook.content;
    Cover cover{workbook, workbook.add(Message::form_cover)};
    cover.page.width(0, 16);
    cover.page.width(1, 78);
    cover.heading();
    const bool sheets = content.form.sheet_per_subject;
    std::vector<std::string> how = {content.in(sheets ? Message::form_how_sheets : Message::form_how_rows),
                                    content.in(Message::form_how_zero), content.in(Message::form_how_key)};
    if (!content.own_periods) how.push_back(content.in(Message::form_how_period));
    if (!content.ledgers.empty()) how.push_back(content.in(Message::form_how_ledger));
    how.push_back(content.in(Message::form_how_evidence));
    how.push_back(content.in(Message::form_how_headings));
    cover.list(content.in(Message::form_how), how);
    cover.colours();
    cover.checks();
    cover.sheets();
    for (const Asked& asked : content.facts) cover.long_list(*asked.declaration);
    for (const std::size_t ledger : content.ledgers)
        for (const facts::Declaration& field : content.ledger(ledger).fields) cover.long_list(field);
    ++cover.row;
    cover.page.text(cover.row, 1, content.in(Message::form_made), Look::plain);
    worksheet_set_paper(cover.page.sheet(), 9);  // A4
    worksheet_fit_to_pages(cover.page.sheet(), 1, 0);
}

}  // namespace biaochi::forms
