"""Rejects of the text and the files (E1..): each test's docstring is the case, and below the line what is printed."""

from pathlib import Path

import pytest
from language_reports import HARBOUR, checked, completed, rejects, report, shows

from locarno.case.reader import read_text

# what is no YAML


@rejects
def test_a_bracket_left_open_is_told_where_it_opens() -> None:
    """
    locarno: 1
    case: {title: T
    ================================================================================
    case.yaml:3:7: E104 not YAML: while parsing a flow mapping did not find expected ',' or '}'  [L1]
         3 | actors: {army: The army, navy: The navy}
           |       ^
      way out: is the bracket that opens in line 2 closed?
    """


@rejects
def test_a_bracket_left_open_in_the_middle() -> None:
    """
    locarno: 1
    options:
      hold: {owner: army
      advance: army
    ================================================================================
    case.yaml:4:10: E104 not YAML: while parsing a flow mapping did not find expected ',' or '}'  [L1]
         4 |   advance: army
           |          ^
      way out: is the bracket that opens in line 3 closed?
    """


@rejects
def test_a_quote_left_open() -> None:
    """
    locarno: 1
    case:
      title: "A quarrel
      id: harbour
    ================================================================================
    case.yaml:3:10: E104 not YAML: while scanning a quoted scalar found unexpected end of stream  [L1]
         3 |   title: "A quarrel
           |          ^
      way out: is the quote that opens here closed?
    """


@rejects
def test_a_colon_in_a_plain_value() -> None:
    """
    locarno: 1
    case:
      title: A quarrel: the harbour
    ================================================================================
    case.yaml:3:19: E104 not YAML: mapping values are not allowed in this context  [L1]
         3 |   title: A quarrel: the harbour
           |                   ^
      way out: put quotes around a value that holds `: `
    """


@rejects
def test_a_line_that_fits_no_indentation() -> None:
    """
    locarno: 1
    actors:
        army: The army
      navy: The navy
    ================================================================================
    case.yaml:4:3: E104 not YAML: while parsing a block mapping did not find expected key  [L1]
         4 |   navy: The navy
           |   ^
      way out: is the indentation that of its neighbours, here and in the line before, and does a `:` follow each key?
    """


@rejects
def test_a_key_without_a_colon() -> None:
    """
    locarno: 1
    case
    actors: {}
    ================================================================================
    case.yaml:2:1: E104 not YAML: while scanning a simple key could not find expected ':'  [L1]
         2 | case
           | ^
      way out: does a `:` and a blank follow the key?
    """


@rejects
def test_a_value_that_begins_with_a_sign_of_yaml() -> None:
    """
    locarno: 1
    case: {title: T}
    actors:
      army: @army
    ================================================================================
    case.yaml:4:9: E104 not YAML: while scanning for the next token found character that cannot start any token  [L1]
         4 |   army: @army
           |         ^
      way out: put quotes around a value that begins with this sign
    """


@rejects
def test_a_value_that_begins_with_a_star() -> None:
    """
    locarno: 1
    case:
      title: ***
    ================================================================================
    case.yaml:3:11: E104 not YAML: while scanning an alias did not find expected alphabetic or numeric character  [L1]
         3 |   title: ***
           |           ^
      way out: put quotes around a value that begins with `*` or `&`
    """


@rejects
def test_an_escape_that_is_none() -> None:
    r"""
    locarno: 1
    case: {title: "C:\quarrel"}
    ================================================================================
    case.yaml:2:18: E104 not YAML: while parsing a quoted scalar found unknown escape character  [L1]
         2 | case: {title: "C:\quarrel"}
           |                  ^
      way out: in double quotes a `\` begins an escape: use single quotes
    """


@rejects
def test_a_percent_sign_in_front() -> None:
    """
    locarno: 1
    rules:
    %x: hold
    ================================================================================
    case.yaml:3:3: E104 not YAML: while scanning a directive found unexpected non-alphabetical character  [L1]
         3 | %x: hold
           |   ^
      way out: a line cannot begin with `%`: put quotes around it
    """


