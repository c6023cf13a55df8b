#include "interpreter/score/run.hpp"

#include <algorithm>

namespace biaochi::score {

using model::Op;
using model::Value;

Runner::Runner(const plan::Plan& plan, const facts::Table& table, std::size_t width)
    : plan_(plan), table_(table), columns_(plan.steps.size()) {
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const plan::Step& step = plan.steps[i];
        Column& column = columns_[i];
        column.plain.resize(std::min(width, table.subjects.size()));
        if (step.op == Op::constant) std::fill(column.plain.begin(), column.plain.end(), step.number);
    }
}

void Runner::run(std::size_t first, std::size_t count) {
    count_ = count;
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
        const plan::Step& step = plan_.steps[i];
        Column& out = columns_[i];
        if (step.op == Op::constant) continue;
        if (step.op == Op::fact) {
            const std::vector<facts::Cell>& cells = table_.columns[step.fact];
            for (std::size_t row = 0; row < count; ++row) out.plain[row] = cells[first + row].value;
            continue;
        }
        out.is_plain = run_plain(step, out);
        if (!out.is_plain) run_wide(step, out);
    }
}

// The exact numbers' way through the primitives. False where a value is not one: then run_wide decides.
bool Runner::run_plain(const plan::Step& step, Column& out) {
    if (step.op == Op::range || step.op == Op::not_applicable) return false;
    for (const std::uint32_t input : step.inputs)
        if (!columns_[input].is_plain) return false;
    const Number* a = columns_[step.inputs[0]].plain.data();
    const Number* b = columns_[step.inputs[step.inputs.size() > 1 ? 1 : 0]].plain.data();
    const Number* c = columns_[step.inputs.back()].plain.data();
    Number* to = out.plain.data();
    const auto each = [&](auto make) {
        for (std::size_t row = 0; row < count_; ++row) to[row] = make(row);
        return true;
    };
    switch (step.op) {
        case Op::add: return each([&](std::size_t i) { return a[i] + b[i]; });
        case Op::subtract: return each([&](std::size_t i) { return a[i] - b[i]; });
        case Op::multiply: return each([&](std::size_t i) { return a[i] * b[i]; });
        case Op::divide:
            for (std::size_t row = 0; row < count_; ++row)
                if (b[row].is_zero()) return false;
            return each([&](std::size_t i) { return a[i] / b[i]; });
        case Op::negate: return each([&](std::size_t i) { return -a[i]; });
        case Op::floor: return each([&](std::size_t i) { return a[i].floor(); });
        case Op::ceil: return each([&](std::size_t i) { return a[i].ceil(); });
        case Op::larger: return each([&](std::size_t i) { return a[i] < b[i] ? b[i] : a[i]; });
        case Op::smaller: return each([&](std::size_t i) { return b[i] < a[i] ? b[i] : a[i]; });
        case Op::less: return each([&](std::size_t i) { return Number(a[i] < b[i] ? 1 : 0); });
        case Op::less_equal: return each([&](std::size_t i) { return Number(a[i] <= b[i] ? 1 : 0); });
        case Op::equal: return each([&](std::size_t i) { return Number(a[i] == b[i] ? 1 : 0); });
        case Op::both: return each([&](std::size_t i) { return a[i].is_zero() ? a[i] : b[i]; });
        case Op::either: return each([&](std::size_t i) { return a[i].is_zero() ? b[i] : a[i]; });
        case Op::negation: return each([&](std::size_t i) { return Number(a[i].is_zero() ? 1 : 0); });
        case Op::computable: return each([](std::size_t) { return Number(1); });
        case Op::select: return each([&](std::size_t i) { return a[i].is_zero() ? c[i] : b[i]; });
        case Op::sum: {
            for (std::size_t row = 0; row < count_; ++row) to[row] = a[row];
            for (std::size_t part = 1; part < step.inputs.size(); ++part) {
                const Number* next = columns_[step.inputs[part]].plain.data();
                for (std::size_t row = 0; row < count_; ++row) to[row] += next[row];
            }
            return true;
        }
        default: return false;
    }
}

void Runner::run_wide(const plan::Step& step, Column& out) {
    out.wide.resize(out.plain.size());
    std::vector<Value> parts(step.inputs.size());
    std::vector<const Value*> pointers(step.inputs.size());
    bool all_exact = true;
    for (std::size_t row = 0; row < count_; ++row) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Column& input = columns_[step.inputs[i]];
            if (input.is_plain) {
                parts[i] = Value(input.plain[row]);
                pointers[i] = &parts[i];
            } else {
                pointers[i] = &input.wide[row];
            }
        }
        Value& value = out.wide[row];
        if (step.op == Op::not_applicable)
            value = Value::of(Value::not_applicable);
        else if (step.op == Op::range)
            value = Value(pointers[0]->low, pointers[1]->high);
        else
            value = model::apply(step.op, pointers.data(), pointers.size());
        all_exact = all_exact && value.exact();
    }
    if (!all_exact) return;
    for (std::size_t row = 0; row < count_; ++row) out.plain[row] = out.wide[row].low;
    out.is_plain = true;
}

}  // namespace biaochi::score
