"""Documents of the educator's own, and the LIFT Folder they are copied into."""

from __future__ import annotations

from pathlib import Path

from lift_cli.portfolio.model import FolderItem
from lift_cli.storage.folder import copy_in
from tests.conftest import NOW


def own_file(name: str, data: bytes = b"our map\n") -> Path:
    """A file of the educator's own, where she stands."""
    path = Path(name)
    path.write_bytes(data)
    return path


def filed(folder: Path, source: Path) -> FolderItem:
    """The file, copied in."""
    return copy_in(folder, source, "lift/two", "Our map", NOW)
