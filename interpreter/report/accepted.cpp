#include "interpreter/report/accepted.hpp"

#include <algorithm>

#include "lang/words/messages.hpp"

namespace biaochi::report {

std::string accepted_lines(const prove::Judged& judged, const Sources& sources, Language language) {
    std::string lines;
    std::size_t line = 1;
    std::uint32_t counted = 0;
    for (const prove::Accepted& each : judged.accepted) {  // in the order of the file
        const Span place = each.acceptance->span;
        const std::string& source = sources[place.source].text;
        if (place.begin < counted) {  // those outside the rows come first
            counted = 0;
            line = 1;
        }
        line += static_cast<std::size_t>(
            std::count(source.begin() + counted, source.begin() + place.begin, '\n'));
        counted = place.begin;
        lines += text(Message::accepted_line, language,
                      {info(each.warnings.front().code).id, std::to_string(each.warnings.size()),
                       std::to_string(line), each.acceptance->reason}) +
                 "\n";
    }
    return lines;
}

}  // namespace biaochi::report
