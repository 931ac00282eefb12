"""Changes files at random and hands them to the commands that read strangers' files; run as a file of its own.

It is told in its arguments which command, for how many seconds, and where the samples stand; it ends with an error
and leaves the file in `finding.toml` where a command fails by a traceback, hangs, or lets a control character out.
"""

from __future__ import annotations

import io
import json
import os
import random
import re
import resource
import signal
import sys
import time
import tomllib
import zipfile
from copy import deepcopy
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import tomli_w
from typer.testing import CliRunner

from lift_cli.cli.app import app
from lift_cli.text import harmless
from lift_cli.word.package import packed

LONGEST = 2
"""Seconds that no file may take."""

MOST_MEMORY = 300 * 2**20
"""Bytes."""

COMMANDS = {
    "export": ("check-partner", "FILE"),
    "review": ("receive", "FILE"),
    "team": ("team", "join", "FILE"),
    "copy": ("merge", "FILE"),
    "own": ("--portfolio", "FILE", "status"),
    "pack": ("modules", "check", "PACK"),
    "document": ("import", "FILE", "--write"),
    "page": ("import", "FILE", "--write"),
    "form": ("export", "--pgp", "--template", "FILE", "--force", "--output", "OUT"),
    "pdf": ("export", "--pgp", "--template", "FILE", "--force", "--output", "OUT"),
    "places": ("plan", "template", "--from", "FILE", "--force", "--output", "OUT"),
    "controls": ("export", "--pgp", "--template", "FILE", "--force", "--output", "OUT"),
}

ENDINGS = {"document": ".docx", "page": ".html", "pdf": ".pdf"}
"""How the names of files end, where that says what they are."""

SHOWN = {
    "document": (("idea",), ("folder",), ("bookmark",)),
    "team": (("team",), ("team", "--json"), ("team", "page", "-o", "-"), ("show", "team-cycle")),
}
"""What shows what was taken in."""

ESCAPES = "\x1b[2J\x1b]0;owned\x07"
HARMFUL = ("", " ", "x" * 100_000, ESCAPES, "\u202eabc\u2066", "\0", "[bold]x[/]", "=HYPERLINK(1)", "e\u0301" * 50)
WRONG = ("lift/two", "lift/two@99", "lift/two@-1", "@", "/", "../../etc/passwd", "javascript:alert(1)", "https://a\nb")
NUMBERS = (0, -1, 2**62, 1e308, float("nan"), float("inf"), True)
NESTED: tuple[Any, ...] = ([], {}, [[]], [1, "a"], {"a": {"b": [{}]}})
LOCAL = (datetime.min, datetime.max)  # noqa: DTZ901 - a time without a zone is what a file may hold
TIMES = (date(1, 1, 1), *LOCAL, *(at.replace(tzinfo=UTC) for at in LOCAL))
VALUES = (*HARMFUL, *WRONG, *NUMBERS, *NESTED, *TIMES)

