"""Which fields of a file of boundaries are id, name, and name in a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import geopandas
import pandas

from events.errors import Fault
from geo.errors import DistrictsError

# A code of ISO 3166-2.
ISO = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
# A tag of BCP 47, as far as names of places need it; after an underscore two letters, as there are fields
# called name_alt and name_len.
TAG = r"(?P<lang>[a-z]{2,3}(?:[-_][A-Z][a-z]{3})?(?:[-_][A-Z]{2})?)"
SHORT_TAG = r"(?P<lang>[a-z]{2}(?:[-_][A-Z][a-z]{3})?)"
# Fields that hold names where none is asked for, the likeliest first.
NAMES = ("name", "name:en", "name_en", "shapeName", "NAME_2", "NAME_1", "ADM2_EN", "ADM1_EN")
MOST_LISTED = 30
LANG = "{lang}"


@dataclass(frozen=True, slots=True)
class Fields:
    """Which fields of a file are asked for: of the name, of the id, and a pattern of names in languages."""

    name: str | None = None
    id: str | None = None
    names: str | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """Fields of a file: of the id, of the name, and of the name by language (BCP 47)."""

    id: str
    name: str
    names: dict[str, str]

    def take(self, table: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
        """Return a table with the columns id, name, name:LANGUAGE and geometry."""
        taken: dict[str, Any] = {"id": [_word_id(value) for value in table[self.id]]}
        taken["name"] = [_word(value) for value in table[self.name]]
        taken |= {f"name:{lang}": [_word(one) for one in table[field]] for lang, field in self.names.items()}
        return geopandas.GeoDataFrame(taken, geometry=table.geometry.to_numpy(), crs=table.crs)


def map_fields(file: str, table: geopandas.GeoDataFrame, asked: Fields) -> Mapping:
    """Return which fields are id, name and names in languages.

    Without an id it is the field that holds a code of ISO 3166-2 in each row, each once; without a name one
    that is usually called so. The pattern of names is one such as "NAME_{lang}"; without it they are called
    as the name is, with the language after a colon or an underscore: name:uk, name_uk. Raises
    DistrictsError.
    """
    names = asked.names
    fields = [str(column) for column in table.columns if column != table.active_geometry_name]
    name = asked.name if asked.name is not None else next((one for one in NAMES if one in fields), None)
    id = asked.id if asked.id is not None else next((one for one in fields if _holds_codes(table[one])), None)
    listed = ", ".join(fields[:MOST_LISTED]) + (" …" if len(fields) > MOST_LISTED else "")
    expected = f"a field of this file, by --{{option}}: {listed or 'it has none'}"
    found = {"name": name, "id": id}
    faults = [
        Fault(file, "", option, repr(field) if field else "none given", expected.format(option=option))
        for option, field in found.items()
        if field not in fields
    ]
    if names is not None and LANG not in names:
        faults.append(Fault(file, "", "names", repr(names), f"a pattern with {LANG}, such as NAME_{LANG}"))
    if faults or name is None or id is None:
        raise DistrictsError(faults)
    return Mapping(id, name, dict(_find_names(fields, name, names)))


def _find_names(fields: Iterable[str], name: str, names: str | None) -> Iterable[tuple[str, str]]:
    if names is not None:
        before, after = map(re.escape, names.split(LANG, 1))
        patterns = [f"{before}{TAG}{after}"]
    else:
        # The field that is named may itself be one of a language.
        stem = re.escape(re.split(rf"(?::{TAG}|_{SHORT_TAG})$".replace("?P<lang>", "?:"), name)[0])
        patterns = [f"{stem}:{TAG}", f"{stem}_{SHORT_TAG}"]
    seen = set()
    for field in fields:
        for pattern in patterns:
            match = re.fullmatch(pattern, field)
            lang = match["lang"].replace("_", "-") if match else ""
            if lang and lang not in seen:
                seen.add(lang)
                yield lang, field


def _holds_codes(column: Any) -> bool:
    values = column.to_list()
    are_codes = all(isinstance(value, str) and ISO.fullmatch(value) for value in values)
    return bool(values) and are_codes and len(set(values)) == len(values)


def _word(value: object) -> str | None:
    """Return a value as a text, or None for none."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if value is None or value is pandas.NA or value is pandas.NaT or value != value:
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _word_id(value: object) -> str | None:
    """Return an id without blanks and commas, which an address could not tell from a list."""
    text = _word(value)
    return re.sub(r"[\s,]+", "-", text) if text else None
