"""What each pledge is worth: whether it would be kept when it comes to it, and which verdicts hang on it."""

from ....answers.report import Gathered
from ....answers.worth import PledgeWorth, Will
from ...worth_words import tally, together
from ..blocks import Block, Cell, Line, Paragraph, Section, Table, Tone
from ..speech import Speech

WILLS: dict[Will, tuple[Tone, str]] = {
    "always": ("interest", "●"),
    "sometimes": ("credible", "◐"),
    "indifferent": ("bluff", "○"),
    "never": ("breaks", "✗"),
    "uncalled": ("impossible", "·"),
}


def worth_section(found: Gathered, speech: Speech) -> Section | None:
    """The pledges that speak of options, by readings."""
    worth, say = found.worth, speech.say
    if worth is None:
        return None
    told = [one for one in worth if one.moments]
    if not told:
        return None
    words = {one.ids: {reading: _will(one, reading) for reading in worth.readings} for one in told}
    called = [{will for will in words[one.ids].values() if will not in (None, "uncalled")} for one in told]
    firm, hollow = called.count({"always"}), called.count({"never"})
    turning = [one for one in told if one.changes("struck")]
    blocks: list[Block] = [Paragraph(Line(say("worth-lead", pledges=len(told), firm=firm, hollow=hollow)), "lead")]
    if turning:
        most = max(turning, key=lambda one: len(one.changes("struck")))
        count = len(most.changes("struck"))
        named = say("worth-most", pledge=most.ids[0], count=count, text=found.case.pledges[most.ids[0]].text)
        blocks.append(Paragraph(Line(named, found.case.pledges[most.ids[0]].basis.refs)))
    rows = []
    for one in told:
        pledge = found.case.pledges[one.ids[0]]
        name = Cell(f"{pledge.id} {', '.join(pledge.by)}", more=pledge.text, refs=pledge.basis.refs)
        cells = [_cell(words[one.ids][reading], speech) for reading in worth.readings]
        rows.append((name, *cells, _changes(one, "kept"), _changes(one, "struck")))
    heads = ("", *worth.readings, say("worth-kept"), say("worth-struck"))
    blocks.append(Table(say("worth-caption", verdicts=worth.verdicts), heads, tuple(rows)))
    blocks.append(Paragraph(Line(say("worth-note")), "note"))
    return Section("worth", say("worth-title"), tuple(blocks))


def _will(one: PledgeWorth, reading: str) -> Will | None:
    moments = one.under(reading)
    return together(moment.will for moment in moments) if moments else None


def _cell(will: Will | None, speech: Speech) -> Cell:
    if will is None:
        return Cell("", "impossible")
    tone, sign = WILLS[will]
    return Cell(speech.say(f"will-{will}"), tone, sign)


def _changes(one: PledgeWorth, taken: str) -> Cell:
    changes = one.changes("kept" if taken == "kept" else "struck")
    found = tally(changes)
    parts = [f"+{found.better}"] if found.better else []
    parts += [f"−{found.worse}"] if found.worse else []
    parts += [f"∅{found.impossible}"] if found.impossible else []
    return Cell(" ".join(parts) or "0", number=True)
