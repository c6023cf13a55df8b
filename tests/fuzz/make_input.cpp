// Random texts and mutations.
#include <algorithm>
#include <filesystem>

#include "lang/base/text.hpp"
#include "lang/words/words.hpp"
#include "tests/fuzz/input.hpp"
#include "tests/repository.hpp"

namespace biaochi::test {

namespace {

namespace fs = std::filesystem;

// Everything between two borders: a run of letters, of digits, a quote, a comment, one mark, blanks.
std::vector<std::string> tokens_of(std::string_view text) {
    const auto kind = [](char32_t c) {
        return is_letter(c) ? 1 : is_digit(c) || c == '.' ? 2 : is_blank(c) ? 3 : 0;
    };
    std::vector<std::string> tokens;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint first = decode(text, at);
        std::size_t end = at + first.size;
        if (first.value == U'「')
            end = std::min(text.find("」", at), text.size() - 3) + 3;
        else if (const int same = kind(first.value); same != 0)
            while (end < text.size() && kind(decode(text, end).value) == same) end += decode(text, end).size;
        tokens.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return tokens;
}

std::string joined(const std::vector<std::string>& tokens) {
    std::string text;
    for (const std::string& token : tokens) text += token;
    return text;
}

// A piece of a text, from one line's beginning to another's.
std::string window(Random& random, const std::string& text, std::size_t longest) {
    const auto line_start = [&](std::size_t at) {
        const std::size_t before = text.rfind('\n', at);
        return before == std::string::npos ? 0 : before + 1;
    };
    const std::size_t begin = line_start(random.below(text.size()));
    return text.substr(begin, line_start(std::min(text.size() - 1, begin + random.below(longest))) - begin +
                                  random.below(40));
}

struct Mutator {
    const Corpus& corpus;
    Random& random;

    // Another token of the same class: what comes out often still parses, and then reaches the model.
    std::string replacement(const std::string& token) {
        const char32_t first = token.empty() ? 0 : decode(token, 0).value;
        if (is_digit(first)) return random.pick(corpus.numbers);
        if (is_letter(first))
            return random.chance(60) ? random.pick(corpus.names) : random.pick(corpus.words);
        return random.pick(corpus.marks);
    }

    void token(std::vector<std::string>& tokens, const std::string& other) {
        if (tokens.empty()) return;
        const auto place = [&](std::size_t at) { return tokens.begin() + static_cast<std::ptrdiff_t>(at); };
        const std::size_t at = random.below(tokens.size());
        const std::size_t count = 1 + random.below(std::min<std::size_t>(tokens.size() - at, 6));
        switch (random.below(8)) {
            case 0: tokens.erase(place(at), place(at + count)); break;
            case 1: {
                const std::vector<std::string> copy(place(at), place(at + count));
                tokens.insert(place(random.below(tokens.size() + 1)), copy.begin(), copy.end());
                break;
            }
            case 2: std::swap(tokens[at], tokens[random.below(tokens.size())]); break;
            case 3: {
                const std::vector<std::string> piece = tokens_of(window(random, other, 200));
                tokens.insert(place(at), piece.begin(), piece.end());
                break;
            }
            default: tokens[at] = replacement(tokens[at]);
        }
    }

