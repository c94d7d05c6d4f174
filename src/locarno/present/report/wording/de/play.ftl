# Verlauf über die Zeit, und Schwellen.

play-title = Wie ginge es über die Zeit weiter?
play-lead = Die Akteure ziehen in einem bestimmten Takt, meist, aber nicht immer so, wie es ihnen am meisten nützt: In { $likely } von { $cells } Feldern, die mit { $goal } beginnen, ist es wahrscheinlicher als nicht, dass es { $months } Monate lang so bleibt.
play-caption = Wie wahrscheinlich { $goal } { $months } Monate lang so bleibt, je nach Anfang
play-today = Heute
play-then = (am Ende)
play-note = Wo es nicht so beginnt, ist gemeint, dass es am Ende so ist. Eine Spanne, wo sie breit ist, ergibt sich aus den Spannen der Zahlen im Fall. Eine Wahrscheinlichkeit folgt hier aus den eingesetzten Zahlen: Sie ist keine Vorhersage.
play-rests = { $share } der Einträge, auf denen das beruht, sind angenommen, vor allem, wie schnell und wie genau die Akteure wählen.
threshold-head = Ab wann kippt es?
threshold-lead = Wie es an einer Zahl zwischen 0 und 1 hängt, nämlich daran, wie sicher dies erwartet wird: { $over }.
threshold-crosses = Nach { $reading } kreuzt die Wahrscheinlichkeit, dass es so bleibt, die Marke von { $mark } { $crossings }.
threshold-never = Nach { $reading } kreuzt sie die Marke von { $mark } nie: Sie liegt zwischen { $low } und { $high }.
threshold-up = nach oben bei { $at }
threshold-down = nach unten bei { $at }
threshold-even = Ob sich ein Angriff lohnt für { $actor }, wechselt bei { $at }.
threshold-own = Die Lesart selbst sagt { $own }.
threshold-mark = Zum Vergleich: { $label }, { $value }.
threshold-figure = Die Wahrscheinlichkeit des Ziels je nach { $over }, nach Lesarten.
part-play = Verlauf über die Zeit
part-threshold = Schwellen
lacks-play = Der Fall hat weder Zufälle noch Ereignisse für einen Verlauf über die Zeit.
method-play = Verlauf über die Zeit. Die Akteure kommen so und so oft im Monat zum Zug, der Zufall auch; wer am Zug ist, wählt unter seinen Zügen, die besseren mit größerer Wahrscheinlichkeit (Logit-Wahl nach dem, wohin sie führen, abgezinst). Wenn immer nur einer zieht und es einen letzten Monat gibt, hat das genau eine Lösung, die rückwärts gefunden wird; vorwärts gespielt ergibt sie die Wahrscheinlichkeit jedes Ausgangs Monat für Monat.
method-threshold = Schwellen. Der Verlauf wird für viele Werte einer Zahl neu gelöst, dichter dort, wo die Kurve die Marke kreuzt; die Kurven müssen nicht durchweg steigen oder fallen.
assumed-play = Zahlen zum Verlauf über die Zeit
play-discount = Was ein Monat später zählt
play-precision = Wie genau die Akteure wählen
play-rate = Züge im Monat: { $actor }
