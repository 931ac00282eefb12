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
from lift_cli.content.roles import Role
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


def test_every_role_that_lift_names_is_asked_in_its_own_words_in_each_module(catalog: Catalog) -> None:
    worded = [
        (place.module.id, [role for role, _ in place.step.words.each])
        for module in catalog.modules
        if module.pack.id == "lift"
        for place in module.places
        if place.step.words
    ]
    assert len(worded) >= 40
    asked = {name: {role for found, roles in worded if found == name for role in roles} for name, _ in worded}
    everyone = {Role.LIBRARIAN, Role.COACH, Role.COUNSELOR, Role.PARAEDUCATOR, Role.ADMINISTRATOR}
    assert asked == {
        **dict.fromkeys(("lift/one", "lift/two", "lift/three", "lift/four"), everyone),
        "lift/five": {Role.COACH, Role.COUNSELOR, Role.ADMINISTRATOR},
    }


def test_no_text_of_lift_takes_for_granted_that_who_reads_it_teaches_a_class(catalog: Catalog) -> None:
    """A class may be one way among others; `your students` is asked of nobody who may have none."""
    said = [place.step.text for module in catalog.modules if module.pack.id == "lift" for place in module.places]
    assert len(said) > 300
    hers = re.compile(r"\byour (own )?(class|classroom|students|lessons?|teaching)\b")
    assert [text for text in said if hers.search(text)] == []


def test_one_page_beside_the_path_is_for_who_leads_a_building_or_a_district(catalog: Catalog) -> None:
    leaders = catalog.find_module("leaders")
    assert [module.id for module in catalog.modules if module.file.aside and module.pack.id == "lift"] == [leaders.id]
    asked = [place for place in leaders.steps if place.is_prompt]
    assert (5 <= len(asked) <= 8, {place.step.page for place in asked}) == (True, {"What I put in place"})
    assert (leaders.name, leaders.heading) == (leaders.title, leaders.title)  # never a sixth module of LIFT's


def test_what_lift_does_itself_is_said_and_not_ticked(catalog: Catalog) -> None:
    gone = {f"{module.id}/{step.step}" for module in catalog.modules for step in module.file.retired}
    assert {
        "lift/one/professional-reflection/leadership-why/start-portfolio",
        "lift/one/professional-reflection/leadership-why/share-portfolio",
        "lift/two/communication-and-collaboration/communication/add-to-strengths-page",
        "lift/two/communication-and-collaboration/collaboration/add-to-strengths-page",
        "lift/two/personalized-professional-learning/remixing-professional-learning/share-aar-link",
    } <= gone
    first = catalog.find_module("one").sections[0].activities[0].summary
    assert first is not None
    assert set(re.findall(r"lift (\w+)", first.text)) == {"export", "idea", "bookmark", "folder", "circle"}


def test_partners_plan_together_in_three_and_in_four(catalog: Catalog) -> None:
    for name, step in (
        ("three", "applying-universal-design-for-learning/redesign-one-lesson/plan-one-together"),
        ("four", "digital-tools-for-innovative-instruction/plan-try-share/plan-it-together"),
    ):
        assert catalog.find_step(f"lift/{name}/{step}").step.kind is StepKind.DISCUSS


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
    assert kinds == {"respond": 17 + 6 + 6 + 3, "discuss": 13, "view": 11, "do": 8, "make": 2, "bookmark": 1, "rate": 1}
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
    forms = ["technology-plan", "pgp-1697", "pgp-verification", "growth-plan", "ohio-ipdp"]
    assert [form.id for form in catalog.plan_forms] == forms
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
        "lausd-iti/iste-coaches": 7,
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


def test_the_four_sections_of_iste_are_of_one_edition_and_titled_alike(catalog: Catalog) -> None:
    iste = [found for name, found in catalog.frameworks.items() if name.startswith("lausd-iti/")]
    assert [(found.title, found.edition, found.entries[0].code) for found in iste] == [
        ("ISTE Standards: Coaches", "4.01, 2024", "4.1"),
        ("ISTE Standards: Education Leaders", "4.01, 2024", "3.1"),
        ("ISTE Standards: Educators", "4.01, 2024", "2.1"),
        ("ISTE Standards: Students", "4.01, 2024", "1.1"),
    ]


def test_the_technology_plan_has_three_days_and_what_is_filed_is_a_step_each(catalog: Catalog) -> None:
    module = catalog.find_module("technology-plan")
    assert [section.title.partition(":")[0] for section in module.sections] == [
        "Before Day One",
        "Day One",
        "Day Two",
        "Day Three",
    ]
    filed = [place.step.id for place in module.steps if place.step.kind is StepKind.MAKE]
    papers = ["responsible-use-policy", "parent-acknowledgement", "social-media-educators", "social-media-students"]
    assert (filed, module.file.repeats) == ([*papers, "file-the-plan"], "year")
    ticked = {place.step.id for place in module.steps if place.step.kind is StepKind.DO}
    assert {"educators-certified", "school-certified", "council-recommends"} <= ticked


def test_the_form_of_the_technology_plan_holds_every_answer_of_its_page_and_every_paper(catalog: Catalog) -> None:
    module, form = catalog.find_module("technology-plan"), catalog.find_plan_form("technology-plan")
    named = [step for field in form.fields.values() for step in field.steps]
    on_page = {place.id for place in module.steps if place.step.page and place.asks}
    filed = {place.id for place in module.steps if place.step.kind is StepKind.MAKE}
    assert (len(on_page), len(filed)) == (26, 5)
    assert (on_page | filed) - {*named} == set()
    assert len(named) == len({*named})


