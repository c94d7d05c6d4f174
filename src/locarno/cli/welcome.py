"""What `locarno` alone says: what to do first."""

from pathlib import Path

_SAMPLE = Path("cases") / "ukraine"
_STEPS = """\
Will the peace hold, and by what - interest, a credible answer, or bluff?

Try this first:

  locarno new mine.yaml                  writes a small case to start from
  locarno check mine.yaml                says what is wrong in it, and the way out
  locarno verdicts mine.yaml             does each arrangement hold, by what?
  locarno explain mine.yaml truce firm   why?
{sample}
  locarno figure                         lists the figures to be drawn of a case
  locarno --help                         lists all commands
"""
_HERE = """
  locarno verdicts cases/ukraine         the first case: 40 arrangements
"""


def first_steps() -> str:
    """Commands to try; with the first case where it is at hand."""
    return _STEPS.format(sample=_HERE if (_SAMPLE / "case.yaml").is_file() else "").rstrip()
