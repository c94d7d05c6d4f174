"""Minimal sets that cannot all be kept, by implicit hitting sets.

There is a question that answers at once whether a set of pledges can be kept together, and if so, with which others.
What is then not kept is a way out, which every unkeepable set must have a pledge of (Reiter 1987). A minimal set that
hits all ways out known so far is either unkeepable, and then minimal, because without any of its pledges it misses a
way out; or it can be kept, which gives a new way out (compare Liffiton et al. 2016). So every set told is certified,
wherever the search stops; and it has told all once no set hits all ways out without holding one that was told.
"""

from collections.abc import Callable, Collection, Iterator, Sequence

from .logic import Literal, Logic

Kept = Callable[[Collection[str]], frozenset[str] | None]
"""From pledges to be kept to all that are kept in a state that keeps them; None if there is none."""


class Hitting:
    """Sets of names that hit every way out known, none of them within one that was told."""

    def __init__(self, names: Sequence[str]) -> None:
        self._logic = Logic("--heuristic=Domain")
        self._atom: dict[str, Literal] = {name: self._logic.free() for name in names}
        self._logic.prefer(self._atom.values(), False)
        self._ways: list[frozenset[str]] = []
        self._logic.done()

    def way_out(self, names: frozenset[str]) -> None:
        """From now on every set has one of these."""
        self._ways.append(names)
        self._logic.add(*(-self._atom[name] for name in names))

    def told(self, names: frozenset[str]) -> None:
        """From now on no set has all of these."""
        self._logic.add(*(self._atom[name] for name in names))

    def smallest(self) -> frozenset[str] | None:
        """A minimal set; None if there is none any more."""
        found = self._logic.first(self._atom)
        if found is None:
            return None
        ways = [way & found for way in self._ways]
        for name in sorted(found):  # the first model is minimal already; what is told must not rest on that
            if all(way - {name} for way in ways):
                found -= {name}
                ways = [way - {name} for way in ways]
        return found


def unkeepable(
    names: Sequence[str], kept: Kept, known: Sequence[frozenset[str]] = ()
) -> Iterator[frozenset[str] | None]:
    """The minimal sets of names that cannot all be kept, one by one; between them None for each step of the search.

    `known`: sets that are kept in some state. The empty set alone, if not even that can be kept.
    """
    everything = frozenset(names)
    search = Hitting(names)
    for one in known:
        search.way_out(everything - one)
    while True:
        tried = search.smallest()
        if tried is None:
            return
        state = kept(tried)
        if state is None:
            yield tried
            search.told(tried)
            if not tried:
                return
        else:
            search.way_out(everything - state)
            yield None
