"""What one state is to another for an actor, by the relations that a family of concepts knows, and what decides it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from ...answers.explanation import Decision
from ...answers.traces import Degree, Relation, Weighed
from ...case.nouns import Prioritised, Ranked, Weighted
from ...space.comparison import Comparison
from ...space.completions import Completions
from ...space.mixture import Mixture
from ...space.ranks import Scores, scores
from ...space.space import Space
from ...space.strength import not_strongly_worse
from ..explain import decision

Weigh = Callable[[int, int, int], Weighed]
"""Compares, for an actor, a second state with a first."""

_BETTER: dict[Relation, bool | None] = {
    "strongly_better": True, "better": True, "slightly_better": True, "equal": None, "unknown": None,
    "slightly_worse": False, "worse": False, "strongly_worse": False,
}  # fmt: skip


def above(one: Comparison, actor: int, start: int, end: int) -> bool:
    """Whether the second state counts as above the first."""
    return bool(one.value[one.kind[actor, start], end] > one.level[actor, start])


def weigh_plainly(space: Space) -> Weigh:
    """Better, equal, worse."""

    def weigh(actor: int, start: int, end: int) -> Weighed:
        return Weighed(decision(space, actor, start, end), _by_rank(space, actor, start, end))

    return weigh


def weigh_unknown(space: Space) -> Weigh:
    """Better, equal, worse, or it is not known."""
    relation = _known(space)

    def weigh(actor: int, start: int, end: int) -> Weighed:
        return _weighed(space, actor, start, end, relation(actor, start, end))

    return weigh


def weigh_strength(space: Space) -> Weigh:
    """Better or strongly better, equal, worse or strongly worse."""
    spared = not_strongly_worse(space)

    def weigh(actor: int, start: int, end: int) -> Weighed:
        relation: Relation = _by_rank(space, actor, start, end)
        if not above(spared, actor, start, end):
            relation = "strongly_worse"
        elif not above(spared, actor, end, start):
            relation = "strongly_better"
        return _weighed(space, actor, start, end, relation)

    return weigh


def weigh_fuzzily(space: Space, enough: Comparison) -> Weigh:
    """Better by enough, or only slightly; with the degree."""
    known = _known(space)
    points: dict[int, Scores] = {}

    def degree(actor: int, start: int, end: int, decided: Decision) -> Degree:
        name = space.frame.players[actor]
        order = space.reading.preferences[name].order
        if isinstance(order, Weighted):
            if actor not in points:
                points[actor] = scores(space.frame, order, space.statements(name))
            of, rank = points[actor], space.rank[actor]
            more = Fraction(int(of.score[rank[end]]) - int(of.score[rank[start]]), of.scale)
            return Degree(_decimal(more), "points", order.enough)
        relation = known(actor, start, end)
        sure = Decimal({"better": 1, "worse": -1}.get(relation, 0))
        if isinstance(order, Prioritised) and decided.place:
            statement = space.statements(name)[decided.place - 1]
            if statement.unknown:
                wanted = bool(space.frame.truth(statement.expression)[end])
                sure = (2 * statement.likely - 1) * (1 if wanted else -1)
        return Degree(sure, "certainty", None if isinstance(order, Ranked) else order.enough)

    def weigh(actor: int, start: int, end: int) -> Weighed:
        decided = decision(space, actor, start, end)
        found = degree(actor, start, end, decided)
        relation = _by_degree(enough, actor, start, end, found.value, known(actor, start, end) == "equal")
        return replace(_weighed(space, actor, start, end, relation), degree=found)

    return weigh


def weigh_mixture(space: Space, mixture: Mixture, readings: tuple[str, ...], enough: Comparison) -> Weigh:
    """The same where a mixture of readings says it: what each of them says."""
    words: dict[int, Relation] = {1: "better", 0: "equal", -1: "worse"}

    def weigh(actor: int, start: int, end: int) -> Weighed:
        signs = [_sign(int(rank[actor, end]) - int(rank[actor, start])) for rank in mixture.ranks]
        more = Fraction(sum(sign * part for sign, part in zip(signs, mixture.parts, strict=True)), sum(mixture.parts))
        value = _decimal(more)
        relation = _by_degree(enough, actor, start, end, value, not any(signs))
        told = tuple((reading, words[sign]) for reading, sign in zip(readings, signs, strict=True))
        decided = Decision(space.frame.players[actor], _BETTER[relation], "", 0, None)
        return Weighed(decided, relation, Degree(value, "certainty", mixture.enough[actor]), told)

    return weigh


@dataclass(frozen=True)
class _Known:
    """Better, worse, equal, or not known, by all the ways to complete what is unknown."""

    space: Space
    possible: Comparison
    certain: Comparison

    def __call__(self, actor: int, start: int, end: int) -> Relation:
        if above(self.certain, actor, start, end):
            return "better"
        if above(self.certain, actor, end, start):
            return "worse"
        return "unknown" if above(self.possible, actor, start, end) else "equal"


def _known(space: Space) -> _Known:
    completions = Completions.of(space)
    return _Known(space, completions.possible(), completions.certain())


def _by_rank(space: Space, actor: int, start: int, end: int) -> Relation:
    before, after = space.rank[actor, start], space.rank[actor, end]
    return "better" if after > before else "worse" if after < before else "equal"


def _by_degree(enough: Comparison, actor: int, start: int, end: int, degree: Decimal, equal: bool) -> Relation:
    if above(enough, actor, start, end):
        return "better"
    if above(enough, actor, end, start):
        return "worse"
    if degree:
        return "slightly_better" if degree > 0 else "slightly_worse"
    return "equal" if equal else "unknown"


def _weighed(space: Space, actor: int, start: int, end: int, relation: Relation) -> Weighed:
    return Weighed(replace(decision(space, actor, start, end), better=_BETTER[relation]), relation)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)
