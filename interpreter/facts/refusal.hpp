// Why a file cannot be read at all.
#pragma once

#include <optional>

#include "lang/diagnostic/diagnostic.hpp"

namespace biaochi::facts {

// The first reason counts; what comes after it is its consequence.
class Refusal {
public:
    explicit Refusal(std::string file) : file_(std::move(file)) {}

    explicit operator bool() const { return found_.has_value(); }
    void broken(Text why) { give(Code::workbook_broken, {file_, std::move(why)}); }
    void damaged(const std::string& part) { broken({"“" + part + "”已损坏", "“" + part + "” is damaged"}); }
    void doctype(std::string part) { give(Code::workbook_doctype, {file_, std::move(part)}); }
    void limit(Text what, std::size_t most) {
        give(Code::workbook_limit, {file_, std::move(what), std::to_string(most)});
    }
    const std::optional<Diagnostic>& found() const { return found_; }

private:
    void give(Code code, std::vector<Text> arguments) {
        if (!found_) found_ = Diagnostic{code, {}, std::move(arguments), {}};
    }

    std::string file_;
    std::optional<Diagnostic> found_;
};

}  // namespace biaochi::facts
