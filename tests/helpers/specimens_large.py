"""Large made-up collections, the same at every run: events over years, districts on a grid; arrays and files.

Nothing in them is meant. Most events are hostilities or reports; a few set deadlines, move them and end them,
so that each district goes through its states. The files are GeoParquet, written without a library for shapes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from events.dates import parse_when
from events.kinds import DEFAULT_KINDS, find_kind
from events.model import Account, Event, Passage, Source
from events.records.parquet import DISTRICTS_STORE, EVENTS_STORE
from events.records.parquet_table import make_schema
from events.timeline.columns import Columns, make_columns

LAST_DAY = date(2020, 12, 31)
SOURCES = 40
KINDS = tuple(kind.id for kind in DEFAULT_KINDS)
# How often each kind comes, in the order of KINDS; deadlines and extensions come in pairs.
OFTEN = (0.05, 0.01, 0.55, 0.02, 0.02, 0.01, 0.02, 0.05, 0.02, 0.1, 0.15)
WIDTH, SOUTH, WEST = 100, 38.0, 44.0
STEP = 0.06
CRS84 = {"version": "1.0.0", "primary_column": "geometry"}


@dataclass(frozen=True, slots=True)
class Large:
    """A large collection as arrays, one row an event; `first` and `last` are days as ordinals.

    `second` is a second district, or -1; `earlier` the row of the deadline that is moved, or -1; `lon` and
    `lat` are NaN where no point is known.
    """

    kind: NDArray[np.int8]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    district: NDArray[np.int64]
    second: NDArray[np.int64]
    earlier: NDArray[np.int64]
    source: NDArray[np.int64]
    differs: NDArray[np.bool_]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    districts: int
    first_day: date

    def __len__(self) -> int:
        return len(self.kind)

    def codes(self) -> list[str]:
        return [f"XX-{number:04}" for number in range(self.districts)]

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield each event as a row of the file."""
        codes = self.codes()
        for row in range(len(self)):
            kind, district, second = KINDS[self.kind[row]], self.district[row], self.second[row]
            yield {
                "id": f"event-{row}",
                "kind": kind,
                "when": self.when(row),
                "districts": [codes[district], *([codes[second]] if second >= 0 else [])],
                "places": [],
                "supersedes": f"event-{self.earlier[row]}" if self.earlier[row] >= 0 else None,
                "summary": f"Made-up event {row}: {kind} in district {district}.",
                "accounts": [
                    {
                        "source": f"source-{self.source[row]}",
                        "paragraph": row % 30 + 1,
                        "sentences": [f"{row:016x}"],
                        "words": [],
                        "says": f"Tells of it in line {row}.",
                        "attributed_to": "A made-up newsroom",
                        **({"stance": "differs", "differs_on": "the day"} if self.differs[row] else {}),
                    }
                ],
            }

    def when(self, row: int) -> str:
        first, last = (date.fromordinal(int(day[row])) for day in (self.first, self.last))
        return str(first) if first == last else f"{first}/{last}"


def make_large(*, events: int, districts: int, years: int = 30, seed: int = 1) -> Large:
    """Make a collection of this size, its events spread evenly over days and, unevenly, over districts."""
    random = np.random.default_rng(seed)
    first_day = date(LAST_DAY.year - years + 1, 1, 1)
    kind = random.choice(len(KINDS), size=events, p=OFTEN).astype(np.int8)
    first = random.integers(first_day.toordinal(), LAST_DAY.toordinal() - 90, size=events)
    # Some districts have hundreds of events, many only a few.
    district = (districts * random.random(events) ** 2).astype(np.int64)
    is_long = random.random(events) < 0.05
    last = first + np.where(is_long, random.integers(1, 15, size=events), 0)
    earlier, is_deadline = np.full(events, -1), kind == KINDS.index("deadline")
    last[is_deadline] = first[is_deadline] + random.integers(5, 60, size=int(is_deadline.sum()))
    _move_deadlines(kind, first, last, district, earlier)
    spread = random.normal(0, STEP / 4, size=(2, events))
    has_no_point = random.random(events) < 0.1
    column, line = district % WIDTH, district // WIDTH
    lon = np.where(has_no_point, np.nan, WEST + STEP * (column + 0.5) + spread[0])
    lat = np.where(has_no_point, np.nan, SOUTH + STEP * (line + 0.5) + spread[1])
    has_second = (random.random(events) < 0.03) & (earlier < 0) & (district + 1 < districts)
    return Large(
        kind=kind,
        first=first,
        last=last,
        district=district,
        second=np.where(has_second, district + 1, -1),
        earlier=earlier,
        source=random.integers(0, SOURCES, size=events),
        differs=random.random(events) < 0.01,
        lon=lon,
        lat=lat,
        districts=districts,
        first_day=first_day,
    )


