// The bytes of a fact file → a source: the first step of reading, before any reader of a format.
#pragma once

#include "lang/diagnostic/diagnostic.hpp"

namespace biaochi::facts {

// A workbook becomes CSV with marks of its cells; text in GB18030 becomes UTF-8. Where the bytes cannot be
// read at all (another kind of workbook, an encoding that is neither, a limit) the source is added empty and
// false is given: then nothing of the batch should be scored. The diagnostics say why; else they are
// warnings. Text that is nearly UTF-8 is added as it is, for the reader names its subjects and refuses them.
bool decode(Sources& sources, std::string name, std::string bytes, std::uint32_t& source,
            Diagnostics& diagnostics);

}  // namespace biaochi::facts
