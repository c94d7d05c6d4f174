"""Rejects of degrees of preference (L35): marks that cannot be, and where they may not stand."""

from language_reports import rejects


@rejects
def test_marks_of_statements_that_cannot_be() -> None:
    """
    common:
      preferences:
        army:
          - {statement: hold, strong: true}
          - patrol
          - {statement: advance, strong: true}
          - {statement: not hold, strong: false}
        navy:
          - {statement: hold, strong: true, unknown: true}
          - {statement: patrol, likely: 1}
          - {statement: not patrol, likely: -0.5}
          - {statement: advance, unknown: false, likely: 0.5}
    ================================================================================
    case.yaml:6:30: E513 `advance` is strong, and `patrol` above it is not  [L35]
         6 |       - {statement: advance, strong: true}
           |                              ^^^^^^
      expected: strong statements first
      way out: a difference cannot count for more than one above it: mark that one too, or move this one up
    case.yaml:9:27: E513 `hold` is both unknown and strong  [L35]
         9 |       - {statement: hold, strong: true, unknown: true}
           |                           ^^^^^^
      expected: one of the two
      way out: what is not known has no strength
    case.yaml:10:37: E513 `likely` of 1  [L35]
        10 |       - {statement: patrol, likely: 1}
           |                                     ^
      expected: a number between 0 and 1
      way out: what is sure is no longer unknown: say `x` or `not x`, without `likely`
    case.yaml:11:41: E513 `likely` of -0.5  [L35]
        11 |       - {statement: not patrol, likely: -0.5}
           |                                         ^^^^
      expected: a number between 0 and 1
      way out: what is sure is no longer unknown: say `x` or `not x`, without `likely`
    case.yaml:12:46: E513 `advance` is not unknown, and `likely` 0.5  [L35]
        12 |       - {statement: advance, unknown: false, likely: 0.5}
           |                                              ^^^^^^
      expected: one of the two
      way out: what is known needs no `likely`
    """


@rejects
def test_marks_of_another_kind_than_meant() -> None:
    """
    common:
      preferences:
        army: [{statement: hold, strong: yes}]
        navy: [{statement: hold, likely: often}, {statement: patrol, unkown: true}]
    ================================================================================
    case.yaml:3:38: E207 `yes` is not a truth value  [L10]
         3 |     army: [{statement: hold, strong: yes}]
           |                                      ^^^
      expected: `true` or `false`
      way out: write `true`
    case.yaml:4:38: E207 `often` is not a number  [L10]
         4 |     navy: [{statement: hold, likely: often}, {statement: patrol, unkown: true}]
           |                                      ^^^^^
      expected: a number such as 3 or 0.25
    case.yaml:4:66: E201 unknown key `unkown` in `navy`  [L6]
         4 |     navy: [{statement: hold, likely: often}, {statement: patrol, unkown: true}]
           |                                                                  ^^^^^^
      expected: one of `statement`, `unknown`, `likely`, `strong`, `refs`, `assumed`, `definition`, `date`, `withdrawn`, `note`
      way out: did you mean `unknown`?
    """  # noqa: E501


