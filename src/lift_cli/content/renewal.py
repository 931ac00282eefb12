"""What the renewal of a certificate asks as data: hours in a time, what counts for how many, and the categories."""

import re
from typing import Annotated

from lift_cli.content.pack import Address, Content, Slug, Text, Words, check_unique
from lift_cli.content.plan_form import Reference
from lift_cli.content.roles import Role
from lift_cli.errors import UnknownNameError
from lift_cli.text import folded, nearest_word
from lift_cli.values import Limits, frozen

Hours = Annotated[int, Limits(ge=1, le=1000)]
YearStart = tuple[Annotated[int, Limits(ge=1, le=12)], Annotated[int, Limits(ge=1, le=28)]]


@frozen
class RenewalUnit(Content):
    """What hours are counted in; the one with `year_starts` is a growth plan, of which one a year counts."""

    id: Slug
    title: Words  # of one, such as `quarter credit`
    hours: Hours  # that one of it counts for
    year_starts: YearStart | None = None
    text: Text
    source: Address
    authority: Words | None = None
    doubt: Text | None = None


@frozen
class Asked(Content):
    """How many hours of a category are asked, and of whom; without roles, of everyone."""

    hours: Hours
    who: Text
    roles: tuple[Role, ...] = ()
    endorsements: tuple[Words, ...] = ()  # words of which an endorsement has to have one; none: whatever it is

    def spares(self, endorsements: tuple[str, ...]) -> bool:
        """Whether it is not asked of who has these endorsements and no other."""
        return bool(self.endorsements and endorsements) and not any(
            calls(word, one) for word in self.endorsements for one in endorsements
        )


@frozen
class RenewalCategory(Content):
    """What some of the hours have to be about; its id is the flag of a goal or an entry that counts for it."""

    id: Slug
    title: Words
    text: Text
    asked: Annotated[tuple[Asked, ...], Limits(min_length=1)]
    by_plan_goal: bool  # whether one goal of a plan meets it
    in_one: bool = False  # whether the hours have to come from one training
    at_most: Hours | None = None  # of its hours so many count toward the total
    providers: Text | None = None  # who may offer its hours, where not every provider may
    source: Address
    authority: Words | None = None
    doubt: Text | None = None

    def asked_of(self, roles: tuple[Role, ...], endorsements: tuple[str, ...] = ()) -> tuple[Asked, ...]:
        """What is asked of someone with these certificates: of several that fit, the first; all where none is known."""
        fit = [asked for asked in self.asked if not asked.spares(endorsements)]
        first = next((asked for asked in fit if {*asked.roles} & {*roles}), None)
        return tuple(asked for asked in fit if not (roles and asked.roles) or asked is first)


@frozen
class Substitute(Content):
    """A certificate of another body that stands in for the hours while it is valid, and the categories it meets."""

    id: Slug
    title: Words
    called: Annotated[tuple[Words, ...], Limits(min_length=1)]  # words by which a certificate held is known to be it
    roles: tuple[Role, ...] = ()  # whose certificates it stands in for; none: everyone's
    meets: tuple[Slug, ...] = ()
    text: Text
    source: Address
    authority: Words | None = None
    doubt: Text | None = None


@frozen
class RoleRule(Content):
    """A role whose certificates are under rules of their own, so that the total and its hours are not theirs."""

    roles: Annotated[tuple[Role, ...], Limits(min_length=1)]
    text: Text
    source: Address
    authority: Words | None = None
    doubt: Text | None = None


@frozen
class Renewal(Content):
    """What one kind of certificate asks to be renewed."""

    format_version: int
    id: Slug
    title: Words
    edition: Words
    notice: Text
    source: Address
    hours: Hours
    years: Annotated[int, Limits(ge=1, le=20)]
    units: Annotated[tuple[RenewalUnit, ...], Limits(min_length=1)]  # the first is meant where none is named
    categories: tuple[RenewalCategory, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    role_rules: tuple[RoleRule, ...] = ()
    doubts: tuple[Text, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def plan(self) -> RenewalUnit | None:
        """The unit that is a growth plan, if plans count."""
        return next((unit for unit in self.units if unit.year_starts), None)

    def unit(self, name: str) -> RenewalUnit | None:
        """The unit of an id; None for one that these rules do not know."""
        return next((unit for unit in self.units if unit.id == name), None)

    def find_unit(self, name: str | None) -> RenewalUnit:
        """The unit that is typed, the first where none is; raises UnknownNameError with the closest match."""
        if name is None:
            return self.units[0]
        wanted = name.strip().lower()
        if (found := self.unit(wanted)) is not None:
            return found
        raise _unknown("unit", wanted, [unit.id for unit in self.units], "units")

    def find_category(self, name: str) -> RenewalCategory:
        """The category that is typed; raises UnknownNameError with the closest match."""
        wanted = name.strip().lower()
        found = next((category for category in self.categories if category.id == wanted), None)
        if found is not None:
            return found
        raise _unknown("category", wanted, [category.id for category in self.categories], "categories")

    def check_whole(self) -> None:
        """Raise ValueError unless it names each part once."""
        check_unique("unit", [unit.id for unit in self.units])
        check_unique("category", [category.id for category in self.categories])
        check_unique("substitute", [substitute.id for substitute in self.substitutes])
        known = {category.id for category in self.categories}
        for substitute in self.substitutes:
            for name in sorted({*substitute.meets} - known):
                raise ValueError(f"the substitute `{substitute.id}` meets `{name}`, which is no category")
        if sum(unit.year_starts is not None for unit in self.units) > 1:
            raise ValueError("only one unit, that of the plans, can have `year_starts`")
        if self.plan is None and any(category.by_plan_goal for category in self.categories):
            raise ValueError("`by_plan_goal` needs a unit with `year_starts`, which is that of the plans")


def calls(words: str, said: str) -> bool:
    """Whether these words are in what was said, each whole, in any case."""
    return re.search(rf"(?<!\w){re.escape(folded(words))}(?!\w)", folded(said)) is not None


def _unknown(noun: str, wanted: str, ids: list[str], nouns: str) -> UnknownNameError:
    listing = f"The {nouns} are {', '.join(f'`{name}`' for name in ids)}." if ids else f"These rules have no {nouns}."
    return UnknownNameError(noun, wanted, nearest_word(wanted, ids), listing)