    // Changes after which the syntax is right still, mostly: what the model makes of it is another matter.
    std::string gently(const std::string& base) {
        if (base.empty()) return base;
        std::vector<std::string> lines;
        for (std::size_t begin = 0; begin < base.size();) {
            const std::size_t end = std::min(base.find('\n', begin), base.size() - 1);
            lines.push_back(base.substr(begin, end + 1 - begin));
            begin = end + 1;
        }
        for (std::size_t i = random.below(3); i > 0; --i) {
            const std::size_t at = random.below(lines.size());
            switch (random.below(3)) {
                case 0: lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at)); break;
                case 1:
                    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(random.below(lines.size())),
                                 lines[at]);
                    break;
                default: std::swap(lines[at], lines[random.below(lines.size())]);
            }
            if (lines.empty()) return {};
        }
        static const std::vector<std::vector<std::string>> alike = {
            {"达", "低于", "超过", "不超过", "不足", "不低于", "为", "不为"},
            {"得", "加", "扣"},
            {"且", "或"},
            {"以上", "以内", "以外"},
            {"次", "人", "户", "元", "分"},
            {"不得分", "不加分", "不扣分", "不参评"},
            {"舍去", "进一", "按比例"},
            {"就高", "就低"},
            {"扣完为止", "加至满分为止", "满分起扣"},
            {"+", "-", "×", "÷"},
            {"≥", "≤", "<", ">"}};
        std::vector<std::string> tokens = tokens_of(joined(lines));
        std::vector<std::string> own;  // the text's own names
        for (const std::string& token : tokens)
            if (is_letter(decode(token, 0).value) && exact_word(token) == Word::none) own.push_back(token);
        for (std::size_t i = random.below(6); i > 0 && !tokens.empty() && !own.empty(); --i) {
            std::string& token = tokens[random.below(tokens.size())];
            if (is_digit(decode(token, 0).value))
                token = random.chance(80) ? std::to_string(random.below(12)) : random.pick(corpus.numbers);
            else if (exact_word(token) == Word::none && is_letter(decode(token, 0).value) &&
                     random.chance(60))
                token = random.pick(own);
            else
                for (const std::vector<std::string>& words : alike)
                    for (const std::string& word : words)
                        if (token == word && random.chance(50)) token = random.pick(words);
        }
        return joined(tokens);
    }

    void bytes(std::string& text) {
        if (text.empty()) return;
        const std::size_t at = random.below(text.size());
        switch (random.below(4)) {
            case 0: text[at] = static_cast<char>(random.below(256)); break;
            case 1: text.insert(at, 1 + random.below(3), static_cast<char>(random.below(256))); break;
            case 2: text.erase(at, 1 + random.below(8)); break;
            default: text.insert(random.below(text.size()), text.substr(at, random.below(60)));
        }
    }

    std::string mutate(const std::string& base, const std::string& other) {
        std::vector<std::string> tokens = tokens_of(base);
        for (std::size_t i = random.below(5); i > 0; --i) token(tokens, other);
        std::string text = joined(tokens);
        if (random.chance(25))
            for (std::size_t i = 1 + random.below(3); i > 0; --i) bytes(text);
        return text;
    }

    std::string random_tokens() {
        std::string text;
        for (std::size_t i = random.below(40); i > 0; --i) {
            const std::size_t kind = random.below(10);
            text += kind < 4   ? random.pick(corpus.words)
                    : kind < 6 ? random.pick(corpus.names)
                    : kind < 8 ? random.pick(corpus.numbers)
                               : random.pick(corpus.marks);
            if (random.chance(40)) text += random.chance(90) ? " " : "\n";
        }
        return text;
    }

    std::string random_bytes() {
        std::string text;
        const std::size_t size = random.below(300);
        if (random.chance(50)) {
            for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(random.below(256));
            return text;
        }
        for (std::size_t i = 0; i < size / 3; ++i)  // code points, most of them of Chinese texts
            append(text, static_cast<char32_t>(random.chance(70)   ? 0x4E00 + random.below(0x5200)
                                               : random.chance(50) ? 0x3000 + random.below(0x40)
                                               : random.chance(80) ? 0xFF00 + random.below(0x60)
                                                                   : 0x20 + random.below(0xD7DF)));
        return text;
    }
};

Input random_input(const Corpus& corpus, Random& random) {
    Mutator mutator{corpus, random};
    Input input;
    input.target = static_cast<Target>(random.chance(60) ? 0 : 1 + random.below(3));
    input.schema = random.chance(50) ? corpus.community_schema : corpus.village_schema;
    input.text = random.chance(35) ? mutator.random_bytes() : mutator.random_tokens();
    if (input.target == Target::standard && random.chance(50)) {
        const bool row = random.chance(70);
        input.text = (row ? "一级指标 1 「一」 1分 评估标准\n" : "名 = ") + input.text;
    }
    if (input.target == Target::facts && random.chance(60)) input.text = "对象 溪头村\n" + input.text;
    if (input.target == Target::json && random.chance(60))
        input.text = R"([{"对象": "溪头村", )" + input.text;
    if (input.target == Target::csv && random.chance(60))
        input.text = "对象,登记失业人数,底数不清\n" + input.text;
    return input;
}

Input mutated_input(const Corpus& corpus, Random& random) {
    Mutator mutator{corpus, random};
    Input input;
    const std::size_t kind = random.below(1000);
    if (kind < 12) {  // a whole standard
        input.text = random.chance(60)
                         ? mutator.gently(random.pick(corpus.standards))
                         : mutator.mutate(random.pick(corpus.standards), random.pick(corpus.small));
    } else if (kind < 200) {
        input.text =
            mutator.mutate(window(random, random.pick(corpus.standards), 800), random.pick(corpus.standards));
    } else if (kind < 650) {
        const std::string& base = random.pick(corpus.small);
        input.text =
            random.chance(65) ? mutator.gently(base) : mutator.mutate(base, random.pick(corpus.small));
    } else {
        input.target = kind < 780 ? Target::facts : kind < 890 ? Target::csv : Target::json;
        input.schema = random.chance(50) ? corpus.community_schema : corpus.village_schema;
        const std::vector<std::string>& files = input.target == Target::facts ? corpus.facts
                                                : input.target == Target::csv ? corpus.csv
                                                                              : corpus.json;
        const std::string& base = random.pick(files);
        const std::string part = random.chance(25) ? base : base.substr(0, random.below(1500));
        input.text = random.chance(50) ? mutator.gently(part) : mutator.mutate(part, random.pick(files));
    }
    return input;
}

