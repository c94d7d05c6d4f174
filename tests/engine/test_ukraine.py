"""The Ukraine case: complete, and able to carry what each author argues."""

from pathlib import Path

import pytest

import locarno

CASE = locarno.load(Path(__file__).parents[2] / "cases" / "ukraine")
READINGS = ("R0", "R1", "R2", "R3", "R4")


def test_it_is_complete() -> None:
    case = CASE.case
    assert len(case.options) == 18 and len(case.actors) == 7
    assert [f"A{n:02}" for n in range(1, 41)] == sorted(case.arrangements)
    assert tuple(case.readings) == READINGS
    assert {f"P{n:02}" for n in range(1, 26)} <= set(case.pledges)
    from_texts = [fact for fact in case.facts.values() if fact.source]
    assert len([fact for fact in from_texts if fact.id[0] == "S"]) == 166
    assert {f"O-{n}" for n in range(1, 53)} <= set(case.facts)
    assert all(f.addresses for f in case.facts.values() if f.id.startswith("O-") and f.basis == "seen")


def test_the_number_of_states_is_the_known_one() -> None:
    assert CASE.stability("R4").states.size == 24_576


def test_every_entry_says_what_it_rests_on() -> None:
    for reading in CASE.case.readings.values():
        for preference in reading.preferences.values():
            for statement in getattr(preference.order, "statements", ()):
                assert bool(statement.basis.refs) != statement.basis.assumed, statement


def rung(arrangement: str, reading: str, *scenarios: str) -> str:
    return CASE.verdicts([arrangement], [reading], scenarios)[arrangement, reading].rung


def test_under_r0_war_goes_on_and_no_offer_can_be_made() -> None:
    assert rung("A28", "R0") == "interest"
    assert {rung(one, "R0") for one in ("A17", "A18", "A19", "A20")} == {"impossible"}
    assert {rung(one, "R0") for one in ("A01", "A02", "A03", "A04", "A09")} == {"breaks"}


def test_under_r1_a_dictated_peace_rests_and_the_reassurance_force_does_not() -> None:
    assert rung("A24", "R1") == "interest"
    assert rung("A02", "R1") == "breaks"


def test_under_r2_troops_are_impossible_and_istanbul_is_refused_by_the_leads_alone() -> None:
    assert {rung(one, "R2") for one in ("A01", "A03", "A09")} == {"impossible"}
    broken = CASE.verdicts(["A17"], ["R2"])["A17", "R2"]
    assert {way.step.actor for way in broken.breaks} == {"LEAD"}


def test_under_r3_the_cross_guarantee_rests_on_interest_once_the_leads_are_out() -> None:
    assert rung("A19", "R3") == "breaks"
    assert rung("A19", "R3", "leads_excluded") == "interest"


def test_under_r4_the_three_lines_hold_if_and_only_if_the_backstop_is_given() -> None:
    broken = CASE.verdicts(["A01"], ["R4"])["A01", "R4"]
    assert broken.rung == "breaks"
    assert [(way.step.actor, way.step.change) for way in broken.breaks] == [("US", ("-us_backstop",))]
    assert rung("A01", "R4", "backstop_given") == "credible"


@pytest.mark.parametrize("day", ["2025-03-27", "2025-09-05", "2026-01-07"])
def test_it_can_be_asked_as_of_every_day_it_knows(day: str) -> None:
    from datetime import date

    found = CASE.verdicts(as_of=date.fromisoformat(day))
    assert len(found.verdicts) == 200


def test_the_trace_names_the_refs_that_decide() -> None:
    trace = CASE.explain("A01", "R4")
    [step] = trace.ladder[-1].temptations
    assert step.gain.statement == "not us_backstop" and step.gain.basis is not None
    assert step.gain.basis.refs == ("S4-26",)
    assert not step.deterred
