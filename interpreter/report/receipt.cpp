#include "interpreter/report/receipt.hpp"

#include <algorithm>
#include <map>

#include "interpreter/facts/written.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::report {

namespace {

bool before(Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; }
bool same(Span a, Span b) { return a.begin == b.begin && a.end == b.end; }

Text named(const Text& name, const Text& value) {
    return {name.zh + " " + value.zh, name.en + " " + value.en};
}

// What a record is known by; the file of a ledger repeats it in every row.
bool is_key(const Text& heading) {
    for (const Word word : {Word::subject, Word::town, Word::code})
        if (heading.zh == spelling(word, Language::zh)) return true;
    return false;
}

// Everything that happened to one source, in any order at first.
class Collector {
public:
    Collector(const Import& import, Receipt& receipt) : import_(import), receipt_(receipt) {
        for (const std::uint32_t file : import.files) {
            places_[file] = receipt.sheets.size();
            const std::vector<Sheet>& sheets = import.sources[file].sheets;
            for (const Sheet& sheet : sheets) receipt.sheets.push_back({file, &sheet, {}, {}});
            if (sheets.empty()) receipt.sheets.push_back({file, nullptr, {}, {}});
        }
    }
    void collect();

private:
    void subject(std::size_t index);
    void records(std::size_t ledger, std::size_t subject, bool refused);
    void record_notes(std::size_t ledger);
    void row(const facts::RowRead& row);
    bool in_refused_row(Span span);
    void messages();
    void unread(ReceiptSheet& sheet);
    void add(Span span, Fate fate, Text what) {
        if (ReceiptSheet* sheet = sheet_at(span)) sheet->cells.push_back({span, fate, std::move(what)});
    }
    void value(Span span, bool refused, Text what) {
        if (span.end == 0) return;
        add(span, refused ? Fate::refused : Fate::used,
            refused ? both(Message::receipt_row_refused) : std::move(what));
    }
    ReceiptSheet* sheet_at(Span span) {
        const auto place = places_.find(span.source);
        if (place == places_.end()) return nullptr;
        std::size_t index = place->second;
        while (index + 1 < receipt_.sheets.size() && receipt_.sheets[index].sheet != nullptr &&
               receipt_.sheets[index + 1].source == span.source &&
               receipt_.sheets[index].sheet->end < span.begin)
            ++index;
        return &receipt_.sheets[index];
    }

