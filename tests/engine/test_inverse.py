"""The inverse question against an oracle that tries everything, on random conflicts of both forms."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import factorial, prod
from pathlib import Path
from random import Random

import pytest

import locarno
import oracle
import oracle_inverse as slow
import random_conflicts
import random_wishes
from case_texts import graph_case, option_case
from locarno.answers.asked import CONCEPTS, Concept
from locarno.answers.inverse import Asks, Condition, Finding, Inverse, Way, Ways
from oracle import Game, State

ROOT = Path(__file__).parents[2]
UKRAINE = ROOT / "cases" / "ukraine"


@dataclass(frozen=True)
class Setting:
    """One random conflict and what is asked of it; `truths` of every actor's statements, in the order given."""

    case: locarno.Loaded
    game: Game
    truths: dict[str, list[dict[State, bool]]]
    target: tuple[State, ...]
    opening: tuple[State, ...]
    name: str
    is_state: bool

    def ask(self, concept: Concept, **more: object) -> Finding:
        found: Inverse = self.case.inverse(self.name, state=self.is_state, concepts=[concept], **more)  # type: ignore[arg-type]
        return found[concept]

    def order(self, actor: str, statements: Sequence[object]) -> slow.Order:
        """The numbers of statements."""
        reading = next(iter(self.case.case.readings.values()))
        given = [id(one) for one in reading.preferences[actor].order.statements]  # type: ignore[union-attr]
        return tuple(given.index(id(one)) for one in statements)

    def ranks(self, orders: Collection[tuple[str, slow.Order]]) -> tuple[tuple[int, ...], ...]:
        given = {actor: tuple(range(len(truths))) for actor, truths in self.truths.items()}
        game = slow.game_under(self.game, self.truths, given | dict(orders))
        return tuple(tuple(game.rank[actor][s] for s in game.states) for actor in game.actors)

    def now(self) -> Game:
        """The game as the case has it."""
        return slow.game_under(self.game, self.truths, {a: tuple(range(len(t))) for a, t in self.truths.items()})


def settings(seed: int, concept: Concept, most: int) -> Iterator[Setting]:
    """An arrangement and a state, in either form, with orders in which much has to change, if there are any."""
    rng = Random(f"orders {seed}")
    conflict, wishes, arrangement, today = random_wishes.option_wishes(seed, most)
    game = oracle.option_game(conflict)
    if arrangement and len(wishes) <= 3:
        start = today if today in game.states else int(min(game.states))
        opening = tuple(oracle.opening_states(arrangement, start))
        state = torn(game, wishes)

        def in_options(mixed: Wishes) -> str:
            return random_wishes.option_text(conflict, mixed, arrangement, start)

        for target, first, name in ((tuple(arrangement), opening, "T"), ((state,), (state,), str(state))):
            yield hardest(rng, in_options, game, wishes, concept, (target, first, name))
    graph, desires, goal, begin = random_wishes.graph_wishes(seed, most)
    if len(desires) <= 3:
        node = torn(graph, desires)

        def in_states(mixed: Wishes) -> str:
            return random_wishes.graph_text(graph, mixed, goal, begin)

        for target_, first_, name in ((tuple(goal), (begin,), "T"), ((node,), (node,), str(node))):
            yield hardest(rng, in_states, graph, desires, concept, (target_, first_, name))


Wishes = dict[str, list[tuple[str, random_wishes.Truth]]]


def torn(game: Game, wishes: Wishes) -> State:
    """A state in which as many actors as can be have some of what they want, and lack some."""

    def both(state: State) -> int:
        held = [[truth[state] for _, truth in mine] for mine in wishes.values()]
        return sum(any(mine) and not all(mine) for mine in held)

    return max(game.states, key=both)


def hardest(
    rng: Random,
    text: Callable[[Wishes], str],
    game: Game,
    wishes: Wishes,
    concept: Concept,
    asked: tuple[tuple[State, ...], tuple[State, ...], str],
) -> Setting:
    """Of some orders those in which the most actors have to change; the engine only helps to choose them."""
    best, most = None, (-1, -1)
    for attempt in range(4):
        mixed = {actor: rng.sample(mine, len(mine)) for actor, mine in wishes.items()}
        if attempt == 0:  # what they lack where it starts matters most
            mixed = {actor: sorted(mine, key=lambda one: one[1][asked[1][0]]) for actor, mine in wishes.items()}
        one = made(text, game, mixed, asked)
        found = one.ask(concept)
        ways = found.least.ways
        hard = (len(ways[0].edits), ways[0].swaps) if ways else (0, int(not found.holds))
        if hard > most:
            best, most = one, hard
        if most[0] > 1:
            break
    assert best is not None
    return best


