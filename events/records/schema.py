"""The shape of the data files: which fields a record may hold, and of which form.

Checked by pydantic, which finds every fault of a record at once. `model` says what each field means.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from events.errors import Fault
from events.files import EXPECTED, is_bare_name
from events.model import Control, Kind, PlacePrecision, SourceKind, Stance

_Shape = TypeVar("_Shape", bound=BaseModel)
_LONGEST_VALUE = 120


def check_shape(
    shape: type[_Shape], raw: Any, faults: list[Fault], *, file: str, record: str
) -> _Shape | None:
    """Return a raw record in its shape; if it does not fit, add each of its faults and return None."""
    try:
        return shape.model_validate(raw)
    except ValidationError as error:
        for detail in error.errors():
            field = ".".join(str(part + 1 if isinstance(part, int) else part) for part in detail["loc"])
            value = "missing" if detail["type"] == "missing" else repr(detail["input"])[:_LONGEST_VALUE]
            faults.append(Fault(file, record, field, value, word_expected(detail["msg"])))
    return None


def _known_zone(key: str) -> str:
    try:
        ZoneInfo(key)
    # A key that is a folder of zones, such as Asia, raises OSError.
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("an IANA time zone such as Asia/Baku") from error
    return key


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
_Mark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
_Zone = Annotated[str, AfterValidator(_known_zone)]


def _bare_name(name: str) -> str:
    if not is_bare_name(name):
        raise ValueError(EXPECTED)
    return name


_File = Annotated[str, AfterValidator(_bare_name)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\"'<>]+$")]


# What pydantic says, so that it can stand after "expected".
_WORDING = (
    ("Field required", "a value"),
    ("Extra inputs are not permitted", "no field of this name"),
    ("Value error, ", ""),
    ("Input should be ", ""),
    ("String should match pattern", "a text of the pattern"),
    ("String should have", "a text with"),
    ("List should have", "a list with"),
    ("Dictionary should have", "a table with"),
    (" dictionary or instance of", " table:"),
)


def word_expected(message: str) -> str:
    """Word what a check of pydantic expected."""
    for theirs, ours in _WORDING:
        message = message.replace(theirs, ours)
    return message


class _Input(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class SourceInput(_Input):
    """One `[[source]]` of sources.toml."""

    id: Slug
    title: Text
    publisher: Text
    origin: Text
    published: Text
    kind: SourceKind = "article"
    # What an article with a text must have besides is told by `rules`.
    file: _File | None = None
    language: Text | None = None
    url: Url | None = None
    archived: list[Url] = []
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    byline: str = ""
    note: str = ""
    front_matter: Annotated[int, Field(ge=0)] = 0
    licence: str = ""
    attribution: str = ""


class AccountInput(_Input):
    """An account in the plain form of an event (`record`)."""

    source: Text
    # A passage has both or neither, as `rules` tells.
    paragraph: Annotated[int, Field(ge=1)] | None = None
    sentences: list[_Mark] = []
    words: Annotated[list[Text], Field(max_length=2)] = []
    says: Text
    attributed_to: Text
    row: Text | None = None
    url: Url | None = None
    stance: Stance = "reports"
    differs_on: Text | None = None
    side: Slug | None = None
    when: Text | None = None
    places: list[Text] = []


def _within_degrees(point: list[float]) -> list[float]:
    if not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise ValueError("latitude and longitude in degrees, such as [4.37, 18.58]")
    return point


_Coordinates = Annotated[
    list[Annotated[float, Field(allow_inf_nan=False)]],
    Field(min_length=2, max_length=2),
    AfterValidator(_within_degrees),
]


class RouteInput(_Input):
    """The `route` of an event."""

    origin: Annotated[Text, Field(alias="from")]
    to: Text


class FatalitiesInput(_Input):
    """The `fatalities` of an event."""

    low: Annotated[int, Field(ge=0)] | None = None
    best: Annotated[int, Field(ge=0)] | None = None
    high: Annotated[int, Field(ge=0)] | None = None


class EventInput(_Input):
    """An event in its plain form (`record`)."""

    id: Slug
    kind: Kind
    when: Text
    summary: Text
    accounts: Annotated[list[AccountInput], Field(min_length=1)]
    districts: list[Text] = []
    places: list[Text] = []
    route: RouteInput | None = None
    supersedes: Text | None = None
    points: list[_Coordinates] = []
    event_type: Text | None = None
    sub_event_type: Text | None = None
    actors: list[Text] = []
    fatalities: FatalitiesInput | None = None
    location: Text | None = None
    precision: PlacePrecision | None = None
    tags: list[Text] = []
    details: dict[str, str] = {}


class SettingsInput(_Input):
    """The `[collection]` of sources.toml."""

    title: Text
    description: Text
    version: Text
    first_day: date
    last_day: date
    opens_on: date
    # Left out, they are those of districts.parquet; without that, the collection is one of points.
    districts: Annotated[dict[Text, Text], Field(min_length=1)] | None = None
    zones: dict[Text, _Zone] = {}
    words: dict[Control, Text] = {}
    articles: Text | None = None
    sides: dict[Slug, Text] = {}
    speakers: dict[Text, Annotated[list[Text], Field(min_length=1)]] = {}
    credits: list[Text] = []


class StoryInput(_Input):
    """The `[story]` of story.toml."""

    title: Text


class StepInput(_Input):
    """One `[[step]]` of story.toml."""

    date: date
    title: Annotated[Text, Field(max_length=80)]
    text: Text
    events: Annotated[list[Text], Field(min_length=1)]
    district: Text | None = None
