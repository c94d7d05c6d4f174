"""Rejects of shape and names (E2.., E3..): each test's docstring is the case, and below the line what is printed."""

import pytest
from language_reports import completed, meant, rejects, shows

from locarno.case.basis import Basis
from locarno.case.expressions import RESERVED, And, Name, Not
from locarno.case.nouns import Impossible
from locarno.case.reader import read_text

# keys


@rejects
def test_an_unknown_key_that_is_nearly_right_is_read_as_the_right_one() -> None:
    """
    arrangements:
      peace: {name: Peace, wiht: [hold, advence]}
    ================================================================================
    case.yaml:2:24: E201 unknown key `wiht` in `peace`  [L6]
         2 |   peace: {name: Peace, wiht: [hold, advence]}
           |                        ^^^^
      expected: one of `name`, `with`, `without`, `require`, `variant_of`, `attributes`, `trigger`, `status`, `refs`, `assumed`, `definition`, `date`, `withdrawn`, `note`
      way out: did you mean `with`?
    case.yaml:2:37: E301 unknown option `advence`  [L19]
         2 |   peace: {name: Peace, wiht: [hold, advence]}
           |                                     ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    """  # noqa: E501


@rejects
def test_an_unknown_key_that_is_like_nothing() -> None:
    """
    pledges:
      p1:
        by: army
        kind: pledge
        binding: must
        text: We hold.
        colour: red
    ================================================================================
    case.yaml:7:5: E201 unknown key `colour` in `p1`  [L6]
         7 |     colour: red
           |     ^^^^^^
      expected: one of `by`, `kind`, `binding`, `text`, `delivers`, `blocks`, `asks`, `triggered`, `trigger`, `states`, `effects`, `contributes`, `if`, `readings`, `refs`, `assumed`, `definition`, `date`, `withdrawn`, `note`
    """  # noqa: E501


@rejects
def test_a_needed_key_that_is_misspelled_is_not_missing_too() -> None:
    """
    case: {titel: A quarrel}
    outcomes:
      war: {wen: advance, label: War}
      peace: hold
      other: true
    ================================================================================
    case.yaml:1:8: E201 unknown key `titel` in `case`  [L6]
         1 | case: {titel: A quarrel}
           |        ^^^^^
      expected: one of `title`, `id`, `as_of`, `summary`, `goal`
      way out: did you mean `title`?
    case.yaml:3:9: E201 unknown key `wen` in `war`  [L6]
         3 |   war: {wen: advance, label: War}
           |         ^^^
      expected: one of `when`, `label`, `irreversible`, `refs`, `assumed`, `definition`, `date`, `withdrawn`, `note`
      way out: did you mean `when`?
    """


@rejects
def test_a_section_that_is_misspelled_is_read_all_the_same() -> None:
    """
    #! case.yaml
    locarno: 1
    case: {title: T}
    actors: {army: The army, navy: The navy}
    option: {hold: army, patrol: {owners: [army, nvy]}}
    common: {preferences: {army: [hold], navy: [not patrol]}}
    ================================================================================
    case.yaml:4:1: E201 unknown key `option` at the top of the file  [L6]
         4 | option: {hold: army, patrol: {owners: [army, nvy]}}
           | ^^^^^^
      expected: one of `locarno`, `case`, `include`, `sources`, `facts`, `actors`, `options`, `states`, `moves`, `rules`, `status_quo`, `outcomes`, `scenarios`, `pledges`, `defence`, `forces`, `play`, `arrangements`, `likelihood_scale`, `common`, `readings`, `hypergames`
      way out: did you mean `options`?
    case.yaml:4:46: E302 unknown actor `nvy`  [L17]
         4 | option: {hold: army, patrol: {owners: [army, nvy]}}
           |                                              ^^^
      expected: an actor of the case
      way out: did you mean `navy`?
    """  # noqa: E501


@rejects
def test_a_section_with_another_name_does_not_make_its_ids_unknown() -> None:
    """
    #! case.yaml
    locarno: 1
    case: {title: T}
    players: {army: The army}
    options: {hold: army}
    common: {preferences: {army: [hold]}}
    ================================================================================
    case.yaml:3:1: E201 unknown key `players` at the top of the file  [L6]
         3 | players: {army: The army}
           | ^^^^^^^
      expected: one of `locarno`, `case`, `include`, `sources`, `facts`, `actors`, `options`, `states`, `moves`, `rules`, `status_quo`, `outcomes`, `scenarios`, `pledges`, `defence`, `forces`, `play`, `arrangements`, `likelihood_scale`, `common`, `readings`, `hypergames`
      way out: did you mean `actors`?
    """  # noqa: E501


@rejects
def test_merging_is_not_part_of_the_language() -> None:
    """
    rules:
      r1: &r1 {impossible: hold and advance, why: they exclude each other}
      r2: {<<: *r1, impossible: hold and patrol}
    ================================================================================
    case.yaml:3:8: E201 unknown key `<<` in `r2`  [L6]
         3 |   r2: {<<: *r1, impossible: hold and patrol}
           |        ^^
      expected: one of `impossible`, `irreversible`, `barred`, `why`, `likelihood`, `refs`, `assumed`, `definition`, `date`, `withdrawn`, `note`
      way out: merging with `<<` is not part of the language: write the entries out
    """  # noqa: E501


@rejects
def test_missing_keys() -> None:
    """
    pledges:
      p1: {by: army, text: We hold.}
    sources:
      S1: {author: A journalist}
    arrangements:
      peace: {with: [hold]}
    ================================================================================
    case.yaml:2:3: E202 no `kind`, `binding` in `p1`  [L6]
         2 |   p1: {by: army, text: We hold.}
           |   ^^
      expected: the keys `kind`, `binding`
    case.yaml:4:3: E202 no `title` in `S1`  [L6]
         4 |   S1: {author: A journalist}
           |   ^^
      expected: the key `title`
    case.yaml:6:3: E202 no `name` in `peace`  [L6]
         6 |   peace: {with: [hold]}
           |   ^^^^^
      expected: the key `name`
    """


