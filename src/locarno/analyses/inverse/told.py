"""Changes of preferences in the words of the case."""

from collections.abc import Iterable, Sequence

import numpy as np

from ...answers.inverse import Edit, Move, Raise, Raises, Way
from ...case.nouns import Statement
from ...space.space import Space
from ..views import view
from .hitting import Chosen
from .orders import Orders, inversions
from .raising import EXAMPLES, Raised, overtaken, pairs_changed, place_of


def ways_told(space: Space, orders: Sequence[Orders | None], choices: Sequence[Chosen]) -> tuple[Way, ...]:
    """These choices, those of fewer actors first."""
    return tuple(
        Way(tuple(_edit(space, actor, mine, which) for actor, which in choice if (mine := orders[actor]) is not None))
        for choice in sorted(choices, key=len)
    )


def _edit(space: Space, actor: int, orders: Orders, which: int) -> Edit:
    statements, order = orders.kinds.statements, orders.order[which]
    return Edit(
        actor=space.frame.players[actor],
        order=tuple(statements[number] for number in order),
        moved=_moved(statements, order),
        given_up=tuple(one for number, one in enumerate(statements) if number not in order),
        swaps=inversions(order),
        alike=int(orders.alike[which]),
    )


def _moved(statements: Sequence[Statement], order: Sequence[int]) -> tuple[Move, ...]:
    """Which pairs of statements stand the other way round: told by those that rise, or by those that sink, if fewer."""
    turned = [(up, down) for place, up in enumerate(order) for down in order[place + 1 :] if down < up]
    rising, sinking = dict.fromkeys(up for up, _ in turned), dict.fromkeys(down for _, down in turned)

    def those(numbers: Iterable[int]) -> tuple[Statement, ...]:
        return tuple(statements[number] for number in sorted(numbers))

    if len(rising) <= len(sinking):
        return tuple(Move(statements[up], those(down for one, down in turned if one == up), ()) for up in rising)
    return tuple(Move(statements[down], (), those(up for up, one in turned if one == down)) for down in sinking)


def raises_told(space: Space, found: Raised, least: bool) -> Raises:
    """A raised state."""
    state = found.state
    raises = []
    for actor, name in enumerate(space.frame.players):
        before, after = space.rank[actor], found.rank[actor]
        if before[state] == after[state]:
            continue
        passed, joined = overtaken(space, before, after, state)
        examples = [*joined[:EXAMPLES], *passed[: max(EXAMPLES - joined.size, 0)]]
        raises.append(
            Raise(
                actor=name,
                place=place_of(before, state),
                places=int(np.unique(before).size),
                to=place_of(after, state),
                passed=int(passed.size),
                joined=int(joined.size),
                pairs=pairs_changed(before, after, state),
                examples=tuple(view(space, int(one)) for one in examples),
            )
        )
    blocked = tuple(space.frame.players[actor] for actor in found.blocked)
    return Raises(view(space, state), tuple(raises), least, blocked)
