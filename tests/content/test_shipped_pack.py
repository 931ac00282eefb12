from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module, Place
from lift_cli.content.module_file import Area, ChecklistItem
from lift_cli.content.pack import Provenance, StepKind, Text
from lift_cli.content.tour import Tour
from lift_cli.portfolio.plan_records import PLANS
from lift_cli.storage import packs, paths
from lift_cli.values import Value, built, tables_of

SEEN = {
    "lift/one/professional-reflection": (3, 2 + 1, 0, 0),
    "lift/one/learning-partnerships-and-networks": (0, 0, 0, 0),
    "lift/one/self-assessment-and-leadership": (2, 3, 0 + 1, 0),
    "lift/two/partnership-as-leadership": (3, 2, 1, 0),
    "lift/two/adult-learning": (2, 0, 1, 3),
    "lift/two/communication-and-collaboration": (3 + 2, 3, 1, 3),
    "lift/two/personalized-professional-learning": (6, 3 + 2, 2, 0),
    "lift/two/closing": (1, 0, 6, 0),
    "lift/three/learner-variability": (0, 0, 0, 0),
    "lift/four/frameworks-for-digital-learning": (2, 0 + 1, 0, 0),
}
"""By page: the outcomes, discussions, prompts, and prompts of the strengths page that LIFT's pages were seen to hold.

What stands after a `+` was seen in part; of the five discussions of 2.4, LIFT lists two as plain steps. Of a page that
is not named, nothing of the kind was seen.
"""
PLAIN_STEPS = {"talk-about-playbook", "go-through-each-aar"}


def seen(provenances: Iterable[Provenance]) -> int:
    """How many are LIFT's, whole or in part."""
    return sum(provenance is not Provenance.OWN for provenance in provenances)


def counts(outcomes: Iterable[Text], places: Iterable[Place]) -> tuple[int, int, int, int]:
    """LIFT's outcomes, discussions, prompts and prompts for a page."""
    steps = [place.step for place in places]
    return (
        seen(outcome.provenance for outcome in outcomes),
        seen(step.provenance for step in steps if step.kind is StepKind.DISCUSS),
        seen(step.provenance for step in steps if step.kind is StepKind.RESPOND and not step.page),
        seen(step.provenance for step in steps if step.kind is StepKind.RESPOND and step.page),
    )


def test_every_page_of_lift_holds_as_much_of_lifts_as_was_seen_and_no_more(catalog: Catalog) -> None:
    counted = {
        f"{module.id}/{section.id}": counts(
            (outcome for activity in section.activities for outcome in activity.outcomes),
            (place for place in module.steps if place.section is section),
        )
        for module in catalog.modules
        for section in module.sections
        if module.is_of_lift
    }
    two = catalog.find_module("two")
    counted["lift/two/closing"] = counts([two.closing.purpose], two.reflect + two.review)
    assert {page: found for page, found in counted.items() if any(found) or page in SEEN} == SEEN


def test_lift_has_its_five_modules_with_every_page_of_its_site(catalog: Catalog) -> None:
    ours = [module for module in catalog.modules if module.is_of_lift]
    assert [(module.id, module.file.number, len(module.sections)) for module in ours] == [
        ("lift/one", 1, 3),
        ("lift/two", 2, 4),
        ("lift/three", 3, 3),
        ("lift/four", 4, 3),
        ("lift/five", 5, 3),
    ]


def test_every_activity_of_lift_gives_something_to_do_to_talk_about_and_to_write(catalog: Catalog) -> None:
    for module in (module for module in catalog.modules if module.is_of_lift):
        for section in module.sections:
            kinds = {place.step.kind for place in module.steps if place.section is section}
            assert {StepKind.DISCUSS, StepKind.RESPOND} <= kinds, section.id
            assert all(activity.outcomes for activity in section.activities), section.id


def test_a_page_that_was_not_seen_says_so(catalog: Catalog) -> None:
    for module in (module for module in catalog.modules if module.is_of_lift):
        for section in module.sections:
            first = section.activities[0]
            places = [place for place in module.steps if place.activity is first]
            if all(place.step.provenance is Provenance.OWN for place in places):
                assert re.search(r"About LIFT's page: .*\bours\b", section.purpose.text), section.id


