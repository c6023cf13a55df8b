// The unit tests mirror the code: lang/base/number is tested in lang_number_test.cpp, and so on.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
