"""Which column of a dataset is what: a mapping, as a TOML file that can be read, changed and used again.

A value is a text in which a column stands in braces, as `{event_type} in {location}`; names of columns are
compared without case, spaces and signs. Of a list of such texts the first counts of which no column is empty.
`words` translate what stands in a column, wherever a text names it.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from events.errors import Fault, RecordsError, word_os_error
from events.imports.days import DatePrecision, Order
from events.imports.rows import fold_name
from events.model import PlacePrecision, SourceKind
from events.records.fields import Slug, Text, Url
from events.records.schema import KindInput, check_shape

READY = Path(__file__).parent / "mappings"
COLUMN = re.compile(r"\{([^{}]+)\}")

Value = str | list[str]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class SourceMapping(_Part):
    """The dataset as a source of the collection."""

    id: Slug
    title: Text
    publisher: Text
    origin: Text
    kind: SourceKind = "dataset"
    published: str = "unknown"
    language: str = ""
    url: Url | None = None
    licence: str = ""
    attribution: str = ""
    note: str = ""


class DateMapping(_Part):
    """When: the first date and the last one, or the parts of each, and a code for how they are known."""

    start: Value = ""
    end: Value = ""
    start_parts: Annotated[list[str], Field(max_length=3)] = []
    end_parts: Annotated[list[str], Field(max_length=3)] = []
    order: Order | None = None
    precision: str = ""
    precisions: dict[str, DatePrecision] = {}


class PlaceMapping(_Part):
    """Where: a point in degrees (WGS 84), its name, and a code for how near it is.

    `point` is a column that has both, the latitude first.
    """

    longitude: str = ""
    latitude: str = ""
    point: str = ""
    name: Value = ""
    precision: str = ""
    precisions: dict[str, PlacePrecision] = {}
    # What holds where no column tells it.
    default: PlacePrecision | None = None


class EventMapping(_Part):
    """What an event is, and what is told of it; without an `id`, that is made of the cells of its row."""

    id: str = ""
    kind: str = ""
    summary: Value
    event_type: Value = ""
    sub_event_type: Value = ""
    actors: list[Value] = []
    low: str = ""
    best: str = ""
    high: str = ""
    tags: list[str] = []
    # What parts several tags of one cell.
    tag_separator: str = ";"
    # Columns of 0 and 1, by patterns: what the star stands for is a tag where the cell holds 1.
    flags: list[str] = []


class AccountMapping(_Part):
    """What the row says, and who says so; the address of what it rests on."""

    says: Value
    attributed_to: Value
    url: Value = ""


class Mapping(_Part):
    """A mapping.

    `columns` are those by which its dataset is known. `skip` names rows that are no events: column and value.
    `kinds` gives the kind of an event by what stands in its `kind`; `other` is that of all others, unless
    with `own_kinds` each of those is a kind of the collection's own, called as it stands there;
    `new_kinds` are those that the collection lists besides, as `[collection.kinds]` has them. `omitted` are
    columns that repeat what others say. All that is not mapped stands among an event's details.
    """

    title: Text
    definitions: str = ""
    columns: list[str] = []
    source: SourceMapping
    event: EventMapping
    date: DateMapping
    place: PlaceMapping = PlaceMapping()
    account: AccountMapping
    kinds: dict[str, Slug] = {}
    other: Slug = "report"
    own_kinds: bool = False
    new_kinds: dict[Slug, KindInput] = {}
    words: dict[str, dict[str, str]] = {}
    skip: dict[str, str] = {}
    omitted: list[str] = []
    # Columns of HTML, of which the text is taken; what they hold stays among the details.
    html: list[str] = []

    def names(self) -> set[str]:
        """Return the columns that it names, folded."""
        texts: list[Any] = [self.event, self.date, self.place, self.account]
        found = COLUMN.findall(" ".join(str(text.model_dump()) for text in texts))
        return {fold_name(name) for name in found}


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file. Raises RecordsError with every fault of it."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        fault = Fault(path.name, "", "", word_os_error(error), "a mapping (TOML)")
        raise RecordsError([fault]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RecordsError([Fault(path.name, "", "", str(error), "TOML in UTF-8")]) from error
    faults: list[Fault] = []
    mapping = check_shape(Mapping, raw, faults, file=path.name, record="")
    if mapping is None:
        raise RecordsError(faults)
    return mapping


def read_ready(name: str) -> Mapping:
    """Read a mapping that the program brings along."""
    return read_mapping(READY / f"{name}.toml")


def list_ready() -> list[str]:
    """Return the names of the mappings that the program brings along."""
    return sorted(path.stem for path in READY.glob("*.toml"))


def find_ready(columns: tuple[str, ...]) -> str | None:
    """Return the name of the mapping whose own columns are all there; of several the one that has most."""
    there = {fold_name(name) for name in columns}
    fitting = [
        (len(mapping.columns), name)
        for name in list_ready()
        if (mapping := read_ready(name)).columns and {fold_name(one) for one in mapping.columns} <= there
    ]
    return max(fitting)[1] if fitting else None


def write_mapping(mapping: Mapping) -> str:
    """Return a mapping as TOML, without what it leaves to the defaults."""
    import tomlkit

    document = tomlkit.document()
    document.add(
        tomlkit.comment("Which column is what. A column stands in braces: README, “Other people's data”.")
    )
    for name, value in mapping.model_dump(exclude_defaults=True, exclude_none=True).items():
        document.add(name, value)
    return tomlkit.dumps(document)
