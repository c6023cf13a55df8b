// The process: its arguments, its terminal, its surroundings. All else is run().
#include <cstdlib>
#include <iostream>

#include "interpreter/cli/cli.hpp"

#ifdef _WIN32
#include <io.h>
#define BIAOCHI_IS_TERMINAL(stream) (_isatty(_fileno(stream)) != 0)
#else
#include <sys/ioctl.h>
#include <unistd.h>
#define BIAOCHI_IS_TERMINAL(stream) (isatty(fileno(stream)) != 0)
#endif

namespace {

std::size_t terminal_width() {
#ifdef TIOCGWINSZ
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
#endif
    return 80;
}

// As setlocale() does: the first that is set and not empty.
std::string locale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return value;
    }
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    biaochi::cli::Console console{std::cout, std::cerr, false, false, 80, false, {}};
    console.out_terminal = BIAOCHI_IS_TERMINAL(stdout);
    console.err_terminal = BIAOCHI_IS_TERMINAL(stderr);
    if (console.out_terminal) console.width = terminal_width();
    const char* colour = std::getenv("NO_COLOR");
    console.colourless = colour != nullptr && *colour != '\0';
    console.locale = locale();
    return biaochi::cli::run(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), console);
}
