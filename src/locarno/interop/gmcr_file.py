"""Reading a `.gmcr` file: from JSON to records; what is wrong goes into a report, each thing at its place."""

from ..case.places import Place
from ..case.wording import Report
from .gmcr_nouns import DIRECTIONS, Condition, GmcrFile, GmcrOption, Maker, Pattern, Ranking
from .json_text import Array, Node, Object, Text, Value

MOST_TOLD = 500
"""So many problems of one file are told."""

_KNOWN = ("options", "decisionMakers", "infeasibles", "useManualPreferenceRanking", "coalitions", "coalitionsFull",
          "program", "version", "title", "description")  # fmt: skip
_KNOWN_OF_OPTION = ("name", "permittedDirection")
_KNOWN_OF_MAKER = ("name", "options", "preferences", "preferenceRanking", "misperceptions")


def read_file(root: Node, text: Text, report: Report) -> GmcrFile | None:
    """The file as records; None if it is not even an object. Only to be used if `report` has no error afterwards."""
    reader = _Reader(text, report)
    found = reader.file(root)
    reader.done()
    return found


class _Reader:
    def __init__(self, text: Text, report: Report) -> None:
        self._text, self._report = text, report
        self._told = 0
        self._options = 0
        self._makers = 0

    def place(self, node: Node) -> Place:
        return self._text.place(node.start, node.end)

    def wrong(self, code: str, node: Node, found: str, expected: str = "", way: str = "") -> None:
        self._told += 1
        if self._told <= MOST_TOLD:
            self._report.error(code, self.place(node), found, expected, way)

    def warn(self, node: Node, found: str, way: str = "") -> None:
        self._told += 1
        if self._told <= MOST_TOLD:
            self._report.warn("W701", self.place(node), found, "", way)

    def done(self) -> None:
        """Say how much was not told."""
        if self._told > MOST_TOLD:
            left = f"{self._told - MOST_TOLD:,} more problems in this file, not listed here"
            self._report.error("E702", None, left, "", "put the first ones right and look again")

    def file(self, root: Node) -> GmcrFile | None:
        if not isinstance(root, Object):
            self._kind(root, "the file", "an object with `options` and `decisionMakers`")
            return None
        self._keys(root, "", _KNOWN)
        option_nodes = self._list(root, "", "options", needed=True)
        maker_nodes = self._list(root, "", "decisionMakers", needed=True)
        self._options, self._makers = len(option_nodes), len(maker_nodes)
        for key, nodes in (("options", option_nodes), ("decisionMakers", maker_nodes)):
            if isinstance(root.get(key), Array) and not nodes:
                self.wrong("E702", root.get(key) or root, f"`{key}` is empty", "at least one")
        options = tuple(self._option(node, f"options[{n}]") for n, node in enumerate(option_nodes))
        makers = tuple(self._maker(node, f"decisionMakers[{n}]") for n, node in enumerate(maker_nodes))
        self._owners(option_nodes, maker_nodes)
        infeasible = self._patterns(root, "", "infeasibles")
        self._coverage(root)
        where = root.get("infeasibles")
        return GmcrFile(
            title=self._words(root, "", "title"),
            description=self._words(root, "", "description"),
            options=options,
            makers=makers,
            infeasible=infeasible,
            infeasible_place=self.place(where) if where else None,
            manual=self._manual(root, makers),
            coalitions=self._coalitions(root),
            program=self._words(root, "", "program"),
            version=self._words(root, "", "version"),
        )

    def _keys(self, node: Object, path: str, known: tuple[str, ...]) -> None:
        seen: set[str] = set()
        for key, _ in node.entries:
            name = str(key.value)
            if name in seen:
                self.wrong("E105", key, f"`{_at(path, name)}` is there twice", "each key once")
            elif name not in known:
                self.warn(key, f"`{_at(path, name)}` is not understood; it is left out")
            seen.add(name)

    def _kind(self, node: Node, what: str, expected: str) -> None:
        self.wrong("E703", node, f"{what} is {_sort(node)}", expected)

    def _list(self, node: Object, path: str, key: str, needed: bool = False) -> tuple[Node, ...]:
        found = node.get(key)
        if isinstance(found, Array):
            return found.items
        if found is None:
            if needed:
                self.wrong("E702", node, f"no `{_at(path, key)}`", f"a list `{key}`")
        elif not (isinstance(found, Value) and found.value is None and not needed):
            self._kind(found, f"`{_at(path, key)}`", "a list")
        return ()

    def _words(self, node: Object, path: str, key: str) -> str:
        """A text that may be missing; a number is taken as it stands."""
        found = node.get(key)
        if found is None or (isinstance(found, Value) and found.value is None):
            return ""
        if isinstance(found, Value) and not isinstance(found.value, bool):
            return str(found.value)
        self._kind(found, f"`{_at(path, key)}`", "a text")
        return ""

    def _name(self, node: Object, path: str) -> str:
        found = node.get("name")
        if found is None:
            self.wrong("E702", node, f"no `{_at(path, 'name')}`", "a name")
        elif not isinstance(found, Value) or not isinstance(found.value, str):
            self._kind(found, f"`{_at(path, 'name')}`", "a text")
        else:
            return found.value
        return ""

    def _option(self, node: Node, path: str) -> GmcrOption:
        if not isinstance(node, Object):
            self._kind(node, f"`{path}`", "an object with `name` and `permittedDirection`")
            return GmcrOption("", True, True)
        self._keys(node, path, _KNOWN_OF_OPTION)
        found = node.get("permittedDirection")
        up, down = True, True
        if found is None:
            self.warn(node, f"`{path}` has no `permittedDirection`; it is taken to be `both`")
        elif isinstance(found, Value) and isinstance(found.value, str) and found.value in DIRECTIONS:
            up, down = DIRECTIONS[found.value]
        else:
            what = f"`{found.value}`" if isinstance(found, Value) and isinstance(found.value, str) else _sort(found)
            self.wrong("E703", found, f"`{path}.permittedDirection` is {what}", "`both`, `fwd` or `back`")
        return GmcrOption(self._name(node, path), up, down)

    def _maker(self, node: Node, path: str) -> Maker:
        if not isinstance(node, Object):
            self._kind(node, f"`{path}`", "an object with `name`, `options` and `preferences`")
            return Maker("", (), (), None, (), self.place(node))
        self._keys(node, path, _KNOWN_OF_MAKER)
        owned = self._list(node, path, "options", needed=True)
        numbers = [self._index(one, f"{path}.options[{n}]") for n, one in enumerate(owned)]
        return Maker(
            self._name(node, path),
            tuple(dict.fromkeys(number for number in numbers if number is not None)),
            self._statements(node, path),
            self._ranking(node, path),
            self._patterns(node, path, "misperceptions"),
            self.place(node),
        )

    def _index(self, node: Node, path: str, of_makers: bool = False) -> int | None:
        """The place of an option, or of a decision maker, in its list."""
        most = self._makers if of_makers else self._options
        what = "decision maker" if of_makers else "option"
        if not isinstance(node, Value) or isinstance(node.value, bool) or not isinstance(node.value, int):
            self._kind(node, f"`{path}`", f"the number of {'a' if of_makers else 'an'} {what}, from 0")
            return None
        if not 0 <= node.value < most:
            there = f"a number from 0 to {most - 1}" if most else ""
            self.wrong("E704", node, f"`{path}` is {node.value}, and there is no such {what}", there)
            return None
        return node.value

    def _patterns(self, node: Object, path: str, key: str) -> tuple[Pattern, ...]:
        found = [self._pattern(one, f"{_at(path, key)}[{n}]") for n, one in enumerate(self._list(node, path, key))]
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def _pattern(self, node: Node, path: str) -> Pattern | None:
        """The conditions of a pattern, each once; None if some are wrong."""
        if not isinstance(node, Array):
            self._kind(node, f"`{path}`", 'a list of conditions such as `[0, "Y"]`')
            return None
        made = [self._condition(one, f"{path}[{n}]") for n, one in enumerate(node.items)]
        good = tuple(dict.fromkeys(one for one in made if one is not None))
        return good if all(one is not None for one in made) else None

    def _condition(self, node: Node, path: str) -> Condition | None:
        if not isinstance(node, Array) or len(node.items) != 2:
            self._kind(node, f"`{path}`", 'a condition such as `[0, "Y"]`')
            return None
        option = self._index(node.items[0], f"{path}[0]")
        letter = node.items[1]
        if isinstance(letter, Value) and letter.value in ("Y", "N"):
            return None if option is None else Condition(option, letter.value == "Y")
        what = f"`{letter.value}`" if isinstance(letter, Value) and isinstance(letter.value, str) else _sort(letter)
        self.wrong("E703", letter, f"`{path}[1]` is {what}", '`"Y"` or `"N"`')
        return None

    def _statements(self, node: Object, path: str) -> tuple[tuple[Pattern, ...], ...]:
        listed = self._list(node, path, "preferences")
        made = [self._statement(one, f"{path}.preferences[{n}]") for n, one in enumerate(listed)]
        return tuple(one for one in made if one is not None)

    def _statement(self, node: Node, path: str) -> tuple[Pattern, ...] | None:
        if isinstance(node, Array):
            pattern = self._pattern(node, path)
            return None if pattern is None else (pattern,)
        known = 'a list of conditions, or `{"compound": true, "members": [...]}`'
        if not isinstance(node, Object):
            self.wrong("E706", node, f"`{path}` is {_sort(node)}", known)
            return None
        keys = [str(key.value) for key, _ in node.entries]
        compound, members = node.get("compound"), node.get("members")
        if sorted(keys) != ["compound", "members"] or not (isinstance(compound, Value) and compound.value is True):
            conditional = [word for word in ("if", "iff") if word in keys]
            what = " and ".join(f"`{key}`" for key in keys[:6]) or "nothing"
            way = "say it in the program as a list or a compound of lists"
            if conditional:
                way = "for `if a then b` write the compound of `not a` and `b`; `a iff b`: of `a and b` and `not a and "
                way += "not b`"
            self.wrong("E706", node, f"`{path}` is a statement of an unknown form, with {what}", known, way)
            return None
        if not isinstance(members, Array):
            self._kind(members or node, f"`{path}.members`", "a list of lists of conditions")
            return None
        made = [self._pattern(one, f"{path}.members[{n}]") for n, one in enumerate(members.items)]
        good = tuple(dict.fromkeys(one for one in made if one is not None))
        return good if all(one is not None for one in made) else None

    def _ranking(self, node: Object, path: str) -> Ranking | None:
        found = node.get("preferenceRanking")
        if found is None or (isinstance(found, Value) and found.value is None):
            return None
        here = f"{path}.preferenceRanking"
        if not isinstance(found, Array):
            self._kind(found, f"`{here}`", "a list of numbers of states")
            return None
        groups, good = [], True
        for n, entry in enumerate(found.items):
            tied = entry.items if isinstance(entry, Array) else (entry,)
            group = []
            for one in tied:
                if isinstance(one, Value) and isinstance(one.value, int) and not isinstance(one.value, bool):
                    group.append((one.value, self.place(one)))
                else:
                    self._kind(one, f"`{here}[{n}]`", "the number of a state, or a list of numbers that tie")
                    good = False
            if group:
                groups.append(tuple(group))
        return Ranking(tuple(groups), self.place(found), here) if good else None

    def _owners(self, option_nodes: tuple[Node, ...], maker_nodes: tuple[Node, ...]) -> None:
        """Each option has one owner; the second one is told at the place where it is claimed again."""
        owner: dict[int, int] = {}
        for number, maker in enumerate(maker_nodes):
            listed = maker.get("options") if isinstance(maker, Object) else None
            if not isinstance(listed, Array):
                return  # who owns what is not known, and that has been told
            for n, node in enumerate(listed.items):
                option = node.value if isinstance(node, Value) else None
                if not isinstance(option, int) or isinstance(option, bool) or not 0 <= option < self._options:
                    continue
                if option not in owner:
                    owner[option] = number
                    continue
                path = f"decisionMakers[{number}].options[{n}]"
                if owner[option] == number:
                    self.warn(node, f"`{path}` lists option {option} again; once is enough")
                else:
                    found = f"`{path}`: option {option} belongs to decision maker {owner[option]} already"
                    way = "an act of several is an option of each; a case knows joint options, `.gmcr` files do not"
                    self.wrong("E705", node, found, "one owner", way)
        if len(option_nodes) == len(owner):
            return
        for n, node in enumerate(option_nodes):
            if n not in owner:
                name = node.get("name") if isinstance(node, Object) else None
                shown = f" (`{name.value}`)" if isinstance(name, Value) else ""
                found = f"`options[{n}]`{shown} belongs to no decision maker"
                self.wrong("E705", node, found, "one owner", f"put {n} into the `options` of the one who decides on it")

    def _coverage(self, root: Object) -> None:
        """A pattern without conditions would exclude every state."""
        listed = root.get("infeasibles")
        for n, node in enumerate(listed.items if isinstance(listed, Array) else ()):
            if isinstance(node, Array) and not node.items:
                found = f"`infeasibles[{n}]` has no condition, so it excludes every state"
                self.wrong("E503", node, found, "at least one feasible state", "take it out")

    def _manual(self, root: Object, makers: tuple[Maker, ...]) -> bool:
        found = root.get("useManualPreferenceRanking")
        if found is None or (isinstance(found, Value) and found.value is None):
            by_ranking = not any(maker.statements for maker in makers) and any(maker.ranking for maker in makers)
            what = "the rankings count, for there are no statements" if by_ranking else "the statements count"
            self.warn(root, f"no `useManualPreferenceRanking`; {what}")
            return by_ranking
        if not isinstance(found, Value) or not isinstance(found.value, bool):
            self._kind(found, "`useManualPreferenceRanking`", "`true` or `false`")
            return False
        return found.value

    def _coalitions(self, root: Object) -> tuple[tuple[int, ...], ...]:
        key = next((key for key in ("coalitions", "coalitionsFull") if root.get(key) is not None), "")
        listed = root.get(key)
        made = []
        for entry in listed.items if isinstance(listed, Array) else ():
            nodes = entry.items if isinstance(entry, Array) else (entry,)
            numbers = [one.value for one in nodes if isinstance(one, Value)]
            group = [n for n in numbers if isinstance(n, int) and not isinstance(n, bool) and 0 <= n < self._makers]
            if not group or len(group) < len(nodes):
                self.warn(entry, f"`{key}` is not understood; it is left out")
                return ()
            made.append(tuple(group))
        return tuple(made)


def _at(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _sort(node: Node) -> str:
    """What kind of value it is, in words."""
    if isinstance(node, Array):
        return f"a list of {len(node.items)}" if node.items else "an empty list"
    if isinstance(node, Object):
        return "an object"
    if node.value is None or isinstance(node.value, bool):
        return {None: "null", True: "true", False: "false"}[node.value]
    return f"`{node.value}`, a text" if isinstance(node.value, str) else f"the number {node.value}"
