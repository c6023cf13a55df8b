#include "interpreter/facts/written.hpp"

#include "lang/base/date.hpp"
#include "lang/words/words.hpp"

namespace biaochi::facts {

Text as_written(const Declaration& fact, const Number& value, const std::vector<std::string>& texts) {
    const std::optional<std::int64_t> whole = value.whole();
    const auto one_of = [&](const std::vector<std::string>& all) {
        const bool inside = whole && *whole >= 0 && static_cast<std::size_t>(*whole) < all.size();
        return inside ? all[static_cast<std::size_t>(*whole)] : value.text();
    };
    switch (fact.kind) {
        case FactKind::truth: return spelling(value.is_zero() ? Word::no : Word::yes);
        case FactKind::enumeration: return one_of(fact.options);
        case FactKind::text: return one_of(texts);
        case FactKind::date:
            if (whole && is_date(*whole))
                return {chinese_text(civil_from_days(*whole)), iso_text(civil_from_days(*whole))};
            break;
        case FactKind::quantity: break;
    }
    return fact.unit == "%" ? (value * 100).text() + "%" : value.text() + fact.unit;
}

Text as_written(const Declaration& fact, const Cell& cell, const std::vector<std::string>& texts) {
    return cell.does_not_apply ? spelling(Word::inapplicable) : as_written(fact, cell.value, texts);
}

Text as_written(const Evidence& evidence) {
    Text all;
    const auto add = [&](const std::string& zh, const std::string& en) {
        all = {all.zh + (all.zh.empty() ? "" : ";") + zh, all.en + (all.en.empty() ? "" : "; ") + en};
    };
    const auto add_named = [&](Word word, const std::string& written) {
        const Text name = spelling(word);
        if (!written.empty()) add(name.zh + " " + written, name.en + " " + written);
    };
    if (!evidence.text.empty()) add(evidence.text, evidence.text);
    add_named(Word::document, evidence.file);
    add_named(Word::date, evidence.date);
    add_named(Word::verifier, evidence.verifier);
    if (evidence.unverified)
        add(std::string(spelling(Word::unverified, Language::zh)),
            std::string(spelling(Word::unverified, Language::en)));
    return all;
}

Text declared_range(const Declaration& fact) {
    const std::optional<Number> least = fact.least || !fact.counted ? fact.least : Number(0);
    const Text low = least ? as_written(fact, *least, {}) : Text();
    const Text high = fact.most ? as_written(fact, *fact.most, {}) : Text();
    if (least && fact.most) return {low.zh + "-" + high.zh, low.en + "-" + high.en};
    if (least) return {"不小于 " + low.zh, "at least " + low.en};
    return fact.most ? Text("不大于 " + high.zh, "at most " + high.en) : Text();
}

}  // namespace biaochi::facts
