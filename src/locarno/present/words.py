"""The words and signs in which answers are told; every rung has a word, a sign that needs no colour, and a colour."""

from typing import NamedTuple

from ..answers.asked import Concept, Rung
from ..answers.concepts import concept_named
from ..answers.explanation import Decision
from ..answers.states import StateView, Step
from ..case.pledge_nouns import Range


class Told(NamedTuple):
    """How a rung is told: word, what it holds by, sign, sign in ASCII, style for a terminal, what it means."""

    word: str
    by: str
    sign: str
    ascii: str
    style: str
    meaning: str


RUNGS: dict[Rung, Told] = {
    "interest": Told("interest", "interest", "●", "#", "bold green", "nobody wants to leave"),
    "credible": Told(
        "credible", "a credible answer", "◐", "+", "cyan", "leaving is answered by moves the answerers themselves want"
    ),
    "bluff": Told(
        "bluff", "bluff", "○", "~", "yellow", "leaving is answered only by moves that may hurt those who make them"
    ),
    "breaks": Told("breaks", "nothing", "✗", "x", "bold red", "somebody gains by leaving and nobody can make it pay"),
    "impossible": Told("impossible", "nothing", "–", "-", "dim", "the rules leave no such state"),
}

QUESTIONS: dict[Concept, str] = {
    "nash": "By interest alone (Nash)",
    "sseq": "By credible answers, replies counted (SSEQ)",
    "seq": "By credible answers (SEQ)",
    "smr": "By any answer, replies counted (SMR)",
    "gmr": "By any answer, even one that hurts the answerer (GMR)",
}


def concept_name(id_: str) -> str:
    """How a concept is called in the literature."""
    info = concept_named(id_)
    return info.name if info else id_


def count_words(count: int, one: str, many: str) -> str:
    """A number and what is counted, in the singular or the plural."""
    return f"{count:,} {one if count == 1 else many}"


def state_words(state: StateView) -> str:
    """A state in one line."""
    if state.id:
        return state.id
    return " ".join(state.holds) or "nothing"


def change_words(step: Step) -> str:
    """What a move changes, in one line."""
    return " ".join(step.change)


def step_words(step: Step) -> str:
    """A move in one line: who, what, into which outcome."""
    into = f" -> {step.end.outcome}" if step.end.outcome and step.end.outcome != step.start.outcome else ""
    return f"{step.actor} {change_words(step)}{into}"


def because(one: Decision) -> str:
    """What decides between two states for an actor, with what it rests on."""
    if one.better is None:
        return "nothing that matters to it differs"
    if not one.statement:
        return "by its ranking" + _resting(one)
    if not one.place:
        return f"by the weights of {one.statement}"
    fulfilled = "is true then" if one.better else "is false then"
    return f"`{one.statement}` {fulfilled} (its statement {one.place}{_resting(one)})"


def decided_by(one: Decision) -> str:
    """What decides between two states for an actor, as a cell of a table: the statement, or `ranking`."""
    return one.statement or ("" if one.better is None else "ranking")


def _resting(one: Decision) -> str:
    if one.basis is None:
        return ""
    words = [" ".join(one.basis.refs)] if one.basis.refs else []
    words += ["assumed"] if one.basis.assumed else []
    return ", " + ", ".join(words) if words else ""


def range_words(amount: Range) -> str:
    """A number, or the least and the most: `80,000`, `10,000 to 30,000`."""
    low, high = (f"{bound.normalize():,f}" for bound in amount)
    return low if low == high else f"{low} to {high}"
