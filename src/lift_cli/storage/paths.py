"""Where everything is; asking creates nothing."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from lift_cli.values import fixed

HOME_VARIABLE = "LIFT_HOME"


@fixed
class Home:
    """The places that belong to one portfolio."""

    portfolio: Path
    state: Path  # holds folder/ and drafts/
    cache: Path
    user_packs: Path

    @property
    def folder(self) -> Path:
        """The LIFT Folder: copies of the documents."""
        return self.state / "folder"

    @property
    def history(self) -> Path:
        """The states that were saved before."""
        return self.state / "history"

    @property
    def config(self) -> Path:
        """How lift behaves on this machine, whosever portfolio it works on."""
        return self.user_packs.parent / "config.toml"

    @property
    def sent(self) -> Path:
        """The reviews that were written here for partners."""
        return self.state / "sent"

    @property
    def sharing(self) -> Path:
        """Which folder is shared with others, and how."""
        return self.state / "share.toml"

    @property
    def viewed(self) -> Path:
        """The page that was looked at last; it can be made again."""
        return self.state / "portfolio.html"

    @property
    def drafts(self) -> Path:
        """What was typed and is not saved yet."""
        return self.state / "drafts"


def home(environ: Mapping[str, str], portfolio: Path | None = None) -> Home:
    """The home that `LIFT_HOME` names, else the platform's; `portfolio` is another educator's file.

    Another educator's drafts and documents stand beside that file, in a folder of its whole name and `.lift`.
    """
    named = environ.get(HOME_VARIABLE)
    if named:
        root = typed(named)
        cache = root / "cache"
    else:
        from platformdirs import user_cache_path, user_data_path  # only where no variable answers

        root = user_data_path("lift", appauthor=False)
        cache = user_cache_path("lift", appauthor=False)
    if portfolio is None:
        return Home(root / "portfolio.toml", root, cache, root / "modules")
    file = typed(portfolio)
    state = file.parent / f"{file.name}.lift"
    return Home(file, state, state / "cache", root / "modules")


def shipped_packs() -> Path:
    """The packs that came with lift: inside the package when installed, beside `src` in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "modules"
    return installed if installed.is_dir() else package.parent.parent / "modules"


LEFT_BY_SYNCING = (
    r" \(.*conflicted copy.*\)",  # Dropbox, Nextcloud
    r"-[^/]+",  # OneDrive: the name of the machine
    r" \(\d+\)",  # Google Drive
    r" \d+",  # iCloud Drive
    r"\.sync-conflict-[^/]+",  # Syncthing
)


HEAD, MOST_LOOKED_AT = 4096, 200
"""Bytes in which a portfolio says its id, and how many files are looked into."""


def copies_beside(portfolio: Path) -> list[Path]:
    """The files beside a portfolio that are copies of it, by the id inside or by a name that a syncing folder gives.

    None where it cannot be looked into.
    """
    left = re.compile(f"{re.escape(portfolio.stem)}({'|'.join(LEFT_BY_SYNCING)}){re.escape(portfolio.suffix)}")
    try:
        beside = sorted(path for path in portfolio.parent.iterdir() if path.suffix.lower() == ".toml")
    except OSError:
        return []
    others = [path for path in beside if path != portfolio]
    own = id_in(portfolio) if others else None
    copies = [path for path in others[:MOST_LOOKED_AT] if own and id_in(path) == own]
    return sorted({*copies, *(path for path in others if left.fullmatch(path.name))})


def id_in(path: Path) -> str | None:
    """The id that a portfolio's file says at its beginning; None of any other file."""
    try:
        if not path.is_file() or path.is_symlink():
            return None
        with path.open("rb") as file:
            head = file.read(HEAD).partition(b"\n[")[0]
    except OSError:
        return None
    found = re.search(rb'^id *= *"([^"\n]+)"', head, re.MULTILINE)
    return found[1].decode("utf-8", "replace") if found and not re.search(rb"^kind *=", head, re.MULTILINE) else None


def has_another_name(path: Path) -> bool:
    """Whether a file stands under a second name, too (a hard link), which a save under this one leaves as it is."""
    try:
        return path.stat().st_nlink > 1 and path.is_file()
    except (OSError, ValueError):
        return False


def second_name(path: Path) -> str:
    """What becomes of a hard link, to be said before it is cut."""
    return f"{shown(path)} has a second name (a hard link). That one keeps what is in it now."


def is_there(path: Path) -> bool:
    """Whether something is at a path, even if it is unreadable; the code that reads it says what is wrong with it."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True


def shown(path: Path) -> str:
    """A path as it is named to the educator, on one line: relative to the working folder, or with `~`, if shorter."""
    return _on_one_line(_from(path, (Path.cwd, ""), (Path.home, "~" + os.sep)))


def working_folder() -> str:
    """The folder in which one stands, as it is named to the educator."""
    return _on_one_line(_from(Path.cwd(), (Path.home, "~" + os.sep)))


def _on_one_line(path: str) -> str:
    return path.replace("\r", "\\r").replace("\n", "\\n")


def _from(path: Path, *starts: tuple[Callable[[], Path], str]) -> str:
    for start, name in starts:
        try:
            below = path.relative_to(start())
            return name + str(below) if below.parts else str(path)
        except (ValueError, OSError, RuntimeError):  # elsewhere; or there is no such place any more
            continue
    return str(path)


def nameless(path: Path, environ: Mapping[str, str]) -> str:
    """A path as it can be shown to anyone: below `LIFT_HOME` or `~`, else only that it is elsewhere."""
    named = environ.get(HOME_VARIABLE)
    starts = [(typed(named), HOME_VARIABLE)] if named else []
    with contextlib.suppress(RuntimeError):
        starts.append((Path.home(), "~"))
    for start, word in starts:
        with contextlib.suppress(ValueError):
            return str(Path(word) / path.relative_to(start))
    return "elsewhere"


def typed(name: str | Path) -> Path:
    """A path as it was typed, with `~` for a home where there is such a home."""
    path = Path(name)
    with contextlib.suppress(RuntimeError):
        path = path.expanduser()
    return path.absolute()
