"""Long lines of the writer: broken between words, and drawn once after the window has another width."""

from __future__ import annotations

from collections.abc import Callable

from prompt_toolkit import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.formatted_text.utils import fragment_list_to_text
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.layout.screen import Screen
from prompt_toolkit.layout.utils import explode_text_fragments
from prompt_toolkit.utils import get_cwidth

LEFT_OUT = -1


def word_breaks(line: str, width: int) -> dict[int, int]:
    """Where a line is broken between words, and how many blanks fill the row before each of these places.

    A blank that has no room at the end of a row is LEFT_OUT; a word that is wider than a row is broken where that ends.
    """
    fills: dict[int, int] = {}
    column, word, word_at = 0, 0, 0  # where the next letter comes, where its word begins, and in which column
    for index, letter in enumerate(line):
        wide = get_cwidth(letter)
        is_full = column + wide > width
        if letter == " ":
            if is_full:
                fills[index] = LEFT_OUT
            column = 0 if is_full else column + wide
            word, word_at = index + 1, column
            continue
        if is_full and word_at:
            fills[word] = width - word_at
            column, word_at = column - word_at, 0
        elif is_full:
            column = 0
        column += wide
    return fills


class BetweenWords(Processor):
    """Fills a row with blanks where the next word has no room in it."""

    def __init__(self, before: int) -> None:
        self._before = before  # the columns of what stands before each row

    def apply_transformation(self, ti: TransformationInput) -> Transformation:
        """The line with its fills, which are on the screen only."""
        fills = word_breaks(fragment_list_to_text(ti.fragments), ti.width - self._before)
        if not fills:
            return Transformation(ti.fragments)
        shown: StyleAndTextTuples = []
        places: list[int] = []  # where each letter of the line is shown
        sources: list[int] = []  # and which letter of the line stands there
        for index, fragment in enumerate(explode_text_fragments(ti.fragments)):
            blanks = fills.get(index, 0)
            shown += [("", " ")] * blanks
            sources += [index] * blanks
            places.append(len(sources))
            if blanks != LEFT_OUT:
                shown.append(fragment)
                sources.append(index)

        def to_screen(index: int) -> int:
            return places[index] if index < len(places) else len(sources) + index - len(places)

        def from_screen(place: int) -> int:
            return sources[place] if place < len(sources) else len(places) + place - len(sources)

        return Transformation(shown, to_screen, from_screen)


def draw_once_after_resize(app: Application[str]) -> None:
    """Let a resize erase all rows that were drawn: the terminal has broken those that are wider than it is now."""
    usual: Callable[[], None] = app._on_resize  # noqa: SLF001 - the library counts the rows as they were before

    def resized() -> None:
        renderer = app.renderer
        screen, here = renderer.last_rendered_screen, renderer._cursor_pos  # noqa: SLF001 - as above
        if screen is not None:
            columns = app.output.get_size().columns
            above = sum(_rows(screen, row, columns) for row in range(here.y)) + here.x // columns
            renderer._cursor_pos = Point(x=here.x % columns, y=above)  # noqa: SLF001 - as above
        usual()

    setattr(app, "_on_resize", resized)  # noqa: B010 - a method is not assigned to


def _rows(screen: Screen, row: int, columns: int) -> int:
    """How many rows one that was drawn takes where there are so many columns."""
    drawn = max((column for column, cell in screen.data_buffer[row].items() if cell.char.strip()), default=0)
    return drawn // columns + 1