def made(
    text: Callable[[Wishes], str],
    game: Game,
    wishes: Wishes,
    asked: tuple[tuple[State, ...], tuple[State, ...], str],
) -> Setting:
    truths = {actor: [truth for _, truth in mine] for actor, mine in wishes.items()}
    target, opening, name = asked
    return Setting(locarno.loads(text(wishes)), game, truths, target, opening, name, name != "T")


def check_ways(one: Setting, concept: Concept, told: Ways, actors: Sequence[str], most: int, giving_up: bool) -> None:
    """What is told is the least there is, and all of it."""

    def works(game: Game) -> bool:
        return slow.holds(game, concept, one.target, one.opening)

    best, choices = slow.cheapest(one.now(), one.truths, actors, most, works, giving_up)
    if best is None:
        assert told.status == "none" and not told.ways
    elif best == (0, 0):
        assert told.status == "holds"
    else:
        assert told.status == "found" and told.ways
        listed = [frozenset((e.actor, one.order(e.actor, e.order)) for e in way.edits) for way in told.ways]
        for way, choice in zip(told.ways, listed, strict=True):
            assert (way.given_up, way.swaps) == best and choice in choices
            check_edits(one, way)
        if not told.more:
            assert {one.ranks(choice) for choice in listed} == {one.ranks(choice) for choice in choices}
            assert sum(prod(edit.alike for edit in way.edits) for way in told.ways) == len(choices)


def check_edits(one: Setting, way: Way) -> None:
    """That an edit is told rightly: what was moved before what is what stands the other way round."""
    for edit in way.edits:
        order = one.order(edit.actor, edit.order)
        assert edit.swaps == slow.swaps(order)
        assert len(edit.given_up) == len(one.truths[edit.actor]) - len(order)
        turned = {(up, down) for place, up in enumerate(order) for down in order[place + 1 :] if down < up}
        told = set()
        for move in edit.moved:
            [moved] = one.order(edit.actor, [move.statement])
            told |= {(moved, other) for other in one.order(edit.actor, move.before)}
            told |= {(other, moved) for other in one.order(edit.actor, move.after)}
        assert told == turned


def tense_settings(seed: int, more: int = 0) -> Iterator[Setting]:
    """A state that several actors want to leave, in either form; and an arrangement around it."""
    conflict, wishes, state = random_wishes.tense_wishes(seed, more)
    game = oracle.option_game(conflict)
    loose = 1 << seed % conflict.n_options  # the arrangement leaves one option open
    around = tuple(s for s in game.states if int(s) | loose == state | loose)
    for target, name in (((state,), str(state)), (around, "T")):
        text = random_wishes.option_text(conflict, wishes, frozenset(map(int, around)), state)
        yield made(lambda _, text=text: text, game, wishes, (target, (state,), name))  # type: ignore[misc]
    beside = tuple(int(state) ^ 1 << o for o in range(conflict.n_options) if int(state) ^ 1 << o in game.states)
    if len(beside) > 1:  # it may start at several
        text = random_wishes.option_text(conflict, wishes, frozenset(beside), state)
        yield made(lambda _, text=text: text, game, wishes, (beside, beside, "T"))  # type: ignore[misc]
    graph, listed = random_wishes.as_graph(seed, conflict, wishes)
    text = random_wishes.graph_text(graph, listed, frozenset(f"s{s}" for s in around), f"s{state}")
    for aim, name in (((f"s{state}",), f"s{state}"), (tuple(f"s{s}" for s in around), "T")):
        yield made(lambda _, text=text: text, graph, listed, (aim, (f"s{state}",), name))  # type: ignore[misc]


def check_changes(one: Setting, concept: Concept) -> Finding:
    found = one.ask(concept)
    actors = list(one.truths)
    check_ways(one, concept, found.least, actors, len(actors), False)
    assert found.holds == slow.holds(one.now(), concept, one.target, one.opening)
    if found.least.status == "found":
        need = min(len(way.edits) for way in found.least.ways)
        fewer = next((k for k in range(1, need) if any_found(one, concept, actors, k)), None)
        assert (found.fewest is not None) == (fewer is not None)
        if found.fewest is not None and fewer is not None:
            check_ways(one, concept, found.fewest, actors, fewer, False)
        for alone in found.alone:
            check_ways(one, concept, alone.ways, [alone.actor], 1, False)
    if found.dropped is not None and len(actors) == 1:
        check_ways(one, concept, found.dropped, actors, len(actors), True)
    return found


