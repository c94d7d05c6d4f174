"""Every verdict in a sentence, for print and Markdown, where cells cannot be opened."""

from ....answers.report import Gathered
from ..blocks import Block, Bullets, Heading, Line, Section
from ..speech import Speech
from ..verdict_words import verdict_sentence


def cells_section(found: Gathered, speech: Speech) -> Section | None:
    """A sentence for each arrangement under each reading."""
    if not found.case.arrangements:
        return None
    blocks: list[Block] = []
    for id_ in found.case.arrangements:
        blocks.append(Heading(speech.arrangement(id_)))
        told = (found.verdicts[id_, reading] for reading in found.verdicts.readings)
        blocks.append(Bullets(tuple(Line(verdict_sentence(one, found, speech)) for one in told)))
    return Section("cells", speech.say("cells-title"), tuple(blocks))