@rejects
def test_sections_that_are_missing() -> None:
    """
    #! case.yaml
    locarno: 1
    ================================================================================
    case.yaml:1:1: E202 no `case`, `actors` at the top of the file  [L6]
         1 | locarno: 1
           | ^
      expected: the keys `case`, `actors`
    case.yaml:1:1: E503 neither `options` nor `states`  [L22]
         1 | locarno: 1
           | ^
      expected: the acts that make up the states
      way out: for example `options: {ceasefire: army}`
    """


@rejects
def test_an_option_without_an_owner() -> None:
    """
    options:
      hold: {label: holds the harbour}
      advance: {owners: []}
      patrol: {owner: army, owners: [army, navy]}
    ================================================================================
    case.yaml:2:3: E202 option `hold` has no owner  [L6]
         2 |   hold: {label: holds the harbour}
           |   ^^^^
      expected: `owner` or `owners`
      way out: `owner: army`, for example
    case.yaml:3:3: E202 option `advance` has no owner  [L6]
         3 |   advance: {owners: []}
           |   ^^^^^^^
      expected: `owner` or `owners`
      way out: `owner: army`, for example
    case.yaml:4:25: E305 option `patrol` has `owner` and `owners`  [L18]
         4 |   patrol: {owner: army, owners: [army, navy]}
           |                         ^^^^^^
      expected: one of the two
      way out: one actor: `owner`; several together: `owners`
    """


# kinds of values


@rejects
def test_other_kinds_of_values() -> None:
    """
    rules: [hold]
    arrangements:
      peace: {name: Peace, with: hold}
      war: {name: [War], with: {advance: true}}
    common:
      preferences:
        army: hold
        navy: {weights: [hold]}
    ================================================================================
    case.yaml:1:8: E203 a list for `rules`  [L6]
         1 | rules: [hold]
           |        ^
      expected: a mapping
      way out: one line for each, `id: ...`
    case.yaml:3:30: E203 a text for `with`  [L6]
         3 |   peace: {name: Peace, with: hold}
           |                              ^^^^
      expected: a list
      way out: put it in brackets: `[hold]`
    case.yaml:4:15: E203 a list for `name`  [L6]
         4 |   war: {name: [War], with: {advance: true}}
           |               ^
      expected: a text
    case.yaml:4:28: E203 a mapping for `with`  [L6]
         4 |   war: {name: [War], with: {advance: true}}
           |                            ^
      expected: a list
    case.yaml:7:11: E203 a text for `army`  [L6]
         7 |     army: hold
           |           ^^^^
      expected: a list or a mapping
    case.yaml:8:22: E203 a text in `weights`  [L6]
         8 |     navy: {weights: [hold]}
           |                      ^^^^
      expected: a mapping with `statement` and `weight`
    """


@rejects
def test_sections_of_another_kind_do_not_make_their_ids_unknown() -> None:
    """
    actors: [army, navy]
    options: hold, advance
    rules: {r1: hold and advance}
    ================================================================================
    case.yaml:1:9: E203 a list for `actors`  [L6]
         1 | actors: [army, navy]
           |         ^
      expected: a mapping
      way out: one line for each, `id: ...`
    case.yaml:2:10: E203 a text for `options`  [L6]
         2 | options: hold, advance
           |          ^^^^^^^^^^^^^
      expected: a mapping
    """


@rejects
def test_what_is_left_empty() -> None:
    """
    case:
      title: A quarrel
      as_of:
    rules:
    arrangements:
      peace:
      war: {name: War, require: , with: [hold, ]}
      quiet:
        name:
        with:
          -
          - hold
    ================================================================================
    case.yaml:3:9: E203 nothing for `as_of`  [L6]
         3 |   as_of:
           |         ^
      expected: a text
      way out: fill it in, or take `as_of` out
    case.yaml:4:7: E203 nothing for `rules`  [L6]
         4 | rules:
           |       ^
      expected: a mapping
      way out: fill it in, or take `rules` out
    case.yaml:6:9: E203 nothing for `peace`  [L6]
         6 |   peace:
           |         ^
      expected: a mapping with `name`
      way out: fill it in, or take `peace` out
    case.yaml:7:29: E203 nothing for `require`  [L6]
         7 |   war: {name: War, require: , with: [hold, ]}
           |                             ^
      expected: a text
      way out: fill it in, or take `require` out
    case.yaml:9:10: E203 nothing for `name`  [L6]
         9 |     name:
           |          ^
      expected: a text
      way out: fill it in
    case.yaml:11:8: E203 nothing in `with`  [L6]
        11 |       -
           |        ^
      expected: a text
      way out: fill it in
    """


@rejects
def test_bounds_that_are_no_pair() -> None:
    """
    likelihood_scale:
      never: 0
      unlikely: [0.1]
      likely: [0.6, 0.8, 0.9]
      certain: [one, 1]
    ================================================================================
    case.yaml:2:10: E203 a text for `never`  [L6]
         2 |   never: 0
           |          ^
      expected: two numbers: `[low, high]`
    case.yaml:3:13: E203 a list for `unlikely`  [L6]
         3 |   unlikely: [0.1]
           |             ^
      expected: two numbers: `[low, high]`
    case.yaml:4:11: E203 a list for `likely`  [L6]
         4 |   likely: [0.6, 0.8, 0.9]
           |           ^
      expected: two numbers: `[low, high]`
    case.yaml:5:13: E207 `one` is not a number  [L10]
         5 |   certain: [one, 1]
           |             ^^^
      expected: a number such as 3 or 0.25
    """


