"""What changes where something is supposed: scenario by scenario."""

from collections import Counter

from ....answers.report import Gathered
from ....answers.whatif import CellWord, Flip, Supposition
from ..blocks import Block, Bullets, Cell, Fold, Line, Paragraph, Section, Table
from ..speech import Speech

_WORDS: tuple[CellWord, ...] = ("interest", "credible", "bluff", "breaks", "impossible")


def whatif_section(found: Gathered, speech: Speech) -> Section | None:
    """How many verdicts each scenario turns, and which."""
    whatif, say = found.whatif, speech.say
    if whatif is None or not whatif.suppositions:
        return None
    most = max(whatif.suppositions, key=lambda one: len(_telling(whatif.of(one.id))))
    lead = say("whatif-lead", what=_name(most, speech), count=len(_telling(whatif.of(most.id))), cells=whatif.cells)
    rows = []
    folds: list[Block] = []
    for one in whatif.suppositions:
        flips = whatif.of(one.id)
        after = Counter(flip.after for flip in flips)
        cells = [Cell(str(after[word]) if after[word] else "·", number=True) for word in _WORDS]
        rows.append((Cell(_name(one, speech), refs=one.refs, assumed=one.assumed), *cells))
        lines = tuple(_lines(_telling(flips), speech))
        if lines:
            folds.append(
                Fold(say("whatif-fold", what=_name(one, speech), count=len(_telling(flips))), (Bullets(lines),))
            )
    heads = ("", *(say(f"word-{word}") for word in _WORDS))
    table = Table(say("whatif-caption", cells=whatif.cells), heads, tuple(rows))
    return Section("whatif", say("whatif-title"), (Paragraph(Line(lead), "lead"), table, *folds))


def _name(one: Supposition, speech: Speech) -> str:
    return speech.say("quoted", text=one.label or one.id)


def _telling(flips: tuple[Flip, ...]) -> tuple[Flip, ...]:
    """Those that do not only become impossible."""
    return tuple(flip for flip in flips if flip.after != "impossible")


def _lines(flips: tuple[Flip, ...], speech: Speech) -> list[Line]:
    """Flips of the same kind in one line: by arrangements, then by readings."""
    of_arrangement: dict[tuple[str, CellWord, CellWord], list[str]] = {}
    for flip in flips:
        of_arrangement.setdefault((flip.arrangement, flip.before, flip.after), []).append(flip.reading)
    merged: dict[tuple[tuple[str, ...], CellWord, CellWord], list[str]] = {}
    for (arrangement, before, after), readings in of_arrangement.items():
        merged.setdefault((tuple(readings), before, after), []).append(_short(arrangement, speech))
    return [
        Line(
            speech.say(
                "whatif-flip",
                arrangements="; ".join(arrangements),
                readings=speech.language.all_of(readings),
                before=speech.say(f"word-{before}"),
                after=speech.say(f"word-{after}"),
            )
        )
        for (readings, before, after), arrangements in merged.items()
    ]


def _short(arrangement: str, speech: Speech) -> str:
    return speech.arrangement(arrangement) if arrangement != "goal" else speech.say("whatif-goal")
