"""Connections: to the very address that was checked, and to a public one only."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from events.errors import FetchError
from events.web.connection import find_addresses, is_public
from events.web.download import Downloader
from tests.helpers.newspaper import Press, open_press

# Nothing listens on port 1: it is reserved for an obsolete service.
NOBODY = "127.0.0.1:1"


@pytest.fixture
def press() -> Iterator[Press]:
    with open_press() as opened:
        opened.put("/page", "<p>The page.</p>")
        yield opened


def test_the_connection_goes_to_the_address_that_was_checked(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve, answers = socket.getaddrinfo, ["127.0.0.1", "127.0.0.2", "127.0.0.2", "127.0.0.2"]

    def change(host: str, *more: Any, **named: Any) -> Any:
        return resolve(answers.pop(0) if host == "fickle.example" else host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", change)
    host = f"fickle.example:{press.server_port}"
    press.put("/robots.txt", "")
    downloader = Downloader(replace(press.options, allowed_hosts=frozenset({host})))
    with pytest.raises(FetchError, match=r"no connection to fickle\.example"):
        downloader.download(f"http://{host}/page")
    assert (press.requests, answers) == (["/robots.txt"], ["127.0.0.2", "127.0.0.2"])


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("1.1.1.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    with pytest.raises(FetchError, match=r"mixed\.example is at 10\.0\.0\.1"):
        find_addresses("mixed.example", 80)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("1.1.1.1", True),
        ("2606:4700::1111", True),
        ("::ffff:1.1.1.1", True),
        ("64:ff9b::101:101", True),
        ("64:ff9b::a00:1", False),
        ("::ffff:127.0.0.1", False),
        ("2002:a00:1::", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("fd00::1", False),
        ("ff0e::1", False),
        ("::", False),
        ("100.64.0.1", False),
        ("172.16.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("0.0.0.0", False),  # noqa: S104
    ],
)
def test_public_addresses_are_distinguished_from_others(address: str, expected: bool) -> None:
    assert is_public(address) is expected


def test_a_host_without_an_answer_is_counted_as_unreachable(press: Press) -> None:
    downloader = Downloader(replace(press.options, allowed_hosts=frozenset({NOBODY})))
    with pytest.raises(FetchError, match=r"no connection to 127\.0\.0\.1, port 1"):
        downloader.download(f"http://{NOBODY}/")
    assert (downloader.network.connected, downloader.network.unreachable) == (0, 1)
