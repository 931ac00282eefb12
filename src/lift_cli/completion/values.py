"""The values that could stand at a place, each with a few words on it: one function for each kind of value."""

from __future__ import annotations

from lift_cli.completion import files, lists, of_plan, shared_folder
from lift_cli.completion.asked import Asked
from lift_cli.completion.known import Known

TYPE_CHECKING = False  # typing itself would cost more than the answer
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Values = Iterable[tuple[str, str]]
    Offer = Callable[[Asked, Known], Values]

ROLES = "teacher cte-teacher librarian coach counselor psychologist social-worker nurse therapist paraeducator"


def offered_to(asked: Asked, *, lists_files: bool) -> Values:
    """What could stand there: an option where a dash was typed, else a command of a group or a value."""
    here = asked.tree[asked.command]
    if not asked.option and asked.word.startswith("-"):
        yield from _options(asked)
        return
    if not asked.option and not asked.given:
        yield from _commands(asked)
    offer = _offer(asked)
    known = Known(asked.environ, asked.options.get("--portfolio", ""))
    if isinstance(offer, str):
        yield from files.named(asked.word, offer) if lists_files else [("", offer)]
    elif offer is not None:
        yield from offer(asked, known)
    if asked.command == "lift" and asked.word[:1].isdigit() and here:
        yield from _steps(asked, known)
    if asked.command == "lift start" and not asked.given:
        yield from _modules(asked, known)


def _offer(asked: Asked) -> Offer | str | None:
    """What offers the values of an option or argument: its own row, else the one for the word that it is called by."""
    value = asked.value
    return OFFERS.get(f"{asked.command} {asked.option or value}") or OFFERS.get(value)


def _options(asked: Asked) -> Values:
    """The options that were not given yet; of the names of one those that are words."""
    for name, (_, help_) in asked.tree[asked.command].options.items():
        if name.startswith("--") and (name not in asked.options or name == asked.word):
            yield name, help_


def _commands(asked: Asked) -> Values:
    begins = f"{asked.command} "
    for typed, command in asked.tree.items():
        rest = typed.removeprefix(begins)
        if typed.startswith(begins) and " " not in rest:
            yield rest, command.help


def _modules(_: Asked, known: Known) -> Values:
    """Modules, each run of one that can be run again by its own."""
    for word, title, full in (line[1:] for line in known.lines("module")):
        yield word, title
        for run, name in known.runs(full):
            yield f"{full}@{run}", f"{title} ({name or run})"


def _steps(asked: Asked, known: Known, kind: str = "") -> Values:
    """Steps by their numbers, or by their ids where a word or a slash was typed.

    Where nothing was typed, those of the modules that were begun, else of LIFT's own; then every other.
    """
    word = asked.word.lower()
    by_id = bool(word) and not word[0].isdigit()
    begun = known.begun or ("lift/",)
    for _, number, text, full, is_ in known.steps():
        if kind in ("", is_) and (word or full.startswith(begun)):
            yield (full if by_id else number), text


def _answered(asked: Asked, known: Known) -> Values:
    return _steps(asked, known, "asks")


def _to_do(asked: Asked, known: Known) -> Values:
    """What is checked off: also a question that is talked over, once it is answered."""
    return _steps(asked, known)


def _named(part: str) -> Offer:
    """The steps that a part of the portfolio names."""

    def offer(asked: Asked, known: Known) -> Values:
        by_id = bool(asked.word) and not asked.word[0].isdigit()
        steps = {one.get("step") for one in known.records(part) if not one.get("taken_back")}
        for _, number, text, full, _ in known.steps():
            if full in steps:
                yield (full if by_id else number), text

    return offer


def _commented(asked: Asked, known: Known) -> Values:
    """The items and steps that a partner said something of."""
    reviews = known.records("reviews")
    items = [item for review in reviews for item in review.get("items", ()) if not item.get("confirmed")]
    for item in items:
        yield item.get("id", ""), item.get("comment", "")
    said = {one.get("step"): one.get("text", "") for review in reviews for one in review.get("comments", ())}
    by_id = bool(asked.word) and not asked.word[0].isdigit()
    for _, number, _, full, _ in known.steps():
        if full in said:
            yield (full if by_id else number), said[full]


def _places(asked: Asked, known: Known) -> Values:
    """What a record can be for: a module or a step."""
    yield from _modules(asked, known)
    yield from _steps(asked, known)


def _readable(asked: Asked, known: Known) -> Values:
    """What `lift show` shows: a module, a step, a page."""
    yield from _places(asked, known)
    yield from ((title, note) for _, title, note in known.lines("page"))


def _of_packs(kind: str) -> Offer:
    """The parts of the packs of one kind."""
    return lambda _, known: ((line[1], line[2]) for line in known.lines(kind))


def _frameworks(asked: Asked, known: Known) -> Values:
    for _, word, title, full in known.lines("framework"):
        yield (full if "/" in asked.word else word), title


