"""A state as a person names it."""

import re

from .ranks import pattern
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
    if text == TODAY:
        return today_state(space)
    if frame.state_ids:
        if text not in frame.state_ids:
            raise Refusal(f"there is no state `{text}` in this case", f"its states: {_some(frame.state_ids)}")
        found = frame.index(frame.state_ids.index(text))
    else:
        found = frame.index(_code(space, text))
    if found is None:
        raise Refusal(f"the state `{text}` is not feasible under `{space.reading.id}`", _broken_rules(space, text))
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


def _code(space: Space, text: str) -> int:
    frame = space.frame
    count = len(frame.option_ids)
    if text in ("", NOTHING):
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


def _broken_rules(space: Space, text: str) -> str:
    """Which rules a state breaks, as far as it can be said."""
    rules = ", ".join(rule.id for rule in space.frame.constraints.rules) or "none"
    example = pattern(space.frame, 0) if space.frame.size else "none"
    return f"rules in force: {rules}; a feasible state is `{example}`; `{text}` breaks a rule or what is held"


def _some(ids: tuple[str, ...]) -> str:
    more = f" and {len(ids) - 12} more" if len(ids) > 12 else ""
    return f"{', '.join(ids[:12])}{more}"
