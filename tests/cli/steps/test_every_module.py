"""Every module that ships, walked from its first step to the partner's recognition, as from a pipe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module, Place
from lift_cli.storage import packs, paths
from tests.conftest import Lift
from tests.typed import typed

pytestmark = pytest.mark.slow

MODULES = [module.id for module in packs.load(paths.shipped_packs()).modules]


def walk(lift: Lift, command: str, module: Module, places: tuple[Place, ...]) -> None:
    ran = lift(*command.split(), module.word, typed="".join(f"{line}\n" for line in typed(places)))
    assert (ran.code, "Error" in ran.err, "That was the last step" in ran.err) == (0, False, False), ran.err


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_walked_to_its_end_checked_and_recognized(lift: Lift, catalog: Catalog, name: str) -> None:
    module = catalog.find_module(name)
    lift("profile", "--name", "Ana Reyes", "--partner", "Ben Okafor")
    walk(lift, "start module", module, module.steps)
    if module.closing.reflect or module.closing.review:
        walk(lift, "reflect", module, module.reflect + module.review)
    if "bookmarks" in [item.id for item in module.closing.checklist]:
        lift("bookmark", "add", "https://example.org", "--for", name)
    assert lift("check", name).code == 0, lift("check", name).out

    lift("export")
    ben = Path("ben").absolute()
    lift("profile", "--name", "Ben Okafor", "--partner", "Ana Reyes", home=ben)
    words = ("--confirm", "--recognize", "All of it.")
    assert lift("check-partner", "portfolio.toml", *words, home=ben).code == 0
    (review,) = Path().glob("review-*.toml")
    assert lift("receive", str(review)).code == 0
    (row,) = [row for row in json.loads(lift("status", "--json").out)["modules"] if row["id"] == name]
    assert (row["state"], row["done"]) == ("recognized", row["total"])
