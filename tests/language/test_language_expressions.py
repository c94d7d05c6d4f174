"""Rejects of expressions (E4..), and the spot they point at in every way YAML can write a text."""

import pytest
from language_reports import completed, rejects, report, shows

from locarno.case.expressions import DEEPEST, LONGEST
from locarno.case.reader import read_text


@rejects
def test_expressions_that_end_too_soon_or_begin_too_late() -> None:
    """
    rules:
      r1: hold and
      r2: (hold or advance
      r3: hold or advance)
      r4: or hold
      r5: hold and or advance
      r6: ""
      r7: not
      r8: ()
    ================================================================================
    case.yaml:2:14: E401 the expression ends too soon  [L19]
         2 |   r1: hold and
           |              ^
      expected: an option, `not`, or `(`
    case.yaml:3:22: E401 the expression ends too soon  [L19]
         3 |   r2: (hold or advance
           |                      ^
      expected: `and`, `or`, `implies`, `iff`, or `)`
      way out: close the parenthesis
    case.yaml:4:22: E401 `)` stands where it cannot  [L19]
         4 |   r3: hold or advance)
           |                      ^
      expected: `and`, `or`, `implies`, `iff`, or the end
      way out: there is no `(` for it
    case.yaml:5:7: E401 `or` stands where it cannot  [L19]
         5 |   r4: or hold
           |       ^^
      expected: an option, `not`, or `(`
      way out: `or` stands between two of them
    case.yaml:6:16: E401 `or` stands where it cannot  [L19]
         6 |   r5: hold and or advance
           |                ^^
      expected: an option, `not`, or `(`
      way out: `or` stands between two of them
    case.yaml:7:8: E401 the expression is empty  [L19]
         7 |   r6: ""
           |        ^
      expected: an option, `not`, or `(`
    case.yaml:8:9: E401 the expression ends too soon  [L19]
         8 |   r7: not
           |         ^
      expected: an option, `not`, or `(`
    case.yaml:9:8: E401 `)` stands where it cannot  [L19]
         9 |   r8: ()
           |        ^
      expected: an option, `not`, or `(`
    """


@rejects
def test_words_without_anything_between_them() -> None:
    """
    rules:
      r1: hold advance
      r2: hold, advance
      r3: hold not advance
    ================================================================================
    case.yaml:2:12: E401 `advance` stands where it cannot  [L19]
         2 |   r1: hold advance
           |            ^^^^^^^
      expected: `and`, `or`, `implies`, `iff`, or the end
      way out: put one of them before `advance`
    case.yaml:3:11: E401 `,` stands where it cannot  [L19]
         3 |   r2: hold, advance
           |           ^
      expected: `and`, `or`, `implies`, `iff`, or the end
      way out: a `,` stands only in `at least K of (a, b, c)`
    case.yaml:4:12: E401 `not` stands where it cannot  [L19]
         4 |   r3: hold not advance
           |            ^^^
      expected: `and`, `or`, `implies`, `iff`, or the end
      way out: put one of them before `not`
    """


@rejects
def test_chains_that_can_be_read_in_two_ways() -> None:
    """
    rules:
      r1: hold implies advance implies patrol
      r2: hold iff advance iff patrol
    ================================================================================
    case.yaml:2:28: E401 `implies` stands where it cannot  [L19]
         2 |   r1: hold implies advance implies patrol
           |                            ^^^^^^^
      way out: put parentheses around one side: a chain of `implies` can be read in two ways
    case.yaml:3:24: E401 `iff` stands where it cannot  [L19]
         3 |   r2: hold iff advance iff patrol
           |                        ^^^
      way out: put parentheses around one side: a chain of `iff` can be read in two ways
    """


