"""What may name or reach someone: found where it stands, masked without a trace, and nothing else touched."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lift_cli.portfolio import changes, masking, plan_changes
from lift_cli.portfolio.masking import Spot, Where
from lift_cli.portfolio.model import Circle, Hours, Idea, IdeaKind, Portfolio, ReceivedReview
from lift_cli.portfolio.watch import HitKind, Watch
from lift_cli.storage import portfolios
from lift_cli.storage.validation import checked
from tests.portfolio.samples import FEW, answered, at, bookmarked, filed, goal, made, ticked, tied
from tests.portfolio.walking import values, with_texts
from tests.storage.disk import within

STUDENTS = ("Mia Lopez", "will smith", "Zoë", "Ana Smith", "Seán O'Brien-Díaz", "美亚", "ليلى", "Jo")


def of(*students: str, name: str = "Ana Reyes", partner: str = "Ben Okafor") -> Watch:
    """The watch of an educator with some students on her list."""
    educator = {"name": name, "private": {"students": students}}
    return Watch.of(checked(Portfolio, {"id": "p-1", "educator": educator, "partner": {"name": partner}}))


WATCH = of(*STUDENTS)


def found(text: str, watch: Watch = WATCH) -> list[tuple[str, str]]:
    return [(text[begin:end], kind.value) for begin, end, kind in watch.found(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mia asked first.", ["Mia"]),
        ("It was Mia's idea, not LOPEZ\u2019s.", ["Mia", "LOPEZ"]),
        ("mia  lopez wrote", ["mia  lopez"]),
        ("Mia\nLopez", ["Mia\nLopez"]),
        ("the miasma of Miami; Lopezian", []),
        ("Will you come? I will.", ["Will", "will"]),
        ("WILL SMITH", ["WILL SMITH"]),
        ("Zoë and Zoe\u0308 and zoë", ["Zoë", "Zoe\u0308", "zoë"]),
        ("Seán, and O'Brien-Díaz", ["Seán", "O'Brien-Díaz"]),
        ("今天美亚说", ["美亚"]),
        ("قالت ليلى نعم", ["ليلى"]),
        ("Jo and JO and jo and Joe", ["Jo", "JO", "jo"]),
    ],
)
def test_a_listed_name_is_found_in_every_form_it_is_written_in(text: str, names: list[str]) -> None:
    assert found(text) == [(name, "name") for name in names]


FORMS = [
    *("MIA LOPEZ", "mia lopez", "Mia Lopez", "MiA LoPeZ", "Lopez, Mia", "lopez mia", "Mia\u00a0Lopez", "Mia  Lopez"),
    *("MiaLopez", "mialopez", "MIALOPEZ", "miaLopez", "mia_lopez", "mia-lopez", "mia.lopez", "Mia%20Lopez", "lopezmia"),
    *("@mia_lopez", "@mialopez", "MiaLopez.docx", "mia_lopez_2.pdf", "MiaLopez2", "2MiaLopez", "essay-mia-lopez-v3"),
    *("https://example.org/mia-lopez/essay", "https://example.org/?s=Mia%20Lopez", "https://example.org/MiaLopez"),
    *("**Mi**a", "*Mia*", "__Mia__", "_Mi_a", "`Mia`", "~~Mia~~", "<b>Mi</b>a", "**Mia** *Lopez*", "M_i_a"),
    *(
        "Mi\u00ada",
        "M\u200bia",
        "Mia\u2060",
        "\u202aMia\u202c",
        "M\u0301ia",
        "Mía",
        "Mi\u0301a",
        "MÍA",
        "\uff2d\uff49\uff41",
    ),
    *(
        "Mias",
        "the Lopezes",
        "Mia's",
        "Mia\u2019s",
        "MIA'S",
        "mia",
        "Lopez",
        "LOPEZ",
        "lopez",
        "Mia2",
        "(Mia)",
        "Mia/Ben",
    ),
]
"""Forms of one listed name."""

OTHERS = {
    "O'Brien": ["O\u2019Brien", "OBrien", "o'brien", "O`Brien", "O\u02bcBrien", "OBRIEN", "obriens", "O'Brien\u2019s"],
    "Mary-Ann": ["Mary Ann", "MaryAnn", "mary\u2010ann", "Mary\u2011Ann", "Mary\u2013Ann", "mary_ann", "MARYANN"],
    "Søren Łukasz": ["Soren", "lukasz", "SØREN", "soren_lukasz"],
    "Zoë": ["Zoe", "ZOE", "zoe\u0308", "zoes"],
    "Straße": ["STRASSE", "strasse"],
}


def left_of(text: str, watch: Watch) -> str:
    """What of a text is left when all that is sure is masked."""
    return watch.masked(text, {text[begin:end] for begin, end, _ in watch.found(text)})


@pytest.mark.parametrize("form", FORMS)
def test_no_form_of_a_listed_name_is_left(form: str) -> None:
    watch = of("Mia Lopez")
    for text in (form, f"I asked {form} today.", f"({form})"):
        left = watch_letters(left_of(text, watch).replace("[name]", ""))
        assert [word for word in ("mia", "lopez") if word in left] == []
        assert "[name]" in left_of(text, watch)


def watch_letters(text: str) -> str:
    """The plain letters of a text."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isascii() and sign.isalpha())


