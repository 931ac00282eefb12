"""The growth plan that a command works on: its form, its year, its fields and their names."""

from __future__ import annotations

from lift_cli.cli.session import Session, local
from lift_cli.content.school_year import Year
from lift_cli.plan.field import Field
from lift_cli.plan.fields import plan_fields
from lift_cli.portfolio.local_time import in_local_time
from lift_cli.portfolio.model import Portfolio


class Planner:
    """This year's plan in the form that was named, or in the usual one."""

    def __init__(self, session: Session, named: str | None, year: str | None = None) -> None:
        self.session = session
        self.named = named
        self.form = session.catalog.find_plan_form(named or "")
        self.year = Year.named(self.form, year or "", session.today())
        self._year = self.year.label if year else ""

    @property
    def title(self) -> str:
        """The plan's name and year."""
        return f"{self.form.name} {self.year.label}".strip()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field as the file has it now."""
        return self.fields_of(self.session.load())

    def fields_of(self, portfolio: Portfolio) -> tuple[Field, ...]:
        """Every field as a portfolio has it, with times where the educator is."""
        here = in_local_time(portfolio, local)
        return plan_fields(here, self.session.catalog, self.form, self.year, self.session.today())

    def of_form(self, command: str) -> str:
        """A command for the form and the year that were named, if they were."""
        command = f"{command} --form {self.named}" if self.named else command
        return f"{command} --year {self._year}" if self._year else command

    def of_verified(self, command: str) -> str:
        """A command for the form that this one verifies, in the usual form's words where it is the usual one."""
        is_usual = self.form.verifies == self.session.catalog.find_plan_form().id
        command = command if is_usual else f"{command} --form {self.form.verifies}"
        return f"{command} --year {self._year}" if self._year else command

    @property
    def to_export(self) -> str:
        """The command that writes the whole plan."""
        return self.of_form("lift export" if self.named else "lift export --pgp")

    @property
    def next_ones(self) -> tuple[tuple[str, str], ...]:
        """What to do with a plan that was written, each with its command."""
        whole = (("Write the whole plan", self.to_export),)
        return (*whole, ("Check whether it is complete", f"{self.to_export} --check")) if self.form.rules else whole
