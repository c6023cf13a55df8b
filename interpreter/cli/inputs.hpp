// Reading files and folders for the commands.
#pragma once

#include <string>
#include <vector>

#include "interpreter/cli/session.hpp"
#include "interpreter/facts/table.hpp"

namespace biaochi::cli {

// Fact files and folders of them (the files with the extension of a fact format, by name, not those of
// folders inside). Tells which one cannot be read: then nothing is scored, for a batch with a part missing
// looks whole. `diagnostics` receives what is wrong with the facts themselves,
// `sources` the files in their order.
int read_facts(Session& session, const std::vector<std::string>& paths, const facts::Schema& schema,
               facts::Table& table, Diagnostics& diagnostics, std::vector<std::uint32_t>& sources);

// Whether a folder of facts is read with this file.
bool is_fact_file(const std::string& path);

// One text file into the session's sources; fine, or the exit code after telling why not.
int read_source(Session& session, const std::string& path, std::size_t limit, std::uint32_t& source);

}  // namespace biaochi::cli