@rejects
def test_steps_and_gaps_that_cannot_be() -> None:
    """
    # graph
    actors: {army: A, navy: N, town: T, port: P, farm: F}
    states: {s1: peace, s2: war, s3: ruin}
    moves: {army: {s1: [s2]}, navy: {s2: [s3]}, town: {s1: [s3]}, port: {s3: [s1]}, farm: {s3: [s1]}}
    common:
      preferences:
        army: {ranking: [">>", s1, ">>", ">>", s2, {unknown: [s3]}, ">>"]}
        navy: {weights: [{statement: s1, weight: 1}], strong_gap: 0, enough: -2}
        town: {statements: [s1, s2], enough: 1.5}
        port: {statements: [s1], strong_gap: 2}
        farm: {ranking: [[s1, ">>", s2], s3], enough: 0.5}
    ================================================================================
    case.yaml:7:22: E513 `>>` before all entries  [L35]
         7 |     army: {ranking: [">>", s1, ">>", ">>", s2, {unknown: [s3]}, ">>"]}
           |                      ^^^^
      expected: an entry above and one below it
      way out: take it out, or put it where it says something
    case.yaml:7:38: E513 `>>` after `>>`  [L35]
         7 |     army: {ranking: [">>", s1, ">>", ">>", s2, {unknown: [s3]}, ">>"]}
           |                                      ^^^^
      expected: an entry above and one below it
      way out: take it out, or put it where it says something
    case.yaml:7:49: E513 `unknown` with fewer than two entries  [L35]
         7 |     army: {ranking: [">>", s1, ">>", ">>", s2, {unknown: [s3]}, ">>"]}
           |                                                 ^^^^^^^
      expected: two or more, each a state or a tie
      way out: states that agree with one pattern, or stand in one list, tie: name them one by one
    case.yaml:7:65: E513 `>>` after all entries  [L35]
         7 |     army: {ranking: [">>", s1, ">>", ">>", s2, {unknown: [s3]}, ">>"]}
           |                                                                 ^^^^
      expected: an entry above and one below it
      way out: take it out, or put it where it says something
    case.yaml:8:63: E513 `strong_gap` of 0  [L35]
         8 |     navy: {weights: [{statement: s1, weight: 1}], strong_gap: 0, enough: -2}
           |                                                               ^
      expected: a number above 0
    case.yaml:8:74: E513 `enough` of -2  [L35]
         8 |     navy: {weights: [{statement: s1, weight: 1}], strong_gap: 0, enough: -2}
           |                                                                          ^^
      expected: a number above 0
    case.yaml:9:42: E513 `enough` of 1.5  [L35]
         9 |     town: {statements: [s1, s2], enough: 1.5}
           |                                          ^^^
      expected: a number above 0 and at most 1
    case.yaml:10:30: E209 `strong_gap` for `port`  [L6]
        10 |     port: {statements: [s1], strong_gap: 2}
           |                              ^^^^^^^^^^
      expected: `weights` beside it
      way out: mark statements `strong`, or write `>>`
    case.yaml:11:27: E301 unknown state `>>`  [L19]
        11 |     farm: {ranking: [[s1, ">>", s2], s3], enough: 0.5}
           |                           ^^^^
      expected: a state of the case
      way out: known: `s1`, `s2`, `s3`
    case.yaml:11:43: E209 `enough` for `farm`  [L6]
        11 |     farm: {ranking: [[s1, ">>", s2], s3], enough: 0.5}
           |                                           ^^^^^^
      expected: `statements` or `weights` beside it
      way out: a ranking says all for sure
    """


@rejects
def test_entries_of_what_is_unknown() -> None:
    """
    common:
      preferences:
        army: {ranking: [{unknown: [Y--, N-]}, {unknown: []}, N--]}
        navy: {ranking: [{unknown: [[Y--, yes], NY-]}, {unknown: NNN}, {unknown: [{unknown: [NNN]}]}]}
    ================================================================================
    case.yaml:3:38: E504 `N-` is not a state  [L33]
         3 |     army: {ranking: [{unknown: [Y--, N-]}, {unknown: []}, N--]}
           |                                      ^^
      expected: 3 letters `Y`, `N` or `-`, one for each option
      way out: the options are, in this order: hold, advance, patrol
    case.yaml:3:45: E513 `unknown` with fewer than two entries  [L35]
         3 |     army: {ranking: [{unknown: [Y--, N-]}, {unknown: []}, N--]}
           |                                             ^^^^^^^
      expected: two or more, each a state or a tie
      way out: states that agree with one pattern, or stand in one list, tie: name them one by one
    case.yaml:4:62: E203 a text for `unknown`  [L6]
         4 |     navy: {ranking: [{unknown: [[Y--, yes], NY-]}, {unknown: NNN}, {unknown: [{unknown: [NNN]}]}]}
           |                                                              ^^^
      expected: a list
      way out: put it in brackets: `[NNN]`
    case.yaml:4:79: E203 a mapping in `unknown`  [L6]
         4 |     navy: {ranking: [{unknown: [[Y--, yes], NY-]}, {unknown: NNN}, {unknown: [{unknown: [NNN]}]}]}
           |                                                                               ^
      expected: a text or a list
    """


@rejects
def test_states_that_stand_twice_or_nowhere_among_the_unknown() -> None:
    """
    common:
      preferences:
        army: {ranking: [{unknown: [Y--, NY-]}, NNY, {unknown: [NNN, NNY]}]}
        navy: {ranking: [{unknown: [Y--, NY-]}, NNY]}
    ================================================================================
    case.yaml:3:5: E504 the ranking of `army` repeats `NNY`  [L33]
         3 |     army: {ranking: [{unknown: [Y--, NY-]}, NNY, {unknown: [NNN, NNY]}]}
           |     ^^^^
      expected: every feasible state once
    case.yaml:4:5: E504 the ranking of `navy` leaves out `NNN`  [L33]
         4 |     navy: {ranking: [{unknown: [Y--, NY-]}, NNY]}
           |     ^^^^
      expected: every feasible state once
    """


@rejects
def test_weights_are_neither_unknown_nor_strong() -> None:
    """
    common:
      preferences:
        army: {weights: [{statement: hold, weight: 1, unknown: true}]}
        navy: []
    ================================================================================
    case.yaml:3:51: E201 unknown key `unknown` in `weights`  [L6]
         3 |     army: {weights: [{statement: hold, weight: 1, unknown: true}]}
           |                                                   ^^^^^^^
      expected: one of `statement`, `weight`, `refs`, `assumed`, `definition`, `date`, `withdrawn`, `note`
    """
