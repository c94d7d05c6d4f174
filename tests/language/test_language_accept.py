"""What each rule of the language lets be said, and what it then means; the short form means what the long form does."""

import math
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from language_reports import GRAPH, HARBOUR, completed, meant, report

import locarno
from locarno.case.basis import Basis, When
from locarno.case.expressions import And, AtLeast, Constant, Iff, Implies, Name, Not, Or
from locarno.case.nouns import (
    Actor,
    Barred,
    Case,
    Fact,
    Goal,
    GraphState,
    Impossible,
    Irreversible,
    Likelihood,
    Option,
    Prioritised,
    Ranked,
    Seen,
    Source,
    Statement,
    Supposed,
    Weighted,
)
from locarno.case.play_nouns import Figure
from locarno.case.playing import is_plain
from locarno.case.reader import read, read_text
from locarno.space.space import Spaces

ASSUMED = Basis(assumed=True)
HOLD, ADVANCE, PATROL = Name("hold"), Name("advance"), Name("patrol")


def day(text: str) -> date:
    return date.fromisoformat(text)


def ranks(case: Case, reading: str, actor: str, as_of: date | None = None) -> dict[str, int]:
    """The rank of each state by its label, 0 the worst."""
    space = Spaces(case).space(reading, (), as_of)
    row = space.frame.players.index(actor)
    return {space.frame.label(state): int(space.rank[row, state]) for state in range(space.frame.size)}


def same(one: str, other: str, whole: dict[str, str] = HARBOUR) -> None:
    """Both parts mean the same case."""
    assert meant(one, whole) == meant(other, whole)


# L1 to L3: text and files


def test_l1_a_folder_stands_for_the_case_in_it(tmp_path: Path) -> None:
    (tmp_path / "harbour").mkdir()
    (tmp_path / "harbour" / "case.yaml").write_text(completed(""))
    (tmp_path / "harbour.yaml").write_text(completed(""))
    one, other = read(tmp_path / "harbour"), read(tmp_path / "harbour.yaml")
    assert one.case is not None and one.case == other.case
    assert one.case.id == "harbour"


