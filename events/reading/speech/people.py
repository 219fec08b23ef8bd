"""Who has spoken so far, so that "he", "the ministry" and a surname alone lead to the one who is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from events.reading.languages.tables import Table
from events.reading.speech.phrases import find_person

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass
class People:
    """Those who were named, in order; the last one is who a pronoun means."""

    table: Table
    by_surname: dict[str, str] = field(default_factory=dict)
    offices: list[str] = field(default_factory=list)
    last_person: str = ""
    last_office: str = ""
    last: str = ""

    def name(self, phrase: str) -> tuple[str, str]:
        """Return the speaker that a phrase names, and how that is known; keep it for what follows."""
        words = [word.lower() for word in _WORD.findall(phrase)]
        if words and words[-1] in self.table.words["pronoun"]:
            plural = words[-1] in self.table.words["pronoun_office"]
            meant = (self.last_office or self.last) if plural else (self.last_person or self.last)
            return meant, f"“{phrase}” is {meant}, named before" if meant else ""
        if phrase.lower() in self.table.words["pronoun_phrase"] and self.last_person:
            return self.last_person, f"“{phrase}” is {self.last_person}, named before"
        person = find_person(phrase, self.table)
        if person:
            return self._keep_person(person, phrase), f"“{phrase}”"
        if len(words) <= 2 and phrase[:1].isupper() and (full := self._surname(words[-1])):
            self.last = self.last_person = full
            return full, f"“{phrase}” is {full}, named before"
        for given in (words[-1:], words[:1]):
            if given and (full := self._surname(given[0])):
                self.last = self.last_person = full
                return full, f"“{phrase}” is {full}, named before"
        return self._keep_office(phrase, words), f"“{phrase}”"

    def _surname(self, word: str) -> str:
        stem = word.removesuffix("’s").removesuffix("'s")
        if stem in self.by_surname:
            return self.by_surname[stem]
        # Other languages decline a name: "по словам Даргяхлы".
        near = [
            full
            for name, full in self.by_surname.items()
            if len(name) > 4 and name[:-1] == stem[: len(name) - 1] and len(stem) - len(name) < 3
        ]
        return near[-1] if near and self.table.code != "en" else ""

    def _keep_person(self, person: str, phrase: str) -> str:
        rest = phrase.replace(person, "", 1).strip(" ,")
        rest = re.sub(r"^(?:the|a|an)\s", "", rest, flags=re.IGNORECASE)
        full = f"{person}, {rest}" if rest and len(rest) > 2 else person
        surname = person.split()[-1].lower()
        known = self.by_surname.get(surname, "")
        full = known if len(known) > len(full) else full
        self.by_surname[surname] = full
        self.last = self.last_person = full
        return full

    def _keep_office(self, phrase: str, words: list[str]) -> str:
        content = [word for word in words if word not in self.table.words["article_word"]]
        if len(content) == 1:
            if content[0] in self.table.words["same_office"] and self.last_office:
                self.last = self.last_office
                return self.last_office
            fuller = [office for office in self.offices if content[0] in office.lower()]
            if fuller:
                self.last = self.last_office = fuller[-1]
                return fuller[-1]
        name = re.sub(r"^The\s", "the ", phrase)
        if len(content) > 1:
            self.offices.append(name)
        self.last = self.last_office = name
        return name
