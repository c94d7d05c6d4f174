"""Every figure there is: what it shows, what is asked for it, and how the answer becomes a picture.

A new figure is one more entry of `FIGURES`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from ..answers.answer import Answer
from ..answers.crux import Crux, MatrixCrux
from ..answers.defence import Lines
from ..answers.forces import ForceCount
from ..answers.paths import Paths
from ..answers.play import TODAY, Played, PlayTable
from ..answers.pledges_loops import Loops
from ..answers.power import PledgePower
from ..answers.robust import Robust
from ..answers.stability import Stability
from ..answers.threshold import Thresholds
from ..answers.timeline import Timeline
from ..answers.verdicts import Verdicts
from ..answers.vetoes import Vetoes
from ..answers.worth import Worth
from ..case.nouns import Case
from ..present.figures.condition_graph import condition_graph
from ..present.figures.crux import crux_figure, matrix_crux_figure
from ..present.figures.defence import lines_figure
from ..present.figures.equilibria import equilibria_figure
from ..present.figures.matrix import matrix_figure
from ..present.figures.play import play_figure
from ..present.figures.play_paths import play_paths_figure
from ..present.figures.play_table import play_table_figure
from ..present.figures.power import power_figure
from ..present.figures.robust import robust_figure
from ..present.figures.rota import rota_figure
from ..present.figures.style import Spec
from ..present.figures.threshold import threshold_figure
from ..present.figures.threshold_map import threshold_map_figure
from ..present.figures.timeline import timeline_figure
from ..present.figures.vetoes import vetoes_figure
from ..present.figures.waterfall import waterfall_figure
from ..present.figures.ways import ways_figure
from ..present.figures.worth import worth_figure
from ..space.known import meant_of
from ..space.refusal import Refusal, WhichReading

if TYPE_CHECKING:
    from .loaded import Loaded

Word = Literal["arrangements", "readings", "to"]
MONTHS = 24


@dataclass(frozen=True)
class Wanted:
    """What a figure is to be about: as `Loaded` is asked; empty where nothing is said."""

    arrangements: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()
    as_of: date | None = None


@dataclass(frozen=True)
class FigureKind:
    """A figure: the question it answers, how to ask it, how to draw what kind of answer, the words it takes.

    `ask` and `draw` raise Refusal where there is nothing to be asked or drawn. Scenarios and the day are words that all
    take.
    """

    question: str
    ask: Callable[["Loaded", Wanted], Any]
    of: type[Answer]
    draw: Callable[[Any, Case], Spec]
    takes: tuple[Word, ...]


def _matrix(case: "Loaded", w: Wanted) -> Any:
    _needs(case.case.arrangements, "arrangements", "`locarno figure equilibria` shows which states rest")
    return case.verdicts(w.arrangements or None, w.readings or None, w.scenarios, w.as_of)


def _ways(case: "Loaded", w: Wanted) -> Any:
    _needs(case.case.status_quo, "status_quo", "add this section: what is so today")
    to = w.to or (() if w.arrangements else tuple(case.case.outcomes))
    if not to and not case.case.arrangements:
        raise Refusal("the case has neither outcomes nor arrangements", "name a goal by `--to`, an expression")
    return case.paths(w.arrangements or None, [_one(case, w, "paths")], w.scenarios, w.as_of, to)


def _pledges(case: "Loaded", w: Wanted) -> Any:
    _needs_pledges(case)
    return case.pledges_loops(reading=_at_most_one(w, "pledges"), scenarios=w.scenarios, as_of=w.as_of)


def _worth(case: "Loaded", w: Wanted) -> Any:
    _needs_pledges(case)
    return case.pledges_worth(None, w.readings or None, w.arrangements or None, scenarios=w.scenarios, as_of=w.as_of)


def _lines(case: "Loaded", w: Wanted) -> Any:
    return case.lines(w.arrangements or None, w.readings or None, w.scenarios, w.as_of)


def _waterfall(case: "Loaded", w: Wanted) -> Any:
    _needs_pledges(case)
    return case.forces(_one_arrangement(w), reading=_at_most_one(w, "waterfall"), scenarios=w.scenarios, as_of=w.as_of)


def _months(case: "Loaded", w: Wanted) -> Any:
    _needs(case.case.forces.pools, "pools", "a section `forces` says who has how many soldiers")
    sized = [one.id for one in case.case.arrangements.values() if "troops" in one.attributes]
    if not w.arrangements:
        example = f", such as `-a {sized[0]}`" if sized else "; `locarno forces` takes any size by `--troops`"
        raise Refusal("a rota of which force?", f"name an arrangement that says its size{example}")
    return case.forces(
        _one_arrangement(w), months=MONTHS, reading=_at_most_one(w, "months"), scenarios=w.scenarios, as_of=w.as_of
    )


def _power(case: "Loaded", w: Wanted) -> Any:
    _needs_pledges(case)
    if len(w.to) != 1:
        raise Refusal("whose word does what hang on?", "name one goal by `--to`: an outcome, an expression or a pledge")
    return case.power(w.to[0], reading=_at_most_one(w, "power"), scenarios=w.scenarios, as_of=w.as_of)


def _vetoes(case: "Loaded", w: Wanted) -> Any:
    _needs(case.case.arrangements, "arrangements", "nobody can block what is not there")
    if not w.arrangements:
        first = next(iter(case.case.arrangements))
        raise Refusal("who can block what?", f"name arrangements, such as `-a {first}`; may be repeated")
    return case.vetoes(w.arrangements, w.readings or None, most=0, scenarios=w.scenarios, as_of=w.as_of)


def _crux(case: "Loaded", w: Wanted) -> Any:
    if len(w.to) > 1:
        raise Refusal("a crux about several goals", "name one")
    return case.crux(*_pair(case, w), w.to[0] if w.to else None, scenarios=w.scenarios, as_of=w.as_of)


def _pair(case: "Loaded", w: Wanted) -> tuple[str, str]:
    every = tuple(case.case.readings)
    pair = w.readings or (every if len(every) == 2 else ())
    if len(every) < 2:
        raise Refusal("the case has one reading", "there is nobody to disagree with: add another to `readings`")
    if len(pair) != 2:
        raise Refusal(
            "the crux of which two readings?", f"name two of {', '.join(every)}: `-r {every[0]} -r {every[1]}`"
        )
    return pair[0], pair[1]


def _crux_matrix(case: "Loaded", w: Wanted) -> Any:
    _needs(case.case.arrangements, "arrangements", "`locarno figure crux` asks about one goal")
    return case.matrix_crux(*_pair(case, w), w.arrangements or None, scenarios=w.scenarios, as_of=w.as_of)


def _robust(case: "Loaded", w: Wanted) -> Any:
    if len(w.to) > 1:
        raise Refusal("robustness of several goals", "name one")
    if not w.to:
        _needs(case.case.arrangements, "arrangements", "name a goal by `--to`, an outcome or an expression")
    goal = w.to[0] if w.to else None
    return case.robust(w.readings or None, w.arrangements or None, goal, scenarios=w.scenarios, as_of=w.as_of)


def _timeline(case: "Loaded", w: Wanted) -> Any:
    return case.timeline(w.arrangements or None, w.readings or None, w.scenarios)


def _equilibria(case: "Loaded", w: Wanted) -> Any:
    return case.stability(_one(case, w, "equilibria"), w.scenarios, w.as_of)


def _play(case: "Loaded", w: Wanted) -> Any:
    start = _start(case, w)
    readings = w.readings or tuple(case.case.readings)
    words = {"goal": _goal(case, w, start), "scenarios": w.scenarios, "as_of": w.as_of}
    return tuple(case.play(id_, start, **words) for id_ in readings)  # type: ignore[arg-type]  # words by name


def _play_paths(case: "Loaded", w: Wanted) -> Any:
    start, goal = _start(case, w), _goal(case, w, _start(case, w))
    return case.play(_one(case, w, "play_paths"), start, goal, scenarios=w.scenarios, as_of=w.as_of)


def _play_table(case: "Loaded", w: Wanted) -> Any:
    goal = _goal(case, w, TODAY)
    return case.play_table(w.arrangements or None, w.readings or None, goal, None, w.scenarios, w.as_of)


def _threshold(case: "Loaded", w: Wanted) -> Any:
    start = _one_arrangement(w)
    goal = _goal(case, w, start or TODAY)
    return case.threshold(_chance(case), start, w.readings or None, goal, scenarios=w.scenarios, as_of=w.as_of)


def _threshold_map(case: "Loaded", w: Wanted) -> Any:
    start = _one_arrangement(w)
    goal, second = _goal(case, w, start or TODAY), "precision"
    return case.threshold(
        _chance(case), start, w.readings or None, goal, second=second, scenarios=w.scenarios, as_of=w.as_of
    )


def _start(case: "Loaded", w: Wanted) -> str:
    """Where play begins: the arrangement named, else today."""
    named = _one_arrangement(w)
    if named is None:
        _needs(case.case.status_quo, "status_quo", "name an arrangement to begin with, by `-a`")
    return named or TODAY


def _goal(case: "Loaded", w: Wanted, start: str) -> str | None:
    """What the probability is of, None for the case's own goal or the arrangement that play begins with."""
    if len(w.to) > 1:
        raise Refusal("the probability of several goals", "name one")
    if not w.to and start == TODAY and case.case.goal is None:
        raise Refusal(
            "the probability of what? The case has no goal of its own",
            "name one by `--to`, an outcome or an expression",
        )
    return w.to[0] if w.to else None


