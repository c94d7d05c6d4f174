# Satzteile. Namen, Bezeichnungen und Aussagen stammen aus dem Fall und bleiben unverändert; kein Satz beugt sie.

quoted = „{ $text }“
range = { $low } bis { $high }
no-longer = nicht mehr { $what }
moves-to = weiter zu { $state }
nothing-done = niemand tut etwas
step = { $actor }: { $changes }
step-into = { $step }. Das führt zu { $outcome }
does = { $who } { $what }
always = immer wahr
never = nie wahr
not = nicht { $what }
both = {" "}und{" "}
either = {" "}oder{" "}
if-then = wenn { $condition }, dann { $consequence }
exactly-if = { $left } genau dann, wenn { $right }
at-least = mindestens { $count } davon: { $parts }

why-gains = Vorteil für { $actor }, denn dann gilt: { $wish } (Platz { $place } der Wunschliste).
why-loses = Nachteil für { $actor }, denn dann gilt nicht mehr: { $wish } (Platz { $place } der Wunschliste).
why-gains-not = Vorteil für { $actor }, denn dann gilt nicht: { $wish } (unerwünscht: Platz { $place } der Wunschliste).
why-loses-not = Nachteil für { $actor }, denn dann gilt: { $wish } (unerwünscht: Platz { $place } der Wunschliste).
why-same = Für { $actor } ändert sich nichts von Belang.
why-gains-ranking = Vorteil für { $actor } nach der Rangfolge der Zustände.
why-loses-ranking = Nachteil für { $actor } nach der Rangfolge der Zustände.
why-gains-weights = Vorteil für { $actor } nach den Gewichten dessen, was sich ändert.
why-loses-weights = Nachteil für { $actor } nach den Gewichten dessen, was sich ändert.
only-reading = der einzigen Lesart
