// What the C++ tests share: standards out of texts, tables out of numbers, the standards of this repository.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/model/load.hpp"
#include "interpreter/plan/plan.hpp"
#include "interpreter/score/scorecard.hpp"
#include "lang/syntax/parse.hpp"
#include "tests/repository.hpp"

namespace biaochi::test {

inline constexpr const char* community = "standards/guangzhou/full-employment-community/2024.biao";
inline constexpr const char* village = "standards/guangzhou/quality-employment-village/2024-trial.biao";

// A file of this repository.
inline std::string read_file(const std::string& path) {
    const FileText file = disk().read(repository() + "/" + path, std::size_t{1} << 30U);
    if (!file.ok) std::abort();  // a test without its input has no result
    return file.text;
}

// Every file of the language, the standard library's too.
inline std::vector<std::string> standard_files() {
    std::vector<std::string> all;
    for (const char* folder : {"standards", "stdlib"})
        for (const auto& each : std::filesystem::recursive_directory_iterator(repository() + "/" + folder))
            if (each.path().extension() == ".biao")
                all.push_back(std::filesystem::relative(each.path(), repository()).generic_string());
    return all;
}

// A file system with one file in it: only the standard library can be imported.
class OneFile final : public Files {
public:
    static constexpr const char* name = "test.biao";
    explicit OneFile(std::string_view text) : text_(text) {}
    FileText read(const std::string& path, std::size_t limit) const override {
        if (path != name) return {false, "No such file or directory"};
        return text_.size() > limit ? FileText{} : FileText{true, std::string(text_)};
    }
    std::string canonical(const std::string& path) const override { return path == name ? "/" + path : ""; }

private:
    std::string_view text_;
};

struct Parsed {
    Sources sources;
    syntax::Parsed result;

    explicit Parsed(std::string_view text) {
        const std::uint32_t source = sources.add(OneFile::name, std::string(text));
        result = syntax::parse(sources, source);
    }
    bool ok() const { return result.diagnostics.empty(); }
    std::string tree() const { return syntax::print(result.tree, sources); }
    std::string respelt(Language language) const { return syntax::respell(result.tree, sources, language); }
};

// The ids of messages, in order: "ladder-gap ladder-overlap".
inline std::string ids(const Diagnostics& diagnostics) {
    std::string all;
    for (const Diagnostic& each : diagnostics)
        all += (all.empty() ? "" : " ") + std::string(info(each.code).id);
    return all;
}

inline std::string rendered(const Diagnostics& diagnostics, const Sources& sources) {
    std::string all;
    for (const Diagnostic& each : diagnostics) all += render(each, sources, Language::en);
    return all;
}

// A standard that was read, resolved and planned; nothing is planned where there are errors.
struct Built {
    Sources sources;
    model::Program program;
    Diagnostics diagnostics;
    model::Model model;
    plan::Plan plan;

    explicit Built(std::string_view text, const std::vector<model::Choice>& choices = {}) {
        program = model::load(sources, OneFile(text), OneFile::name);
        model::Built result = model::from_syntax(sources, program, choices);
        diagnostics = std::move(result.diagnostics);
        model = std::move(result.model);
        if (ok()) plan = plan::for_scores(model);
    }
    Built(const Built&) = delete;
    Built& operator=(const Built&) = delete;

    bool ok() const { return !has_errors(diagnostics); }
    std::string messages() const { return rendered(diagnostics, sources); }
    std::size_t fact(std::string_view name) const {
        for (std::size_t i = 0; i < model.schema.facts.size(); ++i)
            if (model.schema.facts[i].name == name) return i;
        std::abort();
    }
};

// values[subject][fact], as a reader would have put them into a table.
using FactRow = std::vector<Number>;
inline facts::Table table_of(const model::Model& model, const std::vector<FactRow>& values) {
    facts::Table table;
    table.columns.assign(model.schema.facts.size(), std::vector<facts::Cell>(values.size()));
    for (const facts::Ledger& ledger : model.schema.ledgers) {  // none is given
        facts::Records& records = table.ledgers.emplace_back();
        records.begin.assign(values.size() + 1, 0);
        records.given.assign(values.size(), false);
        records.stated.resize(values.size());
        records.columns.resize(ledger.fields.size());
    }
    for (std::size_t subject = 0; subject < values.size(); ++subject) {
        table.subjects.emplace_back().name = "S" + std::to_string(subject);
        table.notes.emplace_back();
        for (std::size_t fact = 0; fact < model.schema.facts.size(); ++fact)
            table.columns[fact][subject] = {values[subject][fact], 0, 1};
    }
    return table;
}

// Scores of a batch as text: one line per subject, a figure for each column and the total; "refused" for a
// subject whose facts contradict each other or whose score cannot be computed.
inline std::vector<std::string> scores_of(const Built& standard, const std::vector<FactRow>& values) {
    facts::Table table = table_of(standard.model, values);
    score::Scorecard card;
    score::score(standard.model, standard.plan, table, card);
    std::vector<std::string> lines;
    for (std::size_t subject = 0; subject < values.size(); ++subject) {
        std::string line;
        if (table.subjects[subject].refused) {
            lines.emplace_back("refused");
            continue;
        }
        for (const std::size_t row : standard.model.columns)
            line += standard.model.rows[row].label + "=" + card.scores[row][subject].text() + " ";
        lines.push_back(line + "total=" + card.totals[subject].text());
    }
    return lines;
}

}  // namespace biaochi::test
