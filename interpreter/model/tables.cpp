// 对照表: the line that its arguments meet, proven to be exactly one.
#include <algorithm>
#include <set>

#include "interpreter/model/context.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

// What a cell says of its argument: from low to high.
struct Interval {
    std::optional<Number> low, high;  // nullopt: no end
    bool low_included = true, high_included = true;

    bool holds(const Number& value) const {
        if (low && (value < *low || (value == *low && !low_included))) return false;
        return !high || value < *high || (value == *high && high_included);
    }
};

struct Line {
    Syntax node;
    std::vector<Interval> cells;
    Id value = no_id;
};

struct Lookup {
    Context& context;
    LookupTable& table;
    const std::vector<Typed>& arguments;
    Syntax call;
    std::vector<Line> lines;
    Id otherwise = no_id;
    Typed type;  // of the values

    Pool& pool() const { return context.pool(); }

    std::optional<Number> end(std::size_t column, Syntax written) {
        const Typed value = resolve(context, context.scope, written);
        const Typed& argument = arguments[column];
        if (!value.ok()) return std::nullopt;
        if (value.type.kind != argument.type.kind) {
            context.error(Code::type_mismatch, written.span(),
                          {context.type_text(argument.type), context.type_text(value.type)});
            return std::nullopt;
        }
        if (value.type.kind == TypeKind::quantity && !same_unit(context, argument, value, written.span()))
            return std::nullopt;
        if (pool().is_constant(value.id)) return pool()[value.id].number;
        context.error(Code::ladder_threshold, written.span(), {context.text(written)});
        return std::nullopt;
    }

    static Interval from(Word word, const Number& value) {
        switch (word) {
            case Word::at_least:
            case Word::or_more: return {value, std::nullopt, true, true};
            case Word::above:
            case Word::beyond: return {value, std::nullopt, false, true};
            case Word::below: return {std::nullopt, value, true, false};
            case Word::at_most:
            case Word::or_less: return {std::nullopt, value, true, true};
            default: return {value, value, true, true};
        }
    }

    bool read_cell(std::size_t column, Syntax cell, Interval& interval) {
        if (cell.word() == Word::any && cell.size() == 0) return true;
        const Syntax first = cell.child(0);
        const Type& type_of = arguments[column].type;
        if (type_of.kind == TypeKind::enumeration) {
            const Syntax written = first.kind() == Kind::op ? cell.child(1) : first;
            const Typed option = resolve_option(context, written, type_of);
            if (!option.ok()) return false;
            interval = from(Word::is, pool()[option.id].number);
            return true;
        }
        if (first.kind() == Kind::range) {
            const Typed low = range_end(context, first, 0);
            const Typed high = range_end(context, first, 1);
            if (!low.ok() || !high.ok() || !same_unit(context, arguments[column], high, first.span()))
                return false;
            interval = {pool()[low.id].number, pool()[high.id].number, true, false};
            if (*interval.low < *interval.high) return true;
            context.error(Code::ladder_range_backwards, first.span(), {context.text(first)});
            return false;
        }
        const bool comparator = first.kind() == Kind::op;
        const std::optional<Number> value = end(column, comparator ? cell.child(1) : first);
        if (!value) return false;
        const Word word = comparator ? first.word() : cell.size() > 1 ? cell.child(1).word() : Word::is;
        interval = from(word, *value);
        if (word != Word::is_not) return true;
        context.error(Code::ladder_comparison, cell.span());
        return false;
    }

    bool read_value(Syntax written, Id& result) {
        const Typed value = resolve(context, context.scope, written);
        if (!value.ok()) return false;
        if (type.ok() && !(type.type == value.type)) {
            context.error(Code::table_values, written.span(),
                          {context.type_text(type.type), context.type_text(value.type)});
            return false;
        }
        if (!type.ok()) type = value;
        result = value.id;
        return true;
    }

    bool read() {
        bool good = true;
        for (const Syntax& node : table.lines) {
            Line line{node, {}, no_id};
            if (node.child(0).kind() == Kind::word) {
                if (otherwise != no_id) {
                    context.error(Code::table_overlap, node.span(), {context.text(node.child(0))});
                    good = false;
                }
                good = read_value(node.last(), otherwise) && good;
                continue;
            }
            if (node.size() != arguments.size() + 1) {
                context.error(Code::table_cells, node.span(),
                              {std::to_string(arguments.size()), std::to_string(node.size() - 1)});
                return false;
            }
            for (std::size_t column = 0; column < arguments.size(); ++column) {
                Interval interval;
                good = read_cell(column, node.child(column), interval) && good;
                line.cells.push_back(interval);
            }
            good = read_value(node.last(), line.value) && good;
            lines.push_back(std::move(line));
        }
        if (good && lines.empty()) context.error(Code::table_empty, table.span);
        return good && !lines.empty();
    }

    // Values of a column of which one stands for each stretch that no cell tells apart.
    std::vector<Number> samples(std::size_t column) const {
        const Nature& nature = pool().nature(arguments[column].id);
        std::set<Number> ends;
        for (const Line& line : lines)
            for (const std::optional<Number>& each : {line.cells[column].low, line.cells[column].high})
                if (each) ends.insert(*each);
        for (const std::optional<Number>& each : {nature.least, nature.most})
            if (each) ends.insert(*each);
        if (ends.empty()) ends.insert(0);
        std::vector<Number> all;
        const auto add = [&](const Number& value) {
            if (nature.least && value < *nature.least) return;
            if (nature.most && value > *nature.most) return;
            if (!nature.whole || value.is_whole()) all.push_back(value);
        };
        add(nature.whole ? ends.begin()->floor() - 1 : *ends.begin() - 1);
        for (auto each = ends.begin(); each != ends.end(); ++each) {
            add(*each);
            const auto next = std::next(each);
            if (next == ends.end())
                add(nature.whole ? each->floor() + 1 : *each + 1);
            else if (!nature.whole)
                add((*each + *next) / 2);
            else if (each->floor() + 1 < *next)
                add(each->floor() + 1);
        }
        return all;
    }

