"""Small cases for the report: one with every part, one with none, and one of a stranger who means harm."""

RICH = """\
locarno: 1
case:
  id: ford
  title: The guarded ford
  as_of: 2024-06-30
  goal: {when: truce and not raid, label: a quiet ford}
sources:
  H: {title: Harbour Herald, author: A. Writer, date: 2024-02-11, address: ["https://example.org/herald"]}
  I: {title: Institute for Fords, date: 2024-06-12}
facts:
  H-1: {source: H, place: ¶1, voice: author, text: The hill people want the ford.}
  H-2: {source: H, place: ¶3, text: The town would rather pay than fight.}
  I-1: {source: I, place: p. 4, text: The guard would answer a raid if it stood there.}
actors:
  hill: {name: Hill people, refs: [H-1]}
  town: {name: Town, refs: [H-2]}
  guard: {name: Guard from afar, refs: [I-1]}
options:
  truce: {owner: hill, label: agrees to a truce, refs: [H-1]}
  raid: {owner: hill, label: raids the ford, refs: [H-1]}
  toll: {owner: town, label: pays a toll, refs: [H-2]}
  post: {owner: guard, label: keeps a post at the ford, refs: [I-1]}
  fight: {owner: guard, label: fights at the ford, refs: [I-1]}
rules:
  no_raid_in_war: {impossible: raid and not truce, why: a raid breaks a truce, definition: true}
  no_fight: {impossible: fight and not raid, why: there is nothing to fight, definition: true}
  no_reach: {impossible: fight and not post, why: who is not there cannot fight, assumed: true}
  no_way_back: {irreversible: fight, why: a battle cannot be undone, assumed: true}
status_quo:
  2024-01-01: {with: [], refs: [H-1]}
  2024-05-01: {with: [toll], refs: [H-2]}
outcomes:
  battle: {when: fight, irreversible: true, label: a battle at the ford, definition: true}
  raided: {when: raid, label: a raid nobody answers, definition: true}
  quiet: {when: truce, label: a quiet ford, definition: true}
  feud: {when: "true", label: the feud goes on, definition: true}
scenarios:
  poor_town: {label: the town has no money, without: [toll], why: the harvest failed, refs: [H-2]}
  no_post: {label: no post, without: [post], why: nobody lets the guard in, assumed: true}
pledges:
  P1:
    {by: guard, kind: pledge, binding: conditional, text: a post for a truce, delivers: [post], if: truce,
     contributes: {troops: [100, 300]}, date: 2024-03-01, refs: [I-1]}
  P2: {by: hill, kind: pledge, binding: declared, text: a truce for a toll, delivers: [truce], if: toll, refs: [H-1]}
  P3: {by: town, kind: pledge, binding: must, text: a toll for a truce, delivers: [toll], if: truce, refs: [H-2]}
  P4: {by: hill, kind: refusal, binding: declared, text: no truce with a post, blocks: [truce], if: post, refs: [H-1]}
defence:
  attack: raid
  lines:
    wall: {label: the wall of the town, refs: [H-2]}
    watch: {label: the post, stands: post, answers: [fight], refs: [I-1]}
play:
  chances: {met: {on: raid, change: +fight, label: the guard meets a raid, refs: [I-1]}}
  events: {flood: {change: -post, label: a flood takes the post, assumed: true, rate: 0.02}}
  marks: {past: {value: 0.4, label: guards that came in the past, refs: [H-1]}}
forces:
  armies: {town: {label: the militia, soldiers: 900, refs: [H-2]}}
  fronts: {ford: {label: the ford, km: 3, refs: [H-1]}}
  pools: {guard: {state: Guardland, of: guard, soldiers: 2000, counting: H, refs: [I-1]}}
  rotations: {thirds: {cycle: 3, label: rule of thirds, refs: [I-1]}}
arrangements:
  paper: {name: A truce on paper, with: [truce], without: [raid, post], refs: [H-1]}
  posted:
    {name: A truce with a post, with: [truce, post], without: [raid], attributes: {troops: [200, 400]}, refs: [I-1]}
  feud: {name: The feud goes on, without: [truce], assumed: true}
  bought: {name: A truce that is bought, with: [truce, toll], without: [raid], refs: [H-2]}
common:
  preferences:
    town: [{statement: not raid, refs: [H-2]}, {statement: truce, refs: [H-2]}, {statement: not toll, assumed: true}]
readings:
  herald:
    name: It is about money
    source: H
    gist: Whoever pays has peace.
    preferences:
      hill:
        - {statement: toll, refs: [H-1]}
        - {statement: truce iff toll, refs: [H-1], date: 2024-04-01}
        - {statement: not raid, assumed: true}
      guard: [{statement: not fight, assumed: true}, {statement: not post, assumed: true}]
  institute:
    name: It is about force
    source: I
    gist: Only who is answered stays away.
    play: {chances: {met: {likelihood: 0.6, refs: [I-1]}}}
    preferences:
      hill:
        - {statement: not fight, refs: [I-1]}
        - {statement: raid, refs: [I-1]}
        - {statement: truce, assumed: true}
      guard:
        - {statement: (raid and post) implies fight, refs: [I-1]}
        - {statement: post iff truce, refs: [I-1]}
"""

BARE = """\
locarno: 1
case: {id: bare, title: A harbour}
actors: {navy: {name: Navy, assumed: true}, smugglers: {name: Smugglers, assumed: true}}
options:
  patrol: {owner: navy, label: patrols, assumed: true}
  smuggle: {owner: smugglers, label: smuggles, assumed: true}
common:
  preferences:
    navy: [{statement: not smuggle, assumed: true}, {statement: not patrol, assumed: true}]
    smugglers: [{statement: not (patrol and smuggle), assumed: true}, {statement: smuggle, assumed: true}]
"""

HARM = '<script>alert(1)</script>"\\"><img src=x onerror=alert(2)>{{ 7 * 7 }}'
"""What a stranger may write wherever a text stands."""
BAD_ADDRESSES = (
    "javascript:alert(3)",
    "data:text/html,<script>alert(4)</script>",
    'https://x.org/\\" onclick=\\"alert(5)',
)


def hostile() -> str:
    """The rich case with harm in every text that a person writes."""
    text = RICH
    for words in (
        "The guarded ford", "a quiet ford", "Harbour Herald", "A. Writer", "The hill people want the ford.", "¶1",
        "Hill people", "agrees to a truce", "a raid breaks a truce", "a battle at the ford", "the town has no money",
        "a post for a truce", "the post", "the wall of the town", "the militia", "rule of thirds", "A truce on paper",
        "It is about money", "Whoever pays has peace.", "Guardland", "nobody lets the guard in",
    ):  # fmt: skip
        assert words in text
        text = text.replace(f" {words}", f' "{_quoted(words)}"', 1)
    addresses = ", ".join(f'"{one}"' for one in BAD_ADDRESSES)
    return text.replace('["https://example.org/herald"]', f"[{addresses}]")


def _quoted(words: str) -> str:
    return (words + " " + HARM.replace('\\"', '"')).replace("\\", "\\\\").replace('"', '\\"')
