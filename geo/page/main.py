"""The page: what is shown where.

What every run needs is worked out once a server. The choices of a run are worked out once and passed on. A
step of the axis runs nothing here: the map and the notes of each day are known to the browser.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from contextlib import nullcontext
from functools import cache, partial
from pathlib import Path
from secrets import token_hex

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from events.errors import RecordsError
from events.words.catalogue import N_, _
from events.words.wording import word_moment, word_set_aside
from geo.drawing.style import word_credits
from geo.drawing.symbols import write_pictures, write_swatches
from geo.html.elements import faults, page_foot, page_head, skip_links
from geo.html.guide import guide
from geo.page.parts.compare import show_comparison
from geo.page.parts.components import show_axis, show_notes
from geo.page.parts.filters import show_filters
from geo.page.parts.map import show_chooser, show_map
from geo.page.parts.search import show_search, show_search_aside
from geo.page.parts.sources import show_disagreements, show_sources
from geo.page.parts.story import show_story, show_story_offer
from geo.page.parts.table import show_table
from geo.page.session.address import current_view, open_view, renew_view
from geo.page.session.collection import IS_OPEN, OpenCollection, current_keeper, open_collection
from geo.page.session.heading import page_heading
from geo.page.session.opening import wait_for_map
from geo.page.session.options import data_folder
from geo.page.session.setting_aside import setting_aside
from geo.page.session.texts import find_texts
from geo.page.writing.pages import find_pages, show_writing
from geo.views.axis import has_no_marks, work_out

# The parts of each page that a reader can skip to.
SKIPS = {
    "map": {
        "date": N_("Skip to the date"),
        "map": N_("Skip to the map"),
        "notes": N_("Skip to the notes"),
        "table": N_("Skip to the table of all events"),
    },
    "sources": {"content": N_("Skip to the articles")},
    "disagreements": {"content": N_("Skip to the accounts that differ")},
}
WRITING_SKIPS = {"content": N_("Skip to the content")}
HERE = Path(__file__).parent
WEB = HERE.parent / "web"
STYLES = (
    HERE / "page.css",
    HERE / "streamlit_internals.css",
    WEB / "axis" / "axis.css",
    WEB / "notes" / "notes.css",
    WEB / "notes" / "search.css",
    WEB / "notes" / "comparison.css",
    WEB / "notes" / "story.css",
)


def show_page() -> None:
    """Show the page that the address names."""
    title, icon = page_heading()[0::2]
    st.set_page_config(page_title=title, page_icon=icon, layout="wide")
    for style in STYLES:
        st.html(style)
    st.html(f"<style>{write_swatches()}{write_pictures()}</style>")
    try:
        with nullcontext() if IS_OPEN.is_set() else st.spinner(_("Opening the collection …")):
            opened = open_collection(data_folder())
    except RecordsError as error:
        st.html(faults(_("The data files cannot be used"), [str(fault) for fault in error.faults]))
        return
    boxes: dict[str, DeltaGenerator] = {}
    pages = {
        "map": st.Page(lambda: show_map_page(opened, boxes["search"]), title=_("Map"), default=True),
        "sources": st.Page(lambda: show_sources(opened), title=_("Sources"), url_path="sources"),
        "disagreements": st.Page(
            lambda: show_disagreements(opened), title=_("Disagreements"), url_path="disagreements"
        ),
    }
    for one in find_pages():
        pages[one.name] = st.Page(partial(show_writing, one, opened), title=_(one.title), url_path=one.name)
    page = st.navigation(list(pages.values()), position="hidden")
    name = next(name for name, one in pages.items() if one is page)
    if page is not pages["map"]:
        st.set_page_config(page_title=f"{page.title} – {opened.settings.title}")
    with setting_aside(), st.container(key="page", gap="xsmall"):
        st.html(skip_links({part: _(title) for part, title in SKIPS.get(name, WRITING_SKIPS).items()}))
        boxes["search"] = _show_head(opened, pages)
        _show_parts(opened, pages, page, boxes["search"])
    _keep_imports()


def _show_head(opened: OpenCollection, pages: Mapping[str, st.Page]) -> DeltaGenerator:
    """Show the head; return the part of it in which the page puts its search field."""
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        has_story, has_bars = opened.collection.story is not None, has_no_marks(opened)
        st.html(page_head(opened.settings, has_story=has_story, has_bars=has_bars))
        search = st.container(key="search")
        for one in pages.values():
            st.page_link(one, label=one.title)
        if st.button(_("How to read this"), key="guide", type="tertiary"):
            st.dialog(_("How to read this"), width="medium")(lambda: st.html(guide(opened.settings)))()
    return search


def _show_parts(
    opened: OpenCollection, pages: Mapping[str, st.Page], page: st.Page, search: DeltaGenerator
) -> None:
    """Show what cannot be used, the page that is chosen, and the foot."""
    _show_problem()
    if lines := [str(fault) for fault in opened.collection.faults]:
        st.html(faults(word_set_aside(opened.collection.set_aside), lines))
    if opened.unplaced:
        st.html(faults(_("Not all can be drawn as the files have it:"), list(opened.unplaced)))
    is_opened = page is pages["map"] and st.session_state.get("page") != "map"
    st.session_state.page = next(name for name, one in pages.items() if one is page)
    # A collection that was opened anew need not hold what the reader has chosen.
    is_new = st.session_state.setdefault("version", opened.version) != opened.version
    st.session_state.version = opened.version
    if is_opened:
        open_view(opened, {name: st.query_params.get_all(name) for name in st.query_params})
    elif is_new and page is pages["map"]:
        renew_view(opened)
    if page is not pages["map"]:
        with search:
            show_search_aside(opened)
    page.run()
    check = find_texts(opened).check
    credits, collection = word_credits(opened.shapes), opened.collection
    st.html(page_foot(opened.settings, collection.events, collection.sources, check, credits))


def _show_problem() -> None:
    """Say that the files have changed, cannot be used as they are now, and what is shown instead."""
    problem = st.session_state.problem = current_keeper().problem
    if problem:
        title = _(
            "The files of this collection have changed and cannot be used as they are now. Shown is the "
            "collection as it was read on {moment}."
        )
        st.html(faults(title.format(moment=word_moment(problem.shown_since)), list(map(str, problem.faults))))


def show_map_page(opened: OpenCollection, search: DeltaGenerator) -> None:
    """Show the map with its date, its notes and its table; `search` is where the search field goes."""
    view = current_view()
    choices = work_out(opened, view)
    is_first = "opening" not in st.session_state
    opening = st.session_state.setdefault("opening", token_hex(8))
    # The map is sent first and stands below the axis; the focus follows the order of the screen.
    with st.container(key="view"):
        timeline = st.container(key="timeline", gap="xsmall")
        comparison = st.container(key="comparison_place")
        show_map(opened, view, opening)
        if is_first:
            # What else the browser has to draw would keep it from drawing the map.
            wait_for_map(opening)
        with search:
            show_search(opened, st.session_state.moves)
        with timeline:
            show_axis(opened, choices)
        show_story(opened, view)
        with st.container(key="pace", horizontal=True, vertical_alignment="center"):
            show_filters(opened, view)
            show_story_offer(opened, view)
        with comparison:
            show_comparison(opened, view)
        show_chooser(opened, view)
        show_notes(opened, choices)
    show_table(opened, view)


@cache
def _keep_imports() -> None:
    """Spare the garbage collector, which runs after every run, all that the first page has imported."""
    gc.collect()
    gc.freeze()
