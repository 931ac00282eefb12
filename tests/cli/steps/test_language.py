"""A module in another language: whoever walks it reads no English sentence, whatever they do on the way."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from lift_cli.phrases import SENTENCES
from tests.cli.conftest import Kept
from tests.cli.samples import SAVED, Tables, answer
from tests.conftest import Lift
from tests.content.samples import activity, closing, module_file, pack_file, section, step
from tests.terminal import CTRL_C, Terminal

pytestmark = pytest.mark.usefixtures("small")

OWN = {"provenance": "own"}
GREEK = "\u03b1\u03b2\u03b3"


def foreign(sentence: str) -> str:
    """A sentence of which nothing is left but its parts and what is typed as it stands."""
    kept = re.findall(r"\{[a-z]+\}|`[^`]*`|https?://", sentence.replace("{word}", "{digit}"))
    return " ".join([GREEK, *kept])


PAGE = "\u03c0"
AREAS = ("circle", "ideas", "bookmarks", "folder")


def greek(name: str, kind: str = "respond", **more: Any) -> Tables:
    return step(name, kind, text=f"{GREEK};", **more)


LOOK = activity(
    "look",
    greek("read", "view"),
    greek("talk", "discuss"),
    greek("say", page=PAGE, discuss=True),
    greek("rate", "rate", scale=[GREEK, f"{GREEK}{GREEK}"], page=PAGE),
    greek("why", ring="why", recall=["first/look/say", "first/look/rate"]),
    greek("keep", "bookmark", url="https://example.org", title=GREEK),
    greek("find", "bookmark"),
    greek("sheet", "make", page=PAGE),
    greek("empty", "make", page=f"{PAGE}{PAGE}"),
    greek("needed", "make"),
    greek("make", "make"),
    greek("do", "do"),
    greek("later", page=f"{PAGE}{PAGE}"),
)
LOOK |= {
    "title": GREEK,
    "outcomes": [{"text": GREEK, **OWN}],
    "resource": {"title": GREEK, "author": GREEK, "kind": GREEK, "url": "https://example.org"},
}
CLOSING = closing(
    title=GREEK,
    purpose={"text": GREEK, **OWN},
    reflect=[greek("idea", discuss=True)],
    review=[{"id": area, "area": area, "text": GREEK, **OWN} for area in AREAS],
    documents=[{"title": GREEK, "step": "first/look/needed", **OWN}],
    checklist=[{"id": item, "text": GREEK, **OWN} for item in ("responses", "activities", "bookmarks", "documents")],
)
FIRST = section("first", LOOK) | {"title": GREEK}
MODULE = module_file(
    id="two",
    number=2,
    title=GREEK,
    question={"text": GREEK, **OWN},
    based_on="lift/two",
    repeats=GREEK,
    closing=CLOSING,
)
ANA: Tables = {
    "format_version": 1,
    "id": "ana-1",
    "revision": 1,
    "educator": {"name": GREEK},
    "partner": {"name": GREEK},
}


@pytest.fixture(autouse=True)
def _installed(mine: Kept) -> None:
    folder = mine.path.parent / "modules" / "lift-el"
    said = {sentence: foreign(sentence) for sentence in SENTENCES}
    Kept(folder / "pack.toml").write(pack_file(id="lift-el", language="el", modules=["two"], interface=said))
    Kept(folder / "two" / "module.toml").write(MODULE)
    Kept(folder / "two" / "1-first.toml").write(FIRST)


def english(shown: str) -> list[str]:
    """The lines in which a Latin word is left, but for commands, paths, addresses and what is quoted."""
    left = []
    for line in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|^> .*$", "", shown, flags=re.MULTILINE).splitlines():
        said = re.sub(r"`[^`]*`|~?/\S+|https?://\S*|lift (start|reflect|show|export|profile)\b.*|'[^']*'", "", line)
        if re.search(r"[A-Za-z]{2,}", said):
            left.append(line)
    return left


EPSILON = "\u03b5"


def piped(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.slow
def test_the_walk_says_no_english_word_whatever_is_typed(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    answers = (
        "",
        f"15 {EPSILON}",
        EPSILON,
        "x",
        "9",
        "2",
        EPSILON,
        "",
        "8",
        "",
        "https://example.org/2",
        *[""] * 4,
        EPSILON,
    )
    said = [lift("start", "module", "two", typed=piped(*lines)) for lines in (answers, [""] * 9, ["https://a.org"] * 3)]
    said += [
        lift("start", "module", "2.1.1.1", typed=piped(key, "q")) for key in ("?", "<", ">", "back", "skip", "help")
    ]
    said += [lift("start", "module", "2.1.1.4", typed=piped("9", "q")), lift("start", "module", "two", typed="")]
    said += [lift("start", "module", "two", "--again", GREEK, typed="q\n")]
    assert [english(ran.err + ran.out) for ran in said] == [[]] * len(said)
    assert GREEK in mine.tables["modules"][-1]["name"]


def test_the_closing_and_its_checklist_say_no_english_word(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    lines = (
        EPSILON,
        "5",
        EPSILON,
        f"why {EPSILON}",
        "",
        f"question: {EPSILON}",
        "",
        f"https://example.org {EPSILON}",
        "",
        "",
    )
    said = [lift("reflect", "two", typed=piped(*lines)) for _ in range(2)]
    said += [lift("reflect", "two", typed=piped("<", "q"))]
    assert [english(ran.err + ran.out) for ran in said] == [[]] * len(said)


def test_the_first_two_questions_are_asked_in_it(lift: Lift) -> None:
    ran = lift("start", "module", "two", typed=piped(GREEK, GREEK, "q"))
    assert (ran.code, english(ran.err + ran.out)) == (0, [])


@pytest.mark.slow
def test_at_a_terminal_no_prompt_says_an_english_word(mine: Kept, tmp_path: Path) -> None:
    begun = {"module": "lift/two", "began": SAVED}
    mine.write(ANA | {"answers": [answer("lift/two/first/look/say", GREEK)], "modules": [begun]})
    walk = Terminal("start", "module", "2.1.1.1", home=tmp_path / "home")
    for typed in ("", ""):
        walk.wait_for(f"{GREEK} ?")
        walk.wait_for(">\x08")
        walk.type(typed)
    walk.wait_for("|\x08")
    walk.type(".")
    for typed in ("", "9", "2"):
        walk.wait_for(f"{GREEK} ?")
        walk.wait_for(">\x08")
        walk.type(typed)
    walk.wait_for(f"{GREEK} ?")
    walk.wait_for("|\x08")
    walk.write(EPSILON)
    for typed in ("", "https://example.org/2", "", "", "", ""):
        walk.wait_for(f"{GREEK} ?")
        walk.wait_for(">\x08")
        walk.type(typed)
    walk.wait_for(f"{GREEK} ?")
    walk.child.send(CTRL_C)
    walk.end()
    assert english(walk.log) == []
