#include "interpreter/facts/decode.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include "interpreter/facts/workbook.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

bool begins(std::string_view bytes, std::string_view with) { return bytes.substr(0, with.size()) == with; }

bool has_extension(std::string_view name, std::string_view extension) {
    if (name.size() < extension.size()) return false;
    name.remove_prefix(name.size() - extension.size());
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i] >= 'A' && name[i] <= 'Z' ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
        if (c != extension[i]) return false;
    }
    return true;
}

// Whether bytes that are no UTF-8 are yet meant to be: more characters of several bytes are well formed than
// bytes are broken. In Chinese text of another encoding it is the other way round.
bool nearly_utf8(std::string_view bytes) {
    if (begins(bytes, "\xEF\xBB\xBF")) return true;
    std::size_t good = 0;
    std::size_t broken = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        const unsigned size = biaochi::decode(bytes, i).size;
        if (size > 2) ++good;
        if (size == 1 && static_cast<unsigned char>(bytes[i]) >= 0x80) ++broken;
        i += size;
    }
    return good > broken;
}

// Strictly: the offset of the first byte that does not fit, npos if all do.
std::size_t from_gb18030(std::string_view bytes, std::string& text) {
    const iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == iconv_t(-1)) return 0;  // NOLINT: how iconv says so
    std::string input(bytes);
    char* from = input.data();
    std::size_t left = input.size();
    std::string piece(65536, '\0');
    std::size_t wrong = std::string_view::npos;
    while (left > 0 && wrong == std::string_view::npos) {
        char* to = piece.data();
        std::size_t room = piece.size();
        const std::size_t result = iconv(converter, &from, &left, &to, &room);
        text.append(piece, 0, piece.size() - room);
        if (result == static_cast<std::size_t>(-1) && errno != E2BIG) wrong = input.size() - left;
    }
    iconv_close(converter);
    return wrong;
}

}  // namespace

bool decode(Sources& sources, std::string name, std::string bytes, std::uint32_t& source,
            Diagnostics& diagnostics) {
    const auto refuse = [&](Code code, std::vector<Text> arguments) {
        diagnostics.push_back({code, {}, std::move(arguments), {}});
        source = sources.add(std::move(name), "");
        return false;
    };
    if (begins(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return refuse(Code::workbook_old, {name});
    if (begins(bytes, "PK\x03\x04") || has_extension(name, ".xlsx")) {
        Refusal refusal(name);
        Diagnostics warnings;
        Source read = read_xlsx(name, bytes, refusal, warnings);
        if (refusal) return refuse(refusal.found()->code, refusal.found()->arguments);
        source = sources.add(std::move(read));
        for (Diagnostic& warning : warnings) {
            warning.span.source = source;
            diagnostics.push_back(std::move(warning));
        }
        return true;
    }
    if (begins(bytes, "\xFF\xFE") || begins(bytes, "\xFE\xFF")) return refuse(Code::facts_utf16, {name});
    const bool text_is_utf8 = first_invalid(bytes) == std::string_view::npos || nearly_utf8(bytes);
    if (text_is_utf8 || has_extension(name, ".json") || has_extension(name, ".jsonl") ||
        has_extension(name, ".ndjson")) {  // JSON is UTF-8 and nothing else
        source = sources.add(std::move(name), std::move(bytes));
        return true;
    }
    Source converted{name, {}, "GB18030"};
    const std::size_t wrong = from_gb18030(bytes, converted.text);
    if (wrong != std::string_view::npos) {
        const std::string byte = fmt::format("0x{:02X}", static_cast<unsigned char>(bytes[wrong]));
        return refuse(Code::facts_encoding, {name, byte, std::to_string(wrong)});
    }
    source = sources.add(std::move(converted));
    return true;
}

}  // namespace biaochi::facts
