"""What can hardly be as it stands: events after their article, places that nobody knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from events.texts.likely import find_late, find_unknown_places
from geo.commands.program import main
from tests.helpers.specimens import make_account, make_event, make_route, make_source

SOURCES = {"herald": make_source(published="2020-11-15"), "undated": make_source("undated", "unknown")}


def test_an_event_after_its_article_is_told_but_for_deadlines_and_undated_articles() -> None:
    events = [
        make_event("later", "entry", "2020-12-25"),
        make_event("same-day", "entry", "2020-11-15"),
        make_event("that-month", "entry", "2020-11"),
        make_event("until", "deadline", "2020-11-20/2020-12-01"),
        make_event("undated", "entry", "2020-12-25", accounts=(make_account("undated"),)),
    ]
    (found,) = find_late(events, SOURCES)
    assert (found.event, found.field, found.value) == ("later", "when", "2020-12-25")
    assert found.expected.startswith("a day up to 2020-11-15, on which herald was published; ")


def test_a_place_that_nobody_knows_is_told_with_the_nearest_that_is_known() -> None:
    events = [
        make_event("seen", "report", "2020-11-10", places=("toghana", "toghanna")),
        make_event("moved", "movement", "2020-11-10", route=make_route("AZ-KAL", "atlantis")),
    ]
    assert [str(one) for one in find_unknown_places(events, {"toghana", "AZ-KAL"})] == [
        "seen: places: 'toghanna': expected the id of a place, as `handover-map find NAME` tells it; "
        "did you mean 'toghana'?",
        "moved: route.to: 'atlantis': expected the id of a place, as `handover-map find NAME` tells it",
    ]


def test_check_ends_with_status_1_and_names_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HANDOVER_ARTICLES", raising=False)
    home = tmp_path / "map"
    assert main(["new", str(home)]) == 0
    events = home / "events.toml"
    text = events.read_text(encoding="utf-8")
    text = text.replace('when = "2024-05-03"', 'when = "2024-05-30"\nplaces = ["atlantis"]', 1)
    events.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["check", "--json", "--data", str(home)]) == 1
    told = json.loads(capsys.readouterr().out)["unlikely"]
    assert [(one["event"], one["field"], one["value"]) for one in told] == [
        ("landslide", "when", "2024-05-30"),
        ("landslide", "places", "atlantis"),
    ]
