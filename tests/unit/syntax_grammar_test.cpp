// PEGTL's own analysis of the grammar: no rule can loop without consuming, none is left-recursive.
#include "lang/syntax/grammar.hpp"

#include <doctest/doctest.h>

#include <tao/pegtl/contrib/analyze.hpp>

TEST_CASE("grammar: no rule loops without consuming, none is left-recursive") {
    CHECK(tao::pegtl::analyze<biaochi::syntax::grammar::file>(1) == 0);
}
