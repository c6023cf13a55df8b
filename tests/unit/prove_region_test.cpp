// Whatever is certain of a region holds for all facts in it.
#include <doctest/doctest.h>

#include "interpreter/prove/engine.hpp"
#include "interpreter/prove/region.hpp"
#include "interpreter/prove/sample.hpp"
#include "tests/unit/support.hpp"

using namespace biaochi;
using namespace biaochi::test;
using prove::Cutter;
using prove::Local;
using prove::Point;
using prove::Region;
using prove::Regions;
using prove::Value;

namespace {

constexpr const char* text =
    "单位 人 计数。单位 次 计数。单位 元。\n标准 「例」 版本 「1」\n总分 14分。\n事实\n"
    "  类型:社区|行政村\n  甲:人\n  乙:人\n  丙:人\n  次数:次\n  钱:元\n  增幅:%\n  有台账:是否\n  "
    "公开:是否\n"
    "校验 甲 ≤ 乙 - 丙 「多」。\n校验 有台账 或 未 公开 「没有」。\n"
    "二级指标 1.1 「一」 8分\n  评估标准\n"
    "    率 = 甲 ÷ (乙 - 丙)。\n    率 达90%得8分,75%-90%得5分,低于75%不得分。\n    率 无法计算的,得2分。\n"
    "    丙 占 乙,每10%扣1分,零数舍去。\n    丙 占 乙 无法计算的,不扣分。\n"
    "    若 类型 为 社区 则 甲 否则 丙 超过3人,扣2分。\n    扣完为止。\n"
    "二级指标 1.2 「二」 6分\n  评估标准\n"
    "    增幅 × 2 达50%,得3分。\n    较大(钱,-钱) 超过10元 且 公开,加2分。\n    钱 ÷ 4元 低于50%,加3分。\n"
    "    有台账 且 非 (增幅 低于0% 或 类型 为 行政村),加1分。\n    次数 超过3次,不得分。\n    甲 + 丙 为 "
    "7人,得满分。\n"
    "    加至满分为止。\n";

bool within(const Value& certain, const Value& value) {
    if ((value.state & ~certain.state) != 0) return false;
    return (value.state & Value::number) == 0 || (certain.low <= value.low && value.high <= certain.high);
}

bool inside(const Region& region, const Point& point) {
    for (std::size_t fact = 0; fact < point.size(); ++fact)
        if (point[fact] < region.box[fact].low || region.box[fact].high < point[fact]) return false;
    return true;
}

}  // namespace

TEST_CASE("regions: splits lose no facts, and what is certain of them is true") {
    Built built(text);
    REQUIRE_MESSAGE(built.ok(), built.messages());
    prove::unfold(built.model);
    Cutter cutter(built.model, Point(built.model.schema.facts.size(), Number(0)));
    std::size_t compared = 0;
    std::size_t entered = 0;
    for (const std::size_t row : built.model.tops) {
        const Local local = cutter.cut(row);
        prove::Sampler sampler(local, 11);
        std::vector<Point> points = sampler.sample();
        for (int i = 0; i < 300; ++i) points.push_back(sampler.random_point());
        std::vector<model::Id> all(local.pool().size());
        for (model::Id id = 0; id < all.size(); ++id) all[id] = id;
        prove::Engine engine(local, all);
        engine.run(points);
        const std::vector<model::Id> asked{local.row().score};
        Regions regions(local, asked);
        std::vector<std::pair<Region, std::vector<std::size_t>>> open(1);
        open[0].first = regions.all();
        for (std::size_t i = 0; i < points.size(); ++i)
            if (engine.valid(i) && inside(regions.all(), points[i])) open[0].second.push_back(i);
        REQUIRE(open[0].second.size() > 200);
        for (int work = 0; work < 150 && !open.empty(); ++work) {
            const auto [region, members] = open.front();
            open.erase(open.begin());
            if (!regions.enter(region)) {
                CHECK(members.empty());
                continue;
            }
            ++entered;
            for (const std::size_t member : members)
                for (const model::Id id :
                     {local.row().score, local.row().raw, local.row().gate, local.row().exempt}) {
                    CHECK_MESSAGE(within(regions.value(id), engine.value(id, member)),
                                  "row " << local.row().label << ", expression " << id);
                    ++compared;
                }
            const auto split = regions.split(asked);
            if (!split) continue;
            std::vector<std::size_t> placed(points.size());
            for (const Region& part : split->parts) {
                std::vector<std::size_t> own;
                for (const std::size_t member : members) {
                    bool good = inside(part, points[member]);
                    for (const prove::Constraint& each : part.constraints) {
                        const Number value = each.form.at(points[member]);
                        good = good && (each.strict ? value < 0 : value <= 0);
                    }
                    for (const auto& [id, known] : part.known)
                        good = good && within(known, engine.value(id, member));
                    if (!good) continue;
                    own.push_back(member);
                    ++placed[member];
                }
                open.emplace_back(part, std::move(own));
            }
            for (const std::size_t member : members) CHECK(placed[member] >= 1);
        }
    }
    CHECK(entered > 100);
    CHECK(compared > 10000);
}
