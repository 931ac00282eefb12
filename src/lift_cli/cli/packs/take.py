"""`lift modules add` and `remove`: a pack from somebody else, and a pack that is no longer wanted."""

from __future__ import annotations

from pathlib import Path

import typer

from lift_cli.cli.packs.check import print_findings
from lift_cli.cli.session import Session
from lift_cli.cli.terminal.output import command_line, go_on, out, say
from lift_cli.content.lint.findings import Severity
from lift_cli.errors import NOT_MET, BadValueError, UnknownNameError
from lift_cli.storage import pack_check, pack_taking, packs, paths
from lift_cli.storage.paths import is_there, shown, typed
from lift_cli.text import nearest_word, quantity


def add(session: Session, source: Path, *, force: bool) -> None:
    """Check a pack and put it among the educator's own; leaves with NOT_MET where it has an error."""
    taken = pack_taking.files_of(typed(source))
    manifest, home = taken.manifest(), session.home.user_packs
    if is_there(paths.shipped_packs() / manifest.id):
        hint = "Its author can give it another id in pack.toml, and its folder the same name."
        raise BadValueError(f"add {shown(typed(source))}", f"lift comes with a pack called `{manifest.id}`", hint)
    if is_there(home / manifest.id) and not force:
        hint = f"To replace it: {command_line(session, f'lift modules add {shown(typed(source))} --force')}"
        raise BadValueError(f"add {shown(typed(source))}", f"the pack `{manifest.id}` is already there", hint)
    with pack_taking.laid_out(taken, home) as folder:
        found = pack_check.findings(folder, packs.beside(manifest.id, paths.shipped_packs(), home))
        errors = [finding for finding in found if finding.rule.severity is Severity.ERROR]
        if errors:
            print_findings(typed(source), tuple(errors))
            say("It was not added. Its author can correct what is named here.")
            raise typer.Exit(NOT_MET)
        kept = pack_taking.put_in_place(folder, home, session.today())
    Session.has_saved = True
    modules = packs.modules_of(home / manifest.id)
    out(f"Added {manifest.title}  [{manifest.id} {manifest.version}, {quantity(len(modules), 'module')}]")
    out(f"    {manifest.attribution}")
    if kept:
        say(f"The one before is kept in {shown(kept)}")
    if taken.others:
        say(f"Left out: {quantity(taken.others, 'file')} that lift does not read.")
    if warnings := len(found):
        say(f"{quantity(warnings, 'warning')}: lift modules check {shown(home / manifest.id)}")
    if modules:
        go_on(session, f"lift start module {modules[0].word}", "Walk it: {command}")


def remove(session: Session, name: str) -> None:
    """Take a pack out of use; its folder and every answer to it are kept."""
    home = session.home.user_packs
    own = [folder.name for folder in packs.folders(home)]
    if name not in own:
        if is_there(paths.shipped_packs() / name):
            reason = "it comes with lift"
            raise BadValueError(
                f"remove the pack {name!r}", reason, "You need not use it; nothing of it is in your way."
            )
        raise UnknownNameError("pack", name, nearest_word(name, own), "`lift modules list` shows them all.")
    kept = pack_taking.remove(home / name, session.today())
    Session.has_saved = True
    out(f"Removed {name}. Its folder is kept in {shown(kept)}")
    say("What you wrote in its modules stays in your portfolio.")
    say(f"To have it back: {command_line(session, f'lift modules add {shown(kept)}')}")
