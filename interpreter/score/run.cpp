#include "interpreter/score/run.hpp"

#include <algorithm>

namespace biaochi::score {

using model::Op;
using model::Value;

Runner::Runner(const plan::Plan& plan, const facts::Table& table)
    : plan_(plan), table_(table), columns_(plan.steps.size()), batch_(plan.steps.size()) {
    if (plan.compares) compare_subjects();
}

void Runner::run(std::size_t first, std::size_t count, const std::vector<bool>* only) {
    first_ = first;
    count_ = count;
    for (std::size_t i = 0; i < plan_.steps.size(); ++i)
        if (only == nullptr || (*only)[i]) run_step(i);
}

void Runner::run_step(std::size_t index) {
    const plan::Step& step = plan_.steps[index];
    Column& out = columns_[index];
    if (uniform(step) && !out.plain.empty()) return;  // once is enough
    if (!batch_[index].empty()) {
        const auto begin = batch_[index].begin();
        if (step.space == model::per_batch)
            put(out, batch_[index]);
        else
            put(out, {begin + static_cast<std::ptrdiff_t>(first_),
                      begin + static_cast<std::ptrdiff_t>(first_ + count_)});
        return;
    }
    switch (step.op) {
        case Op::constant: out.plain.assign(1, step.number); return;
        case Op::fact:
        case Op::field: gather(step, out); return;
        case Op::period:
            if (out.plain.size() < count_) out.plain.resize(count_);
            for (std::size_t row = 0; row < count_; ++row) {
                const facts::Subject& subject = table_.subjects[first_ + row];
                out.plain[row] = (step.index == 0 ? subject.period_begin : subject.period_end).value_or(0);
            }
            return;
        case Op::spread: spread(step, out); return;
        case Op::pack: pack(step, out); return;
        default: break;
    }
    if (step.op >= Op::total) {
        aggregate(step, out);
        return;
    }
    const std::size_t places = width(step.space);
    out.plain.resize(std::max<std::size_t>(places, 1));
    out.is_plain = run_plain(step, out, places);
    if (!out.is_plain) run_wide(step, out, places);
}

std::size_t Runner::width(model::Space space) const {
    if (space <= model::per_batch) return 1;
    if (space == model::per_subject) return count_;
    const model::Places& places = plan_.places[space - model::per_subject - 1];
    if (!places.records) return count_ * places.index;
    const std::vector<std::uint32_t>& begin = table_.ledgers[places.index].begin;
    return begin[first_ + count_] - begin[first_];
}

model::Groups Runner::groups(model::Space space) const {
    const model::Places& places = plan_.places[space - model::per_subject - 1];
    model::Groups result(count_ + 1);
    for (std::size_t row = 0; row <= count_; ++row)
        result[row] = places.records ? table_.ledgers[places.index].begin[first_ + row]
                                     : static_cast<std::uint32_t>(row * places.index);
    return result;
}

// An input, as long as its reader: what is the same everywhere is repeated.
Column& Runner::input(const plan::Step& step, std::size_t part, std::size_t width) {
    Column& column = columns_[step.inputs[part]];
    if (!uniform(plan_.steps[step.inputs[part]])) return column;
    if (column.is_plain && column.plain.size() < width) column.plain.resize(width, column.plain.front());
    if (!column.is_plain && column.wide.size() < width) column.wide.resize(width, column.wide.front());
    return column;
}

void Runner::put(Column& out, std::vector<Value> values) {
    out.plain.resize(std::max<std::size_t>(values.size(), 1));
    out.is_plain =
        std::all_of(values.begin(), values.end(), [](const Value& value) { return value.exact(); });
    if (out.is_plain)
        for (std::size_t i = 0; i < values.size(); ++i) out.plain[i] = std::move(values[i].low);
    else
        out.wide = std::move(values);
}

void Runner::gather(const plan::Step& step, Column& out) {
    const std::size_t places = width(step.space);
    const bool fact = step.op == Op::fact;
    const facts::Records* records =
        fact ? nullptr : &table_.ledgers[plan_.places[step.space - model::per_subject - 1].index];
    const std::vector<facts::Cell>& cells = fact ? table_.columns[step.index] : records->columns[step.index];
    const std::size_t begin = fact ? first_ : records->begin[first_];
    if (out.plain.size() < places) out.plain.resize(places);
    out.is_plain = true;
    for (std::size_t i = 0; i < places; ++i) {
        out.is_plain = out.is_plain && !cells[begin + i].does_not_apply;
        out.plain[i] = cells[begin + i].value;
    }
    if (out.is_plain) return;  // else some are 不适用
    out.wide.resize(places);
    for (std::size_t i = 0; i < places; ++i)
        out.wide[i] =
            cells[begin + i].does_not_apply ? Value::of(Value::not_applicable) : Value(out.plain[i]);
}

void Runner::spread(const plan::Step& step, Column& out) {
    const std::size_t places = width(step.space);
    const bool whole = uniform(plan_.steps[step.inputs[0]]) || step.space == model::per_subject;
    const Column& from = input(step, 0, whole ? places : count_);
    model::Groups begin;
    if (!whole) begin = groups(step.space);
    out.is_plain = from.is_plain;
    if (from.is_plain)
        out.plain.resize(places);
    else
        out.wide.resize(places);
    std::size_t row = 0;
    for (std::size_t i = 0; i < places; ++i) {
        while (!whole && i >= begin[row + 1] - begin[0]) ++row;
        if (from.is_plain)
            out.plain[i] = from.plain[whole ? i : row];
        else
            out.wide[i] = from.wide[whole ? i : row];
    }
}

void Runner::pack(const plan::Step& step, Column& out) {
    const std::size_t parts = step.inputs.size();
    std::vector<Value> values(count_ * parts);
    for (std::size_t part = 0; part < parts; ++part) {
        const Column& from = input(step, part, count_);
        for (std::size_t row = 0; row < count_; ++row) values[row * parts + part] = from.at(row);
    }
    put(out, std::move(values));
}

void Runner::aggregate(const plan::Step& step, Column& out) {
    const model::Space from = plan_.steps[step.inputs[0]].space;
    std::vector<std::vector<Value>> parts(step.inputs.size());
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const std::size_t places = width(step.op == Op::trimmed && part > 0 ? model::per_subject : from);
        const Column& column = input(step, part, places);
        parts[part].reserve(places);
        for (std::size_t i = 0; i < places; ++i) parts[part].push_back(column.at(i));
    }
    put(out, model::aggregate(step.op, parts, groups(from)));
}

