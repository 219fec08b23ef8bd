"""What a collection takes from the reference: `geo/data/selection.toml`, read and typed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from events.errors import Fault, word_os_error
from geo.errors import SelectionError

LANGUAGES = {"en": "names_eng", "az": "names_aze", "hy": "names_hye", "ru": "names_rus"}
"""Languages of a name, and the column of the reference which holds each."""

Box = tuple[float, float, float, float]
Point = tuple[float, float]


@dataclass(frozen=True)
class Choice:
    """What is said about one unit or settlement; empty where the reference is taken as it is.

    `point` is [latitude, longitude] in degrees, WGS 84; whose it is stands beside it in the file.
    `geonames` is the number in GeoNames of a unit whose record has another unit's names.
    """

    id: str = ""
    kind: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    drop: frozenset[str] = frozenset()
    only: bool = False
    geonames: str = ""
    point: tuple[float, float] | None = None


@dataclass(frozen=True)
class Name:
    """A name on the ground, of a country, a region or a lake: where it stands, or of which water it is."""

    kind: str
    names: Mapping[str, str]
    points: tuple[Point, ...] = ()
    water: str = ""
    afar: Point | None = None


@dataclass(frozen=True)
class Period:
    """A line of a time: since which day it is drawn, what it is called, and where its name stands on it."""

    since: str
    names: Mapping[str, str]
    label: Point


@dataclass(frozen=True)
class Selection:
    """What to take from the reference, and how finely; distances in degrees, boxes west-south-east-north."""

    subjects: tuple[str, ...]
    extent: Box
    tolerances: Mapping[str, float]
    reach: float
    near: float
    merge: Mapping[str, str]
    units: Mapping[str, Choice]
    places: Mapping[str, Choice]
    waters: Mapping[str, str]
    names: tuple[Name, ...]
    lines: Mapping[str, Period]
    locator: Box | None


def read_selection(path: Path) -> Selection:
    """Read a selection file. Raises SelectionError if it is not TOML or lacks an entry."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        units = {code: _choice(entry) for code, entry in raw["units"].items()}
        for code, name in raw["english"].items():
            units[code] = Choice(names={"en": name})
        return Selection(
            subjects=tuple(raw["map"]["subjects"]),
            extent=_box(raw["map"]["extent"]),
            tolerances={key: float(value) for key, value in raw["simplify"].items()},
            reach=float(raw["seam"]["reach"]),
            near=float(raw["seam"]["near"]),
            merge=dict(raw["merge"]),
            units=units,
            places={record: _choice(entry) for record, entry in raw["places"].items()},
            waters=dict(raw["waters"]),
            names=tuple(_name(entry) for entry in raw.get("names", [])),
            lines={kind: _period(entry) for kind, entry in raw.get("lines", {}).items()},
            locator=_box(raw["locator"]["extent"]) if "locator" in raw else None,
        )
    except KeyError as error:
        raise SelectionError([Fault(path.name, "", str(error.args[0]), "missing", "an entry")]) from error
    except (OSError, ValueError) as error:
        raise SelectionError(
            [Fault(path.name, "", "", word_os_error(error), "a selection in TOML")]
        ) from error


def _box(values: Sequence[float]) -> Box:
    west, south, east, north = map(float, values)
    return west, south, east, north


def _point(values: Sequence[float]) -> Point:
    lon, lat = map(float, values)
    return lon, lat


def _name(entry: Mapping[str, Any]) -> Name:
    return Name(
        kind=entry["kind"],
        names=dict(entry["names"]),
        points=tuple(_point(point) for point in entry.get("points", [])),
        water=entry.get("water", ""),
        afar=_point(entry["afar"]) if "afar" in entry else None,
    )


def _period(entry: Mapping[str, Any]) -> Period:
    return Period(
        since=date.fromisoformat(entry["since"]).isoformat(),
        names=dict(entry["names"]),
        label=_point(entry["label"]),
    )


def _choice(entry: Mapping[str, Any]) -> Choice:
    point = entry.get("point")
    if point is not None and not entry.get("point_from"):
        raise ValueError(f"point {point} without point_from, which says whose it is")
    return Choice(
        id=entry.get("id", ""),
        kind=entry.get("kind", ""),
        names=dict(entry.get("names", {})),
        also=tuple(entry.get("also", ())),
        drop=frozenset(entry.get("drop", ())),
        only=bool(entry.get("only", False)),
        geonames=str(entry.get("geonames", "")),
        point=(float(point[0]), float(point[1])) if point is not None else None,
    )
