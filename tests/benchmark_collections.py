"""The collections that the benchmark serves: made up, the same at every run, of any size."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from conftest import ROOT

LAST_DAY = date(2020, 12, 5)
SOURCE = "made-up"
# Most events change no state; a few make each district go through all of them.
KINDS = ("hostilities", "report", "announcement", "engineering")


@dataclass(frozen=True, slots=True)
class Load:
    """A collection by its size: so many events on so many districts, within so many days."""

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
        """Return the days that the benchmark steps through: the last `count` but five, and the one before."""
        start = LAST_DAY - timedelta(days=min(count + 5, self.days - 1))
        return [(start + timedelta(days=number)).isoformat() for number in range(count + 1)]


# One window of days, so that only the number of events grows from the one to the next.
GROWTH = tuple(Load(events, 78, 365) for events in (10, 100, 1_000, 10_000, 100_000))
OTHERS = (Load(300, 78, 35), Load(100_000, 5_000, 10_958), Load(350_000, 5_000, 10_958))


def make_collection(folder: Path, load: Load) -> Path:
    """Write a collection of this size to a folder; return the folder."""
    folder.mkdir(parents=True)
    codes = list(list_units())[: load.districts]
    if len(codes) < load.districts or load.events > 10_000:
        raise LookupError(f"{load}: no generator for more than 10,000 events or {len(codes)} districts")
    (folder / "sources.toml").write_text(_settings(load, codes), encoding="utf-8")
    (folder / "events.toml").write_text("\n".join(_events(load, codes)), encoding="utf-8")
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


def _events(load: Load, codes: list[str]) -> list[str]:
    """Return the events as TOML: for every tenth a deadline or an entry, else what changes no state."""
    chance = random.Random(2020)  # noqa: S311 - nothing secret: the same at every run
    written = []
    for number in range(load.events):
        day = load.first_day + timedelta(days=chance.randrange(load.days))
        kind, when = chance.choice(KINDS), day.isoformat()
        if number % 20 == 0:
            kind, when = "deadline", f"{day}/{day + timedelta(days=chance.randrange(5, 30))}"
        elif number % 20 == 10:
            kind = "entry"
        written.append(
            f'[[event]]\nid = "event-{number}"\nkind = "{kind}"\nwhen = "{when}"\n'
            f'districts = ["{chance.choice(codes)}"]\nsummary = "Made-up event {number}."\n'
            f'[[event.account]]\nsource = "{SOURCE}"\nparagraph = 1\nsentences = ["{number:016x}"]\n'
            f'says = "Tells of it."\nattributed_to = "Nobody"\n'
        )
    return written
