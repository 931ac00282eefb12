from __future__ import annotations

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.document import Document
from lift_cli.exporters import FORMATS
from lift_cli.pages.booklet import booklet
from lift_cli.pages.plan import growth_plan
from lift_cli.portfolio.model import Portfolio
from tests.pages.conftest import Golden
from tests.pages.educators import ANA, NOTHING, PLANNED, TODAY, hostile

EDUCATORS = ["nothing", "typical", "hostile"]


def educator(name: str, catalog: Catalog) -> tuple[Portfolio, Catalog]:
    return hostile(catalog) if name == "hostile" else ({"nothing": NOTHING, "typical": ANA}[name], catalog)


def page(kind: str, portfolio: Portfolio, catalog: Catalog) -> Document:
    if kind == "booklet":
        return booklet(portfolio, catalog, TODAY)
    return growth_plan(portfolio, catalog, catalog.find_plan_form(), TODAY)


@pytest.mark.parametrize("form", ["html", "markdown"])  # the others are read back, in the tests of their exporters
@pytest.mark.parametrize("kind", ["booklet", "growth-plan"])
@pytest.mark.parametrize("name", EDUCATORS)
def test_the_page_is_the_one_that_was_looked_at(
    catalog: Catalog, golden: Golden, name: str, kind: str, form: str
) -> None:
    document = page(kind, *educator(name, catalog))
    golden(f"{kind}-{name}{FORMATS[form].suffix}", FORMATS[form].render(document))


@pytest.mark.parametrize("form", ["pgp-1697", "pgp-verification", "growth-plan", "ohio-ipdp", "technology-plan"])
def test_every_form_is_filled_from_the_same_portfolio(catalog: Catalog, golden: Golden, form: str) -> None:
    document = growth_plan(PLANNED, catalog, catalog.find_plan_form(form), TODAY)
    golden(f"form-{form}.md", FORMATS["markdown"].render(document))
