"""How lift behaves on this machine, in one small file that a person may write: which editor to open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lift_cli.storage import files, toml
from lift_cli.storage.paths import is_there
from lift_cli.values import fixed

FORMAT_VERSION = 1
HINT = 'Fix it in a text editor (for example `editor = "nano"`), or delete it.'


@fixed
class Settings:
    """What was set; nothing where nothing was."""

    editor: str = ""


def load(path: Path) -> Settings:
    """The settings in a file; raises UnreadableFileError, BrokenFileError or NewerFormatError."""
    editor = _tables(path).get("editor", "")
    if not isinstance(editor, str):
        raise toml.Parsed({}, "", path, HINT).fault("the field `editor`: it should be a text")
    return Settings(editor.strip())


def save(path: Path, settings: Settings) -> None:
    """Set them, with what else stands in the file kept; raises NotSavedError."""
    files.make_folder(path.parent)
    with files.locked(path):
        tables = {"format_version": FORMAT_VERSION, **_tables(path), "editor": settings.editor}
        files.replace(path, toml.dump(tables, path))


def _tables(path: Path) -> dict[str, Any]:
    """What the file says; one written by hand need not say which format it is of."""
    if not is_there(path):
        return {}
    parsed = toml.parse(files.read(path), path, HINT)
    if "format_version" in parsed.tables:
        parsed.check_version(FORMAT_VERSION)
    return parsed.tables
