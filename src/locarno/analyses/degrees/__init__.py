"""Stability where preferences are unknown, strong, fuzzy or a mixture of readings."""
