"""Every kind of problem a case can have: its code, the rule of the language reference it breaks, and a short title.

The one table from which messages take their rule, the documentation its list, and the tests their duty to show each.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """`rule` is a number of the language reference; `title` says in a few words what is wrong."""

    rule: str
    title: str


CODES: dict[str, Code] = {
    # the text
    "E101": Code("L1", "the file cannot be read"),
    "E102": Code("L1", "the file is too large"),
    "E103": Code("L1", "the file is not UTF-8 text"),
    "E104": Code("L1", "the file is not YAML"),
    "E105": Code("L8", "declared twice"),
    "E106": Code("L5", "nested too deep"),
    "E107": Code("L5", "too many entries"),
    "E108": Code("L5", "an alias that names nothing or contains itself"),
    "E109": Code("L4", "a tag"),
    "E110": Code("L1", "not one document with a mapping on top"),
    "E111": Code("L2", "the version of the language is missing or unknown"),
    "E112": Code("L3", "an included file that is not there or not allowed"),
    "E113": Code("L3", "a file that includes itself"),
    # the shape
    "E201": Code("L6", "an unknown key"),
    "E202": Code("L6", "a missing key"),
    "E203": Code("L6", "another kind of value than meant"),
    "E204": Code("L7", "not an id"),
    "E205": Code("L7", "a reserved word in place of an id"),
    "E206": Code("L9", "not a date"),
    "E207": Code("L10", "not a number or truth value"),
    "E208": Code("L6", "not one of the words meant here"),
    "E209": Code("L6", "too few, too many, or contradicting keys"),
    # names
    "E301": Code("L19", "an unknown option or state"),
    "E302": Code("L17", "an unknown actor"),
    "E303": Code("L11", "a ref to a missing source or fact"),
    "E304": Code("L8", "an unknown id"),
    "E305": Code("L18", "an option owned twice"),
    "E306": Code("L8", "an id that is used for two things"),
    "E307": Code("L31", "an inheritance that runs in a circle"),
    "E308": Code("L29", "a variant that runs in a circle"),
    "E309": Code("L29", "an option both with and without"),
    # expressions
    "E401": Code("L19", "not an expression"),
    "E402": Code("L20", "an expression nested too deep"),
    "E403": Code("L20", "an expression too long"),
    "E404": Code("L20", "a count that cannot be"),
    # meaning
    "E501": Code("L28", "an arrangement without any state"),
    "E502": Code("L24", "today cannot be"),
    "E503": Code("L22", "no feasible state"),
    "E504": Code("L33", "a ranking that misses or repeats a state"),
    "E505": Code("L32", "an actor without preferences"),
    "E506": Code("L11", "neither a source nor an assumption"),
    "E507": Code("L12", "withdrawn before it was said"),
    "E508": Code("L34", "a range that cannot be"),
    "E509": Code("L25", "an irreversible outcome that can be left"),
    "E510": Code("L23", "something that belongs to the other form"),
    "E511": Code("L23", "a move that cannot be"),
    "E512": Code("L22", "too many combinations"),
    "E513": Code("L35", "a degree of preference that cannot be"),
    "E514": Code("L27", "an amount that cannot be added up"),
    "E515": Code("L39", "a figure that cannot be"),
    "E516": Code("L41", "a fingerprint or a paragraph that cannot be"),
    "E517": Code("L42", "a figure of play over time that cannot be"),
    "E518": Code("L42", "an option changed twice"),
    # files of GMCR+
    "E701": Code("L37", "the file is not JSON"),
    "E702": Code("L37", "something missing in a .gmcr file"),
    "E703": Code("L37", "another kind of value than a .gmcr file has there"),
    "E704": Code("L37", "the number of an option or decision maker that is not there"),
    "E705": Code("L37", "an option of nobody, or of two"),
    "E706": Code("L37", "a statement of an unknown form"),
    "E707": Code("L37", "a ranking that misses, repeats or invents a state"),
    # warnings
    "W601": Code("L25", "an outcome that never comes first"),
    "W602": Code("L25", "states without an outcome"),
    "W603": Code("L33", "a statement that is the same in all states"),
    "W604": Code("L23", "an actor without moves"),
    "W605": Code("L33", "a statement that says what one above it says"),
    "W606": Code("L27", "a pledge that waits for itself"),
    "W607": Code("L27", "a pledge of what somebody else decides"),
    "W701": Code("L37", "a part of a .gmcr file that is not understood"),
}