@rejects
def test_amounts_that_are_none() -> None:
    """
    arrangements:
      peace:
        name: Peace
        attributes: {troops: [10, 20, 30], lines: {front: 3}, months: [6, twelve], where: }
    ================================================================================
    case.yaml:4:26: E207 a list for `troops`  [L10]
         4 |     attributes: {troops: [10, 20, 30], lines: {front: 3}, months: [6, twelve], where: }
           |                          ^
      expected: a number, a range `[low, high]`, or a word
    case.yaml:4:47: E207 a mapping for `lines`  [L10]
         4 |     attributes: {troops: [10, 20, 30], lines: {front: 3}, months: [6, twelve], where: }
           |                                               ^
      expected: a number, a range `[low, high]`, or a word
    case.yaml:4:67: E207 a list for `months`  [L10]
         4 |     attributes: {troops: [10, 20, 30], lines: {front: 3}, months: [6, twelve], where: }
           |                                                                   ^
      expected: a number, a range `[low, high]`, or a word
    case.yaml:4:87: E203 nothing for `where`  [L6]
         4 |     attributes: {troops: [10, 20, 30], lines: {front: 3}, months: [6, twelve], where: }
           |                                                                                       ^
      expected: a number, a range, or a word
      way out: fill it in, or take `where` out
    """


@rejects
def test_rules_of_no_kind_of_two_and_of_nothing() -> None:
    """
    rules:
      r1: {why: because}
      r2: {impossible: hold, irreversible: hold}
      r3: {barred: {}}
      r4: {barred: [hold, +advance]}
      r5: {irreversible: hold and advance}
      r6: {irreversible: true}
    ================================================================================
    case.yaml:2:3: E209 rule `r1` has none of the three kinds  [L6]
         2 |   r1: {why: because}
           |   ^^
      expected: exactly one of `impossible`, `irreversible`, `barred`
    case.yaml:3:3: E209 rule `r2` has `impossible` and `irreversible`  [L6]
         3 |   r2: {impossible: hold, irreversible: hold}
           |   ^^
      expected: exactly one of `impossible`, `irreversible`, `barred`
      way out: make it two rules
    case.yaml:4:8: E209 `barred` says nothing  [L6]
         4 |   r3: {barred: {}}
           |        ^^^^^^
      expected: some of `change`, `actor`, `from`, `to`
    case.yaml:5:17: E209 the change `hold`  [L6]
         5 |   r4: {barred: [hold, +advance]}
           |                 ^^^^
      expected: `+x` or `-x`
      way out: say whether it is raised or dropped
    case.yaml:6:22: E209 `hold and advance`  [L6]
         6 |   r5: {irreversible: hold and advance}
           |                      ^^^^^^^^^^^^^^^^
      expected: one option, or `not` and one option
    case.yaml:7:22: E209 `true`  [L6]
         7 |   r6: {irreversible: true}
           |                      ^^^^
      expected: one option, or `not` and one option
    """


@rejects
def test_preferences_of_no_kind_and_of_two() -> None:
    """
    common:
      preferences:
        army: {}
        navy: {statements: [patrol], ranking: [YYY]}
    ================================================================================
    case.yaml:3:5: E209 no order for `army`  [L6]
         3 |     army: {}
           |     ^^^^
      expected: exactly one of `statements`, `weights`, `ranking`
    case.yaml:4:5: E209 `statements` and `ranking` for `navy`  [L6]
         4 |     navy: {statements: [patrol], ranking: [YYY]}
           |     ^^^^
      expected: exactly one of `statements`, `weights`, `ranking`
    """


@rejects
def test_words_that_are_not_meant_here() -> None:
    """
    pledges:
      p1: {by: army, kind: promiss, binding: sure, text: We hold., triggered: {hold: mya}}
      p2: {by: army, kind: [pledge], binding: must, text: We hold.}
    ================================================================================
    case.yaml:2:24: E208 `promiss` for `kind`  [L6]
         2 |   p1: {by: army, kind: promiss, binding: sure, text: We hold., triggered: {hold: mya}}
           |                        ^^^^^^^
      expected: one of `pledge`, `refusal`, `threat`, `demand`, `proposal`
    case.yaml:2:42: E208 `sure` for `binding`  [L6]
         2 |   p1: {by: army, kind: promiss, binding: sure, text: We hold., triggered: {hold: mya}}
           |                                          ^^^^
      expected: one of `must`, `may`, `declared`, `conditional`, `open`
    case.yaml:2:82: E208 `mya` for `hold`  [L6]
         2 |   p1: {by: army, kind: promiss, binding: sure, text: We hold., triggered: {hold: mya}}
           |                                                                                  ^^^
      expected: one of `must`, `may`, `declared`, `conditional`, `open`
    case.yaml:3:24: E208 a list for `kind`  [L6]
         3 |   p2: {by: army, kind: [pledge], binding: must, text: We hold.}
           |                        ^
      expected: one of `pledge`, `refusal`, `threat`, `demand`, `proposal`
    """


# ids, dates, numbers


