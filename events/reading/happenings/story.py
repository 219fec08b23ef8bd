"""An article as the finder of events goes through it: what is known of it, and the events so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from events.reading.document import Document
from events.reading.findings import FoundDate, FoundEvent, FoundPlace, Modality, Words
from events.reading.happenings.hits import Hit
from events.reading.happenings.where import Ground, as_fields
from events.reading.speech.find import Spoken


@dataclass(frozen=True, slots=True)
class EventMention:
    """What words tell of an event; `judged` and `when` each have their reason beside them."""

    kind: str
    judged: tuple[Modality, str]
    when: tuple[str, str]
    places: Sequence[FoundPlace] = ()
    origin: str = ""
    to: str = ""
    supersedes: int | None = None


@dataclass(kw_only=True)
class Story(Document):
    """The parts of an article, and its events so far, in order.

    `article` is its own day as ISO, or empty; `agreed` the day of the agreement that set its deadlines.
    """

    dates: Sequence[FoundDate]
    ground: Ground
    spoken: Sequence[Spoken]
    article: str
    agreed: str = ""
    events: list[FoundEvent] = field(default_factory=list)

    def add(self, hit: Hit, mention: EventMention) -> None:
        """Add an event, unless its sentence tells it in other words already."""
        segment = self.segments[hit.sentence]
        speaker = self.spoken[hit.sentence]
        districts, settlements = as_fields(mention.places)
        words = self.text[hit.start : hit.end]
        reasons = [f"“{words}” tells of it", mention.judged[1], mention.when[1], speaker.reason]
        event = FoundEvent(
            words=Words(text=words, start=hit.start, end=hit.end, sentence=hit.sentence),
            sentence=self.text[segment.start : segment.end],
            kind=mention.kind,
            modality=mention.judged[0],
            when=mention.when[0],
            reason="; ".join(reason for reason in reasons if reason),
            districts=districts,
            places=settlements,
            origin=mention.origin,
            to=mention.to,
            attributed_to=speaker.speaker,
            supersedes=mention.supersedes,
            is_certain=all(one.is_certain for one in mention.places),
        )
        for number, other in enumerate(self.events):
            if _same(event, other):
                if event.when and not other.when:
                    self.events[number] = event
                return
        self.events.append(event)

    def set_when(self, number: int, when: str, reason: str) -> None:
        """Give an event that has none a date that other sentences tell."""
        event = self.events[number]
        self.events[number] = replace(event, when=when, reason=f"{event.reason}; {reason}", is_certain=False)


def _same(one: FoundEvent, other: FoundEvent) -> bool:
    """Return whether two events are one that its sentence tells in two words."""
    if one.words.sentence != other.words.sentence or (one.when and other.when and one.when != other.when):
        return False
    return (one.kind, one.modality, one.origin, one.to, {*one.districts, *one.places}) == (
        other.kind,
        other.modality,
        other.origin,
        other.to,
        {*other.districts, *other.places},
    )
