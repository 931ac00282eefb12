"""XML from a stranger: first gone through for its measure, then read as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from lxml import etree

from lift_cli.errors import BrokenFileError
from lift_cli.word.package import SAVE_AGAIN

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Before the name of each of Word's own elements."""

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
"""Whether the blanks at the ends of a text are kept."""

MOST_ELEMENTS, MOST_ATTRIBUTES = 200_000, 200
"""In a form, and in one element of it; Word begins a part with some forty."""

_ENCODINGS = ("utf-8", "utf-16", "us-ascii")


class XmlReader:
    """Reads the parts of one file, as long as they keep to measure."""

    def __init__(self, place: str, most: int = MOST_ELEMENTS, too_many: BrokenFileError | None = None) -> None:
        self._place = place
        self._left = most
        fewer = "Keep only the pages that lift should fill in, and save the form."
        self._too_many = too_many or BrokenFileError(place, "it has more text and formatting than any form", fewer)

    def read(self, data: bytes) -> Element:
        """A part as a tree; raises BrokenFileError for what is no XML, for a DOCTYPE, and for more than a form has."""
        scan = expat.ParserCreate()
        scan.XmlDeclHandler = self._declared
        scan.StartDoctypeDeclHandler = self._defined
        scan.StartElementHandler = self._counted
        try:
            scan.Parse(data, True)  # noqa: FBT003 - it takes no names
        except expat.ExpatError as error:
            raise _not_whole(self._place) from error
        return tree(data, self._place)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise _not_whole(self._place)

    def _defined(self, *_: object) -> NoReturn:
        raise BrokenFileError(self._place, "a part of it defines words of its own (DOCTYPE)", SAVE_AGAIN)

    def _counted(self, _name: str, attributes: dict[str, str]) -> None:
        self._left -= 1
        if self._left < 0 or len(attributes) > MOST_ATTRIBUTES:
            raise self._too_many


def tree(text: bytes | str, place: str) -> Element:
    """A part without a DOCTYPE as a tree, its comments left out; nothing is fetched for it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root: Element = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _not_whole(place) from error
    return root


def written(root: Element) -> bytes:
    """A part as Word writes it."""
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _not_whole(place: str) -> BrokenFileError:
    return BrokenFileError(place, "a part of it is not whole", SAVE_AGAIN)
