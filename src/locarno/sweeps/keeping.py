"""Finished samples in a file, so that a run that was stopped goes on from there.

The first line says what was asked; each line after it is a sample, in their order. Lines are appended, each chunk at
once, so that a file that was cut off lacks its end and nothing else; a last line without its line break is not one. The
number of samples is no part of the question: a file may be gone on from with more, or be asked for fewer.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from ..answers.asked import Rung
from ..case.nouns import Case
from ..space.refusal import Refusal

KIND = "locarno.samples/1"
LETTERS: dict[Rung, str] = {"interest": "i", "credible": "c", "bluff": "b", "breaks": "x", "impossible": "-"}
_RUNGS = {letter: rung for rung, letter in LETTERS.items()}

Sample = tuple[tuple[Rung, ...], ...]
"""The rungs of one sample: for each reading, of each arrangement."""


def digest(case: Case) -> str:
    """A hash of all that a case means; its layout and comments, and where an entry stands, are no part of it."""
    return hashlib.sha256(json.dumps(_plain(case), ensure_ascii=False).encode()).hexdigest()


def _plain(thing: object) -> Any:
    if is_dataclass(thing):
        named = [[one.name, _plain(getattr(thing, one.name))] for one in fields(thing) if one.compare]
        return [type(thing).__name__, named]
    if isinstance(thing, Mapping):
        return [[str(key), _plain(value)] for key, value in thing.items()]
    if isinstance(thing, frozenset):
        return sorted((_plain(one) for one in thing), key=json.dumps)
    if isinstance(thing, list | tuple):
        return [_plain(one) for one in thing]
    return str(thing)


class Kept:
    """A file of samples for one question; `samples` are those it holds."""

    def __init__(self, path: Path, question: Mapping[str, Any], readings: int, arrangements: int) -> None:
        """Open or begin it; raises Refusal for a file of another question, and for one that is none."""
        self._path, self._shape = path, (readings, arrangements)
        self.samples: list[Sample] = []
        self._head = {"kind": KIND} | dict(question)
        try:
            if path.exists():
                self._read()
            else:
                with path.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(json.dumps(self._head, ensure_ascii=False) + "\n")
        except (OSError, ValueError) as wrong:
            raise _refused(path, wrong) from wrong

    def add(self, samples: Sequence[Sample]) -> None:
        """Append these; raises Refusal if they cannot be written."""
        lines = "".join(
            json.dumps(
                {
                    "sample": number,
                    "rungs": ["".join(LETTERS[rung] for rung in rungs) for rungs in sample],
                }
            )
            + "\n"
            for number, sample in enumerate(samples, len(self.samples))
        )
        try:
            with self._path.open("ab") as file:
                file.write(lines.encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as wrong:
            raise _refused(self._path, wrong) from wrong
        self.samples += samples

    def _read(self) -> None:
        data = self._path.read_bytes()
        whole = data[: data.rfind(b"\n") + 1]
        head, *rest = whole.split(b"\n")[:-1] or [b""]
        found = _json(head)
        if not isinstance(found, dict) or found.get("kind") != KIND:
            raise Refusal(f"`{self._path}` exists, and holds no samples", "name another file")
        other = [key for key in {**self._head, **found} if self._head.get(key) != found.get(key)]
        if other:
            raise Refusal(
                f"`{self._path}` holds samples of another question: {_differs(other[0], found, self._head)}",
                "name another file; or ask as it was asked there",
            )
        for number, line in enumerate(rest):
            sample = _json(line)
            rungs = sample.get("rungs") if isinstance(sample, dict) and sample.get("sample") == number else None
            if not self._fits(rungs):
                raise Refusal(f"line {number + 2} of `{self._path}` is no sample", "delete it and all after it")
            self.samples.append(tuple(tuple(_RUNGS[letter] for letter in one) for one in rungs or ()))
        if len(whole) < len(data):
            with self._path.open("r+b") as file:
                file.truncate(len(whole))

    def _fits(self, rungs: object) -> bool:
        readings, arrangements = self._shape
        return (
            isinstance(rungs, list)
            and len(rungs) == readings
            and all(isinstance(one, str) and len(one) == arrangements and {*one} <= {*_RUNGS} for one in rungs)
        )


def _json(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _differs(key: str, there: Mapping[str, Any], here: Mapping[str, Any]) -> str:
    if key == "meaning":
        return "the case means something else now"
    word = key.replace("_", " ")
    return f"{word} {json.dumps(there.get(key))} there, {json.dumps(here.get(key))} here"


def _refused(path: Path, wrong: OSError | ValueError) -> Refusal:
    return Refusal(f"`{path}` cannot be used: {getattr(wrong, 'strerror', None) or wrong}", "name another file")
