"""Connections to public addresses only, each within a time limit.

A host's name is resolved once, every address it has is checked, and the connection goes to a checked
address itself: what the name resolves to a moment later does not matter.

This module imports nothing of the project but its errors.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from ssl import SSLContext
from typing import Any

import httpcore

from events.errors import FetchError, word_os_error

# Addresses of IPv4 within IPv6 (RFC 6052): what they lead to is the address inside.
_NAT64 = IPv6Network("64:ff9b::/96")


class PublicNetwork(httpcore.NetworkBackend):
    """The internet without the reader's own network, but for `allowed_hosts` (`127.0.0.1:8000`).

    `deadline` is the moment (of time.monotonic) at which everything under way ends. `connected` and
    `unreachable` count the attempts to connect by how they ended; a refused host counts as neither.
    `last_failure` says why the last of them failed.
    """

    def __init__(self, allowed_hosts: Iterable[str] = ()) -> None:
        """Connect to nothing yet."""
        self.allowed_hosts = frozenset(allowed_hosts)
        self.deadline = float("inf")
        self.connected = 0
        self.unreachable = 0
        self.last_failure = ""
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first checked address that answers.

        Raises FetchError if an address is not public, or if none answers.
        """
        reason = "it has no address"
        try:
            addresses = find_addresses(host, port, is_allowed=f"{host}:{port}" in self.allowed_hosts)
        except OSError as error:
            addresses, reason = [], word_os_error(error)
        for address in addresses:
            try:
                stream = self._backend.connect_tcp(
                    address, port, _shorten(timeout, self.deadline), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.TimeoutException) as error:
                reason = word_os_error(error)
            else:
                self.connected += 1
                return _TimedStream(stream, self.deadline)
        self.unreachable += 1
        self.last_failure = f"no connection to {host}, port {port}: {reason}"
        raise FetchError(self.last_failure)


class _TimedStream(httpcore.NetworkStream):
    """A stream that also ends when it drips: no wait goes beyond the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _shorten(timeout, self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _shorten(timeout, self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        wait = _shorten(timeout, self._deadline)
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, wait), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


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


def _shorten(timeout: float | None, deadline: float) -> float:
    """Return the wait that is left. Raises httpcore.ReadTimeout if none is."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time is over")
    return left if timeout is None else min(left, timeout)
