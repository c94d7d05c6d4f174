# Pieces of sentences. Names, labels and statements come from the case and go in unchanged.

quoted = “{ $text }”
range = { $low } to { $high }
no-longer = no longer { $what }
moves-to = moves on to { $state }
nothing-done = nobody does anything
step = { $actor }: { $changes }
step-into = { $step }. This leads to { $outcome }
does = { $who } { $what }
always = always true
never = never true
not = not { $what }
both = {" "}and{" "}
either = {" "}or{" "}
if-then = if { $condition }, then { $consequence }
exactly-if = { $left } exactly when { $right }
at-least = at least { $count } of these: { $parts }

why-gains = { $actor } would gain, for then this is so: { $wish } (number { $place } on the list of wishes).
why-loses = { $actor } would lose, for then this is no longer so: { $wish } (number { $place } on the list of wishes).
why-gains-not = { $actor } would gain, for then this is not so: { $wish } (unwanted: number { $place } on the list of wishes).
why-loses-not = { $actor } would lose, for then this is so: { $wish } (unwanted: number { $place } on the list of wishes).
why-same = Nothing that matters to { $actor } would differ.
why-gains-ranking = { $actor } would gain, by the ranking of states.
why-loses-ranking = { $actor } would lose, by the ranking of states.
why-gains-weights = { $actor } would gain, by the weights of what differs.
why-loses-weights = { $actor } would lose, by the weights of what differs.
only-reading = the only reading