def any_found(one: Setting, concept: Concept, actors: Sequence[str], most: int) -> bool:
    def works(game: Game) -> bool:
        return slow.holds(game, concept, one.target, one.opening)

    return slow.cheapest(one.now(), one.truths, actors, most, works, False)[0] is not None


@pytest.mark.parametrize("seed", range(12))
def test_the_smallest_change_of_orders(seed: int) -> None:
    concept = CONCEPTS[seed % len(CONCEPTS)]
    for one in settings(seed, concept, 3):
        check_changes(one, concept)


@pytest.mark.parametrize("seed", [*range(25), 73, 131, 132, 332, 391])
def test_changes_of_several_actors(seed: int) -> None:
    for one in tense_settings(seed):
        check_changes(one, CONCEPTS[seed % len(CONCEPTS)])


@pytest.mark.parametrize("seed", [38, 88, 131])
@pytest.mark.parametrize("concept", ["seq", "sseq"])
def test_answers_in_which_nobody_moves_twice_in_a_row(seed: int, concept: Concept) -> None:
    """Conflicts in which an answerer would like to go on, but it is not its turn."""
    graph, wishes, goal, begin = random_wishes.graph_wishes(seed, 3)
    text = random_wishes.graph_text(graph, wishes, goal, begin)
    for state in graph.states:
        one = made(lambda _: text, graph, wishes, ((state,), (state,), str(state)))
        check_ways(one, concept, one.ask(concept).least, list(one.truths), 3, False)


@pytest.mark.parametrize("seed", [12, 293, 451, 562])
def test_fewer_actors_can_do_it_by_more_swaps(seed: int) -> None:
    found = [check_changes(one, CONCEPTS[seed % len(CONCEPTS)]) for one in tense_settings(seed, 1)]
    assert any(one.fewest is not None for one in found)


@pytest.mark.parametrize("seed", range(40, 46))
def test_one_or_two_actors_with_more_statements(seed: int) -> None:
    concept = CONCEPTS[seed % len(CONCEPTS)]
    for one in settings(seed, concept, 4):
        if len(one.truths) <= 2:
            check_changes(one, concept)


@pytest.mark.parametrize("seed", range(60, 70))
def test_statements_to_be_given_up(seed: int) -> None:
    concept = CONCEPTS[seed % len(CONCEPTS)]
    for one in settings(seed, concept, 2):
        found = one.ask(concept)
        if found.dropped is not None and found.least.status == "none":
            check_ways(one, concept, found.dropped, list(one.truths), len(one.truths), True)
        else:
            assert found.least.status != "none"


@pytest.mark.parametrize("seed", range(90, 100))
def test_only_some_may_be_asked(seed: int) -> None:
    concept = CONCEPTS[seed % len(CONCEPTS)]
    for one in settings(seed, concept, 3):
        some = sorted(one.truths)[: 1 + seed % 2]
        check_ways(one, concept, one.ask(concept, actors=some).least, some, len(some), False)


def test_the_random_conflicts_ask_for_changes() -> None:
    """They must lead to every answer, or the tests above prove little."""
    seen = set()
    for seed in range(40):
        concept = CONCEPTS[seed % len(CONCEPTS)]
        for one in tense_settings(seed):
            found = one.ask(concept)
            seen.add((found.least.status, len(found.least.ways[0].edits) if found.least.ways else 0))
    assert {status for status, _ in seen} == {"holds", "found", "none"}
    assert {edits for _, edits in seen} >= {0, 1, 2, 3}


# what is asked of preferences


def code_of(setting: Setting, change: tuple[str, ...], state: State) -> State:
    """The state that differs from another one so."""
    if change and change[0].startswith("-> "):
        return change[0].removeprefix("-> ")
    there = int(state)
    for one in change:
        there ^= 1 << int(one[2:])
    return there


def fulfils(setting: Setting, asks: Asks, state: State, rank: dict[State, int]) -> bool:
    """Whether a ranking meets all clauses as told."""
    assert asks.clauses is not None
    return all(
        any(
            all(rank[code_of(setting, c.change, state)] <= rank[state] for c in way.comparisons)
            for way in clause.alternatives
        )
        for clause in asks.clauses
    )


