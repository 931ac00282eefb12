"""What in a text may name or reach someone: listed names in whatever form, addresses, numbers.

Nobody's name can be known to a program: names are those on the educator's own list of students. They are sought in the
folded text: without case, accents, marks, emphasis and signs that cannot be seen, with `_ - .`, blanks, digits and a
capital within a word as what ends a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from enum import StrEnum

from lift_cli.portfolio.model import Portfolio
from lift_cli.text import unaccented
from lift_cli.values import fixed


class HitKind(StrEnum):
    """What was found."""

    EMAIL = "email address"
    PHONE = "phone number"
    NUMBER = "student number"
    NAME = "name"
    SHARED = "also yours or your partner's, so it is not masked"


DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
PLAIN = str.maketrans(
    dict.fromkeys(DASHES, "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
    | dict.fromkeys("\u00b7\u2022\u2027\u2219\u22c5\u30fb", ".")
    | {"\uff20": "@"}
)
"""The dashes, blanks and dots that people put in place of the plain ones; as many signs as before."""

OPEN, CLOSE = r"[ ]?[(\[{<][ ]?", r"[ ]?[)\]}>][ ]?"
AT, DOT = rf"(?:@|[ ]@[ ]|%40|{OPEN}at{CLOSE})", rf"(?:\.|{OPEN}dot{CLOSE})"
USER, NAME = r"(?<![\w.+-])[\w.+-]{1,64}", r"[\w-]{1,63}"
ADDRESS = rf"{USER}(?i:{AT}{NAME}(?:{DOT}{NAME})+|[ ]at[ ]{NAME}(?:[ ]dot[ ]{NAME})+)"
"""An email address, also with its signs in words or as a link has them."""

APART = r"(?:[ ]?[-./_][ ]?|[ ])"
"""What sets off the parts of a phone number."""

NUMBERS = rf"""
    (?P<EMAIL>{ADDRESS})
  | (?P<PHONE>(?<![\w.,/+-])(?:
        (?:\+?1[ .-]?)?(?:\(\d{{3}}\)[ ]?|\d{{3}}{APART})\d{{3}}{APART}\d{{4}}  # as in North America
      | \+\d[\d .()/-]{{6,18}}\d                                     # as elsewhere
      | \d{{3}}[.-]\d{{4}}                                           # within an area
    )(?![\w]|[-./]\d))
  | (?P<SSN>(?<![\w.,/-])\d{{3}}-\d{{2}}-\d{{4}}(?![\w-]))
  | (?i:\b(?:ssid|student|pupil|id)\b[ \t#:.]{{0,3}}(?:number|no|nr|id)?\b[ \t#:.]{{0,3}})(?P<marked>\d{{5,12}})\b
  | (?P<NUMBER>(?<![\w.,/$€£-])(?!(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d\b)\d{{7,10}}(?![\w/-]|[.,]\d))  # not a date
"""
OUTSIDE = re.compile(rf"(?P<link>(?i:[a-z]{{3,10}}://|mailto:|tel:|sms:)\S+) | {NUMBERS}", re.VERBOSE)
"""Washington numbers a student with ten digits (SSID), districts with about seven."""

WITHIN = re.compile(
    r"""
    (?P<EMAIL>(?<![\w.+-])[\w.+-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63})+)
  | (?P<PHONE>(?<![\w.+-])(?:(?:\+?1[ .-]?)?(?:\(\d{3}\)|\d{3}[.-])\d{3}[.-]\d{4})(?![\w-]))
  | (?:^tel:|wa\.me/|phone=)(?P<called>\+?[\d.()-]{7,20})
  | (?i:(?:ssid|student|pupil)(?:id|no|nr|number)?=)(?P<marked>\d{5,12})\b
""",
    re.VERBOSE,
)
"""What of an address or number can be told within a link, where any other number is the link's own."""

KINDS = {"marked": HitKind.NUMBER, "SSN": HitKind.NUMBER, "called": HitKind.PHONE}

DROPPED = frozenset("*`~'\u2019\u02bc\u02bb\u2018\u00b4\u201b\uff07")
"""Emphasis and apostrophes: a name is the same with and without."""

ESCAPE = re.compile(r"%([2-7][0-9A-Fa-f])|</?[A-Za-z]{1,6}>")
"""A sign as a link has it, and a tag."""

EDGE = "\0"
"""What stands in a folded text where a capital within a word begins another."""

POSSESSIVE = re.compile(f"(?:[{''.join(sorted(DROPPED - {*'*~'}))}][sS])?$")
"""What is said of a name and is none of it."""

MANY = 4096
"""Letters of one word, above which it is no name and is not looked through."""


@fixed
class Folded:
    """A text as names are sought in it, and where in the text itself each of its signs is."""

    text: str
    at: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Folded:
        """A text folded, sign by sign."""
        signs: list[str] = []
        at: list[int] = []
        place, before = 0, ""
        while place < len(text):
            sign, here = text[place], place
            place += 1
            if sign in "%<" and (escape := ESCAPE.match(text, here)):
                place = escape.end()
                if escape[1] is None:
                    continue
                sign = chr(int(escape[1], 16))
            if sign in DROPPED:
                continue
            plain = (EDGE if sign.isupper() and before.islower() else "") + unaccented(sign)
            signs += plain
            at += [here] * len(plain)
            if not unicodedata.category(sign).startswith(("M", "Cf")):
                before = sign
        return cls("".join(signs), tuple(at))


def _word(word: str) -> str:
    """A listed word as it stands in a folded text, `-` where its parts may be apart."""
    signs = "".join(sign for sign in word if sign not in DROPPED)
    return re.sub(r"[\W_]+", "-", unaccented(signs)).strip("-")


@fixed
class Watch:
    """Finds what may name or reach someone in a text: the listed names as patterns, and the words they are known by."""

    names: re.Pattern[str] | None
    shared: re.Pattern[str] | None
    words: tuple[str, ...]

    @classmethod
    def of(cls, portfolio: Portfolio) -> Watch:
        """The watch for names on an educator's list; a word that the educator or the partner shares is not sure."""
        people = (portfolio.educator.name, portfolio.partner.name)
        known = {word for who in people for part in who.split() for word in (_word(part), *_word(part).split("-"))}
        listed = [
            [word for part in name.split() if (word := _word(part))] for name in portfolio.educator.private.students
        ]
        wholes = {form for words in listed if len(words) > 1 for form in ("-".join(words), "-".join(reversed(words)))}
        ones = {word for words in listed for word in (*words, *_parts(words)) if len(word) > 1 or len(words) == 1}
        sure = wholes | (ones - known)
        return cls(_pattern(sure), _pattern(ones & known), tuple({word.split("-")[0] for word in sure | ones}))

    def found(self, text: str) -> Iterator[tuple[int, int, HitKind]]:
        """What stands in a text, each with where it begins and ends, in order and none within another."""
        hits = [*_contacts(text), *self._names(text)]
        end = 0
        for begin, until, kind in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if begin >= end:
                yield begin, until, kind
                end = until

    def _names(self, text: str) -> Iterator[tuple[int, int, HitKind]]:
        if not self.words or not self._may_name(text):
            return
        here = Folded.of(text)
        for pattern, kind in ((self.names, HitKind.NAME), (self.shared, HitKind.SHARED)):
            for hit in pattern.finditer(here.text) if pattern else ():
                begin, end = here.at[hit.start()], end_of(text, here.at[hit.end() - 1])
                yield begin, end - len(POSSESSIVE.search(text[begin:end])[0]), kind  # type: ignore[index] # or nothing

    def _may_name(self, text: str) -> bool:
        """Whether any listed word can be in a text at all: most texts are read no further."""
        plain = unaccented(text.translate({ord(sign): None for sign in DROPPED}))
        if "%" in text or "<" in text:
            plain = Folded.of(text).text.replace(EDGE, "")
        words = " ".join({word.replace("_", "") for word in re.findall(r"\w+", plain) if len(word) < MANY})
        return any(word in words for word in self.words)

    def masked(self, text: str, chosen: Collection[str]) -> str:
        """The text with each of the chosen pieces as its kind in brackets, such as `[name]`."""
        pieces, end = [], 0
        for begin, until, kind in self.found(text):
            if kind is not HitKind.SHARED and text[begin:until] in chosen:
                pieces += [text[end:begin], f"[{kind.value}]"]
                end = until
        return "".join((*pieces, text[end:]))


def _parts(words: list[str]) -> Iterator[str]:
    """The parts of words with a dash that are long enough to be a name of their own."""
    return (part for word in words if "-" in word for part in word.split("-") if len(part) > 2)


def _pattern(words: Collection[str]) -> re.Pattern[str] | None:
    """What finds listed words and whole names in a folded text, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_form, longest_first))) if longest_first else None


def _form(word: str) -> str:
    """A pattern for a word or a name: its parts apart or not, its letters in emphasis, one or many, alone."""
    parts = (rf"[_{EDGE}]{{0,2}}".join(map(re.escape, part)) for part in word.split("-"))
    apart = r"[\W_]{0,6}".join(parts)
    if word.upper() == word.lower():  # a script without capitals also keeps no words apart
        return apart
    return rf"(?<![^\W\d_]){apart}(?:[_{EDGE}]{{0,2}}(?:es|s))?(?![^\W\d_])"


def end_of(text: str, last: int) -> int:
    """Where a hit ends whose last letter is there: after the marks and the unseen signs that belong to it."""
    escape = ESCAPE.match(text, last)
    end = escape.end() if escape and escape[1] else last + 1
    while end < len(text) and unicodedata.category(text[end]) in ("Mn", "Cf"):
        end += 1
    return end


def _contacts(text: str) -> Iterator[tuple[int, int, HitKind]]:
    """Addresses and numbers."""
    plain = text.translate(PLAIN)
    for hit in OUTSIDE.finditer(plain):
        if hit.lastgroup == "link":
            yield from _in_link(hit.start(), hit[0])
        elif hit.lastgroup:
            yield (*hit.span(hit.lastgroup), _kind(hit.lastgroup))


def _in_link(begin: int, link: str) -> Iterator[tuple[int, int, HitKind]]:
    for hit in WITHIN.finditer(link):
        if hit.lastgroup:
            start, end = hit.span(hit.lastgroup)
            yield begin + start, begin + end, _kind(hit.lastgroup)


def _kind(group: str) -> HitKind:
    return KINDS.get(group) or HitKind[group]
