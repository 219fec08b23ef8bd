"""What the page may do under its Content-Security-Policy, and who may hold it in a frame: in a real browser.

Pictures and copies are taken in the tests of exports and of the map, under the same policy.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Page, Route, expect

from tests.conftest import AXIS, Opened
from tests.helpers.map_alone import serve_folder

Visit = Callable[..., Opened]
ONLINE = re.compile(r"^https://([^/]+\.)?(openstreetmap|opentopomap)\.org/")
PAPER = """<!doctype html><html lang="en"><title>Paper</title>
<textarea id="note" aria-label="Note"></textarea>
<iframe id="let" src="{let}/?date=2020-11-18" width="1200" height="900"></iframe>
<iframe id="kept" src="{kept}/?date=2020-11-18" width="1200" height="900"></iframe>"""


def draw_tile() -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (256, 256), "#c0d0c0").save(drawn, "PNG")
    return drawn.getvalue()


def test_an_online_map_is_let_in_when_it_is_switched_on(server: str, visit: Visit) -> None:
    tile = draw_tile()

    def answer(route: Route) -> None:
        route.fulfill(body=tile, content_type="image/png")

    def stand_in(page: Page) -> None:
        page.route(ONLINE, answer)

    opened = visit(f"{server}/?date=2020-11-18", before=stand_in)
    assert opened.foreign == []
    opened.map.locator(".leaflet-control-layers-toggle").press("Enter")
    hosts = set()
    for name in ("OpenStreetMap", "OpenTopoMap"):
        opened.frame.get_by_label(f"{name} (online)").press("Space")
        loaded = opened.frame.locator(f"img.leaflet-tile-loaded[src*='{name.lower()}']").first
        expect(loaded).to_be_visible()
        assert loaded.evaluate("(tile) => tile.naturalWidth") == 256
        hosts |= {".".join((urlsplit(one).hostname or "").split(".")[-2:]) for one in opened.foreign}
    assert hosts == {"openstreetmap.org", "opentopomap.org"}
    opened.frame.get_by_label("No online map").press("Space")
    expect(opened.frame.locator("img.leaflet-tile-loaded")).to_have_count(0)
    assert opened.errors == []


def test_a_page_of_another_host_holds_the_map_only_where_the_settings_name_it(
    server: str, visit: Visit, tmp_path: Path, serve_collection: Callable[..., str]
) -> None:
    with serve_folder(tmp_path) as folder:
        paper = folder.replace("localhost", "127.0.0.1").rstrip("/")
        let = serve_collection(HANDOVER_FRAMED_BY=paper)
        (tmp_path / "index.html").write_text(PAPER.format(let=let, kept=server), "utf-8")
        opened = visit(f"{paper}/index.html", has_map=False)
        page = opened.page
        held = page.frame_locator("#let")
        drawn = held.frame_locator(".st-key-map iframe")
        drawn.locator('#map_div[data-date="2020-11-18"]').wait_for()
        held.locator(AXIS).press("ArrowRight")
        drawn.locator('#map_div[data-date="2020-11-19"]').wait_for()
        # There a browser does not let the page at the clipboard by the newer way.
        held.get_by_role("button", name="Copy link").click()
        held.get_by_role("button", name="Copied").wait_for()
        page.locator("#note").press("Control+v")
        expect(page.locator("#note")).to_have_value(re.compile(rf"^{let}/\?date=2020-11-19"))
        assert page.frame_locator("#kept").locator(AXIS).count() == 0
        told = [one for one in opened.errors if "frame-ancestors" in one]
        assert len(told) == 1
        assert server in told[0]
        # The paper has no icon; the browser says of each copy that it goes the older way.
        expected = ("404", "Clipboard API has been blocked")
        others = [one for one in opened.errors if not any(part in one for part in expected)]
        assert others == told
