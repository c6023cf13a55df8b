#pragma once

#include <string>

namespace biaochi::test {

// The folder of this repository, without a slash at its end.
std::string repository();

}  // namespace biaochi::test