def _codes(asked: Asked, known: Known) -> Values:
    """The codes of the framework that was named."""
    named = asked.given[0].lower() if asked.given else ""
    for _, code, title, *frameworks in known.lines("entry"):
        if named in frameworks:
            yield code, title


def _people(_: Asked, known: Known) -> Values:
    return ((name, "") for name in known.people)


def _partners_file(asked: Asked, known: Known) -> Values:
    """A file, or whose file in the shared folder."""
    yield from shared_folder.people(known)
    yield from files.named(asked.word, ".toml")


def _forms_file(asked: Asked, _: Known) -> Values:
    """The forms that can be filled."""
    every = (one for ending in (".docx", ".dotx", ".pdf") for one in files.named(asked.word, ending))
    yield from sorted(dict.fromkeys(every))


def _waiting(_: Asked, known: Known) -> Values:
    members = [one for team in known.records("teams") for one in team.get("members", ())]
    return ((str(one.get("name", "")), "waits to be accepted") for one in members if one.get("state") == "in")


def _members(_: Asked, known: Known) -> Values:
    members = [one for team in known.records("teams") for one in team.get("members", ())]
    return ((str(one.get("name", "")), str(one.get("state", ""))) for one in members)


def _teams(_: Asked, known: Known) -> Values:
    return ((str(one.get("name", "")), str(one.get("module", ""))) for one in known.records("teams"))


def _own_packs(_: Asked, known: Known) -> Values:
    return ((name, "") for name in known.own_packs())


def _of(*values: str) -> Offer:
    """Values that are always the same."""
    return lambda *_: ((value, "") for value in values)


PAPER = _of("html", "markdown", "docx", "pdf")

OFFERS: dict[str, Offer | str] = {
    "STEP": _steps,
    "[STEP]": _steps,
    "[STEP or MODULE]": _readable,
    "STEP or ITEM": _commented,
    "lift answer STEP": _answered,
    "lift done STEP": _to_do,
    "lift undone STEP": _named("done"),
    "lift unstar STEP": _named("stars"),
    "lift bookmark add --for": _places,
    "lift folder add --for": _places,
    "lift hours add --activity": _places,
    "lift start module NAME": _modules,
    "lift reflect NAME": _modules,
    "lift check NAME": _modules,
    "lift check-partner NAME": _modules,
    "lift modules show NAME": _modules,
    "lift cohort --module": _modules,
    "lift team new --module": _modules,
    "lift modules new --based-on": _modules,
    "lift modules remove NAME": _own_packs,
    "lift standards show NAME": _frameworks,
    "CODE": _codes,
    "FORM": _of_packs("form"),
    "FIELD": of_plan.fields,
    "YEAR": of_plan.years,
    "UNIT": _of_packs("unit"),
    "CATEGORY": _of_packs("category"),
    "lift hours renewal --rules": _of_packs("renewal"),
    "lift hours renewal add --rules": _of_packs("renewal"),
    "ROLE": _of(*ROLES.split(), "administrator"),
    "lift profile --holds": _of(
        *("Continuing Teacher", "Continuing CTE Teacher", "Professional Principal", "Continuing School Counselor"),
        *("School Nurse", "School Social Worker", "National Board", "NCSP", "ASHA CCC"),
    ),
    "lift profile --partner": _people,
    "RING": _of("why", "how", "what"),
    "KIND": _of("idea", "question", "input", "insight"),
    "lift export --format": PAPER,
    "lift team page --format": PAPER,
    "lift modules show --format": PAPER,
    "lift cohort --format": _of("html", "csv", "xlsx", "json", "jsonl"),
    "STATE": _of("not-started", "in-progress", "complete", "recognized", "changed"),
    "lift view [MODULE]": _modules,
    "lift view --for": _of("me", "partner", "interview", "facilitator"),
    "lift share --for": _of("pair", "open", "team"),
    "NAMES": _people,
    "lift hours add --with": _people,
    "PERSON": _waiting,
    "lift team away PERSON": _members,
    "[TEAM]": _teams,
    **lists.OFFERS,
    "FILE": ".",
    "lift check-partner FILE": _partners_file,
    "lift receive FILE": _partners_file,
    "lift receive --export": ".toml",
    "lift merge FILE": ".toml",
    "lift import --module": _modules,
    "lift team join [FILE]": ".toml",
    "lift --portfolio": ".toml",
    "lift export --template": _forms_file,
    "lift plan template --from": ".docx",
    "lift plan template --output": ".docx",
    "lift plan template -o": ".docx",
    "FOLDER": "/",
    "[FOLDER]": "/",
    "[PATH]": "/",
    "PACK": ".zip",
}
"""What offers the values of each word of the help, or of one option or argument of a command: a function, or the ending
of the files that fit, `.` where any does and `/` where only a folder."""
