// What both JSON reports write alike.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "interpreter/report/explanation.hpp"
#include "interpreter/report/report.hpp"

namespace biaochi::report {

using Json = nlohmann::ordered_json;

// "87.5", {"low", "high"}, {"state": "not applicable"}: see report.hpp.
Json json_figure(const Value& value);
// An option or a date as text, a truth as such, a figure as json_figure.
Json json_result(const model::Result& result, const Value& value);
// {"subject": …}, with its town and code where they are given.
Json json_name(const facts::Subject& subject);
Json json_ruling(const RulingMark& mark);
Json json_standard(const model::Model& model);
const char* json_verdict(Verdict verdict);

// Two blanks of indent, Chinese as itself; what is not UTF-8 (it can only come from a file's name) as U+FFFD.
std::string dump(const Json& json);

}  // namespace biaochi::report
