// What a required rule is called when it is missing: one row per rule; a required rule without a row does not
// compile.
#pragma once

#include "lang/syntax/grammar.hpp"

namespace biaochi::syntax {

template <typename Rule>
struct missing;  // no row below for this rule

#define BIAOCHI_EXPECTED(rule, after, zh, en)         \
    template <>                                       \
    struct missing<grammar::rule> {                   \
        static constexpr bool after_previous = after; \
        static const Text* text() {                   \
            static const Text instance(zh, en);       \
            return &instance;                         \
        }                                             \
    };

BIAOCHI_EXPECTED(ending, true, "句号“。”", "a full stop")
BIAOCHI_EXPECTED(opening, true, "左括号“(”", "an opening bracket “(”")
BIAOCHI_EXPECTED(closing, true, "右括号“)”", "a closing bracket “)”")
BIAOCHI_EXPECTED(comma, true, "逗号", "a comma")
BIAOCHI_EXPECTED(formula, false, "式(算式或条件)", "a formula (an expression or a condition)")
BIAOCHI_EXPECTED(fact_colon, true, "冒号“:”和类型(名称:类型)", "a colon and the type (name: type)")
BIAOCHI_EXPECTED(equals, true, "等号“=”", "an equals sign “=”")
BIAOCHI_EXPECTED(colon, true, "冒号“:”", "a colon")
BIAOCHI_EXPECTED(condition, false, "条件", "a condition")
BIAOCHI_EXPECTED(all_of, false, "条件", "a condition")
BIAOCHI_EXPECTED(denied, false, "条件", "a condition")
BIAOCHI_EXPECTED(sum, false, "数、名称或算式", "a number, a name or an expression")
BIAOCHI_EXPECTED(product, false, "数、名称或算式", "a number, a name or an expression")
BIAOCHI_EXPECTED(factor, false, "数、名称或算式", "a number, a name or an expression")
BIAOCHI_EXPECTED(power, false, "数、名称或算式", "a number, a name or an expression")
BIAOCHI_EXPECTED(primary, false, "数、名称或算式", "a number, a name or an expression")
BIAOCHI_EXPECTED(then_word, false, "“则”", "“then”")
BIAOCHI_EXPECTED(else_word, false, "“否则”", "“else”")
BIAOCHI_EXPECTED(labelled, false, "裁定或选项的名称", "the name of a ruling or an option")
BIAOCHI_EXPECTED(amount, false, "分值(如 5分)或“满分”", "points (such as 5 points) or “full”")
BIAOCHI_EXPECTED(outcome, false, "“得…分”“加…分”“扣…分”或“不得分”",
                 "“earns …”, “adds …”, “deducts …” or “earns nothing”")
BIAOCHI_EXPECTED(consequence, false, "“得…分”“加…分”“扣…分”“不得分”或“按裁定 …”",
                 "“earns …”, “adds …”, “deducts …”, “earns nothing” or “by ruling …”")
BIAOCHI_EXPECTED(tier, false, "下一档(如 达85%得7分、75%-80%得5分、低于65%不得分)",
                 "the next tier (such as: at least 85% earns 7 points, below 65% earns nothing)")
BIAOCHI_EXPECTED(boundary_rule, false, "“就高”“就低”或“按裁定 …”",
                 "“to the higher”, “to the lower” or “by ruling …”")
BIAOCHI_EXPECTED(remainder_rule, false, "“舍去”“进一”“按比例”或“按裁定 …”",
                 "“dropped”, “rounded up”, “in proportion” or “by ruling …”")
BIAOCHI_EXPECTED(step_size, false, "每多少(如 每1起、每10%、每次)",
                 "the size of a step (such as: per 1 case, per 10%)")
BIAOCHI_EXPECTED(step_outcome, false, "“得…分”“加…分”或“扣…分”", "“earns …”, “adds …” or “deducts …”")
BIAOCHI_EXPECTED(named, false, "名称", "a name")
BIAOCHI_EXPECTED(arguments, true, "括号中的式,每个参数一个", "the arguments in brackets")
BIAOCHI_EXPECTED(title, true, "名称引文「…」", "a title in quotes 「…」")
BIAOCHI_EXPECTED(points, true, "分值(如 8分,或 另加10分)", "points (such as 8 points, or bonus 10 points)")
BIAOCHI_EXPECTED(cells, true, "引文「…」", "text in quotes 「…」")
BIAOCHI_EXPECTED(cited, true, "引文「…」", "text in quotes 「…」")
BIAOCHI_EXPECTED(message, true, "说明引文「…」(条件不成立时告诉用户什么)",
                 "a message in quotes 「…」 (told when the condition does not hold)")
BIAOCHI_EXPECTED(unit_name, false, "单位的名称", "the name of a unit")
BIAOCHI_EXPECTED(version_word, true, "“版本”", "“version”")
BIAOCHI_EXPECTED(quantity, false, "数(如 10分)", "a number (such as 10 points)")
BIAOCHI_EXPECTED(cap_rule, false, "分值或“按裁定 …”", "points or “by ruling …”")
BIAOCHI_EXPECTED(option, false, "裁定的选项", "an option of the ruling")
BIAOCHI_EXPECTED(fact_type, false, "事实的类型:单位(如 人)、是否,或枚举(如 社区|行政村)",
                 "the type of the fact: a unit, “yes or no”, or an enumeration (such as urban|rural)")
BIAOCHI_EXPECTED(parameters, true, "括号中的参数", "the parameters in brackets")
BIAOCHI_EXPECTED(sentence, false, "评估标准的一句(如 条件,得2分。)",
                 "a sentence of the criteria (such as: condition, earns 2 points.)")
BIAOCHI_EXPECTED(fact, false, "事实(名称:类型)", "a fact (name: type)")
BIAOCHI_EXPECTED(block, false, "标准文件的一段(如 事实、裁定、二级指标、评估标准,或 名称 = 式。)",
                 "a part of a standard (such as facts, ruling, level two, criteria, or name = expression.)")

BIAOCHI_EXPECTED(listed, false, "台账的名称或“全批”", "the name of a ledger, or “all subjects”")
BIAOCHI_EXPECTED(highest_word, true, "“取最高”", "“take the highest”")
BIAOCHI_EXPECTED(ties, false, "“并列占位”“并列不占位”或“并列取平均”",
                 "“ties leave gaps”, “ties leave no gaps” or “ties share the mean”")
BIAOCHI_EXPECTED(row_label, false, "指标的编号(如 1.1)", "the number of an indicator (such as 1.1)")
BIAOCHI_EXPECTED(joined_word, true, "“之和”或“之平均”", "“in total” or “on average”")
BIAOCHI_EXPECTED(combination_rule, false, "“取最高”“取最低”“取平均”“取最高2项之和”“按权重合计”或“折算”",
                 "“take the highest”, “take the lowest”, “take the average”, “by weight” or “converted”")
BIAOCHI_EXPECTED(verdict_option, false, "结果的一个选项", "an option of the result")
BIAOCHI_EXPECTED(verdict_tier, false, "下一级(如 75分-90分 为 良好)",
                 "the next grade (such as: 75 points-90 points is good)")
BIAOCHI_EXPECTED(verdict_effect, false, "“为 …”“不高于 …”“不低于 …”或“一票否决”",
                 "“is …”, “at most …”, “at least …” or “is vetoed”")
BIAOCHI_EXPECTED(verdict_sentence, false, "结果的一句(如 总得分 达90分 为 优秀,低于90分 为 良好。)",
                 "a sentence of the result (such as: condition, is good.)")
BIAOCHI_EXPECTED(result_name, false, "结果的名称", "the name of the result")
BIAOCHI_EXPECTED(table_cell, false, "一格:选项、是、否、区间、“达…”“低于…”或“任意”",
                 "a cell: an option, yes, no, a range, “at least …”, “below …” or “any”")
BIAOCHI_EXPECTED(table_row, false, "表的一行(如 社区,100人以上:80%;)",
                 "a line of the table (such as: urban, 100 people or more: 80%;)")

#undef BIAOCHI_EXPECTED

template <typename Rule>
const Text* expectation() {
    return missing<Rule>::text();
}

// Rules that build nothing before they match: there is nothing to take back.
template <typename Rule>
constexpr bool is_leaf = false;
template <Word word>
constexpr bool is_leaf<grammar::w<word>> = true;
template <std::size_t (Builder::*size_at)(std::size_t)>
constexpr bool is_leaf<grammar::token<size_at>> = true;
template <char32_t... alternatives>
constexpr bool is_leaf<grammar::symbol<alternatives...>> = true;
template <>
constexpr bool is_leaf<grammar::skip> = true;
template <>
constexpr bool is_leaf<grammar::blanks> = true;

// PEGTL's hooks: every rule is bracketed by the builder, so that what is built is taken back when a rule
// fails.
template <typename Rule>
struct control : tao::pegtl::normal<Rule> {
    template <typename Input>
    static void start(const Input& in, Builder& builder) {
        if constexpr (!is_leaf<Rule>) builder.start(builder.offset(in));
    }
    template <typename Input>
    static void success(const Input& /*in*/, Builder& builder) {
        if constexpr (node_kind<Rule>::present)
            builder.close(node_kind<Rule>::kind);
        else if constexpr (!is_leaf<Rule>)
            builder.keep();
    }
    template <typename Input>
    static void failure(const Input& /*in*/, Builder& builder) {
        if constexpr (!is_leaf<Rule>) builder.rollback();
    }
    template <typename Input>
    static void unwind(const Input& /*in*/, Builder& builder) {
        if constexpr (!is_leaf<Rule>) builder.marks.pop_back();
    }
    template <typename Input>
    [[noreturn]] static void raise(const Input& in, Builder& builder) {
        throw Failure{builder.offset(in), missing<Rule>::text(), missing<Rule>::after_previous};
    }
};

}  // namespace biaochi::syntax
