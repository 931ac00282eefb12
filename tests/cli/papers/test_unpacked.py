"""Every file of every format, unpacked to its last part: of a masked portfolio no trace of a name is in it."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from itertools import count
from pathlib import Path
from random import Random

import pytest
from pypdf import PdfReader

from lift_cli.portfolio.model import Portfolio
from lift_cli.storage.toml import dump
from lift_cli.values import tables_of
from tests.cli.conftest import Kept
from tests.conftest import Lift
from tests.portfolio.generated import portfolio_of
from tests.portfolio.walking import Place, places, replaced, with_texts
from tests.test_leaving import CERTIFICATES, IDS, at

pytestmark = pytest.mark.slow

NAMED = ("Mia Lopez", "@mialopez", "MIA LÓPEZ", "MiaLopez.docx", "mia-lopez", "Mia\u00adLopez", "**Mi**a", "Mia's")
"""Forms of one name."""

STAYS = "quince"
"""A word that nothing masks, so that what is looked through is known to be there."""

TRACES = ("mialopez", "lopez", "mias")


THE_TWO = at("educator.name", "partner.name")
"""Who leaves the file and for whom: a name that is theirs, too, is pointed out and not masked."""


def naming_her(portfolio: Portfolio) -> Portfolio:
    """The portfolio with a form of the name in every text, and in its list of names."""
    everywhere = {place for place in places() if place not in CERTIFICATES | THE_TWO and place[-1] not in IDS}
    number = count()

    def named(place: Place, text: str) -> str:
        return f"{text} {NAMED[next(number) % len(NAMED)]} {STAYS}" if place in everywhere else text

    planted = with_texts(portfolio, named)
    private = replaced(planted.educator.private, students=("Mia Lopez",))
    return replaced(planted, educator=replaced(planted.educator, private=private))


def words_in(path: Path) -> str:
    """All that a file says, in its parts, their names and what is said of it; folded to letters."""
    data = path.read_bytes()
    said = [path.name]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part in package.namelist():
                xml = package.read(part).decode("utf-8", "replace")
                said += [part, xml, re.sub("<[^>]*>", "", xml)]
    elif data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        said += [page.extract_text() for page in reader.pages]
        said += [str(reader.metadata), str(reader.outline), str(reader.named_destinations)]
        said += [str(note.get_object()) for page in reader.pages for note in page.get("/Annots", [])]
    else:
        said.append(data.decode("utf-8"))
    apart = unicodedata.normalize("NFKD", "\n".join(said)).casefold()
    return re.sub(r"[^a-z\n]", "", apart)


PAPERS = [
    *(("export", "--format", form) for form in ("html", "markdown", "docx", "pdf")),
    *(("export", "--pgp", "--format", form) for form in ("html", "markdown", "docx", "pdf")),
    ("export",),
    ("export", "--summary"),
]


@pytest.mark.parametrize("seed", [3, 7])
@pytest.mark.parametrize("paper", PAPERS, ids=" ".join)
def test_no_trace_of_a_name_is_in_it(lift: Lift, mine: Kept, desk: Path, paper: tuple[str, ...], seed: int) -> None:
    planted = naming_her(portfolio_of(Random(seed).randrange))
    mine.path.parent.mkdir(parents=True, exist_ok=True)
    mine.path.write_bytes(dump({"format_version": 1, **tables_of(planted, "defaults")}, mine.path))
    ran = lift(*paper, "--mask", "-o", "made")
    assert ran.code == 0, ran.err
    said = words_in(desk / "made")
    assert STAYS in said or "--summary" in paper
    assert [trace for trace in TRACES if trace in said] == []
