#include "interpreter/prove/base.hpp"

#include "interpreter/prove/search.hpp"

namespace biaochi::prove {

Base find_base(const model::Model& model) {
    Base base;
    for (const facts::Declaration& fact : model.schema.facts) {
        const Domain domain = domain_of(fact);
        base.facts.push_back(domain.least > 0 ? domain.least : domain.most < 0 ? domain.most : Number(0));
    }
    // Records that nothing else tells apart have different texts.
    const Layout layout = layout_of(model.schema);
    for (const Layout::Ledger& ledger : layout.ledgers)
        for (std::size_t record = 0; record < most_records; ++record)
            for (std::size_t field = 0; field < ledger.fields; ++field)
                if (model.schema.facts[ledger.at(record, field)].kind == facts::FactKind::text)
                    base.facts[ledger.at(record, field)] = static_cast<std::int64_t>(record);
    const auto broken = [&]() -> const model::Check* {
        plan::Plan plan;
        std::vector<Id> wanted;
        for (const model::Check& check : model.checks) wanted.push_back(check.holds);
        plan = plan::from_model(model, wanted);
        facts::Table table = blank_table(model.schema.facts.size(), 1);
        for (std::size_t i = 0; i < base.facts.size(); ++i) table.columns[i][0].value = base.facts[i];
        fold(layout, table, 1, [&](std::uint32_t fact, std::size_t) { return base.facts[fact]; });
        score::Runner runner(plan, table);
        runner.run(0, 1);
        for (const model::Check& check : model.checks)
            if (!runner.value(check.holds, 0).truth()) return &check;
        return nullptr;
    };
    if (model.checks.empty()) return base;
    for (std::size_t attempt = 0; attempt <= model.checks.size(); ++attempt) {
        const model::Check* check = broken();
        if (check == nullptr) return base;
        Cutter cutter(model, base.facts);
        Local local = cutter.cut(std::vector<Id>{check->holds});
        Sampler sampler(local, seed_of(check->message.zh));
        const Question question{Question::holds, local.pool().truth(true), no_id};
        Answer answer;
        const std::vector<Point> points = sampler.sample();
        Engine engine(local, {question.a});
        engine.run(points);
        for (std::size_t i = 0; i < points.size(); ++i)
            if (engine.valid(i))
                improve(question, answer, points[i], engine.value(0, i), engine.value(0, i),
                        length_of(points[i]));
        if (!answer.shown()) search(local, sampler, question, answer);
        if (!answer.shown()) {
            base.contradictory = true;
            base.check = static_cast<std::size_t>(check - model.checks.data());
            base.findings.push_back({answer.proven ? Code::checks_contradict : Code::checks_not_shown,
                                     check->span,
                                     {check->message},
                                     {}});
            return base;
        }
        for (std::size_t i = 0; i < local.facts.size(); ++i) base.facts[local.facts[i]] = (*answer.facts)[i];
    }
    return base;
}

}  // namespace biaochi::prove
