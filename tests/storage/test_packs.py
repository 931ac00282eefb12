"""Packs from their folders: the shipped ones, then the educator's own, by one loader."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.errors import BrokenFileError
from lift_cli.storage import packs, paths

SHIPPED = paths.shipped_packs()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder for packs of the educator's own, with none in it."""
    folder = tmp_path / "home" / "modules"
    folder.mkdir(parents=True)
    return folder


def pack(root: Path, name: str, *, module: bool = False) -> Path:
    """A small pack of that id in a folder of that name; with Module Two under that name when wanted."""
    folder = root / name
    shutil.copytree(SHIPPED / "lift" / "two", folder / "two") if module else folder.mkdir()
    (folder / "pack.toml").write_text(
        f'format_version = 1\nid = "{name}"\ntitle = "Pack {name}"\nversion = "1.0.0"\n'
        f'attribution = "Ours"\nlicence = "CC0"\nmodules = {["two"] if module else []}\n'
        '[summary]\ntext = "A pack."\nprovenance = "own"\n',
        encoding="utf-8",
    )
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Change the first place in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def page(folder: Path, name: str, section: str) -> None:
    """A section of that id as one more page of a module."""
    shutil.copy(folder / "2-adult-learning.toml", folder / name)
    edit(folder / name, 'id = "adult-learning"', f'id = "{section}"')


def modules_of(catalog: Catalog) -> list[str]:
    return [module.id for module in catalog.modules]


def left_out(*roots: Path) -> list[tuple[str, str]]:
    """The packs that nothing is taken from, each with the reason; all others are there."""
    found = packs.load(*roots)
    away = [pack.folder for pack in found.left_out]
    usable = [folder for folder in packs.folders(*roots) if paths.shown(folder) not in away]
    assert {pack.id for pack in (packs.read(folder).file for folder in usable)} == {folder.name for folder in usable}
    assert modules_of(found) == [module.id for folder in usable for module in packs.modules_of(folder)]
    return [(pack.folder, pack.reason) for pack in found.left_out]


def told_alone(own: Path) -> str:
    """Why nothing is taken from the pack `mine`, which is the only one that is left out."""
    [(folder, told)] = left_out(SHIPPED, own)
    assert folder == "~/home/modules/mine"
    return told


def test_what_ships_is_loaded() -> None:
    catalog = packs.load(SHIPPED, Path("/nowhere"))

    assert "lift/two" in modules_of(catalog)
    assert "pgp-1697" in [form.id for form in catalog.plan_forms]


