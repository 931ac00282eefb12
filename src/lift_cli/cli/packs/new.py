"""`lift modules new`: a pack to start from, or a module to translate."""

from __future__ import annotations

import re
from pathlib import Path

from lift_cli.cli.packs.check import run as check
from lift_cli.cli.session import Session
from lift_cli.cli.terminal.output import go_on, say
from lift_cli.content.module import Module
from lift_cli.content.pack import LANGUAGE
from lift_cli.content.starter import Wish, free_number, from_starter
from lift_cli.errors import BadValueError
from lift_cli.storage import new_pack, packs, paths
from lift_cli.storage.paths import shown, typed
from lift_cli.text import one_line, slug


def run(session: Session, wish: Wish, based_on: str | None, folder: Path | None) -> None:
    """Write the pack, check it, and say what to type next."""
    _check_wish(session, wish)
    originals = _originals(session, based_on) if based_on else ()
    home = session.home.user_packs
    target = (typed(folder) if folder else home) / wish.name
    if originals:
        places = {path.name: path for path in reversed(packs.folders(paths.shipped_packs(), home))}  # the first is used
        texts = new_pack.remix(places, originals, wish)
    else:
        texts = from_starter(new_pack.starter(paths.shipped_packs()), wish, free_number(session.installed.modules))
    new_pack.write(target, texts)
    Session.has_saved = True
    say(f"Wrote {shown(target)}")
    check(session, [target], record=False, as_json=False)
    if target.parent != home:
        say(f"lift reads it once it is in {shown(home)}")
        return
    word = originals[0].word if originals else f"{wish.name}/one"
    say(f"Change its words in any editor, then: lift modules check {shown(target)}")
    go_on(session, f"lift start module {word}", "Walk it: {command}")


def _check_wish(session: Session, wish: Wish) -> None:
    """Raise BadValueError for a name, title or language that a pack cannot have."""
    if slug(wish.name, "") != wish.name:
        hint = f"Lowercase letters, digits and dashes, such as `{slug(wish.name, 'my-pack')}`."
        raise BadValueError("write a pack", f"{wish.name!r} cannot be the name of a pack", hint)
    if wish.name in {folder.name for folder in packs.folders(paths.shipped_packs(), session.home.user_packs)}:
        raise BadValueError("write a pack", f"a pack called {wish.name!r} is already installed", "Choose another name.")
    if not wish.title.strip() or set(wish.title) & set('"\\') or one_line(wish.title, 200) != wish.title:
        hint = "One line, without quotes or backslashes."
        raise BadValueError("write a pack", f"{wish.title!r} cannot be its title", hint)
    if not re.fullmatch(LANGUAGE, wish.language):
        hint = "A language tag, such as en, es or pt-BR."
        raise BadValueError("write a pack", f"{wish.language!r} is not a language tag", hint)


def _originals(session: Session, name: str) -> tuple[Module, ...]:
    """The module of a name, or every module of a pack; raises where one has a stand-in already."""
    whole = tuple(module for module in session.installed.modules if module.id.startswith(f"{name}/"))
    originals = whole or (session.installed.find_module(name),)
    for module in originals:
        if module.file.based_on:
            reason = f"{module.own_id} already replaces {module.id}"
            raise BadValueError("write a pack", reason, f"Change that one, or remove the pack {module.pack.id}.")
    return originals
