// The receipt for people: how much of each sheet was taken, then what was refused, passed over and used.
#include "interpreter/facts/intake.hpp"
#include "interpreter/report/markdown.hpp"
#include "interpreter/report/receipt.hpp"
#include "interpreter/report/receipt_places.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::report {

namespace {

constexpr std::size_t most_lines = 2000;  // of one list; a receipt in JSON has all

class Writer {
public:
    Writer(const Import& import, const Receipt& all) : import_(import), all_(all) {}
    std::string write();

private:
    std::string word(Message message) const { return std::string(text(message, import_.language)); }
    std::string say(Message message, std::initializer_list<std::string_view> arguments) const {
        return escaped(text(message, import_.language, arguments)) + "\n\n";
    }
    void head(const std::vector<std::string>& cells, std::size_t left) {
        out_ += markdown_row(cells);
        std::vector<std::string> rules;
        for (std::size_t i = 0; i < cells.size(); ++i) rules.emplace_back(i < left ? "---" : "---:");
        out_ += markdown_row(rules);
    }
    std::string name(const ReceiptSheet& sheet) const;
    void overview();
    void cells(const ReceiptSheet& sheet, Fate fate, Message heading, Message last);

    const Import& import_;
    const Receipt& all_;
    std::string out_;
};

std::string Writer::name(const ReceiptSheet& sheet) const {
    const Source& source = import_.sources[sheet.source];
    std::string name = source.name;
    if (!source.encoding.empty())
        name = text(Message::receipt_encoding, import_.language, {name, source.encoding});
    if (sheet.sheet == nullptr) return name;
    const std::string& own = sheet.sheet->name;
    return name + " · " +
           (sheet.sheet->hidden ? text(Message::receipt_hidden, import_.language, {own}) : own);
}

void Writer::overview() {
    using M = Message;
    head({word(M::receipt_file), word(M::receipt_rows), word(M::receipt_accepted), word(M::receipt_refused),
          word(M::receipt_used), word(M::receipt_ignored), word(M::receipt_refused)},
         1);
    for (const ReceiptSheet& sheet : all_.sheets)
        out_ += markdown_row(
            {escaped(name(sheet)), std::to_string(sheet.rows.size()), std::to_string(sheet.accepted()),
             std::to_string(sheet.rows.size() - sheet.accepted()), std::to_string(sheet.count(Fate::used)),
             std::to_string(sheet.count(Fate::passed_over)), std::to_string(sheet.count(Fate::refused))});
    out_ += "\n";
}

void Writer::cells(const ReceiptSheet& sheet, Fate fate, Message heading, Message last) {
    const std::size_t count = sheet.count(fate);
    if (count == 0) return;
    out_ += "### " + word(heading) + "\n\n";
    head({word(Message::receipt_place), word(Message::receipt_written), word(last)}, 3);
    PlacesInOrder places(import_.sources[sheet.source]);
    std::size_t written = 0;
    for (const ReceiptCell& cell : sheet.cells) {
        if (cell.fate != fate || written == most_lines) continue;
        ++written;
        out_ +=
            markdown_row({places.at(cell.span.begin), escaped(facts::shown(import_.sources.text(cell.span))),
                          escaped(cell.what.in(import_.language))});
    }
    out_ += "\n";
    if (count > written) out_ += say(Message::receipt_more, {std::to_string(count - written)});
}

std::string Writer::write() {
    using M = Message;
    const auto number = [](std::size_t value) { return std::to_string(value); };
    out_ = "# " + word(M::receipt_title) + "\n\n";
    out_ += say(M::receipt_standard, {import_.model.title, import_.model.version});
    const std::size_t accepted = all_.accepted();
    out_ += say(M::import_summary, {number(all_.rows()), number(accepted), number(all_.rows() - accepted)});
    out_ += say(M::receipt_subjects,
                {number(all_.subjects), number(all_.subjects - all_.refused), number(all_.refused)});
    const std::size_t used = all_.count(Fate::used);
    const std::size_t passed_over = all_.count(Fate::passed_over);
    const std::size_t refused = all_.count(Fate::refused);
    out_ += say(M::receipt_cells,
                {number(used + passed_over + refused), number(used), number(passed_over), number(refused)});
    overview();
    for (const Diagnostic* each : all_.elsewhere)
        out_ += "- " + escaped(each->message(import_.language)) + "\n";
    if (!all_.elsewhere.empty()) out_ += "\n";
    for (const ReceiptSheet& sheet : all_.sheets) {
        if (sheet.cells.empty()) continue;
        out_ += "## " + escaped(name(sheet)) + "\n\n";
        cells(sheet, Fate::refused, M::receipt_refused, M::receipt_why);
        cells(sheet, Fate::passed_over, M::receipt_ignored, M::receipt_why);
        cells(sheet, Fate::used, M::receipt_used, M::receipt_became);
    }
    out_.pop_back();  // the last empty line
    return std::move(out_);
}

}  // namespace

std::string receipt_markdown(const Import& import, const Receipt& receipt) {
    return Writer(import, receipt).write();
}

}  // namespace biaochi::report
