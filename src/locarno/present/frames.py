"""Rows as a data frame of pandas, Polars or pyarrow, whichever is there; none of them is needed otherwise."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from numbers import Integral, Real
from typing import Any, Literal

_IMPORTED_FIRST = ("polars", "pandas", "pyarrow")
"""Which is meant where several are imported: other libraries import pandas unasked."""

_INSTALLED_FIRST = ("pandas", "polars", "pyarrow")
_ARROW = ("pyarrow", "polars", "pandas")

_Kind = Literal["bool", "int", "float", "text"]
_PANDAS: dict[_Kind, str] = {"bool": "boolean", "int": "Int64", "float": "float64", "text": "object"}
_POLARS: dict[_Kind, str] = {"bool": "Boolean", "int": "Int64", "float": "Float64", "text": "String"}
_PYARROW: dict[_Kind, str] = {"bool": "bool_", "int": "int64", "float": "float64", "text": "string"}


def frame_of(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], library: str | None) -> Any:
    """A frame with a column for each key of the rows; `columns` are its heads if there are none.

    `library`: one of the three, None for the one at hand, `arrow` for one that speaks Arrow. Raises ImportError where
    there is none, ValueError for another name.
    """
    listed = list(rows)
    names = list(listed[0]) if listed else list(columns)
    kinds: dict[str, _Kind] = {}
    data: dict[str, list[Any]] = {}
    for name in names:
        values = [row[name] for row in listed]
        kinds[name] = _kind(values)
        data[name] = [_value(value, kinds[name]) for value in values]
    chosen = _library(library)
    if chosen == "pandas":
        pandas = import_module("pandas")
        return pandas.DataFrame({name: pandas.Series(data[name], dtype=_pandas(pandas, kinds[name])) for name in names})
    if chosen == "polars":
        polars = import_module("polars")
        return polars.DataFrame(data, schema={name: getattr(polars, _POLARS[kinds[name]]) for name in names})
    arrow = import_module("pyarrow")
    return arrow.table({name: arrow.array(data[name], getattr(arrow, _PYARROW[kinds[name]])()) for name in names})


def _library(named: str | None) -> str:
    if named in _IMPORTED_FIRST:
        if find_spec(named) is None:
            raise ImportError(f"{named} is not installed: `pip install {named}`")
        return named
    if named not in (None, "arrow"):
        raise ValueError(f"`{named}` is no library for frames: say pandas, polars or pyarrow")
    order = _ARROW if named else (*(one for one in _IMPORTED_FIRST if one in sys.modules), *_INSTALLED_FIRST)
    for one in order:
        if find_spec(one) is not None:
            return one
    raise ImportError("no library for data frames is installed: `pip install pandas`, or `polars`, or `pyarrow`")


def _kind(values: Sequence[Any]) -> _Kind:
    there = [value for value in values if value is not None and not (isinstance(value, str) and not value)]
    if not there:
        return "text"
    if all(isinstance(value, bool) for value in there):
        return "bool"
    if any(isinstance(value, bool) or not isinstance(value, Real | Decimal) for value in there):
        return "text"
    return "int" if all(isinstance(value, Integral) for value in there) else "float"


def _value(value: Any, kind: _Kind) -> Any:
    if kind == "text":
        return csv_text(value)
    if value is None or isinstance(value, str):
        return None
    return {"bool": bool, "int": int, "float": float}[kind](value)


def csv_text(value: Any) -> str:
    """A value as a cell of CSV: truth values as in JSON, nothing for None."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _pandas(pandas: Any, kind: _Kind) -> Any:
    """The type of texts that this version of pandas gives to them by itself."""
    return pandas.Series(["a"]).dtype if kind == "text" else _PANDAS[kind]