def test_l3_sections_of_several_files_are_put_together(tmp_path: Path) -> None:
    files = {
        "case.yaml": completed("include: [more/a.yaml, more/b.yaml]\nrules: {F1: hold and advance}"),
        "more/a.yaml": "include: deep/c.yaml\nrules: {F2: hold and patrol}\n",
        "more/deep/c.yaml": "include: [../d.yaml]\nfacts: {f1: {text: T, assumed: true}}\n",
        "more/d.yaml": "facts: {f2: {text: T, assumed: true}}\narrangements: {A1: {name: A, refs: [f1]}}\n",
        "more/b.yaml": "rules: {F3: {impossible: advance and patrol, refs: [f2]}}\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    found = read(tmp_path)
    assert found.case is not None, report(found.problems)
    assert list(found.case.rules) == ["F2", "F3", "F1"]
    assert list(found.case.facts) == ["f2", "f1"]  # an included file stands where it is named
    assert found.case.arrangements["A1"].basis.refs == ("f1",)
    place = found.case.rules["F3"].basis.place
    assert place is not None and Path(place.file).parts[-2:] == ("more", "b.yaml")


def test_l3_an_include_may_be_a_single_name_and_a_section_may_come_from_one_file_alone(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("locarno: 1\ncase: {title: T}\ninclude: all.yaml\n")
    (tmp_path / "all.yaml").write_text("\n".join(HARBOUR[key] for key in ("actors", "options", "common")))
    found = read(tmp_path)
    assert found.case is not None, report(found.problems)


# L4 to L10: values


def test_l4_every_plain_value_is_the_text_that_stands_there() -> None:
    case = meant(
        """\
case: {title: no, summary: 1.10}
actors: {army: true, navy: 0x1F}
options: {hold: {owner: army, label: 2025-01-01}, advance: {owner: army, label: ~}, patrol: {owner: navy, label: .5}}
"""
    )
    assert (case.title, case.summary) == ("no", "1.10")
    assert [actor.name for actor in case.actors.values()] == ["true", "0x1F"]
    assert [option.label for option in case.options.values()] == ["2025-01-01", "~", ".5"]


def test_l4_how_a_value_is_quoted_or_folded_changes_nothing() -> None:
    plain = meant("rules: {F1: hold and not advance}")
    for text in (
        "rules: {F1: 'hold and not advance'}",
        'rules: {"F1": "hold and\\tnot advance"}',
        "rules:\n  F1: >-\n    hold\n    and not\n    advance\n",
        "rules:\n  F1: |\n    hold and\n    not advance\n",
        "rules:\n  F1:\n    hold and\n      not advance\n",
        "rules: &x {F1: &y hold and not advance}",
    ):
        assert meant(text) == plain


def test_l5_an_alias_is_what_it_names() -> None:
    same(
        "rules:\n  F1: &r {impossible: hold and advance, why: both}\n  F2: *r\n",
        "rules:\n  F1: {impossible: hold and advance, why: both}\n  F2: {impossible: hold and advance, why: both}\n",
    )


@pytest.mark.parametrize("id_", ["ru_truce", "S0-3", "three-lines", "x", "Ünï", "a1-b2-c3", "x_", "NOT"])
def test_l7_ids(id_: str) -> None:
    assert list(meant(f"rules: {{{id_}: hold and advance}}").rules) == [id_]


@pytest.mark.parametrize("id_", ["1", "2025", "1st", "007", "3-a"])
def test_l7_states_of_a_graph_form_may_begin_with_a_digit(id_: str) -> None:
    part = f"""\
states: {{{id_}: peace, s2: war}}
moves: {{army: {{{id_}: [s2]}}, navy: {{s2: [{id_}]}}}}
status_quo: {id_}
arrangements: {{A1: {{name: A, require: '{id_} or at least 1 of ({id_}, s2)'}}}}
common: {{preferences: {{army: {{ranking: [{id_}, s2]}}, navy: [s2]}}}}
"""
    case = meant(part, GRAPH)
    assert list(case.states) == [id_, "s2"]
    assert case.status_quo[0].state == id_
    assert case.arrangements["A1"].require == Or((Name(id_), AtLeast(1, (Name(id_), Name("s2")))))


def test_l8_sections_other_than_options_states_and_actors_have_names_of_their_own() -> None:
    meant(
        "rules: {hold: hold and advance}\narrangements: {hold: {name: A}}\nreadings: {hold: {}}\noutcomes: {hold: true}"
    )


@pytest.mark.parametrize(
    ("text", "first"), [("2026-01-07", "2026-01-07"), ("2025-09", "2025-09-01"), ("2015", "2015-01-01")]
)
def test_l9_a_month_or_a_year_counts_from_its_first_day(text: str, first: str) -> None:
    case = meant(f"case: {{title: T, as_of: {text}}}")
    assert case.as_of == When(text, day(first))
    assert str(case.as_of) == text


def test_l10_numbers() -> None:
    case = meant("likelihood_scale: {rare: [0, 0.25], sure: [+0.9, 1]}")
    assert case.likelihood_scale == {"rare": (Decimal(0), Decimal("0.25")), "sure": (Decimal("0.9"), Decimal(1))}


# L11 to L13: what every entry may carry


def test_l11_what_an_entry_rests_on() -> None:
    case = meant(
        """\
sources: {S1: {title: A text}}
facts: {f1: {text: T, source: S1}}
rules:
  short: hold and advance
  bare: {impossible: hold and advance}
  sourced: {impossible: hold and advance, refs: [f1, S1, f1]}
  assumed: {impossible: hold and advance, assumed: true}
  both: {impossible: hold and advance, assumed: true, refs: [f1]}
  sure: {impossible: hold and advance, assumed: false, refs: [S1]}
  words: {impossible: hold and advance, definition: true}
"""
    )
    found = {id_: rule.basis for id_, rule in case.rules.items()}
    assert found == {
        "short": ASSUMED,
        "bare": ASSUMED,
        "sourced": Basis(("f1", "S1")),
        "assumed": ASSUMED,
        "both": Basis(("f1",), assumed=True),
        "sure": Basis(("S1",)),
        "words": Basis(definition=True),
    }


def test_l12_since_when_and_until_when_an_entry_counts() -> None:
    case = meant(
        """\
rules:
  always: hold and advance
  since: {impossible: hold and advance, date: 2025-09}
  until: {impossible: hold and advance, withdrawn: 2026-01-07}
  between: {impossible: hold and advance, date: 2025-09-05, withdrawn: 2025-09-06}
"""
    )

    def counting(as_of: str | None) -> set[str]:
        at = None if as_of is None else day(as_of)
        return {id_ for id_, rule in case.rules.items() if rule.basis.counts(at)}

    assert counting("2025-08-31") == {"always", "until"}
    assert counting("2025-09-01") == {"always", "since", "until"}
    assert counting("2025-09-05") == {"always", "since", "until", "between"}
    assert counting("2025-09-06") == {"always", "since", "until"}
    assert counting("2026-01-06") == {"always", "since", "until"}
    assert counting("2026-01-07") == {"always", "since"}
    assert counting(None) == {"always", "since"}


def test_l13_a_note_changes_nothing() -> None:
    one = meant("rules: {F1: {impossible: hold and advance}}")
    other = meant("rules: {F1: {impossible: hold and advance, note: 'no: yes'}}")
    assert other.rules["F1"].basis.note == "no: yes"
    assert (one.readings, one.options, one.title) == (other.readings, other.options, other.title)


# L14 to L18: head, sources, facts, actors, options


def test_l14_the_head() -> None:
    case = meant("case: {title: T, id: harbour, summary: S, as_of: 2026}\nstatus_quo: {2025: [hold]}")
    assert (case.id, case.title, case.summary, str(case.as_of)) == ("harbour", "T", "S", "2026")


def test_l14_the_goal() -> None:
    assert meant("").goal is None
    assert meant("case: {title: T, goal: hold and not advance}").goal == Goal(
        "hold and not advance", And((HOLD, Not(ADVANCE)))
    )
    same("case: {title: T, goal: hold}", "case: {title: T, goal: {when: hold, label: hold}}")
    assert meant("case: {title: T, goal: {when: hold, label: quiet}}").goal == Goal("quiet", HOLD)


def test_l14_without_a_day_the_latest_status_quo_is_it() -> None:
    assert str(meant("status_quo: {2026-02: [], 2025: [hold], 2026-01-31: [hold]}").as_of) == "2026-02"
    assert meant("status_quo: [hold]").as_of is None
    assert meant("").as_of is None


def test_l14_without_an_id_the_name_of_the_file_is_it() -> None:
    read = read_text(completed(""), "cases/my harbour.yaml")
    assert read.case is not None and read.case.id == "my harbour"


def test_l15_and_l16_sources_and_facts() -> None:
    case = meant(
        """\
sources:
  S1:
    title: A text
    author: A journalist
    date: 2025-09
    date_basis: stated in ¶1
    document: a.txt
    address: https://example.org/a
    kind: commentary
    note: read twice
  S2: {title: Another, address: [https://example.org/b, https://example.org/c]}
facts:
  S1-1: {text: They hold., source: S1, place: ¶2, kind: claim, voice: author, basis: seen, date: 2025-09-05, note: so}
  S2-1: {text: They advance., addresses: [https://example.org/d], kind: [claim, forecast]}
  none: {text: Nobody says it., assumed: true}
"""
    )
    september = When("2025-09", day("2025-09-01"))
    assert case.sources == {
        "S1": Source(
            "S1",
            "A text",
            "A journalist",
            september,
            "stated in ¶1",
            "a.txt",
            ("https://example.org/a",),
            "commentary",
            "read twice",
        ),
        "S2": Source("S2", "Another", "", None, "", "", ("https://example.org/b", "https://example.org/c"), "", ""),
    }
    fifth = When("2025-09-05", day("2025-09-05"))
    assert case.facts == {
        "S1-1": Fact("S1-1", "They hold.", "S1", "¶2", (), ("claim",), "author", "seen", fifth, "so"),
        "S2-1": Fact(
            "S2-1", "They advance.", "", "", ("https://example.org/d",), ("claim", "forecast"), "", "", None, ""
        ),
        "none": Fact("none", "Nobody says it.", "", "", (), (), "", "", None, ""),
    }


def test_l17_actors() -> None:
    same("actors: {army: The army, navy: navy}", "actors: {army: {name: The army}, navy: {}}")
    case = meant("actors: {army: {name: The army, assumed: true}, navy: N, storm: {nature: true}}")
    assert case.actors["army"] == Actor("army", "The army", False, ASSUMED)
    assert case.actors["storm"] == Actor("storm", "storm", True, ASSUMED)
    assert case.players() == ("army", "navy")


def test_l18_options() -> None:
    rest = "advance: army, patrol: navy}"
    same(f"options: {{hold: army, {rest}", f"options: {{hold: {{owner: army}}, {rest}")
    same(f"options: {{hold: army, {rest}", f"options: {{hold: {{owners: [army]}}, {rest}")
    case = meant("options: {hold: {owners: [army, navy], label: holds, date: 2025}, advance: army, patrol: navy}")
    basis = Basis(assumed=True, since=When("2025", day("2025-01-01")))
    assert case.options["hold"] == Option("hold", "holds", ("army", "navy"), basis)


def test_l18_a_joint_option_is_raised_together_and_dropped_by_any_one() -> None:
    case = meant(
        "options: {hold: army, patrol: {owners: [army, navy]}}\ncommon: {preferences: {army: [hold], navy: [patrol]}}"
    )
    moves = Spaces(case).frame(None, (), None).moves
    start, both = 0b00, 0b10
    for actor in range(2):
        assert both not in moves.targets(actor, start)
        assert start in moves.targets(actor, both)


# L19 and L20: expressions


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("hold", HOLD),
        ("(((hold)))", HOLD),
        ("true", Constant(True)),
        ("not false", Not(Constant(False))),
        ("not not hold", Not(Not(HOLD))),
        ("not hold and advance", And((Not(HOLD), ADVANCE))),
        ("not (hold and advance)", Not(And((HOLD, ADVANCE)))),
        ("hold and advance and patrol", And((HOLD, ADVANCE, PATROL))),
        ("hold and (advance and patrol)", And((HOLD, And((ADVANCE, PATROL))))),
        ("hold or advance and patrol", Or((HOLD, And((ADVANCE, PATROL))))),
        ("hold and advance or patrol", Or((And((HOLD, ADVANCE)), PATROL))),
        ("hold or advance implies patrol", Implies(Or((HOLD, ADVANCE)), PATROL)),
        ("hold implies advance or patrol", Implies(HOLD, Or((ADVANCE, PATROL)))),
        ("hold implies (advance implies patrol)", Implies(HOLD, Implies(ADVANCE, PATROL))),
        ("hold implies advance iff patrol", Iff(Implies(HOLD, ADVANCE), PATROL)),
        ("hold iff not advance", Iff(HOLD, Not(ADVANCE))),
        ("(hold iff advance) iff patrol", Iff(Iff(HOLD, ADVANCE), PATROL)),
        ("at least 2 of (hold, not advance, patrol)", AtLeast(2, (HOLD, Not(ADVANCE), PATROL))),
        ("not at least 1 of (hold iff advance)", Not(AtLeast(1, (Iff(HOLD, ADVANCE),)))),
        ("at least 01 of (hold,advance)and patrol", And((AtLeast(1, (HOLD, ADVANCE)), PATROL))),
    ],
)
def test_l19_what_binds_how_strongly(text: str, meaning: object) -> None:
    case = meant(f"arrangements: {{A1: {{name: A, trigger: '{text}'}}}}")
    assert case.arrangements["A1"].trigger == meaning


