"""Reads HTML as a browser would, and makes notes of the tiny collection."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

from events.model import District, DistrictState, Settings
from geo.html.notes import Notes
from tests.helpers.specimens import make_source

DAY = date(2020, 11, 18)
STATE = DistrictState(
    code="AZ-KAL",
    day=DAY,
    control="due",
    deadline=date(2020, 11, 25),
    supersedes=(date(2020, 11, 15),),
    days_left=7,
)


class Reader(HTMLParser):
    """Reads what a browser would: elements with their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(f"comment {data}")


def make_settings(text: str = "The bridge") -> Settings:
    return Settings(
        title=text,
        description=text,
        version="1",
        first_day=DAY,
        last_day=DAY,
        opens_on=DAY,
        districts=(District(code="AZ-KAL", name=text), District(code="AZ-AGM", name="Agdam")),
        words=(("none", text), ("held", text)),
    )


def make_notes(text: str = "The bridge", **source: str) -> Notes:
    given = dict.fromkeys(("title", "publisher", "origin", "byline", "note"), text) | source
    return Notes(make_settings(text), [make_source(**given)], {"AZ-KAL": {"en": text, "hy": text + "!"}})
