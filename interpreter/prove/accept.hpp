// 接受: what the author of a standard knows of and leaves as it is.
#pragma once

#include "interpreter/model/model.hpp"

namespace biaochi::prove {

// An acceptance that met something.
struct Accepted {
    const model::Acceptance* acceptance = nullptr;
    Diagnostics warnings;
};

struct Judged {
    Diagnostics open;                // findings that nobody accepted, and what is wrong with acceptances
    std::vector<Accepted> accepted;  // in the order of the file
};

// A warning is accepted by its code where it lies inside the row of the acceptance, or anywhere for one of
// the whole standard. One that meets no warning is an error, unless the user chose rulings: the warnings are
// others then.
Judged judge(const model::Model& model, Diagnostics findings);

}  // namespace biaochi::prove
