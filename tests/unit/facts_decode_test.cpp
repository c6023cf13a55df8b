// Bytes → text: encodings.
#include <doctest/doctest.h>

#include "interpreter/facts/decode.hpp"

using namespace biaochi;

namespace {

// The text and the encoding of what was read; the code of the message where it was not.
std::string decoded(std::string bytes, std::string name = "甲.csv") {
    Sources sources;
    Diagnostics diagnostics;
    std::uint32_t source = 0;
    if (!facts::decode(sources, std::move(name), std::move(bytes), source, diagnostics))
        return std::string(info(diagnostics.front().code).id);
    CHECK(diagnostics.empty());
    const Source& read = sources[source];
    return (read.encoding.empty() ? "" : read.encoding + ":") + read.text;
}

}  // namespace

TEST_CASE("UTF-8 is itself") {
    CHECK(decoded("") == "");
    CHECK(decoded("a,b") == "a,b");
    CHECK(decoded("\xEF\xBB\xBF甲村") == "\xEF\xBB\xBF甲村");
}

TEST_CASE("what is not UTF-8 is GB18030, if all of it is") {
    CHECK(decoded("\xBC\xD7\xB4\xE5") == "GB18030:甲村");                    // GB2312
    CHECK(decoded("\xBC\xD7\xB4\xE5\x82\x31\xA4\x37") == "GB18030:甲村㫽");  // four bytes
    CHECK(decoded("\xBC\xD7\xB4\xFF") == "facts-encoding");
    CHECK(decoded("\xBC\xD7\xB4") == "facts-encoding");  // ends inside a character
    CHECK(decoded("\xFF") == "facts-encoding");
}

TEST_CASE("a text that is nearly UTF-8 was meant to be") {
    CHECK(decoded("甲村乙村\xE5\x90").substr(0, 12) == "甲村乙村");
    CHECK(decoded("\xEF\xBB\xBF\xBC\xD7") == "\xEF\xBB\xBF\xBC\xD7");  // it says so
}

TEST_CASE("JSON is nothing but UTF-8") {
    CHECK(decoded("\xBC\xD7\xB4\xE5", "甲.JSON") == "\xBC\xD7\xB4\xE5");
    CHECK(decoded("\xBC\xD7\xB4\xE5", "甲.jsonl") == "\xBC\xD7\xB4\xE5");
}

TEST_CASE("what else begins otherwise") {
    CHECK(decoded("\xFF\xFE甲") == "facts-utf16");
    CHECK(decoded("\xFE\xFF甲") == "facts-utf16");
    CHECK(decoded("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == "workbook-old");
    CHECK(decoded("PK\x03\x04") == "workbook-broken");
    CHECK(decoded("对象,登记人数", "甲.XLSX") == "workbook-broken");
}
