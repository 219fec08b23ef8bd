"""A mapping for a table that nobody has mapped, guessed by the names of its columns and what stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from anyascii import anyascii

from events.errors import DateError, ImportingError
from events.imports.cells import make_slug, read_degrees, read_number, split_point
from events.imports.days import find_order, read_date
from events.imports.mapping import Mapping
from events.imports.rows import HEADS, Row, fold_name
from events.imports.setting_aside import stem_of
from events.imports.types import LONGEST_KIND, MOST_KINDS
from events.kinds import KINDS
from events.words.catalogue import _

# Names of columns, folded, by what they hold; the likelier first, those of English before other languages'.
NAMES: dict[str, tuple[str, ...]] = {
    purpose: tuple(names.split())
    for purpose, names in {
        "id": "id event_id eventid uid uuid identifier incident_id record_id gid objectid",
        "start": "start_date date_start event_date date when start begin begin_date date_begin incident_date "
        "datetime date_time from datum fecha data дата tarih",
        "end": "end_date date_end end until to finish last_date enddatum fecha_fin date_fin",
        "year": "year iyear yyyy jahr année annee año anio ano год рік",
        "month": "month imonth mm monat mois mes mês месяц місяць",
        "day": "day iday dd tag jour dia día день",
        "longitude": "longitude lon long lng x point_x coord_x xcoord geo_lon decimallongitude länge laenge "
        "längengrad longitud долгота довгота",
        "latitude": "latitude lat y point_y coord_y ycoord geo_lat decimallatitude breite breitengrad "
        "latitud широта",
        "location": "location place place_name settlement city town village locality address site where "
        "admin2 district admin1 province region ort lieu ville lugar localidad место місце город місто",
        "summary": "summary title headline what_happened event name event_name description what notes text "
        "label titel "
        "titre titulo título beschreibung descripcion descripción название описание назва опис",
        "says": "description notes text details what summary comment comments headline title event "
        "beschreibung descripcion descripción описание опис",
        "speaker": "source sources reported_by publisher outlet reporter source_name author quelle fuente "
        "источник джерело",
        "url": "url link source_url href web source_link uri",
        "type": "event_type attacktype1_txt type category kind class incident_type typ art tipo тип",
        "subtype": "sub_event_type subtype sub_type subcategory",
        "actor": "actor1 gname actor_1 side_a actor perpetrator attacker",
        "target": "actor2 target1 actor_2 side_b target victim",
        "best": "fatalities best nkill deaths killed fatalities_best dead deaths_best "
        "casualties_killed tote morts "
        "muertos muertes погибшие загиблі",
        "low": "low fatalities_low deaths_low",
        "high": "high fatalities_high deaths_high",
        "tags": "tags keywords",
    }.items()
}
# So much of what stands in a column of dates, numbers or ids may be none: such rows are set aside.
_MOST_WRONG = 0.5
_TAG = re.compile(r"</?(?:p|br|b|i|a|div|span|strong|em|ul|li)\b[^>]*>")
_POINT = {"longitude": "longitude", "latitude": "latitude"}
_FEW = 8
# Words in names of columns that hold dates, and in those of dates that are the row's, not the event's.
_OF_DATES = frozenset(["date", "datum", "data", "fecha", "дата", "tarih", "day", "when"])
_OF_RECORD = frozenset(
    (
        *("timestamp", "reported", "report", "published", "publication", "created", "updated", "modified"),
        *("added", "entered", "entry", "submitted", "download", "accessed"),
    )
)
# Texts that are longer on average tell what happened, where no column is named so.
_LONG = 20


def guess_mapping(path: Path, columns: Sequence[str], sample: Sequence[Row]) -> Mapping:
    """Return a mapping for a file, guessed from its columns and its first rows.

    Raises ImportingError where no column holds dates.
    """
    return make_mapping(path, columns, sample, guess_purposes(columns, sample))


def guess_purposes(columns: Sequence[str], sample: Sequence[Row]) -> dict[str, str]:
    """Return the column of each purpose (a key of NAMES) that one is found for."""
    columns = [name for name in columns if name not in HEADS]
    found = _match(columns, sample)
    if "longitude" not in found and (point := _find_points(columns, sample)):
        found["point"] = point
    if not {"start", "year"} & found.keys() and (start := _find_dates(columns, sample, set(found.values()))):
        found["start"] = start
    return found


def make_mapping(path: Path, columns: Sequence[str], sample: Sequence[Row], found: dict[str, str]) -> Mapping:
    """Return the mapping of a file in which the columns of these purposes are `found`.

    Raises ImportingError where none holds dates.
    """
    columns = [name for name in columns if name not in HEADS]
    stem = stem_of(path)
    start = found.get("start")
    parts = [found[name] for name in ("year", "month", "day") if name in found]
    if start is None and not parts:
        if not sample:
            raise ImportingError(f"{path.name}: no row below the names of the columns")
        named = ", ".join(columns[:40])
        raise ImportingError(
            f"{path.name}: no column of dates found: expected one among {named}; or name it in a mapping "
            '(--mapping FILE.toml), which has under [date] start = "{name of the column}"'
        )
    date: dict[str, object] = (
        {"start": _in_braces(start)} if start else {"start_parts": [_in_braces(one) for one in parts]}
    )
    texts = [row.cells[name] for row in sample for name in (start, found.get("end")) if name]
    if order := find_order(texts):
        date["order"] = order
    if "end" in found:
        date["end"] = _in_braces(found["end"])
    return Mapping.model_validate(
        {
            "title": path.name,
            "source": {
                "id": name_source(path),
                "title": stem,
                "publisher": _("not stated"),
                "origin": stem,
            },
            "event": _guess_event(columns, sample, found),
            "date": date,
            "place": {
                name: _in_braces(found[column])
                for name, column in (
                    ("longitude", "longitude"),
                    ("point", "point"),
                    ("latitude", "latitude"),
                    ("name", "location"),
                )
                if column in found
            },
            "account": {
                "says": [*_some(found, "says"), _("Records the event.")],
                "attributed_to": [*_some(found, "speaker"), stem],
                "url": _in_braces(found["url"]) if "url" in found else "",
            },
            "kinds": _guess_kinds(found, sample),
            "own_kinds": _has_types(found, sample),
            "html": [one for one in columns if _is_html(one, sample)],
        }
    )


def name_source(path: Path) -> str:
    """Return the id of a file as a source, made of its name."""
    return make_slug(re.sub(r"[\W_]+", "-", anyascii(stem_of(path)).casefold()).strip("-"))


def _guess_event(columns: Sequence[str], sample: Sequence[Row], found: dict[str, str]) -> dict[str, Any]:
    event: dict[str, Any] = {
        "summary": [
            *_some(found, "summary"),
            *(
                [f"{{{found['type']}}}, {{{found['location']}}}"]
                if {"type", "location"} <= found.keys()
                else []
            ),
            *_some(found, "says", "type", "location"),
            *(_in_braces(one) for one in _find_longest(columns, sample)),
            _("An event"),
        ],
    }
    event |= {name: _in_braces(found[name]) for name in ("id", "low", "best", "high") if name in found}
    event |= {
        field: _in_braces(found[name])
        for field, name in (("event_type", "type"), ("sub_event_type", "subtype"), ("kind", "type"))
        if name in found
    }
    event["summary"] = list(dict.fromkeys(event["summary"]))
    return event | {"actors": _some(found, "actor", "target"), "tags": _some(found, "tags")}


def _guess_kinds(found: dict[str, str], sample: Sequence[Row]) -> dict[str, str]:
    """Return the kinds of the program that a column of types names as they are."""
    if "type" not in found:
        return {}
    there = {row.cells[found["type"]].strip() for row in sample}
    return {one: one for one in KINDS if one in there}


def _has_types(found: dict[str, str], sample: Sequence[Row]) -> bool:
    """Return whether a column of types has types: few of them, and short ones."""
    given = [text for row in sample if "type" in found and (text := row.cells[found["type"]].strip())]
    types = set(given)
    is_short = all(len(one) <= LONGEST_KIND for one in types)
    # In a few rows each type may stand once.
    return bool(types) and is_short and len(types) <= min(MOST_KINDS, max(_FEW, len(given) // 2))


def _match(columns: Sequence[str], sample: Sequence[Row]) -> dict[str, str]:
    """Return the column of each purpose: the one of the likeliest name whose cells are of its form."""
    by_name = {fold_name(name): name for name in reversed(columns)}
    found = {}
    for purpose, names in NAMES.items():
        for name in names:
            if name in by_name and _is_of(purpose, by_name[name], sample):
                found[purpose] = by_name[name]
                break
    if len({found.get("longitude"), found.get("latitude")} - {None}) == 1:
        # One alone is no place.
        found.pop("longitude", None)
        found.pop("latitude", None)
    if not _is_unique(found.get("id"), sample):
        found.pop("id", None)
    return found


def _is_of(purpose: str, column: str, sample: Sequence[Row]) -> bool:
    given = [text for row in sample if (text := row.cells[column].strip())]
    if not given:
        return False
    if purpose in ("start", "end"):
        return sum(not _is_date(text) for text in given) <= _MOST_WRONG * len(given)
    if purpose in ("longitude", "latitude"):
        return sum(read_degrees(text) is None for text in given) <= _MOST_WRONG * len(given)
    if purpose in ("best", "low", "high", "year"):
        return sum(read_number(text) is None for text in given) <= _MOST_WRONG * len(given)
    return True


def _is_unique(column: str | None, sample: Sequence[Row]) -> bool:
    if column is None:
        return True
    given = [text for row in sample if (text := row.cells[column].strip())]
    # A row or two may stand twice.
    return len(set(given)) >= len(given) * (1 - _MOST_WRONG)


def _is_html(column: str, sample: Sequence[Row]) -> bool:
    """Return whether texts of a column are HTML."""
    return any(
        re.search(r"</?(p|br|b|i|a|div|span|strong|em|ul|li)\b[^>]*>", row.cells[column]) for row in sample
    )


def _is_date(text: str) -> bool:
    try:
        read_date(text, find_order([text]) or "dmy")
    except DateError:
        return False
    return True


def _find_dates(columns: Sequence[str], sample: Sequence[Row], taken: set[str]) -> str | None:
    """Return a column of dates, whatever its name; a mere number is none.

    Of several it is the first that is called one, then any other, and last when the row was written.
    """
    dated: list[tuple[bool, bool, int, str]] = []
    for column in columns:
        given = [text for row in sample if (text := row.cells[column].strip())]
        if column not in taken and given and all(_is_date(text) and len(text) > 5 for text in given):
            words = set(fold_name(column).split("_"))
            dated.append((bool(words & _OF_RECORD), not words & _OF_DATES, len(dated), column))
    return min(dated)[-1] if dated else None


def _find_points(columns: Sequence[str], sample: Sequence[Row]) -> str | None:
    """Return the first column that holds both latitude and longitude."""
    for column in columns:
        given = [text for row in sample if (text := row.cells[column].strip())]
        points = [both for text in given if (both := split_point(text))]
        is_one = all(abs(read_degrees(lat) or 0) <= 90 and not lat.isdecimal() for lat, _lon in points)
        if points and is_one and len(points) >= len(given) * (1 - _MOST_WRONG):
            return column
    return None


def _find_longest(columns: Sequence[str], sample: Sequence[Row]) -> list[str]:
    lengths = {name: sum(len(row.cells[name]) for row in sample) / max(1, len(sample)) for name in columns}
    return [
        name for name in sorted(columns, key=lengths.__getitem__, reverse=True)[:1] if lengths[name] >= _LONG
    ]


def _some(found: dict[str, str], *purposes: str) -> list[str]:
    return list(dict.fromkeys(_in_braces(found[one]) for one in purposes if one in found))


def _in_braces(column: str) -> str:
    return f"{{{column}}}"