def meets(setting: Setting, actor: str, conditions: Sequence[Condition], order: slow.Order) -> bool:
    """Whether an order of statements meets all conditions as told."""
    place = {number: at for at, number in enumerate(order)}

    def before(first: Sequence[object], later: Sequence[object]) -> bool:
        early = [place[n] for n in setting.order(actor, first)]
        late = [place[n] for n in setting.order(actor, later)]
        return min(early) < min(late)

    return all(any(all(before(p.first, p.later) for p in o.precedences) for o in c.orderings) for c in conditions)


def check_asks(one: Setting, concept: Concept) -> None:
    game = one.now()
    [state] = one.target
    for asks in one.ask(concept).asks:
        stable = oracle.is_stable(game, concept, asks.actor, state)
        assert asks.stable == stable and asks.moves == len(game.moves[asks.actor][state])
        assert asks.clauses is not None and len(asks.clauses) == asks.in_all
        assert all(clause.holds for clause in asks.clauses) == stable
        if len(game.states) <= 5 and all(told_in_full(asks)):
            check_rankings(one, concept, asks, state)
        if asks.conditions is not None:
            count = len(one.truths[asks.actor])
            good = 0
            for order in permutations(range(count)):
                under = slow.game_under(game, one.truths, {asks.actor: order})
                wanted = oracle.is_stable(under, concept, asks.actor, state)
                good += wanted
                assert meets(one, asks.actor, asks.conditions, order) == wanted
            assert asks.statements is not None
            assert (asks.statements.orders, asks.statements.of) == (good, factorial(count))
            assert all(condition.holds for condition in asks.conditions) == stable


def told_in_full(asks: Asks) -> Iterator[bool]:
    for clause in asks.clauses or ():
        yield len(clause.alternatives) == clause.in_all
        yield from (len(way.comparisons) == way.in_all for way in clause.alternatives)


def check_rankings(one: Setting, concept: Concept, asks: Asks, state: State) -> None:
    """Every ranking of the states, with ties and without, against the clauses and the counts."""
    game = one.now()
    for rankings, share in ((slow.strict_orders, asks.strict), (slow.weak_orders, asks.weak)):
        everything = list(rankings(game.states))
        good = 0
        for rank in everything:
            wanted = slow.stable_under(game, concept, asks.actor, state, rank)
            good += wanted
            assert fulfils(one, asks, state, rank) == wanted
        assert share is not None
        assert (share.orders, share.of) == (good, len(everything))
        assert share.share == pytest.approx(good / len(everything)) and share.error == 0


@pytest.mark.parametrize("seed", range(120, 145))
def test_what_is_asked_and_how_many_orders_do_it(seed: int) -> None:
    concept = CONCEPTS[seed % len(CONCEPTS)]
    for one in settings(seed, concept, 4):
        if one.is_state:
            check_asks(one, concept)


@pytest.mark.parametrize("seed", range(180, 186))
def test_how_many_orders_of_everybody_do_it(seed: int) -> None:
    concept = CONCEPTS[seed % len(CONCEPTS)]
    for one in settings(seed, concept, 3):
        if not one.is_state or len(one.truths) > 2:
            continue
        share = one.ask(concept).together[2]
        actors = list(one.truths)
        best = 0
        everything = [list(permutations(range(len(one.truths[actor])))) for actor in actors]
        for first in everything[0]:
            for second in everything[1] if len(everything) > 1 else [None]:
                orders = {actors[0]: first} | ({actors[1]: second} if second is not None else {})
                game = slow.game_under(one.now(), one.truths, orders)
                best += slow.holds(game, concept, one.target, one.opening)
        assert share is not None and share.orders == best and share.of == prod(len(some) for some in everything)
        assert share.share == pytest.approx(best / share.of)


# rankings


def ranked_settings(seed: int) -> Iterator[tuple[locarno.Loaded, Game, str, State]]:
    """Small conflicts whose actors rank the states."""
    rng = Random(f"ranked {seed}")
    conflict = random_conflicts.option_conflict(seed)
    game = oracle.option_game(conflict)
    if len(game.states) <= 5:
        state = rng.choice(game.states)
        text = option_case(conflict, game.states, int(game.states[0]), [int(s) for s in game.states])
        yield locarno.loads(text), game, str(state), state
    graph = random_conflicts.graph_conflict(seed)
    if len(graph.states) <= 5:
        state = rng.choice(graph.states)
        yield locarno.loads(graph_case(graph, graph.states[0], graph.states)), graph, str(state), state


