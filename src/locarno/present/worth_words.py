"""The words and signs in which the worth of pledges is told."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..answers.asked import Rung
from ..answers.worth import Change, Decider, Moment, Sort, Standing, Will


class Sign(NamedTuple):
    """How an answer is told: word, sign, sign in ASCII, style for a terminal, what it means."""

    word: str
    sign: str
    ascii: str
    style: str
    meaning: str


WILLS: dict[Will, Sign] = {
    "always": Sign("kept", "●", "#", "bold green", "whenever it comes to it, the pledger would rather keep its word"),
    "sometimes": Sign("at times", "◐", "+", "cyan", "in some of the states that call it"),
    "indifferent": Sign("no matter", "○", "~", "yellow", "the pledger is indifferent: nothing it wants is at stake"),
    "never": Sign("not kept", "✗", "x", "bold red", "in no state that calls it"),
    "uncalled": Sign("not called", "·", ".", "dim", "it never comes to it"),
}

TODAY: dict[Standing, str] = {
    "later": "later",
    "withdrawn": "gone",
    "waits": "waits",
    "kept": "kept",
    "due": "due",
    "unseen": "due",
}

_RUNG_TOLD: dict[Rung, str] = {
    "interest": "holds by interest",
    "credible": "holds by a credible answer",
    "bluff": "holds by bluff",
    "breaks": "breaks",
    "impossible": "impossible",
}
_ORDER: tuple[Rung, ...] = ("interest", "credible", "bluff", "breaks")
"""Rungs from the strongest down; what is impossible stands apart."""

_DOES: dict[Sort, str] = {"deliver": "bring", "hold": "hold back", "act": "do"}


def together(wills: Iterable[Will]) -> Will:
    """One word for several parts of a pledge: theirs if they agree, or if the others are not called."""
    told = {one for one in wills if one != "uncalled"}
    if not told:
        return "uncalled"
    return next(iter(told)) if len(told) == 1 else "sometimes"


def would_words(one: Moment) -> str:
    """What the pledger would do, with the count of states."""
    what = f"{_DOES[one.sort]} {' '.join(one.options)}"
    if one.will == "uncalled":
        return f"{one.actor} is never asked to {what}: {uncalled_words(one)}"
    counts = [(one.would, "would"), (one.would_not, "would not"), (one.indifferent, "does not mind")]
    told = [f"{word} in {count:,}" for count, word in counts if count]
    if len(told) == 1:
        word = next(word for count, word in counts if count)
        every = "the one state that calls it" if one.called == 1 else f"each of the {one.called:,} states that call it"
        rest = f"{word} either way in {every}" if word == "does not mind" else f"{word} in {every}"
        return f"{one.actor} to {what}: {rest}"
    where = f"; it would where {one.condition}" if one.condition else ""
    return f"{one.actor} to {what}: {', '.join(told)} of the {one.called:,} states that call it{where}"


def uncalled_words(one: Moment) -> str:
    """Why it never comes to it."""
    hold = one.sort == "hold"
    if not one.due:
        return "it is due in no state"
    if one.already == one.due:
        return "wherever it is due, it is broken already" if hold else "wherever it is due, it is done already"
    if hold:
        return "wherever it is due, the rules leave it no move that breaks it" + (
            " or it is broken" * (one.already > 0)
        )
    return "wherever it is due, no move of its own could do it" + (" or it is done" * (one.already > 0))


def decider_words(one: Decider, for_it: str = "for it", against: str = "against it") -> str:
    """A statement that decides, which way, and what it rests on."""
    if not one.statement:
        return "by its ranking" + _resting(one)
    which = for_it if not one.against else against if not one.for_it else "both ways"
    place = f"its statement {one.place}" if one.place else "by weight"
    return f"{which}: `{one.statement}` ({place}{_resting(one)})"


def _resting(one: Decider) -> str:
    if one.basis is None:
        return ""
    words = [" ".join(one.basis.refs)] if one.basis.refs else []
    words += ["assumed"] if one.basis.assumed else []
    return ", " + ", ".join(words) if words else ""


def rung_words(rung: Rung) -> str:
    """A verdict in words."""
    return _RUNG_TOLD[rung]


def assumed_words(shares: Sequence[float]) -> str:
    """How much of what answers rest on is assumed, the least and the most of several."""
    told = [f"{share:.0%}" for share in (min(shares, default=0.0), max(shares, default=0.0))]
    return f"Assumed entries: {' to '.join(dict.fromkeys(told))} of what this rests on."


class Tally(NamedTuple):
    """Of some changes of verdicts so many are for the better, for the worse, into or out of the impossible."""

    better: int
    worse: int
    impossible: int


def tally(changes: Iterable[Change]) -> Tally:
    """Count changes by what they are."""
    better = worse = impossible = 0
    for one in changes:
        if "impossible" in (one.before, one.after):
            impossible += 1
        elif _ORDER.index(one.after) < _ORDER.index(one.before):
            better += 1
        else:
            worse += 1
    return Tally(better, worse, impossible)


def tally_words(changes: tuple[Change, ...], plain_signs: bool) -> str:
    """The same in a cell: `+3 -1 x2`."""
    found = tally(changes)
    minus = "-" if plain_signs else "−"
    cells = [f"+{found.better}" if found.better else "", f"{minus}{found.worse}" if found.worse else ""]
    cells.append(f"{'@' if plain_signs else '∅'}{found.impossible}" if found.impossible else "")
    return " ".join(cell for cell in cells if cell)
