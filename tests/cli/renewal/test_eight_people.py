"""Eight invented people before Washington's rules: what each is shown, worked out by hand from the rules' sources."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from lift_cli.cli.session import Session
from lift_cli.storage import paths
from lift_cli.values import fixed
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, SAVED
from tests.conftest import Lift

SHIPPED = paths.shipped_packs()
VALID = {"issued": date(2024, 7, 1), "expires": date(2029, 6, 30)}
PROVIDERS = (
    "  Hours count from OSPI, districts, educational service districts, approved preparation programs, AWSP, WEA, and "
    "others that PESB approved. Check PESB's list."
)
CCDEI = "  It is about the standards of cultural competency, diversity, equity and inclusion (CCDEI)."
TRAINING = "  Take one training of at least three hours in every renewal period. No plan can meet it."
APPROVED = "  Only a training that PESB approved counts. Check PESB's list of courses."
FOUR_ROLES = "school nurses, counselors, psychologists and social workers"
STEM = "  Source: RCW 28A.410.2212, https://pesb.wa.gov/stem-certificate-renewal-requirement"
EQUITY = (
    "  Source: RCW 28A.410.277, WAC 181-79A-244, "
    "https://codes.findlaw.com/wa/title-28a-common-school-provisions/wa-rev-code-28a-410-277/"
)
LEADERSHIP = (
    "  Source: RCW 28A.410.277, https://pesb.wa.gov/current-educators/certificate-renewal/educational-leadership"
)
GOVERNMENT = (
    "  Source: RCW 28A.410.277, "
    "https://pesb.wa.gov/current-educators/certificate-renewal/government-to-government-relations"
)
SUICIDE = "  Source: RCW 28A.410.226, https://pesb.wa.gov/preparation-programs/approval/course-approval"
LEFT = "until June 30, 2029 (more than 3 years left)"
BY_CERTIFICATE = "Your certificates decide, not your job. Name each one you hold: lift profile --holds CERTIFICATE"
NOTICE = (
    "lift only adds up. The state decides what counts, by the certificates and endorsements you hold and the papers "
    "you keep."
)
EXPERTS = (
    "  It is taught by experts whom the Governor's Office of Indian Affairs (GOIA) approved, with the Tribal Leaders "
    "Congress and the Office of Native Education. Check PESB's list."
)
LIMITS = (
    "Paraeducators have rules of their own. Plans are limited: for the general certificate, one at most; for a "
    "subject matter certificate, none to earn it and one to renew it; for the advanced certificate, three to "
    "earn it and one to renew it. For the Fundamental Course of Study we found no limit."
)
NO_GOVERNMENT = (
    "Government-to-government relations: nothing so far",
    "  5 still missing: 5 hours, required of holders of an administrator's certificate",
    "  No plan can meet it, and no National Board certificate.",
    EXPERTS,
    GOVERNMENT,
)


def earned(amount: float, unit: str, what: str, *flags: str, provider: str = "") -> dict[str, Any]:
    """A record as it is stored."""
    more = {"flags": list(flags)} | ({"provider": provider} if provider else {})
    return {"date": date(2025, 8, 20), "amount": amount, "unit": unit, "what": what, **more}


def plan(*flags: str) -> dict[str, Any]:
    """A plan of last school year, signed on the last day of April, with one goal."""
    goal = {"id": "ask", "year": "2025-2026", "text": "Ask more", "flags": list(flags), "at": SAVED}
    reviewer = {"year": "2025-2026", "name": "Cy Young", "signed": date(2026, 4, 30), "at": SAVED}
    return {"goals": [goal], "reviewers": [reviewer]}


@fixed
class Person:
    """One of the eight: what the portfolio says, and what is shown between the days and the end."""

    role: str
    private: dict[str, Any]
    kept: dict[str, Any]
    shown_for: tuple[str, ...]
    screen: tuple[str, ...]  # from the sum to the last category
    points: int  # to check


EIGHT = {
    # 12 + 3 credits of 10 hours = 42, and 100 - 42 = 58. STEM: 30 of 15. Equity: 15 - 12 = 3.
    "teacher": Person(
        role="seventh-grade science teacher",
        private={"holds": ["Continuing Teacher"]},
        kept={
            "earned": [
                earned(12.0, "clock-hours", "Culture in class", "equity", provider="ESD 113"),
                earned(3.0, "quarter-credits", "Science by reading", "stem"),
            ]
        },
        shown_for=("Shown for: Continuing Teacher (the certificates you hold).",),
        screen=(
            f"42 of 100 hours; 58 still missing, {LEFT}",
            "Not met yet: Equity.",
            "",
            "STEM: 30 hours so far",
            "  met: 15 hours, required of holders of certain endorsements, whatever they teach",
            STEM,
            "Equity: 12 hours so far; a goal in a plan can meet it, too",
            "  3 still missing: 15 hours, required of holders of a teacher's certificate",
            CCDEI,
            PROVIDERS,
            EQUITY,
        ),
        points=7,
    ),
    # Nothing earned; the National Board certificate stands in for all hundred, and meets STEM and equity.
    "teacher with National Board": Person(
        role="teacher",
        private={"holds": ["Professional Teacher"], "national_board": date(2028, 11, 30)},
        kept={},
        shown_for=("Shown for: Professional Teacher (the certificates you hold).",),
        screen=(
            "0 of 100 hours; the other 100 are covered if you renew by November 30, 2028",
            "Your National Board certificate, valid until November 30, 2028, stands in for the hours.",
            "  Source: WAC 181-79A-247, https://www.law.cornell.edu/regulations/washington/WAC-181-79A-247",
            "",
            "STEM: met by your National Board certificate",
            "  met: 15 hours, required of holders of certain endorsements, whatever they teach",
            STEM,
            "Equity: met by your National Board certificate",
            "  met: 15 hours, required of holders of a teacher's certificate",
            EQUITY,
        ),
        points=8,
    ),
    # 8 + a plan of 25 = 33, and 100 - 33 = 67. Equity by the plan's goal. Leadership: 10 - 8 = 2. No STEM.
    "administrator": Person(
        role="principal",
        private={"holds": ["Professional Principal"]},
        kept={"earned": [earned(8.0, "clock-hours", "Leading well", "leadership")], "plan": plan("equity")},
        shown_for=("Shown for: Professional Principal (the certificates you hold).",),
        screen=(
            f"33 of 100 hours; 67 still missing, {LEFT}",
            "Not met yet: Educational leadership, Government-to-government relations.",
            "",
            "Equity: met by a goal in your plan for 2025-2026",
            "  met: 10 hours, required of holders of an administrator's certificate, or of both kinds",
            EQUITY,
            "Educational leadership: 8 hours so far; a goal in a plan can meet it, too",
            "  2 still missing: 10 hours, required of holders of an administrator's certificate",
            "  It is about the Professional Standards for Educational Leaders (PSEL).",
            "  No provider is named for entry 1: remove and add again, with --provider.",
            PROVIDERS,
            LEADERSHIP,
            *NO_GOVERNMENT,
        ),
        points=7,
    ),
    # A National Board certificate, too: it meets STEM and equity, not leadership nor government-to-government.
    # Who holds both kinds is asked 10 hours of equity in all, not 25 and not 15. 4 + 5 = 9 hours are there.
    "both": Person(
        role="teacher and principal",
        private={"holds": ["Continuing Teacher", "Continuing Principal"], "national_board": date(2029, 11, 30)},
        kept={
            "earned": [
                earned(4.0, "clock-hours", "Leading well", "leadership", provider="AWSP"),
                earned(5.0, "clock-hours", "Treaties", "government", provider="GOIA"),
            ]
        },
        shown_for=("Shown for: Continuing Teacher; Continuing Principal (the certificates you hold).",),
        screen=(
            f"9 of 100 hours; the other 91 are covered, {LEFT}",
            "Your National Board certificate, valid until November 30, 2029, stands in for the hours.",
            "  Source: WAC 181-79A-247, https://www.law.cornell.edu/regulations/washington/WAC-181-79A-247",
            "Not met yet: Educational leadership.",
            "",
            "STEM: met by your National Board certificate",
            "  met: 15 hours, required of holders of certain endorsements, whatever they teach",
            STEM,
            "Equity: met by your National Board certificate",
            "  met: 10 hours, required of holders of an administrator's certificate, or of both kinds",
            EQUITY,
            "Educational leadership: 4 hours so far; a goal in a plan can meet it, too",
            "  6 still missing: 10 hours, required of holders of an administrator's certificate",
            "  It is about the Professional Standards for Educational Leaders (PSEL).",
            PROVIDERS,
            LEADERSHIP,
            "Government-to-government relations: 5 hours so far",
            "  met: 5 hours, required of holders of an administrator's certificate",
            GOVERNMENT,
        ),
        points=9,
    ),
    # Two trainings of 2 hours on suicide prevention are 4 hours, of which 3 count, and none is one of 3 hours; a plan
    # of 25: 28, and 100 - 28 = 72. No STEM, equity or leadership.
    "counselor": Person(
        role="school counselor",
        private={},
        kept={
            "earned": [
                earned(2.0, "clock-hours", "Asking the question", "suicide-prevention"),
                earned(2.0, "clock-hours", "Listening", "suicide-prevention"),
            ],
            "plan": plan("equity"),
        },
        shown_for=("Shown for: school counselor (your role).", BY_CERTIFICATE),
        screen=(
            f"28 of 100 hours; 72 still missing, {LEFT}",
            "Not met yet: Suicide prevention.",
            "",
            "Suicide prevention: 2 hours so far, in the longest training",
            f"  3 still missing: 3 hours in one training, required of {FOUR_ROLES}",
            TRAINING,
            "  No provider is named for entries 1, 2: remove and add again, with --provider.",
            APPROVED,
            SUICIDE,
        ),
        points=6,
    ),
    # Of a training of 4 hours 3 count, and it is one of 3 or more; with 4 semester credits of 15 it is 63, and
    # 100 - 63 = 37.
    "nurse": Person(
        role="school nurse",
        private={"holds": ["School Nurse"]},
        kept={
            "earned": [
                earned(4.0, "clock-hours", "Asking the question", "suicide-prevention", provider="ESD 113"),
                earned(4.0, "semester-credits", "Asthma at school"),
            ]
        },
        shown_for=("Shown for: School Nurse (the certificates you hold).",),
        screen=(
            f"63 of 100 hours; 37 still missing, {LEFT}",
            "",
            "Suicide prevention: 4 hours so far",
            f"  met: 3 hours in one training, required of {FOUR_ROLES}",
            SUICIDE,
        ),
        points=6,
    ),
    # A plan of 25 with a goal for STEM: 25, and 100 - 25 = 75. A CTE teacher is asked equity as a teacher: 15.
    "CTE": Person(
        role="CTE teacher",
        private={"holds": ["Continuing CTE Teacher"]},
        kept={"plan": plan("stem")},
        shown_for=("Shown for: Continuing CTE Teacher (the certificates you hold).",),
        screen=(
            f"25 of 100 hours; 75 still missing, {LEFT}",
            "Not met yet: Equity.",
            "",
            "STEM: met by a goal in your plan for 2025-2026",
            "  met: 15 hours, required of CTE teachers, in every endorsement",
            STEM,
            "Equity: nothing so far; a goal in a plan can meet it, too",
            "  15 still missing: 15 hours, required of holders of a teacher's certificate",
            CCDEI,
            PROVIDERS,
            EQUITY,
        ),
        points=7,
    ),
    # 20 hours; no total is stated, as the paraeducator's certificates have their own rules.
    "paraeducator": Person(
        role="paraeducator",
        private={},
        kept={"earned": [earned(20.0, "clock-hours", "Reading with a small group")]},
        shown_for=("Shown for: paraeducator (your role).", BY_CERTIFICATE),
        screen=(
            "20 hours so far",
            LIMITS,
            "  Source: WAC 179-05-020, https://pesb.wa.gov/current-educators/certificate-renewal/pgp/paraeducator",
        ),
        points=6,
    ),
}


@pytest.fixture(autouse=True)
def washington(monkeypatch: pytest.MonkeyPatch) -> None:
    """The packs that ship, in a window so wide that no line is broken."""
    monkeypatch.setattr(paths, "shipped_packs", lambda: SHIPPED)
    monkeypatch.setenv("COLUMNS", "400")


def tables_of(person: Person) -> dict[str, Any]:
    """The portfolio of one of the eight."""
    educator = {"name": "Ana Reyes", "role": person.role, "private": VALID | person.private}
    return ANA | {"educator": educator} | person.kept


@pytest.mark.parametrize("name", EIGHT)
def test_each_of_the_eight_is_shown_what_is_asked_of_them_and_nothing_else(lift: Lift, mine: Kept, name: str) -> None:
    person = EIGHT[name]
    mine.write(tables_of(person))
    ran = lift("hours", "renewal")
    assert (ran.code, ran.err) == (0, "")
    view = [line.rstrip() for line in ran.out.splitlines()]
    sum_at = next(number for number, line in enumerate(view) if line == person.screen[0])
    entries = view[sum_at - len(entries_of(person)) - 1 : sum_at - 1]
    assert [" ".join(line.split()) for line in entries] == entries_of(person)
    assert view[: len(person.shown_for) + 4] == [
        "Renewal of a Washington certificate",
        NOTICE,
        "",
        *person.shown_for,
        "Counted: what was earned from July 1, 2024 to June 30, 2029, the days of your certificate.",
    ]
    assert view[sum_at:] == [
        *person.screen,
        "",
        "Time logged with `lift hours add` counts only as part of a plan.",
        "",
        f"{person.points} points to check with the office that renews your certificate: lift hours renewal --doubts",
        "Source: https://www.pesb.wa.gov/media/announcements/changesbringcoherencetocertificationsystem",
        "The source of each rule: lift hours renewal --json",
    ]


UNITS = {"clock-hours": (1, "clock hours"), "quarter-credits": (10, "quarter credits")} | {
    "semester-credits": (15, "semester credits")
}


def entries_of(person: Person) -> list[str]:
    """The rows of the table as they should stand, with one space between words."""
    rows, so_far = [], 0
    for number, record in enumerate(person.kept.get("earned", ()), 1):
        hours, unit = UNITS[record["unit"]]
        hours *= int(record["amount"])
        what = record["what"] + (f" ({record['provider']})" if "provider" in record else "")
        counted = f"{record['amount']:g} {unit}" + "".join(f", for {flag}" for flag in record["flags"])
        if "suicide-prevention" in record["flags"] and so_far + hours > 3:  # no other hours come before these
            hours = 3 - so_far
            counted += " (only 3 hours for suicide-prevention count)"
        so_far += hours
        rows.append(f"{number} | 2025-08-20 | {what} | {counted} | {hours} | {so_far}")
    for goal in person.kept.get("plan", {}).get("goals", ()):
        flags = f", for {goal['flags'][0]}" if person.role != "school counselor" else ", for equity"
        what = "Your plan of 2025-2026, signed by Cy Young"
        rows.append(f"| 2026-04-30 | {what} | 1 plan{flags} | 25 | {so_far + 25}")
    return rows or ['Nothing yet. To record what you earned: lift hours renewal add 3 "what it was"']


def shown(lift: Lift, *options: str) -> list[str]:
    """The lines of the view."""
    ran = lift("hours", "renewal", *options)
    assert (ran.code, ran.err) == (0, "")
    return [line.rstrip() for line in ran.out.splitlines()]


def titles(view: list[str]) -> list[str]:
    """The categories that are shown."""
    return [line.partition(":")[0] for line in view if ": nothing so far" in line or ": met by" in line]


NAMES = {
    "equity": "Equity",
    "stem": "STEM",
    "leadership": "Educational leadership",
    "government": "Government-to-government relations",
    "suicide": "Suicide prevention",
}


@pytest.mark.parametrize(
    ("role", "asked"),
    [
        ("teacher", ["stem", "equity"]),
        ("teacher-librarian", ["stem", "equity"]),
        ("superintendent", ["equity", "leadership", "government"]),
        ("CTE director", ["equity", "leadership", "government"]),
        ("school psychologist", ["suicide"]),
        ("social-worker", ["suicide"]),
        ("School Nurse", ["suicide"]),
        ("school counselor", ["suicide"]),
        ("occupational therapist", []),
        ("paraeducator", []),
        ("counselor and teacher", ["stem", "equity", "suicide"]),
        ("OT", []),
    ],
)
def test_a_role_that_is_typed_is_looked_at_instead(lift: Lift, mine: Kept, role: str, asked: list[str]) -> None:
    mine.write(ANA | {"educator": {"private": {"holds": ["Continuing Principal"]}}})
    view = shown(lift, "--role", role)
    assert titles(view) == [NAMES[name] for name in asked]
    assert f"Shown for: {role} (the role you named)." in view
    found = json.loads(lift("hours", "renewal", "--role", role, "--json").out)
    assert len(found["categories"]) == len(asked)
    assert found["for"]["from"] == "typed"


def test_both_means_both_kinds_of_certificates(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    view = shown(lift, "--role", "Both")
    assert titles(view) == [NAMES[name] for name in ("stem", "equity", "leadership", "government")]
    assert [line for line in view if "required of" in line and " 15 hours" in line] == [
        "  15 still missing: 15 hours, required of holders of certain endorsements, whatever they teach"
    ]


ASK = "  To say which endorsements you have: lift profile --endorsement ENDORSEMENT"


@pytest.mark.parametrize(
    ("holds", "endorsements", "asked"),
    [
        ("Continuing Teacher", [], True),
        ("Continuing Teacher", ["Biology"], True),
        ("Continuing Teacher", ["English language arts", "Middle-level MATH"], True),
        ("Continuing Teacher", ["Family & Consumer Sciences"], True),
        ("Continuing Teacher", ["English language arts", "Reading", "Bilingual Education"], False),
        ("Continuing CTE Teacher", ["English language arts"], True),
        ("School Nurse", [], False),
    ],
)
def test_the_endorsements_decide_whether_stem_is_asked(
    lift: Lift, mine: Kept, holds: str, endorsements: list[str], *, asked: bool
) -> None:
    mine.write(ANA | {"educator": {"private": {"holds": [holds], "endorsements": endorsements}}})
    view = shown(lift, "--doubts")
    assert ("STEM" in titles(view)) is asked
    named = f", with the endorsement {', '.join(endorsements)}" if endorsements else ""
    assert f"Shown for: {holds} (the certificates you hold){named}." in view
    spared = not asked and bool(endorsements)
    assert ("Not asked of these endorsements, as far as we read: STEM." in view) is spared
    assert any(line.startswith("  - STEM: We read the endorsements") for line in view) is (asked or spared)
    assert (ASK in view) is (asked and not endorsements)
    found = json.loads(lift("hours", "renewal", "--json").out)
    assert (found["for"]["endorsements"], found["not_asked_by_endorsement"]) == (endorsements, ["stem"] * spared)


def test_a_limit_of_a_category_is_only_for_those_of_whom_it_is_asked(lift: Lift, mine: Kept) -> None:
    kept = {"earned": [earned(5.0, "clock-hours", "Asking the question", "suicide-prevention")]}
    mine.write(ANA | {"educator": {"private": VALID}} | kept)
    totals = {role: json.loads(lift("hours", "renewal", "--role", role, "--json").out) for role in ("teacher", "nurse")}
    assert {role: found["total"] for role, found in totals.items()} == {"teacher": 5, "nurse": 3}
    assert [found["entries"][0]["not_counted"] for found in totals.values()] == [None, "at-most"]
    assert totals["nurse"]["categories"][-1]["met"] is True


def test_the_training_has_to_be_one_of_three_hours_whichever_is_recorded_first(lift: Lift, mine: Kept) -> None:
    two, three = (earned(hours, "clock-hours", "Listening", "suicide-prevention") for hours in (2.0, 3.0))
    for records in ([two, three], [three, two]):
        mine.write(ANA | {"educator": {"role": "nurse", "private": VALID}, "earned": records})
        assert "Suicide prevention: 3 hours so far" in shown(lift)


def test_a_role_that_nobody_knows_is_refused(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    ran = lift("hours", "renewal", "--role", "counselr")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Error: could not find the role 'counselr'\n\nHint: Did you mean `counselor`?")


def test_the_certificates_decide_and_the_job_is_named_where_it_would_add_something(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"educator": {"role": "principal", "private": {"holds": ["Continuing Teacher", "First aid"]}}})
    view = shown(lift)
    assert titles(view) == ["STEM", "Equity"]
    added = "Educational leadership, Government-to-government relations"
    assert view[3:6] == [
        "Shown for: Continuing Teacher (the certificates you hold).",
        f"A certificate for your own role would add: {added}. If you hold one, name it with the others.",
        "lift does not know what these ask for: First aid.",
    ]


@pytest.mark.parametrize(
    ("role", "private", "said"),
    [
        ("teacher", {"national_board": date(2026, 5, 3)}, "National Board certificate, valid until May 3, 2026,"),
        (
            "teacher",
            {"holds": ["NBPTS until 2027-11-30"]},
            "National Board certificate, valid until November 30, 2027,",
        ),
        ("teacher", {"holds": ["NBCT"]}, "National Board certificate, if it is valid when you renew,"),
        ("psychologist", {"holds": ["NCSP until 2027-12-31"]}, "NCSP certificate, valid until December 31, 2027,"),
        ("SLP", {"holds": ["ASHA CCC-SLP until 2026-12-31"]}, "ASHA CCC, valid until December 31, 2026,"),
    ],
)
def test_what_stands_in_for_the_hours_is_named_with_its_last_day(
    lift: Lift, mine: Kept, role: str, private: dict[str, Any], said: str
) -> None:
    mine.write(ANA | {"educator": {"role": role, "private": private}})
    view = shown(lift)
    assert f"Your {said} stands in for the hours." in view
    assert any(line.startswith("0 of 100 hours; the other 100 are covered") for line in view)


@pytest.mark.parametrize(
    ("role", "private", "ended"),
    [
        ("teacher", {"national_board": date(2026, 5, 2)}, ["National Board certificate"]),
        ("teacher", {"holds": ["NCSP"]}, []),
        ("paraeducator", {"national_board": date(2029, 5, 2)}, []),
        ("teacher", {"holds": ["Nationally known"]}, []),
    ],
)
def test_what_does_not_stand_in_leaves_the_hours_missing(
    lift: Lift, mine: Kept, role: str, private: dict[str, Any], ended: list[str]
) -> None:
    mine.write(ANA | {"educator": {"role": role, "private": private}})
    view = shown(lift)
    assert [line for line in view if "stands in" in line or "covered" in line] == []
    gone = [f"Your {title} expired on May 2, 2026 and no longer counts." for title in ended]
    assert [line for line in view if "no longer counts" in line] == gone


def test_the_national_board_never_meets_leadership_government_or_suicide_prevention(lift: Lift, mine: Kept) -> None:
    held = {"holds": ["Continuing Principal", "School Nurse"], "national_board": date(2030, 1, 1)}
    mine.write(ANA | {"educator": {"private": held}})
    missing = [line.strip().partition(":")[0] for line in shown(lift) if "still missing:" in line]
    assert missing == ["10 still missing", "5 still missing", "3 still missing"]


@pytest.mark.slow
def test_the_provider_is_recorded_and_asked_where_it_decides(
    lift: Lift, mine: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine.write(ANA | {"educator": {"role": "teacher"}})
    add = ("hours", "renewal", "add", "5", "Culture in class")
    asked = "Who offered it? Only some providers count. (Enter: you do not know)"
    unknown = f"Equity: you did not name the provider. {PROVIDERS.strip()}"
    assert lift(*add, "--for", "equity").err.splitlines()[-1] == unknown
    assert unknown not in lift(*add, "--for", "equity", "--provider", " ESD 113 ").err
    monkeypatch.setattr(Session, "interactive", property(lambda _: True))
    assert asked in lift(*add, "--for", "equity", typed="WEA\n").err
    assert asked not in lift(*add, "--for", "stem").err
    assert asked not in lift(*add, "--for", "government").err  # not asked of a teacher
    assert asked not in lift("hours", "renewal", "add", "1", "x", "--unit", "plans", "--for", "equity").err
    assert [entry.get("provider", "") for entry in mine.tables["earned"]] == ["", "ESD 113", "WEA", "", "", ""]
