// One run of one command: what the user set, the texts that were read, and where messages go.
#pragma once

#include <string>
#include <vector>

#include "interpreter/cli/cli.hpp"
#include "interpreter/cli/options.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/report/style.hpp"
#include "lang/source/source.hpp"

namespace biaochi::cli {

struct Session {
    const Console& console;
    Settings settings;
    Language language = Language::en;
    Sources sources;

    Session(const Console& on, Settings set, Language in)
        : console(on), settings(std::move(set)), language(in) {}

    // A line on standard error.
    void say(const std::string& line) const { console.err << line << '\n'; }
    // Messages on standard error, at most as many as a person reads; the rest is counted.
    void tell(const Diagnostics& diagnostics) const;
    int fail(Exit code, Diagnostic diagnostic) const;
    // How a report looks that goes to standard output.
    report::Style style() const;
};

// Files that belong together: all or none, as far as the system can.
int deliver(const Session& session, const std::vector<OutputFile>& files);

// The result of a command: to the file that --output names, whole or not at all, else to standard output.
int deliver(const Session& session, const std::string& result);

}  // namespace biaochi::cli
