"""What stands in the files of a site, read without a browser."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import fromstring

import brotli
import pytest

from events.model import CLOCKS
from geo.publish.given.books import list_before, make_book
from geo.publish.given.finding import make_filter
from geo.publish.links import file_of_source, localise
from geo.publish.pages.feeds import describe_collection, write_feed, write_sitemap
from geo.publish.site import list_files, write_one_file
from tests.helpers.html_reader import Reader
from tests.helpers.published import read_edition
from tests.helpers.specimens import ARTICLES
from tests.repository.test_contents import find_quotations, needs_articles

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def page() -> str:
    return write_one_file(read_edition(base="https://example.org/map/")).decode()


def hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_policy_lets_run_what_the_page_holds_and_nothing_else(page: str) -> None:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    script, style = (
        page[page.rindex("<script>") + 8 : page.rindex("</script>")],
        page[page.index("<style>") + 7 :],
    )
    policy = found[1].replace("&#x27;", "'")
    assert policy.split("; ") == [
        "default-src 'none'",
        f"script-src {hash_of(script)}",
        f"style-src {hash_of(style[: style.index('</style>')])}",
        "img-src data:",
        "media-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_no_handler_and_no_style_stands_in_an_attribute(page: str) -> None:
    names = {name for name, _value in Reader(page).attributes}
    assert [name for name in names if name.startswith("on") or name == "style"] == []


def test_the_page_loads_nothing(page: str) -> None:
    loading = {"src", "srcset", "poster", "data", "background", "action"}
    reader = Reader(page)
    assert [value for name, value in reader.attributes if name in loading] == []
    assert "iframe" not in reader.tags
    assert {"link", "script", "style", "svg"} <= set(reader.tags)


def test_a_first_view_is_small() -> None:
    # As it is, without a base address: 145 kB when this was written.
    assert len(brotli.compress(write_one_file(read_edition()), quality=11)) < 150_000


def test_without_scripts_the_page_holds_every_event_and_article(page: str) -> None:
    edition = read_edition()
    text = Reader(re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))
    ids = {value for name, value in text.attributes if name == "id"}
    for event in edition.opened.collection.events:
        assert f"e-{event.id}" in ids
        assert event.summary in text.text
    addresses = {value for name, value in text.attributes if name == "href"}
    assert {source.url for source in edition.opened.collection.sources} <= addresses


def test_every_link_within_the_page_leads_somewhere(page: str) -> None:
    attributes = Reader(page).attributes
    ids = {value for name, value in attributes if name == "id"}
    inside = {value[1:] for name, value in attributes if name == "href" and value.startswith("#")}
    assert {one for one in inside if one not in ids and "=" not in one} == set()


def test_the_book_of_a_district_names_its_rows_from_each_day_on() -> None:
    opened = read_edition().opened
    book = make_book(opened, "happened", "AZ-TOV")
    row = opened.collection.events.row
    (clash,) = [one.id for one in opened.collection.events if one.districts == ("AZ-TOV",)]
    assert book["order"] == [row(clash)]
    # The clashes are dated July 2020, a month: on each of its days, and past from August on.
    assert [(one["day"], one["start"], len(one["own"])) for one in book["days"]][1:] == [
        (18444, 0, 1),
        (18475, 0, 0),
    ]


def test_an_event_stands_there_without_the_accounts_that_are_published_later() -> None:
    opened = read_edition().opened
    row = opened.collection.events.row("entry-kalbajar-2020-11-25")
    ((day, html),) = list_before(opened, opened.timeline.rows())[str(row)]
    # Seven accounts; the last article is of 26 November.
    assert (day, "1 more account was published after this day." in html) == (18592, True)
    # All others are told by articles of one day.
    assert len(list_before(opened, opened.timeline.rows())) == 10


def test_a_filter_holds_a_bit_for_each_row() -> None:
    parts = make_filter(read_edition().opened)
    assert len(parts["texts"]) == 33
    assert set(parts["masks"]) == {"kinds", "districts", "sources", "sides"}
    assert set(parts["masks"]["districts"]) == {"AZ-KAL", "AZ-AGM", "AZ-LAC", "AZ-TOV", "AZ-GYG", "AZ-DAS"}


def test_the_feed_has_the_events_in_the_order_of_their_reporting() -> None:
    opened = read_edition().opened
    feed = fromstring(write_feed(opened, "https://example.org/map/"))  # noqa: S314 - our own
    updated = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert len(updated) == 33
    assert updated == sorted(updated, reverse=True)
    first = next(feed.iter(f"{ATOM}entry")).findtext(f"{ATOM}id") or ""
    assert first.startswith("https://example.org/map/index.html#e-")


def test_the_sitemap_names_pages_by_their_whole_address() -> None:
    text = write_sitemap("https://example.org/map/", ["index.html", "sources.html"]).decode()
    assert re.findall(r"<loc>(.*?)</loc>", text) == [
        "https://example.org/map/",
        "https://example.org/map/sources.html",
    ]


def test_the_collection_is_described_for_machines() -> None:
    about = json.loads(describe_collection(read_edition().opened, "https://example.org/map/", ()))
    assert (about["@type"], about["name"], about["url"]) == (
        "Dataset",
        "Handover Map",
        "https://example.org/map/",
    )
    assert len(about["citation"]) == 5
    assert {one["@type"] for one in about["hasPart"]} == {"Event"}


@pytest.mark.parametrize(("id", "file"), [("trend-1", "trend-1"), ("../a b", ".2e..2e..2f.a.20.b")])
def test_a_source_has_a_file_that_every_file_system_takes(id: str, file: str) -> None:
    assert file_of_source(id) == f"sources/{file}.html"


def test_addresses_of_the_page_are_those_of_the_site() -> None:
    html = '<a href="./?date=2020-11-18&amp;event=a">x</a><a href="./sources?source=b&amp;sentence=c">y</a>'
    assert localise(html, "../index.html", "../") == (
        '<a href="../index.html#date=2020-11-18&amp;event=a">x</a><a href="../sources/b.html">y</a>'
    )
    assert localise(html, "", None) == '<a href="#date=2020-11-18&amp;event=a">x</a><a href="#source-b">y</a>'


@needs_articles
def test_no_file_of_a_site_quotes_an_article(tmp_path: Path) -> None:
    for file in list_files(read_edition()):
        path = tmp_path / file.path.replace("/", "-")
        path.write_bytes(file.make())
    texts = [path for path in ARTICLES.glob("*.txt") if path.is_file()]
    assert find_quotations(sorted(tmp_path.iterdir()), texts) == []


def test_both_clocks_have_a_book_for_each_district(page: str) -> None:
    found = re.search(r'<script type="application/json" id="given">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    given = json.loads(found[1])
    assert len(given["books"]) == len(CLOCKS) * 7
    assert given["piece"] == 0