def _move_deadlines(
    kind: NDArray[np.int8],
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    district: NDArray[np.int64],
    earlier: NDArray[np.int64],
) -> None:
    """Let each extension move the deadline before it; those that have none become reports."""
    deadlines = np.flatnonzero(kind == KINDS.index("deadline"))
    moved = np.flatnonzero(kind == KINDS.index("extension"))
    kind[moved[len(deadlines) :]] = KINDS.index("report")
    moved = moved[: len(deadlines)]
    deadlines = deadlines[: len(moved)]
    earlier[moved], district[moved], first[moved] = deadlines, district[deadlines], first[deadlines] + 2
    last[moved] = last[deadlines] + 20


def make_sources(large: Large) -> list[Source]:
    """Make the sources: one paper for each part of the years."""
    days = np.linspace(large.first_day.toordinal(), LAST_DAY.toordinal(), SOURCES).astype(int)
    return [
        Source(
            id=f"source-{number}",
            file=f"source-{number}.txt",
            title=f"Made-up report {number}",
            publisher="The Herald",
            origin="The Herald",
            published=date.fromordinal(int(day)).isoformat(),
            language="en",
            url=f"https://herald.example/{number}",
            sha256="0" * 64,
        )
        for number, day in enumerate(days)
    ]


def make_records(large: Large) -> list[Event]:
    """Make a record of each event: for small sizes."""
    return [
        Event(
            id=row["id"],
            kind=find_kind(row["kind"]),
            when=parse_when(row["when"]),
            summary=row["summary"],
            districts=tuple(row["districts"]),
            supersedes=row["supersedes"],
            accounts=tuple(
                Account(
                    source=one["source"],
                    passage=Passage(paragraph=one["paragraph"], sentences=tuple(one["sentences"])),
                    says=one["says"],
                    attributed_to=one["attributed_to"],
                    stance=one.get("stance", "reports"),
                    differs_on=one.get("differs_on", ""),
                )
                for one in row["accounts"]
            ),
        )
        for row in large.rows()
    ]


def make_large_columns(large: Large) -> Columns:
    """Make the columns of the records."""
    return make_columns(make_records(large), make_sources(large), large.codes())


def write_large(folder: Path, large: Large) -> Path:
    """Write the collection: sources.toml, events.parquet with points, districts.parquet with squares."""
    import pyarrow
    from pyarrow import parquet

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sources.toml").write_text(_write_sources(large), encoding="utf-8")
    rows = large.rows()
    tables = []
    while batch := [row for _, row in zip(range(20_000), rows, strict=False)]:
        tables.append(pyarrow.Table.from_pylist(batch, schema=make_schema()))
    table = pyarrow.concat_tables(tables)
    points = pyarrow.array(_write_points(large), pyarrow.binary(), mask=np.isnan(large.lon))
    parquet.write_table(_with_geometry(table, points, ["Point"]), folder / EVENTS_STORE, compression="zstd")
    codes = large.codes()
    names = [f"District {number}" for number in range(large.districts)]
    table = pyarrow.table({"id": codes, "name": names})
    squares = pyarrow.array([_write_square(number) for number in range(large.districts)], pyarrow.binary())
    parquet.write_table(_with_geometry(table, squares, ["Polygon"]), folder / DISTRICTS_STORE)
    return folder


def _write_sources(large: Large) -> str:
    settings = {
        "title": f"{len(large):,} made-up events",
        "description": "Made up, to measure with.",
        "version": "1",
    }
    days = {"first_day": large.first_day, "last_day": LAST_DAY, "opens_on": date(LAST_DAY.year, 6, 1)}
    lines = ["[collection]", *(f"{name} = {json.dumps(value)}" for name, value in settings.items())]
    lines += [f"{name} = {day}" for name, day in days.items()]
    fields = ("id", "file", "title", "publisher", "origin", "published", "language", "url", "sha256")
    for source in make_sources(large):
        lines += ["[[source]]", *(f"{name} = {json.dumps(getattr(source, name))}" for name in fields)]
    return "\n".join(lines) + "\n"


def _with_geometry(table: Any, geometry: Any, types: list[str]) -> Any:
    column = {"encoding": "WKB", "geometry_types": types}
    geo = json.dumps(CRS84 | {"columns": {"geometry": column}})
    return table.append_column("geometry", geometry).replace_schema_metadata({"geo": geo})


def _write_points(large: Large) -> NDArray[np.object_]:
    """Return each point as well-known binary: byte order, the type 1, longitude, latitude."""
    points = np.zeros(len(large), dtype=[("order", "u1"), ("type", "<u4"), ("lon", "<f8"), ("lat", "<f8")])
    points["order"], points["type"], points["lon"], points["lat"] = 1, 1, large.lon, large.lat
    written = points.tobytes()
    return np.array([written[at : at + 21] for at in range(0, len(written), 21)], dtype=np.object_)


def _write_square(number: int) -> bytes:
    """Return a district as well-known binary: a polygon of one ring of five points."""
    west, south = WEST + STEP * (number % WIDTH), SOUTH + STEP * (number // WIDTH)
    east, north = west + STEP, south + STEP
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    head = np.array([1], "u1").tobytes() + np.array([3, 1, 5], "<u4").tobytes()
    return head + np.array(ring, "<f8").tobytes()
