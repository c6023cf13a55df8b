"""Facts from ledgers, a second reading: what the records of both standards come to.

Written from the official text and what the ledgers say of themselves, without a look at the derivations (取数) of the
standard files. A record is a dict; dates are datetime.date, None where they do not apply; the period is a pair of dates.

`facts_of(standard, ledgers, period)` gives the facts that follow; `random_ledgers(standard, rng, period)` makes records.
"""

import calendar
import datetime

DAY = datetime.timedelta(days=1)

NOT_BY_WORK = ("领取养老待遇", "丧失劳动能力", "入学", "服兵役", "移居境外", "判刑收监", "死亡")   # annex 4, 1.1
ENDED = ("再就业",) + NOT_BY_WORK + ("其他注销",)
# 《广东省就业困难人员认定管理办法》第八条 as both annexes quote it; nothing is said of item five.
WORKING = ("第六项", "已就业创业", "就业注销失业登记")
LEFT_OUT = ("第一项", "第二项", "第三项", "第四项", "第七项", "第八项", "第九项", "第十项", "其他")

OPTIONS = {
    "结束原因": ("仍在失业",) + ENDED,
    "取消原因": ("未取消",) + WORKING + LEFT_OUT + ("第五项",),
    "毕业去向": ("未落实", "就业", "其他去向"),
    "服务核查": ("未抽查", "一致", "不一致"),
}

SHARED = {
    "失业人员": "编号 登记日期 结束日期 结束原因 个人原因未就业",
    "就业困难人员": "编号 认定日期 取消日期 取消原因",
    "零就业家庭": "编号 认定日期 首次就业日期",
    "培训需求人员": "编号 创业培训需求 技能培训需求 推荐创业培训 推荐技能培训 已就业创业 培训后就业",
    "就业服务投诉": "编号 受理日期 有效",
}
LEDGERS = {
    "A": dict(SHARED, 带动就业="编号 带动日期 带动人次", 基层服务岗位="编号 岗位数量"),
    "B": dict(SHARED, 去向抽查="编号 去向一致", 资料抽查="编号 资料一致", 调查核实="编号 调查一致",
              灵活就业核实="编号 信息属实", 困难人员帮扶="编号 分级服务按时落实 联系跟踪落实", 剔除人员="编号",
              就业服务人员="编号 上岗日期 离岗日期",
              毕业生="编号 贫困家庭 有就业意愿 毕业去向 政策宣介 职业指导 岗位推荐 培训或见习 档案服务 服务核查"),
}


