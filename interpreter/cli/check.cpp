#include <algorithm>

#include "interpreter/cli/batch.hpp"
#include "interpreter/cli/commands.hpp"
#include "interpreter/model/print.hpp"
#include "interpreter/plan/plan.hpp"
#include "interpreter/prove/accept.hpp"
#include "interpreter/prove/names.hpp"
#include "interpreter/prove/prove.hpp"
#include "interpreter/prove/text.hpp"
#include "interpreter/report/accepted.hpp"
#include "interpreter/report/reach.hpp"

namespace biaochi::cli {

namespace {

// A standard is called fine only where nothing is left unproven.
std::string fine_line(const Session& session, const std::string& path, const model::Model& model,
                      bool proven) {
    const auto count = [](std::size_t number) { return std::to_string(number); };
    std::string line =
        text(Message::check_fine, session.language,
             {printable(path), count(model.columns.size()), count(model.schema.facts.size()),
              count(model.rulings.size()), model.points.text(),
              text(proven ? Message::check_proven : Message::check_not_proven, session.language)});
    if (!model.bonus.is_zero())
        line += text(Message::check_fine_bonus, session.language, {model.bonus.text()});
    return line + std::string(text(Message::full_stop, session.language)) + "\n";
}

// --dump prints a product in place of the verdict; a standard with errors has none. A tree needs no more than
// syntax.
int dump(Session& session, const std::string& path, const std::string& what, std::string& result) {
    Standard standard;
    if (what == "tree") {
        const int code = read_program(session, path, standard.program);
        if (code == fine) result += syntax::print(standard.program.trees.back(), session.sources);
        return code;
    }
    if (const int code = read_standard(session, path, standard)) return code;
    result += what == "model" ? model::print(standard.model, session.sources)
                              : plan::for_scores(standard.model).print(standard.model);
    return fine;
}

// What the proofs found, and the official text and the names.
Diagnostics findings_of(const Session& session, const Standard& standard, const prove::Report& report) {
    Diagnostics findings = report.findings;
    for (const auto& more : {prove::text_findings, prove::name_findings}) {
        const Diagnostics found = more(session.sources, standard.program, standard.model);
        findings.insert(findings.end(), found.begin(), found.end());
    }
    return findings;
}

int judge(Session& session, const std::string& path, std::string& result) {
    Standard standard;
    if (const int code = read_standard(session, path, standard)) return code;
    const prove::Report report = prove::prove(standard.model, session.sources);
    const prove::Judged judged = prove::judge(standard.model, findings_of(session, standard, report));
    session.tell(judged.open);
    if (session.settings.reach) result += report::reach_table(standard.model, report, session.style());
    if (has_errors(judged.open)) return input_errors;
    result += fine_line(session, path, standard.model, report::all_proven(standard.model, report));
    result += "  " + report::reach_line(standard.model, report, session.language) + "\n";
    result += report::accepted_lines(judged, session.sources, session.language);
    return session.settings.strict && !judged.open.empty() ? input_errors : fine;
}

}  // namespace

int check(Session& session) {
    if (const int code = check_output(session)) return code;
    std::string result;
    int worst = fine;
    for (const std::string& path : session.settings.words) {
        const std::string& what = session.settings.dump;
        const int code = what.empty() ? judge(session, path, result) : dump(session, path, what, result);
        if (code == wrong_usage) return code;
        worst = std::max(worst, code);
    }
    if (!result.empty())
        if (const int code = deliver(session, result)) return code;
    return worst;
}

}  // namespace biaochi::cli
