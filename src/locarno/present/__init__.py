"""Wording, tables, machine-readable forms."""
