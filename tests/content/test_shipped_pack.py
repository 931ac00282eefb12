from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module, Place
from lift_cli.content.pack import ChecklistItem, Kind, Provenance, Text
from lift_cli.content.tour import Tour
from lift_cli.storage import packs, paths

# By section and provenance (LIFT's or adapted from it, our own): outcomes, discussions, prompts, prompts for the
# strengths page. The left of each pair is what LIFT's pages were seen to hold. Of the five discussions of 2.4, LIFT
# lists two as plain steps.
COUNTS = {
    "partnership-as-leadership": ((3, 0), (2, 1), (1, 1), (0, 0)),
    "adult-learning": ((2, 0), (0, 1), (1, 1), (3, 0)),
    "communication-and-collaboration": ((5, 0), (3, 1), (1, 1), (3, 3)),
    "personalized-professional-learning": ((6, 0), (3 + 2, 0), (2, 0), (0, 0)),
}
CLOSING = ((1, 0), (0, 0), (6, 0), (0, 0))
PLAIN_STEPS = {"talk-about-playbook", "go-through-each-aar"}

Pair = tuple[int, int]


def split(provenances: Iterable[Provenance]) -> Pair:
    """How many are LIFT's or adapted, and how many our own."""
    count = Counter(provenance is Provenance.OWN for provenance in provenances)
    return count[False], count[True]


def counts(outcomes: Iterable[Text], places: Iterable[Place]) -> tuple[Pair, Pair, Pair, Pair]:
    """Outcomes, discussions, prompts and prompts for a page, each split by where they come from."""
    steps = [place.step for place in places]
    return (
        split(outcome.provenance for outcome in outcomes),
        split(step.provenance for step in steps if step.kind is Kind.DISCUSS),
        split(step.provenance for step in steps if step.kind is Kind.RESPOND and not step.page),
        split(step.provenance for step in steps if step.kind is Kind.RESPOND and step.page),
    )


def test_module_two_holds_what_was_seen_of_each_section_and_what_we_added(two: Module) -> None:
    counted = {
        section.id: counts(
            (outcome for activity in section.activities for outcome in activity.outcomes),
            (place for place in two.steps if place.section is section),
        )
        for section in two.sections
    }
    assert counted == COUNTS
    assert counts([two.closing.purpose], two.reflect + two.review) == CLOSING


def test_two_discussions_of_2_4_are_plain_steps_on_lifts_page(two: Module) -> None:
    last = [
        place.step.id for place in two.steps if place.section is two.sections[-1] and place.step.kind is Kind.DISCUSS
    ]
    assert PLAIN_STEPS & set(last) == PLAIN_STEPS
    assert len(set(last) - PLAIN_STEPS) == 3


def test_module_two_has_62_steps_of_these_kinds(two: Module) -> None:
    kinds = Counter(place.step.kind.value for place in two.places)
    assert kinds == {"respond": 17 + 6, "discuss": 13, "view": 11, "do": 7 + 4, "make": 2, "bookmark": 1, "rate": 1}
    assert len(two.places) == 62


def test_every_prompt_of_the_closing_is_also_discussed_and_no_other_is(two: Module) -> None:
    assert [place.id for place in two.places if place.step.discuss] == [place.id for place in two.reflect]


def test_every_id_and_every_number_stands_once(catalog: Catalog) -> None:
    for module in catalog.modules:
        ids = Counter(place.id for place in module.places)
        numbers = Counter(place.number for place in module.places)
        assert [name for name, times in (ids + numbers).items() if times > 1] == []
    assert len({module.id for module in catalog.modules}) == len(catalog.modules)


def test_every_recalled_answer_comes_from_an_earlier_step_that_is_answered(catalog: Catalog) -> None:
    for module in catalog.modules:
        asking = [place.id if place.step.kind in (Kind.RESPOND, Kind.RATE) else "" for place in module.places]
        late = {
            (place.id, recalled)
            for index, place in enumerate(module.places)
            for recalled in place.recalled
            if recalled not in asking[:index]
        }
        assert late == set()


def test_every_needed_document_is_made_by_a_step(catalog: Catalog) -> None:
    for module in catalog.modules:
        makers = {place.id for place in module.steps if place.step.kind is Kind.MAKE}
        assert {f"{module.id}/{document.step}" for document in module.closing.documents} - makers == set()


def test_module_two_needs_the_training_aar(two: Module) -> None:
    assert [(document.title, document.step) for document in two.closing.documents] == [
        ("LIFT Training AAR", "personalized-professional-learning/remixing-professional-learning/file-the-aar")
    ]


def test_all_four_items_of_the_checklist_have_words(catalog: Catalog) -> None:
    for module in catalog.modules:
        assert [item.id for item in module.closing.checklist] == list(ChecklistItem)


def test_every_section_and_closing_names_its_page_on_lifts_site(two: Module) -> None:
    pages = [two.file.source, two.closing.source, *(section.source for section in two.sections)]
    assert [page for page in pages if not page.startswith("https://sites.google.com/view/liftframework/")] == []


def test_each_growth_plan_form_names_its_parts_once_and_says_what_was_not_seen(catalog: Catalog) -> None:
    (form,) = catalog.plan_forms
    assert [section.title[:2] for section in form.sections] == ["A.", "B.", "C.", "D.", "E.", "F."]
    names = [f"{section.id}/{field.id}" for section in form.sections for field in section.fields]
    assert (len(set(names)), bool(form.doubts), form.hours, form.year_starts) == (len(names), True, 25, (7, 1))


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
    parts = [*catalog.plan_forms, tour]
    parts += [part for module in catalog.modules for part in (module.pack, module.file, *module.sections)]
    texts = [text for part in parts for text in strings(part.model_dump())]
    assert len(texts) > 500
    assert [text for text in texts if not is_plain(text)] == []


@pytest.fixture(scope="module")
def tour() -> Tour:
    """The script of `lift tour`."""
    return packs.load_tour(paths.shipped_packs())


def test_the_tour_has_a_sample_for_every_prompt_rating_and_discussion_of_its_module(
    catalog: Catalog, tour: Tour
) -> None:
    module = catalog.find_module(tour.module)

    def of(kind: Kind) -> list[str]:
        return [place.id for place in module.places if place.step.kind is kind]

    assert [answer.step for answer in tour.answers] == of(Kind.RESPOND)
    assert [rating.step for rating in tour.ratings] == of(Kind.RATE)
    assert [discussion.step for discussion in tour.discussions] == of(Kind.DISCUSS)


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