# L21: rules


def test_l21_rules() -> None:
    same("rules: {F1: hold and advance}", "rules: {F1: {impossible: hold and advance}}")
    case = meant(
        """\
likelihood_scale: {likely: [0.6, 0.9]}
rules:
  F1: {impossible: hold and advance, why: they exclude each other, likelihood: likely}
  I1: {irreversible: hold}
  I2: {irreversible: not advance}
  I3: {irreversible: (patrol)}
"""
    )
    assert case.rules == {
        "F1": Impossible("F1", And((HOLD, ADVANCE)), "they exclude each other", "likely", ASSUMED),
        "I1": Irreversible("I1", "hold", True, "", "", ASSUMED),
        "I2": Irreversible("I2", "advance", False, "", "", ASSUMED),
        "I3": Irreversible("I3", "patrol", True, "", "", ASSUMED),
    }


def test_l21_barred_moves() -> None:
    same("rules: {B1: {barred: +hold}}", "rules: {B1: {barred: {change: [+hold]}}}")
    same("rules: {B1: {barred: +hold}}", "rules: {B1: {barred: [+hold]}}")
    same("rules: {B1: {barred: -hold}}", "rules: {B1: {barred: {change: -hold}}}")
    same("rules: {B1: {barred: [+hold, -advance]}}", "rules: {B1: {barred: {change: [-advance, + hold]}}}")
    full = "{change: [+hold, -advance], actor: army, from: patrol, to: not patrol}"
    case = meant(f"rules: {{B1: {{barred: {full}}}, B2: {{barred: {{actor: navy}}}}, B3: {{barred: {{to: hold}}}}}}")
    yes = Constant(True)
    assert case.rules == {
        "B1": Barred("B1", frozenset({"hold"}), frozenset({"advance"}), "army", PATROL, Not(PATROL), "", "", ASSUMED),
        "B2": Barred("B2", frozenset(), frozenset(), "navy", yes, yes, "", "", ASSUMED),
        "B3": Barred("B3", frozenset(), frozenset(), "", yes, HOLD, "", "", ASSUMED),
    }


def test_l21_what_bars_a_move_and_what_does_not() -> None:
    part = "options: {hold: army, advance: army}\ncommon: {preferences: {army: [hold], navy: []}}\n"
    hold, advance = 1, 2

    def reach(rule: str, start: int) -> set[int]:
        case = meant(part + rule)
        return {int(end) for end in Spaces(case).frame(None, (), None).moves.targets(0, start)}

    assert reach("", 0) == {hold, advance, hold | advance}
    assert reach("rules: {B: {barred: +hold}}", 0) == {advance}
    assert reach("rules: {B: {barred: -hold}}", hold | advance) == {hold}
    assert reach("rules: {B: {barred: {change: +hold, from: advance}}}", 0) == {hold, advance, hold | advance}
    assert reach("rules: {B: {barred: {change: +hold, from: advance}}}", advance) == {0}
    assert reach("rules: {B: {barred: {to: advance}}}", 0) == {hold}
    assert reach("rules: {B: {barred: {actor: navy, to: advance}}}", 0) == {hold, advance, hold | advance}
    assert reach("rules: {B: {irreversible: hold}}", hold) == {hold | advance}
    assert reach("rules: {B: {irreversible: not hold}}", 0) == {advance}


# L23: graph form


def test_l23_states_and_moves() -> None:
    same("states: {s1: peace, s2: }", "states: {s1: {label: peace}, s2: {}}", GRAPH)
    case = meant(
        """\
states: {s1: peace, s2: {label: war, with: [advance], assumed: true}}
options: {advance: army}
moves: {army: {s1: [s2, s2]}, navy: {s2: [s1], s1: [s2]}}
arrangements: {A1: {name: A, require: s2 and advance}, A2: {name: B, with: [advance]}}
""",
        GRAPH,
    )
    assert case.form == "graph" and meant("").form == "option"
    assert case.states == {
        "s1": GraphState("s1", "peace", frozenset(), ASSUMED),
        "s2": GraphState("s2", "war", frozenset({"advance"}), ASSUMED),
    }
    assert case.moves == {"army": {"s1": ("s2",)}, "navy": {"s2": ("s1",), "s1": ("s2",)}}


def test_l23_nothing_is_added_to_the_moves_that_are_listed() -> None:
    part = "states: {s1: , s2: , s3: }\nmoves: {army: {s1: [s2], s2: [s3]}, navy: {s3: [s1]}}\n"
    moves = Spaces(meant(part, GRAPH)).frame(None, (), None).moves
    assert [sorted(map(int, moves.targets(0, state))) for state in range(3)] == [[1], [2], []]


# L24: today


def test_l24_the_forms_of_today() -> None:
    same("status_quo: [hold, patrol]", "status_quo: {with: [patrol, hold]}")
    same("status_quo: {2025: [hold]}", "status_quo: {2025: {with: [hold]}}")
    same("status_quo: []", "status_quo: {with: []}")
    same("status_quo: s1", "status_quo: {state: s1}", GRAPH)
    same("status_quo: {2025: s1, 2026: {state: s2}}", "status_quo: {2025: {state: s1}, 2026: s2}", GRAPH)


