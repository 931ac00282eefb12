"""Words from elsewhere in the portfolio that are offered for a field of a plan."""

from __future__ import annotations

from lift_cli.values import fixed


@fixed
class Offered:
    """What was written or chosen, where, and what was asked there."""

    text: str
    origin: str
    asked: str = ""
    is_choice: bool = False

    @property
    def for_plan(self) -> str:
        """What a text begins with: a choice on a scale says nothing without its statement."""
        return f"{self.asked} {self.text}" if self.is_choice and self.asked else self.text

    @property
    def place(self) -> str:
        """Where it was written, such as `1.1.1.5, May 4, 2026`."""
        return self.origin.removeprefix("from ")

    @property
    def whence(self) -> str:
        """The same after a verb, such as `from 1.1.1.5, May 4, 2026`."""
        return self.origin if self.origin.startswith("from ") else f"from your words of {self.origin}"
