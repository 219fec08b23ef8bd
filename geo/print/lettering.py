"""Where the words of a picture stand, so that none lies on another.

A browser measures its letters; a static picture must guess, so widths are estimates on the safe side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from events.words.direction import isolate
from geo.drawing.symbols import LABELS, draw_as
from geo.escaping import escape
from geo.html.elements import tag
from geo.print.projection import Box

Style = Literal[
    "district-name",
    "district-state",
    "village",
    "town",
    "country-name",
    "context",
    "lake-name",
    "region-name",
    "neighbour-name",
    "line-name",
]


@dataclass(frozen=True, slots=True)
class Letters:
    """A size in pixels, the width of a letter as a share of it, and the classes of the live map's label."""

    size: float
    wide: float
    classes: str
    weight: str = "400"


# In the order in which they make way for each other, the first for none.
STYLES: dict[Style, Letters] = {
    "district-name": Letters(17, 0.6, "district-name", "700"),
    "district-state": Letters(13, 0.53, "district-name"),
    "village": Letters(13, 0.53, "place-name village"),
    "town": Letters(12.5, 0.53, "place-name"),
    "country-name": Letters(14, 0.75, "ground-name country-name"),
    "context": Letters(12.5, 0.53, "place-name context"),
    "lake-name": Letters(12.5, 0.53, "ground-name lake-name"),
    "region-name": Letters(12.5, 0.53, "ground-name region-name"),
    "neighbour-name": Letters(12, 0.58, "neighbour-name"),
    "line-name": Letters(12, 0.53, "line-name"),
}
_RANKS = list(STYLES)
# Of more districts than these, names that find no room are left out.
_MOST_WRITTEN = 100
# How far the words of a district may be moved, the shortest first.
_WAYS = [(0, 0), (0, -22), (0, 22), (-42, 0), (42, 0), (-42, -22), (42, -22), (-42, 22), (42, 22)]


@dataclass(frozen=True, slots=True)
class Word:
    """A line of text: at its middle, or with its beginning at `x`; `y` is the middle of its height.

    `kind` is a class more, of a line that the text names, `lang` the language of a name.
    """

    text: str
    x: float
    y: float
    style: Style
    anchor: Literal["middle", "start"] = "middle"
    kind: str = ""
    lang: str = ""

    @property
    def box(self) -> Box:
        """Return the rectangle that the text takes, by estimate."""
        letters = STYLES[self.style]
        width, half = len(self.text) * letters.size * letters.wide, letters.size * 0.6
        left = self.x - width / 2 if self.anchor == "middle" else self.x
        return Box(left, self.y - half, left + width, self.y + half)

    def moved(self, x: float, y: float) -> Word:
        """Return the same text elsewhere."""
        return replace(self, x=self.x + x, y=self.y + y)


def stack(lines: Sequence[str], x: float, y: float, lang: str = "") -> list[Word]:
    """Return the words of a district, its name above the other lines, with their middle at a point.

    `lang` is the language of the name.
    """
    words, top = [], y - (len(lines) - 1) * 7.5
    for number, line in enumerate(lines):
        style: Style = "district-state" if number else "district-name"
        at = top + number * 15 + (1.5 if number else 0)
        words.append(Word(line, x, at, style, lang="" if number else lang))
    return words


class _Room:
    """What of a sheet is taken, in squares: a box is compared with those near it alone."""

    _SIDE = 64

    def __init__(self, taken: Iterable[Box]) -> None:
        self._squares: dict[tuple[int, int], list[Box]] = {}
        for box in taken:
            self.take(box)

    def take(self, box: Box) -> None:
        """Take a box."""
        for square in self._list_squares(box):
            self._squares.setdefault(square, []).append(box)

    def is_free(self, box: Box) -> bool:
        """Return whether nothing that is taken meets the box."""
        near = (self._squares.get(square, ()) for square in self._list_squares(box))
        return not any(box.meets(one) for boxes in near for one in boxes)

    def _list_squares(self, box: Box) -> Iterator[tuple[int, int]]:
        across = range(int(box.left // self._SIDE), int(box.right // self._SIDE) + 1)
        down = range(int(box.top // self._SIDE), int(box.bottom // self._SIDE) + 1)
        return ((x, y) for x in across for y in down)


def place_words(
    districts: Iterable[Sequence[Word]], others: Iterable[Word], frame: Box, taken: Sequence[Box]
) -> list[Word]:
    """Return the words that can be read, where they stand.

    Those of a district are moved a little if that helps, and left out only if there are so many districts
    that none could be read if all were written. Others are left out where
    they would lie on earlier ones, on what is `taken`, or beyond the frame, and where they would say a name
    again.
    """
    kept: list[Word] = []
    room = _Room(taken)

    def is_free(words: Iterable[Word]) -> bool:
        return all(frame.holds(box) and room.is_free(box) for box in (word.box for word in words))

    def keep(words: Sequence[Word]) -> None:
        kept.extend(words)
        for word in words:
            room.take(word.box)

    blocks = [*districts]
    is_crowded = len(blocks) > _MOST_WRITTEN
    for block in blocks:
        ways = ([word.moved(*way) for word in block] for way in _WAYS)
        found = next((moved for moved in ways if is_free(moved)), None)
        if found or not is_crowded:
            keep(found or block)
    names = {word.text for word in kept}
    for word in sorted(others, key=lambda word: _RANKS.index(word.style)):
        # A town and its province, or a city and the district around it, may have one name.
        if word.text not in names and is_free([word]):
            keep([word])
            names.add(word.text)
    return kept


def draw_words(words: Iterable[Word]) -> Iterator[str]:
    """Return each word as an element of SVG, with a white rim; the name of a district comes last, on top."""
    for word in sorted(words, key=lambda word: -_RANKS.index(word.style)):
        letters, known = STYLES[word.style], {"lang": word.lang} if word.lang else {}
        yield tag(
            "text",
            escape(isolate(word.text)),
            cls=word.style,
            x=f"{word.x:.1f}",
            y=f"{word.y + letters.size * 0.35:.1f}",
            font_size=f"{letters.size:g}",
            text_anchor=word.anchor,
            paint_order="stroke",
            stroke="#fff",
            stroke_width="3.5",
            stroke_linejoin="round",
            **(known | {"font-weight": letters.weight} | draw_as(f"{letters.classes} {word.kind}", LABELS)),
        )