@rejects
def test_capital_letters() -> None:
    """
    rules:
      r1: hold AND advance
      r2: NOT hold
      r3: hold and Not advance
      r4: Not (hold)
    ================================================================================
    case.yaml:2:12: E401 `AND` stands where it cannot  [L19]
         2 |   r1: hold AND advance
           |            ^^^
      expected: `and`, `or`, `implies`, `iff`, or the end
      way out: write `and` in small letters
    case.yaml:3:7: E401 `NOT` is read as an option  [L19]
         3 |   r2: NOT hold
           |       ^^^
      way out: write `not` in small letters
    case.yaml:4:16: E401 `Not` is read as an option  [L19]
         4 |   r3: hold and Not advance
           |                ^^^
      way out: write `not` in small letters
    case.yaml:5:7: E401 `Not` is read as an option  [L19]
         5 |   r4: Not (hold)
           |       ^^^
      way out: write `not` in small letters
    """


@rejects
def test_signs_of_other_languages() -> None:
    """
    rules:
      r1: hold & advance
      r2: hold || advance
      r3: hold => advance
      r4: hold -> advance
      r5: hold <-> advance
      r6: hold == advance
      r7: "!hold"
      r8: hold != advance
      r9: hold - advance
      s1: hold.advance
      s2: ¬hold ∧ advance
    ================================================================================
    case.yaml:2:12: E401 `&` is not part of an expression  [L19]
         2 |   r1: hold & advance
           |            ^
      way out: write `and`
    case.yaml:3:12: E401 `||` is not part of an expression  [L19]
         3 |   r2: hold || advance
           |            ^^
      way out: write `or`
    case.yaml:4:12: E401 `=>` is not part of an expression  [L19]
         4 |   r3: hold => advance
           |            ^^
      way out: write `implies`
    case.yaml:5:12: E401 `->` is not part of an expression  [L19]
         5 |   r4: hold -> advance
           |            ^^
      way out: write `implies`
    case.yaml:6:12: E401 `<->` is not part of an expression  [L19]
         6 |   r5: hold <-> advance
           |            ^^^
      way out: write `iff`
    case.yaml:7:12: E401 `==` is not part of an expression  [L19]
         7 |   r6: hold == advance
           |            ^^
      way out: write `iff`
    case.yaml:8:8: E401 `!` is not part of an expression  [L19]
         8 |   r7: "!hold"
           |        ^
      way out: write `not`
    case.yaml:9:12: E401 `!=` is not part of an expression  [L19]
         9 |   r8: hold != advance
           |            ^^
      way out: write `a iff not b`
    case.yaml:10:12: E401 `-` is not part of an expression  [L19]
        10 |   r9: hold - advance
           |            ^
      way out: for no write `not`; inside an id, a `-` stands without blanks
    case.yaml:11:11: E401 `.` is not part of an expression  [L19]
        11 |   s1: hold.advance
           |           ^
    case.yaml:12:7: E401 `¬` is not part of an expression  [L19]
        12 |   s2: ¬hold ∧ advance
           |       ^
      way out: write `not`
    """


