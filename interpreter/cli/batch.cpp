#include "interpreter/cli/batch.hpp"

#include <algorithm>

#include "interpreter/cli/inputs.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/facts/read.hpp"
#include "interpreter/plan/plan.hpp"
#include "interpreter/prove/prove.hpp"
#include "interpreter/prove/ranges.hpp"
#include "interpreter/score/derive.hpp"
#include "lang/base/number.hpp"
#include "lang/base/text.hpp"
#include "lang/source/files.hpp"

namespace biaochi::cli {

namespace {

bool is_unreadable(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) {
        return d.code == Code::file_unreadable && d.span.source == 0;
    });
}

// NAME=OPTION, with a full-width = as well; the first one parts them.
bool split_choice(const std::string& written, model::Choice& choice) {
    const std::string folded = fold(written);
    const std::size_t equals = folded.find('=');
    if (equals == std::string::npos) return false;
    choice.ruling = trim(std::string_view(folded).substr(0, equals));
    choice.option = trim(std::string_view(folded).substr(equals + 1));
    return !choice.ruling.empty() && !choice.option.empty();
}

// The ruling that a standard leaves its pass mark to; "" if it does not.
std::string pass_mark_ruling(const Sources& sources, const syntax::Tree& tree) {
    const syntax::Node* mark = tree.root.child(syntax::Kind::pass_mark);
    const syntax::Node* by = mark != nullptr ? mark->child(syntax::Kind::by_ruling) : nullptr;
    if (by == nullptr || by->children.empty()) return {};
    return fold(sources.text(tree.span(by->children.front())));
}

// An overlay speaks first, the command line has the last word.
void choose(std::vector<model::Choice>& choices, model::Choice choice) {
    const auto same = [&](const model::Choice& each) {
        return fold(each.ruling) == choice.ruling && each.span.source != 0;
    };
    choices.erase(std::remove_if(choices.begin(), choices.end(), same), choices.end());
    choices.push_back(std::move(choice));
}

int read_choices(Session& session, const Standard& standard, std::vector<model::Choice>& choices) {
    Diagnostics diagnostics;
    for (const std::string& path : session.settings.overlays)
        for (model::Choice& choice : model::read_overlay(session.sources, disk(), path, diagnostics))
            choices.push_back(std::move(choice));
    session.tell(diagnostics);
    if (has_errors(diagnostics)) return is_unreadable(diagnostics) ? input_output : input_errors;
    for (const std::string& written : session.settings.rulings) {
        model::Choice choice;
        if (!split_choice(written, choice))
            return session.fail(wrong_usage, {Code::usage_ruling_form, {}, {printable(written)}, {}});
        choose(choices, std::move(choice));
    }
    const std::string& mark = session.settings.pass_mark;
    if (mark.empty()) return fine;
    const std::optional<Number> number = Number::parse(fold(mark));
    if (!number || number->sign() < 0)
        return session.fail(wrong_usage, {Code::usage_pass_mark, {}, {printable(mark)}, {}});
    const std::string ruling = pass_mark_ruling(session.sources, standard.program.trees.back());
    if (ruling.empty())
        return session.fail(wrong_usage, {Code::usage_pass_mark_fixed,
                                          {},
                                          {session.sources[standard.program.trees.back().source].name},
                                          {}});
    choose(choices, {ruling, fold(mark), {}});
    return fine;
}

// A model's mistake without a place is a choice made on the command line.
bool is_misuse(const Diagnostics& diagnostics) {
    return std::all_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& each) { return each.span.source == 0; });
}

}  // namespace

int read_program(Session& session, const std::string& path, model::Program& program) {
    program = model::load(session.sources, disk(), path);
    if (!has_errors(program.diagnostics) && !program.trees.empty()) return fine;
    session.tell(program.diagnostics);
    return is_unreadable(program.diagnostics) ? input_output : input_errors;
}

int read_standard(Session& session, const std::string& path, Standard& standard) {
    if (const int code = read_program(session, path, standard.program)) return code;
    std::vector<model::Choice> choices;
    if (const int code = read_choices(session, standard, choices)) return code;
    model::Built result = model::from_syntax(session.sources, standard.program, choices);
    if (!has_errors(result.diagnostics) && !result.model.doubts.empty()) {
        const Diagnostics settled = prove::settle_doubts(result.model, session.sources);
        result.diagnostics.insert(result.diagnostics.end(), settled.begin(), settled.end());
    }
    session.tell(result.diagnostics);
    if (has_errors(result.diagnostics)) return is_misuse(result.diagnostics) ? wrong_usage : input_errors;
    standard.model = std::move(result.model);
    return fine;
}

std::size_t Batch::refused() const {
    return static_cast<std::size_t>(
        std::count_if(table.subjects.begin(), table.subjects.end(),
                      [](const facts::Subject& subject) { return subject.refused; }));
}

int score_batch(Session& session, Batch& batch) {
    if (const int code = read_standard(session, session.settings.words[0], batch.standard)) return code;
    const std::vector<std::string> paths(session.settings.words.begin() + 1, session.settings.words.end());
    std::vector<std::uint32_t> sources;
    if (const int code =
            read_facts(session, paths, batch.standard.model.schema, batch.table, batch.diagnostics, sources))
        return code;
    const auto add = [&](const Diagnostics& found) {
        batch.diagnostics.insert(batch.diagnostics.end(), found.begin(), found.end());
    };
    add(score::derive(batch.standard.model, batch.table));
    const plan::Plan plan = plan::for_scores(batch.standard.model);
    const bool refuse =
        session.settings.strict || plan.compares;  // nobody's rank is known without all others
    add(facts::lacking(batch.standard.model.schema, batch.table,
                       refuse ? facts::Lack::is_refused : facts::Lack::is_ranged));
    const Progress progress(session, batch.table.subjects.size());
    add(score::score(batch.standard.model, plan, batch.table, batch.scorecard, progress.callback()));
    add(prove::find_ranges(batch.standard.model, plan, batch.table, batch.scorecard));
    return fine;
}

void close_batch(const Session& session, const Batch& batch) {
    session.tell(batch.diagnostics);
    const std::size_t refused = batch.refused();
    const std::size_t all = batch.table.subjects.size();
    if (all <= 1 && refused == 0) return;
    session.say(
        text(Message::summary, session.language, {std::to_string(all - refused), std::to_string(refused)}));
    if (!batch.scorecard.ranges.empty())
        session.say(
            text(Message::summary_ranges, session.language, {std::to_string(batch.scorecard.ranges.size())}));
}

int check_output(const Session& session) {
    const Settings& settings = session.settings;
    const bool csv = settings.format == "csv";
    if (settings.bom && (!csv || settings.output.empty()))
        return session.fail(wrong_usage, {Code::usage_bom, {}, {}, {}});
    return settings.output.empty() ? fine : check_target(session, settings.output);
}

int check_target(const Session& session, const std::string& path) {
    const std::string folder = folder_of(path);
    const std::string target = disk().canonical(path);
    const std::string within = is_fact_file(path) ? disk().canonical(folder.empty() ? "." : folder) : "";
    for (const std::vector<std::string>* list : {&session.settings.words, &session.settings.overlays})
        for (const std::string& input : *list) {
            const std::string real = disk().canonical(input);  // empty when there is no such file
            if (input == path || (!real.empty() && (real == target || real == within)))
                return session.fail(wrong_usage, {Code::usage_output_is_input, {}, {printable(path)}, {}});
        }
    return fine;
}

}  // namespace biaochi::cli