PIECES = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\x1b[2J", b'"""', b"'''", b"[[", b"]]", b"[", b"{", b"="),
    *(b"<w:sdt>", b"</w:sdtContent>", b"<w:sdtContent>", b"<w:tr/>", b"<w:del>", b"{{ goals }}", b"</w:ffData>"),
    *(b"{{", b"}}", b"{{ name }}", b"{%", b"{%tr for row in hours %}", b"<w:p>", b"</w:t>", b"&#0;", b"&lt;", b"<!--"),
    *(b"\n[a]\n", b".a" * 50, b"[" * 500, b"9" * 5000, b"1e999", b"0x", b"-", b"\\u0000", b"\\ud800", b"#", b"\n"),
)


def changed_bytes(data: bytes, dice: random.Random) -> bytes:
    """Bytes cut, doubled, struck out, or with something put in between."""
    for _ in range(dice.choice((1, 1, 2, 5))):
        at, to = sorted(dice.choices(range(len(data) + 1), k=2))
        to = min(to, at + dice.choice((1, 5, 50, 5000)))
        data = dice.choice(
            (
                data[:at],
                data[:to] + data[at:],
                data[:at] + data[to:],
                data[:at] + dice.choice(PIECES) + data[at:],
                data[:at] + dice.choice(PIECES) + data[to:],
                data[:at] + dice.randbytes(3) + data[to:],
            )
        )
    return data


def places(tables: Any) -> list[tuple[Any, Any]]:
    """Each list or table in a file with each of its keys."""
    pairs = tables.items() if isinstance(tables, dict) else enumerate(tables) if isinstance(tables, list) else ()
    found: list[tuple[Any, Any]] = []
    for key, value in pairs:
        found.append((tables, key))
        found.extend(places(value))
    return found


def changed_tables(data: bytes, dice: random.Random) -> bytes:
    """Values of a whole TOML file replaced, struck out, doubled, moved to other keys or put under a hostile key."""
    tables = tomllib.loads(data.decode())
    for _ in range(dice.choice((1, 1, 2, 5))):
        if not (spots := places(tables)):
            break
        (inside, key), (elsewhere, other) = dice.choice(spots), dice.choice(spots)
        match dice.randrange(5):
            case 0:
                del inside[key]
            case 1 if isinstance(inside, dict):
                inside[dice.choice(("", ESCAPES, "a.b", "id", "\u202e"))] = deepcopy(dice.choice(VALUES))
            case 2 if isinstance(inside, list):
                inside.extend([inside[key]] * dice.choice((1, 20)))
            case 3 if not isinstance(elsewhere[other], dict | list):
                inside[key] = elsewhere[other]
            case _:
                inside[key] = deepcopy(dice.choice(VALUES))
    return tomli_w.dumps(tables).encode("utf-8", "surrogatepass")


def changed_parts(data: bytes, dice: random.Random) -> bytes:
    """A Word file with the bytes of one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(("word/document.xml", *parts))
    return packed({**parts, name: changed_bytes(parts[name], dice)})


def changed_objects(data: bytes, dice: random.Random) -> bytes:
    """A PDF with words of its objects replaced by others of their kind, or by what leads in circles."""
    for _ in range(dice.choice((1, 1, 2, 5))):
        words = list(re.finditer(rb"/\w+|\d+ 0 R|\d+|<<|>>|\[|\]|\([^()]*\)", data))
        one, other = dice.choice(words), dice.choice(words)
        put = dice.choice((other[0], other[0], b"", b"1 0 R", b"/Kids [3 0 R 4 0 R 5 0 R]", b"[" * 2000, b"<<" * 2000))
        data = data[: one.start()] + put + data[one.end() :]
    return data


def peak() -> int:
    """The most memory that this process ever took, in bytes.

    Linux hands what a parent took on to its child as `ru_maxrss`; VmHWM is the process's own (proc(5)).
    """
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text("utf-8").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def fuzz(what: str, folder: Path, seconds: float, dice: random.Random) -> dict[str, int]:
    """How many files were tried, by the exit codes of the command."""
    sample = (folder / "sample.toml").read_bytes()
    target = folder / ("pack/one/1-a-first-page.toml" if what == "pack" else f"changed{ENDINGS.get(what, '.toml')}")
    named = {
        "FILE": str(target),
        "PACK": str(folder / "pack"),
        "OUT": str(folder / ("out.pdf" if what == "pdf" else "out.docx")),
    }
    words = [named.get(word, word) for word in COMMANDS[what]]
    of_parts = dict.fromkeys(("form", "controls", "places", "document"), changed_parts)
    within = {**of_parts, "page": changed_bytes, "pdf": changed_objects}.get(what, changed_tables)
    mine = folder / "home" / "portfolio.toml"
    kept = mine.read_bytes()
    ended: dict[str, int] = {}
    target.write_bytes(sample)
    CliRunner().invoke(app, words, prog_name="lift")
    mine.write_bytes(kept)
    usual = peak()
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        data = dice.choice((changed_bytes, within))(sample, dice)
        target.write_bytes(data)
        (folder / "finding.toml").write_bytes(data)
        signal.setitimer(signal.ITIMER_REAL, LONGEST)  # its default action ends the process
        before = peak()
        result = CliRunner().invoke(app, words, prog_name="lift")
        signal.setitimer(signal.ITIMER_REAL, 0)
        assert usual + peak() - before < MOST_MEMORY  # a process of its own would take this; ours has read thousands
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code in (0, 1, 3), result.output
        assert harmless(result.output) == result.output, result.output
        assert (result.exit_code != 1) or result.stderr.startswith("Error: "), result.output
        for screen in SHOWN.get(what, ()) if result.exit_code == 0 else ():
            shown = CliRunner().invoke(app, screen, prog_name="lift")
            if shown.exception is not None and not isinstance(shown.exception, SystemExit):
                raise shown.exception
            assert shown.exit_code in (0, 1), shown.output
            assert harmless(shown.output) == shown.output or "page" in screen, shown.output
        if mine.read_bytes() != kept:
            mine.write_bytes(kept)
        ended[str(result.exit_code)] = ended.get(str(result.exit_code), 0) + 1
    (folder / "finding.toml").unlink()
    return ended


if __name__ == "__main__":
    name, where, duration, seed = sys.argv[1:]
    os.environ["LIFT_HOME"] = str(Path(where) / "home")
    sys.stdout.write(json.dumps(fuzz(name, Path(where), float(duration), random.Random(seed))))
