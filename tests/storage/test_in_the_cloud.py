"""A file that a syncing program has only in the cloud is known by the marks that Windows and macOS set."""

from __future__ import annotations

import os
from types import SimpleNamespace
from typing import Any, cast

import pytest

from lift_cli.storage.files import is_only_in_the_cloud


@pytest.mark.parametrize(
    ("marks", "is_away"),
    [
        ({}, False),
        ({"st_file_attributes": 0x20, "st_flags": 0}, False),  # FILE_ATTRIBUTE_ARCHIVE: an ordinary file
        ({"st_file_attributes": 0x1020}, True),
        ({"st_file_attributes": 0x40000}, True),
        ({"st_file_attributes": 0x400020}, True),
        ({"st_flags": 0x40000000}, True),
    ],
)
def test_it_is_known_without_opening_it(marks: dict[str, Any], *, is_away: bool) -> None:
    assert is_only_in_the_cloud(cast("os.stat_result", SimpleNamespace(**marks))) is is_away
