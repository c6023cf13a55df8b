#include "interpreter/report/style.hpp"

namespace biaochi::report {

// The sixteen colours that every terminal has, so that a user's own palette holds.
std::string Style::paint(Paint paint, std::string text) const {
    if (!colour || paint == Paint::plain || text.empty()) return text;
    const char* code = "";
    switch (paint) {
        case Paint::strong: code = "1"; break;
        case Paint::faint: code = "2"; break;
        case Paint::good: code = "32"; break;
        case Paint::bad: code = "31"; break;
        case Paint::open: code = "33"; break;
        case Paint::plain: break;
    }
    return std::string("\x1b[") + code + "m" + text + "\x1b[0m";
}

}  // namespace biaochi::report
