"""An answer is kept under the id of its step: what shipped once is listed in its pack's ids.txt and never forgotten."""

from __future__ import annotations

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.storage import pack_check, packs, paths

SHIPPED = paths.shipped_packs()
PACKS = ["lausd-iti", "learning-forward", "lift", "washington"]


@pytest.mark.parametrize("pack", PACKS)
def test_every_id_that_ships_is_listed(catalog: Catalog, pack: str) -> None:
    asked = {place.id for module in catalog.modules if module.pack.id == pack for place in module.places}
    new = sorted(asked - pack_check.shipped_ids(SHIPPED / pack))
    assert not new, f"these are permanent once they ship: `lift modules check modules/{pack} --record` lists them"


@pytest.mark.parametrize("pack", PACKS)
def test_every_pack_that_ships_breaks_no_rule(pack: str) -> None:
    assert pack_check.findings(SHIPPED / pack, packs.beside(pack, SHIPPED)) == ()
