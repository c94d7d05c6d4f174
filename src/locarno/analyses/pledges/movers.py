"""Who can move which options: an actor, or several as one (see docs/explanation/pledges.md, in one state)."""

from dataclasses import dataclass

from ...case.nouns import Barred
from ...case.pledge_nouns import Pledge
from .board import Board


@dataclass(frozen=True)
class Mover:
    """`rises`, `falls`: options that it can make yes, or no; `barred`: the rules that bind it."""

    actors: tuple[str, ...]
    rises: frozenset[str]
    falls: frozenset[str]
    barred: tuple[Barred, ...]

    def can(self, option: str, to: bool) -> bool:
        """Whether it can change an option to this value."""
        return option in (self.rises if to else self.falls)


def movers_of(board: Board, pledge: Pledge) -> tuple[Mover, ...]:
    """Each of those who gave a pledge, and all of them as one if there are several."""
    alone = [(actor,) for actor in pledge.by]
    return tuple(mover(board, actors) for actors in (alone if len(alone) == 1 else [*alone, pledge.by]))


def mover(board: Board, actors: tuple[str, ...]) -> Mover:
    """Actors who move as one: a joint option rises with all its owners and falls with any; bars of one bind all."""
    group, fixed = frozenset(actors), board.fixed
    options = board.case.options.items()
    return Mover(
        actors,
        frozenset(id_ for id_, one in options if group.issuperset(one.owners) and (id_, False) not in fixed),
        frozenset(id_ for id_, one in options if group & set(one.owners) and (id_, True) not in fixed),
        tuple(rule for rule in board.constraints.rules if isinstance(rule, Barred) and rule.actor in ("", *actors)),
    )
