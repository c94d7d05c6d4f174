"""How many rankings make a state stable for an actor, of all there are: exactly, without going through them.

Let B be the states that are not better than s. The formula of the state's stability is monotone in B (see
`analyses.inverse.formulas`), and whether a ranking fulfils it hangs on B alone. Let k of the M states occur in the
formula, and let N_w be the number of sets of w of them that fulfil it (see `analyses.inverse.monotone`).

*Strict orders.* In an order drawn at random s is as likely to be at any place among itself and the k states, and what
stands below it is any set of that size: the share is the sum over w of N_w / ((k + 1) C(k, w)). It does not hang on M.

*Weak orders*, with ties. F(n) of them are there for n states (Fubini numbers: Gross 1962). With b states not above s
there are F(M - 1 - b) orders of those above, and G(b) of the rest with s at the top: G(0) = 1, and G(b) = 2 F(b), since
the states tied with s may be none or some. So of all F(M) there are the sum over w and j of N_w C(M - 1 - k, j)
G(w + j) F(M - 1 - w - j).
"""

from fractions import Fraction
from functools import cache
from math import comb, factorial

import numpy as np

from ...answers.inverse import Share
from .formulas import Formula
from .monotone import Monotone, monotone

MOST_RANKED = 400
"""So many states have their weak orders counted: there are as many additions of long numbers as states squared."""
_SAMPLES = 10_000
_MOST_TERMS = 2000
_MOST_DRAWN = 2 * 10**8


def count_of(formula: Formula) -> Monotone:
    """A formula in the form in which it is counted."""
    return monotone(formula.clauses)


def strict_share(counted: Monotone, states: int, seed: int = 0) -> Share | None:
    """Of all strict orders of so many states, those that make the state stable; None if that is too much.

    Where it cannot be counted, a share is estimated from a sample drawn with the seed.
    """
    share = _by_terms(counted)
    if share is None:
        sizes = counted.sizes()
        if sizes is None:
            return _sampled(counted, seed)
        k = counted.states
        terms = [Fraction(n, (k + 1) * comb(k, w + counted.needed)) for w, n in enumerate(sizes) if n]
        share = sum(terms, Fraction(0))
    every = _factorial(states)
    return Share(int(share * every), every, float(share), 0.0)


def _by_terms(counted: Monotone) -> Fraction | None:
    """The share where beside a needed states one of n, one of another n', ... are asked for; None where more is.

    If s stands at p in an order drawn at random, this is so with p^a (1 - (1-p)^n) (1 - (1-p)^n') ...: multiplied out
    and integrated, each term p^a (1-p)^b gives 1 / ((a + b + 1) C(a + b, a)).
    """
    either = counted.either()
    if either is None:
        return None
    terms = {0: 1}
    for size in either:
        more = {power + size: -many for power, many in terms.items()}
        terms = {power: terms.get(power, 0) + more.get(power, 0) for power in terms.keys() | more.keys()}
        if len(terms) > _MOST_TERMS:
            return None
    a = counted.needed
    return sum((Fraction(many, (a + b + 1) * comb(a + b, a)) for b, many in terms.items()), Fraction(0))


def weak_share(counted: Monotone, states: int) -> Share | None:
    """The same of all orders with ties; None if there are too many states."""
    sizes = counted.sizes() if states <= MOST_RANKED else None
    if sizes is None:
        return None
    for smaller in range(states):
        fubini(smaller)  # from below, so that none has to ask deeper than one step
    free = states - 1 - counted.states
    total = 0
    for w, number in enumerate(sizes, counted.needed):
        if number:
            total += number * sum(comb(free, j) * _topped(w + j) * fubini(states - 1 - w - j) for j in range(free + 1))
    every = fubini(states)
    return Share(total, every, float(Fraction(total, every)), 0.0)


_factorial = cache(factorial)


@cache
def fubini(count: int) -> int:
    """How many orders with ties there are of so many things: 1, 1, 3, 13, 75, ..."""
    if count == 0:
        return 1
    return sum(comb(count, top) * fubini(count - top) for top in range(1, count + 1))


def _topped(others: int) -> int:
    """How many orders with ties there are of one thing and others in which nothing is above the one."""
    return 1 if others == 0 else 2 * fubini(others)


def _sampled(counted: Monotone, seed: int) -> Share | None:
    """An estimate of the share of strict orders.

    If every state has a place drawn from 0 to 1 for itself, p that of s, each other is below it with probability p, and
    what is needed with p to the number needed. So p is drawn with a density in proportion to that, its draws spread
    evenly, and the rest of the formula is tried.
    """
    if len(counted.variables) * _SAMPLES > _MOST_DRAWN:
        return None
    chance = np.random.default_rng(np.random.SeedSequence(seed))
    spread = (np.arange(_SAMPLES) + chance.random(_SAMPLES)) / _SAMPLES
    each = spread ** (1 / (counted.needed + 1))
    true = np.stack([chance.random(_SAMPLES) < variable.chance(each) for variable in counted.variables])
    good = counted.fulfilled(true)
    share = float(good.mean())
    error = (share * (1 - share) / _SAMPLES) ** 0.5
    return Share(None, None, share / (counted.needed + 1), error / (counted.needed + 1))
