"""Play over time written out for programs that know nothing of it: a game tree for Gambit, a Markov chain for Storm, a
stochastic game for sGameSolver. What each of them is asked is what it was made for.

The first two come with the test dependencies. sGameSolver has no wheel, has slept since 2023 and must be built by hand
(`pip install numpy scipy cython setuptools`, then `pip install --no-build-isolation sgamesolver`); who has it runs
`stationary_by_homotopy`.
"""

import io
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from math import lcm
from pathlib import Path as File
from typing import Any

import numpy as np

from oracle import State
from oracle_play import Chain, Play, PlayGame, Terms, Utility

Spread = dict[State, Fraction]
Path = tuple[str, ...]
"""What was done on the way to a node of the tree."""


def exactly(spread: Mapping[State, float]) -> Spread:
    """The same probabilities to 18 digits, which sum to one; the likeliest takes up what was rounded."""
    exact = {z: Fraction(round(Fraction(p) * 10**18), 10**18) for z, p in spread.items() if p > 1e-18}
    most = max(exact, key=lambda z: exact[z])
    exact[most] += 1 - sum(exact.values())
    return exact


def plainly(spread: Mapping[State, float]) -> Spread:
    """The same where all are short decimals in truth: the fractions that were meant."""
    exact = {z: Fraction(p).limit_denominator(10**6) for z, p in spread.items()}
    assert sum(exact.values()) == 1
    return exact


# --- Gambit: the tree of K steps --------------------------------------------------------------------------------------


class TooLarge(Exception):
    """A tree with more lines than were allowed."""