def test_what_was_seen_of_a_page_is_said_once_for_its_section_and_never_in_the_walk(catalog: Catalog) -> None:
    for module in catalog.modules:
        shown = [place.step.text for place in module.places] + [module.closing.purpose.text]
        for section in module.sections:
            for activity in section.activities:
                notes = (activity.summary, *activity.outcomes, activity.resource.note if activity.resource else None)
                shown += [note.text for note in notes if note]
        assert [text for text in shown if re.search(r"\b(we|We) (could|did|read|saw|have)\b|\bours\b", text)] == []


def test_every_module_of_lift_closes_with_six_prompts_four_looks_and_the_four_items(catalog: Catalog) -> None:
    for module in (module for module in catalog.modules if module.is_of_lift):
        assert (len(module.reflect), [place.area for place in module.review]) == (6, list(Area))
        assert [item.id for item in module.closing.checklist] == list(ChecklistItem)
        assert [place.step.id for place in module.reflect[:2]] == ["striking-idea", "where-you-stand"]
        assert len(module.closing.documents) == 1


def test_two_discussions_of_2_4_are_plain_steps_on_lifts_page(two: Module) -> None:
    last = [
        place.step.id
        for place in two.steps
        if place.section is two.sections[-1] and place.step.kind is StepKind.DISCUSS
    ]
    assert PLAIN_STEPS & set(last) == PLAIN_STEPS
    assert len(set(last) - PLAIN_STEPS) == 3


def test_module_two_has_68_steps_of_these_kinds(two: Module) -> None:
    kinds = Counter(place.step.kind.value for place in two.places)
    assert kinds == {"respond": 17 + 6 + 6, "discuss": 13, "view": 11, "do": 7 + 4, "make": 2, "bookmark": 1, "rate": 1}
    assert len(two.places) == 68


def test_every_prompt_of_a_closing_of_lift_is_also_discussed_and_no_other_is(catalog: Catalog) -> None:
    for module in (module for module in catalog.modules if module.is_of_lift):
        assert [place.id for place in module.places if place.step.discuss] == [place.id for place in module.reflect]


def test_every_id_and_every_number_stands_once(catalog: Catalog) -> None:
    for module in catalog.modules:
        ids = Counter(place.id for place in module.places)
        numbers = Counter(place.number for place in module.places)
        assert [name for name, times in (ids + numbers).items() if times > 1] == []
    assert len({module.id for module in catalog.modules}) == len(catalog.modules)


def test_every_recalled_answer_of_another_module_is_one_that_is_given(catalog: Catalog) -> None:
    asking = {place.id for module in catalog.modules for place in module.places if place.asks}
    recalled = {step for module in catalog.modules for place in module.places for step in place.recalled}
    assert recalled - asking == set()


def test_the_self_reflection_of_module_one_is_shown_again_in_two_and_three(catalog: Catalog) -> None:
    form = "lift/one/self-assessment-and-leadership/self-reflection-part-one/"
    again = {
        (module.id, step.removeprefix(form))
        for module in catalog.modules
        for place in module.places
        for step in place.recalled
        if step.startswith(form)
    }
    domains = ("adult-learners", "communication", "collaboration")
    ratings = {f"{domain}-{half}" for domain in domains for half in ("skills", "dispositions")}
    assert {("lift/two", rating) for rating in ratings} <= again
    assert {("lift/three", rating) for rating in ratings} <= again


def test_every_needed_document_is_made_by_a_step(catalog: Catalog) -> None:
    for module in catalog.modules:
        makers = {place.id for place in module.steps if place.step.kind is StepKind.MAKE}
        assert {f"{module.id}/{document.step}" for document in module.closing.documents} - makers == set()


def test_module_two_needs_the_training_aar(two: Module) -> None:
    assert [(document.title, document.step) for document in two.closing.documents] == [
        ("LIFT Training AAR", "personalized-professional-learning/remixing-professional-learning/file-the-aar")
    ]


