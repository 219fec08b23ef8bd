"""The collections that the benchmark serves: made up, the same at every run, of any size."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.helpers.records import write_event

LAST_DAY = date(2020, 12, 5)
SOURCE = "made-up"
# More events than these are kept as Parquet.
MOST_TOML = 10_000
# Most events change no state; a few make each district go through all of them.
KINDS = ("hostilities", "report", "announcement", "engineering")


@dataclass(frozen=True, slots=True)
class Load:
    """The size of a collection: events, districts, days."""

    events: int
    districts: int
    days: int

    def __str__(self) -> str:
        """Word it for the tables."""
        span = f"{self.days} days" if self.days < 730 else f"{round(self.days / 365)} years"
        return f"{self.events:,} events, {self.districts:,} districts, {span}"

    @property
    def first_day(self) -> date:
        """Return the first day of the slider."""
        return LAST_DAY - timedelta(days=self.days - 1)

    def steps_from(self, count: int) -> list[str]:
        """Return `count` days to step through and the one before them, half a year from the end if it can."""
        start = LAST_DAY - timedelta(days=min(count + 180, self.days - 1))
        return [(start + timedelta(days=number)).isoformat() for number in range(count + 1)]


# One window of days, so that only the number of events grows from the one to the next.
GROWTH = tuple(Load(events, 78, 365) for events in (10, 100, 1_000, 10_000, 100_000))
OTHERS = (Load(300, 78, 35), Load(100_000, 5_000, 10_958), Load(350_000, 5_000, 10_958))


def make_collection(folder: Path, load: Load) -> Path:
    """Write a collection of this size to a new folder; return the folder.

    Up to 88 districts are those whose shapes are shipped; more of them lie on a grid, with points of events.
    """
    if load.districts > len(list_units()):
        from tests.helpers.specimens_large import make_large, write_large

        years = round(load.days / 365.25)
        return write_large(folder, make_large(events=load.events, districts=load.districts, years=years))
    folder.mkdir(parents=True)
    codes = list(list_units())[: load.districts]
    (folder / "sources.toml").write_text(_settings(load, codes), encoding="utf-8")
    rows = _rows(load, codes)
    if load.events > MOST_TOML:
        _write_store(folder, rows)
    else:
        (folder / "events.toml").write_text("\n".join(map(write_event, rows)), encoding="utf-8")
    return folder


def list_units() -> dict[str, str]:
    """Return codes and names of the districts whose shapes are shipped: our six, Azerbaijan's, the rest."""
    found: dict[str, str] = {}
    for name in ("districts", "neighbours"):
        content = json.loads((ROOT / "geo" / "data" / f"{name}.geojson").read_text("utf-8"))
        found |= {one["properties"]["id"]: one["properties"]["name"] for one in content["features"]}
    return dict(sorted(found.items(), key=lambda unit: not unit[0].startswith("AZ-")))


def _settings(load: Load, codes: list[str]) -> str:
    names = list_units()
    first, opens = load.first_day, load.steps_from(32)[0]
    return "\n".join(
        [
            "[collection]",
            f'title = "{load}"\ndescription = "Made up, to measure with."\nversion = "1"',
            f"first_day = {first}\nlast_day = {LAST_DAY}\nopens_on = {opens}",
            "[collection.districts]",
            *(f"{code} = {json.dumps(names[code], ensure_ascii=False)}" for code in codes),
            "[[source]]",
            f'id = "{SOURCE}"\nfile = "none.txt"\ntitle = "A made-up article"',
            f'publisher = "Nobody"\norigin = "Nobody"\npublished = "{LAST_DAY}"\nlanguage = "en"',
            f'url = "https://example.org/"\nsha256 = "{"0" * 64}"\n',
        ]
    )


def _rows(load: Load, codes: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the events as records: every tenth a deadline or an entry, the others change no state."""
    chance = random.Random(2020)  # noqa: S311 - nothing secret: the same at every run
    for number in range(load.events):
        day = load.first_day + timedelta(days=chance.randrange(load.days))
        kind, when = chance.choice(KINDS), day.isoformat()
        if number % 20 == 0:
            kind, when = "deadline", f"{day}/{day + timedelta(days=chance.randrange(5, 30))}"
        elif number % 20 == 10:
            kind = "entry"
        account = {
            "source": SOURCE,
            "paragraph": 1,
            "sentences": [f"{number:016x}"],
            "says": "Tells of it.",
            "attributed_to": "Nobody",
        }
        yield {
            "id": f"event-{number}",
            "kind": kind,
            "when": when,
            "districts": [chance.choice(codes)],
            "summary": f"Made-up event {number}.",
            "accounts": [account],
        }


def _write_store(folder: Path, rows: Iterable[dict[str, Any]]) -> None:
    import pyarrow
    from pyarrow import parquet

    from events.records.parquet import EVENTS_STORE
    from events.records.parquet_table import make_schema

    table = pyarrow.Table.from_pylist(list(rows), schema=make_schema())
    parquet.write_table(table, folder / EVENTS_STORE, compression="zstd")
