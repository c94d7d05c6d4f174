"""Play over time: how likely the goal is kept, from each beginning, and at which value of a number that turns."""

from ....answers.play import PlayCell, PlayTable
from ....answers.report import Gathered
from ....answers.threshold import Crossing, Curve, Thresholds
from ...figures.threshold import threshold_figure
from ..blocks import Block, Bullets, Cell, Figure, Heading, Line, Paragraph, Section, Table, Tone
from ..speech import Speech

_STEPS: tuple[tuple[float, Tone, str], ...] = (
    (0.75, "interest", "●"),
    (0.5, "credible", "◐"),
    (0.25, "bluff", "○"),
    (0.0, "breaks", "✗"),
)
_WIDE = 0.1


def play_section(found: Gathered, speech: Speech) -> Section | None:
    """The table of beginnings by readings, then the thresholds."""
    if found.play is None:
        return None
    blocks = _table_blocks(found.play, speech)
    if found.threshold is not None:
        blocks += _threshold_blocks(found.threshold, found, speech)
    return Section("play", speech.say("play-title"), tuple(blocks))


def _table_blocks(table: PlayTable, speech: Speech) -> list[Block]:
    say, percent = speech.say, speech.language.percent
    goal = say("quoted", text=table.goal_label)
    lasting = [cell for cell in table.cells if cell.kept and cell.probability is not None]
    likely = sum(cell.probability.middle >= 0.5 for cell in lasting if cell.probability)
    lead = say("play-lead", goal=goal, months=table.settings.months, likely=likely, cells=len(lasting))
    rows = []
    for start in table.labels:
        cells = [_cell(table[start, reading], speech) for reading in table.readings]
        rows.append((Cell(say("play-today") if start == "today" else speech.arrangement(start)), *cells))
    return [
        Paragraph(Line(lead), "lead"),
        Table(say("play-caption", goal=goal, months=table.settings.months), ("", *table.readings), tuple(rows)),
        Paragraph(Line(say("play-note")), "note"),
        Paragraph(Line(say("play-rests", share=percent(table.assumed_share))), "note"),
    ]


def _cell(one: PlayCell, speech: Speech) -> Cell:
    if one.probability is None:
        return Cell("", "impossible", "–")
    span, percent = one.probability, speech.language.percent
    tone, sign = next((tone, sign) for least, tone, sign in _STEPS if span.middle >= least)
    more = ""
    if span.high - span.low >= _WIDE:
        more = speech.say("range", low=percent(span.low), high=percent(span.high))
    if not one.kept:
        more = f"{more} {speech.say('play-then')}".strip()
    return Cell(percent(span.middle), tone, sign, more=more)


def _threshold_blocks(one: Thresholds, found: Gathered, speech: Speech) -> list[Block]:
    say = speech.say
    over = say("quoted", text=one.over.label)
    lines = [_curve(curve, one, speech) for curve in one.curves]
    lines += [
        Line(say("threshold-mark", label=mark.label, value=speech.language.percent(mark.value)), mark.refs)
        for mark in one.marks
    ]
    figure = Figure(
        lambda: threshold_figure(one, found.case),
        say("threshold-figure", over=over),
        "locarno figure threshold CASE",
    )
    return [
        Heading(say("threshold-head")),
        Paragraph(Line(say("threshold-lead", over=over), one.over.refs, one.over.assumed)),
        Bullets(tuple(lines)),
        figure,
    ]


def _curve(curve: Curve, one: Thresholds, speech: Speech) -> Line:
    say, percent = speech.say, speech.language.percent
    if curve.crossings:
        told = speech.language.all_of(_crossing(crossing, speech) for crossing in curve.crossings)
        text = say("threshold-crosses", reading=curve.reading, mark=percent(one.level), crossings=told)
    else:
        low = min(probability for _, probability in curve.points)
        high = max(probability for _, probability in curve.points)
        text = say(
            "threshold-never", reading=curve.reading, mark=percent(one.level), low=percent(low), high=percent(high)
        )
    even = curve.break_even
    if even is not None and even.at:
        at = speech.language.all_of(_value(crossing.at, speech) for crossing in even.at)
        text += " " + say("threshold-even", actor=speech.actor(even.actor), at=at)
    if curve.own is not None:
        own = speech.say("range", low=_value(curve.own.low, speech), high=_value(curve.own.high, speech))
        return Line(f"{text} {say('threshold-own', own=own)}", curve.own.refs, curve.own.assumed)
    return Line(text)


def _crossing(one: Crossing, speech: Speech) -> str:
    return speech.say("threshold-up" if one.rising else "threshold-down", at=_value(one.at, speech))


def _value(one: float, speech: Speech) -> str:
    return speech.language.decimal(one).lstrip("+")
