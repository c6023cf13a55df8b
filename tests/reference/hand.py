"""The base of the hand-worked examples: a row, the points, and the facts.

Unnamed facts are 0, 否 and 社区; such a subject is free of contradictions.
"""

import unittest
from fractions import Fraction

import common


class Hand(unittest.TestCase):
    module = None

    def facts(self, given):
        facts = {name: 0 for name in self.module.NUMBERS}
        for names in self.module.EXTRA_FACTS.values():
            facts.update((name, 0) for name in names)
        facts.update((name, False) for name in self.module.BOOLEANS)
        facts.update((name, "社区") for name in self.module.CHOICES)
        unknown = set(given) - set(facts)
        self.assertFalse(unknown, "no such fact")
        facts.update(given)
        return facts

    def gives(self, label, expected, rulings=None, **given):
        if isinstance(expected, str) and expected != common.NOT_RATED:
            expected = Fraction(expected)       # "1.5", "1/3"
        cells = self.module.score(self.facts(given), rulings or {})
        self.assertEqual(list(cells), self.module.LABELS)
        self.assertEqual(cells[label], expected, "%s of %s" % (label, given))

    def adds_up(self, label, points):
        """Every named fact alone gives its points (all given as 是)."""
        for name, expected in points.items():
            self.gives(label, expected, **{name: True})

    def refuses(self, times, **given):
        self.assertEqual(len(self.module.contradictions(self.facts(given))), times, given)
        if times:
            with self.assertRaises(ValueError):
                self.module.score(self.facts(given), {})