Value Runner::value(model::Id id, std::size_t row) const {
    const std::uint32_t step = plan_.step_of[id];
    if (uniform(plan_.steps[step])) return columns_[step].at(0);
    if (plan_.steps[step].space == model::per_subject) return columns_[step].at(row);
    return Value::of(Value::undefined);  // a value a record is none of the subject's
}

std::vector<Value> Runner::values(model::Id id) const {
    const std::uint32_t step = plan_.step_of[id];
    std::vector<Value> all;
    for (std::size_t i = 0; i < width(plan_.steps[step].space); ++i) all.push_back(columns_[step].at(i));
    return all;
}

// Steps over the batch, one after the other: each needs its inputs for every subject first.
void Runner::compare_subjects() {
    const std::size_t all = table_.subjects.size();
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
        const plan::Step& step = plan_.steps[i];
        if (!plan::over_batch(plan_, step)) continue;
        std::vector<bool> needed(plan_.steps.size());
        for (const std::uint32_t input : step.inputs) needed[input] = true;
        for (std::size_t j = i; j-- > 0;)
            if (needed[j] && batch_[j].empty())
                for (const std::uint32_t input : plan_.steps[j].inputs) needed[input] = true;
        std::vector<std::vector<Value>> parts(step.inputs.size());
        for (std::size_t first = 0; first < all; first += block) {
            run(first, std::min(block, all - first), &needed);
            for (std::size_t part = 0; part < parts.size(); ++part) {
                const bool once = step.op == Op::trimmed && part > 0;
                const Column& column = input(step, part, count_);
                for (std::size_t row = 0; row < (once ? 1 : count_); ++row) {
                    if (once && first > 0) break;
                    parts[part].push_back(table_.subjects[first + row].refused && !once
                                              ? Value::of(Value::not_applicable)
                                              : column.at(row));
                }
            }
        }
        batch_[i] = model::aggregate(step.op, parts, {0, static_cast<std::uint32_t>(all)});
    }
}

// The exact numbers' way through the primitives. False where a value is not one: then run_wide decides.
bool Runner::run_plain(const plan::Step& step, Column& out, std::size_t width) {
    if (step.op == Op::range || step.op == Op::not_applicable) return false;
    for (const std::uint32_t input : step.inputs)
        if (!columns_[input].is_plain) return false;
    for (std::size_t part = 0; part < step.inputs.size(); ++part) input(step, part, width);
    const Number* a = columns_[step.inputs[0]].plain.data();
    const Number* b = columns_[step.inputs[step.inputs.size() > 1 ? 1 : 0]].plain.data();
    const Number* c = columns_[step.inputs.back()].plain.data();
    Number* to = out.plain.data();
    const auto each = [&](auto make) {
        for (std::size_t row = 0; row < width; ++row) to[row] = make(row);
        return true;
    };
    switch (step.op) {
        case Op::add: return each([&](std::size_t i) { return a[i] + b[i]; });
        case Op::subtract: return each([&](std::size_t i) { return a[i] - b[i]; });
        case Op::multiply: return each([&](std::size_t i) { return a[i] * b[i]; });
        case Op::divide:
            for (std::size_t row = 0; row < width; ++row)
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
        case Op::computable:
        case Op::applicable: return each([](std::size_t) { return Number(1); });
        case Op::select: return each([&](std::size_t i) { return a[i].is_zero() ? c[i] : b[i]; });
        case Op::sum: {
            for (std::size_t row = 0; row < width; ++row) to[row] = a[row];
            for (std::size_t part = 1; part < step.inputs.size(); ++part) {
                const Number* next = columns_[step.inputs[part]].plain.data();
                for (std::size_t row = 0; row < width; ++row) to[row] += next[row];
            }
            return true;
        }
        default: return false;  // dates: rare, and apply() knows the calendar
    }
}

void Runner::run_wide(const plan::Step& step, Column& out, std::size_t width) {
    out.wide.resize(std::max<std::size_t>(width, 1));
    std::vector<Value> parts(step.inputs.size());
    std::vector<const Value*> pointers(step.inputs.size());
    bool all_exact = true;
    std::vector<const Column*> inputs;
    for (std::size_t i = 0; i < parts.size(); ++i) inputs.push_back(&input(step, i, width));
    for (std::size_t row = 0; row < width; ++row) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (inputs[i]->is_plain) {
                parts[i] = Value(inputs[i]->plain[row]);
                pointers[i] = &parts[i];
            } else {
                pointers[i] = &inputs[i]->wide[row];
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
    for (std::size_t row = 0; row < width; ++row) out.plain[row] = out.wide[row].low;
    out.is_plain = true;
}

}  // namespace biaochi::score
