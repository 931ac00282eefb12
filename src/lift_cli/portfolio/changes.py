"""Every change to a portfolio as a pure function: the portfolio in, the changed portfolio out.

A change that says nothing new returns the same object, so that nothing is saved for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from lift_cli.portfolio.model import (
    RINGS,
    Answer,
    Begun,
    Bookmark,
    Circle,
    Done,
    EarlierNote,
    EarlierRating,
    FolderItem,
    Hours,
    Idea,
    Portfolio,
    Rating,
    ReceivedReview,
)
from lift_cli.portfolio.plan_records import Earned
from lift_cli.portfolio.record import Earlier, Record, put
from lift_cli.text import normalised

Change = Callable[[Portfolio, datetime], Portfolio]
"""A change that is told when it happens."""


StepRecord = TypeVar("StepRecord", Answer, Rating, Done)


def _with(portfolio: Portfolio, **fields: Any) -> Portfolio:
    return replace(portfolio, **fields)


def _put(records: tuple[StepRecord, ...], record: StepRecord) -> tuple[StepRecord, ...]:
    return put(records, record, lambda one: one.step)


def answer(portfolio: Portfolio, step: str, text: str, at: datetime, shown: str = "") -> Portfolio:
    """Answer a prompt; what it said before is kept among the earlier versions.

    `shown` are the words that were offered for rewriting: giving them back says nothing new, even where another
    window saved other words meanwhile.
    """
    if shown and normalised(text) == normalised(shown):
        return portfolio
    old = portfolio.answer(step)
    if old is None:
        return _with(portfolio, answers=(*portfolio.answers, Answer(step=step, text=text, at=at)))
    if old.text == normalised(text):
        return portfolio
    new = replace(old, text=text, at=at, earlier=(*old.earlier, Earlier(text=old.text, at=old.at)))
    return _with(portfolio, answers=_put(portfolio.answers, new))


def rate(portfolio: Portfolio, step: str, value: int, at: datetime) -> Portfolio:
    """Rate a step on its scale, from 1; the rating before is kept."""
    old = portfolio.rating(step)
    if old is not None and old.value == value:
        return portfolio
    if old is None:
        rating = Rating(step=step, value=value, at=at)
    else:
        earlier = (*old.earlier, EarlierRating(value=old.value, at=old.at))
        rating = replace(old, value=value, at=at, earlier=earlier)
    return _with(portfolio, ratings=_put(portfolio.ratings, rating))


def tick(
    portfolio: Portfolio, step: str, at: datetime, minutes: int | None = None, note: str | None = None
) -> Portfolio:
    """Tick a step off; ticking it again changes only the minutes and note that are given, and keeps what they were."""
    old = portfolio.tick(step)
    if old is None:
        back = next((done for done in portfolio.undone if done.step == step), None)
        earlier = (*back.earlier, EarlierNote(minutes=back.minutes, note=back.note)) if back else ()
        new = Done(step=step, at=at, minutes=minutes, note=note, earlier=earlier)
        rest = tuple(done for done in portfolio.undone if done is not back)
        return _with(portfolio, done=(*portfolio.done, new), undone=rest)
    given = replace(old, minutes=minutes or old.minutes, note=old.note if note is None else note)
    if given == old:
        return portfolio
    earlier = old.earlier
    if old.minutes or old.note:
        earlier = (*earlier, EarlierNote(minutes=old.minutes, note=old.note))
    return _with(portfolio, done=_put(portfolio.done, replace(given, earlier=earlier)))


def untick(portfolio: Portfolio, step: str) -> Portfolio:
    """Take a done-mark back; its minutes, takeaway and earlier ones are kept for when it is ticked again."""
    old = portfolio.tick(step)
    if old is None:
        return portfolio
    kept = (old,) if old.minutes or old.note or old.earlier else ()
    done = tuple(done for done in portfolio.done if done is not old)
    return _with(portfolio, done=done, undone=(*portfolio.undone, *kept))


def draw_circle(portfolio: Portfolio, rings: dict[str, str], at: datetime) -> Portfolio:
    """Set rings of the Golden Circle (`why`, `how`, `what`); the circle before is kept."""
    old = portfolio.circle
    new: dict[str, Any] = {ring: normalised(rings.get(ring, getattr(old, ring))) for ring in RINGS}
    if all(new[ring] == getattr(old, ring) for ring in RINGS):
        return portfolio
    earlier = old.earlier
    if any(getattr(old, ring) for ring in RINGS):
        earlier = (*earlier, Circle(why=old.why, how=old.how, what=old.what, at=old.at))
    return _with(portfolio, circle=replace(old, **new, at=at, earlier=earlier))


def introduce(
    portfolio: Portfolio, educator: Mapping[str, Any], private: Mapping[str, Any], partner: str | None
) -> Portfolio:
    """Say who the educator and the partner are, and what is `private` of her; what is not given stays."""
    own = replace(portfolio.educator.private, **private)
    person = replace(portfolio.educator, **educator, private=own)
    mate = portfolio.partner if partner is None else replace(portfolio.partner, name=partner)
    if (person, mate) == (portfolio.educator, portfolio.partner):
        return portfolio
    return _with(portfolio, educator=person, partner=mate)


def list_students(portfolio: Portfolio, add: Iterable[str] = (), remove: Iterable[str] = ()) -> Portfolio:
    """Put names on the educator's own list of students, or take them off; each stands once, in the alphabet's order."""
    private = portfolio.educator.private
    given = {" ".join(name.replace("\ufeff", "").split()) for name in add} - {""}
    names = sorted({*private.students, *given} - {*remove}, key=lambda name: (name.casefold(), name))
    listed = replace(private, students=tuple(names))
    if listed == private:
        return portfolio
    return _with(portfolio, educator=replace(portfolio.educator, private=listed))


def stand_at(portfolio: Portfolio, module: str, step: str | None, at: datetime) -> Portfolio:
    """Begin a module, or move the place where its walk or its closing stands."""
    place = "closing_step" if step is not None and step.startswith(f"{module}/closing/") else "step"
    stands: dict[str, Any] = {place: step}
    old = portfolio.begun(module)
    if old is None:
        return _with(portfolio, modules=(*portfolio.modules, replace(Begun(module=module, began=at, at=at), **stands)))
    if step is None or getattr(old, place) == step:
        return portfolio
    new = replace(old, **stands, at=at)
    return _with(portfolio, modules=tuple(new if begun is old else begun for begun in portfolio.modules))


def in_module(module: str, change: Change) -> Change:
    """A change that also begins its module, where that was not begun."""
    return lambda portfolio, at: stand_at(change(portfolio, at), module, None, at)


def add_idea(portfolio: Portfolio, idea: Idea) -> Portfolio:
    """Keep an idea, question, input or insight."""
    return _with(portfolio, ideas=(*portfolio.ideas, idea))


def add_bookmark(portfolio: Portfolio, bookmark: Bookmark) -> Portfolio:
    """Keep a resource; the same address for the same purpose is kept once, each word of it until a new one comes."""
    same = [old for old in portfolio.bookmarks if (old.url, old.serves) == (bookmark.url, bookmark.serves)]
    if not same:
        return _with(portfolio, bookmarks=(*portfolio.bookmarks, bookmark))
    words: dict[str, Any] = {"title": bookmark.title or same[0].title, "note": bookmark.note or same[0].note}
    if words == {"title": same[0].title, "note": same[0].note}:
        return portfolio
    new = replace(same[0], **words, at=bookmark.at)
    return _with(portfolio, bookmarks=tuple(new if old is same[0] else old for old in portfolio.bookmarks))


def add_document(portfolio: Portfolio, document: FolderItem) -> Portfolio:
    """File a document; the same bytes or link for the same purpose once, its caption until a new one comes."""
    same = [old for old in portfolio.folder if (old.mark, old.serves) == (document.mark, document.serves)]
    if not same:
        return _with(portfolio, folder=(*portfolio.folder, document))
    if not document.caption or document.caption == same[0].caption:
        return portfolio
    new = replace(same[0], caption=document.caption, name=document.name, at=document.at)
    return _with(portfolio, folder=tuple(new if old is same[0] else old for old in portfolio.folder))


def add_hours(portfolio: Portfolio, hours: Hours) -> Portfolio:
    """Log time given."""
    return _with(portfolio, hours=(*portfolio.hours, hours))


def earn(portfolio: Portfolio, earned: Earned) -> Portfolio:
    """Record what counts toward the renewal of a certificate."""
    return _with(portfolio, earned=(*portfolio.earned, earned))


def remove(portfolio: Portfolio, field: str, record: Record) -> Portfolio:
    """Take a record out of `ideas`, `bookmarks`, `folder`, `hours` or `earned`, if it is still there."""
    records: tuple[Record, ...] = getattr(portfolio, field)
    if record not in records:
        return portfolio
    index = records.index(record)  # of equal records only one goes
    return _with(portfolio, **{field: records[:index] + records[index + 1 :]})


def receive(portfolio: Portfolio, review: ReceivedReview) -> Portfolio:
    """Take in a review; the same one taken in twice stands once."""
    if any(is_same_review(review, old) for old in portfolio.reviews):
        return portfolio
    return _with(portfolio, reviews=(*portfolio.reviews, review))


def is_same_review(review: ReceivedReview, other: ReceivedReview) -> bool:
    """Whether two are one review, whichever ids its steps had when it was taken in."""
    ours, theirs = (
        (one.module, one.reviewer, one.reviewed, one.recognition, [(item.id, item.comment) for item in one.items])
        for one in (review, other)
    )
    return ours == theirs
