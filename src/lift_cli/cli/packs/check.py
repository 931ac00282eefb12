"""`lift modules check`: a pack held against the numbered rules."""

from __future__ import annotations

from pathlib import Path

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.output import give_json, out, say
from lift_cli.content.lint.findings import RULES, Finding, Severity
from lift_cli.content.lint.pack import SHIPPED_IDS
from lift_cli.errors import NOT_MET, BadValueError
from lift_cli.storage import pack_check, packs, paths
from lift_cli.storage.paths import shown, typed
from lift_cli.text import quantity


def run(session: Session, named: list[Path], *, record: bool, as_json: bool) -> None:
    """Check the packs that are named, or every installed one; leaves with NOT_MET where one has an error."""
    if record and not named:
        hint = "Name the folder of your pack: lift modules check FOLDER --record"
        raise BadValueError("record the ids", "no pack is named", hint)
    folders = _folders(session, named)
    shipped, own = paths.shipped_packs(), session.home.user_packs
    found = {folder: pack_check.installed_findings(folder, shipped, own) for folder in folders}
    if as_json:
        give_json([_as_json(folder, finding) for folder, findings in found.items() for finding in findings])
    else:
        for folder, findings in found.items():
            print_findings(folder, findings)
    if any(finding.rule.severity is Severity.ERROR for findings in found.values() for finding in findings):
        raise typer.Exit(NOT_MET)
    for folder in folders if record else ():
        new = pack_check.record_ids(folder)
        Session.has_saved = True
        say(f"{shown(folder / SHIPPED_IDS)}: {quantity(new, 'new id')}")


def print_rules(*, as_json: bool) -> None:
    """Every rule with its number and what it weighs."""
    if as_json:
        give_json([{"rule": rule.number, "severity": rule.severity.value, "words": rule.words} for rule in RULES])
        return
    for rule in RULES:
        out(f"{rule.number}  {rule.severity:<7}  {rule.words}")


def _folders(session: Session, named: list[Path]) -> list[Path]:
    """The packs to check; raises BadValueError where a path that is named alone leads to none."""
    if not named:
        return packs.folders(paths.shipped_packs(), session.home.user_packs)
    found: list[Path] = []
    for path in named:
        here = pack_check.pack_folders(typed(path))
        if not here and len(named) == 1:
            hint = "Name a folder with a pack.toml; `lift modules new NAME` writes one."
            raise BadValueError(f"check {shown(typed(path))}", "there is no pack", hint)
        if not here:
            say(f"Skipped: {shown(typed(path))} is not a pack.")
        found += here
    return list(dict.fromkeys(found))


def print_findings(folder: Path, findings: tuple[Finding, ...]) -> None:
    """What is wrong with a pack, a line for each finding, and how much it is."""
    for finding in findings:
        where = f"{shown(folder / finding.file)}{f': {finding.where}' if finding.where else ''}"
        out(f"{where}: {finding.rule.number} {finding.rule.severity}: {finding.message}")
    counts = [sum(finding.rule.severity is severity for finding in findings) for severity in Severity]
    said = [quantity(count, severity.value) for count, severity in zip(counts, Severity, strict=True) if count]
    out(f"{shown(folder)}: {', '.join(said) or 'clean'}")


def _as_json(folder: Path, finding: Finding) -> dict[str, str]:
    return {
        "path": str(folder / finding.file),
        "field": finding.where,
        "rule": finding.rule.number,
        "severity": finding.rule.severity.value,
        "message": finding.message,
    }
