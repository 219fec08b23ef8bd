"""The benchmark's arithmetic: medians, 95th percentiles, ratios; and a measurement as a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from statistics import fmean


@dataclass(frozen=True, slots=True)
class Figure:
    """Median and 95th percentile of `count` values, in the unit of the values."""

    median: float
    p95: float
    count: int

    def __str__(self) -> str:
        """Word it as the tables do: median / 95th percentile."""
        return f"{shorten(self.median)} / {shorten(self.p95)}"


Value = Figure | float | str | None
Figures = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one part of the benchmark found of one subject: figures by name.

    Times are milliseconds; the names of sizes end in “bytes”, those of memory in “MB”.
    """

    part: str
    subject: str
    collection: str
    conditions: str
    figures: Figures

    def figure(self, name: str) -> Figure | None:
        """Return a figure that has a median; none if it is missing or a mere number."""
        value = self.figures.get(name)
        return value if isinstance(value, Figure) else None


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value below which `percent` of the values lie, interpolated between the two nearest.

    Raises ValueError without values, and if `percent` is not within 0 and 100.
    """
    if not values or not 0 <= percent <= 100:
        raise ValueError(f"percentile of {len(values)} values at {percent}: expected values, and 0 to 100")
    ordered = sorted(values)
    place = (len(ordered) - 1) * percent / 100
    low = floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def summarise(values: Iterable[float | None]) -> Figure | None:
    """Return the figure of the values that are there; none if there are none."""
    known = [value for value in values if value is not None]
    return Figure(percentile(known, 50), percentile(known, 95), len(known)) if known else None


def ratio(figure: Figure | None, floors: Iterable[Figure | None]) -> float | None:
    """Return how many times the floor's median a median is; of several floors it is the mean that counts.

    The machine drifts: the floor is measured at the beginning and at the end of a run.
    """
    medians = [one.median for one in floors if one]
    base = fmean(medians) if medians else 0
    return figure.median / base if figure and base else None


def shorten(value: float) -> str:
    """Word a number with the digits that matter."""
    if isinstance(value, int) or abs(value) >= 10:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 1 else f"{value:.2f}"
