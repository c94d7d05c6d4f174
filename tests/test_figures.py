"""What is in figures: specifications as they were looked at, and the one language that all of them speak.

`python tests/test_figures.py` writes the snapshots anew; look at the figures before.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import locarno
from locarno.api.figures import FIGURES, Wanted, figure_spec
from locarno.present.figures import style

ROOT = Path(__file__).parents[1]
SNAPSHOTS = Path(__file__).parent / "snapshots" / "figures"
CASES = {
    "strait": ROOT / "docs" / "assets" / "strait.yaml",
    "elmira": ROOT / "cases" / "elmira_options.yaml",
    "graph": ROOT / "cases" / "elmira.yaml",
    "ukraine": ROOT / "cases" / "ukraine",
    "harbour": ROOT / "tests" / "cases" / "harbour.yaml",
}
WHOLE: dict[str, tuple[str, Wanted]] = {
    "matrix-strait": ("matrix", Wanted()),
    "matrix-elmira": ("matrix", Wanted()),
    "equilibria-graph": ("equilibria", Wanted()),
    "equilibria-elmira": ("equilibria", Wanted()),
    "vetoes-strait": ("vetoes", Wanted(arrangements=("paper",))),
    "timeline-strait": ("timeline", Wanted()),
    "crux-strait": ("crux", Wanted(to=("paper",))),
    "crux_matrix-strait": ("crux_matrix", Wanted()),
}
"""Figures of small cases, compared as they are."""

WORDS: dict[str, tuple[str, Wanted]] = {
    "paths-elmira": ("paths", Wanted()),
    "paths-graph": ("paths", Wanted()),
    "paths-ukraine": ("paths", Wanted(readings=("R4",))),
    "equilibria-ukraine": ("equilibria", Wanted(readings=("R4",))),
    "matrix-ukraine": ("matrix", Wanted()),
    "pledges-ukraine": ("pledges", Wanted()),
    "worth-ukraine": ("worth", Wanted(readings=("R4",))),
    "lines-ukraine": ("lines", Wanted()),
    "power-ukraine": ("power", Wanted(to=("ru_attack",))),
    "waterfall-ukraine": ("waterfall", Wanted(arrangements=("A06",))),
    "months-ukraine": ("months", Wanted(arrangements=("A06",))),
    "play-harbour": ("play", Wanted(arrangements=("watched",))),
    "play_paths-harbour": ("play_paths", Wanted(arrangements=("watched",), readings=("R1",))),
    "play_table-harbour": ("play_table", Wanted()),
    "threshold-harbour": ("threshold", Wanted(arrangements=("unwatched",))),
    "threshold_map-harbour": ("threshold_map", Wanted(readings=("R1",))),
}
"""Figures of which the words are compared: what stands in them, from the first mark to the last."""

_CASES: dict[str, locarno.Loaded] = {}


def spec_of(name: str) -> Any:
    figure, wanted = (WHOLE | WORDS)[name]
    case = name.split("-")[1]
    loaded = _CASES.setdefault(case, locarno.load(CASES[case])) if case not in _CASES else _CASES[case]
    return figure_spec(loaded, figure, wanted)


def words_of(value: Any) -> Iterator[str]:
    """Every text that a reader sees: titles, and texts in the data."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("config", "$schema", "mark", "encoding", "scale", "transform", "resolve", "spec"):
                continue
            yield from words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_of(inner)
    elif isinstance(value, str) and not value.startswith("#"):
        yield value


def snapshot(name: str) -> str:
    spec = spec_of(name)
    if name in WORDS:
        return "\n".join(dict.fromkeys(words_of(spec))) + "\n"
    return (
        json.dumps({key: inner for key, inner in spec.items() if key != "config"}, ensure_ascii=False, indent=1) + "\n"
    )


def path_of(name: str) -> Path:
    return SNAPSHOTS / f"{name}.{'txt' if name in WORDS else 'json'}"


@pytest.mark.parametrize("name", [*WHOLE, *WORDS])
def test_figures_are_as_they_were_looked_at(name: str) -> None:
    assert snapshot(name) == path_of(name).read_text(encoding="utf-8")


def colours_in(value: Any) -> set[str]:
    return set(re.findall(r"#[0-9a-f]{6}\b", json.dumps(value)))


@pytest.mark.parametrize("name", [*WHOLE, *WORDS])
def test_all_speak_one_language(name: str) -> None:
    spec = spec_of(name)
    assert spec["config"] == style.figure("x", {})["config"] and spec["$schema"] == style.SCHEMA
    assert spec["title"]["text"] and all(len(line) < 160 for line in spec["title"].get("subtitle", []))
    decided = colours_in([value for key, value in vars(style).items() if key.isupper()]) | colours_in(
        style.RUNG_COLOURS
    )
    assert colours_in(spec) <= decided | {"#efd9cd"}
    assert not re.search(r"https?://(?!vega\.github\.io/schema)", json.dumps(spec))


def test_rows_with_long_names_stay_apart() -> None:
    from locarno.present.figures.cells import LONGEST, cell, matrix_of

    values = [cell(f"{number} {'long ' * 40}", "R", "yes", "x") for number in range(3)]
    body = matrix_of(values, ["R"], {"yes": style.STANDS, "no": style.FALLS})
    assert len(body["encoding"]["y"]["sort"]) == 3 and all(
        len(name) <= LONGEST for name in body["encoding"]["y"]["sort"]
    )
    assert body["layer"][0]["encoding"]["color"]["scale"] == {"domain": ["yes"], "range": [style.STANDS]}
    assert {one["ink"] for one in body["data"]["values"]} == {style.PAPER}


def test_only_moves_on_the_ways_are_drawn() -> None:
    case = locarno.load(CASES["ukraine"])
    found = case.paths(readings=["R4"], to=list(case.case.outcomes))
    steps = {
        tuple((step.step.actor, step.step.change) for step in way[: number + 1])
        for one in found
        for way in (one.by_gains or one.by_any or (),)
        for number in range(len(way))
        if not one.there
    }
    gains = {
        tuple((step.step.actor, step.step.change) for step in way[: number + 1]): way[number].gains
        for one in found
        for way in (one.by_gains or one.by_any or (),)
        for number in range(len(way))
    }
    spec = found.figure().spec
    boxes = next(
        layer["data"]["values"]
        for layer in spec["layer"]
        if layer["mark"]["type"] == "rect" and layer["data"]["values"]
    )
    assert len(boxes) == len(steps) and not any(box["round"] for box in boxes)
    dashed = [layer["data"]["values"] for layer in spec["layer"] if "strokeDash" in layer["mark"]]
    assert len({point["edge"] for points in dashed for point in points}) == len(
        {way for way in steps if not gains[way]}
    )


def test_every_figure_is_described() -> None:
    page = (ROOT / "docs" / "howto" / "figures.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`([a-z_]+)`", row.split("|")[1])} == set(FIGURES)


def test_everything_registered_is_what_it_says() -> None:
    for name, kind in FIGURES.items():
        assert name.isidentifier() and kind.takes == tuple(dict.fromkeys(kind.takes))


if __name__ == "__main__":
    SNAPSHOTS.mkdir(parents=True, exist_ok=True)
    for one in sys.argv[1:] or [*WHOLE, *WORDS]:
        path_of(one).write_text(snapshot(one), encoding="utf-8")
        print(f"written: {path_of(one)}")
