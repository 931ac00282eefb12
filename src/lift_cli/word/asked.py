"""What the title of a Word control, or the help of an old form field, asks for: taken out of it, and kept beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lift_cli.text import one_line
from lift_cli.values import fixed
from lift_cli.word.contents import level
from lift_cli.word.refusals import Refusals
from lift_cli.word.spans import spans
from lift_cli.word.tags import TAG, WRITTEN, Tag
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

VALUE, NAMED = "asked-for", "asked-by-name"
"""Attributes of a control's or a field's properties while a form is filled: what to put there, and its name."""

_ASKS = {f"{W}sdtPr": (f"{W}alias", f"{W}tag"), f"{W}ffData": (f"{W}helpText", f"{W}statusText")}
_VAL = f"{W}val"
_HOLDS_NO_TEXT = (
    *("picture", "docPartObj", "docPartList", "citation", "bibliography", "equation", "group"),
    *("repeatingSection", "repeatingSectionItem"),
)
_HELD = tuple(f"{W}{name}" for name in ("sdt", "ffData", "instrText", "fldSimple"))
"""What would be lost with what a control shows."""

_BESIDE = "Write it as plain text where it belongs, or in the title of a control there, and take it out of this title."


@fixed
class Asked:
    """The properties of a control or a field, and the placeholder that was in its title or its help."""

    holder: Element
    tag: Tag


def take_out(root: Element, told: Refusals) -> list[Asked]:
    """Take each placeholder out of a title or a help text; what is left of that stays."""
    found: list[Asked] = []
    whole = {span.begin for span in spans(root)}
    for holder in list(root.iter(*_ASKS)):
        for called in (VALUE, NAMED):
            holder.attrib.pop(called, None)
        notes = [note for kind in _ASKS[holder.tag] for note in holder.findall(kind)]
        tags = dict.fromkeys(text for note in notes for text in _taken(note))
        if not tags:
            continue
        asked = [Asked(holder, Tag(text, holder)) for text in tags]
        found += asked[:1]
        if len(asked) > 1:
            both = f"{asked[0].tag} and {asked[1].tag} are both in the title of one Word control or field"
            told.add(both, "A control or a field is filled with one placeholder; take the other one out.")
        if holder.tag == f"{W}sdtPr" and not _takes_text(holder):
            told.add(f"{asked[0].tag} is in the title of a Word control that holds more than a text", _BESIDE)
        if holder.tag == f"{W}ffData" and holder.getparent() not in whole:
            again = "In Word, delete that field and make it again."
            told.add(f"{asked[0].tag} is in a form field that is not whole", again)
    return found


def keep_beside(asked: Iterable[Asked], tags: Iterable[Tag], root: Element) -> None:
    """Write beside each control and field what it asks for, so that it is filled with the rest of the form."""
    named: dict[Element, list[str]] = {}
    owner = {text: span.begin.find(f"{W}ffData") for span in spans(root) for text in span.shown}
    for tag in tags:
        control = next(tag.element.iterancestors(f"{W}sdt"), None)
        properties = control.find(f"{W}sdtPr") if control is not None else None
        for holder in (properties, owner.get(tag.element)):
            if holder is not None and not tag.word:
                named.setdefault(holder, []).append(_inner(tag))
    for holder, names in named.items():
        holder.set(NAMED, ", ".join(dict.fromkeys(names)))
        if "core-properties" not in "".join(value for one in bindings(holder) for value in one.attrib.values()):
            unbind(holder)  # else Word would put other data in its place; those are filled, too
    for one in asked:
        inner = _inner(one.tag)
        is_box = child(one.holder, "checkbox") is not None or child(one.holder, "checkBox") is not None
        one.holder.set(VALUE, f"{{% if {inner} %}}yes{{% endif %}}" if is_box else one.tag.text)
        one.holder.set(NAMED, one_line(inner))


def child(element: Element, name: str) -> Element | None:
    """The first child of that name, in whatever edition of Word it came."""
    return next((each for each in element if each.tag.rpartition("}")[2] == name), None)


def in_quotes(*notes: Element | None) -> str:
    """The first of some titles that says something, as it is named in a sentence; nothing where none does."""
    said = next((note.get(_VAL, "").strip() for note in notes if note is not None and note.get(_VAL, "").strip()), "")
    return f' "{one_line(said)}"' if said else ""


def no_entry(title: str, named: str, said: str) -> str:
    """What is told of a list that lacks what is to be chosen."""
    return f"The list{title} in the form has no entry for {named} ({one_line(said)}): choose one in Word."


def bindings(properties: Element) -> list[Element]:
    """What binds a control to data elsewhere in the form."""
    return [each for each in properties if each.tag.rpartition("}")[2] == "dataBinding"]


def unbind(properties: Element) -> None:
    """Let a control keep what is put in it."""
    for binding in bindings(properties):
        properties.remove(binding)


def _inner(tag: Tag) -> str:
    return tag.text[2:-2].strip()


def _taken(note: Element) -> list[str]:
    """The placeholders of a title, which are then no longer in it; a title that has nothing else goes."""
    said = note.get(_VAL, "")
    tags = [tag for tag in TAG.findall(said) if tag.startswith("{{")]
    if tags:
        left = TAG.sub(lambda tag: " " if tag[0].startswith("{{") else tag[0], said)
        note.set(_VAL, " ".join(left.split()))
        if not note.get(_VAL):
            note.getparent().remove(note)
    return [tag.translate(WRITTEN) for tag in tags]


def _takes_text(properties: Element) -> bool:
    kinds = {each.tag.rpartition("}")[2] for each in properties}
    control = properties.getparent()
    if control.tag != f"{W}sdt" or kinds & {*_HOLDS_NO_TEXT} or level(control) == "tbl":
        return False
    return not any(next(content.iter(*_HELD), None) is not None for content in control.findall(f"{W}sdtContent"))
