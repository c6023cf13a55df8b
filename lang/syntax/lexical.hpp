// The rules that need more than characters: words, names, units (all decided by Lexis), quotes, depth and
// recovery.
#pragma once

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>

#include "lang/base/text.hpp"
#include "lang/syntax/build.hpp"

namespace biaochi::syntax::grammar {

namespace pegtl = tao::pegtl;

// Blanks, line breaks and comments. Not tokens: the tree keeps them as the gaps between its spans.
struct skip {
    using rule_t = skip;
    using subs_t = pegtl::empty_list;
    template <typename Input, typename... States>
    static bool match(Input& in, States&&...) {
        while (!in.empty()) {
            const CodePoint c = decode({in.current(), in.size()}, 0);
            if (fold(c.value) == '#') {
                std::size_t size = 0;
                while (size < in.size() && *(in.current() + size) != '\n') ++size;
                in.bump(size);
            } else if (is_blank(c.value) || c.value == '\n' || c.value == '\r') {
                in.bump(c.size);
            } else {
                break;
            }
        }
        return true;
    }
};

// Blanks of the same line.
struct blanks {
    using rule_t = blanks;
    using subs_t = pegtl::empty_list;
    template <typename Input, typename... States>
    static bool match(Input& in, States&&...) {
        while (!in.empty()) {
            const CodePoint c = decode({in.current(), in.size()}, 0);
            if (!is_blank(c.value)) break;
            in.bump(c.size);
        }
        return true;
    }
};

// A word of the language, in either spelling, and the blanks after it.
template <Word wanted>
struct w {
    using rule_t = w;
    using subs_t = pegtl::empty_list;
    template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
              template <typename...> class Control, typename Input>
    static bool match(Input& in, Builder& builder) {
        const WordMatch found = builder.lexis.word_at(builder.offset(in));
        if (found.word != wanted) return false;
        builder.word(builder.offset(in), found);
        in.bump(found.size);
        return skip::match(in);
    }
};

// A piece of text whose size Lexis decides.
template <std::size_t (Builder::*size_at)(std::size_t)>
struct token {
    using rule_t = token;
    using subs_t = pegtl::empty_list;
    template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
              template <typename...> class Control, typename Input>
    static bool match(Input& in, Builder& builder) {
        const std::size_t size = (builder.*size_at)(builder.offset(in));
        if (size == 0) return false;
        in.bump(size);
        builder.token_end = static_cast<std::uint32_t>(builder.offset(in));
        return true;
    }
};
struct name_run : token<&Builder::name_size> {};
struct unit_run : token<&Builder::unit_size> {};
struct label_run : token<&Builder::label_size> {};
struct digits : token<&Builder::number_size> {};
struct row_label_run : token<&Builder::row_label_size> {};
struct quoted : token<&Builder::quote_size> {};
struct date_run : token<&Builder::date_size> {};

// A character in any of its widths.
template <char32_t... alternatives>
struct symbol {
    using rule_t = symbol;
    using subs_t = pegtl::empty_list;
    template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
              template <typename...> class Control, typename Input>
    static bool match(Input& in, Builder& builder) {
        if (in.empty()) return false;
        const CodePoint c = decode({in.current(), in.size()}, 0);
        if (((c.value != alternatives) && ...)) return false;
        in.bump(c.size);
        builder.token_end = static_cast<std::uint32_t>(builder.offset(in));
        return true;
    }
};

// Punctuation and the blanks after it.
template <char32_t... alternatives>
struct mark : pegtl::seq<symbol<alternatives...>, skip> {};

// Whether R comes next; builds nothing.
template <typename R>
struct ahead {
    using rule_t = ahead;
    using subs_t = pegtl::type_list<R>;
    template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
              template <typename...> class Control, typename Input>
    static bool match(Input& in, Builder& builder) {
        const Builder::Mark before = builder.mark();
        auto rewind = in.template mark<pegtl::rewind_mode::required>();
        const bool found =
            Control<R>::template match<A, pegtl::rewind_mode::active, Action, Control>(in, builder);
        builder.restore(before);
        return found;
    }
};

// R one level deeper. The limit keeps a hostile file from exhausting the stack.
template <typename R>
struct nested {
    using rule_t = nested;
    using subs_t = pegtl::type_list<R>;
    template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
              template <typename...> class Control, typename Input>
    static bool match(Input& in, Builder& builder) {
        const Builder::Deeper deeper(builder, builder.offset(in));
        return Control<R>::template match<A, M, Action, Control>(in, builder);
    }
};

// R, or a diagnostic and a jump to where the next R can begin, so that one run reports many mistakes.
template <typename R, Resume resume>
struct recovered {
    using rule_t = recovered;
    using subs_t = pegtl::type_list<R>;
    template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
              template <typename...> class Control, typename Input>
    static bool match(Input& in, Builder& builder) {
        const std::size_t begin = builder.offset(in);
        const Builder::Mark mark = builder.mark();
        try {
            if (Control<R>::template match<A, M, Action, Control>(in, builder)) return true;
            builder.report(Failure{begin, expectation<R>(), false});
        } catch (const Failure& failure) {
            builder.report(failure);
            in.bump(builder.failed_at > builder.offset(in) ? builder.failed_at - builder.offset(in) : 0);
        }
        builder.restore(mark);
        in.bump(builder.resume_size(begin, builder.offset(in), resume));
        skip::match(in);
        return true;
    }
};

}  // namespace biaochi::syntax::grammar

namespace tao::pegtl {
template <typename Name>
struct analyze_traits<Name, biaochi::syntax::grammar::skip> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, biaochi::syntax::grammar::blanks> : analyze_opt_traits<> {};
template <typename Name, biaochi::Word W>
struct analyze_traits<Name, biaochi::syntax::grammar::w<W>> : analyze_any_traits<> {};
template <typename Name, std::size_t (biaochi::syntax::Builder::*F)(std::size_t)>
struct analyze_traits<Name, biaochi::syntax::grammar::token<F>> : analyze_any_traits<> {};
template <typename Name, char32_t... C>
struct analyze_traits<Name, biaochi::syntax::grammar::symbol<C...>> : analyze_any_traits<> {};
template <typename Name, typename R>
struct analyze_traits<Name, biaochi::syntax::grammar::ahead<R>> : analyze_opt_traits<R> {};
template <typename Name, typename R>
struct analyze_traits<Name, biaochi::syntax::grammar::nested<R>> : analyze_traits<Name, typename R::rule_t> {
};
template <typename Name, typename R, biaochi::syntax::Resume resume>
struct analyze_traits<Name, biaochi::syntax::grammar::recovered<R, resume>> : analyze_any_traits<R> {};
}  // namespace tao::pegtl