@pytest.mark.parametrize(("name", "form"), [(name, form) for name, forms in OTHERS.items() for form in forms])
def test_no_form_of_other_names_is_left(name: str, form: str) -> None:
    assert left_of(f"I asked {form} today.", of(name)).partition("[name]")[2].lstrip("'\u2019s") == " today."


@pytest.mark.parametrize(
    "text", ["the miasma of Miami", "Lopezian", "amia", "salami", "Mi a", "m i a", "mial", "M%69x", "lo pez", "Mil"]
)
def test_what_only_holds_the_letters_of_a_name_is_none(text: str) -> None:
    assert found(text, of("Mia Lopez")) == []


def test_a_word_that_is_also_the_educators_is_pointed_out_and_never_masked() -> None:
    watch, text = of("Ana Smith", "Mia Okafor"), "Ana and Smith saw Ana Smith with ANA and okafor and Mia Okafor."
    kinds = {text[begin:end]: kind for begin, end, kind in watch.found(text)}
    assert {piece for piece, kind in kinds.items() if kind is HitKind.SHARED} == {"Ana", "ANA", "okafor"}
    assert left_of(text, watch) == "Ana and [name] saw [name] with ANA and okafor and [name]."


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("write to mia.lopez+a@students.k12.wa.us.", ("mia.lopez+a@students.k12.wa.us", "email address")),
        ("<ana@x.org>", ("ana@x.org", "email address")),
        ("(360) 555-0123", ("(360) 555-0123", "phone number")),
        ("at 360-555-0123,", ("360-555-0123", "phone number")),
        ("+1 360.555.0123", ("+1 360.555.0123", "phone number")),
        ("+49 30 1234 5678", ("+49 30 1234 5678", "phone number")),
        ("call 555-0123", ("555-0123", "phone number")),
        ("SSID 1234567890", ("1234567890", "student number")),
        ("1234567", ("1234567", "student number")),
        ("student ID: 12345", ("12345", "student number")),
        ("360\u2013555\u20130123", ("360\u2013555\u20130123", "phone number")),
        ("360\u2011555\u20110123", ("360\u2011555\u20110123", "phone number")),
        ("206/555-0100", ("206/555-0100", "phone number")),
        ("(360)\u00a0555\u20140123", ("(360)\u00a0555\u20140123", "phone number")),
        ("123-45-6789", ("123-45-6789", "student number")),
        ("123\u201145\u20116789", ("123\u201145\u20116789", "student number")),
        ("a (at) b.org", ("a (at) b.org", "email address")),
        ("a [at] b [dot] org", ("a [at] b [dot] org", "email address")),
        ("mailto:mia@school.org?x=1", ("mia@school.org", "email address")),
        ("https://x.org/?to=mia%40school.org", ("mia%40school.org", "email address")),
        ("https://x.org/call/360-555-0123", ("360-555-0123", "phone number")),
        ("tel:+13605550123", ("+13605550123", "phone number")),
        ("https://wa.me/13605550123", ("13605550123", "phone number")),
        ("https://x.org/?studentId=1234567", ("1234567", "student number")),
        ("Student no. 00123", ("00123", "student number")),
        ("ana {at} b.org", ("ana {at} b.org", "email address")),
        ("ana<at>b<dot>org", ("ana<at>b<dot>org", "email address")),
        ("ana AT school DOT org", ("ana AT school DOT org", "email address")),
        ("ana at mail dot school dot edu.", ("ana at mail dot school dot edu", "email address")),
        ("ana @ b.org", ("ana @ b.org", "email address")),
    ],
)
def test_an_address_and_a_number_are_found(text: str, what: tuple[str, str]) -> None:
    assert found(text) == [what]


