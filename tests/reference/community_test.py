"""Hand-worked examples for every clause of annex 4 and its ruling options."""

import common
import full_employment_community as annex4
from hand import Hand


class Annex4(Hand):
    module = annex4

    def test_1_1(self):
        for employed, points in ((40, 8), (36, 8), (35, 7), (34, 7), (33, 6), (32, 6), (31, 5),
                                 (30, 5), (29, 4), (28, 4), (27, 3), (26, 3), (25, 0), (0, 0)):
            self.gives("1.1", points, 登记失业人数=45, 非就业情形注销人数=5, 再就业人数=employed)
        full = dict(登记失业人数=20, 再就业人数=18)
        self.gives("1.1", 4, 底数不清=True, **full)
        self.gives("1.1", 0, 底数不清=True, 登记失业人数=20, 再就业人数=13)     # 3 − 4
        for wrong, points in ((0, 8), (1, 8), (2, 4), (3, 4), (4, 0), (20, 0)):
            self.gives("1.1", points, 去向抽查人数=20, 去向不一致人数=wrong, **full)
        for wrong, points in ((0, 8), (1, 4), (2, 4), (3, 0)):
            self.gives("1.1", points, {"每占10%": "不足10%按10%计"}, 去向抽查人数=20,
                       去向不一致人数=wrong, **full)
        for wrong, points in ((0, 8), (1, 6), (2, 4), (3, 2), (4, 0), (5, 0)):
            self.gives("1.1", points, {"每占10%": "按比例"}, 去向抽查人数=20,
                       去向不一致人数=wrong, **full)
        self.gives("1.1", "4/3", {"每占10%": "按比例"}, 去向抽查人数=6, 去向不一致人数=1, **full)
        self.gives("1.1", 4, {"每占10%": "每满10%"}, 去向抽查人数=6, 去向不一致人数=1, **full)

    def test_1_1_rulings(self):
        nobody = dict(登记失业人数=2, 非就业情形注销人数=2)
        self.gives("1.1", 8, **nobody)
        self.gives("1.1", 4, 底数不清=True, **nobody)
        self.gives("1.1", 4, 去向抽查人数=10, 去向不一致人数=1, **nobody)
        self.gives("1.1", 0, {"空分母": "零分"}, **nobody)
        self.gives("1.1", common.NOT_RATED, {"空分母": "不参评"}, 底数不清=True, **nobody)
        full = dict(登记失业人数=10, 再就业人数=9)
        self.gives("1.1", 8, {"去向未抽查": "不扣分"}, **full)
        unknown = {"去向未抽查": "资料不全"}
        self.gives("1.1", ("range", 0, 8), unknown, **full)
        self.gives("1.1", ("range", 0, 4), unknown, 底数不清=True, **full)
        self.gives("1.1", 0, unknown, 登记失业人数=10)              # both ends are 0
        self.gives("1.1", 8, unknown, 去向抽查人数=1, **full)
        self.gives("1.1", common.NOT_RATED, {"空分母": "不参评", "去向未抽查": "资料不全"})

    def test_1_2(self):
        self.gives("1.2", 6)
        self.gives("1.2", 6, {"无困难毕业生": "得0分"})             # no graduates at all
        some = dict(离校未就业毕业生人数=20, 困难毕业生人数=2)
        self.gives("1.2", 6, 毕业生仍未就业人数=2, 困难毕业生就业人数=2, **some)
        self.gives("1.2", 4, 毕业生仍未就业人数=2, 困难毕业生就业人数=1, **some)
        self.gives("1.2", 2, 毕业生仍未就业人数=3, 困难毕业生就业人数=2, **some)
        self.gives("1.2", 0, 毕业生仍未就业人数=20, **some)
        self.gives("1.2", 6, 离校未就业毕业生人数=1)
        self.gives("1.2", 6, {"无困难毕业生": "得2分"}, 离校未就业毕业生人数=1)
        self.gives("1.2", 4, {"无困难毕业生": "得0分"}, 离校未就业毕业生人数=1)

    def test_1_3_to_1_5(self):
        for employed, points in ((20, 6), (18, 6), (17, 5), (16, 4), (15, 3), (14, 2), (13, 0)):
            self.gives("1.3", points, 就业困难人员总数=21, 非就业情形取消认定人数=1,
                       就业困难人员就业人数=employed)
        self.gives("1.3", 6)
        self.gives("1.3", 0, {"空分母": "零分"})
        self.gives("1.3", common.NOT_RATED, {"空分母": "不参评"})
        self.gives("1.4", 5)
        self.gives("1.4", 5, 零就业家庭户数=1, 一个月内清零户数=1)
        self.gives("1.4", 0, 零就业家庭户数=3, 一个月内清零户数=2)
        self.gives("1.5", 5, 登记失业人数=9)
        self.gives("1.5", 0, 登记失业人数=9, 失业一年以上人数=1)

    def test_2(self):
        self.adds_up("2.1", dict(固定台位或窗口=2, 窗口标识明显=1, 办公设备齐全=1))
        self.gives("2.1", 4, 固定台位或窗口=True, 窗口标识明显=True, 办公设备齐全=True)
        skilled = dict(人员参加培训=True, 人员熟悉业务=True)
        self.gives("2.2", 0, **skilled)                             # gate: nobody there
        self.gives("2.2", 6, 就业服务人员数=1, **skilled)
        self.gives("2.2", 3, 就业服务人员数=1, 人员参加培训=True)
        self.gives("2.2", 3, 就业服务人员数=2, 人员熟悉业务=True)
        paid = dict(经费按时足额到位=True, 补助资金合规有效=True)
        self.gives("2.3", 0, **paid)
        self.gives("2.3", 8, 纳入财政预算=True, **paid)
        self.gives("2.3", 8, 类型="行政村", **paid)
        self.gives("2.3", 0, 类型="行政村", 纳入财政预算=True, 经费按时足额到位=True)
        self.gives("2.3", 0, 纳入财政预算=True, 补助资金合规有效=True)
        self.gives("2.3", 8, 类型="行政村", 纳入财政预算=None, **paid)
        self.refuses(1, 纳入财政预算=None, **paid)
        self.adds_up("2.4", dict(建立规章制度=2, 规章制度公开=2))
        self.adds_up("2.5", dict(业务软件联网=4, 规章制度公开=0))

    def test_2_6(self):
        self.adds_up("2.6", dict(建立数据台账=2, 台账更新及时=2))
        good = dict(建立数据台账=True, 台账更新及时=True)
        for wrong, points in ((0, 4), (5, 4), (6, 2), (11, 2), (12, 0), (60, 0)):
            self.gives("2.6", points, 台账抽查件数=60, 台账不一致件数=wrong, **good)
        one = dict(台账抽查件数=60, 台账不一致件数=1, **good)
        self.gives("2.6", 4, {"每占10%": "每满10%"}, **one)
        self.gives("2.6", 2, {"每占10%": "不足10%按10%计"}, **one)
        self.gives("2.6", "11/3", {"每占10%": "按比例"}, **one)     # 4 − 2/6
        self.gives("2.6", 4, {"去向未抽查": "不扣分"}, **good)
        self.gives("2.6", ("range", 0, 4), {"去向未抽查": "资料不全"}, **good)
        self.gives("2.6", 0, {"去向未抽查": "资料不全"})

    def test_3_1_to_3_5(self):
        self.adds_up("3.1", dict(宣传资料齐全=1, 专项活动宣传=1))
        self.adds_up("3.2", dict(有调查记录=2, 底数清或更新及时=2, 意愿信息更新及时=1))
        kept = dict(有调查记录=True, 底数清或更新及时=True, 意愿信息更新及时=True)
        for wrong, points in ((0, 5), (1, "4.5"), (3, "3.5"), (9, "0.5"), (10, 0), (11, 0)):
            self.gives("3.2", points, 调查不一致人数=wrong, **kept)
        self.adds_up("3.3", dict(岗位收集记录=2, 岗位发布记录=1, 岗位要素齐全=1, 供需匹配记录=1))
        self.adds_up("3.4", dict(求职登记与推荐记录=3, 发布求职信息=2))
        for missing, points in ((0, 3), (1, 2), (3, 0), (4, 0)):
            self.gives("3.4", points, 求职登记与推荐记录=True, 系统数据缺少种数=missing)
        self.gives("3.5", 5)
        self.gives("3.5", "4.5", 未按时落实分级服务人数=1)
        self.gives("3.5", "3.5", 未按时落实分级服务人数=1, 未落实联系跟踪人数=2)
        self.gives("3.5", 0, 未按时落实分级服务人数=6, 未落实联系跟踪人数=5)

    def test_3_6(self):
        for times, points in ((0, 0), (1, 2), (2, 3), (3, 5), (6, 5)):
            self.gives("3.6", points, 培训需求人数=4, 最少推荐培训次数=times)
        need = dict(培训需求人数=4, 最少推荐培训次数=1)
        self.gives("3.6", 5, 不足三次者均已就业=True, **need)
        self.gives("3.6", 0, 不足三次者均已就业=True, 未按规定协助培训=True, **need)
        self.gives("3.6", 5)
        self.gives("3.6", 0, 未按规定协助培训=True)                 # gate beats 无需求
        self.gives("3.6", 5, {"无需求": "满分"})
        self.gives("3.6", 0, {"无需求": "零分"})
        self.gives("3.6", 5, {"无需求": "零分"}, 不足三次者均已就业=True)
        self.gives("3.6", 5, {"推荐次数口径": "合计"}, 推荐培训总次数=4, **need)
        self.gives("3.6", 3, {"推荐次数口径": "合计"}, 推荐培训总次数=2, **need)
        self.gives("3.6", 2, {"推荐次数口径": "每人最少"}, 推荐培训总次数=4, **need)
        self.gives("3.6", 5, {"推荐次数口径": "合计"}, 推荐培训总次数=2,
                   不足三次者均已就业=True, **need)

    def test_3_7_to_3_10(self):
        self.gives("3.7", 5)
        self.gives("3.7", "2.5", 毕业生服务缺项数=2, 毕业生服务不一致人数=1)
        self.gives("3.7", 0, 毕业生服务缺项数=5, 毕业生服务不一致人数=1)
        self.gives("3.8", 4)
        self.gives("3.8", 2, 灵活就业台账无记录=True)
        self.gives("3.8", "0.5", 灵活就业台账无记录=True, 灵活就业信息不实条数=3)
        self.gives("3.8", 0, 灵活就业信息不实条数=9)
        self.gives("3.9", 2, 公布投诉渠道=True)
        self.gives("3.9", 1)
        self.gives("3.9", 0, 有效投诉件数=1)
        self.gives("3.9", 0, 公布投诉渠道=True, 有效投诉件数=1)
        self.gives("3.10", 2)
        self.gives("3.10", 0, 重大就业风险事件数=1)

    def test_4(self):
        for gone, points in ((0, 2), (1, "1.5"), (2, "1.5"), (3, 1), (4, 1), (5, 0), (6, 0)):
            self.gives("4.1", points, {"剔除占比分母": "登记失业人数"}, 登记失业人数=100,
                       剔除人员数=gone)
        self.gives("4.1", 2)                                        # nobody registered
        for employed, points in ((0, 0), (1, 0), (2, 1), (3, 1), (4, "1.5"), (6, 2), (40, 2)):
            self.gives("4.2", points, 培训需求人数=40, 培训后就业人数=employed)
        self.gives("4.2", 0)
        self.gives("4.2", 0, {"无需求": "零分"})
        self.gives("4.2", 2, {"无需求": "满分"})
        points = dict(自助一体机联网=1, 信息化展示=2, 统筹上门走访=1, 灵活就业信息栏=1, 零工服务驿站=2,
                      就业驿站=2, 农村电商示范站=2, 镇村通社保网点=2, 灵活创业摊点=2)
        self.adds_up("4.3", points)
        self.gives("4.3", 15, **dict.fromkeys(points, True))
        self.gives("4", 10, **dict.fromkeys(points, True))          # 15 + 2, cap 10
        self.gives("4.4", 1, 人员任职满五年=True)
        for years, expected in ((0, 0), (9, 0), (10, 1), (14, 1), (15, 2), (16, 2)):
            self.gives("4.5", expected, 连续评定年数=years)
        self.gives("4.6", 8, 市级荣誉次数=1, 领导批示次数=1, 承办活动次数=1, 主流媒体报道=True)
        self.gives("4.6", 6, 市级荣誉次数=2)
        reports = dict(主流媒体报道=True, 主流媒体报道次数=4)
        self.gives("4.6", 1, {"媒体报道": "一次"}, **reports)
        self.gives("4.6", 4, {"媒体报道": "每次"}, **reports)
        self.gives("4", 3, 人员任职满五年=True)                     # with 4.1's 2
        self.gives("4", 10, 市级荣誉次数=3)                         # 9 + 2, cap 10

    def test_total(self):
        # 1.1 8, 1.2 6, 1.3 6, 1.4 5, 1.5 5, 3.5 5, 3.6 5, 3.7 5, 3.8 4, 3.9 1, 3.10 2, 4 2
        self.gives("总分", 54)
        self.gives("总分", 40, {"空分母": "不参评"})                # without 1.1 and 1.3
        self.gives("总分", ("range", 46, 54), {"去向未抽查": "资料不全"})
        perfect = dict.fromkeys(annex4.BOOLEANS, True)
        perfect.update(底数不清=False, 未按规定协助培训=False, 灵活就业台账无记录=False, 就业服务人员数=1)
        self.gives("总分", 110, **perfect)
        self.gives("总分", 110, {"信息总分上限": "不封顶"}, **perfect)
        self.gives("总分", 100, {"信息总分上限": "封顶100"}, **perfect)
        self.gives("总分", ("range", 98, 110), {"去向未抽查": "资料不全"}, **perfect)
        self.gives("总分", ("range", 98, 100),
                   {"去向未抽查": "资料不全", "信息总分上限": "封顶100"}, **perfect)

    def test_contradictions(self):
        self.refuses(0)
        self.refuses(1, 登记失业人数=5, 非就业情形注销人数=2, 再就业人数=4)
        self.refuses(1, 去向抽查人数=1, 去向不一致人数=2)
        # nobody poor, and still more of them employed than 1 − 2
        self.refuses(2, 离校未就业毕业生人数=1, 毕业生仍未就业人数=2)
        self.refuses(1, 离校未就业毕业生人数=1, 困难毕业生人数=2)
        self.refuses(1, 离校未就业毕业生人数=3, 困难毕业生人数=1, 困难毕业生就业人数=2)
        self.refuses(1, 离校未就业毕业生人数=3, 毕业生仍未就业人数=2, 困难毕业生人数=2,
                     困难毕业生就业人数=2)
        self.refuses(1, 登记失业人数=1, 失业一年以上人数=2)
        self.refuses(1, 台账抽查件数=1, 台账不一致件数=2)
        self.refuses(1, 登记失业人数=1, 剔除人员数=2)
        self.refuses(1, 就业困难人员就业人数=1)
        self.refuses(1, 一个月内清零户数=1)
        self.refuses(1, 培训后就业人数=1)
        self.refuses(1, 有效投诉件数=-1)