@rejects
def test_counting() -> None:
    """
    rules:
      r1: at least 4 of (hold, advance, patrol)
      r2: at least 0 of (hold, advance)
      r3: at least 2 of (hold)
      r4: at least two of (hold, advance)
      r5: at least 2 (hold, advance)
      r6: at least 2 of hold, advance
      r7: at least 2 of (hold advance)
      r8: at most 1 of (hold, advance)
      r9: at least 99999999999 of (hold, advance)
    ================================================================================
    case.yaml:2:16: E404 `at least 4 of` 3 parts  [L20]
         2 |   r1: at least 4 of (hold, advance, patrol)
           |                ^
      expected: a number from 1 to 3
    case.yaml:3:16: E404 `at least 0 of` 2 parts  [L20]
         3 |   r2: at least 0 of (hold, advance)
           |                ^
      expected: a number from 1 to 2
    case.yaml:4:16: E404 `at least 2 of` 1 part  [L20]
         4 |   r3: at least 2 of (hold)
           |                ^
      expected: 1
    case.yaml:5:16: E401 `two` stands where it cannot  [L19]
         5 |   r4: at least two of (hold, advance)
           |                ^^^
      expected: `at least K of (a, b, c)`
      way out: K is a number in digits
    case.yaml:6:18: E401 `(` stands where it cannot  [L19]
         6 |   r5: at least 2 (hold, advance)
           |                  ^
      expected: `at least K of (a, b, c)`
    case.yaml:7:21: E401 `hold` stands where it cannot  [L19]
         7 |   r6: at least 2 of hold, advance
           |                     ^^^^
      expected: `at least K of (a, b, c)`
    case.yaml:8:27: E401 `advance` stands where it cannot  [L19]
         8 |   r7: at least 2 of (hold advance)
           |                           ^^^^^^^
      expected: `and`, `or`, `implies`, `iff`, or `)`
      way out: put one of them before `advance`
    case.yaml:9:10: E401 `most` stands where it cannot  [L19]
         9 |   r8: at most 1 of (hold, advance)
           |          ^^^^
      expected: `at least K of (a, b, c)`
      way out: at most K is `not at least` K + 1
    case.yaml:10:16: E404 `at least 99999999999 of` 2 parts  [L20]
        10 |   r9: at least 99999999999 of (hold, advance)
           |                ^^^^^^^^^^^
      expected: a number from 1 to 2
    """


@rejects
def test_a_comma_in_brackets_ends_a_text() -> None:
    """
    rules:
      r1: {impossible: at least 2 of (hold, advance)}
      r2: {impossible: hold, why: first this, then that}
    common: {preferences: {army: [at least 2 of (hold, advance)], navy: []}}
    ================================================================================
    case.yaml:2:38: E401 the expression ends too soon  [L19]
         2 |   r1: {impossible: at least 2 of (hold, advance)}
           |                                      ^
      expected: `and`, `or`, `implies`, `iff`, or `)`
      way out: close the parenthesis; in brackets a `,` ends a text, unless quotes are put around it
    case.yaml:2:41: E201 unknown key `advance)` in `r1`  [L6]
         2 |   r1: {impossible: at least 2 of (hold, advance)}
           |                                         ^^^^^^^^
      expected: one of `impossible`, `irreversible`, `barred`, `why`, `likelihood`, `refs`, `assumed`, `definition`, `date`, `withdrawn`, `note`
      way out: in brackets a `,` ends a text: put quotes around a text that holds one
    case.yaml:3:43: E201 unknown key `then that` in `r2`  [L6]
         3 |   r2: {impossible: hold, why: first this, then that}
           |                                           ^^^^^^^^^
      expected: one of `impossible`, `irreversible`, `barred`, `why`, `likelihood`, `refs`, `assumed`, `definition`, `date`, `withdrawn`, `note`
      way out: in brackets a `,` ends a text: put quotes around a text that holds one
    case.yaml:4:49: E401 the expression ends too soon  [L19]
         4 | common: {preferences: {army: [at least 2 of (hold, advance)], navy: []}}
           |                                                 ^
      expected: `and`, `or`, `implies`, `iff`, or `)`
      way out: close the parenthesis; in brackets a `,` ends a text, unless quotes are put around it
    case.yaml:4:59: E401 `)` stands where it cannot  [L19]
         4 | common: {preferences: {army: [at least 2 of (hold, advance)], navy: []}}
           |                                                           ^
      expected: `and`, `or`, `implies`, `iff`, or the end
      way out: there is no `(` for it
    """  # noqa: E501


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000,
        "(" * 4_000 + "hold" + ")" * 4_000,
        "(" * (DEEPEST + 1) + "hold" + ")" * (DEEPEST + 1),
        "not " * 2_400 + "hold",
        "not " * (DEEPEST + 1) + "hold",
        "not(" * 1_900 + "hold" + ")" * 1_900,
        "not (" * (DEEPEST + 1) + "hold" + ")" * (DEEPEST + 1),
        "at least 1 of (" * 600 + "hold" + ")" * 600,
    ],
    ids=lambda text: text[:12],
)
@shows("E402")
def test_nesting_has_a_bound(text: str) -> None:
    [problem] = read_text(completed(f"rules:\n  r1: {text}\n"), "case.yaml").problems
    assert (problem.code, problem.rule, problem.expected) == ("E402", "L20", f"at most {DEEPEST} levels")
    assert problem.way_out == "split it: say parts of it as rules or statements of their own"
    assert problem.place is not None and problem.place.line == 2
    # the one parenthesis or `not` too much
    assert problem.line_text[problem.place.column - 1 :].startswith(("(", "not"))
    before = problem.line_text[: problem.place.column - 1]
    assert DEEPEST in (before.count("("), before.count("not"))


