"""Pictures and videos: nothing is asked for before a click, and nothing of another host without leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request, Route, expect

from geo.publish.folder import write_one
from geo.publish.media import find_media
from geo.publish.site import write_one_file
from tests.conftest import Opened
from tests.helpers.pictures import ALT, ELSEWHERE, write_pictured
from tests.helpers.published import read_edition

Visit = Callable[..., Opened]
Serve = Callable[..., str]


def ask(server: str, name: str) -> tuple[int, str | None, str | None]:
    connection = HTTPConnection("127.0.0.1", urlsplit(server).port or 80, timeout=20)
    connection.request("GET", f"/media-files/{name}", headers={"Host": "localhost"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.headers["Content-Type"], answer.headers["X-Content-Type-Options"]


LEAVE = "https://pictures.example https://*.example.org"


def test_a_picture_is_loaded_when_it_is_opened_and_from_elsewhere_with_leave_alone(
    tmp_path: Path, serve_collection: Serve, visit: Visit
) -> None:
    (write_pictured(tmp_path) / "media" / "page.png").write_bytes(b"<script>alert(1)</script>")
    server = serve_collection(tmp_path, HANDOVER_MEDIA_FROM=LEAVE)
    assert ask(server, "bridge%20one.png") == (200, "image/png", "nosniff")
    for name in ("page.png", "none.png", "..%2fsources.toml", "%2e%2e%2fsources.toml", "sources.toml"):
        assert ask(server, name)[0] in (400, 404), name
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=b"", content_type="video/webm")

    def note(request: Request) -> None:
        asked.extend([request.url] if "media-files" in request.url else [])

    def stand_in(page: Page) -> None:
        page.route("https://pictures.example/**", answer)
        page.on("request", note)

    opened = visit(f"{server}/?date=2020-11-10", before=stand_in)
    notes = opened.page.locator(".notes-day")
    own, outside = notes.locator(".medium").nth(0), notes.locator(".medium").nth(1)
    expect(own.locator("summary")).to_have_text(f"Picture: {ALT}")
    assert asked == []
    own.locator("summary").press("Enter")
    picture = own.get_by_role("img", name=ALT)
    expect(picture).to_be_visible()
    assert picture.evaluate("(one) => one.decode().then(() => one.naturalWidth)") == 8
    assert asked == [f"{server}/media-files/bridge%20one.png"]
    outside.locator("summary").press("Enter")
    expect(outside.get_by_role("link", name="Open it by itself")).to_have_attribute("href", ELSEWHERE["url"])
    assert len(asked) == 1
    outside.get_by_role("button", name="Load it from pictures.example").press("Enter")
    expect(outside.locator("video")).to_have_attribute("src", ELSEWHERE["url"])
    own.locator("summary").press("Enter")
    expect(own.locator("img")).to_have_count(0)
    assert [one for one in opened.errors if "Content Security" in one] == []


def test_without_leave_what_is_elsewhere_is_a_link_and_one_file_holds_its_own(
    tmp_path: Path, visit: Visit
) -> None:
    read = read_edition(write_pictured(tmp_path))
    edition = replace(read, media=find_media(list(read.opened.collection.events), tmp_path))
    write_one(tmp_path / "map.html", write_one_file(edition))
    opened = visit(f"{(tmp_path / 'map.html').as_uri()}#date=2020-11-10", has_map=False)
    own, outside = (opened.page.locator(".part-notes .medium").nth(at) for at in (0, 1))
    own.locator("summary").press("Enter")
    assert (
        own.get_by_role("img", name=ALT).evaluate("(one) => one.decode().then(() => one.naturalWidth)") == 8
    )
    outside.locator("summary").press("Enter")
    expect(outside.get_by_role("link", name="Open it by itself")).to_be_visible()
    expect(outside.get_by_role("button")).to_be_hidden()
    assert opened.errors == []
    assert opened.foreign == []
