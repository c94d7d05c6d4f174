"""Do the sources read as coded: documents made here, changed, moved, cut, hidden, hostile. Nothing of them is told."""

import json
import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import locarno
from locarno.case.documents import NoDocument, paragraphs_in_file
from locarno.cli.main import app

WORDS = [
    "amber",
    "birch",
    "cedar",
    "delta",
    "ember",
    "fjord",
    "grove",
    "heath",
    "inlet",
    "jetty",
    "knoll",
    "ledge",
    "marsh",
    "north",
    "oasis",
]


def paragraph(number: int) -> str:
    """Return a paragraph of sixty words that no other is like."""
    return (
        f"Nummer {number * 1000}: "
        + " ".join(f"{WORDS[(number * 7 + n * n) % len(WORDS)]}{n}x" for n in range(60))
        + "."
    )


TEXT = "\n\n".join(paragraph(n) for n in range(1, 7)) + "\n"
CASE = """\
locarno: 1
case: {{title: Documents}}
actors: {{a: A}}
options: {{x: {{owner: a, refs: [F1, S]}}}}
sources:
  S: {{title: One, document: one.txt{stamp}}}
  T: {{title: Two}}
facts:
  F1: {{source: S, place: ¶1, text: "They say 1,000."}}
  F2: {{source: S, place: ¶2-3, text: "They say 2,000 and 3,000 and 4,000."}}
  F3: {{source: S, place: ¶5, text: "They say five of 5000.", own_figures: [five]}}
  F4: {{source: S, place: page 7, text: "They say 6000."}}
  F5: {{source: T, place: ¶1, text: "No document."}}
  F6: {{addresses: [https://example.org], text: "From elsewhere, 77."}}
readings: {{R: {{preferences: {{a: [{{statement: x, refs: [F2]}}]}}}}}}
"""


def stamped(text: str = TEXT) -> str:
    from locarno.case.fingerprint import fingerprint, paragraphs_of

    marks = ", ".join(f"{n}: {fingerprint(p)}" for n, p in enumerate(paragraphs_of(text), 1))
    return f", paragraphs: {{{marks}}}"


def asked(folder: Path, text: str | None = TEXT, stamp: str | None = None) -> locarno.SourcesCheck:
    if text is not None:
        (folder / "one.txt").write_text(text, encoding="utf-8")
    return locarno.loads(CASE.format(stamp=stamped() if stamp is None else stamp)).sources_check(folder)


def states(found: locarno.SourcesCheck) -> dict[str, str]:
    return {place.fact: place.state for place in found.sources[0].places}


def numbers(found: locarno.SourcesCheck) -> dict[int, tuple[str, int | None]]:
    return {one.number: (one.state, one.now) for one in found.sources[0].paragraphs}


def test_nothing_has_changed(tmp_path: Path) -> None:
    found = asked(tmp_path)
    assert states(found) == {"F1": "unchanged", "F2": "unchanged", "F3": "unchanged", "F4": "not understood"}
    assert numbers(found) == {n: ("unchanged", n) for n in range(1, 7)}
    assert found.sources[0].uncoded == (4, 6)
    assert [one.state for one in found.sources] == ["found", "none named"]
    assert not found.passes, "a place that is not understood cannot be said to read as coded"
    assert (found.facts, found.elsewhere, found.unused) == (6, 1, ("F3", "F4", "F5", "F6"))
    assert [(one.source, one.where) for one in found.whole_refs] == [("S", "<text>:4")]
    assert {place.fact: place.missing_figures for place in found.sources[0].places} == {
        "F1": (), "F2": ("4,000",), "F3": (), "F4": (),
    }  # fmt: skip
    assert [one.words for one in found.sources[0].paragraphs] == [62] * 6
    assert [one.facts for one in found.sources[0].paragraphs] == [("F1",), ("F2",), ("F2",), (), ("F3",), ()]


