"""What is asked: of which states, about which coalitions, under which concept."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from ...answers.coalitions import ANSWERS, COALITION_CONCEPTS, Answers, CoalitionConcept
from ...case.nouns import Case
from ...space.known import meant_of
from ...space.refusal import Refusal
from .moves import Members

MOST_COALITIONS = 2**14


@dataclass(frozen=True)
class Question:
    """What is asked of every state: which coalitions, `every` if these are all there are, under which concept."""

    who: tuple[Members, ...]
    every: bool
    concept: CoalitionConcept
    answers: Answers
    joint: bool


def what_of(
    case: Case, states: Sequence[str] | None, arrangements: Sequence[str] | None, equilibria: bool
) -> tuple[Sequence[str], Sequence[str], bool]:
    """What to ask about: what is named; else all arrangements; all equilibria if the case has none."""
    if states is None and arrangements is None and not equilibria:
        arrangements = tuple(case.arrangements)
        equilibria = not arrangements
    return tuple(dict.fromkeys(states or ())), tuple(dict.fromkeys(arrangements or ())), equilibria


def question_of(
    case: Case,
    only: Sequence[Sequence[str]] | None,
    size: int | None,
    concept: str,
    answers: str,
    joint: bool,
) -> Question:
    """What is asked of every state. Raises Refusal for what the case does not have, and for too many coalitions."""
    known = meant_of(concept, COALITION_CONCEPTS, "coalitional concept")
    who_answers = meant_of(answers, ANSWERS, "kind of answers")
    players = case.players()
    if not players:
        raise Refusal("the case has no actors with preferences", "nobody can form a coalition")
    if only is not None and size is not None:
        raise Refusal("coalitions are named and limited in size at once", "name them, or give a size")
    if only is not None:
        who = tuple(sorted({_members(players, names) for names in only}, key=lambda one: (len(one), one)))
    else:
        most = _size(size, len(players))
        who = tuple(one for k in range(1, most + 1) for one in combinations(range(len(players)), k))
    return Question(who, len(who) == 2 ** len(players) - 1, known, who_answers, joint)


def _members(players: tuple[str, ...], names: Sequence[str]) -> Members:
    unknown = [name for name in names if name not in players]
    if unknown or not names:
        found = f"`{unknown[0]}` cannot be in a coalition" if unknown else "a coalition has no members"
        raise Refusal(found, f"the actors with preferences: {', '.join(players)}")
    return tuple(sorted({players.index(name) for name in names}))


def _size(size: int | None, players: int) -> int:
    most = players if size is None else min(size, players)
    if most < 1:
        raise Refusal(f"coalitions of {size} members", "ask for a size of 1 or more")
    count = sum(comb(players, k) for k in range(1, most + 1))
    if count > MOST_COALITIONS:
        fits = max(
            k for k in range(1, players + 1) if sum(comb(players, j) for j in range(1, k + 1)) <= MOST_COALITIONS
        )
        raise Refusal(
            f"{players} actors form {count:,} coalitions; at most {MOST_COALITIONS:,} are tried",
            f"ask for coalitions of up to {fits} members, or name the coalitions",
        )
    return most