def test_l24_the_latest_that_is_not_later_counts() -> None:
    case = meant("status_quo: {2026: [patrol], 2025-03: [hold], 2025-09-05: []}")

    def today(as_of: str | None) -> set[str] | None:
        now = case.today(None if as_of is None else day(as_of))
        return None if now is None else set(now.holds)

    assert today("2025-02-28") is None
    assert today("2025-03-01") == {"hold"}
    assert today("2025-09-04") == {"hold"}
    assert today("2025-09-05") == set()
    assert today("2026-01-01") == {"patrol"}
    assert today(None) == {"patrol"}
    assert meant("status_quo: [hold]").today(day("1900-01-01")) is not None
    assert meant("").today(None) is None


# L25 to L29


def test_l25_outcomes() -> None:
    same("outcomes: {war: advance, rest: true}", "outcomes: {war: {when: advance}, rest: {when: 'true'}}")
    case = meant(
        """\
outcomes:
  siege: {when: hold and advance, label: A siege}
  war: advance
  gone: {when: patrol, irreversible: true}
  rest: true
rules: {I1: {irreversible: patrol}, F1: patrol and advance}
"""
    )
    assert [outcome.label for outcome in case.outcomes.values()] == ["A siege", "war", "gone", "rest"]
    space = Spaces(case).space("common")
    found = {space.frame.label(state): space.outcome_of(state) for state in range(space.frame.size)}
    assert found == {
        "nothing": "rest",
        "hold": "rest",
        "advance": "war",
        "hold advance": "siege",
        "patrol": "gone",
        "hold patrol": "gone",
    }
    assert {space.frame.label(s) for s in range(space.frame.size) if space.apart[s]} == {"patrol", "hold patrol"}


def test_l26_scenarios() -> None:
    case = meant(
        """\
rules: {F1: hold and advance, F2: hold and patrol}
scenarios:
  storm: {label: A storm, without: [patrol], rules: {F3: advance, I1: {irreversible: hold}}, lifts: [F1], why: it blows}
  feast: {with: [hold], lifts: [F2]}
"""
    )
    storm = case.scenarios["storm"]
    assert (storm.label, storm.held_yes, storm.held_no) == ("A storm", frozenset(), frozenset({"patrol"}))
    assert [rule.id for rule in storm.rules] == ["F3", "I1"]
    assert (storm.lifts, storm.why, case.scenarios["feast"].label) == (frozenset({"F1"}), "it blows", "feast")

    def states(*scenarios: str) -> list[str]:
        frame = Spaces(case).frame(None, scenarios, None)
        return [frame.label(state) for state in range(frame.size)]

    assert states() == ["nothing", "hold", "advance", "patrol", "advance patrol"]
    assert states("storm") == ["nothing", "hold"]
    assert states("feast") == ["hold", "hold patrol"]
    assert states("storm", "feast") == states("feast", "storm") == ["hold"]


def test_l27_pledges() -> None:
    head = "kind: pledge, binding: must, text: We hold."
    same(f"pledges: {{p1: {{by: army, {head}}}}}", f"pledges: {{p1: {{by: [army], {head}}}}}")
    same(
        f"pledges: {{p1: {{by: army, {head}, effects: relief}}}}",
        f"pledges: {{p1: {{by: army, {head}, effects: [relief]}}}}",
    )
    case = meant(
        """\
pledges:
  p1:
    by: [army, navy]
    kind: threat
    binding: conditional
    text: If they advance, we hold.
    delivers: [hold]
    blocks: [patrol]
    asks: [advance]
    triggered: {hold: may, patrol: open}
    effects: [relief, "no: trade"]
    contributes: {troops: [10000, 30000], ships: 3, money: as needed}
    if: advance and not patrol
    readings: [R1]
    date: 2025
readings: {R1: {}}
"""
    )
    pledge = case.pledges["p1"]
    assert (pledge.by, pledge.kind, pledge.binding) == (("army", "navy"), "threat", "conditional")
    assert (pledge.delivers, pledge.blocks, pledge.asks) == (("hold",), ("patrol",), ("advance",))
    assert pledge.triggered == {"hold": "may", "patrol": "open"}
    assert pledge.effects == ("relief", "no: trade")
    assert pledge.contributes == {
        "troops": (Decimal(10000), Decimal(30000)),
        "ships": Decimal(3),
        "money": "as needed",
    }
    assert pledge.condition == And((ADVANCE, Not(PATROL)))
    assert pledge.readings == ("R1",)


def test_l28_arrangements() -> None:
    case = meant(
        """\
rules: {F1: hold and advance}
arrangements:
  A1: {name: One, with: [hold], without: [advance], require: patrol implies hold, trigger: advance, status: open}
  A2: {name: All}
  A3: {name: Words, attributes: {size: 3, place: rear, range: [1, 2], label: "no"}}
"""
    )
    one = case.arrangements["A1"]
    assert (set(one.held_yes), set(one.held_no), one.require) == ({"hold"}, {"advance"}, Implies(PATROL, HOLD))
    assert (one.trigger, one.status) == (ADVANCE, "open")
    assert case.arrangements["A3"].attributes == {
        "size": Decimal(3),
        "place": "rear",
        "range": (Decimal(1), Decimal(2)),
        "label": "no",
    }
    frame = Spaces(case).frame(None, (), None)

    def members(id_: str) -> list[str]:
        arrangement = case.arrangements[id_]
        inside = frame.members(arrangement.held_yes, arrangement.held_no, arrangement.require)
        return [frame.label(state) for state in range(frame.size) if inside[state]]

    assert members("A1") == ["hold", "hold patrol"]
    assert members("A2") == ["nothing", "hold", "advance", "patrol", "hold patrol", "advance patrol"]


def test_l29_what_a_variant_says_is_added() -> None:
    case = meant(
        """\
arrangements:
  A3: {name: Three, variant_of: A2, require: hold or advance}
  A1: {name: One, with: [hold], require: advance implies patrol, attributes: {size: 3}, trigger: advance}
  A2: {name: Two, variant_of: A1, without: [advance], with: [patrol]}
"""
    )
    assert list(case.arrangements) == ["A3", "A1", "A2"]
    two, three = case.arrangements["A2"], case.arrangements["A3"]
    first = Implies(ADVANCE, PATROL)
    assert (set(two.held_yes), set(two.held_no), two.require) == ({"hold", "patrol"}, {"advance"}, first)
    assert (three.held_yes, three.held_no) == (two.held_yes, two.held_no)
    assert three.require == And((first, Or((HOLD, ADVANCE))))
    assert (two.variant_of, two.attributes, two.trigger) == ("A1", {}, None)


# L30 to L34: readings


def wants(case: Case, reading: str, actor: str) -> tuple[list[str], str]:
    preference = case.readings[reading].preferences[actor]
    assert isinstance(preference.order, Prioritised)
    return [statement.text for statement in preference.order.statements], preference.origin


