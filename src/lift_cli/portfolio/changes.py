"""Every change to a portfolio as a pure function: the portfolio in, the changed portfolio out.

A change that says nothing new returns the same object, so that nothing is saved for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from lift_cli.portfolio.model import (
    Answer,
    AnsweredComment,
    Begun,
    Bookmark,
    Done,
    FolderItem,
    Hours,
    Idea,
    Portfolio,
    Rating,
    ReceivedReview,
    Secret,
    Star,
)
from lift_cli.portfolio.parts import PART
from lift_cli.portfolio.plan_records import Earned
from lift_cli.portfolio.recognition import NOT_ACCEPTED
from lift_cli.portfolio.record import Record
from lift_cli.portfolio.versions import says_something, version_of, write, write_fields, written_at
from lift_cli.text import normalised

Change = Callable[[Portfolio, datetime], Portfolio]
"""A change that is given the time at which it happens."""


AnyRecord = TypeVar("AnyRecord", bound=Record)


def written(portfolio: Portfolio, name: str, new: AnyRecord, /, **said: Any) -> Portfolio:
    """The portfolio with this said by the record of a part that has the key of `new`; else with `new` itself."""
    part = PART[name]
    old: AnyRecord | None = part.find(portfolio, *part.key_of(new))
    record = new if old is None else write(part, old, written_at(part, new), **said)
    changed: Portfolio = portfolio if record is old else part.with_record(portfolio, record)
    return changed


def answer(portfolio: Portfolio, step: str, text: str, at: datetime, shown: str = "") -> Portfolio:
    """Answer a prompt; what it said before is kept among the earlier versions.

    `shown` are the words that were offered for rewriting: giving them back says nothing new, even where another
    window saved other words meanwhile.
    """
    if shown and normalised(text) == normalised(shown):
        return portfolio
    return written(portfolio, "answers", Answer(step=step, text=text, at=at), text=text)


def rate(portfolio: Portfolio, step: str, value: int, at: datetime) -> Portfolio:
    """Rate a step on its scale, from 1; the rating before is kept."""
    return written(portfolio, "ratings", Rating(step=step, value=value, at=at), value=value)


def tick(
    portfolio: Portfolio, step: str, at: datetime, minutes: int | None = None, note: str | None = None
) -> Portfolio:
    """Tick a step off; ticking it again changes only the minutes and note that are given, and keeps what they were."""
    taken_back = () if portfolio.tick(step) else tuple(done for done in portfolio.undone if done.step == step)
    before = [note for back in taken_back for note in (*back.earlier, version_of(back))]
    earlier: Any = tuple(note for note in before if says_something(PART["done"], note))
    new = Done(step=step, at=at, minutes=minutes, note=note, earlier=earlier)
    given: dict[str, Any] = {"minutes": minutes} if minutes else {}
    ticked = written(portfolio, "done", new, **given, **({} if note is None else {"note": note}))
    undone = tuple(done for done in portfolio.undone if done not in taken_back)
    return replace(ticked, undone=undone) if taken_back else ticked


def untick(portfolio: Portfolio, step: str) -> Portfolio:
    """Take a done-mark back; its minutes, takeaway and earlier ones are kept for when it is ticked again."""
    old = portfolio.tick(step)
    if old is None:
        return portfolio
    kept = (old,) if old.minutes or old.note or old.earlier else ()
    done = tuple(done for done in portfolio.done if done is not old)
    return replace(portfolio, done=done, undone=(*portfolio.undone, *kept))


def draw_circle(portfolio: Portfolio, rings: dict[str, str], at: datetime) -> Portfolio:
    """Set rings of the Golden Circle (`why`, `how`, `what`); the circle before is kept."""
    drawn = write(PART["circle"], portfolio.circle, at, **rings)
    return portfolio if drawn is portfolio.circle else replace(portfolio, circle=drawn)


def introduce(
    portfolio: Portfolio, educator: Mapping[str, Any], private: Mapping[str, Any], partner: str | None, at: datetime
) -> Portfolio:
    """Say who the educator and the partner are, and what is `private`; what is not given stays."""
    own = write_fields(PART["educator.private"], portfolio.educator.private, at, **private)
    person = write_fields(PART["educator"], portfolio.educator, at, **educator, private=own)
    mate = portfolio.partner
    if partner is not None:
        mate = write_fields(PART["partner"], mate, at, name=partner)
    if person is portfolio.educator and mate is portfolio.partner:
        return portfolio
    return replace(portfolio, educator=person, partner=mate)


def list_students(portfolio: Portfolio, add: Iterable[str] = (), remove: Iterable[str] = ()) -> Portfolio:
    """Put names on the educator's own list of students, or take them off; each stands once, in the alphabet's order."""
    private = portfolio.educator.private
    given = {" ".join(name.replace("\ufeff", "").split()) for name in add} - {""}
    names = sorted({*private.students, *given} - {*remove}, key=lambda name: (name.casefold(), name))
    listed = replace(private, students=tuple(names))
    if listed == private:
        return portfolio
    return replace(portfolio, educator=replace(portfolio.educator, private=listed))


def stand_at(portfolio: Portfolio, module: str, step: str | None, at: datetime, name: str = "") -> Portfolio:
    """Begin a module, or move the place where its walk or its closing stands; a run of it may get a name."""
    place = "closing_step" if step is not None and step.startswith(f"{module}/closing/") else "step"
    stands: dict[str, Any] = {} if step is None else {place: step}
    stands |= {"name": name} if name else {}
    return written(portfolio, "modules", replace(Begun(module=module, began=at, at=at), **stands), **stands)


def in_module(module: str, change: Change) -> Change:
    """A change that also begins its module, where that was not begun."""
    return lambda portfolio, at: stand_at(change(portfolio, at), module, None, at)


def with_secret(portfolio: Portfolio, secret: Secret) -> Portfolio:
    """Keep what the marks in files that leave are keyed with; the one that is there goes on writing."""
    private = portfolio.educator.private
    if private.secrets:
        return portfolio
    return replace(portfolio, educator=replace(portfolio.educator, private=replace(private, secrets=(secret,))))


def add_idea(portfolio: Portfolio, idea: Idea) -> Portfolio:
    """Keep an idea, question, input or insight."""
    return replace(portfolio, ideas=(*portfolio.ideas, idea))


def add_bookmark(portfolio: Portfolio, bookmark: Bookmark) -> Portfolio:
    """Keep a resource; the same address for the same purpose is kept once, each word of it until a new one comes."""
    same = [old for old in portfolio.bookmarks if (old.url, old.serves) == (bookmark.url, bookmark.serves)]
    if not same:
        return replace(portfolio, bookmarks=(*portfolio.bookmarks, bookmark))
    words: dict[str, Any] = {"title": bookmark.title or same[0].title, "note": bookmark.note or same[0].note}
    if words == {"title": same[0].title, "note": same[0].note}:
        return portfolio
    new = replace(same[0], **words, at=bookmark.at)
    return replace(portfolio, bookmarks=tuple(new if old is same[0] else old for old in portfolio.bookmarks))


def add_document(portfolio: Portfolio, document: FolderItem) -> Portfolio:
    """File a document; the same bytes or link for the same purpose once, its caption until a new one comes."""
    same = [old for old in portfolio.folder if (old.mark, old.serves) == (document.mark, document.serves)]
    if not same:
        return replace(portfolio, folder=(*portfolio.folder, document))
    if not document.caption or document.caption == same[0].caption:
        return portfolio
    new = replace(same[0], caption=document.caption, name=document.name, at=document.at)
    return replace(portfolio, folder=tuple(new if old is same[0] else old for old in portfolio.folder))


def add_hours(portfolio: Portfolio, hours: Hours) -> Portfolio:
    """Log time given."""
    return replace(portfolio, hours=(*portfolio.hours, hours))


def earn(portfolio: Portfolio, earned: Earned) -> Portfolio:
    """Record what counts toward the renewal of a certificate."""
    return replace(portfolio, earned=(*portfolio.earned, earned))


def remove(portfolio: Portfolio, name: str, record: Record) -> Portfolio:
    """Take a record out of a part that holds entries, if it is still there."""
    part = PART[name]
    records = part.records(portfolio)
    if record not in records:
        return portfolio
    index = records.index(record)  # of equal records only one goes
    without: Portfolio = part.put(portfolio, records[:index] + records[index + 1 :])
    return without


def receive(portfolio: Portfolio, review: ReceivedReview) -> Portfolio:
    """Take in a review; the same one taken in twice stands once, and may be accepted the second time."""
    same = next((old for old in portfolio.reviews if is_same_review(review, old)), None)
    if same is None:
        return replace(portfolio, reviews=(*portfolio.reviews, review))
    is_anew = review.marked_at is not None
    if review.accepted == NOT_ACCEPTED or (same.accepted != NOT_ACCEPTED and not is_anew):
        return portfolio
    taken = review if is_anew else same
    accepted = replace(taken, accepted=review.accepted)
    return replace(portfolio, reviews=tuple(accepted if old is same else old for old in portfolio.reviews))


def answer_comment(portfolio: Portfolio, review: str, of: str, text: str, at: datetime) -> Portfolio:
    """Mark a partner's comment on an item or a step as answered; other words are kept among the earlier ones."""
    return written(portfolio, "answered", AnsweredComment(review=review, of=of, text=text, at=at), text=text)


def star(portfolio: Portfolio, step: str, at: datetime, *, taken_back: bool = False) -> Portfolio:
    """Mark a step for an interview, or take its star back."""
    if portfolio.is_starred(step) is not taken_back:
        return portfolio
    return written(portfolio, "stars", Star(step=step, taken_back=taken_back, at=at), taken_back=taken_back)


def is_same_review(review: ReceivedReview, other: ReceivedReview) -> bool:
    """Whether two are one review, whichever ids its steps had when it was taken in."""
    if review.id and other.id:
        return review.id == other.id
    ours, theirs = (
        (one.module, one.reviewer, one.reviewed, one.recognition, [(item.id, item.comment) for item in one.items])
        for one in (review, other)
    )
    return ours == theirs
