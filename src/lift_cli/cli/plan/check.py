"""`lift export --pgp --check`: the rules of a growth plan's form, one by one, and what its goals count for."""

from __future__ import annotations

from collections.abc import Sequence

from lift_cli.cli.plan.planner import Planner
from lift_cli.cli.terminal.output import command_line, out, say
from lift_cli.plan.rules import Case, RuleResult, findings
from lift_cli.portfolio.plan_changes import goals_of
from lift_cli.storage.paths import is_there


def check(planner: Planner) -> bool:
    """Report each rule, or what a form's statement says; True where all is met, as where the form has no rules."""
    found, nameless = ruled(planner), _nameless(planner)
    out(planner.title)
    if not found:
        out("This form has no rules to check. `lift export --pgp --check` checks Washington's.")
        return True
    for missing in nameless:
        out(f"  NOT MET: {missing}")
    for finding in found:
        _show(finding)
    _counts(planner)
    met = sum(finding.met for finding in found)
    out(f"{met} of {len(found)} rules are met. lift checks whether something is there, not how good it is.")
    if planner.form.source:
        out(f"Check it against the current form: {planner.form.source}")
    if planner.form.references:
        out("Where we read the order of the worksheet:")
        for page in planner.form.references:
            out(f"  {page.title}. {page.note.text} {page.url}")
    if met < len(found):
        of_plan = planner.of_form if planner.form.verifies is None else planner.of_verified
        say(f"Continue with: {command_line(planner.session, of_plan('lift plan walk'))}")
    return met == len(found) and not nameless


def as_json(planner: Planner) -> dict[str, object]:
    """The findings for programs."""
    found = ruled(planner)
    rules = [{"id": one.rule.id, "met": one.met, "missing": list(one.missing), **_read(one)} for one in found]
    met = all(one.met for one in found) and not _nameless(planner)
    return {"format_version": 1, "form": planner.form.id, "year": planner.year.label, "met": met, "rules": rules}


def _read(finding: RuleResult) -> dict[str, str | None]:
    """What a rule says, and where that was read."""
    rule = finding.rule
    doubt = rule.doubt.text if rule.doubt else None
    return {"text": rule.text.text, "authority": rule.authority, "source": rule.source, "doubt": doubt}


def judged(planner: Planner) -> Sequence[RuleResult]:
    """The findings on this year's plan as it stands in the file and in the LIFT Folder."""
    session, portfolio = planner.session, planner.session.load_to_show()
    written = frozenset(one.name for one in planner.fields if one.said or one.offered or one.value)
    gone = frozenset(
        document.name
        for document in portfolio.folder
        if document.url is None and not is_there(session.home.folder / document.name)
    )
    return findings(Case(portfolio, session.catalog, planner.form, planner.year, written, gone))


def lacks(planner: Planner) -> tuple[str, ...]:
    """What is missing of what the statement of a form says, in sentences; raises UnknownNameError for an odd pack."""
    if planner.form.verifies is None:
        return ()
    said = [missing for finding in ruled(planner) for missing in finding.missing]
    return tuple(dict.fromkeys((*_nameless(planner), *said)))


def ruled(planner: Planner) -> Sequence[RuleResult]:
    """The findings on a form; of one that verifies another those on what its statement says of that."""
    form = planner.form
    if form.verifies is None:
        return judged(planner)
    found = judged(Planner(planner.session, form.verifies, planner.year.label))
    return tuple(finding for finding in found if finding.rule.id in form.states)


def _nameless(planner: Planner) -> tuple[str, ...]:
    """What is said where a statement has nobody to make it."""
    is_named = planner.form.verifies is None or planner.session.load_to_show().educator.name
    return () if is_named else ("Your name is missing.",)


def _show(finding: RuleResult) -> None:
    rule = finding.rule
    out(f"  {'met' if finding.met else 'NOT MET'}: {rule.text.text}")
    for missing in finding.missing:
        out(f"      missing  {missing}")
    if not finding.met:
        out(f"      source   {', '.join(part for part in (rule.authority, rule.source) if part)}")
    if rule.doubt:
        out(f"      please check: {rule.doubt.text}")


def _counts(planner: Planner) -> None:
    """What the goals of the plan count for at renewal."""
    if not planner.form.flags:
        return
    goals = goals_of(planner.session.load_to_show(), planner.year.label)
    out()
    out("What your goals count for at renewal:")
    for flag in planner.form.flags:
        numbers = [f"goal {number}" for number, goal in enumerate(goals, 1) if flag.id in goal.flags]
        told = "a plan cannot meet it" if flag.not_by_plan else ", ".join(numbers) or "no goal"
        out(f"  {flag.title}: {told}")
    out()
