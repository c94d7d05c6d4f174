"""Beliefs drawn around a reading: models of how wrong a coding may be, each with its definition and source.

A list is an actor's statements, most important first; statements with weights by the size of the weight, where sizes
stay with the places and signs with the statements; or the groups of a ranking. Two orders of a list are as far apart
as there are pairs on which they differ, which is how many swaps of neighbours it takes (Kendall 1938).

* `mallows`: an order at distance d has a probability in proportion to spread^d (Mallows 1957), each list by itself.
  Drawn by repeated insertion (Doignon, Pekeč & Regenwetter 2004): the items enter one after the other, and the i-th
  goes before v of those that are there with a probability in proportion to spread^v, v from 0 to i - 1.
* `swaps`: all ways in which the lists are together exactly so many swaps away are equally likely. A table of the v of
  all insertions is a way, one to one; with how many ways there are to fill its rest, it is filled place by place.
* `assumed`: what no source says is free. Each assumed statement drops out with probability 1/2, or stands at any place
  among the others, all equally likely; assumed rules and scenarios of the reading count with probability 1/2.

Under all of them a rule or scenario that the reading believes with a word of likelihood counts with a probability that
is itself drawn, evenly from the range of the word; unless the words are not to count.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

import numpy as np

from ..answers.robust import Drawing
from ..case.basis import Basis
from ..case.nouns import Case, Prioritised, Ranked, Reading, Rule, Statement, Supposed, Weighted
from ..space.refusal import Refusal
from ..space.word import at_their_word, kept_pledges
from .atoms import rule_text

Places = tuple[int, ...]
"""Where each entry stands in a sample: its place from 1, 0 where it is out; 1 for what has no place but is in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something a reading believes: `kind` is statement, group, rule or scenario; `actor` empty for the last two."""

    kind: str
    actor: str
    text: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class _List:
    """What an actor wants: entries from `first` on, in the order as written; sizes of the weights by place, if any."""

    actor: str
    order: Prioritised | Weighted | Ranked
    first: int
    items: tuple[Statement, ...] | tuple[tuple[str, ...], ...]
    free: tuple[bool, ...]
    signed: tuple[Decimal, ...] = ()


@dataclass(frozen=True)
class Sampler:
    """Draws beliefs around one reading. `written`: the places as written."""

    case: Case
    reading: Reading
    scenarios: tuple[str, ...]
    as_of: date | None
    drawing: Drawing
    entries: tuple[Entry, ...]
    written: Places
    _lists: tuple[_List, ...] = field(repr=False)
    _rules: tuple[Rule, ...] = field(repr=False)
    _supposed: tuple[Supposed, ...] = field(repr=False)
    _chances: tuple[tuple[float, float], ...] = field(repr=False)
    _ways: list[list[int]] = field(repr=False)

    @property
    def free(self) -> int:
        """How many beliefs can be other than written."""
        drawing = self.drawing
        moved = 0
        for one in self._lists:
            if drawing.model == "assumed":
                moved += sum(one.free)
            elif len(one.items) > 1 and (drawing.spread or drawing.swaps):
                moved += len(one.items)
        return moved + sum(low < 1 for low, _ in self._chances)

    def draw(self, sample: int, number: int) -> Places:
        """The beliefs of a sample; `number` is that of the reading in the case.

        The generator is the reading's child of the sample's child of the seed.
        """
        chance = np.random.default_rng(np.random.SeedSequence(self.drawing.seed, spawn_key=(sample, number)))
        places: list[int] = []
        inserted = self._inserted(chance)
        for one in self._lists:
            n = len(one.items)
            order = _free_places(one.free, chance) if inserted is None else _order(inserted[one.first : one.first + n])
            at = [0] * n
            for place, item in enumerate(order, 1):
                at[item] = place
            places += at
        for low, high in self._chances:
            likely = low + (high - low) * chance.random()
            places.append(int(chance.random() < likely))
        return tuple(places)

    def believed(self, places: Places) -> Reading:
        """The reading with its entries at these places, its pledges at their word."""
        wants = dict(self.reading.preferences)
        for one in self._lists:
            at = places[one.first : one.first + len(one.items)]
            order = sorted((item for item in range(len(at)) if at[item]), key=lambda item: at[item])
            wants[one.actor] = replace(wants[one.actor], order=_rebuilt(one, order))
        given = places[len(places) - len(self._chances) :]
        rules = tuple(rule for rule, there in zip(self._rules, given[: len(self._rules)], strict=True) if there)
        supposed = tuple(one for one, there in zip(self._supposed, given[len(self._rules) :], strict=True) if there)
        made = replace(self.reading, preferences=wants, rules=rules, scenarios=supposed)
        return at_their_word(self.case, made, kept_pledges(self.case, made, self.scenarios, self.as_of))

    def distance(self, places: Places) -> int:
        """How many pairs that are both there stand in another order than written."""
        count = 0
        for one in self._lists:
            there = [place for place in places[one.first : one.first + len(one.items)] if place]
            count += sum(a > b for k, a in enumerate(there) for b in there[k + 1 :])
        return count

    def pairs(self) -> list[tuple[int, int]]:
        """The pairs of entries that stand in one list, as written: the first above the second."""
        found = []
        for one in self._lists:
            own = range(one.first, one.first + len(one.items))
            found += [(upper, lower) for upper in own for lower in own if upper < lower]
        return found

    def _inserted(self, chance: np.random.Generator) -> list[int] | None:
        """For each entry of the lists, before how many earlier ones of its list it goes; None if only some are free."""
        drawing = self.drawing
        sizes = [place for one in self._lists for place in range(len(one.items))]
        if drawing.model == "mallows":
            return [
                _geometric(drawing.spread or 0.0, size, u) for size, u in zip(sizes, _even(chance, sizes), strict=True)
            ]
        if drawing.model == "swaps":
            left, found = drawing.swaps or 0, []
            for number, size in enumerate(sizes):
                ways = [self._ways[number + 1][left - v] for v in range(min(size, left) + 1)]
                v = _below(chance, ways)
                found.append(v)
                left -= v
            return found
        return None


def sampler_of(
    case: Case, reading: Reading, drawing: Drawing, scenarios: Sequence[str] = (), as_of: date | None = None
) -> Sampler:
    """What draws around a reading, as of a day; raises Refusal for more swaps than its lists have room for."""
    lists: list[_List] = []
    entries: list[Entry] = []
    for actor in case.players():
        made = _list_of(actor, reading.preferences[actor].order, len(entries), as_of)
        lists.append(made)
        for item in made.items:
            if isinstance(item, Statement):
                entries.append(Entry("statement", actor, item.text, item.basis))
            else:
                basis = made.order.basis if isinstance(made.order, Ranked) else Basis()
                entries.append(Entry("group", actor, _group_text(item), basis))
    written = [place for one in lists for place in range(1, len(one.items) + 1)]
    rules = tuple(rule for rule in reading.rules if rule.basis.counts(as_of))
    supposed = tuple(s for s in reading.scenarios if s.basis.counts(as_of) and s.scenario not in scenarios)
    entries += [Entry("rule", "", rule_text(rule), rule.basis) for rule in rules]
    entries += [Entry("scenario", "", one.scenario, one.basis) for one in supposed]
    chances = [_chance(case, one.likelihood, one.basis, drawing) for one in (*rules, *supposed)]
    ways: list[list[int]] = []
    if drawing.model == "swaps":
        sizes = [place for one in lists for place in range(len(one.items))]
        if (drawing.swaps or 0) > sum(sizes):
            raise Refusal(
                f"{drawing.swaps:,} swaps, and the lists of {reading.id} have room for {sum(sizes):,}",
                "ask for fewer swaps",
            )
        ways = _ways_to_fill(sizes, drawing.swaps or 0)
    whole = (*written, *(1 for _ in chances))
    return Sampler(
        case, reading, tuple(scenarios), as_of, drawing, tuple(entries), whole, tuple(lists), rules, supposed,
        tuple(chances), ways,
    )  # fmt: skip


def _list_of(actor: str, order: Prioritised | Weighted | Ranked, first: int, as_of: date | None) -> _List:
    if isinstance(order, Ranked):
        return _List(actor, order, first, order.groups, (False,) * len(order.groups))
    if isinstance(order, Weighted):
        pairs = [(s, w) for s, w in zip(order.statements, order.weights, strict=True) if s.basis.counts(as_of)]
        pairs.sort(key=lambda pair: -abs(pair[1]))
        items = tuple(statement for statement, _ in pairs)
        return _List(actor, order, first, items, tuple(s.basis.assumed for s in items), tuple(w for _, w in pairs))
    items = tuple(one for one in order.statements if one.basis.counts(as_of))
    return _List(actor, order, first, items, tuple(one.basis.assumed for one in items))


def _rebuilt(one: _List, order: Sequence[int]) -> Prioritised | Weighted | Ranked:
    """The list in another order; `order` says which item comes first, and may leave out some."""
    items = [one.items[item] for item in order]
    if isinstance(one.order, Ranked):
        return replace(one.order, groups=tuple(group for group in items if not isinstance(group, Statement)))
    statements = tuple(statement for statement in items if isinstance(statement, Statement))
    if isinstance(one.order, Weighted):
        weights = tuple(abs(size).copy_sign(one.signed[item]) for size, item in zip(one.signed, order, strict=False))
        return replace(one.order, statements=statements, weights=weights)
    return replace(one.order, statements=statements)


def _group_text(group: Sequence[str]) -> str:
    return group[0] if len(group) == 1 else f"{group[0]} and {len(group) - 1} more"


def _chance(case: Case, word: str, basis: Basis, drawing: Drawing) -> tuple[float, float]:
    """The range of the probability with which something counts."""
    if word and drawing.likelihoods:
        low, high = case.likelihood_scale[word]
        return float(low), float(high)
    return (0.5, 0.5) if drawing.model == "assumed" and basis.assumed else (1.0, 1.0)


def _even(chance: np.random.Generator, many: Sequence[object]) -> list[float]:
    found: list[float] = chance.random(len(many)).tolist()
    return found


def _geometric(spread: float, most: int, u: float) -> int:
    """A number v from 0 to `most`, with a probability in proportion to spread^v; `u` is even on [0, 1)."""
    weights = [spread**v for v in range(most + 1)]
    left = u * sum(weights)
    for v, weight in enumerate(weights):
        left -= weight
        if left < 0:
            return v
    return 0  # rounding


def _order(inserted: Sequence[int]) -> list[int]:
    """The order that comes of these insertions."""
    order: list[int] = []
    for item, v in enumerate(inserted):
        order.insert(len(order) - v, item)
    return order


def _free_places(free: Sequence[bool], chance: np.random.Generator) -> list[int]:
    """The order in which free items have dropped out or stand anywhere among the others."""
    order = [item for item, loose in enumerate(free) if not loose]
    for item, loose in enumerate(free):
        if loose and chance.random() < 0.5:
            order.insert(int(chance.integers(len(order) + 1)), item)
    return order


def _ways_to_fill(sizes: Sequence[int], swaps: int) -> list[list[int]]:
    """For each place of the table and each number of swaps left, in how many ways the rest can be filled."""
    ways = [[1] + [0] * swaps]
    for size in reversed(sizes):
        after = ways[-1]
        ways.append([sum(after[left - v] for v in range(min(size, left) + 1)) for left in range(swaps + 1)])
    return ways[::-1]


def _below(chance: np.random.Generator, ways: Sequence[int]) -> int:
    """A number, each with a probability in proportion to its ways; exact for ways of any length."""
    total = sum(ways)
    bits = total.bit_length()
    while True:  # a number below the total, by throwing away those above
        drawn = int.from_bytes(chance.bytes((bits + 7) // 8), "little") >> -bits % 8
        if drawn < total:
            break
    for v, many in enumerate(ways):
        drawn -= many
        if drawn < 0:
            return v
    raise AssertionError("no ways")
