"""Hand-worked examples for every clause of annex 3 and its ruling options."""

import common
import quality_employment_village as annex3
from hand import Hand


class Annex3(Hand):
    module = annex3

    def test_1_1(self):
        for employed, points in ((100, 5), (90, 5), (89, 4), (85, 4), (84, 3), (80, 3),
                                 (79, 2), (75, 2), (74, 1), (70, 1), (69, 0), (0, 0)):
            self.gives("1.1", points, 就业困难人员总数=105, 非就业情形取消认定人数=5,
                       就业困难人员就业人数=employed)
        self.gives("1.1", 4, 就业困难人员总数=7, 就业困难人员就业人数=6)    # 85.71%
        nobody = dict(就业困难人员总数=3, 非就业情形取消认定人数=3)
        self.gives("1.1", 5, **nobody)
        self.gives("1.1", 5, {"空分母": "满分"}, **nobody)
        self.gives("1.1", 0, {"空分母": "零分"}, **nobody)
        self.gives("1.1", common.NOT_RATED, {"空分母": "不参评"}, **nobody)

    def test_1_2_to_1_5(self):
        self.gives("1.2", 5)                                        # 未出现零就业家庭
        self.gives("1.2", 5, 零就业家庭户数=2, 一个月内清零户数=2)
        self.gives("1.2", 0, 零就业家庭户数=2, 一个月内清零户数=1)
        self.gives("1.3", 5)
        self.gives("1.3", 0, 失业半年以上人数=1)
        for count, points in ((0, 0), (9, 0), (10, 1), (11, 1), (19, 1), (20, 2), (30, 3),
                              (39, 3), (40, 4), (49, 4), (50, 5), (51, 5), (10 ** 17, 5)):
            self.gives("1.4", points, 产业创业带动人次=count)
        for count, points in ((0, 0), (1, 0), (2, 2), (3, 3), (4, 4), (5, 5), (6, 5)):
            self.gives("1.5", points, 基层服务岗位数=count)

    def test_2_1(self):
        for times, points in ((0, 0), (1, 1), (2, 2), (3, 4), (4, 4)):
            self.gives("2.1", points, 创业培训需求人数=6, 最少推荐创业培训次数=times)
        need = dict(创业培训需求人数=6, 最少推荐创业培训次数=1)
        self.gives("2.1", 2, 平台开展创业培训=True, **need)
        self.gives("2.1", 4, 不足三次者均已创业就业=True, **need)
        self.gives("2.1", 5, 不足三次者均已创业就业=True, 平台开展创业培训=True, **need)
        self.gives("2.1", 4)                                        # nobody in need
        self.gives("2.1", 5, 平台开展创业培训=True)
        self.gives("2.1", 0, {"无需求": "零分"})
        self.gives("2.1", 1, {"无需求": "零分"}, 平台开展创业培训=True)
        self.gives("2.1", 4, {"无需求": "零分"}, 不足三次者均已创业就业=True)
        self.gives("2.1", 0, {"无需求": "零分"}, 不足三次者均已创业就业=True,
                   最少推荐创业培训次数=3)
        self.gives("2.1", 4, {"推荐次数口径": "合计"}, 推荐创业培训总次数=3, **need)
        self.gives("2.1", 1, {"推荐次数口径": "每人最少"}, 推荐创业培训总次数=3, **need)
        self.gives("2.1", 2, {"推荐次数口径": "合计"}, 创业培训需求人数=1,
                   最少推荐创业培训次数=3, 推荐创业培训总次数=2)

    def test_2_2(self):
        for times, points in ((0, 0), (1, 1), (2, 2), (3, 4)):
            self.gives("2.2", points, 技能培训需求人数=1, 最少推荐技能培训次数=times)
        need = dict(技能培训需求人数=1, 最少推荐技能培训次数=2)
        self.gives("2.2", 3, 组织三项工程培训=True, **need)
        self.gives("2.2", 4, 组织三项工程培训=True, 组织其他涉农培训=True, **need)
        self.gives("2.2", 4, 不足三次者均已就业=True, **need)
        self.gives("2.2", 5, 不足三次者均已就业=True, 组织三项工程培训=True,
                   组织其他涉农培训=True, **need)                  # 4+1+1, cap 5
        self.gives("2.2", 4)
        self.gives("2.2", 1, {"无需求": "零分"}, 组织其他涉农培训=True)
        self.gives("2.2", 4, {"推荐次数口径": "合计"}, 推荐技能培训总次数=5, **need)

    def test_2_3(self):
        for employed, points in ((0, 1), (1, 1), (4, 1), (5, 2), (6, 2), (9, 2), (10, 3),
                                 (14, 3), (15, 5), (16, 5), (100, 5)):
            self.gives("2.3", points, 培训需求人数=100, 培训后就业人数=employed)
        for employed, points in ((0, 1), (4, 1), (5, 1), (6, 2), (10, 2), (11, 3), (15, 5)):
            self.gives("2.3", points, {"培训成效边界": "就低"}, 培训需求人数=100,
                       培训后就业人数=employed)
        self.gives("2.3", 2, {"培训成效边界": "就高"}, 培训需求人数=20, 培训后就业人数=1)
        self.gives("2.3", 0, {"培训成效零": "得0分"}, 培训需求人数=20)
        self.gives("2.3", 1, {"培训成效零": "得1分"}, 培训需求人数=20)
        self.gives("2.3", 1, {"培训成效零": "得0分"}, 培训需求人数=21, 培训后就业人数=1)
        self.gives("2.3", 5, {"培训成效零": "得0分"})               # 无需求 满分
        self.gives("2.3", 0, {"无需求": "零分"})

    def test_3_1(self):
        points = dict(固定窗口设施标识=3, 信息化服务完整=2, 经费稳定渠道明确=2, 专职人员并培训=2,
                      规章制度健全公开=1, 宣传资料与活动=1, 就业服务专区=2, 配套基层服务平台=2,
                      村建设统筹=1, 人员任职满五年=1, 统筹服务队伍=1, 就业宣传角=1,
                      服务信息化展示=1, 自助一体机联网=1, 线上平台或智能服务=2)
        self.assertEqual(sum(points.values()), 23)
        self.adds_up("3.1", points)
        self.gives("3.1", 15, **dict.fromkeys(points, True))
        first = list(points)[:8]                                    # 11 + 2 + 2
        self.gives("3.1", 15, **dict.fromkeys(first, True))
        self.gives("3.1", 13, **dict.fromkeys(first[:7], True))

    def test_3_2(self):
        self.adds_up("3.2", dict(开展劳动力调查=5, 开展毕业生摸底=3, 统筹上门走访=1))
        full = dict(开展劳动力调查=True, 调查数据完整=True, 调查定期更新=True, 开展毕业生摸底=True)
        self.gives("3.2", 10, **full)
        self.gives("3.2", 10, 统筹上门走访=True, **full)            # 11, cap 10
        self.gives("3.2", 6, 开展劳动力调查=True, 调查定期更新=True)

    def test_3_3(self):
        points = dict(党建引领=5, 业务数据台账齐全=2, 求职登记与推荐记录=2, 发布求职信息=2,
                      岗位收集与发布记录=1, 岗位要素齐全=2, 供需匹配记录=2, 每月失业跟踪调查=2,
                      分级服务落实=3, 联系跟踪制度落实=3, 灵活就业帮扶落实=1, 平台工作衔接=1,
                      灵活就业信息栏=1, 灵活创业摊点=2, 镇村通社保覆盖=1, 跟踪服务上门走访=1)
        self.assertEqual(sum(points.values()), 31)
        self.adds_up("3.3", points)
        self.gives("3.3", 25, **dict.fromkeys(points, True))
        self.gives("3.3", 25, **dict.fromkeys(list(points)[:11], True))     # exactly 25

    def test_3_4_and_4_1(self):
        self.gives("3.4", 5, 公布投诉渠道=True)
        self.gives("3.4", 3)
        self.gives("3.4", 0, 公布投诉渠道=True, 三年有效投诉件数=1)
        self.gives("3.4", 0, 三年有效投诉件数=1)
        for events, points in ((0, 5), (1, 4), (4, 1), (5, 0), (6, 0)):
            self.gives("4.1", points, 欠薪重大舆情起数=events)

    def test_5_1_and_total(self):
        self.gives("5.1", 0)
        self.gives("5.1", 5, 市级荣誉次数=1)
        self.gives("5.1", 3, 领导批示次数=1)
        self.gives("5.1", 4, 承办活动次数=2)
        self.gives("5.1", 2, 主流媒体报道=True)
        self.gives("5.1", 10, 市级荣誉次数=1, 领导批示次数=1, 承办活动次数=1)
        self.gives("5.1", 10, 市级荣誉次数=2, 主流媒体报道=True)
        reports = dict(主流媒体报道=True, 主流媒体报道次数=3)
        self.gives("5.1", 6, {"媒体报道": "每次"}, **reports)
        self.gives("5.1", 2, {"媒体报道": "一次"}, **reports)
        # 1.1 5, 1.2 5, 1.3 5, 2.1 4, 2.2 4, 2.3 5, 3.4 3, 4.1 5
        self.gives("总分", 36)
        self.gives("总分", 31, {"空分母": "不参评"})
        perfect = dict.fromkeys(annex3.BOOLEANS, True)
        perfect.update(产业创业带动人次=50, 基层服务岗位数=5)
        self.gives("总分", 102, **perfect)
        self.gives("总分", 110, 市级荣誉次数=2, **perfect)
        self.gives("总分", 100, {"信息总分上限": "封顶100"}, 市级荣誉次数=2, **perfect)
        self.gives("总分", 110, {"信息总分上限": "不封顶"}, 市级荣誉次数=2, **perfect)
        self.gives("总分", 36, {"信息总分上限": "封顶100"})

    def test_contradictions(self):
        self.refuses(0)
        self.refuses(1, 就业困难人员总数=5, 非就业情形取消认定人数=2, 就业困难人员就业人数=4)
        self.refuses(0, 就业困难人员总数=5, 非就业情形取消认定人数=2, 就业困难人员就业人数=3)
        self.refuses(1, 就业困难人员总数=1, 非就业情形取消认定人数=2)
        self.refuses(1, 一个月内清零户数=1)
        self.refuses(1, 培训需求人数=1, 培训后就业人数=2)
        self.refuses(1, 调查数据完整=True)
        self.refuses(2, 调查数据完整=True, 调查定期更新=True)
        self.refuses(0, 调查数据完整=True, 开展劳动力调查=True)
        self.refuses(1, 承办活动次数=-1)
