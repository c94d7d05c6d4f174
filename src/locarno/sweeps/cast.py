"""What the questions about play over time share: settings, numbers, beginnings, and games solved point by point."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from decimal import Decimal

import numpy as np

from ..analyses.breaks import opening_states
from ..analyses.play.board import Board
from ..analyses.play.game import Game, Manner
from ..analyses.play.numbers import Numbers, figures_of, spread
from ..analyses.play.stage import Likes, Stage
from ..answers.play import (
    CLOSURES,
    MENUS,
    STAKES,
    TODAY,
    UTILITIES,
    Closure,
    Menu,
    NumberUsed,
    PlaySettings,
    Span,
    Stake,
)
from ..case.basis import Basis
from ..case.nouns import Arrangement, Case, Ranked
from ..case.play_nouns import Figure, Play, UtilityRule
from ..kernels.types import Bool, Int32
from ..space.flows import weights_by
from ..space.known import meant_of
from ..space.naming import today_state
from ..space.refusal import Refusal
from ..space.space import Space, reading_of
from .goals import goal_named

POINTS, DRAWS = 8, 32
MOST_MONTHS = 1200


@dataclass(frozen=True)
class Playing:
    """How play is asked about. `setting`: numbers that take the place of the reading's, by knob.

    A knob is `discount`, `precision`, `rate:ACTOR`, `chance:ID`, `event:ID`, or `weight:ACTOR:K`, the weight of its
    K-th statement, 1 the first.
    """

    closure: Closure = "mistakes"
    stake: Stake = "turn"
    menu: Menu = "moves"
    utility: UtilityRule = "centroid"
    horizon: float = 60.0
    months: int = 24
    steps: int | None = None
    speed: float = 1.0
    draws: int = 0
    points: int = POINTS
    seed: int = 0
    setting: Mapping[str, float] = field(default_factory=dict)
    without: Sequence[str] = ()

    def checked(self, case: Case) -> "Playing":
        """The same with words as they are meant; raises Refusal for what cannot be."""
        if not 1 <= self.months <= MOST_MONTHS:
            raise Refusal(f"{self.months} months", f"show from 1 to {MOST_MONTHS}")
        if not 0 < self.horizon <= MOST_MONTHS:
            raise Refusal(f"a horizon of {self.horizon:g} months", f"from just above 0 to {MOST_MONTHS}")
        if not 0 <= self.speed <= 1000:
            raise Refusal(f"a speed of {self.speed:g}", "from 0 to 1000 times the rates of the case")
        known = [f"chance:{id_}" for id_ in _play(case).chances] + [f"event:{id_}" for id_ in _play(case).events]
        setting = {knob_named(case, knob): value for knob, value in self.setting.items()}
        aside = [other for knob in setting for other in in_the_way(case, knob)]
        if set(aside) & set(setting):
            clash = ", ".join(f"`{knob}`" for knob in setting if knob in aside)
            raise Refusal(f"{clash} would draw the same option", "set one of them")
        return replace(
            self,
            closure=meant_of(self.closure, CLOSURES, "closure", "of choice"),
            stake=meant_of(self.stake, STAKES, "stake", "for precision"),
            menu=meant_of(self.menu, MENUS, "menu", "of choice"),
            utility=meant_of(self.utility, UTILITIES, "utility", "for numbers made of orders"),
            setting=setting,
            without=tuple(dict.fromkeys([*(_without(one, known) for one in self.without), *aside])),
        )

    def manner(self, closure: Closure | None = None) -> Manner:
        """How a game is solved."""
        return Manner(closure or self.closure, self.stake, self.menu, self.horizon, self.steps, self.speed)

    def settings(self, steps: int) -> PlaySettings:
        """What an answer says of it; `steps` a month as they were taken."""
        return PlaySettings(
            self.closure, self.stake, self.menu, self.utility, self.horizon, self.months, steps, self.speed, self.draws,
            self.points, self.seed,
        )  # fmt: skip


def _play(case: Case) -> Play:
    return next(iter(case.readings.values())).play


def _without(text: str, known: Sequence[str]) -> str:
    id_ = text.partition(":")[2] or text
    found = [knob for knob in known if knob.partition(":")[2].lower() == id_.lower()]
    if not found:
        ids = ", ".join(knob.partition(":")[2] for knob in known) or "none"
        raise Refusal(f"there is no chance or event `{text}` in this case", f"its chances and events: {ids}")
    return found[0]


def in_the_way(case: Case, knob: str) -> list[str]:
    """The chances that draw an option that this one draws too: they are not in force where a question sets it."""
    chances = _play(case).chances
    kind, _, id_ = knob.partition(":")
    if kind != "chance":
        return []
    mine = {option for option, _ in chances[id_].changes}
    return [f"chance:{one}" for one in chances if one != id_ and mine & {option for option, _ in chances[one].changes}]


def knobs_of(case: Case) -> list[str]:
    """All numbers of a case that can be set, weights left out."""
    play = _play(case)
    return [
        "discount", "precision", *(f"rate:{actor}" for actor in case.players()),
        *(f"chance:{id_}" for id_ in play.chances), *(f"event:{id_}" for id_ in play.events),
    ]  # fmt: skip


def knob_named(case: Case, text: str) -> str:
    """The knob meant: its name in any case of letters, or the id of a chance, an event or an actor alone.

    Raises Refusal if there is none.
    """
    wanted = text.strip().lower()
    known = knobs_of(case)
    for knob in known:
        if wanted in (knob.lower(), knob.partition(":")[2].lower()):
            return knob
    if wanted == "lambda":
        return "precision"
    parts = text.strip().split(":")
    if parts[0].lower() == "weight" and len(parts) == 3:
        actors = {actor.lower(): actor for actor in case.players()}
        if parts[1].lower() in actors and parts[2].isdecimal() and int(parts[2]) > 0:
            return f"weight:{actors[parts[1].lower()]}:{int(parts[2])}"
    raise Refusal(
        f"there is no number `{text}` in the play of this case",
        f"its numbers: {', '.join(known)}; and `weight:ACTOR:K`, what an actor's K-th statement weighs",
    )


@dataclass(frozen=True)
class Beginning:
    """Where play begins: an arrangement once agreed, or today."""

    id: str
    label: str
    arrangement: Arrangement | None


def beginnings(case: Case, named: Sequence[str] | None) -> list[Beginning]:
    """Those asked about; None: today, where the case has one, and all arrangements. Refuses unknown names."""
    ids = list(named) if named is not None else [*([TODAY] if case.status_quo else []), *case.arrangements]
    found = []
    for id_ in dict.fromkeys(ids):
        if id_.lower() == TODAY and id_ not in case.arrangements:
            found.append(Beginning(TODAY, "from today", None))
        else:
            goal = goal_named(case, id_)
            found.append(Beginning(goal.id, goal.name, goal))
    return found


def begins_at(space: Space, beginning: Beginning) -> Int32:
    """The states where play begins, none if there is no such state; refuses where the case has no today."""
    if beginning.arrangement is None:
        return np.array([today_state(space)], np.int32)
    one = beginning.arrangement
    return opening_states(space, space.frame.members(one.held_yes, one.held_no, one.require))


def figures_in(space: Space, playing: Playing) -> dict[str, Figure]:
    """What has a number in a question about a reading, weights left out."""
    figures = figures_of(space.reading.play, space.as_of)
    for knob in playing.without:
        figures.pop(knob, None)
    for knob, value in playing.setting.items():
        if not knob.startswith("weight:"):
            Numbers(1.0, 1.0, {}, {}, {}).having(knob, value)
            exact = Decimal(repr(float(value)))
            figures[knob] = Figure(exact, exact, "", Basis(assumed=True))
    return figures


def used(case: Case, space: Space, playing: Playing) -> tuple[NumberUsed, ...]:
    """The numbers that a question rests on, as an answer tells them."""
    play = space.reading.play
    labels = {"discount": "what a month later counts", "precision": "how precisely actors choose"}
    labels |= {f"rate:{actor}": f"moves a month: {case.actors[actor].name}" for actor in play.rates}
    labels |= {f"chance:{id_}": one.label for id_, one in play.chances.items()}
    labels |= {f"event:{id_}": one.label for id_, one in play.events.items()}
    found = []
    for knob, figure in figures_in(space, playing).items():
        low, high = float(figure.low), float(figure.high)
        found.append(
            NumberUsed(
                knob,
                labels[knob],
                low,
                high,
                figure.word,
                figure.basis.refs,
                figure.basis.assumed,
                knob in playing.setting,
            )
        )
    for knob, value in playing.setting.items():
        if knob.startswith("weight:"):
            _, actor, place = knob.split(":")
            text = space.statements(actor)[int(place) - 1].text
            found.append(NumberUsed(knob, f"weight of “{text}”", value, value, "", (), True, True))
    return tuple(found)


def likes_of(space: Space, playing: Playing, utility: UtilityRule | None = None, seed: int = 0) -> Likes:
    """How numbers are made of orders, with weights that were set; refuses a weight of a statement there is not."""
    rule = utility or playing.utility
    weighed: dict[str, tuple[float, ...]] = {}
    generator = np.random.default_rng(seed)
    for knob, value in playing.setting.items():
        if not knob.startswith("weight:"):
            continue
        _, actor, place = knob.split(":")
        statements = space.statements(actor)
        if isinstance(space.reading.preferences[actor].order, Ranked) or int(place) > len(statements):
            raise Refusal(
                f"`{actor}` has {len(statements)} statements under `{space.reading.id}`, and no {place}th",
                "`locarno show` lists them; a ranking has none",
            )
        weights = list(weighed.get(actor) or weights_by(rule, len(statements), generator))
        weights[int(place) - 1] = value
        weighed[actor] = tuple(float(weight) for weight in weights)
    return Likes(rule, seed, weighed)


@dataclass
class Cast:
    """One reading on stage with what is asked of it: its stage, its goal and beginnings, and the points to solve."""

    space: Space
    stage: Stage
    goal: Bool
    playing: Playing
    here: dict[str, int]

    def points(self) -> list[Numbers]:
        """The middle of all ranges first, then the other points within them."""
        return spread(figures_in(self.space, self.playing), self.playing.points, self.playing.seed)

    def game(self, numbers: Numbers, closure: Closure | None = None, likes: Likes | None = None) -> Game:
        """The game with these numbers."""
        return self.stage.game(numbers, likes or likes_of(self.space, self.playing), self.playing.manner(closure))


def cast_of(
    space: Space,
    goal: Arrangement,
    asked: Sequence[Beginning],
    playing: Playing,
    outcomes: bool,
    values: bool,
    pool: ThreadPoolExecutor | None = None,
) -> Cast:
    """Put a reading on stage; beginnings without states are left out of `here`."""
    table = space.frame.members(goal.held_yes, goal.held_no, goal.require)
    starts = [(one.id, begins_at(space, one)) for one in asked]
    there = [(id_, states) for id_, states in starts if states.size]
    stage = Stage(space, [states for _, states in there], [table], outcomes, values, pool)
    return Cast(space, stage, table, playing, {id_: place for place, (id_, _) in enumerate(there)})


def weights_named(case: Case, weights: Mapping[str, float]) -> dict[str, float]:
    """Weights of readings in a mixture, made to sum to 1; refuses unknown readings and what cannot be weights."""
    found = {reading_of(case, id_).id: weight for id_, weight in weights.items()}
    if any(not 0 <= weight < float("inf") for weight in found.values()) or (found and not sum(found.values()) > 0):
        raise Refusal("weights that are not all 0 or more, with one above 0", "weigh readings such as `R0=1 R3=2`")
    whole = sum(found.values())
    return {id_: weight / whole for id_, weight in found.items()}


def assumed_share(cast: Cast, board: Board) -> float:
    """The share of what a play rests on that no source says."""
    bases = [*board.bases(), *(figure.basis for figure in figures_in(cast.space, cast.playing).values())]
    entries = [basis for basis in bases if not basis.definition]
    return sum(basis.assumed for basis in entries) / max(len(entries), 1)


def span(values: Sequence[float]) -> Span:
    """The first, with the least and the greatest of all."""
    return Span(values[0], min(values), max(values))