@pytest.mark.parametrize("first", ["-", ".", " ", "/", "_", "\u00b7", "\u2022", " - ", " \u2013 ", " / ", "\u2212"])
@pytest.mark.parametrize("second", ["-", ".", " ", "_", "\u00b7", " - ", " \u2013 "])
def test_a_phone_number_is_found_however_its_parts_are_set_off(first: str, second: str) -> None:
    number = f"360{first}555{second}0123"

    assert found(f"call {number}, today") == [(number, "phone number")]


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-03 20260503 20:15 2025-2026 24/7",
        "we look at it and dot every i; meet @ noon, cc @ben.okafor; page 123 . 456; 12 - 15 - 2026",
        "2024\u20132025, 2024\u20112025, 10\u201320 minutes, 2026\u201305\u201303, pages 123\u2013145",
        "1,234,567 students, $1234567, 3.14159265, 98.6",
        "room 12345, the class of 2026, 101 students 2027",
        "https://example.org/article/1234567890?at=555-0123",
        "@twitter a@b user@localhost 1@2",
        "RCW 28A.415.265 and WAC 181-85-033",
        "978-0-306-40615-7",
    ],
)
def test_what_is_a_date_a_count_or_a_link_is_passed_over(text: str) -> None:
    assert found(text) == []


def test_without_a_list_no_name_is_known() -> None:
    assert found("Mia Lopez, mia@x.org", of()) == [("mia@x.org", "email address")]


def test_a_name_in_an_address_is_the_addresss() -> None:
    assert found("Mia@x.org https://x.org/Mia") == [("Mia@x.org", "email address"), ("Mia", "name")]


PLAIN = st.text(st.sampled_from("ab Mia\u0308.@-+()0123456789\n\u200d美亚"), max_size=40)
ANY_TEXT = st.lists(PLAIN | st.text(max_size=10) | st.sampled_from([*STUDENTS, "a@b.org", "555-0123", "1234567"]))


@pytest.mark.slow
@given(ANY_TEXT.map("".join))
@example("a@b.orgMia555-0123")
def test_what_is_masked_is_gone_and_all_else_is_as_it_was(text: str) -> None:
    hits = list(WATCH.found(text))
    masked = WATCH.masked(text, {text[begin:end] for begin, end, _ in hits})

    kept, end = [], 0
    for begin, until, kind in hits:
        if kind is HitKind.SHARED:
            continue
        assert end <= begin < until
        kept += [text[end:begin], f"[{kind.value}]"]
        end = until
    assert masked == "".join((*kept, text[end:]))
    assert WATCH.masked(text, ()) == text


def test_only_what_was_chosen_is_masked() -> None:
    assert WATCH.masked("Mia and Zoë: Mia@x.org", {"Zoë"}) == "Mia and [name]: Mia@x.org"


EVERYWHERE = replace(
    made(
        answered("lift/two/a/b/c", "Mia asked. Mia knew."),
        ticked("lift/two/a/b/t", 5, "With Mia."),
        bookmarked("lift/two", "https://x.org/Mia"),
        filed("lift/two", "Mia.docx"),
        lambda p, now: changes.add_idea(p, Idea(kind=IdeaKind.IDEA, text="Not out: Mia", at=now, private=True)),
        lambda p, now: changes.add_idea(p, Idea(kind=IdeaKind.IDEA, text="Ask Mia", at=now)),
        lambda p, now: changes.add_hours(p, Hours(date=now.date(), minutes=5, what="Mia's essay", company="Mia")),
        lambda p, now: changes.draw_circle(p, {"how": "As Mia does."}, now),
        lambda p, now: plan_changes.write(p, ("pgp-1697", "2026-2027", "goal/goals"), "To hear Mia.", now),
        goal("To teach Mia."),
        tied(["to-teach-mia"], "Mia reads."),
    ),
    reviews=(
        checked(
            ReceivedReview,
            {
                "module": "lift/two",
                "reviewer": "Ben",
                "reviewed": at(),
                "items": [{"id": "responses", "verdict": "met", "confirmed": False, "comment": "Mia?"}],
                "comments": [{"step": "lift/two/a/b/c", "text": "Who is Mia?"}],
                "recognition": {"words": "Mia is lucky.", "at": at()},
            },
        ),
    ),
)


