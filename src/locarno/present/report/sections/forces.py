"""Whether the numbers add up: what is in force, what is asked, what can be kept up month by month."""

from itertools import groupby

from ....answers.forces import ForceCount, Upkeep
from ....answers.report import Gathered
from ....answers.rota import Deployment
from ....case.pledge_nouns import Range
from ...figures.rota import rota_figure
from ...figures.waterfall import waterfall_figure
from ..blocks import Block, Bullets, Cell, Figure, Fold, Heading, Line, Paragraph, Section, Table
from ..speech import Speech


def forces_section(found: Gathered, speech: Speech) -> Section | None:
    """Of today, then of the arrangement that says how large it is."""
    if not found.forces:
        return None
    blocks: list[Block] = []
    for one in found.forces:
        blocks += _of(one, found, speech)
    return Section("forces", speech.say("forces-title"), tuple(blocks))


def _of(one: ForceCount, found: Gathered, speech: Speech) -> list[Block]:
    say = speech.say
    arrangement = one.asking.arrangement if one.asking else ""
    blocks: list[Block] = []
    if arrangement:
        blocks.append(Heading(speech.arrangement(arrangement)))
        blocks += _asked(one, speech)
    else:
        blocks.append(Paragraph(Line(_in_force(one, speech)), "lead"))
        if any(step.pledges for step in one.waterfall):
            text = say("forces-figure", name=_name(one, speech))
            blocks.append(Figure(lambda: waterfall_figure(one, found.case), text, "locarno figure waterfall CASE"))
    if one.deployments:
        blocks += _months(one, found, speech)
    return blocks


def _name(one: ForceCount, speech: Speech) -> str:
    return speech.say("forces-troops") if one.name == "troops" else one.name


def _in_force(one: ForceCount, speech: Speech) -> str:
    """What there is of what was said, and what is left of it."""
    whole, last = one.waterfall[0], one.waterfall[-1]
    spoken = next((step for step in one.waterfall if step.name == "named"), whole)
    said, left = len(spoken.pledges), len(last.pledges)
    return speech.say("forces-lead", name=_name(one, speech), said=said, left=left)


def _asked(one: ForceCount, speech: Speech) -> list[Block]:
    say, asking = speech.say, one.asking
    if asking is None or asking.size is None:
        return [Paragraph(Line(say("forces-no-size")))]
    size = speech.language.range(asking.size)
    lines = []
    for gap in asking.gaps:
        told = say(
            "forces-gap",
            counting=gap.counting or say("forces-no-source"),
            there=speech.language.range(gap.there),
            short=speech.language.range(gap.short),
        )
        unknown = say("forces-gap-open", pledges=speech.language.all_of(gap.open)) if gap.open else ""
        lines.append(Line(f"{told} {unknown}".strip()))
    lines += [
        Line(
            say("forces-ratio", army=ratio.army.label, one_to=speech.language.range(ratio.one_to)),
            ratio.army.basis.refs,
        )
        for ratio in asking.ratios
    ]
    lines += [
        Line(
            say("forces-density", front=one.front.label, per_km=speech.language.range(one.per_km)), one.front.basis.refs
        )
        for one in asking.densities
    ]
    blocks: list[Block] = [Paragraph(Line(say("forces-asked", size=size)), "lead"), Bullets(tuple(lines))]
    if one.upkeep:
        blocks.append(_upkeep(one, speech))
    binding = [upkeep for upkeep in one.upkeep if upkeep.even]
    firsts = dict.fromkeys((upkeep.counting, upkeep.even.state) for upkeep in binding if upkeep.even)
    if firsts:
        binds = (say("forces-binds", counting=by or say("forces-only"), state=state) for by, state in firsts)
        blocks.append(Bullets(tuple(map(Line, binds))))
    return blocks


def _upkeep(one: ForceCount, speech: Speech) -> Table:
    say, said = speech.say, speech.language.range
    rows = [
        (
            Cell(upkeep.counting or say("forces-only"), more=said(upkeep.pool)),
            Cell(_cycle(upkeep, speech), more=upkeep.rotation.label, refs=upkeep.rotation.basis.refs),
            Cell(said(upkeep.sustainable), number=True),
            Cell(said(upkeep.needed) if upkeep.needed else "", number=True),
            _share(upkeep.share, speech),
            _missing(upkeep.missing, speech),
        )
        for upkeep in one.upkeep
    ]
    heads = tuple(say(f"forces-col-{name}") for name in ("pools", "rotation", "good", "cycle", "share", "missing"))
    return Table(say("forces-upkeep"), heads, tuple(rows))


def _cycle(upkeep: Upkeep, speech: Speech) -> str:
    return f"{speech.language.number(upkeep.rotation.cycle)}:1"


def _share(share: Range | None, speech: Speech) -> Cell:
    if share is None:
        return Cell("")
    low, high = (speech.language.percent(float(bound)) for bound in share)
    return Cell(low if low == high else speech.say("range", low=low, high=high), number=True)


def _missing(missing: Range | None, speech: Speech) -> Cell:
    if missing is None or not missing[1]:
        return Cell(speech.say("forces-none"), "interest", "●")
    return Cell(speech.language.range(missing), "breaks", "✗")


def _months(one: ForceCount, found: Gathered, speech: Speech) -> list[Block]:
    say = speech.say
    rules = one.deployments[0].rules
    number = speech.language.number
    units = say("forces-units", unit=number(rules.unit), counting=rules.counting or say("forces-only"))
    blocks: list[Block] = [Heading(say("forces-months-head")), Paragraph(Line(units))]
    blocks.append(Bullets(tuple(Line(_result(plan, speech)) for plan in one.deployments)))
    arrangement = one.asking.arrangement if one.asking else ""
    command = f"locarno figure months CASE -a {arrangement}" if arrangement else "locarno figure months CASE"
    blocks.append(Figure(lambda: rota_figure(one, found.case), say("forces-rota-figure"), command))
    tables = tuple(_plan(plan, speech) for plan in one.deployments)
    blocks.append(Fold(say("forces-months-fold"), tables))
    return blocks


def _result(plan: Deployment, speech: Speech) -> str:
    number, rules = speech.language.number, plan.rules
    args: dict[str, str | int] = {
        "cycle": number(rules.rotation.cycle),
        "tour": rules.tour,
        "rest": rules.rest,
        "target": number(rules.target * rules.unit),
        "least": number(plan.least * rules.unit),
        "months": rules.months,
    }
    name = "forces-meets" if plan.meets else "forces-short"
    kind = speech.say("forces-best" if plan.method == "optimal" else "forces-plain")
    return f"{speech.say(name, **args)} {kind}"


def _plan(plan: Deployment, speech: Speech) -> Table:
    """Months that are alike are one row."""
    say, number, unit = speech.say, speech.language.number, plan.rules.unit
    states = [pool.state for pool in plan.rules.pools]
    months = list(zip(*(plan.on_duty(state) for state in states), strict=True))
    rows = []
    for units, run in groupby(range(len(months)), key=lambda month: months[month]):
        told = [month + 1 for month in run]
        name = str(told[0]) if len(told) == 1 else say("range", low=str(told[0]), high=str(told[-1]))
        cells = [Cell(number(count * unit), number=True) for count in (sum(units), *units)]
        rows.append((Cell(name), *cells))
    caption = say("forces-plan", cycle=number(plan.rules.rotation.cycle))
    return Table(caption, (say("forces-month"), say("forces-on-duty"), *states), tuple(rows))
