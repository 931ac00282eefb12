"""Where an educator stands in every module, in the stable shape of `lift status --json`."""

from __future__ import annotations

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module
from lift_cli.portfolio.comments import as_json, standing
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.parts import PARTS
from lift_cli.portfolio.progress import Progress
from lift_cli.portfolio.recognition import Changed, changed_since, recognition
from lift_cli.portfolio.time_given import total_hours
from lift_cli.standing.next_step import EXPORT, meanwhile, next_command
from lift_cli.standing.state import State, state


def status(catalog: Catalog, portfolio: Portfolio) -> dict[str, object]:
    """The stable shape of `lift status --json`; `done` and `total` count steps."""
    progress = Progress.of(portfolio)
    following = next_command(catalog, portfolio)
    return {
        "format_version": 1,
        "educator": portfolio.educator.name,
        "partner": portfolio.partner.name,
        "modules": [_row(module, portfolio, progress) for module in catalog.modules if _is_shown(module, portfolio)],
        "next": {"command": following.command, "step": following.step},
        "meanwhile": meanwhile(catalog, portfolio) if following.command == EXPORT else None,
        "hours": total_hours(portfolio),
        "retired": len(retired(catalog, portfolio)),
    }


def _is_shown(module: Module, portfolio: Portfolio) -> bool:
    """Whether a module stands on the path, or was begun beside it."""
    return not module.file.aside or state(portfolio, module) is not State.NOT_STARTED


def _row(module: Module, portfolio: Portfolio, progress: Progress) -> dict[str, object]:
    review = recognition(portfolio, module.id)
    changed = changed_since(portfolio, review) if review else Changed()
    return {
        "id": module.id,
        "number": module.file.number,
        "title": module.title,
        "state": state(portfolio, module).value,
        "done": progress.finished(module.needed),
        "total": len(module.needed),
        "changed_steps": len(changed.steps),
        "changed": changed.words,
        "redacted": review.redacted if review else 0,
        "comments": [as_json(said) for said in standing(portfolio, module.id)],
    }


def retired(catalog: Catalog, portfolio: Portfolio) -> tuple[str, ...]:
    """The steps with words or a rating that no installed pack holds any more; what they say is kept."""
    by_step = [(part, record) for part in PARTS if part.is_by_step for record in part.records(portfolio)]
    said = (record.step for part, record in by_step if part.exact or any(getattr(record, word) for word in part.words))
    return tuple(step for step in dict.fromkeys(said) if catalog.place(step) is None)
