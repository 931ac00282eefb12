"""How wide columns are beside each other."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lift_cli.document import Document, Table
from lift_cli.exporters import FORMATS
from lift_cli.exporters.columns import LINE, shares

FIGURES = ("90", "2.08", "4 of 13", "September 12, 2025", "June 30, 2025 *", "2026-05-03", "12 hours", "1, 2", "")
WORDS = (
    "A",
    "AAR",
    "Met the team",
    "2.1.1 A Framework for Teacher Leadership",
    "x" * 90,
    "word " * 60,
    "in the Folder",
)


@pytest.mark.slow
@given(st.data())
def test_a_column_of_figures_is_narrower_than_each_one_of_words(data: st.DataObject) -> None:
    kinds = data.draw(st.lists(st.sampled_from((FIGURES, WORDS)), min_size=2, max_size=7))
    headings = [
        data.draw(st.sampled_from(("Day", "Minutes", "Last worked on", "For", "Responsibilities"))) for _ in kinds
    ]
    rows = [("90" if kind is FIGURES else "A", *(data.draw(st.sampled_from(kind)) for _ in range(4))) for kind in kinds]
    found = shares(Table(tuple(headings), tuple(zip(*rows, strict=True))))
    assert sum(found) == pytest.approx(1)
    of = {kind: [share for share, each in zip(found, kinds, strict=True) if each is kind] for kind in (FIGURES, WORDS)}
    assert max(of[FIGURES], default=0) < min(of[WORDS], default=2)


def test_of_many_columns_the_long_ones_are_narrower_first_and_days_keep_their_words() -> None:
    heads = ("Evidence", "What it shows", "Goal", "From", "Filed", "Where")
    row = ("x" * 60, "y" * 60, "1, 2, 3, 8", "2.1.1 A Framework", "November 27, 2026", "in the LIFT Folder")
    evidence, shows, goal, _, filed, _ = (LINE * share for share in shares(Table(heads, (row,))))
    assert evidence == shows
    assert filed >= len("November") + 3
    assert goal >= len("Goal") + 3


def test_a_page_says_the_same_widths() -> None:
    table = Table(("Day", "Minutes", "What", "For"), (("September 12, 2025", "30", "Met", ""),))
    page = FORMATS["html"].render(Document("A", "en", (table,))).decode()
    told = [int(width) for width in re.findall(r'<th [^>]*style="width: (\d+)%"', page)]
    assert told == [round(100 * share) for share in shares(table)]
    assert max(told[:2]) < told[2]
