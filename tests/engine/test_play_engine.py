"""Play over time, the engine against the oracle on random cases, from the text of a case to the answer."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import Any

import pytest

import locarno
from locarno.answers.play import Closure, Menu, Played, Stake
from oracle import State
from oracle_play import (
    Chain,
    Made,
    Solved,
    Terms,
    along,
    brought_about,
    chain,
    chains,
    forward,
    in_one_hand,
    kept_throughout,
    passed,
    solve,
    stationary,
)
from random_play import Figure, PlayCase, graph_play_case, middle, option_play_case

CLOSURES: tuple[Closure, ...] = ("mistakes", "shocks")
STAKES: tuple[Stake, ...] = ("turn", "life")
MENUS: tuple[Menu, ...] = ("moves", "outcomes")
MADE: tuple[Made, ...] = ("halving", "centroid", "even")
NEAR = 1e-8


class Asked:
    """A case asked in some way, with what the oracle makes of it."""

    def __init__(self, seed: int, ranges: bool = False) -> None:
        rng = Random(f"asked {seed}")
        self.made: PlayCase = (
            option_play_case(seed, 5, ranges=ranges) if seed % 2 else graph_play_case(seed, 10, ranges=ranges)
        )
        self.start: str = rng.choice(("today", "T"))
        self.months = rng.choice((1, 2, 3))
        self.horizon = rng.choice((self.months, self.months, self.months + 2, max(self.months - 1, 1)))
        self.closure, self.stake = rng.choice(CLOSURES), rng.choice(STAKES)
        self.menu, self.rule = rng.choice(MENUS), rng.choice(MADE)
        self.finer = rng.choice((1, 1, 2))
        self.rng = rng

    def how(self, **more: Any) -> dict[str, Any]:
        return {
            "closure": self.closure,
            "stake": self.stake,
            "menu": self.menu,
            "utility": self.rule,
            "months": self.months,
            "horizon": float(self.horizon),
            "steps": self.pace(middle),
            "points": 0,
            **more,
        }

    def answer(self, **more: Any) -> Played:
        """What the program says."""
        return locarno.loads(self.made.text).play(start=self.start, goal="T", **self.how(**more))

    def pace(self, at: Any) -> int:
        """Steps a month: as few as will do, or twice as many."""
        game = self.made.game(at)
        whole = sum(game.rates.values()) + sum(rate for rate, _ in game.events)
        return max(1, -int(-whole // 1)) * self.finer

    def begin(self) -> dict[State, float]:
        here = self.made.opening if self.start == "T" else [self.made.today]
        return dict.fromkeys(here, 1 / len(here))

    def solved(self, at: Any = middle, pace: int | None = None, **other: Any) -> Solved:
        """The play with every number at a place in its range."""
        made = self.made
        whole = max(self.months, self.horizon)
        terms = Terms(
            float(made.discount),
            at(made.precision),
            pace or self.pace(middle),
            whole,
            self.closure,
            self.stake,
            self.menu,
            self.horizon,
        )
        return solve(made.game(at), replace(terms, **other), made.utility(self.rule))

    def steps(self, solved: Solved) -> list[Chain]:
        """The chains of the months shown."""
        return chains(solved)[: self.months * solved.terms.pace]


def by_month(values: list[float], pace: int) -> list[float]:
    return values[::pace]


def worth(solved: Solved, actor: str, start: dict[State, float]) -> float:
    """What an actor expects, a step in the state at the beginning included: 0 its worst state for ever, 1 its best."""
    terms, value = solved.terms, solved.value[-1][actor]
    if terms.discount == 0:
        return sum(p * solved.utility[actor][x] for x, p in start.items())
    best = terms.step_worth * sum(terms.kept**step for step in range(terms.steps + 1))
    there = {x: terms.step_worth * solved.utility[actor][x] + terms.kept * value[x] for x in start}
    return sum(p * there[x] for x, p in start.items()) / best


def judge(seed: int) -> None:
    """Hold everything that an answer says against the oracle."""
    asked = Asked(seed)
    found = asked.answer()
    made, start, solved = asked.made, asked.begin(), asked.solved()
    pace, inside = solved.terms.pace, made.arrangement
    assert found.settings.steps == pace
    steps = asked.steps(solved)
    other = asked.steps(asked.solved(closure="shocks" if asked.closure == "mistakes" else "mistakes"))
    spreads, otherwise = forward(steps, start), forward(other, start)
    kept = set(start) <= inside
    assert [one.middle for one in found.goal.then] == pytest.approx(
        by_month([sum(p for x, p in spread.items() if x in inside) for spread in spreads], pace), abs=NEAR
    )
    assert list(found.goal.reached) == pytest.approx(by_month(passed(steps, start, inside), pace), abs=NEAR)
    assert (found.goal.kept is not None) == kept
    if found.goal.kept is not None:
        throughout = by_month(kept_throughout(steps, start, inside), pace)
        assert [one.middle for one in found.goal.kept] == pytest.approx(throughout, abs=NEAR)
        assert found.goal.other == pytest.approx(kept_throughout(other, start, inside)[-1], abs=NEAR)
    else:
        at_end = sum(p for x, p in otherwise[-1].items() if x in inside)
        assert found.goal.other == pytest.approx(at_end, abs=NEAR)
    for band in found.bands:
        there = {x for x, outcome in made.outcome.items() if outcome == band.outcome}
        then = [sum(p for x, p in spread.items() if x in there) for spread in spreads]
        assert [one.middle for one in band.then] == pytest.approx(by_month(then, pace), abs=NEAR)
        assert list(band.arrived) == pytest.approx(by_month(passed(steps, start, there), pace), abs=NEAR)
        assert band.other == pytest.approx(sum(p for x, p in otherwise[-1].items() if x in there), abs=NEAR)
        # a step in which something changes is spent half in the one and half in the other
        months = sum((a + b) / 2 for a, b in pairwise(then)) / pace
        assert band.spent.middle == pytest.approx(months, abs=NEAR)
    assert sum(band.then[-1].middle for band in found.bands) == pytest.approx(1)
    assert sum(band.spent.middle for band in found.bands) == pytest.approx(asked.months)
    for hand in found.hands:
        for told, most in ((hand.least, False), (hand.most, True)):
            wanted = in_one_hand(solved, hand.actor, inside, asked.months * pace, kept, most)
            assert told == pytest.approx(sum(p * wanted[x] for x, p in start.items()), abs=NEAR)
        if asked.closure == "mistakes":
            assert hand.value == pytest.approx(worth(solved, hand.actor, start), abs=NEAR)
    for path in found.paths:
        sequence = [path.start, *(turn.outcome for turn in path.turns)]
        assert path.probability == pytest.approx(along(steps, start, made.outcome, sequence), abs=NEAR)
        for end, turn in enumerate(path.turns, 2):
            shares, month = brought_about(solved, len(steps), start, made.outcome, sequence[:end])
            events = [id_ for id_, event in made.events.items() if event.figure]
            named = {who if isinstance(who, str) else events[who]: p for who, p in shares.items() if p > 0.0050001}
            assert {who: p for who, p in turn.by if p > 0.0050001} == pytest.approx(named, abs=1e-6)
            assert turn.month == pytest.approx(month, abs=1e-6)
    likely = [path.probability for path in found.paths]
    assert likely == sorted(likely, reverse=True) and sum(likely) <= 1 + NEAR


def judge_without_end(seed: int) -> None:
    """Hold stationary play against the oracle, where the oracle's settles."""
    asked = Asked(seed)
    asked.made = replace(asked.made, discount=asked.rng.choice(("0.3", "0.5", "0.8")))
    terms = replace(asked.solved().terms, life=asked.horizon)
    play, _ = stationary(asked.made.game(), terms, asked.made.utility(asked.rule))
    steps = [chain(asked.made.game(), terms, play)] * (asked.months * terms.pace)
    begin, inside = asked.begin(), asked.made.arrangement
    told = asked.answer(stationary=True, setting={"discount": float(asked.made.discount)}).stationary
    assert told is not None and told.settled and told.alike
    wanted = sum(p for x, p in forward(steps, begin)[-1].items() if x in inside)
    if set(begin) <= inside:
        wanted = kept_throughout(steps, begin, inside)[-1]
    assert list(told.ends) == pytest.approx([wanted] * len(told.ends), abs=1e-6)


