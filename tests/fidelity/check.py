#!/usr/bin/env python3
"""Proves that the standard files are the official table, typed out.

    python3 tests/fidelity/check.py          from the root of the repository
    python3 tests/fidelity/check.py --map    prints the clause maps that SOURCE.md holds

For each standard it walks the paragraphs of the document's table and the cells of the standard file side by side, in
the document's order: every paragraph must be one or more whole quotes of one cell (or a title, a number, points), and no
quote may be left over or used twice. Then: points add up, the numbers in a quote are the numbers in the sentences that it
became, the facts are those of facts.tsv, rulings and checks are those decided on, and SOURCE.md accounts for every quote.
Last it breaks each standard in every place, one place at a time, and demands that the comparison notices.
"""

import hashlib
import sys

sys.dont_write_bytecode = True

from biao_file import from_tokens, tokens_of
from clause_map import check_map, clause_map
from clauses import check_numbers, check_rows
from declarations import check_declarations, check_facts, check_ledgers
from expected import DOCUMENT, DOCUMENT_SHA256, STANDARDS
from noticing import check_notices
from table import ROOT, Results, check_text

STDLIB = ROOT / "stdlib"
CHECKS = (check_text, check_rows, check_numbers, check_facts, check_declarations, check_ledgers, check_map)


def main():
    results, maps_only = Results(), "--map" in sys.argv[1:]
    document = (ROOT / DOCUMENT).read_bytes()
    results.check(hashlib.sha256(document).hexdigest() == DOCUMENT_SHA256, "the official document was changed: " + DOCUMENT)
    for expected in STANDARDS:
        path = ROOT / expected.folder / expected.file
        tokens = tokens_of(path.read_text(encoding="utf-8"))
        standard = from_tokens(tokens, STDLIB)
        if maps_only:
            print("\n".join([expected.folder, "", *clause_map(standard, expected), ""]))
            continue
        for check in CHECKS:
            before = results.passed + len(results.failures)
            check(results, standard, expected)
            results.check(results.passed + len(results.failures) > before, f"{expected.name}: {check.__name__} checked nothing")
        check_notices(results, tokens, expected)
    if maps_only:
        return 0
    for failure in results.failures:
        print(failure)
    print(f"{results.passed} passed, {len(results.failures)} failed")
    return 1 if results.failures else 0


if __name__ == "__main__":
    sys.exit(main())
