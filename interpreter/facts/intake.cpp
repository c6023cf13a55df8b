#include "interpreter/facts/intake.hpp"

#include <algorithm>

#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

// A name that can be shown although its file cannot be trusted.
std::string cleaned(std::string_view name) {
    std::string result;
    while (!name.empty()) {
        FirstImpurity found = first_impurity(name);
        const std::size_t line_break = name.find_first_of("\r\n");
        if (line_break < (found.kind == Impurity::none ? name.size() : found.offset))
            found = {Impurity::control, line_break, 1};
        if (found.kind == Impurity::none) break;
        result += name.substr(0, found.offset);
        append(result, 0xFFFD);
        name.remove_prefix(found.offset + found.size);
    }
    return result += name;
}

// Cheap where a number or a short word stands, as in most cells.
bool says_inapplicable(std::string_view written) {
    return written.size() >= spelling(Word::inapplicable, Language::zh).size() &&
           (written.front() < '0' || written.front() > '9') && word_of(written) == Word::inapplicable;
}

}  // namespace

Intake::Intake(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table,
               std::size_t ledger)
    : schema_(schema),
      table_(table),
      sources_(sources),
      text_(sources[source].text),
      source_(source),
      ledger_(ledger),
      names_(ledger == no_ledger ? schema.facts : schema.ledgers[ledger].fields) {
    table_.columns.resize(schema.facts.size());
    table_.ledgers.resize(schema.ledgers.size());
    for (std::size_t i = 0; i < schema.ledgers.size(); ++i)
        table_.ledgers[i].columns.resize(schema.ledgers[i].fields.size());
    first_ = ledger == no_ledger ? table.subjects.size() : table.ledgers[ledger].statements.size();
}

bool Intake::check_text() {
    for (Diagnostic& impurity : purity(sources_, span(begin_, text_.size()))) {
        refuse_all_ = true;
        mistakes_.push_back(std::move(impurity));
    }
    for (std::size_t at = text_.find('\r', begin_); at != std::string_view::npos;
         at = text_.find('\r', at + 1)) {
        if (at + 1 < text_.size() && text_[at + 1] == '\n') continue;
        mistake(Code::facts_lone_return, span(at, at + 1));
        break;
    }
    return !refuse_all_;
}

void Intake::begin_subject(std::string_view name, Span span) {
    row_ = table_.subjects.size();
    table_.subjects.emplace_back();
    table_.subjects.back().name = refuse_all_ ? cleaned(name) : std::string(name);
    table_.subjects.back().span = span;
    table_.notes.emplace_back();
}

void Intake::end_subject() {
    for (const auto& [fact, span] : meant_) {
        Cell& not_read = cell(fact);
        if (not_read.given()) continue;
        not_read.begin = span.begin;
        not_read.end = span.end;
    }
    meant_.clear();
    row_ = none;
}

void Intake::reserve(std::size_t subjects) {
    reserve_more(table_.subjects, subjects);
    reserve_more(table_.notes, subjects);
    for (std::vector<Cell>& column : table_.columns) reserve_more(column, subjects);
}

void Intake::town(std::string_view written, Span span) {
    if (written.empty()) return;
    if (written.find('\n') != std::string_view::npos)
        return mistake(Code::facts_broken_text, span, {spelling(Word::town)});
    if (written.size() > max_cell_size)
        return mistake(Code::facts_too_long, span,
                       {std::to_string(written.size()), std::to_string(max_cell_size)});
    if (row_ != none) {
        subject().town = written;
        subject().town_span = span;
    } else if (statement_ != none) {
        records(ledger_).statements[statement_].town = written;
    }
}

void Intake::code(std::string_view written, Span span) {
    if (written.empty()) return;
    constexpr std::size_t digits = 12;
    const std::string code = fold(written);
    if (code.size() != digits || code.find_first_not_of("0123456789") != std::string::npos)
        return mistake(Code::facts_code_malformed, span, {shown(written)});
    if (row_ != none) {
        subject().code = code;
        subject().code_span = span;
    } else if (statement_ != none) {
        records(ledger_).statements[statement_].code = code;
    }
}

