"""How the answers came about, in plain words, with the papers that the methods are from."""

from collections.abc import Mapping

from ....answers.report import Gathered
from ..blocks import Block, Bullets, Heading, Line, Paragraph, Section
from ..speech import Speech

_FANG = (
    "L. Fang, K. W. Hipel, D. M. Kilgour: Interactive Decision Making: The Graph Model for Conflict Resolution. Wiley, "
    "1993."
)
_KILGOUR = "D. M. Kilgour, K. W. Hipel, L. Fang: The graph model for conflicts. Automatica 23(1), 1987, 41-55."
_PEACE = (
    "L. Fang, K. W. Hipel, D. M. Kilgour, X. Peng: A decision support system for interactive decision making, part 1: "
    "model formulation. IEEE Transactions on Systems, Man, and Cybernetics C 33(1), 2003, 42-55."
)
_NASH = "J. F. Nash: Equilibrium points in n-person games. PNAS 36(1), 1950, 48-49."
_SEQ = (
    "N. M. Fraser, K. W. Hipel: Solving complex conflicts. IEEE Transactions on Systems, Man, and Cybernetics 9(12), "
    "1979, 805-816."
)
_HOWARD = "N. Howard: Paradoxes of Rationality: Theory of Metagames and Political Behavior. MIT Press, 1971."
_CURB = (
    "K. Basu, J. W. Weibull: Strategy subsets closed under rational behavior. Economics Letters 36(2), 1991, 141-146."
)
_SCHELLING = "T. C. Schelling: The Strategy of Conflict. Harvard University Press, 1960."
_WELL_FOUNDED = (
    "A. Van Gelder, K. A. Ross, J. S. Schlipf: The well-founded semantics for general logic programs. "
    "Journal of the ACM 38(3), 1991, 620-650."
)
_STABLE = (
    "M. Gelfond, V. Lifschitz: The stable model semantics for logic programming. Proc. 5th International Conference on "
    "Logic Programming, 1988, 1070-1080."
)
_REITER = "R. Reiter: A theory of diagnosis from first principles. Artificial Intelligence 32(1), 1987, 57-95."
_SHAPLEY = "L. S. Shapley: A value for n-person games. Contributions to the Theory of Games II, 1953, 307-317."
_MALLOWS = "C. L. Mallows: Non-null ranking models. I. Biometrika 44(1-2), 1957, 114-130."
_WILSON = (
    "E. B. Wilson: Probable inference, the law of succession, and statistical inference. Journal of the American "
    "Statistical Association 22, 1927, 209-212."
)

_MCKELVEY = (
    "R. D. McKelvey, T. R. Palfrey: Quantal response equilibria for extensive form games. Experimental Economics 1(1), "
    "1998, 9-41."
)
_RUST = (
    "J. Rust: Optimal replacement of GMC bus engines: an empirical model of Harold Zurcher. Econometrica 55(5), 1987, "
    "999-1033."
)
_SIGNORINO = (
    "C. S. Signorino: Strategic interaction and the statistical analysis of international conflict. American Political "
    "Science Review 93(2), 1999, 279-297."
)

PAPERS: Mapping[str, tuple[str, ...]] = {
    "model": (_KILGOUR, _FANG, _PEACE),
    "verdicts": (_NASH, _SEQ, _HOWARD, _CURB),
    "paths": (_FANG,),
    "pledges": (_REITER, _WELL_FOUNDED, _STABLE),
    "worth": (_SCHELLING,),
    "lines": (_SCHELLING,),
    "forces": (),
    "whatif": (),
    "compare": (),
    "crux": (_SHAPLEY, _REITER),
    "robust": (_MALLOWS, _WILSON),
    "play": (_MCKELVEY, _RUST, _SIGNORINO),
    "threshold": (),
    "timeline": (),
    "see": (),
}
"""What each method is from; every one of them has a sentence in the wording."""


def methods_section(found: Gathered, speech: Speech) -> Section:
    """The methods of what this report tells."""
    gone = {one.part for one in found.left_out}
    told = [name for name in PAPERS if name in ("model", "verdicts") or name not in gone]
    blocks: list[Block] = [Paragraph(Line(speech.say("methods-lead")), "lead")]
    blocks.append(Bullets(tuple(Line(speech.say(f"method-{name}")) for name in told)))
    papers = dict.fromkeys(paper for name in told for paper in PAPERS[name])
    blocks += [Heading(speech.say("methods-papers")), Bullets(tuple(Line(paper) for paper in papers))]
    return Section("methods", speech.say("methods-title"), tuple(blocks))
