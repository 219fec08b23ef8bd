"""Who may write: those who know the password, for some hours, each in a session of their own.

The password is that of HANDOVER_PASSWORD; without it, the program makes one up as it starts and prints it.
Where the host signs its users in, HANDOVER_USER_HEADER names the header in which it tells who they are; it
must be one that the host sets itself, and takes from a browser in no case.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from hmac import compare_digest
from threading import Lock
from time import monotonic, sleep

from events.words.catalogue import _

PASSWORD_VARIABLE, HEADER_VARIABLE = "HANDOVER_PASSWORD", "HANDOVER_USER_HEADER"
SHORTEST = 12
# How long one stays signed in, in seconds.
LONGEST_STAY = 8 * 3600.0
# After a wrong password nobody can try another for so many seconds: guessing takes for ever.
PAUSE = 1.0
# The longest name that is kept.
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Editor:
    """Someone who is signed in, by the name that they gave, which may be empty; `until` is a `monotonic`."""

    name: str
    until: float


class Door:
    """Knows the password, and who is signed in, by session."""

    def __init__(self, password: str, *, is_made_up: bool) -> None:
        """Keep the password, and whether the program has made it up."""
        self.is_made_up, self._password = is_made_up, password
        self._inside: dict[str, Editor] = {}
        self._trying = Lock()

    def find(self, session: str) -> Editor | None:
        """Return who is signed in in a session; None if nobody is, or it is too long ago."""
        found = self._inside.get(session)
        if found is not None and found.until < monotonic():
            self.leave(session)
            return None
        return found

    def enter(self, session: str, name: str, password: str) -> str:
        """Sign in; return why that is refused, empty if it is not."""
        if not self._trying.acquire(blocking=False):
            return _("Another password is being tried at this moment. Try again in a second.")
        try:
            if not compare_digest(_digest(password), _digest(self._password)):
                sleep(PAUSE)
                return _("This is not the password. It stands where the server was started.")
        finally:
            self._trying.release()
        self.let_in(session, name)
        return ""

    def let_in(self, session: str, name: str) -> None:
        """Sign in someone whom the host vouches for."""
        now = monotonic()
        self._inside = {id: one for id, one in self._inside.items() if one.until >= now}
        self._inside[session] = Editor(" ".join(name.split())[:_LONGEST_NAME], now + LONGEST_STAY)

    def leave(self, session: str) -> None:
        """Sign out."""
        self._inside.pop(session, None)

    def tell(self) -> str:
        """Return the line that tells the password where the server is started; empty if it is given there."""
        return f"Pages that write ask for this password: {self._password}" if self.is_made_up else ""


@cache
def the_door() -> Door:
    """Return the one door of this server. A password that is too short to keep anybody out is not used."""
    given = os.environ.get(PASSWORD_VARIABLE, "")
    is_used = len(given) >= SHORTEST
    return Door(given if is_used else secrets.token_urlsafe(15), is_made_up=not is_used)


def user_header() -> str:
    """Return the header in which the host tells who has signed in there; empty if it tells nothing."""
    return os.environ.get(HEADER_VARIABLE, "")


def _digest(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()
