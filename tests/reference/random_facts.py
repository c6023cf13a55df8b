"""Random fact rows for the differential test, heavy on boundaries.

`row(standard, rng)` makes a row without contradictions (every 校验 holds);
`contradictory_row(standard, rng)` takes such a row and breaks one 校验.
A row holds all facts, the extra facts of 合计 and 每次 too.
"""

from fractions import Fraction

import full_employment_community
import quality_employment_village

MODULES = {"A": quality_employment_village, "B": full_employment_community}

# Twentieths and hundredths hit every threshold exactly; 7, 13, 30 never do.
DENOMINATORS = (20, 40, 60, 100, 200, 20, 40, 60, 100, 200, 1, 2, 3, 7, 10, 13, 30,
                1000, 0, 0)
HUGE = (10 ** 12, 10 ** 14, 10 ** 12 + 39, 10 ** 14 - 3)
YEARS = (0, 4, 5, 9, 10, 14, 15, 16)
WORK = (65, 70, 75, 80, 85, 90)         # percent thresholds of the employment rates
TRAINED = (5, 10, 15)                   # of employment after training
REMOVED = (3, 5)                        # of the removed people's share
TENTHS = tuple(range(0, 101, 10))       # of the sampled records

# How good the subject is: chance of a good answer.  Without poor rows the floors,
# without perfect rows the caps would hardly ever be reached.
QUALITY = (0.15, 0.5, 0.75, 0.75, 0.9, 0.97, 1.0)


class Chooser:
    def __init__(self, rng):
        self.rng = rng
        self.quality = rng.choice(QUALITY)
        self.huge = rng.random() < 0.04     # this row may hold huge numbers

    def chance(self, probability):
        return self.rng.random() < probability

    def good(self):
        return self.chance(self.quality)

    def whole(self):
        """A denominator: who is counted, sampled, in need."""
        if self.huge and self.chance(0.4):
            return self.rng.choice(HUGE)
        if self.chance(0.1):
            return self.rng.randint(0, 300)
        return self.rng.choice(DENOMINATORS)

    def part(self, whole, thresholds):
        """A numerator at, one under or one over a threshold of `whole`."""
        kind = self.rng.random()
        if kind < 0.08:
            return 0
        if kind < 0.16:
            return whole
        if kind < 0.26:
            return self.rng.randint(0, whole)
        exact = Fraction(self.rng.choice(thresholds), 100) * whole
        below = exact.numerator // exact.denominator
        # around the threshold itself when it is whole, around its two neighbours else
        near = below + self.rng.choice((0, 0, 1, -1) if exact == below else (0, 1))
        return max(0, min(whole, near))

    def few(self, most=12):
        """How often something bad happened: mostly rarely."""
        if self.good():
            return 0
        if self.huge and self.chance(0.3):
            return self.rng.choice(HUGE)
        return self.rng.randint(1, most if self.chance(0.3) else min(most, 4))

    def honours(self):
        """How often something praiseworthy happened: mostly never."""
        if self.huge and self.chance(0.2):
            return self.rng.choice(HUGE)
        return self.rng.choice((0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6))

    def left_out(self, most=5):
        """People who leave the denominator for other reasons than work."""
        return 0 if self.chance(0.5) else self.rng.randint(1, most)


def _shared(c, facts):
    """The facts that both annexes ask for under the same names."""
    counted, less = c.whole(), c.left_out()
    facts["就业困难人员总数"] = counted + less
    facts["非就业情形取消认定人数"] = less
    facts["就业困难人员就业人数"] = c.part(counted, WORK)
    families = c.rng.choice((0, 0, 1, 2, 3, 20))
    facts["零就业家庭户数"] = families
    facts["一个月内清零户数"] = families if c.good() else max(0, families - c.rng.randint(0, 2))
    facts["培训需求人数"] = c.whole()
    facts["培训后就业人数"] = c.part(facts["培训需求人数"], TRAINED)
    for name in ("市级荣誉次数", "领导批示次数", "承办活动次数"):
        facts[name] = c.honours()
    # One report or more exactly when there were reports at all.
    facts["主流媒体报道次数"] = c.rng.randint(1, 6) if facts["主流媒体报道"] else 0


