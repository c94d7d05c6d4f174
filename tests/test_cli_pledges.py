"""`locarno pledges due`, `fit`, `loops`, `unlock` as a person meets them: words, refusals, figures."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from locarno.cli.main import app

ROOT = Path(__file__).parents[1]
UKRAINE = str(ROOT / "cases" / "ukraine")
CHICKEN = str(ROOT / "cases" / "chicken.yaml")


def run(*words: str) -> str:
    found = CliRunner().invoke(app, ["pledges", *words], catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return " ".join(found.stdout.split())


def shape(*words: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(
        CliRunner().invoke(app, ["pledges", *words, "-f", "json"], catch_exceptions=False).stdout
    )
    return found


def test_troops_once_there_is_a_truce_and_no_truce_with_troops() -> None:
    told = run("fit", UKRAINE)
    for id_ in ("P01", "P02", "P04", "P05", "P27"):
        assert f"{id_} + P16 where {id_} is due" in told
    assert "P16 alone: where it is due, it cannot be kept, because of rules F4, F5" in told
    given = shape("fit", UKRAINE, "--given", "ru_truce")
    assert given["to_be_broken"][0]["set"] == ["P16"]  # type: ignore[index]
    assert {tuple(one["set"]) for one in given["cannot_all_be_kept"]} == {  # type: ignore[attr-defined]
        (id_, "P16") for id_ in ("P01", "P02", "P05", "P27")
    }


def test_what_waits_for_what_in_the_end() -> None:
    told = run("loops", UKRAINE)
    assert "P18 RU demand: Black Sea truce if sanctions are eased [S4-31, O-26]" in told
    assert "[S4-31, O-26] waits for eu_relief; in the end for ru_truce" in told
    assert "waits for ld_ground or ld_airsea; in the end for ru_truce P17" in told
    assert "In the end they hang on ru_truce (10 pledges), us_backstop (2 pledges) and eu_relief (1 pledge)." in told
    assert "eu_relief P21 refuses it until ru_truce nobody promised it (EUR would have to)" in told
    assert "us_backstop nobody promised it (US would have to) not counted: P15" in told
    assert "P15 US refusal: no promise of the backstop so far" in told
    assert "us_backstop P15 refuses it for good" in run("loops", UKRAINE, "--word", "open")


def test_no_end_is_told_past_which_another_way_goes(tmp_path: Path) -> None:
    """`guard` can come by P2 without `pact`; P1 and P4 wait for each other, and for nothing that nobody promised."""
    case = tmp_path / "pass.yaml"
    case.write_text(
        """
locarno: 1
case: {title: A pass}
actors: {hill: The hill, vale: The vale, town: The town}
options: {quiet: hill, toll: vale, guard: town, pact: town, gift: vale, hymn: hill}
status_quo: []
pledges:
  P1: {by: hill, kind: pledge, binding: declared, text: T, delivers: [quiet], if: toll, assumed: true}
  P2: {by: town, kind: pledge, binding: declared, text: T, delivers: [guard], if: gift, assumed: true}
  P3: {by: town, kind: pledge, binding: declared, text: T, delivers: [guard], if: gift and pact, assumed: true}
  P4: {by: vale, kind: pledge, binding: declared, text: T, delivers: [toll], if: quiet, assumed: true}
  P5: {by: hill, kind: pledge, binding: declared, text: T, delivers: [hymn], if: guard, assumed: true}
  P6: {by: hill, kind: demand, binding: declared, text: T, asks: [pact], if: quiet and pact, assumed: true}