READINGS = """\
scenarios: {storm: {with: [hold]}, feast: {without: [hold]}}
likelihood_scale: {rare: [0, 0.2], likely: [0.6, 0.9]}
sources: {S1: {title: A text}}
common:
  preferences:
    army: [hold, not advance]
    navy: [patrol]
  rules: {F1: hold and advance}
  scenarios: [storm]
  likelihoods: {e1: {event: it rains, likelihood: rare}}
readings:
  R2:
    inherits: R1
    preferences: {navy: [hold]}
    rules: {F3: {impossible: advance and patrol, likelihood: likely}}
    scenarios: {feast: {likelihood: rare, refs: [S1]}}
    likelihoods: {e1: {event: it pours, likelihood: likely, statement: patrol}}
  R1:
    name: The harbour master's account
    source: S1
    gist: The army wants nothing but the harbour.
    preferences: {army: [advance]}
    rules: {F2: hold and patrol}
    likelihoods: {e2: {event: it snows, likelihood: rare}}
  R0: {}
  R3: {inherits: common}
"""


def test_l30_and_l31_a_reading_takes_what_it_does_not_say_from_another() -> None:
    case = meant(READINGS)
    assert list(case.readings) == ["R2", "R1", "R0", "R3"]
    assert [reading.inherits for reading in case.readings.values()] == ["R1", "common", "common", "common"]
    # a whole list at a time, actor by actor
    assert wants(case, "R0", "army") == (["hold", "not advance"], "common")
    assert wants(case, "R1", "army") == (["advance"], "R1")
    assert wants(case, "R1", "navy") == (["patrol"], "common")
    assert wants(case, "R2", "army") == (["advance"], "R1")
    assert wants(case, "R2", "navy") == (["hold"], "R2")
    # rules, scenarios and likelihoods are added
    rules = {id_: [rule.id for rule in reading.rules] for id_, reading in case.readings.items()}
    assert rules == {"R2": ["F1", "F2", "F3"], "R1": ["F1", "F2"], "R0": ["F1"], "R3": ["F1"]}
    assert case.readings["R1"].scenarios == (Supposed("storm", "", ASSUMED),)
    assert case.readings["R2"].scenarios == (Supposed("storm", "", ASSUMED), Supposed("feast", "rare", Basis(("S1",))))
    assert case.readings["R1"].likelihoods == (
        Likelihood("e1", "it rains", "rare", None, "common", ASSUMED),
        Likelihood("e2", "it snows", "rare", None, "R1", ASSUMED),
    )
    assert case.readings["R2"].likelihoods == (
        Likelihood("e2", "it snows", "rare", None, "R1", ASSUMED),
        Likelihood("e1", "it pours", "likely", PATROL, "R2", ASSUMED),
    )
    one = case.readings["R1"]
    assert (one.name, one.source, one.gist) == (
        "The harbour master's account",
        "S1",
        "The army wants nothing but the harbour.",
    )
    assert (case.readings["R0"].name, case.readings["R2"].source) == ("R0", "")


def test_l30_scenarios_are_a_list_or_a_mapping() -> None:
    head = "scenarios: {storm: {with: [hold]}}\nreadings: {R1: {scenarios: "
    same(head + "[storm]}}", head + "{storm: {}}}}")


def test_l30_a_case_without_readings_has_one() -> None:
    case = meant("")
    assert list(case.readings) == ["common"]
    assert case.readings["common"].inherits == ""


def test_l31_from_common_is_the_same_as_from_nothing() -> None:
    same("readings: {R1: {inherits: common}}", "readings: {R1: {}}")


def test_l32_no_preferences_need_be_said_by_nature_or_by_a_reading_that_inherits_them() -> None:
    meant("actors: {army: A, navy: N, storm: {nature: true}}")
    meant("common: {preferences: {army: []}}\nreadings: {R1: {preferences: {navy: []}}, R2: {inherits: R1}}")


def test_l32_indifferent_to_everything() -> None:
    case = meant("common: {preferences: {army: [], navy: {statements: []}}}")
    assert case.readings["common"].preferences["army"].order == Prioritised(())
    assert set(ranks(case, "common", "army").values()) == {0}


def test_l33_statements() -> None:
    def prefer(army: str) -> str:
        return f"sources: {{S1: {{title: T}}}}\ncommon: {{preferences: {{navy: [], army: {army}}}}}"

    same(prefer("[hold, not advance]"), prefer("{statements: [hold, not advance]}"))
    same(prefer("[hold, not advance]"), prefer("[{statement: hold}, {statement: not advance}]"))
    case = meant(prefer("[{statement: hold, refs: [S1]}, advance]"))
    order = case.readings["common"].preferences["army"].order
    assert order == Prioritised((Statement(HOLD, "hold", Basis(("S1",))), Statement(ADVANCE, "advance", ASSUMED)))


def test_l33_the_first_statement_on_which_states_differ_decides() -> None:
    part = "options: {hold: army, advance: army}\ncommon: {preferences: {navy: [], army: [advance, not hold]}}"
    assert ranks(meant(part), "common", "army") == {"advance": 3, "hold advance": 2, "nothing": 1, "hold": 0}


def test_l33_statements_count_from_their_date() -> None:
    case = meant(
        """\
options: {hold: army, advance: army}
common:
  preferences:
    navy: []
    army: [{statement: hold, date: 2025, withdrawn: 2026}, {statement: not hold, date: 2026}]
"""
    )
    assert set(ranks(case, "common", "army", day("2024-12-31")).values()) == {0}
    assert ranks(case, "common", "army", day("2025-06-01"))["hold"] == 1
    assert ranks(case, "common", "army", day("2026-01-01"))["hold"] == 0


def test_l33_weights_are_exact() -> None:
    part = """\
options: {hold: army, advance: army, patrol: army}
common:
  preferences:
    navy: []
    army:
      weights:
        - {statement: hold and not patrol, weight: 0.1}
        - {statement: advance and not patrol, weight: 0.2}
        - {statement: patrol and not hold and not advance, weight: 0.3}
        - {statement: patrol and (hold or advance), weight: -1}
        - {statement: patrol and (hold or advance), weight: 0.999999999}
"""
    found = ranks(meant(part), "common", "army")
    assert found["hold advance"] == found["patrol"]
    assert found["patrol"] > found["advance"] > found["hold"] > found["nothing"] > found["hold patrol"]
    order = meant(part).readings["common"].preferences["army"].order
    assert isinstance(order, Weighted)
    assert order.weights[:3] == (Decimal("0.1"), Decimal("0.2"), Decimal("0.3"))


