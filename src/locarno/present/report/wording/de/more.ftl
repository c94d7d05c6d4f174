# Kräfte; was wäre, wenn; Knackpunkt; Belastbarkeit; Zeitachse; woran wir es sähen; Annahmen; Quellen; Einstellungen.

forces-title = Gehen die Zahlen auf?
forces-troops = Truppen
forces-no-source = keiner Quelle
forces-only = dem Fall
forces-none = nichts
forces-lead = Von { $said } Zusagen zum Thema { $name } { $left ->
    [0] ist heute keine
    [one] ist heute eine
   *[other] sind heute { $left }
  } in Kraft, ohne dass eine Weigerung gebrochen würde.
forces-figure = Von allem, was zum Thema { $name } gesagt wurde, zu dem, was in Kraft ist, Schritt für Schritt.
forces-no-size = Der Fall sagt nicht, wie groß das ist.
forces-asked = Verlangt: { $size } Soldaten im Einsatz.
forces-gap = Nach der Zählung von { $counting } sind, wo die Regelung beginnt, { $there } in Kraft; es fehlen { $short }.
forces-gap-open = Ohne Zahl zugesagt: { $pledges }.
forces-ratio = Gemessen an der geschützten Armee ({ $army }): ein Soldat auf { $one_to }.
forces-density = Entlang der Linie ({ $front }): { $per_km } je Kilometer.
forces-binds = Wenn alle Staaten den gleichen Teil übernähmen, wäre nach { $counting } zuerst erschöpft: { $state }.
forces-upkeep = Was sich auf Dauer aufrechterhalten lässt, nach Zählung und Rotation
forces-col-pools = Bestand nach
forces-col-rotation = Rotation
forces-col-good = auf Dauer im Einsatz
forces-col-cycle = im Umlauf nötig
forces-col-share = Anteil am Bestand
forces-col-missing = es fehlen
forces-months-head = Monat für Monat
forces-units = Einheiten von { $unit } Soldaten, aus dem Bestand nach { $counting }.
forces-meets = { $cycle }:1, Einsätze von { $tour } Monaten, dann { $rest } Monate Ruhe: In allen { $months } Monaten sind { $target } im Einsatz.
forces-short = { $cycle }:1, Einsätze von { $tour } Monaten, dann { $rest } Monate Ruhe: { $target } können nicht in allen { $months } Monaten im Einsatz sein; im schwächsten Monat sind es { $least }.
forces-best = (Der beste mögliche Plan.)
forces-plain = (Ein einfacher Plan, nicht unbedingt der beste.)
forces-rota-figure = Soldaten im Einsatz, Monat für Monat, und wessen sie sind.
forces-months-fold = Die Monate als Tabellen
forces-plan = Bei einer Rotation von { $cycle }:1
forces-month = Monate
forces-on-duty = im Einsatz

whatif-title = Was wäre, wenn?
whatif-lead = Am meisten hängt an { $what }: Von { $cells } Urteilen lauten dann { $count } anders und bleiben möglich.
whatif-caption = Wie viele von { $cells } Urteilen sich ändern, wenn es so ist, und wohin
whatif-fold = { $what }: { $count } Urteile, die sich ändern und möglich bleiben
whatif-flip = { $arrangements }, nach { $readings }: jetzt { $before }, dann { $after }
whatif-goal = das Ziel des Falls

crux-title = Woran hängt der Streit?
crux-lead = { $goal }: Von { $pairs } Paaren von Lesarten sind { $part } uneins, ob und wodurch es hält.
crux-caption = Was jede Lesart dazu sagt
crux-part = Nach { $first }: { $before }; nach { $second }: { $after }.
crux-turns = Es hängt an { $count ->
    [one] einer Überzeugung
   *[other] { $count } Überzeugungen zusammen
  }: { $beliefs }. Mit { $count ->
    [one] dieser vertauschten Überzeugung
   *[other] diesen vertauschten Überzeugungen
  } hieße es nach { $reading }: { $verdict }.
