// Reading the numbers of an official text.
#include "interpreter/prove/figure.hpp"

#include <algorithm>

#include "interpreter/prove/numeral.hpp"
#include "lang/base/text.hpp"

namespace biaochi::prove {

namespace {

// As the language spells it, and as only official texts do.
Word relation_of_text(std::string_view word) {
    if (word == "达到") return Word::at_least;
    if (word == "及以上") return Word::at_least;
    if (word == "及以下") return Word::at_most;
    return relation_of(exact_word(word));
}

Word opposite(Word relation) {
    switch (relation) {
        case Word::at_least: return Word::below;
        case Word::above: return Word::at_most;
        case Word::at_most: return Word::above;
        default: return Word::at_least;
    }
}

struct Reader {
    Characters text;
    Span place;
    const Counters& counters;
    Figures result;
    Pair open;                // being read
    char32_t within = U'\0';  // 8分(90%以上): what stands in the brackets belongs to the points before them
    std::size_t owner = 0;    // such a pair of the result

    Span span(std::size_t begin, std::size_t end) const {
        return {place.source, place.begin + text.offsets[begin], place.begin + text.offsets[end]};
    }

    void close() {
        if (!open.points.empty() && !open.conditions.empty() && open.conditions.size() <= Pair::most)
            result.pairs.push_back(open);
        open = {};
    }

    // Points come first, and what follows says on what.
    void commit() {
        if (within != U'\0' && !open.conditions.empty() && open.conditions.size() <= Pair::most) {
            Pair pair{open.conditions, {result.all[owner]}, result.all[owner].span};
            result.pairs.push_back(pair);
            open = {};
        }
        within = U'\0';
    }

    void take(const Figure& figure, std::size_t end) {
        result.all.push_back(figure);
        if (figure.measure != Measure::points) {
            open.conditions.push_back(figure);
            if (open.span.end == 0) open.span = figure.span;
            open.span.end = figure.span.end;
            return;
        }
        const char32_t next = text.at(end);
        const bool leads = (next == U'(' || next == U':') && figure.part == Figure::alone;
        if (leads) commit();
        open.points.push_back(figure);
        if (open.span.end == 0) open.span = figure.span;
        open.span.end = figure.span.end;
        if (figure.part == Figure::low) return;
        const bool bare = open.conditions.empty();
        close();
        within = U'\0';
        if (!leads || !bare) return;
        within = next;
        owner = result.all.size() - 1;
    }

    bool is_dash(std::size_t i) const {
        const char32_t c = text.at(i);
        return (c == U'-' || c == U'–' || c == U'—' || c == U'~' || c == U'至' || c == U'到') &&
               text.digit(i + 1);
    }

    // What stands before a list number: the beginning of the text, or of a sentence in it.
    bool begins_item(std::size_t i) const {
        while (i > 0 && is_blank(text.before(i))) --i;
        const char32_t c = text.before(i);
        return i == 0 || c == U'。' || c == U';' || c == U':' || c == U',' || c == U'\n' || c == U'!';
    }

    // Digits that are no number of a rule.
    bool is_other(std::size_t i, const Decimal& number) const {
        const std::size_t end = number.end;
        const char32_t before = text.before(i);
        const char32_t after = text.at(end);
        if (is_ascii_letter(before) || (after >= U'A' && after <= U'Z')) return true;  // AI2, 5G
        if (before == U'.' || (after == U'.' && text.digit(end + 1))) return true;     // 1.2.3
        if (after == U'号' || text.starts(end, U"热线")) return true;
        if (before == U'(' && after == U')') return true;
        if ((before == U'〔' || before == U'[') && (after == U'〕' || after == U']')) return true;
        if (after == U':' && text.digit(end + 1)) return true;  // 8:30
        if (before == U':' && i > 1 && text.digit(i - 2)) return true;
        if (before == U'第' &&
            std::u32string_view(U"条款项章节页批届期版编部").find(after) != std::u32string_view::npos)
            return true;
        const bool mark = after == U'.' || after == U'、' || after == U')';
        if (mark && !number.dotted && begins_item(i)) return true;
        const bool alone = !is_letter(after) && after != U'%';
        for (const std::u32string_view name : {U"附件", U"附表", U"附录", U"指标", U"表", U"图"})
            if (alone && text.ends(i, name)) return true;
        if (number.dotted && i == 0 && is_blank(after) && measure_of(text.rest(end), counters).size == 0)
            return true;
        return false;
    }

