"""A row to a record, or to the reasons for which it cannot be one: nothing lost, nothing invented.

A template of the mapping is bound to the columns of a table once. What no field takes as it stands is kept
among the event's details.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from hashlib import sha256
from typing import NamedTuple, TypeVar

from events.dates import parse_when
from events.errors import DateError
from events.imports.cells import (
    NULLS,
    Binder,
    Cells,
    make_slug,
    read_code,
    read_degrees,
    split_point,
    strip_html,
)
from events.imports.days import MONTHS, join_dates, read_date
from events.imports.mapping import COLUMN, Mapping
from events.imports.rows import HEADS, Row, fold_name
from events.imports.types import Types
from events.records.points import Point, pack_points
from events.records.record import Record

# The labels of kinds by their ids.
Labels = dict[str, str]
_WHOLE = re.compile(r"([0-9]{1,9})(?:[.,]0+)?")
_URL = re.compile(r"https?://[^\s\"'<>]+")
_Code = TypeVar("_Code", bound=str)
# An id of a row that has none is made of so many digits of a hash of its cells.
_DIGITS = 12


class Wrong(NamedTuple):
    """What is wrong with a row: the column, what stands there, what was expected."""

    column: str
    value: str
    expected: str


@dataclass(slots=True)
class Converted:
    """A row that was converted: its record, and where it is, if that is told, as WKB; or what is wrong."""

    record: Record = field(default_factory=dict)
    geometry: bytes | None = None
    wrong: list[Wrong] = field(default_factory=list)


class Converter:
    """Converts the rows of a table with certain columns by a mapping."""

    def __init__(self, mapping: Mapping, columns: Sequence[str], kinds: Labels) -> None:
        """Bind the mapping to the columns; `kinds` are those of the collection: their labels by id."""
        self._mapping, self._known = mapping, {*kinds, *mapping.new_kinds}
        self.types = Types(mapping.kinds, kinds if mapping.own_kinds else {}, grows=mapping.own_kinds)
        self._binder = Binder(mapping, columns)
        bind = self._binder.bind
        event, place, account = mapping.event, mapping.place, mapping.account
        self._id, self._summary = bind(event.id), bind(event.summary)
        self._type, self._subtype = bind(event.event_type), bind(event.sub_event_type)
        self._actors = [bind(actor) for actor in event.actors]
        self._tags = [bind(tag) for tag in event.tags]
        self._killed = {name: getattr(event, name) for name in ("low", "best", "high")}
        self._flags = list(self._find_flags(columns))
        self._location, self._says = bind(place.name), bind(account.says)
        self._speaker, self._url = bind(account.attributed_to), bind(account.url)
        self._start, self._end = bind(mapping.date.start), bind(mapping.date.end)
        self._date_codes = {read_code(key): one for key, one in mapping.date.precisions.items()}
        self._place_codes = {read_code(key): one for key, one in mapping.place.precisions.items()}
        self._html = [column for name in mapping.html if (column := self._binder.find(name))]
        self._details = self._find_details(columns)

    def convert(self, row: Row) -> Converted | None:
        """Return a row converted, None if the mapping skips it."""
        out, cells = Converted(), row.cells
        if self._html:
            cells = cells | {name: strip_html(cells[name]) for name in self._html}
        if any(
            read_code(self._binder.cell(cells, name)) == read_code(value)
            for name, value in self._mapping.skip.items()
        ):
            return None
        if row.misfit:
            out.wrong.append(Wrong("", row.misfit, "as many cells as there are columns"))
            return out
        id, given = self._make_id(cells)
        when = self._read_when(cells, out.wrong)
        kind = self._kind(cells, out.wrong)
        place = self._mapping.place
        # A place may be told without how near it is. A date may not: a day could be a false one.
        is_told = read_code(self._binder.cell(cells, place.precision)) not in NULLS
        precision = self._code(cells, place.precision, self._place_codes, out.wrong) if is_told else None
        point = self._read_point(cells, out.wrong)
        out.geometry = row.geometry or pack_points([point] if point else [])
        killed = self._read_killed(cells, out.wrong)
        source = self._mapping.source
        account = {"source": source.id, "says": self._says(cells), "attributed_to": self._speaker(cells)}
        account["row"] = given if source.kind == "dataset" else ""
        url = self._url(cells)
        account["url"] = url if _URL.fullmatch(url) else ""
        record: Record = {
            "id": id,
            "kind": kind,
            "when": when,
            "summary": self._summary(cells),
            "event_type": self._type(cells),
            "sub_event_type": self._subtype(cells),
            "actors": [actor for one in self._actors if (actor := one(cells))],
            "fatalities": killed,
            "location": self._location(cells),
            "precision": precision or place.default,
            "tags": self._read_tags(cells),
            "details": {name: text for name in self._details if (text := row.cells[name].strip())},
        }
        for name in self._html:
            if cells[name] != row.cells[name].strip():
                record["details"][name] = row.cells[name].strip()
        for name, text in (
            ("summary", record["summary"]),
            *((name, account[name]) for name in ("says", "attributed_to")),
        ):
            if not text:
                out.wrong.append(Wrong(name, "", "a text, in one of the columns that the mapping names"))
        out.record = {name: value for name, value in record.items() if value}
        out.record["accounts"] = [{name: value for name, value in account.items() if value}]
        return out

    def _make_id(self, cells: Cells) -> tuple[str, str]:
        """Return the id of the event, and that which the row has in its dataset, if it has one."""
        own = self._id(cells)
        if not own:
            given = [(fold_name(name), cell.strip()) for name, cell in cells.items() if name not in HEADS]
            whole = "\x1f".join(f"{name}\x1e{cell}" for name, cell in given)
            return f"{self._mapping.source.id}-{sha256(whole.encode()).hexdigest()[:_DIGITS]}", ""
        return f"{self._mapping.source.id}-{make_slug(own)}", own

    def _kind(self, cells: Cells, wrong: list[Wrong]) -> str:
        kind = self.types.find(self._binder.cell(cells, self._mapping.event.kind), self._mapping.other)
        if kind not in self._known and kind not in self.types.new:
            wrong.append(Wrong("kind", kind, f"a kind of the collection: {', '.join(sorted(self._known))}"))
        return kind

    def _read_when(self, cells: Cells, wrong: list[Wrong]) -> str:
        date = self._mapping.date
        before = len(wrong)
        precision = self._code(cells, date.precision, self._date_codes, wrong)
        ends = []
        for template, read, parts in (
            (date.start, self._start, date.start_parts),
            (date.end, self._end, date.end_parts),
        ):
            text = _join_parts([self._binder.cell(cells, one) for one in parts]) if parts else read(cells)
            try:
                ends.append(read_date(text, date.order) if text and read_code(text) not in NULLS else "")
            except DateError as error:
                column = self._binder.name(
                    parts[0] if parts else template if isinstance(template, str) else "date"
                )
                wrong.append(Wrong(column, text, str(error)))
        if len(wrong) > before:
            return ""
        column = self._binder.name(date.start_parts[0] if date.start_parts else str(date.start))
        if not ends[0]:
            wrong.append(Wrong(column, "", "a date such as 2020-11-25"))
            return ""
        when = join_dates(ends[0], ends[1], precision)
        try:
            return parse_when(when).text
        except DateError:
            wrong.append(Wrong(column, when, "a first date that is not after the last one"))
            return ""

    def _code(
        self,
        cells: Cells,
        template: str,
        codes: dict[str, _Code],
        wrong: list[Wrong],
    ) -> _Code | None:
        """Return what a code of a column stands for; None without such a column."""
        name = self._binder.find(template)
        if name is None:
            return None
        code = read_code(cells[name])
        if code not in codes:
            wrong.append(Wrong(name, cells[name].strip(), f"one of {', '.join(codes)}"))
        return codes.get(code)

    def _read_point(self, cells: Cells, wrong: list[Wrong]) -> Point | None:
        place = self._mapping.place
        found: list[float | None] = []
        if place.point and (text := self._binder.cell(cells, place.point)) and split_point(text) is None:
            expected = "latitude and longitude in degrees, such as 40.5, 46.2"
            wrong.append(Wrong(self._binder.name(place.point), text, expected))
            return None
        both = split_point(self._binder.cell(cells, place.point)) if place.point else None
        for number_at, (template, most) in enumerate(((place.longitude, 180), (place.latitude, 90))):
            text = both[1 - number_at] if both else self._binder.cell(cells, template)
            if read_code(text) in NULLS:
                found.append(None)
                continue
            number = read_degrees(text)
            if number is None or abs(number) > most:
                expected = f"degrees from -{most} to {most}, such as 46.5"
                if number is not None and most == 90 and abs(number) <= 180:
                    expected += "; longitude and latitude may stand in each other's column"
                wrong.append(Wrong(self._binder.name(template), text, expected))
                return None
            found.append(number)
        lon, lat = found
        if lon is None and lat is None:
            return None
        if lon is None or lat is None:
            missing = place.longitude if lon is None else place.latitude
            wrong.append(
                Wrong(self._binder.name(missing), "", "degrees, as the other of the two stands there")
            )
            return None
        if lon == lat == 0:
            expected = "a place: 0, 0 lies in the sea off Africa, and mostly stands for none"
            wrong.append(
                Wrong(self._binder.name(place.latitude), "0", f"{expected}; leave both cells empty for none")
            )
            return None
        return lon, lat

    def _read_killed(self, cells: Cells, wrong: list[Wrong]) -> dict[str, int]:
        killed = {}
        for name, template in self._killed.items():
            text = self._binder.cell(cells, template)
            if read_code(text) in NULLS:
                continue
            if found := _WHOLE.fullmatch(text):
                killed[name] = int(found[1])
            else:
                wrong.append(
                    Wrong(self._binder.name(template), text, "a whole number, or nothing if it is not known")
                )
        return killed

    def _read_tags(self, cells: Cells) -> list[str]:
        separator = self._mapping.event.tag_separator
        found = [part.strip() for one in self._tags for part in one(cells).split(separator)]
        found += [tag for column, tag in self._flags if read_code(cells[column]) in ("1", "true", "yes")]
        return [tag for tag in dict.fromkeys(found) if tag]

    def _find_flags(self, columns: Sequence[str]) -> Iterable[tuple[str, str]]:
        for pattern in self._mapping.event.flags:
            before, _, after = pattern.casefold().partition("*")
            for column in columns:
                if fnmatchcase(column.casefold(), pattern.casefold()):
                    tag = column.casefold().removeprefix(before).removesuffix(after)
                    yield column, self._mapping.words.get("flags", {}).get(tag, tag)

    def _find_details(self, columns: Sequence[str]) -> list[str]:
        """Return the columns that no field takes as they stand."""
        mapping = self._mapping
        event, place, account = mapping.event, mapping.place, mapping.account
        values = [event.id, event.event_type, event.sub_event_type, *event.actors, event.low, event.best]
        values += [event.high, place.longitude, place.latitude, place.name, account.says]
        values += [account.attributed_to, event.summary]
        taken = {fold_name(name) for name in mapping.omitted}
        for value in values:
            # Of several columns only the first is sure to be taken.
            first = value[0] if isinstance(value, list) and value else value
            if isinstance(first, str) and COLUMN.fullmatch(first.strip()):
                taken.add(fold_name(first.strip("{} ")))
        taken |= {fold_name(one.strip("{} ")) for one in event.tags}
        taken |= {fold_name(column) for column, _ in self._flags}
        taken -= {fold_name(name) for name in mapping.words}
        return [name for name in columns if fold_name(name) not in taken and name not in HEADS]


def _join_parts(parts: Sequence[str]) -> str:
    """Return a date of its year, month and day, as far as they are given: EDTF. A 0 stands for none."""
    numbers = []
    for part in parts:
        code = read_code(part)
        if code in NULLS or not code.strip("0"):
            break
        numbers.append(str(MONTHS.get(code.rstrip("."), code)))
    if not numbers:
        return ""
    year = numbers[0]
    if year.lstrip("-").isdecimal():
        year = f"-{int(year[1:]):04}" if year.startswith("-") else f"{int(year):04}"
    return "-".join([year, *(f"{int(one):02}" if one.isdecimal() else one for one in numbers[1:])])
