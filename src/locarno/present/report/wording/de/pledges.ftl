# Wer; Wege; Zusagen; Wert; Linien.

who-title = Wer, und wessen Sicht
who-readings = Lesarten
who-source = (Quelle: { $source })
who-wishes = Was jeder Akteur nach { $reading } wünscht, das Wichtigste zuerst

paths-title = Lässt es sich von heute aus erreichen?
paths-lead = Von { $cells } Feldern werden { $reached } von heute aus durch Züge erreicht, die jedem Ziehenden nützen (oder sind schon erreicht){ $joint ->
    [0] {""}
   *[other] , { $joint } weitere durch gemeinsame Züge, die allen Beteiligten nützen
  }. In allen anderen müsste jemand gegen das eigene Interesse ziehen, oder es gibt gar keinen Weg.
paths-caption = Wege von heute aus, nach Regelung und Lesart
paths-ways = Die Wege, die es gibt ({ $count })
paths-fold = Von heute zu den Ausgängen, nach { $reading }
paths-figure = Die Züge von heute zu jedem Ausgang, nach { $reading }; gestrichelt: ein Zug ohne Vorteil.
paths-way = { $name }, nach { $readings }: { $steps }
way-there = schon heute
way-gains = { $count ->
    [one] ein Zug
   *[other] { $count } Züge
  }
way-joint = gemeinsam
way-against = gegen { $actors }
way-never = durch keine Züge
way-impossible = unmöglich

and-more = und { $count } weitere
pledges-title = Passen die Zusagen zusammen?
pledges-lead = Wenn niemand den Anfang macht, sind { $in_force } von { $pledges } Zusagen und Weigerungen, die zählen, in Kraft, und { $waiting } warten auf etwas.
pledges-then = Dann gilt: { $holds }.
pledges-figure = Wer auf wen wartet: Zusagen, die Bedingungen, auf die sie warten, und was sie brächten.
pledges-loops-head = Kreise
pledges-loop = { $pledges } warten aufeinander, über { $options }: Mit Vertrauen könnten alle in Kraft treten, ohne Vertrauen tut es keine.
pledges-no-loop = Keine Zusagen warten im Kreis aufeinander.
pledges-no-settlement = Es gibt keine eingespielte Welt, in der es um alle Zusagen so steht, wie ihre Bedingungen sagen.
pledges-contradiction = Schon diese lassen keine zu: { $pledges }.
pledges-settlements = { $count ->
    [one] Es gibt eine eingespielte Welt, in der es um alle Zusagen so steht, wie ihre Bedingungen sagen.
   *[other] Es gibt { $count } eingespielte Welten, in denen es um alle Zusagen so steht, wie ihre Bedingungen sagen.
  }
pledges-fit-head = Was sich nicht zugleich halten lässt
pledges-fit-lead = { $count ->
    [one] Eine Menge von Zusagen lässt sich nicht vollständig halten; sie ist nicht größer als nötig.
   *[other] { $count } Mengen von Zusagen lassen sich nicht vollständig halten; keine ist größer als nötig.
  }
pledges-all-fit = Alle Zusagen passen zusammen: Wo immer eine fällig ist, lassen sich alle halten.
pledges-none-found = Bis zum Abbruch der Suche fand sich kein Widerspruch.
pledges-misfit = { $pledges }, sobald fällig ist: { $given } ({ $because }).
pledges-misfit-alone = { $pledges } für sich: Wo fällig, nicht zu halten ({ $because }).
pledges-by-rules = wegen { $rules }
pledges-by-themselves = sie widersprechen einander
pledges-says = { $pledge }: „{ $text }“
pledges-each-head = Jede Zusage
pledges-caption = Zusagen, die zählen, und was aus ihnen wird, wenn niemand den Anfang macht
pledges-not = nicht { $what }
pledges-lacks = { $what }
pledges-col-who = Zusage, von wem
pledges-col-word = wie fest
pledges-col-text = was
pledges-col-stand = wenn niemand den Anfang macht
pledges-col-lacks = wartet auf
stand-in-force = in Kraft
stand-due = fällig, nicht gehalten
stand-waits = wartet
stand-undecided = unentschieden
kind-pledge = Zusage
kind-refusal = Weigerung
kind-threat = Drohung
kind-demand = Forderung
kind-proposal = Vorschlag
binding-must = { $kind }: muss
binding-may = { $kind }: kann
binding-declared = { $kind }: erklärt
binding-conditional = { $kind }: bedingt
binding-open = { $kind }: offen

worth-title = Was ist jede Zusage wert?
worth-lead = Von { $pledges } Zusagen und Weigerungen, die man halten oder brechen kann, würden { $firm } nach jeder Lesart gehalten, wann immer es darauf ankommt, { $hollow } nach keiner.
worth-most = Die meisten Urteile hängen an { $pledge } („{ $text }“): Ohne diese Zusage ändern sich { $count }.
worth-caption = Würde der Zusagende sein Wort eher halten, wenn es darauf ankommt? Und wie viele von { $verdicts } Urteilen sich ändern
worth-kept = beim Wort genommen
worth-struck = gestrichen
worth-note = + Urteile, die besser ausfallen, − schlechter, ∅ in das Unmögliche hinein oder aus ihm heraus. Ein leeres Feld: nach dieser Lesart nicht gegeben.
will-always = gehalten
will-sometimes = mitunter
will-indifferent = einerlei
will-never = nicht gehalten
will-uncalled = nie gefragt

lines-title = Welche Linie schreckt ab?
lines-attack = Der Angriff: { $attacker }: { $options }. Er trifft auf diese Linien, in dieser Reihenfolge:
lines-line = Linie { $number }: { $label }
lines-none = Nach { $reading } ist in keinem Zustand ein Angriff möglich.
lines-never-pays = Nach { $reading } lohnt sich ein Angriff nie, selbst wenn niemand antwortet.
lines-pays = Nach { $reading } lohnt sich ein Angriff, wer auch immer antwortet.
lines-pays-though = Nach { $reading } lohnt sich ein Angriff: Niemand, der antworten würde, schreckt ab, obwohl manche Linie es täte, wenn sie antwortete.
lines-deterred = Nach { $reading } schrecken die, die antworten würden, einen Angriff ab.
lines-partly = Nach { $reading } lohnt sich ein Angriff in { $stops } von { $states } Zuständen nicht; sonst schon.
lines-where = Genau dort, wo gilt: { $where }.
lines-answers-caption = Würden die, die eine Linie halten, eher antworten als nicht, wenn es darauf ankommt?
lines-caption = Ab welcher Linie lohnt sich ein neuer Angriff nicht mehr, dort, wo die Regelung beginnt?
lines-at = Linie { $line }
lines-at-unwilling = Linie { $line }, ungern
lines-unanswered = ohne Antwort
lines-it-pays = lohnt sich
lines-no-attack = kein Angriff
lines-note = Ungern: Er lohnt sich ab dieser Linie nur dann nicht mehr, wenn auch die antworten, die es lieber nicht täten. Kann eine Regelung in mehreren Zuständen beginnen, zählt der schlechteste.
answers-always = ja
answers-sometimes = mitunter
answers-indifferent = einerlei
answers-never = nein
answers-uncalled = unmöglich
