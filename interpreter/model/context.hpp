// What the parts of from_syntax share: the model under construction, the names in scope, and the messages.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/model/load.hpp"

namespace biaochi::model {

// A node and the file that it stands in.
struct Syntax {
    const syntax::Tree* tree = nullptr;
    const syntax::Node* node = nullptr;

    Syntax at(const syntax::Node& other) const { return {tree, &other}; }
    Syntax child(std::size_t index) const { return {tree, &node->children[index]}; }
    Syntax last() const { return {tree, &node->children.back()}; }
    std::size_t size() const { return node->children.size(); }
    syntax::Kind kind() const { return node->kind; }
    Word word() const { return node->word; }
    Span span() const { return tree->span(*node); }
    explicit operator bool() const { return node != nullptr; }
    Syntax find(syntax::Kind kind) const { return {tree, node->child(kind)}; }
};

enum class TypeKind { error, quantity, truth, enumeration, date, text, absent };  // absent: 不参评

// Units of the language; those that are declared come after them.
constexpr std::size_t unit_none = 0, unit_points = 1, unit_year = 2, unit_month = 3, unit_day = 4;

// unit: 0 a pure number or ratio, 1 points …; enumeration: facts first, then rulings, fields, results.
struct Type {
    TypeKind kind = TypeKind::error;
    std::size_t unit = 0;
    std::size_t enumeration = 0;
    bool operator==(const Type& other) const {
        return kind == other.kind && (kind != TypeKind::quantity || unit == other.unit) &&
               (kind != TypeKind::enumeration || enumeration == other.enumeration);
    }
};

// A resolved expression; kind error: a message was already given, and what depends on it stays silent.
struct Typed {
    Id id = no_id;
    Type type;
    enum {
        other,
        bare,
        ratio
    } of = other;  // of a pure number: written without unit or %, or a share of something
    bool ok() const { return type.kind != TypeKind::error; }
};

struct Unit {
    std::string name;
    std::vector<std::string> aliases;
    bool counted = false;
    Span span;
};

struct Scope;

// A name that stands for an expression: a definition (resolved when first used) or a parameter of a scoring
// form.
struct Binding {
    Syntax value;            // none: already resolved
    Scope* scope = nullptr;  // in which value is resolved
    Span span;
    Typed resolved;
    std::vector<RulingUse> uses;  // rulings that the value asks for
    enum { unresolved, in_progress, done } state = unresolved;
    bool parameter = false;               // of a scoring form: not a definition of its own
    std::vector<std::string> parameters;  // of a function: 绝对值(甲) = …
    bool used = false;
};

struct Scope {
    Scope* outer = nullptr;
    std::map<std::string, Binding> names;
    Space space = everywhere;  // of the records whose fields these names are
};

// 台账, as declared: the types of its fields.
struct LedgerTypes {
    std::vector<Type> fields;
};

// 对照表: a function whose value stands in the line that its arguments meet.
struct LookupTable {
    std::vector<std::string> parameters;
    std::vector<Syntax> lines;
    Span span;
    bool used = false;
    bool broken = false;    // a mistake in it was told
    std::vector<bool> met;  // by line but 其余: whether some value of some use meets it
    bool rest_met = false;
};

// 结果, read when it is first asked for.
struct PendingResult {
    Syntax node;
    Typed value;
    enum { unread, in_progress, done } state = unread;
};

// 甲|乙|丙: options, in messages.
std::string with_bars(const std::vector<std::string>& options);

// Whether a name is bound in a scope or one around it.
bool is_bound(const Scope& scope, const std::string& name);

struct FormDeclaration {
    std::vector<std::string> parameters;
    std::vector<Syntax> body;  // quotes and sentences
    Span span;
};

enum class NameKind { fact, ruling, form, ledger, table, result };
struct Global {
    NameKind kind;
    std::size_t index = 0;
    Span span;
};

struct Builder;  // rows.cpp
class Guards;

struct Context {
    const Sources& sources;
    Model& model;
    Diagnostics& diagnostics;
    std::vector<Unit> units;
    std::map<std::string, std::size_t> unit_names;
    std::vector<std::vector<std::string>> enumerations;
    std::vector<std::size_t> ruling_enumerations;  // by ruling
    std::vector<Type> fact_types;
    std::map<std::string, Global> globals;
    std::vector<FormDeclaration> forms;
    std::vector<LedgerTypes> ledgers;
    std::vector<LookupTable> tables;
    std::vector<PendingResult> results;  // as model.results
    std::shared_ptr<Guards> guards;      // of the checks, when first asked for
    std::size_t table_work = 0;          // lines compared to prove lookup tables, in all
    std::shared_ptr<Builder> rows;       // under construction, for 指标1.1
    Scope scope;                         // definitions outside the rows
    std::vector<std::unique_ptr<Scope>> scopes;
    std::vector<std::string> resolving;      // names of definitions being resolved, outermost first
    std::vector<RulingUse>* uses = nullptr;  // where rulings that an expression asks for are noted
    std::size_t expansions = 0;              // of scoring forms, nested
    std::size_t depth = 0;                   // of resolve, through definitions
    std::size_t calls = 0;                   // of functions, in all
    bool too_large = false;
    bool too_deep = false;  // said once: every definition of the chain would say it again

    Context(const Sources& s, Model& m, Diagnostics& d);

