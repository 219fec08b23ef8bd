"""Connections to public addresses only, each within a time limit.

A host's name is resolved once, every address it has is checked, and the connection goes to a checked
address itself: what the name resolves to a moment later does not matter.

This module imports nothing of the project but its errors.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError
from urllib3.util import Url

from events.errors import FetchError, word_os_error

PORTS = {"http": 80, "https": 443}
# What a connection raises that breaks off.
BROKEN = (OSError, HTTPException, HTTPError)
# Addresses of IPv4 within IPv6 (RFC 6052): what they lead to is the address inside.
_NAT64 = IPv6Network("64:ff9b::/96")


class PublicNetwork:
    """The internet without the reader's own network, but for `allowed_hosts` (`127.0.0.1:8000`).

    `connected` and `unreachable` count the attempts to connect by how they ended; a refused host counts as
    neither. `last_failure` says why the last of them failed.
    """

    def __init__(self, allowed_hosts: Iterable[str] = ()) -> None:
        """Connect to nothing yet."""
        self.allowed_hosts = frozenset(allowed_hosts)
        self.connected = 0
        self.unreachable = 0
        self.last_failure = ""

    @contextmanager
    def connect(self, url: Url, *, timeout: float, time_limit: float) -> Iterator[HTTPConnection]:
        """Connect to the first checked address of a host that answers, and close at the end.

        No wait is longer than `timeout`, in seconds, nor all that is done within longer than `time_limit`,
        though the other side drips. Raises FetchError if an address is not public, or if none answers;
        TimeoutError when the time is over; BROKEN for a connection that breaks off.
        """
        watched = _Watched(time_limit)
        try:
            yield self._connect(url, timeout, watched)
        except BROKEN as error:
            if watched.is_over:
                raise TimeoutError("the time is over") from error
            raise
        finally:
            watched.close()
        if watched.is_over:
            raise TimeoutError("the time is over")

    def _connect(self, url: Url, timeout: float, watched: _Watched) -> HTTPConnection:
        host, port = (url.host or "").strip("[]"), url.port or PORTS[url.scheme or "http"]
        reason = "it has no address"
        try:
            addresses = find_addresses(host, port, is_allowed=f"{host}:{port}" in self.allowed_hosts)
        except OSError as error:
            addresses, reason = [], word_os_error(error)
        for address in addresses:
            connection = watched.connection = _make(url.scheme, host, address, port)
            connection.timeout = min(timeout, watched.left())
            try:
                connection.connect()
            except ConnectTimeoutError as error:
                reason = word_os_error(cause if isinstance(cause := error.__cause__, OSError) else error)
            else:
                self.connected += 1
                connection.sock.settimeout(timeout)
                watched.sock = connection.sock
                return connection
        self.unreachable += 1
        self.last_failure = f"no connection to {host}, port {port}: {reason}"
        raise FetchError(self.last_failure)


class _Watched:
    """What is under way: a connection, which is ended when its time is over."""

    def __init__(self, time_limit: float) -> None:
        self.connection: HTTPConnection | None = None
        # Kept by itself: a connection lets go of it before the answer is read.
        self.sock: socket.socket | None = None
        self.is_over = False
        self._deadline = time.monotonic() + time_limit
        self._timer = Timer(time_limit, self._end)
        self._timer.daemon = True
        self._timer.start()

    def left(self) -> float:
        """Return the time that is left, in seconds. Raises TimeoutError if none is."""
        if (left := self._deadline - time.monotonic()) <= 0:
            raise TimeoutError("the time is over")
        return left

    def close(self) -> None:
        self._timer.cancel()
        if self.connection is not None:
            self.connection.close()

    def _end(self) -> None:
        self.is_over = True
        sock = self.sock or (self.connection and self.connection.sock)
        if sock:
            # Whoever waits for it is told that there is nothing more; of a TLS connection, too.
            with suppress(OSError):
                socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _make(scheme: str | None, host: str, address: str, port: int) -> HTTPConnection:
    """Make a connection to an address, which by TLS has to prove that it is the host's."""
    if scheme == "http":
        return HTTPConnection(address, port)
    context = ssl.create_default_context(cafile=certifi.where())
    return HTTPSConnection(address, port, ssl_context=context, server_hostname=host)


def find_addresses(host: str, port: int, *, is_allowed: bool = False) -> list[str]:
    """Resolve a host's name to its addresses, all of which must be public unless `is_allowed`.

    Raises FetchError if one of them is not, OSError if the name has none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (UnicodeError, OverflowError) as error:
        raise OSError(f"not a host and port: {error}") from error
    addresses = list(dict.fromkeys(str(row[4][0]) for row in found))
    for address in addresses:
        if not is_allowed and not is_public(address):
            raise FetchError(f"{host} is at {address}, so it was not asked: expected a public address")
    return addresses


def is_public(address: str) -> bool:
    """Return whether an IP address, with any IPv4 address wrapped in it, is one of the public internet.

    Private, shared, loopback, link-local, multicast, reserved and unspecified addresses are not (the
    registries of IANA for special-purpose addresses, as Python's ipaddress has them).
    """
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        inside = IPv4Address(int(found) & 0xFFFFFFFF) if found in _NAT64 else found.ipv4_mapped
        if inside is not None:
            return is_public(str(inside))
        if found.is_site_local or (found.sixtofour is not None and not is_public(str(found.sixtofour))):
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)
