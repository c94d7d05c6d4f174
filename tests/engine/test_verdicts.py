"""Verdicts where the oracle does not reach: scenarios, dates, irreversible outcomes, the assumed, refusals."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import locarno
from locarno.answers.verdicts import Verdicts
from locarno.space.memory import footprint

ROOT = Path(__file__).parents[2]

STRAIT = """
locarno: 1
case: {title: A strait, as_of: 2026-06}
sources: {J: {title: A journal}}
actors: {east: East, west: West, guard: {name: The guarantor}}
options:
  open: east
  seize: east
  trade: west
  patrol: guard
  war: guard
rules:
  F1: {impossible: seize and open, definition: true}
  F2: {impossible: war and not seize, refs: [J]}
  I1: {irreversible: war, assumed: true}
  I2: {irreversible: seize, assumed: true}
status_quo:
  2025-01: {with: [open], refs: [J]}
  2026-05: {with: [open, trade, patrol], refs: [J]}
outcomes:
  war: {when: war, irreversible: true}
  seized: seize
  quiet: open
  other: 'true'
scenarios:
  no_guard: {without: [patrol], why: it goes home}
  war_allowed: {lifts: [F2]}
  east_bound: {without: [seize]}
arrangements:
  passage: {name: Free passage, with: [open], refs: [J]}
  guarded: {name: Guarded passage, with: [open, patrol]}
  fight: {name: War over the strait, with: [war]}
common:
  preferences:
    west: [{statement: open, refs: [J]}, trade]
    guard: [not war, patrol]
    east: [not war, seize]
readings:
  calm: {preferences: {east: [{statement: open, refs: [J]}, not seize]}}
  grim: {preferences: {guard: [{statement: seize implies war, refs: [J], date: 2026-04}, not war, patrol]}}
  rash: {}
