"""The commands `read` and `score`: what they print, as JSON and for people."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from events.records.collection import load_collection
from geo.commands.program import main
from tests.helpers.reading import GOLD

TEXT = "BAKU, 25 November 2020\n\nArmy units entered the Kalbajar district on Tuesday, officials said.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_reading_is_one_json_document(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(article), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["published"], found["language"], found["publisher"]) == ("2020-11-25", "en", "")
    assert [(one["text"], one["start"], one["edtf"]) for one in found["dates"]] == [
        ("25 November 2020", 6, "2020-11-25"),
        ("Tuesday", 68, "2020-11-24"),
    ]
    assert [(one["text"], one["id"], one["kind"]) for one in found["places"]] == [
        ("BAKU", "AZ-BA", "city"),
        ("Kalbajar", "AZ-KAL", "district"),
    ]
    (event,) = found["events"]
    told = {name: event[name] for name in ("kind", "when", "districts", "places", "route", "modality")}
    assert told == {
        "kind": "entry",
        "when": "2020-11-24",
        "districts": ["AZ-KAL"],
        "places": [],
        "route": None,
        "modality": "reported",
    }
    assert (event["attributed_to"], event["supersedes"]) == ("officials", None)
    assert event["sentence"] == TEXT.splitlines()[2]


def test_a_reading_for_people_tells_its_reasons(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(article), "--published", "2020-11-26"]) == 0
    printed = capsys.readouterr().out
    assert "entry reported, 2020-11-24, AZ-KAL" in printed
    assert "“entered” tells of it" in printed


def test_a_file_that_is_not_there_ends_with_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(tmp_path / "none.txt")]) == 2
    assert "none.txt: there is no such file or folder: expected a text file" in capsys.readouterr().err


@pytest.mark.parametrize(("folder", "whole"), [("known", 0.9), ("aside", 0.8)])
def test_the_score_against_gold(folder: str, whole: float, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(GOLD / folder), "--json"]) == 0
    score = json.loads(capsys.readouterr().out)
    least = {"date value": 0.95, "place id": 0.95, "whole": whole, "speaker": 0.9, "modality": 0.95}
    for measure, value in least.items():
        figures = score["measures"][measure]
        assert min(figures["precision"], figures["recall"]) >= value, (measure, score["failures"])
    assert score["taken_for_fact"] == 0


def test_a_failure_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for ending in ("txt", "json"):
        shutil.copyfile(GOLD / "known" / f"agency.{ending}", tmp_path / f"agency.{ending}")
    path = tmp_path / "agency.json"
    gold = json.loads(path.read_text("utf-8"))
    gold["dates"][1]["edtf"] = "2020-11-21"
    path.write_text(json.dumps(gold), encoding="utf-8")
    assert main(["score", str(tmp_path)]) == 0
    assert "agency: date “Friday”: 2020-11-20, not 2020-11-21" in capsys.readouterr().out


def test_a_folder_without_gold_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(tmp_path)]) == 2
    assert "no gold: expected NAME.json and NAME.txt" in capsys.readouterr().err


def test_what_is_found_is_proposed_and_shown_nowhere(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    collection = tmp_path / "collection"
    assert main(["new", str(collection)]) == 0
    before = load_collection(collection)
    copy = tmp_path / "copy.txt"
    copy.write_text(TEXT.replace("officials", "locals"), encoding="utf-8")
    capsys.readouterr()
    for _ in range(2):
        assert main(["read", str(article), str(copy), "--into", str(collection)]) == 0
        assert capsys.readouterr().out.startswith("1 event proposed from 2 articles; 1 in ")
    proposals = (collection / "proposals.json").read_text("utf-8")
    (event,) = json.loads(proposals)["events"]
    assert [account["source"] for account in event["accounts"]] == ["article.txt", "copy.txt"]
    assert [account["paragraph"] for account in event["accounts"]] == [2, 2]
    assert "Army units" not in proposals
    after = load_collection(collection)
    assert (list(after.events), after.sources) == (list(before.events), before.sources)
    main(["check", "--data", str(collection), "--articles", str(collection / "articles")])
    assert "proposals: 1, none of them reviewed" in capsys.readouterr().out


def test_a_folder_that_is_no_collection_takes_no_proposals(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(article), "--into", str(tmp_path)]) == 2
    assert "no sources.toml there: expected a collection" in capsys.readouterr().err


def test_a_page_tells_its_day_and_publisher(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("trafilatura")
    page = tmp_path / "page.html"
    page.write_text(
        '<html lang="en"><head><title>Units enter</title>'
        '<meta property="og:site_name" content="The Border Post">'
        '<meta property="article:published_time" content="2020-11-26T08:00:00+04:00"></head>'
        "<body><nav><a href='/'>Home</a></nav><article><h1>Units enter</h1>"
        "<p>Army units entered the Kalbajar district on Wednesday, officials said, and took positions.</p>"
        "<p>The road through the pass had been cleared of mines by sappers in the days before.</p>"
        "</article></body></html>",
        encoding="utf-8",
    )
    assert main(["read", str(page), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["published"], found["publisher"]) == ("2020-11-26", "The Border Post")
    entry = next(one for one in found["events"] if one["kind"] == "entry")
    assert (entry["when"], entry["districts"]) == ("2020-11-25", ["AZ-KAL"])
    assert found["text"][entry["start"] :].startswith(entry["text"])
    assert main(["read", str(page), "--json", "--published", "2020-12-03"]) == 0
    assert json.loads(capsys.readouterr().out)["published"] == "2020-12-03"
