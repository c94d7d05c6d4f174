"""The door for `.gmcr` files: a path in, the text of a case and what is wrong with the file out."""

from pathlib import Path

from ..case.places import Place, lines_of
from ..case.reader import Read, read_text
from ..case.wording import Report
from ..case.yaml_text import LARGEST_FILE, TextError
from .gmcr_case import case_text
from .gmcr_file import read_file
from .json_text import Text

SUFFIX = ".gmcr"
_A_FILE = "a file of GMCR+"


def is_gmcr(path: str | Path) -> bool:
    """Whether a file is one of GMCR+, by its name."""
    return Path(path).suffix.lower() == SUFFIX


def read_gmcr(path: str | Path) -> Read:
    """Read a `.gmcr` file as a case; never raises for what the file holds.

    Problems that only the case shows name the file with `(as a case)` behind it, for their lines are those of the text
    that `gmcr_text` gives.
    """
    report = Report()
    text = gmcr_text(path, report)
    return Read(None, report) if text is None else read_text(text, f"{path} (as a case)", report)


def gmcr_text(path: str | Path, report: Report) -> str | None:
    """The case that a `.gmcr` file describes, as the text of a case file; None if something is wrong with it."""
    path = Path(path)
    data = _bytes(path, report)
    if data is None:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        report.keep_lines(str(path), data.decode("utf-8", "replace"))
        before = lines_of(data[: wrong.start].decode("utf-8") + "x")
        place = Place(str(path), len(before), len(before[-1]))
        report.error("E103", place, f"the byte 0x{data[wrong.start]:02x} is not UTF-8", "UTF-8 text")
        return None
    report.keep_lines(str(path), text)
    source = Text(text, str(path))
    try:
        file = read_file(source.parse(), source, report)
    except TextError as wrong:
        report.error(wrong.code, wrong.place, wrong.found, wrong.expected, wrong.way_out)
        return None
    return None if file is None or report.failed else case_text(file, path.stem, report)


def _bytes(path: Path, report: Report) -> bytes | None:
    place = Place(str(path), 1, 1)
    try:
        if not path.is_file():
            what = "not a file" if path.exists() else "no such file"
            report.error("E101", place, f"{what}: `{path}`", _A_FILE)
            return None
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as wrong:
        why = getattr(wrong, "strerror", None) or str(wrong)
        report.error("E101", place, f"`{path}` cannot be read: {why}", "a file you may read")
        return None
    if len(data) > LARGEST_FILE:
        most = f"at most {LARGEST_FILE // 2**20} MiB"
        report.error("E102", place, f"`{path}` has more than {LARGEST_FILE // 2**20} MiB", most)
        return None
    return data.removeprefix(b"\xef\xbb\xbf")
