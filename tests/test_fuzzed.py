"""Strangers' files changed at random: no traceback, no hang, no memory without bound, no control character let out.

LIFT_FUZZ_SECONDS says for how long each reader is tried; each run takes other changes, by the seed it tells.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lift_cli.content.module import Module
from tests import fuzzing
from tests.conftest import Lift
from tests.pdf import forms
from tests.typed import typed
from tests.word.controls import asking
from tests.word.office_forms import mixed_form

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="it has no alarm signal")]

FIELDS = forms.form(
    forms.text("Educator Name"),
    forms.text("Text2", "{{ school }}, {{ district }}"),
    forms.group("Goal 1", forms.text("Goal", flags=forms.MULTILINE), forms.text("Standards")),
    forms.check("STEM", "/X"),
    forms.radio("Equity", "/Yes", "/No"),
    forms.choice("Role", ["t", "Teacher"], "Principal"),
    forms.signature("Sig", AA={"/K": {"/S": "/JavaScript", "/JS": "alert"}}),
    root={"/OpenAction": {"/S": "/Launch", "/F": "calc"}},
)

FIRST_PAGE = Path("one") / "1-a-first-page.toml"


@pytest.fixture
def samples(lift: Lift, two: Module, tmp_path: Path) -> dict[str, Path]:
    """A real portfolio with all that comes of it: the export, the review, the copy; and a pack."""
    walked = "".join(f"{line}\n" for line in typed(two.steps))
    ben = tmp_path / "ben"
    lift("profile", "--name", "Ana Reyes", "--partner", "Ben Okafor")
    lift("start", "module", "two", typed=walked)
    lift("export", "-o", "export.toml")
    lift("profile", "--name", "Ben Okafor", "--partner", "Ana Reyes", home=ben)
    lift("check-partner", "export.toml", "--confirm", "--recognize", "Well done.", home=ben)
    lift("team", "new", "Grade 4 math", "--members", "Ana, Ben")
    lift("answer", "11.1.1.8", "--text", "May 4", "--with", "Ben")
    lift("team", "file", "-o", "team.toml")
    lift("modules", "new", "pack")
    pack = shutil.move(tmp_path / "home" / "modules" / "pack", "pack")
    mine = tmp_path / "home" / "portfolio.toml"
    (review,) = Path().glob("review-*.toml")
    lift("plan", "template", "-o", "form.docx")
    lift("export", "--format", "docx", "-o", "booklet.docx")
    lift("export", "--format", "html", "-o", "booklet.html")
    Path("controls.docx").write_bytes(asking())
    Path("places.docx").write_bytes(mixed_form())
    Path("form.pdf").write_bytes(FIELDS)
    ours = {"copy": mine, "own": mine, "pack": pack / FIRST_PAGE}
    return {
        "export": Path("export.toml"),
        "review": review,
        "team": Path("team.toml"),
        "form": Path("form.docx"),
        "document": Path("booklet.docx"),
        "page": Path("booklet.html"),
        "controls": Path("controls.docx"),
        "places": Path("places.docx"),
        "pdf": Path("form.pdf"),
        **ours,
    }


@pytest.mark.parametrize("what", fuzzing.COMMANDS)
def test_a_file_changed_at_random_is_taken_or_refused_in_one_line(
    what: str, samples: dict[str, Path], tmp_path: Path
) -> None:
    folder = tmp_path / "fuzzed"
    shutil.copytree(tmp_path / ("ben" if what in ("export", "team") else "home"), folder / "home")
    shutil.copy(samples[what], folder / "sample.toml")
    if what == "pack":
        shutil.copytree(samples[what].parent.parent, folder / "pack")
    seconds, seed = os.environ.get("LIFT_FUZZ_SECONDS", "12"), str(time.time_ns())

    done = subprocess.run(
        [sys.executable, fuzzing.__file__, what, str(folder), seconds, seed],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, ""), f"seed {seed}; the file is {folder / 'finding.toml'}"
    ended = json.loads(done.stdout)
    assert sum(ended.values()) > 20, "too slow: hardly a file was tried"
    assert max(ended.values()) < 0.98 * sum(ended.values()), f"hardly a file met another end: {ended}"