def village(c):
    """A row of annex 3."""
    facts = {name: c.good() for name in quality_employment_village.BOOLEANS}
    for name in ("不足三次者均已创业就业", "不足三次者均已就业", "主流媒体报道"):
        facts[name] = c.chance(0.4)
    if not facts["开展劳动力调查"]:
        facts["调查数据完整"] = facts["调查定期更新"] = False
    _shared(c, facts)
    facts["失业半年以上人数"] = c.few()
    tier = c.rng.choice((0, 10, 20, 30, 40, 50))
    facts["产业创业带动人次"] = max(0, tier + c.rng.choice((-1, 0, 1)))
    if c.huge and c.chance(0.3):
        facts["产业创业带动人次"] = c.rng.choice(HUGE)
    facts["基层服务岗位数"] = c.rng.randint(0, 6)
    for kind in ("创业", "技能"):
        facts[kind + "培训需求人数"] = c.whole()
        facts["最少推荐" + kind + "培训次数"] = c.rng.choice((0, 1, 1, 2, 2, 3, 3, 4, 5, 6))
        facts["推荐" + kind + "培训总次数"] = c.rng.randint(0, 6)
    facts["三年有效投诉件数"] = c.few(3)
    facts["欠薪重大舆情起数"] = c.few(7)
    return facts


def community(c):
    """A row of annex 4."""
    facts = {name: c.good() for name in full_employment_community.BOOLEANS}
    facts["类型"] = c.rng.choice(("社区", "行政村"))
    facts["底数不清"] = c.chance(0.2)
    facts["未按规定协助培训"] = c.chance(0.1)
    facts["灵活就业台账无记录"] = not c.good()
    for name in ("不足三次者均已就业", "主流媒体报道"):
        facts[name] = c.chance(0.4)
    _shared(c, facts)
    counted, less = c.whole(), c.left_out()
    registered = counted + less
    facts["登记失业人数"] = registered
    facts["非就业情形注销人数"] = less
    facts["再就业人数"] = c.part(counted, WORK)
    facts["失业一年以上人数"] = min(registered, c.few())
    facts["剔除人员数"] = 0 if c.chance(0.25) else c.part(registered, REMOVED)
    for sampled, inconsistent in (("去向抽查人数", "去向不一致人数"),
                                  ("台账抽查件数", "台账不一致件数")):
        facts[sampled] = c.whole()
        # the first tenths decide; beyond 20% nothing is left of 1.1 or 2.6
        facts[inconsistent] = 0 if c.chance(0.3) else c.part(
            facts[sampled], (10, 20) if c.chance(0.7) else TENTHS)
    graduates = c.whole()
    placed = c.part(graduates, (90,))
    facts["离校未就业毕业生人数"] = graduates
    facts["毕业生仍未就业人数"] = graduates - placed
    poor = min(graduates, c.rng.choice((0, 0, 1, 2, 5, 20)))
    facts["困难毕业生人数"] = poor
    facts["困难毕业生就业人数"] = max(0, min(poor, placed) - (0 if c.good() else 1))
    facts["就业服务人员数"] = c.rng.choice((0, 1, 1, 1, 2, 3))
    for name in ("调查不一致人数", "系统数据缺少种数", "未按时落实分级服务人数", "未落实联系跟踪人数",
                 "毕业生服务缺项数", "毕业生服务不一致人数", "灵活就业信息不实条数"):
        facts[name] = c.few()
    for name in ("有效投诉件数", "重大就业风险事件数"):
        facts[name] = c.few(3)
    facts["最少推荐培训次数"] = c.rng.choice((0, 1, 1, 2, 2, 3, 3, 4, 5, 6))
    facts["推荐培训总次数"] = c.rng.randint(0, 6)
    facts["连续评定年数"] = c.rng.choice(YEARS)
    if facts["类型"] == "行政村" and c.chance(0.2):
        facts["纳入财政预算"] = None  # 不适用
    return facts


MAKERS = {"A": village, "B": community}


def row(standard, rng):
    """A row that satisfies every 校验 of standard "A" or "B"."""
    return MAKERS[standard](Chooser(rng))


def contradictory_row(standard, rng):
    """A row that breaks a 校验, or holds a negative count."""
    module, facts = MODULES[standard], row(standard, rng)
    kinds = len(module.LIMITS)
    pick = rng.randrange(kinds + 2)
    if pick < kinds:
        small, big, less = module.LIMITS[pick]
        limit = facts[big] - (facts[less] if less else 0)
        if less and rng.random() < 0.3:
            # more people left out than there are: wrong even with nobody employed
            facts[less] = facts[big] + rng.choice((1, 2, 10 ** 6))
            facts[small] = 0
        else:
            facts[small] = limit + rng.choice((1, 1, 2, 10 ** 6))
    elif pick == kinds:
        facts[rng.choice(module.NUMBERS)] = -rng.choice((1, 1, 2, 10 ** 6))
    elif standard == "B":
        facts["类型"], facts["纳入财政预算"] = "社区", None
    else:
        facts["开展劳动力调查"] = False
        facts["调查数据完整"] = rng.random() < 0.5
        facts["调查定期更新"] = not facts["调查数据完整"] or rng.random() < 0.5
    assert module.contradictions(facts), "row should contradict itself"
    return facts
