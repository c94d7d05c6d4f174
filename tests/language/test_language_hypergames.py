"""What can be wrong in the section `hypergames` (L36)."""

from language_reports import rejects


@rejects
def test_names_that_the_case_does_not_have() -> None:
    """
    scenarios: {storm: {with: [hold]}}
    readings: {R0: {}, R1: {}}
    hypergames:
      fog:
        sees: {armee: R0, navy: R2}
        reading: R3
        truth: R4
      dusk:
        sees: {army: {reading: RO, scenarios: [strom]}}
        reading: R0
        refs: [S1]
    ================================================================================
    case.yaml:5:12: E302 unknown actor `armee`  [L17]
         5 |     sees: {armee: R0, navy: R2}
           |            ^^^^^
      expected: an actor of the case
      way out: known: `army`, `navy`
    case.yaml:5:29: E304 unknown reading `R2`  [L8]
         5 |     sees: {armee: R0, navy: R2}
           |                             ^^
      expected: a reading of the case
      way out: known: `R0`, `R1`
    case.yaml:6:14: E304 unknown reading `R3`  [L8]
         6 |     reading: R3
           |              ^^
      expected: a reading of the case
      way out: known: `R0`, `R1`
    case.yaml:7:12: E304 unknown reading `R4`  [L8]
         7 |     truth: R4
           |            ^^
      expected: a reading of the case
      way out: known: `R0`, `R1`
    case.yaml:9:28: E304 unknown reading `RO`  [L8]
         9 |     sees: {army: {reading: RO, scenarios: [strom]}}
           |                            ^^
      expected: a reading of the case
      way out: known: `R0`, `R1`
    case.yaml:9:44: E304 unknown scenario `strom`  [L8]
         9 |     sees: {army: {reading: RO, scenarios: [strom]}}
           |                                            ^^^^^
      expected: a scenario of the case
      way out: did you mean `storm`?
    case.yaml:11:12: E303 unknown fact or source `S1`  [L11]
        11 |     refs: [S1]
           |            ^^
      expected: a fact or source of the case
      way out: no fact or source is declared
    """


@rejects
def test_nature_sees_nothing() -> None:
    """
    actors: {army: The army, navy: The navy, storm: {name: A storm, nature: true}}
    hypergames:
      fog: {sees: {storm: common}}
    ================================================================================
    case.yaml:3:16: E505 a game for `storm`, which is Nature  [L32]
         3 |   fog: {sees: {storm: common}}
           |                ^^^^^
      way out: take it out, or take `nature` out
    """


@rejects
def test_somebody_is_left_without_a_game() -> None:
    """
    readings: {R0: {}, R1: {}}
    hypergames:
      fog: {sees: {army: R1}}
      dusk: {label: All in the dark}
      dawn: {sees: {army: R1}, truth: R0}
    ================================================================================
    case.yaml:3:3: E209 `fog` does not say what `navy` sees  [L6]
         3 |   fog: {sees: {army: R1}}
           |   ^^^
      expected: a reading for each actor that is not Nature
      way out: say in `reading` what all see whom `sees` does not name: `R0`, `R1`
    case.yaml:4:3: E209 `dusk` does not say what `army` and `navy` see  [L6]
         4 |   dusk: {label: All in the dark}
           |   ^^^^
      expected: a reading for each actor that is not Nature
      way out: say in `reading` what all see whom `sees` does not name: `R0`, `R1`
    """


@rejects
def test_keys_and_kinds() -> None:
    """
    readings: {R0: {}, R1: {}}
    hypergames:
      fog: {see: {army: R1, navy: R0}}
      dusk: {sees: {army: [R1], navy: {scenarios: []}}, reading: R0}
      dawn: {sees: [R1], reading: R0}
    ================================================================================
    case.yaml:3:9: E201 unknown key `see` in `fog`  [L6]
         3 |   fog: {see: {army: R1, navy: R0}}
           |         ^^^
      expected: one of `label`, `sees`, `reading`, `truth`, `refs`, `assumed`, `definition`, `date`, `withdrawn`, `note`
      way out: did you mean `sees`?
    case.yaml:4:23: E203 a list for `army`  [L6]
         4 |   dusk: {sees: {army: [R1], navy: {scenarios: []}}, reading: R0}
           |                       ^
      expected: a text or a mapping
    case.yaml:4:29: E202 no `reading` in `navy`  [L6]
         4 |   dusk: {sees: {army: [R1], navy: {scenarios: []}}, reading: R0}
           |                             ^^^^
      expected: the key `reading`
    case.yaml:5:16: E203 a list for `sees`  [L6]
         5 |   dawn: {sees: [R1], reading: R0}
           |                ^
      expected: a mapping
      way out: one line for each, `id: ...`
    """
