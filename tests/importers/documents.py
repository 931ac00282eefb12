"""Documents as educators have them, of one outline in every format that lift reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from lift_cli.word.package import packed

Outline = Sequence[tuple[Any, ...]]
"""In order: ("h2", words), ("p", words), ("bold", words), ("item", words), ("table", rows), ("link", words, url),
("picture", data)."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/></w:style>'
    for level in range(1, 7)
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def run(words: str, properties: str = "") -> str:
    """A run of text, each line of it on a line."""
    lines = (f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in words.split("\n"))
    return f"<w:r>{properties and f'<w:rPr>{properties}</w:rPr>'}{'<w:br/>'.join(lines)}</w:r>"


def paragraph(inner: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{inner}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of texts."""
    cells = (
        "".join(f"<w:tc>{''.join(paragraph(run(line)) for line in cell.split(chr(10)))}</w:tc>" for cell in row)
        for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def docx(body: str, parts: Mapping[str, bytes | str] = {}, links: Sequence[str] = ()) -> bytes:
    """A Word file with this body; `links` are the addresses of rId100 on, `parts` what is in it besides."""
    pictures = [name for name in parts if name.startswith("word/media/")]
    related = [
        f'<Relationship Id="s" Type="{R}/styles" Target="styles.xml"/>',
        f'<Relationship Id="n" Type="{R}/numbering" Target="numbering.xml"/>',
        *(
            f'<Relationship Id="rId{number}" Type="{R}/hyperlink" TargetMode="External" Target="{escape(url)}"/>'
            for number, url in enumerate(links, 100)
        ),
        *(
            f'<Relationship Id="p{number}" Type="{R}/image" Target="{name.removeprefix("word/")}"/>'
            for number, name in enumerate(pictures)
        ),
        *(
            f'<Relationship Id="k{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>'
            for kind in ("comments", "footnotes", "endnotes", "header", "footer")
            if f"word/{kind}.xml" in parts
        ),
    ]
    opened = f'xmlns:w="{W}" xmlns:r="{R}"'
    made: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="xml" ContentType="{OFFICE}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="d" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(related)}'
        "</Relationships>",
        "word/document.xml": f"<w:document {opened}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {opened}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {opened}>{NUMBERING}</w:numbering>",
    }
    return packed({name: data.encode() if isinstance(data, str) else data for name, data in (made | {**parts}).items()})


def part(kind: str, inner: str) -> str:
    """A part beside the text, such as `comments`."""
    return f'<w:{kind} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{kind}>'


def as_docx(outline: Outline) -> bytes:
    """The outline as a Word file."""
    body: list[str] = []
    links: list[str] = []
    parts: dict[str, bytes | str] = {}
    for kind, *of in outline:
        match kind, of:
            case "bold", [words]:
                body.append(paragraph(run(words, "<w:b/>")))
            case "item", [words]:
                numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
                body.append(paragraph(run(words), numbered))
            case "table", [rows]:
                body.append(table(rows))
            case "link", [words, url]:
                body.append(paragraph(f'<w:hyperlink r:id="rId{100 + len(links)}">{run(words)}</w:hyperlink>'))
                links.append(url)
            case "picture", [data]:
                body.append(paragraph(drawing(f"p{len(parts)}")))
                parts[f"word/media/image{len(parts) + 1}.png"] = data
            case "p", [words]:
                body.append(paragraph(run(words)))
            case _, [words]:
                body.append(paragraph(run(words), f'<w:pStyle w:val="Heading{kind[1]}"/>'))
    return docx("".join(body), parts, links)


def drawing(relationship: str, said: str = "") -> str:
    """A picture in a run."""
    a = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{a}/wordprocessingDrawing"><wp:docPr id="1" name="" descr="{said}"/>'
        f'<a:graphic xmlns:a="{a}/main"><a:graphicData><a:blip r:embed="{relationship}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def as_html(outline: Outline) -> bytes:
    """The outline as a page."""
    import base64

    body: list[str] = []
    for kind, *of in outline:
        match kind, of:
            case "bold", [words]:
                body.append(f"<p><b>{_lines(words)}</b></p>")
            case "item", [words]:
                body.append(f"<ul><li>{_lines(words)}</li></ul>")
            case "table", [rows]:
                cells = ("".join(f"<td>{_lines(cell)}</td>" for cell in row) for row in rows)
                body.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
            case "link", [words, url]:
                body.append(f'<p><a href="{escape(url)}">{_lines(words)}</a></p>')
            case "picture", [data]:
                body.append(f'<p><img src="data:image/png;base64,{base64.b64encode(data).decode()}"></p>')
            case tag, [words]:
                body.append(f"<{tag}>{_lines(words)}</{tag}>")
    return f"<!doctype html><html><body>{''.join(body)}</body></html>".encode()


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def as_markdown(outline: Outline) -> bytes:
    """The outline as Markdown; a line within a text ends with a backslash."""
    body: list[str] = []
    for kind, *of in outline:
        match kind, of:
            case "bold", [words]:
                body.append(f"**{words}**")
            case "item", [words]:
                body.append(f"- {words}")
            case "table", [[first, *rows]]:
                body.append(
                    "\n".join(
                        f"| {' | '.join(cell.replace(chr(10), '<br>') for cell in row)} |"
                        for row in (first, ["---"] * len(first), *rows)
                    )
                )
            case "link", [words, url]:
                body.append(f"[{words}]({url})")
            case "picture", [_]:
                pass
            case "p", [words]:
                body.append(words.replace("\n", "\\\n"))
            case _, [words]:
                body.append(f"{'#' * int(kind[1])} {words}")
    return ("\n\n".join(body) + "\n").encode()


def as_text(outline: Outline) -> bytes:
    """The outline as a plain text, with an empty line between its parts."""
    body: list[str] = []
    for kind, *of in outline:
        match kind, of:
            case "table", [rows]:
                body.append("\n".join("\t".join(row) for row in rows))
            case "link", [words, url]:
                body.append(f"{words} {url}")
            case "picture", [_]:
                pass
            case "item", [words]:
                body.append(f"- {words}")
            case _, [words]:
                body.append(words)
    return ("\n\n".join(body) + "\n").encode()


FORMATS = {".docx": as_docx, ".html": as_html, ".md": as_markdown, ".txt": as_text}
