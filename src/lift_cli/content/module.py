"""A module put together from its files, each step with its full id and its short number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from lift_cli.content.module_file import Area, Closing, ModuleFile
from lift_cli.content.pack import MODULE, Activity, PackFile, Scope, Section, Step, StepKind
from lift_cli.content.roles import Role
from lift_cli.content.step_kinds import KINDS, KindRow, Task
from lift_cli.phrases import phrase
from lift_cli.values import fixed

NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@fixed
class Place:
    """A step where it stands: `id` is `pack/module/section/activity/step`, `number` is derived from order."""

    id: str
    number: str
    step: Step
    module: Module
    section: Section | None = None  # None in the closing
    activity: Activity | None = None
    area: Area | None = None  # the part of the portfolio a review step looks at
    as_needed: bool = False  # nothing is missing where it was left out

    @property
    def heading(self) -> str:
        """The section and activity it belongs to, in words."""
        if self.section is None or self.activity is None:
            return self.module.closing.title
        return f"{self.section.title} > {self.activity.title}"

    @property
    def recalled(self) -> tuple[str, ...]:
        """The full ids of the steps whose answers are shown again here; in a later run also those of the run before."""
        named = tuple(self.module.full_id(step) for step in self.step.recall)
        return (*self.module.from_the_run_before(self, named), *named)

    @property
    def former(self) -> tuple[str, ...]:
        """The full ids that the step had in earlier versions of its pack."""
        return tuple(self.module.full_id(step) for step in self.step.former)

    @property
    def on_paper(self) -> str:
        """What stands before its answer where others read it: its label, or else what it asks."""
        return self.step.label or self.step.text

    @property
    def on_its_page(self) -> tuple[Place, ...]:
        """The steps that are answered on the same page of the portfolio (a form), in order."""
        page = self.step.page
        return tuple(place for place in self.module.places if page and place.step.page == page and place.asks)

    @property
    def count(self) -> int:
        """Which of the module's steps it is, from 1; one that may be left out is not counted."""
        places = self.module.places
        before = places[: next(i for i, place in enumerate(places) if place.id == self.id) + 1]
        return sum(not place.as_needed for place in before)

    @property
    def kind(self) -> KindRow:
        """What lift does with steps of its kind."""
        return KINDS[self.step.kind]

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What the step asks for, in order; one that is also discussed asks for two."""
        first = Task.LOOK if self.area else self.kind.task
        return (first, Task.TALK) if self.step.discuss else (first,)

    @property
    def doing(self) -> str:
        """What to do at the step, in a few words."""
        if self.area:
            return "look again"
        return (not self.module.is_of_lift and self.kind.words_outside_lift) or self.kind.words

    @property
    def once_done(self) -> str:
        """What is said of the step when it is done."""
        return "Discussed" if self.is_talk else "Done"

    @property
    def asks(self) -> bool:
        """Whether the step is answered, in words or on a scale."""
        return self.kind.is_answered

    @property
    def is_talk(self) -> bool:
        """Whether the step is talked over with the partner."""
        return Task.TALK in self.tasks

    @property
    def is_needed(self) -> bool:
        """Whether the module's checklist asks for the document of this step."""
        return any(self.id == f"{self.module.id}/{document.step}" for document in self.module.closing.documents)

    @property
    def is_of_team(self) -> bool:
        """Whether a team answers it once, for all who are on it."""
        return self.step.scope is Scope.TEAM

    @property
    def is_prompt(self) -> bool:
        """Whether the step asks for words in the portfolio."""
        return Task.WRITE in self.tasks


