"""A stranger's form: what could fetch or run something is refused, saying what it is; any bytes end in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lift_cli.errors import LiftError
from lift_cli.word.form import fill, read
from lift_cli.word.package import packed
from tests.word.controls import VALUES as ASKED
from tests.word.controls import asking
from tests.word.forms import (
    AGAIN,
    GOOD,
    LOCKED,
    MAIN,
    TYPES,
    VALUES,
    Change,
    before,
    changed,
    parts,
    refused,
    related,
    typed,
    within,
)

ASKING = asking()
LINKED = "it points outside itself, to {}".format
UNLINK = "In Word, right-click it, choose Remove Hyperlink, and save the form."
VML = "urn:schemas-microsoft-com:vml"
DELETE = "In Word, delete it, and save the form."
KEEP = "Keep only the pages that lift should fill in, and save the form."
NOT_WORD = "it is not a Word document"


def test_a_form_is_taken() -> None:
    assert read(GOOD, "form.docx").names == {"educator_name", "goals", "evidence"}


OLD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)


@pytest.mark.parametrize(
    ("data", "reason", "hint"),
    [
        (b"", NOT_WORD, AGAIN),
        (b"{\\rtf1 {{ name }}}", NOT_WORD, AGAIN),
        (b"MZ" + GOOD, NOT_WORD, AGAIN),
        (OLD, "it is an old Word file (.doc)", AGAIN),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "it is locked with a password", LOCKED),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), NOT_WORD, AGAIN),
        (GOOD[: len(GOOD) // 2], "it is damaged", f"Ask for the file again, or: {AGAIN}"),
    ],
)
def test_another_kind_of_file_is_refused(data: bytes, reason: str, hint: str) -> None:
    assert refused(data) == (reason, hint)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
            "it has macros",
        ),
        (b"wordprocessingml.document.main", b"spreadsheetml.sheet.main", NOT_WORD),
        (b"document.main", b"document.glossary", NOT_WORD),
    ],
)
def test_another_kind_of_document_is_refused(old: bytes, new: bytes, reason: str) -> None:
    held = parts(GOOD)
    assert refused(packed(held | {TYPES: held[TYPES].replace(old, new)}))[0] == reason


@pytest.mark.parametrize(
    ("changes", "reason", "hint"),
    [
        (
            {"word/vbaProject.bin": str, **related("vbaProject", "vbaProject.bin")},
            *("it has macros", "In Word, save it as a Word Document (.docx): that removes them."),
        ),
        (related("control", "activeX/activeX1.xml"), "it has an ActiveX control", DELETE),
        (
            related("oleObject", "embeddings/oleObject1.bin"),
            *(
                "it has an embedded file",
                "In Word, delete it, or cut it and paste it as a picture, and save the form.",
            ),
        ),
        (
            related("package", "other/sheet.xlsx"),
            *(
                "it has an embedded file",
                "In Word, delete it, or cut it and paste it as a picture, and save the form.",
            ),
        ),
        (
            related("aFChunk", "chunk.html"),
            *("it has another document inside", "Open it in Word and save it again: Word then includes that text."),
        ),
        (
            {"_rels/.rels": before("</R", '<Relationship Id="a" Type="x/webextensiontaskpanes" Target="w.xml"/>')},
            *("it has an add-in", "In Word, take it out (File > Options > Add-ins), and save the form."),
        ),
        (
            typed(
                "_xmlsignatures/sig1.xml", "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
            )
            | {"_xmlsignatures/sig1.xml": lambda _: "<a/>"},
            *("it has a signature, which filling would break", "In Word, choose File > Info > Remove signature."),
        ),
        (
            related("hyperlink", "file:///C:/" + "long " * 50, "external"),
            LINKED("file:///C:/" + "long " * 8 + "long..."),
            UNLINK,
        ),
        (related("hyperlink", r"\\evil.example\a.docx", "External"), LINKED(r"\\evil.example\a.docx"), UNLINK),
        (related("hyperlink", "javascript:alert(1)", "External"), LINKED("javascript:alert(1)"), UNLINK),
        (related("hyperlink", "other.docx", "External"), LINKED("other.docx"), UNLINK),
        (related("frame", "https://evil.example", "External"), LINKED("https://evil.example"), DELETE),
        (
            related("image", "https://evil.example/\u202egnp.x", "External"),
            "it points outside itself, to https://evil.example/\\u202egnp.x",
            "In Word, choose File > Info > Edit Links to Files > Break Link, and save the form.",
        ),
        (related("subDocument", "part.docx", "External"), "it points outside itself, to part.docx", DELETE),
        (
            related("image", r"\\evil.example\a.png"),
            r"it points outside itself, to \\evil.example\a.png",
            "In Word, choose File > Info > Edit Links to Files > Break Link, and save the form.",
        ),
        *(
            (within(f'<w:p><w:r><w:pict xmlns:v="{VML}"><{shape}/></w:pict></w:r></w:p>'), LINKED(target), UNLINK)
            for shape, target in (
                ('v:rect href="file:///c:/cmd.exe"', "file:///c:/cmd.exe"),
                ('v:imagedata href="https://evil.example"', "https://evil.example"),
                ('v:image src="https://evil.example"', "https://evil.example"),
                ('v:rect xmlns:o="urn:o" o:href="https://evil.example"', "https://evil.example"),
            )
        ),
        (
            {"customXml/item9.xml": lambda _: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
            *("a part of it defines words of its own (DOCTYPE)", AGAIN),
        ),
        ({"customXml/item9.xml": lambda _: "<a><b></a>"}, "a part of it is not whole", AGAIN),
        (
            {"customXml/item9.xml": lambda _: '<?xml version="1.0" encoding="utf-7"?><a/>'},
            "a part of it is not whole",
            AGAIN,
        ),
        ({"customXml/item9.xml": lambda _: "<a>" * 300 + "</a>" * 300}, "a part of it is not whole", AGAIN),
        (
            {
                MAIN: lambda text: text.replace(
                    "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/w"
                )
            },
            *("it is not written as Word usually writes (as Strict Open XML?)", AGAIN),
        ),
        ({MAIN: lambda text: text.replace("w:", "x:")}, "a part of it is not whole", AGAIN),
        ({MAIN: lambda text: text.replace("w:body", "w:hand")}, NOT_WORD, AGAIN),
        ({"_rels/.rels": lambda text: text.replace("word/document.xml", "word/styles.xml")}, NOT_WORD, AGAIN),
        (within("<w:p/>" * 200_000), "it has more text and formatting than any form", KEEP),
        (
            within("<w:p " + " ".join(f"w:a{number}='x'" for number in range(201)) + "/>"),
            "it has more text and formatting than any form",
            KEEP,
        ),
        (
            within(f"<w:p><w:r><w:t>{'word ' * 2**20}</w:t></w:r></w:p>"),
            "it has more than 4 MiB of text and its formatting",
            KEEP,
        ),
    ],
)
def test_what_no_form_needs_is_refused(changes: Mapping[str, Change], reason: str, hint: str) -> None:
    assert refused(changed(GOOD, changes)) == (reason, hint)


@pytest.mark.parametrize(
    "changes",
    [
        related("image", "media/logo.png") | {"word/media/logo.png": lambda _: "a picture"},
        related("hyperlink", "https://example.org/?q=1", "External"),
        related("hyperlink", "mailto:office@example.org?subject=A form", "External"),
        related("hyperlink", "#goals", "External"),
        related("hyperlink", "tel:+15550100", "External"),
        within(f'<w:p><w:r><w:pict><v:rect xmlns:v="{VML}" href="https://example.org"/></w:pict></w:r></w:p>'),
        {"customXml/item9.xml": lambda _: '<a href="https://example.org">{{ x }} {% y</a>'},
        {"word/comments.xml": lambda _: "<a>Put {{ educator_name }} here.</a>"},
        within('<w:p><w:hyperlink w:anchor="goals"><w:r><w:t>above</w:t></w:r></w:hyperlink></w:p>'),
        within("<w:p><w:r><w:t>{a} 100% {</w:t><w:br/><w:t> }</w:t></w:r></w:p>"),
    ],
)
def test_what_does_no_harm_stays(changes: Mapping[str, Change]) -> None:
    template = changed(GOOD, changes)
    made = parts(fill(template, VALUES, "form.docx"))
    assert {name: made[name] for name in changes if name != MAIN} == {
        name: data for name, data in parts(template).items() if name in changes and name != MAIN
    }


@pytest.mark.slow
@settings(max_examples=150, deadline=timedelta(seconds=2))
@given(st.data())
def test_any_bytes_end_in_a_form_or_in_one_sentence(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([GOOD, ASKING]))
    at, end = (data.draw(st.integers(0, len(whole))) for _ in range(2))
    tried(whole[:at] + data.draw(st.binary(max_size=8)) + whole[max(at, min(end, at + 50)) :])
    tried(whole[:at])


EVERY = {**ASKED, **VALUES, "goals": [*({"text": text, "items": text} for text in ("Ask\n<first>.", "{{ school }}"))]}

PIECES = [
    *(
        "<w:sdt>",
        "</w:sdt>",
        "<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>",
        "<w:sdtPr><w:alias w:val='{{ school }}'/><w:date/></w:sdtPr>",
        "<w:sdtContent>",
        "</w:sdtContent>",
        '<w:tag w:val="{{ goals }}"/>',
        "<w:sdtContent><w:tr/></w:sdtContent>",
    ),
    *(
        "<w:del>",
        "</w:del>",
        '<w:fldChar w:fldCharType="separate"/>',
        '<w:fldChar w:fldCharType="end"/>',
        "<w:ffData><w:helpText w:val='{{ school }}'/></w:ffData>",
        "<w:instrText>MACROBUTTON a b</w:instrText>",
        '<w:bookmarkStart w:id="1"/>',
        '<w:commentRangeEnd w:id="1"/>',
        ' w:val="{{ school }}"',
    ),
    *(
        "{{",
        "}}",
        "{%",
        "%}",
        "{",
        "}",
        "{{ educator_name }}",
        "{% if school %}",
        "{%p endif %}",
        "{%r for a in goals %}",
    ),
    *(
        "<w:p>",
        "</w:p>",
        "<w:p/>",
        "<w:t>",
        "<w:r/>",
        "<w:tbl/>",
        "<w:tr/>",
        "<w:tc/>",
        "</w:tr>",
        "<w:tc><w:tbl/></w:tc>",
    ),
    *(
        "{%tc for a in goals %}",
        "{%tc endfor %}",
        "<w:tblGrid/>",
        ' w:w="x"',
        "&amp;",
        "&b;",
        "&#xFDD0;0&#xFDD1;",
        "<!---->",
    ),
    *(
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText>DDE</w:instrText>",
        "<?a b?>",
        "<![CDATA[{{]]>",
        "\ufffe",
        "",
    ),
]


@pytest.mark.slow
@settings(max_examples=150, deadline=timedelta(seconds=2))
@given(st.data())
def test_any_change_of_a_part_ends_in_a_form_or_in_one_sentence(data: st.DataObject) -> None:
    held = parts(data.draw(st.sampled_from([GOOD, ASKING])))
    name = data.draw(st.sampled_from([MAIN, MAIN, MAIN, *held]))
    text = held[name].decode("latin-1")
    for _ in range(data.draw(st.integers(1, 3))):
        seams = [at for at, sign in enumerate(text) if sign in "<>{}"] or [0]
        at, end = (data.draw(st.sampled_from(seams)) for _ in range(2))
        text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[data.draw(st.sampled_from([at, max(at, end)])) :]
    tried(packed(held | {name: text.encode("utf-8")}))


def tried(data: bytes) -> None:
    """Fill it, or be told in one line why not."""
    try:
        told = fill(data, EVERY, "form.docx")[:2].decode()
    except LiftError as error:
        told = f"{error.message} {error.hint}"
    assert told == "PK" or (told.startswith("could not ") and "\n" not in told)


SETTINGS = "word/settings.xml"
MERGE = b'<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:query w:val="SELECT * FROM x"/></w:mailMerge>'


def test_a_mail_merge_is_refused() -> None:
    held = parts(GOOD)
    main = held[MAIN].replace(b"<w:body>", b"<w:body>" + MERGE, 1)
    assert main != held[MAIN]
    assert refused(packed(held | {MAIN: main})) == (
        "it is a mail merge, which takes its words from another file",
        "In Word, choose Mailings > Start Mail Merge > Normal Word Document, and save the form.",
    )


@pytest.mark.parametrize("instruction", [b'<?xml-stylesheet href="http://x.example/a.xsl"?>'])
def test_a_stylesheet_instruction_is_refused(instruction: bytes) -> None:
    held = parts(GOOD)
    end = held[MAIN].index(b"?>") + 2
    main = held[MAIN][:end] + instruction + held[MAIN][end:]
    assert refused(packed(held | {MAIN: main}))[0] == "it names a stylesheet outside itself"


@pytest.mark.parametrize(
    "target", [" http://x.example/a", "\thttp://x.example", "ht\ntp://x.example", "\xa0file:///etc"]
)
def test_a_target_that_begins_with_a_blank_is_outside_too(target: str) -> None:
    assert refused(changed(GOOD, related("image", target)))[0].startswith("it points outside itself, to ")
