// .facts: a line for each value; an empty form has them as comments.
#include <algorithm>
#include <array>

#include "interpreter/facts/intake.hpp"
#include "interpreter/forms/content.hpp"
#include "lang/base/text.hpp"

namespace biaochi::forms {

namespace {

// The marks whose closing one does not stand in the text, those of the language first.
std::string quoted(std::string_view text, Language language) {
    struct Marks {
        std::string_view open, close;
    };
    std::array<Marks, 3> marks = {{{"「", "」"}, {"“", "”"}, {"\"", "\""}}};
    if (language == Language::en) std::swap(marks[0], marks[2]);
    const std::string folded = fold(text);
    const auto fits = std::find_if(marks.begin(), marks.end(), [&](const Marks& each) {
        return folded.find(each.close) == std::string::npos;
    });
    const Marks& chosen = fits == marks.end() ? marks[0] : *fits;
    return std::string(chosen.open) + std::string(text) + std::string(chosen.close);
}

// A name that would be read as something else stands in quotes.
std::string name_of(std::string_view text, Language language) {
    const std::string folded = fold(text);
    const bool plain = folded.find_first_of("#\":") == std::string::npos &&
                       folded.find("「") == std::string::npos && folded.find("“") == std::string::npos;
    return plain ? std::string(text) : quoted(text, language);
}

class Writer {
public:
    explicit Writer(const Form& form) : content_(form) {}
    std::string write();

private:
    void filled(const Respondent& subject);
    void empty(const Respondent& subject);
    void ledger(const Respondent& subject, std::size_t ledger);
    void asked(const Asked& asked);
    std::string evidence(const std::vector<const facts::Evidence*>& all) const;
    std::string evidence(const facts::Evidence& evidence) const;
    std::string value(const facts::Declaration& declaration, const facts::Cell& cell) const;
    std::string quote(std::string_view text) const { return quoted(text, content_.language()); }
    std::string named(std::string_view text) const { return name_of(text, content_.language()); }
    void line(std::string_view text) {
        out_ += std::string(text.substr(0, text.find_last_not_of(' ') + 1)) + "\n";
    }

