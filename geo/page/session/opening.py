"""Each opening of the page waits for its map: what else there is to draw would keep the browser from that.

A browser reports a map that it has drawn at a route of this program's own server (`note_map`). Without that
server, as under Streamlit's test runner, nothing reports and nothing waits.
"""

from __future__ import annotations

from threading import Event as Signal

from starlette.requests import Request
from starlette.responses import Response

# The longest wait for a map, in seconds: a slow processor takes about as long to draw it.
LONGEST = 1.5
# The openings that wait for their map, by their names.
_AWAITED: dict[str, Signal] = {}
_IS_SERVED = Signal()


def expect_reports() -> None:
    """From now on openings wait: there is a server to which browsers report."""
    _IS_SERVED.set()


def wait_for_map(opening: str) -> None:
    """Wait until a browser reports the map of an opening of the page, but not for long."""
    if not _IS_SERVED.is_set():
        return
    drawn = _AWAITED[opening] = Signal()
    drawn.wait(LONGEST)
    del _AWAITED[opening]


def note_map(request: Request) -> Response:
    """Take note that a browser has drawn the map."""
    drawn = _AWAITED.get(request.query_params.get("of", ""))
    if drawn:
        drawn.set()
    return Response(status_code=204)
