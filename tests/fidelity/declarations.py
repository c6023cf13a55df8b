"""Facts, rulings and checks: those that were decided on, all of them used."""

import re
from collections import Counter

from expected import SHARED_FACTS
from table import ROOT, squeeze, table_of


def check_facts(results, standard, expected):
    name = expected.name
    lines = (ROOT / expected.folder / "facts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    table = [line.split("\t") for line in lines]
    results.check(len(table) > 60 - 1, f"{name}: facts.tsv has only {len(table)} facts")
    for _, fact, kind, unit, label in table:
        wanted = (unit if kind in ("整数", "枚举") else "是否", label)
        declared = standard.facts.get(fact)
        results.check(declared is not None and declared[:2] == wanted, f"{name}: fact {fact} is {declared}, not {wanted}")
    for fact, unit in expected.extra_facts.items():
        declared = standard.facts.get(fact)
        results.check(declared is not None and declared[0] == unit, f"{name}: fact {fact} is {declared}, not in {unit}")
    known = {line[1] for line in table} | set(expected.extra_facts)
    results.check(set(standard.facts) == known, f"{name}: facts nobody asked for: {sorted(set(standard.facts) - known)}")
    order = [line[1] for line in table if line[1] not in SHARED_FACTS]
    results.check([f for f in standard.own_facts if f not in expected.extra_facts] == order, f"{name}: facts out of order")
    text = squeeze("".join(table_of(expected)[2]))
    for fact, (_, _, source) in standard.facts.items():
        results.check(source is None or source in text, f"{name}: {fact}: the document does not say {source}")


def check_declarations(results, standard, expected):
    name = expected.name
    results.check(standard.rulings == expected.rulings, f"{name}: rulings are {standard.rulings}")
    code = "\n".join(standard.code)
    for kind in ("rulings", "facts", "forms", "definitions"):
        for declared in getattr(standard, kind):
            results.check(len(re.findall(rf"(?<!\w){declared}(?!\w)", code)) > 1, f"{name}: {declared} is never used")
    conditions = Counter(condition for condition, _ in standard.checks)
    results.check(conditions == Counter(expected.checks), f"{name}: checks are {sorted(conditions)}")
    results.check(all(message for _, message in standard.checks), f"{name}: a check without its message")