def test_every_section_and_closing_names_its_page_on_lifts_site(catalog: Catalog) -> None:
    ours = [module for module in catalog.modules if module.is_of_lift]
    pages = [page for module in ours for page in (module.file.source, module.closing.source)]
    pages += [section.source for module in ours for section in module.sections]
    assert [page for page in pages if not page.startswith("https://sites.google.com/view/liftframework/")] == []


def test_what_a_goal_may_count_for_is_what_the_renewal_asks_and_by_plan_where_that_says_so(catalog: Catalog) -> None:
    renewal, form = catalog.find_renewal(""), catalog.find_plan_form()
    by_plan = {category.id: category.by_plan_goal for category in renewal.categories}
    flags = {flag.id: not flag.not_by_plan for flag in form.flags}
    assert flags == {name: by_plan[name] for name in flags}
    assert {*flags} >= {name for name, is_met in by_plan.items() if is_met}
    assert renewal.plan is not None
    assert (renewal.plan.id, renewal.plan.hours, renewal.plan.year_starts) == (PLANS, form.hours, form.year_starts)
    named = {full for flag in form.flags for full in flag.frameworks}
    named |= {full for rule in form.rules for full in rule.frameworks}
    assert named <= {*catalog.frameworks}


def test_each_growth_plan_form_names_its_parts_once_and_says_what_was_not_seen(catalog: Catalog) -> None:
    assert [form.id for form in catalog.plan_forms] == ["pgp-1697", "pgp-verification", "growth-plan", "ohio-ipdp"]
    form = catalog.find_plan_form()
    assert (form.id, form.hours, form.year_starts) == ("pgp-1697", 25, (7, 1))
    assert [section.title[:2] for section in form.sections] == ["A.", "B.", "C.", "D.", "E.", "F."]
    for form in catalog.plan_forms:
        names = [f"{section.id}/{field.id}" for section in form.sections for field in section.fields]
        assert len(set(names)) == len(names)
        worksheet = not form.stands_alone
        assert (bool(form.doubts), bool(form.references), form.source is not None) == (worksheet,) * 3