def test_blanks_and_forms_of_letters_change_nothing(tmp_path: Path) -> None:
    text = "\ufeff\n " + TEXT.replace(" ", "\u00a0 ").replace("\n\n", "\r\n \t\r\n\r\n")
    assert numbers(asked(tmp_path, text)) == {n: ("unchanged", n) for n in range(1, 7)}


def test_a_changed_paragraph(tmp_path: Path) -> None:
    found = asked(tmp_path, TEXT.replace("Nummer 3000", "Nummer 3001"))
    assert states(found) == {"F1": "unchanged", "F2": "changed", "F3": "unchanged", "F4": "not understood"}
    assert next(p for p in found.sources[0].places if p.fact == "F2").missing_figures == ("3,000", "4,000")


def test_moved_paragraphs(tmp_path: Path) -> None:
    found = asked(tmp_path, "A new one.\n" + TEXT)
    assert numbers(found) == {
        1: ("moved", 2),
        2: ("moved", 3),
        3: ("moved", 4),
        4: ("moved", 5),
        5: ("moved", 6),
        6: ("moved", 7),
    }
    assert [p.now for p in found.sources[0].places] == [(2,), (3, 4), (6,), ()]
    assert states(found)["F2"] == "moved" and not found.passes
    assert next(p for p in found.sources[0].places if p.fact == "F2").missing_figures == ("4,000",)


def test_paragraphs_that_are_gone_or_new(tmp_path: Path) -> None:
    found = asked(tmp_path, "\n".join(paragraph(n) for n in range(1, 5)))
    assert numbers(found)[5] == ("gone", None) and numbers(found)[6] == ("gone", None)
    assert states(found)["F3"] == "gone" and not found.passes
    more = asked(tmp_path, TEXT + "\nAnother one.\n")
    assert numbers(more)[7] == ("not stamped", 7) and more.sources[0].uncoded == (4, 6, 7)
    assert states(more)["F3"] == "unchanged"


def test_places_beyond_the_end_and_without_a_stamp(tmp_path: Path) -> None:
    found = asked(tmp_path, "\n".join(paragraph(n) for n in range(1, 3)), "")
    assert states(found) == {"F1": "not stamped", "F2": "no paragraph", "F3": "no paragraph", "F4": "not understood"}
    assert found.sources[0].stamped == 0 and not found.passes


def test_it_passes_where_every_place_is_understood(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    case = locarno.loads(CASE.format(stamp=stamped()).replace("page 7", "¶6"))
    assert case.sources_check(tmp_path).passes
    (tmp_path / "one.txt").unlink()
    missing = case.sources_check(tmp_path)
    assert not missing.passes and missing.sources[0].state == "missing"


# documents that may not be read


def test_documents_outside_the_folder_are_refused(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "out.txt").write_text("secret", encoding="utf-8")
    (inside / "link.txt").symlink_to(tmp_path / "out.txt")
    (inside / "fine.txt").write_text("one\n\ntwo", encoding="utf-8")
    (inside / "alias.txt").symlink_to(inside / "fine.txt")
    (inside / "latin.txt").write_bytes("Süd".encode("latin-1"))
    (inside / "loop").symlink_to(inside / "loop")
    os.mkfifo(inside / "pipe.txt")
    for name in ("../out.txt", str(tmp_path / "out.txt"), "link.txt", "../in/../out.txt"):
        with pytest.raises(NoDocument, match="outside the folder"):
            paragraphs_in_file(inside, name)
    for name in ("pipe.txt", ".", "latin.txt", "loop", "a\0b", "x" * 5000):
        with pytest.raises(NoDocument) as refused:
            paragraphs_in_file(inside, name)
        assert "secret" not in refused.value.why
    with pytest.raises(NoDocument) as gone:
        paragraphs_in_file(inside, "no.txt")
    assert gone.value.missing
    assert paragraphs_in_file(inside, "alias.txt") == paragraphs_in_file(inside, "fine.txt") == ("one", "two")


def test_a_document_has_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locarno.case.documents.LARGEST_FILE", 2**20)
    (tmp_path / "one.txt").write_text("a" * (2**20 + 1), encoding="utf-8")
    assert asked(tmp_path, None).sources[0].why == "it has more than 1 MiB"
    (tmp_path / "one.txt").write_text("a" * 2**20, encoding="utf-8")
    assert asked(tmp_path, None).sources[0].state == "found"


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path / "no", "a\0b"):
        with pytest.raises(locarno.Refusal, match="there is no folder"):
            asked(tmp_path).__class__ and locarno.loads(CASE.format(stamp="")).sources_check(folder)


