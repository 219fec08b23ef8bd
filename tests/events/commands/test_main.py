"""The command line, as other programs call it: exact JSON, statuses, one line for what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from events.__main__ import main
from events.records.collection import SHIPPED
from events.records.record import FURTHER
from tests.helpers.specimens import (
    CLOSED,
    EVENTS,
    SOURCES,
    TOLD,
    WAITED,
    read_json,
    run,
    write_bridge,
    write_collection,
)


def test_at_prints_the_state_of_each_district() -> None:
    done = run("at", "2020-11-18", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert list(answer) == ["date", "districts"]
    assert answer["date"] == "2020-11-18"
    assert list(answer["districts"]) == ["AZ-KAL", "AZ-AGM", "AZ-LAC", "AZ-TOV", "AZ-GYG", "AZ-DAS"]
    assert answer["districts"]["AZ-KAL"] == {
        "name": "Kalbajar",
        "control": "due",
        "deadline": "2020-11-25",
        "supersedes": ["2020-11-15"],
        "days_left": 7,
        "events": [
            "kalbajar-displaced-1993",
            "kalbajar-capture-1993",
            "statement-2020-11-09",
            "deadline-kalbajar-2020-11-15",
            "extension-kalbajar-2020-11-25",
        ],
        "today": [],
    }
    assert answer["districts"]["AZ-DAS"] == {
        "name": "Dashkasan",
        "control": "none",
        "deadline": None,
        "supersedes": [],
        "days_left": None,
        "events": [],
        "today": [],
    }


def test_at_prints_no_day_left_on_the_deadlines_own_day(capsys: pytest.CaptureFixture[str]) -> None:
    days_left = [
        read_json(capsys, "at", day)["districts"]["AZ-LAC"]["days_left"]
        for day in ("2020-11-30", "2020-12-01", "2020-12-02")
    ]
    assert days_left == [1, 0, None]


def test_at_prints_what_had_been_reported(capsys: pytest.CaptureFixture[str]) -> None:
    answer = read_json(capsys, "at", "2020-11-24", "--clock", "reported")
    assert {state["control"] for state in answer["districts"].values()} == {"none"}


def test_at_in_plain_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["at", "2020-12-01"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "AZ-KAL  Kalbajar     entered, deadline 2020-11-25",
        "AZ-AGM  Agdam        entered, deadline 2020-11-20",
        "AZ-LAC  Lachin       due, deadline 2020-12-01 (0 days left)",
        "AZ-TOV  Tovuz        none",
        "AZ-GYG  Goygol       none",
        "AZ-DAS  Dashkasan    none",
    ]


def test_list_tells_every_event_with_its_accounts(capsys: pytest.CaptureFixture[str]) -> None:
    answer = read_json(capsys, "list")
    assert len(answer) == 33
    keys = ["id", "kind", "when", "districts", "places", "route", "summary", "accounts"]
    assert all(list(event) == [*keys, "origins", "supersedes", "speakers", *FURTHER] for event in answer)
    by_id = {event["id"]: event for event in answer}
    column = by_id["movement-toghana-kalbajar-2020-11-25"]
    assert column["route"] == {"from": "toghana", "to": "AZ-KAL"}
    assert (column["places"], column["districts"]) == (["toghana"], ["AZ-GYG", "AZ-KAL"])
    (account,) = column["accounts"]
    fields = ["source", "paragraph", "sentences", "says", "attributed_to", "stance"]
    assert list(account) == [*fields, "differs_on", "side", "when", "places", "row", "url"]
    assert [account[name] for name in ("differs_on", "side", "when", "places")] == [
        None,
        "azerbaijan",
        None,
        None,
    ]
    assert column["speakers"] == ["Ministry of Defence of Azerbaijan"]
    assert (account["source"], account["paragraph"], account["sentences"], account["stance"]) == (
        "today-az-200841",
        2,
        ["47775e8c55026e2e"],
        "reports",
    )
    assert by_id["extension-kalbajar-2020-11-25"]["supersedes"] == "deadline-kalbajar-2020-11-15"
    assert by_id["conflict-begins-1988"]["origins"] == 2, "four accounts, of which three are copies"
    assert by_id["ceasefire-1994"]["origins"] == 1
    assert by_id["ceasefire-1994"]["route"] is None


def test_list_in_plain_words_prints_the_hours_of_the_ceasefire(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    words = "agreement, 10 November 2020, 00:00 Moscow time (01:00 Baku; 9 November 2020, 21:00 UTC)"
    assert f"ceasefire-2020-11-10\n  {words}\n" in capsys.readouterr().out


def test_sources_prints_every_article(capsys: pytest.CaptureFixture[str]) -> None:
    answer = read_json(capsys, "sources")
    assert len(answer) == 5
    assert answer[2] == {
        "id": "trend-3340347",
        "file": "002_d5592a08e9f6a25d.txt",
        "title": "A French broadcast on Kalbajar",
        "publisher": "Trend",
        "origin": "Trend",
        "published": "2020-11-26",
        "url": "https://en.trend.az/azerbaijan/politics/3340347.html",
        "sha256": "d79710337cdc71454a0622e8ce39b835296452025b9b75f38303ab10ca2a9946",
        "kind": "article",
        "archived": [],
        "licence": "",
        "attribution": "",
    }
    assert all(list(source) == list(answer[2]) for source in answer)
    assert main(["sources"]) == 0
    assert "trend-3340347\n  A French broadcast on Kalbajar\n  Trend (Trend), 2020-11-26\n" in (
        capsys.readouterr().out
    )


def test_sentences_lists_paragraphs_and_fingerprints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = write_bridge(tmp_path) / "articles" / "bridge.txt"
    answer = read_json(capsys, "sentences", text)
    assert answer == [
        {"paragraph": 1, "fingerprint": CLOSED, "sentence": "The bridge over the Arpa was closed at noon."},
        {"paragraph": 2, "fingerprint": TOLD, "sentence": "Nobody told the miller."},
        {"paragraph": 2, "fingerprint": WAITED, "sentence": "He waited until dark."},
    ]
    assert main(["sentences", str(text)]) == 0
    assert capsys.readouterr().out.splitlines()[1] == f"  2  {TOLD}  Nobody told the miller."


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["at", "2020-11-31"], "'2020-11-31' is not a day: expected a day such as 2020-11-25"),
        (["at", "", "--json"], "'' is not a day: expected a day such as 2020-11-25"),
        (["at"], "python -m events at: the following arguments are required: DAY"),
        ([], "python -m events: the following arguments are required: COMMAND"),
        (["list", "--colour"], "python -m events: unrecognized arguments: --colour"),
        (
            ["check", "--articles", "no-such-folder"],
            "--articles 'no-such-folder' is not a folder: expected one with the article texts",
        ),
    ],
)
def test_bad_input_ends_with_status_2_and_one_line(arguments: list[str], reason: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", reason + "\n")


@pytest.mark.parametrize("arguments", [["dance"], ["at", "2020-11-18", "--clock", "sundial"]])
def test_an_unknown_word_ends_with_status_2_and_one_line(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"invalid choice: '{arguments[-1]}'" in done.stderr


def test_a_text_that_cannot_be_read_ends_with_status_2_and_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bridge = write_bridge(tmp_path)
    text = bridge / "articles" / "bridge.txt"
    text.write_bytes(b"\xff")
    assert main(["sentences", str(text)]) == 2
    assert main(["sentences", str(bridge / "nowhere.txt")]) == 2
    assert main(["check", "--data", str(bridge), "--articles", str(bridge / "articles")]) == 2
    output = capsys.readouterr()
    assert (output.out, output.err.count("\n")) == ("", 3)
    assert output.err.count("in UTF-8") == 2
    assert "nowhere.txt: there is no such file or folder: expected a text file" in output.err


def test_settings_that_cannot_be_read_end_with_status_2_and_every_fault(tmp_path: Path) -> None:
    bad = SOURCES.replace("first_day = 2020-11-01\n", "").replace('"2020-11-11"', '"soon"')
    done = run("at", "2020-11-18", "--json", "--data", write_collection(tmp_path, sources=bad, events=""))
    assert (done.returncode, done.stdout) == (2, "")
    lines = [line.partition(": expected")[0] for line in done.stderr.splitlines()]
    assert lines == [
        "2 faults in the data files",
        "sources.toml, line 2: collection, first_day: missing",
        "sources.toml, line 22: record 1 (herald), published: 'soon'",
    ]


# The extension has no district that the collection knows.
ASIDE = EVENTS.replace(
    'when = "/2020-11-20"\ndistricts = ["AZ-KAL"]', 'when = "/2020-11-20"\ndistricts = ["AZ-X"]'
)
TOLD_ASIDE = (
    "1 record is set aside, as it cannot be used:\n"
    "events.toml, line 20: record 2 (bridge-extension), districts: 'AZ-X': expected one of AZ-AGM, AZ-KAL; "
    "did you mean 'AZ-KAL'?\n"
)


def test_a_record_that_cannot_be_used_is_set_aside_and_told_as_on_the_page(tmp_path: Path) -> None:
    done = run("at", "2020-11-18", "--json", "--data", write_collection(tmp_path, events=ASIDE))
    assert done.returncode == 0
    state = json.loads(done.stdout)["districts"]["AZ-KAL"]
    assert (state["events"], state["deadline"]) == (["bridge-deadline"], "2020-11-15")
    assert done.stderr == TOLD_ASIDE


def test_check_ends_with_status_1_where_a_record_is_set_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bridge = write_bridge(tmp_path)
    folders = ("--data", str(bridge), "--articles", str(bridge / "articles"))
    assert read_json(capsys, "check", *folders)["passed"] is True
    write_collection(bridge, events=ASIDE)
    answer = read_json(capsys, "check", *folders, status=1)
    assert (answer["set_aside"], answer["passed"], len(answer["faults"])) == (1, False, 1)


def test_the_environment_names_the_collection_and_an_option_comes_before_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDOVER_DATA", str(write_collection(tmp_path)))
    assert [event["id"] for event in read_json(capsys, "list")] == ["bridge-deadline", "bridge-extension"]
    assert len(read_json(capsys, "list", "--data", SHIPPED)) == 33
    monkeypatch.setenv("HANDOVER_DATA", "")
    assert len(read_json(capsys, "list")) == 33
