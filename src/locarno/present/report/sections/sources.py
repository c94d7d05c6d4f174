"""Every source, and every statement taken from one."""

from ....answers.report import Gathered
from ....case.nouns import Fact
from ..blocks import Block, Heading, Line, Paragraph, Section, Terms
from ..speech import Speech


def sources_section(found: Gathered, speech: Speech) -> Section:
    """The sources with their addresses, then the facts by source; every ref of the report leads here."""
    case, say = found.case, speech.say
    if not case.sources and not case.facts:
        return Section("sources", say("sources-title"), (Paragraph(Line(say("sources-none"))),))
    sources = []
    for one in case.sources.values():
        parts = [one.title, one.author, one.kind, str(one.dated or ""), one.note]
        sources.append((one.id, Line(". ".join(part for part in parts if part), links=one.addresses)))
    lead = say("sources-lead", sources=len(case.sources), facts=len(case.facts))
    blocks: list[Block] = [Paragraph(Line(lead), "lead"), Terms(tuple(sources), anchors=True)]
    groups: dict[str, list[Fact]] = {}
    for fact in case.facts.values():
        groups.setdefault(fact.source, []).append(fact)
    for source, facts in groups.items():
        title = case.sources[source].title if source in case.sources else say("sources-elsewhere")
        blocks.append(Heading(say("sources-of", source=f"{source} {title}".strip() if title != source else source)))
        blocks.append(Terms(tuple((fact.id, _fact(fact, speech)) for fact in facts), anchors=True))
    return Section("sources", say("sources-title"), tuple(blocks))


def _fact(fact: Fact, speech: Speech) -> Line:
    where = [fact.place] if fact.place else []
    where += [speech.say("sources-voice", voice=fact.voice)] if fact.voice else []
    end = f" ({', '.join(where)})" if where else ""
    return Line(f"{fact.text}{end}", links=fact.addresses)
