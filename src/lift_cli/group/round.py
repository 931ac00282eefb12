"""One round with a shared folder: who is in it, whom one follows, what is odd; values in, values out.

Everyone writes only into their own folder, `lift-NAME-ID`, and reads everyone else's as a stranger's. Who wrote a file
is said by the folder it is in, and whose folder it is by the portfolio's id inside. The rules are numbered in the
design's page on trust and sharing, section 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from lift_cli.text import folded, same_name, slug
from lift_cli.values import fixed

PORTFOLIO = "portfolio.toml"
_FOLDER = re.compile(r"lift-[a-z0-9-]{1,40}-([a-z0-9]{1,8})")


class Audience(StrEnum):
    """Who can open the folder, by the educator's word."""

    PAIR = "pair"  # they and their partner alone
    OPEN = "open"
    TEAM = "team"  # open, and a team's files go there


class Kind(StrEnum):
    """What a file is that someone puts."""

    EXPORT = "export"
    REVIEW = "review"
    TEAM = "team"
    TOGETHER = "together"


NAMES: Mapping[Kind, re.Pattern[str]] = {
    Kind.EXPORT: re.compile(re.escape(PORTFOLIO)),
    Kind.REVIEW: re.compile(r"review-[a-z0-9-]+\.toml"),
    Kind.TEAM: re.compile(r"team-[a-z0-9]{1,8}\.toml"),
    Kind.TOGETHER: re.compile(r"together-[a-z0-9]{1,8}-[a-z0-9-]+\.toml"),
}
"""How the file of each kind is called; any other name is a copy that something left."""


@dataclass(frozen=True)
class Facts:
    """What a file says of itself, by a stranger's word."""

    id: str  # the portfolio of whoever wrote it
    name: str = ""
    partner: str = ""
    school: str = ""
    digest: str = ""  # the same while the file says the same
    at: str = ""  # when it was made, as ISO 8601 in UTC
    summary: bool = False
    about: str = ""  # of a review the portfolio it is of, of a team's file the team, of discussions who takes them home
    module: str = ""
    modules: dict[str, str] = field(default_factory=dict)  # of an export the digest of each module that was begun


@fixed
class Found:
    """A file in the folder: what it says, or why it cannot be read."""

    folder: str
    name: str
    facts: Facts | None = None
    reason: str = ""

    @property
    def file(self) -> str:
        """Its path within the shared folder."""
        return f"{self.folder}/{self.name}"


@fixed
class Odd:
    """A file that is told of and not followed."""

    file: str
    reason: str


@fixed
class Person:
    """Someone who has a folder, and what is in it."""

    folder: str
    export: Facts
    files: tuple[Found, ...] = ()

    @property
    def id(self) -> str:
        """Their portfolio's id."""
        return self.export.id

    @property
    def name(self) -> str:
        """Their name, by their own word."""
        return self.export.name

    def of_kind(self, kind: Kind) -> tuple[Found, ...]:
        """Their files of a kind that can be read."""
        return tuple(one for one in self.files if one.facts is not None and kind_of(one.name) is kind)


@fixed
class Folder:
    """A shared folder as it was found."""

    people: tuple[Person, ...] = ()
    mine: str = ""  # the name of one's own folder; empty where there is none
    own: tuple[Found, ...] = ()
    odd: tuple[Odd, ...] = ()


def short(portfolio: str) -> str:
    """The beginning of a portfolio's id, as it stands in the name of a folder."""
    return "".join(one for one in portfolio.lower() if one.isascii() and one.isalnum())[:8] or "0"


def folder_name(name: str, portfolio: str) -> str:
    """What the folder of a person is called; the name in it is only for the eye."""
    return f"lift-{slug(name, 'educator')}-{short(portfolio)}"


def review_name(educator: str, portfolio: str, module: str) -> str:
    """What the file of a review is called there."""
    return f"review-{slug(educator, 'educator')}-{short(portfolio)}-{slug(module, 'module')}.toml"


def together_name(portfolio: str, module: str) -> str:
    """What the file of discussions is called there, by the portfolio of who takes it home."""
    return f"together-{short(portfolio)}-{slug(module, 'module')}.toml"


def kind_of(name: str) -> Kind | None:
    """What a file is by its name; None for a copy, or what is not lift's."""
    return next((kind for kind, pattern in NAMES.items() if pattern.fullmatch(name)), None)


COPY = "a copy that a syncing program made, or none of lift's; the file under its own name counts"
COPIED_FOLDER = "a copy of a folder that a syncing program made; the folder under its own name counts"
NOT_THEIRS = "the name of the folder and the portfolio in it do not belong together"
TWO_FOLDERS = "there are two folders for this portfolio, and nobody can tell which is the right one"
WRONG_AUTHOR = "it says that someone else wrote it than whose folder it is in"


