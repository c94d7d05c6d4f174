"""The words of a command line as they were written, and what no command may quietly pass over.

That is an empty word, and an option said twice that takes one word.
"""

import shlex
from collections import Counter
from contextvars import ContextVar
from typing import Any

import typer
from typer.core import TyperCommand

_WORDS: ContextVar[tuple[str, ...]] = ContextVar("_WORDS", default=("locarno",))


class Command(TyperCommand):
    """A command that refuses both before it asks anything."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Look at the words as they were written; else as any command does."""
        _WORDS.set((*_path(ctx), *args))
        if not ctx.resilient_parsing:  # completion looks at half a line
            words, _, order = self.make_parser(ctx).parse_args(args=list(args))
            times = Counter(parameter.name for parameter in order)
            for parameter in self.get_params(ctx):
                _refuse(parameter, words.get(parameter.name), times[parameter.name], ctx)
        return super().parse_args(ctx, args)


def asked_with(*more: str) -> str:
    """The command line that is being answered with some more words, as a shell takes it."""
    return shlex.join((*_WORDS.get(), *more))


def _path(ctx: Any) -> tuple[str, ...]:
    """`locarno` and the name of the command, whatever the program is called here."""
    return ("locarno",) if ctx.parent is None else (*_path(ctx.parent), ctx.info_name)


def _refuse(parameter: Any, said: object, times: int, ctx: Any) -> None:
    words = said if isinstance(said, list | tuple) else [said]
    option = parameter.param_type_name == "option"
    if any(isinstance(word, str) and not word.strip() for word in words):
        way = "say something, or leave it out"
        if parameter.metavar == "STATE":
            way += "; `nothing` is the state with every option no"
        raise typer.BadParameter(f"an empty word: {way}", ctx, parameter)
    if option and times > 1 and not parameter.multiple and not getattr(parameter, "is_flag", False):
        raise typer.BadParameter(f"it takes one word and is there {times} times: say it once", ctx, parameter)