def test_every_text_that_may_leave_is_looked_at_and_told_by_its_place() -> None:
    places = [
        Where("answers", "lift/two/a/b/c"),
        Where("answers", "lift/two/a/b/c"),
        Where("done", "lift/two/a/b/t"),
        Where("ideas", "", 2),
        Where("bookmarks", "", 1),
        Where("folder", "", 1),
        Where("hours", "", 1),
        Where("hours", "", 1),
        Where("reviews", "lift/two/a/b/c"),
        Where("reviews", "lift/two"),
        Where("reviews", "lift/two"),
        Where("circle", field="how"),
        Where("plan.goals", field="goal text"),
        Where("plan.evidence", field="evidence"),
        Where("plan.evidence", field="evidence"),
        Where("plan.texts", field="goal/goals"),
    ]
    said = masking.texts(lambda change: masking.rewritten(EVERYWHERE, change))
    assert list(masking.spots(said, WATCH)) == [Spot(where, HitKind.NAME, "Mia") for where in places]


def test_a_portfolio_that_is_masked_names_nobody_and_is_else_the_same() -> None:
    masked = masking.rewritten(EVERYWHERE, lambda _, text: WATCH.masked(text, {"Mia"}))
    assert "Mia" not in repr(replace(masked, ideas=masked.ideas[1:]))
    assert masked.ideas[0].text == "Not out: Mia"
    assert repr(masked).replace("[name]", "Mia") == repr(EVERYWHERE)


@FEW
@given(st.lists(st.text(min_size=1, max_size=12), max_size=5), st.text(max_size=60))
@example(["(", "[a", "\\", "a|b", "\u0308", " ", "a  b"], "( [a \\ a|b")
def test_any_name_can_be_listed(students: list[str], text: str) -> None:
    listed = changes.list_students(Portfolio(id="p-1"), add=students)
    for name in listed.educator.private.students:
        assert name.strip() == name != ""
    list(Watch.of(listed).found(text))
    for name in listed.educator.private.students:
        letters = unicodedata.normalize("NFC", name)
        if len(letters) > 1 and letters.isalpha() and name == name.capitalize():
            assert found(f"- {name} -", of(name, name="", partner="")) == [(name, "name")]


def test_the_list_holds_each_name_once_and_gives_it_back() -> None:
    listed = changes.list_students(Portfolio(id="p-1"), add=["Noah Kim", " Mia  Lopez", "Noah Kim", "", "ben"])
    assert listed.educator.private.students == ("ben", "Mia Lopez", "Noah Kim")
    assert changes.list_students(listed, add=["Mia Lopez"]) is listed
    assert changes.list_students(listed, remove=["Mia Lopez", "Nobody"]).educator.private.students == (
        "ben",
        "Noah Kim",
    )
    assert Circle() == listed.circle


@pytest.mark.parametrize(
    "piece", ["a", "1", "1 ", "(", "+1", "a.", "@", "a@b.", "student ", "id:", "Mia ", "1-", "://"]
)
def test_no_text_holds_it_up(piece: str) -> None:
    """A way that looks through the rest again from each place takes far longer."""
    with within(1):
        list(WATCH.found(piece * (2**16 // len(piece))))


HOME = re.compile(
    r".*earlier.*|id|educator\..*|partner\..*|undone\..*|earned\..*|modules\..*|.*\.(step|serves|sha256|mark|id|year|form|accepted|withdraws|\w+_digest)"
    r"|plan\.(reviewers\..*|texts\.field)|ideas\.kind|hours\.activity|reviews\.(module|reviewer|items\.verdict)"
)
"""Where a name may stand: in what does not leave, in who the two are, and in what points at something."""


def test_a_name_in_any_text_of_the_model_is_masked_or_stands_where_it_may() -> None:
    whole = portfolios.load(Path(__file__).parent.parent / "samples" / "kept" / "everything.toml")
    leaving = replace(whole, ideas=tuple(idea for idea in whole.ideas if not idea.private))
    named = with_texts(leaving, lambda _, text: f"{text} Zoë")
    masked = masking.rewritten(named, lambda _, text: WATCH.masked(text, {"Zoë"}))
    assert {place for place in naming_zoe(masked) if not HOME.fullmatch(place)} == set()
    assert {place for place in naming_zoe(named) if not HOME.fullmatch(place)} == {
        *("answers.text", "done.note", "bookmarks.url", "bookmarks.title", "bookmarks.note", "ideas.text"),
        *("folder.name", "folder.caption", "folder.url", "hours.what", "hours.company"),
        *("circle.why", "circle.how", "circle.what", "plan.texts.text", "plan.evidence.name", "plan.evidence.text"),
        *("plan.goals.text", "plan.goals.focus", "plan.goals.rationale", "plan.goals.role"),
        *("reviews.items.comment", "reviews.comments.text", "reviews.recognition.words"),
    }


def naming_zoe(portfolio: Portfolio) -> set[str]:
    """The fields in which she is named."""
    return {".".join(place) for place, value in values(portfolio) if isinstance(value, str) and "Zoë" in value}