class Tree:
    """The play of K steps from a state as the text of an `.efg` file.

    In each step chance says whose clock rings, the mover chooses, chance makes the draws. There is a player for each
    actor *in each step*, the actor's agent of that step. For that agent all payoffs are multiplied by what the actor's
    precision is there, lambda_j e^(rho t), so that the logit equilibrium at lambda = 1 is the play, whatever the
    discount. A choice that counts for less by the menu stands in the tree fewer times than others, each with all that
    follows it. Raises TooLarge above `most` lines.
    """

    def __init__(self, game: PlayGame, terms: Terms, utility: Utility, start: State, most: int = 3000) -> None:
        self.game, self.terms, self.utility, self.most = game, terms, utility, most
        self.agents = [(j, t) for t in range(terms.steps) for j in game.actors]
        self.lines: list[str] = []
        self.decisions: dict[Path, tuple[str, int, State, list[State]]] = {}
        self._sets = dict.fromkeys(self.agents, 0)
        self._ends = self._chances = 0
        self._step((), 0, start, dict.fromkeys(game.actors, 0.0))
        names = " ".join(f'"{j} {t}"' for j, t in self.agents)
        self.text = "\n".join([f'EFG 2 R "play" {{ {names} }}', '""', "", *self.lines]) + "\n"

    def _chance(self, ways: Sequence[Fraction]) -> None:
        self._chances += 1
        told = " ".join(f'"{n}" {p.numerator}/{p.denominator}' for n, p in enumerate(ways))
        self.lines.append(f'c "" {self._chances} "" {{ {told} }} 0')

    def _step(self, path: Path, t: int, x: State, gained: dict[str, float]) -> None:
        game, pace = self.game, self.terms.pace
        if len(self.lines) > self.most:
            raise TooLarge
        if t == self.terms.steps:
            self._end(gained)
            return
        rates: list[tuple[float, str | int]] = [(game.rates[j], j) for j in game.actors]
        rates += [(rate, number) for number, (rate, _) in enumerate(game.events)]
        rings = [(Fraction(rate).limit_denominator(10**6) / pace, who) for rate, who in rates if rate > 0]
        quiet = 1 - sum((p for p, _ in rings), Fraction(0))
        if quiet > 0:
            rings.append((quiet, -1))
        self._chance([p for p, _ in rings])
        for place, (_, who) in enumerate(rings):
            further = (*path, str(place))
            if isinstance(who, str):
                self._choose(further, t, who, x, gained)
            else:
                self._land(further, t, x, x if who == -1 else game.events[who][1][x], gained)

    def _choose(self, path: Path, t: int, j: str, x: State, gained: dict[str, float]) -> None:
        menu = self.game.menus[j][x]
        alike = {y: sum(self.game.outcome[z] == self.game.outcome[y] for z in menu) for y in menu}
        often = dict.fromkeys(menu, 1)
        if self.terms.menu == "outcomes":
            whole = lcm(*alike.values())
            often = {y: whole // alike[y] for y in menu}
        listed = [y for y in menu for _ in range(often[y])]
        if len(menu) == 1:
            self._land(path, t, x, x, gained)
            return
        self._sets[j, t] += 1
        self.decisions[path] = (j, t, x, listed)
        actions = " ".join(f'"{place}"' for place in range(len(listed)))
        self.lines.append(f'p "" {self.agents.index((j, t)) + 1} {self._sets[j, t]} "" {{ {actions} }} 0')
        for place, y in enumerate(listed):
            self._land((*path, str(place)), t, x, y, gained)

    def _land(self, path: Path, t: int, x: State, y: State, gained: dict[str, float]) -> None:
        spread = plainly(self.game.lands[x][y]) if y != x else {x: Fraction(1)}
        if len(spread) > 1:
            self._chance(list(spread.values()))
        for place, z in enumerate(spread):
            step = self.terms.kept**t * self.terms.step_worth
            after = {i: gained[i] + step * self.utility[i][z] for i in self.game.actors}
            self._step((*path, str(place)) if len(spread) > 1 else path, t + 1, z, after)

    def _end(self, gained: dict[str, float]) -> None:
        self._ends += 1
        payoffs = [self.terms.strength(self.game.rates[j]) * self.terms.kept**-t * gained[j] for j, t in self.agents]
        told = ", ".join(f"{payoff:.17g}" for payoff in payoffs)
        self.lines.append(f't "" {self._ends} "" {{ {told} }}')


def play_by_gambit(gambit: Any, tree: Tree) -> list[tuple[str, int, State, dict[State, float]]]:
    """Solve the tree; for each decision the actor, the step, the state, and the probability of each choice."""
    read = gambit.read_efg(io.StringIO(tree.text))
    [point] = gambit.qre.logit_solve_lambda(read, [1.0])
    found = []
    for path, (j, t, x, listed) in tree.decisions.items():
        chosen = point.profile[gambit.H.path(*path)]
        spread = dict.fromkeys(listed, 0.0)
        for place, y in enumerate(listed):
            spread[y] += float(chosen[str(place)])
        found.append((j, t, x, spread))
    return found


# --- Storm: the Markov chain ------------------------------------------------------------------------------------------


def prism_text(steps: Sequence[Chain], start: Mapping[State, float], target: Collection[State]) -> str:
    """A chain whose steps differ, as a PRISM program with a clock: from step -1, the draw of where it begins.

    Each step in a state of the target earns 1 by the reward `inside`.
    """
    states = list(steps[0])
    lines = ["dtmc", "module play", f"  t : [-1..{len(steps)}] init -1;", f"  x : [0..{len(states) - 1}] init 0;"]

    def command(guard: str, t: int, spread: Spread) -> str:
        ways = " + ".join(
            f"{p.numerator}/{p.denominator} : (t'={t}) & (x'={states.index(z)})" for z, p in spread.items()
        )
        return f"  [] {guard} -> {ways};"

    lines.append(command("t=-1", 0, exactly(start)))
    seen = {x for x, p in start.items() if p > 0}
    for t, rows in enumerate(steps):
        lines += [command(f"t={t} & x={states.index(x)}", t + 1, exactly(rows[x])) for x in rows if x in seen]
        seen = {z for x in seen for z, p in rows[x].items() if p > 0}
    lines.append(f"  [] t={len(steps)} -> true;")
    inside = " | ".join(f"x={states.index(x)}" for x in target) or "false"
    lines += ["endmodule", f'label "in" = t>=0 & ({inside});']
    lines += ["rewards", f"  t>0 & ({inside}) : 1;", "endrewards"]
    return "\n".join(lines) + "\n"


def settled_text(rows: Chain, start: State, target: Collection[State]) -> str:
    """A chain whose steps are alike, as a PRISM program; each step before the target earns 1."""
    states = list(rows)
    lines = ["dtmc", "module play", f"  x : [0..{len(states) - 1}] init {states.index(start)};"]
    for x in states:
        ways = " + ".join(
            f"{p.numerator}/{p.denominator} : (x'={states.index(z)})" for z, p in exactly(rows[x]).items()
        )
        lines.append(f"  [] x={states.index(x)} -> {ways};")
    inside = " | ".join(f"x={states.index(x)}" for x in target) or "false"
    lines += ["endmodule", f'label "in" = {inside};', "rewards", "  true : 1;", "endrewards"]
    return "\n".join(lines) + "\n"


def answers_by_storm(stormpy: Any, text: str, folder: File, properties: Sequence[str]) -> list[float]:
    """What Storm says about the first state, in exact arithmetic; infinite where it never happens."""
    path = folder / "chain.prism"
    path.write_text(text, encoding="utf-8")
    program = stormpy.parse_prism_program(str(path))
    asked = stormpy.parse_properties("; ".join(properties), program)
    options = stormpy.BuilderOptions([one.get_raw_formula() for one in asked])
    model = stormpy.build_model[stormpy.Rational](program, options=options)
    [first] = model.initial_states
    found = []
    for one in asked:
        value = stormpy.model_checking(model, one).get_value(first)
        found.append(float(Fraction(str(value))) if str(value) != "inf" else float("inf"))
    return found


# --- sGameSolver: stationary play -------------------------------------------------------------------------------------


def stationary_by_homotopy(sgamesolver: Any, game: PlayGame, terms: Terms, utility: Utility) -> Play:
    """Stationary play under `mistakes`, followed from play at random up to lambda = 1.

    A state of the stochastic game is a state and whose clock rings in it, or that none does. Each actor's flows are
    multiplied by its precision. Without draws, and with a menu of moves.
    """
    pace, actors = terms.pace, game.actors
    ringing: list[tuple[str | int, float]] = [(j, game.rates[j] / pace) for j in actors]
    ringing += [(number, rate / pace) for number, (rate, _) in enumerate(game.events)]
    ringing.append((-1, 1 - sum(p for _, p in ringing)))
    pairs = [(x, who) for x in game.states for who, _ in ringing]
    flows, onward = [], []
    for x, who in pairs:
        ends = list(game.menus[who][x]) if isinstance(who, str) else [x if who == -1 else game.events[who][1][x]]
        sizes = tuple(len(ends) if j == who else 1 for j in actors)
        flow = np.zeros((len(actors), len(ends)))
        to = np.zeros((len(ends), len(pairs)))
        for place, y in enumerate(ends):
            for z, part in game.lands[x].get(y, {x: 1.0}).items():
                for row, i in enumerate(actors):
                    flow[row, place] += part * terms.strength(game.rates[i]) * terms.step_worth * utility[i][z]
                for other, p in ringing:
                    to[place, pairs.index((z, other))] += part * p
        flows.append(flow.reshape(len(actors), *sizes))
        onward.append(to.reshape(*sizes, len(pairs)))
    homotopy = sgamesolver.homotopy.QRE(sgamesolver.SGame(flows, onward, terms.kept))
    homotopy.solver_setup(target_lambda=1.0)
    homotopy.solver.verbose = 0
    homotopy.solve()
    found: Play = {j: {} for j in actors}
    for number, (x, who) in enumerate(pairs):
        if isinstance(who, str):
            chosen = homotopy.equilibrium.strategies[number, actors.index(who)]
            found[who][x] = {y: float(chosen[place]) for place, y in enumerate(game.menus[who][x])}
    return found
