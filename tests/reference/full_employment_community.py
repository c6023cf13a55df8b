"""Reference scorer of annex 4: 广州市充分就业社区(村)建设标准(2024年修订版), "B".

Written from the official text and the project's rulings only, without a look at
the engine or the standard files.  Phases of an indicator: gate, exemption, base
(ladders, awards, 满分起扣), alternative, additions, deductions, clamp.
"""

from fractions import Fraction

from common import (NOT_RATED, as_range, award, broken_limits, check_rulings,
                    check_types, clamp, percent, reached, total)

# Ruling -> options, the default first (无需求: 4.2 alone defaults to 零分).
RULINGS = {
    "空分母": ("满分", "零分", "不参评"),
    "无需求": ("满分", "零分"),
    "推荐次数口径": ("每人最少", "合计"),
    "每占10%": ("每满10%", "不足10%按10%计", "按比例"),
    "去向未抽查": ("不扣分", "资料不全"),
    "无困难毕业生": ("得2分", "得0分"),
    "媒体报道": ("一次", "每次"),
    "剔除占比分母": ("登记失业人数",),
    "信息总分上限": ("不封顶", "封顶100"),
}

# (ruling, option) -> the facts that only this option needs.
EXTRA_FACTS = {
    ("推荐次数口径", "合计"): ("推荐培训总次数",),
    ("媒体报道", "每次"): ("主流媒体报道次数",),
}

CHOICES = ["类型"]          # 社区|行政村

NUMBERS = """
    登记失业人数 非就业情形注销人数 再就业人数 去向抽查人数 去向不一致人数
    离校未就业毕业生人数 毕业生仍未就业人数 困难毕业生人数 困难毕业生就业人数
    就业困难人员总数 非就业情形取消认定人数 就业困难人员就业人数
    零就业家庭户数 一个月内清零户数 失业一年以上人数 就业服务人员数
    台账抽查件数 台账不一致件数 调查不一致人数 系统数据缺少种数
    未按时落实分级服务人数 未落实联系跟踪人数 培训需求人数 最少推荐培训次数
    毕业生服务缺项数 毕业生服务不一致人数 灵活就业信息不实条数 有效投诉件数 重大就业风险事件数
    剔除人员数 培训后就业人数 连续评定年数 市级荣誉次数 领导批示次数 承办活动次数
""".split()

BOOLEANS = """
    底数不清 固定台位或窗口 窗口标识明显 办公设备齐全 人员参加培训 人员熟悉业务
    纳入财政预算 经费按时足额到位 补助资金合规有效 建立规章制度 规章制度公开 业务软件联网
    建立数据台账 台账更新及时 宣传资料齐全 专项活动宣传 有调查记录 底数清或更新及时 意愿信息更新及时
    岗位收集记录 岗位发布记录 岗位要素齐全 供需匹配记录 求职登记与推荐记录 发布求职信息
    不足三次者均已就业 未按规定协助培训 灵活就业台账无记录 公布投诉渠道
    自助一体机联网 信息化展示 统筹上门走访 灵活就业信息栏 零工服务驿站 就业驿站
    农村电商示范站 镇村通社保网点 灵活创业摊点 人员任职满五年 主流媒体报道
""".split()

# None: 不适用. (行政村不要求纳入财政预算): nobody else can say so.
MAY_NOT_APPLY = ["纳入财政预算"]

LABELS = ("1.1 1.2 1.3 1.4 1.5 2.1 2.2 2.3 2.4 2.5 2.6 "
          "3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.10 "
          "4.1 4.2 4.3 4.4 4.5 4.6 4 总分").split()

