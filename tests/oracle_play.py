"""The oracle of play over time: docs/explanation/play.md read aloud, slow and obvious. Dictionaries, loops and floats.

Nothing is shared with the engine. Time runs in steps of a month divided by `pace`. In a step one clock rings at most:
an actor's, and it chooses; an event's, and it happens; or none. `solve` goes backwards from the end, where there is
nothing to choose; `forward` and what follows it go from the beginning.

A number that multiplies a value is never taken apart from it: with a discount of 0 the precision is without bound and
every value is 0, and only their product, `Terms.weigh`, means something.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import exp, expm1, inf, log
from random import Random
from typing import Literal

from scipy.integrate import solve_ivp

from oracle import Game, OptionConflict, State, option_game

Change = tuple[int, bool]
"""An option, and whether it is raised (True) or dropped."""
Closure = Literal["mistakes", "shocks"]
Stake = Literal["turn", "life"]
Menu = Literal["moves", "outcomes"]
Made = Literal["halving", "centroid", "even"]
Utility = dict[str, dict[State, float]]
Values = dict[str, dict[State, float]]
Play = dict[str, dict[State, dict[State, float]]]
"""Of each actor in each state: the probability of each of its choices, staying included."""
Chain = dict[State, dict[State, float]]
Spread = dict[State, float]


@dataclass(frozen=True)
class Chance:
    """Drawn when `on` comes about. A likelihood of None: not in force."""

    on: frozenset[State]
    changes: tuple[Change, ...]
    likelihood: float | None


@dataclass(frozen=True)
class Event:
    """Happens `rate` times a month while the state is in `condition`. None: never."""

    condition: frozenset[State]
    changes: tuple[Change, ...]
    rate: float | None


@dataclass(frozen=True)
class PlayGame:
    """Who can do what, and what becomes of it. The utilities are apart."""

    states: tuple[State, ...]
    actors: tuple[str, ...]
    menus: dict[str, dict[State, tuple[State, ...]]]
    """M_j(x): staying first, then all moves that are left to the actor."""
    lands: dict[State, dict[State, dict[State, float]]]
    """lands[x][y][z], L(z | y, x): where a step from x to y ends, after the draws that it makes."""
    events: tuple[tuple[float, dict[State, State]], ...]
    """The rate, and x_e for each x."""
    rates: dict[str, float]
    outcome: dict[State, str]
    """Empty: none."""


# --- Moves, draws, events ---------------------------------------------------------------------------------------------


def may_change(conflict: OptionConflict, s: int, option: int, value: bool) -> bool:
    """Return whether the rules permit this one change where nobody makes it: it is one, it can be, it has a direction.

    What is barred are moves, and this is none.
    """
    t = s | 1 << option if value else s & ~(1 << option)
    return t != s and t not in conflict.impossible and (option, not value) not in conflict.irreversible


def changed(conflict: OptionConflict, s: int, changes: Sequence[Change]) -> int:
    """Return the state after the changes, one by one, each left out where the rules do not permit it."""
    for option, value in changes:
        if may_change(conflict, s, option, value):
            s = s | 1 << option if value else s & ~(1 << option)
    return s


def drawn(conflict: OptionConflict, chances: Sequence[Chance], x: int, y: int) -> dict[State, float]:
    """Return L(. | y, x): one chance after the other, in each state that those before it left.

    A chance is drawn there if its `on` is true and was not so in x, where the step began.
    """
    now: dict[int, float] = {y: 1.0}
    for chance in chances:
        if chance.likelihood is None or x in chance.on:
            continue
        after: dict[int, float] = {}
        for s, p in now.items():
            likelihood = chance.likelihood if s in chance.on else 0.0
            made = changed(conflict, s, chance.changes)
            after[made] = after.get(made, 0.0) + p * likelihood
            after[s] = after.get(s, 0.0) + p * (1 - likelihood)
        now = after
    return {s: p for s, p in now.items() if p > 0}


def left_to_chance(conflict: OptionConflict, chances: Sequence[Chance], s: int, t: int) -> bool:
    """Return whether a move from s to t makes one of the changes of a chance that is in force."""
    return any(
        (s >> option & 1 == 1) != value and (t >> option & 1 == 1) == value
        for chance in chances
        if chance.likelihood is not None
        for option, value in chance.changes
    )


def option_play(
    conflict: OptionConflict,
    chances: Sequence[Chance],
    events: Sequence[Event],
    rates: Mapping[str, float],
    outcome: Mapping[State, str],
) -> PlayGame:
    """Return the play of an option form."""
    game = option_game(conflict)
    menus: dict[str, dict[State, tuple[State, ...]]] = {}
    for actor in game.actors:
        menus[actor] = {}
        for s in game.states:
            free = [t for t in game.moves[actor][s] if not left_to_chance(conflict, chances, int(s), int(t))]
            menus[actor][s] = (s, *sorted(free, key=int))
    happen = tuple(
        (
            event.rate,
            {s: changed(conflict, int(s), event.changes) if s in event.condition else s for s in game.states},
        )
        for event in events
        if event.rate is not None
    )
    lands: dict[State, dict[State, dict[State, float]]] = {}
    for s in game.states:
        ends = {t for actor in game.actors for t in menus[actor][s]} | {after[s] for _, after in happen}
        lands[s] = {t: drawn(conflict, chances, int(s), int(t)) for t in ends}
    return PlayGame(game.states, game.actors, menus, lands, happen, dict(rates), dict(outcome))


def graph_play(game: Game, rates: Mapping[str, float], outcome: Mapping[State, str]) -> PlayGame:
    """Return the play of a graph form, where nothing is left to chance and nothing happens by itself."""
    menus = {a: {s: (s, *sorted(game.moves[a][s], key=str)) for s in game.states} for a in game.actors}
    lands = {s: {t: {t: 1.0} for a in game.actors for t in menus[a][s]} for s in game.states}
    return PlayGame(game.states, game.actors, menus, lands, (), dict(rates), dict(outcome))


# --- Utilities --------------------------------------------------------------------------------------------------------


def made_weights(count: int, made: Made) -> list[Fraction]:
    """Return the weights of so many statements, the most important first."""
    match made:
        case "halving":
            return [Fraction(1, 2**k) for k in range(1, count + 1)]
        case "centroid":
            return [
                sum((Fraction(1, j) for j in range(k, count + 1)), Fraction(0)) / count for k in range(1, count + 1)
            ]
        case "even":
            return [Fraction(1)] * count


def on_scale(score: Mapping[State, Fraction | int]) -> dict[State, float]:
    """Return 0 for the least and 1 for the most, in proportion between; 0 for all that are alike."""
    low, high = min(score.values()), max(score.values())
    return {s: float(Fraction(value - low) / (high - low)) if high > low else 0.0 for s, value in score.items()}


def by_weights(
    states: Sequence[State], truths: Sequence[Mapping[State, bool]], weights: Sequence[Fraction]
) -> dict[State, float]:
    """Return the sums of the weights of what is true, on their scale."""
    return on_scale(
        {s: sum((w for truth, w in zip(truths, weights, strict=True) if truth[s]), Fraction(0)) for s in states}
    )


def by_ranking(states: Sequence[State], rank: Mapping[State, int]) -> dict[State, float]:
    """Return places at equal distances."""
    places = sorted({rank[s] for s in states})
    return on_scale({s: places.index(rank[s]) for s in states})


# --- Terms: how far, how surely ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Terms:
    """How actors look ahead and choose. `life`: the months of a stake of that name, None: those that are played."""

    discount: float
    precision: float
    pace: int
    months: int
    closure: Closure = "mistakes"
    stake: Stake = "turn"
    menu: Menu = "moves"
    life: float | None = None

    @property
    def steps(self) -> int:
        """K."""
        return self.months * self.pace

    @property
    def rho(self) -> float:
        """What is to come counts e^(-rho t) as much."""
        return -log(self.discount) if self.discount > 0 else inf

    @property
    def kept(self) -> float:
        """d^delta."""
        return float(self.discount ** (1 / self.pace)) if self.discount > 0 else 0.0

    @property
    def step_worth(self) -> float:
        """delta_rho, the integral of e^(-rho t) over a step."""
        return self.worth(1 / self.pace)

    def worth(self, months: float) -> float:
        """The integral of e^(-rho t) over so many months."""
        if self.discount == 1:
            return months
        return 0.0 if self.discount == 0 else -expm1(-self.rho * months) / self.rho

    def strength(self, rate: float) -> float:
        """lambda_j, what a value is multiplied by. Not with a discount of 0."""
        if self.stake == "life":
            return self.precision / self.worth(self.life or self.months)
        return self.precision * (rate + self.rho)


def weigh(terms: Terms, rate: float, utility: float, later: float) -> float:
    """Return lambda_j G = lambda_j (delta_rho u + d^delta V), by its limit where the discount is 0.

    There lambda_j delta_rho is lambda (w + rho)(1 - e^(-rho delta)) / rho, which goes to lambda, or under `life`
    lambda (1 - e^(-rho delta)) / (1 - e^(-rho T)), which does too.
    """
    if terms.discount == 0:
        return terms.precision * utility
    return terms.strength(rate) * (terms.step_worth * utility + terms.kept * later)


# --- Backwards --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Solved:
    """`value[k]` with k steps to go, 0 to K; `play[k]` in the step after which k are to go, 0 to K - 1."""

    game: PlayGame
    terms: Terms
    utility: Utility
    value: list[Values]
    play: list[Play] = field(default_factory=list)


def share(game: PlayGame, terms: Terms, actor: str, x: State, y: State) -> float:
    """Return q_x(y): 1, or one over the number of choices with the outcome of y. No outcome is an outcome here."""
    if terms.menu == "moves":
        return 1.0
    return 1.0 / sum(game.outcome[z] == game.outcome[y] for z in game.menus[actor][x])


def logit(weights: Mapping[State, float], shares: Mapping[State, float]) -> tuple[dict[State, float], float]:
    """Return the probabilities q e^w / sum of q e^w, and ln sum of q e^w, without overflow."""
    top = max(weights.values())
    parts = {y: shares[y] * exp(w - top) for y, w in weights.items()}
    total = sum(parts.values())
    return {y: part / total for y, part in parts.items()}, top + log(total)


def expected(spread: Mapping[State, float], value: Mapping[State, float]) -> float:
    """Return the mean of the value."""
    return sum(p * value[z] for z, p in spread.items())


def one_step(
    game: PlayGame, terms: Terms, utility: Utility, later: Values, best_replies: bool = False
) -> tuple[Play, Values]:
    """Return the choices in a step after which things are worth `later`, and what they are worth before it.

    `best_replies`: in place of logit, all choices of the highest worth are alike likely, to within 1e-9.
    """
    delta = 1 / terms.pace
    states, actors = game.states, game.actors
    g = {i: {y: terms.step_worth * utility[i][y] + terms.kept * later[i][y] for y in states} for i in actors}
    play: Play = {}
    before: Values = {i: dict.fromkeys(states, 0.0) for i in actors}
    for j in actors:
        play[j] = {}
        surely = {y: weigh(terms, game.rates[j], utility[j][y], later[j][y]) for y in states}
        for x in states:
            menu = game.menus[j][x]
            weights = {y: expected(game.lands[x][y], surely) for y in menu}
            shares = {y: share(game, terms, j, x, y) for y in menu}
            chosen, pooled = logit(weights, shares)
            if best_replies:
                worths = {y: expected(game.lands[x][y], g[j] if terms.discount > 0 else utility[j]) for y in menu}
                best = {y: shares[y] for y in menu if worths[y] > max(worths.values()) - 1e-9}
                chosen = {y: best.get(y, 0.0) / sum(best.values()) for y in menu}
            play[j][x] = chosen
            for i in actors:
                after = sum(p * expected(game.lands[x][y], g[i]) for y, p in chosen.items())
                if i == j and terms.closure == "shocks" and not best_replies and game.rates[j] > 0:
                    after = pooled / terms.strength(game.rates[j]) if terms.discount > 0 else 0.0
                before[i][x] += game.rates[j] * delta * after
    for rate, ends in game.events:
        for i in actors:
            for x in states:
                before[i][x] += rate * delta * expected(game.lands[x][ends[x]], g[i])
    quiet = 1 - delta * (sum(game.rates.values()) + sum(rate for rate, _ in game.events))
    for i in actors:
        for x in states:
            before[i][x] += quiet * g[i][x]
    return play, before


def solve(game: PlayGame, terms: Terms, utility: Utility, best_replies: bool = False) -> Solved:
    """Return values and choices of every step, from the end."""
    solved = Solved(game, terms, utility, [{i: dict.fromkeys(game.states, 0.0) for i in game.actors}])
    for _ in range(terms.steps):
        play, value = one_step(game, terms, utility, solved.value[-1], best_replies)
        solved.play.append(play)
        solved.value.append(value)
    return solved


def stationary(
    game: PlayGame, terms: Terms, utility: Utility, start: Values | None = None, tolerance: float = 1e-12
) -> tuple[Play, Values]:
    """Return where values end up when the step is repeated without end. `months` counts under `life` only."""
    value = start or {i: dict.fromkeys(game.states, 0.0) for i in game.actors}
    for _ in range(20_000):
        play, before = one_step(game, terms, utility, value)
        gap = max(abs(before[i][x] - value[i][x]) for i in game.actors for x in game.states)
        value = before
        if gap < tolerance:
            return play, value
    raise ArithmeticError("does not settle")


# --- Forwards ---------------------------------------------------------------------------------------------------------


def chain(game: PlayGame, terms: Terms, play: Play) -> Chain:
    """Return the probability of being in z after a step that begins in x."""
    delta = 1 / terms.pace
    found: Chain = {}
    for x in game.states:
        row: Spread = {}

        def add(spread: Mapping[State, float], p: float, row: Spread = row) -> None:
            for z, part in spread.items():
                row[z] = row.get(z, 0.0) + p * part

        for j in game.actors:
            for y, chosen in play[j][x].items():
                add(game.lands[x][y], game.rates[j] * delta * chosen)
        for rate, ends in game.events:
            add(game.lands[x][ends[x]], rate * delta)
        add({x: 1.0}, 1 - delta * (sum(game.rates.values()) + sum(rate for rate, _ in game.events)))
        found[x] = row
    return found


def chains(solved: Solved) -> list[Chain]:
    """Return the chain of each step, the first step first: it is the one with most steps to go."""
    return [chain(solved.game, solved.terms, play) for play in reversed(solved.play)]


def after_step(rows: Chain, now: Mapping[State, float]) -> Spread:
    """Return where it is after the step."""
    after: Spread = {}
    for x, p in now.items():
        for z, part in rows[x].items():
            after[z] = after.get(z, 0.0) + p * part
    return after


def forward(steps: Sequence[Chain], start: Mapping[State, float]) -> list[Spread]:
    """Return the probability of each state at the beginning and after each step."""
    found = [dict(start)]
    for rows in steps:
        found.append(after_step(rows, found[-1]))
    return found


def passed(steps: Sequence[Chain], start: Mapping[State, float], target: Collection[State]) -> list[float]:
    """Return the probability to have been in the target by the beginning, and by the end of each step."""
    outside = {x: p for x, p in start.items() if x not in target}
    found = [sum(p for x, p in start.items() if x in target)]
    for rows in steps:
        now = after_step(rows, outside)
        found.append(found[-1] + sum(p for x, p in now.items() if x in target))
        outside = {x: p for x, p in now.items() if x not in target}
    return found


def kept_throughout(steps: Sequence[Chain], start: Mapping[State, float], inside: Collection[State]) -> list[float]:
    """Return the probability to have been inside all the time, at the beginning and by the end of each step."""
    now = {x: p for x, p in start.items() if x in inside}
    found = [sum(now.values())]
    for rows in steps:
        now = {x: p for x, p in after_step(rows, now).items() if x in inside}
        found.append(sum(now.values()))
    return found


def months_in(terms: Terms, spreads: Sequence[Mapping[State, float]], inside: Collection[State]) -> float:
    """Return the expected months inside. A step is spent in the state that it leads to, as its flow is."""
    return sum(p for spread in spreads[1:] for x, p in spread.items() if x in inside) / terms.pace


# --- Path by path -----------------------------------------------------------------------------------------------------


def every_path(solved: Solved, start: State) -> Iterator[tuple[tuple[State, ...], float]]:
    """Yield every way through the steps with its probability, ring by ring, choice by choice, draw by draw.

    A path is the state at the beginning and after each step. One that comes about in several ways is told so often.
    """
    game, delta = solved.game, 1 / solved.terms.pace
    quiet = 1 - delta * (sum(game.rates.values()) + sum(rate for rate, _ in game.events))

    def onward(path: tuple[State, ...], to_go: int, p: float) -> Iterator[tuple[tuple[State, ...], float]]:
        if p <= 0:
            return
        if to_go == 0:
            yield path, p
            return
        x = path[-1]
        for j in game.actors:
            for y, chosen in solved.play[to_go - 1][j][x].items():
                for z, part in game.lands[x][y].items():
                    yield from onward((*path, z), to_go - 1, p * game.rates[j] * delta * chosen * part)
        for rate, ends in game.events:
            for z, part in game.lands[x][ends[x]].items():
                yield from onward((*path, z), to_go - 1, p * rate * delta * part)
        yield from onward((*path, x), to_go - 1, p * quiet)

    yield from onward((start,), solved.terms.steps, 1.0)


def changes_only(path: Sequence[State]) -> tuple[State, ...]:
    """Return the path without the steps in which nothing changes."""
    return tuple(x for place, x in enumerate(path) if place == 0 or x != path[place - 1])


def simulate(solved: Solved, start: Mapping[State, float], rng: Random) -> list[State]:
    """Return one way through the steps, drawn: clocks, choices, draws one after the other."""
    game, delta = solved.game, 1 / solved.terms.pace

    def pick(spread: Mapping[State, float]) -> State:
        return rng.choices(list(spread), list(spread.values()))[0]

    path = [pick(start)]
    for play in reversed(solved.play):
        x = path[-1]
        rung = rng.random()
        y = x
        for j in game.actors:
            rung -= game.rates[j] * delta
            if rung < 0:
                y = pick(play[j][x])
                break
        else:
            for rate, ends in game.events:
                rung -= rate * delta
                if rung < 0:
                    y = ends[x]
                    break
        path.append(pick(game.lands[x][y]) if y != x else x)
    return path


# --- Without steps ----------------------------------------------------------------------------------------------------


def choices_at(game: PlayGame, terms: Terms, value: Values) -> tuple[Play, Values]:
    """Return the choices where what comes is worth this much, and ln(sum of q e^(lambda W)) / lambda for each mover."""
    play: Play = {}
    pooled: Values = {}
    for j in game.actors:
        strength = terms.strength(game.rates[j])
        play[j], pooled[j] = {}, {}
        for x in game.states:
            menu = game.menus[j][x]
            weights = {y: strength * expected(game.lands[x][y], value[j]) for y in menu}
            play[j][x], whole = logit(weights, {y: share(game, terms, j, x, y) for y in menu})
            pooled[j][x] = whole / strength if strength > 0 else 0.0
    return play, pooled


def in_continuous_time(
    game: PlayGame, terms: Terms, utility: Utility, start: Mapping[State, float]
) -> tuple[Values, Spread]:
    """Return values at the beginning and the probability of each state at the end, as steps become ever shorter.

    V' = u - rho V + sum of w_j (U_j[V] - V) + sum of r_e (V(x_e) - V) against the time to go, and p' = p Q against the
    time gone, both by scipy. Not with a discount of 0.
    """
    pairs = [(i, x) for i in game.actors for x in game.states]

    def unpacked(flat: Sequence[float]) -> Values:
        number = dict(zip(pairs, map(float, flat), strict=True))
        return {i: {x: number[i, x] for x in game.states} for i in game.actors}

    def rise(_: float, flat: Sequence[float]) -> list[float]:
        value = unpacked(flat)
        play, pooled = choices_at(game, terms, value)
        found = []
        for i, x in pairs:
            v = value[i][x]
            slope = utility[i][x] - terms.rho * v
            for j in game.actors:
                after = sum(p * expected(game.lands[x][y], value[i]) for y, p in play[j][x].items())
                if i == j and terms.closure == "shocks":
                    after = pooled[j][x]
                slope += game.rates[j] * (after - v)
            for rate, ends in game.events:
                slope += rate * (expected(game.lands[x][ends[x]], value[i]) - v)
            found.append(slope)
        return found

    length = float(terms.months)
    back = solve_ivp(rise, (0, length), [0.0] * len(pairs), method="DOP853", rtol=1e-9, atol=1e-10, dense_output=True)

    def onward(now: float, flat: Sequence[float]) -> list[float]:
        play, _ = choices_at(game, terms, unpacked(back.sol(length - now)))
        slope = dict.fromkeys(game.states, 0.0)
        for x, p in zip(game.states, flat, strict=True):
            for j in game.actors:
                slope[x] -= game.rates[j] * p
                for y, chosen in play[j][x].items():
                    for z, part in game.lands[x][y].items():
                        slope[z] += game.rates[j] * p * chosen * part
            for rate, ends in game.events:
                slope[x] -= rate * p
                for z, part in game.lands[x][ends[x]].items():
                    slope[z] += rate * p * part
        return list(slope.values())

    begin = [start.get(x, 0.0) for x in game.states]
    forth = solve_ivp(onward, (0, length), begin, method="DOP853", rtol=1e-9, atol=1e-10)
    end = dict(zip(game.states, map(float, forth.y[:, -1]), strict=True))
    return unpacked(back.y[:, -1]), end


# --- One against the others, sequences of outcomes --------------------------------------------------------------------


def in_one_hand(
    solved: Solved, actor: str, inside: Collection[State], shown: int, kept: bool, most: bool
) -> dict[State, float]:
    """Return the greatest or the least probability that one actor can bring about while all others play as they do.

    Of being inside after the first `shown` steps, or all the time until then; by the state at the beginning.
    """
    game, delta = solved.game, 1 / solved.terms.pace
    quiet = 1 - delta * (sum(game.rates.values()) + sum(rate for rate, _ in game.events))
    value = {x: float(x in inside) for x in game.states}
    for play in solved.play[solved.terms.steps - shown :]:
        before = {}
        for x in game.states:
            total = quiet * value[x]
            for j in game.actors:
                worths = {y: expected(game.lands[x][y], value) for y in game.menus[j][x]}
                if j == actor:
                    total += game.rates[j] * delta * (max(worths.values()) if most else min(worths.values()))
                else:
                    total += game.rates[j] * delta * sum(play[j][x][y] * worth for y, worth in worths.items())
            for rate, ends in game.events:
                total += rate * delta * expected(game.lands[x][ends[x]], value)
            before[x] = total if x in inside or not kept else 0.0
        value = before
    return value


def along(
    steps: Sequence[Chain], start: Mapping[State, float], outcome: Mapping[State, str], sequence: Sequence[str]
) -> float:
    """Return the probability that the outcomes are exactly these, one after the other, for so many steps."""
    now = {(x, 0): p for x, p in start.items() if outcome[x] == sequence[0]}
    for rows in steps:
        after: dict[tuple[State, int], float] = {}
        for (x, place), p in now.items():
            for z, part in rows[x].items():
                onward = place if outcome[z] == sequence[place] else place + 1
                if onward < len(sequence) and outcome[z] == sequence[onward]:
                    after[z, onward] = after.get((z, onward), 0.0) + p * part
        now = after
    return sum(p for (_, place), p in now.items() if place == len(sequence) - 1)


def brought_about(
    solved: Solved, shown: int, start: Mapping[State, float], outcome: Mapping[State, str], sequence: Sequence[str]
) -> tuple[dict[str | int, float], float]:
    """Return how likely each actor and event makes the last change of a sequence of outcomes, and its mean month.

    Within the first `shown` steps, whatever comes after it.
    """
    game, delta = solved.game, 1 / solved.terms.pace
    *before, last = sequence
    now = {(x, 0): p for x, p in start.items() if outcome[x] == sequence[0]}
    made: dict[str | int, float] = {}
    late = 0.0
    for step, play in enumerate(list(reversed(solved.play))[:shown], 1):
        after: dict[tuple[State, int], float] = {}
        for (x, place), p in now.items():
            ways: list[tuple[str | int, float, dict[State, float]]] = [
                (j, game.rates[j] * delta * chosen, game.lands[x][y])
                for j in game.actors
                for y, chosen in play[j][x].items()
            ]
            ways += [(n, rate * delta, game.lands[x][ends[x]]) for n, (rate, ends) in enumerate(game.events)]
            ways.append(("", 1 - sum(game.rates.values()) * delta - sum(r for r, _ in game.events) * delta, {x: 1.0}))
            for who, share_, spread in ways:
                for z, part in spread.items():
                    q = p * share_ * part
                    if outcome[z] == before[place]:
                        after[z, place] = after.get((z, place), 0.0) + q
                    elif place + 1 < len(before) and outcome[z] == before[place + 1]:
                        after[z, place + 1] = after.get((z, place + 1), 0.0) + q
                    elif place + 1 == len(before) and outcome[z] == last:
                        made[who] = made.get(who, 0.0) + q
                        late += q * step * delta
        now = after
    whole = sum(made.values())
    return {who: p / whole for who, p in made.items() if p > 0}, late / whole if whole else 0.0
