"""A relay between browser and server that counts what crosses the wire."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

PIECE = 65_536


@dataclass
class Relay:
    """What stands between: the address to open instead of the server's, and the bytes it has `received`."""

    address: str
    received: int = 0


@contextmanager
def relay_to(port: int) -> Iterator[Relay]:
    """Pass everything on to a port of this machine and back, all answers counted, headers among them."""
    relay = Relay("")

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection(("localhost", port)) as server:
                Thread(target=self.answer, args=(server,), daemon=True).start()
                while piece := self.request.recv(PIECE):
                    server.sendall(piece)

        def answer(self, server: socket.socket) -> None:
            try:
                while piece := server.recv(PIECE):
                    relay.received += len(piece)
                    self.request.sendall(piece)
            except OSError:
                # The browser has closed its page.
                return

    class Server(ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing of pages that are closed."""

    with Server(("localhost", 0), Handler) as server:
        relay.address = f"http://localhost:{server.server_address[1]}"
        Thread(target=server.serve_forever, daemon=True).start()
        yield relay
        server.shutdown()
