"""Words that were forgotten: taken out of a portfolio wherever they stand, and out of whatever comes in later.

What is kept of them is a keyed mark and how many words they were, never the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from lift_cli.portfolio import marks
from lift_cli.portfolio.document_names import names_apart
from lift_cli.portfolio.model import Forgotten, Portfolio, ReceivedReview
from lift_cli.portfolio.parts import IDS, PARTS
from lift_cli.portfolio.record import Record
from lift_cli.portfolio.watch import Folded, end_of
from lift_cli.text import slug

AnyRecord = TypeVar("AnyRecord", bound=Record)

LEFT = "[forgotten]"
"""What stands in the place of words that were forgotten."""

WORD = re.compile(r"[^\W\d_]+|\d+")


class Sweeper:
    """Takes forgotten words out of texts, in whatever form they are written."""

    def __init__(self, portfolio: Portfolio) -> None:
        active = [one for one in portfolio.forgotten if one.is_active]
        self._marks = {one.mark for one in active}
        self._most = max((one.count for one in active), default=0)
        self._markers = [marks.keyed(one.secret) for one in marks.secrets_of(portfolio)]
        self._known: dict[str, bool] = {}

    def __bool__(self) -> bool:
        return bool(self._marks)

    def sweep(self, text: str) -> str:
        """The text without them; the same object where it has none."""
        if not self._marks or not text:
            return text
        here = Folded.of(text)
        words = [(found[0], *found.span()) for found in WORD.finditer(here.text)]
        pieces, done, number = list[str](), 0, 0
        while number < len(words):
            count = self._length(words, number)
            if not count:
                number += 1
                continue
            begin, last = here.at[words[number][1]], here.at[words[number + count - 1][2] - 1]
            pieces += [text[done:begin], LEFT]
            done, number = end_of(text, last), number + count
        return "".join((*pieces, text[done:])) if pieces else text

    def _length(self, words: list[tuple[str, int, int]], number: int) -> int:
        """How many words from here on are forgotten ones."""
        for count in range(min(self._most, len(words) - number), 0, -1):
            run = "".join(word for word, *_ in words[number : number + count])
            if self._is_forgotten(run) or any(
                run.endswith(s) and self._is_forgotten(run.removesuffix(s)) for s in ENDS
            ):
                return count
        return 0

    def _is_forgotten(self, letters: str) -> bool:
        if letters not in self._known:
            self._known[letters] = any(mark(KIND, "", letters) in self._marks for mark in self._markers)
        return self._known[letters]


ENDS = ("s", "es")
KIND = "forgotten"


def letters_of(words: str) -> tuple[str, int]:
    """What words are known by, whatever stands between them, and how many they are."""
    found = WORD.findall(Folded.of(words).text)
    return "".join(found), len(found)


def forget(portfolio: Portfolio, words: str, at: datetime) -> Portfolio:
    """Take words out of a portfolio that has a secret, and have them taken out of whatever comes in."""
    letters, count = letters_of(words)
    (first, *_) = marks.secrets_of(portfolio)
    mark = marks.keyed(first.secret)(KIND, "", letters)
    others = tuple(one for one in portfolio.forgotten if one.mark != mark)
    return swept(replace(portfolio, forgotten=(*others, Forgotten(mark=mark, count=count, at=at))))


def swept(portfolio: Portfolio) -> Portfolio:
    """The portfolio without what was forgotten; the same object where nothing of it stands there.

    A step that this alone changed keeps its recognition, which says so.
    """
    sweeper = Sweeper(portfolio)
    if not sweeper:
        return portfolio
    after = _with_texts(portfolio, sweeper.sweep)
    if after is portfolio:
        return portfolio
    after = replace(after, folder=names_apart(portfolio.folder, after.folder))
    private = after.educator.private
    listed = replace(private, students=tuple(name for name in private.students if LEFT not in name))
    after = replace(after, educator=replace(after.educator, private=listed))
    return replace(after, reviews=tuple(_still_bound(review, portfolio, after) for review in after.reviews))


def with_marks_of(portfolio: Portfolio, state: Portfolio) -> Portfolio:
    """Another state of a portfolio that knows what the portfolio has forgotten."""
    private = replace(state.educator.private, secrets=portfolio.educator.private.secrets)
    return replace(state, forgotten=portfolio.forgotten, educator=replace(state.educator, private=private))


def is_in(portfolio: Portfolio, sweeper: Sweeper) -> bool:
    """Whether any text of a portfolio has it."""
    return _with_texts(portfolio, sweeper.sweep) is not portfolio


def holds(portfolio: Portfolio) -> bool:
    """Whether anything that was forgotten stands in a portfolio."""
    return swept(portfolio) is not portfolio


def typed_anew(portfolio: Portfolio, at: datetime) -> Portfolio:
    """The portfolio after a change by its owner: what was forgotten and is typed again is forgotten no more."""
    kept: list[Forgotten] = []
    for one in portfolio.forgotten:
        alone = replace(portfolio, forgotten=(one,))
        kept.append(replace(one, lifted_at=at) if one.is_active and holds(alone) else one)
    lifted = tuple(kept)
    return portfolio if lifted == portfolio.forgotten else replace(portfolio, forgotten=lifted)


def _with_texts(record: AnyRecord, change: Callable[[str], str]) -> AnyRecord:
    """The record with each text that a person wrote as `change` gives it, in all that it holds."""
    new: dict[str, Any] = {}
    for name, value in record.__dict__.items():
        if name in IDS and name != "goals" and not (name == "id" and hasattr(record, "rationale")):
            continue
        turned = _changed(value, (lambda text: _as_id(change, text)) if name in ("id", "goals") else change)
        if turned is not value:
            new[name] = turned
    return replace(record, **new) if new else record


def _as_id(change: Callable[[str], str], text: str) -> str:
    """The id of a goal, which is made of its first words."""
    return text if change(text) == text else slug(change(text), "goal")


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if type(value) is str:
        return change(value)
    if isinstance(value, Record):
        return _with_texts(value, change)
    if isinstance(value, tuple | list):
        turned = [_changed(inner, change) for inner in value]
        return value if all(one is other for one, other in zip(turned, value, strict=True)) else type(value)(turned)
    if isinstance(value, dict):
        inner = {key: _changed(held, change) for key, held in value.items()}
        return value if all(inner[key] is value[key] for key in value) else inner
    return value


def _still_bound(review: ReceivedReview, before: Portfolio, after: Portfolio) -> ReceivedReview:
    """A review bound to what a step reads as now, where it was bound to what was there before words were taken out."""
    markers = marks.markers_of(before)
    digests, taken = dict(review.digests), 0
    for part in (part for part in PARTS if part.exact):
        for was, now in zip(part.records(before), part.records(after), strict=True):
            if was is not now and digests.get(was.step) in marks.any_of(part, was, markers):
                digests[was.step] = marks.of_record(part, now, markers[0 if marks.is_keyed(review) else -1])
                taken += 1
    return replace(review, digests=digests, redacted=review.redacted + taken) if taken else review
