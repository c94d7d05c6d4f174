"""A small case that is played in an instant, for what a person sees of play."""

HARBOUR = """\
locarno: 1
case:
  title: A quarrel about a harbour
  as_of: 2024-03-01
  goal: {when: truce and not attack, label: a truce that nobody breaks}

actors: {army: The army, navy: The navy, sea: {nature: true, name: The sea}}

options:
  truce:  {owner: army, label: keeps a truce}
  attack: {owner: army, label: attacks}
  patrol: {owner: navy, label: keeps ships in the harbour}
  strike: {owner: navy, label: answers by force}
  storm:  {owner: sea, label: a storm}
  treaty: {owners: [army, navy], label: a treaty}

rules:
  one_or_other: {impossible: truce and attack, why: who attacks keeps no truce, definition: true}
  who_is_there: {impossible: strike and not patrol, why: who is not there cannot strike, definition: true}
  no_way_back:  {irreversible: strike, why: a war cannot be undone, assumed: true}

sources: {H: {title: Harbour News, date: 2024-01-02}}
facts:
  H-1: {source: H, place: p. 1, text: The navy would hardly look on.}
  H-2: {source: H, place: p. 2, text: The army wants the harbour.}
  H-3: {source: H, place: p. 3, text: Storms drive ships home.}

status_quo: {2024-02-01: {with: [], refs: [H-1]}}

likelihood_scale: {unlikely: [0.1, 0.35], likely: [0.65, 0.9]}

play:
  precision: 60
  rates:     {army: {rate: 1, refs: [H-2]}, navy: 1}
  chances:
    answered: {on: attack, change: +strike, label: an attack is answered, refs: [H-1]}
  events:
    storm: {change: [-patrol], from: patrol, label: a storm drives the ships home, refs: [H-3]}
  marks:
    elsewhere: {value: 0.22, label: pledges kept elsewhere, refs: [H-1]}
    long_ago:  {value: 0.745, label: pledges kept long ago, refs: [H-1]}

outcomes:
  war:     {when: strike, label: war, irreversible: true, definition: true}
  breach:  {when: attack, label: an attack without an answer, definition: true}
  guarded: {when: truce and patrol, label: a truce with ships in the harbour, definition: true}
  bare:    {when: truce, label: a truce without ships, definition: true}
  nothing: {when: true, label: neither truce nor attack, definition: true}

common:
  preferences:
    navy: [not attack, truce, not strike, patrol]

readings:
  R0:
    name: An attack would be answered
    source: H
    preferences: {army: [not strike, attack, truce]}
    play: {chances: {answered: {likelihood: likely, refs: [H-1]}}, events: {storm: {rate: 0.05, refs: [H-3]}}}
  R1:
    name: Nobody would answer
    source: H
    preferences: {army: [not strike, attack, truce]}
    play: {chances: {answered: {likelihood: unlikely, refs: [H-1]}}}
  R2:
    name: The army wants no truce
    preferences: {army: [attack]}

arrangements:
  watched:   {name: A truce with ships in the harbour, with: [truce, patrol], refs: [H-1]}
  unwatched: {name: A truce and no ships, with: [truce], without: [patrol], assumed: true}
  agreed:    {name: A treaty, with: [treaty, truce], assumed: true}
  never:     {name: A truce in the midst of an attack, with: [attack], require: truce or strike, assumed: true}
"""
