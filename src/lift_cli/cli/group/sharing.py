"""One round with the shared folder as it is carried out: what came in, what was put, what waits, what is odd."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.partner_there import first_name, partner_there
from lift_cli.errors import LiftError
from lift_cli.group.round import (
    PORTFOLIO,
    Audience,
    Folder,
    Followed,
    Found,
    Kind,
    Odd,
    Person,
    audience_now,
    folder_name,
    followed,
    is_later,
    kind_of,
    review_name,
    sorted_out,
)
from lift_cli.storage.shared_folder import SharedFolder
from lift_cli.storage.sharing import SeenPartner, Sharing, noted
from lift_cli.text import same_name
from lift_cli.values import fixed

if TYPE_CHECKING:
    from lift_cli.portfolio.model import Portfolio
    from lift_cli.storage.sent import Sent

NOT_ASKED: Callable[[str], bool] = lambda _: False  # noqa: E731 - nobody is there to ask


@fixed
class Paper:
    """A file of one's own for the folder, what it is known by while it says the same, and what it holds in words."""

    name: str
    digest: str
    data: Callable[[], bytes]
    what: str


@fixed
class Wait:
    """Something that waits for the educator, and the command that sees to it, where there is one."""

    what: str
    command: str = ""


class Report:
    """What a round did and found."""

    def __init__(self) -> None:
        self.put: list[tuple[str, str]] = []
        self.took: list[tuple[str, str]] = []
        self.waiting: list[Wait] = []
        self.odd: list[Odd] = []
        self.failed: LiftError | None = None

    def offer(self, what: str, command: str) -> None:
        """Tell of something that the educator may do."""
        self.waiting.append(Wait(what, command))

    def as_json(self) -> dict[str, Any]:
        """The stable shape of `lift share --json`."""
        return {
            "format_version": 1,
            "put": [{"file": file, "what": what} for file, what in self.put],
            "took": [{"file": file, "what": what} for file, what in self.took],
            "waiting": [{"what": one.what, "command": one.command} for one in self.waiting],
            "odd": [{"file": one.file, "reason": one.reason} for one in self.odd],
        }


