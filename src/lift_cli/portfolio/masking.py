"""What in the words of a portfolio may name or reach someone else, where it stands, and the words with it masked.

Nobody's name can be known to a program: names are those on the educator's own list of students.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.part import Part, changed_at
from lift_cli.portfolio.parts import PART, PARTS
from lift_cli.values import Value, fixed

AnyValue = TypeVar("AnyValue", bound=Value)


class HitKind(StrEnum):
    """What was found."""

    EMAIL = "email address"
    PHONE = "phone number"
    NUMBER = "student number"
    NAME = "name"


@fixed
class Where:
    """Where words stand: a part of the portfolio, with the step's id, the entry's number from 1, or a field's name."""

    part: str
    step: str = ""
    entry: int = 0
    field: str = ""


@fixed
class Spot:
    """A piece of text that may name or reach someone, and where it stands."""

    where: Where
    kind: HitKind
    text: str


_ADDRESSES_AND_NUMBERS = re.compile(
    r"""
    (?P<EMAIL>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)
  | [a-z]{3,10}://\S+                                             # a number in a link is the link's
  | (?P<PHONE>(?<![\w.,/+-])(?:
        (?:\+?1[ .-]?)?(?:\(\d{3}\)[ ]?|\d{3}[ .-])\d{3}[ .-]\d{4}  # as in North America
      | \+\d[\d .()/-]{6,18}\d                                     # as elsewhere
      | \d{3}[.-]\d{4}                                             # within an area
    )(?!\w))
  | (?i:\b(?:ssid|student|pupil|id)\b[ \t#:.]{0,3}(?:number|no|nr|id)?\b[ \t#:.]{0,3})(?P<marked>\d{5,12})\b
  | (?P<NUMBER>(?<![\w.,/$€£-])(?!(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d\b)\d{7,10}(?![\w/-]|[.,]\d))  # not a date
    """,
    re.VERBOSE,
)
"""Washington numbers a student with ten digits (SSID), districts with about seven."""


@fixed
class Watch:
    """Finds what may name or reach someone in a text; `names` are the listed ones as one pattern."""

    names: re.Pattern[str] | None

    @classmethod
    def of(cls, portfolio: Portfolio) -> Watch:
        """The watch for names on an educator's list; the words of their own and their partner's names stay."""
        known = {word.casefold() for who in (portfolio.educator.name, portfolio.partner.name) for word in who.split()}
        forms = {form for name in portfolio.educator.private.students for form in _forms(name, known)}
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        return cls(re.compile("|".join(longest_first)) if longest_first else None)

    def found(self, text: str) -> Iterator[tuple[int, int, HitKind]]:
        """What stands in a text, each with where it begins and ends, in order and none within another."""
        hits = [(*hit.span(), HitKind.NAME) for hit in self.names.finditer(text)] if self.names else []
        for hit in _ADDRESSES_AND_NUMBERS.finditer(text):
            if hit.lastgroup:
                kind = HitKind.NUMBER if hit.lastgroup == "marked" else HitKind[hit.lastgroup]
                hits.append((*hit.span(hit.lastgroup), kind))
        end = 0
        for begin, until, kind in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if begin >= end:
                yield begin, until, kind
                end = until

    def masked(self, text: str, chosen: Collection[str]) -> str:
        """The text with each of the chosen pieces as its kind in brackets, such as `[name]`."""
        pieces, end = [], 0
        for begin, until, kind in self.found(text):
            if text[begin:until] in chosen:
                pieces += [text[end:begin], f"[{kind.value}]"]
                end = until
        return "".join((*pieces, text[end:]))


def _forms(name: str, known: Collection[str]) -> Iterator[str]:
    """Patterns for a listed name: the whole in any case, each of its words as names are (`Will`, not `will`)."""
    words = name.split()
    for form in ("NFC", "NFD"):
        whole = r"\s+".join(re.escape(unicodedata.normalize(form, word)) for word in words)
        if len(words) > 1 or not _has_case(name):
            yield rf"(?i:{_alone(whole, name)})"
        for word in words:
            capital = unicodedata.normalize(form, word[:1].upper() + word[1:])
            if len(word) > 1 and word.casefold() not in known:
                yield _alone(f"(?:{re.escape(capital)}|{re.escape(capital.upper())})", word)


def _has_case(word: str) -> bool:
    """Whether it is written in a script with capitals, which is also one that keeps words apart."""
    return word.upper() != word.lower()


def _alone(pattern: str, word: str) -> str:
    return rf"(?<!\w){pattern}(?!\w)" if _has_case(word) else pattern


def spots(texts: Iterable[tuple[Where, str]], watch: Watch) -> tuple[Spot, ...]:
    """Everything that is found in some texts, in their order."""
    return tuple(Spot(where, kind, text[begin:end]) for where, text in texts for begin, end, kind in watch.found(text))


Rewrite = Callable[[Where, str], str]


def texts(rewrite: Callable[[Rewrite], object]) -> tuple[tuple[Where, str], ...]:
    """Every text that a rewriting comes by, with where it stands."""
    seen: list[tuple[Where, str]] = []

    def see(where: Where, text: str) -> str:
        seen.append((where, text))
        return text

    rewrite(see)
    return tuple(seen)


def rewritten(portfolio: Portfolio, change: Rewrite) -> Portfolio:
    """The portfolio with each text that may leave as `change` gives it; for handing on, never for saving."""
    for part in PARTS:
        records = enumerate(part.records(portfolio), 1)
        portfolio = part.put(portfolio, tuple(_rewritten(part, record, number, change) for number, record in records))
    return portfolio


def review_rewritten(review: AnyValue, change: Rewrite) -> AnyValue:
    """A review, one to hand back or one that was taken in, with each text as `change` gives it."""
    return _rewritten(PART["reviews"], review, 0, change)


def _rewritten(part: Part, record: AnyValue, number: int, change: Rewrite) -> AnyValue:
    if part.home_if and getattr(record, part.home_if):
        return record
    for path in part.words:
        where = Where(part.name, getattr(record, "module", ""), number, part.place.format(word=path, record=record))
        record = changed_at(record, path, partial(_changed, change, where))
    return record


def _changed(change: Rewrite, where: Where, holder: Any, text: str) -> str:
    """A text as it is changed at its place, which the record that it stands in may say better."""
    step = getattr(holder, "step", where.step)
    return change(replace(where, step=step, entry=0 if step or where.field else where.entry), text)
