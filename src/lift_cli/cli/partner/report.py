"""The checklist's findings on the screen: a word for every verdict, what is missing by step or by activity."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import groupby
from pathlib import Path

from lift_cli.checklist.report import ModuleReport, Report
from lift_cli.checklist.rules import ItemResult, Verdict
from lift_cli.cli.session import local
from lift_cli.cli.terminal.file_output import STDOUT
from lift_cli.cli.terminal.output import indented, out, say
from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module, Place
from lift_cli.content.module_file import ChecklistItem
from lift_cli.content.origin import named, number
from lift_cli.partner.export import Export
from lift_cli.phrases import phrase
from lift_cli.text import one_line, quantity

MOST = 5
"""How many missing steps are named with their text; if there are more, they are counted by activity."""

VERDICTS = {
    Verdict.MET: "met: {item}",
    Verdict.UNMET: "NOT MET: {item}",
    Verdict.UNKNOWN: "UNKNOWN: the file does not say: {item}",
}


def show_report(report: Report, catalog: Catalog, tell: Callable[[str], None] = out) -> None:
    """Print the checklist, module by module."""
    for module_report in report.modules:
        module = module_report.module
        tell("")
        whole = "{module}, complete" if module_report.complete else "{module}, not complete"
        tell(phrase(whole, module=module.heading))
        for finding in module_report.findings:
            tell(f"  {phrase(VERDICTS[finding.verdict], item=item_words(module, finding))}")
            if len(finding.missing) > MOST:
                for line in _by_activity(catalog, module_report, finding):
                    tell(f"      {line}")
                continue
            for step in finding.missing:
                place = catalog.place(step)
                talk = place and place.step.discuss and finding.item is ChecklistItem.ACTIVITIES
                missing = "missing  {step}  (to talk over)" if talk else "missing  {step}"
                tell(f"      {phrase(missing, step=named(catalog, step))}")


def _by_activity(catalog: Catalog, report: ModuleReport, finding: ItemResult) -> Iterator[str]:
    """How much of each activity is open, and what there is to do."""
    module = report.module
    unanswered = {step for one in report.findings if one.item is ChecklistItem.RESPONSES for step in one.missing}
    is_asked = finding.item is ChecklistItem.RESPONSES
    counting = [place for place in (module.places if is_asked else module.needed) if place.asks or not is_asked]
    missing = {step: catalog.place(step) for step in finding.missing}
    for step in (step for step, place in missing.items() if place is None):
        yield phrase("missing  {step}", step=named(catalog, step))
    for heading, there in groupby(counting, key=_activity_of):
        places = list(there)
        doing = [_to_do(place, finding, unanswered) for place in places if place.id in missing]
        if doing:
            each = "; ".join(f"{words}: {doing.count(words)}" for words in dict.fromkeys(doing))
            counts = {"open": len(doing), "all": len(places)}
            yield phrase("{activity}: {open} of {all} open ({each})", activity=heading, each=each, **counts)


def _activity_of(place: Place) -> str:
    """The activity of a step by its number and title; the closing is one."""
    title = place.activity.title if place.activity else place.module.closing.title
    return f"{place.number.rpartition('.')[0]} {title}"


def _to_do(place: Place, finding: ItemResult, unanswered: Collection[str]) -> str:
    """What is left to do at a step: a prompt that is answered may still have to be talked over."""
    if not place.asks or finding.item is not ChecklistItem.ACTIVITIES:
        return phrase(place.doing)
    return phrase("write, then talk it over" if place.id in unanswered else "written, not yet talked over")


def item_words(module: Module, finding: ItemResult) -> str:
    """The item in the pack's words."""
    return next(item.text for item in module.closing.checklist if item.id is finding.item)


def print_partners_report(catalog: Catalog, export: Export, report: Report, output: Path | None) -> None:
    """Whose portfolio it is, and what the checklist finds; beside stdout when the review itself goes there."""
    if not export.kind:
        say("This is the portfolio itself, with all that should stay at home. Ask for the file that `lift export`")
        say("writes, and delete this one.")
    tell = say if output == STDOUT else out
    when = f", exported on {local(export.exported_at):%Y-%m-%d at %H:%M}" if export.exported_at else ""
    tell(f"The portfolio of {export.educator.name or 'your partner'}{when}")
    if not report.modules:
        say("No module has been begun in it, so there is nothing to check.")
    show_report(report, catalog, tell)
    _tell_what_cannot_be_read(export)
    for answer in export.answered or ():
        tell(f"{export.educator.name or 'Your partner'} answered your comment on {_of(catalog, answer.of)}.")
        if answer.text:
            tell(indented(answer.text))
    hidden = sum(answer.masked for answer in export.answers or ())
    if hidden:
        say(f"In {quantity(hidden, 'answer')} some words are masked, to keep someone's name or address at home.")
    ours = {found.module.pack.id: found.module.pack.version for found in report.modules}
    for pack, version in ours.items():
        theirs = one_line(export.packs.get(pack, version), 20)
        if theirs != version:
            say(
                f"The file was made with {pack} {theirs}, and you have {version}. "
                "What only your version asks counts as missing."
            )


def _of(catalog: Catalog, of: str) -> str:
    """What a comment was on: a step by its number, or an item of the checklist."""
    return number(catalog, of) if "/" in of else of


def _tell_what_cannot_be_read(export: Export) -> None:
    """Why some of it is unknown."""
    name = export.educator.name or "your partner"
    if export.summary:
        say(f"This is a summary without {name}'s sentences, so nobody can tell whether they are there.")
        say("Ask for the file that `lift export` writes.")
    elif export.unreadable:
        count = quantity(len(export.unreadable), "step")
        say(f"At {count} the file has no words to read, or says the same step twice: nobody can tell what is there.")
