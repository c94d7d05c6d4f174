"""`locarno new`."""

from importlib.resources import files
from pathlib import Path

from .asking import ANSWERED, asking
from .loudness import aside
from .writing import check_target, write_whole


def write_starter(target: Path, force: bool) -> int:
    """Write the case that is shipped with the program, and say what to ask of it."""

    def ask() -> int:
        check_target(target, Path(), force)
        write_whole(target, files("locarno.case").joinpath("starter.yaml").read_text(encoding="utf-8"))
        aside(f"written: {target}; now ask `locarno verdicts {target}`")
        return ANSWERED

    return asking(ask)
