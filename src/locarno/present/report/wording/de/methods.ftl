# Wie die Antworten zustande kommen.

cells-title = Urteil für Urteil
methods-title = Methoden, in einfachen Worten
methods-papers = Literatur
methods-lead = Alles hier folgt rechnerisch aus dem Fall: Derselbe Fall ergibt denselben Bericht. Nichts wird vorhergesagt, und kein Urteil sagt, wie wahrscheinlich etwas ist.
method-model = Das Modell. Jeder Akteur kann bestimmte Dinge tun oder lassen; Regeln sagen, was nicht sein kann und was sich nicht rückgängig machen lässt. Jeder Akteur wünscht, dass bestimmte Aussagen wahr sind, die wichtigste zuerst; von zwei Zuständen zieht er den vor, in dem die erste Aussage wahr ist, in der sie sich unterscheiden (Graphenmodell der Konfliktlösung mit geordneten Aussagen). Eine Lesart ist das, was eine Quelle über diese Wünsche und Regeln annimmt.
method-verdicts = Urteile. Eine Regelung ist die Menge aller Zustände, in denen gilt, was sie verlangt. Sie hält, wenn sie, so nah an heute wie möglich, in Zuständen beginnen kann, die niemand verlässt: aus Interesse, wenn sich das für niemanden lohnt (Nash); durch eine glaubwürdige Antwort, wenn auf das Ausscheren Züge folgen, die auch im Interesse der Antwortenden liegen, und am Ende nichts gewonnen ist (sequenzielle Stabilität); durch Bluff, wenn nur Züge davon abhalten, die denen schaden können, die sie machen müssten (Metarationalität). Sonst bricht sie. Erzählt wird der kürzeste Weg hinaus mit den kleinsten Zügen.
method-paths = Erreichbarkeit. Folgen einzelner Züge von heute aus, bei denen niemand zweimal nacheinander zieht; zuerst solche, bei denen jeder Zug dem Ziehenden nützt, sonst beliebige mit möglichst wenigen Zügen gegen das eigene Interesse, sonst gemeinsame Züge.
method-pledges = Zusagen. Zusagen sind logische Aussagen: was gegeben wird und unter welcher Bedingung. Was in Kraft tritt, wenn niemand den Anfang macht, ist das wohlfundierte Modell; eingespielte Welten sind stabile Modelle; was nicht zugleich gehalten werden kann, sind minimale Widersprüche.
method-worth = Wert der Zusagen. In jedem Zustand, in dem es auf eine Zusage ankommt, wird verglichen, ob es sich für den Zusagenden eher lohnt, sie zu halten oder nicht; außerdem wird jedes Urteil noch einmal gefällt, einmal mit der Zusage beim Wort genommen und einmal ohne sie.
method-lines = Verteidigungslinien. Die Linien antworten nacheinander auf einen Angriff; jedes Mal vergleicht der Angreifer, wo das endet, mit dem Frieden.
method-forces = Kräfte. Zahlen werden nur innerhalb der Zählung einer Quelle addiert. Bei einer Rotation von n zu 1 braucht es n Soldaten für einen im Einsatz; wer in welchem Monat im Einsatz ist, wird in Einheiten, Einsätzen und Ruhezeiten geplant.
method-whatif = Was wäre, wenn. Jedes Urteil wird unter einer Annahme noch einmal gefällt; erzählt wird, welche sich ändern.
method-compare = Vergleich. Dieselbe Überzeugung in zwei Lesarten heißt: dieselbe Aussage desselben Akteurs, an welcher Stelle auch immer.
method-crux = Knackpunkt. Überzeugungen einer Lesart werden in eine andere eingesetzt, alle Mengen bis zu einer bestimmten Größe, bis das Urteil kippt: Erzählt werden die kleinsten solchen Mengen.
method-robust = Belastbarkeit. Die Reihenfolgen der Wünsche werden rund um jede Lesart gezogen, nähere mit größerer Wahrscheinlichkeit (Mallows); erzählt wird, wie oft jedes Urteil bleibt, mit einem Intervall von 95 % (Wilson).
method-timeline = Zeitachse. Der Fall wird zu jedem Tag befragt, an dem etwas darin zu gelten beginnt oder aufhört.
method-see = Woran wir es sehen würden. Zu jedem Ereignis wird gefragt, ob die Regeln einer Lesart es ausschließen, ob vorteilhafte Züge dorthin führen und ob es Bestand hat; erzählt werden die Ereignisse, in denen sich die Lesarten unterscheiden.
