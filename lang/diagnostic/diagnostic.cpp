#include "lang/diagnostic/diagnostic.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>

#include "lang/base/text.hpp"

namespace biaochi {

namespace {

std::string kebab(std::string_view name) {
    std::string id(name);
    std::replace(id.begin(), id.end(), '_', '-');
    return id;
}

// A name of a thousand characters is not repeated whole.
std::string shortened(const std::string& argument) {
    constexpr std::size_t longest = 600;  // bytes
    if (argument.size() <= longest) return argument;
    std::size_t end = longest / 3;
    while ((static_cast<unsigned char>(argument[end]) & 0xC0U) == 0x80U) --end;
    return argument.substr(0, end) + "…";
}

std::string quote_line(const Sources& sources, Span span) {
    constexpr std::size_t longest = 160;  // bytes: a 100 MB line is not printed whole
    const Source& source = sources[span.source];
    const Location location = source.locate(span.begin);
    std::string_view line = source.line_at(span.begin);
    const std::size_t start = static_cast<std::size_t>(line.data() - source.text.data());
    std::size_t from = 0;
    if (span.begin - start > longest / 2) {
        from = span.begin - start - longest / 2;
        while (from > 0 && (static_cast<unsigned char>(line[from]) & 0xC0U) == 0x80U) --from;
    }
    std::size_t to = std::min(line.size(), from + longest);
    while (to < line.size() && (static_cast<unsigned char>(line[to]) & 0xC0U) == 0x80U) ++to;
    std::string shown;
    std::string marks;
    for (std::size_t i = from; i < to;) {
        const CodePoint c = decode(line, i);
        const bool clean = c.value >= 0x20 && c.value != 0x7F && !is_bidirectional_control(c.value);
        const char32_t value = c.value == '\t' ? U' ' : clean ? c.value : U'\uFFFD';
        append(shown, value);
        const bool marked = start + i >= span.begin && start + i < std::max(span.end, span.begin + 1);
        marks += std::string(static_cast<std::size_t>(display_width(value)), marked ? '^' : ' ');
        i += c.size;
    }
    if (marks.find('^') == std::string::npos) marks += '^';
    marks.erase(marks.find_last_not_of(' ') + 1);
    const CellMark* cell = source.cell_at(span.begin);
    const std::string number = std::to_string(cell != nullptr ? cell->row + 1 : location.line);
    const std::string margin(number.size(), ' ');
    return fmt::format(" {} | {}{}{}\n {} | {}{}\n", number, from > 0 ? "…" : "", shown,
                       to < line.size() ? "…" : "", margin, from > 0 ? " " : "", marks);
}

}  // namespace

const CodeInfo& info(Code code) {
    static const std::vector<std::string> ids = {
#define BIAOCHI_CODE(name, severity, zh, en) kebab(#name),
#include "lang/diagnostic/codes.inc"
#undef BIAOCHI_CODE
    };
    static const std::vector<CodeInfo> table = [] {
        std::vector<CodeInfo> rows = {
#define BIAOCHI_CODE(name, severity, zh, en) CodeInfo{"", Severity::severity, zh, en},
#include "lang/diagnostic/codes.inc"
#undef BIAOCHI_CODE
        };
        for (std::size_t i = 0; i < rows.size(); ++i) rows[i].id = ids[i];
        return rows;
    }();
    return table[static_cast<std::size_t>(code)];
}

const std::vector<Code>& all_codes() {
    static const std::vector<Code> codes = {
#define BIAOCHI_CODE(name, severity, zh, en) Code::name,
#include "lang/diagnostic/codes.inc"
#undef BIAOCHI_CODE
    };
    return codes;
}

bool has_errors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.severity() == Severity::error; });
}

std::string Diagnostic::message(Language language) const {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const Text& argument : arguments) store.push_back(shortened(argument.in(language)));
    const CodeInfo& row = info(code);
    return fmt::vformat(language == Language::zh ? row.zh : row.en, store);
}

std::string render(const Diagnostic& diagnostic, const Sources& sources, Language language) {
    const bool zh = language == Language::zh;
    const bool error = diagnostic.severity() == Severity::error;
    const std::string_view word = error ? (zh ? "错误" : "error") : (zh ? "警告" : "warning");
    std::string result;
    if (diagnostic.span.source != 0)
        result = sources[diagnostic.span.source].place(diagnostic.span.begin) + ": ";
    result += fmt::format("{}[{}]{}{}\n", word, info(diagnostic.code).id, zh ? ":" : ": ",
                          diagnostic.message(language));
    if (diagnostic.span.source != 0) result += quote_line(sources, diagnostic.span);
    for (const Label& label : diagnostic.labels) {
        result += fmt::format(" {} {}: {}\n", zh ? "另见" : "see",
                              sources[label.span.source].place(label.span.begin), label.text.in(language));
        result += quote_line(sources, label.span);
    }
    return result;
}

Diagnostics purity(const Sources& sources, std::uint32_t source) {
    return purity(sources, {source, 0, static_cast<std::uint32_t>(sources[source].text.size())});
}

Diagnostics purity(const Sources& sources, Span stretch) {
    const std::string& text = sources[stretch.source].text;
    FirstImpurity found = first_impurity(sources.text(stretch));
    if (found.kind == Impurity::none) return {};
    found.offset += stretch.begin;
    const Span span{stretch.source, static_cast<std::uint32_t>(found.offset),
                    static_cast<std::uint32_t>(found.offset + found.size)};
    const std::string offset = std::to_string(found.offset);
    const auto byte = static_cast<unsigned char>(text[found.offset]);
    switch (found.kind) {
        case Impurity::invalid_utf8:
            return {{Code::source_not_utf8, span, {fmt::format("0x{:02X}", byte), offset}, {}}};
        case Impurity::bidirectional:
            return {
                {Code::source_bidirectional,
                 span,
                 {fmt::format("U+{:04X}", static_cast<unsigned>(decode(text, found.offset).value)), offset},
                 {}}};
        default: return {{Code::source_control, span, {fmt::format("U+{:04X}", byte), offset}, {}}};
    }
}

}  // namespace biaochi
