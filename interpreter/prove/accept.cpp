#include "interpreter/prove/accept.hpp"

#include <algorithm>
#include <map>

#include "lang/base/text.hpp"

namespace biaochi::prove {

namespace {

bool inside(Span place, Span row) {
    return place.source == row.source && row.begin <= place.begin && place.end <= row.end;
}

// 接受 of one code, those of rows by the place of the row.
struct Of {
    std::map<std::uint32_t, std::vector<std::size_t>> rows;
    std::vector<std::size_t> anywhere;
};

struct Judge {
    const model::Model& model;
    Judged judged;
    std::map<std::string, Of> codes;
    std::vector<Diagnostics> met;

    void error(const model::Acceptance& acceptance, Code code, std::vector<Text> arguments) {
        judged.open.push_back({code, acceptance.span, std::move(arguments), {}});
    }

    // What is wrong with an acceptance, whatever it meets.
    bool is_sound(const model::Acceptance& acceptance) {
        const std::string code = fold(std::string(trim(acceptance.code)));
        std::vector<std::string> warnings;
        for (const Code each : all_codes()) {
            const CodeInfo& row = info(each);
            if (row.severity == Severity::warning) warnings.emplace_back(row.id);
            if (row.id != code) continue;
            if (row.severity == Severity::error) {
                error(acceptance, Code::acceptance_of_error, {code});
                return false;
            }
            if (!trim(acceptance.reason).empty()) return true;
            error(acceptance, Code::acceptance_unexplained, {code});
            return false;
        }
        const std::string guess = judged.open.size() < 20 ? nearest(code, warnings) : "";
        error(acceptance, Code::acceptance_unknown,
              {code, guess.empty() ? Text("。", ".")
                                   : Text(";是否要写“" + guess + "”?", "; did you mean “" + guess + "”?")});
        return false;
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    // The acceptance of a warning: that of its row before that of the whole standard.
    std::size_t of(const Diagnostic& warning) const {
        const auto found = codes.find(std::string(info(warning.code).id));
        if (warning.severity() == Severity::error || found == codes.end()) return none;
        std::vector<Span> places{warning.span};
        for (const Label& label : warning.labels) places.push_back(label.span);
        for (const Span& place : places) {
            const auto after = found->second.rows.upper_bound(place.begin);
            if (after == found->second.rows.begin()) continue;
            const std::vector<std::size_t>& row = std::prev(after)->second;
            if (inside(place, model.accepted[row.front()].within)) return row.front();
        }
        return found->second.anywhere.empty() ? none : found->second.anywhere.front();
    }

    Judged run(Diagnostics findings) {
        std::vector<bool> sound(model.accepted.size());
        for (std::size_t i = 0; i < model.accepted.size(); ++i) {
            const model::Acceptance& acceptance = model.accepted[i];
            sound[i] = is_sound(acceptance);
            if (!sound[i]) continue;
            Of& of = codes[fold(std::string(trim(acceptance.code)))];
            (acceptance.within.source == 0 ? of.anywhere : of.rows[acceptance.within.begin]).push_back(i);
        }
        met.resize(model.accepted.size());
        for (Diagnostic& finding : findings) {
            const std::size_t by = of(finding);
            (by == none ? judged.open : met[by]).push_back(std::move(finding));
        }
        const bool chosen = std::any_of(model.rulings.begin(), model.rulings.end(),
                                        [](const model::Ruling& ruling) { return ruling.set; });
        for (std::size_t i = 0; i < met.size(); ++i) {
            const model::Acceptance& acceptance = model.accepted[i];
            const bool whole = acceptance.within.source == 0;
            if (!met[i].empty())
                judged.accepted.push_back({&acceptance, std::move(met[i])});
            else if (sound[i] && !chosen)
                error(
                    acceptance, Code::acceptance_idle,
                    {acceptance.code, whole ? Text("", "in this standard") : Text("在本行", "in this row")});
        }
        std::stable_sort(judged.open.begin(), judged.open.end(),
                         [](const Diagnostic& a, const Diagnostic& b) {
                             return a.span.source != b.span.source ? a.span.source < b.span.source
                                                                   : a.span.begin < b.span.begin;
                         });
        return std::move(judged);
    }
};

}  // namespace

Judged judge(const model::Model& model, Diagnostics findings) {
    return Judge{model, {}, {}, {}}.run(std::move(findings));
}

}  // namespace biaochi::prove
