"""If it is written down, it runs: outputs, examples, commands, options, codes, keys, names, links."""

import csv
import dataclasses
import doctest
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from typer.main import get_command
from typer.testing import CliRunner

import locarno
from locarno.answers.concepts import concept_named
from locarno.answers.explanation import LadderStep, Temptation
from locarno.case import basis, nouns, pledge_nouns
from locarno.case.codes import CODES
from locarno.cli.main import app
from locarno.interop.formats import FORMATS
from locarno.present.converted import FORMAT_TITLES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
UKRAINE = str(ROOT / "cases" / "ukraine")
CHICKEN = str(ROOT / "cases" / "chicken.yaml")
ELMIRA = str(ROOT / "cases" / "elmira.yaml")
STRAIT = str(DOCS / "assets" / "strait.yaml")
HARBOUR = str(ROOT / "tests" / "cases" / "harbour.yaml")
ELMIRA_OPTIONS = str(ROOT / "cases" / "elmira_options.yaml")


def text_of(*parts: str) -> str:
    return DOCS.joinpath(*parts).read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """What stands under a heading of the second level, up to the next."""
    found = re.search(rf"^## {re.escape(heading)}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"no section `{heading}`"
    return found.group(1)


def run_script(name: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(DOCS / name), *words]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)


def answer(*words: str) -> Any:
    return json.loads(CliRunner().invoke(app, [*words, "--format", "json"], catch_exceptions=False).stdout)


def columns(*words: str) -> list[str]:
    out = CliRunner().invoke(app, [*words, "--format", "csv"], catch_exceptions=False).stdout
    return next(csv.reader(io.StringIO(out)))


# what is shown is what is printed


def test_every_output_shown_is_the_real_one() -> None:
    found = run_script("refresh_outputs.py", "--check")
    assert found.returncode == 0, f"run docs/refresh_outputs.py\n{found.stdout}\n{found.stderr}"


def test_the_refreshing_script_sees_what_is_wrong(tmp_path: Path) -> None:
    """The check itself must fail where an output, a file or a printed line is not the real one."""
    page = '```yaml title="a.yaml"\nlocarno: 1\n```\n\n```console\n$ locarno check a.yaml\na.yaml: no problems\n```\n'
    (tmp_path / "docs").mkdir()
    (tmp_path / "cases").mkdir()
    (tmp_path / "README.md").write_text(page, encoding="utf-8")
    copy = tmp_path / "docs" / "refresh_outputs.py"
    copy.write_text(text_of("refresh_outputs.py"), encoding="utf-8")
    command = [sys.executable, str(copy), "--check"]
    found = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert found.returncode == 1 and "E202" in found.stdout, found.stderr


def test_the_picture_is_the_real_matrix_and_loads_nothing() -> None:
    found = run_script("make_pictures.py", "--check")
    assert found.returncode == 0, found.stdout + found.stderr
    picture = text_of("assets", "matrix.svg")
    assert "@font-face" not in picture and "@import" not in picture
    assert set(re.findall(r"url\(([^)]*)\)", picture)) == {
        target for target in re.findall(r"url\(([^)]*)\)", picture) if target.startswith("#")
    }
    assert not re.search(r'(?:href|src)="http', picture)


def test_the_examples_of_the_python_reference_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = text_of("reference", "python.md").replace("```", "\n\n```")
    test = doctest.DocTestParser().get_doctest(text, {}, "python.md", "python.md", 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


def test_the_site_builds_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "LOCARNO_SHOWCASE": "quick"}
    found = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert found.returncode == 0, found.stdout + found.stderr
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        loads = re.findall(r'<(?:script|link|img|iframe|source)\b[^>]*?(?:src|href)="([^"]*)"', page.read_text("utf-8"))
        assert [target for target in loads if re.match(r"(?:[a-z]+:)?//", target)] == [], page.name
    assert not list(tmp_path.rglob("*.py"))
    report = tmp_path / "showcase" / "ukraine.html"
    assert 1_000_000 < report.stat().st_size < 3_000_000


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "ARCHITECTURE.md"])
def test_links_at_the_root_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", (ROOT / page).read_text(encoding="utf-8")):
        assert target.startswith("https://") or (ROOT / target).exists(), target


class YamlOfEditors(yaml.SafeLoader):
    """YAML 1.2, as language servers read it: dates are texts, and yes and no are words."""


