"""Which line of defence deters: at which does a renewed attack stop paying, and would that line answer?"""

from ....answers.defence import Deterrence
from ....answers.report import Gathered
from ...defence import cell_words
from ..blocks import Block, Bullets, Cell, Line, Paragraph, Section, Table
from ..speech import Speech
from .worth import WILLS


def lines_section(found: Gathered, speech: Speech) -> Section | None:
    """Reading by reading, then arrangement by arrangement."""
    lines, case, say = found.lines, found.case, speech.say
    if lines is None or case.defence is None:
        return None
    attack = say(
        "lines-attack", attacker=speech.actor(lines.attacker), options="; ".join(map(speech.option, lines.attack))
    )
    named = tuple(
        Line(say("lines-line", number=number, label=one.label or one.id), one.basis.refs, one.basis.assumed)
        for number, one in enumerate(case.defence.lines.values(), 1)
    )
    blocks: list[Block] = [Paragraph(Line(attack)), Bullets(named)]
    blocks.append(Bullets(tuple(Line(_headline(one, speech)) for one in lines.everywhere)))
    answers = _answers(found, speech)
    if answers is not None:
        blocks.append(answers)
    if lines.by_arrangement:
        rows = []
        for id_ in lines.arrangements:
            cells = [_cell(lines[id_, reading], speech) for reading in lines.readings]
            rows.append((Cell(speech.arrangement(id_)), *cells))
        blocks.append(Table(say("lines-caption"), ("", *lines.readings), tuple(rows)))
        blocks.append(Paragraph(Line(say("lines-note")), "note"))
    return Section("lines", say("lines-title"), tuple(blocks))


def _headline(one: Deterrence, speech: Speech) -> str:
    """What deters under a reading, over all states in which an attack is possible."""
    say, number = speech.say, speech.language.number
    if not one.states:
        return say("lines-none", reading=one.reading)
    if one.if_all.at[0] == one.states:
        return say("lines-never-pays", reading=one.reading)
    if one.if_willing.pays == one.states:
        return say("lines-pays" if one.if_all.pays == one.states else "lines-pays-though", reading=one.reading)
    if not one.if_willing.pays:
        return say("lines-deterred", reading=one.reading)
    stops = one.states - one.if_willing.pays
    told = say("lines-partly", reading=one.reading, stops=number(stops), states=number(one.states))
    where = one.deterred_if_willing_where
    return f"{told} {say('lines-where', where=speech.wish(where))}" if where else told


def _answers(found: Gathered, speech: Speech) -> Table | None:
    """For each line and reading, whether those who hold it would rather answer than not."""
    lines, case = found.lines, found.case
    if lines is None or case.defence is None or not lines.lines:
        return None
    rows = []
    for number, id_ in enumerate(lines.lines):
        cells = []
        for one in lines.everywhere:
            line = one.lines[number]
            will = (
                "uncalled"
                if not line.can
                else "always"
                if line.would == line.can
                else "sometimes"
                if line.would
                else "never"
                if line.would_not
                else "indifferent"
            )
            tone, sign = WILLS[will]  # type: ignore[index]
            cells.append(Cell(speech.say(f"answers-{will}"), tone, sign))
        rows.append((Cell(f"{number + 1} {case.defence.lines[id_].label or id_}"), *cells))
    return Table(speech.say("lines-answers-caption"), ("", *lines.readings), tuple(rows))


def _cell(one: Deterrence, speech: Speech) -> Cell:
    word, will = cell_words(one, plain_signs=False)
    tone, _ = WILLS[will]
    if will == "always":
        text = speech.say("lines-unanswered") if word == "0" else speech.say("lines-at", line=word)
    elif will == "indifferent":
        text = speech.say("lines-at-unwilling", line=word.strip("()"))
    else:
        text = speech.say("lines-it-pays" if will == "never" else "lines-no-attack")
    sign = {"always": "●", "indifferent": "○", "never": "✗"}.get(will, "–")
    return Cell(text, tone, sign)
