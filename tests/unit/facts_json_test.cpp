// JSON texts → values with their places, or why they are none.
#include <doctest/doctest.h>

#include "interpreter/facts/json.hpp"

using namespace biaochi;
namespace json = facts::json;

namespace {

struct Reading {
    Sources sources;
    std::vector<json::Value> values;
    Diagnostics wrong;

    explicit Reading(std::string text) {
        const auto end = static_cast<std::uint32_t>(text.size());
        const std::uint32_t source = sources.add("a.json", std::move(text));
        wrong = json::read(sources, {source, 0, end},
                           [this](const json::Value& each) { values.push_back(each); });
    }
    std::string at(Span span) const { return std::string(sources.text(span)); }
    std::string code() const {
        return wrong.empty() ? ""
                             : std::string(info(wrong.front().code).id) + "@" +
                                   std::to_string(wrong.front().span.begin);
    }
};

}  // namespace

TEST_CASE("JSON: each element of a list is given, with its place") {
    const Reading read(R"( [ {"a" : 1.50e1, "b\u0041":"x\"\\y" , "c":[true,null]} , -0 ] )");
    REQUIRE(read.wrong.empty());
    REQUIRE(read.values.size() == 2);
    const json::Value& object = read.values[0];
    REQUIRE(object.kind == json::Kind::object);
    CHECK(read.at(object.span) == "{");
    REQUIRE(object.parts.size() == 3);
    CHECK(object.parts[0].key == "a");
    CHECK(read.at(object.parts[0].key_span) == "a");
    CHECK(object.parts[0].text == "1.50e1");
    CHECK(read.at(object.parts[0].span) == "1.50e1");
    CHECK(object.parts[1].key == "bA");
    CHECK(object.parts[1].text == "x\"\\y");
    CHECK(read.at(object.parts[1].span) == R"(x\"\\y)");
    CHECK(object.parts[2].parts[0].text == "true");
    CHECK(read.at(object.parts[2].parts[1].span) == "null");
    CHECK(read.values[1].text == "-0");
}

TEST_CASE("JSON: one value without a list, and what is before an error is given") {
    CHECK(Reading("\xEF\xBB\xBF 7").values.at(0).text == "7");
    CHECK(Reading("[]").values.empty());
    CHECK(Reading("[{}, [1]").values.size() == 2);
}

TEST_CASE("JSON: what is none is told at its place") {
    for (const auto& [text, code] :
         std::vector<std::pair<const char*, const char*>>{{"", "json-unfinished@0"},
                                                          {"[1,]", "json-malformed@3"},
                                                          {"[1", "json-unfinished@1"},
                                                          {"\"abc", "json-unfinished@3"},
                                                          {"[01]", "json-malformed@2"},
                                                          {"{'a':1}", "json-malformed@1"},
                                                          {"[1] 2", "json-malformed@4"},
                                                          {"[NaN]", "json-malformed@1"},
                                                          {"[\"\t\"]", "json-malformed@2"},
                                                          {"[\"\\ud800\"]", "json-malformed@8"},
                                                          {"{\"a\":1,\"b\":2,\"a\":3}", "facts-duplicate@14"},
                                                          {"[{\"a\":1,\"\\u0061\":3}]", "facts-duplicate@9"}})
        CHECK_MESSAGE(Reading(text).code() == code, text);
    const std::string deep(65, '[');
    CHECK(Reading(deep).code() == "json-too-deep@64");
    CHECK(Reading(std::string(64, '[') + std::string(64, ']')).code().empty());
}
