"""Minimal sets that cannot all be kept, and with them the largest that can: by turns, until no set is left open.

A map knows which sets are open: those within none that can be kept, and with none in them that cannot. A largest open
set is tried. If it can be kept, it is a largest such set, and nothing within it is open any more; what it leaves out
is a way out, of which every unkeepable set has a pledge (Reiter 1987). If it cannot, a minimal part that cannot is
told, and nothing around that is open any more. So every set told is certified, wherever the search stops, and all are
told once nothing is open (Liffiton, Previti, Malik & Marques-Silva 2016, there called MARCO).
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from .logic import Literal, Logic


class Keeping(Protocol):
    """Which pledges can be kept together."""

    def kept(self, names: Collection[str]) -> frozenset[str] | None:
        """All that are kept in a state that keeps these; None if there is none."""

    def core(self, names: Collection[str]) -> frozenset[str]:
        """A minimal part of pledges that cannot all be kept."""


class _Open:
    """Which sets are open."""

    def __init__(self, names: Sequence[str]) -> None:
        self._logic = Logic("--heuristic=Domain")
        self._atom: dict[str, Literal] = {name: self._logic.free() for name in names}
        self._everything = frozenset(names)
        self._logic.prefer(self._atom.values(), True)
        for name, atom in self._atom.items():
            self._logic.show(name, -atom)
        self._logic.done()

    def keepable(self, names: frozenset[str]) -> None:
        """Nothing within these is open any more."""
        self._logic.add(*(-self._atom[name] for name in self._everything - names))

    def unkeepable(self, names: frozenset[str]) -> None:
        """Nothing with all of these in it is open any more."""
        self._logic.add(*(self._atom[name] for name in names))

    def largest(self) -> frozenset[str] | None:
        """An open set with no other around it; None if there is none."""
        without = self._logic.first_shown()
        return None if without is None else self._everything - without


def unkeepable(
    names: Sequence[str], keeping: Keeping, known: Sequence[frozenset[str]] = ()
) -> Iterator[frozenset[str] | None]:
    """The minimal sets of names that cannot all be kept, one by one; between them None for each step of the search.

    `known`: sets that can be kept. The empty set alone, if not even that can be kept.
    """
    search = _Open(names)
    for one in known:
        search.keepable(one)
    while (tried := search.largest()) is not None:
        state = keeping.kept(tried)
        if state is None:
            found = keeping.core(tried)
            yield found
            if not found:
                return
            search.unkeepable(found)
        else:
            search.keepable(state)
            yield None
