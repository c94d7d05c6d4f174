"""Simultaneous sanctioning and the Fraser-Hipel equilibrium against the oracle, through the public interface."""

from pathlib import Path

import numpy as np
import pytest

import locarno
import oracle
import oracle_more
import random_conflicts
from case_texts import option_case
from locarno.analyses import simultaneous

ROOT = Path(__file__).parents[2]
BATCH = 25


def case_of(conflict: oracle.OptionConflict, game: oracle.Game) -> locarno.Loaded:
    first = int(game.states[0])
    return locarno.loads(option_case(conflict, game.states, first, {first}))


@pytest.mark.parametrize("batch", range(8))
def test_random_conflicts(batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        conflict = random_conflicts.option_conflict(seed)
        game = oracle.option_game(conflict)
        case = case_of(conflict, game)
        found = case.stability(concepts=["sim", "fraser_hipel", "nash"])
        for number, state in enumerate(map(int, game.states)):
            for row, actor in enumerate(found.actors):
                wanted = oracle_more.is_sim_stable(conflict, game, actor, state)
                assert found.stable["sim"][row, number] == wanted, (seed, actor, state)
            assert found.together["fraser_hipel"][number] == oracle_more.is_fraser_hipel(conflict, game, state), seed
        assert not (found.stable["nash"] & ~found.stable["sim"]).any()
        alone = case.stability(concepts=["fraser_hipel"])  # then only what is needed of SIM is computed
        assert np.array_equal(alone.together["fraser_hipel"], found.together["fraser_hipel"])
        assert list(alone.equilibria("fraser_hipel")) == list(found.equilibria("fraser_hipel"))


def test_the_random_conflicts_tell_the_concepts_apart() -> None:
    """Or the test above proves little: SIM and SEQ hold without each other, and SIM without the equilibrium."""
    seen = set()
    for seed in range(60):
        conflict = random_conflicts.option_conflict(seed)
        game = oracle.option_game(conflict)
        for state in map(int, game.states):
            sim = all(oracle_more.is_sim_stable(conflict, game, i, state) for i in game.actors)
            seq = all(oracle.is_stable(game, "seq", i, state) for i in game.actors)
            seen.add((sim, seq, oracle_more.is_fraser_hipel(conflict, game, state)))
    yes, no = True, False
    assert seen >= {(no, no, no), (no, yes, yes), (yes, no, no), (yes, no, yes), (yes, yes, yes)}


HARBOUR = """
locarno: 1
case: {title: harbour}
actors: {left: Left, right: Right}
options:
  mine: {owner: left}
  yours: {owner: right}
  shared: {owners: [left, right]}
RULES
common:
  preferences:
    left: {ranking: [LEFT]}
    right: {ranking: [RIGHT]}
"""


def harbour(left: str, right: str, rules: str = "") -> locarno.Stability:
    text = HARBOUR.replace("LEFT", left).replace("RIGHT", right).replace("RULES", rules)
    return locarno.loads(text).stability(concepts=["sim"])


def test_an_infeasible_combination_is_no_sanction() -> None:
    """From NNN Left gains by `mine` and Right by `yours`; both at once are worse, unless the rules forbid it."""
    left, right = "YNN, NNN, NYN, YNY, NNY, NYY", "NYN, NNN, YNN, NYY, NNY, YNY"
    assert harbour(f"{left}, YYN, YYY", f"{right}, YYN, YYY").stable["sim"][:, 0].all()
    assert not harbour(left, right, "rules: {never: {impossible: mine and yours}}").stable["sim"][:, 0].any()


def test_a_joint_option_is_dropped_if_any_of_its_owners_drops_it() -> None:
    """In NNY only `shared` is yes. Right gains by dropping it; with Left's `mine` at the same time that makes YNN."""
    number, right = 4, "NNN, NNY, YNN, YNY, NYN, NYY, YYN, YYY"
    for left, stable in (
        ("YNY, NNY, YNN, NNN, NYN, NYY, YYN, YYY", True),  # Left gains by `mine`, and would lose by YNN
        ("YNY, YNN, NNY, NNN, NYN, NYY, YYN, YYY", False),  # YNN is a gain too
        ("YNN, NNY, YNY, NNN, NYN, NYY, YYN, YYY", False),  # Left gains by dropping `shared` itself
    ):
        found = harbour(left, right).stable["sim"]
        assert found[0, number] == stable, left


def test_the_number_of_threads_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = []
    for workers in ("1", "5"):
        monkeypatch.setenv("LOCARNO_WORKERS", workers)
        monkeypatch.setattr(simultaneous, "_CHUNK", 1000)
        found = locarno.load(ROOT / "cases" / "ukraine").stability("R4", concepts=["sim", "fraser_hipel"])
        tables.append((found.stable["sim"], found.together["fraser_hipel"]))
    assert np.array_equal(tables[0][0], tables[1][0]) and np.array_equal(tables[0][1], tables[1][1])


def test_where_it_cannot_be_asked_the_refusal_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(locarno.Refusal, match="`sim` cannot be asked of a case in graph form"):
        locarno.load(ROOT / "cases" / "elmira.yaml").stability(concepts=["sim"])
    monkeypatch.setattr(simultaneous, "_MOST_LOOKS", 1000)
    with pytest.raises(locarno.Refusal, match=r"looks at combinations of improvements.*hold options"):
        locarno.load(ROOT / "cases" / "ukraine").stability("R1", concepts=["sim"])


def test_progress_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simultaneous, "_CHUNK", 1000)
    told: list[tuple[int, int]] = []
    case = locarno.load(ROOT / "cases" / "ukraine")
    case.stability("R1", concepts=["sim"], progress=lambda done, of: told.append((done, of)))
    assert len(told) > 10 and told[-1][0] == told[-1][1] and [done for done, _ in told] == sorted(d for d, _ in told)
