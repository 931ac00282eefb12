"""The front door: what is known before anything is imported is answered at once, all else goes the long way.

At once: `--version`, the help, what Tab offers, and the screen of `lift` and `lift status`, which was kept when it was
made. The long way, which `LIFT_NO_FRONT=1` takes, prints the same bytes and ends with the same exit code. Python has
loaded os and sys already; any other import would cost more than the answer.
"""

import os
import sys

from lift_cli import __version__


def main() -> None:
    """Run `lift`."""
    if instruction := os.environ.get("_LIFT_COMPLETE"):
        from lift_cli.completion.answer import main as complete

        complete(instruction)
        return
    text = None
    if sys.stdout is not None and not os.environ.get("LIFT_NO_FRONT"):
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
    from lift_cli.storage import places, summaries

    found = places.places(dict(os.environ), sys.platform)
    if found is None:
        return None
    portfolio, cache, user_packs = found
    stamp = summaries.stamp(portfolio, summaries.packs_stamp(places.shipped_packs(), user_packs))
    kept = summaries.recall(cache, stamp) if stamp else None
    if kept is None:
        return None
    lines = kept[1].split("\n")
    if not all(line.isprintable() for line in lines):  # whatever was written there, a terminal obeys nothing of it
        return None
    if sys.stdout.isatty() and max(map(len, lines)) > columns():
        return None  # lines are to be broken
    return kept[1] + "\n"
