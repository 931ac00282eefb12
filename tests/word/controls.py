"""Word's controls and old form fields as Word writes them, and what is in them once they are filled."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from lift_cli.word.form import fill, read
from tests.word.forms import MAIN, RELATION, W, changed, form, parts, replaced, within

NS = W[len('xmlns:w="') : -1]
W14_NS = "http://schemas.microsoft.com/office/word/2010/wordml"
_SPACES = {"w": NS, "w14": W14_NS}

PROMPT = '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Click to enter text.</w:t></w:r>'

VALUES: Mapping[str, object] = {
    "name": "Ana Reyes",
    "school": "Cedar Creek\nMiddle School",
    "role": "teacher",
    "today": "November 25, 2026",
    "started": "2026-07-01",
    "term": "Fall of 2026",
    "nothing": "",
    "equity": "yes",
    "goals": [{"text": "Listen longer."}, {"text": "Ask <first> & {{ last }}."}],
    "no_rows": [],
}


DATE = '<w:date><w:dateFormat w:val="M/d/yyyy"/></w:date>'
ENTRIES = '<w:comboBox><w:listItem w:displayText="Teacher" w:value="t"/></w:comboBox>'
HELP = '<w:statusText w:type="text" w:val="{{ school }}"/>'
LOOP = ("{%tr for goal in goals %}", "{%tr endfor %}")


def control(kind: str = "", title: str = "", content: str = PROMPT, tag: str = "", *, prompts: bool = True) -> str:
    """A control in a line, block, cell or row: what it is around decides."""
    said = "".join(f'<w:{name} w:val="{text}"/>' for name, text in (("alias", title), ("tag", tag)) if text)
    shows = "<w:showingPlcHdr/>" if prompts else ""
    space = f'xmlns:w14="{W14_NS}"'
    properties = f'<w:sdtPr>{said}<w:id w:val="71"/>{shows}{kind}</w:sdtPr>'
    return f"<w:sdt {space}>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def mark(kind: str, inside: str = "") -> str:
    """One of the marks of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def field(code: str, data: str, shows: str = "") -> str:
    """An old form field."""
    begin = mark("begin", f'<w:ffData><w:name w:val="Text1"/><w:enabled/>{data}</w:ffData>')
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{mark('separate')}{shows}{mark('end')}"


def paragraph(inside: str) -> str:
    """A paragraph."""
    return f"<w:p>{inside}</w:p>"


def filled(*body: str, **values: object) -> etree._Element:
    """The text of a form with this in it, filled."""
    return body_of(fill(holding(*body), {**VALUES, **values}, "form.docx"))


def notes(*body: str, **values: object) -> tuple[str, ...]:
    """What is to be done in it by hand, once it is filled."""
    return read(holding(*body), "form.docx").fill({**VALUES, **values}).notes


def holding(*body: str) -> bytes:
    """A form with this in it."""
    return changed(form(), within("".join(body)))


def body_of(data: bytes) -> etree._Element:
    """The text of a Word file as a tree."""
    return etree.fromstring(parts(data)[MAIN])


def found(root: etree._Element, path: str) -> list[str]:
    """The values of attributes, or the texts of elements."""
    what = root.xpath(path, namespaces=_SPACES)
    assert isinstance(what, list)
    return [one if isinstance(one, str) else text_of(one) for one in what]


def text_of(element: etree._Element) -> str:
    """What an element says: its lines and tabs, too."""
    said = {f"{{{NS}}}br": "\n", f"{{{NS}}}tab": "\t"}
    return "".join(said.get(each.tag, each.text or "") for each in element.iter(*said, f"{{{NS}}}t"))


def tied(data: bytes) -> bytes:
    """The form as if it were made from an office's template."""
    asks = f'<w:attachedTemplate xmlns:r="{RELATION}" r:id="rId1"/><w:linkStyles/>'
    target = 'Target="file:///C:/Offices/Growth%20Plan.dotm" TargetMode="External"'
    tie = f'<Relationship Id="rId1" Type="{RELATION}/attachedTemplate" {target}/>'
    relations = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{tie}</Relationships>'
    )
    settings = replaced("<w:zoom", f"{asks}<w:zoom")
    return changed(data, {"word/_rels/settings.xml.rels": lambda _: relations, "word/settings.xml": settings})


def asking() -> bytes:
    """A form that asks in every way there is, for what a plan has."""
    cell = f"<w:tc><w:tcPr/><w:p>{PROMPT}</w:p></w:tc>"
    loop = [f"<w:tr><w:tc><w:p><w:r><w:t>{tag}</w:t></w:r></w:p></w:tc></w:tr>" for tag in LOOP]
    rows = f"{loop[0]}<w:tr>{control('', '{{ goal.text }}', cell)}</w:tr>{loop[1]}"
    line = control("<w:text/>", "Name {{ name }}") + control(DATE, "{{ today }}") + control(ENTRIES, "{{ role }}")
    box = control("<w14:checkbox><w14:checked w14:val='0'/></w14:checkbox>", "{{ goals }}", prompts=False)
    old = field(
        "FORMTEXT", f"{HELP}<w:textInput><w:maxLength w:val='9'/></w:textInput>", "<w:r><w:t>{{ name }}</w:t></w:r>"
    )
    ticked = field("FORMCHECKBOX", f"{HELP}<w:checkBox><w:default w:val='0'/></w:checkBox>")
    chosen = field("FORMDROPDOWN", f"{HELP}<w:ddList><w:listEntry w:val='a'/></w:ddList>")
    gone = '<w:del w:id="9"><w:r><w:delText>{{ name }}</w:delText></w:r></w:del>'
    click = f"{mark('begin')}<w:r><w:instrText>MACROBUTTON No [Click]</w:instrText></w:r>{mark('end')}"
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>"
    return holding(
        paragraph(line + box), table, paragraph(old + ticked + chosen + gone + click), control("", "{{ school }}")
    )