def test_lift_comes_first_and_the_educators_own_last(own: Path, tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    for root, name in ((shipped, "washington"), (shipped, "alpha"), (shipped, "lift"), (own, "aaa"), (own, "zzz")):
        pack(root, name)

    assert packs.folders(shipped, own) == [
        shipped / "lift",
        shipped / "alpha",
        shipped / "washington",
        own / "aaa",
        own / "zzz",
    ]


def test_a_pack_of_ones_own_is_added_after_the_shipped(own: Path) -> None:
    pack(own, "mine", module=True)

    assert modules_of(packs.load(SHIPPED, own)) == [*modules_of(packs.load(SHIPPED, Path("/nowhere"))), "mine/two"]


def test_a_pack_of_ones_own_has_steps_of_its_own(own: Path) -> None:
    pack(own, "mine", module=True)
    catalog = packs.load(SHIPPED, own)

    theirs = [place.id for place in catalog.find_module("lift/two").places]
    assert [place.id for place in catalog.find_module("mine/two").places] == [
        step.replace("lift/", "mine/", 1) for step in theirs
    ]


def test_a_plan_form_of_ones_own_is_added(own: Path) -> None:
    folder = pack(own, "mine")
    shutil.copytree(SHIPPED / "washington" / "plans", folder / "plans")
    (folder / "plans" / "pgp-1697.toml").rename(folder / "plans" / "mine.toml")
    edit(folder / "plans" / "mine.toml", 'id = "pgp-1697"', 'id = "mine"')

    catalog = packs.load(SHIPPED, own)
    assert catalog.find_plan_form("mine").title == catalog.find_plan_form("pgp-1697").title


def test_a_folder_that_is_no_pack_is_passed_by(own: Path) -> None:
    (own / "notes").mkdir()
    (own / "pack.toml").write_text("not a pack's folder", encoding="utf-8")

    assert modules_of(packs.load(SHIPPED, own)) == modules_of(packs.load(SHIPPED, Path("/nowhere")))


def test_a_module_that_the_pack_does_not_name_is_not_loaded(own: Path) -> None:
    edit(pack(own, "mine", module=True) / "pack.toml", "['two']", "[]")

    assert left_out(SHIPPED, own) == []
    assert modules_of(packs.load(SHIPPED, own)) == modules_of(packs.load(SHIPPED))


def test_two_packs_of_one_id_are_told_with_both_folders(own: Path, tmp_path: Path) -> None:
    shipped = tmp_path / "desk" / "shipped"
    shipped.mkdir()
    pack(shipped, "lift")
    pack(own, "lift", module=True)

    assert left_out(shipped, own) == [
        ("~/home/modules/lift", "shipped/lift and ~/home/modules/lift have the same id `lift`")
    ]


def test_two_folders_of_ones_own_with_one_id_are_told_too(own: Path) -> None:
    pack(own, "mine")
    shutil.copytree(own / "mine", own / "mine (copy)")

    assert left_out(SHIPPED, own) == [
        (
            "~/home/modules/mine (copy)",
            "~/home/modules/mine and ~/home/modules/mine (copy) have the same id `mine`",
        )
    ]


PACK, MODULE, PAGE, LOOK = "pack.toml", "two/module.toml", "two/2-adult-learning.toml", 'kind = "view"'
FIRST_STEP = "the field `activities[1].steps[1]"
KINDS = "'view', 'discuss', 'respond', 'rate', 'make', 'bookmark' or 'do'"
SLUG, VERSION = "'^[a-z0-9]+(-[a-z0-9]+)*$'", r"'^\d+\.\d+\.\d+$'"


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        (PACK, '"1.0.0"', '"one"', "the field `version`: 'one' does not have the right form"),
        (PACK, 'licence = "CC0"\n', "", "the field `licence`: it is missing"),
        (PACK, '"own"', '"mine"', "the field `summary.provenance`: it should be 'lift', 'adapted' or 'own'"),
        (PACK, "['two']", '["../two"]', "the field `modules[1]`: '../two' does not have the right form"),
        (PACK, "format_version = 1\n", "", "it has no format_version"),
        (MODULE, "number = 2", "number = 0", "the field `number`: it should be greater than or equal to 1"),
        (MODULE, "number = 2", "nummer = 2", "the field `number`: it is missing"),
        (PAGE, LOOK, 'kind = "look"', f"{FIRST_STEP}.kind`: it should be {KINDS}"),
        (PAGE, LOOK, 'kind = "rate"', f"{FIRST_STEP}`: a `rate` step, and only a `rate` step, has a `scale`"),
        (PAGE, LOOK, f'{LOOK}\nrun = "rm"', f"{FIRST_STEP}.run`: lift does not know this field"),
        (PAGE, 'learning"', "learning", "its format is broken: illegal character '\\n' (at line 2, column 21)"),
    ],
)
def test_a_field_that_does_not_fit_is_told_with_its_file(own: Path, file: str, old: str, new: str, reason: str) -> None:
    edit(pack(own, "mine", module=True) / file, old, new)
    [(folder, told)] = left_out(SHIPPED, own)

    assert folder == "~/home/modules/mine"
    said = re.escape(f"could not read ~/home/modules/mine/{file}: {reason}")
    assert re.fullmatch(said + r"( \(at line \d+\))?", told)


def test_a_folder_or_file_of_a_pack_that_is_a_link_is_not_followed(own: Path, tmp_path: Path) -> None:
    folder = pack(own, "mine", module=True)
    for name in (PAGE, "two"):
        (folder / name).rename(tmp_path / "elsewhere")
        (folder / name).symlink_to(tmp_path / "elsewhere")
        assert told_alone(own) == f"could not read ~/home/modules/mine/{name}: it is a link to another file"
        (folder / name).unlink()
        (tmp_path / "elsewhere").rename(folder / name)


@pytest.mark.parametrize("name", ["plans", "standards", "renewals"])
def test_a_folder_of_forms_that_is_a_link_is_not_followed(own: Path, name: str) -> None:
    folder = pack(own, "mine")
    (folder / name).symlink_to(SHIPPED / "washington" / name)
    assert told_alone(own) == f"could not read ~/home/modules/mine/{name}: it is a link to another file"


def test_a_renewal_of_her_own_is_found_beside_the_shipped_one(own: Path) -> None:
    folder = pack(own, "mine")
    shutil.copytree(SHIPPED / "washington" / "renewals", folder / "renewals")
    (folder / "renewals" / "certificate.toml").rename(folder / "renewals" / "licence.toml")
    assert told_alone(own).endswith("its id is `certificate`, but its name is `licence`")
    edit(folder / "renewals" / "licence.toml", 'id = "certificate"', 'id = "licence"')

    catalog = packs.load(SHIPPED, own)
    assert (catalog.find_renewal("licence").id, catalog.find_renewal().id) == ("licence", "certificate")


