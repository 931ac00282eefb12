"""Forms without placeholders, of the kinds that districts give."""

from __future__ import annotations

from docx.document import Document as Word

from tests.word.controls import W14_NS, control, field, paragraph, tied
from tests.word.forms import TYPES, changed, form, replaced, table, within


def office_form() -> bytes:
    """A form with label cells, lines, boxes and a numbered grid, as an office makes one."""

    def tables(word: Word) -> None:
        table(("Name:", "", "Certificate no.", "\u00a0"), ("School", "", "School year", ""))(word)
        table(("", "Rationale", "Standard(s)"), ("Goal 1", "", ""), ("Goal 2", "", ""))(word)
        word.add_paragraph("\u2610 STEM  \u2610 Equity  \u2610 Leadership")
        word.add_paragraph("Total hours: ______  Timeline: ______")
        word.add_paragraph("Reviewer information")
        table(("Reviewer", "", "Cert. #", ""), ("Signature", "", "Date", ""), ("Educator's signature", "", "Date", ""))(
            word
        )
        word.add_paragraph("For office use only")
        word.add_paragraph("Date received: ________")

    return form("Professional growth plan", then=tables)


def six_forms() -> dict[str, bytes]:
    """A form of each kind that districts give, each with a place for the name, the school and the first goal."""
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'.format
    prompt = "<w:textInput/>"
    shown = run("\u2002" * 5)
    controls = "".join(paragraph(control("<w:text/>", title)) for title in ("Educator name", "School", "Goal 1"))
    old = "".join(
        paragraph(run(f"{label}: ") + field("FORMTEXT", prompt, shown)) for label in ("Name", "Building", "Goal 1")
    )
    lined = form("Name: ________ Site: ________", "Goal 1:", "____________", "____________")
    template = changed(tied(lined), {TYPES: replaced("document.main+xml", "template.main+xml")})
    return {
        "label cells": form(then=table(("Name", "", "School", ""), ("Goal 1", "", "Goal 2", ""))),
        "controls": changed(form(), within(controls)),
        "old fields": changed(form(), within(old)),
        "lines": lined,
        "a numbered grid": form(
            "Employee: ____ Worksite: ____", then=table(("#", "Goal", "Standard"), ("1", "", ""), ("2", "", ""))
        ),
        "an office's template": template,
    }


def mixed_form() -> bytes:
    """A form with a place of each kind."""
    box = f'<w14:checkbox xmlns:w14="{W14_NS}"><w14:checked w14:val="0"/></w14:checkbox>'
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'.format
    body = (
        paragraph(control("<w:text/>", "Name") + control(box, prompts=False, content=run("\u2610")) + run(" STEM")),
        paragraph(control("<w:date/>", "Date") + control('<w:dropDownList><w:listItem w:value="a"/></w:dropDownList>')),
        paragraph(run("School: ") + field("FORMTEXT", "<w:textInput/>", run("\u2002"))),
        paragraph(field("FORMCHECKBOX", "<w:checkBox/>") + run(" Equity")),
        paragraph(
            run("Name: ____ [ ] Final  Date:        By: [Type here]") + '<w:r><w:tab/><w:sym w:char="F0A8"/></w:r>'
        ),
    )
    return changed(office_form(), within("".join(body)))