def _chance(case: "Loaded") -> str:
    """The chance that most readings give a likelihood."""
    plays = [reading.play for reading in case.case.readings.values()]
    ids = list(plays[0].chances)
    if not ids:
        raise Refusal(
            "the case leaves nothing to chance: over which number?",
            "`locarno threshold` scans any number, and draws it: `--over precision --figure FILE`",
        )
    known = {id_: sum(play.chances[id_].likelihood is not None for play in plays) for id_ in ids}
    return f"chance:{max(ids, key=lambda id_: known[id_])}"


def _draw_ways(found: Paths, case: Case) -> Spec:
    if len(found.readings) > 1:
        raise WhichReading(found.readings, "`paths` is drawn under one reading")
    return ways_figure(found, case)


def _draw_worth(found: Worth, case: Case) -> Spec:
    if not any(one.moments for one in found):
        raise Refusal("no option shows any pledge: there is nothing to be drawn", "say what pledges deliver")
    return worth_figure(found, case)


def _draw_waterfall(found: ForceCount, case: Case) -> Spec:
    if not any(step.pledges for step in found.waterfall):
        raise Refusal(f"no pledge speaks of {found.name}: there is no waterfall to be drawn", "draw the rota instead")
    return waterfall_figure(found, case)


def _draw_months(found: ForceCount, case: Case) -> Spec:
    if not found.deployments:
        raise Refusal("there is no rota to be drawn", "ask for one with `--months` or `--rota`")
    return rota_figure(found, case)


