"""How a cell reads, and why it reads otherwise than it did: in words and signs."""

from collections.abc import Iterable

from rich.text import Text

from ..answers.states import Step
from ..answers.whatif import CellWord, Way, Why
from .words import RUNGS, Told, step_words

WAYS: dict[Way, Told] = {
    "there": Told("there", "", "●", "#", "bold green", "today agrees already"),
    "reached": Told("reached", "", "◐", "+", "cyan", "reached from today by moves from which each mover gains"),
    "not reached": Told("not", "", "✗", "x", "bold red", "not reached by such moves"),
    "impossible": Told("impossible", "", "–", "-", "dim", "the rules leave no such state"),
    "no today": Told("no today", "", "–", "-", "dim", "what is supposed rules out today's state"),
}
"""How a way is told, as rungs are."""

ORDER: tuple[CellWord, ...] = (
    "there", "reached", "interest", "credible", "bluff", "breaks", "not reached", "impossible", "no today",
)  # fmt: skip


_TOLD: dict[CellWord, Told] = dict((*WAYS.items(), *RUNGS.items()))


def told_of(word: CellWord) -> Told:
    """Word, sign and style of a cell, whichever question it answers."""
    return _TOLD[word]


def cell_text(word: CellWord, plain_signs: bool) -> Text:
    """A sign and a word, in colour."""
    told = told_of(word)
    return Text(f"{told.ascii if plain_signs else told.sign} {told.word}", style=told.style)


def move_words(step: Step) -> str:
    """Who does what, of many changes the first two."""
    more = f" and {len(step.change) - 2} more" if len(step.change) > 2 else ""
    return f"{step.actor} {' '.join(step.change[:2])}{more}"


def why_words(why: Why) -> str:
    """Why a cell flipped, in a few words."""
    step = move_words(why.step) if why.step else ""
    match why.word:
        case "leaves" if why.step:
            into = f" into {why.step.end.outcome}" if why.step.end.outcome != why.step.start.outcome else ""
            nth = f", after {_chain(why.answer)}" if why.answer else ""
            return f"{step} breaks it{into}{nth}"
        case "answered":
            return f"{step} is deterred by {_chain(why.answer)}"
        case "unanswered":
            return f"{step} is deterred" if step else "held by answers"
        case "barred":
            return f"ruled out: {step}"
        case "no gain":
            return f"{why.step.actor if why.step else ''} gains no more by {_change(why.step)}"
        case "stops":
            return f"{why.step.actor if why.step else ''} gains no more by {_change(why.step)}, so the way ends"
        case "nobody leaves":
            return "nobody gains by leaving any more"
        case "held":
            return f"{', '.join(why.options)} held the other way"
        case "goes":
            return f"way: {'; '.join(step_words(one) for one in (*((why.step,) if why.step else ()), *why.answer))}"
        case "opens":
            return "there are states of it now, but no way into them"
        case "nothing":
            return "no such state is left"
        case _:
            return "it starts elsewhere"


def _change(step: Step | None) -> str:
    return " ".join(step.change) if step else ""


def _chain(steps: Iterable[Step]) -> str:
    return ", then ".join(move_words(step) for step in steps)
