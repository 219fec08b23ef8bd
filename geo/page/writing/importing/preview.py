"""What would come of an import: its events, their map, and the rows that are set aside."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import numpy as np
import streamlit as st

from events.imports.setting_aside import MOST_LISTED
from events.timeline.filter import Filter
from events.words.catalogue import _
from events.words.wording import count, word_number
from geo.html.elements import part, void
from geo.html.tables import text_table
from geo.ingest.asked import Report
from geo.page.writing.importing.staging import Tried
from geo.print.picture import PANEL, draw_map
from geo.views.opened import Opened, open_folder
from geo.views.opened_view import OpenedView
from geo.views.view import View

# So many events are listed, of those that would come of it.
LISTED = 8


def show_tried(tried: Tried) -> None:
    """Show what would come of an import."""
    report = tried.report
    st.html(part(_("What comes of it"), word_report(report)))
    if tried.events:
        heads = [_("When"), _("Kind"), _("What happened"), _("Where"), _("Who says so")]
        st.html(text_table(_("The first events"), heads, tried.events))
    if tried.picture:
        # As a picture it is but drawn: nothing in it can be more.
        source = "data:image/svg+xml;base64," + b64encode(tried.picture.encode()).decode()
        st.html(void("img", src=source, alt=_("Map of all these events"), class_="trial-map"))
    elif tried.events:
        st.html(part("", _("None of these events has a point: they are listed, and not on the map.")))
    show_set_aside(report)


def word_report(report: Report) -> str:
    """Word how many events an import adds and changes, and how many rows became none."""
    counts = report.counts
    sentences = [
        _("{added} new, {changed} changed, {unchanged} as they were.").format(
            added=count("{n} event", "{n} events", counts.added),
            changed=word_number(counts.changed),
            unchanged=word_number(counts.unchanged),
        )
    ]
    for one in report.files:
        if one.skipped:
            sentences.append(count("{n} row is no event.", "{n} rows are no events.", one.skipped))
        if one.repeated:
            sentences.append(count("{n} row stands twice.", "{n} rows stand twice.", one.repeated))
        if one.set_aside:
            sentences.append(count("{n} row is set aside.", "{n} rows are set aside.", one.set_aside))
    return " ".join(sentences)


def show_set_aside(report: Report) -> None:
    """Show the rows that are set aside, and offer them as a file in which they can be mended."""
    for one in report.files:
        if not one.set_aside:
            continue
        hint = _("They can be mended in a file that has them all, and be imported from that.")
        if one.set_aside > len({fault.record for fault in one.faults}):
            hint += " " + _("These are the first {n}.").format(n=MOST_LISTED)
        st.html(part(_("Rows that are set aside"), hint))
        heads = [_("Row"), _("Column"), _("What stands there"), _("What was expected")]
        rows = [(fault.record, fault.field, fault.value, fault.expected) for fault in one.faults]
        st.html(text_table(_("Rows that are set aside"), heads, rows))
        if one.set_aside_file:
            path = Path(one.set_aside_file)
            st.download_button(
                _("Download these rows"), path.read_bytes, path.name, "text/csv", on_click="ignore"
            )


def look_into(copy: Path, report: Report) -> tuple[list[tuple[str, ...]], str]:
    """Return the first events that a trial made, as cells of a table, and the map of all of them as SVG.

    Raises RecordsError if the copy of the collection cannot be opened.
    """
    opened, _drawn = open_folder(copy, "")
    rows = opened.timeline.rows(opened.timeline.pick(Filter(sources=tuple(report.sources))))
    events = opened.timeline.records(rows, LISTED)
    listed: list[tuple[str, ...]] = [
        (
            one.when.text,
            one.kind.id,
            one.summary,
            one.location or ", ".join(one.districts),
            one.accounts[0].attributed_to,
        )
        for one in events
    ]
    return listed, _draw(opened, set(rows.tolist()))


def _draw(opened: Opened, rows: set[int]) -> str:
    spots = opened.drawn_spots
    if spots is None:
        return ""
    is_there = np.isin(spots.rows(), list(rows))
    if not is_there.any():
        return ""
    places = np.column_stack((spots.lon[is_there], spots.lat[is_there])).round(4)
    found, counts = np.unique(places, axis=0, return_counts=True)
    discs = [(lon, lat, number) for (lon, lat), number in zip(found.tolist(), counts.tolist(), strict=True)]
    moment = OpenedView(opened, View(opened.settings.opens_on)).moment(opened.settings.opens_on)
    corners = [(float(lon), float(lat)) for lon, lat in (*found.min(axis=0)[None], *found.max(axis=0)[None])]
    moment = replace(moment, discs=discs, drawn=[], corners=tuple(corners))
    return draw_map(opened.drawn_shapes, opened.settings, moment, layout=PANEL)
