"""The shape of the data files: which fields a record may hold, and of which form.

Checked by pydantic, which finds every fault of a record at once. `model` says what each field means.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from events.errors import Fault
from events.kinds import Colour, Rule, SideColour, Symbol, Taken
from events.media import EXPECTED as MEDIA_EXPECTED
from events.media import type_of
from events.model import PlacePrecision, SourceKind, Stance
from events.records.fields import HASH, PATTERNS, File, Mark, Slug, Text, Url, WordedControl, Zone
from events.slips import suggest, word_text_expected, word_value

_Shape = TypeVar("_Shape", bound=BaseModel)


def check_shape(
    shape: type[_Shape], raw: Any, faults: list[Fault], *, file: str, record: str
) -> _Shape | None:
    """Return a raw record in its shape; if it does not fit, add each of its faults and return None."""
    try:
        return shape.model_validate(raw)
    except ValidationError as error:
        for detail in error.errors():
            field = ".".join(str(part + 1 if isinstance(part, int) else part) for part in detail["loc"])
            value = "missing" if detail["type"] == "missing" else word_value(detail["input"])
            faults.append(Fault(file, record, field, value, _word_detail(shape, detail)))
    return None


def _word_detail(shape: type[BaseModel], detail: Any) -> str:
    """Word what a check of pydantic expected, and what to do."""
    if detail["type"] == "extra_forbidden":
        name = str(detail["loc"][-1])
        return f"no field of this name{suggest(name, _fields_at(shape, detail['loc'][:-1]))}"
    if detail["type"] == "string_type":
        return word_text_expected(detail["input"])
    if detail["type"] == "list_type":
        name = str(detail["loc"][-1])
        if name in ("accounts", "media"):
            return f"[[event.{name.rstrip('s')}]], in two brackets, above each of them"
        return f'a list in brackets: {name} = ["…", "…"]'
    if detail["type"] == "int_type":
        return "a whole number without quotation marks"
    if detail["type"] in ("date_type", "date_from_datetime_parsing"):
        return "a day without quotation marks, year-month-day: 2020-11-25"
    if detail["type"] == "string_pattern_mismatch":
        return PATTERNS.get(detail["ctx"]["pattern"], word_expected(detail["msg"]))
    return word_expected(detail["msg"])


def _fields_at(shape: type[BaseModel], place: tuple[int | str, ...]) -> list[str]:
    """Return the names that fields may have at a place within a record."""
    if "accounts" in place:
        shape = AccountInput
    elif place[-1:] == ("route",):
        shape = RouteInput
    elif "media" in place:
        shape = MediaInput
    elif "kinds" in place:
        shape = KindInput
    return [field.alias or name for name, field in shape.model_fields.items()]


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
    file: File | None = None
    language: Text | None = None
    url: Url | None = None
    archived: list[Url] = []
    sha256: Annotated[str, StringConstraints(pattern=HASH)] | None = None
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
    sentences: list[Mark] = []
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
        turned = abs(point[1]) <= 90 and abs(point[0]) <= 180
        meant = f"; did you mean {point[::-1]}?" if turned else ""
        raise ValueError(f"latitude and longitude in degrees, such as [4.37, 18.58]{meant}")
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


class MediaInput(_Input):
    """One `[[event.media]]`: a file in the folder of media, or an address elsewhere."""

    file: File | None = None
    url: Url | None = None
    alt: Text
    credit: Text

    @model_validator(mode="after")
    def _lies_in_one_place(self) -> MediaInput:
        if bool(self.file) == bool(self.url):
            raise ValueError("either a file, which lies in the folder media of the collection, or a url")
        if self.file and not type_of(self.file):
            raise ValueError(f"a file with {MEDIA_EXPECTED}")
        return self


def is_media(text: str) -> bool:
    """Tell whether a text is a JSON list of pictures and videos, as tables hold it."""
    try:
        TypeAdapter(list[MediaInput]).validate_json(text)
    except ValidationError:
        return False
    return True


class EventInput(_Input):
    """An event in its plain form (`record`)."""

    id: Slug
    kind: Text
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
    controlled_by: Slug | None = None
    media: list[MediaInput] = []


class KindInput(_Input):
    """One `[collection.kinds.ID]` of sources.toml."""

    label: Text | None = None
    plural: Text | None = None
    rule: Rule | None = None
    acled: Annotated[list[Text], Field(min_length=2, max_length=2)] | None = None
    symbol: Symbol | None = None
    colour: Colour | None = None
    control: Taken | None = None


class SideInput(_Input):
    """A side of `[collection.sides]` that has a colour of its own."""

    name: Text
    colour: SideColour | None = None


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
    zones: dict[Text, Zone] = {}
    words: dict[WordedControl, Text] = {}
    articles: Text | None = None
    sides: dict[Slug, Text | SideInput] = {}
    speakers: dict[Text, Annotated[list[Text], Field(min_length=1)]] = {}
    kinds: Annotated[dict[Slug, KindInput], Field(max_length=100)] = {}
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
