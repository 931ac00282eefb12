"""`lift standards`: a framework of one's own, listed and shown in full."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran
from tests.content.samples import URL, activity, module_file, pack_file, section, step

pytestmark = pytest.mark.usefixtures("small")

MANNERS: dict[str, Any] = {
    "format_version": 1,
    "id": "manners",
    "title": "Good Manners",
    "publisher": "Us",
    "edition": "2026",
    "source": URL,
    "summary": {"text": "How to be kind.", "provenance": "own"},
    "doubts": [{"text": "The codes are ours.", "provenance": "own"}],
    "references": [{"title": "A rubric", "url": URL, "note": {"text": "Read its name.", "provenance": "own"}}],
    "entries": [
        {"code": "1a", "title": "Greet", "provenance": "adapted", "group": "Coming", "points": ["Look up.", "Smile."]},
        {
            "code": "thank",
            "title": "Thank",
            "provenance": "own",
            "group": "Going",
            "text": "Say what for.",
            "doubt": "Whether twice.",
            "also": [{"title": "Gratitude", "when": "since 2025"}],
        },
    ],
}


@pytest.fixture(autouse=True)
def _installed(mine: Kept) -> None:
    """A pack of her own with two frameworks, and a step about one of them."""
    pack = mine.path.parent / "modules" / "mine"
    Kept(pack / "pack.toml").write(pack_file(id="mine", modules=["small"]))
    Kept(pack / "standards" / "manners.toml").write(MANNERS)
    Kept(pack / "standards" / "meals.toml").write(MANNERS | {"id": "meals", "title": "Good Meals"})
    looking = section(
        "try",
        activity(
            "plan",
            step("sheet", "make"),
            step("look", "view", framework="mine/manners"),
            step("thanks", "respond", framework="mine/manners", codes=["mine/manners/thank"]),
        ),
    )
    Kept(pack / "small" / "module.toml").write(module_file(number=7))
    Kept(pack / "small" / "1-try.toml").write(looking)


@pytest.mark.parametrize("command", [["standards"], ["standards", "list"]])
def test_every_framework_is_listed(lift: Lift, command: list[str]) -> None:
    listed = lines("mine/manners  Good Manners (2 standards)", "mine/meals  Good Meals (2 standards)")
    assert lift(*command) == Ran(0, listed, "")


def test_json_lists_them_with_their_edition(lift: Lift) -> None:
    assert json.loads(lift("standards", "list", "--json").out) == [
        {"id": "mine/manners", "title": "Good Manners", "edition": "2026", "entries": 2},
        {"id": "mine/meals", "title": "Good Meals", "edition": "2026", "entries": 2},
    ]


@pytest.mark.parametrize("name", ["manners", "mine/manners", "MANNERS", "good manners"])
def test_a_framework_is_shown_in_full_with_what_is_doubtful(lift: Lift, name: str) -> None:
    assert lift("standards", "show", name) == Ran(
        0,
        lines(
            "Good Manners  [mine/manners]",
            f"Us, 2026. {URL}",
            "How to be kind.  [own]",
            "",
            "Coming",
            "  1a  Greet  [adapted]",
            "      - Look up.",
            "      - Smile.",
            "",
            "Going",
            "  thank  Thank  [own]",
            "      Say what for.",
            "      also called Gratitude (since 2025)",
            "      to check: Whether twice.",
            "      steps: 7.1.1.3",
            "",
            "Steps about all of it: 7.1.1.2",
            "",
            "What goes with it:",
            "  - A rubric. Read its name.  [own]",
            f"    {URL}",
            "",
            "Check these against the source:",
            "  - The codes are ours.  [own]",
        ),
        "",
    )


def test_json_of_a_framework_is_what_its_file_says(lift: Lift) -> None:
    shown = json.loads(lift("standards", "show", "manners", "--json").out)
    assert shown == MANNERS | {
        "id": "mine/manners",
        "entries": [
            {"points": [], "also": [], "steps": steps, **entry}
            for entry, steps in zip(MANNERS["entries"], ([], ["7.1.1.3"]), strict=True)
        ],
        "steps": ["7.1.1.2"],
    }


def test_one_standard_is_shown_with_the_steps_that_serve_it(lift: Lift) -> None:
    said = ("Good Manners  [mine/manners]", "  thank  Thank  [own]", "      Say what for.")
    also = ("      also called Gratitude (since 2025)", "      to check: Whether twice.", "      steps: 7.1.1.3")
    assert lift("standards", "show", "manners", "THANK").out == lines(
        *said, *also, "", "Steps about all of it: 7.1.1.2"
    )
    (entry,) = json.loads(lift("standards", "show", "manners", "thank", "--json").out)["entries"]
    assert (entry["code"], entry["steps"]) == ("thank", ["7.1.1.3"])
    none = "      No step of the modules installed names it."
    assert lift("standards", "show", "meals", "thank").out.splitlines()[-1] == none
    assert lift("standards", "show", "manners", "thnk").err.startswith(
        "Error: could not find the standard 'manners thnk'\n\nHint: Did you mean `manners thank`?"
    )


def test_a_name_that_fits_two_or_none_is_not_guessed_at(lift: Lift) -> None:
    assert lift("standards", "show", "good") == refusal(
        "could not tell which framework 'good' means", "It fits `mine/manners`, `mine/meals`; type one of these."
    )
    assert lift("standards", "show", "maners") == refusal(
        "could not find the framework 'maners'", "Did you mean `manners`? `lift standards list` shows them all."
    )


def test_the_walk_shows_the_titles_and_a_code_only_where_it_says_more(lift: Lift) -> None:
    lift("profile", "--name", "Ana", "--partner", "Ben")
    screen = lift("start", "module", "mine/small", typed=">\n").err.splitlines()
    start = screen.index("  Good Manners (2026):")
    assert screen[start + 1 : start + 5] == ["    Coming", "      1a  Greet", "    Going", "      Thank"]
