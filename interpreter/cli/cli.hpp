// The command line: run() is the whole program but for main().
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace biaochi::cli {

constexpr const char* program_version = "0.1.0";

// What the process tells its caller.
enum Exit : int {
    fine = 0,
    input_errors = 1,  // the standard or the facts have errors
    wrong_usage = 2,
    input_output = 3,  // something cannot be read or written
};

// The terminal and the surroundings of a run; tests make their own.
struct Console {
    std::ostream& out;
    std::ostream& err;
    bool out_terminal = false, err_terminal = false;
    std::size_t width = 80;
    bool colourless = false;  // NO_COLOR
    std::string locale;       // LC_ALL, LC_MESSAGES or LANG
};

// `arguments` without the program's own name, in UTF-8.
int run(const std::vector<std::string>& arguments, const Console& console);

}  // namespace biaochi::cli
