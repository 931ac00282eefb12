"""The one table of what a portfolio holds: a row for each part, read by all that goes through the parts.

It names fields of the model as plain texts and imports only the class of its rows, so that the model may read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lift_cli.portfolio.part import ENTRIES, FIELDS, Part

BYSTANDERS = ("format_version", "id", "revision", "rest")
"""What a portfolio says beside its parts; `rest` are the keys, here and in each record, that this version does not
know."""


PARTS = (
    Part(
        name="answers",
        noun="answer",
        key=("step",),
        versions=("text",),
        keeps="each",
        words=("text",),
        steps=("step",),
        summary=("step", "at"),
        whole=("text",),
        item="responses",
        bound="text",
        bound_to="text",
        exact=True,
        finishes="answered",
    ),
    Part(
        name="team_answers",
        noun="team answer",
        key=("team", "run", "step"),
        versions=("text", "n", "by", "company", "kept_by"),
        ranks=("n",),
        keeps="each",
        words=("text", "company"),
        steps=("step",),
        summary=("step", "at", "by"),
        whole=("team", "run", "text"),
        if_any=True,
        item="responses",
        bound="team",
        finishes="answered",
    ),
    Part(
        name="ratings",
        noun="rating",
        key=("step",),
        versions=("value",),
        keeps="each",
        steps=("step",),
        summary=("step", "at"),
        whole=("value",),
        item="responses",
        bound="rating",
        bound_to="value",
        exact=True,
        finishes="rated",
    ),
    Part(
        name="done",
        noun="check mark",
        key=("step",),
        versions=("minutes", "note"),
        turn="turn",
        words=("note",),
        steps=("step",),
        summary=("step", "at", "minutes"),
        whole=("note",),
        taken_back="undone",
        adds="minutes",
        item="activities",
        bound="tick",
        finishes="ticked",
    ),
    Part(
        name="ideas",
        noun="idea",
        join=ENTRIES,
        words=("text",),
        summary=("kind", "at"),
        whole=("text",),
        home_if="private",
    ),
    Part(
        name="bookmarks",
        noun="bookmark",
        join=ENTRIES,
        words=("url", "title", "note"),
        steps=("serves",),
        summary=("serves", "at"),
        whole=("url", "title", "note"),
        item="bookmarks",
        bound="bookmark",
        bound_to="url",
        finishes="bookmarked",
    ),
    Part(
        name="folder",
        noun="document",
        join=ENTRIES,
        own_name="name",
        words=("name", "caption", "url"),
        steps=("serves",),
        others=("sha256",),
        summary=("serves", "at", "bytes"),
        whole=("name", "caption", "url"),
        item="documents",
        bound="document",
        bound_to="mark",
        finishes="filed",
    ),
    Part(
        name="hours",
        noun="time entry",
        join=ENTRIES,
        at="date",
        others=("id",),
        words=("what", "company"),
        steps=("activity",),
        summary=("date", "minutes", "activity"),
        whole=("what", "company"),
    ),
    Part(
        name="earned",
        noun="renewal entry",
        join=ENTRIES,
        at="date",
        words=("what",),
        others=("id", "amount", "unit", "flags", "provider"),
    ),
    Part(
        name="reviews",
        noun="review",
        join=ENTRIES,
        at="reviewed",
        words=("comments.text", "recognition.words", "items.comment", "reviewer"),
        steps=("digests", "also.done", "also.team_answers", "comments.step", "items.missing"),
        others=(
            *("items.id", "items.verdict", "items.confirmed", "also.bookmarks", "also.folder"),
            *("exported_at", "export_digest", "module_digest", "redacted", "withdraws", "marked_at"),
        ),
        rules={"accepted": "surest"},
        summary=("id", "module", "reviewer", "reviewed"),
        whole=("recognition.words", "recognition.at"),
    ),
    Part(
        name="answered",
        noun="answered comment",
        keeps="each",
        key=("review", "of"),
        versions=("text",),
        words=("text",),
        steps=("of",),
        whole=("review", "of", "at", "text"),
    ),
    Part(
        name="circle",
        noun="Golden Circle",
        title="the Golden Circle",
        versions=("why", "how", "what"),
        words=("why", "how", "what"),
        place="{word}",
        whole=("why", "how", "what", "at"),
    ),
    Part(
        name="educator",
        noun="introduction",
        title="who you are",
        join=FIELDS,
        versions=("name", "role", "school", "district"),
        words=("name", "role", "school", "district"),
        place="{word}",
        summary=("name", "role", "school", "district"),
    ),
    Part(
        name="educator.private",
        noun="introduction",
        title="who you are",
        join=FIELDS,
        versions=("certificate", "issued", "expires", "holds", "endorsements", "national_board"),
        rules={"students": "union"},
    ),
    Part(
        name="educator.private.secrets",
        noun="secret",
        join=ENTRIES,
        others=("secret",),
        quiet=True,
        stays=True,
    ),
    Part(
        name="partner",
        noun="partner",
        title="your partner's name",
        join=FIELDS,
        versions=("name",),
        words=("name",),
        place="{word}",
        summary=("name",),
    ),
    Part(
        name="plan.goals",
        noun="goal",
        title="your plan",
        key=("year", "id"),
        versions=("text", "focus", "rationale", "standards", "role", "flags"),
        keeps="replaced",
        words=("text", "focus", "rationale", "role"),
        place="goal {word}",
    ),
    Part(
        name="plan.evidence",
        noun="piece of evidence",
        title="your plan",
        key=("year", "mark"),
        versions=("text",),
        rules={"name": "max", "goals": "union"},
        words=("name", "text"),
        place="evidence",
    ),
    Part(
        name="plan.texts",
        noun="field of your plan",
        title="your plan",
        key=("form", "year", "field"),
        versions=("text",),
        words=("text",),
        place="{record.field}",
    ),
    Part(
        name="plan.reviewers",  # whose number the plan is there to hold
        noun="reviewer of your plan",
        title="your plan",
        key=("year",),
        versions=("name", "certificate", "holds_certificate", "signed"),
        words=("name",),
        place="reviewer",
        keeps="replaced",
    ),
    Part(
        name="teams",
        noun="team",
        join=ENTRIES,
        words=("name", "members.name", "standings.name"),
        rules={"at": "min", "members": "roster", "standings": "last_seen"},
        others=(
            *("members.id", "members.who", "members.state", "members.n", "members.at", "members.by"),
            *(
                "standings.id",
                "standings.run",
                "standings.stage",
                "standings.finished",
                "standings.total",
                "standings.at",
            ),
        ),
        whole=("id", "name", "module"),
        if_any=True,
    ),
    Part(
        name="stars",  # whom they show their work to is nobody else's business
        noun="star",
        key=("step",),
        versions=("taken_back",),
        keeps="each",
        steps=("step",),
    ),
    Part(
        name="forgotten",
        noun="forgotten word",
        join=ENTRIES,
        rules={"at": "latest", "lifted_at": "latest"},
        others=("mark", "count"),
        quiet=True,
        stays=True,
    ),
    Part(
        name="modules",
        noun="place in a module",
        key=("module",),
        versions=("step", "closing_step"),
        since="began",
        rules={"began": "min", "name": "each"},
        words=("name",),
        steps=("step", "closing_step"),
        summary=("module", "began", "at"),
        whole=("name",),
        quiet=True,
    ),
)

IDS = frozenset(
    {
        *("id", "format_version", "revision", "step", "closing_step", "serves", "activity", "module", "missing"),
        *("mark", "sha256", "secret", "digests", "also", "export_digest", "module_digest", "accepted", "verdict"),
        *("team", "by", "kept_by", "who", "state", "stage"),
        *("review", "of", "year", "form", "field", "goals", "standards", "flags", "unit", "written", "forgotten"),
    }
)
"""Fields that hold an id or a word that the program writes: nothing in them is anyone's prose."""

PART = {part.name: part for part in PARTS}
"""The rows by their names."""


def named_steps(portfolio: Any) -> Iterator[str]:
    """Every step that a portfolio names anywhere."""
    for part in PARTS:
        yield from part.named_in((*part.records(portfolio), *part.taken_back_in(portfolio)))


def names_of_runs(portfolio: Any) -> dict[str, str]:
    """What runs of modules are called in a portfolio or a partner's file, by the id of the run."""
    return {begun.module: begun.name for begun in portfolio.modules or () if begun.name}


def modules_named(portfolio: Any) -> frozenset[str]:
    """The ids of the modules, each run by its own, that a portfolio or a partner's file says anything of."""
    keyed = [
        part for part in PARTS if part.key[-1:] in (("step",), ("module",)) and part.summary
    ]  # a star says nothing
    keys = (getattr(record, part.key[-1]) for part in keyed for record in part.records(portfolio))
    return frozenset("/".join(key.split("/")[:2]) for key in keys)
