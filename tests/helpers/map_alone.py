"""The map alone, without the server of the page: a folder of files behind any web server.

For tests of what the page has no setting for, such as chunks of a few rows; `show` does what the page does.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from events.model import CLOCKS, Settings
from events.records.collection import load_collection
from events.timeline.timeline import Timeline
from geo.drawing.basemap import make_map, write_assets
from geo.drawing.chunks import MOST_ROWS
from geo.drawing.layers import MapData, Shapes, Subject, bounds_of, load_shapes, make_map_data
from geo.drawing.points import Spots
from geo.drawing.style import map_words

FRAME = Path(__file__).parents[2] / "geo" / "page" / "frame.js"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve the files of a folder; yield the address."""
    server = ThreadingHTTPServer(("localhost", 0), partial(_Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


def draw(
    shapes: Shapes,
    settings: Settings,
    timeline: Timeline,
    *,
    spots: Spots | None = None,
    limit: int = MOST_ROWS,
) -> MapData:
    """Draw the events of a timeline as the page does."""
    codes = [district.code for district in settings.districts]
    subject = Subject(
        shapes=shapes,
        settings=settings,
        columns=timeline.columns,
        states={clock: {code: timeline.changes(code, clock) for code in codes} for clock in CLOCKS},
        spots=spots,
    )
    return make_map_data(subject, limit=limit)


def write_map(folder: Path, shapes: Shapes, drawn: MapData) -> None:
    """Write the page of the map, and all that it loads, into a folder."""
    scripts, styles = write_assets(folder, FRAME, drawn.bundle)
    for name, content in drawn.files.items():
        (folder / name).write_bytes(content)
    start = map_words(shapes) | {"bounds": bounds_of(shapes)}
    page = make_map(scripts, styles, drawn.groups, start)
    html = str(page.get_root().render())
    (folder / "index.html").write_text(html, encoding="utf-8")


def open_map(browser: Browser, address: str, size: tuple[int, int] = (1000, 700)) -> Page:
    """Open the map in a fresh profile."""
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    page.goto(address)
    page.wait_for_function("() => typeof HandoverMap === 'object'")
    return page


@contextmanager
def open_shipped(browser: Browser, folder: Path) -> Iterator[Page]:
    """Open the map of the shipped collection."""
    collection, shapes = load_collection(), load_shapes()
    assert collection.settings is not None
    write_map(folder, shapes, draw(shapes, collection.settings, Timeline(collection.events)))
    with serve_folder(folder) as address:
        page = open_map(browser, address)
        yield page
        page.context.close()


def tell(page: Page, script: str, given: object = None) -> Any:
    """Evaluate a function of Leaflet's map and of what is given."""
    found = "Object.values(window).find((one) => one instanceof L.Map)"
    return page.evaluate(f"(given) => ({script})({found}, given)", given)


def show(
    page: Page,
    day: str,
    *,
    clock: str = "happened",
    among: str | None = None,
    district: str | None = None,
    event: str | None = None,
) -> None:
    """Show a day, as the page does, and wait until it is drawn: a map draws the last day of each frame."""
    step = {"date": day, "clock": clock, "among": among, "district": district, "event": event, "lang": "en"}
    page.evaluate(f"HandoverMap.show({json.dumps(step)})")
    page.evaluate("() => new Promise(requestAnimationFrame)")
