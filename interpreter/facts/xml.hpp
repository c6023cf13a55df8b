// XML parts of a workbook, as events. Whatever could make more of a text than it is (a document type,
// entities) refuses the file.
#pragma once

#include <string_view>

#include "interpreter/facts/archive.hpp"

namespace biaochi::facts {

constexpr std::size_t max_xml_depth = 64;

// The attributes of an element, by their names without a prefix; "" where there is none.
class Attributes {
public:
    explicit Attributes(const char** all) : all_(all) {}
    std::string_view operator[](std::string_view name) const;
    bool is_true(std::string_view name) const;  // 1 or true

private:
    const char** all_;
};

// What is made of the events. Names are without their prefix.
class XmlReader {
public:
    virtual ~XmlReader() = default;
    virtual void begin(std::string_view name, const Attributes& attributes) = 0;
    virtual void end(std::string_view /*name*/) {}
    virtual void text(std::string_view /*piece*/) {}
};

// Reads a part; where it cannot be read the refusal says why. A reader may refuse too: then no more events
// come.
void read_xml(Archive& archive, const std::string& part, XmlReader& reader, Refusal& refusal);

// A number of up to nine digits; `otherwise` where none is written.
std::uint32_t whole_number(std::string_view written, std::uint32_t otherwise);

}  // namespace biaochi::facts
