"""The tags in a Word form: found, put together again where Word split them, and each checked by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from lift_cli.text import one_line
from lift_cli.values import fixed
from lift_cli.word.names import LISTED, MAY_HOLD, AskedNames, NotAFormError
from lift_cli.word.refusals import Refusals
from lift_cli.word.xml import SPACE, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MARK, END = "\ufdd0", "\ufdd1"
"""Stand around the number of a value until it is put in; Unicode keeps them for a program's own use."""

TAG = re.compile(r"(?<!\{)\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{#[^{}]*#\}")


MOST_TAGS, LONGEST_TAG = 1_000, 300
MOST_LOOPS, DEEPEST = 2, 8
"""How many loops, and how many loops and conditions, may stand in one another."""

_OPENED = re.compile(rf"\{{[{{%#]|[{MARK}{END}]")
_MARKS = re.compile(f"[{MARK}{END}]")
_CODES = (f"{W}instrText", f"{W}delInstrText", f"{W}fldSimple")
_LOOSE = re.compile(rf"{_OPENED.pattern}|[}}%]\}}")
_SHOWN = re.compile(r"\{\{(?![-+]).*(?<![-+])\}\}|\{#.*#\}")
_BARE = re.compile(r"\{\{(?:tr|tc|p|r) (.*)\}\}")
_STATED = re.compile(r"\{%(?:(tr|tc|p|r) )? *(for|if|elif|else|endfor|endif)\b.*(?<![-+])%\}")
WRITTEN = str.maketrans("\u201c\u201d\u2018\u2019\u00a0\t\n\r", "\"\"''    ")
"""Word's own quotes and blanks, and what they are in a tag."""

_AROUND = {"for": ("", "{% endfor %}"), "if": ("", "{% endif %}"), "endfor": ("{% for a in b %}", "")}
_AROUND |= {"endif": ("{% if a %}", ""), "elif": ("{% if a %}", "{% endif %}"), "else": ("{% if a %}", "{% endif %}")}
"""What makes each tag of a pair whole, so that it can be read by itself."""

_TAKEN = {"tr": "row of a table", "tc": "cell of a table", "p": "paragraph", "r": "run of text"}
"""What docxtpl takes away with a tag that begins with this."""

_WHOLE = f"A placeholder is {{{{ name }}}}, two braces on each side, in one paragraph. {LISTED}"


@fixed
class Tag:
    """A tag, and the element that it begins in."""

    text: str
    element: Element

    @property
    def word(self) -> str:
        """For example `for`; empty for a placeholder."""
        stated = _STATED.fullmatch(self.text)
        return stated[2] if stated else ""

    @property
    def takes(self) -> str:
        """What is taken away with it, such as `tr`; empty for nothing."""
        stated = _STATED.fullmatch(self.text)
        return (stated[1] or "") if stated else ""

    def around(self, kind: str) -> Element | None:
        """The row, cell, paragraph or run that it stands in."""
        return next(self.element.iterancestors(f"{W}{kind}"), None)

    @property
    def whole(self) -> str:
        """It as it can be read by itself, a pair made whole."""
        before, after = _AROUND.get(self.word, ("", ""))
        return f"{before}{self.text.replace(f'{{%{self.takes} ', '{% ', 1)}{after}"

    def check(self, told: Refusals) -> None:
        """Name it unless it does no more than fill a form."""
        if bare := _BARE.fullmatch(self.text):
            told.add(f"{self} is in a place where no text can go", f"Write it as {{{{ {one_line(bare[1])} }}}}.")
            return
        whole = len(self.text) <= LONGEST_TAG and bool(self.word or _SHOWN.fullmatch(self.text))
        try:
            AskedNames().read(self.whole if whole else "{{")
        except NotAFormError:
            told.add(f"{self} is not a tag that fills a form", MAY_HOLD)

    def __str__(self) -> str:
        return f"`{one_line(self.text)}`"


def tags_in(root: Element, told: Refusals) -> list[Tag]:
    """The tags of a part in their order, each put together where it begins; a torn one is named."""
    texts = list(root)
    if root.tag.startswith(W):
        texts = [text for text in root.iter(f"{W}t") if text.getparent().tag == f"{W}r"]
    groups: dict[Element, list[tuple[int, Element]]] = {}
    for number, text in enumerate(texts):
        groups.setdefault(next(text.iterancestors(f"{W}p"), text), []).append((number, text))
    _check_elsewhere(root, set(texts), told)
    found = [tag for group in groups.values() for tag in _joined(group, told)]
    for before, after in () if told else pairwise(filter(None, root.itertext())):
        if _LOOSE.match(before[-1] + after[0]) or (before[-1] == "#" and after[0] == "}"):
            # docxtpl would join these, whatever is between them
            told.add(f"`{before[-1]}` and `{after[0]}` touch each other", "Put a space between them.")
    return [tag for _, tag in sorted(found, key=lambda each: each[0])]


