# Die Seite selbst.

contents = Inhalt
legend = Was die Zeichen bedeuten
arrangements = Regelung
states = Zustand
assumed = angenommen
about = Zur Einordnung
sources-say = Was die Quellen sagen
filter = Filtern und sortieren
find = Suchen
under = Nach
any-reading = irgendeiner Lesart
shows = gilt
anything = alles
holds-at-all = dass sie hält
sort = Reihenfolge
sort-most = was nach den meisten hält, zuerst
sort-case = wie im Fall
sort-by = was nach { $reading } am besten hält, zuerst
rows-shown = {"{"}shown{"}"} von {"{"}all{"}"} zu sehen
holding = { $count } von { $of } halten
matrix-title = Welche Regelungen nach wessen Sicht halten
matrix-title-states = Welche Zustände nach wessen Sicht Bestand haben
mark-star = * Bricht von der Ausgangslage aus, aber andere Zustände dieser Regelung würden halten.
mark-war = ? Zu dem, was hält, gehören Krieg oder andere Zustände, die sich nicht rückgängig machen lassen; die Regelung schließt sie nicht aus.
assumed-same = { $share } der Einträge, auf denen ein Urteil beruht, sind angenommen: Keine Quelle nennt sie.
assumed-range = { $low } bis { $high } der Einträge, auf denen ein Urteil beruht, sind angenommen: Keine Quelle nennt sie.
more-states = { $count ->
    [one] Ein weiterer Zustand mit Bestand ist nicht gezeigt.
   *[other] { $count } weitere Zustände mit Bestand sind nicht gezeigt.
  }
figure-language = (In der Abbildung: englische Beschriftung.)
foot = Erstellt mit locarno { $version }. Das Programm ergreift keine Partei: Jede Überzeugung gehört zu einer benannten Lesart und nennt ihre Quelle, oder sie ist als angenommen gekennzeichnet.

asked-day = Stand { $day }
asked-under = unter der Annahme: { $scenarios }
asked-size = { $actors ->
    [one] ein Akteur
   *[other] { $actors } Akteure
  }, { $readings ->
    [one] eine Lesart
   *[other] { $readings } Lesarten
  }, { $sources ->
    [0] keine Quelle genannt
    [one] eine Quelle
   *[other] { $sources } Quellen
  }

lead-arrangements-many = Wird der Frieden halten, und wodurch? Von { $all ->
    [one] einer Regelung
   *[other] { $all } Regelungen
  } { $every ->
    [0] hält keine
    [one] hält eine
   *[other] halten { $every }
  } nach jeder Lesart, { $some } nach manchen, { $none } nach keiner.
lead-arrangements-one = Wird der Frieden halten, und wodurch? Von { $all ->
    [one] einer Regelung
   *[other] { $all } Regelungen
  } { $every ->
    [0] hält keine
    [one] hält eine
   *[other] halten { $every }
  }, { $none ->
    [0] keine
    [one] eine
   *[other] { $none }
  } nicht.
lead-states-many = Dieser Fall nennt keine Regelungen. Von seinen Zuständen { $all ->
    [0] hat keiner Bestand.
    [one] hat einer nach mindestens einer Lesart Bestand.
   *[other] haben { $all } nach mindestens einer Lesart Bestand, { $every } davon nach jeder.
  }
lead-states-one = Dieser Fall nennt keine Regelungen. Von seinen Zuständen { $all ->
    [0] hat keiner
    [one] hat einer
   *[other] haben { $all }
  } Bestand.

goal-tag = Ziel
goal-means = in der Ausgangslage gilt: { $goal }
only-goal = nur mit dem Ziel
lead-goal-many = Mit { $goal } beginnen { $all } davon: { $every } von denen, die nach jeder Lesart halten, { $some } von denen, die nach manchen halten, { $none } von den übrigen.
lead-goal-one = Mit { $goal } beginnen { $all } davon: { $every } von denen, die halten, { $none } von den übrigen.

group-every-arrangements-many = Hält nach jeder Lesart ({ $count })
group-some-arrangements-many = Hält nach manchen Lesarten ({ $count })
group-none-arrangements-many = Hält nach keiner Lesart ({ $count })
group-every-arrangements-one = Hält ({ $count })
group-some-arrangements-one = Hält nach manchen Lesarten ({ $count })
group-none-arrangements-one = Hält nicht ({ $count })
group-every-states-many = Hat nach jeder Lesart Bestand ({ $count })
group-some-states-many = Hat nach manchen Lesarten Bestand ({ $count })
group-none-states-many = Hat nach keiner Lesart Bestand ({ $count })
group-every-states-one = Hat Bestand ({ $count })
group-some-states-one = Hat nach manchen Lesarten Bestand ({ $count })
group-none-states-one = Hat keinen Bestand ({ $count })
