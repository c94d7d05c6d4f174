"""Which preferences would make a state or an arrangement hold (Kinsara, Petersons, Hipel & Kilgour 2015)."""