def check_tags(tags: list[Tag], told: Refusals) -> None:
    """Name each tag unless it fills a form, stands where it can, and is ended where it must be."""
    if len(tags) > MOST_TAGS:
        told.add(f"it has more than {MOST_TAGS:,} tags", "Keep only the pages that lift should fill in.")
        return
    for tag in tags:
        tag.check(told)
    _check_alone(tags, told)
    if not told:
        _check_pairs(tags, told)


def _check_elsewhere(root: Element, texts: set[Element], told: Refusals) -> None:
    """Name a tag in an attribute, the code of a field, or a formula."""
    for element in root.iter():
        is_code = element.tag in _CODES  # whose tags are told as those of a field
        said = (*element.attrib.values(), element.tail or "", "" if element in texts else element.text or "")
        for text in said:
            if found := (_MARKS if is_code else _OPENED).search(text):
                shown = one_line(text[found.start() :][:40])
                mend = "Write it as plain text, or delete it; first accept the tracked changes (Review > Accept)."
                told.add(f"`{shown}` is in a place where lift can write nothing", mend)


def _joined(group: list[tuple[int, Element]], told: Refusals) -> Iterator[tuple[int, Tag]]:
    """The tags in the texts of one paragraph, with the number of the text; each is put into the one it begins in."""
    said = "".join(text.text or "" for _, text in group)
    if not _LOOSE.search(said):
        return
    for between in TAG.split(said):
        if loose := _LOOSE.search(between):
            shown = between[: loose.end()][-40:] if loose[0].endswith("}") else between[loose.start() :][:40]
            told.add(f"`{one_line(shown)}` is not a complete placeholder", _WHOLE)
    written = TAG.sub(lambda tag: tag[0].translate(WRITTEN), said)
    owner = [at for at, (_, text) in enumerate(group) for _ in text.text or ""]
    for tag in TAG.finditer(said):
        first, end = tag.span()
        owner[first:end] = [owner[first]] * (end - first)
        number, text = group[owner[first]]
        yield number, Tag(written[first:end], text)
    letters = groupby(zip(owner, written, strict=True), key=lambda letter: letter[0])
    kept = {at: "".join(letter for _, letter in of_one) for at, of_one in letters}
    for at, (_, text) in enumerate(group):
        if kept.get(at, "") != (text.text or ""):
            text.text = kept.get(at, "")
            text.set(SPACE, "preserve")


def _check_alone(tags: list[Tag], told: Refusals) -> None:
    """Name a tag where what is taken away with it is not there, or holds another tag."""
    held = Counter((kind, tag.around(kind)) for kind in _TAKEN for tag in tags)
    for tag in tags:
        if not tag.takes:
            continue
        what, around = _TAKEN[tag.takes], tag.around(tag.takes)
        others = held.pop((tag.takes, around), 1) - 1  # each place is named once
        if around is None:
            told.add(f"{tag} is not in a {what}", f"Write it without the `{tag.takes}`.")
        elif tag.takes != "r" and others:
            alone = f"lift removes the whole {what} with it: put {tag} in its own {what}."
            told.add(f"{tag} is in the same {what} as another tag", alone)


def _check_pairs(tags: list[Tag], told: Refusals) -> None:
    """Name the first loop or condition that has no end, or the first end of what did not begin."""
    begun: list[Tag] = []
    for tag in tags:
        if tag.word in ("for", "if"):
            begun.append(tag)
            if len(begun) > DEEPEST or sum(each.word == "for" for each in begun) > MOST_LOOPS:
                fewer = f"At most {MOST_LOOPS} loops can be nested, {DEEPEST} levels together with conditions."
                return told.add(f"{tag} is nested too deep", fewer)
        elif tag.word in ("endfor", "endif"):
            if not begun or begun.pop().word != tag.word.removeprefix("end"):
                return told.add(f"{tag} has no beginning, or another tag must end first", MAY_HOLD)
        elif tag.word and (not begun or (tag.word == "elif" and begun[-1].word == "for")):
            return told.add(f"{tag} is not in a condition", MAY_HOLD)
    if begun:
        told.add(f"{begun[-1]} has no end", MAY_HOLD)
    return None