    Content content_;
    std::string out_;
};

std::string Writer::write() {
    const model::Model& model = content_.model();
    const bool blank = content_.form.table == nullptr;
    if (blank) {
        line("## " + content_.in(Message::form_title, {model.title}));
        line("## " + content_.in(Message::form_how_subjects, {content_.in(Word::subject) + " " +
                                                              content_.in(Message::form_subject_name)}));
        line("## " + content_.in(Message::form_how_comments));
    }
    line(content_.in(Word::standard) + " " + quote(model.title) + " " + content_.in(Word::version) + " " +
         quote(model.version));
    if (blank)
        line("## " + content_.in(Message::form_how_period) + "\n# " + content_.in(Word::period));
    else if (!content_.period.empty())
        line(content_.in(Word::period) + " " + content_.period);
    std::vector<Respondent> subjects = content_.subjects;
    if (blank && subjects.empty()) subjects.emplace_back();
    for (const Respondent& subject : subjects) blank ? empty(subject) : filled(subject);
    return std::move(out_);
}

// A text that could be read as something else stands in quotes: bars, marks, words after a blank.
std::string Writer::value(const facts::Declaration& declaration, const facts::Cell& cell) const {
    const std::string written = content_.written(declaration, cell);
    const bool text = declaration.kind == facts::FactKind::text && !cell.does_not_apply;
    const auto plain = [](std::string_view all) {
        for (std::size_t i = 0; i < all.size();) {
            const CodePoint c = decode(all, i);
            if (!is_letter(c.value) && !is_digit(c.value)) return false;
            i += c.size;
        }
        return true;
    };
    return text && (!plain(written) || facts::word_of(written) != Word::none) ? quote(written) : written;
}

std::string Writer::evidence(const std::vector<const facts::Evidence*>& all) const {
    std::string text;
    for (const facts::Evidence* each : all) text += (text.empty() ? "" : ";") + evidence(*each);
    return text;
}

std::string Writer::evidence(const facts::Evidence& evidence) const {
    std::string all;
    if (!evidence.text.empty()) all += "  " + quote(evidence.text);
    if (!evidence.file.empty()) all += "  " + content_.in(Word::document) + " " + quote(evidence.file);
    if (!evidence.date.empty()) all += "  " + content_.in(Word::date) + " " + evidence.date;
    if (!evidence.verifier.empty())
        all += "  " + content_.in(Word::verifier) + " " + quote(evidence.verifier);
    if (evidence.unverified) all += "  " + content_.in(Word::unverified);
    return all;
}

void Writer::filled(const Respondent& subject) {
    line("\n" + content_.in(Word::subject) + " " + named(subject.name));
    if (!subject.town.empty()) line("  " + content_.in(Word::town) + content_.colon() + named(subject.town));
    if (!subject.code.empty()) line("  " + content_.in(Word::code) + content_.colon() + subject.code);
    if (content_.own_periods && !subject.period.empty())
        line("  " + content_.in(Word::period) + " " + subject.period);
    for (const Asked& asked : content_.facts) {
        const facts::Cell* cell = content_.cell(subject, asked.fact);
        if (cell == nullptr) continue;
        std::string text =
            "  " + asked.declaration->name + content_.colon() + value(*asked.declaration, *cell);
        line(text + evidence(content_.evidence(subject, asked.fact)));
    }
    for (const std::size_t each : content_.ledgers) ledger(subject, each);
}

void Writer::ledger(const Respondent& subject, std::size_t index) {
    const std::optional<Content::Range> range = content_.records(subject, index);
    if (!range) return;
    const facts::Ledger& ledger = content_.ledger(index);
    const facts::Records& records = content_.form.table->ledgers[index];
    std::string heading = "\n" + content_.in(Word::ledger) + " " + ledger.name;
    if (range->begin == range->end) heading += " " + content_.in(Word::nil);
    line(heading + evidence(notes_of(records.subject_notes, subject.row)));
    if (range->begin == range->end) return;
    std::string fields;
    for (const facts::Declaration& field : ledger.fields)
        fields += (fields.empty() ? "  " : " | ") + field.name;
    line(fields);
    for (std::size_t record = range->begin; record < range->end; ++record) {
        std::string text;
        for (std::size_t field = 0; field < ledger.fields.size(); ++field)
            text += (field == 0 ? "  " : " | ") + value(ledger.fields[field], records.columns[field][record]);
        line(text + evidence(notes_of(records.notes, record)));
    }
}

void Writer::empty(const Respondent& subject) {
    const bool known = !subject.name.empty();
    line("\n" + std::string(known ? "" : "# ") + content_.in(Word::subject) + " " +
         (known ? named(subject.name) : content_.in(Message::form_subject_name)));
    line("#   " + content_.in(Word::town) + content_.colon());
    line("#   " + content_.in(Word::code) + content_.colon());
    const std::string* last = nullptr;
    for (const Asked& each : content_.facts) {
        if (last == nullptr || *last != each.indicators) line("\n## " + each.indicators);
        last = &each.indicators;
        asked(each);
    }
    for (const std::size_t index : content_.ledgers) {
        const facts::Ledger& ledger = content_.ledger(index);
        line("\n## " + (ledger.label.empty() ? ledger.name : ledger.label));
        for (const facts::Declaration& field : ledger.fields)
            line("##   " + field.name + " — " + content_.what_to_fill(field));
        line("# " + content_.in(Word::ledger) + " " + ledger.name);
        std::string fields;
        for (const facts::Declaration& field : ledger.fields)
            fields += (fields.empty() ? "#   " : " | ") + field.name;
        line(fields);
    }
}

void Writer::asked(const Asked& asked) {
    const facts::Declaration& fact = *asked.declaration;
    std::string about =
        "##   " + (asked.must ? std::string("* ") : "") + (fact.label.empty() ? fact.name : fact.label);
    about += " — " + content_.what_to_fill(fact);
    if (fact.derived) about += " — " + content_.in(Message::form_derived);
    if (!fact.origin.empty()) about += " — " + content_.in(Word::source) + content_.colon() + fact.origin;
    line(about);
    line("#   " + fact.name + content_.colon());
}

}  // namespace

std::string write_facts(const Form& form) { return Writer(form).write(); }

}  // namespace biaochi::forms
