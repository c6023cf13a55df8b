#include "interpreter/facts/xml.hpp"

#include <expat.h>

#include <memory>

namespace biaochi::facts {

namespace {

std::string_view local(const char* name) {
    const std::string_view whole = name;
    return whole.substr(whole.find(':') + 1);  // npos + 1 == 0
}

struct Parse {
    XML_Parser parser;
    XmlReader& reader;
    Refusal& refusal;
    const std::string& part;
    std::size_t depth = 0;

    void stop_if_refused() {
        if (refusal) XML_StopParser(parser, XML_FALSE);
    }
};

void XMLCALL on_begin(void* data, const char* name, const char** attributes) {
    Parse& parse = *static_cast<Parse*>(data);
    if (parse.refusal) return;
    if (++parse.depth > max_xml_depth)
        parse.refusal.limit({"“" + parse.part + "”的嵌套层数", "levels of nesting in “" + parse.part + "”"},
                            max_xml_depth);
    else
        parse.reader.begin(local(name), Attributes(attributes));
    parse.stop_if_refused();
}

void XMLCALL on_end(void* data, const char* name) {
    Parse& parse = *static_cast<Parse*>(data);
    if (parse.refusal) return;
    --parse.depth;
    parse.reader.end(local(name));
    parse.stop_if_refused();
}

void XMLCALL on_text(void* data, const char* text, int size) {
    Parse& parse = *static_cast<Parse*>(data);
    if (parse.refusal) return;
    parse.reader.text({text, static_cast<std::size_t>(size)});
    parse.stop_if_refused();
}

void XMLCALL on_doctype(void* data, const char*, const char*, const char*, int) {
    Parse& parse = *static_cast<Parse*>(data);
    parse.refusal.doctype(parse.part);
    parse.stop_if_refused();
}

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
    for (const char** each = all_; *each != nullptr; each += 2)
        if (local(*each) == name) return each[1];
    return {};
}

bool Attributes::is_true(std::string_view name) const {
    const std::string_view value = (*this)[name];
    return value == "1" || value == "true";
}

void read_xml(Archive& archive, const std::string& part, XmlReader& reader, Refusal& refusal) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr),
                                                                              XML_ParserFree);
    Parse parse{parser.get(), reader, refusal, part};
    XML_SetUserData(parser.get(), &parse);
    XML_SetElementHandler(parser.get(), on_begin, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    archive.read(part, [&](std::string_view piece, bool last) {
        if (XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), last ? 1 : 0) ==
            XML_STATUS_OK)
            return true;
        const std::string line = std::to_string(XML_GetCurrentLineNumber(parser.get()));
        refusal.broken({"“" + part + "”第 " + line + " 行不是完好的 XML",
                        "line " + line + " of “" + part + "” is no sound XML"});
        return false;
    });
}

std::uint32_t whole_number(std::string_view written, std::uint32_t otherwise) {
    if (written.empty() || written.size() > 9) return otherwise;
    std::uint32_t value = 0;
    for (const char c : written) {
        if (c < '0' || c > '9') return otherwise;
        value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value;
}

}  // namespace biaochi::facts
