"""A second reader at a local address that answers rightly, wrongly, with inventions, late and not at all."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from events.reading.findings import FoundEvent, Reading
from events.reading.second import add_proposed
from events.web.second_reader import SecondReader, SecondReaderError
from tests.helpers.reading import read

LEFT = "The families of Kalbajar district gathered at the square on 24 November."
DENIED = "The ministry denied that units entered the Lachin district on 23 November."
TEXT = f"{LEFT} {DENIED}"
RIGHT: dict[str, Any] = {
    "kind": "movement",
    "when": "2020-11-24",
    "districts": ["AZ-KAL"],
    "places": [],
    "route": None,
    "modality": "reported",
    "attributed_to": "",
    "sentence": LEFT,
    "words": "gathered at the square",
}


class Answers(BaseHTTPRequestHandler):
    """Answers as `said` says: a list of events, any other text, or waits until it is let go."""

    said: ClassVar[Any] = []
    asked: ClassVar[list[dict[str, Any]]] = []
    go: ClassVar[threading.Event] = threading.Event()

    def do_POST(self) -> None:
        self.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        if self.said == "late":
            self.go.wait(30)
        if self.said == "refused":
            self.send_error(500)
            return
        content = json.dumps({"events": self.said}) if isinstance(self.said, list) else self.said
        body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    Answers.go.set()
    server.shutdown()
    server.server_close()
    thread.join()


def ask(address: str, said: Any, seconds: float = 20) -> tuple[Reading, list[FoundEvent]]:
    """Return the reading of the rules, and what the second reader added."""
    Answers.said = said
    reading = read(TEXT)
    proposals = SecondReader(address, seconds=seconds).ask(TEXT, {"AZ-KAL": "Kalbajar"})
    after, _ = add_proposed(reading, TEXT, proposals)
    return after, [one for one in after.events if one not in reading.events]


def test_what_the_text_bears_out_is_added_and_marked(address: str) -> None:
    after, (added,) = ask(address, [RIGHT])
    assert (added.kind, added.when, added.districts, added.is_certain) == (
        *("movement", "2020-11-24", ("AZ-KAL",), False),
    )
    assert TEXT[added.words.start : added.words.end] == "gathered at the square"
    assert after.notes[-1] == "second reader: 1 added, 0 refused"
    assert TEXT in Answers.asked[-1]["messages"][0]["content"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"sentence": "The army took the square."}, "the sentence that it names is not in the text"),
        ({"words": "stormed the square"}, "the words that it claims, 'stormed the square', are not"),
        ({"districts": ["AZ-TOV"]}, "the place 'AZ-TOV' is none of those in the text"),
        ({"route": {"from": "AZ-KAL", "to": "toghana"}}, "the place 'toghana' is none of those in the text"),
        ({"when": "2020-11-30"}, "the date '2020-11-30' is none of those in the text"),
        ({"when": "soon"}, "'soon' is no date"),
        ({"attributed_to": "Anar Eyvazov"}, "the speaker 'Anar Eyvazov' is not named in the text"),
        ({"kind": "victory"}, "kind 'victory' or modality 'reported' is none of those"),
        ({"modality": "certain"}, "modality 'certain' is none of those that there are"),
    ],
)
def test_what_it_invents_is_refused(address: str, change: dict[str, Any], reason: str) -> None:
    after, added = ask(address, [RIGHT | change])
    assert added == []
    assert reason in after.notes[-1]


@pytest.mark.parametrize("said", [["nothing"], [[]], [{}], [{"kind": "entry", "sentence": 5}]])
def test_what_is_no_event_is_refused(address: str, said: Any) -> None:
    assert ask(address, said)[1] == []


def test_it_makes_no_fact_of_what_the_rules_read_as_denied(address: str) -> None:
    told = {**RIGHT, "kind": "hostilities", "districts": ["AZ-LAC"], "when": "2020-11-23"}
    _, (added,) = ask(address, [told | {"sentence": DENIED, "words": "units entered"}])
    assert added.modality == "denied"


@pytest.mark.parametrize("said", ["no JSON at all", "{}", '{"events": 5}', "refused"])
def test_a_wrong_answer_is_told(address: str, said: str) -> None:
    with pytest.raises(SecondReaderError, match="second reader"):
        ask(address, said)


def test_a_late_answer_is_not_waited_for(address: str) -> None:
    with pytest.raises(SecondReaderError, match="gave no answer"):
        ask(address, "late", seconds=0.2)


def test_nobody_there_is_told() -> None:
    with pytest.raises(SecondReaderError, match="gave no answer"):
        SecondReader("http://127.0.0.1:9/v1", seconds=2).ask(TEXT, {})


def test_nothing_is_asked_unless_an_address_is_set() -> None:
    assert SecondReader.from_environment({}) is None
    with pytest.raises(SecondReaderError, match="expected a number of seconds"):
        SecondReader.from_environment({"HANDOVER_READER": "http://a/v1", "HANDOVER_READER_SECONDS": "soon"})