    void error(Code code, Span span, std::vector<Text> arguments = {}, std::vector<Label> labels = {}) {
        diagnostics.push_back({code, span, std::move(arguments), std::move(labels)});
    }
    // Once: after that every expression is 0.
    void tell_too_large(Span span) {
        if (pool().too_large() && !too_large)
            error(Code::expression_too_large, span, {std::to_string(Pool::max_numbers)});
        too_large = pool().too_large();
    }
    // Guessing what was meant costs a look at every name: a file with many mistakes gets no more guesses.
    bool may_guess() const { return diagnostics.size() < 20; }
    std::string text(Syntax syntax) const { return std::string(sources.text(syntax.span())); }
    std::string name(Syntax syntax) const;          // folded
    std::string quote(Syntax syntax) const;         // without its marks
    std::string unit_text(std::size_t unit) const;  // "" for a pure number
    Text unit_name(std::size_t unit) const;         // for messages
    Text type_text(const Type& type) const;
    Scope* open(Scope* outer);
    // 接受 「code」 「reason」; `within` is the row that it stands in (source 0: the whole standard).
    void accept(Syntax accepted, Span within);
    Pool& pool() { return model.pool; }
};

// While it lives, the rulings that expressions ask for are noted in `uses`.
class Noting {
public:
    Noting(Context& context, std::vector<RulingUse>& uses) : context_(context), outer_(context.uses) {
        context.uses = &uses;
    }
    ~Noting() { context_.uses = outer_; }
    Noting(const Noting&) = delete;
    Noting& operator=(const Noting&) = delete;

private:
    Context& context_;
    std::vector<RulingUse>* outer_;
};

// ---- names.cpp ----

Typed resolve_name(Context& context, Scope& scope, Syntax name);
Typed resolve_binding(Context& context, const std::string& name, Binding& binding);
std::optional<Number> literal(Context& context, Syntax number);  // of a number node
Typed quantity_literal(Context& context, Syntax quantity);
Typed date_literal(Context& context, Syntax date);
// The lower (0) or upper (1) end of a range node: 70-75%, where the unit of the upper end holds for both.
Typed range_end(Context& context, Syntax range, int end);
// What the values of a column can be.
Nature nature_of(const facts::Declaration& column);
// Unit of a quantity literal; false with a message when it is unknown.
bool find_unit(Context& context, Syntax unit, std::size_t& result);
// The message for a name that nothing declares: a missing space, or the nearest name.
void unknown_name(Context& context, Scope& scope, const std::string& name, Span span);

// 甲(式,式): a function or a table at work.
Typed resolve_call(Context& context, Scope& scope, Syntax call);

// ---- functions.cpp, aggregates.cpp, tables.cpp ----

Typed resolve_function(Context& context, Scope& scope, Syntax function);
Typed resolve_power(Context& context, Scope& scope, Syntax power);
Typed resolve_aggregate(Context& context, Scope& scope, Syntax aggregate);
// Whether records can be told apart by a key; else a message.
bool always_there(Context& context, Id key, Syntax written);
Typed look_up(Context& context, LookupTable& table, const std::vector<Typed>& arguments, Syntax call);
// Lines that no value of any use ever meets.
void check_tables(Context& context);

// ---- expressions.cpp ----

// The option of an enumeration that is written; else a message.
Typed resolve_option(Context& context, Syntax node, const Type& type);

Typed resolve(Context& context, Scope& scope, Syntax expression);
Typed resolve_truth(Context& context, Scope& scope, Syntax expression);     // else a message
Typed resolve_quantity(Context& context, Scope& scope, Syntax expression);  // else a message
// The comparison that a word makes.
Id compare_with(Pool& pool, Word comparator, Id left, Id right);
// A truth that may be not applicable: then it does not hold.
Id holds(Pool& pool, Id truth);
bool same_unit(Context& context, const Typed& left, const Typed& right, Span span);  // else a message

// ---- declarations.cpp ----

// A name of the whole standard; false with a message where it is taken.
bool declare(Context& context, const std::string& name, Global global);
void declare_fact(Context& context, Syntax fact);
void declare_ledger(Context& context, Syntax ledger);
void declare_table(Context& context, Syntax table);
void declare_all(Context& context, const Program& program, const std::vector<Choice>& choices);
void define(Context& context, Scope& scope, Syntax definition);

// The option of a ruling in force at a by_ruling node (which may name its own default). false with a message
// when the name is unknown.
struct InForce {
    std::size_t ruling = 0, option = 0;
    Meaning meaning;
    RulingUse use(Id mattered) const { return {ruling, option, mattered}; }
};
bool option_in_force(Context& context, Syntax by_ruling, std::initializer_list<MeaningKind> meanings,
                     InForce& result);
// The facts that an expression reads, in the order of their declaration.
std::vector<std::uint32_t> facts_of(const Pool& pool, Id id);
std::vector<std::uint32_t> ledgers_of(const Pool& pool, Id id);
bool reads_period(const Pool& pool, Id id);
// Names that a reader can hardly tell apart.
void check_look_alikes(Context& context);

// ---- derivations.cpp ----

void read_derivations(Context& context, const Program& program);
// Names the rulings of a derivation wherever its fact is read: a result must tell them.
void tell_rulings_of_derivations(Context& context);

// ---- rows.cpp ----

void build_rows(Context& context, const Program& program);
// A definition that is never used is still checked.
void resolve_unused(Context& context);
// 指标1.1: what the row with this number scores.
Typed score_of(Context& context, Syntax score_of);
// 总得分, where the results are read.
Typed total_score(Context& context, Span span);

// ---- results.cpp ----

void declare_results(Context& context, const Program& program);
// A result is read when it is first asked for.
Typed result_value(Context& context, std::size_t index, Span span);
void read_results(Context& context);

// ---- conserve.cpp: points are conserved ----

void check_points(Context& context);
void check_divisions(Context& context, const Row& row);
// Of a check or a result: else the message.
void check_divisions(Context& context, Id expression, Code code, Span span);

}  // namespace biaochi::model
