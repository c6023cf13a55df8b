"""Reference scorer of annex 3: 广州市高质量就业村建设标准(试行), standard "A".

Written from the official text and the project's rulings only, without a look at
the engine or the standard files.  Phases of an indicator: gate, exemption, base
(ladders, awards, 满分起扣), alternative, additions, deductions, clamp.
"""

from fractions import Fraction

from common import (NOT_RATED, award, broken_limits, check_rulings, check_types,
                    clamp, percent, reached, total)

# Ruling -> options, the default first.
RULINGS = {
    "空分母": ("满分", "零分", "不参评"),
    "无需求": ("满分", "零分"),
    "推荐次数口径": ("每人最少", "合计"),
    "培训成效边界": ("就高", "就低"),
    "培训成效零": ("得1分", "得0分"),
    "媒体报道": ("一次", "每次"),
    "信息总分上限": ("不封顶", "封顶100"),
}

# (ruling, option) -> the facts that only this option needs.
EXTRA_FACTS = {
    ("推荐次数口径", "合计"): ("推荐创业培训总次数", "推荐技能培训总次数"),
    ("媒体报道", "每次"): ("主流媒体报道次数",),
}

CHOICES = []

NUMBERS = """
    就业困难人员总数 非就业情形取消认定人数 就业困难人员就业人数
    零就业家庭户数 一个月内清零户数 失业半年以上人数 产业创业带动人次 基层服务岗位数
    创业培训需求人数 最少推荐创业培训次数 技能培训需求人数 最少推荐技能培训次数
    培训需求人数 培训后就业人数 三年有效投诉件数 欠薪重大舆情起数
    市级荣誉次数 领导批示次数 承办活动次数
""".split()

BOOLEANS = """
    不足三次者均已创业就业 平台开展创业培训 不足三次者均已就业 组织三项工程培训 组织其他涉农培训
    固定窗口设施标识 信息化服务完整 经费稳定渠道明确 专职人员并培训 规章制度健全公开 宣传资料与活动
    就业服务专区 配套基层服务平台 村建设统筹 人员任职满五年 统筹服务队伍 就业宣传角
    服务信息化展示 自助一体机联网 线上平台或智能服务
    开展劳动力调查 调查数据完整 调查定期更新 开展毕业生摸底 统筹上门走访
    党建引领 业务数据台账齐全 求职登记与推荐记录 发布求职信息 岗位收集与发布记录 岗位要素齐全
    供需匹配记录 每月失业跟踪调查 分级服务落实 联系跟踪制度落实 灵活就业帮扶落实
    平台工作衔接 灵活就业信息栏 灵活创业摊点 镇村通社保覆盖 跟踪服务上门走访
    公布投诉渠道 主流媒体报道
""".split()

LABELS = ("1.1 1.2 1.3 1.4 1.5 2.1 2.2 2.3 3.1 3.2 3.3 3.4 4.1 5.1 总分").split()

# 校验: small ≤ big − less.
LIMITS = (
    ("就业困难人员就业人数", "就业困难人员总数", "非就业情形取消认定人数"),
    ("一个月内清零户数", "零就业家庭户数", None),
    ("培训后就业人数", "培训需求人数", None),
)


def contradictions(facts):
    """What makes this fact file wrong; an empty list when nothing does."""
    extra = [name for names in EXTRA_FACTS.values() for name in names]
    found = broken_limits(facts, NUMBERS + extra, LIMITS)
    # 调查数据完整 and 调查定期更新 each only with 开展劳动力调查
    for name in ("调查数据完整", "调查定期更新"):
        if facts[name] and not facts["开展劳动力调查"]:
            found.append("%s 但未 开展劳动力调查" % name)
    return found


def _chosen(rulings, name):
    return rulings.get(name, RULINGS[name][0])


# --- 就业机会充分(25分) -------------------------------------------------------

