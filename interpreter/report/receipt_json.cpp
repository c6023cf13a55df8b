// The receipt for programs: everything, without exception.
#include "interpreter/report/json_figures.hpp"
#include "interpreter/report/receipt.hpp"
#include "interpreter/report/receipt_places.hpp"

namespace biaochi::report {

namespace {

const char* name_of(Fate fate) {
    switch (fate) {
        case Fate::used: return "used";
        case Fate::passed_over: return "passed over";
        case Fate::refused: break;
    }
    return "refused";
}

template <typename Counted>
Json counts(const Counted& of, std::size_t rows) {
    const std::size_t accepted = of.accepted();
    return {{"rows", {{"read", rows}, {"accepted", accepted}, {"refused", rows - accepted}}},
            {"cells",
             {{"used", of.count(Fate::used)},
              {"passed_over", of.count(Fate::passed_over)},
              {"refused", of.count(Fate::refused)}}}};
}

Json json_sheet(const Import& import, const ReceiptSheet& sheet) {
    const Source& source = import.sources[sheet.source];
    Json json = {{"file", source.name}};
    if (!source.encoding.empty()) json["encoding"] = source.encoding;
    if (sheet.sheet != nullptr) json["sheet"] = sheet.sheet->name;
    if (sheet.sheet != nullptr && sheet.sheet->hidden) json["hidden"] = true;
    json.update(counts(sheet, sheet.rows.size()));
    PlacesInOrder row_places(source);
    Json rows = Json::array();
    for (const ReceiptRow& row : sheet.rows) {
        rows.push_back({{"at", row_places.at(row.span.begin)}});
        if (!row.subject.empty()) rows.back()["subject"] = row.subject;
        if (!row.ledger.empty()) rows.back()["ledger"] = row.ledger;
        rows.back()["outcome"] = row.accepted ? "accepted" : "refused";
    }
    PlacesInOrder cell_places(source);
    Json cells = Json::array();
    for (const ReceiptCell& cell : sheet.cells)
        cells.push_back({{"at", cell_places.at(cell.span.begin)},
                         {"written", import.sources.text(cell.span)},
                         {"outcome", name_of(cell.fate)},
                         {cell.fate == Fate::used ? "read_as" : "why", cell.what.in(import.language)}});
    json["row_list"] = std::move(rows);
    json["cell_list"] = std::move(cells);
    return json;
}

}  // namespace

std::string receipt_json(const Import& import, const Receipt& all) {
    Json json = {
        {"standard", {{"title", import.model.title}, {"version", import.model.version}}},
        {"subjects",
         {{"read", all.subjects}, {"written", all.subjects - all.refused}, {"refused", all.refused}}}};
    json.update(counts(all, all.rows()));
    Json sheets = Json::array();
    for (const ReceiptSheet& sheet : all.sheets) sheets.push_back(json_sheet(import, sheet));
    json["sheets"] = std::move(sheets);
    Json messages = Json::array();
    for (const Diagnostic& each : import.diagnostics)
        messages.push_back(
            {{"code", info(each.code).id},
             {"severity", each.severity() == Severity::error ? "error" : "warning"},
             {"at", each.span.source == 0 ? "" : import.sources[each.span.source].place(each.span.begin)},
             {"message", each.message(import.language)}});
    json["messages"] = std::move(messages);
    return dump(json);
}

}  // namespace biaochi::report
