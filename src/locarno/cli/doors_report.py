"""`locarno report`."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ..answers.report import Gathered, LeftOut
from ..present.report.drawings import can_draw
from ..present.report.markdown import markdown_page
from ..present.report.page import html_page
from ..present.report.printing import NoBrowser, browser, printed
from ..space.refusal import Refusal
from .asking import ANSWERED, asking, day_of, load_case, progress_of
from .loudness import aside
from .writing import check_target, write_whole

_LACKS: dict[str, str] = {
    "arrangements": "no arrangements",
    "pledges": "no pledges",
    "defence": "no lines of defence",
    "forces": "no forces",
    "scenarios": "no scenarios",
    "readings": "only one reading",
    "goal": "no goal",
    "play": "no chances or events",
}


def show_report(
    path: Path,
    out: Path,
    language: str,
    sections: Sequence[str] | None,
    quick: bool,
    scenarios: Sequence[str],
    as_of: str | None,
    samples: int,
    seed: int,
    force: bool,
) -> int:
    """Gather and write."""

    def ask() -> int:
        make = _maker(out.suffix.lower(), language)
        check_target(out, path, force)
        case = load_case(path)
        with progress_of("asking") as progress:
            found = case.report(sections, quick, scenarios, day_of(as_of), samples, seed, progress)
        content = make(found)
        write_whole(out, content)
        aside(f"written: {out} ({_size(content)})")
        _tell(found.left_out, out)
        return ANSWERED

    return asking(ask)


def _maker(kind: str, language: str) -> Callable[[Gathered], str | bytes]:
    """What makes a file of that kind; raises Refusal if nothing does, before anything is asked."""
    if kind in (".html", ".htm"):
        return lambda found: html_page(found, language)
    if kind == ".md":
        return lambda found: markdown_page(found, language)
    if kind == ".pdf":
        try:
            program = browser()
        except NoBrowser as wrong:
            raise Refusal(wrong.found, wrong.way_out) from None
        return lambda found: _pdf(found, language, program)
    raise Refusal(
        f"a report with a name that ends in `{kind}`" if kind else "a name without an ending", ".html, .pdf or .md"
    )


def _pdf(found: Gathered, language: str, program: str) -> bytes:
    try:
        return printed(html_page(found, language), program)
    except NoBrowser as wrong:
        raise Refusal(wrong.found, wrong.way_out) from None


def _tell(left_out: Sequence[LeftOut], out: Path) -> None:
    """What is not in it, and what would bring it in."""
    lacks = dict.fromkeys(_LACKS[one.lacks] for one in left_out if one.lacks)
    if lacks:
        aside(f"  left out: the case has {', '.join(lacks)}")
    for one in left_out:
        if one.why == "refused":
            aside(f"  left out: {one.part}: {one.found}")
    slow = [one.part for one in left_out if one.why == "quick"]
    if slow:
        aside(f"  left out for speed: {', '.join(slow)}; without --quick they are there")
    if out.suffix.lower() != ".md" and not can_draw():
        aside("  without figures: `pip install 'locarno[figures]'`")


def _size(content: str | bytes) -> str:
    count = len(content.encode() if isinstance(content, str) else content)
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.0f} kB"