@rejects
def test_ids_that_are_none() -> None:
    """
    rules:
      1st: hold and advance
      no entry: hold and advance
      a--b: hold and advance
      _x: hold and advance
      x.y: hold and advance
      "": hold and advance
    ================================================================================
    case.yaml:2:3: E204 `1st` is not an id  [L7]
         2 |   1st: hold and advance
           |   ^^^
      expected: a letter, then letters, digits, `_` and single `-`
      way out: begin with a letter
    case.yaml:3:3: E204 `no entry` is not an id  [L7]
         3 |   no entry: hold and advance
           |   ^^^^^^^^
      expected: a letter, then letters, digits, `_` and single `-`
      way out: for example `no_entry`
    case.yaml:4:3: E204 `a--b` is not an id  [L7]
         4 |   a--b: hold and advance
           |   ^^^^
      expected: a letter, then letters, digits, `_` and single `-`
      way out: for example `a-b`
    case.yaml:5:3: E204 `_x` is not an id  [L7]
         5 |   _x: hold and advance
           |   ^^
      expected: a letter, then letters, digits, `_` and single `-`
      way out: for example `x`
    case.yaml:6:3: E204 `x.y` is not an id  [L7]
         6 |   x.y: hold and advance
           |   ^^^
      expected: a letter, then letters, digits, `_` and single `-`
      way out: for example `x_y`
    case.yaml:7:3: E204 nothing in place of an id  [L7]
         7 |   "": hold and advance
           |   ^^
      expected: a letter, then letters, digits, `_` and single `-`
      way out: begin with a letter
    """


@rejects
def test_reserved_words_as_ids() -> None:
    """
    rules:
      no: hold and advance
      "on": hold and advance
      true: hold and advance
      and: hold and advance
      ~: hold and advance
    arrangements:
      peace: {name: Peace, with: [no, off]}
    ================================================================================
    case.yaml:2:3: E205 `no` as an id  [L7]
         2 |   no: hold and advance
           |   ^^
      expected: a word that is not reserved
      way out: YAML programs read `no` as a truth value or as nothing: choose another
    case.yaml:3:3: E205 `on` as an id  [L7]
         3 |   "on": hold and advance
           |   ^^^^
      expected: a word that is not reserved
      way out: YAML programs read `on` as a truth value or as nothing: choose another
    case.yaml:4:3: E205 `true` as an id  [L7]
         4 |   true: hold and advance
           |   ^^^^
      expected: a word that is not reserved
      way out: YAML programs read `true` as a truth value or as nothing: choose another
    case.yaml:5:3: E205 `and` as an id  [L7]
         5 |   and: hold and advance
           |   ^^^
      expected: a word that is not reserved
      way out: expressions use it: choose another
    case.yaml:6:3: E205 `~` as an id  [L7]
         6 |   ~: hold and advance
           |   ^
      expected: a word that is not reserved
      way out: YAML programs read `~` as a truth value or as nothing: choose another
    case.yaml:8:31: E205 `no` as an id  [L7]
         8 |   peace: {name: Peace, with: [no, off]}
           |                               ^^
      expected: a word that is not reserved
      way out: YAML programs read `no` as a truth value or as nothing: choose another
    case.yaml:8:35: E205 `off` as an id  [L7]
         8 |   peace: {name: Peace, with: [no, off]}
           |                                   ^^^
      expected: a word that is not reserved
      way out: YAML programs read `off` as a truth value or as nothing: choose another
    """


@pytest.mark.parametrize("word", sorted(RESERVED | {"No", "YES", "On", "True", "FALSE", "Null", "~"}))
@pytest.mark.parametrize("mark", ["", "'", '"'])
@shows("E205")
def test_every_reserved_word_is_refused_quoted_or_not(word: str, mark: str) -> None:
    written = f"{mark}{word}{mark}"
    for part, column in (
        (f"rules:\n  {written}: hold and advance\n", 3),
        (f"arrangements:\n  a1: {{name: A, without: [{written}]}}", 27),
        (f"states: {{s1: , {written}: war}}\nstatus_quo: s1\nmoves: {{army: {{}}}}\n", 16),
    ):
        found = [problem for problem in read_text(completed(part), "case.yaml").problems if problem.code != "W604"]
        [problem] = found
        assert (problem.code, problem.rule, problem.found) == ("E205", "L7", f"`{word}` as an id")
        assert problem.place is not None
        assert (problem.place.column, problem.place.length) == (column, len(written))


@pytest.mark.parametrize(
    "id_",
    ["nothing", "android", "order", "iffy", "atom", "trueish", "not_x", "or-else", "näher", "日本", "x1-2-3_4"],
)
def test_ids_that_only_look_like_reserved_words(id_: str) -> None:
    part = f"options: {{hold: army, {id_}: navy}}\nrules: {{r1: not {id_} and hold}}\n"
    case = meant(part + "common: {preferences: {army: [hold], navy: []}}")
    assert list(case.options) == ["hold", id_]
    assert case.rules["r1"] == Impossible("r1", And((Not(Name(id_)), Name("hold"))), "", "", Basis(assumed=True))


