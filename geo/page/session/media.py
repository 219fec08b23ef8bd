"""Pictures and videos of events as the server sends them, and from where else a reader may load some."""

from __future__ import annotations

import os
import re
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from events.errors import PlaceError
from events.media import find_file, type_of
from geo.page.session.files import refuse
from geo.page.session.options import data_folder

# Origins, separated by spaces, such as https://pictures.example: a reader may load pictures from there.
MEDIA_VARIABLE = "HANDOVER_MEDIA_FROM"
_ORIGIN = re.compile(r"https?://(\*\.)?[A-Za-z0-9.-]+(:[0-9]+)?")


def list_media_origins() -> list[str]:
    """Return the origins that the environment names; what is none is left out."""
    return [one for one in os.environ.get(MEDIA_VARIABLE, "").split() if _ORIGIN.fullmatch(one)]


def answer_media(request: Request) -> Response:
    """Answer with a picture or video of the collection's folder of media; 404 for anything else there."""
    name = request.path_params["name"]
    try:
        path = find_file(Path(data_folder()), name)
    except PlaceError:
        return refuse("no picture or video of this name", 404)
    return FileResponse(path, media_type=type_of(name), headers={"Cache-Control": "max-age=300"})
