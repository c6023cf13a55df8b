#include "interpreter/cli/options.hpp"

#include "interpreter/report/report.hpp"
#include "lang/base/text.hpp"

namespace biaochi::cli {

namespace {

std::vector<OptionValue> format_values() {
    std::vector<OptionValue> values;
    for (const report::Format& format : report::formats()) values.push_back({format.name, format.alias});
    return values;
}

}  // namespace

const std::vector<OptionRow>& options() {
    using M = Message;
    static const std::vector<OptionRow> table = {
        {Option::format, "--format", "--格式", '\0', M::value_format, M::option_format, &Settings::format,
         format_values()},
        {Option::output, "--output", "--输出", 'o', M::value_file, M::option_output, &Settings::output, {}},
        {Option::receipt,
         "--receipt",
         "--回执",
         '\0',
         M::value_file,
         M::option_receipt,
         &Settings::receipt,
         {}},
        {Option::bom, "--bom", "--加BOM", '\0', M::value_file, M::option_bom, &Settings::bom, {}},
        {Option::ruling,
         "--ruling",
         "--裁定",
         '\0',
         M::value_ruling,
         M::option_ruling,
         &Settings::rulings,
         {}},
        {Option::overlay,
         "--overlay",
         "--覆盖",
         '\0',
         M::value_file,
         M::option_overlay,
         &Settings::overlays,
         {}},
        {Option::pass_mark,
         "--pass-mark",
         "--达标线",
         '\0',
         M::value_number,
         M::option_pass_mark,
         &Settings::pass_mark,
         {}},
        {Option::subject,
         "--subject",
         "--对象",
         '\0',
         M::value_name,
         M::option_subject,
         &Settings::subjects,
         {}},
        {Option::by_subject,
         "--by-subject",
         "--按对象",
         '\0',
         M::value_file,
         M::option_by_subject,
         &Settings::by_subject,
         {}},
        {Option::indicator,
         "--indicator",
         "--指标",
         '\0',
         M::value_label,
         M::option_indicator,
         &Settings::indicators,
         {}},
        {Option::dump,
         "--dump",
         "--打印",
         '\0',
         M::value_product,
         M::option_dump,
         &Settings::dump,
         {{"tree", "树"}, {"model", "模型"}, {"plan", "计划"}}},
        {Option::reach, "--reach", "--可达", '\0', M::value_file, M::option_reach, &Settings::reach, {}},
        {Option::strict, "--strict", "--从严", '\0', M::value_file, M::option_strict, &Settings::strict, {}},
        {Option::to,
         "--to",
         "--转为",
         '\0',
         M::value_language,
         M::option_to,
         &Settings::to,
         {{"zh", "中文"}, {"en", "英文"}}},
        {Option::lang,
         "--lang",
         "--语言",
         '\0',
         M::value_language,
         M::option_lang,
         &Settings::lang,
         {{"zh", "中文"}, {"en", "英文"}}},
        {Option::no_color,
         "--no-color",
         "--无色",
         '\0',
         M::value_file,
         M::option_no_color,
         &Settings::no_color,
         {}},
        {Option::help, "--help", "--帮助", 'h', M::value_file, M::option_help, &Settings::help, {}},
        {Option::version,
         "--version",
         "--版本",
         '\0',
         M::value_file,
         M::option_version,
         &Settings::version,
         {}},
        {Option::list_codes,
         "--list-codes",
         "--列出代码",
         '\0',
         M::value_file,
         M::option_list_codes,
         &Settings::list_codes,
         {}},
    };
    return table;
}

const OptionRow& row_of(Option option) { return options()[static_cast<std::size_t>(option)]; }

const OptionRow* find_option(std::string_view written) {
    for (const OptionRow& row : options()) {
        const bool letter =
            row.letter != '\0' && written.size() == 2 && written[0] == '-' && written[1] == row.letter;
        if (written == row.name || written == row.alias || letter) return &row;
    }
    return nullptr;
}

std::string OptionRow::choices(Language language) const {
    std::string all;
    for (const OptionValue& each : values) {
        const bool chinese = language == Language::zh && !each.alias.empty();
        all += (all.empty() ? "" : "|") + std::string(each.name) +
               (chinese ? "(" + std::string(each.alias) + ")" : "");
    }
    return all;
}

Text suggestion(std::string_view written, const std::vector<std::string>& candidates) {
    const std::string guess = nearest(written, candidates);
    return guess.empty() ? both(Message::full_stop) : both(Message::did_you_mean, {guess});
}

std::string printable(std::string_view text) {
    std::string shown;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        const bool clean =
            c.value >= 0x20 && (c.value < 0x7F || c.value > 0x9F) && !is_bidirectional_control(c.value);
        append(shown, clean ? c.value : U'\uFFFD');
        i += c.size;
    }
    return shown;
}

}  // namespace biaochi::cli