    // The number at i, or a range of two; returns where it ends.
    std::size_t number(std::size_t i) {
        if (const std::size_t end = date_end(text, i); end > i) return end;
        const Decimal first = *decimal_at(text, i);
        if (is_other(i, first)) return text.digits(first.end);
        Figure figure;
        std::size_t end = unit(first, figure);
        figure.span = span(i, end);
        if (text.starts(end, U"位小数") || text.starts(first.end, U"位小数")) {  // as the 0.1分 of a sentence
            figure.measure = Measure::points;
            figure.bare = false;
            figure.spelt = true;
            for (Number places = first.value; places.sign() > 0 && places < 9; places = places - 1)
                figure.value = (places == first.value ? Number(1) : figure.value) / 10;
            result.all.push_back(figure);
            return end;
        }
        if (is_dash(end)) {
            const Decimal second = *decimal_at(text, end + 1);
            Figure high;
            const std::size_t last = unit(second, high);
            high.part = Figure::high;
            high.span = span(end + 1, last);
            if (end == first.end) {  // 70-75%
                figure.measure = high.measure;
                figure.counter = high.counter;
                figure.bare = high.bare;
                figure.value = first.value * measure_of(text.rest(second.end), counters).factor;
            }
            figure.part = Figure::low;
            take(figure, end);
            take(high, last);
            return last;
        }
        std::size_t sign = i;
        while (sign > 0 && is_blank(text.before(sign))) --sign;
        std::uint32_t from = figure.span.begin;
        figure.relation = relation(sign, end, from);
        const bool formula = text.before(sign) == U'×' || text.before(sign) == U'*';
        if (formula && figure.measure == Measure::ratio && figure.value == Number(1)) return end;
        const bool begins = open.span.end == 0;
        const std::size_t pairs = result.pairs.size();
        take(figure, end);
        if (begins && open.span.end != 0 && pairs == result.pairs.size())
            open.span.begin = from;  // 达 of 达85%
        return end;
    }

    // How many characters before i deny what follows.
    std::size_t denial_before(std::size_t i) const {
        for (const std::u32string_view word : {U"没有", U"未", U"不", U"没"})
            if (text.ends(i, word)) return word.size();
        return 0;
    }

    // What stands before a number (达, 低于, 未达), or behind it (以上).
    Word relation(std::size_t begin, std::size_t end, std::uint32_t& from) const {
        constexpr std::size_t longest = 4;
        const auto word = [&](std::size_t at, std::size_t size) {
            std::string utf8;
            for (std::size_t i = at; i < at + size; ++i) append(utf8, text.at(i));
            return relation_of_text(utf8);
        };
        for (std::size_t size = longest; size > 0; --size) {
            if (size > begin) continue;
            const Word before = word(begin - size, size);
            if (before == Word::none) continue;
            const std::size_t denial = denial_before(begin - size);
            from = place.begin + text.offsets[begin - size - denial];
            return denial > 0 ? opposite(before) : before;
        }
        for (std::size_t size = longest; size > 1; --size)
            if (const Word after = word(end, size); after != Word::none) return after;
        return Word::none;
    }

    std::size_t unit(const Decimal& number, Figure& figure) const {
        const MeasuredUnit unit = measure_of(text.rest(number.end), counters);
        figure.value = number.value * unit.factor;
        figure.measure = unit.measure;
        figure.counter = unit.counter;
        const std::size_t end = number.end + unit.size;
        // A counter that is not known is one letter long: 1人, 3次.
        const char32_t next = text.at(end);
        figure.step = number.step * unit.factor;
        figure.bare = unit.measure == Measure::count && unit.size == 0 && !is_letter(next);
        return unit.measure == Measure::count && unit.counter.empty() && is_letter(next) &&
                       !is_ascii_letter(next)
                   ? end + 1
                   : end;
    }

    std::size_t spelt(std::size_t i) {
        static constexpr std::u32string_view common =
            U"人名位次件起种项条户家年月日天周元分%类篇场期份处间所宗批个村镇社";
        const bool share = text.starts(i, U"百分之");
        const std::optional<Decimal> number = spelt_at(text, share ? i + 3 : i);
        if (!number) return i + 1;
        const bool counted = share || is_ascii_letter(text.at(i)) ||
                             common.find(text.at(number->end)) != std::u32string_view::npos;
        if (!counted || text.before(i) == U'第') return number->end;
        Figure figure;
        figure.spelt = true;
        const std::size_t end = unit(*number, figure);
        if (share) {
            figure.measure = Measure::ratio;
            figure.counter.clear();
            figure.bare = false;
            figure.value = number->value / 100;
        }
        figure.span = span(i, share ? number->end : end);
        take(figure, end);
        return share ? number->end : end;
    }

    bool begins_numeral(std::size_t i) const {
        const char32_t c = text.at(i);
        if (std::u32string_view(U"零一二三四五六七八九十百千两〇").find(c) != std::u32string_view::npos)
            return true;
        return is_ascii_letter(c) && !is_ascii_letter(text.before(i)) && spelt_at(text, i);
    }

    Figures read() {
        for (std::size_t i = 0; i < text.folded.size();) {
            const char32_t c = text.at(i);
            const char32_t closing = c == U'《' ? U'》' : c == U'“' ? U'”' : c == U'‘' ? U'’' : U'\0';
            // A name is short.
            const std::size_t size = closing != U'\0' ? text.rest(i).find(closing) : std::u32string::npos;
            if (size != std::u32string::npos) {
                i += size + 1;
            } else if (text.digit(i)) {
                i = number(i);
            } else if (begins_numeral(i)) {
                i = spelt(i);
            } else {
                if (c == U'。' || c == U';' || (within == U'(' && c == U')')) {
                    commit();
                    close();
                }
                for (const std::u32string_view word :
                     {U"不得分", U"不加分", U"不扣分", U"不计分", U"得满分", U"nothing"})
                    if (text.starts(i, word)) close();
                ++i;
            }
        }
        commit();
        return std::move(result);
    }
};

}  // namespace

Figures figures_of_text(std::string_view text, Span place, const Counters& counters) {
    return Reader{Characters(text), place, counters, {}, {}, U'\0', 0}.read();
}

}  // namespace biaochi::prove