@rejects
def test_dates_that_are_none() -> None:
    """
    case: {title: A quarrel, as_of: tomorrow}
    status_quo:
      2025-02-30: [hold]
      30.05.2025: [hold]
      2025/6/1: [hold]
    rules:
      r1: {impossible: hold and advance, date: 2025-13}
      r2: {impossible: hold and advance, date: 25}
      r3: {impossible: hold and advance, date: 2025-1-1}
      r4: {impossible: hold and advance, date: [2025]}
    ================================================================================
    case.yaml:1:33: E206 `tomorrow` is not a date  [L9]
         1 | case: {title: A quarrel, as_of: tomorrow}
           |                                 ^^^^^^^^
      expected: a day, month or year, such as 2026-01-07, 2025-09 or 2015
    case.yaml:3:3: E206 `2025-02-30` is not a date  [L9]
         3 |   2025-02-30: [hold]
           |   ^^^^^^^^^^
      expected: a day, month or year, such as 2026-01-07, 2025-09 or 2015
      way out: is there such a day? Months go from 01 to 12
    case.yaml:4:3: E206 `30.05.2025` is not a date  [L9]
         4 |   30.05.2025: [hold]
           |   ^^^^^^^^^^
      expected: a day, month or year, such as 2026-01-07, 2025-09 or 2015
      way out: year first: 2025-05-30
    case.yaml:5:3: E206 `2025/6/1` is not a date  [L9]
         5 |   2025/6/1: [hold]
           |   ^^^^^^^^
      expected: a day, month or year, such as 2026-01-07, 2025-09 or 2015
      way out: two digits each, with `-`: 2025-06-01
    case.yaml:7:44: E206 `2025-13` is not a date  [L9]
         7 |   r1: {impossible: hold and advance, date: 2025-13}
           |                                            ^^^^^^^
      expected: a day, month or year, such as 2026-01-07, 2025-09 or 2015
      way out: is there such a day? Months go from 01 to 12
    case.yaml:8:44: E206 `25` is not a date  [L9]
         8 |   r2: {impossible: hold and advance, date: 25}
           |                                            ^^
      expected: a day, month or year, such as 2026-01-07, 2025-09 or 2015
    case.yaml:9:44: E206 `2025-1-1` is not a date  [L9]
         9 |   r3: {impossible: hold and advance, date: 2025-1-1}
           |                                            ^^^^^^^^
      expected: a day, month or year, such as 2026-01-07, 2025-09 or 2015
      way out: two digits each, with `-`: 2025-01-01
    case.yaml:10:44: E203 a list for `date`  [L6]
        10 |   r4: {impossible: hold and advance, date: [2025]}
           |                                            ^
      expected: a text
    """


@rejects
def test_truth_values_and_numbers_that_are_none() -> None:
    """
    actors:
      army: {name: The army, assumed: yes}
      navy: {name: The navy, nature: maybe}
    common:
      preferences:
        army: {weights: [{statement: hold, weight: "3,5"}, {statement: advance, weight: many}]}
    likelihood_scale: {rare: [1%, 1e-1], sure: [.9, 1.0000000001]}
    ================================================================================
    case.yaml:2:35: E207 `yes` is not a truth value  [L10]
         2 |   army: {name: The army, assumed: yes}
           |                                   ^^^
      expected: `true` or `false`
      way out: write `true`
    case.yaml:3:34: E207 `maybe` is not a truth value  [L10]
         3 |   navy: {name: The navy, nature: maybe}
           |                                  ^^^^^
      expected: `true` or `false`
    case.yaml:6:48: E207 `3,5` is not a number  [L10]
         6 |     army: {weights: [{statement: hold, weight: "3,5"}, {statement: advance, weight: many}]}
           |                                                ^^^^^
      expected: a number such as 3 or 0.25
      way out: with a point: 3.5
    case.yaml:6:85: E207 `many` is not a number  [L10]
         6 |     army: {weights: [{statement: hold, weight: "3,5"}, {statement: advance, weight: many}]}
           |                                                                                     ^^^^
      expected: a number such as 3 or 0.25
    case.yaml:7:27: E207 `1%` is not a number  [L10]
         7 | likelihood_scale: {rare: [1%, 1e-1], sure: [.9, 1.0000000001]}
           |                           ^^
      expected: a number such as 3 or 0.25
      way out: as a part of 1: 10 % is 0.1
    case.yaml:7:31: E207 `1e-1` is not a number  [L10]
         7 | likelihood_scale: {rare: [1%, 1e-1], sure: [.9, 1.0000000001]}
           |                               ^^^^
      expected: a number such as 3 or 0.25
    case.yaml:7:45: E207 `.9` is not a number  [L10]
         7 | likelihood_scale: {rare: [1%, 1e-1], sure: [.9, 1.0000000001]}
           |                                             ^^
      expected: a number such as 3 or 0.25
    case.yaml:7:49: E207 `1.0000000001` is not a number  [L10]
         7 | likelihood_scale: {rare: [1%, 1e-1], sure: [.9, 1.0000000001]}
           |                                                 ^^^^^^^^^^^^
      expected: a number such as 3 or 0.25
    """


# names