@pytest.mark.parametrize("text", ["not " * 50 + "hold", "(" * 50 + "hold" + ")" * 50, "not (" * 50 + "hold" + ")" * 50])
def test_up_to_the_bound_it_may_nest(text: str) -> None:
    assert read_text(completed(f"rules:\n  r1: {text} and advance and not hold\n")).problems == ()


@pytest.mark.parametrize("text", ["not " * 10_000 + "hold", "hold and " * 2_000 + "hold", "(" * 5_001 + ")" * 5_001])
@shows("E403")
def test_length_has_a_bound(text: str) -> None:
    [problem] = read_text(completed(f"rules:\n  r1: {text}\n"), "case.yaml").problems
    assert (problem.code, problem.rule) == ("E403", "L20")
    assert problem.found == f"the expression has {len(text):,} characters"
    assert problem.expected == f"at most {LONGEST:,} characters"
    assert problem.way_out == "split it"
    assert str(problem.place) == "case.yaml:2:7"


def test_an_id_may_hold_many_words_that_are_operators() -> None:
    id_ = "hold" + "-not" * 60
    part = f"options: {{{id_}: army}}\nrules: {{r1: {id_} and not {id_}}}\n"
    assert read_text(completed(part + "common: {preferences: {army: [], navy: []}}")).problems == ()


# the spot in every way YAML can write a text


@rejects
def test_the_spot_in_plain_and_quoted_values() -> None:
    """
    rules:
      r1:     hold    and    advence
      r2: 'hold and advence'
      r3: "hold and advence"
      r4: {impossible:     "hold and ( advence )"   , why: none}
      "r5"  :  hold and advence   # a comment
    ================================================================================
    case.yaml:2:26: E301 unknown option `advence`  [L19]
         2 |   r1:     hold    and    advence
           |                          ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:3:17: E301 unknown option `advence`  [L19]
         3 |   r2: 'hold and advence'
           |                 ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:4:17: E301 unknown option `advence`  [L19]
         4 |   r3: "hold and advence"
           |                 ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:5:36: E301 unknown option `advence`  [L19]
         5 |   r4: {impossible:     "hold and ( advence )"   , why: none}
           |                                    ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:6:21: E301 unknown option `advence`  [L19]
         6 |   "r5"  :  hold and advence   # a comment
           |                     ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    """


@rejects
def test_the_spot_in_values_over_several_lines() -> None:
    """
    rules:
      r1:
        hold and
        advance and   patrole
        or hold
      r2: >-
        hold and advance

        and (patrole
          or hold)
      r3: |
        hold
        and advence
      r4: "hold and
        advance  and

        patrole"
      r5: 'hold and
           advence'
      r6: { impossible: hold and
        advence }
    ================================================================================
    case.yaml:4:19: E301 unknown option `patrole`  [L19]
         4 |     advance and   patrole
           |                   ^^^^^^^
      expected: an option of the case
      way out: did you mean `patrol`?
    case.yaml:9:10: E301 unknown option `patrole`  [L19]
         9 |     and (patrole
           |          ^^^^^^^
      expected: an option of the case
      way out: did you mean `patrol`?
    case.yaml:13:9: E301 unknown option `advence`  [L19]
        13 |     and advence
           |         ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:17:5: E301 unknown option `patrole`  [L19]
        17 |     patrole"
           |     ^^^^^^^
      expected: an option of the case
      way out: did you mean `patrol`?
    case.yaml:19:8: E301 unknown option `advence`  [L19]
        19 |        advence'
           |        ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:21:5: E301 unknown option `advence`  [L19]
        21 |     advence }
           |     ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    """


