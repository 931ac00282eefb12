"""What the README and the authors' guide say is so."""

from __future__ import annotations

import inspect
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from lift_cli.cli.app import COMMANDS
from lift_cli.content import framework, module_file, pack, plan_form, plan_rule, renewal, tour
from lift_cli.content.catalog import Catalog
from lift_cli.partner.review import Judgement, ReviewAuthor, make
from lift_cli.storage import exchange
from lift_cli.values import KEY, fields_of
from tests.conftest import NOW, Lift

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "modules" / "README.md").read_text("utf-8")


CHECKS = ("lift check one", "lift check-partner portfolio.toml", "lift export --pgp --check")
"""The README's commands that end with 3, as something is still missing."""


def readme_commands() -> dict[str, list[str]]:
    """Every `lift` line in the README's shell blocks, in order, by the heading of its section."""
    sections = (part.partition("\n") for part in re.split(r"^## ", README, flags=re.MULTILINE))
    blocks = {title: re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL) for title, _, text in sections}
    lines = {title: "".join(found).splitlines() for title, found in blocks.items()}
    ours = re.compile(r"lift(?! tour)")  # test_tour.py runs that one
    found = {title: [line for line in shown if ours.match(line)] for title, shown in lines.items()}
    return {title: commands for title, commands in found.items() if commands}


@pytest.fixture
def partners_files(lift: Lift, catalog: Catalog, tmp_path: Path) -> None:
    """What the README's reader has been sent: a partner's export, and later a review of her own."""
    ben = tmp_path / "ben"
    lift("profile", "--name", "Ben Okafor", "--partner", "Ana Reyes", home=ben)
    lift("done", "1.1.1.1", home=ben)
    lift("profile", "--name", "Ana Reyes", "--partner", "Ben Okafor")
    lift("done", "1.1.1.1")
    lift("export", "-o", "hers.toml")
    export = exchange.read_export(Path("hers.toml"))
    from lift_cli.checklist.report import check
    from lift_cli.cli.partner.judge import as_found

    report = check("Ana", [catalog.find_module("one")], export.progress)
    judgement: Judgement = as_found(report.modules[0], None)
    review = make(export, report.modules[0], judgement, ReviewAuthor(name="Ben Okafor"), NOW)
    path = Path("review-ana-reyes-lift-one.toml")
    path.write_bytes(exchange.review_bytes(review, path))
    Path("our-agreement.docx").write_bytes(b"a document")
    Path("Shared").mkdir()
    lift("export", "-o", "bens.toml", home=ben)
    Path("handed-in").mkdir()
    lift("export", "--summary", "-o", "handed-in/bens.toml", home=ben)


@pytest.mark.slow
@pytest.mark.usefixtures("partners_files")
@pytest.mark.parametrize("section", readme_commands())
def test_every_command_of_the_readme_runs_and_moves_no_cursor_for_a_screen_reader(
    lift: Lift, section: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCESSIBLE", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    for line in readme_commands()[section]:
        words = shlex.split(line)[1:]
        if words[:1] == ["check-partner"]:
            Path("portfolio.toml").write_bytes(Path("bens.toml").read_bytes())
        ran = lift(*words)
        assert ran.code == (3 if line in CHECKS else 0), f"{line}\n{ran.out}{ran.err}"
        assert re.findall(r"\r|\x1b\[[0-9;?]*[^0-9;?m]", ran.out + ran.err) == [], line


def test_the_readme_shows_how_it_goes_and_names_its_checks_as_they_are() -> None:
    commands = [line for lines in readme_commands().values() for line in lines]
    assert len(commands) > 45
    assert set(CHECKS) <= set(commands)


def test_every_command_is_in_the_readmes_table() -> None:
    table = README.partition("## Every command")[2].partition("## For authors")[0]
    assert [name for name in COMMANDS if f"`lift {name}" not in table] == []


def content_models() -> Iterator[type[pack.Content]]:
    """Every model an author writes for."""
    for file in (pack, module_file, framework, plan_form, plan_rule, renewal, tour):
        for _, model in inspect.getmembers(file, inspect.isclass):
            if issubclass(model, pack.Content) and model is not pack.Content and model.__module__ == file.__name__:
                yield model


@pytest.mark.parametrize("model", list(content_models()), ids=lambda model: model.__name__)
def test_every_field_of_a_pack_is_in_the_authors_guide(model: type[pack.Content]) -> None:
    sections = re.split(r"^###? ", GUIDE, flags=re.MULTILINE)
    section = next(part for part in sections if model.__name__ in part.partition("\n")[0].split(", "))
    table = [line for line in section.splitlines() if line.startswith("| `")]
    named = {name for line in table for name in re.findall(r"`([a-z_0-9-]+)`", line.split("|")[1])}
    fields = {field.metadata.get(KEY, field.name) for field in fields_of(model)}
    assert fields <= named
    if ", " not in section.partition("\n")[0]:
        assert named == fields


def test_the_authors_guide_names_every_source_of_a_plan_and_every_kind() -> None:
    for word in (
        *plan_form.Source,
        *plan_rule.Check,
        *pack.StepKind,
        *pack.Provenance,
        *pack.Feed,
        *pack.Ring,
        *module_file.Area,
        *module_file.ChecklistItem,
    ):
        assert f"`{word}`" in GUIDE
