"""The steps of an import: a file, what it is taken for, what comes of it, and then into the collection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

import streamlit as st

from events.errors import EventsError, word_file_error
from events.imports.mapping import Mapping, list_ready
from events.imports.rows import Row
from events.words.catalogue import N_, _
from events.words.wording import count, word_number
from geo.errors import GeoError
from geo.html.elements import faults, part
from geo.html.tables import text_table
from geo.ingest.asked import Request
from geo.ingest.importing import import_files
from geo.ingest.opening import FORMATS, GUESSED
from geo.ingest.trial import Look, look_at, try_import
from geo.page.session.collection import OpenCollection
from geo.page.session.options import data_folder
from geo.page.writing.importing.columns import ask_purposes
from geo.page.writing.importing.preview import look_into, show_set_aside, show_tried, word_report
from geo.page.writing.importing.staging import Staged, Tried, stage

# What is asked of the source, beside its columns: fields of a Request.
OF_SOURCE = {
    "title": N_("Title of the dataset"),
    "publisher": N_("Who publishes it"),
    "licence": N_("Licence, or terms of use"),
    "attribution": N_("How its makers ask to be named"),
}
# So many rows are shown, and so often it is told how far they are.
SHOWN, STEP = 5, 2_000
# Two imports at once would each lose what the other writes.
_WRITING = Lock()


def show_import(opened: OpenCollection) -> None:
    """Show the page."""
    title = _("Import into “{title}”").format(title=opened.settings.title)
    hint = _("Other people's data: a table, a map or a timeline. Nothing is written before you have seen it.")
    st.html(part(title, hint, level=2, id="content"))
    _show_done()
    sent = st.file_uploader(_("File"), key=f"sent_{st.session_state.get('sent', 0)}")
    if sent is None:
        return
    with _telling(_("This file cannot be imported")):
        staged = stage(sent)
        format = st.selectbox(
            _("Format"),
            ["", *FORMATS, *(name for name in list_ready() if name not in FORMATS)],
            format_func=lambda one: one or _("As the file tells"),
            key=f"format_{staged.id}",
        )
        request = Request(files=[staged.path], into=Path(data_folder()), format=format or None)
        if format not in staged.looks:
            staged.looks[format] = look_at(request)
        look = staged.looks[format]
        _show_look(look)
        _ask(staged, look, request)
    if staged.tried is not None:
        show_tried(staged.tried)
        _offer_to_write(staged.tried)


def _show_look(look: Look) -> None:
    """Show what a file is taken for, and its first rows."""
    if look.events:
        events = count("{n} event", "{n} events", look.events)
        title = _("An export of this program, of {events}").format(events=events)
        st.html(part(title, _("It comes back as it was.")))
        return
    known = look.called if look.called != GUESSED else ""
    title = _("Taken for {format}").format(format=f"{look.format}, {known}" if known else look.format)
    hint = _("Its columns are known to the program.") if known else _("The first rows, as they are read:")
    if look.encoding not in ("", "utf-8", "utf-8-sig"):
        hint += " " + _("Read as {encoding}.").format(encoding=look.encoding)
    st.html(part(title, hint))
    rows = [[row.cells.get(name, "") for name in look.columns] for row in look.sample[:SHOWN]]
    st.html(text_table(_("The first rows"), look.columns, rows))


def _ask(staged: Staged, look: Look, request: Request) -> None:
    """Ask which column is what, and about the source; try it out when that is sent."""
    make: Callable[[], Mapping] | None = None
    with st.form(f"import_{staged.id}"):
        if look.called in ("", GUESSED) and not look.events:
            make = ask_purposes(staged, look)
        source = look.mapping.source if look.mapping else None
        usual = source if source and look.called != GUESSED else None
        columns, given = st.columns(2), {}
        for number, (name, title) in enumerate(OF_SOURCE.items()):
            value = getattr(usual, name, "") if usual else ""
            with columns[number % 2]:
                given[name] = st.text_input(_(title), value=value, key=f"{name}_{staged.id}")
        is_sent = st.form_submit_button(_("Show what comes of it"))
    if not is_sent:
        return
    staged.tried = None
    told: dict[str, Any] = {name: text.strip() or None for name, text in given.items()}
    asked = replace(request, mapping=make() if make else None, **told)
    with _counting() as follow:
        report = try_import(asked, staged.copy, follow)
        staged.tried = Tried(asked, report, *look_into(staged.copy, report))


def _offer_to_write(tried: Tried) -> None:
    counts = tried.report.counts
    number = counts.added + counts.changed + counts.unchanged
    if not number:
        st.html(part("", _("There is nothing to write: no row became an event.")))
        return
    label = count("Write {n} event into the collection", "Write {n} events into the collection", number)
    if not st.button(label, key="write"):
        return
    with _telling(_("Nothing was written")), _counting() as follow:
        if not _WRITING.acquire(blocking=False):
            st.html(faults(_("Nothing was written"), [_("Another import is being written. Try again.")]))
            return
        try:
            st.session_state.written = import_files(tried.request, follow)
        finally:
            _WRITING.release()
        st.session_state.pop("staged")
        # Another field, which is empty.
        st.session_state.sent = st.session_state.get("sent", 0) + 1
        st.rerun()


def _show_done() -> None:
    """Say what was written last, once."""
    report = st.session_state.pop("written", None)
    if report is not None:
        st.html(part(_("Written into the collection"), word_report(report), id="written"))
        show_set_aside(report)


@contextmanager
def _telling(title: str) -> Iterator[None]:
    """Show what goes wrong in words, and go on without what was to be done."""
    try:
        yield
    except (EventsError, GeoError) as error:
        st.html(faults(title, str(error).splitlines()))
        st.stop()
    except OSError as error:
        st.html(faults(title, [word_file_error(error)]))
        st.stop()


@contextmanager
def _counting() -> Iterator[Callable[[Iterable[Row], int | None], Iterable[Row]]]:
    """Show how many rows are done."""
    place = st.empty()

    def follow(rows: Iterable[Row], total: int | None) -> Iterator[Row]:
        for number, row in enumerate(rows):
            if number % STEP == 0:
                done = _("{n} rows").format(n=word_number(number))
                place.progress(min(number / total, 1.0) if total else 0.0, text=done)
            yield row

    yield follow
    place.empty()
