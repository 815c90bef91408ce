"""Reasons in whom the figures count: the difference may be people that one of them leaves out.

Where somebody states a figure that makes up the difference, it is named; otherwise the arithmetic says only how many
would have to be counted in one and not in the other.
"""

from __future__ import annotations

from decimal import Decimal

from discrepancies.explanations.figures import PEOPLE, added, decimal
from discrepancies.explanations.opposing_sides import Ground, Pair, Stated
from discrepancies.kinds import MEASURED, kind
from discrepancies.model import Fact, Flag
from discrepancies.wording import shortened


def scope_that_adds_up(pair: Pair) -> str | None:
    """Say which scope's figure, stated by somebody, makes up the difference."""
    lower, higher, fact = pair.lower, pair.higher, pair.fact
    if not fact.scopes or (lower.scope and higher.scope) or not lower.exact:
        return None
    adding = [
        one for one in pair.ground.stated(lower.rows[0]) if _makes_up(pair, one.value) and _may_be_added(one, pair)
    ]
    if not adding:
        return None
    more = adding[0].value
    whole = added(lower.low, more)
    fits = "" if higher.low in (higher.high, whole) else f", which fits {pair.said(higher)}"
    keys = {one.scope for one in adding if one.value == more}
    whose = " or ".join(scope.label for key, scope in fact.scopes.items() if key in keys)
    are = "is" if fact.kind in MEASURED else "is one of" if more == 1 else "are"
    return f"{pair.say(whole)} = {pair.say(lower.low)} + {pair.say(more)}{fits}, if the {pair.say(more)} {are} {whose}"


def _makes_up(pair: Pair, more: float) -> bool:
    """Whether the lower figure and so many more are the higher one; of what asks for far fewer, that says nothing."""
    lower, higher = pair.lower, pair.higher
    return higher.low <= added(lower.low, more) <= higher.high and more <= 2 * (higher.low - lower.low)


def other_scope(pair: Pair) -> str | None:
    """Say that a figure may count others than the one whose scope is stated, and how many would have to differ."""
    lower, higher, fact = pair.lower, pair.higher, pair.fact
    if lower.scope == higher.scope:
        return None
    if _remainder_is_larger(pair) and not (lower.scope and higher.scope):
        return None
    few, many = (fact.scopes[side.scope].label if side.scope else "" for side in (lower, higher))
    if few and many:
        return f"one counts {few}, the other {many}: {_difference(pair, f'counted for {many} and not for {few}')}"
    if few:
        return f"{pair.said(higher)} does not say {_what(fact)}: {_difference(pair, f'counted besides {few}')}"
    counted = f"counted for {many} and not in the lower figure"
    return f"{pair.said(lower)} does not say {_what(fact)}: {_difference(pair, counted)}"


def no_scope(pair: Pair) -> str | None:
    """Say that two figures without a scope may count different people, and how many would have to differ."""
    fact = pair.fact
    if pair.lower.scope or pair.higher.scope or (fact.kind in MEASURED and not fact.scopes):
        return None
    if _remainder_is_larger(pair):
        return None
    declared = "; ".join(shortened([scope.label for scope in fact.scopes.values()]))
    who = f"neither says {_what(fact)}" + (f" ({declared})" if declared else "")
    return f"{who}: {_difference(pair, 'counted in one and not in the other')}"


def counted_twice(ground: Ground, flag: Flag) -> str | None:
    """Say of parts that are more together than their whole, and none of them alone, that they may overlap."""
    if len(flag.shown) < 3:
        return None
    first, whole, *others = flag.shown
    words, parts = ground.wording, [first, *others]
    fact = words.fact(whole)
    lows, high = [decimal(words.low[row]) for row in parts], decimal(words.high[whole])
    known = [low for low in lows if low is not None]
    if high is None or len(known) < len(parts) or sum(known) <= high:
        return None
    *terms, total, most, more = (_say(fact, number) for number in (*known, sum(known), high, sum(known) - high))
    exact = all(words.low[row] == words.high[row] for row in flag.shown)
    amount = _amount(fact, float(sum(known) - high), exact=exact)
    labels = "; ".join(shortened([words.scope(row) for row in parts]))
    sum_ = f"{' + '.join(terms)} = {total}, {more} more than {most}"
    return f"{sum_}: {amount} may be counted more than once ({labels})"


def _remainder_is_larger(pair: Pair) -> bool:
    """Whether more would have to be left out than one side counts: then it counts something else altogether."""
    return pair.higher.low - pair.lower.high > pair.lower.high


def _difference(pair: Pair, counted: str) -> str:
    """The arithmetic: "9 = 7 + 2, if 2 people are counted besides"."""
    lower, higher, fact = pair.lower, pair.higher, pair.fact
    short, long = decimal(lower.high), decimal(higher.low)
    if short is None or long is None:
        return f"they agree if something is {counted}"
    more = float(long - short)
    amount = _amount(fact, more, exact=lower.exact and higher.exact)
    verb = "is" if more == 1 or fact.kind in MEASURED else "are"
    return f"{pair.say(higher.low)} = {pair.say(lower.high)} + {pair.say(more)}, if {amount} {verb} {counted}"


def _what(fact: Fact) -> str:
    return "whom it counts" if fact.unit in PEOPLE else "what it counts" if fact.unit else "whom or what it counts"


def _amount(fact: Fact, number: float, *, exact: bool) -> str:
    """How much or many make the difference: "2 people", "at least 1 person", "0.5 km"."""
    unit = "" if fact.kind in MEASURED else fact.unit or ""
    if number == 1:
        unit = "person" if unit in PEOPLE else ""
    return f"{'' if exact else 'at least '}{_say(fact, number)} {unit}".rstrip()


def _say(fact: Fact, number: Decimal | float) -> str:
    return kind(fact.kind).say(float(number), float(number), fact)


def _may_be_added(one: Stated, pair: Pair) -> bool:
    """Whether a scope may make up the difference: it overlaps no lower side that states one, and holds no higher."""
    scopes, lower, higher = pair.ground.comparison.scopes, pair.lower, pair.higher
    if one.scope in (lower.scope, higher.scope):
        return False
    if lower.scope:
        own = int(scopes.node[lower.rows[0]])
        return not scopes.contains(own, one.node) and not scopes.contains(one.node, own)
    return not higher.scope or not scopes.contains(one.node, int(scopes.node[higher.rows[0]]))
