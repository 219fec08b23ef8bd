"""A newspaper made for the tests: a real server on this machine, its pages, an invented article."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from events.model import Account, Event, Passage, Source
from events.texts.passages import fingerprint
from events.web.download import FetchOptions
from events.web.fetch import FetchReport, fetch_articles
from tests.helpers.specimens import make_event, make_source

# Two sentences in the first paragraph, one in the second, two in the third.
FLOOD = (
    "The river Olm rose by two metres during the night, the warden of the lock said. "
    "Nobody in the lower town had been told.",
    'The warden\'s log reads: "Gate three - the oldest - was left open until 04:10," a clerk reported.',
    "The council meets on Friday to hear the keeper of the gate. It has not met since the spring of 2019.",
)
ROSE = "The river Olm rose by two metres during the night, the warden of the lock said."
TOLD = "Nobody in the lower town had been told."
LOG = FLOOD[1]
MEETS = "The council meets on Friday to hear the keeper of the gate."
SINCE = "It has not met since the spring of 2019."

MENUS = """<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li>
<li><a href="/weather">Weather</a></li></ul></nav>
<div class="ad advertisement"><a href="/buy">Rubber boots, now at half the price!</a></div>"""
FOOT = """<aside class="related"><h3>Read also</h3><ul><li><a href="/a">Ten bridges to cross</a></li>
<li><a href="/b">A ferry for sale</a></li></ul></aside>
<div class="cookie-banner">We value your privacy. Accept all cookies?</div>
<footer><p>All rights reserved. The Olm Courier.</p></footer><script>var advert = "Buy boots!";</script>"""


def make_page(*paragraphs: str, head: str = "", headline: str = "Flood in the lower town") -> str:
    """Make a web page with an article among menus and advertisements."""
    body = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head>{head}<title>{headline}</title></head><body>{MENUS}"
        f"<main><article><h1>{headline}</h1>\n{body}</article></main>{FOOT}</body></html>"
    )


def make_flood(source: str = "courier", *passages: tuple[int, str]) -> Event:
    """Make an event on which a source's sentences rest; all five of the flood, if none is given."""
    given = passages or ((1, ROSE), (1, TOLD), (2, LOG), (3, MEETS), (3, SINCE))
    accounts = tuple(
        Account(
            source=source,
            passage=Passage(paragraph=number, sentences=(fingerprint(sentence),)),
            says="Says so.",
            attributed_to="The warden",
        )
        for number, sentence in given
    )
    return make_event("flood", "report", "2020-11-02", accounts=accounts)


Page = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answer with the page of a path, noting each request and how many come at once."""

    server: Press

    def do_GET(self) -> None:
        press = self.server
        with press.lock:
            press.now += 1
            press.most_at_once = max(press.most_at_once, press.now)
            press.requests.append(self.path)
            press.times.append(time.monotonic())
            press.agents.add(self.headers["User-Agent"])
        try:
            page = press.pages.get(self.path)
            if page is None:
                self.send_error(404)
            else:
                page(self)
        except (BrokenPipeError, ConnectionResetError):
            press.hung_up += 1
        finally:
            with press.lock:
                press.now -= 1

    def answer(self, body: bytes, content_type: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


class Press(ThreadingHTTPServer):
    """The server: `pages` by path, and the paths of the `requests` it got."""

    def __init__(self, address: str, port: int) -> None:
        super().__init__((address, port), Handler)
        self.lock = threading.Lock()
        self.pages: dict[str, Page] = {}
        self.requests: list[str] = []
        self.times: list[float] = []
        self.agents: set[str] = set()
        self.now = self.most_at_once = self.hung_up = 0
        self.closing = threading.Event()

    @property
    def host(self) -> str:
        return f"{self.server_address[0]!s}:{self.server_port}"

    @property
    def options(self) -> FetchOptions:
        """Fetch without pauses, and from this server although it is on this machine."""
        return FetchOptions(pause=0, timeout=10, allowed_hosts=frozenset({self.host}))

    def put(self, path: str, page: str | bytes, content_type: str = "text/html; charset=utf-8") -> None:
        body = page.encode() if isinstance(page, str) else page
        self.pages[path] = lambda handler: handler.answer(body, content_type)

    def redirect(self, path: str, to: str) -> None:
        def answer(handler: Handler) -> None:
            handler.send_response(302)
            handler.send_header("Location", to)
            handler.end_headers()

        self.pages[path] = answer

    def source(self, path: str, id: str = "courier", **more: str) -> Source:
        """Return a source whose article is at a path of this server."""
        return make_source(id, url=f"http://{self.host}{path}", **more)


@contextmanager
def open_press(address: str = "127.0.0.1", port: int = 0) -> Iterator[Press]:
    """Run the server in a thread; when this ends, all its answers have ended."""
    with Press(address, port) as press:
        thread = threading.Thread(target=press.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield press
        finally:
            press.closing.set()
            press.shutdown()
            thread.join()


def fetch(press: Press, folder: Path, source: Source | None = None) -> FetchReport:
    """Fetch one article, by default that of the flood, with its five passages."""
    given = source or press.source("/flood")
    (report,) = fetch_articles([given], [make_flood(given.id)], folder, options=press.options)
    return report


def list_files(folder: Path) -> list[str]:
    """Return the files below a folder, by their paths within it."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
