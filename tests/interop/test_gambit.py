"""Files for Gambit, read by Gambit's own library and compared with plain Python."""

import io
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import product
from random import Random
from typing import Any

import pytest

import locarno
from case_texts import graph_case, option_case
from locarno import Refusal
from oracle import Game, OptionConflict, option_game
from random_conflicts import graph_conflict, option_conflict

gambit = pytest.importorskip("pygambit", reason="Gambit's library has no wheels for this system")


def product_conflict(seed: int) -> OptionConflict:
    """A conflict whose states are all combinations of what its 1-3 actors choose; rules speak of one actor alone."""
    rng = Random(f"product {seed}")
    actors = ("ada", "ben", "cem")[: rng.choice((1, 2, 2, 3))]
    options = rng.randint(1, 5)
    owners = tuple(frozenset([rng.choice(actors)]) for _ in range(options))
    own = {a: [o for o in range(options) if owners[o] == {a}] for a in actors}
    chosen = {
        a: rng.sample(range(2 ** len(own[a])), rng.randint(1, 2 ** len(own[a]))) for a in actors
    }  # what each may choose, as numbers over its own options
    states = [
        code
        for code in range(2**options)
        if all(sum((code >> o & 1) << place for place, o in enumerate(own[a])) in chosen[a] for a in actors)
    ]
    levels = rng.choice((2, 4, len(states)))
    return OptionConflict(
        n_options=options,
        owners=owners,
        impossible=frozenset(range(2**options)) - frozenset(states),
        irreversible=frozenset((o, True) for o in range(options) if rng.random() < 0.2),
        barred=(),
        actors=actors,
        rank={a: {code: rng.randrange(levels) for code in states} for a in actors},
    )


def dense(rank: Mapping[Any, int]) -> dict[Any, int]:
    places = sorted(set(rank.values()))
    return {state: places.index(value) for state, value in rank.items()}


def code_in(states: Sequence[int], profile: dict[str, str]) -> int:
    """The state that a profile of strategies is, from their labels; what is yes in all states is in none of them."""
    yes = [option for label in profile.values() for option in label.split("+") if option != "(none)"]
    always = [o for o in range(8) if all(state >> o & 1 for state in states)]
    return sum(1 << o for o in {*always, *(int(option[1:]) for option in yes)})


@pytest.mark.parametrize("seed", range(40))
def test_a_one_shot_game_has_the_states_as_profiles_and_their_ranks_as_payoffs(seed: int) -> None:
    conflict = product_conflict(seed)
    states = sorted(set(range(2**conflict.n_options)) - conflict.impossible)
    found = locarno.loads(option_case(conflict, states, states[0], states)).convert("nfg")
    game = gambit.read_nfg(io.StringIO(found.text))
    assert list(game.players) == list(conflict.actors)
    code_of = partial(code_in, states)
    strategies = {actor: list(game.get_strategies(actor)) for actor in conflict.actors}
    profiles = [dict(zip(conflict.actors, labels, strict=True)) for labels in product(*strategies.values())]
    assert sorted(code_of(profile) for profile in profiles) == states
    fixed = {a: [o for o in range(conflict.n_options) if conflict.owners[o] == {a}] for a in conflict.actors}
    for actor, labels in strategies.items():  # a strategy names options of its own only
        assert all(int(o[1:]) in fixed[actor] for label in labels if label != "(none)" for o in label.split("+"))
    rank = {actor: dense(conflict.rank[actor]) for actor in conflict.actors}
    for profile in profiles:
        payoffs = game.get_payoffs(profile)
        assert [int(payoffs[actor]) for actor in conflict.actors] == [
            rank[a][code_of(profile)] for a in conflict.actors
        ]
        assert game.get_outcome(profile) == (
            "+".join(f"o{o}" for o in range(conflict.n_options) if code_of(profile) >> o & 1) or "(none)"
        )
    nash = {
        code_of(profile)
        for profile in profiles
        if all(
            rank[actor][code_of(profile | {actor: other})] <= rank[actor][code_of(profile)]
            for actor in conflict.actors
            for other in strategies[actor]
        )
    }
    found_nash = [
        code_of({actor: next(s for s, share in dict(mixed[actor]).items() if share) for actor in conflict.actors})
        for mixed in gambit.nash.enumpure_solve(game).equilibria
    ]
    assert set(found_nash) == nash and len(found_nash) == len(nash)


def test_a_one_shot_game_is_refused_with_an_example_where_some_profiles_cannot_occur() -> None:
    refused = 0
    for seed in range(40):
        conflict = option_conflict(seed)
        states = [code for code in range(2**conflict.n_options) if code not in conflict.impossible]
        case = locarno.loads(option_case(conflict, states, states[0], states))
        try:
            found = case.convert("nfg")
        except Refusal as why:
            refused += 1
            if "combinations of choices" in why.found:
                shown = why.found.split("`")[1]
                code = sum(1 << int(option[1:]) for option in shown.split()) if shown != "nothing" else 0
                assert code in conflict.impossible and f"F{code}" in why.found
            else:
                assert "no single actor" in why.found
            continue
        assert len(list(gambit.read_nfg(io.StringIO(found.text)).contingencies)) == len(states)
    assert 10 < refused < 30


