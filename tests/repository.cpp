#include "tests/repository.hpp"

namespace biaochi::test {

std::string repository() { return BIAOCHI_SOURCE_DIR; }

}  // namespace biaochi::test
