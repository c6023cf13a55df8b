// .json: a list of subjects, or one; .jsonl: one on each line. A subject is an object with its facts, beside
// 对象 or inside 事实, and its ledgers as lists of records. null is not given.
#include <algorithm>

#include "interpreter/facts/evidence.hpp"
#include "interpreter/facts/json_parts.hpp"
#include "interpreter/facts/ledger.hpp"
#include "lang/base/text.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::facts {

namespace {

using json::Kind;

class JsonFile {
public:
    JsonFile(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table)
        : sources_(sources), intake_(sources, source, schema, table) {}
    Diagnostics read(bool by_lines);

private:
    using Value = json::Value;

    void read_part(std::size_t begin, std::size_t end);
    void subject(const Value& value);
    void name(const Value& object);
    void part(const Value& value);
    void about(Word word, const Value& value);
    void standard(const Value& object);
    void fact(const Value& value);
    void give(std::size_t fact, const Value& value);
    void ledger(std::size_t ledger, const Value& value);
    void record(LedgerWriter& writer, Names& fields, std::size_t statement, const Value& value);

    const Sources& sources_;
    Intake intake_;
    JsonParts parts_{intake_};
    std::map<std::string, Span> met_;  // of the current subject: what was given
    bool any_ = false;
};

Diagnostics JsonFile::read(bool by_lines) {
    if (!intake_.check_text()) return intake_.finish();
    const std::string_view text = intake_.text();
    if (!by_lines) {
        if (!trim(text).empty()) read_part(0, text.size());
    } else {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t stop = std::min(text.find('\n', at), text.size());
            if (!trim(text.substr(at, stop - at)).empty()) read_part(at, stop);
            at = stop + 1;
        }
    }
    if (!any_ && trim(text).empty())
        intake_.mistake(Code::facts_empty, intake_.span(0, 0));
    else if (!any_)
        intake_.mistake(Code::facts_no_subject, intake_.span(0, 0), {spelling(Word::subject)});
    return intake_.finish();
}

void JsonFile::read_part(std::size_t begin, std::size_t end) {
    const Diagnostics wrong = json::read(sources_, intake_.span(begin, end), [this](const Value& value) {
        any_ = true;
        subject(value);
    });
    for (const Diagnostic& each : wrong) {
        any_ = true;
        intake_.mistake(each.code, each.span, each.arguments, each.labels);
    }
}

void JsonFile::subject(const Value& value) {
    if (value.kind != Kind::object)
        return parts_.shape(
            value, {"一个对象,如 {\"对象\":\"甲村\",…}", "a subject such as {\"subject\": \"A\", …}"});
    met_.clear();
    name(value);
    intake_.row_read(intake_.subject().span);
    for (const Value& each : value.parts) part(each);
    standard(value);
    intake_.end_subject();
}

// A subject is known by its name, or by its code alone.
void JsonFile::name(const Value& object) {
    const Value* name = nullptr;
    const Value* code = nullptr;
    for (const Value& each : object.parts) {
        const Word word = word_of_key(each.key);
        if (word == Word::subject && name == nullptr) name = &each;
        if (word == Word::code && code == nullptr) code = &each;
    }
    if (name == nullptr && code != nullptr && code->kind != Kind::null) name = code;
    const bool written = name != nullptr && (name->kind == Kind::text || name->kind == Kind::number);
    const std::string_view text = written ? trim(name->text) : std::string_view();
    intake_.begin_subject(text, written ? JsonParts::place(*name) : object.span);
    if (text.empty()) return intake_.mistake(Code::facts_unnamed_subject, intake_.subject().span);
    if (text.find('\n') != std::string_view::npos)
        intake_.mistake(Code::facts_broken_name, intake_.subject().span);
    if (text.size() > max_cell_size)
        intake_.mistake(Code::facts_too_long, intake_.subject().span,
                        {std::to_string(text.size()), std::to_string(max_cell_size)});
}

void JsonFile::part(const Value& value) {
    const Word word = word_of_key(value.key);
    switch (word) {
        case Word::subject:
        case Word::town:
        case Word::code:
        case Word::period: return about(word, value);
        case Word::standard:
        case Word::version:
            if (parts_.once(met_, std::string(word_id(word)), value)) parts_.is_text(value);
            return;
        case Word::facts:
            if (value.kind == Kind::null) return;
            if (value.kind != Kind::object)
                return parts_.shape(value, {"各项事实,如 {\"…\":35}", "the facts, such as {\"…\": 35}"});
            for (const Value& each : value.parts) fact(each);
            return;
        default: break;
    }
    const std::vector<Ledger>& ledgers = intake_.schema().ledgers;
    const int found = Names(ledgers).find(value.key);
    found >= 0 ? ledger(static_cast<std::size_t>(found), value) : fact(value);
}

void JsonFile::about(Word word, const Value& value) {
    if (!parts_.once(met_, std::string(word_id(word)), value) || value.kind == Kind::null) return;
    if (!(word == Word::code && value.kind == Kind::number) && !parts_.is_text(value)) return;
    const std::string_view text = trim(value.text);
    if (text.empty() && word != Word::subject)
        return intake_.mistake(
            Code::facts_no_value, JsonParts::place(value),
            {spelling(word), word == Word::town   ? Text("良口镇", "Liangkou")
                             : word == Word::code ? Text("440117123201")
                                                  : Text("2023年10月 至 2024年9月", "2023-10 to 2024-09")});
    if (word == Word::town) intake_.town(text, value.span);
    if (word == Word::code) intake_.code(text, value.span);
    if (word == Word::period) intake_.period(text, value.span);
}