// Fact files of any standard: names, values and evidence as a clerk would write them.
std::string facts_file(Random& random, const facts::Schema& schema) {
    std::string text =
        "标准 「" + schema.title + "」 版本 「" + schema.version + "」\n报告期 2023年10月 至 2024年9月\n";
    for (int i = random.between(1, 2); i > 0; --i) {
        text += "对象 村" + std::to_string(i) + "\n";
        for (const facts::Declaration& fact : schema.facts)
            text += fact.name + ": " +
                    (fact.kind == facts::FactKind::truth ? random.pick<std::string>({"是", "否"})
                     : fact.kind == facts::FactKind::enumeration
                         ? random.pick(fact.options)
                         : std::to_string(random.below(100)) + fact.unit) +
                    (random.chance(20) ? " 「台账第3页」 # 已核\n" : "\n");
    }
    return text;
}

std::string csv_file(Random& random, const facts::Schema& schema) {
    std::string text = "对象";
    for (const facts::Declaration& fact : schema.facts) text += "," + fact.name;
    for (int i = 0; i < 3; ++i) {
        text += "\n村" + std::to_string(i);
        for (const facts::Declaration& fact : schema.facts)
            text +=
                "," + (fact.kind == facts::FactKind::truth ? random.pick<std::string>({"是", "否", "\"是\""})
                       : fact.kind == facts::FactKind::enumeration ? random.pick(fact.options)
                                                                   : std::to_string(random.below(100)));
    }
    return text + "\n";
}

std::string json_file(Random& random, const facts::Schema& schema) {
    std::string text = "[";
    for (int i = 0; i < 2; ++i) {
        text +=
            (i > 0 ? ",\n" : "\n") + std::string(R"({"对象": "村)") + std::to_string(i) + R"(", "facts": {)";
        bool first = true;
        for (const facts::Declaration& fact : schema.facts) {
            const std::string number = std::to_string(random.below(100));
            const std::string value =
                fact.kind == facts::FactKind::truth         ? random.pick<std::string>({"true", "false"})
                : fact.kind == facts::FactKind::enumeration ? '"' + random.pick(fact.options) + '"'
                : random.chance(20)
                    ? R"({"value": )" + number + R"(, "note": "台账第3页", "verified": false})"
                    : number;
            text += (first ? "" : ",\n ") + ('"' + fact.name) + "\": " + value;
            first = false;
        }
        text += "}}";
    }
    return text + "]\n";
}

}  // namespace

Corpus::Corpus() {
    Random random(1);
    for (const char* path : {community, village}) standards.push_back(read_file(path));
    const Built first(standards[0]);
    const Built second(standards[1]);
    community_schema = std::make_shared<facts::Schema>(first.model.schema);
    village_schema = std::make_shared<facts::Schema>(second.model.schema);
    for (int i = 0; i < 60; ++i) small.push_back(random_standard(random).text());
    for (const auto& each : fs::directory_iterator(repository() + "/stdlib"))
        if (each.path().extension() == ".biao")
            small.push_back(read_file("stdlib/" + each.path().filename().string()));
    for (const auto& schema : {community_schema, village_schema})
        for (int i = 0; i < 4; ++i) {
            facts.push_back(facts_file(random, *schema));
            csv.push_back(csv_file(random, *schema));
            json.push_back(json_file(random, *schema));
        }
    for (const auto& each : fs::recursive_directory_iterator(repository() + "/examples")) {
        const std::string path = fs::relative(each.path(), repository()).generic_string();
        if (each.path().extension() == ".facts") facts.push_back(read_file(path));
        if (each.path().extension() == ".csv") csv.push_back(read_file(path));
    }
    words = all_spellings();
    names = {"甲",   "率",   "次数",     "人数",         "村民数",     "推荐次数",
             "类型", "社区", "有台账",   "空分母",       "占比_1",     "逐件扣",
             "a1",   "x",    "底数不清", "登记失业人数", "不足三次者", "得分率"};
    for (const char* unit : {"分", "人", "次", "元", "points", "年"}) names.emplace_back(unit);
    numbers = {"0",
               "1",
               "2",
               "3",
               "5",
               "10",
               "60",
               "90",
               "100",
               "0.5",
               "1.50",
               "１２",
               "007",
               "999999999999999999",
               "9223372036854775808",
               "123456789012345678901234567890",
               "1234567890123456789012345678901",
               "0.000000000001",
               "1.1",
               "1.2.3"};
    marks = {"。",   ";",  "；", ".",      ",",  "，", "、",     "(",      ")",      "（", "）",
             ":",    "：", "|",  "=",      "+",  "-",  "×",      "÷",      "*",      "/",  "%",
             "％",   "≥",  "<=", "<",      "「", "」", "「甲」", "“乙”",   "\"丙\"", "#",  "\n",
             "\r\n", " ",  "　", "\uFEFF", "~",  "？", "😀",      "\u202E", "\x01"};
}

Input make_input(const Corpus& corpus, std::uint64_t seed, std::size_t index) {
    Random random(seed * 0x9E3779B97F4A7C15U + index);
    return index % 2 == 0 ? random_input(corpus, random) : mutated_input(corpus, random);
}

}  // namespace biaochi::test
