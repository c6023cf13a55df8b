#include "interpreter/facts/workbook_parts.hpp"

#include <map>

#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

struct Relation {
    std::string kind, part;
};
using Relations = std::map<std::string, Relation, std::less<>>;

// A part named relative to the folder of another, both inside the archive.
std::string part_name(std::string_view folder, std::string_view target) {
    if (!target.empty() && target.front() == '/') return std::string(target.substr(1));
    std::string result(folder);
    while (target.substr(0, 3) == "../") {
        target.remove_prefix(3);
        const std::size_t slash = result.empty() ? std::string::npos : result.rfind('/', result.size() - 2);
        result.erase(slash == std::string::npos ? 0 : slash + 1);
    }
    return result + std::string(target);
}

class RelationReader final : public XmlReader {
public:
    explicit RelationReader(std::string_view folder) : folder_(folder) {}
    void begin(std::string_view name, const Attributes& attributes) override {
        if (name != "Relationship" || attributes["TargetMode"] == "External") return;  // never followed
        const std::string_view kind = attributes["Type"];
        found.emplace(attributes["Id"], Relation{std::string(kind.substr(kind.rfind('/') + 1)),
                                                 part_name(folder_, attributes["Target"])});
    }
    Relations found;

private:
    std::string_view folder_;
};

Relations read_relations(Archive& archive, std::string_view part, Refusal& refusal) {
    const std::string_view folder = part.substr(0, part.rfind('/') + 1);  // npos + 1 == 0
    RelationReader reader(folder);
    const std::string name =
        std::string(folder) + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
    read_xml(archive, name, reader, refusal);
    return std::move(reader.found);
}

class BookReader final : public XmlReader {
public:
    BookReader(Book& book, const Relations& relations, Refusal& refusal)
        : book_(book), relations_(relations), refusal_(refusal) {}
    void begin(std::string_view name, const Attributes& attributes) override {
        if (name == "workbookPr") {
            book_.counts_from_1904 = attributes.is_true("date1904");
        } else if (name == "calcPr") {
            book_.computed_on_load = attributes.is_true("fullCalcOnLoad");
        } else if (name == "sheet") {
            const auto found = relations_.find(attributes["id"]);
            if (found == relations_.end())
                return refusal_.broken({"有一张工作表没有内容", "one of its sheets has no part"});
            if (found->second.kind != "worksheet") return;  // a chart: it has no cells
            if (book_.sheets.size() == max_sheets) return refusal_.limit({"工作表", "sheets"}, max_sheets);
            const std::string_view state = attributes["state"];
            book_.sheets.push_back(
                {std::string(attributes["name"]), found->second.part, !state.empty() && state != "visible"});
        }
    }

private:
    Book& book_;
    const Relations& relations_;
    Refusal& refusal_;
};

class TextsReader final : public XmlReader {
public:
    TextsReader(SharedTexts& texts, Refusal& refusal)
        : texts_(texts), rich_(texts.growing()), refusal_(refusal) {}
    void begin(std::string_view name, const Attributes&) override { rich_.begin(name); }
    void end(std::string_view name) override {
        rich_.end(name);
        if (name != "si") return;
        unescape(texts_.growing(), texts_.growing().size() - texts_.open_size());
        texts_.close();
    }
    void text(std::string_view piece) override {
        rich_.text(piece);
        if (texts_.open_size() > max_workbook_text)
            refusal_.limit({"一格的字节数", "bytes of a cell"}, max_workbook_text);
    }

private:
    SharedTexts& texts_;
    RichText rich_;
    Refusal& refusal_;
};

class StylesReader final : public XmlReader {
public:
    explicit StylesReader(std::vector<Shown>& styles) : styles_(styles) {}
    void begin(std::string_view name, const Attributes& attributes) override {
        if (name == "numFmt") {
            formats_[whole_number(attributes["numFmtId"], 0)] = shown_by(attributes["formatCode"]);
        } else if (name == "cellXfs") {
            cells_ = true;
        } else if (name == "xf" && cells_) {
            const std::uint32_t id = whole_number(attributes["numFmtId"], 0);
            const auto own = formats_.find(id);
            styles_.push_back(own != formats_.end() ? own->second : shown_by_built_in(id));
        }
    }
    void end(std::string_view name) override {
        if (name == "cellXfs") cells_ = false;
    }

private:
    std::vector<Shown>& styles_;
    std::map<std::uint32_t, Shown> formats_;
    bool cells_ = false;
};

// The part of that kind, "" if there is none.
std::string part_of(const Relations& relations, std::string_view kind) {
    for (const auto& [id, relation] : relations)
        if (relation.kind == kind) return relation.part;
    return {};
}

}  // namespace

Book read_book(Archive& archive, Refusal& refusal) {
    Book book;
    const std::string main = part_of(read_relations(archive, "", refusal), "officeDocument");
    if (main.empty()) refusal.broken({"里面没有工作簿", "there is no workbook inside"});
    if (refusal) return book;
    const Relations relations = read_relations(archive, main, refusal);
    BookReader reader(book, relations, refusal);
    read_xml(archive, main, reader, refusal);
    if (const std::string part = part_of(relations, "sharedStrings"); !part.empty()) {
        TextsReader texts(book.texts, refusal);
        read_xml(archive, part, texts, refusal);
    }
    if (const std::string part = part_of(relations, "styles"); !part.empty()) {
        StylesReader styles(book.styles);
        read_xml(archive, part, styles, refusal);
    }
    return book;
}

void RichText::begin(std::string_view name) {
    if (name == "rPh") phonetic_ = true;
    open_ = name == "t" && !phonetic_;
}

void RichText::end(std::string_view name) {
    if (name == "rPh") phonetic_ = false;
    if (name == "t") open_ = false;
}

void unescape(std::string& text, std::size_t from) {
    const auto hex = [&](std::size_t at) {
        char32_t value = 0;
        for (std::size_t i = at; i < at + 4; ++i) {
            const char c = text[i];
            const int digit = c >= '0' && c <= '9'   ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : -1;
            if (digit < 0) return U'\0';
            value = value * 16 + static_cast<char32_t>(digit);
        }
        return value;
    };
    for (std::size_t at = text.find("_x", from); at != std::string::npos; at = text.find("_x", at + 1)) {
        if (at + 7 > text.size() || text[at + 6] != '_') continue;
        const char32_t value = hex(at + 2);
        if (value == 0 || (value >= 0xD800 && value <= 0xDFFF)) continue;
        std::string character;
        append(character, value);
        text.replace(at, 7, character);
        at += character.size() - 1;
    }
}

}  // namespace biaochi::facts
