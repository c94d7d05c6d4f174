"""What cannot be asked, and why."""


class Refusal(Exception):
    """A question that cannot be answered as it was asked: `found` says why, `way_out` what to do about it."""

    def __init__(self, found: str, way_out: str = "") -> None:
        super().__init__(found if not way_out else f"{found}; {way_out}")
        self.found, self.way_out = found, way_out
