"""Articles fetched into a folder: what was found, what was lost, and that no better copy is touched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from events.model import Source
from events.records.collection import load_collection
from events.texts.articles import look_up_passages, read_articles
from events.texts.passages import fingerprint, split_paragraphs
from events.web.fetch import FetchReport, fetch_articles, run_fetch
from tests.helpers.newspaper import (
    FLOOD,
    LOG,
    MEETS,
    ROSE,
    SINCE,
    TOLD,
    Press,
    fetch,
    list_files,
    make_flood,
    make_page,
    open_press,
)
from tests.helpers.specimens import ARTICLES, NO_ARTICLES, make_source

WHOLE = "\n\n".join(FLOOD) + "\n"


@pytest.fixture
def press() -> Iterator[Press]:
    with open_press() as opened:
        opened.put("/flood", make_page(*FLOOD))
        yield opened


def test_an_article_among_menus_is_fetched_into_a_new_folder(press: Press, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "articles"
    report = fetch(press, folder)
    assert report == FetchReport(
        source="courier",
        file="courier.txt",
        url=f"http://{press.host}/flood",
        outcome="fetched",
        reason="",
        found=5,
        sentences=5,
        not_found=(),
    )
    assert list_files(folder) == ["courier.txt"]
    assert (folder / "courier.txt").read_bytes() == WHOLE.encode()


def test_of_an_article_changed_by_one_sentence_exactly_that_passage_is_lost(
    press: Press, tmp_path: Path
) -> None:
    press.put("/flood", make_page(*FLOOD).replace("Nobody in the lower town", "Few in the lower town"))
    report = fetch(press, tmp_path)
    assert (report.outcome, report.found, report.sentences) == ("fetched", 4, 5)
    assert [(one.event, one.paragraph, one.sentence) for one in report.not_found] == [
        ("flood", 1, fingerprint(TOLD))
    ]
    assert split_paragraphs((tmp_path / "courier.txt").read_text(encoding="utf-8"))[1:] == list(FLOOD[1:])


def test_other_quotes_dashes_spaces_and_another_headline_lose_nothing(press: Press, tmp_path: Path) -> None:
    copy = [part.replace('"', "«").replace(" - ", "–").replace(" of ", "\u2009of\n  ") for part in FLOOD]
    press.put("/flood", make_page(*copy, headline="2 METRES! What the log of the lock tells"))
    assert (fetch(press, tmp_path).found, fetch(press, tmp_path).not_found) == (5, ())


@pytest.mark.parametrize("content_type", ["text/html; charset=windows-1251", "text/html"])
def test_a_page_in_windows_1251_is_written_in_utf8(press: Press, tmp_path: Path, content_type: str) -> None:
    text = "Мельник сказал: мост закрыт с полудня."
    press.put("/bridge", make_page(text, headline="Мост").encode("windows-1251"), content_type)
    source, event = press.source("/bridge"), make_flood("courier", (1, text))
    (report,) = fetch_articles([source], [event], tmp_path, options=press.options)
    assert (report.outcome, report.found) == ("fetched", 1)
    assert text in (tmp_path / "courier.txt").read_text(encoding="utf-8")


# No worse copy


@pytest.mark.parametrize(
    ("there", "web", "outcome", "reason"),
    [
        (WHOLE, FLOOD[:2], "kept", "the copy that was there is better: the web's holds 3 of 5 passages"),
        (WHOLE, FLOOD, "kept", "the copy that was there is as good"),
        # The web's copy has as many passages, but not in the paragraphs that the records name.
        (WHOLE, (FLOOD[0], "An advertisement.", *FLOOD[1:]), "kept", "the copy that was there is as good"),
        ("An older\n\ncopy.\n", FLOOD, "fetched", ""),
        (FLOOD[0], FLOOD, "fetched", ""),
        ("", FLOOD, "fetched", ""),
    ],
)
def test_a_copy_gives_way_to_a_better_one_only(
    press: Press, tmp_path: Path, there: str, web: tuple[str, ...], outcome: str, reason: str
) -> None:
    (tmp_path / "courier.txt").write_text(there, encoding="utf-8")
    press.put("/flood", make_page(*web))
    report = fetch(press, tmp_path)
    assert (report.outcome, report.reason, report.found) == (outcome, reason, 5)
    assert list_files(tmp_path) == ["courier.txt"]
    assert (tmp_path / "courier.txt").read_text(encoding="utf-8") == WHOLE


def test_a_copy_that_was_there_is_reported_when_the_web_has_none(press: Press, tmp_path: Path) -> None:
    (tmp_path / "courier.txt").write_text(WHOLE, encoding="utf-8")
    report = fetch(press, tmp_path, press.source("/gone"))
    assert (report.outcome, report.found) == ("failed", 5)
    assert report.reason == f"http://{press.host}/gone answered 404: expected 200"
    assert (tmp_path / "courier.txt").read_text(encoding="utf-8") == WHOLE


def test_a_notice_that_the_article_is_gone_is_not_taken_for_it(press: Press, tmp_path: Path) -> None:
    press.put("/flood", make_page("This article is no longer available. Read our other articles instead."))
    report = fetch(press, tmp_path)
    assert (report.outcome, len(report.not_found), list_files(tmp_path)) == ("failed", 5, [])
    assert report.reason == f"http://{press.host}/flood holds none of the 5 passages: expected the article"


def test_a_file_that_is_no_text_is_left_alone(press: Press, tmp_path: Path) -> None:
    (tmp_path / "courier.txt").write_bytes(b"\xff\xfe\x00")
    report = fetch(press, tmp_path)
    assert report.outcome == "failed"
    assert "is there and looks like no text in any known encoding" in report.reason
    assert (tmp_path / "courier.txt").read_bytes() == b"\xff\xfe\x00"
    assert press.requests == []


def test_what_is_no_page_is_not_written(press: Press, tmp_path: Path) -> None:
    press.put("/flood", b"%PDF-1.7", "application/pdf")
    assert fetch(press, tmp_path).reason == (
        f"http://{press.host}/flood is of the type 'application/pdf': expected a web page (text/html)"
    )
    assert list_files(tmp_path) == []


# All of them, and the command


def make_collection(press: Press) -> list[Source]:
    """Make three sources: the whole flood, one without the council, and one that is gone."""
    press.put("/part", make_page(*FLOOD[:2]))
    return [
        press.source("/flood"),
        press.source("/part", id="herald"),
        press.source("/gone", id="echo"),
    ]


def test_one_article_is_requested_at_a_time_and_robots_txt_once(press: Press, tmp_path: Path) -> None:
    fetch_articles(make_collection(press), [], tmp_path, options=press.options)
    assert (press.requests, press.most_at_once) == (["/robots.txt", "/flood", "/part", "/gone"], 1)


def test_a_forbidden_address_fails_and_the_others_go_on(press: Press, tmp_path: Path) -> None:
    press.put("/robots.txt", "User-agent: *\nDisallow: /flood\n", "text/plain")
    sources = [
        press.source("/flood"),
        make_source("ftp", url="ftp://herald.example/a"),
        press.source("/part", id="herald"),
    ]
    press.put("/part", make_page(*FLOOD))
    reports = fetch_articles(sources, [make_flood("herald")], tmp_path, options=press.options)
    assert [report.outcome for report in reports] == ["failed", "failed", "fetched"]
    assert "/robots.txt forbids HandoverMap to read" in reports[0].reason
    assert reports[1].reason.startswith("ftp://herald.example/a was not asked")


def test_the_command_prints_a_line_per_article(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = [make_flood("courier"), make_flood("herald"), make_flood("echo")]
    status = run_fetch(make_collection(press), events, tmp_path, as_json=False, options=press.options)
    output = capsys.readouterr()
    assert (status, output.err) == (1, "")
    assert output.out.splitlines() == [
        f"texts are written into {tmp_path.resolve()}",
        "courier: fetched: 5 of 5 passages found in courier.txt",
        "herald: fetched: 3 of 5 passages found in herald.txt",
        f"  not found: flood, paragraph 3: {fingerprint(MEETS)}",
        f"  not found: flood, paragraph 3: {fingerprint(SINCE)}",
        f"echo: failed (http://{press.host}/gone answered 404: expected 200):"
        " 0 of 5 passages found in echo.txt",
    ]


def test_the_command_prints_one_json_document(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    event = make_flood("courier", (1, ROSE), (2, LOG), (4, "It was the warden's sister."))
    status = run_fetch([press.source("/flood")], [event], tmp_path, as_json=True, options=press.options)
    assert (status, json.loads(capsys.readouterr().out)) == (
        1,
        {
            "folder": str(tmp_path),
            "articles": [
                {
                    "source": "courier",
                    "file": "courier.txt",
                    "url": f"http://{press.host}/flood",
                    "outcome": "fetched",
                    "reason": "",
                    "sentences": 3,
                    "found": 2,
                    "not_found": [
                        {
                            "event": "flood",
                            "paragraph": 4,
                            "sentence": fingerprint("It was the warden's sister."),
                        }
                    ],
                }
            ],
        },
    )


def test_the_command_ends_with_0_when_all_is_at_hand_also_the_second_time(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for outcome in ("fetched", "kept (the copy that was there is as good)"):
        given = [press.source("/flood")], [make_flood()], tmp_path
        assert run_fetch(*given, as_json=False, options=press.options) == 0
        assert capsys.readouterr().out.splitlines()[1:] == [
            f"courier: {outcome}: 5 of 5 passages found in courier.txt"
        ]


@pytest.mark.parametrize("as_json", [True, False])
def test_without_a_network_the_command_says_so_and_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], as_json: bool, press: Press
) -> None:
    sources = [
        make_source("one", url="http://127.0.0.1:1/a"),
        make_source("two", url="http://no-such-host.invalid/"),
        make_source("three", url="ftp://herald.example/"),
    ]
    options = replace(press.options, allowed_hosts=frozenset({"127.0.0.1:1"}), timeout=2)
    assert run_fetch(sources, [], tmp_path, as_json=as_json, options=options) == 2
    output = capsys.readouterr()
    assert output.out == ("" if as_json else f"texts are written into {tmp_path.resolve()}\n")
    assert output.err.startswith(
        "no network: no host could be reached; no connection to no-such-host.invalid, port 80: "
    )
    assert output.err.count("\n") == 1
    sources.append(press.source("/flood"))
    options = replace(options, allowed_hosts=frozenset({"127.0.0.1:1", press.host}))
    assert run_fetch(sources, [], tmp_path, as_json=as_json, options=options) == 1


@pytest.mark.skipif(not ARTICLES.is_dir(), reason=NO_ARTICLES)
@pytest.mark.parametrize("between", ["</p><p>", "<br><br>", "</div><div>"])
def test_every_passage_of_the_shipped_collection_is_found_in_a_page_of_its_article(
    press: Press, tmp_path: Path, between: str
) -> None:
    collection = load_collection()
    sources = []
    for source in collection.sources:
        lines = (ARTICLES / source.file).read_text(encoding="utf-8").splitlines()
        text = between.join(escape(line) for line in lines if line.strip())
        press.put(f"/{source.id}", make_page("TEXT", headline="A headline of ours").replace("TEXT", text))
        sources.append(replace(source, url=f"http://{press.host}/{source.id}"))
    reports = fetch_articles(sources, collection.events, tmp_path, options=press.options)
    assert [(report.outcome, report.not_found) for report in reports] == [("fetched", ())] * 5
    lookups = look_up_passages(collection.events, read_articles(tmp_path, sources))
    assert (len(lookups), {lookup.finding for lookup in lookups} <= {"found", "moved"}) == (99, True)
    assert not any("advert" in path.read_text(encoding="utf-8").lower() for path in tmp_path.iterdir())
