"""Writing a file: whole or not at all, and over another only if that is asked for."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from ..present.figures.drawing import NoPicture, check_kind, drawn
from ..present.figures.style import Spec
from ..space.refusal import Refusal

_ANYBODY = 0o666


def check_target(target: Path, source: Path, force: bool) -> None:
    """Raise Refusal if nothing may be written there."""
    try:
        if target.is_dir():
            raise Refusal(f"`{target}` is a folder", "name a file in it")
        if target.exists() and not target.is_file():
            raise Refusal(f"`{target}` is not a plain file", "`-o -` writes to the output stream")
        if target.exists() and source.exists() and target.samefile(source):
            raise Refusal(f"`{target}` is the case itself", "name another file")
        if target.exists() and not force:
            raise Refusal(f"`{target}` exists", "name another file, or write over it with `--force`")
        if not target.parent.is_dir():
            raise Refusal(f"there is no folder `{target.parent}`", "make it first")
    except (OSError, ValueError) as wrong:
        raise _refused(target, wrong) from wrong


def write_whole(target: Path, content: str | bytes) -> None:
    """Write a file so that nobody ever sees a part of it; raises Refusal if it cannot be written."""
    data = content.encode() if isinstance(content, str) else content
    try:
        place = target.resolve()
        handle, name = tempfile.mkstemp(prefix=f".{place.name[:100]}.", dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(place.stat().st_mode & 0o777 if place.exists() else _ANYBODY & ~_mask())
            Path(name).replace(place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as wrong:
        raise _refused(target, wrong) from wrong


def write_figure(target: Path, case: Path, figure: Callable[[], Spec], force: bool) -> None:
    """Draw a figure into a file; raises Refusal if it cannot be drawn or written, before it is made where possible."""
    check_target(target, case, force)
    try:
        check_kind(target.suffix.lower())
        write_whole(target, drawn(figure(), target.suffix.lower()))
    except NoPicture as wrong:
        raise Refusal(wrong.found, wrong.way_out) from None


def _mask() -> int:
    """The permissions that new files do not get; asking for it sets it, so it is set back at once."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refused(target: Path, wrong: OSError | ValueError) -> Refusal:
    return Refusal(f"`{target}` cannot be written: {getattr(wrong, 'strerror', None) or wrong}", "name another file")
