#include "interpreter/cli/progress.hpp"

#include "lang/base/text.hpp"

namespace biaochi::cli {

namespace {

constexpr std::size_t large = 20000;  // rows; fewer are done before a bar could be read
constexpr std::size_t bar_width = 40;

// The engine calls back through a plain function, so what it needs stands here; there is one run in a
// process.
const Session* shown_in = nullptr;
std::size_t last_percent = 0;

std::string title() { return std::string(text(Message::scoring, shown_in->language)); }

}  // namespace

Progress::Progress(const Session& session, std::size_t rows)
    : shown_(session.console.err_terminal && rows > large) {
    if (!shown_) return;
    shown_in = &session;
    last_percent = 101;
}

Progress::~Progress() {
    if (!shown_) return;
    shown_in->console.err << '\r' << std::string(display_width(title()) + bar_width + 10, ' ') << '\r'
                          << std::flush;
    shown_in = nullptr;
}

void Progress::show(std::size_t done, std::size_t all) {
    const std::size_t percent = all == 0 ? 100 : done * 100 / all;
    if (percent == last_percent) return;
    last_percent = percent;
    const std::size_t filled = percent * bar_width / 100;
    shown_in->console.err << '\r' << title() << " [" << std::string(filled, '#')
                          << std::string(bar_width - filled, ' ') << "] " << percent << '%' << std::flush;
}

}  // namespace biaochi::cli
