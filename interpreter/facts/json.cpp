#include "interpreter/facts/json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "interpreter/facts/intake.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts::json {

namespace {

using Json = nlohmann::json;

// Receives the parts of a text, in order. The library does not say where they stand; but nothing else than
// blanks, commas and colons is between two of them, so each begins at the next other character.
class Handler {
public:
    Handler(std::string_view text, Span part, const std::function<void(const Value&)>& each)
        : text_(text.substr(0, part.end)), part_(part), at_(part.begin), each_(each) {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        if (text_.substr(at_, byte_order_mark.size()) == byte_order_mark) at_ += byte_order_mark.size();
    }

    bool null() { return add(bare(Kind::null)); }
    bool boolean(bool) { return add(bare(Kind::truth)); }
    bool number_integer(Json::number_integer_t) { return add(bare(Kind::number)); }
    bool number_unsigned(Json::number_unsigned_t) { return add(bare(Kind::number)); }
    bool number_float(Json::number_float_t, const std::string&) { return add(bare(Kind::number)); }
    bool binary(Json::binary_t&) { return false; }  // JSON has none
    bool string(std::string& text) {
        Value value = begun(Kind::text);
        value.span = quoted();
        value.text = std::move(text);
        return add(std::move(value));
    }
    bool key(std::string& text) {
        key_span_ = quoted();
        key_ = std::move(text);
        return true;
    }
    bool start_object(std::size_t) { return open(Kind::object); }
    bool start_array(std::size_t) { return open(Kind::list); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) {
        return malformed(position);
    }
    // `position` counts the bytes that were read, with the one that was wrong.
    bool malformed(std::size_t position);

    Diagnostics take() { return std::move(wrong_); }

private:
    bool fail(Code code, Span at, std::vector<Text> arguments, std::vector<Label> labels = {}) {
        wrong_.push_back({code, at, std::move(arguments), std::move(labels)});
        return false;
    }
    Span span(std::size_t begin, std::size_t end) const {
        return {part_.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
    std::size_t next() { return at_ = std::min(text_.find_first_not_of(" \t\r\n,:", at_), text_.size()); }
    Value begun(Kind kind) {
        Value value;
        value.kind = kind;
        value.key = std::move(key_);
        value.key_span = key_span_;
        key_.clear();
        key_span_ = {};
        return value;
    }
    Value bare(Kind kind) {
        Value value = begun(kind);
        const std::size_t begin = next();
        at_ = std::min(text_.find_first_of(" \t\r\n,:]}", at_), text_.size());
        value.span = span(begin, at_);
        value.text = text_.substr(begin, at_ - begin);
        return value;
    }
    Span quoted() {
        const std::size_t begin = next() + 1;
        std::size_t end = begin;
        while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2U : 1U;
        at_ = end + 1;
        return span(begin, end);
    }
    bool open(Kind kind) {
        Value value = begun(kind);
        next();
        value.span = span(at_, at_ + 1);
        ++at_;
        if (open_.size() == max_depth)
            return fail(Code::json_too_deep, value.span, {std::to_string(max_depth)});
        open_.push_back(std::move(value));
        return true;
    }
    bool close() {
        next();
        ++at_;
        Value value = std::move(open_.back());
        open_.pop_back();
        if (value.kind == Kind::object && !has_keys_once(value)) return false;
        if (open_.empty() && value.kind == Kind::list) return true;  // its elements were given
        return add(std::move(value));
    }
    bool add(Value value) {
        if (open_.empty() || (open_.size() == 1 && open_.front().kind == Kind::list))
            each_(value);
        else
            open_.back().parts.push_back(std::move(value));
        return true;
    }
    bool has_keys_once(const Value& object);

    std::string_view text_;
    Span part_;
    std::size_t at_;
    const std::function<void(const Value&)>& each_;
    std::string key_;
    Span key_span_;
    std::vector<Value> open_;
    Diagnostics wrong_;
};

bool Handler::has_keys_once(const Value& object) {
    std::vector<const Value*> sorted;
    for (const Value& part : object.parts) sorted.push_back(&part);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Value* a, const Value* b) { return a->key < b->key; });
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end(),
                                          [](const Value* a, const Value* b) { return a->key == b->key; });
    if (twice == sorted.end()) return true;
    return fail(Code::facts_duplicate, twice[1]->key_span, {shown(twice[1]->key)},
                {{twice[0]->key_span, Text("第一次写在这里", "first given here")}});
}

bool Handler::malformed(std::size_t position) {
    const std::size_t after = part_.begin + position;
    if (after > text_.size() || position == 0) {
        const std::size_t last = std::max<std::size_t>(text_.size(), part_.begin + 1) - 1;
        return fail(Code::json_unfinished, span(last, text_.size()), {});
    }
    std::size_t place = after - 1;
    while (place > part_.begin && (static_cast<unsigned char>(text_[place]) & 0xC0U) == 0x80) --place;
    const Span wrong = span(place, place + decode(text_, place).size);
    return fail(Code::json_malformed, wrong, {shown(text_.substr(wrong.begin, wrong.end - wrong.begin))});
}

}  // namespace

Diagnostics read(const Sources& sources, Span part, const std::function<void(const Value&)>& each) {
    const std::string_view text = sources[part.source].text;
    Handler handler(text, part, each);
    const std::string_view all = text.substr(part.begin, part.end - part.begin);
    // The library takes a NUL for the end of the text.
    if (const std::size_t nul = all.find('\0'); nul != std::string_view::npos)
        handler.malformed(nul + 1);
    else
        Json::sax_parse(all.begin(), all.end(), &handler);
    return handler.take();
}

}  // namespace biaochi::facts::json
