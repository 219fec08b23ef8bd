"""Our own files as the page's server sends them: the map's scripts, styles and data, and the page's script.

They lie in one folder of this process, which whoever opens a collection fills. Each is named after its
content, so that a browser may keep it for ever; the server (`geo/page/server`) has the route.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles

# The path below which the files are served. It must stay one segment: `FROM_FRAME` counts the segments.
ROUTE = "files"
# The map's frame is served by Streamlit at `component/streamlit_folium.st_folium/index.html`.
FROM_PAGE, FROM_FRAME = "./", "../../"
FOR_EVER = "public, max-age=31536000, immutable"
# Leaflet names its few pictures within its style sheet, without a hash of their content.
FOR_A_DAY = "public, max-age=86400"
HASHED = re.compile(r"-[0-9a-f]{12}\.\w+$")


def served_folder() -> Path:
    """Return the folder whose files are served: made when it is first asked for, gone with the server.

    Something may have deleted it since, as folders of temporary files are cleared now and then.
    """
    return Path(_temporary_folder().name)


@cache
def _temporary_folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="handover-map-", ignore_cleanup_errors=True)


def remove_served_folder() -> None:
    """Remove the folder: a process that is told to end by a signal runs nothing more of its own accord."""
    _temporary_folder().cleanup()


def keep_only(names: Collection[str]) -> None:
    """Delete the files of an earlier state of the collection: those with a hash in a name not among these."""
    for path in served_folder().glob("*"):
        if HASHED.search(path.name) and path.name not in names:
            path.unlink(missing_ok=True)


def file_address(name: str, seen_from: str = FROM_PAGE) -> str:
    """Return the relative address of a file, as seen from the page or from the map's frame (`FROM_FRAME`).

    It holds whatever path the page is served below.
    """
    return f"{seen_from}{ROUTE}/{name}"


def list_hinted() -> list[str]:
    """Return the addresses, as seen from the page, of the scripts and styles that every page needs."""
    paths = sorted(path for ending in ("js", "css") for path in served_folder().glob(f"*.{ending}"))
    return [file_address(path.name) for path in paths]


async def answer_file(request: Request) -> Response:
    """Answer with a file, and how long it holds. Raises Starlette's HTTPException with status 404."""
    name = request.path_params["name"]
    answer = await StaticFiles(directory=served_folder()).get_response(name, request.scope)
    answer.headers["Cache-Control"] = FOR_EVER if HASHED.search(name) else FOR_A_DAY
    return answer


def refuse(reason: str, status: int) -> Response:
    """Return an answer that says why there is nothing, for no cache to keep: it may be there later."""
    return PlainTextResponse(reason, status, headers={"Cache-Control": "no-store"})
