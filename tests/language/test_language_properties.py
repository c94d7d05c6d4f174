"""What holds for every text: it is read or told what is wrong with it, at a place in it; nothing raises."""

import itertools
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from language_reports import GRAPH, completed
from test_language_accept import BELIEVED, READINGS

import locarno
from locarno.case.codes import CODES
from locarno.case.expressions import (
    RESERVED,
    And,
    AtLeast,
    Constant,
    Expression,
    ExpressionError,
    Iff,
    Implies,
    Name,
    Not,
    Or,
    names,
    parse,
    write,
)
from locarno.case.inheritance import parents_first
from locarno.case.nouns import Case
from locarno.case.places import Problem, Severity, lines_of
from locarno.case.play_nouns import Play
from locarno.case.reader import Read, read_text
from locarno.present.problem_text import problem_text
from locarno.space.soundness import check_states

CASES = Path(__file__).parents[2] / "cases"
SINGLE = sorted(CASES.glob("*.yaml"))

# expressions

IDS = st.from_regex(r"[^\W\d_]\w{0,6}(-\w{1,4}){0,2}", fullmatch=True).filter(lambda id_: id_ not in RESERVED)
STATE_IDS = st.from_regex(r"[0-9]\w{0,3}(-\w{1,3})?", fullmatch=True)


def trees() -> st.SearchStrategy[Expression]:
    leaves = st.one_of(IDS.map(Name), STATE_IDS.map(Name), st.booleans().map(Constant))
    return st.recursive(
        leaves,
        lambda part: st.one_of(
            part.map(Not),
            st.lists(part, min_size=2, max_size=4).map(lambda parts: And(tuple(parts))),
            st.lists(part, min_size=2, max_size=4).map(lambda parts: Or(tuple(parts))),
            st.tuples(part, part).map(lambda pair: Implies(*pair)),
            st.tuples(part, part).map(lambda pair: Iff(*pair)),
            st.lists(part, min_size=1, max_size=4).flatmap(
                lambda parts: st.integers(1, len(parts)).map(lambda count: AtLeast(count, tuple(parts)))
            ),
        ),
        max_leaves=20,
    )


@given(trees())
@settings(max_examples=200, deadline=None)
def test_a_tree_that_is_written_is_read_again(tree: Expression) -> None:
    text = write(tree)
    assert parse(text) == tree
    assert parse(f"(({text}))") == tree
    for name in names(parse(text)):
        assert text[name.offset :].startswith(name.id)