@rejects
def test_the_end_in_values_over_several_lines() -> None:
    """
    rules:
      r1: >-
        hold and
        advance and

      r2: hold
        or (advance
    ================================================================================
    case.yaml:4:15: E401 the expression ends too soon  [L19]
         4 |     advance and
           |               ^
      expected: an option, `not`, or `(`
    case.yaml:7:15: E401 the expression ends too soon  [L19]
         7 |     or (advance
           |               ^
      expected: `and`, `or`, `implies`, `iff`, or `)`
      way out: close the parenthesis
    """


@rejects
def test_with_escapes_the_whole_value_is_marked() -> None:
    r"""
    rules:
      r1: "hold \x61nd advence"
      r2: "hold\tand advence"
      r3: "hold and \
        advence"
    ================================================================================
    case.yaml:2:7: E301 unknown option `advence`  [L19]
         2 |   r1: "hold \x61nd advence"
           |       ^^^^^^^^^^^^^^^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:3:7: E301 unknown option `advence`  [L19]
         3 |   r2: "hold\tand advence"
           |       ^^^^^^^^^^^^^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:4:7: E301 unknown option `advence`  [L19]
         4 |   r3: "hold and \
           |       ^
      expected: an option of the case
      way out: did you mean `advance`?
    """


@rejects
def test_the_spot_behind_wide_and_combined_letters() -> None:
    """
    options: {hold: army, 日本: army, é: army}
    rules:
      r1: 日本 and é and advence
    common: {preferences: {army: [hold], navy: []}}
    ================================================================================
    case.yaml:3:20: E301 unknown option `advence`  [L19]
         3 |   r1: 日本 and é and advence
           |                      ^^^^^^^
      expected: an option of the case
      way out: known: `hold`, `日本`, `é`
    """


@rejects
def test_the_spot_in_an_alias_is_where_it_is_written_out() -> None:
    """
    rules:
      r1: &wrong hold and advence
      r2: *wrong
      r3: &quoted "hold and advence"
    ================================================================================
    case.yaml:2:23: E301 unknown option `advence`  [L19]
         2 |   r1: &wrong hold and advence
           |                       ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:4:25: E301 unknown option `advence`  [L19]
         4 |   r3: &quoted "hold and advence"
           |                         ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    """


@rejects
def test_a_long_line_is_cut_around_the_spot() -> None:
    """
    rules:
      r1: hold and (advance or hold) and (advance or hold) and (advance or hold) and advence and (advance or hold) and (advance or hold) and (hold)
    ================================================================================
    case.yaml:2:82: E301 unknown option `advence`  [L19]
         2 | …) and (advance or hold) and (advance or hold) and advence and (advance or hold) and (advance or hold…
           |                                                    ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    """  # noqa: E501


def test_a_very_long_line_is_cut_around_the_spot() -> None:
    text = completed("case: {title: " + "x" * 50_000 + ", tytle: y}")
    shown = report(read_text(text, "case.yaml").problems).splitlines()
    assert shown[0].startswith("case.yaml:1:50017: E201 unknown key `tytle` in `case`")
    assert max(len(line) for line in shown) < 130
    start = shown[2].index("^")
    assert shown[1][start : start + 5] == "tytle" and shown[2].count("^") == 5


def test_a_very_long_word_is_cut() -> None:
    text = completed("rules: {r1: hold and " + "x" * 5_000 + "}")
    shown = report(read_text(text, "case.yaml").problems).splitlines()
    assert shown[0] == f"case.yaml:1:22: E301 unknown option `{'x' * 80}…`  [L19]"
    assert max(len(line) for line in shown) < 150