def goal_at_end(asked: Asked, solved: Solved, begin: dict[State, float]) -> float:
    """The probability of the goal at the end: all the time if it is so at the beginning."""
    steps, inside = asked.steps(solved), asked.made.arrangement
    if set(begin) <= inside:
        return kept_throughout(steps, begin, inside)[-1]
    return sum(p for x, p in forward(steps, begin)[-1].items() if x in inside)


def low(figure: Figure) -> float:
    return float(figure[0])


def high(figure: Figure) -> float:
    return float(figure[1])


def points(made: PlayCase) -> list[PlayCase]:
    """The case with every figure at its middle, and with one of its ranges at either end, the others at the middle."""
    half = {"precision": made.precision}
    half |= {f"rate {a}": figure for a, figure in made.rates.items()}
    half |= {f"c {c}": drawn.figure for c, drawn in made.chances.items() if drawn.figure}
    half |= {f"e {e}": drawn.figure for e, drawn in made.events.items() if drawn.figure}

    def fixed(at: dict[str, float]) -> PlayCase:
        def told(name: str) -> Figure:
            return str(at[name]), str(at[name])

        return replace(
            made,
            precision=told("precision"),
            rates={a: told(f"rate {a}") for a in made.rates},
            chances={c: replace(d, figure=d.figure and told(f"c {c}")) for c, d in made.chances.items()},
            events={e: replace(d, figure=d.figure and told(f"e {e}")) for e, d in made.events.items()},
        )

    middles = {name: middle(figure) for name, figure in half.items()}
    found = [fixed(middles)]
    for name, figure in half.items():
        if figure[0] != figure[1]:
            found += [fixed({**middles, name: float(end)}) for end in figure]
    return found


