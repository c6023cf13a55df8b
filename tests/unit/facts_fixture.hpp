// A small schema for the tests of fact readers.
#pragma once

#include <doctest/doctest.h>

#include "interpreter/facts/read.hpp"

namespace facts_fixture {

using namespace biaochi;
using facts::FactKind;

inline facts::Declaration fact(const char* name, const char* unit) {
    facts::Declaration result;
    result.name = name;
    result.label = std::string(name) + "的官方用语";
    result.unit = unit;
    return result;
}

inline const facts::Schema& schema() {
    static const facts::Schema instance = [] {
        facts::Schema made;
        made.title = "示范标准";
        made.version = "2024年版";
        made.facts = {fact("类型", ""),     fact("登记失业人数", "人"), fact("户数", "户"),
                      fact("底数不清", ""), fact("合格率", "%"),        fact("经费", "元"),
                      fact("系数", "")};
        made.facts[0].kind = FactKind::enumeration;
        made.facts[0].options = {"社区", "行政村"};
        made.facts[1].unit_aliases = {"person", "people"};
        made.facts[1].counted = made.facts[2].counted = true;
        made.facts[3].kind = FactKind::truth;
        for (std::size_t i = 2; i < made.facts.size(); ++i) made.facts[i].required = false;
        return made;
    }();
    return instance;
}

// A ledger beside it, with a field of every kind.
inline facts::Schema ledger_schema() {
    facts::Schema made;
    facts::Ledger ledger;
    ledger.name = "欠薪事件";
    ledger.label = "欠薪事件台账";
    ledger.fields = {fact("事件", ""), fact("性质", ""), fact("发生日期", ""), fact("人数", "人")};
    ledger.fields[0].kind = FactKind::text;
    ledger.fields[1].kind = FactKind::enumeration;
    ledger.fields[1].options = {"重大", "一般"};
    ledger.fields[2].kind = FactKind::date;
    ledger.fields[3].counted = true;
    facts::Ledger training;
    training.name = "培训记录";
    training.fields = {fact("课程", "")};
    training.fields[0].kind = FactKind::text;
    training.required = false;
    made.ledgers = {ledger, training};
    made.facts = {fact("户数", "户")};
    made.facts[0].counted = true;
    return made;
}

inline std::string ids(const Diagnostics& diagnostics) {
    std::string result;
    for (const Diagnostic& d : diagnostics)
        result += (result.empty() ? "" : " ") + std::string(info(d.code).id);
    return result;
}

}  // namespace facts_fixture
