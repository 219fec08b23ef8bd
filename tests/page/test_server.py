"""The server around the page: which files a browser may keep, which not, and their size."""

from __future__ import annotations

import asyncio
import gzip
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import brotli
import pytest
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from geo.page.server.compression import OUR_FILE, CompressFiles, choose_coding
from geo.page.session.files import FOR_EVER
from geo.page.streamlit_internals import FRAME_SCRIPT, STATIC_FILE, name_language, name_page
from tests.conftest import Opened

EXPAND = (gzip.decompress, gzip.decompress, brotli.decompress, brotli.decompress)


def cache_control(address: str) -> str:
    with urlopen(address) as answer:  # noqa: S310 - our own server
        return str(answer.headers["Cache-Control"])


def test_files_named_after_their_content_are_kept_for_ever(server: str, visit: Callable[..., Opened]) -> None:
    opened = visit(server)
    addresses: list[str] = opened.page.evaluate(
        """() => document.querySelector(".st-key-map iframe").contentWindow.performance
            .getEntriesByType("resource").map((one) => one.name)"""
    )
    kept = {re.sub(r"[-.][0-9a-f]{8,}", "", one.rsplit("/", 1)[1]): cache_control(one) for one in addresses}
    for name in ("data.js", "map.js", "map.css", "leaflet.js", "leaflet.css", "main.js"):
        assert kept[name] == "public, max-age=31536000, immutable", kept


def test_what_the_page_names_beforehand_is_there(server: str, visit: Callable[..., Opened]) -> None:
    # Those of the map exist once it has been shown.
    opened = visit(server)
    with urlopen(f"{server}/") as answer:  # noqa: S310 - our own server
        named = re.findall(r"<\./([^>]+)>; rel=(?:modulepreload|prefetch)", answer.headers["Link"])
    parts = {re.sub(r"[-.][\w-]{8,}(?=\.)", "", name.rsplit("/", 1)[1]) for name in named}
    assert {
        "BidiComponent.js",
        "Html.js",
        "ComponentInstance.js",
        "main.js",
        "leaflet.js",
        "data.js",
        "map.js",
        "page.js",
    } <= parts
    for name in named:
        with urlopen(f"{server}/{name}") as answer:  # noqa: S310
            assert answer.status == 200
    assert opened.errors == []


def test_files_that_never_change_come_compressed_the_first_time_and_from_memory(server: str) -> None:
    with urlopen(f"{server}/") as answer:  # noqa: S310 - our own server
        name = re.findall(r'src="\./(static/js/index\.[^"]+)"', answer.read().decode())[0]
    with urlopen(f"{server}/{name}") as answer:  # noqa: S310
        assert answer.headers["Content-Encoding"] is None
        plain = answer.read()
    offered = ("gzip", "gzip", "gzip, deflate, br, zstd", "gzip, deflate, br, zstd")
    for accepted, coding, expand in zip(offered, ("gzip", "gzip", "br", "br"), EXPAND, strict=True):
        request = Request(f"{server}/{name}", headers={"Accept-Encoding": accepted})  # noqa: S310
        with urlopen(request) as answer:  # noqa: S310
            small = answer.read()
            assert answer.headers["Content-Encoding"] == coding
            assert answer.headers["Vary"] == "Accept-Encoding"
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert answer.headers["Content-Length"] == str(len(small))
        assert expand(small) == plain
        assert len(small) < len(plain) / 3
    # A part of a file is a part of the plain one.
    request = Request(f"{server}/{name}", headers={"Accept-Encoding": "gzip", "Range": "bytes=0-9"})  # noqa: S310
    with urlopen(request) as answer:  # noqa: S310
        assert (answer.status, answer.read()) == (206, plain[:10])


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        ("/files/map-0f1db72910b0.css", True),
        ("/below/component/streamlit_folium.st_folium/static/js/main.521860b0.js", True),
        ("/component/streamlit_folium.st_folium/index.html", False),
        ("/files/leaflet.js", False),
        ("/component/a/decade.js", False),
        ("/static/js/index.DormvYxC.js", True),
        ("/static/js/index.js", False),
        ("/static/media/MaterialSymbols-Rounded.nEdyypZU.woff2", True),
        ("/media/index.DormvYxC.js", False),
    ],
)
def test_only_names_that_carry_a_hash_are_kept(path: str, is_kept: bool) -> None:
    rules = (OUR_FILE, STATIC_FILE, FRAME_SCRIPT)
    assert any(rule.search(path) for rule in rules) is is_kept


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("*", "br"),
        ("*, br;q=0", "gzip"),
        ("gzip;q=0.2, identity;q=0.9", ""),
        ("gzip;q=high", ""),
        ("", ""),
    ],
)
def test_the_coding_is_the_one_that_the_browser_prefers(accepted: str, coding: str) -> None:
    assert choose_coding(accepted) == coding


def test_what_is_held_in_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.page.server.compression.MOST_HELD", 1_000)
    made: list[str] = []

    async def make(scope: Scope, _receive: Receive, send: Send) -> None:
        made.append(scope["path"])
        answer = Response(b"x" * 400, media_type="text/javascript", headers={"Cache-Control": FOR_EVER})
        await answer(scope, _receive, send)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(_message: Message) -> None:
        pass

    async def ask(*numbers: int) -> None:
        app = CompressFiles(make)
        for number in numbers:
            path = f"/files/data-00000000000{number}.js"
            await app({"type": "http", "method": "GET", "path": path, "headers": []}, receive, send)

    # In this thread runs the loop of the browser.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, ask(1, 1, 2, 1, 3, 3, 2, 1)).result()
    # Two of them fit; a third takes the place of the one that has been held longest.
    assert [path[-4] for path in made] == ["1", "2", "3", "1"]


