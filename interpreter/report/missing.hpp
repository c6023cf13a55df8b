// What reports say of facts that are not given, and of facts that are not verified.
#pragma once

#include <string>
#include <vector>

#include "interpreter/report/report.hpp"

namespace biaochi::report {

// "1.1、1.5", "1.1, 1.5".
std::string listed(const std::vector<std::string>& names, Language language);

// The numbers of the rows that read a fact, each once.
std::vector<std::string> readers(const model::Model& model, const score::Missing& missing);

// nullptr: the subject lacks nothing.
const score::Ranges* ranges_of(const Result& result, std::size_t subject);
bool some_lack_facts(const Result& result);

// The ends of ranges that no facts were found for: "1.1 最低 0". Of scores with a number, the total and the
// results.
std::vector<std::string> ends_not_reached(const Result& result, std::size_t subject, Language language);

// "再就业人数(8)、底数不清(4)": what the total moves by at the most in brackets.
std::string lacking_line(const model::Model& model, const score::Ranges& ranges, Language language);

// Facts that were given and are said to be not verified, in the order of the standard.
struct Unverified {
    const facts::Declaration* fact = nullptr;
    Text written;
    const facts::Evidence* evidence = nullptr;
};
std::vector<Unverified> unverified(const Result& result, std::size_t subject);
bool some_unverified(const Result& result);
// "2 项事实未核实(已计入):再就业人数 = 28人、…"; "" if there is none.
std::string unverified_line(const Result& result, std::size_t subject);

}  // namespace biaochi::report
