"""Marks for degrees of preference: put into a reading where a question adds some, and told with the answer."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm

from ...answers.concepts import Family
from ...answers.marks import CERTAINTY, POINTS, Mark, Marks
from ...case.nouns import Prioritised, Ranked, Reading, Statement, Weighted
from ...space.mixture import MOST_PARTS, Mixture
from ...space.refusal import Refusal
from ...space.space import Space, Spaces, check_decided, ranks_under, reading_of
from ...space.word import at_their_word, kept_pledges


def marked(reading: Reading, marks: Marks, as_of: date | None) -> Reading:
    """The reading with marks added; raises Refusal for actors, statements and numbers that cannot be meant."""
    named = {*marks.unknown, *marks.strong, *({} if marks.mix else marks.enough)}
    for actor in named - set(reading.preferences):
        raise Refusal(
            f"there is no actor `{actor}` with preferences in this case", f"who has: {', '.join(reading.preferences)}"
        )
    preferences = dict(reading.preferences)
    for actor in (actor for actor in preferences if actor in named):
        order = preferences[actor].order
        if actor in marks.unknown or actor in marks.strong:
            order = _with_marks(order, actor, marks, as_of)
        if actor in marks.enough and not marks.mix:
            order = _with_enough(order, actor, marks.enough[actor])
        preferences[actor] = replace(preferences[actor], order=order)
    return replace(reading, preferences=preferences)


def _with_marks(order: Prioritised | Weighted | Ranked, actor: str, marks: Marks, as_of: date | None) -> Prioritised:
    if not isinstance(order, Prioritised):
        kind = "weights" if isinstance(order, Weighted) else "a ranking"
        raise Refusal(f"`{actor}` has {kind}, and statements alone can be marked", "mark it in the case (L35)")
    statements = list(order.statements)
    if actor in marks.strong:
        count = marks.strong[actor]
        if not 0 <= count <= len(statements):
            raise Refusal(f"`{actor}` has {len(statements)} statements, of which {count} cannot be strong")
        statements = [replace(one, strong=number < count) for number, one in enumerate(statements)]
    for number, likely in marks.unknown.get(actor, {}).items():
        if not 1 <= number <= len(statements):
            way = f"its statements have the numbers 1 to {len(statements)}: see `locarno show --section readings`"
            raise Refusal(f"`{actor}` has no statement {number}", way)
        one = statements[number - 1]
        if not one.basis.counts(as_of):
            raise Refusal(f"statement {number} of `{actor}`, `{one.text}`, does not count on that day")
        if not 0 < likely < 1:
            raise Refusal(f"statement {number} of `{actor}` cannot be {likely} likely", "a number between 0 and 1")
        statements[number - 1] = replace(one, unknown=True, likely=likely)
    for number, one in enumerate(statements, 1):
        if one.unknown and one.strong:
            raise Refusal(
                f"statement {number} of `{actor}`, `{one.text}`, is both unknown and strong",
                f"at most the first {number - 1} can be strong: `--strong {actor}:{number - 1}`",
            )
    return replace(order, statements=tuple(statements))


def _with_enough(
    order: Prioritised | Weighted | Ranked, actor: str, enough: Decimal
) -> Prioritised | Weighted | Ranked:
    if isinstance(order, Ranked):
        raise Refusal(f"`{actor}` has a ranking, which says nothing of how surely", "leave its threshold out")
    if enough <= 0 or (isinstance(order, Prioritised) and enough > 1):
        most = " and at most 1" if isinstance(order, Prioritised) else ""
        raise Refusal(f"a threshold of {enough} for `{actor}`", f"a number above 0{most}")
    return replace(order, enough=enough)


def mixture_of(spaces: Spaces, space: Space, marks: Marks) -> Mixture:
    """The mixture of readings asked for, over the states of a space; raises Refusal where it cannot be meant."""
    if marks.unknown or marks.strong:
        raise Refusal("a mixture of readings and marks at once", "ask for one of the two")
    for actor, enough in marks.enough.items():
        if actor not in space.frame.players:
            raise Refusal(f"there is no actor `{actor}`", f"the actors are {', '.join(space.frame.players)}")
        if not 0 < enough <= 1:
            raise Refusal(f"a threshold of {enough} for `{actor}`", "in a mixture a number above 0 and at most 1")
    ranks = []
    for name, weight in marks.mix.items():
        reading = reading_of(spaces.case, name)
        if weight <= 0:
            raise Refusal(f"a weight of {weight} for `{name}`", "a number above 0; leave the reading out")
        check_decided(spaces.case, reading, space.as_of)
        kept = kept_pledges(spaces.case, reading, space.scenarios, space.as_of)
        ranks.append(ranks_under(space.frame, at_their_word(spaces.case, reading, kept), space.as_of))
    weights = [Fraction(weight) for weight in marks.mix.values()]
    scale = lcm(*(weight.denominator for weight in weights))
    parts = [int(weight * scale) for weight in weights]
    if sum(parts) >= MOST_PARTS:
        raise Refusal("weights with too many digits", "round them")
    return Mixture(ranks, parts, [marks.enough.get(actor) for actor in space.frame.players])


def marks_of(space: Space, families: Collection[Family], marks: Marks) -> tuple[Mark, ...]:
    """The degrees of preference that answers about concepts of these families rest on."""
    if marks.mix:
        mixed = (Mark("", "mix", reading, 0, weight) for reading, weight in marks.mix.items())
        return (*mixed, *(Mark(actor, "enough", CERTAINTY, 0, number) for actor, number in marks.enough.items()))
    return tuple(mark for actor in space.frame.players for mark in _marks_of(space, actor, families))


def _marks_of(space: Space, actor: str, families: Collection[Family]) -> Iterator[Mark]:
    order = space.reading.preferences[actor].order
    doubt = "unknown" in families or "fuzzy" in families
    if isinstance(order, Ranked):
        if doubt:
            for first, end in order.unknown:
                yield Mark(actor, "unknown", _spoken(order.groups[first:end], " ? "), 0, None)
        if "strength" in families:
            for place in order.strong:
                yield Mark(actor, "strong", _spoken(order.groups[place:], " > "), 0, None)
        return
    if isinstance(order, Weighted):
        if "strength" in families and order.strong_gap is not None:
            yield Mark(actor, "strong_gap", "", 0, order.strong_gap)
    else:
        yield from _of_statements(space, actor, order.statements, doubt, "strength" in families)
    if "fuzzy" in families and order.enough is not None:
        yield Mark(actor, "enough", POINTS if isinstance(order, Weighted) else CERTAINTY, 0, order.enough)


def _of_statements(
    space: Space, actor: str, statements: tuple[Statement, ...], doubt: bool, strength: bool
) -> Iterator[Mark]:
    for number, one in enumerate(statements, 1):
        if one.basis.counts(space.as_of):
            if doubt and one.unknown:
                yield Mark(actor, "unknown", one.text, number, one.likely)
            if strength and one.strong:
                yield Mark(actor, "strong", one.text, number, None)


def _spoken(groups: tuple[tuple[str, ...], ...], between: str) -> str:
    return between.join(" ~ ".join(group) for group in groups)
