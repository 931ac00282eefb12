"""Word documents read for their words: each thing that Word can put into a text."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

from lift_cli.errors import LiftError
from lift_cli.importers import read
from lift_cli.manuscript import Link, Manuscript, Part, Remark
from lift_cli.word.package import packed
from tests.importers.documents import NUMBERING, PIXEL, R, W, docx, drawing, paragraph, part, run, table

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
FORMS = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TWO_FORMS = (
    f"<mc:Choice>{paragraph(run('a')) * 2}</mc:Choice><mc:Choice>{paragraph(run('b'))}</mc:Choice>"
    f"<mc:Fallback>{paragraph(run('b'))}</mc:Fallback>"
)
DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c">]>'


def of(body: str, parts: dict[str, bytes | str] | None = None, links: tuple[str, ...] = ()) -> Manuscript:
    return read(docx(body, parts or {}, links), "mine.docx")


def texts(body: str, parts: dict[str, bytes | str] | None = None) -> list[str]:
    return [piece.text for piece in of(body, parts).pieces]


def field(code: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{shown if shown.startswith("<w:r>") else run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


STRUCK_OUT = (
    f'<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>{paragraph(run("old"))}</w:tc></w:tr>'
    f"<w:tr><w:tc>{paragraph(run('a'))}</w:tc><w:tc>{paragraph(run('b'))}</w:tc></w:tr></w:tbl>"
)
HEBREW = "\U0001f9d1 \u05e9\u05dc\u05d5\u05dd"
BOX = f"<w:r><w:pict><w:txbxContent>{paragraph(run('in it'))}</w:txbxContent></w:pict></w:r>"

BODIES = {
    "lines, tabs and hyphens": (
        paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"),
        ["a\nb\tc-d"],
    ),
    "runs split anywhere": (paragraph(run("Ho") + run("w do ") + run("you?")), ["How do you?"]),
    "a passage in a control": (control(paragraph(run("In a box."))), ["In a box."]),
    "words in a control": (paragraph(run("I ") + control(run("ask"))), ["I ask"]),
    "a control that still says what to type": (
        control(paragraph(run("Click here.")), "<w:showingPlcHdr/>")
        + paragraph(run("a") + control(run("Click."), "<w:showingPlcHdr/>")),
        ["a"],
    ),
    "what was put in is taken, what was struck out is not": (
        paragraph(
            f'<w:ins w:id="1">{run("new")}</w:ins><w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del>'
            f'<w:moveFrom w:id="3">{run("from")}</w:moveFrom><w:moveTo w:id="4">{run(" to")}</w:moveTo>'
        ),
        ["new to"],
    ),
    "a paragraph's end that was struck out": (
        paragraph(run("one "), '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph(run("line")),
        ["one line"],
    ),
    "a row that was struck out": (
        STRUCK_OUT,
        ["a", "b"],
    ),
    "a formula": (paragraph(run("E = ") + f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>mc</m:t></m:r></m:oMath>'), ["E = mc"]),
    "signs of a font": (
        paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> Equity</w:t></w:r>'),
        ["☒ Equity"],
    ),
    "an old check box": (
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox>'
            "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
            f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(" STEM")}'
        ),
        ["☒ STEM"],
    ),
    "an old field": (paragraph(field(" FORMTEXT ", "Cedar Creek")), ["Cedar Creek"]),
    "a field with a field in it": (paragraph(field(" IF ", field(" PAGE ", run("7")) + run("a"))), ["a"]),
    "numbers of pages": (
        paragraph(run("Page ") + field(" PAGE ", "7") + f'<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple>'),
        ["Page"],
    ),
    "a list of contents": (
        paragraph(field(' TOC \\o "1-3" ', "Mindsets 3")) + paragraph(run("Mindsets")),
        ["Mindsets"],
    ),
    "paragraphs in two forms": (
        f'<mc:AlternateContent xmlns:mc="{FORMS}"><mc:Choice/>{TWO_FORMS}</mc:AlternateContent>',
        ["a", "a"],
    ),
    "a list of contents without a field": (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph(run('Mindsets'))}</w:sdtContent></w:sdt>" + paragraph(run("Mindsets")),
        ["Mindsets"],
    ),
    "a list": (
        "".join(
            paragraph(run(words), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')
            for words, level in (("a", 0), ("b", 0))
        ),
        ["- a", "- b"],
    ),
    "a numbered list": (
        "".join(
            paragraph(run(words), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')
            for words, level in (("a", 0), ("b", 1), ("c", 1), ("d", 0), ("e", 1))
        ),
        ["1. a", "  a. b", "  b. c", "2. d", "  a. e"],
    ),
    "a box with a text": (
        paragraph(run("before") + BOX),
        ["before", "in it"],
    ),
    "a box in two forms": (
        paragraph(
            f'<w:r><mc:AlternateContent xmlns:mc="{FORMS}">'
            f"<mc:Choice><w:txbxContent>{paragraph(run('once'))}</w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:txbxContent>{paragraph(run('once'))}</w:txbxContent></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        ),
        ["once"],
    ),
    "a table of one cell is a box": (table([["alone"]]), ["alone"]),
    "letters beyond the first plane, and from the right": (paragraph(run(HEBREW)), [HEBREW]),
}  # fmt: skip

LETTERS = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
)
SEVEN = '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
MORE: dict[str, bytes | str] = {"word/numbering.xml": part("numbering", f"{LETTERS}{NUMBERING}{SEVEN}")}


@pytest.mark.parametrize("what", BODIES)
def test_each_thing_in_a_text_is_read(what: str) -> None:
    body, expected = BODIES[what]
    assert texts(body, MORE) == expected


def test_a_heading_is_known_by_its_style_or_what_that_is_based_on_or_its_outline() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="My Own"/><w:basedOn w:val="H"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="O"><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="l"/><w:basedOn w:val="Loop"/></w:style>'
    )
    levels = {"H": 2, "Own": 2, "T": 1, "O": 4, "Loop": 0}
    styled = [(f'<w:pStyle w:val="{name}"/>', level) for name, level in levels.items()]
    styled += [('<w:outlineLvl w:val="0"/>', 1), ('<w:pStyle w:val="H"/><w:outlineLvl w:val="9"/>', 0), ("", 0)]
    body = "".join(paragraph(run("a"), properties) for properties, _ in styled)

    read_back = of(body, {"word/styles.xml": part("styles", styles)})

    assert [piece.level for piece in read_back.pieces] == [level for _, level in styled]


def test_a_line_is_bold_where_all_of_it_is() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="p"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    lines = [
        (paragraph(run("a", "<w:b/>") + run(" ")), True),
        (paragraph(run("a", "<w:b/>") + run("b")), False),
        (paragraph(run("a", '<w:b w:val="0"/>')), False),
        (paragraph(run("a", '<w:rStyle w:val="Strong"/>')), True),
        (paragraph(run("a"), '<w:pStyle w:val="P"/>'), True),
        (paragraph(run("a", '<w:b w:val="false"/>'), '<w:pStyle w:val="P"/>'), False),
    ]
    read_back = of("".join(line for line, _ in lines), {"word/styles.xml": part("styles", styles)})

    assert [piece.is_bold for piece in read_back.pieces] == [is_bold for _, is_bold in lines]


def test_links_are_read_however_they_are_written() -> None:
    linked = f'<w:hyperlink r:id="rId100">{run("a page")}</w:hyperlink>'
    body = paragraph(linked) + paragraph(field(' HYPERLINK "https://example.org/b" ', "another"))
    body += paragraph(run("See https://example.org/c.")) + paragraph(
        f'<w:hyperlink w:anchor="here">{run("up")}</w:hyperlink>'
    )
    simple = ' HYPERLINK "https://example.org/d" \\l "part" '
    body += paragraph(f"<w:fldSimple w:instr='{simple}'>{run('simple')}</w:fldSimple>")
    body += paragraph(f'<w:hyperlink r:id="rId100" w:anchor="part">{run("a part")}</w:hyperlink>')
    found = of(body, links=("https://example.org/a",))

    assert [piece.links for piece in found.pieces] == [
        (Link("a page", "https://example.org/a"),),
        (Link("another", "https://example.org/b"),),
        (Link("", "https://example.org/c"),),
        (),
        (Link("simple", "https://example.org/d#part"),),
        (Link("a part", "https://example.org/a#part"),),
    ]
    assert [piece.text for piece in found.pieces[:4]] == ["a page", "another", "See https://example.org/c.", "up"]


def test_pictures_and_files_are_taken_byte_for_byte() -> None:
    ole = '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="p1"/></w:object></w:r>'
    parts: dict[str, bytes | str] = {"word/media/image1.png": PIXEL, "word/media/sheet.xlsx": b"PK a sheet"}
    found = of(paragraph(run("a") + drawing("p0", "A red dot")) + paragraph(ole) + paragraph(drawing("p9")), parts)

    assert [(one.name, one.data, one.said) for piece in found.pieces for one in piece.attached] == [
        ("image1.png", PIXEL, "A red dot"),
        ("sheet.xlsx", b"PK a sheet", ""),
    ]


def test_comments_notes_and_margins_are_read_beside_the_text() -> None:
    parts: dict[str, bytes | str] = {
        "word/comments.xml": part("comments", f'<w:comment w:author="Ben">{paragraph(run("More?"))}</w:comment>'),
        "word/footnotes.xml": part("footnotes", f'<w:footnote w:id="2">{paragraph(run("Page 4."))}</w:footnote>'),
        "word/header.xml": part("hdr", paragraph(run("Cedar Creek"))),
        "word/footer.xml": part("ftr", paragraph(field(" PAGE ", "3") + run(" / "))),
    }
    body = paragraph(
        run("Words") + '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    found = of(body, parts)

    assert [piece.text for piece in found.pieces] == ["Words", "Page 4."]
    assert found.remarks == (Remark("Ben", "More?"),)
    assert found.margins == ("Cedar Creek",)
    assert found.notes == ()


def test_tracked_changes_are_said() -> None:
    assert of(paragraph(f'<w:ins w:id="1">{run("a")}</w:ins>')).notes == (
        "It has tracked changes: they were taken as accepted.",
    )


def test_cells_know_where_they_stand() -> None:
    wide = (
        f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph(run("ab"))}</w:tc><w:tc>{paragraph(run("c"))}</w:tc>'
    )
    inner = f"<w:tc>{table([['x', 'y']])}{paragraph(run('z'))}</w:tc><w:tc>{paragraph(run('q'))}</w:tc>"
    found = of(f"<w:tbl><w:tr>{wide}</w:tr><w:tr>{control(inner)}</w:tr></w:tbl>" + table([["d", "e"]]))

    cells = [
        (piece.text, (piece.cell.table, piece.cell.row, piece.cell.column)) for piece in found.pieces if piece.cell
    ]
    assert cells == [
        *(("ab", (0, 0, 0)), ("c", (0, 0, 2))),
        *(("x", (1, 0, 0)), ("y", (1, 0, 1)), ("z", (0, 1, 0)), ("q", (0, 1, 1))),
        *(("d", (2, 0, 0)), ("e", (2, 0, 1))),
    ]


def test_a_page_that_lift_wrote_is_known_by_its_styles() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in ("Question", "Own Words", "Origin")
    )
    body = "".join(paragraph(run("a"), f'<w:pStyle w:val="{name}"/>') for name in ("Question", "OwnWords", "Origin"))
    found = of(body, {"word/styles.xml": part("styles", styles)})

    assert [piece.part for piece in found.pieces] == [Part.PROMPT, Part.OWN_WORDS, Part.BESIDE]
    assert found.is_ours


def encrypted() -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")


def bomb() -> bytes:
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b" " * 161 * 2**20})


GOOD = docx(paragraph(run("a")))
REFUSED: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "empty": (b"", "it is not a Word document"),
    "no Word file": (b"words", "it is not a Word document"),
    "another zip": (packed({"a.txt": b"a"}), "it is not a Word document"),
    "torn": (GOOD[: len(GOOD) // 2], "it is damaged"),
    "an old file": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "it is an old Word file (.doc)"),
    "locked": (encrypted(), "it is locked with a password"),
    "a bomb": (bomb, "more than 160 MiB would come out of it"),
    "macros": (docx(paragraph(run("a")), {"word/vbaProject.bin": b"x"}), "it has macros"),
    "no text": (docx(paragraph("")), "it has no text"),
    "a doctype": (docx(paragraph(run("a")), {"word/styles.xml": DOCTYPE + part("styles", "")}), "(DOCTYPE)"),
    "another document inside": (docx('<w:altChunk r:id="a"/>'), "it has another document inside"),
    "too many elements": (lambda: docx("<w:p/>" * 1_000_001), "more text and formatting than lift reads at once"),
    "strict": (
        docx("", {"word/document.xml": f'<document xmlns="{W}x"><body/></document>'}),
        "it is not a Word document as Word usually writes one",
    ),
    "not XML": (docx("", {"word/document.xml": b"<w:document"}), "a part of it is not whole"),
    "deep": (docx("<w:sdt><w:sdtContent>" * 240 + "</w:sdtContent></w:sdt>" * 240), ""),
    "a way out": (docx("", {"_rels/.rels": f'<a><b Type="{R}/officeDocument" Target="../../x"/></a>'}), "it is not a"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_document_or_a_trap_is_refused_in_one_sentence(what: str) -> None:
    made, reason = REFUSED[what]
    data = made() if callable(made) else made
    with pytest.raises(LiftError) as failed:
        read(data, "mine.docx")
    assert failed.value.message.startswith("could not read mine.docx: ")
    assert reason in failed.value.message
    assert "\n" not in failed.value.message
    assert failed.value.hint


def test_a_file_that_says_it_has_macros_is_refused_whatever_is_in_it() -> None:
    with pytest.raises(LiftError) as failed:
        read(GOOD, "mine.docm")
    assert "it has macros" in failed.value.message


def test_a_wrong_size_in_the_zip_is_not_believed() -> None:
    at = GOOD.index(b"PK\x01\x02")
    lying = GOOD[: at + 24] + struct.pack("<I", 5) + GOOD[at + 28 :]
    with pytest.raises(LiftError):
        read(lying, "mine.docx")
