"""`lift view`: one page of the portfolio, for whoever looks at it."""

from __future__ import annotations

import base64
import re
import stat
import sys
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from lift_cli import pictures
from lift_cli.cli.papers import showing
from tests.cli.conftest import Kept
from tests.cli.papers.test_export import FULL
from tests.cli.samples import SAVED
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

MINE = "It has everything you wrote, private ideas too, and is for you alone."
NO_BROWSER = "No browser could be opened here; open the file in yours."
ANSWER = FULL["answers"][0]


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test opens a browser that someone sees."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)


def photo() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "TheCamera"
    written = BytesIO()
    Image.new("RGB", (60, 40), "red").save(written, "JPEG", exif=exif)
    return written.getvalue()


def filed(mine: Kept, **files: bytes) -> list[dict[str, Any]]:
    """Documents in the folder, and their records; a name's last `_` is its dot."""
    folder = mine.path.parent / "folder"
    folder.mkdir(parents=True, exist_ok=True)
    records = []
    for number, (key, data) in enumerate(files.items(), 1):
        name = ".".join(key.rsplit("_", 1))
        (folder / name).write_bytes(data)
        digest = sha256(data).hexdigest()
        caption = f"Caption {number}"
        records.append({"name": name, "caption": caption, "at": SAVED, "sha256": digest, "bytes": len(data)})
    return records


def page(lift: Lift, *options: str) -> str:
    ran = lift("view", "-o", "-", *options)
    assert ran.code == 0, ran.err
    return ran.out