def test_a_page_beyond_all_measure_is_refused(own: Path) -> None:
    page = pack(own, "mine", module=True) / PAGE
    page.write_bytes(page.read_bytes() + b"#" * 2**20)
    assert told_alone(own).endswith("2-adult-learning.toml: it is larger than 1 MiB")


def test_a_plan_form_that_does_not_fit_is_told_with_its_file(own: Path) -> None:
    folder = pack(own, "mine")
    (folder / "plans").mkdir()
    (folder / "plans" / "form.toml").write_text("format_version = 1\n", encoding="utf-8")

    assert told_alone(own) == "could not read ~/home/modules/mine/plans/form.toml: the field `id`: it is missing"


def test_a_pack_of_a_newer_format_is_refused(own: Path) -> None:
    edit(pack(own, "mine") / "pack.toml", "format_version = 1", "format_version = 2")

    newer = "it was written by a newer lift (format_version 2; known here: 1)"
    assert told_alone(own) == f"could not read ~/home/modules/mine/pack.toml: {newer}"


def test_a_module_that_is_named_and_not_there_is_told(own: Path) -> None:
    edit(pack(own, "mine") / "pack.toml", "modules = []", 'modules = ["three"]')

    assert told_alone(own) == "could not read ~/home/modules/mine/three/module.toml: no such file or directory"


def sections(own: Path) -> list[str]:
    return [section.id for section in packs.load(SHIPPED, own).find_module("mine/two").sections]


def test_sections_stand_in_the_order_of_their_numbers(own: Path) -> None:
    folder = pack(own, "mine", module=True) / "two"
    for number in (10, 11, 9, 100):
        page(folder, f"{number}-more.toml", f"more-{number}")

    assert sections(own)[-4:] == ["more-9", "more-10", "more-11", "more-100"]


def test_sections_of_one_number_stand_in_the_order_of_their_names(own: Path) -> None:
    """Else a step's short number would differ from one disk to the next."""
    folder = pack(own, "mine", module=True) / "two"
    letters = "gcafhbed"
    for letter in letters:
        page(folder, f"9-{letter}.toml", f"more-{letter}")

    assert sections(own)[-8:] == [f"more-{letter}" for letter in sorted(letters)]


@pytest.mark.parametrize(
    "name", [".#2-adult-learning.toml", "#2-adult-learning.toml#", "notes.toml", "2-adult-learning.toml~"]
)
def test_what_editors_leave_beside_a_page_is_no_section(own: Path, name: str) -> None:  # fmt: skip
    folder = pack(own, "mine", module=True) / "two"
    before = sections(own)
    (folder / name).symlink_to("me@my-laptop.123:456")

    assert sections(own) == before


def test_what_editors_leave_beside_a_form_is_no_form(own: Path) -> None:
    folder = pack(own, "mine")
    (folder / "plans").mkdir()
    (folder / "plans" / ".#form.toml").symlink_to("me@my-laptop.123:456")

    assert packs.load(SHIPPED, own).plan_forms == packs.load(SHIPPED, Path("/nowhere")).plan_forms


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"\xff\xfe"),
        lambda path: path.write_bytes(b""),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.unlink(), path.symlink_to("/dev/zero")),
    ],
    ids=["not UTF-8", "empty", "a folder", "a device"],
)
def test_a_page_that_cannot_be_read_is_one_sentence(own: Path, spoil: Callable[[Path], object]) -> None:
    spoil(pack(own, "mine", module=True) / "two" / "2-adult-learning.toml")

    assert told_alone(own).startswith("could not read ~/home/modules/mine/two/2-adult-learning.toml: ")


def test_of_two_plan_forms_with_one_id_the_shipped_one_stays(own: Path) -> None:
    folder = pack(own, "mine")
    shutil.copytree(SHIPPED / "washington" / "plans", folder / "plans")
    edit(folder / "plans" / "pgp-1697.toml", 'title = "', 'title = "Mine: ')

    found = packs.load(SHIPPED, own)
    assert found.find_plan_form("pgp-1697") == packs.load(SHIPPED).find_plan_form("pgp-1697")


def test_the_script_of_the_tour_is_read() -> None:
    assert len(packs.load_tour(SHIPPED).people) == 2


def test_a_tour_that_does_not_fit_is_told_with_its_file(own: Path) -> None:
    pack(own, "lift")
    (own / "lift" / "tour.toml").write_text("format_version = 1\n", encoding="utf-8")
    with pytest.raises(BrokenFileError) as told:
        packs.load_tour(own)

    assert told.value.message == "could not read ~/home/modules/lift/tour.toml: the field `module`: it is missing"
