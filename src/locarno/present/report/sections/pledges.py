"""What comes into force if nobody moves first, who waits for whom, and what cannot all be kept."""

from ....answers.pledges_fit import Fit
from ....answers.pledges_loops import Loops
from ....answers.report import Gathered
from ...figures.condition_graph import condition_graph
from ..blocks import Block, Bullets, Cell, Figure, Heading, Line, Paragraph, Section, Table, Tone
from ..speech import Speech

_STANDS: dict[str, tuple[Tone, str]] = {
    "in force": ("interest", "●"),
    "due": ("breaks", "✗"),
    "waits": ("bluff", "○"),
    "undecided": ("impossible", "?"),
}
_MOST_MISFITS = 20


def pledges_section(found: Gathered, speech: Speech) -> Section | None:
    """The pledges that count, by what all readings have in common."""
    loops, fit, say = found.loops, found.fit, speech.say
    if loops is None:
        return None
    stands = [one.stand for one in loops.waits]
    in_force, waiting = stands.count("in force"), stands.count("waits")
    lead = say("pledges-lead", pledges=len(stands), in_force=in_force, waiting=waiting)
    blocks: list[Block] = [Paragraph(Line(lead), "lead"), Paragraph(Line(_then(loops, speech)))]
    blocks.append(
        Figure(lambda: condition_graph(loops, found.case), say("pledges-figure"), "locarno figure pledges CASE")
    )
    blocks += [Heading(say("pledges-loops-head")), *_loops(loops, speech)]
    if fit is not None:
        blocks += [Heading(say("pledges-fit-head")), *_misfits(fit, speech)]
    blocks += [Heading(say("pledges-each-head")), _table(loops, speech)]
    return Section("pledges", say("pledges-title"), tuple(blocks))


def _then(loops: Loops, speech: Speech) -> str:
    holds = "; ".join(speech.option(id_) for id_ in loops.first.holds) or speech.say("nothing-done")
    return speech.say("pledges-then", holds=holds)


def _loops(loops: Loops, speech: Speech) -> list[Block]:
    all_of, say = speech.language.all_of, speech.say
    lines = [
        Line(say("pledges-loop", pledges=all_of(one.pledges), options="; ".join(map(speech.option, one.options))))
        for one in loops.loops
    ]
    if not lines:
        lines.append(Line(say("pledges-no-loop")))
    if not loops.stable:
        lines.append(Line(say("pledges-no-settlement")))
        lines += [Line(say("pledges-contradiction", pledges=all_of(ids))) for ids in loops.contradictions]
    else:
        lines.append(Line(say("pledges-settlements", count=len(loops.stable))))
    return [Bullets(tuple(lines))]


def _misfits(fit: Fit, speech: Speech) -> list[Block]:
    all_of, say = speech.language.all_of, speech.say
    texts = {one.id: one for one in fit.pledges}
    if not fit.misfits:
        return [Paragraph(Line(say("pledges-all-fit" if fit.complete else "pledges-none-found")))]
    lines = []
    for one in fit.misfits[:_MOST_MISFITS]:
        because = say("pledges-by-rules", rules=all_of(one.rules)) if one.rules else say("pledges-by-themselves")
        name = "pledges-misfit-alone" if one.pledges == one.given else "pledges-misfit"
        told = say(name, pledges=all_of(one.pledges), given=all_of(one.given or one.pledges), because=because)
        said = " ".join(speech.say("pledges-says", pledge=id_, text=texts[id_].text) for id_ in one.pledges)
        refs = dict.fromkeys(ref for id_ in one.pledges for ref in texts[id_].refs)
        lines.append(Line(f"{told} {said}", tuple(refs)))
    left = len(fit.misfits) - _MOST_MISFITS
    more = [Paragraph(Line(say("and-more", count=left)), "note")] if left > 0 else []
    return [Paragraph(Line(say("pledges-fit-lead", count=len(fit.misfits)))), Bullets(tuple(lines)), *more]


def _table(loops: Loops, speech: Speech) -> Table:
    say = speech.say
    rows = []
    for view in loops.pledges:
        waits = loops.stand(view.id)
        tone, sign = _STANDS[waits.stand]
        lacks = "; ".join(
            speech.option(lack.option) if lack.wanted else say("pledges-not", what=speech.option(lack.option))
            for lack in waits.lacks
        )
        more = say("pledges-lacks", what=lacks) if lacks else ""
        who = f"{view.id} {', '.join(view.by)}"
        binding = say(f"binding-{view.binding}", kind=say(f"kind-{view.kind}"))
        rows.append(
            (
                Cell(who),
                Cell(binding),
                Cell(view.text, refs=view.refs, assumed=view.assumed),
                Cell(say(f"stand-{waits.stand.replace(' ', '-')}"), tone, sign),
                Cell(more),
            )
        )
    heads = tuple(say(f"pledges-col-{name}") for name in ("who", "word", "text", "stand", "lacks"))
    return Table(say("pledges-caption"), heads, tuple(rows))
