"""What the label of a place on a form says by itself: what is asked for, of whom, and for which goal."""

from __future__ import annotations

import re
from functools import cache

from lift_cli.plan.label_about import ABOUT
from lift_cli.plan.label_plain import goal_of, in_brackets, plain
from lift_cli.plan.label_words import FILLER, FOREIGN, INSTRUCTS, OF_WHAT, SIGNATURE, STRONG, WHO, WHOLE
from lift_cli.values import fixed

_THIS_YEAR = re.compile(
    r"\b(?:(?:for|during|in|of) (?:the |this |next |each |current |upcoming )+|this |next )(?:school |academic )?year\b"
)
_TITLE = re.compile(rf"(?P<title>[^\n]{{3,80}}?)[ :.\u2013\u2014-]+(?=(?-i:[A-Z])){INSTRUCTS}", re.IGNORECASE)
_GOAL_LATER = re.compile(r"\b(?:for|to|toward|on|with|about|of|this|these) (?:\w+ ){0,3}(?:goal|objective)\b")
_ASKS = re.compile(r"(?:how|why|who|when)\b")
_JUDGED = re.compile(r"\b(?:met|approved|complete|completed|incomplete|progress|yes|no)\b")
_JOINED = re.compile(r"/|\band\b")
_OFFICE = re.compile(r"\buse only\b|\b(office|hr|human resource|district|personnel|payroll) use\b|\bdo not write\b")

_MEANT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in ABOUT.items()))
_OF = {who: re.compile(rf"\b(?:{pattern})(?= |$)") for who, pattern in WHO.items()}
_SIGNED = re.compile(rf"\b(?:{SIGNATURE})\b")


@fixed
class Meaning:
    """What a label asks for (its words in `label_about.ABOUT`), of whom, for which goal, and how sure that is."""

    text: str = ""
    about: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    goal: int = 0
    is_signature: bool = False
    is_office: bool = False
    is_sure: bool = True
    is_foreign: bool = False  # it is of someone or something else, as in "Name of the workshop"

    @property
    def says_something(self) -> bool:
        """Whether anything of it is known."""
        return bool(self.about or self.who or self.is_signature or self.is_office)


@cache
def meaning(label: str) -> Meaning:
    """What a label says by itself, or its title where an instruction follows that leaves more than one thing open."""
    said = _meaning(label)
    found = _TITLE.match(label[:400]) if len(said.about) > 1 or not said.is_sure else None
    title = _meaning(found["title"]) if found else said
    return title if len(title.about) == 1 and title.is_sure else said


def _meaning(label: str) -> Meaning:
    whole, besides = plain(label), in_brackets(label)
    number, rest = goal_of(whole)
    number = number or next((found for text in besides if (found := goal_of(text)[0])), 0)
    whose_besides = next((whose for text in besides for whose, more in [_whose(text)] if whose and not more), ())
    without_year = _THIS_YEAR.sub(" ", rest).strip()
    is_of_year = without_year != rest and FILLER.issuperset(without_year.split())  # as in `Plan for the school year`
    rest = "year" if is_of_year else without_year
    if _OFFICE.search(rest) or _OFFICE.search(label[:400].casefold()):
        return Meaning(whole, ("other",), is_office=True)
    first = _MEANT.fullmatch(" ".join(rest.split()))
    about: tuple[str, ...] = (first.lastgroup or "",) if first else ()
    left: list[str] = []
    who: tuple[str, ...] = ()
    if first is None:
        who, rest = _whose(rest)
        if (_SIGNED.search(rest) or rest == "x") and not _is_date(rest):
            return Meaning(whole, (), who or whose_besides, number, is_signature=True)
        about, left = _concepts(rest)
        if who and about and "name" not in about and (rest.startswith("/ ") or rest.endswith(" /")):
            about = ("name", *about)  # as in `Teacher/Grade`
    about = _narrowed(about, rest, number)
    foreign = any(word in FOREIGN for word in left)
    is_other = _GOAL_LATER.search(rest) or _ASKS.match(rest) or rest.endswith(f"goal {left[-1]}" if left else "goal ")
    is_part = about == ("goal",) and bool(left) and is_other
    most = 4 if about and about[0] in STRONG and not is_part else 0
    is_sure = len(left) <= most and not foreign
    return Meaning(whole, about, who or whose_besides, number, is_sure=is_sure, is_foreign=foreign)


def _narrowed(about: tuple[str, ...], text: str, number: int) -> tuple[str, ...]:
    """What is asked for without what only says which: a goal by its number, an initial one, the name of a school."""
    if about in (("name", "school"), ("name", "district")) and text.startswith("name of "):
        return about[1:]
    says_which = about[:1] == ("goal",) or (about[-1:] == ("goal",) and not _JOINED.search(text))
    if number and len(about) > 1 and says_which and about.count("goal") == 1:
        about = tuple(each for each in about if each != "goal")  # else it says again that it is for the text
    about = tuple(dict.fromkeys(about))
    if len(about) > 1 and not _JUDGED.search(text):
        about = tuple(each for each in about if each != "approved")
    return ("other",) if _is_other(about, text) else about


def is_of_flag(text: str, words: tuple[str, ...]) -> bool:
    """Whether a plain label names one of these."""
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def _is_date(text: str) -> bool:
    """Whether it is the day of a signature; a word between may have said whose, as in `Date of the principal's`."""
    ways = (text, " ".join(word for word in text.split() if word != "of"))
    return any((found := _MEANT.fullmatch(way)) and found.lastgroup == "signed" for way in ways)


def _whose(text: str) -> tuple[tuple[str, ...], str]:
    """Whose a place is, and the rest of the text."""
    who: list[str] = []
    for name, pattern in _OF.items():
        if pattern.search(text):
            who.append(name)
            text = pattern.sub(" ", text)
    return tuple(who), " ".join(text.split())


def _is_other(about: tuple[str, ...], text: str) -> bool:
    """Whether what lift knows is told only to say of what: the day of an activity, when a license expires."""
    told = set(about)
    is_of_activity = bool(told & {"activities", "activities_done"} and told & {"name", "role", "school", "today"})
    return is_of_activity or ("other" in told and len(told) > 1 and not _JOINED.search(text))


def _concepts(text: str) -> tuple[tuple[str, ...], list[str]]:
    """What a text asks for, the longest words for it first taken, and the words left over."""
    words = text.split()
    about: list[str] = []
    left: list[str] = []
    at, is_of = 0, False
    while at < len(words):
        is_of = words[at] not in ("/", "and", "or") and (is_of or words[max(at - 1, 0)] in OF_WHAT)
        for end in range(len(words), at, -1):
            if (
                end - at == 1 and words[at] in ("i", "yes", "no", "when", "what", "state", "print", "printed")
            ) or words[at] in (
                "/",
                "and",
                "or",
            ):
                continue
            found = _MEANT.fullmatch(" ".join(words[at:end]))
            if found:
                what = found.lastgroup or ""
                if not (is_of and about and about[0] in WHOLE) or what == "self_assessment":
                    about.append(what)
                at = end
                break
        else:
            if words[at] not in FILLER and words[at] not in ("/", "not"):
                left.append(words[at])
            at += 1
    return tuple(about), left