@pytest.mark.parametrize("seed", range(200, 240))
def test_raising_the_state_is_a_smallest_change_of_rankings(seed: int) -> None:
    for case, game, name, state in ranked_settings(seed):
        for concept in CONCEPTS:
            found = case.inverse(name, state=True, concepts=[concept])[concept]
            broken = [actor for actor in game.actors if not oracle.is_stable(game, concept, actor, state)]
            assert found.holds == (not broken) and found.least.status == ("fixed" if broken else "holds")
            if not broken:
                assert found.raised is None
                continue
            assert found.raised is not None and not found.raised.blocked
            always = concept in ("nash", "gmr", "smr")
            assert found.raised.least == (always or found.raised.pairs == 1)
            raised = {one.actor: one for one in found.raised.raises}
            after = dict(game.rank)
            for actor, one in raised.items():
                after[actor], places = lifted(game.rank[actor], state, one.to)
                assert one.place - one.to >= 1 and one.to >= 1 and one.place <= places == one.places
                assert one.pairs == slow.pairs_apart(game.rank[actor], after[actor], 1)
                assert one.passed + one.joined > 0
            better = oracle.Game(game.states, game.actors, game.moves, after)
            assert slow.holds(better, concept, [state], [state])
            if not always:
                continue
            assert set(raised) == set(broken)
            for actor in broken:
                rankings = [
                    r for r in slow.weak_orders(game.states) if slow.stable_under(game, concept, actor, state, r)
                ]
                for tie in (0.5, 0.7, 1.0):
                    least = slow.least_apart(game.rank[actor], rankings, tie)
                    assert slow.pairs_apart(game.rank[actor], after[actor], tie) == pytest.approx(least)


def lifted(rank: dict[State, int], state: State, place: int) -> tuple[dict[State, int], int]:
    """The ranking with the state put to a place, counted from the best; and how many places there were."""
    levels = sorted(set(rank.values()), reverse=True)
    return rank | {state: levels[place - 1]}, len(levels)


@pytest.mark.parametrize("seed", range(300, 360))
def test_what_is_asked_of_rankings_and_how_many_do_it(seed: int) -> None:
    concept = CONCEPTS[seed % len(CONCEPTS)]
    for case, game, name, state in ranked_settings(seed):
        one = Setting(case, game, {}, (state,), (state,), name, True)
        for asks in one.ask(concept).asks:
            if asks.moves:
                check_rankings(one, concept, asks, state)


@pytest.mark.parametrize("seed", range(260, 285))
def test_raising_where_an_arrangement_starts_makes_it_hold(seed: int) -> None:
    concept = CONCEPTS[seed % len(CONCEPTS)]
    graph = random_conflicts.graph_conflict(seed)
    goal, _ = random_conflicts.graph_arrangement(seed, graph)
    today = min(goal, key=str)
    found = locarno.loads(graph_case(graph, today, goal)).inverse("T", concepts=[concept])[concept]
    assert found.holds == slow.holds(graph, concept, goal, [today])
    assert (found.raised is None) == found.holds
    if found.raised is not None:
        after = dict(graph.rank)
        for one in found.raised.raises:
            after[one.actor], _ = lifted(graph.rank[one.actor], today, one.to)
        assert slow.holds(oracle.Game(graph.states, graph.actors, graph.moves, after), concept, goal, [today])


def test_moves_inside_an_arrangement_to_where_nobody_leaves_are_left_open() -> None:
    text = """
    locarno: 1
    case: {title: inside}
    actors: {a: A}
    options: {kept: a, more: a}
    status_quo: [kept]
    arrangements: {T: {name: T, with: [kept]}}
    common: {preferences: {a: {ranking: [YY, NN, NY, YN]}}}
    """
    raised = locarno.loads(text).inverse("T", concepts=["nash"])["nash"].raised
    assert raised is not None
    [one] = raised.raises
    assert (one.place, one.to, one.passed, one.joined, raised.pairs) == (4, 2, 1, 1, 2)


def test_what_it_takes_is_said_before(monkeypatch: pytest.MonkeyPatch) -> None:
    case = locarno.load("cases/ukraine")
    monkeypatch.setenv("LOCARNO_MEMORY_GIB", "0.02")
    with pytest.raises(locarno.Refusal, match=r"trying other preferences over 24,576 states .* GiB"):
        case.inverse("A01", "R4")
