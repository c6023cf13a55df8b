// Standard file (and what it imports) → Model.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "interpreter/model/model.hpp"
#include "lang/source/files.hpp"
#include "lang/syntax/tree.hpp"

namespace biaochi::model {

// A choice of options by ruling name, from an overlay file or the command line: 空分母 → 零分.
struct Choice {
    std::string ruling, option;
    Span span;  // in an overlay; source 0: from the command line
};

// The trees of a standard and of everything that it imports, imports first.
struct Program {
    std::vector<syntax::Tree> trees;  // the standard itself is the last
    Diagnostics diagnostics;
};

// Reads and parses; imports come from the standard's own folder and from the standard library only.
Program load(Sources& sources, const Files& files, const std::string& path);

// Overlay files: 裁定 空分母 = 零分。, one choice a line.
std::vector<Choice> read_overlay(Sources& sources, const Files& files, const std::string& path,
                                 Diagnostics& diagnostics);

// Resolves, checks and binds. With errors the model must not be scored.
struct Built {
    Model model;
    Diagnostics diagnostics;
};
Built from_syntax(const Sources& sources, const Program& program, const std::vector<Choice>& choices);

}  // namespace biaochi::model
