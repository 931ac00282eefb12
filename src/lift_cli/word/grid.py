"""A table of a form as rows and columns, merged cells included: which words say what belongs into an empty cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lift_cli.values import fixed
from lift_cli.word.cell import Cell, cells_of, number_of, rows_of
from lift_cli.word.line import Line
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_COLUMNS = 64
"""The most columns that Word gives a table (63), and one."""


MOST_ROWS = 60
"""How many rows up a header is looked for."""


@fixed
class Labels:
    """What says what belongs into a cell: its label, the words at its left and over it, and which row below it is."""

    label: str
    row: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    nth: int = 0


class Grid:
    """The cells of a table by row and column; a merged cell stands at each of its places."""

    def __init__(self, table: Element) -> None:
        self.rows: list[list[Cell]] = []  # those that begin in each row
        self._at: list[dict[int, Cell]] = []
        self._headers: dict[Cell, tuple[Cell | None, int]] = {}
        for number, row in enumerate(rows_of(table)):
            self._add(row, number)
        self.width = max((max(row, default=-1) + 1 for row in self._at), default=0)

    @property
    def is_box(self) -> bool:
        """Whether it has room in one place alone, and no words: it is for what the words before it say."""
        cells = [cell for row in self.rows for cell in row]
        return sum(cell.is_room for cell in cells) == 1 and not any(cell.text for cell in cells)

    def _add(self, row: Element, number: int) -> None:
        before = row.find(f"{W}trPr/{W}gridBefore")
        column = number_of(before)
        cells: list[Cell] = []
        places: dict[int, Cell] = {}
        for tc, held in cells_of(row):
            span = min(max(number_of(tc.find(f"{W}tcPr/{W}gridSpan")), 1), MOST_COLUMNS)
            merged = tc.find(f"{W}tcPr/{W}vMerge")
            above = self._at[-1].get(column) if self._at else None
            if merged is not None and merged.get(f"{W}val") != "restart" and above is not None:
                cell = above
            else:
                cell = Cell(tc, held, number, column, span)
                cells.append(cell)
            places.update(dict.fromkeys(range(column, min(column + span, MOST_COLUMNS)), cell))
            column += span
        self.rows.append(cells)
        self._at.append(places)

    def labels(self, cell: Cell) -> Labels:
        """What says what belongs into an empty cell; an empty label where nothing does."""
        lefts = self._lefts(cell)
        left = lefts[0] if lefts and lefts[0].is_word else None
        header, nth = self._header(cell)
        row = [each for each in lefts if each.is_word]
        if header is not None and (left is None or (self._heads_columns(header) and not self._is_pair(left, header))):
            _mark(header, *row)
            return Labels(header.text, tuple(each.text for each in row), nth=nth)
        if left is not None:
            over = [header] if header and not header.is_ended else []
            _mark(left, *over)
            return Labels(left.text, tuple(each.text for each in (*row[1:], *over)))
        return self._other(cell)

    def _is_pair(self, left: Cell, header: Cell) -> bool:
        """Whether a header stands over a label and its room both, or the row is of such pairs: it is no label."""
        is_over = header.first <= left.first < header.first + header.span
        beside = self._get(header.row, left.first)
        have_rooms = header.is_ended and beside is not None and beside.is_ended  # as labels that end in a colon
        pairs = [each for each in self.rows[left.row] if each.is_word and self._is_answered(each)]
        return is_over or have_rooms or len(pairs) > 1

    def numbered(self, cell: Cell) -> Labels:
        """The header over a cell that has only a number, after which a hand would write."""
        above = self._get(cell.row - 1, cell.first)
        while above is not None and above.row > 0 and above.text.strip("().").isdigit():
            above = self._get(above.row - 1, cell.first)
        is_header = above is not None and above.is_word and self._heads_columns(above)
        return Labels(above.text, (cell.text,), nth=cell.row - above.row) if above and is_header else Labels("")

    def beside(self, cell: Cell) -> Labels:
        """The words at the left of a cell that has words itself, and over it."""
        over = [self._get(row, cell.first) for row in range(cell.row - 1, max(cell.row - MOST_ROWS, -1), -1)]
        above = [each.text for each in dict.fromkeys(over) if each is not None and each.text]
        heads = [each.text for each in over if each is not None and each.is_word and self._heads_columns(each)][-1:]
        return Labels("", (*(each.text for each in self._lefts(cell) if each.is_word), *heads), tuple(above))

    def _other(self, cell: Cell) -> Labels:
        """The label of a cell without a word at its left and without a header: a caption, or a whole row."""
        right = self._get(cell.row, cell.first + cell.span)
        if cell.is_box and right is not None and right.is_word:
            _mark(right)
            return Labels(right.text)
        below = self._get(cell.row + self._height(cell), cell.first)
        above = self._get(cell.row - 1, cell.first)
        is_title = above is not None and above.is_word and above.span == cell.span and not self._is_answered(above)
        if above is not None and is_title and not self._captions(above, cell):
            _mark(above)
            return Labels(above.text, nth=1)
        is_lines = not any(each.is_word for each in self.rows[cell.row])
        if below is not None and is_lines and self._is_caption(below, cell):
            _mark(below)
            return Labels(below.text)
        return Labels("")

    def _is_caption(self, below: Cell, cell: Cell) -> bool:
        """Whether the words below an empty cell say what belongs into it."""
        fits = (below.first, below.span) == (cell.first, cell.span) and cell.span < self.width
        return fits and below.is_word and not below.is_ended and not self._is_answered(below)

    def _is_answered(self, cell: Cell) -> bool:
        """Whether what is at the right of a label is its place."""
        right = self._get(cell.row, cell.first + cell.span)
        return right is not None and right.is_room

    def _lefts(self, cell: Cell) -> list[Cell]:
        """The cells at the left of one in its row, the nearest first."""
        found = [self._get(cell.row, column) for column in range(cell.first - 1, -1, -1)]
        return list(dict.fromkeys(each for each in found if each is not None))

    def _header(self, cell: Cell) -> tuple[Cell | None, int]:
        """The cell that heads the column of an empty one, and which row below it this is.

        It is kept, as a cell further down asks for it again: rows are gone through from the top.
        """
        if cell not in self._headers:
            self._headers[cell] = self._found_header(cell)
        return self._headers[cell]

    def _found_header(self, cell: Cell) -> tuple[Cell | None, int]:
        nth = 1
        for row in range(cell.row - 1, max(cell.row - MOST_ROWS, -1), -1):
            above = self._get(row, cell.first)
            if above is None or not (above.is_room or above.is_word):
                return None, 0
            if above.is_word:
                return (above, nth) if self._is_header(above) and not self._captions(above, cell) else (None, 0)
            if (above.first, above.span) != (cell.first, cell.span):
                return None, 0  # the columns are others from here on
            nth += above.row == row
        return None, 0

    def _is_header(self, cell: Cell) -> bool:
        """Whether it stands over a column, and is not the label of what is at its right, or a title over all."""
        others = [each for each in self._at[cell.row].values() if each is not cell and each.is_word]
        return bool(others) and cell.span < self.width and not self._is_answered(cell)

    def _captions(self, header: Cell, cell: Cell) -> bool:
        """Whether what stands over a cell is the caption of the room above that, and the cell has one below."""
        over, below = self._get(header.row - 1, cell.first), self._get(cell.row + self._height(cell), cell.first)
        is_told = over is not None and over.is_room and self._header(over)[0] is None and not self._is_led(over)
        return is_told and below is not None and self._is_caption(below, cell)

    def _is_led(self, cell: Cell) -> bool:
        return any(each.is_word for each in self._lefts(cell))

    def _heads_columns(self, header: Cell) -> bool:
        """Whether the whole row of a header has words, but perhaps for its first cell."""
        every = list(dict.fromkeys(self._at[header.row].values()))
        return all(each.is_word for each in every[1:]) and len(every) > 1

    def _height(self, cell: Cell) -> int:
        return sum(1 for row in self._at[cell.row : cell.row + MOST_ROWS] if row.get(cell.first) is cell)

    def _get(self, row: int, column: int) -> Cell | None:
        return self._at[row].get(column) if 0 <= row < len(self._at) else None


def is_over_box(paragraph: Element) -> bool:
    """Whether a table of one empty cell is the next thing, which is there to be written in."""
    below = next((each for each in paragraph.itersiblings() if each.tag != f"{W}p" or not Line(each).is_blank), None)
    return below is not None and below.tag == f"{W}tbl" and Grid(below).is_box


def _mark(*cells: Cell) -> None:
    for cell in cells:
        cell.is_label = True