def test_the_suite_names_all_seven_standards_for_students_and_a_practitioner_school_all_seven_rounds(
    catalog: Catalog,
) -> None:
    seven = [entry.title for entry in catalog.frameworks["lausd-iti/iste-students"].entries]
    suite, school = catalog.find_module("standards-suite"), catalog.find_module("practitioner-school")
    assert [title for title in seven if title not in suite.steps[0].step.text] == []
    assert re.findall(r"\d\.0", school.steps[0].step.text) == [f"{number}.0" for number in range(1, 8)]
    assert (suite.file.repeats, school.file.repeats) == ("standard", "year")
    coach = [place for place in school.steps if place.step.page == "Coach's page" and place.is_prompt]
    assert len(coach) == 4


def test_an_exemplar_is_looked_at_under_three_frameworks(catalog: Catalog) -> None:
    texts = " ".join(place.step.text for place in catalog.find_module("exemplars").steps)
    assert [name for name in ("ISTE Standards", "SAMR", "Leading with Instruction") if name not in texts] == []


def test_the_eleven_standards_of_2022_have_three_parts_each_and_three_have_a_later_name(catalog: Catalog) -> None:
    framework = catalog.frameworks["learning-forward/learning-forward-2022"]
    assert {len(entry.points) for entry in framework.entries} == {3}
    assert len({entry.group for entry in framework.entries}) == 3
    assert {entry.title: entry.also[0].title for entry in framework.entries if entry.also} == {
        "Equity Practices": "Learning Practices",
        "Equity Drivers": "Learning Drivers",
        "Equity Foundations": "Learning Foundations",
    }


def test_the_guide_for_external_partners_asks_nine_questions_in_one_section_after_all_sixteen(catalog: Catalog) -> None:
    guide = catalog.find_module("learning-forward/external-partner")
    rated = [place for place in guide.steps if place.step.kind is StepKind.RATE]
    assert [sum(place.section is section for place in rated) for section in guide.sections] == [0, 4, 6, 6, 0, 0]
    asked = [place for place in guide.steps if place.step.id == "question"]
    assert {place.section.id for place in asked if place.section} == {"nine-questions"}
    assert [place.step.text[:11] for place in asked] == [f"Question {number}." for number in range(1, 10)]
    assert [place.number for place in asked] == [f"12.5.{number}.2" for number in range(1, 10)]
    assert guide.file.repeats == "client"


def test_the_page_of_an_external_partner_has_each_question_beside_its_first_steps(catalog: Catalog) -> None:
    keep = catalog.find_step("learning-forward/external-partner/action-guide/your-guide/keep-your-guide")
    page = [place.step.id for place in keep.on_its_page]
    rows = ["question", "first-steps"] * 9
    assert (page[0], page[17:-1], page[-1]) == ("client-and-colleagues", rows, "three-steps")


def test_seven_conditions_are_rated_one_by_one_and_each_has_a_note(catalog: Catalog) -> None:
    steps = [place.step for place in catalog.find_module("conditions").steps if place.step.page == "Seven conditions"]
    rated = [number for number, step in enumerate(steps) if step.kind is StepKind.RATE]
    assert [steps[number].text.partition(":")[0] for number in rated] == [
        "Vision and leadership",
        "Time",
        "Alignment and accountability",
        "Clarity of team goals",
        "Facilitation",
        "Collaboration skills",
        "Commitment to collective responsibility",
    ]
    notes = [steps[number + 1] for number in rated]
    assert {(step.kind, "what shows it?" in step.text) for step in notes} == {(StepKind.RESPOND, True)}


def test_what_a_leader_shows_a_team_holds_no_word_about_the_teams(catalog: Catalog) -> None:
    leaders = catalog.find_module("learning-forward/leaders")
    shown = {
        place.id for place in catalog.find_step(f"{leaders.id}/a-page-to-show/your-page/keep-the-page").on_its_page
    }
    about = {place.id for place in leaders.steps if place.section is leaders.sections[0] and place.asks}
    assert (len(about), shown & about) == (2, set())
    goals = [place.step.text.partition(":")[0] for place in leaders.steps if place.step.text.partition(" goals:")[1]]
    assert goals == ["Individual goals", "Team goals", "School goals", "System goals"]


def test_each_stage_of_the_team_cycle_has_a_protocol_whose_minutes_add_up(catalog: Catalog) -> None:
    cycle = catalog.find_module("team-cycle")
    protocols = [place for place in cycle.steps if place.step.id == "run-it"]
    assert [place.section for place in protocols] == list(cycle.sections[1:])
    for place in protocols:
        whole, *parts = place.step.text.splitlines()
        minutes = [int(part.partition(" minutes: ")[0]) for part in parts]
        assert whole == f"{sum(minutes)} minutes in all.", place.id


def test_triple_tracking_is_three_prompts_on_any_activity(catalog: Catalog) -> None:
    tracks = catalog.find_module("triple-tracking")
    assert [place.step.provenance for place in tracks.places] == [Provenance.OWN, *[Provenance.ADAPTED] * 3]
    assert tracks.file.repeats


def test_the_team_cycle_repeats_and_asks_for_five_kinds_of_goals(catalog: Catalog) -> None:
    cycle = catalog.find_module("team-cycle")
    goals = [place.step.id for place in cycle.steps if place.step.page == "KASAB goals" and place.is_prompt]
    assert (cycle.file.repeats, len(cycle.sections)) == ("cycle", 6)
    assert goals[-5:] == ["knowledge", "attitudes", "skills", "aspirations", "behaviors"]
