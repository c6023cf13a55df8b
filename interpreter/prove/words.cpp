// Facts in words.
#include "interpreter/prove/words.hpp"

#include "interpreter/facts/written.hpp"

namespace biaochi::prove {

Text value_text(const facts::Declaration& fact, const Number& value) {
    if (fact.kind == facts::FactKind::text)
        return {"文本" + (value + 1).text(), "text " + (value + 1).text()};
    return facts::as_written(fact, value);
}

Text points_text(const Number& points) { return {points.text() + " 分", points.text() + " points"}; }

Text facts_text(const facts::Schema& schema, const Witness& facts) {
    constexpr std::size_t most = 12;
    Text all;
    std::size_t listed = 0;
    std::size_t left_out = 0;
    bool zeros = false;
    for (const auto& [index, value] : facts) {
        const facts::Declaration& fact = schema.facts[index];
        if (value.is_zero() && fact.kind != facts::FactKind::enumeration) {
            zeros = true;
            continue;
        }
        if (listed == most) {
            ++left_out;
            continue;
        }
        const Text text = value_text(fact, value);
        all.zh += (listed > 0 ? "," : "") + fact.name + " = " + text.zh;
        all.en += (listed > 0 ? ", " : "") + fact.name + " = " + text.en;
        ++listed;
    }
    if (left_out > 0) {
        all.zh += "……(另有 " + std::to_string(left_out) + " 项)";
        all.en += " … (" + std::to_string(left_out) + " more)";
    }
    if (listed == 0) return {"各项事实为 0 或否", "every fact 0 or no"};
    if (zeros) {
        all.zh += ",其余为 0 或否";
        all.en += ", the others 0 or no";
    }
    return all;
}

Witness witness_of(const Local& local, const Point& point) {
    Witness facts;
    for (std::size_t i = 0; i < point.size(); ++i)
        if (local.read[i] || point[i] != local.base[i]) facts.emplace_back(local.facts[i], point[i]);
    return facts;
}

Text sentence_text(const Sources& sources, Span span) {
    if (span.source == 0) return {};
    std::string text;
    for (const char c : sources.text(span)) {
        if (c == '\n' || c == '\r' || c == '\t') {
            if (!text.empty() && text.back() != ' ') text += ' ';
        } else if (c != ' ' || (!text.empty() && text.back() != ' ')) {
            text += c;
        }
    }
    return text;
}

Text row_text(const model::Row& row) {
    if (row.label.empty()) return row.title;
    return row.label;
}

}  // namespace biaochi::prove