def row_1_1(f, r):
    # 就业困难人员就业率=报告期内实现就业的就业困难人员人数÷(报告期内就业困难人员总人数-
    # 非就业情形取消就业困难人员认定人数)×100%。
    counted = f["就业困难人员总数"] - f["非就业情形取消认定人数"]
    if counted == 0:                                        # 裁定 空分母
        return {"满分": Fraction(5), "零分": Fraction(0),
                "不参评": NOT_RATED}[_chosen(r, "空分母")]
    rate = Fraction(f["就业困难人员就业人数"], counted)
    # 达90%得5分,达85%得4分,80%-85%得3分,75%-80%得2分,70%-75%得1分,低于70%不得分。
    return reached(rate, (percent(90), 5), (percent(85), 4), (percent(80), 3),
                   (percent(75), 2), (percent(70), 1))


def row_1_2(f, r):
    # 报告期内未出现零就业家庭的,得5分。
    if f["零就业家庭户数"] == 0:
        return Fraction(5)
    # 动态清零指零就业家庭自认定之日1个月内至少帮助1人实现就业。
    # 达标得5分;未实现动态清零不得分。
    return award(f["一个月内清零户数"] == f["零就业家庭户数"], 5)


def row_1_3(f, r):
    # 辖区登记失业人员中无持续失业半年以上人员(属于个人原因未就业者除外)。
    # 达标得5分;不达标不得分。
    return award(f["失业半年以上人数"] == 0, 5)


def row_1_4(f, r):
    # 报告期内,带动10人次以上的,得1分;20人次以上的,得2分;30人次以上的,得3分;
    # 40人次以上的,得4分;50人次以上的,得5分。
    return reached(f["产业创业带动人次"], (50, 5), (40, 4), (30, 3), (20, 2), (10, 1))


def row_1_5(f, r):
    # 报告期内,各类基层服务岗位数量2个以上的,得2分;3个以上的,得3分;4个以上的,得4分;
    # 5个以上的,得5分。
    return reached(f["基层服务岗位数"], (5, 5), (4, 4), (3, 3), (2, 2))


# --- 就业能力增强(15分) -------------------------------------------------------

def _recommended(f, r, needed, least, overall, all_employed):
    """The 4-point ladder of 2.1 and 2.2, with its alternative."""
    # 裁定 推荐次数口径: 合计 puts the total count in the place of the minimum.
    times = f[overall if _chosen(r, "推荐次数口径") == "合计" else least]
    if f[needed] == 0:                                      # 裁定 无需求
        ladder = award(_chosen(r, "无需求") == "满分", 4)
    else:
        # 推荐1次…得1分,推荐2次…得2分,推荐3次…得4分。
        ladder = reached(times, (3, 4), (2, 2), (1, 1))
    # 推荐…次数不足3次,但均已实现就业创业的,得4分。
    if times < 3 and f[all_employed]:
        ladder = max(ladder, Fraction(4))
    return ladder


def row_2_1(f, r):
    # 为有创业培训需求人员推荐1次服务得1分,推荐2次服务得2分,推荐3次服务得4分。
    # 推荐服务次数不足3次,但均已实现就业创业的,得4分。
    score = _recommended(f, r, "创业培训需求人数", "最少推荐创业培训次数",
                         "推荐创业培训总次数", "不足三次者均已创业就业")
    # 充分运用…基层服务平台开展创业培训相关的咨询、指导、课程等服务的,得1分。
    score += award(f["平台开展创业培训"], 1)
    return clamp(score, 5)


def row_2_2(f, r):
    # 为有培训需求的失业人员、就业困难人员推荐1次培训得1分,推荐2次培训得2分,推荐3次培训得4分。
    # 推荐培训次数不足3次,但均已实现就业创业的,得4分。
    score = _recommended(f, r, "技能培训需求人数", "最少推荐技能培训次数",
                         "推荐技能培训总次数", "不足三次者均已就业")
    # 有组织参加“粤菜师傅”“南粤家政”“乡村工匠”培训的,得1分,
    score += award(f["组织三项工程培训"], 1)
    # 组织参加各政府部门开展的其他涉农培训的,加1分。加至该项指标满分为止。
    score += award(f["组织其他涉农培训"], 1)
    return clamp(score, 5)