def test_it_is_kept_for_its_owner_and_named(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    assert lift("view") == Ran(0, lines("Wrote ~/home/portfolio.html"), lines(MINE, NO_BROWSER))
    kept = mine.path.parent / "portfolio.html"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert "<title>LIFT Portfolio of Ana Reyes</title>" in kept.read_text("utf-8")
    assert lift("view", "--no-open") == Ran(0, lines("Wrote ~/home/portfolio.html"), lines(MINE))


def test_a_browser_that_is_there_is_asked_to_open_it(
    lift: Lift, mine: Kept, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("webbrowser.open", lambda address: not asked.append(address))  # type: ignore[func-returns-value]
    mine.write(FULL)
    assert lift("view", "-o", "a page.html") == Ran(0, lines("Wrote a page.html"), lines(MINE))
    assert asked == [(desk / "a page.html").as_uri()]
    lift("view", "-o", "b.html", "--no-open")
    lift("view", "-o", "-")
    assert len(asked) == 1


def test_a_file_that_is_there_is_not_replaced_unasked(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(FULL)
    (desk / "page.html").write_text("mine")
    assert lift("view", "-o", "page.html").code == 1
    assert (desk / "page.html").read_text() == "mine"
    assert lift("view", "-o", "page.html", "--force").code == 0


def test_what_i_see_and_what_a_partner_sees(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    own, theirs = page(lift), page(lift, "--for", "partner")
    assert "A secret" in own
    assert "An old why" in own
    for text in ("A secret", "An old why", "An old answer", "An old note", "123456X"):
        assert text not in theirs
    for text in (ANSWER["text"], "Every child asks", "Open the lab", "Met the team"):
        assert text in own
        assert text in theirs
    assert "123456X" not in own


def test_an_interview_sees_what_is_starred(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    ran = lift("view", "--for", "interview", "-o", "page.html", "--no-open")
    assert "No step has a star yet: `lift star STEP` marks what you would show." in ran.err
    assert ANSWER["text"] not in page(lift, "--for", "interview")
    mine.write(FULL | {"stars": [{"step": ANSWER["step"], "at": SAVED}]})
    seen = page(lift, "--for", "interview")
    assert ANSWER["text"] in seen
    for text in ("Every child asks", "Open the lab", "Met the team", "A secret"):
        assert text not in seen


def test_a_facilitator_sees_no_sentence(lift: Lift, mine: Kept) -> None:
    mine.write(FULL | {"folder": filed(mine, wall_jpg=photo(), notes_txt=b"What they asked")})
    seen = page(lift, "--for", "facilitator")
    for text in (
        ANSWER["text"],
        "Every child asks",
        "Open the lab",
        "Met the team",
        "Caption",
        "wall.jpg",
        "asked",
        "<img",
    ):
        assert text not in seen
    assert "Time line" in seen


@pytest.mark.parametrize("reader", ["partner", "interview", "me"])
def test_names_are_masked_in_what_is_for_others_and_pointed_out_first(lift: Lift, mine: Kept, reader: str) -> None:
    private = {**FULL["educator"]["private"], "students": ["Mia"]}
    notes = filed(mine, mias_txt=b"Mia asked first.")
    answer = ANSWER | {"text": "I asked Mia."}
    mine.write(
        FULL
        | {
            "educator": {**FULL["educator"], "private": private},
            "answers": [answer],
            "stars": [{"step": ANSWER["step"], "at": SAVED}],
            "folder": [notes[0] | {"for": ANSWER["step"]}],
        }
    )
    ran = lift("view", "--for", reader, "--mask", "-o", "-")
    assert "Mia" not in ran.out
    assert "I asked [name]." in ran.out
    assert "[name] asked first." in ran.out
    assert "Before you send this file" in ran.err
    unmasked = lift("view", "--for", reader, "-o", "-")
    assert "Mia asked first." in unmasked.out
    assert ("Nothing was masked" in unmasked.err) is (reader != "me")


def test_a_photo_is_shown_small_and_says_nothing_else(lift: Lift, mine: Kept) -> None:
    mine.write(FULL | {"folder": filed(mine, wall_jpg=photo())})
    seen = page(lift)
    ((kind, data, alt),) = re.findall(r'<img src="data:image/(\w+);base64,([^"]+)" alt="([^"]*)">', seen)
    made = base64.b64decode(data)
    assert (kind, alt) == ("jpeg", "Caption 1")
    assert b"TheCamera" in photo()
    assert b"TheCamera" not in made
    assert Image.open(BytesIO(made)).size == (60, 40)


def test_a_text_is_shown_and_any_other_document_named(lift: Lift, mine: Kept) -> None:
    documents = filed(
        mine, notes_txt=b"Sie fragten: warum?\r\nZweimal.", aar_docx=b"PK" * 700, odd_png=b"x", bad_txt=b"\xff"
    )
    mine.write(FULL | {"folder": documents})
    seen = page(lift)
    assert "Sie fragten: warum?\nZweimal." in seen
    assert "aar.docx, 1 KB" in seen
    assert "odd.png, 1 byte" in seen
    assert "Not shown: it is no picture that lift can read." in seen
    assert "Not shown: it is no text that lift can read." in seen
    assert "<img" not in seen


@pytest.mark.parametrize("name", ["../portfolio.toml", "gone.txt", "link.txt", "other.txt", ".."])
def test_only_what_was_filed_is_read(lift: Lift, mine: Kept, name: str) -> None:
    documents = filed(mine, other_txt=b"Other words.")
    folder = mine.path.parent / "folder"
    (folder / "other.txt").write_bytes(b"Changed words.")
    (folder / "link.txt").symlink_to(mine.path)
    mine.write(FULL | {"folder": [documents[0] | {"name": name}]})
    seen = page(lift)
    assert "Caption 1" in seen
    assert "Changed words." not in seen
    assert "format_version" not in seen


def test_without_the_extra_pictures_are_named_and_it_is_said_how_to_add_it(
    lift: Lift, mine: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "can_be_read", lambda: False)
    mine.write(FULL | {"folder": filed(mine, wall_jpg=photo())})
    ran = lift("view", "--no-open", "-o", "page.html")
    assert f"Pictures are only named. {pictures.INSTALL} adds what shows them." in ran.err
    seen = page(lift)
    assert "wall.jpg" in seen
    assert "<img" not in seen


def test_with_files_a_zip_holds_the_page_and_the_documents(lift: Lift, mine: Kept, desk: Path) -> None:
    documents = filed(mine, wall_jpg=photo(), notes_txt=b"Words.")
    mine.write(FULL | {"folder": [*documents, {"name": "Plan", "url": "https://example.org", "at": SAVED}]})
    ran = lift("view", "--with-files")
    assert (ran.code, ran.out) == (0, lines("Wrote portfolio.zip in ~/desk"))
    with zipfile.ZipFile(desk / "portfolio.zip") as archive:
        assert archive.namelist() == ["portfolio.html", "folder/wall.jpg", "folder/notes.txt"]
        assert archive.read("folder/notes.txt") == b"Words."
        assert b"<title>LIFT Portfolio of Ana Reyes</title>" in archive.read("portfolio.html")


def test_names_in_the_zip_lead_nowhere_and_are_masked_as_on_the_page(lift: Lift, mine: Kept, desk: Path) -> None:
    private = {**FULL["educator"]["private"], "students": ["Mia", "Noah"]}
    documents = filed(mine, mia_txt=b"One.", noah_txt=b"Two.", gone_txt=b"Three.")
    (mine.path.parent / "folder" / "gone.txt").unlink()
    mine.write(FULL | {"educator": {**FULL["educator"], "private": private}, "folder": documents})
    ran = lift("view", "--with-files", "--for", "partner", "--mask", "-o", "out.zip")
    assert "gone.txt is not in it" in ran.err
    with zipfile.ZipFile(desk / "out.zip") as archive:
        assert archive.namelist() == ["portfolio.html", "folder/[name].txt", "folder/[name]-2.txt"]


def test_of_one_module_there_is_only_that(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    assert ANSWER["text"] in page(lift, "two")
    assert "Open the lab" not in page(lift, "two")
    assert ANSWER["text"] not in page(lift, "three")
    assert lift("view", "nine").code == 1


def test_the_export_is_the_same_page_for_others(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    exported = lift("export", "--format", "html", "-o", "-").out
    assert "A secret" not in exported
    assert "An old why" not in exported
    assert "Every child asks" in exported
    assert "<svg" in exported


def test_nobody_else_is_a_reader(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    assert lift("view", "--for", "others") == refusal(
        "could not find the reader 'others'", "`lift view --for interview`; others are me, partner, facilitator."
    )


def test_a_facilitator_gets_no_files(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(FULL)
    assert lift("view", "--for", "facilitator", "--with-files").code == 1
    assert list(desk.iterdir()) == []


def test_what_is_forgotten_is_not_left_on_the_page_that_was_looked_at(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    lift("view", "--no-open")
    kept = mine.path.parent / "portfolio.html"
    assert kept.exists()
    lift("forget", "Open the lab", "--everywhere")
    assert not kept.exists() or "Open the lab" not in kept.read_text("utf-8")


def test_addresses_are_links_and_steps_have_anchors(lift: Lift, mine: Kept) -> None:
    mine.write(FULL | {"answers": [ANSWER | {"text": "See https://example.org/a. And javascript:alert(1)"}]})
    seen = page(lift)
    assert '<a href="https://example.org/a" rel="noopener noreferrer">https://example.org/a</a>. And' in seen
    assert 'href="javascript' not in seen
    (anchor,) = re.findall(r'<p class="question" id="(step-[\d.]+)">', seen)[:1]
    assert anchor
    targets = set(re.findall(r' id="([^"]+)"', seen))
    assert set(re.findall(r'href="#([^"]+)"', seen)) <= targets
