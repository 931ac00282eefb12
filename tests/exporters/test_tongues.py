"""The language of a text by its letters, and the side that it begins at."""

from __future__ import annotations

import pytest

from lift_cli.exporters.tongues import from_the_right, language_of

TEXTS = {
    "": ("", False),
    "Words, and 12 of them.": ("", False),
    "Más palabras": ("", False),
    "\u05e9\u05dc\u05d5\u05dd": ("he", True),
    "\u05e9\u05dc\u05d5\u05dd ABC": ("he", True),
    "ABC \u05e9\u05dc\u05d5\u05dd": ("he", False),
    "A long line of words with one \u05e9\u05dc": ("", False),
    "\u0645\u0631\u062d\u0628\u0627": ("ar", True),
    "\u03b1\u03b2\u03b3": ("el", False),
    "\ud55c\uad6d\uc5b4": ("ko", False),
    "\u4e2d\u6587": ("zh", False),
    "\u65e5\u672c\u306e\u8a9e": ("ja", False),
    "\u0e20\u0e32\u0e29\u0e32": ("th", False),
    "123 \U0001f9d1": ("", False),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.items(), ids=ascii)
def test_the_letters_say_it(text: str, expected: tuple[str, bool]) -> None:
    assert (language_of(text), from_the_right(text)) == expected
