"""How play is asked about, from the words of a command line; and how long it will take, once that can be said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import cast

from ..answers.play import Closure, Menu, Stake
from ..api.played import How
from ..case.nouns import Case
from ..case.play_nouns import UtilityRule
from ..present.figures.drawing import NoPicture, check_kind
from ..space.refusal import Refusal
from .loudness import aside
from .writing import check_target

_LONG_SECONDS, _SURE_SECONDS, _QUIET_SECONDS = 20.0, 2.0, 1.0


def setting_of(texts: Sequence[str]) -> dict[str, float]:
    """The numbers set in a question, by what they are called there."""
    found: dict[str, float] = {}
    for text in texts:
        name, equals, number = text.rpartition("=")
        if not equals or not name.strip():
            raise Refusal(f"`--set {text}`", "write NUMBER=VALUE, such as precision=50 or rate:RU=2")
        if name.strip() in found:
            raise Refusal(f"`--set {text}`: `{name.strip()}` is set twice", "say it once")
        try:
            found[name.strip()] = float(number)
        except ValueError:
            raise Refusal(f"`--set {text}`: `{number}` is not a number", "with a point, such as 0.7") from None
    return found


def weights_of(texts: Sequence[str]) -> dict[str, float]:
    """The weights of readings in a mixture."""
    found: dict[str, float] = {}
    for text in texts:
        reading, equals, weight = text.rpartition("=")
        if not equals or not reading.strip():
            raise Refusal(f"`--mix {text}`", "write READING=WEIGHT, such as R1=0.5")
        try:
            found[reading.strip()] = float(weight)
        except ValueError:
            raise Refusal(f"`--mix {text}`: `{weight}` is not a number", "with a point, such as 0.7") from None
    return found


def check_figure(figure: Path | None, source: Path, force: bool) -> None:
    """Raise Refusal if no figure may or can be drawn there, before anything is solved."""
    if figure is None:
        return
    check_target(figure, source, force)
    try:
        check_kind(figure.suffix.lower())
    except NoPicture as wrong:
        raise Refusal(wrong.found, wrong.way_out) from None


def check_goal(case: Case, goal: str | None) -> None:
    """Refuse to ask about nothing, in the words of the command line; `goal` None: the case's own."""
    if goal is not None or case.goal is not None:
        return
    example = next(iter([*case.outcomes, *case.arrangements, *case.options, *case.states]))
    raise Refusal(
        "the probability of what? The case has no goal of its own",
        f"name an outcome, an arrangement or an expression, such as `--goal {example}`",
    )


def heralded(progress: Callable[[int, int], None]) -> Callable[[int, int], None]:
    """Progress that says once on the error stream how long it will take, if that is long.

    The first games are not counted, for they bring compiled code from the disk.
    """
    first: tuple[int, float] | None = None
    said = False

    def told(done: int, whole: int) -> None:
        nonlocal first, said
        progress(done, whole)
        now = perf_counter()
        if first is None:
            first = done, now
            return
        gone = now - first[1]
        if not said and done > first[0] and gone > _SURE_SECONDS:
            said = True
            left = gone / (done - first[0]) * (whole - done)
            if left > _LONG_SECONDS:
                aside(f"locarno: {whole:,} games to solve, about {_time(left)} more")

    return told


def _time(seconds: float) -> str:
    return f"{round(seconds)} seconds" if seconds < 100 else f"{round(seconds / 60)} minutes"


def tell_games(solved: int, seconds: float) -> None:
    """Say on the error stream how many games were solved and how fast, where that took over a second."""
    if seconds > _QUIET_SECONDS:
        aside(f"locarno: {solved:,} games solved in {seconds:.1f} seconds")


@dataclass(frozen=True)
class Asked:
    """The words of a command line on how play is asked about; `set` and `without` as they were written."""

    months: int
    horizon: float
    closure: str
    stake: str
    menu: str
    utility: str
    draws: int
    points: int
    seed: int
    steps: int | None
    speed: float
    set: tuple[str, ...]
    without: tuple[str, ...]

    def how(self) -> How:
        """The same as the Python interface takes it; raises Refusal for a number that is none."""
        return How(
            months=self.months,
            horizon=self.horizon,
            closure=cast("Closure", self.closure),
            stake=cast("Stake", self.stake),
            menu=cast("Menu", self.menu),
            utility=cast("UtilityRule", self.utility),
            draws=self.draws,
            points=self.points,
            seed=self.seed,
            steps=self.steps,
            speed=self.speed,
            setting=setting_of(self.set),
            without=self.without,
        )