crux-others = { $count ->
    [one] Dasselbe bewirkt eine weitere, ebenso kleine Menge.
   *[other] Dasselbe bewirken { $count } weitere, ebenso kleine Mengen.
  }
crux-no-few = Es gibt keine wenigen Aussagen, die den Unterschied machen.
crux-interest = hält aus Interesse
crux-credible = hält durch eine glaubwürdige Antwort
crux-bluff = hält nur durch Bluff
crux-breaks = hält nicht
crux-impossible = unmöglich
crux-reached = erreichbar
crux-not-reached = nicht erreichbar
word-reached = erreicht
word-not-reached = nicht erreicht
belief-list = alle Wünsche von { $actor }
belief-only = Wunsch von { $actor }: { $wish } (nur nach { $reading }, Platz { $place } der Liste)
belief-place = Rang eines Wunsches von { $actor }: { $wish } (Platz { $here } nach { $first }, { $there } nach { $second })
belief-pledge = beim Wort genommen nach { $reading }: { $text }
belief-other = { $text } (nach { $reading })
ground-head = Was alle Lesarten annehmen
ground-none = Es gibt keine Überzeugung, die alle Lesarten teilen.
ground-belief = Wunsch von { $actor }: { $wish }
contested-head = Wo sie am weitesten auseinanderliegen
contested-caption = Die Regelungen, über die am verschiedensten geurteilt wird

robust-title = Wie belastbar sind die Urteile?
robust-lead = { $firm } von { $cells } Urteilen bleiben in mindestens { $share } der Stichproben bestehen, { $always } davon in jeder.
robust-shakiest = Am wackligsten: { $name }, nach { $reading }. Wie geschrieben: { $verdict }; das gilt aber nur in { $share } der Stichproben (95-%-Intervall: { $low } bis { $high }), sonst meist: { $other }.
robust-caption = In wie vielen Stichproben jedes Urteil bestehen bleibt
robust-drawn = Gezogen rund um jede Lesart: Reihenfolgen der Wünsche, nähere mit größerer Wahrscheinlichkeit (Mallows, Streuung { $spread }); Regeln und Szenarien mit einem Wort für ihre Wahrscheinlichkeit gelten entsprechend oft. { $samples } Stichproben, Startwert { $seed }.
robust-decides-head = Annahmen, an denen am meisten hängt
robust-decides-in = Nach { $reading }, { $actor }: { $what }. Wo das vorkommt, ändert sich der Anteil der Urteile, die bestehen bleiben, um { $points } Prozentpunkte.
robust-decides-high = Nach { $reading }, { $actor }: { $what }. Wo das weiter oben auf der Liste steht, ändert sich der Anteil der Urteile, die bestehen bleiben, um { $points } Prozentpunkte.
robust-nobody = der Fall

timeline-title = Was wurde wann gesagt, und was hielt damals?
timeline-lead = Seit dem ersten datierten Eintrag haben sich Urteile in { $cells } Feldern { $changes ->
    [one] einmal
   *[other] { $changes }-mal
  } geändert: am { $days }.
timeline-quiet = Keines von { $cells } Urteilen hat sich seit dem ersten datierten Eintrag geändert.
timeline-figure = Was wann gesagt, gegeben und zurückgezogen wurde, und was damals hielt.
timeline-changes-head = Was sich geändert hat
timeline-changes = Urteile, die von einem Tag an anders lauten
timeline-before = vorher
timeline-whole-day = der Tag als Ganzes
timeline-ledger = Das Verzeichnis: { $count } datierte Einträge
timeline-ledger-caption = Alles, was ein Datum hat, der Reihe nach
timeline-col-day = Tag
timeline-col-what = was
timeline-col-was = war
timeline-col-is = ist
timeline-col-through = wodurch
timeline-col-who = wer
timeline-col-entry = Eintrag
entry-ends = nicht mehr: { $entry }
entry-status-quo = So ist es heute: { $text }
entry-as-before = wie zuvor
entry-pledge = Zusage { $text }
entry-rule = Regel { $text }
entry-statement = Überzeugung: { $text }
entry-scenario = Szenario { $text }
entry-source = Erscheint: { $text }

