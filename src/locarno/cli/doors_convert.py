"""`locarno convert`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from ..api.loading import convert
from ..interop.formats import Format, check_ending, format_named, format_of
from ..present.converted import converted_row, converted_shape, converted_text
from ..present.parts import to_json
from ..space.refusal import Refusal
from .asking import ANSWERED, asking, day_of, progress_of, write_rows
from .loudness import aside
from .writing import check_target, write_whole

STDOUT = Path("-")


def show_conversion(
    path: Path,
    out: Path,
    into: str | None,
    reading: str | None,
    scenarios: Sequence[str],
    as_of: str | None,
    start: str,
    order: str | None,
    horizon: int | None,
    force: bool,
    format_: str,
) -> int:
    """Write the case in another format, and say what was written and what is not in it."""

    def ask() -> int:
        chosen = _format(out, into)
        if out != STDOUT:
            check_target(out, path, force)
        elif format_ != "table":
            raise Refusal("the file itself goes to the output stream", "name a file with `-o` to have a report there")
        actors = (order or "").replace(",", " ").split()
        if order is not None and not actors:
            raise Refusal("`--order` names nobody", "write the actors, separated by commas; or leave it out")
        with progress_of("converting"):
            found = convert(path, chosen.id, reading, scenarios, day_of(as_of), start, actors, horizon)
        if out == STDOUT:
            sys.stdout.buffer.write(found.text.encode("utf-8"))  # a file, whatever letters the terminal knows
            sys.stdout.flush()
        else:
            write_whole(out, found.text)
        if format_ == "json":
            sys.stdout.write(to_json(converted_shape(found, str(out))))
        elif format_ == "csv":
            write_rows([converted_row(found, str(out))])
        else:
            aside(converted_text(found, "written" if out == STDOUT else str(out)))
        return ANSWERED

    return asking(ask)


def _format(out: Path, into: str | None) -> Format:
    if into is not None:
        chosen = format_named(into)
        if out != STDOUT:
            check_ending(out, chosen)
        return chosen
    if out == STDOUT:
        raise Refusal("to which format?", "name a file with `-o`, or the format with `--into`")
    return format_of(out)