def months_after(day, months):
    """The last day of a period of so many months from `day` (民法典第202条: or the month's last day)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


# --- what the records come to -------------------------------------------------

def count(records, holds):
    return sum(1 for record in records if holds(record))


def facts_of(standard, ledgers, period):
    first, last = period

    def within(day):
        return day is not None and first <= day <= last

    def listed(begin, end):
        """On the list on some day of the period."""
        return begin <= last and (end is None or end >= first)

    def still(begin, end, months):
        """On the list when the period ends, and by then for so many months."""
        return begin <= last and (end is None or end > last) and months_after(begin, months) <= last

    def trained(need, times, employed):
        counts = [(times(r), r["已就业创业"]) for r in ledgers["培训需求人员"] if need(r)]
        fewer = [works for number, works in counts if number < 3]
        return len(counts), min([n for n, _ in counts], default=0), sum(n for n, _ in counts), bool(fewer) and all(fewer)

    people, hard = ledgers["失业人员"], ledgers["就业困难人员"]
    families, complaints = ledgers["零就业家庭"], ledgers["就业服务投诉"]
    recognised = [r for r in families if within(r["认定日期"])]
    facts = {
        "就业困难人员总数": count(hard, lambda r: listed(r["认定日期"], r["取消日期"])),
        "非就业情形取消认定人数": count(hard, lambda r: within(r["取消日期"]) and r["取消原因"] in LEFT_OUT),
        "就业困难人员就业人数": count(hard, lambda r: within(r["取消日期"]) and r["取消原因"] in WORKING),
        "零就业家庭户数": len(recognised),
        "一个月内清零户数": count(recognised, lambda r: r["首次就业日期"] is not None
                          and r["首次就业日期"] <= months_after(r["认定日期"], 1)),
        "培训需求人数": len(ledgers["培训需求人员"]),
        "培训后就业人数": count(ledgers["培训需求人员"], lambda r: r["培训后就业"]),
    }

    def unemployed_for(months):
        return count(people, lambda r: still(r["登记日期"], r["结束日期"], months) and not r["个人原因未就业"])

    if standard == "A":
        facts["失业半年以上人数"] = unemployed_for(6)
        facts["产业创业带动人次"] = sum(r["带动人次"] for r in ledgers["带动就业"] if within(r["带动日期"]))
        facts["基层服务岗位数"] = sum(r["岗位数量"] for r in ledgers["基层服务岗位"])
        for kind, works in (("创业", "不足三次者均已创业就业"), ("技能", "不足三次者均已就业")):
            number, least, all_times, fewer = trained(lambda r: r[kind + "培训需求"], lambda r: r["推荐" + kind + "培训"], works)
            facts.update({kind + "培训需求人数": number, "最少推荐" + kind + "培训次数": least,
                          "推荐" + kind + "培训总次数": all_times, works: fewer})
        begin = months_after(last, -36) + DAY
        facts["三年有效投诉件数"] = count(complaints, lambda r: r["有效"] and begin <= r["受理日期"] <= last)
        return facts

    facts["登记失业人数"] = count(people, lambda r: listed(r["登记日期"], r["结束日期"]))
    facts["非就业情形注销人数"] = count(people, lambda r: within(r["结束日期"]) and r["结束原因"] in NOT_BY_WORK)
    facts["再就业人数"] = count(people, lambda r: within(r["结束日期"]) and r["结束原因"] == "再就业")
    facts["失业一年以上人数"] = unemployed_for(12)
    facts["去向抽查人数"] = len(ledgers["去向抽查"])
    facts["去向不一致人数"] = count(ledgers["去向抽查"], lambda r: not r["去向一致"])
    graduates = ledgers["毕业生"]
    poor = [r for r in graduates if r["贫困家庭"] and r["有就业意愿"]]
    owed = {"政策宣介": 1, "职业指导": 3, "岗位推荐": 3, "培训或见习": 1, "档案服务": 1}
    facts["离校未就业毕业生人数"] = len(graduates)
    facts["毕业生仍未就业人数"] = count(graduates, lambda r: r["毕业去向"] == "未落实")
    facts["困难毕业生人数"] = len(poor)
    facts["困难毕业生就业人数"] = count(poor, lambda r: r["毕业去向"] == "就业")
    facts["毕业生服务缺项数"] = sum(r[service] < least for r in graduates if r["有就业意愿"] for service, least in owed.items())
    facts["毕业生服务不一致人数"] = count(graduates, lambda r: r["服务核查"] == "不一致")
    facts["就业服务人员数"] = count(ledgers["就业服务人员"], lambda r: r["上岗日期"] <= last
                             and not (r["离岗日期"] is not None and r["离岗日期"] <= last))
    facts["台账抽查件数"] = len(ledgers["资料抽查"])
    facts["台账不一致件数"] = count(ledgers["资料抽查"], lambda r: not r["资料一致"])
    facts["调查不一致人数"] = count(ledgers["调查核实"], lambda r: not r["调查一致"])
    facts["灵活就业信息不实条数"] = count(ledgers["灵活就业核实"], lambda r: not r["信息属实"])
    facts["未按时落实分级服务人数"] = count(ledgers["困难人员帮扶"], lambda r: not r["分级服务按时落实"])
    facts["未落实联系跟踪人数"] = count(ledgers["困难人员帮扶"], lambda r: not r["联系跟踪落实"])
    _, least, all_times, fewer = trained(lambda r: True, lambda r: r["推荐创业培训"] + r["推荐技能培训"], None)
    facts.update({"最少推荐培训次数": least, "推荐培训总次数": all_times, "不足三次者均已就业": fewer})
    facts["有效投诉件数"] = count(complaints, lambda r: r["有效"] and within(r["受理日期"]))
    facts["剔除人员数"] = len(ledgers["剔除人员"])
    return facts


# --- random records -----------------------------------------------------------

def random_day(rng, period):
    """Often at an end of the period, a month or a year before it, or beside one of these."""
    first, last = period
    if rng.random() < 0.5:
        anchor = rng.choice((first, last, months_after(last, -6), months_after(last, -12), months_after(last, -36),
                             datetime.date(2024, 1, 31), datetime.date(2024, 2, 29)))
        return anchor + rng.choice((-1, 0, 0, 1)) * DAY
    return first + rng.randint(-500, (last - first).days + 60) * DAY


def later_day(rng, begin, period):
    """A day not before `begin`: often the last one of a month from it, or beside it."""
    if rng.random() < 0.4:
        day = months_after(begin, 1) + rng.choice((-1, 0, 1)) * DAY
    else:
        day = random_day(rng, period)
    return max(begin, day)


def random_record(ledger, fields, number, rng, period, good):
    record = {}
    for field in fields.split():
        if field == "编号":
            record[field] = "%s%03d" % (ledger[0], number)
        elif field in OPTIONS:
            record[field] = rng.choice(OPTIONS[field])
        elif field.endswith("日期"):
            record[field] = random_day(rng, period)
        elif field in ("带动人次", "岗位数量"):
            record[field] = rng.choice((0, 1, 2, 5, 10, 20))
        elif field.startswith("推荐") or field in ("政策宣介", "职业指导", "岗位推荐", "培训或见习", "档案服务"):
            record[field] = rng.choice((0, 1, 1, 2, 3, 3, 4))
        else:
            record[field] = rng.random() < good
    for begin, end, why, none in (("登记日期", "结束日期", "结束原因", "仍在失业"), ("认定日期", "取消日期", "取消原因", "未取消"),
                                  ("认定日期", "首次就业日期", None, None), ("上岗日期", "离岗日期", None, None)):
        if end in record:
            absent = record[why] == none if why else rng.random() < 0.3
            record[end] = None if absent else later_day(rng, record[begin], period)
    if ledger == "培训需求人员":
        record["技能培训需求"] = record["技能培训需求"] or not record["创业培训需求"]
        record["已就业创业"] = record["已就业创业"] or record["培训后就业"]
    return record


def random_ledgers(standard, rng, period):
    good = rng.choice((0.2, 0.5, 0.9, 1.0))
    return {ledger: [random_record(ledger, fields, number, rng, period, good)
                     for number in range(rng.choice((0, 1, 2, 5, 10, 20)))]
            for ledger, fields in LEDGERS[standard].items()}
