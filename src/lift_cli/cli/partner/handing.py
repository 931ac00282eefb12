"""A review on its way back to the partner: masked as its writer says, written, and kept among those that were sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.file_output import hand_over, say_written
from lift_cli.cli.terminal.output import go_on, say
from lift_cli.errors import BadValueError, LiftError
from lift_cli.text import slug

if TYPE_CHECKING:
    from lift_cli.partner.export import Export
    from lift_cli.partner.review import Review
    from lift_cli.portfolio.model import Portfolio


class Handed:
    """The file of a review."""

    def __init__(
        self, session: Session, review: Review, data: bytes, output: Path | None, *, to_folder: bool = False
    ) -> None:
        self._session = session
        self._output = output
        self._to_folder = to_folder
        self._written: str | None = None
        self.review = review
        self.data = data
        self._name = f"review-{slug(review.portfolio.educator, 'partner')}-{review.module.replace('/', '-')}.toml"

    @property
    def file(self) -> str:
        """What its file is called."""
        return self._output.name if self._output else self._name

    def write(self, *, force: bool) -> None:
        """Write it where it is handed on by hand, and keep it here, too, for the shared folder and to be withdrawn.

        Raises LiftError where it cannot be written.
        """
        from lift_cli.storage import sent

        if self._to_folder:
            sent.keep(self._session.home.sent, self.data)
            Session.has_saved = True
            return
        self._written = hand_over(self._session, self.data, self._name, self._output, force=force)
        try:
            sent.keep(self._session.home.sent, self.data)
        except LiftError as error:
            say(f"It is not kept among the reviews that you wrote, so you cannot withdraw it: {error.message}")

    def tell(self) -> None:
        """Say where it is and what to do with it."""
        to = self.review.portfolio.educator or "your partner"
        if self._to_folder:
            go_on(self._session, "lift share", f"To put it where {to} finds it: {{command}}")
        elif self._written is not None:
            say_written(self._written, self._output)
            say(f"Send it to {to}, who types: lift receive {self.file}")


def hand_back(
    session: Session,
    own: Portfolio | None,
    review: Review,
    output: Path | None,
    *,
    mask: bool | None,
    to_folder: bool = False,
) -> Handed:
    """The file of a review, with what may name or reach someone masked as its writer says.

    `to_folder`: it is only kept here, from where the next round puts it into the shared folder.
    """
    from lift_cli.cli.papers.leaving import cleared
    from lift_cli.portfolio.masking import review_rewritten
    from lift_cli.portfolio.model import Portfolio
    from lift_cli.portfolio.watch import Watch
    from lift_cli.storage.exchange import review_bytes

    watch = Watch.of(own or Portfolio(id=""))
    review = cleared(session, watch, review, review_rewritten, lambda masked: masked, wish=mask)
    data = review_bytes(review, Path(f"the review of {review.portfolio.educator or 'your partner'}"))
    return Handed(session, review, data, output, to_folder=to_folder)


def take_back(
    session: Session,
    own: Portfolio | None,
    export: Export,
    name: str | None,
    words: str,
    output: Path | None,
    *,
    mask: bool | None,
    force: bool,
    to_folder: bool = False,
) -> None:
    """Write the review that withdraws a recognition that was written here.

    Raises BadValueError where there is none, or more than one module is meant.
    """
    from lift_cli.partner.review import withdrawing
    from lift_cli.storage import sent

    who = export.educator.name or "your partner"
    wanted = session.catalog.find_module(name).id if name else None
    given = [r for r in sent.standing(session.home.sent, export.id) if wanted in (None, r.module)]
    modules = list(dict.fromkeys(review.module for review in given))
    if not given:
        reason = f"you have written no recognition of {who} here that stands"
        raise BadValueError("withdraw that", reason, "It is withdrawn where it was written: on the same computer.")
    if len(modules) > 1:
        hint = f"Name the module after the file: {', '.join(modules)}."
        raise BadValueError("withdraw that", f"you recognized {who} for more than one module", hint)
    review = withdrawing(given[-1], words, session.now())
    handed = hand_back(session, own, review, output, mask=mask, to_folder=to_folder)
    handed.write(force=force)
    module = session.catalog.module_of(review.module)
    say(f"You withdraw the recognition of {who} for {module.name if module else review.module}.")
    say("It holds once your partner has received it; what was made of it before cannot be called back.")
    handed.tell()