@rejects
def test_unknown_options_wherever_they_stand() -> None:
    """
    rules:
      r1: hold and advence
      r2: {irreversible: not holt}
      r3: {barred: [+advance, -patrole]}
      r4: {barred: {change: + holdd, from: hld, to: Patrol}}
    status_quo: {2025: {with: [hold, navy]}}
    arrangements:
      peace: {name: Peace, with: [advence], without: [hold, xyz], require: not qqq, trigger: advanc}
    pledges:
      p1: {by: army, kind: pledge, binding: must, text: T, delivers: [hol], triggered: {hal: may}, if: hole}
    ================================================================================
    case.yaml:2:16: E301 unknown option `advence`  [L19]
         2 |   r1: hold and advence
           |                ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:3:26: E301 unknown option `holt`  [L19]
         3 |   r2: {irreversible: not holt}
           |                          ^^^^
      expected: an option of the case
      way out: did you mean `hold`?
    case.yaml:4:28: E301 unknown option `patrole`  [L19]
         4 |   r3: {barred: [+advance, -patrole]}
           |                            ^^^^^^^
      expected: an option of the case
      way out: did you mean `patrol`?
    case.yaml:5:27: E301 unknown option `holdd`  [L19]
         5 |   r4: {barred: {change: + holdd, from: hld, to: Patrol}}
           |                           ^^^^^
      expected: an option of the case
      way out: did you mean `hold`?
    case.yaml:5:40: E301 unknown option `hld`  [L19]
         5 |   r4: {barred: {change: + holdd, from: hld, to: Patrol}}
           |                                        ^^^
      expected: an option of the case
      way out: did you mean `hold`?
    case.yaml:5:49: E301 unknown option `Patrol`  [L19]
         5 |   r4: {barred: {change: + holdd, from: hld, to: Patrol}}
           |                                                 ^^^^^^
      expected: an option of the case
      way out: did you mean `patrol`?
    case.yaml:6:34: E301 unknown option `navy`  [L19]
         6 | status_quo: {2025: {with: [hold, navy]}}
           |                                  ^^^^
      expected: an option of the case
      way out: `navy` is an actor; known: `hold`, `advance`, `patrol`
    case.yaml:8:31: E301 unknown option `advence`  [L19]
         8 |   peace: {name: Peace, with: [advence], without: [hold, xyz], require: not qqq, trigger: advanc}
           |                               ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:8:57: E301 unknown option `xyz`  [L19]
         8 |   peace: {name: Peace, with: [advence], without: [hold, xyz], require: not qqq, trigger: advanc}
           |                                                         ^^^
      expected: an option of the case
      way out: known: `hold`, `advance`, `patrol`
    case.yaml:8:76: E301 unknown option `qqq`  [L19]
         8 |   peace: {name: Peace, with: [advence], without: [hold, xyz], require: not qqq, trigger: advanc}
           |                                                                            ^^^
      expected: an option of the case
      way out: known: `hold`, `advance`, `patrol`
    case.yaml:8:90: E301 unknown option `advanc`  [L19]
         8 |   peace: {name: Peace, with: [advence], without: [hold, xyz], require: not qqq, trigger: advanc}
           |                                                                                          ^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:10:67: E301 unknown option `hol`  [L19]
        10 | …: {by: army, kind: pledge, binding: must, text: T, delivers: [hol], triggered: {hal: may}, if: hole}
           |                                                                ^^^
      expected: an option of the case
      way out: did you mean `hold`?
    case.yaml:10:85: E301 unknown option `hal`  [L19]
        10 | …: {by: army, kind: pledge, binding: must, text: T, delivers: [hol], triggered: {hal: may}, if: hole}
           |                                                                                  ^^^
      expected: an option of the case
      way out: known: `hold`, `advance`, `patrol`
    case.yaml:10:100: E301 unknown option `hole`  [L19]
        10 | …: {by: army, kind: pledge, binding: must, text: T, delivers: [hol], triggered: {hal: may}, if: hole}
           |                                                                                                 ^^^^
      expected: an option of the case
      way out: did you mean `hold`?
    """


@rejects
def test_words_that_are_not_options() -> None:
    """
    rules:
      r1: hold and no
      r2: YES or hold
      r3: army and hold
    ================================================================================
    case.yaml:2:16: E301 unknown option `no`  [L19]
         2 |   r1: hold and no
           |                ^^
      expected: an option of the case
      way out: say what is meant with an option: `x` for yes, `not x` for no
    case.yaml:3:7: E301 unknown option `YES`  [L19]
         3 |   r2: YES or hold
           |       ^^^
      expected: an option of the case
      way out: say what is meant with an option: `x` for yes, `not x` for no
    case.yaml:4:7: E301 unknown option `army`  [L19]
         4 |   r3: army and hold
           |       ^^^^
      expected: an option of the case
      way out: `army` is an actor; known: `hold`, `advance`, `patrol`
    """


@rejects
def test_unknown_states() -> None:
    """
    states: {s1: peace, s2: {label: war, with: [advance]}}
    moves: {army: {s1: [s2, s3], s4: [s1]}, navy: {s2: [s1]}}
    status_quo: s0
    common: {preferences: {army: {ranking: [s1, [s2, s5]]}, navy: [s1 or S2]}}
    ================================================================================
    case.yaml:1:45: E301 unknown option `advance`  [L19]
         1 | states: {s1: peace, s2: {label: war, with: [advance]}}
           |                                             ^^^^^^^
      expected: an option of the case
      way out: no option is declared
    case.yaml:2:25: E301 unknown state `s3`  [L19]
         2 | moves: {army: {s1: [s2, s3], s4: [s1]}, navy: {s2: [s1]}}
           |                         ^^
      expected: a state of the case
      way out: known: `s1`, `s2`
    case.yaml:2:30: E301 unknown state `s4`  [L19]
         2 | moves: {army: {s1: [s2, s3], s4: [s1]}, navy: {s2: [s1]}}
           |                              ^^
      expected: a state of the case
      way out: known: `s1`, `s2`
    case.yaml:3:13: E301 unknown state `s0`  [L19]
         3 | status_quo: s0
           |             ^^
      expected: a state of the case
      way out: known: `s1`, `s2`
    case.yaml:4:50: E301 unknown state `s5`  [L19]
         4 | common: {preferences: {army: {ranking: [s1, [s2, s5]]}, navy: [s1 or S2]}}
           |                                                  ^^
      expected: a state of the case
      way out: known: `s1`, `s2`
    case.yaml:4:70: E301 unknown state or option `S2`  [L19]
         4 | common: {preferences: {army: {ranking: [s1, [s2, s5]]}, navy: [s1 or S2]}}
           |                                                                      ^^
      expected: a state or option of the case
      way out: did you mean `s2`?
    """


