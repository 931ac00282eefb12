"""The files and folders that a word can go on as; only the one folder that is named is looked into."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # typing itself would cost more than the answer
if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 1000
"""Names in a folder that are looked at."""

ANY = "."
"""What stands for any ending."""


def named(word: str, ending: str) -> Iterator[tuple[str, str]]:
    """The files of an ending, and the folders that could hold one."""
    folder, name = word[: len(word) - len(os.path.basename(word))], os.path.basename(word)
    try:
        with os.scandir(os.path.expanduser(folder) or ".") as entries:
            found = [(entry.name, entry.is_dir()) for entry, _ in zip(entries, range(MOST), strict=False)]
    except OSError:
        return
    for entry, is_folder in sorted(found):
        is_hidden = entry.startswith(".") and not name.startswith(".")
        fits = is_folder or ending == ANY or entry.lower().endswith(ending)
        if fits and not is_hidden and entry.isprintable():
            yield f"{folder}{entry}{'/' if is_folder else ''}", ""