@dataclass(frozen=True, eq=False)
class Module:
    """One module of a pack with its sections in order; `run` counts from 1 where it can be run again.

    A run may be `called` something, such as by a client's name. Its steps are worded for a `role`.
    """

    pack: PackFile
    file: ModuleFile
    sections: tuple[Section, ...]
    run: int = 1
    called: str = ""
    role: Role | None = None
    pages: tuple[str, ...] = ()  # the names of the sections' files, in order

    @property
    def own_id(self) -> str:
        """Its pack's id and its own."""
        return f"{self.pack.id}/{self.file.id}"

    @cached_property
    def id(self) -> str:
        """Such as `lift/two`, for a module that stands in for another the other's; `@2` marks a second run."""
        return self.id_of_run(self.run)

    def id_of_run(self, run: int) -> str:
        """The id of one of its runs, from 1."""
        return (self.file.based_on or self.own_id) + (f"@{run}" if run > 1 else "")

    def as_run(self, run: int, called: str) -> Module:
        """One of its runs, under the name that it has."""
        return self if (run, called) == (self.run, self.called) else replace(self, run=run, called=called)

    def full_id(self, step: str) -> str:
        """The full id of a step that is named within the module, or in full; one of its own is that of this run."""
        return f"{self.id}/{step.removeprefix(f'{self.id_of_run(1)}/')}" if self._names_own(step) else step

    def _names_own(self, step: str) -> bool:
        return step.count("/") < 4 or step.startswith(f"{self.id_of_run(1)}/")

    @property
    def is_of_lift(self) -> bool:
        """Whether it is one of LIFT's own, also in a translation or remix; one beside its path is ours."""
        return self.id.startswith("lift/") and not self.file.aside

    @property
    def closing(self) -> Closing:
        """Reflect | Review | Revise | Recognize."""
        return self.file.closing

    @property
    def number(self) -> str:
        """What its steps' numbers begin with, such as `2`, or `11@2` in a second run."""
        return f"{self.file.number}@{self.run}" if self.run > 1 else str(self.file.number)

    @property
    def number_word(self) -> str:
        """Its number as a word up to ten, such as `two`."""
        number = self.file.number
        return NUMBER_WORDS[number] if number < len(NUMBER_WORDS) else str(number)

    @property
    def name(self) -> str:
        """How the module is called in a sentence: `Module Two` of LIFT's, by its title in another pack."""
        if not self.is_of_lift:
            return self.title
        return phrase("Module {word}", word=self.number_word.title(), digit=self.file.number)

    @property
    def title(self) -> str:
        """Its title, with the run where that has a name, and from the second on."""
        if self.called:
            return f"{self.file.title} ({self.file.repeats} {self.run}: {self.called})"
        return f"{self.file.title} ({self.file.repeats} {self.run})" if self.run > 1 else self.file.title

    @property
    def heading(self) -> str:
        """Its name and its title, such as `Module Two: Instructional Collaboration and Partnership`."""
        return f"{self.name}: {self.title}" if self.is_of_lift else self.title

    @property
    def word(self) -> str:
        """What to type for it after `lift start module`."""
        return self.id if self.file.repeats else self.id.removeprefix("lift/")

    def file_of(self, section: Section | None) -> str:
        """The file that holds a section, or the module's own, by its path within the pack."""
        names = dict(zip((page.id for page in self.sections), self.pages, strict=False))
        return f"{self.file.id}/{names.get(section.id, MODULE) if section else MODULE}"

    def from_the_run_before(self, place: Place, recalled: tuple[str, ...]) -> tuple[str, ...]:
        """The full ids of what the run before said at a step, and at those it recalls that come after it."""
        if self.run == 1:
            return ()
        order = [step.id for step in self.places]
        here = order.index(place.id)
        later = [step for step in recalled if step in order[here:]]
        again = [step.replace(self.id, self.id_of_run(self.run - 1), 1) for step in (place.id, *later)]
        return tuple(again if place.asks else again[1:])

    @cached_property
    def steps(self) -> tuple[Place, ...]:
        """The steps of the sections, in order; the closing's stand in `reflect` and `review`."""
        return tuple(
            Place(
                id=f"{self.id}/{section.id}/{activity.id}/{step.id}",
                number=f"{self.number}.{i}.{j}.{k}",
                step=step.worded_for(self.role),
                module=self,
                section=section,
                activity=activity,
            )
            for i, section in enumerate(self.sections, 1)
            for j, activity in enumerate(section.activities, 1)
            for k, step in enumerate(activity.steps, 1)
        )

    @property
    def for_team(self) -> tuple[Place, ...]:
        """The steps that a team answers once."""
        return tuple(place for place in self.steps if place.is_of_team)

    @cached_property
    def closing_number(self) -> str:
        """The closing is the activity after the last one of the last section, as on LIFT's page 2.4."""
        last = len(self.sections[-1].activities) + 1 if self.sections else 1
        return f"{self.number}.{max(len(self.sections), 1)}.{last}"

    @cached_property
    def reflect(self) -> tuple[Place, ...]:
        """The closing prompts."""
        return tuple(
            Place(
                f"{self.id}/closing/reflect/{step.id}", f"{self.closing_number}.{k}", step.worded_for(self.role), self
            )
            for k, step in enumerate(self.closing.reflect, 1)
        )

    @cached_property
    def review(self) -> tuple[Place, ...]:
        """The closing looks back at the parts of the portfolio."""
        return tuple(
            Place(
                id=f"{self.id}/closing/review/{look.id}",
                number=f"{self.closing_number}.{k}",
                step=Step(id=look.id, kind=StepKind.DO, text=look.text, provenance=look.provenance),
                module=self,
                area=look.area,
                as_needed=look.as_needed,
            )
            for k, look in enumerate(self.closing.review, len(self.reflect) + 1)
        )

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every step of the module, the closing's last."""
        return self.steps + self.reflect + self.review

    @cached_property
    def needed(self) -> tuple[Place, ...]:
        """Every step that has to be finished for the module to be complete."""
        return tuple(place for place in self.places if not place.as_needed)