def sorted_out(found: Iterable[Found], me: str, my_folder: str) -> Folder:
    """Who is in a shared folder, which files are one's own (`me` is one's portfolio's id), and what is odd."""
    by_folder: dict[str, list[Found]] = {}
    for one in found:
        by_folder.setdefault(one.folder, []).append(one)
    odd: list[Odd] = []
    people: dict[str, Person] = {}
    own: dict[str, tuple[Found, ...]] = {}
    doubled = _doubled(by_folder)
    for folder, files in sorted(by_folder.items()):
        named = _FOLDER.fullmatch(folder)
        export = next((one for one in files if one.name == PORTFOLIO), None)
        facts = export.facts if export else None
        closed = [one for one in files if not one.name]
        if closed:
            odd += (Odd(folder, one.reason) for one in closed)
        elif named is None:
            odd += [Odd(folder, COPIED_FOLDER)] if any(kind_of(one.name) for one in files) else []
        elif facts is not None and short(facts.id) != named[1]:
            odd.append(Odd(f"{folder}/{PORTFOLIO}", NOT_THEIRS))
        elif folder in doubled:
            odd.append(Odd(folder, TWO_FOLDERS))
        elif (facts is not None and facts.id == me) or (facts is None and folder == my_folder):
            own[folder] = tuple(files)
            odd += (Odd(one.file, COPY) for one in files if kind_of(one.name) is None)
        else:
            author = facts.id if facts else next((one.facts.id for one in files if one.facts), "")
            told = [_odd_of(one, author) for one in files]
            odd += (one for one in told if one is not None)
            good = tuple(one for one, is_odd in zip(files, told, strict=True) if is_odd is None)
            if facts is not None and export in good:
                people[folder] = Person(folder, facts, good)
    mine = next(iter(own), "")
    return Folder(tuple(people.values()), mine, own.get(mine, ()), tuple(odd))


def _doubled(by_folder: Mapping[str, Sequence[Found]]) -> set[str]:
    """The folders that hold a portfolio which another of a right name holds, too."""
    holders: dict[str, list[str]] = {}
    for folder, files in by_folder.items():
        for one in files:
            named = _FOLDER.fullmatch(folder)
            if one.name == PORTFOLIO and one.facts and named and short(one.facts.id) == named[1]:
                holders.setdefault(one.facts.id, []).append(folder)
    return {folder for folders in holders.values() if len(folders) > 1 for folder in folders}


def _odd_of(one: Found, author: str) -> Odd | None:
    """Why a file in someone's folder is not followed."""
    if kind_of(one.name) is None:
        return Odd(one.file, COPY)
    if one.facts is None:
        return Odd(one.file, one.reason)
    return Odd(one.file, WRONG_AUTHOR) if one.facts.id != author else None


@fixed
class Followed:
    """Whom one takes for the partner in a round, those of that name who are not, and whether it was said before."""

    partner: Person | None = None
    others: tuple[Person, ...] = ()
    is_bound: bool = False


def followed(folder: Folder, me: str, partner: str, bound: str) -> Followed:
    """The partner in a shared folder: the one who was bound before, else the only one who fits (rule 4.4)."""
    if bound:
        there = next((one for one in folder.people if one.id == bound), None)
        return Followed(there, tuple(one for one in _named(folder, partner) if one.id != bound), is_bound=True)
    fits = [one for one in _named(folder, partner) if same_name(one.export.partner, me)]
    return Followed(fits[0]) if len(fits) == 1 else Followed(others=tuple(fits))


def _named(folder: Folder, name: str) -> list[Person]:
    return [one for one in folder.people if name and same_name(one.name, name)]


def called(folder: Folder, typed: str) -> tuple[Person, ...]:
    """The people whose name, or one of its words, begins with what was typed."""
    wanted = folded(typed)
    exact = tuple(one for one in folder.people if folded(one.name) == wanted)
    words = (
        one
        for one in folder.people
        if short(one.id) == typed.lower() or any(part.startswith(wanted) for part in _parts(one.name))
    )
    return exact or tuple(one for one in words if wanted)


def _parts(name: str) -> list[str]:
    words = folded(name).split()
    return [" ".join(words[place:]) for place in range(len(words))]


def audience_now(audience: Audience, folder: Folder, partner: str, bound: str) -> Audience:
    """Who can open the folder as it shows: where a third person has one there, it is no folder of two (rule 4.1)."""
    strangers = [one for one in folder.people if one.id != bound and not same_name(one.name, partner)]
    is_of_more = bool(strangers) or len(folder.people) > 1
    return Audience.OPEN if audience is Audience.PAIR and is_of_more else audience


def is_later(there: Mapping[str, datetime], here: Mapping[str, datetime]) -> bool:
    """Whether a file has a step that is not here, or was written later: another machine of one's own put it (4.6)."""
    return any(step not in here or at > here[step] for step, at in there.items())
