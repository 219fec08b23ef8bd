"""Whatever is read, a file, a text, an address, is read, or refused with an error of our own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet
from starlette.requests import Request
from starlette.responses import Response

from events.dates import parse_day, parse_when
from events.errors import ArticleError, DateError, EventsError, RecordsError
from events.exchange.formats import Stamp
from events.exchange.geojson import read_geojson
from events.exchange.table import read_csv, write_csv
from events.finding.queries import read_query
from events.records.collection import SHIPPED, Collection, load_collection
from events.records.parquet import make_table
from events.records.record import to_record
from events.records.rules import read_records
from events.texts.articles import look_up_passages, read_articles
from events.texts.check import check_collection
from events.texts.origins import compare_articles
from events.web.extraction import read_article
from events.words.catalogue import current_language
from geo.exchange.geojson import Places, write_geojson
from geo.page.parts.search import write_found
from geo.page.server.application import answer_notes
from geo.page.session.collection import OpenCollection, open_collection
from geo.places.gazetteer import Gazetteer, load_gazetteer
from geo.shapes.geoparquet import read_districts
from geo.views.addresses import read_asked
from geo.views.axis import make_axis_data, work_out
from geo.views.notes import write_notes
from geo.views.texts import Texts
from geo.views.view import PARAMETERS, write_view
from tests.helpers.specimens import EVENTS, SOURCES
from tests.helpers.strategies import lists_of_events, texts_of_dates

# Any text at all, and such as is nearly what is read.
texts = st.text(max_size=80)
near_dates = st.one_of(texts_of_dates, st.text("0123456789-/.?~%XYTZ:+[]{},", max_size=24), texts)
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts, near_dates)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)


@pytest.fixture(scope="module")
def shipped() -> Collection:
    return load_collection(SHIPPED)


@pytest.fixture(scope="module")
def opened() -> OpenCollection:
    return open_collection(str(SHIPPED))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@st.composite
def spoilt(draw: Any, sound: str) -> str:
    """Draw a sound text cut short, with a stretch left out, or with another put in its place."""
    begin, end = sorted((draw(st.integers(0, len(sound))), draw(st.integers(0, len(sound)))))
    middle: str = draw(st.one_of(texts, near_dates, st.just("")))
    return sound[:begin] + middle + sound[end:]


# ---- dates and records -------------------------------------------------------------------------------


@given(text=near_dates)
def test_a_text_is_a_date_or_refused(text: str) -> None:
    for read in (parse_when, parse_day):
        with suppress(DateError):
            read(text)


@given(drawn=lists_of_events(2), changes=st.dictionaries(texts, values, max_size=2), data=st.data())
def test_records_with_anything_in_their_fields_are_read_or_refused(
    drawn: list[dict[str, Any]], changes: dict[str, Any], data: st.DataObject
) -> None:
    spoilt_record = drawn[0] | changes
    for name in data.draw(st.lists(st.sampled_from([*drawn[0]]), max_size=2)):
        spoilt_record[name] = data.draw(values)
    accounts = spoilt_record["accounts"]
    account = accounts[0] if isinstance(accounts, list) and accounts else None
    if isinstance(account, dict) and account:
        account[data.draw(st.sampled_from([*account]))] = data.draw(values)
    with suppress(RecordsError):
        read_records("a file", [("one", spoilt_record), ("two", data.draw(values))])


@given(sources=st.one_of(spoilt(SOURCES), st.just(SOURCES)), events=spoilt(EVENTS), story=st.none() | texts)
def test_files_of_a_collection_are_read_or_their_faults_told(
    sources: str, events: str, story: str | None, folder: Path
) -> None:
    (folder / "sources.toml").write_bytes(sources.encode("utf-8", "surrogatepass"))
    (folder / "events.toml").write_bytes(events.encode("utf-8", "surrogatepass"))
    (folder / "story.toml").write_bytes((story or "").encode("utf-8", "surrogatepass"))
    found = load_collection(folder)
    assert all(str(fault) for fault in found.faults)
    assert found.settings is not None or found.faults


@given(begin=st.integers(0, 400), content=st.binary(max_size=60))
def test_a_broken_parquet_file_is_told(begin: int, content: bytes, folder: Path, shipped: Collection) -> None:
    path = folder / "own"
    path.mkdir(exist_ok=True)
    (path / "sources.toml").write_bytes((SHIPPED / "sources.toml").read_bytes())
    parquet.write_table(make_table(shipped.events), path / "events.parquet")
    sound = (path / "events.parquet").read_bytes()
    # What is lost at the end is the list of the columns, without which nothing is read.
    (path / "events.parquet").write_bytes(sound[: len(sound) - begin] + content)
    found = load_collection(path)
    assert len(found.events) == len(shipped.events) or found.is_unread
    (path / "districts.parquet").write_bytes(content)
    features, faults = read_districts(path / "districts.parquet")
    assert features == []
    assert faults[0].is_unread
    (path / "districts.parquet").unlink()


# ---- imports -----------------------------------------------------------------------------------------


@given(data=st.data())
def test_an_import_is_read_or_refused(
    data: st.DataObject, shipped: Collection, opened: OpenCollection
) -> None:
    assert shipped.settings is not None
    events = list(shipped.events)[:2]
    stamp = Stamp(title="A collection", version="1", day=shipped.settings.opens_on)
    csv = "".join(write_csv(events, shipped.sources, stamp=stamp))
    geojson = "".join(write_geojson(events, Places(opened.shapes), head={}))
    plain = json.dumps({"type": "FeatureCollection", "features": [data.draw(values), to_record(events[0])]})
    for read, sound in ((read_csv, csv), (read_geojson, geojson), (read_geojson, plain)):
        for text in (data.draw(spoilt(sound)), data.draw(texts), plain):
            with suppress(RecordsError):
                read(text)


# ---- texts -------------------------------------------------------------------------------------------


@given(
    content=st.one_of(st.binary(max_size=200), st.text(max_size=300).map(lambda text: text.encode("utf-16")))
)
def test_an_articles_file_is_read_or_refused(content: bytes, folder: Path, shipped: Collection) -> None:
    articles = folder / "articles"
    articles.mkdir(exist_ok=True)
    for source in shipped.sources[:2]:
        (articles / source.file).write_bytes(content)
    try:
        found = read_articles(articles, shipped.sources)
    except ArticleError:
        return
    look_up_passages(shipped.events, found)
    assert check_collection(shipped, found).summary()
    compare_articles(found)


@given(
    page=st.one_of(texts, spoilt("<html><body><p>The bridge was closed.</p><p>At noon.</p></body></html>"))
)
def test_a_page_of_an_article_is_read(page: str) -> None:
    body = page.encode("utf-8", "surrogatepass")
    for content_type in ("text/html", "text/html; charset=utf-8", "text/plain", "x"):
        with suppress(EventsError):
            read_article(body, content_type, [])


# ---- addresses ---------------------------------------------------------------------------------------

known = st.sampled_from(
    ["AZ-KAL", "happened", "reported", "deadline,entry", "az", "chronology", "2020-11-18"]
)
asked = st.one_of(known, near_dates, texts, st.integers().map(str), st.just("39.9,46.1,8"))
parameters = st.dictionaries(
    st.one_of(st.sampled_from(PARAMETERS), texts), st.lists(asked, min_size=1, max_size=2), max_size=5
)


@given(given_parameters=parameters)
def test_every_address_opens_a_view_and_says_what_it_could_not_use(
    given_parameters: Mapping[str, list[str]], opened: OpenCollection
) -> None:
    view, messages = read_asked(opened, given_parameters)
    assert set(messages) <= set(PARAMETERS)
    again, none = read_asked(opened, {name: [value] for name, value in write_view(view).items()})
    assert (again, none) == (view, {})
    choices = work_out(opened, view)
    make_axis_data(opened, choices.axis, view.clock, view.filter, current_language())
    write_notes(opened, Texts({}, opened.notes), view)
    write_found(opened, view, current_language())


@given(given_parameters=parameters, more=st.dictionaries(st.sampled_from(["of", "block"]), asked))
def test_every_request_for_notes_is_answered(
    given_parameters: dict[str, list[str]], more: dict[str, str]
) -> None:
    query = urlencode(given_parameters | more, doseq=True, errors="surrogatepass").encode()
    scope = {"type": "http", "method": "GET", "path": "/notes.json", "headers": [], "query_string": query}
    answer = answer_notes(Request(scope))
    answer = asyncio.run(answer) if asyncio.iscoroutine(answer) else answer
    assert isinstance(answer, Response)
    assert answer.status_code in (200, 302, 303, 307, 400, 404)


@given(text=texts)
def test_every_query_is_read_and_every_name_looked_for(text: str, gazetteer: Gazetteer) -> None:
    read_query(text, [])
    gazetteer.find(text)