class Round:
    """A round of one educator with one folder; `sharing` is what is remembered of it, before and after."""

    def __init__(self, session: Session, sharing: Sharing, agrees: Callable[[str], bool] = NOT_ASKED) -> None:
        self.session = session
        self.sharing = sharing
        self.agrees = agrees
        self.is_only_shown = False
        self.report = Report()
        self.place = SharedFolder(Path(sharing.folder), session.home.cache)
        self.folder = Folder()
        self.partner = Followed()

    def run(self) -> Report:
        """Look, take in what is for the educator, put what the others need; raises where the folder is not there.

        What could not be put is in the report, and everything else is done all the same.
        """
        self.look()
        for person in self.folder.people:
            for found in person.of_kind(Kind.REVIEW):
                self._review(person, found)
        self._together_in()
        self._teams_in()
        try:
            self._put_all()
            self._take_out()
        except LiftError as error:
            self.report.failed = error
        self._tell_of_partner()
        return self.report

    def look(self) -> None:
        """See who is there, and whom of them to follow; nothing is changed but what is remembered of the folder."""
        me = self.session.load()
        self.own_name = folder_name(me.educator.name, me.id)
        self.folder = sorted_out(self.place.found(), me.id, self.own_name)
        self.report.odd += self.folder.odd
        known = self.sharing.partner
        if not same_name(known.name, me.partner.name):
            known = SeenPartner()  # the educator has another partner now
        self.partner = followed(self.folder, me.educator.name, me.partner.name, known.bound)
        there = self.partner.partner
        if there is not None and not self.partner.is_bound and self.agrees(_who(there)):
            known = replace(known, bound=there.id)
        known = noted(known, there)
        self.report.odd += (Odd(one.folder, self._why_not_followed(one)) for one in self.partner.others)
        audience = audience_now(self.sharing.audience, self.folder, me.partner.name, known.bound)
        if audience is not self.sharing.audience:
            what = "Others have files in this folder, too, so only a summary of yours goes there from now on"
            self.report.waiting.append(Wait(what, "lift share --for pair"))
        self.sharing = replace(self.sharing, partner=known, audience=audience)

    def _why_not_followed(self, person: Person) -> str:
        if self.partner.is_bound:
            return f"{_who(person)} has your partner's name, and is not who you shared with before"
        return f"{_who(person)} has your partner's name, and so has someone else: ask your partner for these signs"

    # --- what comes in

    def _review(self, person: Person, found: Found) -> None:
        """A review in someone's folder: the partner's is taken in, another's is told of."""
        from lift_cli.storage.exchange import read_review

        portfolio, facts = self.session.load(), found.facts
        if facts is None or facts.about != portfolio.id or facts.digest in {one.id for one in portfolio.reviews}:
            return
        module = self.session.catalog.module_of(facts.module)
        of = f"a review of {module.name if module else facts.module}"
        if not facts.digest:
            self.report.odd.append(Odd(found.file, "it is a review by an earlier lift; take it in by hand"))
        elif self.partner.partner is None or person.id != self.partner.partner.id:
            first = first_name(person.name)
            self.report.waiting.append(Wait(f"{person.name} has put {of} for you", f"lift receive {first}"))
        elif facts.summary:
            what = f"{person.name} has written {of}. Its words do not go into an open folder: ask for the file"
            self.report.waiting.append(Wait(what))
        else:
            path = self.place.path(found.file)
            try:
                self._take_in(read_review(path), path, found, f"{person.name}: {of}")
            except LiftError as error:
                self.report.odd.append(Odd(found.file, error.message.partition(": ")[2] or error.message))

    def _take_in(self, review: Any, path: Path, found: Found, what: str) -> None:
        from lift_cli.cli.partner.receive import taken_in

        kept = taken_in(self.session, review, path)
        recognizes = kept.recognition is not None and kept.accepted != "no"
        self.report.took.append((found.file, f"{what}, which recognizes you" if recognizes else what))

    def _together_in(self) -> None:
        """What the partner put of discussions at their computer."""
        if (there := self.partner.partner) is not None and there.of_kind(Kind.TOGETHER):
            from lift_cli.cli.group.together_round import offer_to_take_home

            offer_to_take_home(self.session, self.place, there, self.report)

    def _teams_in(self) -> None:
        """The teams' files of the others."""
        if not any(person.of_kind(Kind.TEAM) for person in self.folder.people):
            return
        from lift_cli.cli.group.team_round import take_in_teams

        took = take_in_teams(self.session, self.place, self.folder, self.report, self.sharing.took)
        self.sharing = replace(self.sharing, took=took)

    # --- what goes out

    def papers(self) -> Iterator[Paper]:
        """Everything of one's own that belongs into the folder as it stands now."""
        yield self._export()
        yield from self._reviews()
        yield from self._together()
        yield from self._teams()

    def _put_all(self) -> None:
        there = {one.name: one for one in self.folder.own}
        for paper in list(self.papers()):
            found, last = there.get(paper.name), self.sharing.put.get(paper.name)
            is_there = found is not None and found.facts is not None and found.facts.digest == paper.digest
            if not is_there and found is not None and self._is_of_another_machine(found):
                if (wait := Wait(OTHER_MACHINE, "lift merge FILE")) not in self.report.waiting:
                    self.report.waiting.append(wait)
                continue
            if not is_there:
                self.place.put(self.folder.mine or self.own_name, paper.name, paper.data())
                Session.has_saved = True
                self.report.put.append((f"{self.folder.mine or self.own_name}/{paper.name}", paper.what))
            if last != paper.digest:
                self.sharing = replace(self.sharing, put={**self.sharing.put, paper.name: paper.digest})

    def _take_out(self) -> None:
        """A team's files stay in no folder that is not the team's, nor a partner's words in one of more than two."""
        stays = {Kind.TEAM: Audience.TEAM, Kind.TOGETHER: Audience.PAIR}
        kinds = {one.name: kind_of(one.name) for one in self.folder.own}
        names = [name for name, kind in kinds.items() if kind in stays and stays[kind] is not self.sharing.audience]
        if names:
            self.place.take_out(self.folder.mine, names)
            Session.has_saved = True
            put = {name: digest for name, digest in self.sharing.put.items() if name not in names}
            self.sharing = replace(self.sharing, put=put)

    def _is_of_another_machine(self, found: Found) -> bool:
        """Whether the file there has work that this computer has not, and this computer did not put it."""
        from lift_cli.group.team import is_behind
        from lift_cli.storage.exchange import read_team, steps_of_export

        if found.facts is None or found.facts.digest == self.sharing.put.get(found.name):
            return False
        portfolio, path = self.session.load(), self.place.path(found.file)
        if kind_of(found.name) is Kind.TEAM:
            return is_behind(portfolio, read_team(path))
        return found.name == PORTFOLIO and is_later(steps_of_export(path), steps_with_times(portfolio))

    def _export(self) -> Paper:
        from lift_cli.cli.papers.leaving import masked_as_agreed
        from lift_cli.cli.papers.paper import for_partner
        from lift_cli.partner.canonical import digest_of
        from lift_cli.portfolio.masking import rewritten
        from lift_cli.portfolio.watch import Watch

        is_whole = self.sharing.audience is Audience.PAIR
        paper = for_partner(self.session, summary=not is_whole, is_only_shown=self.is_only_shown)
        portfolio = self.session.load()
        made, masked = masked_as_agreed(Watch.of(portfolio), portfolio, rewritten, paper.make, mask=self.sharing.mask)
        what = f"your portfolio for your partner ({paper.holds})" if is_whole else f"a summary ({paper.holds})"
        if masked:
            from lift_cli.text import quantity

            what += f"; {quantity(masked, 'name or address')} masked"
        return Paper(PORTFOLIO, digest_of(made), lambda: paper.render(made), what)

    def _reviews(self) -> Iterator[Paper]:
        """The reviews that were written here for people in the folder; where others can read, without their words."""
        from lift_cli.storage import sent

        here, is_pair = {one.id for one in self.folder.people}, self.sharing.audience is Audience.PAIR
        there = {one.name for one in self.folder.own}  # of who is gone, too: no words stay where others read
        for one in sent.last_of_each(self.session.home.sent, self.session.home.cache):
            name = review_name(one.educator, one.portfolio, one.module)
            if one.export_digest and (one.portfolio in here or name in there):
                module = self.session.catalog.module_of(one.module)
                what = f"your review of {one.educator}'s {module.name if module else one.module}"
                yield Paper(name, one.whole if is_pair else one.outside, partial(self._review_bytes, one), what)

    def _review_bytes(self, one: Sent) -> bytes:
        from lift_cli.partner.review import outside
        from lift_cli.storage import exchange, sent

        review = sent.read(self.session.home.sent, one)
        is_pair = self.sharing.audience is Audience.PAIR
        return exchange.review_bytes(review if is_pair else outside(review), self.session.place)

    def _together(self) -> Iterator[Paper]:
        """What the partner said at this computer; others never read it."""
        there = self.partner.partner
        if self.sharing.audience is not Audience.PAIR or there is None:
            return
        from lift_cli.cli.group.together_round import together_papers

        for name, digest, data, what in together_papers(self.session, self.place, self.folder, there):
            yield Paper(name, digest, data, what)

    def _teams(self) -> Iterator[Paper]:
        if self.sharing.audience is not Audience.TEAM or not self.session.load().teams:
            return
        from lift_cli.cli.group.team_papers import team_papers

        for name, digest, data, what in team_papers(self.session, mask=self.sharing.mask):
            yield Paper(name, digest, lambda data=data: data, what)  # type: ignore[misc]

    # --- what is said of the partner

    def _tell_of_partner(self) -> None:
        there = partner_there(self.session, self.sharing)
        if there is not None:
            self.report.waiting.append(Wait(*there))


OTHER_MACHINE = "Your other computer shared later work: merge the two first, so that nothing is lost"


def steps_with_times(portfolio: Portfolio) -> dict[str, datetime]:
    """When each step of a portfolio was written last."""
    said = [(one.step, one.at) for one in portfolio.answers]
    said += [(one.step, one.at) for one in portfolio.ratings]
    said += [(one.step, one.at) for one in portfolio.done]
    said += [(one.step, one.at) for one in portfolio.team_answers]
    times: dict[str, datetime] = {}
    for step, at in said:
        times[step] = max(at, times.get(step, at))
    return times


def _who(person: Person) -> str:
    """Someone in the folder, as they are told apart."""
    from lift_cli.group.round import short

    school = f", {person.export.school}" if person.export.school else ""
    return f"{person.name} ({short(person.id)}{school})"
