"""What the standard files must contain beside the text of the document: rulings, checks, extra facts, and how much there is."""

DOCUMENT = "standards/guangzhou/良口镇2024实施方案.md"
DOCUMENT_SHA256 = "a975a72bcf40def8c5821e114d4c0a95813c6a8f953ce5b42041565cc3a86bcc"

SHARED_RULINGS = {
    "空分母": ["满分(默认)", "零分", "不参评"],
    "无需求": ["满分(默认)", "零分"],
    "推荐次数口径": ["每人最少(默认)", "合计"],
    "媒体报道": ["一次(默认)", "每次"],
    "信息总分上限": ["不封顶(默认)", "封顶100"],
    "达标分数线": ["不定(默认)", "任一分数"],
}
SHARED_CHECKS = [
    "就业困难人员就业人数 ≤ 就业困难人员总数 - 非就业情形取消认定人数",
    "一个月内清零户数 ≤ 零就业家庭户数",
    "培训后就业人数 ≤ 培训需求人数",
]
SHARED_FACTS = ["就业困难人员总数", "非就业情形取消认定人数", "就业困难人员就业人数", "零就业家庭户数", "一个月内清零户数"]


class Expected:
    """annex: the heading paragraphs before the table; paragraphs, rows: how many the document's table has."""

    def __init__(self, **fields):
        self.__dict__.update(fields)


STANDARDS = [
    Expected(
        name="充分就业社区(村)",
        folder="standards/guangzhou/full-employment-community",
        file="2024.biao",
        annex="附件4:", until=None,
        headings=["建设", "项目", "建设内容", "分值", "评估标准和方法", "评估分工"],
        paragraphs=188, rows=22, items=6, points=100, bonus=10,
        group_numbers=True,
        rulings={
            **SHARED_RULINGS,
            "每占10%": ["每满10%(默认)", "不足10%按10%计", "按比例"],
            "去向未抽查": ["不扣分(默认)", "资料不全"],
            "无困难毕业生": ["得2分(默认)", "得0分"],
            "剔除占比分母": ["登记失业人数(默认)"],
        },
        checks=SHARED_CHECKS + [
            "再就业人数 ≤ 登记失业人数 - 非就业情形注销人数",
            "去向不一致人数 ≤ 去向抽查人数",
            "毕业生仍未就业人数 ≤ 离校未就业毕业生人数",
            "困难毕业生人数 ≤ 离校未就业毕业生人数",
            "困难毕业生就业人数 ≤ 困难毕业生人数",
            "困难毕业生就业人数 ≤ 离校未就业毕业生人数 - 毕业生仍未就业人数",
            "失业一年以上人数 ≤ 登记失业人数",
            "台账不一致件数 ≤ 台账抽查件数",
            "剔除人员数 ≤ 登记失业人数",
            "类型 为 行政村 或 非 纳入财政预算 不适用",
        ],
        inapplicable={"纳入财政预算"},
        extra_facts={"推荐培训总次数": "次", "主流媒体报道次数": "次"},
    ),
    Expected(
        name="高质量就业村",
        folder="standards/guangzhou/quality-employment-village",
        file="2024-trial.biao",
        annex="附件3:", until="附件4:",
        headings=["一级指标", "二级指标", "分值", "指标内容", "评估标准", "评估方法", "评估分工"],
        paragraphs=178, rows=14, items=13, points=100, bonus=10,
        group_numbers=False,
        rulings={
            **SHARED_RULINGS,
            "培训成效边界": ["就高(默认)", "就低"],
            "培训成效零": ["得1分(默认)", "得0分"],
        },
        checks=SHARED_CHECKS + [
            "开展劳动力调查 或 未 调查数据完整",
            "开展劳动力调查 或 未 调查定期更新",
        ],
        inapplicable=set(),
        extra_facts={"推荐创业培训总次数": "次", "推荐技能培训总次数": "次", "主流媒体报道次数": "次"},
    ),
]
