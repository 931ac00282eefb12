"""Two educators on two machines do Module Two, in real terminals."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from lift_cli.cli.you.tour import _samples
from lift_cli.content.module import Module, Place
from lift_cli.content.step_kinds import Task
from lift_cli.storage import packs, paths
from tests.conftest import Lift
from tests.terminal import CTRL_C, CTRL_D, Terminal, wait_until_kept

pytestmark = pytest.mark.slow

WRITTEN_FIRST = "2.1.1.5"
KEYS = "(? for keys)"


def walk_through(terminal: Terminal, places: Iterable[Place], samples: dict[tuple[str, Task], str]) -> None:
    """Answer each question of each step as it comes."""
    for place in places:
        terminal.wait_for(f"{place.number}  (")
        for task in place.tasks:
            terminal.wait_for(KEYS)
            said = samples.get((place.id, task), "")
            terminal.write(said) if task is Task.WRITE else terminal.type(said)
            terminal.wait_for("Saved.")


@pytest.fixture
def samples() -> dict[tuple[str, Task], str]:
    script = packs.load_tour(paths.shipped_packs())
    return _samples(script)


def test_two_educators_do_module_two(
    tmp_path: Path, two: Module, samples: dict[tuple[str, Task], str], process: Lift
) -> None:
    ana, ben = tmp_path / "ana", tmp_path / "ben"

    # Both start the module; each names the other.
    terminal = Terminal("start", "module", "two", home=ben)
    terminal.wait_for("Your name")
    terminal.type("Ben Okafor")
    terminal.wait_for("partner's name")
    terminal.type("Ana Reyes")
    terminal.wait_for(KEYS)
    terminal.type("q")
    assert terminal.end() == 0

    terminal = Terminal("start", "module", "two", home=ana)
    terminal.wait_for("Your name")
    terminal.type("Ana Reyes")
    terminal.wait_for("partner's name")
    terminal.type("Ben Okafor")

    # Ana leaves in the middle of a sentence with Ctrl-C ...
    walk_through(terminal, two.steps[:4], samples)
    terminal.wait_for(f"{WRITTEN_FIRST}  (")
    terminal.wait_for(KEYS)
    terminal.type("Communication. I explain", enter=False)
    first = two.steps[4]
    draft = ana / "drafts" / f"{first.id.replace('/', '__')}.txt"
    wait_until_kept(draft, "Communication. I explain")
    terminal.type(CTRL_C, enter=False)
    assert terminal.end() == 130
    assert terminal.log.rstrip().endswith(
        "Stopped at step 2.1.1.5 (5 of 65). Everything is kept, also the text you were typing.\r\n"
        "Continue with: lift start module two"
    )

    # ... and Ben, who gets what she has, is told what is missing.
    assert process("export", home=ana).code == 0
    terminal = Terminal("check-partner", "portfolio.toml", home=ben)
    for question in (
        "Is it met?",
        "A comment",
        "Is it met?",
        "A comment",
        "Is it met?",
        "Is it met?",
        "A comment",
        "Comment on one step?",
    ):
        terminal.wait_for(question)
        terminal.type("")
    assert terminal.end() == 3
    assert "2.1.1 A Framework for Teacher Leadership: 1 of 1 open (write: 1)" in " ".join(terminal.log.split())
    assert "missing  2.4.3.9  Put your finished AAR in your LIFT Folder" in terminal.log
    assert Path("review-ana-reyes-lift-two.toml").is_file()

    # She takes up at the same step, with the half-typed text, and goes to the end.
    terminal = Terminal("start", "module", home=ana)
    terminal.wait_for(f"{WRITTEN_FIRST}  (")
    terminal.wait_for("You began this text and did not finish it. Continue here:")
    terminal.write(" things well, but I answer too fast.")
    terminal.wait_for("Saved.")
    walk_through(terminal, two.steps[5:], samples)
    assert terminal.end() == 0
    assert list((ana / "drafts").iterdir()) == []
    shown = json.loads(process("show", WRITTEN_FIRST, "--json", home=ana).out)
    assert shown["text"] == "Communication. I explain things well, but I answer too fast."

    assert process("circle", "--why", "Every child can ask a good question.", home=ana).code == 0
    terminal = Terminal("reflect", "two", home=ana)
    walk_through(terminal, two.reflect + two.review, samples)
    assert terminal.end() == 0
    assert "complete" in terminal.log
    assert process("export", "--force", home=ana).code == 0

    # Ben confirms each item and recognizes her.
    terminal = Terminal("check-partner", "portfolio.toml", home=ben)
    for _ in range(4):
        terminal.wait_for("Is it met?")
        terminal.type("y")
    terminal.wait_for("Comment on one step?")
    terminal.type("2.1.1.5 I know that one!")
    terminal.wait_for("Comment on one step?")
    terminal.type("")
    terminal.wait_for("Recognize Ana Reyes in your own words")
    terminal.type("All of it, in the busiest month of the year.")
    terminal.wait_for("Replace it? (y/n)")
    terminal.type("y")
    assert terminal.end() == 0
    assert list((ben / "drafts").iterdir()) == []

    # She receives it; a later edit shows.
    assert process("receive", "review-ana-reyes-lift-two.toml", home=ana).code == 0
    assert "      recognized: 65 of 65 steps done" in process("status", home=ana).out.splitlines()
    assert "    Ben Okafor says:\n        I know that one!\n" in process("show", WRITTEN_FIRST, home=ana).out
    assert process("answer", WRITTEN_FIRST, "--text", "Listening.", home=ana).code == 0
    assert (
        "      recognized, then changed (1 step): 65 of 65 steps done" in process("status", home=ana).out.splitlines()
    )

    # The plan holds her own words with their origin, in each of its sections.
    plan = process("export", "--pgp", "--format", "markdown", "-o", "-", home=ana).out
    sections = {part.partition("\n")[0]: part for part in plan.split("\n## ")}
    goal = sections["B. Self-assessment and goal selection"]
    assert "> Listening.\n\n*(from 2.1.1.5, " in goal
    assert (
        "> Every child can ask a good question.\n\n*(from the Golden Circle \\(why\\)" not in goal
    )  # literal brackets
    assert "> Every child can ask a good question.\n\n*(from the Golden Circle (why), " in goal
    done = [part for part in sections.values() if "| 2.4.3 Remixing Professional Learning | Module Two | " in part]
    assert [part.partition("\n")[0] for part in done] == ["C. Professional growth action plan"]
    assert "| lift-training-aar.html | " in sections["D. Evidence collected"]
    assert "> All of it, in the busiest month of the year." in sections["D. Evidence collected"]
    striking = samples[(two.reflect[0].id, Task.WRITE)]
    assert f"> {striking}\n\n*(from 2.4.4.1, " in sections["E. Reflection"]


def test_a_crash_in_the_middle_of_a_sentence_leaves_the_sentence(tmp_path: Path, two: Module, process: Lift) -> None:
    home = tmp_path / "home"
    process("profile", "--name", "Ana", "--partner", "Ben")
    terminal = Terminal("answer", "2.1.1.5", home=home)
    terminal.wait_for("stops and keeps what you typed.")
    terminal.type("One line")
    terminal.type("and a hal", enter=False)
    draft = home / "drafts" / f"{two.steps[4].id.replace('/', '__')}.txt"
    wait_until_kept(draft, "One line\nand a hal")
    terminal.kill()

    terminal = Terminal("answer", "2.1.1.5", home=home)
    terminal.wait_for("You began this text and did not finish it. Continue here:")
    terminal.write("f.")
    assert terminal.end() == 0
    assert json.loads(process("show", "2.1.1.5", "--json").out)["text"] == "One line\nand a half."
    assert not draft.exists()


def test_a_takeaway_half_typed_is_there_again(tmp_path: Path, two: Module, process: Lift) -> None:
    home = tmp_path / "home"
    process("profile", "--name", "Ana", "--partner", "Ben")
    for number in ("2.1.1.1", "2.1.1.2"):
        process("done", number)
    terminal = Terminal("start", "module", "two", home=home)
    terminal.wait_for(KEYS)
    terminal.type("25 a skill can be ta", enter=False)
    wait_until_kept(home / "drafts" / f"{two.steps[2].id.replace('/', '__')}--talk.txt", "25 a skill can be ta")
    terminal.type(CTRL_C, enter=False)
    assert terminal.end() == 130

    terminal = Terminal("start", "module", "two", home=home)
    terminal.wait_for(KEYS)
    terminal.wait_for("25 a skill can be ta")
    terminal.type("ught")
    terminal.wait_for("Saved.")
    terminal.wait_for(KEYS)
    terminal.wait_for("\x1b[?7h")  # the line can be typed on now
    terminal.type(CTRL_D, enter=False)
    assert terminal.end() == 0
    done = process("show", "2.1.1.3").out
    assert "a skill can be taught" in done


def test_a_pasted_text_of_several_paragraphs_stays_one_answer(tmp_path: Path, process: Lift) -> None:
    home = tmp_path / "home"
    process("profile", "--name", "Ana", "--partner", "Ben")
    pasted = "First paragraph.\n\n.\n\nLast, with a lone dot above. " + "x" * 5000
    terminal = Terminal("answer", "2.1.1.5", home=home)
    terminal.wait_for("stops and keeps what you typed.")
    terminal.type(f"\x1b[200~{pasted}\x1b[201~")
    terminal.type(".")
    assert terminal.end() == 0
    assert json.loads(process("show", "2.1.1.5", "--json").out)["text"] == pasted


def test_where_nothing_may_move_the_cursor_no_escape_is_written(tmp_path: Path, process: Lift) -> None:
    home = tmp_path / "home"
    process("profile", "--name", "Ana", "--partner", "Ben")
    for number in ("2.1.1.1", "2.1.1.2", "2.1.1.3", "2.1.1.4"):
        process("done", number)
    terminal = Terminal("start", "module", "two", home=home, ACCESSIBLE="1")
    terminal.wait_for(KEYS)
    terminal.type("First line")
    terminal.wait_for("| ")
    terminal.type("second lin", enter=False)
    terminal.type(CTRL_C, enter=False)
    assert terminal.end() == 130

    again = Terminal("start", "module", "two", home=home, ACCESSIBLE="1")
    again.wait_for("Continue after it")
    again.write("e, and more")
    again.wait_for("Saved.")
    again.wait_for(KEYS)
    again.type("q")
    assert again.end() == 0
    assert json.loads(process("show", "2.1.1.5", "--json").out)["text"] == "First line\nsecond line, and more"
    assert "\x1b" not in terminal.log + again.log


def test_ctrl_c_at_the_very_first_question_ends_quietly(tmp_path: Path) -> None:
    terminal = Terminal("start", "module", home=tmp_path / "home")
    terminal.wait_for("Your name")
    terminal.type(CTRL_C, enter=False)
    assert terminal.end() == 130
    assert "Traceback" not in terminal.log
    assert not (tmp_path / "home" / "portfolio.toml").exists()


def test_a_move_after_some_lines_is_a_move_and_the_lines_stay(tmp_path: Path, two: Module, process: Lift) -> None:
    home = tmp_path / "home"
    process("profile", "--name", "Ana", "--partner", "Ben")
    for number in ("2.1.1.1", "2.1.1.2", "2.1.1.3", "2.1.1.4"):
        process("done", number)
    terminal = Terminal("start", "module", "two", home=home)
    terminal.wait_for(KEYS)
    terminal.type("My answer so far")
    terminal.type("q")
    assert terminal.end() == 0
    draft = home / "drafts" / f"{two.steps[4].id.replace('/', '__')}.txt"
    assert draft.read_text("utf-8") == "My answer so far\n"

    terminal = Terminal("start", "module", "two", home=home)
    terminal.wait_for("Continue here:")
    terminal.type("And what now", enter=False)
    terminal.type("?")  # at the end of a line it is only a character
    terminal.write("Yes.")
    terminal.wait_for("Saved.")
    terminal.wait_for(KEYS)
    terminal.type("q")
    assert terminal.end() == 0
    assert json.loads(process("show", "2.1.1.5", "--json").out)["text"] == "My answer so far\nAnd what now?\nYes."


def test_a_takeaway_half_typed_outlives_the_answer_kept_before_it(tmp_path: Path, two: Module, process: Lift) -> None:
    home = tmp_path / "home"
    process("profile", "--name", "Ana", "--partner", "Ben")
    terminal = Terminal("reflect", "two", home=home)
    terminal.wait_for(KEYS)
    terminal.write("Asking first.")
    terminal.wait_for("Saved.")
    terminal.wait_for(KEYS)
    terminal.type("20 we both", enter=False)
    talk = home / "drafts" / f"{two.reflect[0].id.replace('/', '__')}--talk.txt"
    wait_until_kept(talk, "20 we both")
    terminal.type(CTRL_C, enter=False)
    assert terminal.end() == 130

    terminal = Terminal("reflect", "two", home=home)
    terminal.wait_for("Your text is below")
    terminal.type(".")
    terminal.wait_for("Nothing changed.")
    terminal.wait_for("20 we both")
    terminal.type(" agree")
    terminal.wait_for("Saved.")
    terminal.wait_for(KEYS)
    terminal.type("q")
    assert terminal.end() == 0
    assert "we both agree" in process("show", "2.4.4.1").out
