"""Paths, queries and ranges that nobody sends in good faith: refused, or answered as any other."""

from __future__ import annotations

import pytest

from tests.page.test_guard import ask

# Below these stand files.
FILES = ("files", "media-files")
ELSEWHERE = (
    "../app.py",
    "..%2f..%2fapp.py",
    "%2e%2e/%2e%2e/app.py",
    "..%5c..%5capp.py",
    "../sources.toml",
    "..%2fsources.toml",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "C:%5cx.png",
    "x%00.js",
    "x%00.png",
    "%",
    "%ff",
    ".png",
    "",
    "x" * 5_000 + ".png",
)
NINES = "9" * 400
QUERIES = (
    "notes.json/../app.py",
    "notes.json%00",
    "notes.json?of=%00",
    "notes.json?of=%0d%0aX-Own:%201",
    "notes.json?block=-1",
    "notes.json?block=%EF%BC%91",
    f"notes.json?block={NINES}",
    f"notes.json?more=events&start={NINES}",
    f"notes.json?{'x=1&' * 4_000}",
    f"notes.json?date={'%F0%9F%98%80' * 3_000}",
    "map.svg?size=999999x999999",
    "map.svg?size=1e9x1",
    "map.svg?size=%D9%A1%D9%A2%D9%A3x100",
    "map.svg?at=nan,nan,nan",
    "map.svg?at=inf,0,5",
    "map.svg?at=90,180,1e308",
    f"map.svg?layers={'x,' * 9_000}",
    f"drawn?of={'x' * 60_000}",
    "drawn?of=%0d%0aX-Own:%201",
)
MANY = ",".join(f"{one}-{one}" for one in range(0, 4_000, 2))


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_no_path_and_no_query_leads_elsewhere_or_fails(server: str, method: str) -> None:
    paths = [f"/{folder}/{name}" for folder in FILES for name in ELSEWHERE]
    for path in (*paths, *(f"/{query}" for query in QUERIES)):
        answer = ask(server, path, method)
        told = (path[:60], answer.status)
        assert answer.status < 500, told
        assert answer.headers["X-Content-Type-Options"] == "nosniff", told
        assert answer.headers["X-Own"] is None, told
        assert path not in paths or answer.status in (400, 403, 404), told


@pytest.mark.parametrize("asked", ["0-0", "99999999-", "5-1", "-0", "a-b", MANY])
def test_a_range_that_is_none_is_refused_or_passed_over(server: str, asked: str) -> None:
    for path in ("/", "/files/leaflet.js", "/notes.json", "/map.svg"):
        answer = ask(server, path, Range=f"bytes={asked}")
        assert answer.status in (200, 206, 400, 404, 416), path
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
