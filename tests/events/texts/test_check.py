"""The check of a whole collection, in numbers and on one line; where the texts are looked for."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from events.__main__ import main
from events.commands import texts as commands_texts
from events.errors import ArticleError
from events.model import Passage
from events.records.collection import Collection, load_collection
from events.texts.articles import Article, find_articles_folder, read_articles
from events.texts.check import CheckReport, check_collection
from events.texts.passages import split_paragraphs
from events.timeline.store import EventList
from tests.helpers.specimens import (
    ARTICLES,
    BRIDGE,
    CLOSED,
    NO_ARTICLES,
    SOURCES,
    TOLD,
    WAITED,
    make_account,
    make_event,
    make_source,
    read_json,
    run,
    write_bridge,
    write_collection,
)

needs_articles = pytest.mark.skipif(not ARTICLES.is_dir(), reason=NO_ARTICLES)

TEXT = Article("herald.txt", tuple(split_paragraphs(BRIDGE)), "0" * 64)
ALL_FOUND = "3 of 3 sentences were found in the texts at hand. Events told by one origin only: 2 of 2."


def make_collection() -> Collection:
    """Make two events: one that only the Herald reports, one that the Echo reports, too."""
    second = Passage(paragraph=2, sentences=(TOLD, WAITED))
    sources = (make_source("herald"), make_source("echo", origin="The Echo"), make_source("idle"))
    both = (make_account(), make_account("echo"))
    events = (
        make_event("miller", "report", "2020-11-10", accounts=(make_account(passage=second),)),
        make_event("closing", "report", "2020-11-10", accounts=both),
    )
    return Collection(None, sources, EventList(events, sources), ())


def check(**texts: Article) -> CheckReport:
    return check_collection(make_collection(), texts)


def test_all_is_counted() -> None:
    report = check(herald=TEXT, echo=TEXT)
    assert (report.sources, report.accounts, len(report.lookups)) == (3, 3, 4)
    assert report.passages == {"found": 3, "moved": 0, "missing": 0, "no text": 0}
    assert report.origins == {"miller": 1, "closing": 2}
    assert report.resting_on_one == ("miller",)
    assert (report.absent, report.altered, report.not_found) == (("idle",), (), ())
    assert report.summary() == (
        "4 of 4 sentences were found in the texts at hand. Events told by one origin only: 1 of 2."
    )


def test_an_article_that_nothing_rests_on_may_lack_its_text() -> None:
    assert check(herald=TEXT, echo=TEXT).is_passed


def test_a_passage_without_a_text_fails() -> None:
    report = check(herald=TEXT)
    assert not report.is_passed
    assert report.absent == ("echo", "idle")
    assert report.passages == {"found": 2, "moved": 0, "missing": 0, "no text": 1}
    assert report.summary().startswith("3 of 4 sentences were found in the texts at hand.")


def test_a_passage_is_as_its_worst_sentence_and_a_moved_one_fails_nothing() -> None:
    moved = Article(
        "herald.txt", (TEXT.paragraphs[0], "Nobody told the miller.", "He waited until dark."), ""
    )
    report = check(herald=moved, echo=TEXT)
    assert report.passages == {"found": 2, "moved": 1, "missing": 0, "no text": 0}
    assert [lookup.sentence for lookup in report.not_found] == [WAITED]
    assert report.is_passed
    assert (
        "4 of 4 sentences were found in the texts at hand, 1 of them in another paragraph."
        in report.summary()
    )
    lost = Article("herald.txt", (TEXT.paragraphs[0], "Nobody told the miller."), "")
    report = check(herald=lost, echo=TEXT)
    assert report.passages == {"found": 2, "moved": 0, "missing": 1, "no text": 0}
    assert not report.is_passed


def test_a_reader_s_own_download_is_noted_and_fails_nothing() -> None:
    report = check(herald=Article("herald.txt", TEXT.paragraphs, "1" * 64), echo=TEXT)
    assert (report.altered, report.is_passed) == (("herald",), True)


def test_without_any_text_the_line_says_so() -> None:
    assert check().summary() == (
        "The texts of the articles are not at hand, so their words could not be checked (4 sentences). "
        "Events told by one origin only: 1 of 2."
    )


def test_origins_that_do_not_agree_with_the_texts_are_reported_and_fail_nothing() -> None:
    long = ("The mill was built by two brothers from the upper valley. It burned down twice in ten years.",)
    text = Article("herald.txt", (*TEXT.paragraphs, *long), "0" * 64)
    report = check(herald=text, echo=text)
    assert [one.origins for one in report.disagreements] == [("The Herald", "The Echo")]
    assert report.is_passed


def test_the_command_prints_every_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bridge = write_bridge(tmp_path)
    right = sha256(BRIDGE.encode()).hexdigest()
    arguments = ["check", "--data", str(bridge), "--articles", str(bridge / "articles")]
    assert main(arguments) == 0
    assert capsys.readouterr().out.splitlines() == [
        "herald: the text at hand is not the recorded one (SHA-256 differs)",
        "articles: 1 of 1 at hand",
        "accounts: 2",
        "passages: 2 found, 0 moved, 0 missing, 0 no text",
        "events on 1 origin: 2: bridge-deadline, bridge-extension",
        ALL_FOUND,
    ]
    write_collection(bridge, sources=SOURCES.replace("0" * 64, right))
    answer = read_json(capsys, *arguments)
    assert answer == {
        "events": 2,
        "accounts": 2,
        "sentences": 3,
        "found": 3,
        "unlikely": [],
        "not_found": [],
        "passages": {"found": 2, "moved": 0, "missing": 0, "no text": 0},
        "words": 0,
        "words_not_found": [],
        "articles": 1,
        "absent": [],
        "altered": [],
        "read_as": {},
        "origins": {"bridge-deadline": 1, "bridge-extension": 1},
        "resting_on_one": ["bridge-deadline", "bridge-extension"],
        "disagreements": [],
        "set_aside": 0,
        "faults": [],
        "passed": True,
        "summary": ALL_FOUND,
        "rows": 0,
        "unchecked": 0,
        "proposals": 0,
    }


def test_the_command_names_what_is_moved_and_ends_well(tmp_path: Path) -> None:
    bridge = write_bridge(tmp_path)
    text = "Nobody told the miller. He waited until dark.\n\nThe bridge over the Arpa was closed at noon."
    (bridge / "articles" / "bridge.txt").write_text(text, encoding="utf-8")
    done = run("check", "--data", bridge, "--articles", bridge / "articles")
    assert done.returncode == 0
    assert f"bridge-deadline: herald, paragraph 1: {CLOSED}: moved\n" in done.stdout


@needs_articles
def test_the_shipped_collection_passes_with_no_remark(capsys: pytest.CaptureFixture[str]) -> None:
    answer = read_json(capsys, "check", "--articles", ARTICLES)
    assert (answer["events"], answer["sentences"], answer["found"], answer["articles"]) == (33, 99, 99, 5)
    assert answer["passages"] == {"found": answer["accounts"], "moved": 0, "missing": 0, "no text": 0}
    assert (answer["absent"], answer["altered"], answer["disagreements"], answer["passed"]) == (
        [],
        [],
        [],
        True,
    )
    assert set(answer["origins"].values()) == {1, 2}
    listed = read_json(capsys, "list")
    assert answer["origins"] == {event["id"]: event["origins"] for event in listed}


def test_the_folder_of_the_texts_is_the_option_the_environment_the_setting_or_beside(tmp_path: Path) -> None:
    named = {"HANDOVER_ARTICLES": "environment"}
    option = Path("option")
    assert find_articles_folder(option, named, tmp_path, setting="setting") == option
    assert find_articles_folder(None, named, tmp_path, setting="setting") == Path("environment")
    assert find_articles_folder(None, {"HANDOVER_ARTICLES": ""}, tmp_path, setting="setting") == Path(
        "setting"
    )
    assert find_articles_folder(None, {}, tmp_path) is None
    (tmp_path / "articles").mkdir()
    assert find_articles_folder(None, {}, tmp_path) == tmp_path / "articles"
    assert find_articles_folder(None, {}, tmp_path, setting="setting") == Path("setting")


def test_a_collection_s_own_setting_counts_from_its_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HANDOVER_ARTICLES", raising=False)
    bridge = write_bridge(tmp_path)
    write_collection(bridge, sources=SOURCES.replace('version = "1"', 'version = "1"\narticles = "articles"'))
    settings = load_collection(bridge).settings
    assert settings is not None
    assert settings.articles == str(bridge / "articles")
    assert main(["check", "--data", str(bridge)]) == 0
    assert "1 of 1 at hand" in capsys.readouterr().out
    (bridge / "articles").rename(bridge / "elsewhere")
    assert main(["check", "--data", str(bridge)]) == 2
    message = capsys.readouterr().err
    assert message == (
        f"articles in sources.toml {str(bridge / 'articles')!r} is not a folder: "
        "expected one with the article texts\n"
    )


def test_a_wrong_folder_is_reported_with_what_named_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDOVER_ARTICLES", str(tmp_path / "nowhere"))
    assert main(["origins"]) == 2
    assert capsys.readouterr().err.startswith("HANDOVER_ARTICLES '")


def test_texts_beside_the_page_need_not_be_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HANDOVER_ARTICLES", raising=False)
    monkeypatch.setattr(commands_texts, "HOME", tmp_path)
    bridge = write_bridge(tmp_path)
    assert main(["check", "--data", str(bridge), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["found"] == 3


@pytest.mark.parametrize("file", ["../bridge.txt", "a/../../bridge.txt", "/etc/hostname"])
def test_a_file_name_that_leads_out_of_the_folder_is_not_read(tmp_path: Path, file: str) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    with pytest.raises(ArticleError, match="expected the bare name of a file"):
        read_articles(tmp_path / "texts", [make_source(file=file)])
