"""What was found in an article, drafted as the record of an event, with what the rules of records ask for.

Its words are ours: no sentence of the article is in it. An editor corrects what a draft cannot know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from anyascii import anyascii

from events.desk.differences import tidy
from events.desk.errors import Value
from events.desk.passages import find_passage
from events.model import ARTICLE, Settings
from events.reading.findings import FoundEvent, Modality
from events.reading.merging import MergedAccount, MergedEvent
from events.texts.passages import find_sentence, fingerprint, split_paragraphs
from events.words.catalogue import _

_LONGEST_ID = 80


def _same(id: str) -> str:
    return id


@dataclass(frozen=True, slots=True)
class Drafter:
    """Drafts records of what one article tells.

    `voice` names the article where it speaks itself; `name` returns the name of a place by its id.
    """

    settings: Settings
    article: str
    text: str
    voice: str
    name: Callable[[str], str] = field(default=_same)

    def draft(self, event: MergedEvent) -> Value:
        """Return the record of an event; what the rules ask for and nothing tells is not there."""
        known = {district.code for district in self.settings.districts}
        route = {"from": event.origin, "to": event.to} if event.origin and event.to else None
        return tidy(
            {
                "id": self._slug(event),
                "kind": event.kind,
                "when": event.when,
                "districts": [code for code in event.districts if code in known],
                "places": list(event.places),
                "route": route,
                "summary": self.word(event.kind, self._where(event), event.when),
                "accounts": [self.draft_account(one, event) for one in event.accounts],
            }
        )

    def draft_account(self, account: MergedAccount, event: MergedEvent) -> Value:
        """Return what the article tells of an event at one place."""
        told = account.mention
        is_other_day = bool(account.differs_on) and told.when and told.when != event.when
        return {
            "source": self.article,
            **self.locate(told),
            "says": self.word_says(told.modality, told.kind, self._where(event), told.when or event.when),
            **self.attribute(told.attributed_to),
            "stance": "differs" if account.differs_on else "reports",
            "differs_on": account.differs_on,
            "when": told.when if is_other_day else "",
        }

    def attribute(self, speaker: str) -> Value:
        """Return who says so: a speaker, or the article itself."""
        sides = [id for id, _name in self.settings.sides]
        if speaker:
            return {"attributed_to": speaker}
        own = {"attributed_to": _("{voice}, in its own words").format(voice=self.voice)}
        return own | ({"side": ARTICLE} if ARTICLE in sides else {})

    def locate(self, told: FoundEvent) -> Value:
        """Return the passage of a finding."""
        mark = fingerprint(told.sentence)
        span = find_sentence(mark, split_paragraphs(self.text))
        start, end = find_span(self.text, told)
        passage = find_passage(self.text, start, end)
        if span is None or passage["sentences"] == [mark]:
            return passage
        return {"paragraph": span.paragraph, "sentences": [mark]}

    def word(self, kind: str, where: str, when: str) -> str:
        """Word an event in a neutral way: its kind, where and when."""
        labels = {one.id: _(one.label) for one in self.settings.kinds}
        label = labels.get(kind, kind)
        return ", ".join(part for part in (f"{label[:1].upper()}{label[1:]}", where, when) if part) + "."

    def word_says(self, modality: Modality, kind: str, where: str, when: str) -> str:
        """Word what an account says: whether it reports an event, plans it, denies it, or makes it depend."""
        worded = {
            "reported": _("Reports: {event}"),
            "planned": _("Tells as planned: {event}"),
            "denied": _("Denies: {event}"),
            "conditional": _("Tells as depending on a condition: {event}"),
        }[modality]
        event = self.word(kind, where, when)
        return worded.format(event=event[:1].lower() + event[1:])

    def _where(self, event: MergedEvent) -> str:
        return " · ".join(self._names(event.places or event.districts))

    def _names(self, ids: Iterable[str]) -> list[str]:
        districts = {district.code: district.name for district in self.settings.districts}
        return [districts.get(id) or self.name(id) for id in ids]

    def _slug(self, event: MergedEvent) -> str:
        names = self._names((event.districts or event.places)[:2])
        return make_slug(" ".join([event.kind, *names, event.when]))


def make_slug(text: str) -> str:
    """Return a text as the id of a record: small letters, digits and hyphens."""
    plain = re.sub(r"[^a-z0-9]+", "-", str(anyascii(text)).lower())
    return plain[:_LONGEST_ID].strip("-") or "event"


def find_span(text: str, told: FoundEvent) -> tuple[int, int]:
    """Return the characters of the sentence in which something was found (end excluded)."""
    long = len(told.sentence)
    start = text.rfind(told.sentence, max(0, told.words.start - long), told.words.start + long)
    return (start, start + long) if start >= 0 else (told.words.start, told.words.end)