def judge_ranges(seed: int) -> None:
    """Hold the least and the greatest of all points, and the table, against the oracle."""
    asked = Asked(seed, ranges=True)
    pace = asked.pace(high)
    found = asked.answer(steps=pace)
    begin, inside, made = asked.begin(), asked.made.arrangement, asked.made
    then: list[list[float]] = []
    ends: dict[str, list[float]] = {"today": [], "T": []}
    for point in points(made):
        asked.made = point
        solved = asked.solved(pace=pace)
        spreads = forward(asked.steps(solved), begin)
        then.append(by_month([sum(p for x, p in spread.items() if x in inside) for spread in spreads], pace))
        for start, values in ends.items():
            asked.start, before = start, asked.start
            values.append(goal_at_end(asked, solved, asked.begin()))
            asked.start = before
    asked.made = made
    for month, span in enumerate(found.goal.then):
        values = [one[month] for one in then]
        assert (span.middle, span.low, span.high) == pytest.approx((values[0], min(values), max(values)), abs=NEAR)
    how: Any = asked.how(steps=pace)
    table = locarno.loads(made.text).play_table(goal="T", **how)
    for cell in table.cells:
        values = ends[cell.start]
        assert cell.probability is not None
        assert (cell.probability.middle, cell.probability.low, cell.probability.high) == pytest.approx(
            (values[0], min(values), max(values)), abs=NEAR
        )


def judge_one_number_moved(seed: int) -> None:
    """Hold the answer with other speeds and precisions against the oracle, and with a number set."""
    asked = Asked(seed)
    made = asked.made
    found = asked.answer(sensitivity=True)
    for told in found.sensitivity:
        what, _, by = told.what.partition(" x")
        factor = float(by)
        if what == "precision":
            moved, pace = replace(made, precision=_times(made.precision, factor)), asked.pace(middle)
        else:
            moved = replace(made, rates={actor: _times(rate, factor) for actor, rate in made.rates.items()})
            pace = 0
        asked.made = moved
        solved = asked.solved(pace=pace or max(1, -int(-_whole(moved) // 1)))
        assert told.probability == pytest.approx(goal_at_end(asked, solved, asked.begin()), abs=NEAR), told.what
        asked.made = made


def _times(figure: Figure, factor: float) -> Figure:
    return str(middle(figure) * factor), str(middle(figure) * factor)


def _whole(made: PlayCase) -> float:
    game = made.game()
    return sum(game.rates.values()) + sum(rate for rate, _ in game.events)


def all_of(judged: Callable[[int], None], seeds: range) -> None:
    for seed in seeds:
        try:
            judged(seed)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {error}") from error


@pytest.mark.parametrize("batch", range(6))
def test_answers(batch: int) -> None:
    all_of(judge, range(20 * batch, 20 * batch + 20))


def test_ranges_and_the_table() -> None:
    all_of(judge_ranges, range(16))


def test_play_without_end() -> None:
    all_of(judge_without_end, range(10))


def test_other_speeds_and_precisions() -> None:
    all_of(judge_one_number_moved, range(16))


def test_a_number_set_is_a_number_written() -> None:
    """A likelihood, a rate or a precision of the question is the same as one of the case."""
    for seed in range(1, 25, 2):
        asked = Asked(seed)
        made = asked.made
        rng = Random(f"set {seed}")
        actor = rng.choice(made.actors)
        setting = {"precision": 3.0, f"rate:{actor}": 0.75, "discount": 0.8}
        moved = replace(made, precision=("3", "3"), rates={**made.rates, actor: ("0.75", "0.75")}, discount="0.8")
        if made.chances:
            chance = rng.choice(list(made.chances))
            setting[f"chance:{chance}"] = 0.4
            drawn = replace(made.chances[chance], figure=("0.4", "0.4"))
            moved = replace(moved, chances={**made.chances, chance: drawn})
        if made.events:
            event = rng.choice(list(made.events))
            setting[f"event:{event}"] = 0.3
            moved = replace(moved, events={**made.events, event: replace(made.events[event], figure=("0.3", "0.3"))})
        asked.made = moved
        pace = asked.pace(middle)
        solved = asked.solved(pace=pace)
        wanted = goal_at_end(asked, solved, asked.begin())
        asked.made = made
        found = asked.answer(steps=pace, setting=setting)
        told = found.goal.kept or found.goal.then
        assert told[-1].middle == pytest.approx(wanted, abs=NEAR), f"seed {seed}"
