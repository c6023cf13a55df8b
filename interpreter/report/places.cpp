#include "interpreter/report/places.hpp"

#include <algorithm>

#include "lang/base/text.hpp"

namespace biaochi::report {

namespace {

bool opens(char32_t c) { return c == U'「' || c == U'“' || c == U'"'; }
bool closes(char32_t open, char32_t c) {
    return open == U'「' ? c == U'」' : open == U'“' ? c == U'”' : c == U'"';
}
bool ends_sentence(char32_t c) { return c == U'。' || c == U';' || c == U'；'; }

// Walks over a source text, comments left out: visit(code point, whether it stands in a quote) until it says
// false.
template <typename Visit>
void walk(std::string_view text, Visit visit) {
    char32_t quote = 0;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        if (quote == 0 && fold(c.value) == U'#') {
            i = std::min(text.find('\n', i), text.size());
            continue;
        }
        if (quote == 0 ? opens(c.value) : closes(quote, c.value)) quote = quote == 0 ? c.value : 0;
        if (!visit(c.value, quote != 0)) return;
        i += c.size;
    }
}

void append_plain(std::string& line, char32_t c) {
    if (is_blank(c) || c == U'\n' || c == U'\r') {
        if (!line.empty() && line.back() != ' ') line += ' ';
    } else {
        append(line, c);
    }
}

}  // namespace

std::string Places::at(Span span) const {
    if (span.source == 0) return {};
    const Source& source = (*sources_)[span.source];
    if (!source.sheets.empty()) return source.place(span.begin);
    const auto [place, fresh] = lines_.try_emplace(span.source);
    std::vector<std::uint32_t>& starts = place->second;
    if (fresh) {
        starts.push_back(0);
        for (std::size_t i = source.text.find('\n'); i != std::string::npos;
             i = source.text.find('\n', i + 1))
            starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
    const auto line = std::upper_bound(starts.begin(), starts.end(), span.begin) - starts.begin();
    return source.name + ":" + std::to_string(line);
}

std::string sentence(std::string_view source_text) {
    std::string line;
    walk(source_text, [&](char32_t c, bool) {
        append_plain(line, c);
        return true;
    });
    std::string_view shown = trim(line);
    for (const std::string_view stop : {"。", ";", "；", "."})
        if (shown.size() > stop.size() && shown.substr(shown.size() - stop.size()) == stop)
            shown.remove_suffix(stop.size());
    return std::string(shown);
}

std::string formula(const Sources& sources, Span name) {
    const std::string_view rest = std::string_view(sources[name.source].text).substr(name.end);
    std::string line;
    bool defined = false;
    char32_t before = 0;
    walk(rest, [&](char32_t c, bool quoted) {
        if (!defined) {
            defined = fold(c) == U'=';
            return defined || is_blank(c) || c == U'\n' || c == U'\r';
        }
        if (!quoted && (ends_sentence(c) || (before == U'.' && !is_digit(c)))) return false;
        append_plain(line, c);
        before = quoted ? U'"' : c;
        return true;
    });
    if (!defined) return sentence(sources.text(name));
    if (before == U'.') line.pop_back();  // it ended the sentence: no digit followed
    return std::string(trim(line));
}

}  // namespace biaochi::report
