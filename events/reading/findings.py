"""What is found in an article: frozen records, each with the words it rests on and a plain reason.

`start` and `end` count characters of the text as it was read; `sentence` stands as in the text. What is not
certain is marked, and says why in its reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

Modality = Literal["reported", "planned", "denied", "conditional"]
Relation = Literal["", "since", "until", "before", "after"]

MODALITIES: tuple[Modality, ...] = get_args(Modality)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of an article besides its text; all of it may be missing.

    `published` is an ISO day. `near` is a day about which the articles are, for those that tell no year.
    """

    published: str = ""
    language: str = ""
    publisher: str = ""
    near: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Where a finding stands: its words, and the sentence around them."""

    text: str
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date, completed, as EDTF.

    `relation` is how the text refers to it: since, until (by), before, after. `time` is an hour of a zone
    that the text does not name.
    """

    words: Words
    edtf: str
    reason: str
    relation: Relation = ""
    time: str = ""
    is_certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A place of the gazetteer: its id, its kind, the district around it, other places it may be."""

    words: Words
    id: str
    kind: str
    reason: str
    district: str | None = None
    rivals: tuple[str, ...] = ()
    is_certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """An event as one sentence tells it.

    `when` is EDTF, or empty if nothing tells. `attributed_to` is empty for the article's own words.
    `supersedes` is the number of the event, in the same reading, that this one takes the place of.
    """

    words: Words
    sentence: str
    kind: str
    modality: Modality
    when: str
    reason: str
    districts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    origin: str = ""
    to: str = ""
    attributed_to: str = ""
    supersedes: int | None = None
    is_certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was found in one article, in the order of its text."""

    published: str
    language: str
    publisher: str
    byline: str
    sentences: tuple[str, ...]
    dates: tuple[FoundDate, ...]
    places: tuple[FoundPlace, ...]
    events: tuple[FoundEvent, ...]
    notes: tuple[str, ...] = field(default=())
