"""Who may ask the server, and what every answer of it tells a browser to allow."""

from __future__ import annotations

import asyncio
import http.client
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message

from geo.page.server.application import MIDDLEWARE
from geo.page.server.guard import LOCAL, is_allowed

PATHS = (
    *("/", "/sources", "/disagreements", "/nothing", "/files/nothing.js", "/notes.json", "/drawn?of=x"),
    *(
        "/notes.json?block=0&of=wrong",
        "/_stcore/health",
        "/_stcore/nothing",
        "/component/a/b",
        "/static/nothing",
    ),
    *(
        "/component/streamlit_folium.st_folium/index.html",
        "/media/nothing",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/\\x",
    ),
    *("/static/js/index.00000000.js", "/component/streamlit_folium.st_folium/static/js/main.00000000.js"),
    *(
        "/files/map-0f1db72910b0.js",
        "/below/files/map-0f1db72910b0.js",
        "/below/notes.json?of=x",
        "//foreign/",
    ),
)
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "STRANGE")


def ask(server: str, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    port = urlsplit(server).port
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in (
        {"Host": f"localhost:{port}"} | {k.replace("_", "-"): v for k, v in headers.items()}
    ).items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


@pytest.mark.parametrize("method", METHODS)
def test_every_answer_protects_the_reader_errors_too(server: str, method: str) -> None:
    for path in PATHS:
        answer = ask(server, path, method)
        told = (path, answer.status)
        assert answer.headers["X-Content-Type-Options"] == "nosniff", told
        assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin", told
        assert "camera=()" in answer.headers["Permissions-Policy"], told
        policy = answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'self'" in policy, told
        assert "object-src 'none'" in policy, told
        is_frame = path.startswith("/component/streamlit_folium.st_folium/")
        assert ("'unsafe-eval'" in policy) is is_frame, told
        assert ("'unsafe-inline'" in policy.partition("script-src")[2].partition(";")[0]) is is_frame, told


@pytest.mark.parametrize(
    "host",
    [
        "foreign.example",
        "foreign.example:8501",
        "localhost.foreign.example",
        "",
        "localhost:x",
        "[::1",
        "a@localhost",
        "192.168.1.5",
        "localhost/",
        "localhost,foreign.example",
    ],
)
def test_a_foreign_host_is_refused_before_anything_is_looked_at(server: str, host: str) -> None:
    for path in ("/", "/notes.json", "/_stcore/health", "/files/leaflet.js"):
        answer = ask(server, path, Host=host)
        assert answer.status == 421
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8501", "127.0.0.1:1", "[::1]:8501", "map.localhost", "localhost."]
)
def test_a_local_host_is_served(server: str, host: str) -> None:
    assert ask(server, "/_stcore/health", Host=host).status == 200


@pytest.mark.parametrize(
    ("allowed", "host", "is_served"),
    [
        (("map.example.org",), "map.example.org:443", True),
        (("map.example.org",), "localhost", False),
        (("*.example.org",), "map.example.org", True),
        (("*.example.org",), "example.org", False),
        (("*.example.org",), "mapexample.org", False),
        (("*",), "anything", True),
        (("2001:db8::1",), "[2001:db8::1]:80", True),
        (LOCAL, "127.0.0.1.foreign.example", False),
    ],
)
def test_the_settings_say_which_hosts_are_served(
    allowed: tuple[str, ...], host: str, is_served: bool
) -> None:
    assert is_allowed(host, allowed) is is_served


def test_an_answer_to_an_error_protects_the_reader_too() -> None:
    async def fail(_request: Request) -> Response:
        raise ValueError("what a reader need not know")

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    app = Starlette(routes=[Route("/", fail)], middleware=MIDDLEWARE)
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "http_version": "1.1"}
    scope |= {"headers": [(b"host", b"localhost")], "scheme": "http", "root_path": ""}

    async def ask_once() -> None:
        with pytest.raises(ValueError, match="need not know"):
            await app(scope, receive, send)

    # In this thread runs the loop of the browser.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, ask_once()).result()
    start, *rest = sent
    headers = Headers(raw=start["headers"])
    assert start["status"] == 500
    assert [one["body"] for one in rest] == [b"Internal Server Error"]
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "frame-ancestors 'self'" in headers["content-security-policy"]


