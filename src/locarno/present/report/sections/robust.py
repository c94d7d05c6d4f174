"""How robust the verdicts are: how often each stays where beliefs are drawn around the readings."""

from ....answers.report import Gathered
from ....answers.robust import Robust, Stays
from ..blocks import Block, Bullets, Cell, Heading, Line, Paragraph, Section, Table, Tone
from ..speech import Speech

_FIRM, _SHAKY, _MOST = 0.95, 0.75, 8


def robust_section(found: Gathered, speech: Speech) -> Section | None:
    """The sentence, the matrix of shares, the assumed entries that decide most."""
    robust, say = found.robust, speech.say
    if robust is None or not len(robust):
        return None
    firm = sum(one.share >= _FIRM for one in robust)
    always = sum(one.other is None for one in robust)
    lead = say("robust-lead", cells=len(robust), firm=firm, always=always, share=speech.language.percent(_FIRM))
    blocks: list[Block] = [Paragraph(Line(lead), "lead")]
    shaky = min(robust, key=lambda one: one.share)
    if shaky.other is not None:
        blocks.append(Paragraph(Line(_shakiest(shaky, speech))))
    blocks.append(_table(robust, speech))
    blocks.append(Paragraph(Line(_drawn(robust, speech)), "note"))
    decides = tuple(
        Line(
            say(
                f"robust-decides-{one.contrast}",
                reading=speech.under(one.reading),
                what=speech.wish(one.text) if one.kind == "statement" else one.text,
                actor=speech.actor(one.actor) if one.actor else say("robust-nobody"),
                points=speech.language.decimal(100 * one.difference),
            ),
            assumed=True,
        )
        for one in robust.decides[:_MOST]
    )
    if decides:
        blocks += [Heading(say("robust-decides-head")), Bullets(decides)]
    return Section("robust", say("robust-title"), tuple(blocks))


def _shakiest(one: Stays, speech: Speech) -> str:
    say, percent = speech.say, speech.language.percent
    other = one.other
    return say(
        "robust-shakiest",
        name=speech.arrangement(one.arrangement),
        reading=speech.under(one.reading),
        verdict=say(f"crux-{one.rung}"),
        share=percent(one.share),
        low=percent(one.low),
        high=percent(one.high),
        other=say(f"crux-{other}") if other else "",
    )


def _table(found: Robust, speech: Speech) -> Table:
    rows = []
    for id_, label in found.labels.items():
        cells = [_cell(found[id_, reading], speech) for reading in found.readings]
        rows.append((Cell(speech.arrangement(id_) if label else id_), *cells))
    return Table(speech.say("robust-caption"), ("", *found.readings), tuple(rows))


def _cell(one: Stays, speech: Speech) -> Cell:
    tone: Tone = "impossible" if one.share >= _FIRM else "bluff" if one.share >= _SHAKY else "breaks"
    sign = "●" if one.share >= _FIRM else "◐" if one.share >= _SHAKY else "○"
    return Cell(speech.language.percent(one.share), tone, sign, more=speech.say(f"word-{one.rung}"))


def _drawn(found: Robust, speech: Speech) -> str:
    one = found.drawing
    spread = speech.language.decimal(one.spread or 0).lstrip("+")
    return speech.say("robust-drawn", samples=found.samples, seed=str(one.seed), spread=spread)
