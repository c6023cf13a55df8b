#include "interpreter/report/figures.hpp"
#include "interpreter/report/missing.hpp"
#include "interpreter/report/report.hpp"
#include "lang/base/text.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::report {

// What Excel, WPS and LibreOffice take for a formula, blanks before it left out.
bool like_a_formula(std::string_view text) {
    while (!text.empty()) {
        const CodePoint c = decode(text, 0);
        if (c.value == U'\t' || c.value == U'\r' || c.value == U'\n') return true;
        if (is_blank(c.value)) {
            text.remove_prefix(c.size);
            continue;
        }
        const char32_t first = fold(c.value);
        return first == U'=' || first == U'+' || first == U'-' || first == U'@';
    }
    return false;
}

std::string csv_cell(std::string_view text) {
    const bool guarded = like_a_formula(text);
    if (!guarded && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string cell = guarded ? "\"'" : "\"";
    for (const char c : text) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return cell + '"';
}

std::string csv(const Result& result) {
    const model::Model& model = result.model();
    std::string out(text(Message::column_subject, Language::zh));
    for (const std::size_t column : model.columns) out += "," + csv_cell(model.rows[column].label);
    out += "," + std::string(text(Message::column_total, Language::zh));
    if (model.pass_mark) out += "," + std::string(text(Message::column_verdict, Language::zh));
    for (const model::Result& each : model.results) out += "," + csv_cell(each.name);
    const bool lacking = some_lack_facts(result);
    const bool unsure = some_unverified(result);
    if (lacking) out += "," + std::string(text(Message::column_not_given, Language::zh));
    if (unsure) out += "," + std::string(spelling(Word::unverified, Language::zh));
    out += '\n';
    for (std::size_t i = 0; i < result.facts().subjects.size(); ++i) {
        const facts::Subject& subject = result.facts().subjects[i];
        out += csv_cell(display_name(subject));
        if (subject.refused) {
            out.append(model.columns.size() + 1 + (model.pass_mark ? 1 : 0) + model.results.size() +
                           (lacking ? 1 : 0) + (unsure ? 1 : 0),
                       ',');
        } else {
            for (const std::size_t column : model.columns)
                out += "," + result.scorecard.scores[column][i].text();
            const Value& total = result.scorecard.totals[i];
            out += "," + total.text();
            if (model.pass_mark) out += "," + verdict_text(verdict(total, model.pass_mark), Language::zh);
            // A number, a date, 是, 否 or a name: never a formula.
            for (std::size_t r = 0; r < model.results.size(); ++r)
                out += "," + result_text(model.results[r], result.scorecard.results[r][i], Language::zh);
            std::vector<std::string> names;
            if (const score::Ranges* ranges = ranges_of(result, i))
                for (const score::Missing& each : ranges->missing)
                    names.push_back(model.schema.facts[each.fact].name);
            if (lacking) out += "," + csv_cell(listed(names, Language::zh));
            names.clear();
            for (const Unverified& each : unverified(result, i)) names.push_back(each.fact->name);
            if (unsure) out += "," + csv_cell(listed(names, Language::zh));
        }
        out += '\n';
    }
    return out;
}

}  // namespace biaochi::report