def shake_hands(server: str, host: str, origin: str) -> int:
    port = urlsplit(server).port
    lines = (
        *("GET /_stcore/stream HTTP/1.1", f"Host: {host}", "Upgrade: websocket", "Connection: Upgrade"),
        *("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13", f"Origin: {origin}"),
    )
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall("\r\n".join((*lines, "", "")).encode())
        return int(connection.recv(1024).split(b" ")[1])


def test_a_websocket_is_opened_by_a_page_of_this_server_only(server: str) -> None:
    own = f"localhost:{urlsplit(server).port}"
    assert shake_hands(server, own, f"http://{own}") == 101
    assert shake_hands(server, "foreign.example", "http://foreign.example") == 421
    assert shake_hands(server, own, "http://foreign.example") == 403
    assert shake_hands(server, "foreign.example", f"http://{own}") == 421


def test_settings_name_hosts_of_the_server_and_of_pages_around_it(
    serve_collection: Callable[..., str],
) -> None:
    server = serve_collection(
        STREAMLIT_SERVER_ALLOWED_HOSTS="map.example.org localhost",
        HANDOVER_FRAMED_BY="https://paper.example https://other.example",
    )
    assert ask(server, "/", Host="map.example.org").status == 200
    assert shake_hands(server, "map.example.org", "http://map.example.org") == 101
    assert ask(server, "/", Host="127.0.0.1").status == 421
    policy = ask(server, "/", Host="map.example.org").headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors 'self' https://paper.example https://other.example")
    assert "connect-src 'self' ws://map.example.org wss://map.example.org;" in policy


CODINGS = (
    *(
        "",
        "br",
        "gzip",
        "br;q=0",
        "gzip;q=0",
        "br;q=0, gzip;q=0",
        "x-br-y",
        "xgzip",
        "br;q=0.1, gzip",
        "*;q=0",
    ),
    *(
        "br;q=0.000, *",
        "gzip;q=0, *;q=0.5",
        "identity",
        "identity;q=0, br",
        "BR",
        "br ; Q=0",
        "gzip;q=x",
        ";;,,",
    ),
)
TAKEN = {
    "br": {"br", "*", "BR", "br;q=0.1, gzip", "identity;q=0, br", "gzip;q=0, *;q=0.5"},
    "gzip": {"gzip", "br;q=0.1, gzip", "br;q=0.000, *"},
}


@pytest.mark.parametrize("accepted", CODINGS)
def test_no_answer_is_in_a_coding_that_was_not_asked_for_and_head_is_as_get(
    server: str, accepted: str
) -> None:
    for path in (*PATHS, "/static/js/index.00000000.js"):
        get, head = (ask(server, path, method, Accept_Encoding=accepted) for method in ("GET", "HEAD"))
        coding = get.headers["Content-Encoding"]
        assert coding is None or accepted in TAKEN[coding], (path, coding)
        # What is of the moment, or of one reader, differs.
        told = [
            {
                name.lower(): value
                for name, value in one.getheaders()
                if name.lower() not in ("date", "set-cookie")
            }
            for one in (get, head)
        ]
        assert (path, get.status, told[0]) == (path, head.status, told[1])


def test_what_is_of_another_version_or_not_there_is_never_kept(server: str) -> None:
    for path in PATHS:
        answer = ask(server, path)
        kept = answer.headers["Cache-Control"] or ""
        if answer.status != 200 or "text/html" in (answer.headers["Content-Type"] or ""):
            assert "immutable" not in kept, path
            assert "max-age" not in kept or "max-age=0" in kept, path
    for query in ("", "?block=0", "?block=0&of=", "?block=0&of=wrong", "?block=0&of=wrong&date=2020-11-18"):
        answer = ask(server, f"/notes.json{query}")
        assert (answer.status in (400, 404), answer.headers["Cache-Control"]) == (True, "no-store")