see-title = Woran würden wir es sehen?
see-lead = { $events } Ereignisse unterscheiden die Lesarten, { $seen } davon schon dadurch, dass sie eintreten.
see-event = Wenn dies zu sehen ist: { $event }, dann widerspricht es { $against } und passt zu { $fits }.
see-caption = Was jede Lesart erwartet; die stärksten Zeichen zuerst
see-contradicts = tritt es ein, widerspricht es
see-today = so ist es heute
see-stays = { $readings }, wenn es so bleibt
see-never = { $readings }, wenn es nie kommt oder endet
sight-excluded = ausgeschlossen
sight-possible = ohne Vorteil
sight-reachable = ohne Bestand
sight-lasting = kann bestehen
sight-predicted = erwartet

assumed-title = Alle Annahmen
assumed-lead = { $count ->
    [0] Nichts in diesem Fall ist als angenommen gekennzeichnet.
    [one] Ein Eintrag dieses Falls ist angenommen: Keine Quelle nennt ihn.
   *[other] { $count } Einträge dieses Falls sind angenommen: Keine Quelle nennt sie.
  }
assumed-group = { $name } ({ $count })
assumed-rules = Regeln
assumed-scenarios = Szenarien
assumed-pledges = Zusagen
assumed-arrangements = Regelungen
assumed-forces = Kräfte und Linien
assumed-in = Überzeugungen von { $reading }

sources-title = Alle Quellen
sources-lead = { $sources ->
    [one] Eine Quelle
   *[other] { $sources } Quellen
  }, { $facts ->
    [0] keine einzelne Aussage daraus
    [one] eine Aussage daraus
   *[other] { $facts } Aussagen daraus
  }. Sie sind in den Worten des Falls wiedergegeben, nicht zitiert.
sources-none = Der Fall nennt keine Quellen.
sources-of = Aussagen aus { $source }
sources-elsewhere = anderswo
sources-voice = so gesagt von { $voice }

settings-title = Noch einmal rechnen
settings-lead = Das ergibt aus demselben Fall mit denselben Versionen denselben Bericht:
settings-case = Fall
settings-samples = Stichproben
settings-seed = Startwert
settings-size = Knackpunkt: Aussagen höchstens
settings-left-out = Was in diesem Bericht fehlt
settings-refused = { $part }: { $reason }
settings-quick = { $part }: weggelassen, weil der Bericht schnell verlangt war. Ohne --quick ist es dabei.
settings-chosen = { $part }: nicht verlangt.
settings-no-figures = Abbildungen: weggelassen, weil das Programm, das sie zeichnet, nicht installiert ist. Mit pip install 'locarno[figures]' sind sie dabei.
part-paths = Erreichbarkeit
part-pledges = Zusagen
part-worth = Wert der Zusagen
part-lines = Verteidigungslinien
part-forces = Kräfte
part-whatif = Was wäre, wenn
part-compare = Vergleich der Lesarten
part-crux = Knackpunkt
part-robust = Belastbarkeit
part-timeline = Zeitachse
part-see = Woran wir es sähen
lacks-arrangements = Der Fall hat keine Regelungen.
lacks-pledges = Der Fall hat keine Zusagen.
lacks-defence = Der Fall hat keine Verteidigungslinien.
lacks-forces = Der Fall hat keine Zahlen zu Kräften.
lacks-scenarios = Der Fall hat keine Szenarien.
lacks-readings = Der Fall hat nur eine Lesart.
lacks-goal = Der Fall hat kein eigenes Ziel.
timeline-undated = Kein Eintrag, auf dem Urteile beruhen, hat ein Datum: Sie sind an jedem Tag dieselben.
assumed-frame = Akteure, Handlungen, Ausgänge, heute
assumed-today = Das Heute, wie es beschrieben ist { $day }
