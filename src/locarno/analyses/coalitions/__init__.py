"""Which coalitions would upset a state or an arrangement (Kilgour et al. 2001; Inohara & Hipel 2008)."""
