"""What must not change an answer, or must change it in a way that is known: names, order, sense, idlers, independence.

No oracle: two questions to the engine are compared with each other, each through the text of a case.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import product
from random import Random

import pytest

import locarno
import random_conflicts
from case_texts import option_case
from locarno.answers.asked import CONCEPTS
from oracle import Barred, OptionConflict, option_game

Answers = Mapping[tuple[str, str, int], bool]
"""Whether a state, by code, is stable: under a concept, for an actor."""


def answers(conflict: OptionConflict) -> Answers:
    states = option_game(conflict).states
    case = locarno.loads(option_case(conflict, states, int(states[0]), {int(states[0])}))
    found = case.stability()
    return {
        (concept, actor, int(code)): bool(found.stable[concept][row, place])
        for concept in CONCEPTS
        for row, actor in enumerate(found.actors)
        for place, code in enumerate(found.states)
    }


def recoded(conflict: OptionConflict, code: Callable[[int], int], option: Callable[[int], int]) -> OptionConflict:
    """The same conflict with other codes and other places of its options."""
    owners = [frozenset[str]()] * conflict.n_options
    for place, who in enumerate(conflict.owners):
        owners[option(place)] = who
    return replace(
        conflict,
        owners=tuple(owners),
        impossible=frozenset(map(code, conflict.impossible)),
        irreversible=frozenset((option(o), value) for o, value in conflict.irreversible),
        barred=tuple(
            Barred(
                raises=frozenset(map(option, rule.raises)),
                drops=frozenset(map(option, rule.drops)),
                actor=rule.actor,
                start=None if rule.start is None else frozenset(map(code, rule.start)),
                end=None if rule.end is None else frozenset(map(code, rule.end)),
            )
            for rule in conflict.barred
        ),
        rank={actor: {code(s): rank for s, rank in ranks.items()} for actor, ranks in conflict.rank.items()},
    )


SEEDS = range(80)
PLAIN = [seed for seed in range(600) if not random_conflicts.option_conflict(seed).barred]
SMALL = [seed for seed in PLAIN if random_conflicts.option_conflict(seed).n_options <= 4]


@pytest.mark.parametrize("seed", SEEDS)
def test_permuting_options(seed: int) -> None:
    conflict = random_conflicts.option_conflict(seed)
    order = list(range(conflict.n_options))
    Random(seed).shuffle(order)

    def code(s: int) -> int:
        return sum((s >> o & 1) << order[o] for o in range(conflict.n_options))

    other = answers(recoded(conflict, code, order.__getitem__))
    assert other == {(c, a, code(s)): stable for (c, a, s), stable in answers(conflict).items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_flipping_the_sense_of_an_option(seed: int) -> None:
    """An option is exchanged for its opposite: raised is dropped, once yes is once no. Joint options have a sense."""
    conflict = random_conflicts.option_conflict(seed)
    single = [o for o, owners in enumerate(conflict.owners) if len(owners) == 1]
    if not single:
        return
    bit = 1 << (flipped := Random(seed).choice(single))
    same = recoded(conflict, lambda s: s ^ bit, lambda o: o)
    turned = replace(
        same,
        irreversible=frozenset((o, value != (o == flipped)) for o, value in same.irreversible),
        barred=tuple(
            replace(
                rule,
                raises=frozenset(rule.raises - {flipped} | ({flipped} & rule.drops)),
                drops=frozenset(rule.drops - {flipped} | ({flipped} & rule.raises)),
            )
            for rule in same.barred
        ),
    )
    assert answers(turned) == {(c, a, s ^ bit): stable for (c, a, s), stable in answers(conflict).items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_renaming_and_reordering_actors(seed: int) -> None:
    conflict = random_conflicts.option_conflict(seed)
    names = [f"x{n}" for n in range(len(conflict.actors))]
    Random(seed).shuffle(names)
    new = dict(zip(conflict.actors, names, strict=True))
    other = replace(
        conflict,
        owners=tuple(frozenset(new[a] for a in owners) for owners in conflict.owners),
        barred=tuple(replace(rule, actor=new[rule.actor] if rule.actor else None) for rule in conflict.barred),
        actors=tuple(sorted(names)),
        rank={new[actor]: ranks for actor, ranks in conflict.rank.items()},
    )
    assert answers(other) == {(c, new[a], s): stable for (c, a, s), stable in answers(conflict).items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_an_actor_who_owns_nothing_and_wants_nothing(seed: int) -> None:
    conflict = random_conflicts.option_conflict(seed)
    states = next(iter(conflict.rank.values()))
    idle = replace(
        conflict,
        actors=("idler", *conflict.actors),
        rank={"idler": dict.fromkeys(states, 0)} | conflict.rank,
    )
    found = answers(idle)
    assert {key: stable for key, stable in found.items() if key[1] != "idler"} == answers(conflict)
    assert all(stable for key, stable in found.items() if key[1] == "idler")


@pytest.mark.parametrize("seed", PLAIN[:80])
def test_an_actor_who_can_act_and_wants_nothing_only_adds_answers_that_need_no_interest(seed: int) -> None:
    """Nobody's interest in the new option: under Nash, SEQ and SSEQ nothing changes, in either of its positions."""
    conflict = random_conflicts.option_conflict(seed)
    top = 1 << conflict.n_options
    twice = replace(
        conflict,
        n_options=conflict.n_options + 1,
        owners=(*conflict.owners, frozenset({"idler"})),
        impossible=conflict.impossible | {s | top for s in conflict.impossible},
        actors=(*conflict.actors, "idler"),
        rank={a: ranks | {s | top: r for s, r in ranks.items()} for a, ranks in conflict.rank.items()}
        | {"idler": {s | b: 0 for s in next(iter(conflict.rank.values())) for b in (0, top)}},
    )
    found = answers(twice)
    for (concept, actor, s), stable in answers(conflict).items():
        assert {found[concept, actor, s], found[concept, actor, s | top]} == {stable}, concept


@pytest.mark.parametrize(("seed", "other"), list(zip(SMALL[:50], SMALL[50:100], strict=True)))
def test_two_conflicts_that_have_nothing_to_do_with_each_other(seed: int, other: int) -> None:
    """Side by side in one case, each actor's states are stable as they are in its own conflict."""
    one, two = (random_conflicts.option_conflict(s) for s in (seed, other))
    low = one.n_options
    new = {actor: f"{actor}2" for actor in two.actors}
    states = [[int(s) for s in option_game(c).states] for c in (one, two)]
    both = OptionConflict(
        n_options=low + two.n_options,
        owners=(*one.owners, *(frozenset(new[a] for a in owners) for owners in two.owners)),
        impossible=frozenset(range(1 << low + two.n_options)) - {s | t << low for s, t in product(*states)},
        irreversible=one.irreversible | {(o + low, value) for o, value in two.irreversible},
        barred=(),
        actors=(*one.actors, *new.values()),
        rank={a: {s | t << low: one.rank[a][s] for s, t in product(*states)} for a in one.actors}
        | {new[a]: {s | t << low: two.rank[a][t] for s, t in product(*states)} for a in two.actors},
    )
    found = answers(both)
    first, second = answers(one), answers(two)
    for concept, (s, t) in product(CONCEPTS, product(*states)):
        for actor in one.actors:
            assert found[concept, actor, s | t << low] == first[concept, actor, s]
        for actor in two.actors:
            assert found[concept, new[actor], s | t << low] == second[concept, actor, t]
