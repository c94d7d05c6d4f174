"""A state as a person names it."""

import re
from difflib import get_close_matches

import numpy as np

from ..case.expressions import ExpressionError, names, parse, write
from ..case.nouns import Impossible
from ..kernels.types import Bool
from .frame import Frame, truth_over
from .refusal import Refusal
from .space import Space

TODAY, NOTHING = "today", "nothing"


def state_named(space: Space, text: str) -> int:
    """The number of a state: `today`, the id of a listed state, or in option form the options that are yes in it.

    In option form a state is also known by a pattern such as `YNNY` in the order of the options, by the number that
    `locarno stability` prints (option k counts 2^k), and `nothing` is the state with every option no. Options are
    separated by blanks, commas or plus signs. Raises Refusal if there is no such state, or it is not feasible.
    """
    text = text.strip()
    frame = space.frame
    if not text:
        raise Refusal("a state without a name", f"`{NOTHING}` is the state with every option no, `{TODAY}` today's")
    if text == TODAY:
        return today_state(space)
    if frame.state_ids and text not in frame.state_ids:
        raise Refusal(f"there is no state `{text}` in this case", f"its states: {_some(frame.state_ids)}")
    code = frame.state_ids.index(text) if frame.state_ids else _code(space, text)
    found = frame.index(code)
    if found is None:
        raise Refusal(f"the state `{text}` is not feasible under `{space.reading.id}`", _broken_rules(frame, code))
    return found


def today_state(space: Space) -> int:
    """The number of today's state; raises Refusal if the case has none, or the rules do not allow it."""
    today = space.case.today(space.as_of)
    frame = space.frame
    if today is None:
        raise Refusal("the case has no `status_quo` to start from", "name a state instead of `today`")
    code = frame.state_ids.index(today.state) if frame.state_ids else frame.mask(today.holds)
    found = frame.index(code)
    if found is None:
        raise Refusal(f"today is not feasible under `{space.reading.id}`", "ask without the scenario that rules it out")
    return found


def states_named(space: Space, text: str) -> Bool:
    """The states that an outcome's id or an expression over options (or listed states) stands for, shape [S].

    Raises Refusal if it is neither.
    """
    outcomes = list(space.case.outcomes)
    if text in outcomes:
        found: Bool = space.outcome == outcomes.index(text)
        return found
    try:
        expression = parse(text)
    except ExpressionError as wrong:
        known = f"an outcome ({_some(tuple(outcomes))}) or an expression" if outcomes else "an expression over options"
        raise Refusal(f"`{text}`: {wrong.found}", f"expected {wrong.expected}; name {known}") from wrong
    known_atoms = (*space.frame.option_ids, *space.frame.state_ids)
    for name in names(expression):
        if name.id not in known_atoms:
            close = get_close_matches(name.id, [*known_atoms, *outcomes], 1)
            hint = f"did you mean `{close[0]}`?" if close else f"known: {_some((*outcomes, *known_atoms))}"
            raise Refusal(f"`{name.id}` is no outcome, option or state of this case", hint)
    return space.frame.truth(expression)


def _code(space: Space, text: str) -> int:
    frame = space.frame
    count = len(frame.option_ids)
    if text == NOTHING:
        return 0
    words = [word for word in re.split(r"[\s,+]+", text) if word]
    unknown = [word for word in words if word not in frame.option_ids]
    if not unknown:
        return frame.mask(frozenset(words))
    if len(words) == 1 and re.fullmatch(rf"[YN]{{{count}}}", text):
        return sum(1 << bit for bit, letter in enumerate(text) if letter == "Y")
    if len(words) == 1 and text.isdecimal() and int(text) < 1 << count:
        return int(text)
    raise Refusal(
        f"`{unknown[0]}` is not an option of this case",
        f"name a state by the options that are yes in it, of {_some(frame.option_ids)}; by `today`, `nothing`, a "
        f"pattern of {count} letters Y and N, or its number",
    )


def _broken_rules(frame: Frame, code: int) -> str:
    truth = truth_over(frame.case, np.array([code], np.int64))
    broken = [rule for rule in frame.constraints.rules if isinstance(rule, Impossible) and truth(rule.when)[0]]
    told = [f"rule {rule.id}: `{write(rule.when)}` is impossible" for rule in broken]
    return "; ".join(told) or "a scenario holds one of its options the other way"


def _some(ids: tuple[str, ...]) -> str:
    more = f" and {len(ids) - 12} more" if len(ids) > 12 else ""
    return f"{', '.join(ids[:12])}{more}"
