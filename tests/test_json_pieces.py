"""JSON written in pieces is the text that the standard library writes at once."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

import numpy as np
import pytest

from locarno.present import json_pieces as writer
from locarno.present.json_pieces import json_pieces


def drawn(rng: Random, depth: int) -> Any:
    """Any shape: objects and lists in each other, empty ones too, words with quotes, breaks and other scripts."""
    plain: list[Callable[[], Any]] = [
        lambda: rng.choice((True, False, None)),
        lambda: rng.randint(-(10**12), 10**12),
        lambda: rng.random() * 10 ** rng.randint(-20, 20),
        lambda: rng.choice(("", 'a "word"', "two\nlines", "[1,\n 2]", "Київ", "back\\slash")),
    ]
    if depth == 0 or rng.random() < 0.3:
        return rng.choice(plain)()
    if rng.random() < 0.5:
        return {
            rng.choice(("a", 'b"', "в", "d: ", "e")) + str(n): drawn(rng, depth - 1) for n in range(rng.randint(0, 4))
        }
    if rng.random() < 0.5:
        return [rng.choice(plain)() for _ in range(rng.randint(0, 9))]
    return tuple(drawn(rng, depth - 1) for _ in range(rng.randint(0, 4)))


@pytest.mark.parametrize("at_once", [1, 2, 3, 65_536])
def test_the_text_is_that_of_the_standard_library(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "_AT_ONCE", at_once)
    for seed in range(500):
        shape = drawn(Random(seed), 5)
        assert "".join(json_pieces(shape)) == json.dumps(shape, ensure_ascii=False, indent=1), seed


def test_arrays_are_lists() -> None:
    arrays = {
        "codes": np.arange(200_000, dtype=np.int64),
        "ranks": np.array([[3, 1], [2, 2]], np.int32)[1],
        "stable": np.array([True, False]),
        "none": np.empty(0, np.int64),
    }
    lists = {name: array.tolist() for name, array in arrays.items()}
    assert "".join(json_pieces(arrays)) == json.dumps(lists, indent=1)
    assert max(map(len, json_pieces(arrays))) < 10**6  # never all of it


def test_numbers_that_json_does_not_have_are_an_error() -> None:
    shapes: list[Any] = [float("nan"), [1.0, float("inf")], {"a": (float("nan"), {})}]
    for wrong in shapes:
        with pytest.raises(ValueError, match="JSON compliant"):
            list(json_pieces(wrong))
