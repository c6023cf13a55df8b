// A bar on standard error while a large batch is scored.
#pragma once

#include <cstddef>

#include "interpreter/cli/session.hpp"

namespace biaochi::cli {

// Shows nothing unless somebody is looking (a terminal) and has to wait (a large batch). Wipes its line at
// the end.
class Progress {
public:
    using Callback = void (*)(std::size_t done, std::size_t all);

    Progress(const Session& session, std::size_t rows);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    Callback callback() const { return shown_ ? show : nullptr; }

private:
    static void show(std::size_t done, std::size_t all);

    bool shown_;
};

}  // namespace biaochi::cli