# the command


def run(*words: str | Path) -> tuple[int, str, str]:
    found = CliRunner().invoke(app, [str(word) for word in words])
    return found.exit_code, found.stdout, found.stderr


def case_in(folder: Path, stamp: str) -> Path:
    case = folder / "case.yaml"
    case.write_text(CASE.format(stamp=stamp).replace("page 7", "¶6"), encoding="utf-8")
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "one.txt").write_text(TEXT, encoding="utf-8")
    return case


def test_exit_codes(tmp_path: Path) -> None:
    case = case_in(tmp_path, stamped())
    documents = ("--documents", tmp_path / "docs")
    assert run("sources", "check", case, *documents)[0] == 0
    (tmp_path / "docs" / "one.txt").write_text(TEXT.replace("amber", "ambre"), encoding="utf-8")
    for format_ in ("table", "json", "csv"):
        assert run("sources", "check", case, *documents, "-f", format_)[0] == 1
    assert run("sources", "check", case, "--documents", tmp_path / "no")[0] == 2


def test_what_is_stamped_is_what_is_checked(tmp_path: Path) -> None:
    case = case_in(tmp_path, "")
    documents = ("--documents", tmp_path / "docs")
    code, text, _ = run("sources", "stamp", case, *documents)
    assert code == 0
    table = re.search(r"paragraphs: (\{.*?\})", text, re.DOTALL)
    assert table
    case.write_text(CASE.format(stamp=f", paragraphs: {table[1]}").replace("page 7", "¶6"), encoding="utf-8")
    assert run("sources", "check", case, *documents)[0] == 0
    before = case.read_bytes()
    assert run("sources", "stamp", case, *documents, "-o", case)[0] == 2
    assert run("sources", "stamp", case, *documents, "-o", tmp_path / "new.yaml")[0] == 0
    assert (tmp_path / "new.yaml").read_text(encoding="utf-8") == text and case.read_bytes() == before
    assert run("sources", "stamp", case, *documents, "-o", tmp_path / "new.yaml")[0] == 2
    assert run("sources", "stamp", case, *documents, "-o", tmp_path / "new.yaml", "--force")[0] == 0
    stamps = json.loads(run("sources", "stamp", case, *documents, "-f", "json")[1])
    assert [one["source"] for one in stamps["sources"]] == ["S"]
    (tmp_path / "docs" / "one.txt").unlink()
    code, _, told = run("sources", "stamp", case, *documents)
    assert code == 1 and "there is no such file" in told


def runs_of(text: str, length: int = 6) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("amber", "ambre"), "New.\n" + TEXT, TEXT[: len(TEXT) // 2], ""])
def test_no_sentence_of_a_document_is_told(tmp_path: Path, text: str) -> None:
    case = case_in(tmp_path, stamped())
    (tmp_path / "docs" / "one.txt").write_text(text, encoding="utf-8")
    documents = ("--documents", tmp_path / "docs")
    secret = runs_of(text) | runs_of(TEXT)
    for words in (("check",), ("check", "--every"), ("stamp",)):
        for format_ in ("table", "json", "csv"):
            _, out, told = run("sources", *words[:1], case, *documents, *words[1:], "-f", format_)
            assert not runs_of(out + told) & secret
            assert not [word for word in re.findall(r"\w+x\b", out + told) if word in text]
