"""How much is told besides the answer: nothing with `--quiet`, settings and times with `--verbose`.

Both are words of `locarno` itself and of every command. What is told besides goes to the error stream, always.
"""

import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from time import perf_counter
from typing import Annotated, Any, Literal

import typer

Loudness = Literal["quiet", "plain", "verbose"]

_LOUDNESS: ContextVar[Loudness] = ContextVar("_LOUDNESS", default="plain")
_PANEL = "What is told besides the answer"

QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="only the answer: no progress, nothing besides", rich_help_panel=_PANEL)
]
VerboseOption = Annotated[
    bool,
    typer.Option(
        "--verbose", "-v", help="also the settings, what was loaded, and how long it took", rich_help_panel=_PANEL
    ),
]


def be(quiet: bool, verbose: bool) -> None:
    """Set it for the command that is being run; raises BadParameter for both at once."""
    if quiet and verbose:
        raise typer.BadParameter("either `--quiet` or `--verbose`")
    _LOUDNESS.set("quiet" if quiet else "verbose" if verbose else "plain")


def is_quiet() -> bool:
    """Whether only the answer is wanted."""
    return _LOUDNESS.get() == "quiet"


def is_verbose() -> bool:
    """Whether more is wanted."""
    return _LOUDNESS.get() == "verbose"


def aside(words: str) -> None:
    """Something besides the answer."""
    if not is_quiet():
        print(words, file=sys.stderr)


def detail(words: str) -> None:
    """Something for who wants to know more."""
    if is_verbose():
        print(f"locarno: {words}", file=sys.stderr)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Say how long something took, to who wants to know."""
    start = perf_counter()
    yield
    detail(f"{what}: {perf_counter() - start:.2f} s")


def with_loudness(command: Callable[..., None]) -> Callable[..., None]:
    """The command with both words as options of its own; they add to what was said before its name."""

    @wraps(command)
    def louder(*words: Any, quiet: bool, verbose: bool, **named: Any) -> None:
        be(quiet or is_quiet(), verbose or is_verbose())
        command(*words, **named)

    own = inspect.signature(command)
    both = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=annotation)
        for name, annotation in (("quiet", QuietOption), ("verbose", VerboseOption))
    ]
    louder.__signature__ = own.replace(parameters=[*own.parameters.values(), *both])  # type: ignore[attr-defined]
    louder.__annotations__ = command.__annotations__ | {"quiet": QuietOption, "verbose": VerboseOption}
    return louder
