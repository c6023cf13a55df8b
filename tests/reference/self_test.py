"""Self test of the reference scorers and of the differential test.

    python3 tests/reference/self_test.py

Collects the hand-worked examples of both annexes (village_test.py and
community_test.py) and the tests below.
"""

import os
import random
import subprocess
import sys
import tempfile
import unittest
from fractions import Fraction

sys.dont_write_bytecode = True

import common
import differential
import full_employment_community as annex4
import quality_employment_village as annex3
import random_facts
from community_test import Annex4
from village_test import Annex3

HERE = os.path.dirname(os.path.abspath(__file__))

# A stand-in for the program: the reference itself, with the fault named by FAULT.
STAND_IN = """#!%(python)s
import csv, os, sys
sys.dont_write_bytecode = True
sys.path.insert(0, %(here)r)
import differential, random_facts
fault = os.environ["FAULT"]
if fault == "crash":
    os.abort()
if fault == "silent":
    sys.exit(0)
if fault == "fatal":
    sys.exit("cannot read the standard")
assert sys.argv[1] == "score" and sys.argv[4:6] == ["--format", "csv"], sys.argv
assert os.environ["LANG"] == "C.UTF-8"
module = random_facts.MODULES["B" if "community" in sys.argv[2] else "A"]
rulings = dict(pair.rsplit("=", 1) for pair in sys.argv[7::2])
out = csv.writer(sys.stdout, lineterminator="\\n")
sys.stdout.reconfigure(encoding="utf-8")
labels = module.LABELS[:-1] if fault == "column" else module.LABELS
out.writerow(["对象"] + labels)
refused = 0
for number, line in enumerate(csv.DictReader(open(sys.argv[3], encoding="utf-8"))):
    subject = line.pop("对象")
    facts = {name: {"是": True, "否": False, "不适用": None}.get(text, text) for name, text in line.items()}
    facts.update((name, int(text)) for name, text in facts.items()
                 if isinstance(text, str) and text.lstrip("-").isdigit())
    refused += bool(module.contradictions(facts))
    cells = differential.expected(module, facts, rulings)
    if fault == "row" and number == 0:
        continue
    if fault == "figure" and number == 0:
        cells["1.2"] = "3"
    if fault == "spelling":
        cells = {label: text + ".0" if text.isdigit() else text
                 for label, text in cells.items()}
    if fault == "lenient" and not cells["1.2"]:
        cells = dict.fromkeys(labels, "0")
    out.writerow([subject] + [cells[label] for label in labels])
sys.exit(1 if refused and fault != "code" else 0)
"""


class Spelling(unittest.TestCase):
    def test_figures(self):
        for number, text in ((Fraction(0), "0"), (Fraction(10), "10"), (Fraction(9, 2), "4.5"),
                             (Fraction(1, 40), "0.025"), (Fraction(11, 3), "11/3"),
                             (Fraction(10 ** 18, 8), "125000000000000000")):
            self.assertEqual(common.spell(number), text)
        self.assertEqual(common.spell(("range", Fraction(0), Fraction(4, 3))), "0~4/3")
        self.assertEqual(common.spell(common.NOT_RATED), "不参评")

    def test_rulings_are_checked(self):
        for module, name, option in ((annex3, "每占10%", "按比例"), (annex4, "培训成效零", "得1分"),
                                     (annex4, "空分母", "空")):
            with self.assertRaises(ValueError):
                common.check_rulings({name: option}, module.RULINGS)


class Rows(unittest.TestCase):
    def test_clean_rows(self):
        for standard, module in random_facts.MODULES.items():
            rng = random.Random(7)
            for _ in range(2000):
                facts = random_facts.row(standard, rng)
                self.assertEqual(module.contradictions(facts), [])
                module.score(facts, {})

    def test_contradictory_rows(self):
        for standard, module in random_facts.MODULES.items():
            rng, seen = random.Random(8), set()
            for _ in range(3000):
                facts = random_facts.contradictory_row(standard, rng)
                seen.update(module.contradictions(facts))
            for name in module.NUMBERS:
                self.assertIn(name + " 为负数", seen)
            self.assertGreaterEqual(len(seen), len(module.NUMBERS) + len(module.LIMITS))

    def test_every_reachable_score_occurs(self):
        """The random rows reach every tier, floor and cap of the default rulings."""
        rng, scored = random.Random(9), {}
        for standard, module in random_facts.MODULES.items():
            scored[standard] = [module.score(random_facts.row(standard, rng), {})
                                for _ in range(3000)]
        for standard, label, scores in (
                ("A", "1.1", range(6)), ("A", "1.4", range(6)),
                ("A", "2.1", range(6)), ("A", "2.3", (1, 2, 3, 5)),
                ("A", "3.1", range(4, 16)), ("A", "3.3", range(8, 26)),
                ("A", "3.4", (0, 3, 5)), ("A", "5.1", (0, *range(2, 11))),
                ("B", "1.1", range(9)), ("B", "1.2", (0, 2, 4, 6)),
                ("B", "1.3", (0, 2, 3, 4, 5, 6)), ("B", "2.6", (0, 2, 4)),
                ("B", "3.6", (0, 2, 3, 5)), ("B", "4.5", range(3)),
                ("B", "4.1", (0, 1, Fraction(3, 2), 2)),
                ("B", "4.2", (0, 1, Fraction(3, 2), 2)), ("B", "4.3", range(16))):
            seen = {cells[label] for cells in scored[standard]}
            self.assertLessEqual({Fraction(one) for one in scores}, seen, label)


class Differential(unittest.TestCase):
    def run_with(self, fault, rows="120", standard="both"):
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, "biaochi")
            if fault != "missing":
                with open(program, "w", encoding="utf-8") as out:
                    out.write(STAND_IN % {"python": sys.executable, "here": HERE})
                os.chmod(program, 0o755)
            done = subprocess.run(
                [sys.executable, os.path.join(HERE, "differential.py"), "--program", program,
                 "--standards", folder, "--rows", rows, "--standard", standard],
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                env=dict(os.environ, FAULT=fault, PYTHONIOENCODING="utf-8"))
        return done.returncode, done.stdout.decode("utf-8").strip().splitlines()[-1]

    def test_agreement(self):
        self.assertEqual(self.run_with("none"), (0, "120 passed, 0 failed"))

    def test_every_fault_is_found(self):
        for fault in ("missing", "crash", "silent", "fatal", "column"):
            self.assertEqual(self.run_with(fault, "60", "A"), (1, "0 passed, 60 failed"), fault)
        for fault in ("row", "figure", "spelling", "lenient", "code"):
            code, last = self.run_with(fault, "600", "B")
            self.assertEqual(code, 1, fault)
            self.assertNotIn(", 0 failed", last)

    def test_no_rows_never_pass(self):
        for rows in ("0", "-1", "3"):
            self.assertEqual(self.run_with("none", rows), (1, "0 passed, 0 failed"))

    def test_every_option_is_covered(self):
        for module in (annex3, annex4):
            plans = differential.combinations(module, random.Random(1), 100)
            self.assertEqual(plans[0], {})
            for name, options in module.RULINGS.items():
                for option in options:
                    self.assertIn({name: option}, plans)


if __name__ == "__main__":
    unittest.main()
