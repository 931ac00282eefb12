"""What runs, fetches or carries other files in a PDF, and that it is taken out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

_HARMLESS = {"/GoTo", "/URI", "/Named", "/ResetForm", "/Hide", "/SetOCGState"}
"""The kinds of actions that stay (ISO 32000-1, 12.6.4): they lead within the form, or to an address on a click."""

_KINDS = {
    "/JavaScript": "scripts",
    "/Launch": "a link that starts a program",
    "/SubmitForm": "a button that sends the form",
    "/ImportData": "a button that loads other data",
}

_RUN = {
    "/AA": "scripts",
    "/JavaScript": "scripts",
    "/EmbeddedFiles": "attached files",
    "/EF": "attached files",
    "/RichMediaContent": "films or sounds",
    "/Perms": "a signature over what may be changed",
    "/XFA": "",  # told by itself
    "/Collection": "attached files",
}
"""What goes from any dictionary, and what it is called."""

_ELSEWHERE = ("/F", "/FFilter", "/FDecodeParms", "/Ref", "/OPI")
"""What of a stream names another file to take its bytes from."""


def every(root: Any) -> Iterator[Any]:
    """Every dictionary, list and value that something leads to, each once."""
    seen: set[tuple[int, int]] = set()
    waiting = [root]
    while waiting:
        found = waiting.pop()
        if isinstance(found, IndirectObject):
            key = (found.idnum, found.generation)
            if key in seen:
                continue
            seen.add(key)
            found = found.get_object()
        yield found
        if isinstance(found, DictionaryObject):
            waiting.extend(dict.values(found))
        elif isinstance(found, ArrayObject):
            waiting.extend(list.__iter__(found))


def without_harm(writer: PdfWriter) -> tuple[str, ...]:
    """Take out what no form needs; the names of it, each once."""
    taken: dict[str, None] = {}
    root = writer.root_object
    start = root.get("/OpenAction")
    if start is not None and not isinstance(start.get_object(), ArrayObject):  # else the page to begin with
        taken |= _named(start.get_object())
        del root["/OpenAction"]
    for found in list(every(root)):
        if not isinstance(found, DictionaryObject):
            continue
        if _is_action(found):
            taken |= _named(found)
            found.clear()
            found[NameObject("/S")] = NameObject("/GoTo")  # to nowhere: a click does nothing
            continue
        for key in [key for key in _RUN if key in found]:
            taken[_RUN[key]] = None
            del found[key]
        if "/Next" in found and _kind(found) in _HARMLESS:  # what follows on a click; a bookmark's is another
            del found["/Next"]
        for key in _ELSEWHERE if isinstance(found, StreamObject) else ():
            if key in found:  # its bytes would be those of another file
                taken["pages of another file"] = None
                del found[key]
    taken.pop("", None)
    return tuple(taken)


def _kind(found: DictionaryObject) -> str:
    kind = found.get("/S")
    return str(kind.get_object() if isinstance(kind, IndirectObject) else kind)


def _is_action(found: DictionaryObject) -> bool:
    """Whether a dictionary is an action that does more than lead somewhere."""
    kind = _kind(found)
    if kind in _HARMLESS:
        return False
    return kind in _KINDS or kind in _OTHER or "/JS" in found or ("/S" in found and found.get("/Type") == "/Action")


_OTHER = {
    *("/GoToR", "/GoToE", "/Thread", "/Sound", "/Movie", "/Rendition", "/Trans", "/GoTo3DView", "/RichMediaExecute"),
    "/GoToDp",
}
"""Actions that lead to other files, or that play something."""


def _named(action: Any) -> dict[str, None]:
    kind = _kind(action) if isinstance(action, DictionaryObject) else ""
    return {"" if kind in _HARMLESS else _KINDS.get(kind, "a link to another file or a film"): None}
