"""Whose word does a goal hang on, and by how much? Power indices of weighted votes, of pledges and of pledgers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .answer import Answer
from .asked import Asked, Rung
from .given import Given, PledgeView

Players = Literal["pledges", "pledgers"]
GoalKind = Literal["where", "size", "rung"]
Bound = Literal["low", "high"]


@dataclass(frozen=True, slots=True)
class Share:
    """One player's part in reaching a goal.

    `shapley`: the share of all orders of joining in which it is this player that makes the goal reached, less the share
    in which it is this player that undoes it, which is `undoes`. `banzhaf`, `banzhaf_undoes`: the shares of all
    coalitions of the others in which it does so by joining; `banzhaf_share`: its part in the `banzhaf` of all, 0 if
    nobody has any. All from 0 to 1 where nobody can undo the goal. `error`, `banzhaf_error`: standard errors of
    `shapley` and `banzhaf`, 0 where all coalitions were counted.
    """

    player: str
    shapley: float
    undoes: float
    banzhaf: float
    banzhaf_share: float
    banzhaf_undoes: float
    error: float
    banzhaf_error: float

    @property
    def null(self) -> bool:
        """Whether the player changes nothing, as far as was counted."""
        return not (self.banzhaf or self.banzhaf_undoes or self.shapley or self.undoes)


@dataclass(frozen=True, slots=True)
class PowerIndex:
    """The shares of all players, in the order in which they were named.

    `counted`: how many players the goal depends on at all; all coalitions of these were gone through if `exact`, else
    `samples` orders, and as many coalitions, were drawn with `seed`. `nobody` and `everybody`: whether the goal is
    reached without any player and with all of them. Shapley shares add up to 1 where it takes players and they can.
    """

    shares: tuple[Share, ...]
    counted: int
    exact: bool
    samples: int
    seed: int
    nobody: bool
    everybody: bool

    def __iter__(self) -> Iterator[Share]:
        return iter(self.shares)

    def __getitem__(self, player: str) -> Share:
        """The share of a player; raises KeyError if there is none of that name."""
        for share in self.shares:
            if share.player == player:
                return share
        raise KeyError(player)


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached.

    `where`: an outcome, an arrangement, an expression, or a pledge that is to be in force, as written in `text`.
    `size`: that contributions in force, called `name`, come to `least` in some counting; of ranges the `bound` counts.
    `rung`: that the arrangement `text` holds under the reading by `rung` or a stronger one.
    """

    kind: GoalKind
    text: str
    name: str
    least: Decimal | None
    bound: Bound
    rung: Rung | None


@dataclass(frozen=True, slots=True)
class Would:
    """With what else all pledges together would reach a goal: options supposed yes, pledges left out."""

    suppose: tuple[str, ...]
    leave: tuple[str, ...]


@dataclass(frozen=True)
class PledgePower(Answer):
    """Whose word a goal hangs on: shares of pledges, or of pledgers, in reaching it.

    A coalition is the set of pledges that are given; of pledgers, those whose pledges stand. `pledges`: those that
    count; `held`: for each player the ids of the pledges it has part in. `supposed`: options as said, `x` or `not x`.
    `settles`: the options that are yes if all pledges are given, empty for a rung. `undecided`: options that are then
    neither sure to be yes nor sure to be no, because refusals hang on them; they count as not reached. `broken`: rules
    that are then broken, so that nothing is reached. `unknown`: pledges in force then whose amount is not known and
    counts as nothing. `sums`: what is in force then, counting by counting, the least and the most. `would`: where all
    together do not reach the goal, the smallest changes found with which they would.
    `assumed_share`: of the pledges that count, from 0 to 1.
    """

    asked: Asked
    given: Given
    goal: Goal
    players: Players
    supposed: tuple[str, ...]
    pledges: tuple[PledgeView, ...]
    held: Mapping[str, tuple[str, ...]]
    index: PowerIndex
    settles: tuple[str, ...]
    undecided: tuple[str, ...]
    broken: tuple[str, ...]
    unknown: tuple[str, ...]
    sums: Mapping[str, tuple[Decimal, Decimal]]
    would: tuple[Would, ...]
    assumed_share: float
