// Shapes for the readers of fact files.
#include "tests/fuzz/shapes.hpp"

namespace biaochi::test {

namespace {

facts::Declaration count(const std::string& name) {
    facts::Declaration fact;
    fact.name = name;
    fact.unit = "人";
    fact.counted = true;
    return fact;
}

std::shared_ptr<facts::Schema> schema_of(std::size_t n) {
    auto schema = std::make_shared<facts::Schema>();
    schema->title = "测";
    schema->version = "一";
    for (std::size_t i = 0; i < n; ++i) schema->facts.push_back(count(name_of(i)));
    return schema;
}

// Sixty facts, as the real standards have.
const std::shared_ptr<facts::Schema>& sixty() {
    static const std::shared_ptr<facts::Schema> schema = schema_of(60);
    return schema;
}

Input facts_file(std::string text, std::shared_ptr<facts::Schema> schema = sixty()) {
    return {Target::facts, std::move(text), std::move(schema)};
}
Input csv(std::string text, std::shared_ptr<facts::Schema> schema = sixty()) {
    return {Target::csv, std::move(text), std::move(schema)};
}

std::string header() {
    return "对象" + each(60, [](std::size_t i) { return "," + name_of(i); }) + "\n";
}

std::string full_row(std::size_t i, const std::string& value) {
    return "村" + nth(i) + each(60, [&](std::size_t) { return "," + value; }) + "\n";
}

}  // namespace

const std::vector<Shape>& facts_shapes() {
    static const std::vector<Shape> all = {
        {".facts: many subjects",
         [](std::size_t n) {
             return facts_file(each(n, [](std::size_t i) {
                 return "对象 村" + nth(i) + "\n" +
                        each(60, [](std::size_t f) { return name_of(f) + ": 3人 「台账」\n"; });
             }));
         }},
        {".facts: subjects without facts",
         [](std::size_t n) {
             return facts_file(each(n, [](std::size_t i) { return "对象 村" + nth(i) + "\n"; }));
         }},
        {".facts: one subject over and over",
         [](std::size_t n) { return facts_file(each(n, [](std::size_t) { return "对象 村\n"; })); }},
        {".facts: names that are unknown",
         [](std::size_t n) {
             return facts_file("对象 村\n" +
                               each(n, [](std::size_t i) { return "无" + name_of(i) + ": 3\n"; }));
         }},
        {".facts: names nearly right",
         [](std::size_t n) {
             return facts_file("对象 村\n" +
                               each(n, [](std::size_t i) { return name_of(i % 60) + "儿: 3\n"; }));
         }},
        {".facts: one fact over and over",
         [](std::size_t n) {
             return facts_file("对象 村\n" + each(n, [](std::size_t) { return name_of(0) + ": 3\n"; }));
         }},
        {".facts: values that are wrong",
         [](std::size_t n) {
             return facts_file(each(n, [](std::size_t i) {
                 return "对象 村" + nth(i) + "\n" + name_of(0) + ": 三\n" + name_of(1) + ": 3户\n" +
                        name_of(2) + ": -1\n";
             }));
         }},
        {".facts: as many facts as the standard has",
         [](std::size_t n) {
             return facts_file("对象 村\n" + each(n, [](std::size_t i) { return name_of(i) + ": 3\n"; }),
                               schema_of(n));
         }},
        {".facts: unknown among many",
         [](std::size_t n) {
             return facts_file(
                 "对象 村\n" + each(n, [](std::size_t i) { return "无" + name_of(i) + ": 3\n"; }),
                 schema_of(n));
         }},
        {".facts: a long note",
         [](std::size_t n) {
             return facts_file("对象 村\n" + name_of(0) + ": 3 「" +
                               each(n, [](std::size_t) { return "甲"; }) + "」");
         }},
        {".facts: a long line",
         [](std::size_t n) { return facts_file(each(n, [](std::size_t) { return "对象 村 "; })); }},
        {".facts: a long number",
         [](std::size_t n) {
             return facts_file("对象 村\n" + name_of(0) + ": " + each(n, [](std::size_t) { return "1"; }));
         }},
        {".facts: quotes that are not closed",
         [](std::size_t n) {
             return facts_file("对象 村\n" + each(n, [](std::size_t) { return name_of(0) + ": 3 「甲\n"; }));
         }},
        {".facts: many quotes in a line",
         [](std::size_t n) {
             return facts_file("对象 村\n" + name_of(0) + ": 3 " +
                               each(n, [](std::size_t) { return "「甲」"; }));
         }},
        {".facts: blank lines",
         [](std::size_t n) { return facts_file(each(n, [](std::size_t) { return "\n"; })); }},
        {".facts: comments",
         [](std::size_t n) { return facts_file(each(n, [](std::size_t) { return "# 注「\n"; })); }},
        {".facts: periods",
         [](std::size_t n) {
             return facts_file("对象 村\n" +
                               each(n, [](std::size_t) { return "报告期 2023年10月 至 2024年9月\n"; }));
         }},
        {".facts: not UTF-8",
         [](std::size_t n) {
             return facts_file("\xFF" + each(n, [](std::size_t i) { return "对象 村\xFE" + nth(i) + "\n"; }));
         }},
        {"csv: many rows",
         [](std::size_t n) {
             return csv(header() + each(n, [](std::size_t i) { return full_row(i, "3"); }));
         }},
        {"csv: many quoted cells",
         [](std::size_t n) {
             return csv(header() + each(n, [](std::size_t i) { return full_row(i, "\"3\""); }));
         }},
        {"csv: many wrong cells",
         [](std::size_t n) {
             return csv(header() + each(n, [](std::size_t i) { return full_row(i, "三"); }));
         }},
        {"csv: rows cut short",
         [](std::size_t n) {
             return csv(header() + each(n, [](std::size_t i) { return "村" + nth(i) + ",1\n"; }));
         }},
        {"csv: one subject over and over",
         [](std::size_t n) { return csv(header() + each(n, [](std::size_t) { return full_row(0, "3"); })); }},
        {"csv: unknown columns",
         [](std::size_t n) {
             return csv("对象" + each(n, [](std::size_t i) { return ",无" + name_of(i); }) + "\n村" +
                        each(n, [](std::size_t) { return ",1"; }));
         }},
        {"csv: columns nearly right",
         [](std::size_t n) {
             return csv("对象" + each(n, [](std::size_t i) { return "," + name_of(i % 60) + "儿"; }) +
                        "\n村");
         }},
        {"csv: one column over and over",
         [](std::size_t n) {
             return csv("对象" + each(n, [](std::size_t) { return "," + name_of(0); }) + "\n村");
         }},
        {"csv: the subject over and over, after others",
         [](std::size_t n) {
             return csv("无" + each(n, [](std::size_t) { return ","; }) +
                        each(n, [](std::size_t) { return ",对象"; }) + "\n村");
         }},
        {"csv: as many columns as the standard has facts",
         [](std::size_t n) {
             return csv("对象" + each(n, [](std::size_t i) { return "," + name_of(i); }) + "\n村" +
                            each(n, [](std::size_t) { return ",1"; }),
                        schema_of(n));
         }},
        {"csv: unknown columns among many facts",
         [](std::size_t n) {
             return csv("对象" + each(n, [](std::size_t i) { return ",无" + name_of(i); }) + "\n村",
                        schema_of(n));
         }},
        {"csv: empty columns",
         [](std::size_t n) { return csv("对象" + each(n, [](std::size_t) { return ","; }) + "\n村"); }},
        {"csv: blank rows",
         [](std::size_t n) { return csv(header() + each(n, [](std::size_t) { return "\n"; })); }},
        {"csv: rows of commas",
         [](std::size_t n) {
             return csv(header() + each(n, [](std::size_t) { return ",,,,,,\n"; }) + "村");
         }},
        {"csv: a long cell",
         [](std::size_t n) {
             return csv(header() + "村,\"" + each(n, [](std::size_t) { return "1"; }) + "\"\n");
         }},
        {"csv: doubled quotes",
         [](std::size_t n) {
             return csv(header() + "\"" + each(n, [](std::size_t) { return "\"\""; }) + "\",1\n");
         }},
        {"csv: quotes that are not closed",
         [](std::size_t n) { return csv(header() + each(n, [](std::size_t) { return "\"村,1\n"; })); }},
        {"csv: quotes astray",
         [](std::size_t n) {
             return csv(header() + each(n, [](std::size_t) { return "村\"\",\"1\"2\n"; }));
         }},
        {"csv: lone returns",
         [](std::size_t n) { return csv(header() + each(n, [](std::size_t) { return "村,1\r"; })); }},
        {"csv: semicolons",
         [](std::size_t n) { return csv(each(n, [](std::size_t i) { return "对象;" + nth(i); })); }},
        {"csv: long names of subjects",
         [](std::size_t n) {
             return csv(header() + each(n / 100 + 1, [](std::size_t i) {
                            return each(100, [](std::size_t) { return "村"; }) + nth(i) + ",1\n";
                        }));
         }},
    };
    return all;
}

}  // namespace biaochi::test
