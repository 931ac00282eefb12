"""What is said of a PDF whose signs are not all in a font."""

from __future__ import annotations

from typing import Any

from lift_cli.cli.terminal.output import say

MOST = 8
"""Signs that are named, and places of each."""


AS_WORD, BY_HAND = "--format docx keeps them as they are.", "in the field they are kept as they are."
"""Where the signs themselves are."""


def say_what_no_font_has(page: Any, name: str, fonts: str | None = None, keeps: str = AS_WORD) -> None:
    """Name each sign of a page that is written as its number, and where it stands; only a PDF has such.

    `fonts` is the folder of fonts that was named, if any; None where a command takes none.
    """
    if not name.endswith(".pdf"):
        return
    from lift_cli.exporters.pdf import unseen  # only a PDF pays for it
    from lift_cli.text import harmless, one_line

    signs = unseen(page, fonts or "")
    for sign, places in list(signs.items())[:MOST]:
        shown = f"{sign} (U+{ord(sign):04X})" if sign.isprintable() else f"U+{ord(sign):04X}"
        more = f" and {len(places) - MOST} more" if len(places) > MOST else ""
        at = f"{', '.join(one_line(place, 60) for place in places[:MOST])}{more}"
        end = "" if at.endswith(("?", "!", ".")) else "."
        say(f"No font here has the sign {harmless(shown)}; it is written as a number, at {at}{end}")
    if len(signs) > MOST:
        say(f"The same goes for {len(signs) - MOST} more signs.")
    if signs:
        takes = "" if fonts is None else "--fonts FOLDER takes a folder with fonts that have them; "
        say(f"{takes}{keeps}" if takes else keeps[:1].upper() + keeps[1:])