    const Import& import_;
    Receipt& receipt_;
    std::map<std::uint32_t, std::size_t> places_;  // of a source: its first sheet in the receipt
};

void Collector::subject(std::size_t index) {
    const facts::Table& table = import_.table;
    const facts::Subject& subject = table.subjects[index];
    const std::string name = display_name(subject);
    const bool refused = subject.refused;
    if (!subject.from_ledger) value(subject.span, refused, named(spelling(Word::subject), name));
    value(subject.town_span, refused, named(spelling(Word::town), subject.town));
    value(subject.code_span, refused, named(spelling(Word::code), subject.code));
    value(subject.period_span, refused, named(spelling(Word::period), subject.period));
    for (std::size_t fact = 0; fact < table.columns.size(); ++fact) {
        const facts::Cell& cell = table.columns[fact][index];
        if (!cell.given() || cell.derived) continue;
        const facts::Declaration& declared = import_.model.schema.facts[fact];
        const Text written = facts::as_written(declared, cell, table.texts);
        value(table.span(fact, index), refused,
              {name + ":" + declared.name + " = " + written.zh,
               name + ": " + declared.name + " = " + written.en});
    }
    for (const auto& [fact, note] : table.notes[index])
        value(note.span, refused, named(import_.model.schema.facts[fact].name, facts::as_written(note)));
    for (std::size_t ledger = 0; ledger < table.ledgers.size(); ++ledger) records(ledger, index, refused);
}

void Collector::records(std::size_t index, std::size_t subject, bool refused) {
    const facts::Records& records = import_.table.ledgers[index];
    const facts::Ledger& ledger = import_.model.schema.ledgers[index];
    const std::string name = display_name(import_.table.subjects[subject]);
    const Span stated = records.stated[subject];
    if (stated.end > 0) value(stated, refused, {name + ":" + ledger.name, name + ": " + ledger.name});
    for (std::size_t i = records.begin[subject]; i < records.begin[subject + 1]; ++i)
        for (std::size_t field = 0; field < ledger.fields.size(); ++field) {
            const facts::Cell& cell = records.columns[field][i];
            if (!cell.given()) continue;
            const Text written = facts::as_written(ledger.fields[field], cell, import_.table.texts);
            value(records.span(field, i), refused,
                  {ledger.name + ":" + ledger.fields[field].name + " = " + written.zh,
                   ledger.name + ": " + ledger.fields[field].name + " = " + written.en});
        }
}

void Collector::record_notes(std::size_t index) {
    const facts::Records& records = import_.table.ledgers[index];
    const std::string& ledger = import_.model.schema.ledgers[index].name;
    for (const auto& [subject, note] : records.subject_notes)
        value(note.span, import_.table.subjects[subject].refused, named(ledger, facts::as_written(note)));
    for (const auto& [record, note] : records.notes) {
        const auto after = std::upper_bound(records.begin.begin(), records.begin.end(), record);
        const auto subject = static_cast<std::size_t>(after - records.begin.begin()) - 1;
        value(note.span, import_.table.subjects[subject].refused, named(ledger, facts::as_written(note)));
    }
}

void Collector::row(const facts::RowRead& row) {
    ReceiptSheet* sheet = sheet_at(row.span);
    if (sheet == nullptr) return;
    const bool named = row.subject != facts::RowRead::none;
    const facts::Subject* subject = named ? &import_.table.subjects[row.subject] : nullptr;
    sheet->rows.push_back(
        {row.span, named ? display_name(*subject) : "",
         row.ledger == facts::RowRead::none ? "" : import_.model.schema.ledgers[row.ledger].name,
         named && !subject->refused});
}

// Errors say why a cell was refused; one that speaks of no single cell stands for itself.
void Collector::messages() {
    std::vector<std::pair<ReceiptSheet*, ReceiptCell>> alone;
    for (const Diagnostic& each : import_.diagnostics) {
        const Text message(each.message(Language::zh), each.message(Language::en));
        ReceiptSheet* sheet = each.span.source == 0 ? nullptr : sheet_at(each.span);
        if (sheet == nullptr) {
            if (each.severity() == Severity::error) receipt_.elsewhere.push_back(&each);
            continue;
        }
        // The cells stand in order, and a message is about one of them or a part of it.
        const auto after =
            std::upper_bound(sheet->cells.begin(), sheet->cells.end(), each.span,
                             [](Span span, const ReceiptCell& cell) { return span.begin < cell.span.begin; });
        const bool within = after != sheet->cells.begin() && each.span.begin < std::prev(after)->span.end &&
                            each.span.end <= std::prev(after)->span.end;
        if (within && std::prev(after)->fate == Fate::refused)
            std::prev(after)->what = message;
        else if (within && each.severity() == Severity::warning)
            std::prev(after)->what = {std::prev(after)->what.zh + ";" + message.zh,
                                      std::prev(after)->what.en + "; " + message.en};
        else if (each.severity() == Severity::error)
            alone.emplace_back(sheet, ReceiptCell{each.span, Fate::refused, message});
    }
    for (auto& [sheet, cell] : alone) sheet->cells.push_back(std::move(cell));
}

// The cells of a sheet that nothing was said of so far: those below a heading that was passed over, those of
// a row that was refused, and, so that none is ever lost, those that nobody read.
void Collector::unread(ReceiptSheet& sheet) {
    if (sheet.sheet == nullptr) return;
    std::map<std::uint32_t, std::pair<Fate, Text>> columns;  // whose heading says what becomes of them
    for (const ReceiptCell& cell : sheet.cells) {
        const CellMark* mark = import_.sources[sheet.source].cell_at(cell.span.begin);
        const bool heading = mark != nullptr && cell.span.end <= mark->end &&
                             (cell.fate == Fate::passed_over || is_key(cell.what));
        if (heading) columns.emplace(mark->column, std::pair(cell.fate, cell.what));
    }
    std::vector<ReceiptCell> more;
    std::size_t next = 0;
    std::size_t row = 0;
    std::uint32_t covered = 0;  // up to here by cells that begin before
    for (const CellMark& mark : sheet.sheet->cells) {
        while (next < sheet.cells.size() && sheet.cells[next].span.begin <= mark.begin)
            covered = std::max(covered, sheet.cells[next++].span.end);
        const bool inside = next < sheet.cells.size() && sheet.cells[next].span.begin < mark.end;
        if (covered >= mark.end || inside) continue;
        while (row < sheet.rows.size() && sheet.rows[row].span.end < mark.begin) ++row;
        const bool in_row = row < sheet.rows.size() && sheet.rows[row].span.begin <= mark.begin;
        const Span span{sheet.source, mark.begin, mark.end};
        const auto column = columns.find(mark.column);
        if (in_row && !sheet.rows[row].accepted)
            more.push_back({span, Fate::refused, both(Message::receipt_row_refused)});
        else if (in_row && column != columns.end())
            more.push_back({span, column->second.first, column->second.second});
        else
            more.push_back({span, Fate::passed_over, both(Message::receipt_unread)});
    }
    sheet.cells.insert(sheet.cells.end(), std::make_move_iterator(more.begin()),
                       std::make_move_iterator(more.end()));
}

bool Collector::in_refused_row(Span span) {
    const ReceiptSheet* sheet = sheet_at(span);
    if (sheet == nullptr) return false;
    const auto after =
        std::upper_bound(sheet->rows.begin(), sheet->rows.end(), span.begin,
                         [](std::size_t at, const ReceiptRow& row) { return at < row.span.begin; });
    return after != sheet->rows.begin() && span.end <= std::prev(after)->span.end &&
           !std::prev(after)->accepted;
}

void Collector::collect() {
    const auto sort = [](auto& all) {
        std::stable_sort(all.begin(), all.end(),
                         [](const auto& a, const auto& b) { return before(a.span, b.span); });
    };
    const facts::Table& table = import_.table;
    receipt_.subjects = table.subjects.size();
    for (std::size_t i = 0; i < table.subjects.size(); ++i) {
        subject(i);
        receipt_.refused += table.subjects[i].refused ? 1U : 0U;
    }
    for (std::size_t ledger = 0; ledger < table.ledgers.size(); ++ledger) record_notes(ledger);
    for (const facts::RowRead& each : table.rows) row(each);
    for (ReceiptSheet& sheet : receipt_.sheets) sort(sheet.rows);
    for (const facts::Used& used : table.used) value(used.span, in_refused_row(used.span), used.became);
    for (const facts::Ignored& each : table.ignored)
        add(each.span, Fate::passed_over,
            {each.what.zh + ":" + each.why.zh, each.what.en + ": " + each.why.en});
    for (ReceiptSheet& sheet : receipt_.sheets) {
        // What stands above all subjects is used as soon as it is used for one.
        std::stable_sort(sheet.cells.begin(), sheet.cells.end(),
                         [](const ReceiptCell& x, const ReceiptCell& y) {
                             return same(x.span, y.span) ? x.fate < y.fate : before(x.span, y.span);
                         });
        const auto repeats = [](const ReceiptCell& first, const ReceiptCell& next) {
            return same(first.span, next.span) &&
                   (first.what.zh == next.what.zh || next.fate == Fate::refused);
        };
        sheet.cells.erase(std::unique(sheet.cells.begin(), sheet.cells.end(), repeats), sheet.cells.end());
    }
    messages();
    for (ReceiptSheet& sheet : receipt_.sheets) {
        sort(sheet.cells);
        unread(sheet);
        sort(sheet.cells);
    }
}

}  // namespace

std::size_t ReceiptSheet::accepted() const {
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [](const ReceiptRow& row) { return row.accepted; }));
}

std::size_t ReceiptSheet::count(Fate fate) const {
    return static_cast<std::size_t>(std::count_if(
        cells.begin(), cells.end(), [=](const ReceiptCell& cell) { return cell.fate == fate; }));
}

std::size_t Receipt::rows() const {
    std::size_t all = 0;
    for (const ReceiptSheet& sheet : sheets) all += sheet.rows.size();
    return all;
}

std::size_t Receipt::accepted() const {
    std::size_t all = 0;
    for (const ReceiptSheet& sheet : sheets) all += sheet.accepted();
    return all;
}

std::size_t Receipt::count(Fate fate) const {
    std::size_t all = 0;
    for (const ReceiptSheet& sheet : sheets) all += sheet.count(fate);
    return all;
}

Receipt receipt(const Import& import) {
    Receipt all;
    Collector(import, all).collect();
    return all;
}

}  // namespace biaochi::report
