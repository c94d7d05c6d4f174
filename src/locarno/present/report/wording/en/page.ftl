# The page itself.

contents = Contents
legend = What the signs mean
arrangements = Arrangement
states = State
assumed = assumed
about = To be known
sources-say = What the sources say
filter = Filter and sort
find = Find
under = Under
any-reading = any reading
shows = shows
anything = anything
holds-at-all = that it holds
sort = Order
sort-most = holds under most first
sort-case = as in the case
sort-by = strongest under { $reading } first
rows-shown = {"{"}shown{"}"} of {"{"}all{"}"} shown
holding = { $count } of { $of } hold
matrix-title = Which arrangements hold under whose beliefs
matrix-title-states = Which states rest under whose beliefs
mark-star = * It breaks where it starts, but other states of it would hold.
mark-war = ? What holds includes war or other states that cannot be taken back; the arrangement does not exclude them.
assumed-same = { $share } of the entries that a verdict rests on are assumed: no source says them.
assumed-range = { $low } to { $high } of the entries that a verdict rests on are assumed: no source says them.
more-states = { $count ->
    [one] One more state rests that is not shown.
   *[other] { $count } more states rest that are not shown.
  }
figure-language = (Lettering of the figure in English.)
foot = Made with locarno { $version }. It takes no side: every belief belongs to a named reading and cites its source, or is marked as assumed.

asked-day = as of { $day }
asked-under = supposing: { $scenarios }
asked-size = { $actors ->
    [one] one actor
   *[other] { $actors } actors
  }, { $readings ->
    [one] one reading
   *[other] { $readings } readings
  }, { $sources ->
    [0] no source named
    [one] one source
   *[other] { $sources } sources
  }

lead-arrangements-many = Will the peace hold, and by what? Of { $all ->
    [one] one arrangement
   *[other] { $all } arrangements
  } { $every ->
    [0] none holds
    [one] one holds
   *[other] { $every } hold
  } under every reading, { $some } under some, { $none } under none.
lead-arrangements-one = Will the peace hold, and by what? Of { $all ->
    [one] one arrangement
   *[other] { $all } arrangements
  } { $every ->
    [0] none holds
    [one] one holds
   *[other] { $every } hold
  }; { $none ->
    [0] none does
    [one] one does
   *[other] { $none } do
  } not.
lead-states-many = This case names no arrangements. Of its states { $all ->
    [0] none rests.
    [one] one rests under some reading.
   *[other] { $all } rest under some reading, { $every } of them under every one.
  }
lead-states-one = This case names no arrangements. Of its states { $all ->
    [0] none rests
    [one] one rests
   *[other] { $all } rest
  }.

goal-tag = goal
goal-means = where it starts: { $goal }
only-goal = only with the goal
lead-goal-many = { $all } of them start with { $goal }: { $every } of those that hold under every reading, { $some } of those that hold under some, { $none } of the others.
lead-goal-one = { $all } of them start with { $goal }: { $every } of those that hold, { $none } of the others.

group-every-arrangements-many = Holds under every reading ({ $count })
group-some-arrangements-many = Holds under some readings ({ $count })
group-none-arrangements-many = Holds under no reading ({ $count })
group-every-arrangements-one = Holds ({ $count })
group-some-arrangements-one = Holds under some readings ({ $count })
group-none-arrangements-one = Does not hold ({ $count })
group-every-states-many = Rests under every reading ({ $count })
group-some-states-many = Rests under some readings ({ $count })
group-none-states-many = Rests under no reading ({ $count })
group-every-states-one = Rests ({ $count })
group-some-states-one = Rests under some readings ({ $count })
group-none-states-one = Does not rest ({ $count })
