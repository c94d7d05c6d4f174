"""What holds as of each day, and what changed it, against verdicts on case texts with entries taken out of the day."""

import json
from copy import deepcopy
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from typing import Any

import pytest

import locarno
from locarno.answers.timeline import Dated, Timeline
from random_sweeps import dated_case

NEVER = "2030-01-01"


def loaded(case: dict[str, Any]) -> locarno.Loaded | None:
    try:
        return locarno.loads(json.dumps(case))
    except locarno.CaseError:
        return None


@cache
def asked(seed: int) -> tuple[dict[str, Any], locarno.Loaded, Timeline] | None:
    """A random case, read and asked once; None if it is refused."""
    case = dated_case(seed)
    read = loaded(case)
    return None if read is None else (case, read, read.timeline())


ukraine = cache(lambda: locarno.load("cases/ukraine"))


def entry_of(case: dict[str, Any], one: Dated) -> dict[str, Any]:
    """Return the entry in the data of the case that a line of the ledger is about."""
    found: dict[str, Any]
    if one.kind == "statement":
        origin, actor, place = one.id.split()
        holder = case["common"] if origin == "common" else case["readings"][origin]
        found = holder["preferences"][actor][int(place) - 1]
    elif one.kind == "scenario":
        reading, id_ = one.id.split()
        found = case["readings"][reading]["scenarios"][id_]
    else:
        found = case["rules" if one.kind == "rule" else "pledges"][one.id]
    return found


def without(case: dict[str, Any], left_out: list[Dated]) -> dict[str, Any]:
    """Return the case in which these entries have not begun, or not ended, on their day."""
    made = deepcopy(case)
    for one in left_out:
        if one.kind == "status quo":
            del made["status_quo"][one.day.isoformat()]
        elif one.turn == "ends":
            del entry_of(made, one)["withdrawn"]
        else:
            entry = entry_of(made, one)
            entry["date"] = NEVER
            entry.pop("withdrawn", None)
    return made


def words(case: locarno.Loaded, day: date) -> dict[tuple[str, str], str]:
    return {(one.arrangement, one.reading): one.rung for one in case.verdicts(as_of=day)}


def check_day(case: dict[str, Any], found: Timeline, number: int) -> int:
    """Compare what changed on a day with all sets of its entries; return how many changes there were."""
    moment, before = found.moments[number], found.moments[number - 1]
    day = moment.day
    assert day is not None
    entries = [one for one in moment.entries if one.matters]
    cells = {(one.arrangement, one.reading): one for one in moment.changed}
    assert set(cells) == {cell for cell, word in moment.words.items() if before.words[cell] != word}
    if not cells or len(entries) > 5:
        return 0
    by_set: dict[tuple[str, ...], dict[tuple[str, str], str]] = {}
    for size in range(1, len(entries) + 1):
        for some in combinations(entries, size):
            trial = loaded(without(case, [one for one in entries if one not in some]))
            if trial is None:
                return 0
            by_set[tuple(one.id for one in some)] = words(trial, day)
    for cell, one in cells.items():
        assert (one.before, one.after) == (before.words[cell], moment.words[cell])
        enough = [ids for ids, here in by_set.items() if here[cell] == one.after]
        assert set(one.sets) == {ids for ids in enough if len(ids) == min(map(len, enough))}
        assert all(len(ids) == one.tried for ids in one.sets)
    return len(cells)


@pytest.mark.parametrize("seed", range(14))
def test_against_case_texts(seed: int) -> None:
    here = asked(seed)
    if here is None:
        return
    case, read, found = here
    assert found.moments[0].day == date(2024, 4, 1)
    for number, moment in enumerate(found.moments):
        assert moment.day is not None
        assert moment.words == words(read, moment.day)
        if number:
            assert found.moments[number - 1].words == words(read, moment.day - timedelta(days=1))
            check_day(case, found, number)


@pytest.mark.parametrize("seed", range(14))
def test_the_ledger_has_every_date(seed: int) -> None:
    here = asked(seed)
    if here is None:
        return
    case, found = here[0], here[2].ledger
    told = {(one.kind, one.id, one.turn): one.day.isoformat() for one in found if one.kind != "status quo"}
    wanted: dict[tuple[str, str, str], str] = {}
    statements = [
        ("statement", f"{holder} {actor} {place}", one)
        for holder, said in (("common", case["common"]), *case["readings"].items())
        for actor, texts in said["preferences"].items()
        for place, one in enumerate(texts, 1)
        if holder != "common" or any(actor not in other["preferences"] for other in case["readings"].values())
    ]
    others = [("rule", id_, one) for id_, one in case["rules"].items()]
    others += [("pledge", id_, one) for id_, one in case["pledges"].items()]
    for id_, reading in case["readings"].items():
        others += [("scenario", f"{id_} {name}", one) for name, one in reading.get("scenarios", {}).items()]
    for kind, name, entry in [*statements, *others]:
        for key, turn in (("date", "begins"), ("withdrawn", "ends")):
            if key in entry:
                wanted[kind, name, turn] = entry[key]
    assert told == wanted
    assert [one.day for one in found] == sorted(one.day for one in found)
    quo = {one.day.isoformat() for one in found if one.kind == "status quo"}
    assert quo == set(case["status_quo"])