YamlOfEditors.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if not tag.endswith((":timestamp", ":bool"))]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
YamlOfEditors.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


@pytest.mark.parametrize("path", [DOCS / "assets" / "strait.yaml", *sorted((ROOT / "cases").rglob("*.yaml"))], ids=str)
def test_an_editor_with_the_schema_finds_nothing_wrong(path: Path) -> None:
    schema = json.loads(CliRunner().invoke(app, ["schema"], catch_exceptions=False).stdout)
    with path.open(encoding="utf-8") as file:
        case = yaml.load(file, YamlOfEditors)
    for reader in (jsonschema.Draft202012Validator, jsonschema.Draft7Validator):  # many editors know only the latter
        assert [error.message for error in reader(schema).iter_errors(case)] == []


# what there is, is written down


def command_line() -> Any:
    return get_command(app)


def commands_of(group: Any, before: str = "") -> dict[str, Any]:
    """Every command by the words that call it, those of groups included."""
    found: dict[str, Any] = {}
    for name, command in group.commands.items():
        words = f"{before}{name}"
        found |= commands_of(command, f"{words} ") if hasattr(command, "commands") else {words: command}
    return found


@pytest.mark.parametrize("name", [*commands_of(command_line()), ""])
def test_every_command_and_option_is_described(name: str) -> None:
    page = text_of("reference", "commands.md")
    if name:
        command, told = commands_of(command_line())[name], section(page, f"locarno {name}")
    else:
        command, told = command_line(), section(page, "Options that mean the same everywhere")
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            assert parameter.metavar or parameter.name.upper() in told
            continue
        if name and parameter.name in ("quiet", "verbose"):
            continue  # every command has them: they are described once
        for option in [*parameter.opts, *parameter.secondary_opts]:
            assert f"`{option}`" in told, f"`{option}` of `{name}`"


def test_every_option_described_is_there() -> None:
    page = text_of("reference", "commands.md")
    for name, command in commands_of(command_line()).items():
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        told = section(page, f"locarno {name}")
        assert set(re.findall(r"`(--[a-z][a-z-]*)`", told)) <= known, name


def test_every_environment_variable_is_described() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")]
    used = {name for source in sources for name in re.findall(r"\bLOCARNO_[A-Z_]+\b", source)}
    told = section(text_of("reference", "commands.md"), "Environment")
    assert used and all(f"`{name}`" in told for name in used | {"NO_COLOR", "COLUMNS"})


def test_every_kind_of_problem_is_described() -> None:
    rows = re.findall(
        r"^\| ([EW]\d{3}) \| (.*?) \| (L\d+) \| (.+?) \|$", text_of("reference", "problems.md"), re.MULTILINE
    )
    assert [(code, title, rule) for code, title, rule, _ in rows] == [
        (code, kind.title, kind.rule) for code, kind in CODES.items()
    ]
    assert all(len(advice) > 15 for *_, advice in rows)


