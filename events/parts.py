"""One date of EDTF taken apart: year, month and day, what of them is not known, and what is doubted.

It reads single dates of levels 0 to 2 of EDTF (ISO 8601-2): digits that are not given (`201X`, `2020-11-2X`),
years before 1 and after 9999 (`-0095`, `Y170000002`, `Y17E7`), significant digits (`1950S2`), seasons and
other parts of a year (`2020-21`), and doubts of the whole or of some of it (`2020-11-25?`, `2020-~11`).
Nothing of the project is imported.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

Component = Literal["year", "month", "day"]
# The day of an EDTF date: year, month, day; the year 0 is 1 BC.
Day = tuple[int, int, int]

_FORM = re.compile(
    r"(?P<year_before>[?~%]?)(?:Y(?P<long>-?[0-9]{1,12})(?:E(?P<power>[0-9]{1,2}))?|(?P<year>-?[0-9X]{4}))"
    r"(?:S(?P<digits>[0-9]))?(?P<year_after>[?~%]?)"
    r"(?:-(?P<month_before>[?~%]?)(?P<month>[0-9X]{2})(?P<month_after>[?~%]?)"
    r"(?:-(?P<day_before>[?~%]?)(?P<day>[0-9X]{2})(?P<day_after>[?~%]?))?)?"
)
_COMPONENTS: tuple[Component, ...] = ("year", "month", "day")
# The months of the parts of a year that EDTF numbers like months: seasons of the north and of no hemisphere,
# those of the south, quarters, thirds, halves. A winter of the north is that in which the year ends.
_MONTHS: dict[int, tuple[int, int]] = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
    25: (3, 5),
    26: (6, 8),
    27: (9, 11),
    28: (12, 14),
    29: (9, 11),
    30: (12, 14),
    31: (3, 5),
    32: (6, 8),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    37: (1, 4),
    38: (5, 8),
    39: (9, 12),
    40: (1, 6),
    41: (7, 12),
}
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A date taken apart: `year`, `month` and `day` as they are written, the latter two empty if not given.

    The years it can mean are those from `low` to `high`. `digits` is how many of its year are significant (0:
    all). `doubts` holds for each component that is doubted `?`, `~` or `%`.
    """

    year: str
    low: int
    high: int
    month: str = ""
    day: str = ""
    digits: int = 0
    doubts: tuple[tuple[Component, str], ...] = ()

    @property
    def has_gaps(self) -> bool:
        """Return whether a digit of it is not given."""
        return "X" in self.year + self.month + self.day

    def span(self) -> tuple[Day, Day]:
        """Return the first and the last day that it can mean. Raises ValueError if there is no such day."""
        days = list(_days(self, self.low)), list(_days(self, self.high))
        if not days[0] and not days[1]:
            # A day such as 29 February is of some years only.
            days = [one for year in range(self.low, self.high + 1) for one in _days(self, year)], []
        first, last = days[0] or days[1], days[1] or days[0]
        if not first or not last:
            raise ValueError("no such day")
        return min(first)[0:3], max(last)[3:6]


def read_part(text: str) -> Part | None:
    """Take a date apart; None if it is none of these forms."""
    found = _FORM.fullmatch(text)
    if found is None or (found["month"] and (found["long"] or found["digits"])):
        return None
    digits = int(found["digits"] or 0)
    if found["long"]:
        year = int(found["long"]) * 10 ** int(found["power"] or 0)
        low = high = year
    else:
        year_text = found["year"]
        low, high = (int(year_text.replace("X", digit)) for digit in "09")
        low, high = min(low, high), max(low, high)
    if digits:
        # 1950S2: of the years from 1900 to 1999, by an estimate 1950.
        size = 10 ** max(len(str(abs(low))) - digits, 0)
        low, high = (low // size) * size, (low // size) * size + size - 1
    written = found["year"] or str(low)
    doubts = tuple(_find_doubts(found))
    return Part(written, low, high, found["month"] or "", found["day"] or "", digits, doubts)


def _find_doubts(found: re.Match[str]) -> Iterator[tuple[Component, str]]:
    """Yield what is doubted: a mark before a component doubts that, one behind it all up to there, too."""
    given = [name for name in _COMPONENTS if name == "year" or found[name]]
    for at, name in enumerate(given):
        behind = next((mark for later in given[at:] if (mark := found[f"{later}_after"])), "")
        if mark := found[f"{name}_before"] or behind:
            yield name, mark


def _days(part: Part, year: int) -> Iterator[tuple[int, int, int, int, int, int]]:
    """Yield the first and the last day of each stretch that a date can mean in a year."""
    for month in (
        _fill(part.month, range(1, 13)) if "X" in part.month or not part.month else [int(part.month)]
    ):
        if month in _MONTHS and not part.day:
            first, last = _MONTHS[month]
            end = year + (last > _LONGEST), (last - 1) % _LONGEST + 1
            yield year, first, 1, *end, _length(*end)
        elif 1 <= month <= _LONGEST:
            length = _length(year, month)
            for day in _fill(part.day, range(1, length + 1)):
                yield (year, month, day) * 2


def _fill(text: str, values: range) -> list[int]:
    """Return the values that a text of two digits can mean, some of them X; all of them for no text."""
    choices = (("0123456789" if one == "X" else one) for one in text or "XX")
    return [number for number in (int("".join(digits)) for digits in product(*choices)) if number in values]


def _length(year: int, month: int) -> int:
    # The Gregorian calendar repeats itself every 400 years.
    return monthrange(year % 400 + 400, month)[1]
