"""Q10: what was said when, what holds as of each day, and what changed it.

As of each day on which an entry begins or ends to count that verdicts rest on, every cell is asked. For a cell that
reads otherwise than the day before, the entries of that day are tried: which smallest sets of them make it read so by
themselves, all others of the day left out?
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import combinations

from ..analyses.security import Progress, unheard
from ..answers.asked import Asked
from ..answers.timeline import Changed, Moment, Timeline
from ..answers.whatif import CellQuestion, CellWord
from ..case.nouns import Arrangement
from ..space.constraints import scenario_of
from ..space.refusal import Refusal
from ..space.space import Spaces, reading_of
from .ledger import Turned, ledger, without
from .sheets import QUESTIONS, Sheet, asked_about, check_start, sheet_of, why

MOST_TRIED = 4_000
"""So many sets of entries of one day are tried."""


def timeline(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    arrangements: Sequence[str] | None = None,
    readings: Sequence[str] | None = None,
    scenarios: Sequence[str] = (),
    question: CellQuestion = "verdicts",
    progress: Progress = unheard,
) -> Timeline:
    """The ledger of a case and its cells as of each day; None: all readings, the goal and all arrangements.

    Raises Refusal for names the case does not have, and for a case without any date.
    """
    case = spaces.case
    if question not in QUESTIONS:
        raise Refusal(f"there is no question `{question}`", f"the questions: {', '.join(QUESTIONS)}")
    goals = asked_about(case, arrangements)
    if question == "paths":
        check_start(case, None)
    who = tuple(reading_of(case, id_).id for id_ in (case.readings if readings is None else dict.fromkeys(readings)))
    for id_ in scenarios:
        scenario_of(case, id_)
    turns = ledger(case, who, scenarios)
    if not turns:
        raise Refusal("nothing in this case has a date", "give pledges, statements, rules or the status quo a `date`")
    days = _days(spaces, turns)
    moments: list[Moment] = []
    before: dict[str, Sheet] = {}
    for number, day in enumerate(days):
        progress(number, len(days))
        as_of = day or min(one.told.day for one in turns) - timedelta(days=1)
        sheets = {id_: sheet_of(spaces, pool, goals, id_, scenarios, as_of, question) for id_ in who}
        here = [one for one in turns if one.told.day == day and one.told.matters]
        changed: tuple[Changed, ...] = ()
        if before and day is not None:
            trial = _Trial(spaces, pool, goals, scenarios, day, question, here)
            changed = tuple(trial.changes(before, sheets))
        words = {(one.id, id_): sheets[id_].word(one.id) for one in goals for id_ in who}
        moments.append(Moment(day, tuple(one.told for one in turns if one.told.day == day), words, changed))
        before = sheets
    progress(len(days), len(days))
    return Timeline(
        Asked(case.id, tuple(scenarios), None),
        question,
        {one.id: one.name for one in goals},
        who,
        tuple(one.told for one in turns),
        tuple(moments),
    )


def _days(spaces: Spaces, turns: Sequence[Turned]) -> list[date | None]:
    """The days on which verdicts may change; before them None, if there is a today by then."""
    found = sorted({one.told.day for one in turns if one.told.matters})
    statuses = spaces.case.status_quo
    if not statuses or any(now.since is None for now in statuses):
        return [None, *found]
    first = min(now.since.first for now in statuses if now.since)
    return [day for day in found if day >= first]


class _Trial:
    """One day: its cells with only some of what turned on it."""

    def __init__(
        self,
        spaces: Spaces,
        pool: ThreadPoolExecutor,
        goals: Sequence[Arrangement],
        scenarios: Sequence[str],
        day: date,
        question: CellQuestion,
        turns: Sequence[Turned],
    ) -> None:
        self._spaces, self._pool, self._goals, self._scenarios = spaces, pool, goals, scenarios
        self._day, self._question, self._turns = day, question, tuple(turns)
        self._cases: dict[tuple[int, ...], Spaces] = {}
        self._sheets: dict[tuple[tuple[int, ...], str], Sheet] = {}
        self._tried = 0

    def changes(self, before: dict[str, Sheet], after: dict[str, Sheet]) -> list[Changed]:
        """The cells that read otherwise, arrangement by arrangement."""
        found = []
        for goal in self._goals:
            for reading, sheet in after.items():
                was, now = before[reading].word(goal.id), sheet.word(goal.id)
                if was != now:
                    sets, tried = self._smallest(goal.id, reading, now)
                    found.append(Changed(goal.id, reading, was, now, why(before[reading], sheet, goal.id), sets, tried))
        return found

    def _smallest(self, id_: str, reading: str, word: CellWord) -> tuple[tuple[tuple[str, ...], ...], int]:
        everything = range(len(self._turns))
        for size in range(1, len(self._turns) + 1):
            if size == len(self._turns):
                return (tuple(self._turns[k].told.id for k in everything),), size
            sets = []
            for chosen in combinations(everything, size):
                if (chosen, reading) not in self._sheets and self._tried >= MOST_TRIED:
                    return (), size - 1
                if self._sheet(chosen, reading).word(id_) == word:
                    sets.append(tuple(self._turns[k].told.id for k in chosen))
            if sets:
                return tuple(sets), size
        return (), 0

    def _sheet(self, chosen: tuple[int, ...], reading: str) -> Sheet:
        key = chosen, reading
        if key not in self._sheets:
            self._tried += 1
            if chosen not in self._cases:
                left_out = [one for k, one in enumerate(self._turns) if k not in chosen]
                self._cases[chosen] = Spaces(without(self._spaces.case, left_out))
            self._sheets[key] = sheet_of(
                self._cases[chosen], self._pool, self._goals, reading, self._scenarios, self._day, self._question
            )
        return self._sheets[key]
