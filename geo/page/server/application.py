"""The server around the page: it prepares while the first browser still loads, and answers the map's script.

What is slow to import is imported within functions: the server answers before that.
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from threading import Thread
from typing import TYPE_CHECKING

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from events.media import MEDIA_FILES
from events.words.choice import choose_language
from geo.page.server.compression import CompressFiles
from geo.page.server.guard import Guard
from geo.page.session.files import (
    FOR_EVER,
    ROUTE,
    answer_file,
    refuse,
    remove_served_folder,
    served_folder,
)
from geo.page.session.media import answer_media
from geo.page.session.opening import expect_reports, note_map
from geo.page.streamlit_internals import HOST_CONFIG, make_host_config
from geo.page.writing.door import the_door
from geo.page.writing.switches import switched_on

if TYPE_CHECKING:
    from geo.page.session.collection import OpenCollection
    from geo.views.view import View

# How long the end of the server waits, in seconds, for a collection that is still being opened.
LONGEST_END = 3.0


@asynccontextmanager
async def live(app: st.App) -> AsyncIterator[None]:  # noqa: ARG001
    """Choose the language, and prepare in the background as the server starts; leave nothing behind."""
    choose_language(os.environ)
    expect_reports()
    served_folder()
    tell_password()
    preparing = Thread(target=prepare, daemon=True)
    preparing.start()
    yield
    # What is still being prepared would write into the folder.
    await run_in_threadpool(preparing.join, LONGEST_END)
    remove_served_folder()
    if switched_on():
        from geo.page.writing.importing.staging import remove_staging_folder

        remove_staging_folder()


def tell_password() -> None:
    """Print the password of pages that write, if some are on and nobody has given one."""
    if switched_on() and (line := the_door().tell()):
        print(line, flush=True)


def prepare() -> None:
    """Import what takes long and open the collection, so that the first reader does not wait for all of it.

    What goes wrong here goes wrong again in the page, and is reported there. Streamlit registers a component
    only for a reader, so `streamlit_folium` itself is left to the first.
    """
    # All of it stays: looking for what does not would only take time.
    gc.disable()
    try:
        from events.errors import RecordsError
        from geo.drawing.basemap import preload
        from geo.page.session.collection import open_collection
        from geo.page.session.options import data_folder
        from geo.page.session.texts import find_texts

        preload()
        with suppress(RecordsError):
            find_texts(open_collection(data_folder()))
    finally:
        gc.enable()


def _read_view(request: Request) -> tuple[OpenCollection, View, dict[str, str]] | Response:
    """Return the collection, the view that a request asks for and what is wrong in it; else a refusal."""
    from events.errors import RecordsError
    from geo.page.session.collection import open_collection
    from geo.page.session.options import data_folder
    from geo.views.addresses import read_asked

    try:
        opened = open_collection(data_folder())
    except RecordsError as error:
        return refuse("\n".join(str(fault) for fault in error.faults), 503)
    given = request.query_params
    view, messages = read_asked(opened, {name: given.getlist(name) for name in given})
    return opened, view, messages


def answer_notes(request: Request) -> Response:
    """Answer with a block of notes; with 400 and what cannot be used, or 404 for another version."""
    from events.words.catalogue import _, current_language
    from geo.page.session.blame import word_error
    from geo.page.session.setting_aside import make_or_set_aside
    from geo.page.session.texts import find_texts
    from geo.views.notes import write_block
    from geo.views.view import word_rejected

    asked = _read_view(request)
    if isinstance(asked, Response):
        return asked
    opened, view, messages = asked
    given = request.query_params
    if "more" in given:
        return _answer_more(request, opened, view, messages)
    number = given.get("block", "")
    if not number.isdecimal() or len(number) > 9:
        messages["block"] = word_rejected("block", number, _("a whole number"))
    if messages:
        return refuse("\n".join(messages.values()), 400)
    texts = find_texts(opened)
    if given.get("of") != (version := opened.version + texts.version):
        message = f"of={given.get('of')!r} in the address: the collection is of version {version!r}"
        return refuse(message, 404)
    try:
        content = make_or_set_aside(lambda: write_block(opened, texts, view, int(number), current_language()))
    except Exception as error:
        # Of the collection without the record another version is open, for which the page runs again.
        logging.getLogger(__name__).exception("Notes cannot be shown")
        return refuse(word_error(error), 404)
    return Response(content, media_type="application/json", headers={"Cache-Control": FOR_EVER})


def _answer_more(request: Request, opened: OpenCollection, view: View, messages: dict[str, str]) -> Response:
    """Answer with the next events of a list of the notes of a day."""
    from dataclasses import replace

    from events.dates import parse_day
    from events.errors import DateError
    from events.words.catalogue import _
    from geo.page.session.setting_aside import make_or_set_aside
    from geo.page.session.texts import find_texts
    from geo.views.notes import LISTS, write_more
    from geo.views.view import word_rejected

    given = request.query_params
    name, start, on = (given.get(parameter, "") for parameter in ("more", "start", "on"))
    if name not in LISTS:
        messages["more"] = word_rejected("more", name, _("one of {codes}").format(codes=", ".join(LISTS)))
    if not start.isdecimal() or len(start) > 9:
        messages["start"] = word_rejected("start", start, _("a whole number"))
    try:
        view = replace(view, date=parse_day(on))
    except DateError:
        messages["on"] = word_rejected("on", on, _("a day such as {day}").format(day="2020-11-18"))
    if messages:
        return refuse("\n".join(messages.values()), 400)
    texts = find_texts(opened)
    html = make_or_set_aside(lambda: write_more(opened, texts, view, name, int(start)))
    return JSONResponse({"html": html}, headers={"Cache-Control": "no-store"})


def answer_picture(request: Request) -> Response:
    """Answer with the map of a view as SVG, as large as the map on the screen; with 400 and what is wrong."""
    from datetime import date

    from events.exchange.formats import FORMATS, Stamp
    from events.words.catalogue import _
    from geo.views.opened_view import OpenedView
    from geo.views.pictures import USUAL_SIZE, draw_shown, read_size
    from geo.views.view import word_rejected

    asked = _read_view(request)
    if isinstance(asked, Response):
        return asked
    opened, view, messages = asked
    given = request.query_params
    wanted = given.get("size", "")
    size = read_size(wanted) if wanted else USUAL_SIZE
    if size is None:
        messages["size"] = word_rejected("size", wanted, _("width and height in pixels, such as 830x560"))
    if messages or size is None:
        return refuse("\n".join(messages.values()), 400)
    shown, settings = OpenedView(opened, view), opened.settings
    stamp = Stamp(title=settings.title, version=settings.version, day=date.today(), chosen=shown.name())
    drawn = draw_shown(shown, stamp, size)
    return Response(drawn, media_type=FORMATS["svg"].mime, headers={"Cache-Control": "no-store"})


def answer_host_config(request: Request) -> Response:  # noqa: ARG001
    """Answer what Streamlit's scripts ask about the page: it says itself when it is offline."""
    answer = make_host_config(st.get_option("client.allowedOrigins") or ())
    return JSONResponse(answer, headers={"Cache-Control": "no-cache"})


# Every answer passes the first of them last.
MIDDLEWARE = (Middleware(Guard), Middleware(CompressFiles))
# The page may be served below a path.
ROUTES = (
    Route("/{base:path}notes.json", answer_notes),
    Route("/{base:path}map.svg", answer_picture),
    Route("/{base:path}drawn", note_map),
    Route(f"/{{base:path}}{MEDIA_FILES}/{{name}}", answer_media),
    Route(f"/{{base:path}}{HOST_CONFIG}", answer_host_config),
    Route(f"/{{base:path}}{ROUTE}/{{name:path}}", answer_file),
)
