"""What partners said, on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lift_cli.cli.session import local
from lift_cli.cli.terminal.output import indented
from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module
from lift_cli.content.origin import number
from lift_cli.portfolio.comments import CommentState, Said
from lift_cli.text import harmless, one_line


def reviewer_of(name: str) -> str:
    """Who reviewed, as far as it is known: nobody's name is made up."""
    return harmless(name) or "Someone who gave no name"


def item_words(module: Module | None, item: str) -> str:
    """An item of the checklist in the pack's words; by its id where the pack is not installed."""
    words = [text.text.rstrip(".") for text in module.closing.checklist if text.id.value == item] if module else []
    return f'"{words[0]}"' if words else one_line(item)


def commented(catalog: Catalog, of: str, named: Callable[[Catalog, str], str]) -> str:
    """What a comment is on: the whole module, or a step as it is `named`."""
    module = catalog.module_of(of)
    return module.name if module and module.id == of else named(catalog, of)


def heading(catalog: Catalog, said: Said) -> str:
    """Who said it, of what, and whether it asks for something."""
    who = reviewer_of(said.review.reviewer)
    if not said.is_item:
        return f"{who} on {commented(catalog, said.of, number)}"
    item = item_words(catalog.module_of(said.review.module), said.of)
    return f"{who} on {item}" if said.is_confirmed else f"{who}, not yet: {item}"


def state_words(said: Said) -> str:
    """What became of it; nothing of what is settled."""
    match said.state:
        case CommentState.ANSWERED:
            day = f"{local(said.answer.at):%Y-%m-%d}" if said.answer else ""
            words = f": {said.answer.text}" if said.answer and said.answer.text else ""
            return f"you answered on {day}{words}"
        case CommentState.CHANGED:
            return f"changed since {said.review.reviewer or 'then'} asked"
        case CommentState.CLOSED:
            return ""
        case _:
            return "waits for your answer"


def in_brackets(words: str) -> str:
    """Words in brackets, where there are any."""
    return f" ({words})" if words else ""


def in_a_line(catalog: Catalog, said: Said) -> str:
    """A comment in one line, as where one stands."""
    words = f": {one_line(said.text)}" if said.text else ""
    after = "" if said.is_open else in_brackets(one_line(state_words(said)))
    return f"{heading(catalog, said)}{words}{after}"


def lines(catalog: Catalog, comments: Iterable[Said]) -> Iterable[str]:
    """Comments with all their words, each with what became of it."""
    for said in comments:
        yield f"{heading(catalog, said)}{in_brackets(state_words(said))}"
        if said.text:
            yield indented(said.text)