def test_l33_a_ranking_with_patterns() -> None:
    part = """\
options: {hold: army, advance: army, patrol: army}
rules: {F1: hold and advance}
common: {preferences: {navy: {ranking: [---]}, army: {ranking: [Y--, [NYY, NNN], NYN, N-Y]}}}
"""
    text = completed(part.replace("N-Y", "NNY"))
    read = read_text(text)
    assert read.case is not None
    found = ranks(read.case, "common", "army")
    assert found["hold"] == found["hold patrol"] == 3
    assert found["advance patrol"] == found["nothing"] == 2
    assert (found["advance"], found["patrol"]) == (1, 0)
    assert set(ranks(read.case, "common", "navy").values()) == {0}
    order = read.case.readings["common"].preferences["army"].order
    assert order == Ranked((("Y--",), ("NYY", "NNN"), ("NYN",), ("NNY",)), ASSUMED)
    with pytest.raises(locarno.CaseError) as raised:  # N-Y holds NYY, which stands there already
        locarno.loads(completed(part))
    assert [problem.code for problem in raised.value.problems] == ["E504"]


def test_l33_a_ranking_with_states() -> None:
    part = """\
states: {s1: , s2: , s3: }
moves: {army: {s1: [s2]}, navy: {s2: [s3]}}
sources: {S1: {title: T}}
common: {preferences: {army: {ranking: [s2, [s1, s3]], refs: [S1]}, navy: {ranking: [[s3, s2, s1]]}}}
"""
    case = meant(part, GRAPH)
    assert ranks(case, "common", "army") == {"s1": 0, "s2": 1, "s3": 0}
    assert case.readings["common"].preferences["army"].order == Ranked((("s2",), ("s1", "s3")), Basis(("S1",)))


def test_l34_the_scale() -> None:
    case = meant("likelihood_scale: {never: [0, 0], open: [0.3, 0.7], certain: [1, 1]}")
    assert list(case.likelihood_scale) == ["never", "open", "certain"]


def test_l35_statements_that_are_unknown_or_strong() -> None:
    def order(army: str) -> Prioritised | Weighted | Ranked:
        text = f"sources: {{S1: {{title: T}}}}\ncommon: {{preferences: {{navy: [], army: {army}}}}}"
        return meant(text).readings["common"].preferences["army"].order

    hold, advance = Statement(HOLD, "hold", ASSUMED), Statement(ADVANCE, "advance", ASSUMED)
    strong, doubtful = replace(hold, strong=True), replace(advance, unknown=True)
    likely = replace(doubtful, likely=Decimal("0.7"))
    assert order("[{statement: hold, strong: true}, advance]") == Prioritised((strong, advance))
    assert order("[hold, {statement: advance, unknown: true}]") == Prioritised((hold, doubtful))
    assert order("[hold, {statement: advance, likely: 0.7}]") == Prioritised((hold, likely))
    assert order("[hold, {statement: advance, unknown: true, likely: 0.7}]") == Prioritised((hold, likely))
    assert order("[{statement: hold, unknown: false, strong: false}]") == Prioritised((hold,))
    assert order("{statements: [hold], enough: 0.4}") == Prioritised((hold,), Decimal("0.4"))
    assert order("{statements: [hold], enough: 1}") == Prioritised((hold,), Decimal(1))
    rests = Basis(("S1",))
    assert order("{statements: [{statement: hold, strong: true}, advance], refs: [S1]}") == Prioritised(
        (replace(strong, basis=rests), replace(advance, basis=rests))
    )


def test_l35_a_statement_rests_on_the_refs_of_its_list_unless_it_says_something_itself() -> None:
    part = """\
sources: {S1: {title: T}, S2: {title: U}}
common:
  preferences:
    navy: []
    army:
      statements:
        - {statement: hold, unknown: true}
        - {statement: advance, refs: [S2]}
        - {statement: patrol, assumed: true}
      refs: [S1]
"""
    order = meant(part).readings["common"].preferences["army"].order
    assert isinstance(order, Prioritised)
    assert [one.basis for one in order.statements] == [Basis(("S1",)), Basis(("S2",)), ASSUMED]


def test_l35_rankings_with_what_is_unknown_and_strong_steps() -> None:
    part = """\
states: {s1: , s2: , s3: , s4: , s5: , s6: }
moves: {army: {s1: [s2]}, navy: {s2: [s3]}}
common:
  preferences:
    navy: {ranking: [[s6, s5, s4, s3, s2, s1]]}
    army:
      ranking:
        - s6
        - ">>"
        - {unknown: [[s1, s2], s3]}
        - s4
        - ">>"
        - s5
"""
    case = meant(part, GRAPH)
    groups = (("s6",), ("s1", "s2"), ("s3",), ("s4",), ("s5",))
    assert case.readings["common"].preferences["army"].order == Ranked(groups, ASSUMED, ((1, 3),), (1, 4))
    options = "options: {hold: army}\ncommon: {preferences: {navy: [], army: {ranking: [{unknown: [Y, N]}]}}}"
    assert meant(options).readings["common"].preferences["army"].order == Ranked((("Y",), ("N",)), ASSUMED, ((0, 2),))


def test_l35_gaps_of_weights() -> None:
    part = """\
common:
  preferences:
    navy: []
    army: {weights: [{statement: hold, weight: 2}, {statement: advance, weight: 1}], strong_gap: 1.5, enough: 3}
"""
    order = meant(part).readings["common"].preferences["army"].order
    assert isinstance(order, Weighted)
    assert (order.strong_gap, order.enough) == (Decimal("1.5"), Decimal(3))


def test_l36_a_hypergame_says_who_sees_what() -> None:
    part = """\
sources: {S1: {title: A text}}
scenarios: {storm: {with: [hold]}}
readings: {R0: {}, R1: {}}
hypergames:
  fog:
    label: In the fog
    sees: {army: R1, navy: {reading: R0, scenarios: [storm], date: 2025}}
    refs: [S1]
  dusk: {sees: {navy: R1}, reading: R0}
  dawn: {truth: R1, assumed: true}
"""
    case = meant(part)
    fog, dusk, dawn = case.hypergames.values()
    assert (fog.id, fog.label, fog.reading, fog.truth) == ("fog", "In the fog", "", "")
    assert fog.sees == {
        "army": Seen("army", "R1", (), Basis(("S1",))),
        "navy": Seen("navy", "R0", ("storm",), Basis(assumed=True, since=When("2025", date(2025, 1, 1)))),
    }
    assert str(fog.sees["army"].basis.place) == "case.yaml:7:12"
    assert (dusk.sees["navy"].basis, dusk.reading, dusk.truth) == (ASSUMED, "R0", "")
    assert (dawn.sees, dawn.reading, dawn.truth) == ({}, "", "R1")


def test_l36_where_there_is_one_reading_all_see_it() -> None:
    actors = "actors: {army: A, navy: N, storm: {nature: true}}\n"
    case = meant(actors + "hypergames: {fog: {}, haze: {sees: {navy: common}}}")
    assert case.hypergames["fog"].sees == {}
    assert case.hypergames["haze"].sees["navy"].reading == "common"