def _draw_timeline(found: Timeline, case: Case) -> Spec:
    if all(one.kind == "source" for one in found.ledger):
        raise Refusal("nothing but sources has a date: there is no timeline to be drawn", "date pledges and beliefs")
    return timeline_figure(found, case)


def _draw_threshold(found: Thresholds, case: Case) -> Spec:
    if found.second is not None:
        raise Refusal("two numbers were scanned: there are no curves", "draw `threshold_map`")
    return threshold_figure(found, case)


def _draw_threshold_map(found: Thresholds, case: Case) -> Spec:
    if found.second is None:
        raise Refusal("one number was scanned: there is no map", "ask over a second one, or draw `threshold`")
    return threshold_map_figure(found, case)


_BOTH: tuple[Word, ...] = ("arrangements", "readings")
_ALL: tuple[Word, ...] = (*_BOTH, "to")

FIGURES: dict[str, FigureKind] = {
    "matrix": FigureKind(
        "Does each arrangement hold under each reading, and by what?", _matrix, Verdicts, matrix_figure, _BOTH
    ),
    "equilibria": FigureKind(
        "Which states rest under a reading, and by which concepts?", _equilibria, Stability, equilibria_figure,
        ("readings",),
    ),
    "paths": FigureKind(
        "By which moves are outcomes reached from today, and who gains by them?", _ways, Paths, _draw_ways, _ALL
    ),
    "robustness": FigureKind(
        "How often do the verdicts stay if the beliefs are a little other than written?", _robust, Robust,
        robust_figure, _ALL,
    ),
    "crux": FigureKind("On which beliefs do two readings part?", _crux, Crux, crux_figure, ("readings", "to")),
    "crux_matrix": FigureKind(
        "On which beliefs do two readings' verdicts on all arrangements part?", _crux_matrix, MatrixCrux,
        matrix_crux_figure, _BOTH,
    ),
    "timeline": FigureKind(
        "What was said when, and what held as of each day?", _timeline, Timeline, _draw_timeline, _BOTH
    ),
    "play": FigureKind("How likely is each outcome, month by month?", _play, Played, play_figure, _ALL),
    "play_paths": FigureKind(
        "Which courses of events are the likeliest, and who brings them about?", _play_paths, Played,
        play_paths_figure, _ALL,
    ),
    "play_table": FigureKind(
        "How likely is the goal after two years, from each start under each reading?", _play_table, PlayTable,
        play_table_figure, _ALL,
    ),
    "threshold": FigureKind(
        "From which likelihood of an answer on does the goal last?", _threshold, Thresholds, _draw_threshold, _ALL
    ),
    "threshold_map": FigureKind(
        "How does that change with how precisely actors choose?", _threshold_map, Thresholds, _draw_threshold_map, _ALL
    ),
    "pledges": FigureKind("Which pledges wait for whom?", _pledges, Loops, condition_graph, ("readings",)),
    "worth": FigureKind("Would each pledge be kept when it comes to it?", _worth, Worth, _draw_worth, _BOTH),
    "lines": FigureKind(
        "At which line of defence does a renewed attack stop paying?", _lines, Lines, lines_figure, _BOTH
    ),
    "power": FigureKind("On whose word does a goal hang?", _power, PledgePower, power_figure, ("readings", "to")),
    "vetoes": FigureKind("Who can block an arrangement, and would?", _vetoes, Vetoes, vetoes_figure, _BOTH),
    "months": FigureKind("Who would be on duty, month by month?", _months, ForceCount, _draw_months, _BOTH),
    "waterfall": FigureKind(
        "How much of what was promised is in force?", _waterfall, ForceCount, _draw_waterfall, _BOTH
    ),
}  # fmt: skip
"""Every figure by its name, in the order in which they are listed; of several of an answer, the first is drawn."""


