"""What cannot be asked, and why."""

from collections.abc import Iterable


class Refusal(Exception):
    """A question that cannot be answered as it was asked: `found` says why, `way_out` what to do about it."""

    def __init__(self, found: str, way_out: str = "") -> None:
        super().__init__(found if not way_out else f"{found}; {way_out}")
        self.found, self.way_out = found, way_out


class WhichReading(Refusal):
    """A question about one reading that names none, of a case that has several: `readings`."""

    def __init__(self, readings: Iterable[str], found: str = "which reading?", way_out: str = "") -> None:
        self.readings = tuple(readings)
        super().__init__(found, way_out or f"name one of {', '.join(self.readings)}")
