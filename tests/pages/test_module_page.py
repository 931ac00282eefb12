"""A module as a page to read."""

from __future__ import annotations

import pytest

from lift_cli.content.module import Module
from lift_cli.content.module_file import ModuleFile
from lift_cli.content.pack import PackFile, Section
from lift_cli.exporters import FORMATS
from lift_cli.pages.module_page import module_page
from lift_cli.storage.validation import checked
from tests.content.samples import activity, closing, module_file, pack_file, section, step

OWN = {"provenance": "own"}
WORDS = {"words": {"coach": {"text": "Whom do you coach?", **OWN}}}
LOOK = activity(
    "look",
    step("ask", text="Whom do you teach?", discuss=True) | WORDS,
    step("today", "rate", text="How often?", scale=["Seldom", "Often"]),
)
LOOK |= {
    "summary": {"text": "A look around.", **OWN},
    "outcomes": [{"text": "You see more.", "provenance": "adapted"}],
    "resource": {"title": "A Book", "author": "A. Writer", "kind": "book", "note": {"text": "It is short.", **OWN}},
}
CLOSE = closing(review=[], checklist=[{"id": "responses", "text": "All is answered.", **OWN}], documents=[])
PAGE = """\
# The Cycle

- **Pack:** A Team 1.0.0
- **Id:** team/cycle
- **Source:** https://example.org/page

What is small? \\[own\\]

In square brackets is where the meaning of a text comes from:

- \\[lift\\] LIFT's meaning, in other words
- \\[adapted\\] from LIFT's page or the source that is named, seen in part, in other words
- \\[own\\] the pack's own

## 11.1 First

To first. \\[own\\]

- **Source:** https://example.org/page

### 11.1.1 Look

A look around. \\[own\\]

- You see more. \\[adapted\\]

- **To use:** A Book, A. Writer (book)

It is short. \\[own\\]

| Step | Kind | What it asks |
| --- | --- | --- |
| 11.1.1.1 | respond | Whom do you teach? (and talk about it) \\[own\\] |
|  | coach | Whom do you coach? \\[own\\] |
| 11.1.1.2 | rate | How often? (Seldom \\| Often) \\[own\\] |

## 11.1.2 Reflect and recognize

To look back. \\[own\\]

| Step | Kind | What it asks |
| --- | --- | --- |
| 11.1.2.1 | respond | Please idea. (and talk about it) \\[own\\] |

### What the partner checks

- All is answered. \\[own\\]

## Whose this is

Us

None
"""


@pytest.fixture
def cycle() -> Module:
    pack = checked(PackFile, pack_file(id="team", title="A Team", modules=["cycle"]))
    file = checked(ModuleFile, module_file(id="cycle", number=11, title="The Cycle", closing=CLOSE))
    return Module(pack, file, (checked(Section, section("first", LOOK)),))


def test_a_module_is_a_page_with_every_text_and_where_its_meaning_comes_from(cycle: Module) -> None:
    assert FORMATS["markdown"].render(module_page(cycle)).decode() == PAGE


@pytest.mark.parametrize("name", FORMATS)
def test_it_is_written_in_every_format(cycle: Module, name: str) -> None:
    assert len(FORMATS[name].render(module_page(cycle))) > 1000
