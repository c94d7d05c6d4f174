"""Do the pledges fit together: which cannot all be kept, and what must be broken?"""

from dataclasses import dataclass

from .answer import Answer
from .asked import Asked
from .given import Given, PledgeView


@dataclass(frozen=True, slots=True)
class Misfit:
    """A minimal set of pledges that cannot all be kept.

    `given`: the pledges each of which, where it is due, makes it so; empty where something else was given. `rules`: a
    smallest part of the rules that it rests on, `held` for what a scenario holds; empty if the pledges contradict each
    other whatever the rules.
    """

    pledges: tuple[str, ...]
    given: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WayOut:
    """A minimal set of pledges to be broken so that all others can be kept; `holds`: the options that are yes then.

    `state`: its id in graph form, else empty. `smallest`: no other set has fewer.
    """

    broken: tuple[str, ...]
    smallest: bool
    holds: tuple[str, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Fit(Answer):
    """What cannot all be kept. `goal`: what is to be possible, as it was named; empty if nothing was.

    `possible`: some feasible state has the goal. `pledges`: those that count; `unseen`: those of them without options,
    of which no state shows whether they are kept. `never_due`: those that are due in no feasible state. `complete`:
    these are all sets that cannot all be kept; else the search was stopped, after `most` of them or after `seconds`.
    `ways_out` is empty without a goal; `ways_complete` likewise.
    """

    asked: Asked
    given: Given
    goal: str
    possible: bool
    pledges: tuple[PledgeView, ...]
    unseen: tuple[str, ...]
    never_due: tuple[str, ...]
    misfits: tuple[Misfit, ...]
    complete: bool
    ways_out: tuple[WayOut, ...]
    ways_complete: bool
    most: int
    seconds: float
