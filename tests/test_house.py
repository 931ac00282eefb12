"""The structure of the house: what import-linter's lists leave out, and what no contract can say."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import grimp
import pytest

from lift_cli.cli.app import COMMANDS, command_of
from lift_cli.exporters import FORMATS
from tests.conftest import needs

SOURCE = Path(__file__).parent.parent / "src" / "lift_cli"
SETTINGS = tomllib.loads((SOURCE.parent.parent / "pyproject.toml").read_text("utf-8"))
CONTRACTS = {contract["name"]: contract for contract in SETTINGS["tool"]["importlinter"]["contracts"]}
DOORS = {"cli", "completion", "storage", "exporters", "__main__", "front"}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("lift_cli", cache_dir=None)


def rooms(folder: Path) -> set[str]:
    """The folders and files of a folder, as they are imported."""
    there = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/__init__.py")}
    return there - {"__init__"}


@pytest.mark.parametrize(
    ("contract", "but"),
    [
        ("Only the terminal's door knows the terminal", {"cli", "__main__", "front"}),
        ("Only the doors know the disk", DOORS - {"exporters"}),
    ],
)
def test_a_contract_speaks_of_every_room(contract: str, but: set[str]) -> None:
    named = {room.removeprefix("lift_cli.") for room in CONTRACTS[contract]["source_modules"]}
    assert named == rooms(SOURCE) - but


def test_every_command_of_the_list_is_there() -> None:
    assert [words for words in COMMANDS if not command_of(words).help] == []
    assert all(
        (SOURCE / "cli" / f"{file.partition(':')[0].replace('.', '/')}.py").is_file() for file, _ in COMMANDS.values()
    )


def test_every_format_can_be_rendered() -> None:
    files = [kind.file for kind in FORMATS.values()]
    assert [name for name in files if not callable(import_module(f"lift_cli.exporters.{name}").render)] == []


def test_no_command_imports_another(graph: grimp.ImportGraph) -> None:
    files = {f"lift_cli.cli.{file.partition(':')[0]}" for file, _ in COMMANDS.values()}
    found = {(one, other) for one in files for other in graph.find_modules_directly_imported_by(one) & files}
    assert found == set()


def test_the_rooms_of_the_terminal_know_little_of_each_other(graph: grimp.ImportGraph) -> None:
    """Counted from one room to another, or between files of no room; everyone may import `terminal` and `session`."""
    inside = graph.find_descendants("lift_cli.cli")
    arrows = {
        (one, other)
        for one in inside
        for other in graph.find_modules_directly_imported_by(one) & inside
        if room_of(other) not in ("terminal", "session") and room_of(one) != room_of(other)
    }
    assert len(arrows) <= 60
    assert len(list((SOURCE / "cli").glob("*.py"))) <= 12


def room_of(module: str) -> str:
    """The room of a file in `cli/`; of one directly there, itself."""
    return module.split(".")[2]


def test_no_files_import_each_other_in_a_circle(graph: grimp.ImportGraph) -> None:
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(list(TopologicalSorter(imports).static_order())) == len(imports)  # raises CycleError, naming a circle


TOP = {".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "benchmarks", "modules"}
TOP |= {"pyproject.toml", "src", "tests"}


def test_nothing_else_is_in_the_repository() -> None:
    """A portfolio that was tried out in a checkout is nobody's to publish."""
    needs("git")
    repository = SOURCE.parent.parent
    if not (repository / ".git").exists():
        pytest.skip("this is no checkout")
    listed = subprocess.run(["git", "ls-files"], cwd=repository, capture_output=True, text=True, check=True).stdout
    assert {path.partition("/")[0] for path in listed.splitlines()} <= TOP


KEPT_ALL_THE_SAME = {
    "list_commands": "click calls it",
    "apply_transformation": "prompt_toolkit calls it",
    "BYSTANDERS": "what a law leaves out",
}


def test_nobody_keeps_what_nobody_uses() -> None:
    """Functions, classes and constants that no line of the source names; what a decorator takes in is used by it."""
    trees = [ast.parse(file.read_text("utf-8")) for file in SOURCE.rglob("*.py")]
    named = {name for tree in trees for node in ast.walk(tree) for name in names_in(node)}
    kept = {name for tree in trees for node in ast.walk(tree) for name in made_in(node)}
    unused = {name for name in kept - named if not name.startswith("__")}
    assert unused == set(KEPT_ALL_THE_SAME)


def names_in(node: ast.AST) -> list[str]:
    """The names that a piece of code uses, those in a short text included, by which some are looked up."""
    match node:
        case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name) | ast.alias(name=name):
            return [name]
        case ast.keyword(arg=str(name)):
            return [name]
        case ast.Constant(value=str(text)) if len(text) < 60:
            return re.findall(r"\w+", text)
    return []


def made_in(node: ast.AST) -> list[str]:
    """The functions, classes and constants that a piece of code makes for others to use."""
    match node:
        case ast.FunctionDef(name=name, decorator_list=around) | ast.ClassDef(name=name, decorator_list=around):
            takers = {"fixed", "dataclass", "cache", "property", "staticmethod", "classmethod", "cached_property"}
            return [name] if all(isinstance(each, ast.Name) and each.id in takers for each in around) else []
        case ast.Module(body=lines):
            stored = [each for line in lines if isinstance(line, ast.Assign | ast.AnnAssign) for each in ast.walk(line)]
            return [each.id for each in stored if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)]
    return []