def test_what_is_compared_is_there() -> None:
    """The random cases change on days with several entries, and by several of them together."""
    changes = several = 0
    for seed in range(14):
        here = asked(seed)
        for moment in here[2].moments if here else ():
            changes += len(moment.changed)
            several += sum(sum(entry.matters for entry in moment.entries) > 1 for _ in moment.changed)
    assert changes >= 10 and several >= 5


def test_ways_change_too() -> None:
    for seed in range(12):
        here = asked(seed)
        if here is None:
            continue
        for moment in here[1].timeline(question="paths").moments:
            for one in here[1].paths(as_of=moment.day):
                word = moment.words[one.arrangement, one.reading]
                if one.possible:
                    there = "reached" if one.by_gains is not None else "not reached"
                    assert word == ("there" if one.there else there)
                else:
                    assert word in ("impossible", "no today")


def test_the_days_of_the_ukraine_case() -> None:
    case = ukraine()
    found = case.timeline()
    assert [str(moment.day) for moment in found.moments] == ["2025-03-20", "2025-03-27", "2025-09-05", "2026-01-07"]
    assert [len(moment.changed) for moment in found.moments] == [0, 0, 0, 15]
    assert {one.sets for one in found.moments[-1].changed} == {(("status quo",),)}
    pledges = {one.id for one in found.ledger if one.kind == "pledge"}
    assert pledges == set(case.case.pledges)


SMALL = """
locarno: 1
case: {title: Small}
actors: {ann: A}
options: {a: ann}
status_quo: {2024-04-01: {with: [a]}}
pledges:
  P: {by: ann, kind: pledge, binding: must, delivers: [a], text: P, date: 2024-06-01}
arrangements: {T: {name: T, with: [a]}}
readings:
  R:
    preferences:
      ann:
        - {statement: a, date: 2024-02-01}
        - {statement: not not a, date: 2024-05-02}
"""


def test_which_days_count() -> None:
    """Not those before there is a today, nor those of what no verdict rests on."""
    found = locarno.loads(SMALL).timeline()
    assert [str(moment.day) for moment in found.moments] == ["2024-04-01", "2024-05-02"]
    assert [(one.id, str(one.day)) for one in found.ledger] == [
        ("R ann 1", "2024-02-01"),
        ("status quo", "2024-04-01"),
        ("R ann 2", "2024-05-02"),
        ("P", "2024-06-01"),
    ]


def test_before_the_first_day() -> None:
    """Where today has no date, the cells are asked as they were before anything with a date."""
    text = SMALL.replace("status_quo: {2024-04-01: {with: [a]}}", "status_quo: [a]")
    text = text.replace("- {statement: not not a, date: 2024-05-02}", "- not a")
    before, after = locarno.loads(text).timeline().moments
    assert (before.day, str(after.day)) == (None, "2024-02-01")
    assert (before.words["T", "R"], after.words["T", "R"]) == ("breaks", "interest")
    assert [(one.arrangement, one.sets) for one in after.changed] == [("T", (("R ann 1",),))]


def test_either_of_two_entries_is_enough() -> None:
    text = SMALL.replace("status_quo: {2024-04-01: {with: [a]}}", "status_quo: [a]")
    text = text.replace(
        "- {statement: not not a, date: 2024-05-02}", "- {statement: not not a, date: 2024-02-01}\n        - not a"
    )
    [one] = locarno.loads(text).timeline().moments[1].changed
    assert one.sets == (("R ann 1",), ("R ann 2",)) and one.tried == 1


def test_a_case_without_dates_is_refused() -> None:
    text = "locarno: 1\ncase: {title: t}\nactors: {a: A}\noptions: {x: a}\narrangements: {T: {name: T, with: [x]}}\n"
    text += "readings: {R: {preferences: {a: [x]}}}\n"
    with pytest.raises(locarno.Refusal, match="nothing in this case has a date"):
        locarno.loads(text).timeline()
    with pytest.raises(locarno.Refusal, match="no scenario `S`"):
        ukraine().timeline(scenarios=["S"])
