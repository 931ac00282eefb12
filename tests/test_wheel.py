"""What is installed holds every word: the wheel, and the wheel that is built from the sdist."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent


def shipped() -> set[str]:
    """The files that git keeps, as they stand in a wheel."""
    listed = subprocess.run(
        ["git", "ls-files", "src/lift_cli", "modules"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    return {
        name.removeprefix("src/") if name.startswith("src/") else f"lift_cli/{name}"
        for name in listed
        if (ROOT / name).exists()
    }


def test_the_wheel_holds_every_file_and_no_other(tmp_path: Path) -> None:
    # `build` makes the sdist and then the wheel from that sdist: what either drops is missing here.
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(tmp_path), str(ROOT)], capture_output=True, check=True
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == shipped()
    assert {"lift_cli/py.typed", "lift_cli/help-80.txt", "lift_cli/help-100.txt"} <= names
    (sdist,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert {"README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml", "tests/conftest.py"} <= inside