@given(trees(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_white_space_does_not_matter(tree: Expression, chance: random.Random) -> None:
    text = write(tree)
    spread = "".join(chance.choice([" ", "\n", "\t ", "  "]) if sign == " " else sign for sign in text)
    spread = spread.replace("(", "( ").replace(")", " )").replace(",", " ,")
    assert parse(f"\n {spread}\t") == tree


WORDS = [
    "not",
    "and",
    "or",
    "implies",
    "iff",
    "at",
    "least",
    "most",
    "of",
    "true",
    "false",
    "2",
    "0",
    "a",
    "b-c",
    "NOT",
]
PIECES = st.lists(st.sampled_from([*WORDS, "(", ")", ",", "-", "->", "&&", "!", "\n", "é", "\0", "_"]), max_size=25)


@given(st.one_of(st.text(max_size=60), PIECES.map(" ".join), PIECES.map("".join)))
@settings(max_examples=600, deadline=None)
@example("(" * 10_000)
@example("not " * 2_500)
@example("a" * 10_001)
@example("at least 1 of (" * 51)
@example("٣ and at least ٣ of (a, b, c)")
@example("\ud800 and a")
def test_a_text_is_an_expression_or_is_told_why_not(text: str) -> None:
    try:
        tree = parse(text)
    except ExpressionError as wrong:
        assert wrong.code in {"E401", "E402", "E403", "E404"}
        assert wrong.found
        assert wrong.expected or wrong.way_out or not wrong.found.isascii() or "is not part" in wrong.found
        assert 0 <= wrong.offset <= len(text)
        assert 1 <= wrong.length <= max(len(text) - wrong.offset, 1)
    else:
        assert parse(write(tree)) == tree


@pytest.mark.parametrize("part", ["hold and ", "not hold or ", "(hold) and ", "(hold iff a) or "])
def test_reading_takes_time_linear_in_the_length(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: how often the parser is handed a token."""
    from lark.parsers.lalr_parser_state import ParserState

    feed = ParserState.feed_token
    counts: list[int] = []

    def counting(self: ParserState[object], token: object, is_end: bool = False) -> object:
        counts[-1] += 1
        return feed(self, token, is_end)  # type: ignore[arg-type]

    monkeypatch.setattr(ParserState, "feed_token", counting)
    for times in (50, 100, 200, 400):
        counts.append(0)
        parse(part * times + "hold")
    last = counts[0] // 50
    assert counts == [last * times + counts[0] - last * 50 for times in (50, 100, 200, 400)]


# what builds on what

PARENTS = st.dictionaries(st.integers(0, 9).map(str), st.integers(0, 11).map(str), max_size=10)


@given(PARENTS)
@settings(max_examples=300, deadline=None)
def test_parents_come_first_and_circles_are_told_once(parent: dict[str, str]) -> None:
    ids = [str(number) for number in range(10)]
    told: list[tuple[str, str]] = []
    order = parents_first(ids, parent, lambda first, circle: told.append((first, circle)))

    def ancestors(id_: str) -> list[str]:
        line = [id_]
        while (step := parent.get(line[-1])) in ids and step not in line:
            line.append(str(step))
        return [*line, str(step)] if step in line else line

    circular = {id_ for id_ in ids if len(set(ancestors(id_))) < len(ancestors(id_))}
    assert sorted(order) == sorted(set(ids) - circular)
    for id_ in order:
        if parent.get(id_) in ids:
            assert order.index(parent[id_]) < order.index(id_)
    on_circle = {frozenset(line[line.index(line[-1]) :]) for line in map(ancestors, circular)}
    assert sorted(map(sorted, on_circle)) == sorted(sorted(set(circle.split(" -> "))) for _, circle in told)
    for first, circle in told:
        steps = circle.split(" -> ")
        assert steps[0] == steps[-1] == first
        assert all(parent[one] == other for one, other in itertools.pairwise(steps))


# whole texts

SMALL = completed(
    """\
sources: {S1: {title: A text, date: 2025-09}}
facts: {f1: {text: They hold., source: S1, place: ¶2}}
rules:
  F1: hold and advance
  I1: {irreversible: not advance, refs: [f1]}
  B1: {barred: {change: [+hold, -patrol], actor: army, from: advance}}
status_quo:
  2025: [hold]
  2026-01: {with: [], assumed: true}
outcomes:
  war: {when: advance, label: War}
  rest: true
pledges:
  p1: {by: [army, navy], kind: pledge, binding: may, text: We hold., delivers: [hold], contributes: {troops: [1, 2]}}
arrangements:
  A1: {name: One, with: [hold], without: [advance], attributes: {where: rear, size: 3}}
  A2: {name: Two, variant_of: A1, require: 'at least 1 of (hold, patrol)'}
"""
)
MORE = completed(READINGS)
STATES = completed(
    """\
states: {s1: peace, s2: {label: war, with: [advance]}, 3: ruin}
options: {advance: army}
moves: {army: {s1: [s2, 3]}, navy: {s2: [s1], 3: [s1]}}
status_quo: {2025: s1, 2026: {state: s2}}
outcomes: {end: {when: 3}, rest: true}
common: {preferences: {army: {ranking: [s2, [s1, 3]]}, navy: {weights: [{statement: s1 or 3, weight: 0.5}]}}}
""",
    GRAPH,
)
DEGREES = completed(
    """\
common:
  preferences:
    army:
      statements:
        - {statement: hold, strong: true}
        - {statement: advance, unknown: true}
        - {statement: patrol, likely: 0.7}
      enough: 0.4
    navy: {ranking: [Y--, ">>", {unknown: [NY-, [NNY, NNN]]}]}
"""
)
PLAYED = completed(BELIEVED)
TEXTS = [SMALL, MORE, STATES, DEGREES, PLAYED, *(path.read_text(encoding="utf-8") for path in SINGLE)]


def well_told(problem: Problem, text: str) -> None:
    """The problem is of a known kind, says what it found, and stands in the text."""
    kind = CODES[problem.code]
    assert problem.rule == kind.rule
    assert (problem.severity is Severity.WARNING) == problem.code.startswith("W")
    assert problem.found
    lines = lines_of(text.removeprefix("\ufeff"))
    place = problem.place
    assert place is not None and place.file == "case.yaml"
    assert 1 <= place.line <= max(len(lines), 1)
    line = lines[place.line - 1] if lines else ""
    assert problem.line_text == line
    assert 1 <= place.column <= len(line) + 1
    assert 1 <= place.length <= max(len(line) - place.column + 1, 1)
    for row in problem_text(problem).splitlines():
        assert len(row) < 600


def complete(case: Case) -> None:
    """A case without errors leaves nothing open: whoever computes may rely on it."""
    assert case.actors and (case.states if case.form == "graph" else case.options)
    atoms = {*case.options, *case.states}
    assert all(option.owners and set(option.owners) <= set(case.actors) for option in case.options.values())
    assert all(state.holds <= set(case.options) for state in case.states.values())
    assert set(case.moves) == set(case.actors)
    assert case.readings
    for reading in case.readings.values():
        assert set(reading.preferences) == set(case.players())
        assert {item.scenario for item in reading.scenarios} <= set(case.scenarios)
        played(case, reading.play)
    for one in case.arrangements.values():
        assert one.held_yes | one.held_no <= set(case.options)
        assert {name.id for name in names(one.require)} <= atoms
        assert not one.variant_of or one.variant_of in case.arrangements
    for now in case.status_quo:
        assert now.state in case.states if case.form == "graph" else now.holds <= set(case.options)


def played(case: Case, play: Play) -> None:
    """Every player has a clock, every figure is within its bounds, no option is drawn by two chances."""
    assert set(play.rates) == set(case.players())
    likelihoods = [one.likelihood for one in play.chances.values() if one.likelihood]
    rates = [*play.rates.values(), *(one.rate for one in play.events.values() if one.rate)]
    assert all(0 <= one.low <= one.high <= 1 for one in [play.discount, *likelihoods])
    assert all(0 <= one.low <= one.high <= 1000 for one in rates)
    assert 0 < play.precision.low <= play.precision.high
    assert all(0 <= one.value <= 1 for one in play.marks.values())
    for change in (*(one.changes for one in play.chances.values()), *(one.changes for one in play.events.values())):
        assert change and len({option for option, _ in change}) == len(change)
        assert {option for option, _ in change} <= set(case.options)
    in_force = [one for one in play.chances.values() if one.likelihood]
    if not any(one.basis.since or one.basis.withdrawn for one in in_force):
        drawn = [option for one in in_force for option, _ in one.changes]
        assert len(drawn) == len(set(drawn))
    assert case.form == "option" or not (play.chances or play.events)


def told(text: str) -> Read:
    read = read_text(text, "case.yaml")
    if read.case is not None:
        complete(read.case)
    if read.case is not None and len(read.case.options) <= 8:
        check_states(read.case, read.report)
    for problem in read.problems:
        well_told(problem, text)
    places = [(problem.place.line, problem.place.column) for problem in read.problems if problem.place]
    assert places == sorted(places)
    assert read.case is not None or any(problem.severity is Severity.ERROR for problem in read.problems)
    return read


NAMES = ["small", "readings", "states", "degrees", "play", *(path.stem for path in SINGLE)]


@pytest.mark.parametrize("text", TEXTS, ids=NAMES)
def test_the_texts_that_are_spoiled_below_have_no_errors(text: str) -> None:
    assert not [problem for problem in told(text).problems if problem.severity is Severity.ERROR]


SIGNS = [*"{}[]:,-#&*!|>'\"%@`?~<= \n\t", "\r\n", "\0", "é", "\u2028", "\ufeff", "- ", ": ", "not ", "  ", "\ud800"]


def spoiled(text: str, chance: random.Random) -> str:
    """The text with one thing wrong: a line or a sign that is gone, doubled, exchanged, or new."""
    kind = chance.choice(["lines", "lines", "signs", "words"])
    parts = text.splitlines(keepends=True) if kind == "lines" else list(text) if kind == "signs" else text.split(" ")
    if not parts:
        return text
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    match chance.choice(["drop", "double", "swap", "put", "cut", "move"]):
        case "drop":
            del parts[one]
        case "double":
            parts.insert(other, parts[one])
        case "swap":
            parts[one], parts[other] = parts[other], parts[one]
        case "put":
            parts.insert(one, chance.choice(SIGNS))
        case "cut":
            parts = parts[:one]
        case _:
            parts[one] = "  " + parts[one]
    return (" " if kind == "words" else "").join(parts)


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=lambda number: f"text {number}")
def test_a_spoiled_case_is_read_or_reported(number: int) -> None:
    chance = random.Random(number)
    for _ in range(120):
        text = TEXTS[number]
        for _ in range(chance.choice([1, 1, 1, 2, 5])):
            text = spoiled(text, chance)
        told(text)


@given(st.sampled_from([SMALL, MORE, STATES, DEGREES, PLAYED]), st.randoms(use_true_random=False), st.integers(1, 8))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_small_case_spoiled_several_times(text: str, chance: random.Random, times: int) -> None:
    for _ in range(times):
        text = spoiled(text, chance)
    told(text)


KEYS = """
locarno case include sources facts actors options states moves rules status_quo outcomes scenarios pledges arrangements
likelihood_scale common readings hypergames sees truth title id name owner owners label refs assumed date withdrawn
with without require variant_of
preferences ranking weights statement weight impossible irreversible barred change actor from to when
inherits likelihoods event likelihood state by kind binding text a b c 2025 yes no true ~
unknown likely strong strong_gap enough >>
play discount precision rate rates chances on events within marks value likelihood_of in_force
"""
SCALARS = st.one_of(
    st.sampled_from(KEYS.split()),
    st.sampled_from(
        ["", "a and b", "not a", "+a", "-b", "2025-13", "0.5", "Y", "N-", "must", "pledge", "*a", "[key]", "=text"]
    ),
    st.text(max_size=5),
)


def documents() -> st.SearchStrategy[object]:
    return st.recursive(
        SCALARS,
        lambda part: st.one_of(st.lists(part, max_size=3), st.dictionaries(SCALARS, part, max_size=4)),
        max_leaves=25,
    )


def flow(part: object) -> str:
    """The tree in YAML's flow style, plain where that is possible."""
    if isinstance(part, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(value)}" for key, value in part.items()) + "}"
    if isinstance(part, list):
        return "[" + ", ".join(flow(item) for item in part) + "]"
    text = str(part)
    plain = text.replace(" ", "").replace("_", "").isalnum() and text.isascii()
    escaped = "".join(
        sign if sign.isascii() and sign.isprintable() and sign not in '"\\' else f"\\U{ord(sign):08x}" for sign in text
    )
    return text if plain else f'"{escaped}"'


SECTIONS = KEYS.split()[1:18]


@given(st.dictionaries(st.sampled_from(SECTIONS), documents(), max_size=6))
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_tree_is_read_or_reported(sections: dict[str, object]) -> None:
    told("locarno: 1\n" + "\n".join(f"{section}: {flow(part)}" for section, part in sections.items()) + "\n")


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from([*SIGNS, "a", "b", "1"]), max_size=60).map("".join)))
@settings(max_examples=500, deadline=None)
@example("")
@example("\n")
@example("---\n")
@example("? a\n")
@example("a:")
@example("a: [")
@example('a: "')
@example("\ufeff")
@example("a: !")
@example("%YAML 3.0\n---\na: 1")
@example("a: 1\n...\nb")
@example("? |\n  a\n: b")
def test_any_text_is_read_or_reported(text: str) -> None:
    assert told(text).case is None


@given(st.binary(max_size=120))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_reported(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "case.yaml"
    file.write_bytes(data)
    case, problems = locarno.check(file)
    assert case is None and problems
    for problem in problems:
        assert problem.place is not None and problem.place.file == str(file)


def test_a_case_of_several_files_spoiled(tmp_path: Path) -> None:
    """The large case, a file at a time: read only, for its states take a while."""
    from locarno.case.reader import read

    ukraine = {path.name: path.read_text(encoding="utf-8") for path in sorted((CASES / "ukraine").glob("*.yaml"))}
    chance = random.Random(7)
    for name, text in ukraine.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert read(tmp_path).problems == ()
    for name, text in ukraine.items():
        for _ in range(4):
            wrong = spoiled(spoiled(text, chance), chance).encode("utf-8", "replace")
            (tmp_path / name).write_bytes(wrong)
            for problem in read(tmp_path).problems:
                assert problem.place is not None
                assert Path(problem.place.file).name in ukraine
                assert problem.code in CODES
        (tmp_path / name).write_text(text, encoding="utf-8")