void Intake::period(std::string_view written, Span span) {
    read_period(*this, written, span).give_to(subject());
}

void Intake::give(const Declaration& fact, std::string_view written, Span span, Cell& cell) {
    cell.begin = span.begin;
    cell.end = span.end;
    const auto is_option = [&](const std::string& option) { return fold(option) == fold(written); };
    if (says_inapplicable(written) && std::none_of(fact.options.begin(), fact.options.end(), is_option)) {
        cell.does_not_apply = fact.may_not_apply;
        if (!fact.may_not_apply)
            mistake(Code::facts_must_apply, span, {fact.name, spelling(Word::inapplicable)});
    } else if (!parse_value(fact, written, span, cell.value, mistakes_)) {
        refuse();
    } else if (fact.kind == FactKind::text) {
        cell.value = static_cast<std::int64_t>(table_.intern(written));
    }
}

std::size_t Intake::begin_statement(std::size_t ledger, std::string_view name, Span span) {
    std::vector<Statement>& statements = table_.ledgers[ledger].statements;
    const std::size_t index = statements.size();
    Statement& statement = statements.emplace_back();
    statement.span = span;
    if (row_ != none)
        statement.subject = row_;
    else
        statement.name = refuse_all_ ? cleaned(name) : std::string(name);
    return index;
}

int Intake::fact(std::string_view name, Span span, int& meant) {
    meant = -1;
    const int found = names_.find(name);
    if (found >= 0) return found;
    if (mistakes_.size() < max_mistakes) {
        meant = names_.meant(name);
        mistakes_.push_back(ledger_ == no_ledger
                                ? unknown_fact(schema_, name, span, meant)
                                : unknown_field(schema_.ledgers[ledger_], name, span, meant));
    } else {
        ++not_kept_;
    }
    refuse();
    return -1;
}

void Intake::refuse() {
    if (row_ != none)
        table_.subjects[row_].refused = true;
    else if (statement_ != none)
        table_.ledgers[ledger_].statements[statement_].refused = true;
    else
        refuse_all_ = true;
    if (mistakes_.size() <= max_mistakes) return;
    not_kept_ += mistakes_.size() - max_mistakes;
    mistakes_.erase(mistakes_.begin() + max_mistakes, mistakes_.end());
}

void Intake::mistake(Code code, Span span, std::vector<Text> arguments, std::vector<Label> labels) {
    mistakes_.push_back({code, span, std::move(arguments), std::move(labels)});
    refuse();
}

void Intake::warn(Code code, Span span, std::vector<Text> arguments) {
    if (mistakes_.size() < max_mistakes) mistakes_.push_back({code, span, std::move(arguments), {}});
}

Diagnostics Intake::finish() {
    for (std::vector<Cell>& column : table_.columns) column.resize(table_.subjects.size());
    if (refuse_all_ && ledger_ == no_ledger)
        for (std::size_t i = first_; i < table_.subjects.size(); ++i) table_.subjects[i].refused = true;
    if (refuse_all_ && ledger_ != no_ledger) {
        std::vector<Statement>& statements = table_.ledgers[ledger_].statements;
        for (std::size_t i = first_; i < statements.size(); ++i) statements[i].refused = true;
    }
    if (not_kept_ > 0)
        mistakes_.insert(mistakes_.begin(),
                         {Code::facts_more_mistakes, span(0, 0), {std::to_string(not_kept_)}, {}});
    return std::move(mistakes_);
}

Word word_of(std::string_view written) {
    constexpr std::size_t longest = 64;  // bytes, more than any word in any width
    if (written.size() > longest) return Word::none;
    return exact_word(lower_case(fold(written)));
}

std::string shown(std::string_view written) {
    constexpr std::size_t longest = 40;  // characters
    std::string result;
    std::size_t count = 0;
    for (std::size_t i = 0; i < written.size();) {
        if (count++ == longest) return result + "…";
        const CodePoint c = decode(written, i);
        append(result, c.value < ' ' ? U' ' : c.value);
        i += c.size;
    }
    return result;
}

}  // namespace biaochi::facts