def test_a_tab_in_place_of_an_indentation(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("locarno: 1\ncase:\n\ttitle: T\n")
    assert report(checked("case.yaml", tmp_path)) == "\n".join(
        [
            "case.yaml:3:1: E104 not YAML: while scanning for the next token "
            "found character that cannot start any token  [L1]",
            "     3 |  title: T",
            "       | ^",
            "  way out: indent with spaces, not with tabs",
        ]
    )


@pytest.mark.parametrize(
    ("text", "line", "column", "sign"),
    [
        ("locarno: 1\0", 1, 11, "U+0000"),
        ("locarno: 1\ncase: {title: é\x07}", 2, 16, "U+0007"),
        ("locarno: 1\r\ncase: \x0b", 2, 7, "U+000B"),
        ("locarno: 1\r\r\x1b", 3, 1, "U+001B"),
        ("\ufeff# \x0c", 1, 3, "U+000C"),
        ("a: \ud800", 1, 4, "U+D800"),
        ("a: x\u2028b: \ufffe", 2, 4, "U+FFFE"),
    ],
)
@shows("E104")
def test_signs_that_yaml_does_not_allow(text: str, line: int, column: int, sign: str) -> None:
    [problem] = read_text(text, "case.yaml").problems
    assert (problem.code, problem.rule) == ("E104", "L1")
    assert problem.found == f"a character that YAML does not allow: {sign}"
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (line, column)


# documents, tags, aliases


@rejects
def test_an_empty_file() -> None:
    """
    #! case.yaml
    ================================================================================
    case.yaml:1:1: E110 the file is empty  [L1]
      expected: a mapping with `locarno: 1` and `case:`
    """


@rejects
def test_a_file_of_comments() -> None:
    """
    #! case.yaml
    # locarno: 1
    ================================================================================
    case.yaml:1:1: E110 the file is empty  [L1]
         1 | # locarno: 1
           | ^
      expected: a mapping with `locarno: 1` and `case:`
    """


@rejects
def test_two_documents() -> None:
    """
    locarno: 1
    case: {title: T}
    ---
    locarno: 1
    ================================================================================
    case.yaml:3:1: E110 a second YAML document  [L1]
         3 | ---
           | ^^^
      expected: one document in a file
      way out: several files of a case are joined with `include`
    """


@rejects
def test_a_list_on_top() -> None:
    """
    #! case.yaml
    - locarno: 1
    - case: {title: T}
    ================================================================================
    case.yaml:1:1: E110 a list on top  [L1]
         1 | - locarno: 1
           | ^
      expected: a mapping with `locarno: 1` and `case:`
    """


@rejects
def test_a_single_value_on_top() -> None:
    """
    #! case.yaml
    locarno 1
    ================================================================================
    case.yaml:1:1: E110 a single value on top  [L1]
         1 | locarno 1
           | ^^^^^^^^^
      expected: a mapping with `locarno: 1` and `case:`
    """


@rejects
def test_a_tag_that_would_make_an_object() -> None:
    """
    locarno: 1
    case: {title: !!python/object/apply:os.system ["echo no"]}
    ================================================================================
    case.yaml:2:15: E109 the tag `!!python/object/apply:os.system`  [L4]
         2 | case: {title: !!python/object/apply:os.system ["echo no"]}
           |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      expected: plain values without tags
      way out: delete the tag, or put quotes around a value that begins with `!`
    """


@rejects
def test_a_tag_of_ones_own() -> None:
    """
    locarno: 1
    case: {title: !important}
    ================================================================================
    case.yaml:2:25: E104 not YAML: while scanning a tag did not find expected whitespace or line break  [L1]
         2 | case: {title: !important}
           |                         ^
      way out: plain values have no tags: put quotes around a value that begins with `!`
    """


@rejects
def test_a_tag_without_a_handle() -> None:
    """
    locarno: 1
    case: {title: !very!important T}
    ================================================================================
    case.yaml:2:15: E104 not YAML: while parsing a node found undefined tag handle  [L1]
         2 | case: {title: !very!important T}
           |               ^
      way out: plain values have no tags: put quotes around a value that begins with `!`
    """


@rejects
def test_an_alias_that_names_nothing() -> None:
    """
    options: {hold: *army}
    ================================================================================
    case.yaml:1:17: E108 the alias `*army` names nothing  [L5]
         1 | options: {hold: *army}
           |                 ^^^^^
      expected: an anchor `&army` before it
      way out: put quotes around a value that begins with `*`
    """


@rejects
def test_an_alias_that_contains_itself() -> None:
    """
    rules: &all
      r1: {impossible: hold, note: *all}
    ================================================================================
    case.yaml:2:32: E108 the alias `*all` contains itself  [L5]
         2 |   r1: {impossible: hold, note: *all}
           |                                ^^^^
      way out: write the entry out
    """


@rejects
def test_a_key_that_is_a_list() -> None:
    """
    rules:
      ? [hold, advance]
      : hold and advance
    ================================================================================
    case.yaml:2:5: E203 a key that is a list or a mapping  [L6]
         2 |   ? [hold, advance]
           |     ^
      expected: a word as key
    """


# the version


@rejects
def test_no_version() -> None:
    """
    #! case.yaml
    case: {title: T}
    actors: {army: The army}
    options: {hold: army}
    common: {preferences: {army: [hold]}}
    ================================================================================
    case.yaml:1:1: E111 no version of the language  [L2]
         1 | case: {title: T}
           | ^
      expected: `locarno: 1`
      way out: put it on the first line
    """


@rejects
def test_another_version() -> None:
    """
    locarno: 2
    case: {title: T}
    actors: {army: The army}
    options: {hold: army}
    common: {preferences: {army: [hold]}}
    ================================================================================
    case.yaml:1:10: E111 an unknown version of the language  [L2]
         1 | locarno: 2
           |          ^
      expected: `locarno: 1`
    """


# declared twice


@rejects
def test_an_id_declared_twice() -> None:
    """
    rules:
      truce: hold and advance
      war: advance
      truce: hold
    ================================================================================
    case.yaml:4:3: E105 `truce` is declared twice; the first time at line 2  [L8]
         4 |   truce: hold
           |   ^^^^^
      expected: each id and key once
      way out: delete one of the two, or give it another id
    """


@rejects
def test_a_key_written_twice() -> None:
    """
    arrangements:
      peace:
        name: Peace
        with: [hold]
        name: Quiet
    ================================================================================
    case.yaml:5:5: E105 `name` is declared twice; the first time at line 3  [L8]
         5 |     name: Quiet
           |     ^^^^
      expected: each id and key once
      way out: delete one of the two, or give it another id
    """


@rejects
def test_a_section_written_twice_keeps_what_is_in_it() -> None:
    """
    options: {hold: army}
    rules: {r1: hold and advance}
    options: {advance: army, patrol: {owners: [army, navy]}}
    ================================================================================
    case.yaml:3:1: E105 `options` is declared twice; the first time at line 1  [L8]
         3 | options: {advance: army, patrol: {owners: [army, navy]}}
           | ^^^^^^^
      expected: each id and key once
      way out: delete one of the two, or give it another id
    """


@rejects
def test_an_id_declared_in_two_files() -> None:
    """
    #: case.yaml
    include: [more/rules.yaml]
    rules:
      r1: hold and advance
    #: more/rules.yaml
    rules:
      r2: advance
      r1: hold
    ================================================================================
    case.yaml:3:3: E105 `r1` is declared twice; the first time at more/rules.yaml:3:3  [L8]
         3 |   r1: hold and advance
           |   ^^
      expected: each id and key once
      way out: delete one of the two, or give it another id
    """


@rejects
def test_a_key_in_two_files_that_is_no_section() -> None:
    """
    #: case.yaml
    include: today.yaml
    status_quo: [hold]
    #: today.yaml
    status_quo: [advance]
    ================================================================================
    case.yaml:2:1: E105 `status_quo` is declared twice; the first time at today.yaml:1:1  [L8]
         2 | status_quo: [hold]
           | ^^^^^^^^^^
      expected: each id and key once
      way out: delete one of the two, or give it another id
    """


@rejects
def test_what_belongs_into_the_root_file() -> None:
    """
    #: case.yaml
    include: [more.yaml]
    #: more.yaml
    locarno: 1
    case: {title: Another}
    rules: {r1: hold and advance}
    ================================================================================
    more.yaml:1:1: E201 `locarno` in an included file  [L6]
         1 | locarno: 1
           | ^^^^^^^
      expected: it in the root file only
    more.yaml:2:1: E201 `case` in an included file  [L6]
         2 | case: {title: Another}
           | ^^^^
      expected: it in the root file only
    """


# included files


@rejects
def test_an_include_that_is_not_there() -> None:
    """
    #: case.yaml
    include: [fakts.yaml]
    rules: {r1: {impossible: hold, refs: [f1]}}
    #: facts.yaml
    facts: {f1: {text: seen, assumed: true}}
    ================================================================================
    case.yaml:1:11: E112 there is no file `fakts.yaml`  [L3]
         1 | include: [fakts.yaml]
           |           ^^^^^^^^^^
      expected: a file, named as seen from the one that includes it
      way out: did you mean `facts.yaml`?
    """


@rejects
def test_an_include_in_another_folder() -> None:
    """
    #: case.yaml
    include: [facts.yaml, more]
    #: more/facts.yaml
    facts: {f1: {text: seen, assumed: true}}
    ================================================================================
    case.yaml:1:11: E112 there is no file `facts.yaml`  [L3]
         1 | include: [facts.yaml, more]
           |           ^^^^^^^^^^
      expected: a file, named as seen from the one that includes it
    case.yaml:1:23: E112 `more` is a folder  [L3]
         1 | include: [facts.yaml, more]
           |                       ^^^^
      expected: a file
      way out: name each file in it
    """


@rejects
def test_an_include_twice() -> None:
    """
    #: case.yaml
    include: [facts.yaml, more.yaml]
    #: facts.yaml
    facts: {f1: {text: seen, assumed: true}}
    #: more.yaml
    include: [facts.yaml]
    ================================================================================
    more.yaml:1:11: E112 `facts.yaml` is included twice  [L3]
         1 | include: [facts.yaml]
           |           ^^^^^^^^^^
      expected: each file once
      way out: take it out of the list
    """


@rejects
def test_an_include_of_itself() -> None:
    """
    #: case.yaml
    include: [case.yaml]
    ================================================================================
    case.yaml:1:11: E113 `case.yaml` includes itself: case.yaml -> case.yaml  [L3]
         1 | include: [case.yaml]
           |           ^^^^^^^^^
      way out: take it out of the list
    """


@rejects
def test_includes_in_a_circle() -> None:
    """
    #: case.yaml
    include: [a/b.yaml]
    #: a/b.yaml
    include: [c.yaml]
    #: a/c.yaml
    include: [b.yaml]
    ================================================================================
    a/c.yaml:1:11: E113 `b.yaml` includes itself: b.yaml -> c.yaml -> b.yaml  [L3]
         1 | include: [b.yaml]
           |           ^^^^^^
      way out: take it out of the list
    """


@rejects
def test_an_include_that_is_no_name() -> None:
    """
    #: case.yaml
    include: [{file: facts.yaml}]
    ================================================================================
    case.yaml:1:11: E203 something else than a file name  [L6]
         1 | include: [{file: facts.yaml}]
           |           ^
      expected: a file name
    """


@rejects
def test_an_include_outside_the_folder() -> None:
    """
    #: case.yaml
    include: [../facts.yaml, more/../../facts.yaml, /etc/hostname]
    ================================================================================
    case.yaml:1:11: E112 `../facts.yaml` is outside the folder of the case  [L3]
         1 | include: [../facts.yaml, more/../../facts.yaml, /etc/hostname]
           |           ^^^^^^^^^^^^^
      expected: a file inside it
      way out: move or copy it there
    case.yaml:1:26: E112 `more/../../facts.yaml` is outside the folder of the case  [L3]
         1 | include: [../facts.yaml, more/../../facts.yaml, /etc/hostname]
           |                          ^^^^^^^^^^^^^^^^^^^^^
      expected: a file inside it
      way out: move or copy it there
    case.yaml:1:49: E112 `/etc/hostname` is outside the folder of the case  [L3]
         1 | include: [../facts.yaml, more/../../facts.yaml, /etc/hostname]
           |                                                 ^^^^^^^^^^^^^
      expected: a file inside it
      way out: move or copy it there
    """


@rejects
def test_an_included_file_that_is_broken_is_told_and_what_it_would_declare_is_not_called_unknown() -> None:
    """
    #: case.yaml
    include: [facts.yaml]
    rules:
      r1: {impossible: hold and advance, refs: [f1]}
      r2: {impossible: hold, reason: none}
    #: facts.yaml
    facts:
      f1: {text: seen}}
    ================================================================================
    case.yaml:4:26: E201 unknown key `reason` in `r2`  [L6]
         4 |   r2: {impossible: hold, reason: none}
           |                          ^^^^^^
      expected: one of `impossible`, `irreversible`, `barred`, `why`, `likelihood`, `refs`, `assumed`, `definition`, `date`, `withdrawn`, `note`
    facts.yaml:2:19: E104 not YAML: while parsing a block mapping did not find expected key  [L1]
         2 |   f1: {text: seen}}
           |                   ^
      way out: is a bracket missing on this line, or the one before?
    """  # noqa: E501


@rejects
def test_an_included_file_that_is_empty() -> None:
    """
    #: case.yaml
    include: [facts.yaml]
    #: facts.yaml
    # to be written
    ================================================================================
    facts.yaml:1:1: E110 the file is empty  [L1]
         1 | # to be written
           | ^
      expected: a mapping of sections
    """


def test_a_link_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("facts: {}\n")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "facts.yaml").symlink_to(tmp_path / "facts.yaml")
    (tmp_path / "inner" / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "inner" / "case.yaml").write_text(completed("include: [facts.yaml, loop.yaml]"))
    assert report(checked("inner", tmp_path)) == "\n".join(
        [
            "inner/case.yaml:1:11: E112 `facts.yaml` is outside the folder of the case  [L3]",
            "     1 | include: [facts.yaml, loop.yaml]",
            "       |           ^^^^^^^^^^",
            "  expected: a file inside it",
            "  way out: move or copy it there",
            "inner/case.yaml:1:23: E112 `loop.yaml` cannot be the name of a file  [L3]",
            "     1 | include: [facts.yaml, loop.yaml]",
            "       |                       ^^^^^^^^^",
            "  expected: a file name",
        ]
    )


