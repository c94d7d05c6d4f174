"""The best rota there is, as mixed-integer programmes.

Whole numbers x[p, m]: units of pool p that begin a tour in month m. In any `cycle` months on end, no more tours of a
pool begin than it has units (see `months`); none begins before the pool is ready. Units on duty in month m are those
that began in the `tour` months up to it. One aim after the other, each held while the next is sought:

1. the least month has as many units as possible, counted up to the target;
2. the unit-months below the target are as few as possible;
3. shortage comes as late as possible;
4. as little as possible stands above the target;
5. the largest part of its units that a state gives, in tours for each unit, is as small as possible;
6. so is the largest part of its units that a state has on duty in any month.

For the first four it does not matter whose units they are, only since when they are ready; so these are sought with the
states put together that are ready at the same time, and solved to the end by HiGHS (Huangfu and Hall 2018,
doi:10.1007/s12532-017-0130-5): that no rota does better is its proof. The last two, sought state by state, decide
between rotas that are as good, in a fixed number of steps of the search, which small questions do not need. One thread,
a fixed seed, and steps in place of seconds: the same question has the same answer.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Any

from ...answers.rota import Deployment, Relief, Rules, UnitPool
from ...space.refusal import Refusal
from .months import deployment

MOST_CELLS = 3_000
"""Pairs of a state and a month up to which a rota is sought."""

_SECONDS = 120.0
"""After which an aim that has to be proven is given up."""

_STEPS = 200
"""Nodes of the search tree for an aim that decides between rotas that are as good."""

_SLACK, _FEASIBLE = 1e-6, 2

Starts = Mapping[str, Sequence[int]]


def optimal(rules: Rules, progress: Callable[[int, int], None]) -> Deployment:
    """The best rota, and where it falls short which state's next unit would help.

    Raises Refusal where the solver is not installed, for too many months, and if the solver does not come to an end.
    """
    cells = len(rules.pools) * rules.months
    if cells > MOST_CELLS:
        raise Refusal(
            f"a rota of {len(rules.pools)} states over {rules.months} months is too large to be proven best",
            f"up to {MOST_CELLS:,} pairs of a state and a month are sought; ask for fewer `--months`",
        )
    progress(0, 1)
    if not rules.units or rules.first > rules.months:
        return deployment(rules, {pool.state: (0,) * rules.months for pool in rules.pools}, optimal=True)
    made = deployment(rules, _best(rules), optimal=True)
    if made.meets:
        return made
    readies = sorted({pool.ready for pool in rules.pools})
    helped: dict[int, tuple[int, int]] = {}
    for number, ready in enumerate(readies):
        progress(number + 1, len(readies) + 1)
        helped[ready] = _worth(_with_one_more(rules, ready))
    now = (made.least, -made.short)
    better = [pool for pool in rules.pools if (helped[pool.ready][0], -helped[pool.ready][1]) > now]
    return replace(made, relief=tuple(Relief(pool.state, *helped[pool.ready]) for pool in better))


def _together(rules: Rules) -> Rules:
    """States that are ready at the same time as one."""
    readies = sorted({pool.ready for pool in rules.pools})
    units = {ready: sum(pool.units for pool in rules.pools if pool.ready == ready) for ready in readies}
    return replace(rules, pools=tuple(UnitPool(str(ready), units[ready], 0, ready) for ready in readies))


def _with_one_more(rules: Rules, ready: int) -> Rules:
    merged = _together(rules)
    pools = tuple(replace(one, units=one.units + 1) if one.ready == ready else one for one in merged.pools)
    return replace(merged, pools=pools, first=min(one.ready for one in pools if one.units))


def _worth(rules: Rules) -> tuple[int, int]:
    """The least month and the shortage of the best rota, in units and unit-months."""
    model = _Model(rules)
    return model.most_least(), model.least_short()


def _best(rules: Rules) -> dict[str, tuple[int, ...]]:
    merged = _Model(_together(rules))
    merged.most_least()
    merged.least_short()
    merged.latest_short()
    merged.least_duty()
    if len(rules.pools) == 1:
        return {rules.pools[0].state: next(iter(merged.starts().values()))}
    model = _Model(rules)
    model.keep(_shared(rules, merged.starts()))
    model.fairest()
    model.steadiest()
    return model.starts()


def _shared(rules: Rules, merged: Starts) -> dict[str, list[int]]:
    """Tours of states put together given to states: to the one with a unit at rest that has given the least part."""
    starts = {pool.state: [0] * rules.months for pool in rules.pools}
    for month in range(rules.months):
        for ready, begun in merged.items():
            for _ in range(begun[month]):
                rested = [
                    pool
                    for pool in rules.pools
                    if str(pool.ready) == ready
                    and sum(starts[pool.state][max(0, month - rules.cycle + 1) : month + 1]) < pool.units
                ]
                starts[min(rested, key=lambda pool: sum(starts[pool.state]) / pool.units).state][month] += 1
    return starts


@dataclass
class _Model:
    """A programme, solved aim by aim; columns are numbered as they are added. `values`: the last solution."""

    rules: Rules
    solver: Any = field(init=False)
    library: ModuleType = field(init=False)
    begun: dict[tuple[str, int], int] = field(init=False, default_factory=dict)
    short: dict[int, int] = field(init=False, default_factory=dict)
    columns: int = field(init=False, default=0)
    values: list[float] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.library = _library()
        self.solver = self.library.Highs()
        for key, value in (
            ("output_flag", False), ("threads", 1), ("random_seed", 0), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0),
            ("time_limit", _SECONDS),
        ):  # fmt: skip
            self.solver.setOptionValue(key, value)
        rules = self.rules
        for pool in rules.pools:
            for month in range(rules.months):
                self.begun[pool.state, month] = self._column(pool.units if month + 1 >= pool.ready else 0, whole=True)
            for end in range(rules.months):
                window = range(max(0, end - rules.cycle + 1), end + 1)
                self._row(0, pool.units, [self.begun[pool.state, month] for month in window])
        for month in range(rules.first - 1, rules.months):
            self.short[month] = self._column(rules.target, whole=False)
            self._row(rules.target, self.library.kHighsInf, [self.short[month], *self._on_duty(month)])

    def _on_duty(self, month: int) -> list[int]:
        return [self.begun[pool.state, begin] for pool in self.rules.pools for begin in self._begins(month)]

    def _begins(self, month: int) -> range:
        """The months in which a tour begins that lasts into this one."""
        return range(max(0, month - self.rules.tour + 1), month + 1)

    def _column(self, most: float, whole: bool) -> int:
        self.solver.addVar(0, most)
        if whole:
            self.solver.changeColIntegrality(self.columns, self.library.HighsVarType.kInteger)
        self.columns += 1
        return self.columns - 1

    def _row(self, low: float, high: float, columns: Sequence[int], weights: Sequence[float] = ()) -> None:
        self.solver.addRow(low, high, len(columns), list(columns), list(weights) or [1.0] * len(columns))

    def _least_of(self, columns: Sequence[int], weights: Sequence[float]) -> float:
        """The least weighted sum, proven; held from now on."""
        self._solve(columns, weights)
        if self.solver.getModelStatus() != self.library.HighsModelStatus.kOptimal:
            raise Refusal(
                f"no rota was proven best within {_SECONDS:.0f} seconds",
                "ask for fewer `--months` or larger units by `--unit`; without `--rota` a plain one is made",
            )
        self.values = list(self.solver.getSolution().col_value)
        return self._hold(columns, weights)

    def _rather(self, columns: Sequence[int], weights: Sequence[float]) -> None:
        """A small weighted sum, the least if it is found in so many steps; held from now on."""
        self.solver.setOptionValue("mip_max_nodes", _STEPS)
        self.solver.setOptionValue("time_limit", self.library.kHighsInf)
        start = self.library.HighsSolution()
        start.col_value = [*self.values, *(0.0 for _ in range(self.columns - len(self.values)))]
        self.solver.setSolution(start)
        self._solve(columns, weights)
        if self.solver.getInfo().primal_solution_status == _FEASIBLE:
            self.values = list(self.solver.getSolution().col_value)
            self._hold(columns, weights)

    def _solve(self, columns: Sequence[int], weights: Sequence[float]) -> None:
        given = dict(zip(columns, weights, strict=True))
        for column in range(self.columns):
            self.solver.changeColCost(column, given.get(column, 0.0))
        self.solver.run()

    def _hold(self, columns: Sequence[int], weights: Sequence[float]) -> float:
        found = float(self.solver.getInfo().objective_function_value)
        self._row(-self.library.kHighsInf, found + _SLACK * max(1.0, abs(found)), columns, weights)
        return found

    def most_least(self) -> int:
        """The units of the least month, at most the target."""
        worst = self._column(self.rules.target, whole=True)
        for short in self.short.values():
            self._row(-self.library.kHighsInf, 0, [short, worst], [1.0, -1.0])
        return self.rules.target - round(self._least_of([worst], [1.0]))

    def least_short(self) -> int:
        """All unit-months below the target."""
        return round(self._least_of(list(self.short.values()), [1.0] * len(self.short)))

    def latest_short(self) -> None:
        """What is short comes as late as it can."""
        self._least_of(list(self.short.values()), self._lateness())

    def least_duty(self) -> None:
        """As few unit-months on duty as can be; with the shortage held, that is as few above the target."""
        self._least_of(list(self.begun.values()), self._duty())

    def _lateness(self) -> list[float]:
        return [float(self.rules.months - month) for month in self.short]

    def _duty(self) -> list[float]:
        months, tour = self.rules.months, self.rules.tour
        return [float(min(tour, months - begin)) for _, begin in self.begun]

    def keep(self, begun: Starts) -> None:
        """Be as good as this rota, which is proven best, by the first four aims."""
        made = deployment(self.rules, {state: tuple(one) for state, one in begun.items()}, optimal=True)
        shorts = [max(0, self.rules.target - made.total[month]) for month in self.short]
        columns, no_less = list(self.short.values()), -self.library.kHighsInf
        for column in columns:
            self._row(no_less, self.rules.target - made.least, [column])
        self._row(no_less, made.short, columns)
        lateness = self._lateness()
        self._row(no_less, sum(w * short for w, short in zip(lateness, shorts, strict=True)), columns, lateness)
        self._row(no_less, sum(made.total), list(self.begun.values()), self._duty())
        self.values = [0.0] * self.columns
        for (state, month), column in self.begun.items():
            self.values[column] = float(begun[state][month])
        for short, column in zip(shorts, columns, strict=True):
            self.values[column] = float(short)

    def fairest(self) -> None:
        """The state that gives the largest part of its units gives as small a part as can be."""
        part = self._column(self.rules.months, whole=False)
        for pool in self.rules.pools:
            if pool.units:
                tours = [self.begun[pool.state, month] for month in range(self.rules.months)]
                self._row(-self.library.kHighsInf, 0, [*tours, part], [*(1.0 / pool.units for _ in tours), -1.0])
        self._rather([part], [1.0])

    def steadiest(self) -> None:
        """The largest part of its units that a state has on duty at once is as small as can be."""
        part = self._column(1, whole=False)
        for pool in self.rules.pools:
            for month in range(self.rules.months if pool.units else 0):
                tours = [self.begun[pool.state, begin] for begin in self._begins(month)]
                self._row(-self.library.kHighsInf, 0, [*tours, part], [*(1.0 / pool.units for _ in tours), -1.0])
        self._rather([part], [1.0])

    def starts(self) -> dict[str, tuple[int, ...]]:
        """The tours that begin, by state and month."""
        return {
            pool.state: tuple(round(self.values[self.begun[pool.state, month]]) for month in range(self.rules.months))
            for pool in self.rules.pools
        }


def _library() -> ModuleType:
    try:
        import highspy
    except ImportError:
        raise Refusal(
            "the solver for the best rota, `highspy`, is not installed",
            "install locarno with it: `pip install 'locarno[rota]'`; without `--rota` a plain rota is made",
        ) from None
    found: ModuleType = highspy
    return found
