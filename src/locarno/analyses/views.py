"""States and moves in the words of the case."""

from ..answers.states import StateView, Step
from ..space.space import Space


def view(space: Space, state: int) -> StateView:
    """A state."""
    frame = space.frame
    return StateView(frame.label(state) if frame.state_ids else "", frame.holds(state), space.outcome_of(state))


def step(space: Space, actor: int, start: int, end: int) -> Step:
    """A move of an actor."""
    return Step(space.frame.players[actor], view(space, start), view(space, end), change_of(space, start, end))


def change_of(space: Space, start: int, end: int) -> tuple[str, ...]:
    """What differs between two states: `+option` for raised, `-option` for dropped; in graph form `-> state`."""
    frame = space.frame
    if frame.state_ids:
        return (f"-> {frame.label(end)}",)
    before, after = int(frame.codes[start]), int(frame.codes[end])
    return tuple(
        ("+" if after >> bit & 1 else "-") + option
        for bit, option in enumerate(frame.option_ids)
        if (before ^ after) >> bit & 1
    )


def move_size(space: Space, start: int, end: int) -> int:
    """How many options a move changes; 1 in graph form."""
    if space.frame.state_ids:
        return 1
    return int(space.frame.codes[start] ^ space.frame.codes[end]).bit_count()