def strings(value: object) -> Iterator[str]:
    """Every text in a nest of tables and lists, the keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for part in pair for text in strings(part))
    elif isinstance(value, list | tuple):
        yield from (text for part in value for text in strings(part))


def is_plain(text: str) -> bool:
    """Whether any terminal can show it: printable ASCII and line feeds."""
    return all(" " <= character <= "~" or character == "\n" for character in text)


def test_every_text_that_ships_is_printable_ascii(catalog: Catalog, tour: Tour) -> None:
    parts: list[Value] = [*catalog.plan_forms, *catalog.renewals, *catalog.frameworks.values(), tour]
    parts += [part for module in catalog.modules for part in (module.pack, module.file, *module.sections)]
    texts = [text for part in parts for text in strings(tables_of(part, "nothing"))]
    assert len(texts) > 5000
    assert [text for text in texts if not is_plain(text)] == []


def test_what_ships_can_be_kept_as_json_and_built_without_being_checked_again(catalog: Catalog, tour: Tour) -> None:
    parts: list[Value] = [*catalog.plan_forms, *catalog.renewals, *catalog.frameworks.values(), tour]
    parts += [part for module in catalog.modules for part in (module.pack, module.file, *module.sections)]
    for part in parts:
        again = built(type(part), json.loads(json.dumps(tables_of(part, "defaults"))))
        assert (again, repr(again)) == (part, repr(part))


@pytest.fixture(scope="module")
def tour() -> Tour:
    """The script of `lift tour`."""
    return packs.load_tour(paths.shipped_packs())


def test_the_tour_has_a_sample_for_every_prompt_rating_and_discussion_of_its_module(
    catalog: Catalog, tour: Tour
) -> None:
    module = catalog.find_module(tour.module)

    def of(kind: StepKind) -> list[str]:
        return [place.id for place in module.places if place.step.kind is kind]

    assert [answer.step for answer in tour.answers] == of(StepKind.RESPOND)
    assert [rating.step for rating in tour.ratings] == of(StepKind.RATE)
    assert [discussion.step for discussion in tour.discussions] == of(StepKind.DISCUSS)


def test_the_tour_rates_within_the_scale_and_talks_for_minutes_that_can_be_logged(catalog: Catalog, tour: Tour) -> None:
    places = [(catalog.find_step(rating.step), rating.value) for rating in tour.ratings]
    assert [place.id for place, value in places if not 1 <= value <= len(place.step.scale)] == []
    assert [talk.step for talk in tour.discussions if not 1 <= talk.minutes <= 1440] == []


def test_the_scenes_of_the_tour_name_its_people_its_texts_and_steps_that_there_are(tour: Tour, two: Module) -> None:
    people = {person.id for person in tour.people}
    placeholders = {word[1:-1] for scene in tour.scenes for word in scene.command if word.startswith("{")}
    walks = [scene.walk for scene in tour.scenes if scene.walk]
    assert ({scene.who for scene in tour.scenes}, placeholders) == (people, set(tour.texts))
    assert walks[0][0] == 0
    assert [first for first, _ in walks[1:]] + [0] == [last for _, last in walks]
    assert max(last for _, last in walks) < len(two.steps)


def test_a_framework_shown_with_a_step_is_installed_and_each_pack_of_standards_is_whole(catalog: Catalog) -> None:
    named = {place.step.framework for module in catalog.modules for place in module.places if place.step.framework}
    assert named - set(catalog.frameworks) == set()
    assert {name: len(framework.entries) for name, framework in catalog.frameworks.items()} == {
        "learning-forward/learning-forward-2022": 11,
        "lausd-iti/iste-education-leaders": 5,
        "lausd-iti/iste-educators": 7,
        "lausd-iti/iste-students": 7,
        "washington/ccdei": 4,
        "washington/criteria": 8,
        "washington/cstp": 5,
        "washington/nbpts": 5,
        "washington/paraeducator": 5,
        "washington/psel": 10,
        "washington/role-standards": 12,
        "washington/sel": 6,
    }


def test_the_eleven_standards_of_2022_have_three_parts_each_and_three_have_a_later_name(catalog: Catalog) -> None:
    framework = catalog.frameworks["learning-forward/learning-forward-2022"]
    assert {len(entry.points) for entry in framework.entries} == {3}
    assert len({entry.group for entry in framework.entries}) == 3
    assert {entry.title: entry.also[0].title for entry in framework.entries if entry.also} == {
        "Equity Practices": "Learning Practices",
        "Equity Drivers": "Learning Drivers",
        "Equity Foundations": "Learning Foundations",
    }


def test_the_guide_for_external_partners_asks_nine_questions_under_three_frames(catalog: Catalog) -> None:
    guide = catalog.find_module("learning-forward/external-partner")
    asked = [
        (number, [place.step.kind for place in guide.steps if place.activity is activity and place.step.page])
        for number, section in enumerate(guide.sections, 1)
        for activity in section.activities
        if activity.id.startswith("question-") or re.search(r"[Qq]uestion \d", activity.title)
    ]
    assert [frame for frame, _ in asked] == [1, 1, 1, 2, 2, 3, 3, 3, 3]
    assert [kinds for _, kinds in asked] == [[StepKind.RESPOND, StepKind.RESPOND]] * 9
    assert sum(place.step.kind is StepKind.RATE for place in guide.steps) == 4 + 6 + 6  # the responsibilities, by frame


def test_triple_tracking_is_three_prompts_on_any_activity(catalog: Catalog) -> None:
    tracks = catalog.find_module("triple-tracking")
    assert [place.step.provenance for place in tracks.places] == [Provenance.OWN, *[Provenance.ADAPTED] * 3]
    assert tracks.file.repeats


def test_the_team_cycle_repeats_and_asks_for_five_kinds_of_goals(catalog: Catalog) -> None:
    cycle = catalog.find_module("team-cycle")
    goals = [place.step.id for place in cycle.steps if place.step.page == "KASAB goals" and place.is_prompt]
    assert (cycle.file.repeats, len(cycle.sections)) == ("cycle", 6)
    assert goals[-5:] == ["knowledge", "attitudes", "skills", "aspirations", "behaviors"]
