"""A new pack's files: from the starter that ships, or from a module that it is to translate or remix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lift_cli.content.module import Module
from lift_cli.content.pack import PackFile
from lift_cli.phrases import SENTENCES
from lift_cli.values import fixed

FIRST_NUMBER, LAST_NUMBER = 101, 999
"""Between these stand the numbers of an author's own modules; the shipped ones stay below."""


@fixed
class Wish:
    """What an author asks for."""

    name: str
    title: str
    language: str


def from_starter(starter: Mapping[str, str], wish: Wish, number: int) -> dict[str, str]:
    """The starter's files, by path, under the author's names; `number` is that of its module."""
    names = {
        'id = "my-pack"': f'id = "{wish.name}"',
        'title = "My Pack"': f'title = "{wish.title}"',
        'language = "en"': f'language = "{wish.language}"',
        "number = 101": f"number = {number}",
    }
    made = dict(starter)
    for old, new in names.items():
        made = {file: text.replace(old, new) for file, text in made.items()}
    return made


def remix_manifest(originals: tuple[Module, ...], wish: Wish) -> PackFile:
    """The pack.toml of a pack whose modules stand in for others."""
    pack = originals[0].pack
    return replace(
        pack,
        id=wish.name,
        title=wish.title,
        version="1.0.0",
        language=wish.language,
        attribution=f"Based on {pack.title} {pack.version}. {pack.attribution}",
        modules=tuple(module.file.id for module in originals),
        interface={} if wish.language == pack.language else {sentence: sentence for sentence in SENTENCES},
    )


def standing_in(module_file: str, original: Module) -> str:
    """The text of a module.toml that stands in for the original."""
    version, newline, rest = module_file.partition("\n")
    return f'{version}{newline}based_on = "{original.id}"\n{rest}'


def free_number(modules: tuple[Module, ...]) -> int:
    """The first number of an author's own that no installed module has."""
    taken = {module.file.number for module in modules}
    return next((number for number in range(FIRST_NUMBER, LAST_NUMBER) if number not in taken), LAST_NUMBER)
