"""Pages from the web, for a reader's own copy: one request at a time, polite, and to public addresses only.

A page's address comes from a data file, a redirect from any server: neither may lead this program to
a machine that only the reader's own network can reach. So every connection is one of `connection`, redirects
are followed one by one here, and proxies and passwords of the environment are not used.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import urljoin

from protego import Protego
from urllib3.exceptions import ReadTimeoutError
from urllib3.util import Url, parse_url

from events.errors import FetchError
from events.web.connection import BROKEN, PORTS, PublicNetwork

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ENCODINGS = ("", "identity", "gzip", "x-gzip", "deflate")
# No site may keep a reader waiting for longer than this between two requests, whatever its robots.txt asks.
_LONGEST_PAUSE = 30.0
_CHUNK = 16_384


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """How to fetch: times in seconds, sizes in bytes after decompression.

    `timeout` is for connecting and for each wait for more, `time_limit` for one whole answer, `pause` lies
    between two requests to one host. `allowed_hosts` are those (`127.0.0.1:8000`) that may be reached though
    their addresses are private: a server of the reader's own, or of a test.
    """

    user_agent: str = "HandoverMap/1.0 (+reader's own copy)"
    timeout: float = 20.0
    time_limit: float = 60.0
    pause: float = 1.0
    most_bytes: int = 5_000_000
    most_redirects: int = 5
    allowed_hosts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: its last address, the status, the header fields in small letters, the body."""

    url: str
    status: int
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)


class Downloader:
    """Sends one request at a time; remembers each host's robots.txt and the time of its last request."""

    def __init__(self, options: FetchOptions) -> None:
        """Start without having sent a request."""
        self.options = options
        self.network = PublicNetwork(options.allowed_hosts)
        self._rules: dict[str, Protego | FetchError] = {}
        self._asked: dict[str, float] = {}

    def download(self, address: str) -> Answer:
        """Download a page, by way of redirects, as far as the robots.txt of each host allows.

        Raises FetchError with the reason if there is no answer of status 200 within the limits.
        """
        answer = self._follow(address, by_rules=True)
        if answer.status != 200:
            raise FetchError(f"{answer.url} answered {answer.status}: expected 200")
        return answer

    def _follow(self, address: str, *, by_rules: bool) -> Answer:
        url = _read_address(address)
        for _ in range(self.options.most_redirects + 1):
            if by_rules:
                self._check_rules(url)
            answer = self._get(url)
            if answer.status not in REDIRECTS or not answer.headers.get("location"):
                return answer
            url = _read_address(urljoin(url.url, answer.headers["location"]))
        most = self.options.most_redirects
        raise FetchError(f"{address} was redirected, at last to {url}: expected at most {most} redirects")

    def _check_rules(self, url: Url) -> None:
        """Hold to robots.txt (RFC 9309): where there is none all is allowed, where it fails nothing is."""
        origin = f"{url.scheme}://{url.netloc}"
        if origin not in self._rules:
            try:
                self._rules[origin] = self._read_rules(f"{origin}/robots.txt")
            except FetchError as error:
                self._rules[origin] = error
        rules = self._rules[origin]
        if isinstance(rules, FetchError):
            raise FetchError(str(rules)) from rules
        if not rules.can_fetch(url.url, self._name()):
            raise FetchError(f"{origin}/robots.txt forbids {self._name()} to read {url}")

    def _read_rules(self, address: str) -> Protego:
        answer = self._follow(address, by_rules=False)
        if answer.status == 429 or answer.status >= 500:
            raise FetchError(f"{address} answered {answer.status}: expected the rules, or 404 for none")
        return Protego.parse(answer.body.decode("utf-8", "replace") if answer.status == 200 else "")

    def _name(self) -> str:
        return self.options.user_agent.split("/", 1)[0]

    def _wait(self, url: Url) -> None:
        rules = self._rules.get(f"{url.scheme}://{url.netloc}")
        asked_for = (rules.crawl_delay(self._name()) or 0.0) if isinstance(rules, Protego) else 0.0
        pause = max(self.options.pause, min(asked_for, _LONGEST_PAUSE))
        if url.host in self._asked:
            time.sleep(max(0.0, self._asked[url.host] + pause - time.monotonic()))

    def _get(self, url: Url) -> Answer:
        """Ask once. The connection serves this request only, so that no other host's can be taken for it."""
        self._wait(url)
        options = self.options
        headers = {
            "Host": url.netloc or "",
            "User-Agent": options.user_agent,
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        try:
            with self.network.connect(
                url, timeout=options.timeout, time_limit=options.time_limit
            ) as connection:
                connection.request(
                    "GET", url.request_uri, headers=headers, preload_content=False, decode_content=False
                )
                with closing(connection.getresponse()) as response:
                    fields = {key.lower(): value for key, value in response.headers.items()}
                    is_wanted = response.status == 200
                    chunks = response.stream(_CHUNK, decode_content=False)
                    body = _read_body(chunks, fields, options.most_bytes) if is_wanted else b""
                    return Answer(url.url, response.status, fields, body)
        except (TimeoutError, ReadTimeoutError) as error:
            limit = f"within {options.timeout:g} s, and whole within {options.time_limit:g} s"
            raise FetchError(f"{url} did not answer in time: expected an answer {limit}") from error
        except BROKEN as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            raise FetchError(f"{url} gave no whole answer: {reason}") from error
        except FetchError as error:
            raise FetchError(f"{url}: {error}") from error
        finally:
            self._asked[url.host or ""] = time.monotonic()


def _read_address(address: str) -> Url:
    try:
        url = parse_url(address)
    except ValueError as error:
        raise FetchError(f"{address!r} is not an address: {error}") from error
    if url.scheme not in PORTS or not url.host:
        raise FetchError(f"{url} was not asked: expected an address that begins with http:// or https://")
    # User and password are not sent, nor the part of the page: messages leave them out.
    port = None if url.port == PORTS[url.scheme] else url.port
    return url._replace(auth=None, fragment=None, path=url.path or "/", port=port)


def _read_body(chunks: Iterable[bytes], headers: dict[str, str], most: int) -> bytes:
    """Read a body up to a size, never unpacking more than that at once."""
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in _ENCODINGS:
        raise FetchError(f"packed as {encoding!r}: expected gzip, deflate or nothing")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding in _ENCODINGS[2:] else None
    body, raw = bytearray(), 0
    for chunk in chunks:
        raw += len(chunk)
        try:
            body += chunk if unpack is None else unpack.decompress(chunk, most + 1 - len(body))
        except zlib.error as error:
            raise FetchError(f"not packed as it says: {error}") from error
        if max(raw, len(body)) > most:
            raise FetchError(f"cut off, as it is too long: expected at most {most:,} bytes")
    if unpack is not None and not unpack.eof:
        raise FetchError("its packed body ends too early")
    return bytes(body)