def test_every_rule_that_is_quoted_is_one_of_the_language() -> None:
    rules = set(re.findall(r"^\*\*(L\d+)\*\*", text_of("reference", "language.md"), re.MULTILINE))
    pages = [path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md")]
    quoted = {rule for page in pages for rule in re.findall(r"\bL\d+\b", page)}
    assert quoted <= rules


def test_every_public_name_is_described() -> None:
    page = text_of("reference", "python.md")
    for name in locarno.__all__:
        assert re.search(rf"`{name}\b", page), name
    for kind in (
        locarno.Verdict,
        locarno.Explanation,
        LadderStep,
        Temptation,
        locarno.Stability,
        locarno.Verdicts,
        locarno.Hypergame,
        locarno.ForceCount,
        locarno.Inverse,
        locarno.Converted,
        locarno.Worth,
        locarno.Lines,
        locarno.PledgePower,
        locarno.PowerIndex,
        locarno.Vetoes,
        locarno.WhatIf,
        locarno.Timeline,
        locarno.Signs,
        locarno.SourcesCheck,
        locarno.Stamps,
        locarno.Coders,
        locarno.Due,
        locarno.DueOver,
        locarno.Fit,
        locarno.Loops,
        locarno.Unlock,
        locarno.Compared,
        locarno.Crux,
        locarno.Robust,
        locarno.Played,
        locarno.PlayTable,
        locarno.Thresholds,
    ):
        where = locarno.Explanation if kind in (LadderStep, Temptation) else kind
        told = section(page, f"`{where.__name__}`")
        for field in dataclasses.fields(kind):
            assert re.search(rf"`{field.name}\b", told), f"{kind.__name__}.{field.name}"


BY_ID = (
    "counts", "places", "rungs", "ranks", "stable", "ambiguous", "several", "equilibria", "undeterred", "believed",
    "seen", "believes",
)  # fmt: skip
"""Keys whose values are mappings from ids or concepts."""


def keys_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key not in BY_ID and not (key == "verdicts" and isinstance(inner, dict)):  # of a matrix, by arrangement
                yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def told_of(shape: str) -> str:
    """What the page says of a shape, with what it says of all, and of verdicts where they are part of it."""
    page = text_of("reference", "json.md")
    told = page.split("\n## ", maxsplit=1)[0] + section(page, shape)
    also = {"locarno.explanation/1": ["locarno.verdicts/1"], "locarno.state/1": ["locarno.explanation/1"]}
    also["locarno.state/1"] += also["locarno.explanation/1"]
    also["locarno.play-table/1"] = also["locarno.threshold/1"] = ["locarno.play/1"]
    also["locarno.cruxes/1"] = also["locarno.crux_matrix/1"] = also["locarno.compare/1"] = ["locarno.crux/1"]
    also["locarno.crux_matrices/1"] = ["locarno.crux/1", "locarno.crux_matrix/1"]
    also["locarno.lines/1"] = ["locarno.worth/1"]
    also["locarno.hypergame/1"] = also["locarno.coalitions/1"] = also["locarno.state/1"]
    return told + "".join(section(page, other) for other in also.get(shape, ()))


@pytest.mark.parametrize(
    "words",
    [
        ("verdicts", UKRAINE),
        ("stability", CHICKEN),
        ("stability", ELMIRA),
        ("stability", str(ROOT / "cases" / "elmira_options.yaml"), "--unknown", "uniroyal:1=0.7", "-c", "fuzzy"),
        ("stability", CHICKEN, "-c", "sim", "-c", "fraser_hipel", "-c", "l2", "-c", "nonmyopic", "-c", "stackelberg"),
        ("concepts",),
        ("paths", UKRAINE),
        ("explain", UKRAINE, "A02", "R1"),
        ("explain", UKRAINE, "A09", "R4"),
        ("explain", CHICKEN, "compromise"),
        ("explain", CHICKEN, "--state", "row_swerves column_swerves"),
        ("explain", UKRAINE, "R4", "--state", "ru_truce ld_ground us_backstop"),
        ("explain", CHICKEN, "--state", "row_swerves column_swerves", "-c", "nonmyopic"),
        ("explain", CHICKEN, "--state", "row_swerves column_swerves", "-c", "fraser_hipel"),
        ("explain", UKRAINE, "--state", "ru_truce ld_ground", "-c", "fuzzy_smr", "--mix", "R4=0.6", "--mix", "R3=0.4"),
        ("explain", ELMIRA_OPTIONS, "--state", "today", "-c", "smr_c", "--unknown", "uniroyal:1"),
        ("paths", UKRAINE, "--reachable"),
        ("coalitions", UKRAINE, "-r", "R3"),
        ("coalitions", ELMIRA, "--equilibria"),
        ("hypergame", UKRAINE, "--truth", "R3", "--sees", "LEAD=R0,RU=R4", "--why", "--states"),
        ("hypergame", UKRAINE, "--truth", "R3", "--sees", "US=R1", "-a", "A03"),
        ("forces", UKRAINE, "A06"),
        ("forces", UKRAINE, "--troops", "200000", "--cycle", "3", "--rota"),
        ("inverse", UKRAINE, "A29", "R1"),
        ("pledges", "due", UKRAINE, "--suppose", "ru_truce,ld_ground"),
        ("pledges", "due", UKRAINE, "--in", "A03"),
        ("pledges", "fit", UKRAINE),
        ("pledges", "fit", UKRAINE, "--given", "european_truce"),
        ("pledges", "loops", UKRAINE, "-r", "R2", "--word", "open"),
        ("pledges", "unlock", UKRAINE, "backed_truce"),
        ("inverse", CHICKEN, "--state", "row_swerves column_swerves"),
        ("inverse", str(ROOT / "cases" / "elmira_options.yaml"), "--state", "today"),
        ("pledges", "worth", UKRAINE, "P01", "P03", "--together", "-r", "R4"),
        ("pledges", "lines", UKRAINE),
        ("compare", STRAIT),
        ("crux", STRAIT, "herald", "institute", "--to", "paper"),
        ("crux", STRAIT, "--to", "paper"),
        ("crux", STRAIT, "herald", "institute", "--matrix"),
        ("crux", STRAIT, "--matrix"),
        ("robust", STRAIT, "institute", "-a", "paper", "--region", "--samples", "40", "--spread", "1"),
        ("robust", UKRAINE, "R2", "-a", "A18", "--samples", "20", "--model", "assumed"),
        ("pledges", "power", UKRAINE, "--troops", "20000", "--suppose", "ru_truce"),
        ("pledges", "power", UKRAINE, "backed_truce"),
        ("vetoes", UKRAINE, "A18", "-r", "R3"),
        ("sources", "compare", UKRAINE, str(ROOT / "cases" / "ukraine" / "second-coder.yaml"), "-r", "R1"),
        ("vetoes", UKRAINE, "A05", "-r", "R1"),
        ("whatif", UKRAINE, "--pairs"),
        ("timeline", UKRAINE),
        ("see", UKRAINE),
        ("play", HARBOUR, "watched", "-r", "R0", "--draws", "2", "--sensitivity", "--stationary", "--points", "2"),
        ("play", HARBOUR, "--mix", "R0=1", "--points", "0"),
        ("threshold", HARBOUR, "unwatched", "--over", "answered", "--mark", "0.2", "--scan", "9"),
        ("threshold", HARBOUR, "--over", "answered", "--and", "precision", "--scan", "6"),
    ],
)
def test_every_key_and_column_is_described(words: tuple[str, ...]) -> None:
    found = answer(*words)
    told = told_of(found["schema"])
    for key in set(keys_of(found)):
        assert f"`{key}`" in told, key
    actors = [*found.get("actors", []), *(id_ for id_ in found.get("readings", []) if isinstance(id_, str))]
    for column in columns(*words):
        if not any(column.endswith(f"_{actor}") for actor in actors):
            assert f"`{column}`" in told or concept_named(column), column


def test_every_key_of_a_check_is_described(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("locarno: 1\ncase: {title: t}\nactors: {a: A}\noptions: {x: b}\n", encoding="utf-8")
    found = answer("check", str(bad))
    told = told_of(found["schema"])
    assert found["problems"]
    assert [key for key in set(keys_of(found)) | set(columns("check", str(bad))) if f"`{key}`" not in told] == []


@pytest.mark.parametrize("command", ["check", "stamp"])
def test_every_key_about_sources_is_described(command: str, tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    facts = "facts: {F: {source: S, place: ¶1, text: t}}\n"
    facts += "sources: {S: {title: t, document: a.txt}, T: {title: u, document: b.txt}}"
    case.write_text(
        f"locarno: 1\ncase: {{title: t}}\nactors: {{a: A}}\noptions: {{x: {{owner: a, refs: [S]}}}}\n{facts}\n"
        "common: {preferences: {a: [x]}}\n",
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text("one\n", encoding="utf-8")
    words = ("sources", command, str(case), "--documents", str(tmp_path))
    found = answer(*words)
    told = told_of(found["schema"])
    assert [key for key in set(keys_of(found)) | set(columns(*words)) if f"`{key}`" not in told] == []


def test_every_key_of_a_conversion_is_described(tmp_path: Path) -> None:
    words = ("convert", CHICKEN, "-o", str(tmp_path / "chicken.gmcr"), "--force")
    found = answer(*words)
    told = told_of(found["schema"])
    assert [key for key in {*found, *columns(*words)} if f"`{key}`" not in told] == []


def test_every_format_is_described() -> None:
    page, commands = text_of("reference", "formats.md"), text_of("reference", "commands.md")
    for one in FORMATS.values():
        assert f"[`{one.id}`](#" in page and f"`{one.id}`" in section(commands, "locarno convert")
        assert all(f"`{suffix}`" in page for suffix in one.suffixes)
    assert set(FORMAT_TITLES) == set(FORMATS)


def test_every_key_of_a_case_is_described() -> None:
    told = told_of("locarno.case/1")
    kinds = [
        kind
        for module in (nouns, pledge_nouns, basis)
        for kind in vars(module).values()
        if dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__
    ]
    fields = {field.name for kind in kinds if kind is not basis.When for field in dataclasses.fields(kind)}
    assert len(kinds) > 25
    assert sorted(name for name in fields if f"`{name}`" not in told) == []
    assert [key for key in answer("show", UKRAINE) if f"`{key}`" not in told] == []
    assert all(f"`{column}`" in told for column in columns("show", UKRAINE))


# what the page on the Ukraine case says, beside the outputs it shows


def test_what_the_ukraine_page_says_is_so() -> None:
    page = text_of("case-ukraine.md")
    case = locarno.load(UKRAINE)
    found = case.verdicts()
    held = ("interest", "credible", "bluff")
    arrangements = case.case.arrangements

    def rungs(reading: str, names: str) -> set[str]:
        return {found[name, reading].rung for name in names.split()}

    def leaver(reading: str, names: str) -> set[str]:
        return {found[name, reading].breaks[0].step.actor for name in names.split()}

    everywhere = {a for a in found.arrangements if all(found[a, r].rung in held for r in found.readings)}
    assert everywhere == {"A15", "A16", "A28", "A33", "A24"} and "A15, A16, A28, A33 and A24" in page
    nowhere = {a for a in found.arrangements if all(found[a, r].rung == "breaks" for r in found.readings)}
    assert nowhere == {"A22", "A31"}
    troops = " ".join(a.id for a in arrangements.values() if "ld_ground" in a.held_yes)
    assert rungs("R0", troops) == {"breaks"} and leaver("R0", troops) == {"LEAD"}
    assert rungs("R0", " ".join(a.id for a in arrangements.values() if "us_assure" in a.held_yes)) == {"impossible"}
    broken = {r: sum(v.rung == "breaks" for v in found if v.reading == r) for r in found.readings}
    assert broken["R1"] == 33 == max(broken.values())
    assert (
        rungs("R2", troops) == {"impossible"} and leaver("R2", "A17") == {"LEAD"} and rungs("R2", "A18") == {"interest"}
    )
    assert rungs("R3", "A17") == {"interest"} and leaver("R3", "A19") == {"LEAD"}
    assert rungs("R3", "A15 A16 A28 A29 A32 A33") == {"credible"}
    backed = "A01 A04 A07 A21 A22"
    assert rungs("R4", backed) == {"breaks"} and leaver("R4", backed) == {"US"}
    alone = " ".join(a for a in troops.split() if a not in [*backed.split(), "A13", "A39"])
    assert rungs("R4", alone) == {"bluff"}

    given = case.verdicts(scenarios=["backstop_given"])
    changed = {
        r: [v for v in given if v.reading == r and v.rung != found[v.arrangement, r].rung] for r in found.readings
    }
    assert sum(v.rung == "credible" for v in changed["R4"]) == 20
    assert {v.rung for v in changed["R3"]} == {"bluff", "impossible"}
    assert not [v for v in changed["R1"] if v.rung != "impossible"]
    for reading in ("R0", "R2"):
        left = [(v.arrangement, v.rung) for v in changed[reading] if v.rung != "impossible"]
        assert left == [("A22", "interest")]
    excluded = case.verdicts(scenarios=["leads_excluded"])
    assert {excluded[a, "R3"].rung for a in ("A18", "A19", "A20")} == {"interest"}
    assert excluded["A28", "R3"].breaks[0].step.change[0] == "+ru_truce"
    assert excluded["A19", "R2"].rung == "interest"
    assert {excluded[a, "R1"].breaks[0].step.actor for a in ("A18", "A19", "A20")} == {"US"}
    for scenario in ("no_backstop", "truce_holds_as_given", "deployment_before_truce"):
        other = case.verdicts(scenarios=[scenario])
        assert {v.rung for v in other if v.rung != found[v.arrangement, v.reading].rung} <= {"impossible"}
    shares = [v.assumed_share for v in found]
    assert f"Between {min(shares):.0%}"[:-1] in page and f"and {max(shares):.0%}"[:-1] in page
    states = {a.id: (a.held_yes, a.held_no, a.require) for a in arrangements.values()}
    for twins in ("A05 A06 A03", "A07 A04", "A12 A09", "A16 A15", "A36 A02"):
        assert len({states[name] for name in twins.split()}) == 1
