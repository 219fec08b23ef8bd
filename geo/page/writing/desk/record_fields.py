"""The fields of an event's record and of its accounts as texts of a form, and back. Knows no form.

What cannot be read as what its field holds stays the text that was given: the check of records names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from events.desk.errors import Value
from events.words.catalogue import N_

# text: one line; long: some; list: one entry on each line; words: entries between spaces; number: a whole
# number; points: a latitude and a longitude on each line; table: NAME = VALUE on each line; media: file or
# address | what is seen | who made it, on each line; choice, choices: of what the collection has.
Form = Literal["text", "long", "list", "words", "number", "points", "table", "media", "choice", "choices"]
_MEDIA = ("file", "alt", "credit")


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its path in the record, its label (to be translated), and how it is asked for."""

    path: str
    label: str
    form: Form = "text"


ID = Field("id", N_("Id"))
OF_EVENT = (
    Field("kind", N_("Kind"), "choice"),
    Field("when", N_("When (EDTF)")),
    Field("summary", N_("Summary, in words of ours"), "long"),
    Field("districts", N_("Districts"), "choices"),
    Field("places", N_("Places (ids)"), "words"),
    Field("route.from", N_("Route: from (id or code)")),
    Field("route.to", N_("Route: to (id or code)")),
    Field("supersedes", N_("Deadline that it extends"), "choice"),
    Field("controlled_by", N_("Side that controls its districts from then on"), "choice"),
    Field("points", N_("Points: latitude and longitude, one on each line"), "points"),
    Field("location", N_("Name of the place")),
    Field("precision", N_("How exact the place is"), "choice"),
    Field("event_type", N_("Type of event in a dataset")),
    Field("sub_event_type", N_("Type below it")),
    Field("actors", N_("Actors, one on each line"), "list"),
    Field("fatalities.low", N_("Killed: lowest estimate"), "number"),
    Field("fatalities.best", N_("Killed: best estimate"), "number"),
    Field("fatalities.high", N_("Killed: highest estimate"), "number"),
    Field("tags", N_("Tags, one on each line"), "list"),
    Field("details", N_("Further details: NAME = VALUE, one on each line"), "table"),
    Field("media", N_("Pictures: file or address | what is seen | who made it, one on each line"), "media"),
)
OF_ACCOUNT = (
    Field("says", N_("What it says, in words of ours"), "long"),
    Field("attributed_to", N_("Who says it")),
    Field("side", N_("Whose voice this is"), "choice"),
    Field("stance", N_("Reports, differs, or is silent"), "choice"),
    Field("differs_on", N_("On what it differs")),
    Field("when", N_("Another time than the event's (EDTF)")),
    Field("places", N_("Other places than the event's (ids)"), "words"),
    Field("source", N_("Source (id)")),
    Field("paragraph", N_("Paragraph"), "number"),
    Field("sentences", N_("Fingerprints of its sentences"), "words"),
    Field("words", N_("First and last words, one on each line"), "list"),
    Field("row", N_("Row of a dataset")),
    Field("url", N_("Address of what it rests on")),
)


def get_field(record: Mapping[str, Any], path: str) -> Any:
    """Return the value of a field; None if it has none."""
    value: Any = record
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def set_fields(record: Mapping[str, Any], given: Mapping[str, Any]) -> Value:
    """Return a record with other values of fields, by path; what is empty goes, also a table of nothing."""
    made: Value = dict(record)
    for path, value in given.items():
        name, _dot, inner = path.partition(".")
        if inner:
            made[name] = set_fields(made.get(name) or {}, {inner: value})
        else:
            made[name] = value
    return {name: value for name, value in made.items() if value not in (None, "", [], {})}


def write_field(value: Any, form: Form) -> str:
    """Return the value of a field as the text of a form."""
    if value is None:
        return ""
    if not isinstance(value, list | dict):
        return str(value)
    if form == "table" and isinstance(value, dict):
        return "\n".join(f"{name} = {text}" for name, text in value.items())
    if form == "media":
        return "\n".join(" | ".join(_list_media(one)) for one in value)
    if form == "points":
        return "\n".join(" ".join(str(part) for part in one) for one in value)
    return (" " if form == "words" else "\n").join(str(one) for one in value)


def read_field(text: str, form: Form) -> Any:
    """Return the value of a field from the text of a form; None if it is empty."""
    text = text.strip()
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not text:
        return None
    if form == "number":
        return int(text) if text.isdecimal() else text
    if form == "list":
        return lines
    if form == "words":
        return text.replace(",", " ").split()
    if form == "points":
        return [[_read_degrees(part) for part in line.replace(",", " ").split()] for line in lines]
    if form == "table":
        pairs = (line.partition("=") for line in lines)
        return {name.strip(): value.strip() for name, _equals, value in pairs}
    if form == "media":
        return [_read_media(line) for line in lines]
    return text


def _list_media(one: Mapping[str, str]) -> list[str]:
    return [one.get("file") or one.get("url") or "", one.get("alt", ""), one.get("credit", "")]


def _read_media(line: str) -> dict[str, str]:
    parts = dict(zip(_MEDIA, (part.strip() for part in line.split("|", 2)), strict=False))
    if parts["file"].startswith(("http://", "https://")):
        parts["url"] = parts.pop("file")
    return parts


def _read_degrees(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text
