"""Events as a table: which of them a filter keeps, and CSV that reads back as it was."""

from __future__ import annotations

import csv
from io import StringIO

from events.exchange.table import COLUMNS, write_csv
from events.records.collection import load_collection
from tests.helpers.specimens import make_account, make_event, make_route, make_source

COLLECTION = load_collection()


def test_csv_has_these_columns_and_a_row_for_each_account() -> None:
    rows = list(csv.reader(StringIO("".join(write_csv(COLLECTION.events, COLLECTION.sources)))))
    assert rows[0] == list(COLUMNS)
    assert rows[0] == [
        *("id", "kind", "when", "districts", "places", "route_from", "route_to", "supersedes", "summary"),
        *("source", "publisher", "origin", "published", "url", "paragraph", "sentences", "words"),
        *("says", "attributed_to", "stance"),
    ]
    assert len(rows) == 1 + sum(len(event.accounts) for event in COLLECTION.events) == 76
    assert {len(row) for row in rows} == {20}
    (column,) = [row for row in rows if row[0] == "movement-toghana-kalbajar-2020-11-25"]
    assert column[:8] == [
        "movement-toghana-kalbajar-2020-11-25",
        "movement",
        "2020-11-25",
        "AZ-GYG|AZ-KAL",
        "toghana",
        "toghana",
        "AZ-KAL",
        "",
    ]
    assert column[9:16] == [
        "today-az-200841",
        "Today.az",
        "Trend",
        "unknown",
        "http://www.today.az/news/politics/200841.html",
        "2",
        "47775e8c55026e2e",
    ]


def test_csv_reads_back_what_was_written_whatever_it_holds() -> None:
    hostile = 'He said: "no",\nthen; =1+1\t| ’ \u2028 Քարվաճառ <b>'
    account = make_account(says=hostile, attributed_to="a,b", words=("one, two", 'three "four"'))
    event = make_event(
        "event",
        "movement",
        "2020-11-25",
        summary=hostile,
        route=make_route("mill", "AZ-KAL"),
        accounts=(account,),
    )
    text = "".join(write_csv([event], [make_source(publisher=hostile)]))
    (row,) = csv.DictReader(StringIO(text, newline=""))
    assert row == {
        "id": "event",
        "kind": "movement",
        "when": "2020-11-25",
        "districts": "AZ-KAL",
        "places": "",
        "route_from": "mill",
        "route_to": "AZ-KAL",
        "supersedes": "",
        "summary": hostile,
        "source": "herald",
        "publisher": hostile,
        "origin": "The Herald",
        "published": "2020-12-31",
        "url": "https://herald.example/bridge",
        "paragraph": "1",
        "sentences": "9dbafb8067416fb6",
        "words": 'one, two|three "four"',
        "says": hostile,
        "attributed_to": "a,b",
        "stance": "reports",
    }


def test_csv_of_nothing_is_its_head() -> None:
    assert "".join(write_csv([], [])) == ",".join(COLUMNS) + "\r\n"