@rejects
def test_unknown_actors() -> None:
    """
    options: {hold: arny, advance: {owner: air_force}, patrol: {owners: [army, Navy]}}
    rules: {r1: {barred: {actor: hold, to: hold}}}
    pledges:
      p1: {by: [army, nvy], kind: pledge, binding: must, text: T}
    common: {preferences: {army: [hold], navvy: [patrol]}}
    ================================================================================
    case.yaml:1:17: E302 unknown actor `arny`  [L17]
         1 | options: {hold: arny, advance: {owner: air_force}, patrol: {owners: [army, Navy]}}
           |                 ^^^^
      expected: an actor of the case
      way out: did you mean `army`?
    case.yaml:1:40: E302 unknown actor `air_force`  [L17]
         1 | options: {hold: arny, advance: {owner: air_force}, patrol: {owners: [army, Navy]}}
           |                                        ^^^^^^^^^
      expected: an actor of the case
      way out: known: `army`, `navy`
    case.yaml:1:76: E302 unknown actor `Navy`  [L17]
         1 | options: {hold: arny, advance: {owner: air_force}, patrol: {owners: [army, Navy]}}
           |                                                                            ^^^^
      expected: an actor of the case
      way out: did you mean `navy`?
    case.yaml:2:30: E302 unknown actor `hold`  [L17]
         2 | rules: {r1: {barred: {actor: hold, to: hold}}}
           |                              ^^^^
      expected: an actor of the case
      way out: `hold` is an option; known: `army`, `navy`
    case.yaml:4:19: E302 unknown actor `nvy`  [L17]
         4 |   p1: {by: [army, nvy], kind: pledge, binding: must, text: T}
           |                   ^^^
      expected: an actor of the case
      way out: did you mean `navy`?
    case.yaml:5:38: E302 unknown actor `navvy`  [L17]
         5 | common: {preferences: {army: [hold], navvy: [patrol]}}
           |                                      ^^^^^
      expected: an actor of the case
      way out: did you mean `navy`?
    """


@rejects
def test_refs_to_sources_that_are_missing() -> None:
    """
    sources: {S1: {title: A press text}}
    facts:
      S1-1: {text: They hold., source: S2}
    rules:
      r1: {impossible: hold and advance, refs: [S1-1, S1-2]}
    readings:
      R1: {source: S3, refs: [S1]}
    ================================================================================
    case.yaml:3:36: E303 unknown source `S2`  [L11]
         3 |   S1-1: {text: They hold., source: S2}
           |                                    ^^
      expected: a source of the case
      way out: known: `S1`
    case.yaml:5:51: E303 unknown fact or source `S1-2`  [L11]
         5 |   r1: {impossible: hold and advance, refs: [S1-1, S1-2]}
           |                                                   ^^^^
      expected: a fact or source of the case
      way out: did you mean `S1-1`?
    case.yaml:7:16: E303 unknown source `S3`  [L11]
         7 |   R1: {source: S3, refs: [S1]}
           |                ^^
      expected: a source of the case
      way out: known: `S1`
    """


@rejects
def test_unknown_ids_of_other_sections() -> None:
    """
    rules: {truce: hold and advance}
    scenarios: {storm: {lifts: [truse]}}
    arrangements: {peace: {name: Peace, variant_of: pece}}
    pledges: {p1: {by: army, kind: pledge, binding: must, text: T, readings: [R0]}}
    readings:
      R1:
        inherits: R2
        scenarios: [strom]
        rules: {r1: {impossible: hold, likelihood: likely}}
        likelihoods: {e1: {event: it rains, likelihood: likley}}
      R3: {scenarios: {calm: {likelihood: rare}}}
    likelihood_scale: {likely: [0.6, 0.9]}
    ================================================================================
    case.yaml:2:29: E304 unknown rule `truse`  [L8]
         2 | scenarios: {storm: {lifts: [truse]}}
           |                             ^^^^^
      expected: a rule of the case
      way out: did you mean `truce`?
    case.yaml:3:49: E304 unknown arrangement `pece`  [L8]
         3 | arrangements: {peace: {name: Peace, variant_of: pece}}
           |                                                 ^^^^
      expected: an arrangement of the case
      way out: did you mean `peace`?
    case.yaml:4:75: E304 unknown reading `R0`  [L8]
         4 | pledges: {p1: {by: army, kind: pledge, binding: must, text: T, readings: [R0]}}
           |                                                                           ^^
      expected: a reading of the case
      way out: known: `R1`, `R3`
    case.yaml:7:15: E304 unknown reading `R2`  [L8]
         7 |     inherits: R2
           |               ^^
      expected: a reading of the case
      way out: known: `R1`, `R3`
    case.yaml:8:17: E304 unknown scenario `strom`  [L8]
         8 |     scenarios: [strom]
           |                 ^^^^^
      expected: a scenario of the case
      way out: did you mean `storm`?
    case.yaml:10:53: E304 unknown likelihood `likley`  [L8]
        10 |     likelihoods: {e1: {event: it rains, likelihood: likley}}
           |                                                     ^^^^^^
      expected: a word of `likelihood_scale`
      way out: did you mean `likely`?
    case.yaml:11:20: E304 unknown scenario `calm`  [L8]
        11 |   R3: {scenarios: {calm: {likelihood: rare}}}
           |                    ^^^^
      expected: a scenario of the case
      way out: known: `storm`
    case.yaml:11:39: E304 unknown likelihood `rare`  [L8]
        11 |   R3: {scenarios: {calm: {likelihood: rare}}}
           |                                       ^^^^
      expected: a word of `likelihood_scale`
      way out: known: `likely`
    """


@rejects
def test_an_option_owned_twice_by_two_lines() -> None:
    """
    options:
      hold: army
      advance: army
      patrol: {owners: [army, navy]}
      hold: navy
      patrol: navy
    ================================================================================
    case.yaml:5:3: E305 option `hold` of `army` (line 2) belongs to `navy` too  [L18]
         5 |   hold: navy
           |   ^^^^
      expected: one owner
      way out: an act that needs them all is a joint option: `owners: [...]`; two different acts need two ids
    case.yaml:6:3: E305 option `patrol` of `army` and `navy` (line 4) belongs to `navy` too  [L18]
         6 |   patrol: navy
           |   ^^^^^^
      expected: one owner
      way out: an act that needs them all is a joint option: `owners: [...]`; two different acts need two ids
    """