# 校验: small ≤ big − less.
LIMITS = (
    ("就业困难人员就业人数", "就业困难人员总数", "非就业情形取消认定人数"),
    ("一个月内清零户数", "零就业家庭户数", None),
    ("培训后就业人数", "培训需求人数", None),
    ("再就业人数", "登记失业人数", "非就业情形注销人数"),
    ("去向不一致人数", "去向抽查人数", None),
    ("毕业生仍未就业人数", "离校未就业毕业生人数", None),
    ("困难毕业生人数", "离校未就业毕业生人数", None),
    ("困难毕业生就业人数", "困难毕业生人数", None),
    ("困难毕业生就业人数", "离校未就业毕业生人数", "毕业生仍未就业人数"),
    ("失业一年以上人数", "登记失业人数", None),
    ("台账不一致件数", "台账抽查件数", None),
    ("剔除人员数", "登记失业人数", None),
)


def contradictions(facts):
    """What makes this fact file wrong; an empty list when nothing does."""
    extra = [name for names in EXTRA_FACTS.values() for name in names]
    found = broken_limits(facts, NUMBERS + extra, LIMITS)
    if facts["类型"] != "行政村" and facts["纳入财政预算"] is None:
        found.append("纳入财政预算 只对行政村不适用")
    return found


def _chosen(rulings, name):
    return rulings.get(name, RULINGS[name][0])


def _empty(r, full):
    """裁定 空分母: what the ladder of a rate without a denominator gives."""
    return {"满分": Fraction(full), "零分": Fraction(0),
            "不参评": NOT_RATED}[_chosen(r, "空分母")]