def test_l37_a_file_of_gmcr_stands_for_a_case(tmp_path: Path) -> None:
    """More of this in `test_language_gmcr.py` and `tests/interop`."""
    file = tmp_path / "harbour.gmcr"
    file.write_text(
        """{"options": [{"name": "Hold", "permittedDirection": "both"},
                        {"name": "advance", "permittedDirection": "fwd"}],
        "decisionMakers": [{"name": "The army", "options": [0], "preferences": [[[0, "Y"], [1, "N"]]]},
                           {"name": "navy", "options": [1], "preferences": [
                             {"compound": true, "members": [[[0, "N"]], [[1, "Y"]]]}]}],
        "infeasibles": [[[0, "Y"], [1, "Y"]]], "useManualPreferenceRanking": false}""",
        encoding="utf-8",
    )
    case, problems = locarno.check(file)
    assert case is not None and problems == ()
    assert [(id_, one.label, one.owners) for id_, one in case.options.items()] == [
        ("hold", "Hold", ("the_army",)),
        ("advance", "", ("navy",)),
    ]
    assert [(type(rule), rule.id) for rule in case.rules.values()] == [
        (Impossible, "no_hold_with_advance"),
        (Irreversible, "advance_stays"),
    ]
    orders = [one.order for one in case.readings["common"].preferences.values()]
    assert [s.expression for order in orders if isinstance(order, Prioritised) for s in order.statements] == [
        And((HOLD, Not(ADVANCE))),
        Or((Not(HOLD), ADVANCE)),
    ]


def test_l38_lines_of_defence() -> None:
    case = meant(
        """\
defence:
  attack: advance
  lines:
    wall: {label: the wall, assumed: true}
    boats: {stands: hold and not advance, answers: [patrol]}
"""
    )
    assert case.defence is not None
    assert case.defence.attack == ("advance",)
    wall, boats = case.defence.lines.values()
    assert (wall.id, wall.label, wall.stands, wall.answers) == ("wall", "the wall", Constant(True), ())
    assert (boats.label, boats.stands, boats.answers) == ("boats", And((HOLD, Not(ADVANCE))), ("patrol",))
    assert meant("").defence is None
    same("defence: {attack: advance}", "defence: {attack: [advance], lines: {}}")


def test_l39_forces() -> None:
    forces = meant(
        """\
forces:
  armies: {all: {soldiers: 880000, label: by its own account}}
  fronts: {line: {km: [1000, 1200.5]}}
  pools:
    n1: {state: The north, soldiers: [0, 80000], of: army, counting: A, counts: all, usable: 0.5, lead: 3}
    n2: {state: The north, soldiers: 70000}
  rotations: {thirds: {cycle: 3, tour: 6}, halves: {cycle: 2}}
"""
    ).forces
    assert [*map(float, forces.armies["all"].soldiers)] == [880000, 880000]
    assert forces.armies["all"].label == "by its own account"
    assert [*map(float, forces.fronts["line"].km)] == [1000, 1200.5]
    one, other = forces.pools.values()
    assert (one.state, one.actor, one.counting, one.counts) == ("The north", "army", "A", "all")
    assert [*map(float, one.soldiers)] == [0, 80000]
    assert (one.usable, one.lead) == (Decimal("0.5"), Decimal(3))
    assert (other.actor, other.counting, other.usable, other.lead) == ("", "", Decimal(1), Decimal(0))
    assert [(r.cycle, r.tour) for r in forces.rotations.values()] == [(Decimal(3), Decimal(6)), (Decimal(2), None)]
    assert meant("").forces.empty and not forces.empty


def test_l40_who_is_taken_at_its_word() -> None:
    case = meant(
        """\
pledges:
  P1: {by: navy, kind: pledge, binding: must, text: T, delivers: [patrol]}
  P2: {by: army, kind: pledge, binding: must, text: T, delivers: [hold]}
scenarios: {trust: {keeps: [P2, P1]}}
common: {preferences: {army: [hold], navy: [patrol]}, keeps: [P1]}
readings: {R0: {keeps: [P2]}, R1: {inherits: R0, keeps: [P1]}, R2: {}}
"""
    )
    assert case.scenarios["trust"].keeps == ("P2", "P1")
    assert [case.readings[id_].keeps for id_ in ("R0", "R1", "R2")] == [("P1", "P2"), ("P2", "P1"), ("P1",)]


def test_l41_fingerprints_and_own_figures() -> None:
    case = meant(
        """\
sources:
  S: {title: T, document: t.txt, paragraphs: {2: 0123456789abcdef, 11: 1234567890123456}}
  R: {title: U, document: u.txt}
facts:
  F1: {text: "For six weeks, 42 days", source: S, place: ¶2, own_figures: [six, 42]}
  F2: {text: For 7 days, source: S, place: ¶2, own_figures: "7"}
  F3: {text: Nothing, source: R}
"""
    )
    assert case.sources["S"].paragraphs == {2: "0123456789abcdef", 11: "1234567890123456"}
    assert case.sources["R"].paragraphs == {}
    assert [fact.own_figures for fact in case.facts.values()] == [("six", "42"), ("7",), ()]


PLAY = """\
likelihood_scale: {unlikely: [0.1, 0.35], likely: [0.65, 0.9]}
facts: {F1: {text: T, assumed: true}}
play:
  discount: {value: 0.9, refs: [F1], note: a year}
  precision: [3, 5]
  rate: {value: [0.5, 1], assumed: true}
  rates: {navy: 2}
  chances:
    met: {on: advance and not hold, change: [+patrol, -hold], likelihood: 0.25, label: is met, refs: [F1]}
    left: {on: advance, change: -hold}
  events:
    storm: {change: [-patrol], from: patrol, rate: [0, 0.5], assumed: true}
    flood: {change: -hold, likelihood: [0, 0.75], within: 12}
    never: {change: +hold}
  marks: {past: {value: 0.22, label: kept, refs: [F1]}, none: {value: 0}}
"""


def test_l42_play_over_time() -> None:
    play = meant(PLAY).readings["common"].play
    assert play.discount == Figure(Decimal("0.9"), Decimal("0.9"), "", Basis(("F1",), note="a year"))
    assert play.precision == Figure(Decimal(3), Decimal(5), "", ASSUMED)
    rates = {actor: (float(f.low), float(f.high)) for actor, f in play.rates.items()}
    assert rates == {"army": (0.5, 1), "navy": (2, 2)}
    met, left = play.chances.values()
    assert (met.id, met.label, met.on) == ("met", "is met", And((ADVANCE, Not(HOLD))))
    assert met.changes == (("patrol", True), ("hold", False))
    assert met.likelihood == Figure(Decimal("0.25"), Decimal("0.25"), "", Basis(("F1",))) and met.basis.refs == ("F1",)
    assert (left.label, left.changes, left.likelihood, left.basis) == ("left", (("hold", False),), None, ASSUMED)
    storm, flood, never = play.events.values()
    assert (storm.condition, storm.changes) == (PATROL, (("patrol", False),))
    assert storm.rate == Figure(Decimal(0), Decimal("0.5"), "", ASSUMED) and storm.within is None
    assert flood.rate is not None and flood.within == 12 and flood.condition == Constant(True)
    assert flood.rate.low == 0 and not flood.rate.word
    assert math.isclose(flood.rate.high, -math.log(0.25) / 12, rel_tol=1e-15)
    assert (never.label, never.rate, never.within) == ("never", None, None)
    assert [(m.label, float(m.value)) for m in play.marks.values()] == [("kept", 0.22), ("none", 0)]


