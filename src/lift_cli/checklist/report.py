"""The checklist's findings for one portfolio, and the shape they are given to other programs in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lift_cli.checklist.rules import ItemResult, Verdict, run
from lift_cli.content.module import Module
from lift_cli.portfolio.progress import Progress
from lift_cli.values import fixed


@fixed
class ModuleReport:
    """The four findings for one module."""

    module: Module
    findings: tuple[ItemResult, ...]

    @property
    def complete(self) -> bool:
        """Whether every item is met."""
        return all(finding.verdict is Verdict.MET for finding in self.findings)


@fixed
class Report:
    """The checklist on one educator's portfolio, module by module."""

    educator: str
    modules: tuple[ModuleReport, ...]

    @property
    def complete(self) -> bool:
        """Whether there is something to check and all of it is complete."""
        return self.complete_but_for({})

    def complete_but_for(self, judged: Mapping[str, bool]) -> bool:
        """Whether all of it is complete, where a person's word on a module (by its id) goes before the finding."""
        return bool(self.modules) and all(judged.get(found.module.id, found.complete) for found in self.modules)

    def as_json(self) -> dict[str, Any]:
        """The stable shape of `lift check --json`."""
        return {
            "format_version": 1,
            "educator": self.educator,
            "modules": [
                {
                    "id": report.module.id,
                    "complete": report.complete,
                    "items": [
                        {"id": f.item.value, "verdict": f.verdict.value, "missing": list(f.missing)}
                        for f in report.findings
                    ],
                }
                for report in self.modules
            ],
        }


def check(educator: str, modules: Iterable[Module], progress: Progress) -> Report:
    """Run the checklist on each module."""
    return Report(educator, tuple(ModuleReport(module, run(module, progress)) for module in modules))
