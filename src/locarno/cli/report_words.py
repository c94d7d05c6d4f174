"""The languages that a report can be asked for in; apart, so that help need not read what makes reports."""

from enum import StrEnum


class Tongue(StrEnum):
    """A language of the report, by its code."""

    EN = "en"
    DE = "de"