def row_2_3(f, r):
    # 报告期内,辖区内有培训需求人员培训后实现就业人数比例。
    if f["培训需求人数"] == 0:                              # 裁定 无需求
        return award(_chosen(r, "无需求") == "满分", 5)
    rate = Fraction(f["培训后就业人数"], f["培训需求人数"])
    if rate == 0:                                           # 裁定 培训成效零
        return award(_chosen(r, "培训成效零") == "得1分", 1)
    # 5%以内得1分,5%-10%得2分,10%-15%得3分,15%以上得5分。
    if rate >= percent(15):
        return Fraction(5)
    if _chosen(r, "培训成效边界") == "就高":                # 裁定 培训成效边界
        return reached(rate, (percent(10), 3), (percent(5), 2), (0, 1))
    return Fraction(3 if rate > percent(10) else 2 if rate > percent(5) else 1)


# --- 就业保障完善(55分) -------------------------------------------------------

def row_3_1(f, r):
    # 有固定的办公台位或服务窗口,办公设施配备齐全,服务窗口有固定的明显标识,得3分;
    score = award(f["固定窗口设施标识"], 3)
    # 有完整的信息化服务项目、窗口、平台等,得2分;
    score += award(f["信息化服务完整"], 2)
    # 有稳定的工作经费和人员经费并明确支出渠道,得2分;
    score += award(f["经费稳定渠道明确"], 2)
    # 有1名以上专职或主要负责就业服务的工作人员,并定期或不定期参加能力提升培训,得2分;
    score += award(f["专职人员并培训"], 2)
    # 规章制度健全并公开,得1分;
    score += award(f["规章制度健全公开"], 1)
    # 宣传资料齐全、在各种专项活动中开展政策宣传,得1分。
    score += award(f["宣传资料与活动"], 1)
    # 设置有就业服务专区,加2分。加至该项指标满分为止。
    score += award(f["就业服务专区"], 2)
    # 统筹配套:配套建设就业驿站,零工市场、南粤家政、农村电商基层示范站等基层服务平台之一的,得2分;
    score += award(f["配套基层服务平台"], 2)
    # 将高质量就业村建设与…其他村建设工作统筹开展,形成合力的,加1分。
    score += award(f["村建设统筹"], 1)
    # 人员队伍:工作人员队伍稳定,岗位工作年限5年以上的,加1分;
    score += award(f["人员任职满五年"], 1)
    # 统筹安排有网格员、就业服务专员、志愿者等服务队伍配合开展公共就业服务的,加1分。
    score += award(f["统筹服务队伍"], 1)
    # 宣传展示:设置有就业宣传角,得1分。
    score += award(f["就业宣传角"], 1)
    # 信息化:实现服务信息化展示,得1分;
    score += award(f["服务信息化展示"], 1)
    # 配备自助服务一体机并联网使用的,加1分;
    score += award(f["自助一体机联网"], 1)
    # 建有就业地图等线上服务平台或引入AI等智能辅助服务的,加2分。
    score += award(f["线上平台或智能服务"], 2)
    # 加至该项指标满分为止。
    return clamp(score, 15)


def row_3_2(f, r):
    # 开展劳动力就业及人力资源调查,得5分,数据完整得1分,定期更新得1分;
    score = award(f["开展劳动力调查"], 5)
    score += award(f["调查数据完整"], 1) + award(f["调查定期更新"], 1)
    # 开展离校未就业高校毕业生摸底调查,得3分。
    score += award(f["开展毕业生摸底"], 3)
    # 与网格服务、志愿服务统筹开展上门走访,加1分。加至该项指标满分为止。
    score += award(f["统筹上门走访"], 1)
    return clamp(score, 10)


