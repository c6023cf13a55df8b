// What was not given.
#include <algorithm>

#include "interpreter/facts/completion.hpp"
#include "interpreter/facts/ledger.hpp"
#include "interpreter/facts/read.hpp"

namespace biaochi::facts {

namespace {

// The subjects of one source: a stretch of the table.
struct Stretch {
    std::size_t begin = 0, end = 0;
};

// Facts by their index; one past them stands for 报告期, which is lacked in the same way.
class Lacking {
public:
    Lacking(const Schema& schema, Table& table, Lack facts, Report& report)
        : schema_(schema), table_(table), lack_(facts), report_(report), period_(schema.facts.size()) {
        for (std::size_t f = 0; f < schema.facts.size(); ++f)
            if (schema.facts[f].required) wanted_.push_back(f);
        if (schema.wants_period) wanted_.push_back(period_);
        for (std::size_t i = 0; i < table.subjects.size(); ++i) read_.push_back(was_read(i));
    }

    void facts();
    void ledgers();

private:
    void facts_of(Stretch stretch);
    void facts_of_one(std::size_t subject, const std::vector<std::size_t>& wanted);
    void note(std::size_t subject, std::size_t fact);
    bool was_read(std::size_t subject) const;
    // A subject that is refused anyway hears of what it lacks as of a mistake; so does one without its
    // period, and one that only a ledger names: its name may be misspelt.
    bool ranged(std::size_t subject) const {
        const Subject& of = table_.subjects[subject];
        return lack_ == Lack::is_ranged && !of.refused && !of.from_ledger && has(subject, period_);
    }

    bool has(std::size_t subject, std::size_t fact) const {
        return fact == period_ ? !schema_.wants_period || table_.subjects[subject].period_stated
                               : table_.columns[fact][subject].given();
    }
    Text name(std::size_t fact) const {
        return fact == period_ ? spelling(Word::period) : Text(schema_.facts[fact].name);
    }