def test_l42_what_is_not_said_of_play_is_assumed() -> None:
    plain = meant("actors: {army: A, navy: N, sea: {nature: true}}").readings["common"].play
    assert [(float(f.low), float(f.high)) for f in (plain.discount, plain.precision)] == [(0.98, 0.98), (100, 100)]
    assert {actor: float(f.low) for actor, f in plain.rates.items()} == {"army": 1, "navy": 1}  # Nature has no clock
    assert all(f.basis == ASSUMED for f in (plain.discount, plain.precision, *plain.rates.values()))
    assert not (plain.chances or plain.events or plain.marks) and is_plain(plain)
    assert meant("play: {}").readings["common"].play == plain
    assert not is_plain(meant("play: {rates: {army: {rate: 1, note: why}}}").readings["common"].play)


def test_l42_a_rate_has_the_digits_that_a_logarithm_needs() -> None:
    """Rates of likelihoods are worked out in decimals: low from low, high from high, and 0 from 0."""
    events = (
        meant(
            """\
likelihood_scale: {sure: [0.9, 0.99]}
play:
  events:
    small: {change: +hold, likelihood: 0.000000001, within: 1}
    word: {change: +hold, likelihood: sure, within: 120}
    none: {change: +hold, likelihood: 0, within: 0.5}
"""
        )
        .readings["common"]
        .play.events
    )
    small, word, none = (event.rate for event in events.values())
    assert small and str(small.low).startswith("1.0000000005000000003333333335") and small.low == small.high
    assert word and word.word == "sure"
    assert math.isclose(word.low, math.log(10) / 120) and math.isclose(word.high, math.log(100) / 120)
    assert none and none.low == none.high == 0 and not none.low.is_signed()


def test_l42_play_in_graph_form() -> None:
    play = meant("play: {rates: {army: 3}, marks: {m: {value: 0.5}}}", GRAPH).readings["common"].play
    assert float(play.rates["army"].low) == 3 and float(play.rates["navy"].low) == 1 and "m" in play.marks


BELIEVED = (
    PLAY
    + """\
common:
  preferences: {army: [hold], navy: [patrol]}
  likelihoods: {met_at_sea: {event: E, likelihood: likely, refs: [F1], note: said}}
  play: {precision: 7, chances: {met: {likelihood_of: met_at_sea}}}
readings:
  R0: {}
  R1:
    likelihoods: {met_at_sea: {event: E, likelihood: unlikely}}
    play: {rate: 4, rates: {army: {rate: 5, refs: [F1]}}, events: {never: {likelihood_of: met_at_sea, within: 10}}}
  R2:
    inherits: R1
    play:
      discount: 0
      chances: {met: {in_force: false}, left: {likelihood: [0, 1], refs: [F1], note: n}}
      events: {flood: {rate: 0.1}, never: {likelihood: likely, within: 2}}
  R3: {inherits: R2, play: {chances: {left: {in_force: false}, met: {likelihood_of: met_at_sea, refs: [F1]}}}}
"""
)


def test_l43_what_a_reading_believes_of_play() -> None:
    plays = {id_: reading.play for id_, reading in meant(BELIEVED).readings.items()}
    assert {id_: float(play.discount.low) for id_, play in plays.items()} == {"R0": 0.9, "R1": 0.9, "R2": 0, "R3": 0}
    assert {float(play.precision.low) for play in plays.values()} == {7}
    rates = {id_: [float(f.high) for f in play.rates.values()] for id_, play in plays.items()}
    assert rates == {"R0": [1, 2], "R1": [5, 2], "R2": [5, 2], "R3": [5, 2]}  # an actor named stays named
    words = {id_: [c.likelihood and c.likelihood.word for c in play.chances.values()] for id_, play in plays.items()}
    assert words == {"R0": ["likely", None], "R1": ["unlikely", None], "R2": [None, ""], "R3": ["unlikely", None]}
    met = plays["R0"].chances["met"].likelihood
    assert met == Figure(Decimal("0.65"), Decimal("0.9"), "likely", Basis(("F1",), note="said"))
    met = plays["R1"].chances["met"].likelihood
    assert met is not None and met.basis == ASSUMED  # it rests on what the likelihood of the reading rests on
    left, met = plays["R2"].chances["left"].likelihood, plays["R3"].chances["met"].likelihood
    assert left is not None and left.basis == Basis(("F1",), note="n")
    assert met is not None and met.basis == Basis(("F1",))  # unless it says so itself


def test_l43_how_often_a_reading_takes_an_event_to_happen() -> None:
    events = {id_: reading.play.events for id_, reading in meant(BELIEVED).readings.items()}
    never = {id_: one["never"].rate for id_, one in events.items()}
    assert never["R0"] is None and never["R1"] is not None and never["R2"] is not None and never["R2"] == never["R3"]
    assert math.isclose(never["R1"].high, -math.log(0.65) / 10) and never["R1"].word == "unlikely"
    assert math.isclose(never["R2"].low, -math.log(0.35) / 2) and events["R2"]["never"].within == 2
    flood = events["R2"]["flood"]
    assert (
        flood.rate is not None
        and flood.within is None
        and (flood.rate.low, flood.changes)
        == (
            Decimal("0.1"),
            (("hold", False),),
        )
    )
    assert {id_: one["storm"] for id_, one in events.items()} == dict.fromkeys(events, events["R0"]["storm"])


def test_l43_a_section_of_another_file_is_found(tmp_path: Path) -> None:
    part, rest = BELIEVED[BELIEVED.index("play:") :], BELIEVED[: BELIEVED.index("play:")]
    section, beliefs = part[: part.index("common:")], part[part.index("common:") :]
    (tmp_path / "case.yaml").write_text(completed(rest + "include: play.yaml\n" + beliefs))
    (tmp_path / "play.yaml").write_text(section)
    found = read(tmp_path)
    assert found.case is not None, report(found.problems)
    assert {id_: r.play for id_, r in found.case.readings.items()} == {
        id_: r.play for id_, r in meant(BELIEVED).readings.items()
    }


def test_every_rule_is_exercised_here() -> None:
    """Rules that only bound or forbid have their tests among the rejects."""
    rejecting = {"2", "6", "20", "22"}
    reference = (Path(__file__).parents[2] / "docs" / "reference" / "language.md").read_text(encoding="utf-8")
    numbers = set(re.findall(r"\*\*L(\d+)\*\*", reference))
    here = set(re.findall(r"l(\d+)", " ".join(name for name in globals() if name.startswith("test_l"))))
    assert numbers == here | rejecting
