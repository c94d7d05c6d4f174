"""Why a state is stable or not, in words, as JSON, as rows."""

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from ..answers.asked import Concept
from ..answers.explanation import Improvement, Standing, StateExplanation
from ..case.nouns import Case
from .explain_text import glossary, labelled, line, state_told, temptation_lines
from .parts import asked_row, asked_shape, state_shape, temptation_shape
from .tables import asked_text, later_text
from .words import concept_name, count_words

_HOW: dict[Concept, str] = {
    "nash": "",
    "sseq": "moves that each mover gains by, its own reply counted",
    "seq": "moves that each mover gains by",
    "smr": "any moves, its own reply counted",
    "gmr": "any moves",
}


def state_text(found: StateExplanation, case: Case) -> RenderableType:
    """The state, for whom it is stable and by what, then each actor's improvements and their answers."""
    head = asked_text(found.asked, f"{case.title}: how a state stands under {found.reading}")
    parts: list[RenderableType] = [head, labelled("State", state_told(found.state)), *_equilibrium(found)]
    for one in found.standings:
        parts += ["", *_standing(one)]
    if found.later:
        parts.append(later_text(found.later, found.asked))
    told = [improvement.temptation for one in found.standings for improvement in one.told]
    return Group(*parts, *glossary(told, case))


def _equilibrium(found: StateExplanation) -> Iterator[RenderableType]:
    under = ", ".join(concept_name(c) for c in found.equilibrium_under)
    who = "all of them" if len(found.standings) > 1 else found.standings[0].actor if found.standings else "nobody"
    yield labelled("Stable", f"for {who} under {under}" if under else f"under none of the five concepts for {who}")


def _standing(one: Standing) -> Iterator[RenderableType]:
    under = ", ".join(concept_name(c) for c in one.stable_under)
    head = Text(f"{one.actor}: ", style="bold")
    if "nash" in one.stable_under:
        why = "has no move" if not one.moves else "gains by none of its moves"
        yield head.append(f"stays: it {why}.", style="green")
        return
    head.append(f"stable under {under}." if under else "not stable under any.", style="cyan" if under else "red")
    if one.moves == 1:
        gains = "its only move"
    else:
        gains = f"{'all' if one.improvements == one.moves else f'{one.improvements:,}'} of its {one.moves:,} moves"
    head.append(f" It gains by {gains}.", style="not bold")
    yield head
    for improvement in one.told:
        yield from temptation_lines(improvement.temptation, improvement.concept, _mark(improvement))
        if improvement.concept != "nash":
            yield line(4, _answers(improvement, one.actor), "dim")
    left = one.improvements - len(one.told)
    if left:
        yield line(2, f"and {count_words(left, 'improvement', 'improvements')} more: `--every` tells them all", "dim")


def _mark(one: Improvement) -> str:
    if one.concept not in one.deterred_by:
        return "not deterred" + (f" ({concept_name(one.concept)}): " if one.concept != "gmr" else ": ")
    return f"deterred ({concept_name(one.concept)}): "


def _answers(one: Improvement, actor: str) -> str:
    ways = f"by {_HOW[one.concept]}"
    if not one.answers:
        return f"the others can bring about nothing after that {ways}"
    states = count_words(one.answers, "state", "states")
    if one.concept in one.deterred_by:
        return f"found among the {states} that the others can bring about after that {ways}"
    if not one.temptation.answer:
        return f"proof: none of the {states} that the others can bring about after that {ways} is worse for {actor}"
    return f"proof: the others can bring about {states} after that {ways}; this is the worst of them for {actor}"


def state_explanation_shape(found: StateExplanation) -> dict[str, Any]:
    """`locarno.state/1`."""
    return (
        {"schema": "locarno.state/1"}
        | asked_shape(found.asked)
        | {
            "reading": found.reading,
            "state": state_shape(found.state),
            "equilibrium_under": list(found.equilibrium_under),
            "rules": list(found.rules),
            "actors": [
                {
                    "actor": one.actor,
                    "stable_under": list(one.stable_under),
                    "moves": one.moves,
                    "improvements": one.improvements,
                    "told": [_improvement_shape(improvement) for improvement in one.told],
                }
                for one in found.standings
            ],
        }
    )


def _improvement_shape(one: Improvement) -> dict[str, Any]:
    return temptation_shape(one.temptation) | {
        "deterred_by": list(one.deterred_by),
        "concept": one.concept,
        "answers": one.answers,
    }


def state_explanation_rows(found: StateExplanation) -> Iterator[dict[str, Any]]:
    """One row for each improvement told; an actor without one has a row with these cells empty."""
    for one in found.standings:
        head = asked_row(found.asked) | {
            "reading": found.reading,
            "state": " ".join(found.state.listed),
            "actor": one.actor,
            "stable_under": " ".join(one.stable_under),
            "improvements": one.improvements,
        }
        for improvement in one.told:
            told = improvement.temptation
            yield head | {
                "move": " ".join(told.step.change),
                "outcome": told.step.end.outcome,
                "because": told.gain.statement,
                "concept": improvement.concept,
                "deterred": told.deterred,
                "deterred_by": " ".join(improvement.deterred_by),
                "answer": "; ".join(f"{s.actor} {' '.join(s.change)}" for s in told.answer),
                "answers": improvement.answers,
            }
        if not one.told:
            empty = ("move", "outcome", "because", "concept", "deterred", "deterred_by", "answer", "answers")
            yield head | dict.fromkeys(empty, "")
