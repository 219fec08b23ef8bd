"""The commands that print citations and fetch the texts: what they choose, what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from events.__main__ import main
from events.commands import texts as commands_texts
from tests.helpers.specimens import SOURCES, read_json, run, write_bridge, write_collection


def cited(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    return [item["id"] for item in read_json(capsys, "cite", *arguments)]


def test_cite_prints_all_articles_or_those_of_an_event_a_district_a_day(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert len(cited(capsys)) == 5
    assert cited(capsys, "--event", "displaced-person-2020-11-26") == ["trend-3340347"]
    assert cited(capsys, "--district", "AZ-DAS") == ["today-az-200841"]
    assert cited(capsys, "--district", "AZ-DAS", "--date", "2020-11-24") == []
    assert cited(capsys, "--district", "AZ-DAS", "--date", "2020-11-25") == ["today-az-200841"]


@pytest.mark.parametrize(
    ("format", "begins"),
    [("bibtex", "% "), ("ris", "TY  - "), ("text", "Sources. "), ("csl", "[")],
)
def test_cite_writes_each_format(format: str, begins: str) -> None:
    done = run("cite", "--format", format, "--event", "displaced-person-2020-11-26")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(begins)
    assert "https://en.trend.az/azerbaijan/politics/3340347.html" in done.stdout
    assert done.stdout.endswith("\n")


def test_citations_name_the_collection_and_what_was_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "--district", "AZ-LAC", "--date", "2020-11-20"]) == 0
    head = capsys.readouterr().out.splitlines()[0]
    assert head.startswith("Sources. Lachin (AZ-LAC) on 20 November 2020, from Handover Map, version ")


def test_an_article_that_no_event_rests_on_is_cited_with_the_whole_collection_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = "[[source]]" + SOURCES.partition("[[source]]")[2].replace("herald", "echo")
    data = str(write_collection(tmp_path, sources=SOURCES + other))
    assert cited(capsys, "--data", data) == ["herald", "echo"]
    assert cited(capsys, "--data", data, "--district", "AZ-KAL") == ["herald"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["cite", "--event", "x"], "--event 'x': expected the id of an event, as `list` prints it"),
        (["cite", "--district", "AZ-XX", "--json"], "--district 'AZ-XX': expected one of AZ-KAL, AZ-AGM"),
        (["cite", "--date", "2020-11-31"], "'2020-11-31' is not a day: expected a day such as 2020-11-25"),
        (["cite", "--json", "--format", "ris"], "--json with --format 'ris': expected one of them"),
        (["cite", "--format", "doc"], "python -m events cite: argument --format: invalid choice: 'doc'"),
        (["origins", "--articles", "no-such-folder"], "--articles 'no-such-folder' is not a folder"),
    ],
)
def test_bad_input_ends_with_status_2_and_one_line(arguments: list[str], reason: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(reason)


def test_fetch_refuses_a_folder_that_cannot_be_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "texts").write_text("A file.", encoding="utf-8")
    data = write_collection(tmp_path)
    assert main(["fetch", "--data", str(data), "--articles", str(tmp_path / "texts")]) == 2
    output = capsys.readouterr()
    assert (output.out, output.err.count("\n")) == ("", 1)
    assert "texts cannot be made" in output.err


def test_fetch_without_a_folder_takes_the_one_beside_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HANDOVER_ARTICLES", raising=False)
    monkeypatch.setattr(commands_texts, "HOME", tmp_path)
    # No host: the address is refused before anything is sent.
    data = write_collection(tmp_path, sources=SOURCES.replace("herald.example", "127.0.0.1"))
    assert main(["fetch", "--data", str(data)]) == 2
    assert capsys.readouterr().err == (
        "no folder for the texts: expected --articles FOLDER, or HANDOVER_ARTICLES set to it\n"
    )
    (tmp_path / "app.py").touch()
    assert main(["fetch", "--data", str(data), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["folder"] == str(tmp_path / "articles")
    assert (tmp_path / "articles").is_dir()


def test_origins_names_articles_without_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bridge = write_bridge(tmp_path)
    (bridge / "articles" / "bridge.txt").unlink()
    arguments = ["origins", "--data", str(bridge), "--articles", str(bridge / "articles")]
    assert main(arguments) == 0
    assert capsys.readouterr().out.splitlines() == [
        "herald: no text at hand",
        "0 articles, 0 origins, 0 disagreements with the stored origins",
    ]