def row_3_3(f, r):
    # …开展党建指导、党组织联动、党员志愿服务等活动,充分发挥党组织战斗堡垒作用和党员先锋模范作用的,得5分。
    score = award(f["党建引领"], 5)
    # 有对应业务办理数据或台帐齐全得2分;有求职登记记录、岗位推荐记录,得2分;有发布求职信息,得2分。
    score += award(f["业务数据台账齐全"], 2)
    score += award(f["求职登记与推荐记录"], 2) + award(f["发布求职信息"], 2)
    # 有岗位收集记录、有发布记录,得1分;
    score += award(f["岗位收集与发布记录"], 1)
    # 工作时间、招聘要求、薪酬待遇、单位联系人等岗位要素齐全,得2分;有供需匹配(求职结果回访)记录,得2分。
    score += award(f["岗位要素齐全"], 2) + award(f["供需匹配记录"], 2)
    # 每月开展失业人员跟踪调查,得2分;
    score += award(f["每月失业跟踪调查"], 2)
    # 落实分级服务措施得3分,定期联系和跟踪服务制度落实得3分。
    score += award(f["分级服务落实"], 3) + award(f["联系跟踪制度落实"], 3)
    # 灵活就业人员帮扶落实得1分。
    score += award(f["灵活就业帮扶落实"], 1)
    # 与辖区就业驿站、南粤家政、零工市场等基层服务平台形成工作衔接的,得1分;
    score += award(f["平台工作衔接"], 1)
    # 设置灵活就业信息发布栏的,得1分;
    score += award(f["灵活就业信息栏"], 1)
    # 划定区域和时间段,设置灵活创业摊点,加2分;
    score += award(f["灵活创业摊点"], 2)
    # 实现“镇村通”社保服务网点覆盖,加1分。加至该项指标满分为止。
    score += award(f["镇村通社保覆盖"], 1)
    # 与网格服务、志愿服务统筹开展失业人员、就业困难人员跟踪服务上门走访,加1分。加至该项指标满分为止。
    score += award(f["跟踪服务上门走访"], 1)
    return clamp(score, 25)


def row_3_4(f, r):
    # 连续三年就业服务工作无群众有效投诉。达标得5分。
    score = award(f["三年有效投诉件数"] == 0, 5)
    # 未公布群众投诉渠道的,扣2分。
    score -= award(not f["公布投诉渠道"], 2)
    return clamp(score, 5)


# --- 就业环境和谐(5分), 加分项(10分) ------------------------------------------

def row_4_1(f, r):
    # 没有发生得5分。因欠薪引发重大舆情情况,每发生1起扣1分,扣完为止。
    return clamp(Fraction(5) - f["欠薪重大舆情起数"], 5)


def row_5_1(f, r):
    # …获得市级以上荣誉,每次加5分;获得市级以上领导批示肯定,每次加3分;
    score = Fraction(5) * f["市级荣誉次数"] + 3 * f["领导批示次数"]
    # 承办市级以上现场交流会、现场观摩、经验介绍等活动的,每次加2分;
    score += 2 * f["承办活动次数"]
    # 经验做法被市级以上主流媒体、刊物宣传报道的,加2分。
    if _chosen(r, "媒体报道") == "每次":                    # 裁定 媒体报道
        score += 2 * f["主流媒体报道次数"]
    else:
        score += award(f["主流媒体报道"], 2)
    # 加至该项指标满分为止。
    return clamp(score, 10)


ROWS = (("1.1", row_1_1), ("1.2", row_1_2), ("1.3", row_1_3), ("1.4", row_1_4),
        ("1.5", row_1_5), ("2.1", row_2_1), ("2.2", row_2_2), ("2.3", row_2_3),
        ("3.1", row_3_1), ("3.2", row_3_2), ("3.3", row_3_3), ("3.4", row_3_4),
        ("4.1", row_4_1), ("5.1", row_5_1))


def score(facts, rulings):
    """Label -> Fraction, ("range", low, high) or "不参评"."""
    check_rulings(rulings, RULINGS)
    check_types(facts, NUMBERS, BOOLEANS)
    if contradictions(facts):
        raise ValueError("; ".join(contradictions(facts)))
    cells = {label: row(facts, rulings) for label, row in ROWS}
    # 裁定 信息总分上限
    cap = 100 if _chosen(rulings, "信息总分上限") == "封顶100" else None
    cells["总分"] = total(list(cells.values()), cap)
    return cells