def test_a_link_inside_the_folder_is_the_file_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("facts: {}\n")
    (tmp_path / "same.yaml").symlink_to("facts.yaml")
    (tmp_path / "case.yaml").write_text(completed("include: [facts.yaml, same.yaml]"))
    [problem] = checked("case.yaml", tmp_path)
    assert (problem.code, problem.found) == ("E112", "`same.yaml` is included twice")


@shows("E112")
def test_a_case_that_is_a_text_includes_nothing() -> None:
    [problem] = read_text(completed("include: [facts.yaml]\nrules: {r1: {impossible: hold, refs: [f1]}}")).problems
    assert (problem.code, problem.found) == ("E112", "`include` in a case that is not a file")
    assert problem.way_out == "put the text into one piece"


# files that cannot be read


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "harbour.yaml").write_text("locarno: 1\n")
    assert report(checked("harbor.yaml", tmp_path)) == "\n".join(
        [
            "harbor.yaml:1:1: E101 no such file: `harbor.yaml`  [L1]",
            "  expected: a case file, or a folder with a `case.yaml`",
            "  way out: did you mean `harbour.yaml`?",
        ]
    )


@shows("E101")
def test_a_folder_without_a_case(tmp_path: Path) -> None:
    (tmp_path / "harbour").mkdir()
    [problem] = checked("harbour", tmp_path)
    assert (problem.code, problem.rule, problem.found) == ("E101", "L1", "no such file: `harbour/case.yaml`")
    assert problem.expected == "a case file, or a folder with a `case.yaml`"


