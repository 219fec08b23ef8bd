"""The benchmark's arithmetic: medians, 95th percentiles, ratios."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor


@dataclass(frozen=True, slots=True)
class Figure:
    """Median and 95th percentile of `count` values, in the unit of the values."""

    median: float
    p95: float
    count: int

    def __str__(self) -> str:
        """Word it as the tables do: median / 95th percentile."""
        return f"{_short(self.median)} / {_short(self.p95)}"


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


def ratio(figure: Figure | None, to: Figure | None) -> float | None:
    """Return how many times the median of another figure the median of this one is."""
    return figure.median / to.median if figure and to and to.median else None


def _short(value: float) -> str:
    return f"{value:.1f}" if value < 10 else f"{value:,.0f}"
