"""With what the report can be made again, and what is not in it."""

import shlex

from ....answers.report import Gathered
from ..blocks import Block, Bullets, Code, Heading, Line, Paragraph, Section, Terms
from ..drawings import can_draw
from ..speech import Speech


def settings_section(found: Gathered, speech: Speech) -> Section:
    """The command, the versions, the numbers; then the parts that were left out, and why."""
    say, settings = speech.say, found.settings
    blocks: list[Block] = [Paragraph(Line(say("settings-lead"))), Code(command_of(found))]
    pairs = [(say("settings-case"), Line(found.case.id))]
    pairs += [(name, Line(version)) for name, version in settings.versions.items()]
    if found.robust is not None:
        pairs += [
            (say("settings-samples"), Line(str(settings.samples))),
            (say("settings-seed"), Line(str(settings.seed))),
        ]
    if found.cruxes:
        pairs.append((say("settings-size"), Line(str(settings.crux_size))))
    blocks.append(Terms(tuple(pairs)))
    lines = []
    for one in found.left_out:
        title = say(f"part-{one.part}")
        if one.why == "lacks":
            lines.append(Line(say("settings-refused", part=title, reason=say(f"lacks-{one.lacks}"))))
        elif one.why == "refused":
            lines.append(Line(say("settings-refused", part=title, reason=one.found)))
        else:
            lines.append(Line(say("settings-quick" if one.why == "quick" else "settings-chosen", part=title)))
    if not can_draw():
        lines.append(Line(say("settings-no-figures")))
    if lines:
        blocks += [Heading(say("settings-left-out")), Bullets(tuple(lines))]
    return Section("settings", say("settings-title"), tuple(blocks))


def command_of(found: Gathered) -> str:
    """What makes the same report again."""
    words = ["locarno", "report", "CASE", "-o", "report.html"]
    for id_ in found.asked.scenarios:
        words += ["--scenario", id_]
    if found.asked.as_of:
        words += ["--as-of", found.asked.as_of.isoformat()]
    if found.settings.quick:
        words.append("--quick")
    if any(one.why == "not chosen" for one in found.left_out):
        words += [word for part in found.settings.parts for word in ("--section", part)]
    if found.robust is not None:
        words += ["--samples", str(found.settings.samples), "--seed", str(found.settings.seed)]
    return shlex.join(words)
