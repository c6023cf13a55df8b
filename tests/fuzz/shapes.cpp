#include "tests/fuzz/shapes.hpp"

namespace biaochi::test {

std::string each(std::size_t n, const std::function<std::string(std::size_t)>& make) {
    std::string all;
    for (std::size_t i = 0; i < n; ++i) all += make(i);
    return all;
}

std::string nth(std::size_t n) { return std::to_string(n); }

std::string name_of(std::size_t n) {
    static const std::vector<std::string> digits = {"甲", "乙", "丙", "丁", "戊",
                                                    "庚", "辛", "壬", "癸", "子"};
    std::string name = "某";
    do name += digits[n % digits.size()];
    while ((n /= digits.size()) > 0);
    return name;
}

Input row(const std::string& sentences, const std::string& more) {
    return {
        Target::standard,
        head + more + "\n一级指标 1 「一」 10分 评估标准\n满分起扣。扣完为止。加至满分为止。\n" + sentences,
        nullptr};
}

}  // namespace biaochi::test
