"""The page in a real browser: it is as wide as its window, whatever stands in it, and dark where that is wanted."""

from __future__ import annotations

import html
import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.exporters.html import render
from lift_cli.pages.booklet import booklet
from lift_cli.portfolio.model import Portfolio
from tests.conftest import needs
from tests.pages.educators import ANA, NOTHING, PLANNED, TODAY, hostile

WIDTHS = (320, 768, 1280)
POLICY = re.compile(r"<meta http-equiv[^>]*>")
"""It forbids scripts, and it is a script that measures."""

MEASURE = """<script>
addEventListener("load", () => {
  const found = [...document.querySelectorAll("iframe")].map(frame => {
    const root = frame.contentDocument.documentElement, closed = root.scrollWidth;
    root.querySelectorAll("details").forEach(one => one.open = true);
    const words = [...root.querySelectorAll("svg text")];
    const outside = words.filter(one => one.getBoundingClientRect().right > root.clientWidth + 1);
    const ground = getComputedStyle(frame.contentDocument.body).backgroundColor;
    return [root.clientWidth, closed, root.scrollWidth, outside.length, ground];
  });
  document.title = JSON.stringify(found);
});
</script>"""


def long_words() -> Portfolio:
    text = f"{'x' * 181} https://example.org/{'a/very/long/' * 20}?with={'1' * 60}"
    bookmark = replace(ANA.bookmarks[0], url=f"https://example.org/{'long/' * 60}", title="y" * 181, note=text)
    hours = replace(ANA.hours[0], what=text)
    answers = tuple(replace(answer, text=text) for answer in PLANNED.answers)
    person = replace(PLANNED.educator, name="N" * 120, role="R" * 120)
    return replace(PLANNED, educator=person, answers=answers, bookmarks=(bookmark,), hours=(hours,))


def measured(page: bytes, folder: Path, *options: str) -> list[list[object]]:
    """Of each width: the window's, the page's, the page's with its tables open, words outside, the ground's color."""
    needs("chromium")
    inner = html.escape(POLICY.sub("", page.decode("utf-8")))
    frames = "".join(
        f'<iframe width="{width}" height="900" style="border:0" srcdoc="{inner}"></iframe>' for width in WIDTHS
    )
    outer = folder / "outer.html"
    outer.write_text(f"<!doctype html><title></title>{MEASURE}{frames}", "utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", *options, "--virtual-time-budget=9000"]
    ran = subprocess.run(
        [*command, f"--user-data-dir={folder / 'profile'}", "--dump-dom", outer.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found: list[list[object]] = json.loads(html.unescape(ran.stdout.partition("<title>")[2].partition("</title>")[0]))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", ["nothing", "typical", "long words", "hostile"])
def test_nothing_scrolls_sideways(catalog: Catalog, tmp_path: Path, name: str) -> None:
    portfolio, packs = {
        "nothing": (NOTHING, catalog),
        "typical": (PLANNED, catalog),
        "long words": (long_words(), catalog),
        "hostile": hostile(catalog),
    }[name]
    found = measured(render(booklet(portfolio, packs, TODAY)), tmp_path)
    assert [row[:4] for row in found] == [[width, width, width, 0] for width in WIDTHS]


@pytest.mark.slow
def test_the_ground_is_dark_where_that_is_wanted(catalog: Catalog, tmp_path: Path) -> None:
    page = render(booklet(ANA, catalog, TODAY))
    light, dark = (
        measured(page, tmp_path, *options)[0][4] for options in ([], ["--blink-settings=preferredColorScheme=0"])
    )
    assert (light, dark) == ("rgb(247, 246, 241)", "rgb(21, 25, 28)")
