"""Hold the server's answers back, and deliver them late or in another order."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import WebSocketRoute
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass
class Answers:
    """What the server sends, held back while `is_holding`."""

    page: WebSocketRoute | None = None
    is_holding: bool = False
    held: list[str | bytes] = field(default_factory=list)

    def stand_between(self, route: WebSocketRoute) -> None:
        """Connect page and server; keep the server's messages while they are held back."""
        self.page = route
        server = route.connect_to_server()
        route.on_message(server.send)
        server.on_message(lambda message: (self.held.append if self.is_holding else route.send)(message))

    def groups(self) -> list[list[str | bytes]]:
        """Return what is held, one list for each answer: an answer begins with the message `new_session`."""
        groups: list[list[str | bytes]] = [[]]
        for message in self.held:
            content = message if isinstance(message, bytes) else b""
            if ForwardMsg.FromString(content).WhichOneof("type") == "new_session":
                groups.append([])
            groups[-1].append(message)
        return [group for group in groups if group]

    def release(self, messages: list[str | bytes]) -> None:
        """Deliver these messages."""
        assert self.page is not None
        for message in messages:
            self.page.send(message)