void JsonFile::standard(const Value& object) {
    const Schema& schema = intake_.schema();
    std::string title = schema.title;
    std::string version = schema.version;
    Span place;
    for (const Value& each : object.parts) {
        const Word word = word_of_key(each.key);
        if (each.kind != Kind::text || (word != Word::standard && word != Word::version)) continue;
        (word == Word::standard ? title : version) = trim(each.text);
        place = each.span;
    }
    if (fold(title) != fold(schema.title) || fold(version) != fold(schema.version))
        intake_.mistake(Code::facts_other_standard, place,
                        {shown(title), shown(version), schema.title, schema.version});
}

void JsonFile::fact(const Value& value) {
    int meant = -1;
    const int found = intake_.fact(value.key, value.key_span, meant);
    intake_.is_meant(meant, value.key_span);
    if (found < 0) return;
    const auto index = static_cast<std::size_t>(found);
    if (!parts_.once(met_, "=" + intake_.schema().facts[index].name, value)) return;
    if (value.kind == Kind::object) {
        Evidence said;
        const Value* inside = nullptr;
        for (const Value& each : value.parts) {
            if (is_message(each.key, Message::json_value))
                inside = &each;
            else if (!parts_.evidence(each, said))
                return intake_.mistake(Code::json_unknown_key, each.key_span,
                                       {shown(each.key), Text("值、说明、文件、日期、核实人、已核实",
                                                              "value, note, document, date, verified_by, "
                                                              "verified")});
        }
        if (said.unverified && !said.verifier.empty())
            intake_.mistake(Code::evidence_verified_twice, value.span);
        said.span = value.span;
        if (!said.empty()) intake_.note(index, std::move(said));
        if (inside != nullptr) give(index, *inside);
        if (inside == nullptr) intake_.give(index, {}, value.span);  // which says that a value is missing
        return;
    }
    give(index, value);
}

void JsonFile::give(std::size_t fact, const Value& value) {
    const Declaration& declared = intake_.schema().facts[fact];
    if (value.kind == Kind::null)
        return intake_.ignore(value.span, declared.name, Text("没有提供(null)", "not given (null)"));
    if (value.kind == Kind::list || value.kind == Kind::object)
        return parts_.shape(
            value, {"“" + declared.name + "”的一个值", "a single value for “" + declared.name + "”"});
    if (parts_.is_clean(value)) return intake_.give(fact, trim(value.text), JsonParts::place(value));
    Cell& cell = intake_.cell(fact);  // given, but not read
    cell.begin = JsonParts::place(value).begin;
    cell.end = JsonParts::place(value).end;
}

void JsonFile::ledger(std::size_t index, const Value& value) {
    if (!parts_.once(met_, "#" + intake_.schema().ledgers[index].name, value) || value.kind == Kind::null)
        return;
    const std::size_t statement = intake_.begin_statement(index, {}, value.key_span);
    if (value.kind != Kind::list)
        return parts_.shape(value, {"记录的列表,如 [{…},{…}];没有记录的写 []",
                                    "a list of records such as [{…}, {…}]; [] if there are none"});
    LedgerWriter writer(intake_, index);
    Names fields(writer.ledger().fields);
    if (value.parts.empty()) {
        writer.nil(statement, value.span);
        intake_.row_read(value.span, index, statement);
    }
    for (const Value& each : value.parts) record(writer, fields, statement, each);
}

void JsonFile::record(LedgerWriter& writer, Names& fields, std::size_t statement, const Value& value) {
    if (value.kind != Kind::object)
        return parts_.shape(value, {"一条记录,如 {\"…\":35}", "a record such as {\"…\": 35}"});
    writer.record(statement, value.span);
    intake_.row_read(value.span, writer.index(), statement);
    Evidence said;
    std::vector<const Value*> given(writer.ledger().fields.size());
    for (const Value& each : value.parts) {
        const int found = fields.find(each.key);
        if (found < 0 && parts_.evidence(each, said)) continue;
        if (found < 0) {
            const Diagnostic wrong =
                unknown_field(writer.ledger(), each.key, each.key_span, fields.meant(each.key));
            intake_.mistake(wrong.code, wrong.span, wrong.arguments);
            continue;
        }
        const Value*& place = given[static_cast<std::size_t>(found)];
        if (place != nullptr)
            intake_.mistake(Code::facts_duplicate, each.key_span, {shown(each.key)},
                            {{place->key_span, Text("第一次写在这里", "first given here")}});
        place = &each;
    }
    for (std::size_t field = 0; field < given.size(); ++field) {
        const Value* each = given[field];
        const bool open = each != nullptr && (each->kind == Kind::list || each->kind == Kind::object);
        if (open)
            parts_.shape(*each, {"“" + writer.ledger().fields[field].name + "”的一个值",
                                 "a single value for “" + writer.ledger().fields[field].name + "”"});
        else if (each == nullptr || each->kind == Kind::null)
            writer.give(field, {}, each == nullptr ? value.span : each->span);
        else if (parts_.is_clean(*each))
            writer.give(field, trim(each->text), JsonParts::place(*each));
    }
    if (!said.empty()) writer.note(std::move(said));
}

}  // namespace

Diagnostics read_json_file(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table) {
    return JsonFile(sources, source, schema, table).read(false);
}

Diagnostics read_json_lines(const Sources& sources, std::uint32_t source, const Schema& schema,
                            Table& table) {
    return JsonFile(sources, source, schema, table).read(true);
}

}  // namespace biaochi::facts
