"""A module put together from its files, each step with its full id and its short number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lift_cli.content.pack import Activity, Area, Closing, Kind, ModuleFile, PackFile, Section, Step

NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Place:
    """A step where it stands: `id` is `pack/module/section/activity/step`, `number` is derived from order."""

    id: str
    number: str
    step: Step
    module: Module
    section: Section | None = None  # None in the closing
    activity: Activity | None = None
    area: Area | None = None  # the part of the portfolio a review step looks at

    @property
    def heading(self) -> str:
        """The section and activity it belongs to, in words."""
        if self.section is None or self.activity is None:
            return self.module.closing.title
        return f"{self.section.title} > {self.activity.title}"

    @property
    def recalled(self) -> tuple[str, ...]:
        """The full ids of the steps whose answers are shown again here."""
        return tuple(step if step.count("/") == 4 else f"{self.module.id}/{step}" for step in self.step.recall)

    @property
    def is_talk(self) -> bool:
        """Whether the step is talked over with the partner."""
        return self.step.discuss or self.step.kind is Kind.DISCUSS

    @property
    def is_needed(self) -> bool:
        """Whether the module's checklist asks for the document of this step."""
        return any(self.id == f"{self.module.id}/{document.step}" for document in self.module.closing.documents)

    @property
    def is_prompt(self) -> bool:
        """Whether the step asks for words in the portfolio."""
        return self.step.kind is Kind.RESPOND


def faults(module: Module) -> tuple[str, ...]:
    """What would give an answer two places, or lead to a step that is not there."""
    sections = [section.id for section in module.sections]
    found = [f"the section id `{name}` stands twice" for name in sorted(set(sections)) if sections.count(name) > 1]
    kinds = {place.id: place.step.kind for place in module.places}
    for place in module.places:
        gone = [step for step in place.recalled if step.startswith(f"{module.id}/") and step not in kinds]
        found += [f"the step {place.number} recalls `{step}`, which is not there" for step in gone]
    for document in module.closing.documents:
        if kinds.get(f"{module.id}/{document.step}") is not Kind.MAKE:
            found.append(f"the needed document `{document.title}` names no `make` step: `{document.step}`")
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Module:
    """One module of a pack with its sections in order."""

    pack: PackFile
    file: ModuleFile
    sections: tuple[Section, ...]

    @property
    def id(self) -> str:
        """Such as `lift/two`."""
        return f"{self.pack.id}/{self.file.id}"

    @property
    def closing(self) -> Closing:
        """Reflect | Review | Revise | Recognize."""
        return self.file.closing

    @property
    def number_word(self) -> str:
        """Its number as a word up to ten, such as `two`."""
        number = self.file.number
        return NUMBER_WORDS[number] if number < len(NUMBER_WORDS) else str(number)

    @property
    def name(self) -> str:
        """How the module is called in a sentence, such as `Module Two`."""
        return f"Module {self.number_word.title()}"

    @property
    def word(self) -> str:
        """What to type for it after `lift start module`."""
        return self.file.id if self.pack.id == "lift" else self.id

    @cached_property
    def steps(self) -> tuple[Place, ...]:
        """The steps of the sections, in order; the closing's stand in `reflect` and `review`."""
        return tuple(
            Place(
                id=f"{self.id}/{section.id}/{activity.id}/{step.id}",
                number=f"{self.file.number}.{i}.{j}.{k}",
                step=step,
                module=self,
                section=section,
                activity=activity,
            )
            for i, section in enumerate(self.sections, 1)
            for j, activity in enumerate(section.activities, 1)
            for k, step in enumerate(activity.steps, 1)
        )

    @cached_property
    def closing_number(self) -> str:
        """The closing is the activity after the last one of the last section, as on LIFT's page 2.4."""
        last = len(self.sections[-1].activities) + 1 if self.sections else 1
        return f"{self.file.number}.{max(len(self.sections), 1)}.{last}"

    @cached_property
    def reflect(self) -> tuple[Place, ...]:
        """The closing prompts."""
        return tuple(
            Place(f"{self.id}/closing/reflect/{step.id}", f"{self.closing_number}.{k}", step, self)
            for k, step in enumerate(self.closing.reflect, 1)
        )

    @cached_property
    def review(self) -> tuple[Place, ...]:
        """The closing looks back at the parts of the portfolio."""
        return tuple(
            Place(
                id=f"{self.id}/closing/review/{look.id}",
                number=f"{self.closing_number}.{k}",
                step=Step(id=look.id, kind=Kind.DO, text=look.text, provenance=look.provenance),
                module=self,
                area=look.area,
            )
            for k, look in enumerate(self.closing.review, len(self.reflect) + 1)
        )

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every step of the module, the closing's last."""
        return self.steps + self.reflect + self.review