def value(game: Game, movers: Sequence[str], state: int | str, turn: int = 0) -> dict[str, int]:
    """Backward induction: at a tie the first action counts, staying before moves in the order of the states."""
    if turn == len(movers):
        return {actor: game.rank[actor][state] for actor in game.actors}
    ends = [state, *(end for end in game.states if end in game.moves[movers[turn]][state])]
    values = [value(game, movers, end, turn + 1) for end in ends]
    return max(values, key=lambda one: one[movers[turn]])


def tree_size(game: Game, movers: Sequence[str], state: int | str, turn: int = 0) -> int:
    """How many nodes, where who can make no move is passed over."""
    while turn < len(movers) and not game.moves[movers[turn]][state]:
        turn += 1
    if turn == len(movers):
        return 1
    return 1 + sum(tree_size(game, movers, end, turn + 1) for end in [state, *game.moves[movers[turn]][state]])


def gambit_value(game: Any, path: tuple[str, ...] = ()) -> tuple[dict[str, int], int]:
    """Backward induction on the tree that Gambit read, and its number of nodes."""
    here = gambit.H.path(*path)
    actions = game.get_actions(here)
    if not actions:
        payoffs = game.get_outcome_payoffs(game.get_outcome(here))
        return {actor: int(payoffs[actor]) for actor in game.players}, 1
    mover = game.get_player(here)
    assert len(game.get_members(here)) == 1, "perfect information"
    after = [gambit_value(game, (*path, action)) for action in actions]
    return max((one for one, _ in after), key=lambda one: one[mover]), 1 + sum(size for _, size in after)


@pytest.mark.parametrize("seed", range(14))
@pytest.mark.parametrize("form", ["option", "graph"])
def test_a_game_tree_has_the_value_of_plain_backward_induction(seed: int, form: str) -> None:
    rng = Random(f"tree {seed}")
    if form == "option":
        conflict = option_conflict(seed)
        game = option_game(conflict)
    else:
        game = graph_conflict(seed)
    today, start = rng.choice(game.states), rng.choice(game.states)
    text = option_case(conflict, game.states, int(today), [int(today)]) if form == "option" else ""
    case = locarno.loads(text or graph_case(game, today, [today]))
    game = Game(game.states, game.actors, game.moves, {a: dense(game.rank[a]) for a in game.actors})
    order = [rng.choice(game.actors) for _ in range(rng.randint(1, 3))] if rng.random() < 0.5 else []
    horizon = rng.choice((None, 1, 2, 3))
    begin = start if rng.random() < 0.5 else today
    turns = order or list(game.actors)
    movers = [turns[turn % len(turns)] for turn in range(len(turns) if horizon is None else horizon)]
    while tree_size(game, movers, begin) > 1500:
        movers.pop()
    found = case.convert("efg", order=order, horizon=len(movers), start="today" if begin == today else str(begin))
    tree = gambit.read_efg(io.StringIO(found.text))
    assert list(tree.players) == list(game.actors)
    worth, nodes = gambit_value(tree)
    assert worth == value(game, movers, begin)
    assert nodes == tree_size(game, movers, begin)
    assert f"{nodes:,} node{'s' * (nodes != 1)}" in found.holds


def test_an_equilibrium_of_the_tree_is_what_backward_induction_plays() -> None:
    """Gambit itself must agree: the outcome of the induction is one of its equilibria in pure strategies."""
    checked = 0
    for seed in range(60):
        game = graph_conflict(seed)
        if len(game.actors) != 2 or tree_size(game, game.actors, game.states[0]) > 60:
            continue
        found = locarno.loads(graph_case(game, game.states[0], game.states)).convert("efg")
        tree = gambit.read_efg(io.StringIO(found.text))
        if any(len(tree.get_strategies(actor)) > 64 for actor in tree.players):
            continue
        worth, _ = gambit_value(tree)
        paid = [
            {actor: int(mixed.payoffs[actor]) for actor in tree.players}
            for mixed in gambit.nash.enumpure_solve(tree).equilibria
        ]
        assert worth in paid
        checked += 1
    assert checked >= 5


def test_a_tree_too_large_is_refused_with_its_size() -> None:
    case = locarno.loads(
        option_case(
            OptionConflict(7, (frozenset("a"),) * 4 + (frozenset("b"),) * 3, frozenset(), frozenset(), (), ("a", "b"),
                           {"a": dict.fromkeys(range(128), 0), "b": dict.fromkeys(range(128), 0)}),
            range(128), 0, [0],
        )
    )  # fmt: skip
    nodes = 1 + 16 + 16 * 8 + 16 * 8 * 16 + 16 * 8 * 16 * 8 + 16 * 8 * 16 * 8 * 16
    with pytest.raises(Refusal, match=f"a game tree of 5 turns has {nodes:,} nodes"):
        case.convert("efg", horizon=5)
    with pytest.raises(Refusal, match="at most 200,000"):
        case.convert("efg", horizon=900)
    with pytest.raises(Refusal, match="from 1 to 1,000 turns"):
        case.convert("efg", horizon=0)
