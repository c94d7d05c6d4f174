"""The moment of truth: where a pledge is called, would the pledger rather keep its word than not?

A threat that would hurt the one who makes it is believed only if it would be carried out when it comes to it, and so
is a promise (Schelling 1960; 1966). So for each state that calls a pledge, the state is compared with the one that the
pledger's smallest move to keep it leads to, by what the pledger itself wants. For a refusal it is the other way round:
with the state after the smallest move that breaks it.

| part | called in states where the pledge is due and | compared with |
|---|---|---|
| `deliver` | not all of the pledger's own `delivers` is yes | due, and its own part of the pledge kept |
| `hold` | its own part is kept | due, and one of its own `blocks` yes |
| `act` | kept, the trigger true, the act not done | the same with the act done |

Only states with such a move count. Costs a table over all combinations for each part, and nothing of states by states.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...answers.worth import Moment, Sort
from ...case.expressions import Constant, Expression, Name, Or, conjunction
from ...case.given_word import done, due
from ...case.pledge_nouns import Binding, Pledge
from ...kernels.types import Bool
from ...space.space import Space
from .deciding import deciders, told_apart
from .own_moves import smallest_moves


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that one pledger may be called to do: where it is due at all, where done, and which moves do it.

    For `hold`, `already` is where the refusal is broken, and `goal` where a move breaks it. `by_reach`: due only where
    a move does it.
    """

    pledge: str
    actor: str
    sort: Sort
    options: tuple[str, ...]
    binding: Binding
    due: Expression
    already: Expression
    goal: Expression
    by_reach: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What decides the answer, whoever says it in which words."""
        return self.actor, self.sort, self.due, self.already, self.goal, self.by_reach


def parts(space: Space, pledge: Pledge) -> Iterator[Part]:
    """What each pledger that wants anything could be called to do, by what it owns."""
    for actor in dict.fromkeys(pledge.by):
        if actor not in space.frame.players:
            continue
        own = frozenset(id_ for id_, one in space.case.options.items() if actor in one.owners)
        delivers = tuple(o for o in pledge.delivers if o in own)
        blocks = tuple(o for o in pledge.blocks if o in own)
        when, kept = due(pledge), done(pledge, own)
        raised, broken = conjunction([Name(o) for o in delivers]), _any(blocks)
        if delivers:
            yield Part(pledge.id, actor, "deliver", delivers, pledge.binding, when, raised, conjunction([when, kept]))
        if blocks:
            held = conjunction([when, raised])
            yield Part(pledge.id, actor, "hold", blocks, pledge.binding, held, broken, conjunction([when, broken]))
        for option, binding in pledge.triggered.items():
            if option in own:
                called = conjunction([when, done(pledge), pledge.trigger or Constant(True)])
                act = conjunction([called, Name(option)])
                free = pledge.trigger is None
                yield Part(pledge.id, actor, "act", (option,), binding, called, Name(option), act, free)


def _any(options: tuple[str, ...]) -> Expression:
    return Name(options[0]) if len(options) == 1 else Or(tuple(Name(o) for o in options))


def moment(space: Space, part: Part, among: Bool | None) -> Moment:
    """What the pledger would do in the states `among`, [S], that call this part; None: all.

    Refuses as `smallest_moves` does.
    """
    truth = space.frame.truth
    where = truth(part.due) if among is None else truth(part.due) & among
    already = where & truth(part.already)
    open_ = where & ~already
    actor = space.frame.players.index(part.actor)
    move = smallest_moves(space, actor, truth(part.goal)) if open_.any() else np.full(space.frame.size, -1, np.int32)
    here = np.flatnonzero(open_ & (move >= 0)).astype(np.int32)
    there = move[here]
    kept, not_kept = (here, there) if part.sort == "hold" else (there, here)
    rank = space.rank[actor]
    would, would_not = rank[kept] > rank[not_kept], rank[kept] < rank[not_kept]
    unable = int(open_.sum()) - here.size
    return Moment(
        pledge=part.pledge,
        actor=part.actor,
        reading=space.reading.id,
        sort=part.sort,
        options=part.options,
        binding=part.binding,
        due=int(where.sum()) - (unable if part.by_reach else 0),
        already=int(already.sum()),
        unable=0 if part.by_reach else unable,
        would=int(would.sum()),
        would_not=int(would_not.sum()),
        indifferent=int(here.size - would.sum() - would_not.sum()),
        condition=told_apart(space, would, here),
        deciders=deciders(space, actor, not_kept, kept),
    )


def unseen(pledge: Pledge) -> bool:
    """Whether no option shows if the pledge is kept."""
    return not (pledge.delivers or pledge.blocks or pledge.triggered)