def figure_spec(case: "Loaded", name: str, wanted: Wanted) -> Spec:
    """Ask what a figure shows, and draw it. Raises Refusal for no such figure, and for words that it does not take."""
    kind = FIGURES[meant_of(name, FIGURES, "figure")]
    for word in ("arrangements", "readings", "to"):
        if getattr(wanted, word) and word not in kind.takes:
            raise Refusal(f"the figure `{name}` is not about {_ABOUT[word]}", f"it takes {_taken(kind)}")
    return kind.draw(kind.ask(case, wanted), case.case)


_ABOUT: Mapping[str, str] = {"arrangements": "arrangements", "readings": "readings", "to": "a goal"}
_OPTIONS: Mapping[str, str] = {"arrangements": "`-a`", "readings": "`-r`", "to": "`--to`"}


def _taken(kind: FigureKind) -> str:
    return ", ".join([*(_OPTIONS[word] for word in kind.takes), "`-s` and `--as-of`"])


def _needs(there: object, section: str, way_out: str) -> None:
    if not there:
        raise Refusal(f"the case has no `{section}`", way_out)


def _needs_pledges(case: "Loaded") -> None:
    _needs(case.case.pledges, "pledges", "add a section `pledges`: who promised, threatened or refused what")


def _one(case: "Loaded", wanted: Wanted, name: str) -> str:
    named = wanted.readings or tuple(case.case.readings)
    if len(named) > 1:
        raise WhichReading(case.case.readings, f"`{name}` is drawn under one reading")
    return named[0]


def _at_most_one(wanted: Wanted, name: str) -> str | None:
    if len(wanted.readings) > 1:
        raise WhichReading(wanted.readings, f"`{name}` is drawn under one reading, or by what all have in common")
    return wanted.readings[0] if wanted.readings else None


def _one_arrangement(wanted: Wanted) -> str | None:
    if len(wanted.arrangements) > 1:
        raise Refusal("several arrangements", "name one: forces are counted where one arrangement opens")
    return wanted.arrangements[0] if wanted.arrangements else None
