"""Documents made of any text at all, and of the fragments that markup is made of."""

from __future__ import annotations

from hypothesis import strategies as st

from lift_cli.document import Blank, Block, Document, Fields, Heading, Items, OwnWords, Paragraph, Prompt, Table

NASTY = [
    *("# Heading", "## ", "#", "Setext\n===", "Setext\n---", "***", "* * *", "___", "---"),
    *("* item", "- item", "+ item", "1. one", "12) twelve", "- [ ] to do", "-", "1."),
    *("> quoted", ">", "    code", "\tcode", "```\ncode\n```", "~~~", "`code`", "``", "`"),
    *("*em*", "**strong**", "_em_", "__strong__", "~~struck~~", "~", "*", "_", "**", "a*b*c", "snake_case_name"),
    *("[a](https://evil.example)", "![a](x.png)", "[a]: https://evil.example", "[a][b]", "[", "]", "](", "!["),
    *("<https://evil.example>", "<a@evil.example>", "<b>bold</b>", "<script>alert(1)</script>", "<!-- x -->"),
    *("<img src=x onerror=alert(1)>", "<", ">", "</p></main>", "<?php ?>", "<![CDATA[x]]>", "<br/>", '" onclick="x'),
    *(
        "&amp;",
        "&#60;b&#62;",
        "&nbsp;",
        "&",
        "&#x0;",
        "| a | b |",
        "|",
        "\\|",
        "| --- |",
        "a | b\n--- | ---",
        ":-:",
        "|-|",
    ),
    *("\\", "\\\\", "\\*", "line\\", "two  \nlines", "  two blanks at the end  ", "\\\n", "a\\\nb"),
    *("{{ 7 * 7 }}", "{% raw %}", "{# x #}", "$x^2$", "^up^", "==mark==", "~down~", ":smile:", "@name", "#1"),
    *("\x1b[31m", "\x00", "\r", "\x0b", "\x85", "\u2028", "\u202e", "\u2066", "\ud800", "\ufeff", "\u200b"),
    *(
        "\u00a0",
        "\u3000",
        "\t",
        " ",
        "\n",
        "\n\n",
        "  ",
        "'",
        '"',
        "\u201cso\u201d",
        "\U0001f389",
        "\u4e2d\u6587",
        "e\u0301",
    ),
]
"""What would be markup, a tag, an entity, a template, a control, if it were let through."""

TEXTS = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(NASTY), max_size=4).map("".join),
    st.lists(st.sampled_from([*NASTY, "a", "word ", " "]), min_size=1, max_size=6).map("\n".join),
    st.lists(st.sampled_from([*NASTY, "a", "word"]), min_size=2, max_size=4).map(" ".join),
)
WORDS = TEXTS.filter(lambda text: bool(text.strip()))
"""A text that says something, as every text of a pack does."""


def _tables(columns: int) -> st.SearchStrategy[Table]:
    row = st.tuples(*[TEXTS] * columns)
    return st.builds(Table, st.tuples(*[WORDS] * columns), st.lists(row, max_size=3).map(tuple))


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, WORDS, st.sampled_from([2, 3])),
    st.builds(Paragraph, WORDS),
    st.builds(Prompt, WORDS),
    st.builds(OwnWords, TEXTS, TEXTS),
    st.builds(Items, st.lists(TEXTS, min_size=1, max_size=3).map(tuple)),
    st.builds(Fields, st.lists(st.tuples(WORDS, TEXTS), min_size=1, max_size=3).map(tuple)),
    st.integers(1, 3).flatmap(_tables),
    st.builds(Blank, WORDS, st.integers(1, 3)),
)
DOCUMENTS = st.builds(Document, WORDS, st.just("en"), st.lists(BLOCKS, max_size=4).map(tuple))