    const Schema& schema_;
    Table& table_;
    Lack lack_;
    Report& report_;
    std::size_t period_;
    std::vector<std::size_t> wanted_;
    std::vector<bool> read_;
};

// A subject whose row could not be read lacks nothing: what is wrong with it was said.
bool Lacking::was_read(std::size_t subject) const {
    const Subject& of = table_.subjects[subject];
    if (!of.refused) return true;
    if (of.name.empty()) return false;  // nobody can tell whose it is
    for (const std::vector<Cell>& column : table_.columns)
        if (column[subject].given()) return true;
    return false;
}

void Lacking::facts() {
    for (Stretch stretch; stretch.begin < table_.subjects.size(); stretch.begin = stretch.end) {
        const Subject& first = table_.subjects[stretch.begin];
        while (stretch.end < table_.subjects.size() &&
               table_.subjects[stretch.end].span.source == first.span.source &&
               table_.subjects[stretch.end].from_ledger == first.from_ledger)
            ++stretch.end;
        facts_of(stretch);
    }
}

void Lacking::facts_of(Stretch stretch) {
    std::vector<std::size_t> subjects;
    subjects.reserve(stretch.end - stretch.begin);
    for (std::size_t i = stretch.begin; i < stretch.end; ++i)
        if (read_[i]) subjects.push_back(i);
    if (subjects.empty()) return;
    const Subject& first = table_.subjects[stretch.begin];
    const std::uint32_t source = first.span.source;
    std::vector<std::size_t> sometimes;
    for (const std::size_t fact : wanted_) {
        std::size_t given = 0;
        for (const std::size_t subject : subjects) given += has(subject, fact) ? 1U : 0U;
        if (given == subjects.size()) continue;
        if (given > 0 || subjects.size() == 1 || first.from_ledger) {
            sometimes.push_back(fact);
            continue;
        }
        const bool labelled = fact != period_ && !schema_.facts[fact].label.empty();
        const bool open = std::any_of(subjects.begin(), subjects.end(),
                                      [&](std::size_t subject) { return ranged(subject); });
        report_.add(open ? Code::facts_not_given_everywhere : Code::facts_missing_everywhere, {source, 0, 0},
                    {name(fact), labelled ? Text(schema_.facts[fact].label) : name(fact)});
        for (const std::size_t subject : subjects) note(subject, fact);
    }
    if (!sometimes.empty())
        for (const std::size_t subject : subjects) facts_of_one(subject, sometimes);
    report_.rest(source);
}

void Lacking::note(std::size_t subject, std::size_t fact) {
    if (ranged(subject))
        table_.subjects[subject].lacks.push_back(static_cast<std::uint32_t>(fact));
    else
        table_.subjects[subject].refused = true;
}

void Lacking::facts_of_one(std::size_t subject, const std::vector<std::size_t>& wanted) {
    Text all;
    std::size_t count = 0;
    const bool open = ranged(subject);
    for (const std::size_t fact : wanted) {
        if (has(subject, fact)) continue;
        all.zh += (count > 0 ? "、" : "") + name(fact).zh;
        all.en += (count > 0 ? ", " : "") + name(fact).en;
        note(subject, fact);
        ++count;
    }
    if (count == 0) return;
    const Subject& lacks = table_.subjects[subject];
    std::vector<Label> labels;
    if (lacks.from_ledger)
        labels.push_back(
            {lacks.span, Text("只有台账文件里有这个对象", "only the file of a ledger names it")});
    report_.add(open ? Code::facts_not_given : Code::facts_missing, lacks.span,
                {shown(display_name(lacks)), std::to_string(count), all}, std::move(labels));
}

void Lacking::ledgers() {
    std::vector<std::size_t> subjects;
    for (std::size_t i = 0; i < table_.subjects.size(); ++i)
        if (read_[i]) subjects.push_back(i);
    std::vector<std::size_t> sometimes;
    for (std::size_t k = 0; k < schema_.ledgers.size(); ++k) {
        const Ledger& ledger = schema_.ledgers[k];
        const Records& records = table_.ledgers[k];
        if (!ledger.required) continue;
        std::size_t given = 0;
        for (const std::size_t subject : subjects) given += records.given[subject] ? 1U : 0U;
        if (given == subjects.size()) continue;
        const bool everywhere = given == 0 && subjects.size() > 1;
        if (!everywhere && !records.unreadable) sometimes.push_back(k);
        if (!everywhere && !records.unreadable) continue;
        if (!records.unreadable)
            report_.add(
                Code::ledger_missing_everywhere, {table_.subjects[subjects.front()].span.source, 0, 0},
                {ledger.name, ledger.label.empty() ? ledger.name : ledger.label, ledger_line(ledger.name)});
        for (const std::size_t subject : subjects)
            if (!records.given[subject]) table_.subjects[subject].refused = true;
    }
    if (sometimes.empty()) return;
    std::uint32_t source = 0;
    for (const std::size_t subject : subjects) {
        Text all;
        Text nil;  // of the first
        for (const std::size_t k : sometimes) {
            if (table_.ledgers[k].given[subject]) continue;
            const std::string& ledger = schema_.ledgers[k].name;
            if (all.zh.empty()) nil = ledger_nil(ledger);
            all = {all.zh + (all.zh.empty() ? "" : "、") + ledger,
                   all.en + (all.en.empty() ? "" : ", ") + ledger};
        }
        if (all.zh.empty()) continue;
        Subject& lacks = table_.subjects[subject];
        lacks.refused = true;
        source = lacks.span.source;
        report_.add(Code::ledger_missing, lacks.span, {shown(display_name(lacks)), all, nil});
    }
    report_.rest(source);
}

}  // namespace

Diagnostics lacking(const Schema& schema, Table& table, Lack facts) {
    Report report;
    Lacking all(schema, table, facts, report);
    all.facts();
    all.ledgers();
    for (Subject& subject : table.subjects) std::sort(subject.lacks.begin(), subject.lacks.end());
    return report.take();
}

}  // namespace biaochi::facts