def test_the_first_answer_has_the_pages_own_title_description_and_icon(server: str) -> None:
    with urlopen(f"{server}/") as answer:  # noqa: S310 - our own server
        page = answer.read().decode()
    assert re.findall(r"<title>(.*)</title>", page) == ["Handover Map"]
    assert '<meta name="description" content="Six districts of Azerbaijan in November 2020: ' in page
    assert '<link rel="icon" href="data:image/png;base64,' in page
    assert "favicon.png" not in page


def test_the_first_answer_says_its_language_and_direction(server: str) -> None:
    with urlopen(f"{server}/") as answer:  # noqa: S310 - our own server
        page = answer.read()
    assert b'<html lang="en" dir="ltr">' in page
    assert name_language(b'<html lang="en">', "ar", "rtl") == b'<html lang="ar" dir="rtl">'


def test_a_title_stays_text() -> None:
    page = b'<link rel="shortcut icon" href="./favicon.png" /><title>Streamlit</title>'
    named = name_page(page, "<b>\\1", 'a "b"', "data:,")
    assert named == (
        b'<link rel="icon" href="data:," /><title>&lt;b&gt;\\1</title>\n'
        b'    <meta name="description" content="a &quot;b&quot;" />'
    )


def test_a_file_that_is_not_there_is_not_kept_and_none_lies_outside_the_folder(server: str) -> None:
    for name in ("nothing-0f1db72910b0.js", "%2e%2e/app.py", "..%2fapp.py", ""):
        with pytest.raises(HTTPError) as refused:
            urlopen(f"{server}/files/{name}")  # noqa: S310 - our own server
        assert refused.value.code in (400, 404)
        assert refused.value.headers["Cache-Control"] is None


def test_a_head_request_has_the_headers_of_the_file(server: str, visit: Callable[..., Opened]) -> None:
    opened = visit(server)
    name = opened.page.evaluate(
        """() => performance.getEntriesByType("resource").map((one) => one.name)
            .find((one) => /files\\/page-\\w+\\.js/.test(one))"""
    )
    answers = {}
    for method in ("GET", "HEAD"):
        request = Request(name, headers={"Accept-Encoding": "br"}, method=method)  # noqa: S310
        with urlopen(request) as answer:  # noqa: S310
            kept = ("Content-Type", "Content-Encoding", "Content-Length", "Cache-Control", "Vary")
            answers[method] = [answer.headers[one] for one in kept], len(answer.read())
    assert answers["HEAD"] == (answers["GET"][0], 0)
    assert answers["GET"][0][1] == "br"


def test_the_page_itself_is_requested_anew(server: str) -> None:
    assert cache_control(f"{server}/component/streamlit_folium.st_folium/index.html") == "no-cache"


def test_the_page_loads_no_font_but_its_icons(server: str, visit: Callable[..., Opened]) -> None:
    opened = visit(server)
    fonts = opened.page.evaluate(
        """() => performance.getEntriesByType("resource")
            .map((one) => [one.name.split("/").pop().split(".")[0], one.encodedBodySize])
            .filter(([name]) => name.startsWith("Source") || name.startsWith("Material"))"""
    )
    assert [name for name, _ in fonts] == ["MaterialSymbols-Rounded"]
    # Of the 375 kB of the whole.
    assert fonts[0][1] < 12_000
    used = (
        "() => getComputedStyle(document.querySelector('.st-key-filters button p')).fontFamily.split(',')[0]"
    )
    assert opened.page.evaluate(used) == "-apple-system"
    # A ligature is drawn as wide as an icon; the letters of its name would be far wider.
    icon = opened.page.locator(".st-key-filters button").get_by_text("expand_more", exact=True)
    assert icon.evaluate("(one) => one.scrollWidth") <= 20


def test_the_map_of_a_view_is_drawn_as_its_address_asks(server: str) -> None:
    asked = "date=2020-11-25&district=AZ-KAL&at=40.2,46.1,10&size=800x600&layers=handover,origin&utm=1"
    with urlopen(f"{server}/map.svg?{asked}") as answer:  # noqa: S310 - our own server
        assert answer.headers["Content-Type"].startswith("image/svg+xml")
        assert answer.headers["Cache-Control"] == "no-store"
        drawn = answer.read().decode()
    assert "Kalbajar (AZ-KAL) on 25 November 2020" in drawn
    assert 'height="675"' in drawn
    assert 'class="neighbour' not in drawn
    assert 'class="district AZ-TOV' not in drawn


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("size=800", "size='800' in the address: expected width and height in pixels, such as 830x560"),
        ("size=0x5", "size='0x5' in the address: expected width and height"),
        ("at=here", "at='here' in the address: expected latitude, longitude and zoom"),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_refused_with_the_reason(
    server: str, query: str, message: str
) -> None:
    with pytest.raises(HTTPError) as caught:
        urlopen(f"{server}/map.svg?{query}")  # noqa: S310
    text = caught.value.read().decode()
    caught.value.close()
    assert caught.value.code == 400
    assert text.startswith(message)
