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


def of_records(condition):
    return condition.startswith(("累计(", "条数("))


def check_ledgers(results, standard, expected):
    """Whoever counts people or families can give the records instead: each such fact is derived, each ledger is read."""
    name = expected.name
    counting = {fact for fact, (unit, _, _) in standard.facts.items() if unit in ("人", "户", "人次")}
    results.check(counting <= set(standard.derivations), f"{name}: not derived: {sorted(counting - set(standard.derivations))}")
    results.check(set(standard.derivations) <= set(standard.facts), f"{name}: derived, but no facts: {standard.derivations}")
    results.check(standard.inapplicable == expected.inapplicable, f"{name}: may not apply: {standard.inapplicable}")
    formulas = "\n".join(standard.derivations.values())
    conditions = [condition for condition, _ in standard.checks]
    for ledger, fields in standard.ledgers.items():
        results.check(re.search(rf"(?<!\w){ledger}(?!\w)", formulas), f"{name}: nothing is derived from {ledger}")
        results.check(fields[0] == "编号" and f"累计({ledger}:此前同(编号)) 为 0" in conditions,
                      f"{name}: a record of {ledger} may stand twice")
    for condition in filter(of_records, conditions):
        results.check(condition.endswith(" 为 0"), f"{name}: {condition}: a check of records counts those that are wrong")


def check_declarations(results, standard, expected):
    name = expected.name
    results.check(standard.rulings == expected.rulings, f"{name}: rulings are {standard.rulings}")
    code = re.sub(r"(?m)^\s*取数 \w+ =", "", "\n".join(standard.code))  # to derive a fact is not to use it
    for kind in ("rulings", "facts", "forms", "definitions"):
        for declared in getattr(standard, kind):
            results.check(len(re.findall(rf"(?<!\w){declared}(?!\w)", code)) > 1, f"{name}: {declared} is never used")
    conditions = Counter(condition for condition, _ in standard.checks if not of_records(condition))
    results.check(conditions == Counter(expected.checks), f"{name}: checks are {sorted(conditions)}")
    results.check(all(message for _, message in standard.checks), f"{name}: a check without its message")
