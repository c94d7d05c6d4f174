"""What a state space takes, told before it is laid out, and refused above a limit."""

import os
from collections.abc import Sequence

from .refusal import Refusal

MOST_OPTIONS = 32
MOST_ARC_ACTORS = 62
MOST_MIXED = 10**11
"""So many looks at a state, for a kind of state and an actor, may a mixture of readings take."""
_GIB = 2**30
_DEFAULT_GIB = 12.0
_WAY_OUT = "hold options with a scenario, leave out those that no statement names, or raise LOCARNO_MEMORY_GIB"


def memory_limit() -> int:
    """Bytes a state space may take: 12 GiB, or what the environment variable LOCARNO_MEMORY_GIB says."""
    return int(setting("LOCARNO_MEMORY_GIB", _DEFAULT_GIB) * _GIB)


def setting(name: str, default: float) -> float:
    """A positive number from the environment; raises Refusal if it is none."""
    text = os.environ.get(name, "").strip()
    try:
        value = float(text) if text else default
    except ValueError:
        value = 0.0
    if not 0 < value < 2**30:
        raise Refusal(f"{name} is `{text}`", "set it to a number above 0, or leave it unset")
    return value


def footprint(options: int, states: int, actors: int) -> int:
    """Bytes that stability of a case in option form takes at its peak; measured, rounded up (see the tests).

    Two tables over all 2^options combinations while moves are laid out; then for each state and actor its cell, rank
    and place in the order (24 bytes), security levels under five concepts (20), and what threads need while they work.
    """
    combinations = 1 << options
    return combinations * 8 + states * 40 + states * actors * 72


def arcs_footprint(states: int, actors: int, arcs: int) -> int:
    """The same where moves are listed, both ways round, and searched by state and last mover."""
    return states * actors * 96 + arcs * 88


def most_arcs() -> int:
    """How many listed moves could fit at all."""
    return memory_limit() // 88


def check_combinations(options: int, free: int, chunk: int) -> None:
    """Refuse a case whose combinations cannot even be gone through; `free` of the options are not held."""
    needed = (1 << min(options, 62)) * 8 + chunk * 64
    if options > MOST_OPTIONS or free > MOST_OPTIONS or needed > memory_limit():
        raise Refusal(f"{options} options have {_power(options)} combinations; {_too_much(needed)}", _WAY_OUT)


def check_states_fit(options: int, states: int, actors: int) -> None:
    """Refuse a case whose feasible states do not fit."""
    needed = footprint(options, states, actors)
    if needed > memory_limit():
        what = f"{options} options have {_power(options)} combinations, {states:,} of them feasible"
        raise Refusal(f"{what}; with {actors} actors {_too_much(needed)}", _WAY_OUT)


def check_arcs_fit(states: int, actors: int, arcs: int) -> None:
    """Refuse a case whose moves, listed one by one, do not fit."""
    needed = arcs_footprint(states, actors, arcs)
    if needed > memory_limit():
        what = f"{states:,} states have at least {arcs:,} moves, which barred rules make it list one by one"
        raise Refusal(
            f"{what}; {_too_much(needed)}", f"say the bar as an `impossible` or `irreversible` rule, or {_WAY_OUT}"
        )
    if actors > MOST_ARC_ACTORS:
        raise Refusal(f"{actors} actors with listed moves", f"at most {MOST_ARC_ACTORS}")


def check_games_fit(sizes: Sequence[int], actors: int) -> None:
    """Refuse a hypergame whose different games, with so many states, and the joint space do not fit side by side."""
    needed = sum(footprint(0, states, actors) for states in (*sizes, max(sizes)))
    if needed > memory_limit():
        games = "one game" if len(sizes) == 1 else f"{len(sizes)} different games"
        what = f"{games} with up to {max(sizes):,} states and {actors} actors"
        raise Refusal(f"{what}; {_too_much(needed)}", f"let fewer actors see games of their own, {_WAY_OUT}")


def check_foresight_fits(states: int, listed: int) -> None:
    """Refuse what looking several moves ahead would hold: for two actors the ends of three looks, and lists."""
    needed = states * 200 + listed * 8
    if needed > memory_limit():
        what = f"looking ahead over {states:,} states with lists of {listed:,} moves"
        raise Refusal(f"{what}; {_too_much(needed)}", _WAY_OUT)


def check_completions_fit(states: int, actors: int, completions: int) -> None:
    """Refuse what comparing states by completions would hold: a rank for each of these, and sorted groups twice."""
    needed = footprint(0, states, actors) + states * completions * 4 + states * actors * 80
    if needed > memory_limit():
        what = f"{states:,} states with {completions} ways to complete what the actors want"
        raise Refusal(f"{what}; {_too_much(needed)}", f"decide some of what is unknown, {_WAY_OUT}")


def check_kinds_fit(states: int, actors: int, kinds: Sequence[int]) -> None:
    """Refuse a mixture of readings under which so many kinds of states are to be told apart for each actor."""
    needed = footprint(0, states, actors) + states * sum(kinds) * 4 + states * actors * 80
    if needed > memory_limit() or sum(kinds) * states * actors > MOST_MIXED:
        what = (
            f"the mixture tells {sum(kinds):,} kinds of states apart, for {actors} actors and among {states:,} states"
        )
        raise Refusal(f"{what}; {_too_much(needed)}", f"mix fewer readings, {_WAY_OUT}")


def check_trials_fit(states: int, actors: int) -> None:
    """Refuse what trying other preferences holds: besides the space, ranks and security of the orders tried, twice."""
    needed = footprint(0, states, actors) + states * actors * 150
    if needed > memory_limit():
        what = f"trying other preferences over {states:,} states with {actors} actors"
        raise Refusal(f"{what}; {_too_much(needed)}", _WAY_OUT)


def check_play_fits(states: int, columns: int, sums: int, choices: int) -> None:
    """Refuse a play that does not fit: so many columns of values, twice, and rows of sums and of choices over cells."""
    needed = states * columns * 16 + sums * (columns + 2) * 8 + choices * columns * 8
    if needed > memory_limit():
        what = f"playing over {states:,} states with {columns} columns of values"
        raise Refusal(f"{what}; {_too_much(needed)}", _WAY_OUT)


def check_table_fits(options: int) -> None:
    """Refuse a table over all combinations with a number and what is compared with it for each."""
    needed = (1 << min(options, 62)) * 24
    if needed > memory_limit():
        raise Refusal(f"{options} options have {_power(options)} combinations; {_too_much(needed)}", _WAY_OUT)


def most_pairs() -> int:
    """How many pairs of cells may be held: 16 bytes each while they are made, numbered in 32 bits."""
    return min(memory_limit() // 16, 2**31 - 2**20)


def too_many_pairs(one_way: int) -> Refusal:
    """What is said where one actor's options that go one way only are too many."""
    found = f"one actor has {one_way} options that cannot be taken back, which makes more than {most_pairs():,} pairs"
    return Refusal(found, f"make fewer of them irreversible, or {_WAY_OUT}")


def _power(options: int) -> str:
    return f"{2**options:,}" if options <= 62 else f"2^{options}"


def _too_much(needed: int) -> str:
    return f"that would take about {needed / _GIB:,.1f} GiB of memory, and the limit is {memory_limit() / _GIB:g} GiB"
