"""JSON text piece by piece: a table over a million states is millions of lines, and is never in memory as a whole."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

_AT_ONCE = 65_536
"""So many entries of a list are turned into text at a time."""
_PLAIN = (str, int, float, type(None))


def json_pieces(shape: Any, depth: int = 0) -> Iterator[str]:
    """The text that `json.dumps` gives with an indent of one blank, in pieces; arrays of numpy are lists.

    Raises ValueError for numbers that JSON does not have.
    """
    if isinstance(shape, Mapping):
        yield from _object(shape, depth)
    elif isinstance(shape, (list, tuple, np.ndarray)):
        if isinstance(shape, np.ndarray) or all(isinstance(one, _PLAIN) for one in shape):
            yield from _plain_list(shape, depth)
        else:
            yield from _list(shape, depth)
    else:
        yield _text(shape)


def _object(shape: Mapping[Any, Any], depth: int) -> Iterator[str]:
    if not shape:
        yield "{}"
        return
    before = "{"
    for key, value in shape.items():
        yield f"{before}{_line(depth + 1)}{_text({key: 0})[1:-2]} "
        yield from json_pieces(value, depth + 1)
        before = ","
    yield f"{_line(depth)}}}"


def _list(shape: Sequence[Any], depth: int) -> Iterator[str]:
    before = "["
    for value in shape:
        yield before + _line(depth + 1)
        yield from json_pieces(value, depth + 1)
        before = ","
    yield f"{_line(depth)}]"


def _plain_list(shape: Any, depth: int) -> Iterator[str]:
    """A list in which nothing has parts; the compiled encoder writes it, told to break lines between entries."""
    if not len(shape):
        yield "[]"
        return
    between = "," + _line(depth + 1)
    before = "[" + _line(depth + 1)
    for first in range(0, len(shape), _AT_ONCE):
        some = shape[first : first + _AT_ONCE]
        listed = some.tolist() if isinstance(some, np.ndarray) else some
        yield before + json.dumps(listed, ensure_ascii=False, allow_nan=False, separators=(between, ": "))[1:-1]
        before = between
    yield f"{_line(depth)}]"


def _line(depth: int) -> str:
    return "\n" + " " * depth


def _text(shape: Any) -> str:
    return json.dumps(shape, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
