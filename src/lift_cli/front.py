"""The front door: what is known before anything is imported is answered at once, all else goes the long way.

At once: `--version`, the help, and the screen of `lift` and `lift status`, which was kept when it was made. The long
way, which `LIFT_NO_FRONT=1` takes, prints the same bytes and ends with the same exit code. Python has loaded os and sys
already; any other import would cost more than the answer.
"""

import os
import sys

from lift_cli import __version__


def main() -> None:
    """Run `lift`."""
    text = None
    if sys.stdout is not None and not os.environ.get("LIFT_NO_FRONT") and "_LIFT_COMPLETE" not in os.environ:
        try:
            text = answer(sys.argv[1:])
        except OSError:
            text = None
    if text is None:
        from lift_cli.cli.app import main as take_the_long_way

        take_the_long_way()
        return
    try:
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # stdout is what Python opened
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        from lift_cli.cli.terminal.streams import leave_unprinted

        leave_unprinted(error, is_done=False)


def answer(arguments: list[str]) -> str | None:
    """What a call prints, where that is known at once; None for the long way."""
    if arguments in (["--version"], ["version"]):
        return f"lift {__version__}\n"
    if arguments in (["--help"], ["-h"], ["help"]):
        return _help()
    if arguments in ([], ["status"]):
        return _screen()
    return None


def columns() -> int:
    """How wide the terminal is, as shutil.get_terminal_size says it."""
    try:
        width = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        width = 0
    if width <= 0:
        try:
            width = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]  # None is caught
        except (AttributeError, ValueError, OSError):
            width = 0
    return width if width > 0 else 80


def _help() -> str | None:
    """The help as it is shipped: for a pipe or a usual terminal, and for one that is wide enough."""
    width = columns()
    if width != 80 and width < 100:  # the two widths that are shipped
        return None
    with open(os.path.join(os.path.dirname(__file__), f"help-{min(width, 100)}.txt"), encoding="utf-8") as file:
        return file.read()


def _screen() -> str | None:
    """The screen of `lift status` as it was kept, where nothing it was made from has changed."""
    found = places(dict(os.environ), sys.platform)
    if found is None:
        return None
    from lift_cli.storage import summaries

    portfolio, cache, user_packs = found
    stamp = summaries.stamp(portfolio, summaries.packs_stamp(_shipped_packs(), user_packs))
    kept = summaries.recall(cache, stamp) if stamp else None
    if kept is None:
        return None
    lines = kept[1].split("\n")
    if not all(line.isprintable() for line in lines):  # whatever was written there, a terminal obeys nothing of it
        return None
    if sys.stdout.isatty() and max(map(len, lines)) > columns():
        return None  # lines are to be broken
    return kept[1] + "\n"


def places(environ: dict[str, str], platform: str) -> tuple[str, str, str] | None:
    """The portfolio, the folder of what is derived and that of the educator's own packs, as storage/paths has them.

    None where this simple rule is not sure to be right: on systems that are not known here, and with unusual variables.
    """
    named = environ.get("LIFT_HOME")
    both = (_typed(named), os.path.join(_typed(named), "cache")) if named else _of_the_system(environ, platform)
    if both is None:
        return None
    root, cache = both
    file = environ.get("LIFT_PORTFOLIO")
    portfolio = _typed(file) if file else os.path.join(root, "portfolio.toml")
    return portfolio, f"{portfolio}.lift/cache" if file else cache, os.path.join(root, "modules")


def _of_the_system(environ: dict[str, str], platform: str) -> tuple[str, str] | None:
    """Where this system keeps a program's data, and its caches, as platformdirs has them."""
    if platform == "win32":
        local = environ.get("LOCALAPPDATA", "")
        moved = any(name.startswith("WIN_PD_OVERRIDE") for name in environ)
        sure = os.path.isabs(local) and not moved
        return (os.path.join(local, "lift"), os.path.join(local, "lift", "Cache")) if sure else None
    home, data, cache = (environ.get(name, "") for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"))
    if not os.path.isabs(home) or any(name.startswith("ANDROID_") for name in environ):
        return None
    if platform == "darwin" and not data and not cache:
        data, cache = os.path.join(home, "Library", "Application Support"), os.path.join(home, "Library", "Caches")
    elif platform == "linux":
        data, cache = data or os.path.join(home, ".local", "share"), cache or os.path.join(home, ".cache")
    sure = os.path.isabs(data) and os.path.isabs(cache)
    return (os.path.join(data, "lift"), os.path.join(cache, "lift")) if sure else None


def _typed(name: str) -> str:
    """A path as it was typed, with `~` for a home where there is such a home."""
    path = os.path.join(os.getcwd(), os.path.expanduser(name))
    return path if ".." in path else os.path.normpath(path)  # `..` after a link leads elsewhere


def _shipped_packs() -> str:
    """The packs that came with lift: inside the package when installed, beside `src` in a checkout."""
    package = os.path.dirname(os.path.realpath(__file__))
    installed = os.path.join(package, "modules")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(os.path.dirname(package)), "modules")
