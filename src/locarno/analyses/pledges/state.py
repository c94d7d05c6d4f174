"""One state of a case, named by a person and found without laying out any other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...answers.states import StateView
from ...case.expressions import write
from ...case.nouns import Case, Impossible
from ...space.known import did_you_mean
from ...space.refusal import Refusal
from ...space.valuation import true_where
from .board import Board

TODAY, NOTHING = "today", "nothing"


@dataclass(frozen=True)
class State:
    """`holds`: the options that are yes; `id`: in graph form, else empty."""

    holds: frozenset[str]
    id: str

    @property
    def names(self) -> frozenset[str]:
        """What is true in it: its options, and in graph form itself."""
        return self.holds | {self.id} if self.id else self.holds


def state_on(board: Board, text: str, suppose: Sequence[str] = ()) -> State:
    """The state that a person names (see `space.naming.state_named`), with what is supposed changed in it.

    `suppose`: options, each `x` or `not x`. Raises Refusal if there is no such state, or the rules do not allow it.
    """
    case = board.case
    text = text.strip()
    if case.form == "graph":
        if suppose:
            raise Refusal("in graph form an option cannot change by itself", "name one of the states by `--state`")
        found = _listed(board, text)
    else:
        changed = supposed(case, suppose)
        yes = {option for option, value in changed.items() if value}
        no = changed.keys() - yes
        found = State((_held(board, text) - no) | yes, "")
    broken = broken_rules(board, found)
    if broken:
        what = f"the state `{shown(board, found)}`" if suppose or text != TODAY else "today"
        way = "ask with `--scenario` for one that lifts the rule, or suppose something else" if suppose else ""
        raise Refusal(f"{what} is not feasible: {'; '.join(broken)}", way)
    return found


def supposed(case: Case, said: Iterable[str]) -> dict[str, bool]:
    """Options to values, from words such as `x`, `not y`, several of them with commas or blanks between.

    Raises Refusal for an option that there is none of, and for one said both ways.
    """
    found: dict[str, bool] = {}
    for text in said:
        words = re.findall(r"[^\s,+]+", text)
        if not words:
            raise Refusal("nothing is supposed", "say an option, or `not` and an option")
        value = True
        for number, word in enumerate(words):
            if word == "not" and value and number + 1 < len(words):
                value = False
                continue
            if word in ("and",):
                continue
            if word not in case.options:
                near = did_you_mean(word, case.options)
                raise Refusal(
                    f"`{word}` is not an option of this case", f"{near}its options: {', '.join(case.options)}"
                )
            if found.setdefault(word, value) != value:
                raise Refusal(f"`{word}` is supposed to be yes and to be no", "say one of the two")
            value = True
    return found


def today_on(board: Board) -> State:
    """Today's state, feasible or not; raises Refusal if the case has none on that day."""
    case, as_of = board.case, board.asking.as_of
    if not case.status_quo:
        raise Refusal("the case has no `status_quo` to start from", "say which options are yes today, or name a state")
    now = case.today(as_of)
    if now is None:
        first = min(one.since.text for one in case.status_quo if one.since)
        raise Refusal(f"the case has no status quo as of {as_of}", f"its first is of {first}")
    return State(case.states[now.state].holds, now.state) if case.form == "graph" else State(now.holds, "")


def broken_rules(board: Board, state: State) -> list[str]:
    """What does not allow a state, in words; empty if it is feasible."""
    rules = [rule for rule in board.constraints.rules if isinstance(rule, Impossible)]
    told = [
        f"rule {rule.id}: `{write(rule.when)}` is impossible" for rule in rules if true_where(rule.when, state.names)
    ]
    told += [f"a scenario holds `{option}` yes" for option in sorted(board.constraints.held_yes - state.holds)]
    told += [f"a scenario holds `{option}` no" for option in sorted(board.constraints.held_no & state.holds)]
    return told


def state_view(board: Board, state: State) -> StateView:
    """A state as it is told."""
    case = board.case
    outcome = next((one.id for one in case.outcomes.values() if true_where(one.when, state.names)), "")
    return StateView(state.id, tuple(option for option in case.options if option in state.holds), outcome)


def shown(board: Board, state: State) -> str:
    """A state in one line."""
    return state.id or " ".join(option for option in board.case.options if option in state.holds) or NOTHING


def _listed(board: Board, text: str) -> State:
    case = board.case
    if text == TODAY:
        return today_on(board)
    if text not in case.states:
        near = did_you_mean(text, case.states)
        raise Refusal(f"there is no state `{text}` in this case", f"{near}its states: {', '.join(case.states)}")
    return State(case.states[text].holds, text)


def _held(board: Board, text: str) -> frozenset[str]:
    options = tuple(board.case.options)
    if not text:
        raise Refusal("a state without a name", f"`{NOTHING}` is the state with every option no, `{TODAY}` today's")
    if text == TODAY:
        return today_on(board).holds
    if text == NOTHING:
        return frozenset()
    words = [word for word in re.split(r"[\s,+]+", text) if word]
    unknown = [word for word in words if word not in options]
    if not unknown:
        return frozenset(words)
    if len(words) == 1 and re.fullmatch(rf"[YN]{{{len(options)}}}", text):
        return frozenset(option for option, letter in zip(options, text, strict=True) if letter == "Y")
    if len(words) == 1 and re.fullmatch(r"[0-9]{1,400}", text) and int(text) < 1 << len(options):
        return frozenset(option for bit, option in enumerate(options) if int(text) >> bit & 1)
    near = did_you_mean(unknown[0], options)
    raise Refusal(
        f"`{unknown[0]}` is not an option of this case",
        f"{near}name a state by the options that are yes in it, by `{TODAY}`, `{NOTHING}`, a pattern of "
        f"{len(options)} letters Y and N, or its number",
    )
