# Urteile: Wörter, Sätze, Gründe.

word-interest = aus Interesse
word-credible = durch Antwort
word-bluff = durch Bluff
word-breaks = bricht
word-impossible = unmöglich
word-apart = kein Zurück
means-interest = auszuscheren lohnt sich für niemanden
means-credible = auf das Ausscheren folgt eine gewollte Antwort
means-bluff = die Antwort kann denen schaden, die sie geben
means-breaks = auszuscheren lohnt sich, und nichts hält davon ab
means-impossible = durch die Regeln ausgeschlossen
means-apart = bleibt nur bestehen, weil es unumkehrbar ist

verdict-interest = Nach { $reading } hält „{ $name }“ aus Interesse: Auszuscheren lohnt sich für niemanden.
verdict-credible = Nach { $reading } hält „{ $name }“ durch eine glaubwürdige Antwort: Auszuscheren würde sich lohnen für { $actors }, aber andere würden antworten, und zwar aus eigenem Interesse.
verdict-credible-none = Nach { $reading } hält „{ $name }“ durch eine glaubwürdige Antwort: Wer ausschert, bekäme eine Antwort, die auch im Interesse der Antwortenden liegt.
verdict-bluff = Nach { $reading } hält „{ $name }“ nur durch Bluff: Auszuscheren würde sich lohnen für { $actors }, und manche Antwort, die davon abhält, kann denen schaden, die sie geben müssten.
verdict-bluff-none = Nach { $reading } hält „{ $name }“ nur durch Bluff: Manche Antwort, die vom Ausscheren abhält, kann denen schaden, die sie geben müssten.
verdict-breaks = Nach { $reading } hält „{ $name }“ nicht: Auszuscheren lohnt sich für { $actor }, und zwar mit diesem Zug: { $changes }.
verdict-breaks-later = Nach { $reading } hält „{ $name }“ nicht: { $count ->
    [one] Nach einem Zug
   *[other] Nach { $count } Zügen
  } innerhalb der Regelung lohnt es sich auszuscheren für { $actor }, und zwar mit diesem Zug: { $changes }.
verdict-impossible = Nach { $reading } ist „{ $name }“ unmöglich: Die Regeln lassen keinen solchen Zustand zu.
verdict-apart = Nach { $reading } bleibt „{ $name }“ bestehen, aber nur, weil sich das Geschehene nicht rückgängig machen lässt ({ $outcomes }).

why-head = Warum
breaks-first = Zuerst, noch innerhalb der Regelung: { $step }.
breaks-leaves = Dann wird sie verlassen: { $step }.
breaks-leaves-at-once = Sie wird verlassen: { $step }.
tempted = Ein Zug hinaus, der sich lohnen würde: { $step }.
answered-by = Die Antwort: { $step }.
answered-next = Danach: { $step }.
answered-first = Eine Versuchung wird abgewehrt: { $step }.
harshest = Die härteste Antwort, die es gibt: { $step }.
no-answer-seq = Kein Zug im Interesse anderer bringt { $actor } in eine schlechtere Lage als am Anfang.
no-answer-gmr = Nichts, was andere tun können, bringt { $actor } in eine schlechtere Lage als am Anfang.
ends-worse = Am Ende ist die Lage für { $actor } schlechter als am Anfang.
ends-same = Am Ende ist die Lage für { $actor } so gut wie am Anfang.
ends-better = Selbst dann ist die Lage für { $actor } besser als am Anfang.
reply = Möglich wäre noch eine Erwiderung durch { $actor }: { $changes }.
nobody-tempted = Von der Ausgangslage aus gibt es für niemanden einen vorteilhaften Zug, der hinausführt.
asks-for = Verlangt wird: { $parts }
asks-without = ohne { $what }
asks-also = und { $what }
asks-nothing = nichts Bestimmtes
starts-at = Die Ausgangslage, so nah an heute wie möglich: { $state }.
would-hold = Andere Zustände dieser Regelung würden halten, und zwar { $by }; von heute aus beginnt sie aber nicht dort.
includes-war = Zu dem, was hält, gehören Zustände, die sich nicht rückgängig machen lassen ({ $outcomes }); die Regelung schließt sie nicht aus.
spans = Was hält, umfasst mehrere Ausgänge: { $outcomes }.
by-interest = aus Interesse
by-credible = durch eine glaubwürdige Antwort
by-bluff = durch Bluff
assumed-share = { $share } der { $entries } Einträge, auf denen dieses Urteil beruht, sind angenommen.
impossible-rule = Die Lesart fügt Regel { $rule } hinzu: { $why }
impossible-scenario = Die Lesart geht davon aus: { $what }
impossible-asked = Gefragt ist unter der Annahme: { $what }
state-exactly = genau: { $state }

# Ein Fall ohne Regelungen: Zustände, die Bestand haben.
state-interest = Nach { $reading } hat dieser Zustand aus Interesse Bestand: Sich von ihm zu entfernen, lohnt sich für niemanden.
state-credible = Nach { $reading } hat dieser Zustand durch eine glaubwürdige Antwort Bestand: Wer sich von ihm entfernt, bekommt eine Antwort, die auch im Interesse der Antwortenden liegt.
state-bluff = Nach { $reading } hat dieser Zustand nur durch Bluff Bestand: Manche Antwort, die davon abhält, sich von ihm zu entfernen, kann denen schaden, die sie geben müssten.
state-breaks = Nach { $reading } hat dieser Zustand keinen Bestand: Jemandem nützt es, sich von ihm zu entfernen, und niemand kann das verhindern.
state-for = { $actor }: bleibt { $word }.
state-outcome = Ausgang: { $outcome }.
