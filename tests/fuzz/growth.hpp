// How the cost of reading grows with what is read.
#pragma once

#include "tests/fuzz/shapes.hpp"

namespace biaochi::test {

// Prints one line; false when the cost grows out of proportion, or the shape ends the program.
bool grows_in_proportion(const Shape& shape);

}  // namespace biaochi::test
