"""What we would see: events that fit some readings and contradict others."""

from collections.abc import Mapping

from ....answers.report import Gathered
from ....answers.see import Signs, Standing, Telling
from ..blocks import Block, Bullets, Cell, Line, Paragraph, Section, Table, Tone
from ..speech import Speech

_SHOWN: Mapping[Standing, tuple[Tone, str]] = {
    "excluded": ("breaks", "✗"),
    "possible": ("impossible", "○"),
    "reachable": ("bluff", "◐"),
    "lasting": ("credible", "●"),
    "predicted": ("interest", "◆"),
}
_MOST, _TOLD = 24, 8


def see_section(found: Gathered, speech: Speech) -> Section | None:
    """The events that tell readings apart, the strongest first."""
    signs, say = found.signs, speech.say
    if signs is None or not signs.tellings:
        return None
    by_seeing = [one for one in signs.tellings if one.seen]
    lead = say("see-lead", events=len(signs.tellings), seen=len(by_seeing))
    blocks: list[Block] = [Paragraph(Line(lead), "lead")]
    lines = tuple(Line(_sentence(one, speech)) for one in by_seeing if one.event.kind != "pair")[:_TOLD]
    blocks += [Bullets(lines)] if lines else []
    blocks.append(_table(signs, speech))
    return Section("see", say("see-title"), tuple(blocks))


def _event(one: Telling, speech: Speech) -> str:
    event = one.event
    if event.kind == "outcome":
        return speech.outcome(event.id)
    if event.kind in ("likelihood", "asked") and event.label:
        return speech.say("quoted", text=event.label)
    return speech.wish(event.id)


def _sentence(one: Telling, speech: Speech) -> str:
    all_of = speech.language.all_of
    fits = [reading for reading in one.standing if reading not in one.seen]
    return speech.say("see-event", event=_event(one, speech), against=all_of(one.seen), fits=all_of(fits) or "–")


def _table(signs: Signs, speech: Speech) -> Table:
    say = speech.say
    rows = []
    for one in signs.tellings[:_MOST]:
        cells = []
        for reading in signs.readings:
            tone, sign = _SHOWN[one.standing[reading]]
            cells.append(Cell(say(f"sight-{one.standing[reading]}"), tone, sign))
        now = say("see-today") if one.event.today else ""
        rows.append((Cell(_event(one, speech), more=now), *cells, Cell(_against(one, speech))))
    return Table(say("see-caption"), ("", *signs.readings, say("see-contradicts")), tuple(rows))


def _against(one: Telling, speech: Speech) -> str:
    all_of, say = speech.language.all_of, speech.say
    parts = [all_of(one.seen)] if one.seen else []
    parts += [say("see-stays", readings=all_of(one.stays))] if one.stays else []
    parts += [say("see-never", readings=all_of(one.never))] if one.never else []
    return "; ".join(parts) or "–"
