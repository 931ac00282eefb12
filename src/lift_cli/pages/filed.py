"""What is in the documents of the LIFT Folder, as far as a page can show it."""

from __future__ import annotations

from lift_cli.values import fixed


@fixed
class Filed:
    """What a page shows of a document: a picture that is scaled down, a text, or in words why neither."""

    picture: bytes = b""
    text: str = ""
    note: str = ""


NOTHING = Filed()
