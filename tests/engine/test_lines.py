"""Lines of defence against brute force over all states, and what is refused."""

from collections import Counter
from pathlib import Path

import pytest

import locarno
import oracle
import oracle_worth
from locarno.answers.defence import Deterrence
from oracle_worth import Attacked
from random_pledges import true_in
from random_worth import LinesConflict, lines_conflict

ROOT = Path(__file__).parents[2]
BATCH = 20


def check(told: Deterrence, one: LinesConflict, attacked: dict[int, Attacked], states: int) -> None:
    """One row of an answer, about these states."""
    rank = one.worth.conflict.rank[one.attacker]
    assert (told.of, told.states) == (states, len(attacked))
    for stops, ends in (
        (told.if_all, {s: a.if_all for s, a in attacked.items()}),
        (told.if_willing, {s: a.if_willing for s, a in attacked.items()}),
    ):
        first: Counter[int | None] = Counter(
            next((k for k, end in enumerate(way) if rank[end] <= rank[s]), None) for s, way in ends.items()
        )
        assert stops.pays == first[None]
        assert stops.at == tuple(first[k] for k in range(len(one.lines) + 1))
    again = 0
    for s, a in attacked.items():
        pays = [rank[end] > rank[s] for end in a.if_all]
        again += any(not pays[j] and pays[k] for k in range(len(pays)) for j in range(k))
    assert told.again == again
    assert sum(d.for_it for d in told.gains) == sum(rank[a.if_all[0]] > rank[s] for s, a in attacked.items())
    for k, line in enumerate(told.lines):
        assert line.can == sum(a.can[k] for a in attacked.values())
        would = Counter(a.would[k] for a in attacked.values() if a.can[k])
        assert (line.would, line.would_not, line.indifferent) == (would[1], would[-1], would[0])
        stands = one.lines[k].stands
        assert line.stands == sum(stands is None or true_in(stands, oracle_worth.bits(s)) for s in attacked)
    check_where(told.deterred_where, {s: any(rank[e] <= rank[s] for e in a.if_all) for s, a in attacked.items()})
    check_where(
        told.deterred_if_willing_where,
        {s: any(rank[e] <= rank[s] for e in a.if_willing) for s, a in attacked.items()},
    )


def check_where(text: str, deterred: dict[int, bool]) -> None:
    for s, is_so in deterred.items() if text else ():
        assert bool(eval(text, {}, {f"o{o}": bool(s >> o & 1) for o in range(8)})) == is_so


def check_lines(seed: int) -> None:
    one = lines_conflict(seed)
    if one is None:
        return
    conflict = one.worth.conflict
    found = locarno.loads(one.text).lines()
    attacked = oracle_worth.attacks(conflict, one.attacker, one.attack, one.lines)
    [everywhere] = found.everywhere
    game = oracle.option_game(conflict)
    assert all(a.if_all[0] in game.moves[one.attacker][s] for s, a in attacked.items())
    check(everywhere, one, attacked, len(game.states))
    verdicts = locarno.loads(one.text).verdicts()
    for told in found.by_arrangement:
        verdict = verdicts[told.arrangement, told.reading]
        opening = {sum(1 << int(o[1:]) for o in view.holds) for view in verdict.opening_states}
        assert told.rung == verdict.rung
        check(told, one, {s: a for s, a in attacked.items() if s in opening}, len(opening))


@pytest.mark.parametrize("batch", range(5))
def test_lines(batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        check_lines(seed)


def test_the_backstop_is_what_deters_in_the_fourth_reading() -> None:
    found = locarno.load(ROOT / "cases" / "ukraine").lines()
    told = found["", "R4"]
    assert told.deterred_if_willing_where == "us_backstop"
    assert told.if_willing.at == (0, 0, 0, told.states - told.if_willing.pays)
    assert found["A01", "R4"].if_willing.pays == 0 and found["A02", "R4"].if_willing.pays == 1
    assert found["A02", "R4"].if_all.pays == 0 and found["A02", "R4"].rung == "bluff"


TWO = """
locarno: 1
case: {title: two}
actors: {a: A, b: B}
options: {attack: {owner: a}, hit: {owner: b}, both: {owners: [a, b]}}
common: {preferences: {a: [attack], b: [hit]}}
"""


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("", "no lines of defence"),
        (
            "defence: {attack: [attack, hit], lines: {l: {answers: [hit], assumed: true}}}",
            "several actors at once: a, b",
        ),
        ("defence: {attack: both, lines: {l: {answers: [hit], assumed: true}}}", "several actors at once: a, b"),
    ],
)
def test_what_is_refused(added: str, said: str) -> None:
    case = locarno.loads(TWO + added)
    with pytest.raises(locarno.Refusal, match=said):
        case.lines()


def test_graph_form_is_refused() -> None:
    case = locarno.load(ROOT / "cases" / "elmira.yaml")
    with pytest.raises(locarno.Refusal, match="option form"):
        case.lines()
