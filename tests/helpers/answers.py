"""The server's answers in a test's hand: held back, let go late, or in another order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from playwright.sync_api import WebSocketRoute
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.conftest import Opened


@dataclass
class Answers:
    """What the server sends, held back for as long as a test wants."""

    page: WebSocketRoute | None = None
    is_holding: bool = False
    held: list[str | bytes] = field(default_factory=list)

    def stand_between(self, route: WebSocketRoute) -> None:
        """Pass everything on but the server's messages while they are held."""
        self.page = route
        server = route.connect_to_server()
        route.on_message(server.send)
        server.on_message(lambda message: (self.held.append if self.is_holding else route.send)(message))

    def groups(self) -> list[list[str | bytes]]:
        """Return what is held, one list for each answer: it opens with a message that names its run."""
        groups: list[list[str | bytes]] = [[]]
        for message in self.held:
            content = message if isinstance(message, bytes) else b""
            if ForwardMsg.FromString(content).WhichOneof("type") == "new_session":
                groups.append([])
            groups[-1].append(message)
        return [group for group in groups if group]

    def release(self, messages: list[str | bytes]) -> None:
        """Let these go."""
        assert self.page is not None
        for message in messages:
            self.page.send(message)


def step_and_reverse(opened: Opened, answers: Answers, days: Iterable[str]) -> None:
    """Step through the days while the answers are held back, then let those go, the last first."""
    answers.is_holding = True
    for day in days:
        opened.slide("ArrowRight")
        opened.wait_for_date(day)
        opened.page.wait_for_timeout(700)
    groups = answers.groups()
    assert len(groups) > 1
    for group in reversed(groups):
        answers.release(group)
    opened.page.wait_for_timeout(1000)