@pytest.mark.parametrize("name", ["a" * 5000, "a\0b", "no/such/folder/case.yaml", "/dev/null", "loop.yaml"])
def test_names_that_lead_nowhere(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    assert [problem.code for problem in checked(name, tmp_path)] == ["E101"]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(completed(""))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    [problem] = checked("case.yaml", tmp_path)
    assert (problem.code, problem.found) == ("E101", "`case.yaml` cannot be read: Permission denied")


def test_latin_1(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_bytes("locarno: 1\n# Ä\n".encode() + b"# \xc3\xa4 gr\xfc\xdfe\n")
    assert report(checked("case.yaml", tmp_path)) == "\n".join(
        [
            "case.yaml:3:7: E103 the byte 0xfc is not UTF-8  [L1]",
            "     3 | # ä gr\ufffd\ufffde",
            "       |       ^",
            "  expected: UTF-8 text",
            "  way out: save the file as UTF-8",
        ]
    )


@shows("E103")
def test_another_encoding_and_no_text_at_all(tmp_path: Path) -> None:
    for data in (completed("").encode("utf-16"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256))[128:] + b"\0"):
        (tmp_path / "case.yaml").write_bytes(data)
        [problem] = checked("case.yaml", tmp_path)
        assert (problem.code, problem.rule) == ("E103", "L1")
        assert problem.way_out == "is this a text file? If so, save it as UTF-8"


def test_utf_16_without_a_mark_is_text_with_odd_signs(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_bytes(completed("").encode("utf-16-le"))
    [problem] = checked("case.yaml", tmp_path)
    assert (problem.code, problem.way_out) == ("E104", "is this a text file?")


# line ends, byte order mark, columns


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks_do_not_shift_places(tmp_path: Path, end: str, mark: bytes) -> None:
    text = "\n".join(HARBOUR.values()) + "\nrules:\n  r1: hold and advence\n"
    (tmp_path / "case.yaml").write_bytes(mark + text.replace("\n", end).encode())
    assert report(checked("case.yaml", tmp_path)).splitlines()[:3] == [
        "case.yaml:7:16: E301 unknown option `advence`  [L19]",
        "     7 |   r1: hold and advence",
        "       |                ^^^^^^^",
    ]


def test_a_byte_order_mark_is_no_column(tmp_path: Path) -> None:
    text = completed("rules: {r1: hold and advence}")
    (tmp_path / "case.yaml").write_text("\ufeff" + text, encoding="utf-8")
    plain = read_text(text, "case.yaml").problems
    assert len(plain) == 1
    assert checked("case.yaml", tmp_path) == read_text("\ufeff" + text, "case.yaml").problems == plain
