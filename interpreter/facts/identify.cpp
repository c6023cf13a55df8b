// Who is who: rows and statements of several files, brought together by their keys.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "interpreter/facts/completion.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

bool stands_before(Span a, Span b) { return a.source != b.source ? a.source < b.source : a.begin < b.begin; }

std::string with_town(const Subject& subject) {
    return shown(subject.town.empty() ? subject.name : subject.town + " " + subject.name);
}

bool contradict(const std::string& a, const std::string& b) {
    return !a.empty() && !b.empty() && fold(a) != fold(b);
}

// A table can have a column of codes and none of names.
bool is_unnamed(const Subject& subject) { return subject.name == subject.code; }

class Identities {
public:
    Identities(const Sources& sources, Table& table, Report& report)
        : sources_(sources), table_(table), report_(report) {}

    Roots find();

private:
    // Those of one name that no key tells from the others of that name.
    struct Bearers {
        std::size_t first = none, unclear = none;
        std::size_t count = 0, bare = 0, town_only = 0, code_only = 0;
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    void add(std::size_t row);
    void join(std::size_t a, std::size_t b);
    bool agree(std::size_t root, const Subject& other);
    bool in_one_place(std::size_t a, std::size_t b) const;
    void tell_names_apart();
    void place_keyed(Statement& statement);
    void place_bare(std::vector<Statement*>& statements);
    std::size_t append(const Statement& statement);

    std::size_t root(std::size_t row) const {
        while (roots_[row] != row) row = roots_[row];
        return row;
    }
    std::vector<std::size_t> members(std::size_t row) const {
        std::vector<std::size_t> all = {row};
        for (std::size_t i = next_[row]; i != row; i = next_[i]) all.push_back(i);
        return all;
    }
    static void learn(Subject& subject, const Subject& other) {
        if (is_unnamed(subject)) subject.name = other.name;
        if (subject.town.empty()) subject.town = other.town;
        if (subject.code.empty()) subject.code = other.code;
    }
    static std::string town_key(const Subject& subject) {
        return fold(subject.town) + "\n" + fold(subject.name);
    }

    const Sources& sources_;
    Table& table_;
    Report& report_;
    Roots roots_;
    std::vector<std::size_t> next_;  // in a ring of the rows of one subject
    std::unordered_map<std::string, std::size_t> codes_, towns_;
    std::unordered_map<std::string, Bearers> names_;
};

Roots Identities::find() {
    roots_.reserve(table_.subjects.size());
    for (std::size_t i = 0; i < table_.subjects.size(); ++i) add(i);
    std::vector<Statement*> bare;
    std::vector<Statement*> keyed;
    for (Records& records : table_.ledgers)
        for (Statement& statement : records.statements)
            if (statement.subject == Statement::by_name)
                (statement.town.empty() && statement.code.empty() ? bare : keyed).push_back(&statement);
    const auto before = [](const Statement* a, const Statement* b) {
        return stands_before(a->span, b->span);
    };
    std::sort(keyed.begin(), keyed.end(), before);
    std::sort(bare.begin(), bare.end(), before);
    for (Statement* statement : keyed) place_keyed(*statement);
    tell_names_apart();
    place_bare(bare);
    for (std::size_t i = 0; i < roots_.size(); ++i) roots_[i] = root(i);
    report_.rest(table_.subjects.empty() ? 0 : table_.subjects.back().span.source);
    return std::move(roots_);
}

void Identities::add(std::size_t row) {
    roots_.push_back(row);
    next_.push_back(row);
    const Subject& subject = table_.subjects[row];
    if (subject.name.empty()) return;  // a mistake of its own
    if (!subject.code.empty())
        if (const auto [found, fresh] = codes_.emplace(subject.code, row); !fresh) join(found->second, row);
    if (!subject.town.empty())
        if (const auto [found, fresh] = towns_.emplace(town_key(subject), row); !fresh)
            join(found->second, row);
}

// Whether the other, which has a key of the root, contradicts none of what is known of it.
bool Identities::agree(std::size_t root, const Subject& other) {
    const Subject& known = table_.subjects[root];
    const std::vector<Label> labels = {{known.span, Text("另一处在这里", "the other place is here")}};
    if (contradict(known.code, other.code)) {
        report_.add(Code::facts_two_codes, other.span, {with_town(other), other.code, known.code}, labels);
        return false;
    }
    const bool one_name = is_unnamed(known) || is_unnamed(other) || !contradict(known.name, other.name);
    if (one_name && !contradict(known.town, other.town)) return true;
    report_.add(Code::facts_code_shared, other.span, {other.code, with_town(other), with_town(known)},
                labels);
    return false;
}

// A sheet of a workbook counts as a file.
bool Identities::in_one_place(std::size_t a, std::size_t b) const {
    const Span first = table_.subjects[a].span;
    const Span second = table_.subjects[b].span;
    return first.source == second.source &&
           sources_[first.source].sheet_at(first.begin) == sources_[second.source].sheet_at(second.begin);
}

void Identities::join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    if (a == b) return;
    if (b < a) std::swap(a, b);
    Subject& first = table_.subjects[a];
    Subject& second = table_.subjects[b];
    bool same = agree(a, second);
    for (const std::size_t one : members(a))
        for (const std::size_t other : members(b))
            if (same && in_one_place(one, other)) {
                same = false;
                report_.add(Code::facts_subject_repeated, table_.subjects[other].span, {with_town(second)},
                            {{table_.subjects[one].span, Text("第一次写在这里", "first given here")}});
            }
    if (!same) {
        first.refused = second.refused = true;
        return;
    }
    roots_[b] = a;
    std::swap(next_[a], next_[b]);
    learn(first, second);
}