def _less_inconsistent(f, r, score, points, sampled, inconsistent, each):
    """每占抽查比例10%扣N分, then the bounds [0, 分值] of the row."""
    if f[sampled] == 0:                                     # 裁定 去向未抽查
        if _chosen(r, "去向未抽查") == "资料不全":
            return as_range(Fraction(0), clamp(score, points))
        return clamp(score, points)
    tenths = Fraction(f[inconsistent], f[sampled]) * 10
    rule = _chosen(r, "每占10%")                            # 裁定 每占10%
    if rule == "每满10%":
        tenths = Fraction(tenths.numerator // tenths.denominator)
    elif rule == "不足10%按10%计":
        tenths = Fraction(-(-tenths.numerator // tenths.denominator))
    return clamp(score - each * tenths, points)


# --- (一)主要就业指标达标情况(30分) -------------------------------------------

def row_1_1(f, r):
    # 失业人员再就业率=再就业人数÷(登记失业人数-非就业情形注销失业登记人数)×100%。
    counted = f["登记失业人数"] - f["非就业情形注销人数"]
    if counted == 0:
        score = _empty(r, 8)
        if score == NOT_RATED:
            return NOT_RATED
    else:
        # 达90%得8分,达85%得7分,达80%得6分,75%-80%得5分,70-75%得4分,65%-70%得3分,低于65%不得分。
        score = reached(Fraction(f["再就业人数"], counted),
                        (percent(90), 8), (percent(85), 7), (percent(80), 6),
                        (percent(75), 5), (percent(70), 4), (percent(65), 3))
    # 底数不清扣4分,
    score -= award(f["底数不清"], 4)
    # 就业去向核实与台账不一致,每占抽查比例10%扣4分。
    return _less_inconsistent(f, r, score, 8, "去向抽查人数", "去向不一致人数", 4)


def row_1_2(f, r):
    graduates = f["离校未就业毕业生人数"]
    # 报告期内未出现辖区生源离校未就业高校毕业生的,得6分。
    if graduates == 0:
        return Fraction(6)
    # 去向落实率=(总人数-未就业人数)/总人数;达90%以上得4分,未达到90%不得分;
    rate = Fraction(graduates - f["毕业生仍未就业人数"], graduates)
    score = reached(rate, (percent(90), 4))
    # 年底前完成有就业意愿的贫困家庭高校毕业生100%就业得2分,未完成不得分。
    if f["困难毕业生人数"] == 0:                            # 裁定 无困难毕业生
        return score + award(_chosen(r, "无困难毕业生") == "得2分", 2)
    return score + award(f["困难毕业生就业人数"] == f["困难毕业生人数"], 2)


def row_1_3(f, r):
    # 就业困难人员就业率=报告期内实现就业的就业困难人员人数÷(报告期内就业困难人员总人数-
    # 非就业情形取消就业困难人员认定人数)×100%。
    counted = f["就业困难人员总数"] - f["非就业情形取消认定人数"]
    if counted == 0:
        return _empty(r, 6)
    # 达90%得6分,达85%得5分,达80%得4分,75%-80%得3分,70%-75%得2分,低于70%不得分。
    return reached(Fraction(f["就业困难人员就业人数"], counted),
                   (percent(90), 6), (percent(85), 5), (percent(80), 4),
                   (percent(75), 3), (percent(70), 2))


def row_1_4(f, r):
    # 达标得5分,报告期内未出现零就业家庭的,得5分。未实现动态清零不得分。
    # 动态清零指零就业家庭自认定之日1个月内至少帮助1人实现就业。
    if f["零就业家庭户数"] == 0:
        return Fraction(5)
    return award(f["一个月内清零户数"] == f["零就业家庭户数"], 5)


def row_1_5(f, r):
    # 辖区登记失业人员中无持续失业一年以上人员(属于个人原因未就业者除外)。
    # 达标得5分,不达标不得分。
    return award(f["失业一年以上人数"] == 0, 5)


# --- (二)平台建设情况(30分) ---------------------------------------------------

def row_2_1(f, r):
    # 有固定办公台位或服务窗口,得2分;服务窗口有明显标识,得1分;
    score = award(f["固定台位或窗口"], 2) + award(f["窗口标识明显"], 1)
    # 有配备办公电话、电脑、打印机、资料柜,得1分。
    return score + award(f["办公设备齐全"], 1)


def row_2_2(f, r):
    # 有1名以上负责就业服务的工作人员。不达标不得分。
    if f["就业服务人员数"] < 1:
        return Fraction(0)
    # 工作人员有参加培训,得3分;工作人员对政策和业务经办系统熟悉熟练,得3分。
    return award(f["人员参加培训"], 3) + award(f["人员熟悉业务"], 3)


def row_2_3(f, r):
    # 工作经费、人员经费纳入财政预算。(行政村不要求纳入财政预算)
    budget = f["类型"] == "行政村" or f["纳入财政预算"]
    # 工作经费、人员经费按时足额到位。…补助资金按规定使用并发挥效益。不达标不得分。
    return award(budget and f["经费按时足额到位"] and f["补助资金合规有效"], 8)


def row_2_4(f, r):
    # 按规定建立相关规章制度,得2分;规章制度公开,得2分。
    return award(f["建立规章制度"], 2) + award(f["规章制度公开"], 2)


def row_2_5(f, r):
    # 使用省或市统一规定的业务软件,实现信息联网。不达标不得分。
    return award(f["业务软件联网"], 4)


def row_2_6(f, r):
    # 按规定建立系统数据和资料台帐的,得2分;更新及时,得2分。
    score = award(f["建立数据台账"], 2) + award(f["台账更新及时"], 2)
    # 情况核实与台账不一致,每占抽查比例10%扣2分。
    return _less_inconsistent(f, r, score, 4, "台账抽查件数", "台账不一致件数", 2)


# --- (三)就业服务情况(40分) ---------------------------------------------------

def row_3_1(f, r):
    # 宣传资料齐全得1分,各种专项活动中开展政策宣传得1分。
    return award(f["宣传资料齐全"], 1) + award(f["专项活动宣传"], 1)


def row_3_2(f, r):
    # 有调查记录,得2分;底数清或更新(系统数据比对)及时,得2分;
    score = award(f["有调查记录"], 2) + award(f["底数清或更新及时"], 2)
    # 登记失业人员求职培训意愿信息更新及时,得1分。
    score += award(f["意愿信息更新及时"], 1)
    # 情况核实与台账不一致每一人扣0.5分。
    return clamp(score - Fraction(1, 2) * f["调查不一致人数"], 5)


def row_3_3(f, r):
    # 有岗位收集记录,得2分;有发布记录,得1分;
    score = award(f["岗位收集记录"], 2) + award(f["岗位发布记录"], 1)
    # …等岗位要素齐全,得1分;有供需匹配(求职结果回访)记录,得1分。
    return score + award(f["岗位要素齐全"], 1) + award(f["供需匹配记录"], 1)


def row_3_4(f, r):
    # 有求职登记记录、岗位推荐记录,得3分;有发布求职信息,得2分。
    score = award(f["求职登记与推荐记录"], 3) + award(f["发布求职信息"], 2)
    # 系统办理数据每缺1种扣1分。
    return clamp(score - f["系统数据缺少种数"], 5)


def row_3_5(f, r):
    # 未在规定时限内落实分级服务措施的,每一人扣0.5分,
    score = Fraction(5) - Fraction(1, 2) * f["未按时落实分级服务人数"]
    # 定期联系和跟踪服务制度未落实的,每一人扣0.5分。
    return clamp(score - Fraction(1, 2) * f["未落实联系跟踪人数"], 5)


def row_3_6(f, r):
    # 未按规定协助组织培训的,此项不得分。
    if f["未按规定协助培训"]:
        return Fraction(0)
    # 裁定 推荐次数口径: 合计 puts the total count in the place of the minimum.
    overall = _chosen(r, "推荐次数口径") == "合计"
    times = f["推荐培训总次数" if overall else "最少推荐培训次数"]
    if f["培训需求人数"] == 0:                              # 裁定 无需求
        ladder = award(_chosen(r, "无需求") == "满分", 5)
    else:
        # 有培训需求人员的推荐1次培训得2分,推荐2次培训得3分,推荐3次培训得5分。
        ladder = reached(times, (3, 5), (2, 3), (1, 2))
    # 推荐培训次数不足3次,但均已实现就业创业的,得5分。
    if times < 3 and f["不足三次者均已就业"]:
        ladder = max(ladder, Fraction(5))
    return ladder


def row_3_7(f, r):
    # 未就业高校毕业生就业服务每缺一项扣1分,
    score = Fraction(5) - f["毕业生服务缺项数"]
    # 服务情况核查,每一人不一致,扣0.5分。
    return clamp(score - Fraction(1, 2) * f["毕业生服务不一致人数"], 5)


def row_3_8(f, r):
    # 资料台帐无相关记录的,即扣2分;
    score = Fraction(4) - award(f["灵活就业台账无记录"], 2)
    # 信息不实,每核实一条扣0.5分。
    return clamp(score - Fraction(1, 2) * f["灵活就业信息不实条数"], 4)


def row_3_9(f, r):
    # 群众满意度高,年内就业服务工作无群众有效投诉。达标得2分。
    score = award(f["有效投诉件数"] == 0, 2)
    # 未公布群众投诉渠道的,扣1分。
    return clamp(score - award(not f["公布投诉渠道"], 1), 2)


def row_3_10(f, r):
    # 发生重大就业风险事件不得分。
    return award(f["重大就业风险事件数"] == 0, 2)


# --- (四)加分项(10分) ---------------------------------------------------------

def row_4_1(f, r):
    # 剔除人员占比低于5%加1分,低于3%加1.5分;无剔除人员加2分。
    if f["剔除人员数"] == 0:        # also when 登记失业人数 is 0: nobody was removed
        return Fraction(2)
    share = Fraction(f["剔除人员数"], f["登记失业人数"])    # 裁定 剔除占比分母
    if share < percent(3):
        return Fraction(3, 2)
    return award(share < percent(5), 1)


def row_4_2(f, r):
    # 报告期内,辖区内有培训需求人员培训后实现就业人数比例,
    if f["培训需求人数"] == 0:      # 裁定 无需求: by default a bonus is not presumed
        return award(r.get("无需求", "零分") == "满分", 2)
    # 达到5%的加1分,达到10%的加1.5分,达到15%的加2分。
    return reached(Fraction(f["培训后就业人数"], f["培训需求人数"]),
                   (percent(15), 2), (percent(10), Fraction(3, 2)), (percent(5), 1))


def row_4_3(f, r):
    # 社区(村)配备自助服务一体机并联网使用的,加1分;实现服务信息化展示,加2分;
    score = award(f["自助一体机联网"], 1) + award(f["信息化展示"], 2)
    # 与其他网格服务、志愿服务统筹开展上门走访的,加1分;设置灵活就业信息发布栏的,加1分;
    score += award(f["统筹上门走访"], 1) + award(f["灵活就业信息栏"], 1)
    # 配套建设零工服务驿站、就业驿站、农村电商基层示范站、“镇村通”社保服务网点,
    # 设置灵活创业摊点的,各加2分。
    for name in ("零工服务驿站", "就业驿站", "农村电商示范站", "镇村通社保网点", "灵活创业摊点"):
        score += award(f[name], 2)
    return score


def row_4_4(f, r):
    # 工作人员岗位工作年限5年以上的,加1分。
    return award(f["人员任职满五年"], 1)


def row_4_5(f, r):
    # 连续十年评定为充分就业社区(村)加1分,连续十五年的加2分。
    return reached(f["连续评定年数"], (15, 2), (10, 1))


def row_4_6(f, r):
    # …获得市级以上荣誉,每次加3分;获得市级以上领导批示肯定,每次加2分;
    score = Fraction(3) * f["市级荣誉次数"] + 2 * f["领导批示次数"]
    # 承办市级以上现场交流会、现场观摩、经验介绍等活动的,每次加2分;
    score += 2 * f["承办活动次数"]
    # 经验做法被市级以上主流媒体、刊物宣传报道,加1分。
    if _chosen(r, "媒体报道") == "每次":                    # 裁定 媒体报道
        return score + f["主流媒体报道次数"]
    return score + award(f["主流媒体报道"], 1)


BASE = (("1.1", row_1_1), ("1.2", row_1_2), ("1.3", row_1_3), ("1.4", row_1_4),
        ("1.5", row_1_5), ("2.1", row_2_1), ("2.2", row_2_2), ("2.3", row_2_3),
        ("2.4", row_2_4), ("2.5", row_2_5), ("2.6", row_2_6), ("3.1", row_3_1),
        ("3.2", row_3_2), ("3.3", row_3_3), ("3.4", row_3_4), ("3.5", row_3_5),
        ("3.6", row_3_6), ("3.7", row_3_7), ("3.8", row_3_8), ("3.9", row_3_9),
        ("3.10", row_3_10))
BONUS = (("4.1", row_4_1), ("4.2", row_4_2), ("4.3", row_4_3), ("4.4", row_4_4),
         ("4.5", row_4_5), ("4.6", row_4_6))


def score(facts, rulings):
    """Label -> Fraction, ("range", low, high) or "不参评"."""
    check_rulings(rulings, RULINGS)
    check_types(facts, NUMBERS, [name for name in BOOLEANS if name not in MAY_NOT_APPLY or facts[name] is not None])
    if facts["类型"] not in ("社区", "行政村"):
        raise TypeError("类型 must be 社区 or 行政村")
    if contradictions(facts):
        raise ValueError("; ".join(contradictions(facts)))
    base = {label: row(facts, rulings) for label, row in BASE}
    bonus = {label: row(facts, rulings) for label, row in BONUS}
    # (四)加分项(10分): its six rows add up, capped at 10.
    group = clamp(sum(bonus.values(), Fraction(0)), 10)
    # 裁定 信息总分上限
    cap = 100 if _chosen(rulings, "信息总分上限") == "封顶100" else None
    cells = dict(base, **bonus)
    cells["4"] = group
    cells["总分"] = total(list(base.values()) + [group], cap)
    return cells