common: {preferences: {hill: [], vale: [], town: []}, assumed: true}
""",
        encoding="utf-8",
    )
    told = run("loops", str(case))
    assert "P5 hill pledge: T [assumed] waits for guard; in the end for gift P6" in told
    assert "P6 hill demand: T [assumed] waits for quiet and pact What they wait for" in told
    assert "In the end they hang on gift (3 pledges) and pact (2 pledges)." in told


def test_what_would_bring_the_troops() -> None:
    told = run("unlock", UKRAINE, "P05")
    assert "RU lifts the refusal P16" in told and "RU takes ru_truce" in told
    assert "and carried out: the threat P17" in told
    assert "1 way" in told


def test_a_state_with_troops_and_a_truce() -> None:
    told = run("due", UKRAINE, "--suppose", "ru_truce,ld_ground")
    assert "in the way: ru_truce cannot be changed any more (rule I1)" in told
    assert "not due as long as ru_truce" in told and "a threat that is not carried out" in told
    over = shape("due", UKRAINE, "--in", "A03")
    by_id = {one["id"]: one for one in over["pledges"]}  # type: ignore[attr-defined]
    assert over["states"] == 1024 == by_id["P16"]["blocked"] == by_id["P02"]["kept"]


def test_a_search_that_is_stopped_says_so() -> None:
    assert "stopped after 1 set: there may be more" in run("fit", UKRAINE, "--most", "1")
    told = run("unlock", UKRAINE, "backed_truce", "--withdraw", "--most", "2")
    assert "stopped after 2 sets: there may be more" in told


@pytest.mark.parametrize(
    ("words", "found", "way_out"),
    [
        (("due", CHICKEN), "the case has no pledges", "a section `pledges`"),
        (("fit", UKRAINE, "--given", "backed"), "`backed` is no outcome", "did you mean `backed_truce`?"),
        (("fit", UKRAINE, "--given", "P02"), "`P02` is a pledge", "name an outcome"),
        (("fit", UKRAINE, "--given", "ru_truce and"), "ends too soon", "expected"),
        (("fit", UKRAINE, "--word", "maybe"), "no binding word `maybe`", "must, declared"),
        (("fit", UKRAINE, "--take", "P99"), "no pledge `P99`", "did you mean"),
        (("fit", UKRAINE, "--take", "P35", "-r", "R2"), "it is made in `R1` only", "ask under `R1`"),
        (("fit", UKRAINE, "--take", "P35", "--leave", "P35"), "both to be taken and to be left", "one of the two"),
        (("fit", UKRAINE, "--take", "P02", "--as-of", "2025-09"), "not given before 2026-01-06", "`--as-of`"),
        (("fit", UKRAINE, "--as-of", "2020"), "none of the 41 pledges counts", "`--word open`"),
        (("fit", UKRAINE, "--seconds", "0"), "no number of seconds", "above 0"),
        (("fit", UKRAINE, "-r", "R9"), "no reading `R9`", "R0, R1"),
        (("due", UKRAINE, "--suppose", "ld_ground"), "rule F4", "suppose something else"),
        (("due", UKRAINE, "--suppose", "ru_truce, not ru_truce"), "to be yes and to be no", "one of the two"),
        (("due", UKRAINE, "--state", "ru_truse"), "is not an option", "did you mean `ru_truce`?"),
        (("due", UKRAINE, "--in", "ru_truce and not ru_truce"), "no feasible state", "name another"),
        (("loops", UKRAINE, "-s", "no_backstop", "--suppose", "us_backstop"), "a scenario holds it no", ""),
        (("unlock", UKRAINE, "P08"), "`P08` does not count: it is `open`", "`--take P08`"),
        (("unlock", UKRAINE, "ru_truce", "--actor", "XX"), "no actor `XX`", "RU, UA"),
        (("loops", UKRAINE, "--figure", "x.gif"), "`.gif`", "`.svg`"),
    ],
)
def test_what_cannot_be_asked(words: tuple[str, ...], found: str, way_out: str) -> None:
    result = CliRunner().invoke(app, ["pledges", *words], catch_exceptions=False)
    assert result.exit_code == 2
    said = " ".join(result.stderr.split())
    assert found in said and way_out in said


def test_the_condition_graph(tmp_path: Path) -> None:
    target = tmp_path / "graph.json"
    run("loops", UKRAINE, "--figure", str(target))
    spec = json.loads(target.read_text(encoding="utf-8"))
    assert spec["title"]["text"] == "10 of 25 pledges wait for something that is not there"
    boxes = [row for layer in spec["layer"] if layer["mark"]["type"] == "rect" for row in layer["data"]["values"]]
    heads = {row["head"] for row in boxes}
    assert {"P16", "P02 P05 P27", "ru_truce", "us_backstop"} <= heads and "P09" not in heads
    for one in boxes:  # no two boxes overlap
        for other in boxes:
            apart = (
                one["x2"] <= other["x"] or other["x2"] <= one["x"] or one["y2"] <= other["y"] or other["y2"] <= one["y"]
            )
            assert one is other or apart, (one["head"], other["head"])
    svg = tmp_path / "graph.svg"
    run("loops", UKRAINE, "--figure", str(svg))
    assert "nobody promised it" in svg.read_text(encoding="utf-8")
