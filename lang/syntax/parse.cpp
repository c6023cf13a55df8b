#include "lang/syntax/parse.hpp"

#include "lang/syntax/actions.hpp"
#include "lang/syntax/errors.hpp"
#include "lang/syntax/grammar.hpp"

namespace biaochi::syntax {

Parsed parse(const Sources& sources, std::uint32_t source) {
    Parsed result;
    result.tree.source = source;
    result.diagnostics = purity(sources, source);
    if (!result.diagnostics.empty()) return result;
    const std::string& text = sources[source].text;
    Builder builder(sources, source);
    tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy, tao::pegtl::eol::lf> input(
        text.data(), text.data() + text.size(), "");
    try {
        tao::pegtl::parse<grammar::file, tao::pegtl::nothing, control>(input, builder);
    } catch (const Failure& failure) {  // no recovered<> around it: cannot happen, but never escapes
        builder.report(failure);
    }
    result.tree.root.kind = Kind::file;
    result.tree.root.end = static_cast<std::uint32_t>(text.size());
    result.tree.root.children = std::move(builder.nodes);
    result.tree.words = std::move(builder.words);
    result.diagnostics = std::move(builder.diagnostics);
    return result;
}

}  // namespace biaochi::syntax
