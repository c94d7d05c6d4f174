"""A state and a step between two states, in the words of the case."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StateView:
    """`id`: in graph form, else empty; `holds`: the options that are yes; `outcome`: an id, empty for none."""

    id: str
    holds: tuple[str, ...]
    outcome: str

    @property
    def listed(self) -> tuple[str, ...]:
        """The options that are yes; in graph form the id of the state alone."""
        return (self.id,) if self.id else self.holds


@dataclass(frozen=True, slots=True)
class Step:
    """One actor's move; `change` lists `+option` for raised and `-option` for dropped, in graph form `-> state`."""

    actor: str
    start: StateView
    end: StateView
    change: tuple[str, ...]