// Of two with one name, both have a town, or both a code; else they could be the same.
void Identities::tell_names_apart() {
    names_.reserve(roots_.size());
    for (std::size_t i = 0; i < roots_.size(); ++i) {
        const Subject& subject = table_.subjects[i];
        if (roots_[i] != i || subject.name.empty()) continue;
        Bearers& bearers = names_[fold(subject.name)];
        if (bearers.count++ == 0) bearers.first = i;
        const bool town = !subject.town.empty();
        const bool code = !subject.code.empty();
        bearers.bare += !town && !code ? 1U : 0U;
        bearers.town_only += town && !code ? 1U : 0U;
        bearers.code_only += code && !town ? 1U : 0U;
    }
    if (names_.size() == roots_.size()) return;
    for (std::size_t i = 0; i < roots_.size(); ++i) {
        Subject& subject = table_.subjects[i];
        if (roots_[i] != i || subject.name.empty()) continue;
        Bearers& bearers = names_[fold(subject.name)];
        if (bearers.count < 2) continue;
        subject.shares_name = true;
        const bool half = subject.town.empty() || subject.code.empty();
        if (bearers.bare == 0 && (bearers.town_only == 0 || bearers.code_only == 0 || !half)) continue;
        subject.refused = true;
        if (bearers.unclear == none)
            bearers.unclear = i;
        else
            report_.add(
                Code::facts_duplicate_subject, subject.span, {shown(subject.name)},
                {{table_.subjects[bearers.unclear].span, Text("第一次写在这里", "first given here")}});
    }
}

// A subject that only the file of a ledger names.
std::size_t Identities::append(const Statement& statement) {
    const std::size_t row = table_.subjects.size();
    Subject& subject = table_.subjects.emplace_back();
    subject.name = statement.name;
    subject.town = statement.town;
    subject.code = statement.code;
    subject.span = statement.span;
    subject.from_ledger = true;
    table_.notes.emplace_back();
    return row;
}

void Identities::place_keyed(Statement& statement) {
    Subject said;
    said.name = statement.name;
    said.town = statement.town;
    said.code = statement.code;
    said.span = statement.span;
    const auto by_code = said.code.empty() ? codes_.end() : codes_.find(said.code);
    const auto by_town = said.town.empty() ? towns_.end() : towns_.find(town_key(said));
    if (by_code == codes_.end() && by_town == towns_.end()) {
        statement.subject = append(statement);
        return add(statement.subject);
    }
    if (by_code != codes_.end() && by_town != towns_.end()) join(by_code->second, by_town->second);
    statement.subject = root(by_code != codes_.end() ? by_code->second : by_town->second);
    Subject& subject = table_.subjects[statement.subject];
    if (!agree(statement.subject, said)) {
        subject.refused = true;
        return;
    }
    learn(subject, said);
    if (!said.code.empty()) codes_.emplace(said.code, statement.subject);
    if (!said.town.empty()) towns_.emplace(town_key(said), statement.subject);
}

void Identities::place_bare(std::vector<Statement*>& statements) {
    std::unordered_set<std::string> unclear;
    for (Statement* statement : statements) {
        const std::string name = fold(statement->name);
        Bearers& bearers = names_[name];
        if (bearers.count == 0) {
            bearers.first = append(*statement);
            bearers.count = 1;
            roots_.push_back(bearers.first);
        }
        statement->subject = bearers.first;
        if (bearers.count < 2) continue;
        statement->refused = true;
        unclear.insert(name);
        if (bearers.unclear == none)  // else it was said
            report_.add(Code::ledger_subject_unclear, statement->span, {shown(statement->name)});
    }
    if (unclear.empty()) return;
    for (Subject& subject : table_.subjects)
        if (unclear.count(fold(subject.name)) != 0) subject.refused = true;
}

}  // namespace

Roots find_roots(const Sources& sources, Table& table, Report& report) {
    return Identities(sources, table, report).find();
}

}  // namespace biaochi::facts
