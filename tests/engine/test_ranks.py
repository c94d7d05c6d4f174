"""Ranks: the order of an actor's states, from statements, weights and rankings."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import locarno
import oracle
from locarno.case.expressions import (
    And,
    AtLeast,
    Constant,
    Expression,
    Iff,
    Implies,
    Name,
    Not,
    Or,
    write,
)

OPTIONS = ("p", "q", "r", "t")


def expressions() -> st.SearchStrategy[Expression]:
    leaves = st.one_of(st.sampled_from(OPTIONS).map(Name), st.booleans().map(Constant))
    return st.recursive(
        leaves,
        lambda part: st.one_of(
            part.map(Not),
            st.lists(part, min_size=2, max_size=4).map(lambda parts: And(tuple(parts))),
            st.lists(part, min_size=2, max_size=4).map(lambda parts: Or(tuple(parts))),
            st.tuples(part, part).map(lambda pair: Implies(*pair)),
            st.tuples(part, part).map(lambda pair: Iff(*pair)),
            st.lists(part, min_size=1, max_size=4).flatmap(
                lambda parts: st.integers(1, len(parts)).map(lambda count: AtLeast(count, tuple(parts)))
            ),
        ),
        max_leaves=8,
    )


def truth(expression: Expression, yes: frozenset[str]) -> bool:
    """The obvious evaluation, one state at a time."""
    match expression:
        case Name(id_):
            return id_ in yes
        case Constant(value):
            return value
        case Not(part):
            return not truth(part, yes)
        case And(parts):
            return all(truth(part, yes) for part in parts)
        case Or(parts):
            return any(truth(part, yes) for part in parts)
        case Implies(condition, consequence):
            return truth(consequence, yes) if truth(condition, yes) else True
        case Iff(left, right):
            return truth(left, yes) is truth(right, yes)
        case AtLeast(count, parts):
            return sum(truth(part, yes) for part in parts) >= count


STATES = [frozenset(o for bit, o in enumerate(OPTIONS) if code >> bit & 1) for code in range(2 ** len(OPTIONS))]


def ranks_of(preference: str) -> list[int]:
    options = ", ".join(f"{option}: a" for option in OPTIONS)
    text = f"locarno: 1\ncase: {{title: ranks}}\nactors: {{a: A}}\noptions: {{{options}}}\n"
    found = locarno.loads(text + f"common: {{preferences: {{a: {preference}}}}}\n").stability()
    return [int(rank) for rank in found.ranks[0]]


def same_order(one: list[int], other: list[int]) -> bool:
    pairs = list(product(range(len(one)), repeat=2))
    return all((one[s] < one[t]) == (other[s] < other[t]) for s, t in pairs)


@settings(deadline=None)  # kernels may have to be compiled first
@given(st.lists(expressions(), max_size=6))
def test_statements_rank_lexicographically(statements: list[Expression]) -> None:
    wanted = oracle.rank_by_statements(
        [{state: truth(statement, yes) for state, yes in enumerate(STATES)} for statement in statements],
        range(len(STATES)),
    )
    quoted = ", ".join(f"'{write(statement)}'" for statement in statements)
    assert same_order(ranks_of(f"[{quoted}]"), [wanted[state] for state in range(len(STATES))])


@settings(deadline=None)
@given(st.lists(st.tuples(expressions(), st.decimals(-100, 100, places=3)), max_size=5))
def test_weights_add_up_exactly(pairs: list[tuple[Expression, object]]) -> None:
    scores = [sum(Fraction(str(w)) for e, w in pairs if truth(e, yes)) for yes in STATES]
    wanted = [sorted(set(scores)).index(score) for score in scores]
    listed = ", ".join(f"{{statement: '{write(e)}', weight: {w:f}}}" for e, w in pairs)
    assert ranks_of(f"{{weights: [{listed}]}}") == wanted


def test_a_tenth_and_two_tenths_tie_with_three_tenths() -> None:
    weights = "{weights: [{statement: p, weight: 0.1}, {statement: q, weight: 0.2}, {statement: r, weight: 0.3}]}"
    found = ranks_of(weights)
    assert found[0b0011] == found[0b0100]


def test_weights_beyond_64_bits_are_still_exact() -> None:
    big = "999999999999999.999999999"
    terms = [("p", big), ("q", "0.000000001"), ("r", f"-{big}")]
    listed = ", ".join(f"{{statement: {option}, weight: {weight}}}" for option, weight in terms)
    weights = f"{{weights: [{listed}]}}"
    found = ranks_of(weights)
    assert found[0b0101] == found[0b0000] < found[0b0010] == found[0b0111]


@pytest.mark.parametrize("count", [15, 16, 17, 33, 63, 64, 65, 200])
def test_any_number_of_statements(count: int) -> None:
    """Scores of 2^k overflow after 63 statements in programs that add them up; the order must not."""
    padding = [f"{o} iff {o}" for o in OPTIONS] * 60
    statements = [*padding[: count - 4], "t", "r", "q", "p"]
    assert ranks_of(str(statements).replace("iff", "iff")) == list(range(16))
    spread = [s for o in ("t", "r", "q", "p") for s in ["p or not p"] * ((count - 4) // 4) + [o]]
    assert ranks_of(str(spread)) == list(range(16))


def test_a_ranking_with_wildcards_and_ties() -> None:
    found = ranks_of("{ranking: [Y---, [NY--, N-Y-], NNN-]}".replace("N-Y-", "NNY-"))
    wanted = [2 if "p" in yes else 1 if yes & {"q", "r"} else 0 for yes in STATES]
    assert found == wanted


def test_ranks_are_dense_from_the_worst() -> None:
    found = np.array(ranks_of("[p, 'q and r']"))
    assert sorted(set(found.tolist())) == list(range(int(found.max()) + 1))
