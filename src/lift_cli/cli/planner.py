"""The growth plan that a command works on: its form, its year, its fields and their names."""

from __future__ import annotations

from lift_cli.cli.session import Session
from lift_cli.content.nearest import nearest_word
from lift_cli.content.plan_year import Year
from lift_cli.errors import AmbiguousNameError, BadValueError, UnknownNameError
from lift_cli.pages.plan_fields import fillings
from lift_cli.pages.plan_filling import Filling

LISTING = "`lift plan` shows them all."


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
    def fields(self) -> tuple[Filling, ...]:
        """Every field as the file has it now."""
        session = self.session
        return fillings(session.load_to_show(), session.catalog, self.form, self.year, session.today())

    def named_fields(self, typed: str) -> tuple[Filling, ...]:
        """The field of a name, or of the only one that ends so, with its parts.

        Raises UnknownNameError or AmbiguousNameError.
        """
        wanted = _name(typed)
        fields = self.fields
        parts = tuple(one for one in fields if wanted and _is_within(one.name, wanted))
        fits = [one for one in fields if wanted in (one.name, one.name.partition("/")[2])]
        fits = fits or [one for one in fields if wanted and one.name.endswith(f"/{wanted}")]
        if len(fits) > 1:
            raise AmbiguousNameError("field", typed, [filling.name for filling in fits])
        if fits or parts:
            return (*fits, *parts)
        known = [filling.name for filling in fields]
        tails = {name.partition("/")[2]: name for name in known}
        closest = nearest_word(wanted, known) or [tails[tail] for tail in nearest_word(wanted, tails)]
        raise UnknownNameError("field", typed, closest, LISTING)

    def field_to_write(self, typed: str) -> Filling:
        """The field to write; of one that has parts, the part that is meant where only one can be.

        Raises UnknownNameError, AmbiguousNameError, or BadValueError for one that fills itself.
        """
        named = self.named_fields(typed)
        written = [filling for filling in named if filling.reply]
        if not written:
            raise BadValueError(f"write {named[0].name}", "it fills itself", LISTING)
        if named[0].reply and named[0].name.endswith(_name(typed)):
            return named[0]
        texts = [filling for filling in written if filling.name.endswith("/text")]
        meant = texts or [filling for filling in written if filling.name.endswith("/new")]
        if len(meant) == 1:
            return meant[0]
        raise AmbiguousNameError("field", typed, [filling.name for filling in written])

    def of_form(self, command: str) -> str:
        """A command for the form and the year that were named, if they were."""
        command = f"{command} --form {self.named}" if self.named else command
        return f"{command} --year {self._year}" if self._year else command

    @property
    def to_export(self) -> str:
        """The command that writes the whole plan."""
        return self.of_form("lift export" if self.named else "lift export --pgp")

    def draft_name(self, filling: Filling) -> str:
        """The name of the draft of one field."""
        return f"plan-{self.form.id}-{self.year.label}-{filling.lasting or filling.name}"


def _is_within(name: str, wanted: str) -> bool:
    """Whether a field is a part of the one of that name, or of a name that ends so; a section is no field."""
    return f"/{wanted}/" in name or ("/" in wanted and name.startswith(f"{wanted}/"))


def _name(typed: str) -> str:
    return typed.strip().strip("/").lower()
