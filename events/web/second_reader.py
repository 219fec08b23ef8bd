"""A second reader at an address that speaks as OpenAI's do: asked for events, never trusted for them.

The address is the user's own; nothing is sent anywhere unless it is set. A reader that is late, gone or
answers nonsense costs a note, and no reading: `SecondReaderError` says what was wrong.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import urllib3

from events.errors import FetchError
from events.kinds import KINDS

ADDRESS_VARIABLE = "HANDOVER_READER"
MODEL_VARIABLE = "HANDOVER_READER_MODEL"
KEY_VARIABLE = "HANDOVER_READER_KEY"
SECONDS_VARIABLE = "HANDOVER_READER_SECONDS"
_SECONDS = 60.0
_MOST_BYTES = 1_000_000
_ASKED = f"""List the events that the article tells as a JSON object {{"events": [...]}}. Each event has:
"kind" (one of {", ".join(KINDS)}), "when" (EDTF, or ""),
"districts" and "places" (ids of the list below), "route" ({{"from", "to"}} or null),
"modality" (reported, planned, denied or conditional), "attributed_to" (who says so, or ""),
"sentence" (copied from the article, letter by letter), "words" (those of the sentence that tell the event).
Answer with the JSON alone."""


class SecondReaderError(FetchError):
    """Say that the second reader gave no answer that can be used."""


@dataclass(frozen=True, slots=True)
class SecondReader:
    """Where it is asked: the base address (…/v1), the model's name, a key if it wants one, how long."""

    address: str
    model: str = "default"
    key: str = field(default="", repr=False)
    seconds: float = _SECONDS

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> SecondReader | None:
        """Return the reader that the environment names, or None. Raises SecondReaderError."""
        address = environment.get(ADDRESS_VARIABLE, "")
        if not address:
            return None
        seconds = environment.get(SECONDS_VARIABLE, str(_SECONDS))
        try:
            limit = float(seconds)
        except ValueError:
            raise SecondReaderError(f"{SECONDS_VARIABLE} {seconds!r}: expected a number of seconds") from None
        model = environment.get(MODEL_VARIABLE, "default")
        return cls(address.rstrip("/"), model, environment.get(KEY_VARIABLE, ""), limit)

    def ask(self, text: str, places: Mapping[str, str]) -> list[Any]:
        """Return the events that it proposes for an article; `places` are names by id.

        Raises SecondReaderError if there is no answer, or none that can be used.
        """
        listed = "\n".join(f"{id}: {name}" for id, name in places.items())
        content = f"{_ASKED}\n\nPlaces:\n{listed}\n\nArticle:\n{text}"
        asked = {"model": self.model, "temperature": 0, "messages": [{"role": "user", "content": content}]}
        try:
            answer = json.loads(self._post(asked))
            said = answer["choices"][0]["message"]["content"]
            events = json.loads(said[said.index("{") : said.rindex("}") + 1])["events"]
        except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
            raise SecondReaderError(f"the second reader's answer is no list of events: {error}") from error
        if not isinstance(events, list):
            raise SecondReaderError("the second reader's answer is no list of events")
        return events

    def _post(self, asked: Mapping[str, Any]) -> bytes:
        """Return the body of the answer, all of it within the time and of a size that can be meant."""
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        until, body = time.monotonic() + self.seconds, bytearray()
        address = f"{self.address}/chat/completions"
        try:
            given: dict[str, Any] = {"json": asked, "headers": headers, "timeout": self.seconds}
            # Asked once, where the user said: neither again nor elsewhere.
            answer = urllib3.request(
                "POST", address, **given, retries=False, redirect=False, preload_content=False
            )
            with closing(answer):
                if answer.status != HTTPStatus.OK:
                    raise SecondReaderError(f"the second reader answered with status {answer.status}")
                for part in answer.stream():
                    body += part
                    if time.monotonic() > until or len(body) > _MOST_BYTES:
                        raise SecondReaderError(f"the second reader did not end within {self.seconds:g} s")
        except (urllib3.exceptions.HTTPError, OSError) as error:
            reason = str(error) or type(error).__name__
            raise SecondReaderError(
                f"the second reader at {self.address} gave no answer: {reason}"
            ) from error
        return bytes(body)