"""


def ask(**said: object) -> Verdicts:
    return locarno.loads(STRAIT).verdicts(**said)  # type: ignore[arg-type]


def told(found: Verdicts) -> dict[tuple[str, str], str]:
    return {(one.arrangement, one.reading): one.rung for one in found}


def test_interest_credible_answer_and_break_side_by_side() -> None:
    found = told(ask(arrangements=["passage"]))
    assert found == {("passage", "calm"): "interest", ("passage", "grim"): "credible", ("passage", "rash"): "bluff"}


def test_a_break_names_who_leaves_by_the_smallest_move_into_which_outcome() -> None:
    found = ask(scenarios=["east_bound"], readings=["rash"], arrangements=["guarded"])
    assert found["guarded", "rash"].rung == "interest"
    broken = ask(scenarios=["no_guard"], readings=["rash"], arrangements=["passage"])
    assert broken["passage", "rash"].rung == "bluff"


def test_before_the_date_of_a_statement_it_does_not_count() -> None:
    assert told(ask(readings=["grim"], arrangements=["passage"], as_of=date(2026, 3, 31)))["passage", "grim"] == "bluff"
    assert (
        told(ask(readings=["grim"], arrangements=["passage"], as_of=date(2026, 4, 1)))["passage", "grim"] == "credible"
    )


def test_opening_states_follow_today() -> None:
    [early] = ask(readings=["calm"], arrangements=["passage"], as_of=date(2025, 2, 1))
    [late] = ask(readings=["calm"], arrangements=["passage"])
    assert [state.holds for state in early.opening_states] == [("open",)]
    assert [state.holds for state in late.opening_states] == [("open", "trade", "patrol")]


def test_before_the_first_status_quo_nothing_can_be_asked() -> None:
    with pytest.raises(locarno.Refusal, match="its first is of 2025-01"):
        ask(as_of=date(2024, 12, 31))


def test_war_that_cannot_be_taken_back_rests_apart() -> None:
    found = ask(arrangements=["fight"])
    assert {one.rung for one in found} == {"interest"} and all(one.apart for one in found)
    assert not any(one.apart for one in ask(arrangements=["passage"]))


def test_what_the_rules_leave_no_state_for_is_impossible() -> None:
    [one] = ask(arrangements=["guarded"], readings=["calm"], scenarios=["no_guard"])
    assert (one.rung, one.concept, one.states, one.kept_states, one.breaks) == ("impossible", None, 0, 0, ())
    assert one.opening_states == () and not one.would_hold


def test_scenarios_that_leave_nothing_make_everything_impossible() -> None:
    text = STRAIT.replace("scenarios:\n", "scenarios:\n  gone: {without: [war]}\n  come: {with: [war]}\n")
    found = locarno.loads(text).verdicts(scenarios=["gone", "come"])
    assert {one.rung for one in found} == {"impossible"}
    with pytest.raises(locarno.Refusal, match="no state is feasible"):
        locarno.loads(text).stability("calm", scenarios=["gone", "come"])


def test_a_scenario_lifts_a_rule() -> None:
    case = locarno.loads(STRAIT)
    assert len(case.stability("calm").states) == 16
    assert len(case.stability("calm", scenarios=["war_allowed"]).states) == 24


def test_the_share_of_the_assumed_counts_entries_and_not_definitions() -> None:
    """calm: rules F2, I1, I2 (2 assumed; F1 defines); statements 2 + 2 + 2 of which 2 have refs; arrangement; today."""
    [one] = ask(arrangements=["passage"], readings=["calm"])
    assert one.entries == 3 + 6 + 1 + 1
    assert one.assumed_share == pytest.approx((2 + 4) / 11)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"readings": ["clam"]}, "no reading `clam`.*calm"),
        ({"arrangements": ["pasage"]}, "no arrangement `pasage`.*passage"),
        ({"scenarios": ["no_gard"]}, "no scenario `no_gard`.*no_guard"),
    ],
)
def test_names_the_case_does_not_have_are_refused(said: dict[str, list[str]], words: str) -> None:
    with pytest.raises(locarno.Refusal, match=words):
        ask(**said)


def test_a_case_without_today_opens_everywhere() -> None:
    text = "locarno: 1\ncase: {title: t}\nactors: {a: A}\noptions: {x: a, z: a}\n"
    text += "arrangements: {T: {name: T, with: [x]}}\ncommon: {preferences: {a: [x, z]}}\n"
    [one] = locarno.loads(text).verdicts()
    assert [state.holds for state in one.opening_states] == [("x",), ("x", "z")]
    assert one.rung == "interest"


def test_nature_neither_wants_nor_answers() -> None:
    text = "locarno: 1\ncase: {title: t}\nactors: {a: A, sky: {name: Weather, nature: true}}\n"
    text += "options: {x: a, storm: sky}\nstatus_quo: []\narrangements: {calm: {name: Calm, without: [x]}}\n"
    text += "common: {preferences: {a: [not storm, x]}}\n"
    [one] = locarno.loads(text).verdicts()
    assert one.rung == "breaks" and one.breaks[0].step.actor == "a"
    assert locarno.loads(text).stability().actors == ("a",)


def test_a_joint_option_is_dropped_by_one_and_raised_by_none_alone() -> None:
    text = "locarno: 1\ncase: {title: t}\nactors: {a: A, b: B}\noptions: {pact: {owners: [a, b]}, x: a}\n"
    text += "status_quo: []\narrangements: {with_pact: {name: P, with: [pact]}, without: {name: N, without: [pact]}}\n"
    text += "common: {preferences: {a: [pact], b: [not pact]}}\n"
    found = locarno.loads(text).verdicts()
    assert found["with_pact", "common"].breaks[0].step.actor == "b"
    assert found["without", "common"].rung == "interest"


@pytest.mark.parametrize("workers", ["1", "2", "8"])
def test_the_number_of_workers_changes_nothing(workers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from locarno.present.parts import to_json
    from locarno.present.shapes import verdicts_shape

    alone = to_json(verdicts_shape(locarno.load(ROOT / "cases" / "ukraine").verdicts()))
    monkeypatch.setenv("LOCARNO_WORKERS", workers)
    assert to_json(verdicts_shape(locarno.load(ROOT / "cases" / "ukraine").verdicts())) == alone


def test_the_order_of_options_and_actors_changes_no_rung() -> None:
    case = STRAIT
    turned = case.replace(
        "actors: {east: East, west: West, guard: {name: The guarantor}}", "actors: {guard: G, west: West, east: East}"
    )
    turned = turned.replace(
        "  open: east\n  seize: east\n  trade: west\n  patrol: guard\n",
        "  patrol: guard\n  trade: west\n  seize: east\n  open: east\n",
    )
    assert turned != case
    assert told(locarno.loads(turned).verdicts()) == told(locarno.loads(case).verdicts())


def test_too_many_options_are_refused_with_the_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    options = ", ".join(f"o{n}: a" for n in range(24))
    text = f"locarno: 1\ncase: {{title: t}}\nactors: {{a: A}}\noptions: {{{options}}}\n"
    text += "common: {preferences: {a: [o1]}}\n"
    monkeypatch.setenv("LOCARNO_MEMORY_GIB", "0.1")
    with pytest.raises(locarno.CaseError, match=r"16,777,216 combinations.*GiB.*limit is 0.1 GiB"):
        locarno.loads(text)


PEAK = """
import sys
import locarno

options = int(sys.argv[1])
ids = [f"o{n}" for n in range(options)]
lines = ["locarno: 1", "case: {title: big}", "actors: {a: A, b: B, c: C, d: D}", "options:"]
lines += [f"  {id_}: {'abcd'[n % 4]}" for n, id_ in enumerate(ids)] + ["common:", "  preferences:"]
lines += [f"    {a}: [{', '.join(ids[n::3])}]" for n, a in enumerate("abcd")]
locarno.loads("\\n".join(lines)).stability()
[line] = [line for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(int(line.split()[1]) * 1024)
"""


def peak(options: int) -> int:
    """Peak memory of a process that lays out and judges 2^options states, in bytes; not that of whoever started it."""
    words = [sys.executable, "-c", PEAK, str(options)]
    return int(subprocess.run(words, capture_output=True, text=True, check=True).stdout)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from Linux's /proc")
def test_the_footprint_told_beforehand_is_an_upper_bound_and_no_fantasy() -> None:
    peak(6)  # compiles the kernels if need be, which takes memory of its own
    taken = peak(20) - peak(6)
    assert taken <= footprint(20, 2**20, 4) <= 3 * taken