    std::string shown(std::size_t column, const Number& value) const {
        const Type& of = arguments[column].type;
        const std::string name = table.parameters[column] + " = ";
        if (of.kind == TypeKind::enumeration)
            return name + context.enumerations[of.enumeration][static_cast<std::size_t>(*value.whole())];
        if (of.kind == TypeKind::truth)
            return name + std::string(spelling(value.is_zero() ? Word::no : Word::yes, Language::zh));
        if (of.unit == unit_none && arguments[column].of == Typed::ratio)
            return name + (value * 100).text() + "%";
        return name + value.text() + context.unit_text(of.unit);
    }

    // Every combination of such values meets one line.
    bool prove() {
        std::vector<std::vector<Number>> columns;
        std::size_t combinations = 1;
        constexpr std::size_t most = 200000;
        for (std::size_t column = 0; column < arguments.size(); ++column) {
            columns.push_back(samples(column));
            combinations *= std::max<std::size_t>(columns.back().size(), 1);
            if (combinations <= most) continue;
            context.error(Code::table_too_large, table.span, {std::to_string(most)});
            return false;
        }
        constexpr std::size_t most_work = 20000000;  // lines compared, over all tables and their uses
        context.table_work += combinations * lines.size();
        if (context.table_work > most_work) {
            context.error(Code::table_too_large, table.span, {std::to_string(most)});
            return false;
        }
        table.met.resize(lines.size());
        std::vector<std::size_t> at(columns.size());
        for (std::size_t n = 0; n < combinations; ++n) {
            std::size_t first = lines.size();
            std::string witness;
            for (std::size_t column = 0; column < columns.size(); ++column)
                witness += (witness.empty() ? "" : ", ") + shown(column, columns[column][at[column]]);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                bool holds = true;
                for (std::size_t column = 0; holds && column < columns.size(); ++column)
                    holds = lines[i].cells[column].holds(columns[column][at[column]]);
                if (!holds) continue;
                if (first < lines.size()) {
                    context.error(Code::table_overlap, lines[i].node.span(), {witness},
                                  {{lines[first].node.span(), {"另一行", "the other line"}}});
                    return false;
                }
                first = i;
                table.met[i] = true;
            }
            if (first == lines.size() && otherwise == no_id) {
                context.error(Code::table_gap, table.span, {witness},
                              {{call.span(), {"用在这里", "used here"}}});
                return false;
            }
            table.rest_met = table.rest_met || first == lines.size();
            for (std::size_t column = 0; column < columns.size() && ++at[column] == columns[column].size();
                 ++column)
                at[column] = 0;
        }
        return true;
    }

    Id condition(const Line& line) {
        Id all = pool().truth(true);
        for (std::size_t column = 0; column < line.cells.size(); ++column) {
            const Interval& cell = line.cells[column];
            const Id value = arguments[column].id;
            if (cell.low && cell.high && *cell.low == *cell.high) {
                all = pool().make(Op::both, all,
                                  compare_with(pool(), Word::is, value, pool().constant(*cell.low)));
                continue;
            }
            if (cell.low)
                all = pool().make(Op::both, all,
                                  compare_with(pool(), cell.low_included ? Word::at_least : Word::above,
                                               value, pool().constant(*cell.low)));
            if (cell.high)
                all = pool().make(Op::both, all,
                                  compare_with(pool(), cell.high_included ? Word::at_most : Word::below,
                                               value, pool().constant(*cell.high)));
        }
        return all;
    }

    Typed of() {
        for (std::size_t i = 0; i < arguments.size(); ++i)
            if (arguments[i].type.kind == TypeKind::text || arguments[i].type.kind == TypeKind::absent) {
                context.error(Code::type_not_quantity, call.child(i + 1).span(),
                              {context.type_text(arguments[i].type)});
                return {};
            }
        if (table.broken) return {};  // said once
        table.broken = !read() || !prove();
        if (table.broken) return {};
        Id result = otherwise != no_id ? otherwise : lines.back().value;
        for (std::size_t i = otherwise != no_id ? lines.size() : lines.size() - 1; i-- > 0;)
            result = pool().make(Op::select, condition(lines[i]), lines[i].value, result);
        for (const Typed& argument : arguments) result = where_applicable(pool(), argument.id, result);
        type.id = result;
        return type;
    }
};

}  // namespace

Typed look_up(Context& context, LookupTable& table, const std::vector<Typed>& arguments, Syntax call) {
    return Lookup{context, table, arguments, call, {}, no_id, {}}.of();
}

void check_tables(Context& context) {
    for (const LookupTable& table : context.tables) {
        if (table.broken || table.met.empty()) continue;
        auto met = table.met.begin();
        for (const Syntax& line : table.lines)
            if (line.child(0).kind() == Kind::word) {
                if (!table.rest_met) context.error(Code::table_otherwise_idle, line.span());
            } else if (!*met++) {
                context.error(Code::table_line_idle, line.span());
            }
    }
}

}  // namespace biaochi::model
