#include "interpreter/cli/batch.hpp"
#include "interpreter/cli/commands.hpp"
#include "interpreter/cli/formats.hpp"

namespace biaochi::cli {

int score(Session& session) {
    const report::Format& format = choose_format(session);
    if (const int code = check_output(session)) return code;
    Batch batch;
    if (const int code = score_batch(session, batch)) return code;
    if (batch.nothing_to_show()) {
        close_batch(session, batch);
        return batch.exit_code();
    }
    const report::Places places(session.sources);
    std::string result = format.score({batch.scorecard, places, session.style()});
    if (session.settings.bom) result.insert(0, "\xEF\xBB\xBF");
    if (const int code = deliver(session, result)) return code;
    close_batch(session, batch);
    return batch.exit_code();
}

}  // namespace biaochi::cli
