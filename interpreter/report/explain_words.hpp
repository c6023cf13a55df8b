// The phrases of an explanation, shared by its text and its Markdown.
#pragma once

#include <string>

#include "interpreter/report/explanation.hpp"
#include "interpreter/report/style.hpp"

namespace biaochi::report {

std::string title_of(const model::Row& row);                 // "1.1 登记失业人员就业率达80%。"
std::string earned(const RowLine& line, Language language);  // "得 5 / 8,失 3"
Paint paint_of(const RowLine& line);

// "+5", "−4", "0"; "(+5)" where it does not count; what a gate says: "不成立".
std::string given(const RuleLine& line, Language language);
std::string possible(const RuleLine& line, Language language);  // "可得 8"
std::string tiers(const RuleLine& line, Language language);     // "适用:达90%得8分", "" for no ladder
bool is_supplement(const ClauseLine& line);  // sentences that the official text does not have (补充)
std::string supplement(const std::string& why, Language language);  // "补充:…", "" if there is nothing to say
std::string applied_by(const RuleLine& line,
                       Language language);  // "套用:按办法 …", "" if the sentence is the row's own
std::string scored_value(const RuleLine& line, Language language);  // "" where a name shows it
std::string definition(const DefinitionUse& use,
                       Language language);  // "率 = 甲 ÷ 乙 = 87.5%", "达标 = 户数 ≥ 家庭数:成立"
std::string derived_from(const DerivedFrom& use, Language language);
std::string fact_value(const FactUse& use, Language language);
std::string score_use(const ScoreUse& use, Language language);           // "指标1.1 = 7"
std::string ledger_use(const LedgerUse& use, Language language);         // "台账 欠薪事件:2条"
std::string record(const LedgerUse::Record& record, Language language);  // "性质 = 重大,人数 = 12人"
std::string result_line(const ResultLine& line, Language language);      // "等级 = 良好"
std::string rule_place(const RuleLine& line, Language language);
std::string ruling(const RulingMark& mark, Language language);
std::string ruling_with_rows(const RulingMark& mark, Language language);

// "合计 +2 −6 = −4,扣完为止 +4 = 0"
std::string account(const RowLine& line, Language language);
std::string total_account(const Explanation& explanation, const model::Model& model, Language language);

}  // namespace biaochi::report
