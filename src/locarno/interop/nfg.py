"""A case under one reading as a one-shot game in Gambit's `.nfg` format.

Everybody chooses at once and once: a strategy of an actor is a combination of its own options, a profile of strategies
is a state, and the payoff is the rank of that state for the actor, 0 the worst. Ranks are an order and nothing more:
equilibria in pure strategies mean something, those in mixed strategies depend on numbers that nobody gave.
"""

from math import prod

import numpy as np

from ..answers.converted import Converted
from ..kernels.types import Int64
from ..space.refusal import Refusal
from .ids import plain_name
from .source import NOTHING, Source, counted, listed, state_name

_TITLE = "a one-shot game"
_MOST_PROFILES = 200_000


def nfg_of(source: Source) -> Converted:
    """The game. Raises Refusal where the states are not all combinations of what the actors choose."""
    source.option_form(_TITLE)
    source.some_state()
    frame = source.frame
    free = source.without_an_owner()
    if free:
        found = f"no single actor with preferences decides on {listed(free)}, so {_TITLE} cannot say who chooses it"
        raise Refusal(found, "hold it with a scenario, or write a game tree (`--into efg`)")
    choices = {actor: _choices(source, actor) for actor in frame.players}
    profiles = _profiles(source, choices)
    at = np.searchsorted(frame.codes, profiles)
    label = [quoted(state_name(frame, int(state), "+")) for state in at]
    payoffs = source.space.rank[:, at].T
    outcomes = [
        f"{{ {name} {', '.join(str(int(rank)) for rank in ranks)} }}"
        for name, ranks in zip(label, payoffs, strict=True)
    ]
    strategies = [
        "{ " + " ".join(quoted(_strategy(source, code)) for code in codes.tolist()) + " }" for codes in choices.values()
    ]
    left = [*_left_out(source), *source.besides()]
    lines = [
        f"NFG 1 R {quoted(plain_name(source.case.title))} {{ {' '.join(quoted(actor) for actor in choices)} }}",
        "{ " + "\n  ".join(strategies) + " }",
        quoted(f"{source.signature} {_MEANING} {' '.join(_sentence(words) for words in _left_out(source))}".rstrip()),
        "{",
        *outcomes,
        "}",
        " ".join(str(number + 1) for number in range(len(outcomes))),
    ]
    return Converted(
        source.asked,
        source.space.reading.id,
        "nfg",
        "\n".join(lines) + "\n",
        f"{counted(len(choices), 'player')}, {' x '.join(str(codes.size) for codes in choices.values())} strategies, "
        f"{counted(len(outcomes), 'profile')}, ranks as payoffs",
        (),
        tuple(left),
    )


_MEANING = (
    "Everybody chooses at once and once. A strategy says which of an actor's own options are yes; a payoff is the rank "
    "of the state, 0 the worst: an order, not an amount."
)


def _sentence(words: str) -> str:
    return f"Not in it: {words}."


def _left_out(source: Source) -> list[str]:
    """What a game without time does not know."""
    stays = source.stays()
    lost = []
    if stays:
        lost.append(f"that {listed([rule.option for rule in stays])} cannot be switched both ways")
    if source.barred():
        lost.append(f"the barred moves of {listed([rule.id for rule in source.barred()])}")
    lost += source.degrees()
    return lost


def _choices(source: Source, actor: str) -> Int64:
    """The combinations of an actor's own options that occur in some state, increasing."""
    return np.unique(source.frame.codes & (source.own(actor) & source.varying()))


def _strategy(source: Source, code: int) -> str:
    return "+".join(source.names(code)) or NOTHING


def _profiles(source: Source, choices: dict[str, Int64]) -> Int64:
    """The codes of all profiles, the first player's strategy running fastest; all of them are feasible."""
    frame = source.frame
    count = prod(codes.size for codes in choices.values())
    if count > _MOST_PROFILES and count == frame.size:
        found = f"{_TITLE} of {counted(count, 'profile')} is too large"
        raise Refusal(found, f"at most {_MOST_PROFILES:,}: hold options with a scenario")
    fixed = np.array([int(frame.codes[0]) & ~source.varying()], np.int64)
    made = fixed
    for codes in choices.values():
        if made.size * codes.size > max(_MOST_PROFILES, 2 * frame.size):
            made = made[: max(frame.size, 1)]  # enough to find one that is not feasible
        made = (codes[:, None] | made[None, :]).ravel()
    if count != frame.size:
        good = np.isin(made, frame.codes)
        example = int(made[~good][0])
        rules = source.broken_by(example)
        by = f" (excluded by {listed(rules)})" if rules else ""
        shown = " ".join(source.names(example)) or "nothing"
        raise Refusal(
            f"{count:,} combinations of choices, but only {frame.size:,} are feasible: the state `{shown}` is not{by}; "
            f"{_TITLE} has no profile that cannot occur",
            "write a game tree (`--into efg`), where everybody moves from a state that is there",
        )
    return made


def quoted(text: str) -> str:
    """A text as Gambit wants it."""
    return '"' + text.replace("\\", "/").replace('"', "'") + '"'
