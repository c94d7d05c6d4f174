"""The case itself as one file: of several files what is written in them, of a `.gmcr` file what it means as a case."""

from pathlib import Path

from ..answers.asked import Asked
from ..answers.converted import Converted
from ..case.files import Document, read_document
from ..case.nouns import Case
from ..case.wording import Report
from ..case.yaml_text import Entries, Items, Node, Scalar
from ..space.refusal import Refusal
from .case_yaml import Tree, case_yaml
from .gmcr_in import gmcr_text, is_gmcr
from .ids import case_id
from .source import counted


def one_file_of(path: Path, case: Case, version: str) -> Converted:
    """A case that is sound, as the text of one file. Raises Refusal if its files have changed since it was read."""
    report = Report()
    asked = Asked(case.id, (), None)
    lost: list[str] = []
    if is_gmcr(path):
        text = gmcr_text(path, report)
    else:
        document = read_document(path, report)
        signature = f"Written by locarno {version} from the case {case.id}, its files put together."
        text = None if document is None else merged_text(document, signature)
        lost.append("comments")
    if text is None or report.failed:
        raise Refusal(f"`{path}` has changed while it was read", "try again")
    sizes = [
        counted(len(case.actors), "actor"),
        counted(len(case.options), "option"),
        counted(len(case.states), "state"),
    ]
    holds = [*sizes, counted(len(case.readings), "reading"), counted(len(case.arrangements), "arrangement")]
    return Converted(asked, "", "case", text, ", ".join(words for words in holds if words), (), tuple(lost))


def merged_text(document: Document, head: str) -> str:
    """What is written in the files of a case, in the order in which it is read, behind a comment."""
    sections = {entry.key.text: _tree(entry.value) for entry in document.root.entries}
    case = sections.pop("case", {})
    if isinstance(case, dict):
        case = {"id": case_id(document.name)} | case
    first: dict[str, Tree] = {"locarno": sections.pop("locarno", "1"), "case": case}
    return case_yaml(first | sections, [head])


def _tree(node: Node) -> Tree:
    if isinstance(node, Scalar):
        return None if node.empty else node.text
    if isinstance(node, Items):
        return [_tree(item) for item in node.items]
    assert isinstance(node, Entries)
    return {entry.key.text: _tree(entry.value) for entry in node.entries}
