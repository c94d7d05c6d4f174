"""Q9: the smallest sets of beliefs whose swap turns one reading's verdict into the other's, and each belief's share.

With few atoms every hybrid is judged, and the answer is exact. With many, all sets up to a size are tried, smaller
ones first; then what turned the verdict in the coarse picture, whole lists, is made smaller atom by atom as long as it
still turns it. A verdict need not be monotone in the atoms, so a set found that way has no part that is one atom
smaller and enough; the answer says up to which size nothing is left out.

Shares are Shapley values (1953) of a game that says what the hybrid of a coalition of atoms is worth: over all orders
in which the atoms are swapped one after the other, the average of what an atom's swap changes. They add up to what all
swaps together change.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations, islice
from math import comb, factorial
from typing import Generic, TypeVar

import numpy as np

from ..analyses.security import Progress, unheard
from ..answers.crux import Share, Turning

MOST_HYBRIDS = 1 << 12
"""So many hybrids are judged, all of them, for an exact answer."""
_CHUNK = 64

V = TypeVar("V")


class Asked(Generic[V]):
    """What is asked of hybrids, each asked once; several at a time.

    A hybrid is a number: bit k says that atom k is taken from the second reading.
    """

    def __init__(self, judged: Callable[[int], V], pool: ThreadPoolExecutor) -> None:
        self._judged, self._pool = judged, pool
        self.known: dict[int, V] = {}

    def __call__(self, taken: int) -> V:
        """The answer for one hybrid."""
        if taken not in self.known:
            self.known[taken] = self._judged(taken)
        return self.known[taken]

    def all(self, hybrids: Iterable[int]) -> Iterator[tuple[int, V]]:
        """The answers for many, in their order, a chunk at a time."""
        left = iter(hybrids)
        while chunk := list(islice(left, _CHUNK)):
            new = [taken for taken in dict.fromkeys(chunk) if taken not in self.known]
            self.known.update(zip(new, self._pool.map(self._judged, new), strict=True))
            yield from ((taken, self.known[taken]) for taken in chunk)


def turning(
    turned: Asked[bool],
    names: Sequence[str],
    start: int,
    most_size: int,
    hints: Iterable[int] = (),
    progress: Progress = unheard,
) -> Turning:
    """The sets of atoms whose swap, from `start`, gives the verdict wanted.

    `turned`: whether a hybrid has that verdict. `start`: 0, all atoms of the first reading, or all ones. Exact where
    there are at most `MOST_HYBRIDS` hybrids; else complete up to sets of `most_size` atoms. `hints`: swaps that are
    known to turn it, to be made smaller; without any, the swap of all atoms.
    """
    n = len(names)
    exact = 1 << n <= MOST_HYBRIDS
    limit = n if exact else min(most_size, n)
    total, done = sum(comb(n, size) for size in range(limit + 1)), 0
    found: list[int] = []
    smallest = 0
    for size in range(limit + 1):
        swaps = [sum(1 << atom for atom in atoms) for atoms in combinations(range(n), size)]
        for hybrid, so in turned.all(start ^ swap for swap in swaps):
            mine = hybrid ^ start
            if so and not any(one & mine == one for one in found):
                found.append(mine)
            done += 1
            if done % 200 == 0:
                progress(done, total)
        if found and not smallest:
            smallest = len(found)
    progress(total, total)
    more = () if exact else [_shrunk(turned, start, hint) for hint in list(hints) or [(1 << n) - 1]]
    for swap in dict.fromkeys(more):
        if swap and not any(one & swap == one for one in found):
            found.append(swap)
    if not smallest:
        least = min((one.bit_count() for one in found), default=0)
        found.sort(key=lambda one: (one.bit_count(), one))
        smallest = sum(one.bit_count() == least for one in found)
    sets = tuple(tuple(names[k] for k in range(n) if swap >> k & 1) for swap in found)
    return Turning(sets, smallest, limit, exact)


def _shrunk(turned: Asked[bool], start: int, swap: int) -> int:
    """A part of a swap that turns the verdict, no atom of which can be left out; 0 if the swap does not turn it."""
    if not turned(start ^ swap):
        return 0
    smaller = True
    while smaller:
        smaller = False
        for atom in range(swap.bit_length()):
            if swap >> atom & 1 and turned(start ^ swap ^ (1 << atom)):
                swap ^= 1 << atom
                smaller = True
    return swap


def exact_shares(worth: Callable[[V], int], parts: int, ask: Asked[V], names: Sequence[str]) -> tuple[Share, ...]:
    """Every atom's Shapley share, from all hybrids; a verdict's worth is counted in so many `parts` of a unit."""
    n = len(names)
    value = np.array([worth(verdict) for _, verdict in ask.all(range(1 << n))], np.int64)
    size = np.array([taken.bit_count() for taken in range(1 << n)])
    weight = [factorial(k) * factorial(n - k - 1) for k in range(n)]
    shares = []
    for atom, name in enumerate(names):
        without = np.flatnonzero(~(np.arange(1 << n) >> atom) & 1)
        change = value[without | 1 << atom] - value[without]
        counts = np.bincount(size[without], weights=change, minlength=n)
        total = sum(int(count) * weight[k] for k, count in enumerate(counts[:n]))
        shares.append(Share(name, total / (parts * factorial(n)), 0.0))
    return tuple(shares)


def sampled_shares(
    worth: Callable[[V], int],
    parts: int,
    ask: Asked[V],
    names: Sequence[str],
    samples: int,
    seed: int,
    progress: Progress = unheard,
) -> tuple[Share, ...]:
    """Shares over so many random orders, with the standard error of their mean; order k is the seed's k-th child."""
    n = len(names)
    gains = np.zeros((samples, n))
    for k, child in enumerate(np.random.SeedSequence(seed).spawn(samples)):
        order = np.random.default_rng(child).permutation(n)
        steps = np.cumsum([0, *(1 << int(atom) for atom in order)], dtype=object)
        values = [worth(verdict) for _, verdict in ask.all(int(taken) for taken in steps)]
        gains[k, order] = np.diff(values) / parts
        progress(k + 1, samples)
    errors = gains.std(axis=0, ddof=1) / np.sqrt(samples) if samples > 1 else np.full(n, np.inf)
    return tuple(Share(name, float(gains[:, k].mean()), float(errors[k])) for k, name in enumerate(names))
