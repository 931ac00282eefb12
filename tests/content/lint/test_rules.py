"""Every numbered rule that a pack is checked by: a pack without a finding, and each rule broken alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from lift_cli.content.lint.findings import RULES, Finding, Severity
from lift_cli.content.starter import Wish, from_starter
from lift_cli.phrases import SENTENCES
from lift_cli.storage import new_pack, pack_check, paths
from lift_cli.storage.pack_check import check_tables as check
from tests.content.lint.samples import (
    GREEN,
    INSTALLED,
    STRAY,
    Change,
    Files,
    Red,
    add,
    both,
    changed,
    drop,
    new,
    put,
    write,
)
from tests.content.samples import URL, step

OWN = {"text": "A rule.", "provenance": "own"}
RULE = {"id": "rule", "text": OWN, "source": "https://example.org"}
FLAG = {**RULE, "id": "flag", "title": "A flag"}
CHECKS = "it should be 'one-plan', 'in-year', 'written', 'aligned-goal', 'evidence', 'reviewer', 'completed' or 'flags'"
SUBSTITUTE = {
    "id": "board",
    "title": "Board",
    "called": ["Board"],
    "meets": ["care", "stem"],
    "text": {"text": "It stands in.", "provenance": "own"},
    "source": URL,
}
ROLES = (
    "it should be 'teacher', 'cte-teacher', 'librarian', 'coach', 'counselor', 'psychologist', 'social-worker', "
    "'nurse', 'therapist', 'paraeducator' or 'administrator'"
)
PACK, FORM, STANDARD, RENEWAL = "pack.toml", "plans/form.toml", "standards/manners.toml", "renewals/licence.toml"
MODULE, PAGE, SECOND = "small/module.toml", "small/1-listen.toml", "small/2-try.toml"
REMIX, REMIX_PAGE = "again/module.toml", "again/1-listen.toml"
ASK, SHEET, SEND = "activities[1]", "activities[1].steps[1]", "activities[1].steps[2]"
READ, KEEP, SAY = "activities[1].steps[1]", "activities[1].steps[2]", "activities[1].steps[4]"
TODAY, WHY = "activities[2].steps[1]", "activities[2].steps[2]"

UNKNOWN, MISSING, EMPTY = "lift does not know this field", "it is missing", "it is empty"
FORMLESS = "does not have the right form"
KINDS = "it should be 'view', 'discuss', 'respond', 'rate', 'make', 'bookmark' or 'do'"
ORIGINS = "it should be 'lift', 'adapted' or 'own'"
SCALE = "a `rate` step, and only a `rate` step, has a `scale`"
NAMELESS = "lift reads no file of that name; a section's begins with its number and a dash"
ITEMS = "`responses` or `activities` is missing"
ONE_STEP = "{count} step"
LONG = " ".join(["word"] * 31)
HARD = [{"text": "Organizational characteristics necessitate understanding.", "provenance": "own"}] * 25

# fmt: off
RED = (
    Red("L03", put(PAGE, f"{SAY}.colour", "red"), PAGE, f"{SAY}.colour", UNKNOWN),
    Red("L03", drop(PAGE, f"{SAY}.id"), PAGE, f"{SAY}.id", MISSING),
    Red("L03", put(FORM, "hours", 0), FORM, "hours", "it should be greater than or equal to 1"),
    Red("L03", put(RENEWAL, "hours", 0), RENEWAL, "hours", "it should be greater than or equal to 1"),
    Red("L03", put(RENEWAL, "units[1].year_starts", [1, 1]),
        RENEWAL, "", "only one unit, that of the plans, can have `year_starts`"),
    Red("L03", put(RENEWAL, "substitutes", [SUBSTITUTE]),
        RENEWAL, "", "the substitute `board` meets `stem`, which is no category"),
    Red("L03", put(RENEWAL, "categories[1].asked[1].roles", ["pirate"]),
        RENEWAL, "categories[1].asked[1].roles[1]", ROLES),
    Red("L03", drop(RENEWAL, "units[3]"),
        RENEWAL, "", "`by_plan_goal` needs a unit with `year_starts`, which is that of the plans"),
    Red("L03", put(PACK, "version", "1.0"), PACK, "version", f"'1.0' {FORMLESS}"),
    Red("L03", drop(PAGE, f"{TODAY}.scale"), PAGE, TODAY, SCALE),
    Red("L03", put(PAGE, "id", "closing"), PAGE, "", "the id `closing` belongs to the module's closing"),
    Red("L03", add(PACK, "modules", "third"), PACK, "modules", "`third/module.toml` is not there, or not right yet"),
    Red("L04", put(PAGE, f"{SAY}.id", "Say it"), PAGE, f"{SAY}.id", f"'Say it' {FORMLESS}"),
    Red("L04", put(STANDARD, "entries[2].code", "1 b"), STANDARD, "entries[2].code", f"'1 b' {FORMLESS}"),
    Red("L04", put(PACK, "modules[2]", "../again"), PACK, "modules[2]", f"'../again' {FORMLESS}"),
    Red("L04", put(REMIX, "id", "other"), REMIX, "id", "its id is `other`, but its name is `again`"),
    Red("L03", put(FORM, "rules", [RULE | {"check": "written", "fields": ["a/gone"]}]),
        FORM, "", "the rule `rule` names the field `a/gone`, which the form does not have"),
    Red("L03", put(FORM, "rules", [RULE | {"check": "written"}]),
        FORM, "rules[1]", "`fields` belongs to a rule whose check is `written`, and that one needs it"),
    Red("L03", put(FORM, "rules", [RULE | {"check": "reviewer", "frameworks": ["lift/manners"]}]),
        FORM, "rules[1]", "`frameworks` belongs to a rule whose check is `aligned-goal`, and that one needs it"),
    Red("L03", put(FORM, "rules", [RULE | {"check": "guess"}]), FORM, "rules[1].check", CHECKS),
    Red("L04", put(FORM, "id", "other"), FORM, "id", "its id is `other`, but its name is `form`"),
    Red("L04", put(STANDARD, "id", "other"), STANDARD, "id", "its id is `other`, but its name is `manners`"),
    Red("L04", put(RENEWAL, "id", "other"), RENEWAL, "id", "its id is `other`, but its name is `licence`"),
    Red("L05", put(RENEWAL, "units[2].id", "hours"), RENEWAL, "", "the unit id `hours` is there twice"),
    Red("L05", put(RENEWAL, "categories[2].id", "care"), RENEWAL, "", "the category id `care` is there twice"),
    Red("L05", put(PAGE, f"{SAY}.id", "read"), PAGE, ASK, "the step id `read` is there twice"),
    Red("L05", put(PAGE, "activities[2].id", "ask"), PAGE, "", "the activity id `ask` is there twice"),
    Red("L05", new("small/3-more.toml", STRAY | {"id": "try"}),
        MODULE, "sections", "the section id `try` is there twice"),
    Red("L05", put(PACK, "modules[2]", "small"), PACK, "", "the module id `small` is there twice"),
    Red("L05", put(STANDARD, "entries[2].code", "1a"), STANDARD, "", "the entry id `1a` is there twice"),
    Red("L05", put(FORM, "rules", [RULE | {"check": "reviewer"}] * 2), FORM, "", "the rule id `rule` is there twice"),
    Red("L05", put(FORM, "flags", [FLAG] * 2), FORM, "", "the flag id `flag` is there twice"),
    Red("L05", add(FORM, "sections", GREEN[FORM]["sections"][0]), FORM, "", "the section id `a` is there twice"),
    Red("L05", add(FORM, "sections[1].fields", {"id": "goal", "label": "Goal"}),
        FORM, "sections[1]", "the field id `goal` is there twice"),
    Red("L06", put(PAGE, f"{READ}.text", " \n"), PAGE, f"{READ}.text", EMPTY),
    Red("L06", put(PACK, "title", ""), PACK, "title", EMPTY),
    Red("L07", put(PAGE, f"{SAY}.text", " \n"), PAGE, f"{SAY}.text", EMPTY),
    Red("L07", drop(PAGE, f"{SAY}.text"), PAGE, f"{SAY}.text", MISSING),
    Red("L08", drop(PAGE, f"{SAY}.provenance"), PAGE, f"{SAY}.provenance", MISSING),
    Red("L08", drop(PAGE, f"{ASK}.title_provenance"), PAGE, f"{ASK}.title_provenance", MISSING),
    Red("L08", put(PACK, "summary.provenance", "mine"), PACK, "summary.provenance", ORIGINS),
    Red("L08", drop(RENEWAL, "categories[1].asked[1].who.provenance"),
        RENEWAL, "categories[1].asked[1].who.provenance", MISSING),
    Red("L09", put(RENEWAL, "units[1].source", "example.org"),
        RENEWAL, "units[1].source", f"'example.org' {FORMLESS}"),
    Red("L09", put(PAGE, "source", "example.org"), PAGE, "source", f"'example.org' {FORMLESS}"),
    Red("L09", put(PAGE, f"{KEEP}.url", "ftp://a.org"), PAGE, f"{KEEP}.url", f"'ftp://a.org' {FORMLESS}"),
    Red("L09", put(FORM, "source", "https://a b.org"), FORM, "source", f"'https://a b.org' {FORMLESS}"),
    Red("L10", put(PAGE, f"{READ}.kind", "watch"), PAGE, f"{READ}.kind", KINDS),
    Red("L11", put(PAGE, f"{WHY}.recall", ["a/b/c"]),
        PAGE, "why", "the step 2.1.2.2 recalls `a/b/c`, which is not there or is not answered"),
    Red("L11", put(PAGE, f"{WHY}.recall", ["listen/ask/read"]),
        PAGE, "why", "the step 2.1.2.2 recalls `listen/ask/read`, which is not there or is not answered"),
    Red("L11", put(PAGE, f"{SAY}.recall", ["listen/weigh/why"]),
        PAGE, "say", "the step 2.1.1.4 recalls `listen/weigh/why`, which comes after it"),
    Red("L11", put(MODULE, "closing.documents[1].step", "try/plan/send"),
        MODULE, "closing.documents", "the needed document `The plan` names no `make` step: `try/plan/send`"),
    Red("L11", put(SECOND, f"{SHEET}.page", "My sheet"),
        SECOND, "sheet", "the step 2.2.1.1 writes the page `My sheet`, which no step is answered on"),
    Red("L12", put(PAGE, f"{SAY}.former", ["listen/ask/read"]),
        PAGE, "say", "`lift/small/listen/ask/read` is also a step now"),
    Red("L12", both(put(PAGE, f"{SAY}.former", ["a/b/c"]), put(SECOND, f"{SEND}.former", ["a/b/c"])),
        SECOND, "send", "`lift/small/a/b/c` became `lift/small/listen/ask/say` already"),
    Red("L12", put(MODULE, "retired[1].step", "listen/ask/say"),
        MODULE, "retired", "`listen/ask/say` is retired and used again"),
    Red("L12", put(PAGE, f"{SAY}.former", ["listen/ask/gone"]),
        MODULE, "retired", "`listen/ask/gone` is retired and used again"),
    Red("L13", put(PAGE, f"{SAY}.text", "Say\x1b[2J it."),
        PAGE, f"{SAY}.text", "it has a control character: Say\\x1b[2J it."),
    Red("L13", put(PAGE, "title", "Listen\u202e"), PAGE, "title", "it has a control character: Listen\\u202e"),
    Red("L13", put(PAGE, f"{KEEP}.url", "https://a.org/\x9b"),
        PAGE, f"{KEEP}.url", "it has a control character: https://a.org/\\x9b"),
    Red("L14", put(PAGE, f"{SAY}.text", "Say <b>it</b>."), PAGE, f"{SAY}.text", "it has markup: <b>"),
    Red("L14", put(PAGE, f"{SAY}.text", "Say [bold red]it."), PAGE, f"{SAY}.text", "it has markup: [bold red]"),
    Red("L14", put(PAGE, f"{SAY}.text", "Say **it**."), PAGE, f"{SAY}.text", "it has markup: **i"),
    Red("L14", put(PAGE, f"{SAY}.text", "[A Page](https://a.org)"), PAGE, f"{SAY}.text", "it has markup: [A Page]("),
    Red("L15", put(PAGE, f"{SAY}.text", "Say it. " * 61), PAGE, f"{SAY}.text", "it has 488 characters; 480 are enough"),
    Red("L15", put(PAGE, "title", "T" * 91), PAGE, "title", "it has 91 characters; 90 are enough"),
    Red("L16", put(PAGE, f"{SAY}.text", f"Oh. {LONG}."),
        PAGE, f"{SAY}.text", f"a sentence has 31 words; 30 are enough: {'word ' * 10}word..."),
    Red("L17", put(PAGE, f"{ASK}.outcomes", HARD),
        PAGE, "", "the page is at 91 on the LIX scale; up to 45 reads easily"),
    Red("L18", drop(REMIX_PAGE, READ), REMIX, "based_on", "steps of theirs/small 1.0.0 are missing: 7.1.1.1"),
    Red("L19", put(MODULE, "number", 7), MODULE, "number", "7 is the number of theirs/small"),
    Red("L20", put(PAGE, KEEP, step("keep", "view")),
        MODULE, "closing.checklist", "it asks for bookmarks, and no step is a `bookmark`"),
    Red("L20", drop(MODULE, "closing.documents"),
        MODULE, "closing.checklist", "it asks for documents, and names none in `documents`"),
    Red("L20", drop(MODULE, "closing.checklist[4]"),
        MODULE, "closing.documents", "it names needed documents, and the checklist does not ask for them"),
    Red("L20", drop(MODULE, "closing.checklist[1]"), MODULE, "closing.checklist", ITEMS),
    Red("L20", drop(MODULE, "closing.checklist[2]"), MODULE, "closing.checklist", ITEMS),
    Red("L11", put(FORM, "sections[1].fields[1].steps", ["lift/small/listen/ask/gone"]),
        FORM, "a/goal", "`lift/small/listen/ask/gone`, which fills `a/goal`, is not there"),
    Red("L21", put(FORM, "sections[1].fields[1].steps", ["far/away/a/b/c"]),
        FORM, "a/goal", "`far/away/a/b/c` is not installed"),
    Red("L21", put(REMIX, "based_on", "far/away"), REMIX, "based_on", "`far/away` is not installed"),
    Red("L21", put(PAGE, f"{WHY}.recall", ["far/away/a/b/c"]),
        PAGE, "why", "the step 2.1.2.2 recalls `far/away/a/b/c`, which is not installed"),
    Red("L21", put(PAGE, f"{WHY}.framework", "far/away"),
        PAGE, "why", "the step 2.1.2.2 names `far/away`, which is not installed"),
    Red("L21", put(PAGE, f"{WHY}.codes", ["lift/manners/zz"]),
        PAGE, "why", "the step 2.1.2.2 names `lift/manners/zz`, which is not installed"),
    Red("L21", put(FORM, "rules", [RULE | {"check": "aligned-goal", "frameworks": ["lift/manners", "far/away"]}]),
        FORM, "rules[1]", "`far/away` is not installed"),
    Red("L21", put(FORM, "flags", [FLAG | {"frameworks": ["far/away"]}]),
        FORM, "flags[1]", "`far/away` is not installed"),
    Red("L22", new("notes.toml", {"format_version": 1}), "notes.toml", "", NAMELESS),
    Red("L22", new("small/more.toml", STRAY), "small/more.toml", "", NAMELESS),
    Red("L22", new("old/1-stray.toml", STRAY), "old/1-stray.toml", "", "`modules` in pack.toml does not name `old`"),
    Red("L03", put(PAGE, f"{SAY}.words", {"pirate": {"text": "Arr?", "provenance": "own"}}),
        PAGE, f"{SAY}.words.pirate", UNKNOWN),
    Red("L08", put(PAGE, f"{SAY}.words", {"coach": {"text": "And whom you coach?"}}),
        PAGE, f"{SAY}.words.coach.provenance", MISSING),
    Red("L27", put(PACK, "interface", {sentence: f"- {sentence}" for sentence in SENTENCES} | {"Hello.": "Hola."}),
        PACK, "interface", "lift does not say 'Hello.'"),
    Red("L27", put(PACK, "interface", {sentence: f"- {sentence}" for sentence in SENTENCES} | {ONE_STEP: "un paso"}),
        PACK, "interface", "'un paso' needs these parts: {count}"),
    Red("L27", put(PACK, "interface", {sentence: f"- {sentence}" for sentence in SENTENCES} | {"Saved.": "Saved."}),
        PACK, "interface", f"1 of {len(SENTENCES)} sentences are still in English: 'Saved.'"),
    Red("L26", put(PAGE, f"{SAY}.words", {"coach": {"text": "Please say.", "provenance": "own"}}),
        PAGE, "say.words.coach", "the step 2.1.1.4 says the same to a coach as to everyone"),
    Red("L28", put(PAGE, f"{SAY}.scope", "team"), PAGE, "say.label",
        "the step 2.1.1.4 has no label for the team's page"),
    Red("L29", put(PAGE, f"{SAY}.also", ["What to say", "please SAY"]), PAGE, "say.also[2]",
        "the step 2.1.1.4 would be found by words that are these steps': 2.1.1.4, 2.1.1.4"),
)
# fmt: on

UNREAD = (
    ("L01", b"\xff\xfe", "", "it has characters that lift does not know (at line 1, byte 1)"),
    ("L01", b"title = ", "", "its format is broken: invalid value (at end of document)"),
    ("L01", b" \n", "", "it is empty"),
    ("L02", b'title = "A Form"', "format_version", "it has no format_version"),
    ("L02", b'format_version = "1"', "format_version", "its format_version is not a number from 1"),
    (
        "L02",
        b"format_version = 2\nnew = 3",
        "format_version",
        "it was written by a newer lift (format_version 2; known here: 1)",
    ),
)
"""What a file may hold that cannot be read, and the one finding that it gives."""


def told(found: tuple[Finding, ...]) -> list[tuple[str, str, str, str]]:
    return [(finding.rule.number, finding.file, finding.where, finding.message) for finding in found]


def told_of(change: Change) -> list[tuple[str, str, str, str]]:
    return told(check("lift", changed(change), INSTALLED))


def test_a_pack_that_breaks_no_rule_has_no_finding() -> None:
    assert told(check("lift", GREEN, INSTALLED)) == []


@pytest.mark.parametrize("red", RED, ids=[f"{red.rule} {red.message[:40]}" for red in RED])
def test_a_change_that_breaks_one_rule_gives_its_finding_alone(red: Red) -> None:
    assert told_of(red.change) == [(red.rule, red.file, red.where, red.message)]


@pytest.mark.parametrize(("rule", "data", "where", "message"), UNREAD)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, rule: str, data: bytes, where: str, message: str) -> None:
    write(tmp_path / "lift", GREEN)
    (tmp_path / "lift" / FORM).write_bytes(data)
    assert told(pack_check.findings(tmp_path / "lift", INSTALLED)) == [(rule, FORM, where, message)]


def test_every_rule_has_a_sample_that_breaks_it_and_they_stand_in_order() -> None:
    numbers = [rule.number for rule in RULES]
    assert numbers == [f"L{number:02}" for number in range(1, 30)]
    elsewhere = {"L23", "L24", "L25"}  # test_permanent_ids.py, and below
    assert sorted({rule for rule, *_ in UNREAD} | {red.rule for red in RED} | elsewhere) == numbers


def test_what_keeps_a_pack_from_use_or_misleads_is_an_error_and_the_rest_a_warning() -> None:
    errors = [rule.number for rule in RULES if rule.severity is Severity.ERROR]
    assert errors == [*(f"L{number:02}" for number in range(1, 14)), "L23"]


def test_what_an_author_took_over_from_the_starter_is_named_by_its_fields(tmp_path: Path) -> None:
    starter = from_starter(new_pack.starter(paths.shipped_packs()), Wish("mine", "My Own", "en"), 101)
    new_pack.write(tmp_path / "mine", starter)
    found = told(pack_check.findings(tmp_path / "mine", INSTALLED))
    assert [(rule, file) for rule, file, *_ in found] == [
        ("L24", "one/1-a-first-page.toml"),
        ("L24", "one/module.toml"),
        ("L24", "pack.toml"),
    ]
    assert found[1:] == [
        ("L24", "one/module.toml", "", "not your words yet: title, source, question.text, topics[1].text"),
        ("L24", "pack.toml", "", "not your words yet: attribution, licence, summary.text"),
    ]
    manifest = tmp_path / "mine" / "pack.toml"
    manifest.write_text(manifest.read_text().replace("Say here in a sentence what this pack is for.", "For us two."))
    found = told(pack_check.findings(tmp_path / "mine", INSTALLED))
    assert found[2:] == [("L24", "pack.toml", "", "not your words yet: attribution, licence")]


@pytest.mark.parametrize(("language", "warned"), [("es", ["L25"]), ("pt-BR", ["L25"]), ("en-GB", []), ("en", [])])
def test_in_another_language_the_steps_that_still_read_as_the_original_are_counted(
    language: str, warned: list[str]
) -> None:
    first = put(REMIX_PAGE, f"{READ}.text", "Lee el texto.")
    same = "12 of 13 steps still read as in theirs/small: 3.1.1.2, 3.1.1.3, 3.1.1.4, 3.1.2.1, 3.1.2.2, 3.2.1.1, 3.2.1.2"
    found = told_of(both(put(PACK, "language", language), first))
    assert [(rule, file, message[: len(same)]) for rule, file, _, message in found] == [
        (rule, REMIX, same) for rule in warned
    ]


def test_the_id_of_a_pack_is_the_name_of_its_folder() -> None:
    found = told(check("elsewhere", GREEN, INSTALLED))
    assert found == [("L04", PACK, "id", "its id is `lift`, and its folder is called `elsewhere`")]


def test_a_number_that_two_modules_of_one_pack_have_is_told_of_both() -> None:
    assert told_of(put(REMIX, "number", 2)) == [
        ("L19", MODULE, "number", "2 is the number of theirs/small"),
        ("L19", REMIX, "number", "2 is the number of lift/small"),
    ]


MODULE_RED = (
    Red("L03", put(MODULE, "number", 1000), MODULE, "number", "it should be less than or equal to 999"),
    Red("L03", put(MODULE, "based_on", "Two"), MODULE, "based_on", f"'Two' {FORMLESS}"),
    Red("L05", add(MODULE, "closing.reflect", step("idea")), MODULE, "closing", "the step id `idea` is there twice"),
    Red("L07", put(MODULE, "closing.reflect[1].text", ""), MODULE, "closing.reflect[1].text", EMPTY),
)


@pytest.mark.parametrize("red", MODULE_RED, ids=[red.message for red in MODULE_RED])
def test_a_fault_of_a_module_file_is_told_there_and_where_the_pack_names_the_module(red: Red) -> None:
    assert told_of(red.change) == [
        (red.rule, red.file, red.where, red.message),
        ("L03", PACK, "modules", "`small/module.toml` is not there, or not right yet"),
    ]


def test_what_is_just_short_enough_is_no_finding() -> None:
    fits = both(put(PAGE, f"{SAY}.text", "Say it. " * 60), put(PAGE, "title", "T" * 90))
    assert told_of(both(fits, put(PAGE, f"{READ}.text", LONG[5:]))) == []


def test_a_recalled_answer_of_a_later_step_is_right_where_the_module_repeats() -> None:
    """It then shows what was written there in the run before."""
    assert told_of(both(put(MODULE, "repeats", "cycle"), put(PAGE, f"{SAY}.recall", ["listen/weigh/why"]))) == []


def test_a_step_that_is_added_to_a_remix_is_no_fault() -> None:
    assert told_of(add(REMIX_PAGE, f"{ASK}.steps", step("more"))) == []


def test_a_page_is_found_by_the_name_its_file_has() -> None:
    def renamed(files: Files) -> None:
        files["small/10-hear.toml"] = files.pop(SECOND)
        put("small/10-hear.toml", f"{SHEET}.page", "My sheet")(files)

    assert [file for _, file, *_ in told_of(renamed)] == ["small/10-hear.toml"]


NO_TEXT = put(PAGE, f"{ASK}.resource", {"title": "T", "author": "A", "kind": 3})
NO_ITEM = put(MODULE, "closing.checklist[1].id", "all")


@pytest.mark.parametrize("change", [NO_TEXT, NO_ITEM], ids=["a number for a text", "an item that there is not"])
def test_a_value_that_a_field_cannot_take_is_told_as_that(change: Change) -> None:
    assert told_of(change)[0][0] == "L03"


def test_a_fault_makes_no_other_where_its_steps_are_recalled() -> None:
    recalling = put(REMIX_PAGE, f"{WHY}.recall", ["lift/small/listen/ask/say"])
    assert told_of(recalling) == []
    assert told_of(both(recalling, put(PAGE, "title", ""))) == [("L06", PAGE, "title", EMPTY)]


def test_two_modules_of_a_pack_that_stand_in_for_one_give_its_answers_two_places() -> None:
    assert "L05" in [rule for rule, *_ in told_of(put(MODULE, "based_on", "theirs/small"))]
