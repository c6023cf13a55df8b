// What shows that a fact is so, behind a value: 「说明」 文件 「…」 日期 … 核实人 「…」, or 未核实.
#pragma once

#include "interpreter/facts/intake.hpp"

namespace biaochi::facts {

struct ValueAndEvidence {
    std::string_view value, evidence;
};
// Parts what stands behind the colon of a .facts file, or in a cell of a record there. A text may stand in
// quotes; any other quote begins the evidence.
ValueAndEvidence split_evidence(std::string_view written, FactKind kind);

// Reads the parts of each evidence, in any order; a semicolon stands between two. "" is none.
std::vector<Evidence> read_evidence(Intake& intake, std::string_view written);

// The name of a document: inside its folder, and never opened. A mistake otherwise.
void read_document(Intake& intake, std::string_view written, Span span, Evidence& evidence);
// A day, or a month.
void read_evidence_date(Intake& intake, std::string_view written, Span span, Evidence& evidence);

}  // namespace biaochi::facts