@rejects
def test_an_option_owned_twice_across_files() -> None:
    """
    #: case.yaml
    include: [more.yaml]
    #: more.yaml
    options: {hold: {owner: navy}}
    ================================================================================
    case.yaml:5:11: E305 option `hold` of `navy` (more.yaml:1:11) belongs to `army` too  [L18]
         5 | options: {hold: army, advance: army, patrol: {owners: [army, navy]}}
           |           ^^^^
      expected: one owner
      way out: an act that needs them all is a joint option: `owners: [...]`; two different acts need two ids
    """


@rejects
def test_an_option_owned_twice_in_one_entry() -> None:
    """
    options:
      hold: army
      advance: army
      patrol: {owner: army, owners: [army, navy]}
    ================================================================================
    case.yaml:4:25: E305 option `patrol` has `owner` and `owners`  [L18]
         4 |   patrol: {owner: army, owners: [army, navy]}
           |                         ^^^^^^
      expected: one of the two
      way out: one actor: `owner`; several together: `owners`
    """


@rejects
def test_an_id_for_two_things() -> None:
    """
    # graph
    actors: {army: The army, navy: The navy, s1: A state}
    states: {s1: peace, s2: war, hold: truce}
    options: {hold: army, navy: navy}
    moves: {army: {s1: [s2]}, navy: {s2: [s1]}, s1: {s1: [s2]}}
    common: {preferences: {army: [s2], navy: [s1], s1: []}}
    readings: {common: {gist: We are common.}}
    ================================================================================
    case.yaml:2:26: E306 `navy` is an actor and an option  [L8]
         2 | actors: {army: The army, navy: The navy, s1: A state}
           |                          ^^^^
      expected: one thing to one id
      way out: rename one of the two
    case.yaml:2:42: E306 `s1` is an actor and a state  [L8]
         2 | actors: {army: The army, navy: The navy, s1: A state}
           |                                          ^^
      expected: one thing to one id
      way out: rename one of the two
    case.yaml:3:30: E306 `hold` is a state and an option  [L8]
         3 | states: {s1: peace, s2: war, hold: truce}
           |                              ^^^^
      expected: one thing to one id
      way out: rename one of the two
    case.yaml:7:12: E306 a reading called `common`  [L8]
         7 | readings: {common: {gist: We are common.}}
           |            ^^^^^^
      expected: another id: `common` is the section
    """


@rejects
def test_inheritance_in_a_circle() -> None:
    """
    readings:
      R1: {inherits: R2}
      R2: {inherits: R3}
      R3: {inherits: R1}
      R4: {inherits: R1}
      R5: {inherits: R5}
    ================================================================================
    case.yaml:2:18: E307 `R1` inherits from itself: R1 -> R2 -> R3 -> R1  [L31]
         2 |   R1: {inherits: R2}
           |                  ^^
      way out: let one of them inherit from `common`, which needs no word
    case.yaml:6:18: E307 `R5` inherits from itself: R5 -> R5  [L31]
         6 |   R5: {inherits: R5}
           |                  ^^
      way out: let one of them inherit from `common`, which needs no word
    """


@rejects
def test_variants_in_a_circle() -> None:
    """
    arrangements:
      A1: {name: One, variant_of: A2}
      A2: {name: Two, variant_of: A1}
      A3: {name: Three, variant_of: A2}
      A4: {name: Four, variant_of: A4}
    ================================================================================
    case.yaml:2:31: E308 `A1` is a variant of itself: A1 -> A2 -> A1  [L29]
         2 |   A1: {name: One, variant_of: A2}
           |                               ^^
      way out: take `variant_of` out of one of them
    case.yaml:5:32: E308 `A4` is a variant of itself: A4 -> A4  [L29]
         5 |   A4: {name: Four, variant_of: A4}
           |                                ^^
      way out: take `variant_of` out of one of them
    """


@rejects
def test_options_both_with_and_without() -> None:
    """
    arrangements:
      A1: {name: One, with: [hold, patrol], without: [advance, patrol]}
      A2: {name: Two, with: [hold], without: [patrol]}
      A3: {name: Three, variant_of: A2, with: [advance, patrol]}
      A4: {name: Four, variant_of: A3, without: [hold]}
    scenarios:
      storm: {with: [hold], without: [hold]}
    ================================================================================
    case.yaml:2:60: E309 `patrol` is both in `with` and in `without`  [L29]
         2 |   A1: {name: One, with: [hold, patrol], without: [advance, patrol]}
           |                                                            ^^^^^^
      expected: it in one of the two
    case.yaml:4:53: E309 `patrol` is in `with`, but in `without` of `A2`, of which `A3` is a variant  [L29]
         4 |   A3: {name: Three, variant_of: A2, with: [advance, patrol]}
           |                                                     ^^^^^^
      expected: something that can be added to what the other says
      way out: make it an arrangement of its own, without `variant_of`
    case.yaml:5:46: E309 `hold` is in `without`, but in `with` of `A3`, of which `A4` is a variant  [L29]
         5 |   A4: {name: Four, variant_of: A3, without: [hold]}
           |                                              ^^^^
      expected: something that can be added to what the other says
      way out: make it an arrangement of its own, without `variant_of`
    case.yaml:7:35: E309 `hold` is both in `with` and in `without`  [L29]
         7 |   storm: {with: [hold], without: [hold]}
           |                                   ^^^^
      expected: it in one of the two
    """


def test_ids_that_look_like_the_readers_own_marks_are_told_like_any_other() -> None:
    text = completed('rules: {"[key]": hold, text: [hold]}\ncase: {"[key]": 1, title: T}\nfacts: {text: {text: T}}')
    assert [(p.code, p.found) for p in read_text(text).problems] == [
        ("E204", "`[key]` is not an id"),
        ("E203", "a list for `text`"),
        ("E201", "unknown key `[key]` in `case`"),
        ("E506", "fact `text` has neither `source` nor `addresses`"),
    ]
