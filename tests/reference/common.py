"""What the two reference scorers share: exact figures, ladders, rulings, 校验.

Nothing here knows a clause of either annex.  Every figure is a
`fractions.Fraction`; no float is ever made.

以上, 以下, 以内 include the number; 低于, 不足 exclude it (《民法典》第1259条).
达X and X以上 therefore both mean "at least X".
"""

from fractions import Fraction

NOT_RATED = "不参评"


# --- the parts of an indicator ------------------------------------------------

def percent(number):
    return Fraction(number) / 100


def award(condition, points):
    """条件,得N分 / 加N分 / 扣N分: the points when the condition holds, else 0."""
    return Fraction(points) if condition else Fraction(0)


def reached(value, *tiers):
    """A ladder of lower bounds, the most demanding first: 达X得N分.

    The first tier whose bound is reached gives its points; below all, 0.
    """
    for bound, points in tiers:
        if value >= bound:
            return Fraction(points)
    return Fraction(0)


def clamp(score, points):
    """扣完为止 and 加至该项指标满分为止: every row stays within [0, 分值]."""
    return max(Fraction(0), min(Fraction(points), Fraction(score)))


def as_range(low, high):
    """A range whose two ends are equal is a plain number."""
    return low if low == high else ("range", low, high)


def ends(cell):
    """(low, high) of a cell; an indicator that is 不参评 adds nothing."""
    if cell == NOT_RATED:
        return Fraction(0), Fraction(0)
    if isinstance(cell, tuple):
        return cell[1], cell[2]
    return cell, cell


def total(cells, cap=None):
    """The sum of the cells, as a number or (when a cell is a range) a range."""
    low = sum((ends(cell)[0] for cell in cells), Fraction(0))
    high = sum((ends(cell)[1] for cell in cells), Fraction(0))
    if cap is not None:
        low, high = min(low, Fraction(cap)), min(high, Fraction(cap))
    return as_range(low, high)


# --- rulings ------------------------------------------------------------------

def check_rulings(rulings, options):
    for name, chosen in rulings.items():
        if name not in options:
            raise ValueError("this standard has no ruling %s" % name)
        if chosen not in options[name]:
            raise ValueError("ruling %s has no option %s" % (name, chosen))


# --- facts --------------------------------------------------------------------

def check_types(facts, numbers, booleans):
    """A wrong type or a missing fact is a mistake of the caller, never a 0."""
    for name in numbers:
        if isinstance(facts[name], bool) or not isinstance(facts[name], int):
            raise TypeError("%s must be a whole number" % name)
    for name in booleans:
        if not isinstance(facts[name], bool):
            raise TypeError("%s must be True or False" % name)


def broken_limits(facts, numbers, limits):
    """Messages for negative counts and for every broken `small ≤ big − less`.

    `limits` holds triples (small, big, less); `less` may be None.
    """
    found = ["%s 为负数" % name for name in numbers if facts.get(name, 0) < 0]
    for small, big, less in limits:
        limit = facts[big] - (facts[less] if less else 0)
        if facts[small] > limit:
            right = "%s − %s" % (big, less) if less else big
            found.append("%s > %s" % (small, right))
    return found


# --- spelling of figures ------------------------------------------------------

def figure(number):
    """An exact decimal without trailing zeros; a fraction a/b where none ends."""
    number = Fraction(number)
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return "%d/%d" % (number.numerator, number.denominator)
    places = max(twos, fives)
    if places == 0:
        return str(number.numerator)
    digits = str(abs(number.numerator) * 10 ** places // number.denominator)
    digits = digits.rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + digits[:-places] + "." + digits[-places:]


def spell(cell):
    """The text of one cell in the program's CSV."""
    if cell == NOT_RATED:
        return NOT_RATED
    if isinstance(cell, tuple):
        return figure(cell[1]) + "~" + figure(cell[2])
    return figure(cell)
