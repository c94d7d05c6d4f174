"""What was said when, what held as of each day, and what changed it."""

from ....answers.report import Gathered
from ....answers.timeline import Changed, Dated, Moment, Timeline
from ...figures.timeline import timeline_figure
from ..blocks import Block, Cell, Figure, Fold, Heading, Line, Paragraph, Section, Table
from ..speech import Speech


def timeline_section(found: Gathered, speech: Speech) -> Section | None:
    """Whether anything ever changed, what, and the ledger."""
    timeline, say = found.timeline, speech.say
    if timeline is None:
        return None
    blocks: list[Block] = [Paragraph(Line(_sentence(timeline, speech)), "lead")]
    figure = say("timeline-figure")
    if any(one.kind != "source" for one in timeline.ledger):
        blocks.append(Figure(lambda: timeline_figure(timeline, found.case), figure, "locarno figure timeline CASE"))
    if not timeline.quiet:
        blocks += [Heading(say("timeline-changes-head")), _changes(timeline, speech)]
    blocks.append(Fold(say("timeline-ledger", count=len(timeline.ledger)), (_ledger(timeline, speech),)))
    return Section("timeline", say("timeline-title"), tuple(blocks))


def _sentence(found: Timeline, speech: Speech) -> str:
    say, cells = speech.say, len(found.names) * len(found.readings)
    if not any(one.matters for one in found.ledger):
        return say("timeline-undated")
    days = [moment.day for moment in found.moments if moment.changed and moment.day]
    if not days:
        return say("timeline-quiet", cells=cells)
    changes = sum(len(moment.changed) for moment in found.moments)
    on = speech.language.all_of(speech.language.day(day) for day in days)
    return say("timeline-lead", changes=changes, cells=cells, days=on)


def _changes(found: Timeline, speech: Speech) -> Table:
    say = speech.say
    merged: dict[tuple[str, str, str, str], dict[str, list[str]]] = {}
    for moment in found.moments:
        for one in moment.changed:
            day = speech.language.day(moment.day) if moment.day else say("timeline-before")
            key = (day, say(f"word-{one.before}"), say(f"word-{one.after}"), _through(one, moment, speech))
            merged.setdefault(key, {}).setdefault(one.arrangement, []).append(one.reading)
    rows = []
    for (day, before, after, through), cells in merged.items():
        told = "; ".join(f"{_name(id_, speech)} ({', '.join(readings)})" for id_, readings in cells.items())
        rows.append((Cell(day), Cell(told), Cell(before), Cell(after), Cell(through)))
    heads = tuple(say(f"timeline-col-{name}") for name in ("day", "what", "was", "is", "through"))
    return Table(say("timeline-changes"), heads, tuple(rows))


def _name(id_: str, speech: Speech) -> str:
    return speech.say("whatif-goal") if id_ == "goal" else speech.arrangement(id_)


def _through(one: Changed, moment: Moment, speech: Speech) -> str:
    if not one.sets:
        return speech.say("timeline-whole-day")
    ids = dict.fromkeys(id_ for ids in one.sets for id_ in ids)
    entries = {entry.id: entry for entry in moment.entries}
    return "; ".join(_text(entries[id_], speech) if id_ in entries else id_ for id_ in ids)


def _ledger(found: Timeline, speech: Speech) -> Table:
    rows = [
        (Cell(one.when), Cell(", ".join(one.by) or "–"), Cell(_entry(one, speech), refs=one.refs, assumed=one.assumed))
        for one in found.ledger
    ]
    heads = tuple(speech.say(f"timeline-col-{name}") for name in ("day", "who", "entry"))
    return Table(speech.say("timeline-ledger-caption"), heads, tuple(rows))


def _entry(one: Dated, speech: Speech) -> str:
    name = one.id if one.kind in ("pledge", "rule", "scenario", "source") else ""
    told = speech.say(f"entry-{one.kind.replace(' ', '-')}", text=f"{name} {_text(one, speech)}".strip())
    return speech.say("entry-ends", entry=told) if one.turn == "ends" else told


def _text(one: Dated, speech: Speech) -> str:
    """What an entry says: options by their labels, wishes in words, all else as the case has it."""
    if one.kind == "statement":
        return speech.wish(one.text)
    if one.kind != "status quo":
        return one.text
    words = one.text.split()
    if words and all(word.lstrip("+-") in speech.case.options for word in words):
        return speech.changes([word if word[0] in "+-" else f"+{word}" for word in words])
    return speech.say("entry-as-before") if one.text == "as before" else one.text
