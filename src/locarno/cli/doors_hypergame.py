"""`locarno hypergame`: read the case, ask, show."""

from collections.abc import Sequence
from pathlib import Path

from ..present.hypergame import hypergame_tables
from ..present.hypergame_shapes import hypergame_rows, hypergame_shape
from ..space.refusal import Refusal
from .asking import answer, asking, console, day_of, load_case, plain_signs, progress_of


def show_hypergame(
    path: Path,
    named: str | None,
    sees: Sequence[str],
    reading: str | None,
    truth: str | None,
    concept: str,
    arrangements: Sequence[str] | None,
    scenarios: Sequence[str],
    as_of: str | None,
    states: bool,
    why: bool,
    most: int,
    format_: str,
) -> int:
    """`locarno hypergame`."""

    def ask() -> int:
        seen = _seen(sees)
        case = load_case(path)
        with progress_of("judging") as progress:
            found = case.hypergame(
                named, seen, reading, truth, concept, arrangements, scenarios, day_of(as_of), why, most, progress
            )
        return answer(
            format_,
            lambda: hypergame_shape(found, states),
            lambda: hypergame_rows(found, states),
            lambda: hypergame_tables(found, case.case, states, why, plain_signs(), console().width),
        )

    return asking(ask)


def _seen(told: Sequence[str]) -> dict[str, str]:
    """Who sees what, as written: `US=R1`, `US,UA=R1+no_money`, `US=R1,RU=R3`."""
    seen: dict[str, str] = {}
    for text in told:
        names: list[str] = []
        for part in text.split(","):
            name, sign, view = (word.strip() for word in part.partition("="))
            names.append(name)
            if not name or (sign and not view):
                raise _unclear(text)
            if sign:
                _note(seen, names, view)
                names = []
        if names:
            raise _unclear(text)
    return seen


def _note(seen: dict[str, str], names: Sequence[str], view: str) -> None:
    for name in names:
        if seen.setdefault(name, view) != view:
            raise Refusal(f"`{name}` sees two games, `{seen[name]}` and `{view}`", "say one of them")


def _unclear(text: str) -> Refusal:
    way = "write `--sees ACTOR=READING`, or `--sees ACTOR,ACTOR=READING+SCENARIO`"
    return Refusal(f"`--sees {text}` does not say who sees what", way)
