"""Which facts and sources the entries of a case refer to."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from ...case.basis import Basis
from ...case.nouns import Case


def bases_of(case: Case) -> tuple[Basis, ...]:
    """What every entry of a case rests on, each place of the text once, in the order of the case."""
    seen: dict[object, Basis] = {}
    for basis in _bases(case):
        seen.setdefault(basis.place or basis, basis)
    return tuple(seen.values())


def _bases(thing: object) -> Iterator[Basis]:
    """All inside a thing; records, mappings and sequences are looked into."""
    if isinstance(thing, Basis):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _bases(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from _bases(value)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from _bases(value)
