"""What lift says in a walk is one fixed list, and a pack can say all of it in another language."""

from __future__ import annotations

import ast
import importlib
import re
import string
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import lift_cli
from lift_cli.phrases import SENTENCES, counted, fits, parts_of, phrase, speaking, taken

SOURCE = Path(lift_cli.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))


def module_of(file: Path) -> ModuleType:
    return importlib.import_module(".".join(("lift_cli", *file.relative_to(SOURCE).with_suffix("").parts)))


def asked_for(file: Path) -> Iterator[str]:
    """The sentences that a file says with `phrase`, and those that it gives `go_on`, by what the code names."""
    for node in ast.walk(ast.parse(file.read_text())):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        if node.func.id == "phrase":
            yield from said(node.args[0], file)
        if node.func.id == "go_on" and len(node.args) > 2 and "walk" in file.name:
            yield from said(node.args[2], file)


def said(node: ast.expr, file: Path) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from said(node.body, file)
        yield from said(node.orelse, file)
    elif isinstance(node, ast.Name) and isinstance(words := getattr(module_of(file), node.id, None), str):
        yield words


@pytest.mark.slow
def test_whatever_is_said_with_phrase_is_in_the_list() -> None:
    found = {sentence for file in FILES if file.name != "phrases.py" for sentence in asked_for(file)}
    assert len(found) > 50
    assert found - set(SENTENCES) == set()


@pytest.mark.slow
def test_every_sentence_of_the_list_stands_in_the_code_that_says_it() -> None:
    texts = {
        str(node.value)
        for file in FILES
        if file.name != "phrases.py"
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Constant)
    }
    counts = {f"{{count}} {noun}" for one in ("step", "minute", "hour") for noun in (one, f"{one}s")}
    assert [sentence for sentence in SENTENCES if sentence not in texts | counts] == []


def test_no_sentence_stands_twice_and_each_can_be_said_with_its_parts() -> None:
    assert len(set(SENTENCES)) == len(SENTENCES)
    for sentence in SENTENCES:
        assert {name for _, name, _, _ in string.Formatter().parse(sentence) if name} == parts_of(sentence)
        assert fits(sentence, sentence)


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ("paso {count} de {total}", True),
        ("{total}: {count}", True),
        ("paso {count}", False),
        ("paso {count} de {total} {word}", False),
        ("Paso {count!r:>999999999} de {total}", False),
        ("Paso {count.__class__} de {total}", False),
        ("Paso {{count}} de {total}", False),
        ("paso {count} de {total} {", False),
    ],
)
def test_a_translation_has_the_parts_of_its_sentence_and_nothing_that_could_run(said: str, *, good: bool) -> None:
    sentence = "step {count} of {total}"
    assert fits(sentence, said) is good
    assert taken({sentence: said, "Hello.": "Hola."}) == ({sentence: said} if good else {})


def test_what_a_pack_does_not_say_is_said_in_english_and_only_while_its_module_is_walked() -> None:
    with speaking({"Saved.": "Guardado.", "{count} step": "{count} paso"}):
        assert (phrase("Saved."), phrase("Nothing changed.")) == ("Guardado.", "Nothing changed.")
        assert (counted(1, "step"), counted(2, "step")) == ("1 paso", "2 steps")
    assert phrase("Saved.") == "Saved."


def test_a_module_has_its_number_in_words_or_in_digits() -> None:
    with speaking(taken({"Module {word}": "M\u00f3dulo {digit}"})):
        assert phrase("Module {word}", word="Two", digit=2) == "M\u00f3dulo 2"
    assert not re.search(r"\{digit\}", "".join(SENTENCES))
