#include "interpreter/report/report.hpp"

namespace biaochi::report {

const std::vector<Format>& formats() {
    static const std::vector<Format> table = {
        {"text", "文本", ".txt", text, explain_text},
        {"csv", "表格", ".csv", csv, nullptr},
        {"json", "", ".json", json, explain_json},
        {"md", "文档", ".md", markdown, explain_markdown},
    };
    return table;
}

}  // namespace biaochi::report
